"""The text of real plans, paragraph by paragraph, and of documents by hand: odd markers, lost numbers, decisions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.core.body import body_lines, milestone
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level, Signature
from cchc_desktop.importing.blocks import Paragraph
from cchc_desktop.importing.recognise import Recognised, recognise
from cchc_desktop.importing.source import read_source
from tests.core.bodies import printed
from tests.importing.documents import FORMS, read, text_of

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
        "*1. Ba",
        "Đoạn.",
        "(Chi tiết tại Phụ lục).",
        "*III. C",
        "*1. Bốn",
        "(Có Phụ lục kèm theo).",
        "*IV. D",
        "Đoạn.",
    ).plan
    sections = plan_to_json(plan)["sections"]
    assert sections[0]["closing"] == ["(Chi tiết tại Phụ lục)."]
    assert sections[0]["children"][0]["closing"] == ["(Có Biểu kèm theo)."]
    assert sections[1]["closing"] == ["(Chi tiết tại Phụ lục)."], "behind a text of the last part it is about them all"
    assert sections[1]["children"][0]["paragraphs"] == ["Đoạn."]
    assert sections[2]["children"][0]["paragraphs"] == ["(Có Phụ lục kèm theo)."], "all that a part says"
    assert sections[3]["paragraphs"] == ["Đoạn."]


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
