"""The text of a document in Word, element by element against the table of Decree 30/2020 (Phụ lục I), read back.

Every measure is read back out of the package with python-docx and lxml; none is taken from our own constants.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from cchc_desktop.core.headings import CAPTION
from cchc_desktop.core.letterhead import Capacity, signature
from cchc_desktop.core.plan import Decision, DocumentInfo, Plan, Signature
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.text_fit import face
from cchc_desktop.publishing.text_layout import text_sheets
from tests.core.bodies import text_plan, with_text
from tests.core.plans import random_plan
from tests.publishing.read_back import W, part

CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
PROVINCE = DocumentInfo(
    number="5/KH-UBND",
    place="Lạc Hồng",
    date="ngày 5 tháng 1 năm 2027",
    issuer="Ủy ban nhân dân tỉnh Lạc Hồng",
    type="Kế hoạch",
    title="Cải cách hành chính tỉnh Lạc Hồng năm 2027",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Nghị quyết số 76/NQ-CP;",
        "Theo đề nghị của Sở Nội vụ;",
    ),
    recipients=("Bộ Nội vụ;", "VP UBND tỉnh:", "+ LĐVP;", "Lưu: VT, NC."),
    signature=Signature("TM. Ủy ban nhân dân", "KT. Chủ tịch\nPhó Chủ tịch", "Trần Quang Vinh"),
)
TEXT = (
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch, như sau:",
    ("I", "Mục đích, yêu cầu", [("1", "Mục đích", [("-", "Ý một.", [("+", "Ý nhỏ.")])]), ("1", "Câu thường.")]),
    ("I", "NHIỆM VỤ", [("1", "Tên khoản", [("1.1", "Tên khoản nhỏ", [("a", "điểm")])]), ("y", "Đến năm 2030:")]),
    "Trên đây là Kế hoạch.",
)


def plan_of(document: DocumentInfo = PROVINCE, *entries: object) -> Plan:
    return replace(text_plan(*(entries or TEXT)), document=document)


def write(plan: Plan, *, appendices: bool = False, electronic: bool = False) -> bytes:
    target = io.BytesIO()
    sheets = appendix_sheets(plan, electronic=electronic) if appendices else []
    write_docx(sheets, DocumentProperties(title="Kế hoạch"), target, text_sheets(plan))
    return target.getvalue()


def read(plan: Plan, **options: bool) -> Document:
    return docx.Document(io.BytesIO(write(plan, **options)))


def inherited(paragraph: Paragraph, name: str) -> object:
    """A property of the paragraph's font or format through the chain of its styles."""
    style = paragraph.style
    while style is not None:
        for holder in (style.font, style.paragraph_format):
            value = getattr(holder, name, None)
            if value is not None:
                return value
        style = style.base_style
    return None


def look(paragraph: Paragraph) -> tuple[float, bool, bool, bool, object]:
    """Size in points, bold, italic, capitals, alignment."""
    size = inherited(paragraph, "size")
    direct = paragraph.paragraph_format.alignment
    alignment = direct if direct is not None else inherited(paragraph, "alignment")
    flags = [bool(inherited(paragraph, name)) for name in ("bold", "italic", "all_caps")]
    return (size.pt, *flags, alignment)


def find(document: Document, text: str) -> Paragraph:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return next(p for p in paragraphs if p.text == text)


def lines(cell: _Cell) -> list[str]:
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


# ---- page


def test_the_page_is_a4_upright_with_the_margins_of_the_decree():
    (section,) = read(plan_of()).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.orientation is WD_ORIENT.PORTRAIT
    margins = [round(margin.mm, 1) for margin in (section.top_margin, section.bottom_margin, section.left_margin)]
    assert margins == [20.0, 20.0, 30.0]
    assert round(section.right_margin.mm, 1) == 15.0


