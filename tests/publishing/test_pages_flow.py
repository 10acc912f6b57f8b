"""The text of a document over pages: every line once, headings with their text, no lone lines, nobody signs alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.forms import Form
from cchc_desktop.core.margins import Margins
from cchc_desktop.publishing import pages_text
from cchc_desktop.publishing.docx_text_styles import text_styles
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_spec import POINTS_PER_MM, Box, Line, Page
from cchc_desktop.publishing.paper import text_page
from cchc_desktop.publishing.spec import PageSetup
from cchc_desktop.publishing.text_sheet import Letterhead, Role, SignatureBlock, TextLine, TextSetup, TextSheet
from tests.publishing.measuring import PlainMeasurer

HEAD = Letterhead(("UBND TỈNH",), ("SỞ NỘI VỤ",), "Số: 05/KH-SNV", "Huế, ngày 05 tháng 01 năm 2027", "", 10, 40)
SIGNED = SignatureBlock(("- Bộ Nội vụ;", "- Lưu: VT."), ("GIÁM ĐỐC",), "Nguyễn Văn A")
SMALL = PageSetup(160, 150, 10, 10, 10, 10)
_LINES = st.builds(
    lambda role, words: TextLine(role, " ".join(["chữ"] * words)),
    st.sampled_from([Role.PARAGRAPH, Role.PARAGRAPH, Role.CHAPTER, Role.CLAUSE_TITLE, Role.DASH, Role.BASIS]),
    st.integers(1, 120),
)


def lay_out(lines: list[TextLine], signature: SignatureBlock = SIGNED, page: PageSetup = SMALL) -> list[Page]:
    sheet = TextSheet(HEAD, tuple(lines), signature, page)
    return list(Paginator(PlainMeasurer()).pages([sheet], []).pages)


def placed(pages: list[Page], lines: list[TextLine]) -> list[list[tuple[int, Box]]]:
    """For each line its boxes in order, with their pages."""
    boxes = [(index, box) for index, page in enumerate(pages) for box in page.boxes]
    found: list[list[tuple[int, Box]]] = []
    for line in lines:
        text = line.text.upper() if line.role is Role.CHAPTER else line.text
        words = len(text.split())
        mine: list[tuple[int, Box]] = []
        while words:
            index, box = boxes.pop(0)
            assert box.block is not None
            said = " ".join(part.text for part in box.block.lines)
            if said != text:
                continue  # letterhead, page number
            mine.append((index, box))
            words -= sum(len(part.text.split()) for part in box.block.lines[box.first : box.first + box.lines])
        found.append(mine)
    return found


@given(st.lists(_LINES, min_size=1, max_size=12))
def test_every_line_stands_once(lines: list[TextLine]) -> None:
    pages = lay_out(lines)
    bottom = (SMALL.height_mm - SMALL.bottom_mm) * POINTS_PER_MM
    for page in pages:
        for box in page.boxes:
            assert box.text_bottom <= bottom + 1e-6
        down = sorted(((box.y, box.text_bottom) for box in page.boxes if box.width > 300), key=lambda span: span[0])
        assert all(above[1] <= below[0] + 1e-6 for above, below in pairwise(down))
    found = placed(pages, lines)
    for boxes in found:
        shown = [line for _, box in boxes for line in range(box.first, box.first + box.lines)]
        assert shown == list(range(len(boxes[0][1].block.lines if boxes[0][1].block else ())))
        if len(boxes) > 1:
            assert boxes[0][1].lines >= 2
            assert boxes[-1][1].lines >= 2


_HEADINGS = (Role.CHAPTER, Role.CLAUSE_TITLE)


@st.composite
def _headed(draw: st.DrawFn) -> list[TextLine]:
    """Paragraphs under one or two headings each."""
    lines: list[TextLine] = []
    for _ in range(draw(st.integers(1, 8))):
        for role in draw(st.sampled_from([_HEADINGS, _HEADINGS[1:]])):
            lines.append(TextLine(role, " ".join(["chữ"] * draw(st.integers(1, 12)))))
        lines.append(TextLine(Role.PARAGRAPH, " ".join(["chữ"] * draw(st.integers(1, 60)))))
    return lines


@given(_headed())
def test_headings_stay_with_what_follows(lines: list[TextLine]) -> None:
    found = placed(lay_out(lines), lines)
    for line, boxes, after in zip(lines, found, found[1:], strict=False):
        if line.role in _HEADINGS:
            assert [boxes[0][0], boxes[-1][0]] == [after[0][0]] * 2


@given(st.lists(_LINES.filter(lambda line: line.role is Role.PARAGRAPH), min_size=1, max_size=9))
def test_the_signature_has_company(lines: list[TextLine]) -> None:
    pages = lay_out(lines)
    texts = [[box.block.lines[0].text for box in page.boxes if box.block] for page in pages]
    signed = [index for index, page in enumerate(texts) if "Nguyễn Văn A" in page]
    assert signed == [len(pages) - 1]
    company = placed(pages, lines)[-1][-1]
    assert company[0] == signed[0]
    assert company[1].lines >= min(2, len(company[1].block.lines) if company[1].block else 0)


def test_page_numbers_stand_in_the_top_margin_from_the_second_page_on() -> None:
    pages = lay_out([TextLine(Role.PARAGRAPH, "chữ " * 900)])
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        above = [box for box in page.boxes if box.y < SMALL.top_mm * POINTS_PER_MM - 1]
        texts = [box.block.lines[0].text for box in above if box.block]
        assert texts == ([] if page.number == 1 else [str(page.number)])


def test_bookmarks_name_the_text_and_its_chapters() -> None:
    lines = [
        TextLine(Role.TYPE, "KẾ HOẠCH"),
        TextLine(Role.SUBJECT, "Năm\n2027"),
        TextLine(Role.CHAPTER, "I. Mục đích"),
    ]
    [page] = lay_out(lines)
    assert [(mark.level, mark.title) for mark in page.bookmarks] == [(0, "KẾ HOẠCH Năm 2027"), (1, "I. MỤC ĐÍCH")]


def test_looks_are_those_of_the_word_styles() -> None:
    """Sizes, weight and slant of every role: two tables that must say the same."""
    from lxml import etree

    from cchc_desktop.publishing.docx_parts import W
    from cchc_desktop.publishing.docx_text_styles import ROLE_STYLES

    setup = TextSetup(type_pt=13.5, body_pt=12.5)
    root = etree.fromstring(f'<w:styles xmlns:w="{W}">{text_styles(setup)}</w:styles>')
    style = {node.get(f"{{{W}}}styleId"): node for node in root}
    for role, name in ROLE_STYLES.items():
        if role is Role.RULE:
            continue
        node, look = style[name], pages_text.LOOKS.get(role, pages_text._RUNNING)
        based = node.find(f"{{{W}}}basedOn").get(f"{{{W}}}val")
        size = node.find(f".//{{{W}}}sz")
        size = style[based].find(f".//{{{W}}}sz") if size is None else size
        assert float(size.get(f"{{{W}}}val")) / 2 == getattr(setup, look.size), role
        assert (node.find(f".//{{{W}}}b") is not None) == look.bold, role
        assert (node.find(f".//{{{W}}}i") is not None) == look.italic, role
        assert (node.find(f".//{{{W}}}caps") is not None) == look.capitals, role
        assert (node.find(f".//{{{W}}}keepNext") is not None) == look.keep, role
        spacing = node.find(f".//{{{W}}}spacing")
        before = 0 if spacing is None else int(spacing.get(f"{{{W}}}before", "0"))
        assert before / 20 == look.before, role


def test_margins_are_kept_within_the_decree() -> None:
    wide = Margins(40, 10, 32, 90)
    assert wide.within_the_decree() == Margins(25, 20, 32, 20)
    for margins in (Margins(), Margins(25, 25, 35, 20)):
        page = text_page(Form("x", "x", (), {}, margins=margins))
        sheet = TextSheet(HEAD, (TextLine(Role.PARAGRAPH, "chữ " * 200),), page=page)
        [page] = Paginator(PlainMeasurer()).pages([sheet], []).pages
        boxes = [box for box in page.boxes if box.block and box.block.lines[0].text.startswith("chữ")]
        assert boxes[0].x == margins.left_mm * POINTS_PER_MM
        assert abs(boxes[0].x + boxes[0].width - (210 - margins.right_mm) * POINTS_PER_MM) < 1e-6
        assert min(box.y for box in page.boxes) >= margins.top_mm * POINTS_PER_MM


def test_a_page_may_be_any_size() -> None:
    lines = [TextLine(Role.PARAGRAPH, "chữ " * 300)]
    for height in (60, 90, 297):
        pages = lay_out(lines, page=replace(SMALL, height_mm=height))
        said = [line.text for page in pages for box in page.boxes for line in _shown(box)]
        assert sum(text.split().count("chữ") for text in said) == 300


def _shown(box: Box) -> tuple[Line, ...]:
    return box.block.lines[box.first : box.first + box.lines] if box.block else ()
