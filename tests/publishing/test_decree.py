"""What the table of Decree 30/2020 (Phụ lục I) says beyond the text's own tests: the smaller print, read back out."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Length

from cchc_desktop import catalogue
from cchc_desktop.core.plan import ROOT, Item, Level, Plan
from tests.core.bodies import with_text
from tests.core.plans import random_plan
from tests.publishing.read_back import W, part
from tests.publishing.test_docx_text import CENTRE, PROVINCE, TEXT, find, inherited, lines, look, plan_of, read, write


def whole_plan() -> Plan:
    return replace(with_text(random_plan(7, "annual-coded"), TEXT), document=PROVINCE)


def test_every_line_of_the_letterhead_has_its_size_and_single_spacing():
    """Quốc hiệu 12–13, tiêu ngữ 13–14, both bodies 12–13: the one above upright, the issuing one bold."""
    document = read(plan_of(replace(PROVINCE, issuer="Sở Nội vụ", parent_issuer="UBND tỉnh Lạc Hồng")))
    left, right = document.tables[0].rows[0].cells
    parent, issuer = (p for p in left.paragraphs if p.text)
    country, motto = (p for p in right.paragraphs if p.text)
    for paragraph, least, most, bold in ((parent, 12, 13, False), (issuer, 12, 13, True), (country, 12, 13, True),
                                         (motto, 13, 14, True)):  # fmt: skip
        size, is_bold, italic, _, alignment = look(paragraph)
        assert least <= size <= most
        assert (is_bold, italic, alignment) == (bold, False, CENTRE)
        assert inherited(paragraph, "line_spacing") in (None, 1.0)
        assert not inherited(paragraph, "space_after")
    assert country.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("number", "date", "printed"),
    [
        ("15/KH-UBND", "ngày 29 tháng 6 năm 2019", ("Số: 15/KH-UBND", "Lạc Hồng, ngày 29 tháng 6 năm 2019")),
        ("9/KH-UBND", "ngày 1 tháng 2 năm 2027", ("Số: 09/KH-UBND", "Lạc Hồng, ngày 01 tháng 02 năm 2027")),
        ("120/KH-UBND", "ngày 30 tháng 12 năm 2026", ("Số: 120/KH-UBND", "Lạc Hồng, ngày 30 tháng 12 năm 2026")),
    ],
)
def test_the_zero_stands_before_days_below_ten_and_the_months_one_and_two(
    number: str, date: str, printed: tuple[str, str]
):
    cells = read(plan_of(replace(PROVINCE, number=number, date=date))).tables[0].rows[1].cells
    assert tuple(lines(cell)[0] for cell in cells) == printed


def test_points_go_by_the_vietnamese_alphabet():
    points = [("a", f"điểm {i}") for i in range(9)]
    document = read(plan_of(PROVINCE, ("I", "A", [("1", "Tên", points)])))
    marks = [p.text[: p.text.index(")")] for p in document.paragraphs if re.match(r"\w\) điểm", p.text)]
    assert marks == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]


def test_recipients_begin_level_with_the_capacity_of_the_signer():
    document = read(plan_of())
    table = document.tables[-1]
    left, right = table.rows[0].cells
    assert len(table.rows) == 1
    assert (lines(left)[0], lines(right)[0]) == ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")
    for cell in (left, right):
        align = cell._tc.find(f"{W}tcPr/{W}vAlign")
        assert align is None or align.get(f"{W}val") == "top"
        assert cell.paragraphs[0].text, "nothing stands above the first line"


def test_the_title_block_of_an_appendix():
    """ "Phụ lục" 14 bold; title upright bold 13–14 in capitals; caption italic 13–14; each on its line, centred."""
    plan = whole_plan()
    document = read(plan, appendices=True)
    heading = find(document, "Phụ lục")
    at = next(i for i, p in enumerate(document.paragraphs) if p._p is heading._p)
    title, caption = document.paragraphs[at + 1 : at + 3]
    assert look(heading) == (14.0, True, False, False, CENTRE)
    assert look(title) == (14.0, True, False, False, CENTRE)
    assert title.text == title.text.upper()
    assert look(caption) == (14.0, False, True, False, CENTRE)
    assert re.fullmatch(r"\(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2027 của .+\)", caption.text)


def test_several_appendices_are_numbered_in_roman_and_count_their_own_pages():
    plan = whole_plan()
    more = Item("second", Level.APPENDIX, ROOT, "NHU CẦU KINH PHÍ")
    root = replace(plan[ROOT], children=(*plan[ROOT].children, more.id))
    package = write(plan.with_items(more, root), appendices=True)
    document = docx.Document(io.BytesIO(package))
    assert [p.text for p in document.paragraphs if p.text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert len(document.sections) == 3
    starts = [number.get(f"{W}start") for number in part(package, "word/document.xml").iter(f"{W}pgNumType")]
    assert starts == ["1", "1", "1"]


def test_the_end_mark_stands_behind_an_appendix_whose_form_asks_for_it():
    plan = whole_plan()
    marked = replace(plan, form=replace(plan.form, end_mark="./."))
    assert [p.text for p in read(marked, appendices=True).paragraphs if p.text][-1] == "./."
    assert [p.text for p in read(plan, appendices=True).paragraphs if p.text][-1] != "./."


def test_nothing_is_coloured_and_no_text_is_smaller_than_the_decree_allows():
    package = write(whole_plan(), appendices=True)
    document, styles = part(package, "word/document.xml"), part(package, "word/styles.xml")
    for xml in (document, styles):
        assert not list(xml.iter(f"{W}color", f"{W}highlight", f"{W}shd"))
    used = {e.get(f"{W}val") for e in document.iter(f"{W}pStyle", f"{W}rStyle")}
    sizes = {
        style.find(f"{W}name").get(f"{W}val"): int(size.get(f"{W}val")) / 2
        for style in styles.iter(f"{W}style")
        if style.get(f"{W}styleId") in used and (size := style.find(f"{W}rPr/{W}sz")) is not None
    }
    small = {name for name, size in sizes.items() if size < 11}
    assert small <= {"Bảng - Sau bảng", "Văn bản - Kẻ ngang", "Văn bản - Sau bảng"}, "they carry no text"


@pytest.mark.parametrize("name", catalogue.SAMPLES)
def test_the_pages_of_a_sample_have_the_paper_and_margins_of_the_decree(name: str):
    """Above and below 20–25 mm, left 30–35, right 15–20, the text upright and a wide appendix lying."""
    plan = catalogue.sample_plan(name)
    sections = read(plan, appendices=True).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        *[WD_ORIENT.LANDSCAPE] * len(plan.appendices),
    ]
    for section in sections:
        assert sorted(round(mm(side)) for side in (section.page_width, section.page_height)) == [210, 297]
        for margin, least, most in (
            (section.top_margin, 20, 25),
            (section.bottom_margin, 20, 25),
            (section.left_margin, 30, 35),
            (section.right_margin, 15, 20),
        ):
            assert least - 0.1 <= mm(margin) <= most + 0.1


def mm(length: Length | None) -> float:
    assert length is not None
    return length.mm
