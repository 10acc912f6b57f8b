"""What stands around the text, read: bases, letterheads, signatures, decisions; and what fits nowhere is kept."""

from __future__ import annotations

import itertools
import os
import random
from pathlib import Path

import pytest

from cchc_desktop.core.body import body_lines
from cchc_desktop.core.decision import decision_authority, decision_title
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Plan, Signature
from cchc_desktop.importing.blocks import Block, Paragraph
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from tests.core.bodies import printed
from tests.importing.documents import APPENDIX, FORMS, HEAD, LETTERHEAD, SIGNED, read, table, text_of

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
    assert (document.decision.title, document.decision.authority) == ("", ""), "what would be said anyway"
    assert decision_title(document) == "Ban hành Kế hoạch cải cách hành chính năm 2027"
    assert decision_authority(document) == "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG"
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
    assert sorted(told) == sorted((unplaced[0], unplaced[1], unplaced[3])), "a table is told once"


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
    orders = list(itertools.permutations(parts))
    some = random.Random(5).sample(orders, min(len(orders), 25 * int(os.environ.get("CCHC_EXAMPLES", "35"))))
    for order in some:
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