def test_page_numbers_stand_in_the_top_margin_and_not_on_the_first_page():
    plan = plan_of()
    (section,) = read(plan).sections
    assert section.different_first_page_header_footer
    assert not [p for p in section.first_page_header.paragraphs if p.text]
    (number,) = section.header.paragraphs
    size, bold, italic, _, alignment = look(number)
    assert 13 <= size <= 14
    assert (bold, italic, alignment) == (False, False, CENTRE)
    assert "PAGE" in etree.tostring(number._p, encoding="unicode")
    assert section.header_distance.mm < section.top_margin.mm
    start = part(write(plan), "word/document.xml").find(f".//{W}pgNumType")
    assert start.get(f"{W}start") == "1"


def test_every_letter_is_black_times_new_roman_and_vietnamese():
    styles = part(write(plan_of()), "word/styles.xml")
    fonts = {fonts.get(f"{W}ascii") for fonts in styles.iter(f"{W}rFonts")}
    assert fonts == {"Times New Roman"}
    assert styles.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "vi-VN"
    assert not list(styles.iter(f"{W}color"))


def test_looks_come_from_styles_so_that_a_clerk_goes_on_by_style():
    document = part(write(plan_of(replace(PROVINCE, decision=Decision()))), "word/document.xml")
    direct = {child.tag for run in document.iter(f"{W}rPr") for child in run}
    assert direct <= {f"{W}rStyle"}
    allowed = {f"{W}{name}" for name in ("pStyle", "ind", "keepNext", "sectPr")}  # ind: only the length of rules
    assert {child.tag for ppr in document.iter(f"{W}pPr") for child in ppr} <= allowed
    indented = [p for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}ind") is not None]
    assert all("".join(p.itertext()) == "" for p in indented)


# ---- letterhead


def test_the_letterhead_of_a_province():
    table = read(plan_of()).tables[0]
    left, right = table.rows[0].cells
    assert (lines(left), lines(right)) == (
        ["ỦY BAN NHÂN DÂN", "TỈNH LẠC HỒNG"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    )
    assert [look(p) for p in left.paragraphs if p.text] == [(13.0, True, False, True, CENTRE)] * 2
    country, motto = (p for p in right.paragraphs if p.text)
    assert look(country) == (13.0, True, False, False, CENTRE)
    assert look(motto) == (14.0, True, False, False, CENTRE)


def test_the_letterhead_has_no_borders_and_two_blocks_as_wide_as_the_text():
    document = read(plan_of())
    table = document.tables[0]
    borders = table._tbl.tblPr.find(f"{W}tblBorders")
    assert {border.get(f"{W}val") for border in borders} == {"nil"}
    assert len(table.columns) == 2
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(column.width for column in table.columns) - width) < Mm(0.1)
    assert face(True).width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") * 13 < table.columns[1].width.pt - 3, "on one line"


def rules(document: Document) -> Iterator[tuple[str, float, float]]:
    """Every rule: the text above it, its length, the width of that text, in points."""
    section = document.sections[0]
    page = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    cells = [(cell.paragraphs, cell.width.pt - 2.8) for table in document.tables for cell in table._cells]
    for paragraphs, available in [*cells, (document.paragraphs, page)]:
        for above, rule in itertools.pairwise(paragraphs):
            if rule.style.name == "Văn bản - Kẻ ngang":
                assert rule.style.element.find(f".//{W}pBdr/{W}top").get(f"{W}val") == "single"
                indents = rule.paragraph_format.left_indent.pt + rule.paragraph_format.right_indent.pt
                assert abs(rule.paragraph_format.left_indent.pt * 2 - indents) < 0.2, "in the middle"
                text = above.text.upper() if inherited(above, "all_caps") else above.text
                yield above.text, available - indents, face(True).width(text) * inherited(above, "size").pt


def test_rules_are_as_long_as_the_decree_says():
    found = {text: (length, width) for text, length, width in rules(read(plan_of()))}
    assert set(found) == {"TỈNH LẠC HỒNG", "Độc lập - Tự do - Hạnh phúc", PROVINCE.title}
    for text, (length, width) in found.items():
        if text.startswith("Độc lập"):
            assert abs(length - width) < 3, "as long as the motto"
        else:
            assert width / 3 <= length <= width / 2


