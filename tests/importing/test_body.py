"""The text of real plans, paragraph by paragraph, and of documents by hand: odd markers, lost numbers, decisions."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.body import body_lines, milestone
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level, Plan, Signature
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.recognise import Recognised, recognise
from cchc_desktop.importing.source import read_source
from tests.core.bodies import printed

FORMS = shipped_forms()


def read(*blocks: Block | str) -> Recognised:
    """A document of these blocks; a text is a paragraph, "*…" a bold one, "_…" an italic, "^…" a bold centred one."""
    return recognise(Source("văn bản.docx", "docx", tuple(map(block, blocks))), FORMS)


def block(entry: Block | str) -> Block:
    if not isinstance(entry, str):
        return entry
    mark, text = (entry[0], entry[1:]) if entry[0] in "*_^" else ("", entry)
    return Paragraph(text, bold=mark in ("*", "^") and bool(mark), italic=mark == "_", centred=mark == "^")


def table(*rows: tuple[str, ...]) -> Table:
    grid = Grid(len(rows[0]), tuple(Row(tuple(Cell(i, text) for i, text in enumerate(row))) for row in rows))
    return Table(grid, "Bảng")


LETTERHEAD = table(
    ("ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-UBND", "Lạc Hồng, ngày 05 tháng 01 năm 2027"),
)
SIGNED = table(("Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT, NC.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Quang Vinh"))
HEAD = (LETTERHEAD, "^KẾ HOẠCH", "^Cải cách hành chính tỉnh Lạc Hồng năm 2027")
APPENDIX = table(
    ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí"),
    ("1", "m", "n", "h", "kq", "Sở Nội vụ", "", "Quý I", ""),
)


def text_of(*lines: Block | str) -> Recognised:
    """A plan of the province with these lines between its subject and its signature."""
    return read(*HEAD, *lines, SIGNED)


# ---- the real plans


@pytest.mark.parametrize("name", ["quang_tri_2025", "bac_giang_2021_2030"])
def test_every_paragraph_of_a_real_plan_stands_at_its_level(shared: Path, name: str):
    truth = json.loads((shared / f"corpus/{name}.body.json").read_text(encoding="utf-8"))
    result = recognise(read_source(shared / f"corpus/{name}.docx"), FORMS)
    data = plan_to_json(result.plan)
    assert (data["preamble"], data["closing"]) == (truth["preamble"], truth["closing"])
    assert [shape(section) for section in data["sections"]] == [shape(section) for section in truth["sections"]]
    document = data["document"]
    for key in ("number", "place", "date", "issuer", "type", "title", "recipients", "signature", "date_iso"):
        assert document[key] == truth[key], key
    assert "unplaced" not in document
    assert not [issue for issue in result.issues if issue.code is not IssueCode.REPEAT_CONTINUES]


def shape(section: dict[str, Any]) -> dict[str, Any]:
    """What the truth says of a section; it writes years as texts and the lack of a marker as null."""
    year = section.get("milestone")
    return {
        **{key: section[key] for key in ("number", "level", "title", "paragraphs", "heading")},
        "marker": section["marker"] or None,
        "milestone": None if year is None else str(year),
        "closing": section.get("closing") or [],
        "children": [shape(child) for child in section["children"]],
    }


def test_a_programme_has_a_period_and_no_table(shared: Path):
    plan = recognise(read_source(shared / "corpus/bac_giang_2021_2030.docx"), FORMS).plan
    assert (plan.form.id, plan.year, plan.period, plan.appendices) == ("programme", None, (2021, 2030), ())
    years = [milestone(line.item) for line in body_lines(plan) if line.kind and milestone(line.item)]
    assert years == [2025, 2030] * 5


def test_a_plan_with_a_table_has_document_text_and_appendix(shared: Path):
    plan = recognise(read_source(shared / "corpus/quang_tri_2025.docx"), FORMS).plan
    assert (plan.form.id, plan.year) == ("annual-by-objective", 2025)
    counts = plan.counts()
    assert (counts[Level.SECTION], counts[Level.PARAGRAPH], counts[Level.ACTIVITY]) == (104, 8, 73)


def test_the_seed_of_tuyen_quang_as_plain_paragraphs(shared: Path):
    """A copy from a web page: no letterhead, no bold, recipients and signature line by line."""
    seed = (shared / "seeds/001_d73abd2f90184476.txt").read_text(encoding="utf-8").split("\n")
    lines = [" ".join(line.split()) for line in seed[:126] if line.strip()]
    result = read(*(Paragraph(line) for line in lines))
    plan, document = result.plan, result.plan.document
    assert (document.number, document.date) == ("223/KH-UBND", "ngày 23 tháng 12 năm 2024")
    assert (document.type, document.title) == ("KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH TỈNH TUYÊN QUANG NĂM 2025")
    assert [basis[:8] for basis in document.bases] == ["Căn cứ N", "Thực hiệ"]
    assert document.signature == Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Sơn")
    assert len(document.recipients) == 10
    assert document.recipients[-1] == "Lưu: VT, NC (P.Hà)."
    text = printed(plan)
    assert text[0].startswith("Ủy ban nhân dân tỉnh Tuyên Quang ban hành")
    assert [line for line in text[1:] if not line.startswith(" ")] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. MỤC TIÊU",
        "III. NHIỆM VỤ, GIẢI PHÁP",
        "IV. KINH PHÍ",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    for wanted in (
        "    2.13. Tối thiểu 90% TTHC",
        "    6.18. Mỗi di sản",
        "  10. Trách nhiệm của Đài",
        "    10.2. Xây dựng",
    ):
        assert any(line.startswith(wanted) for line in text), wanted
    assert len(text) == len(lines) - 2 - 2 - 2 - 1 - 10 - 3, "number, date, type, subject, bases, recipients, signature"
    assert result.issues == ()
    assert document.unplaced == ()


def test_the_seed_of_dak_nong_has_a_letter_out_of_order(shared: Path):
    seed = (shared / "seeds/002_976557fe92cd22a2.txt").read_text(encoding="utf-8").split("\n")[24:]
    end = next(i for i, line in enumerate(seed) if "Lê Văn Chiến" in line)
    lines = [" ".join(line.split()) for line in seed[: end + 1] if line.strip()]
    at = next(i for i, line in enumerate(lines) if line == "PHÓ CHỦ TỊCH")
    result = read(*(Paragraph(line) for line in (*lines[: at + 1], *lines[at + 1 :])))
    document = result.plan.document
    assert document.issuer == "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG"
    assert document.signature == Signature("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Chiến")
    assert document.recipients[2] == "Ủy ban MTTQVN t nh;", "a line that the page has broken is put together again"
    assert [i.params["printed"] for i in result.issues if i.code is IssueCode.SECTION_NUMBER_DIFFERS] == ["f"]
    letters = [line.marker for line in body_lines(result.plan) if line.words.startswith("Giao ")]
    assert letters == ["a)", "b)", "c)", "d)", "đ)", "e)", "f)", "g)"]
    assert printed(result.plan)[-1].endswith("giải quyết./.")
    assert not printed(result.plan)[-1].startswith(" "), "the last words close the document"


# ---- markers and levels


def test_markers_of_every_look_keep_it():
    plan = text_of(
        "*I- MỤC TIÊU",
        "1/ Một.",
        "a. Chữ a.",
        "– Gạch dài.",
        "• Chấm.",
        "▪ Vuông.",
        "2/ Hai.",
        "(1) Ngoặc.",
        "(2) Ngoặc.",
        "*II- NHIỆM VỤ",
        "-Liền chữ.",
        "+Cộng liền.",
    ).plan
    assert printed(plan) == [
        "I- MỤC TIÊU",
        "  1/ Một.",
        "    a. Chữ a.",
        "      – Gạch dài.",
        "        • Chấm.",
        "        ▪ Vuông.",
        "  2/ Hai.",
        "    (1) Ngoặc.",
        "    (2) Ngoặc.",
        "II- NHIỆM VỤ",
        "  - Liền chữ.",
        "    + Cộng liền.",
    ]


def test_numbers_set_by_word_itself_count_as_markers():
    def numbered(number: str, words: str) -> Paragraph:
        return Paragraph(f"{number} {words}", number=number)

    plan = text_of(
        numbered("I.", "MỤC ĐÍCH"), numbered("1.", "Một."), numbered("o", "Tròn."), numbered("o", "Tròn hai.")
    ).plan
    assert printed(plan) == ["I. MỤC ĐÍCH", "  1. Một.", "    o Tròn.", "    o Tròn hai."]


def test_a_number_that_is_only_a_number_makes_no_section():
    plan = text_of(
        "*I. KINH PHÍ", "1.607 hồ sơ.", "1.5 triệu đồng.", "15/01/2027 là hạn.", "-5% biên chế.", "*II. B"
    ).plan
    assert [line.kind for line in body_lines(plan)][1:-1] == [None] * 4


def test_lines_broken_by_hand_are_lines_of_their_own_where_a_marker_stands():
    plan = text_of("*I. MỤC ĐÍCH\n1. Một\n- Ý đầu\ncòn tiếp\n- Ý sau").plan
    assert printed(plan) == ["I. MỤC ĐÍCH", "  1. Một", "    - Ý đầu\ncòn tiếp", "    - Ý sau"]


def test_a_note_on_the_appendix_closes_the_section_that_ends():
    plan = text_of(
        "*I. NHIỆM VỤ",
        "*1. Một",
        "- a",
        "(Có Biểu kèm theo).",
        "*2. Hai",
        "- b",
        "(Chi tiết tại Phụ lục).",
        "*II. B",
        "Đoạn.",
    ).plan
    sections = plan_to_json(plan)["sections"]
    assert sections[0]["closing"] == ["(Chi tiết tại Phụ lục)."]
    assert sections[0]["children"][0]["closing"] == ["(Có Biểu kèm theo)."]
    assert sections[1]["paragraphs"] == ["Đoạn."]


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        (["*1. Sở Nội vụ", "Theo dõi.", "Trên đây là Kế hoạch./."], ["Trên đây là Kế hoạch./."]),
        (["*1. Sở Nội vụ", "- Theo dõi.", "Nếu có vướng mắc, báo cáo./."], ["Nếu có vướng mắc, báo cáo./."]),
        (["*1. Sở Nội vụ", "Theo dõi./."], []),
        (["*1. Sở Nội vụ", "UBND các xã thực hiện./."], []),
        (["*1. Sở Nội vụ", "- a.", "Yêu cầu các sở thực hiện.", "Nếu vướng, báo cáo./."],
         ["Yêu cầu các sở thực hiện.", "Nếu vướng, báo cáo./."]),
        (["*1. Sở Nội vụ", "- a, gồm:", "các nội dung khác."], []),
    ],
)  # fmt: skip
def test_the_last_words_close_the_document(lines: list[str], closing: list[str]):
    assert plan_to_json(text_of("*I. TỔ CHỨC THỰC HIỆN", *lines).plan)["closing"] == closing


# ---- numbers lost, doubled, out of order


def codes(result: Recognised) -> list[tuple[IssueCode, object]]:
    return [(i.code, i.params.get("expected", i.params.get("text"))) for i in result.issues]


def test_a_doubled_number_is_kept_and_told():
    result = text_of("*I. A", "Một.", "*II. B", "Hai.", "*II. C", "Ba.", "*III. D", "Bốn.")
    assert codes(result) == [(IssueCode.SECTION_NUMBER_DIFFERS, "III")]
    assert [line.marker for line in body_lines(result.plan) if line.kind] == ["I.", "II.", "II.", "III."]


def test_a_gap_in_the_numbers_is_kept_and_told():
    result = text_of("*I. A", "*1. x", "*3. y", "*II. B", "*1. z")
    assert codes(result) == [(IssueCode.SECTION_NUMBER_DIFFERS, "2")]
    assert printed(result.plan) == ["I. A", "  1. x", "  3. y", "II. B", "  1. z"]


def test_a_heading_without_its_number_is_a_section_and_told():
    result = text_of(
        "*I. MỤC ĐÍCH", "*1. Một", "- a.", "*Hai", "- b.", "*3. Ba", "- c.", "*KINH PHÍ", "Ngân sách.", "*III. TỔ CHỨC"
    )
    assert codes(result) == [(IssueCode.SECTION_NUMBER_MISSING, "2."), (IssueCode.SECTION_NUMBER_MISSING, "II.")]
    assert [line.text for line in body_lines(result.plan) if line.heading] == [
        "I. MỤC ĐÍCH",
        "1. Một",
        "2. Hai",
        "3. Ba",
        "II. KINH PHÍ",
        "III. TỔ CHỨC",
    ]
    assert all(i.where.item in result.plan for i in result.issues)


def test_headings_that_have_all_lost_their_numbers():
    result = text_of("*MỤC TIÊU", "Đoạn.", "*NHIỆM VỤ", "Đoạn.")
    assert [line.marker for line in body_lines(result.plan)] == ["I.", "", "II.", ""]
    assert len(codes(result)) == 2


def test_what_is_bold_and_what_is_not_is_kept_where_the_words_say_other():
    lines = ("*I. A", "*1. Giao các sở:", "- a", "2. Bố trí kinh phí", "3. Câu thường.")
    plan = text_of(*lines).plan
    assert [line.heading for line in body_lines(plan)] == [True, True, False, False, False]
    deviating = [line.words for line in body_lines(plan) if "heading" in line.item.fields]
    assert deviating == ["Giao các sở:", "Bố trí kinh phí"]


# ---- the frame


def test_bases_are_told_from_the_preamble():
    def frame(*lines: str) -> tuple[tuple[str, ...], list[str]]:
        plan = text_of(*lines, "*I. A", "x.", "*II. B").plan
        return plan.document.bases, plan_to_json(plan)["preamble"]

    opening = "UBND tỉnh ban hành Kế hoạch, như sau:"
    assert frame("Căn cứ Luật A;", "Thực hiện B.", opening) == (("Căn cứ Luật A;", "Thực hiện B."), [opening])
    single = "Thực hiện Nghị quyết số 76/NQ-CP, UBND tỉnh ban hành Kế hoạch, như sau:"
    assert frame(single) == ((), [single])
    assert frame("Căn cứ A, UBND tỉnh ban hành Kế hoạch với nội dung sau đây:")[0] == ()
    assert frame("Thực hiện A, UBND tỉnh ban hành Kế hoạch.") == ((), ["Thực hiện A, UBND tỉnh ban hành Kế hoạch."])
    assert frame("_Thực hiện A;", "_Theo đề nghị của B.", opening)[0] == ("Thực hiện A;", "Theo đề nghị của B.")


@pytest.mark.parametrize(
    ("left", "parent", "issuer"),
    [
        ("UBND TỈNH LẠC HỒNG\nSỞ NỘI VỤ\nSố: 5/KH-SNV", "UBND TỈNH LẠC HỒNG", "SỞ NỘI VỤ"),
        ("ỦY BAN NHÂN DÂN\nXÃ SƠN LỘ\nSố: 5/KH-UBND", "", "ỦY BAN NHÂN DÂN XÃ SƠN LỘ"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
         "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ("UBND XÃ SƠN LỘ\nPHÒNG VĂN HÓA -\nXÃ HỘI", "UBND XÃ SƠN LỘ", "PHÒNG VĂN HÓA - XÃ HỘI"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN CHỢ ĐỒN\n-------", "", "ỦY BAN NHÂN DÂN HUYỆN CHỢ ĐỒN"),
    ],
)  # fmt: skip
def test_letterheads_of_every_level(left: str, parent: str, issuer: str):
    head = table((left, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nX, ngày … tháng … năm 2027"))
    document = read(head, "^KẾ HOẠCH", "^A", "*I. A", "x.", "*II. B", SIGNED).plan.document
    assert (document.parent_issuer, document.issuer, document.place) == (parent, issuer, "X")
    assert document.date == "ngày tháng năm 2027"


def test_a_letterhead_of_paragraphs_with_a_draft_mark():
    lines = (
        "ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG\n-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------",
        "Số: ……/KH-UBND",
        "Lạc Hồng, ngày …… tháng …… năm 2026",
        "DỰ THẢO LẦN 2",
        "KẾ HOẠCH\nCải cách hành chính năm 2027",
    )
    result = read(*lines, "I. A", "x.", "II. B")
    document = result.plan.document
    assert (document.issuer, document.number, document.draft) == (
        "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
        "/KH-UBND",
        "DỰ THẢO LẦN 2",
    )
    assert (document.type, document.title) == ("KẾ HOẠCH", "Cải cách hành chính năm 2027")
    assert result.plan.year == 2027
    assert document.unplaced == ()


@pytest.mark.parametrize(
    ("cell", "signature"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê A",
         Signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Lê A")),
        ("GIÁM ĐỐC\nLê A", Signature("", "GIÁM ĐỐC", "Lê A")),
        ("Q. GIÁM ĐỐC\nLê A", Signature("", "Q. GIÁM ĐỐC", "Lê A")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê A", Signature("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê A")),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nLê A", Signature("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lê A")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "")),
    ],
)  # fmt: skip
def test_signature_blocks_of_every_capacity(cell: str, signature: Signature):
    end = table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", cell))
    document = read(*HEAD, "*I. A", "x.", "*II. B", end).plan.document
    assert (document.signature, document.recipients) == (signature, ("Như trên;", "Lưu: VT."))


def test_a_signature_over_two_rows_of_a_table():
    end = table(("Nơi nhận:\n- Như trên;", "CHỦ TỊCH"), ("- Lưu: VT.", "Lê A"))
    document = read(*HEAD, "*I. A", "x.", "*II. B", end).plan.document
    assert document.recipients == ("Như trên;", "Lưu: VT.")
    assert document.signature == Signature("", "CHỦ TỊCH", "Lê A")


def test_a_plan_issued_by_a_decision():
    decision = table(
        ("ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 54/QĐ-UBND", "Lạc Hồng, ngày 05 tháng 01 năm 2027"),
    )
    again = table(("ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"))
    result = read(
        decision,
        "^QUYẾT ĐỊNH",
        "^Về việc ban hành Kế hoạch cải cách hành chính năm 2027",
        "^ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
        "_Căn cứ Luật A;",
        "_Theo đề nghị của Giám đốc Sở Nội vụ.",
        "^QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
        "Điều 2. Hiệu lực:",
        "1. Từ ngày ký.",
        "Điều 3. Tổ chức thực hiện./.",
        SIGNED,
        again,
        "^KẾ HOẠCH",
        "^Cải cách hành chính năm 2027",
        "_(Ban hành kèm theo Quyết định số 54/QĐ-UBND ngày 05 tháng 01 năm 2027 của UBND tỉnh Lạc Hồng)",
        "*I. A",
        "x.",
        "*II. B",
        "Hết./.",
    )
    document = result.plan.document
    assert document.decision is not None
    assert (document.decision.title, document.decision.authority) == (
        "Ban hành Kế hoạch cải cách hành chính năm 2027",
        "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
    )
    assert document.decision.articles[1] == "Điều 2. Hiệu lực:\n1. Từ ngày ký."
    assert len(document.decision.articles) == 3
    assert (document.number, document.type, document.title) == (
        "54/QĐ-UBND",
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2027",
    )
    assert document.bases == ("Căn cứ Luật A;", "Theo đề nghị của Giám đốc Sở Nội vụ.")
    assert document.signature.name == "Trần Quang Vinh"
    assert printed(result.plan) == ["I. A", "  x.", "II. B", "  Hết./."]
    assert document.unplaced == ()
    assert result.issues == ()


# ---- nothing is lost


def texts_of(plan: Plan) -> str:
    document = plan.document
    held = [document.number, document.place, document.date, document.issuer, document.parent_issuer, document.type]
    held += [document.title, document.draft, *document.bases, *document.recipients, *document.unplaced]
    held += [document.signature.authority, document.signature.position, document.signature.name]
    held += [f"{line.marker} {line.words}" for line in body_lines(plan)]
    held += [text for item in plan.walk() for text in (item.text or "", *item.fields.values())]
    return "\n".join(held)


def test_what_fits_nowhere_is_kept_and_told():
    figures = table(("Chỉ số", "2025", "2026"), ("PAR INDEX", "86,2", "88,1"))
    nested = Paragraph("Ghi chú dưới bảng")
    result = read(
        "Mật",
        *HEAD,
        "*I. A",
        "x.",
        figures,
        "*II. B",
        "Có Phụ lục kèm theo./.",
        SIGNED,
        "^Phụ lục",
        "^NHIỆM VỤ NĂM 2027",
        APPENDIX,
        nested,
        "./.",
    )
    unplaced = ("Mật", "Chỉ số | 2025 | 2026", "PAR INDEX | 86,2 | 88,1", "Ghi chú dưới bảng")
    assert result.plan.document.unplaced == unplaced
    told = [i.params["text"] for i in result.issues if i.code is IssueCode.TEXT_UNPLACED]
    assert told == list(unplaced)


def test_every_word_of_a_document_in_any_order_is_somewhere_in_the_plan():
    """Pieces shuffled: whatever the reader makes of them, it drops nothing."""
    parts: list[Block | str] = [
        LETTERHEAD,
        "^KẾ HOẠCH",
        "*I. MỤC TIÊU MỘT",
        "Câu số hai.",
        "- Ý số ba.",
        SIGNED,
        "Lời số bốn./.",
    ]
    for order in itertools.permutations(parts):
        try:
            held = texts_of(read(APPENDIX, *order).plan)
        except KnownError:
            pytest.fail("a table with known headings is there")
        for words in (
            "MỤC TIÊU MỘT",
            "Câu số hai.",
            "Ý số ba.",
            "Trần Quang Vinh",
            "Bộ Nội vụ;",
            "Lời số bốn",
            "12/KH-UBND",
        ):
            assert words in held, (words, order)


def test_text_before_and_after_a_table_inside_the_document_is_one_text():
    plan = read(*HEAD, "*I. MỤC TIÊU", "x.", "*II. NHIỆM VỤ", APPENDIX, "*III. KINH PHÍ", "y./.", SIGNED).plan
    assert [line.text for line in body_lines(plan) if line.heading] == ["I. MỤC TIÊU", "II. NHIỆM VỤ", "III. KINH PHÍ"]
    assert plan.document.signature.name == "Trần Quang Vinh"
    assert plan[plan.appendices[0]].text == "", "the section above the table is no title of it"


def test_stray_lines_around_a_bare_table_make_no_text():
    result = read("Ghi chú đầu trang", APPENDIX, "Ghi chú cuối")
    assert result.plan.body is None
    assert result.plan.document.unplaced == ("Ghi chú đầu trang", "Ghi chú cuối")


@pytest.mark.parametrize(
    "blocks",
    [
        ("Kính gửi anh chị", "1. Một việc.", "2. Hai việc."),
        ("^KẾ HOẠCH", "^Nghỉ mát", "Đi biển."),
        (LETTERHEAD, "V/v báo cáo", "Kính gửi: Sở Nội vụ", "Đề nghị báo cáo./."),
        (table(("Họ tên", "Điện thoại"), ("A", "090")),),
    ],
)
def test_a_document_that_is_no_plan_is_refused(blocks: tuple[Block | str, ...]):
    with pytest.raises(KnownError) as caught:
        read(*blocks)
    assert caught.value.code is ErrorCode.NO_TABLE
    assert "mục tiêu" in str(caught.value.params["headings"])


def test_a_form_with_a_table_that_was_asked_for_wants_its_table(shared: Path):
    source = read_source(shared / "corpus/bac_giang_2021_2030.docx")
    with pytest.raises(KnownError) as caught:
        recognise(source, FORMS, "annual-coded")
    assert caught.value.code is ErrorCode.NO_TABLE
    assert recognise(source, FORMS, "programme").plan.form.id == "programme"