def test_number_and_date_stand_on_one_line_with_their_zeros():
    table = read(plan_of()).tables[0]
    number, date = table.rows[1].cells
    assert (lines(number), lines(date)) == (["Số: 05/KH-UBND"], ["Lạc Hồng, ngày 05 tháng 01 năm 2027"])
    assert look(number.paragraphs[0]) == (13.0, False, False, False, CENTRE)
    size, bold, italic, _, alignment = look(date.paragraphs[0])
    assert 13 <= size <= 14
    assert (bold, italic, alignment) == (False, True, CENTRE)


def test_a_draft_leaves_room_for_number_and_date_and_says_so():
    document = read(plan_of(replace(PROVINCE, number="/KH-UBND", date="ngày tháng năm 2027", draft="Dự thảo lần 2")))
    table = document.tables[0]
    assert lines(table.rows[1].cells[0])[0].replace("\u00a0", " ") == "Số:       /KH-UBND"
    assert lines(table.rows[1].cells[1])[0].count("\u00a0") >= 10
    mark = table.rows[2].cells[0].paragraphs[0]
    assert mark.text == "DỰ THẢO LẦN 2"
    assert look(mark)[1:] == (True, False, True, CENTRE)


@pytest.mark.parametrize(
    ("issuer", "parent", "left"),
    [
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh Lạc Hồng", ["UBND TỈNH LẠC HỒNG", "SỞ NỘI VỤ"]),
        ("Sở Nông nghiệp và Môi trường", "UBND tỉnh X", ["UBND TỈNH X", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("Ủy ban nhân dân xã Sơn Lộ", "", ["ỦY BAN NHÂN DÂN", "XÃ SƠN LỘ"]),
        ("Phòng Văn hóa - Xã hội", "UBND xã Sơn Lộ", ["UBND XÃ SƠN LỘ", "PHÒNG VĂN HÓA - XÃ HỘI"]),
        ("Ủy ban nhân dân huyện Chợ Đồn", "", ["ỦY BAN NHÂN DÂN", "HUYỆN CHỢ ĐỒN"]),
    ],
)
def test_letterheads_of_the_other_levels(issuer: str, parent: str, left: list[str]):
    document = read(plan_of(replace(PROVINCE, issuer=issuer, parent_issuer=parent)))
    cell = document.tables[0].rows[0].cells[0]
    assert lines(cell) == left
    bold = [look(p)[1] for p in cell.paragraphs if p.text]
    assert bold == [not parent, *[True] * (len(left) - 1)], "the body above is not bold"


# ---- type, subject, bases, body


def test_type_and_subject():
    document = read(plan_of())
    assert look(find(document, "KẾ HOẠCH")) == (14.0, True, False, True, CENTRE)
    assert look(find(document, PROVINCE.title)) == (14.0, True, False, False, CENTRE)


def test_bases_are_italic_one_by_one_with_their_signs():
    document = read(plan_of())
    bases = [p for p in document.paragraphs if p.style.name == "Văn bản - Căn cứ"]
    assert [p.text for p in bases] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Nghị quyết số 76/NQ-CP;",
        "Theo đề nghị của Sở Nội vụ.",
    ]
    assert {look(p) for p in bases} == {(14.0, False, True, False, JUSTIFY)}


def test_headings_and_points_by_level():
    document = read(plan_of())
    expected = {
        "I. Mục đích, yêu cầu": ("Heading 1", True, True),
        "1. Mục đích": ("Heading 2", True, False),
        "2. Câu thường.": ("Văn bản - Khoản 1.", False, False),
        "1.1. Tên khoản nhỏ": ("Heading 3", True, False),
        "a) điểm": ("Văn bản - Điểm a)", False, False),
        "Đến năm 2030:": ("Văn bản - Mốc thời gian", False, False),
        "- Ý một.": ("Văn bản - Gạch đầu dòng", False, False),
        "+ Ý nhỏ.": ("Văn bản - Dấu cộng", False, False),
    }
    for text, (style, bold, caps) in expected.items():
        paragraph = find(document, text)
        assert paragraph.style.name == style
        assert look(paragraph) == (14.0, bold, False, caps, JUSTIFY), text
    outline = [
        paragraph.style.element.find(f".//{W}outlineLvl").get(f"{W}val")
        for paragraph in (find(document, text) for text in list(expected)[:2])
    ]
    assert outline == ["0", "1"]


def test_the_body_is_justified_with_indent_gap_and_line_spacing():
    document = read(plan_of())
    body = [p for p in document.paragraphs if p.text and inherited(p, "alignment") is JUSTIFY]
    assert len(body) == 3 + 1 + 10 + 1
    for paragraph in body:
        assert 13 <= inherited(paragraph, "size").pt <= 14
        assert round(inherited(paragraph, "first_line_indent").cm, 2) in (1.0, 1.27)
        assert inherited(paragraph, "space_after") >= Pt(6)
        assert 1.0 <= inherited(paragraph, "line_spacing") <= 1.5


def test_the_end_mark_closes_the_text_once():
    assert find(read(plan_of()), "Trên đây là Kế hoạch./.")
    ended = plan_of(PROVINCE, ("I", "A", ["Hết ./."]))
    assert find(read(ended), "Hết ./.")


def test_what_announces_the_next_line_stays_with_it():
    document = read(
        plan_of(PROVINCE, ("I", "A", [("a", "Mục tiêu", [("-", "Đến năm 2030:", [("+", "một.")])])]), "hết")
    )
    kept = [p.text for p in document.paragraphs if p.text and inherited_or_direct_keep(p)]
    assert kept[-5:] == [PROVINCE.title, "I. A", "a) Mục tiêu", "- Đến năm 2030:", "hết./."]


def inherited_or_direct_keep(paragraph: Paragraph) -> bool:
    return bool(paragraph.paragraph_format.keep_with_next or inherited(paragraph, "keep_with_next"))


def test_line_breaks_and_odd_characters_stay():
    document = read(plan_of(PROVINCE, ("I", "A", ["một\nhai\tba <&> \x07", "hết"])))
    assert find(document, "một\nhai\tba <&> ")


# ---- signature


def test_recipients_and_signature_at_the_foot():
    table = read(plan_of()).tables[-1]
    left, right = table.rows[0].cells
    assert lines(left) == ["Nơi nhận:", "- Bộ Nội vụ;", "- VP UBND tỉnh:", "+ LĐVP;", "- Lưu: VT, NC."]
    heading, *recipients = left.paragraphs
    assert look(heading) == (12.0, True, True, False, LEFT)
    assert {look(p) for p in recipients} == {(11.0, False, False, False, LEFT)}
    assert lines(right) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Quang Vinh"]
    *signing, name = right.paragraphs
    assert {look(p) for p in signing} == {(14.0, True, False, True, CENTRE)}
    assert look(name) == (14.0, True, False, False, CENTRE)
    assert inherited(name, "space_before") >= Pt(60), "room for signature and seal"
    assert {border.get(f"{W}val") for border in table._tbl.tblPr.find(f"{W}tblBorders")} == {"nil"}
    assert table._tbl.find(f".//{W}trPr/{W}cantSplit") is not None


def test_the_last_words_stay_with_the_signature():
    document = read(plan_of())
    last = find(document, "Trên đây là Kế hoạch./.")
    assert last.paragraph_format.keep_with_next
    assert last._p.getnext().tag == f"{W}tbl"


@pytest.mark.parametrize(
    ("capacity", "head", "position", "printed"),
    [
        (Capacity.HEAD, "GIÁM ĐỐC", "", ["GIÁM ĐỐC", "A"]),
        (Capacity.Q, "GIÁM ĐỐC", "", ["Q. GIÁM ĐỐC", "A"]),
        (Capacity.KT, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "A"]),
        (Capacity.TL, "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "A"]),
        (Capacity.TUQ, "CHỦ TỊCH", "GIÁM ĐỐC", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC", "A"]),
    ],
)
def test_signature_blocks_by_capacity(capacity: Capacity, head: str, position: str, printed: list[str]):
    block = signature(capacity, "", head, position, "A")
    table = read(plan_of(replace(PROVINCE, signature=block))).tables[-1]
    assert lines(table.rows[0].cells[1]) == printed


# ---- sections and variants


def test_appendices_are_sections_of_their_own_and_lie():
    plan = replace(with_text(random_plan(7, "annual-coded"), TEXT), document=PROVINCE)
    package = write(plan, appendices=True)
    document = docx.Document(io.BytesIO(package))
    text, appendix = document.sections
    assert (text.orientation, appendix.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert all(section.different_first_page_header_footer for section in document.sections)
    starts = [number.get(f"{W}start") for number in part(package, "word/document.xml").iter(f"{W}pgNumType")]
    assert starts == ["1", "1"]
    caption = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh Lạc Hồng)"
    assert find(document, caption).style.name == "Phụ lục - Chỉ dẫn"


def test_for_electronic_signing_the_caption_is_unfilled_and_the_corner_free():
    plan = replace(with_text(random_plan(7, "annual-coded"), TEXT), document=PROVINCE)
    document = read(plan, appendices=True, electronic=True)
    caption = next(p for p in document.paragraphs if p.style.name == "Phụ lục - Chỉ dẫn")
    assert caption.text.replace("\u00a0", " ").startswith("(Kèm theo Kế hoạch số       /KH-UBND ngày ")
    assert not any(digit in caption.text for digit in "0123456789")
    heading = next(i for i, p in enumerate(document.paragraphs) if p.style.name == "Phụ lục - Số")
    corner = document.paragraphs[heading - 1]
    assert corner.text == ""
    assert inherited(corner, "line_spacing") >= Mm(16)
    assert find(document, "Số: 05/KH-UBND"), "the main document keeps its number"
    own = plan.with_items(replace(plan[plan.appendices[0]], fields={CAPTION: "(Kèm theo Kế hoạch số 05/KH-UBND)"}))
    again = read(own, appendices=True, electronic=True)
    assert "05" not in next(p.text for p in again.paragraphs if p.style.name == "Phụ lục - Chỉ dẫn")


def test_a_plan_issued_by_a_decision():
    document = read(plan_of(replace(PROVINCE, number="54/QĐ-UBND", decision=Decision())))
    texts = [p.text for p in document.paragraphs if p.text]
    start = texts.index("KẾ HOẠCH")
    assert texts[:3] == [
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch cải cách hành chính tỉnh Lạc Hồng năm 2027",
        "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
    ]
    assert texts[6] == "QUYẾT ĐỊNH:"
    assert texts[start - 1].endswith("thi hành Quyết định này./.")
    assert texts[start + 2] == (
        "(Ban hành kèm theo Quyết định số 54/QĐ-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh Lạc Hồng)"
    )
    article = next(p for p in document.paragraphs if p.text.startswith("Điều 1."))
    number, rest = article.runs
    assert (number.text, number.style.font.bold, rest.style.font.bold) == ("Điều 1.", True, None)
    heads = [table for table in document.tables if "CỘNG HÒA" in table.rows[0].cells[1].text]
    assert [len(table.rows) for table in heads] == [2, 1], "the attached plan has no number of its own"
    assert sum("Nơi nhận" in cell.text for table in document.tables for cell in table._cells) == 1
    assert len(document.sections) == 2
    assert look(find(document, "ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG")) == (14.0, True, False, True, CENTRE)
    assert look(find(document, "QUYẾT ĐỊNH:")) == (14.0, True, False, False, CENTRE)


ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs spacing ind"
    " contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl rPr sectPr"
).split()


def test_properties_stand_in_the_order_of_the_schema():
    """Word calls a file damaged whose properties stand in another order."""
    package = write(plan_of(replace(PROVINCE, decision=Decision(), draft="DỰ THẢO")))
    for name in ("word/document.xml", "word/styles.xml"):
        for properties in part(package, name).iter(f"{W}pPr"):
            places = [ORDER.index(child.tag.removeprefix(W)) for child in properties]
            assert places == sorted(places), etree.tostring(properties)


def test_styles_that_are_used_exist(shared: Path):
    package = write(plan_of(replace(PROVINCE, decision=Decision(), draft="DỰ THẢO")), appendices=True, electronic=True)
    known = {style.get(f"{W}styleId") for style in part(package, "word/styles.xml").iter(f"{W}style")}
    document = part(package, "word/document.xml")
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in document.iter(f"{W}{tag}")}
    assert used <= known
