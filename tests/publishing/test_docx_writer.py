"""The Word writer, read back with python-docx and lxml: grid, look, page, sections, texts, an approved small file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from hypothesis import given

from cchc_desktop.core.grid import Align, Cell, Grid, Row, RowKind
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup, TypeSetup
from tests.publishing import golden
from tests.publishing.read_back import W, docx_shape, part
from tests.publishing.sheets import CORPUS, corpus_sheet, small_sheet
from tests.publishing.strategies import grids, plain

PROPERTIES = DocumentProperties("Kế hoạch <2027>", "Sở Nội vụ", created=datetime(2026, 11, 2, 8, 30, tzinfo=UTC))


def write(*sheets: AppendixSheet) -> bytes:
    target = io.BytesIO()
    write_docx(sheets, PROPERTIES, target)
    return target.getvalue()


def read(*sheets: AppendixSheet) -> Document:
    return docx.Document(io.BytesIO(write(*sheets)))


def one_cell(text: str) -> AppendixSheet:
    return AppendixSheet(Grid(1, (Row((Cell(0, text),)),)))


@pytest.mark.parametrize("name", CORPUS)
def test_python_docx_reads_a_real_plan_cell_by_cell(shared: Path, name: str) -> None:
    sheet = corpus_sheet(shared, name)
    assert docx_shape(read(sheet).tables[0]) == plain(sheet.grid)


@given(grids())
def test_any_grid_comes_back(grid: Grid) -> None:
    tables = read(AppendixSheet(grid)).tables
    if grid.rows:
        assert docx_shape(tables[0]) == plain(grid)
    else:
        assert not tables


def test_every_position_of_a_merged_cell_is_there() -> None:
    """Word shifts the columns of a row whose covered positions are left out."""
    table = part(write(small_sheet()), "word/document.xml").find(f".//{W}tbl")
    assert table is not None
    widths = [int(col.get(f"{W}w")) for col in table.iter(f"{W}gridCol")]
    for row in table.iter(f"{W}tr"):
        col = 0
        for cell in row.iter(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            colspan = 1 if span is None else int(span.get(f"{W}val"))
            assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == sum(widths[col : col + colspan])
            assert cell.find(f"{W}p") is not None
            col += colspan
        assert col == 4
    merges = [cell.get(f"{W}val") for cell in table.iter(f"{W}vMerge")]
    assert merges.count("restart") == 5
    assert merges.count(None) == 5


def test_the_table_is_fixed_and_as_wide_as_the_text(shared: Path) -> None:
    document = part(write(corpus_sheet(shared, "bac_kan_2025")), "word/document.xml")
    widths = [int(col.get(f"{W}w")) for col in document.iter(f"{W}gridCol")]
    assert sum(widths) == round(252 * 1440 / 25.4)
    assert [round(width * 25.4 / 1440) for width in widths] == [10, 39, 37, 45, 33, 25, 26, 20, 17]
    assert document.find(f".//{W}tblLayout").get(f"{W}type") == "fixed"


def test_header_rows_repeat_and_rows_stay_whole() -> None:
    rows = list(part(write(small_sheet()), "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True] + [False] * 8
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_styles_carry_the_look_of_the_decree() -> None:
    document = read(small_sheet())
    block = [paragraph for paragraph in document.paragraphs if paragraph.text]
    assert [paragraph.text for paragraph in block] == [
        "Phụ lục I",
        "NHIỆM VỤ NĂM 2027",
        "(Kèm theo Kế hoạch số 05/KH-UBND",
        "ngày 05/01/2027)",
        "./.",
    ]
    looks = [
        (p.style.font.bold, p.style.font.italic, p.style.font.size, p.style.paragraph_format.alignment) for p in block
    ]
    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    assert looks[0] == looks[1] == (True, None, Pt(14), centre)
    assert looks[2] == looks[3] == (None, True, Pt(14), centre)
    assert looks[4] == (None, None, Pt(14), right)
    assert {p.style.font.name for p in block} == {"Times New Roman"}


def test_cells_look_like_their_row_and_column() -> None:
    table = read(small_sheet()).tables[0]

    def look(row: int, col: int) -> tuple[bool | None, object, object]:
        style = table.rows[row].cells[col].paragraphs[0].style
        assert style.font.name == "Times New Roman"
        return style.font.bold, style.font.size, style.paragraph_format.alignment

    left, centre = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
    right, justified = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
    assert look(0, 1) == look(1, 2) == (True, Pt(11), centre)
    assert look(2, 0) == (True, Pt(11), centre)
    assert look(2, 1) == look(7, 0) == (True, Pt(11), left)
    assert look(3, 0) == (None, Pt(11), centre)
    assert look(3, 1) == look(4, 1) == (None, Pt(11), justified)
    assert look(5, 3) == (None, Pt(11), right)
    assert look(5, 1) == (None, Pt(11), left)  # over two columns that are aligned differently
    assert look(9, 2) == (True, Pt(11), centre)


def test_nothing_is_formatted_directly() -> None:
    document = part(write(small_sheet()), "word/document.xml")
    assert not list(document.iter(f"{W}rPr", f"{W}tcBorders", f"{W}jc", f"{W}rFonts"))


def test_all_borders_are_single_lines() -> None:
    styles = part(write(small_sheet()), "word/styles.xml")
    borders = styles.findall(f".//{W}tblBorders/*")
    assert {border.tag for border in borders} == {
        f"{W}{side}" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    }
    assert {border.get(f"{W}val") for border in borders} == {"single"}


def test_page_margins_and_page_numbers() -> None:
    section = read(small_sheet()).sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    twip = 635
    lengths = (
        (section.page_width, Mm(297)),
        (section.page_height, Mm(210)),
        (section.top_margin, Mm(20)),
        (section.bottom_margin, Mm(20)),
        (section.left_margin, Mm(30)),
        (section.right_margin, Mm(15)),
    )
    for length, expected in lengths:
        assert abs(length - expected) <= twip
    assert section.different_first_page_header_footer
    number = section.header.paragraphs[0]
    assert number.style.font.size == Pt(13)
    assert number.style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert [node.text for node in number._p.iter(f"{W}instrText")] == [" PAGE "]


def test_each_sheet_is_a_section_that_counts_its_own_pages() -> None:
    upright = replace(small_sheet(), page=PageSetup(210, 297), end_mark="")
    package = write(small_sheet(), upright, small_sheet())
    document = docx.Document(io.BytesIO(package))
    sections = document.sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    assert len(document.tables) == 3
    for section in part(package, "word/document.xml").iter(f"{W}sectPr"):
        assert section.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None
        assert section.find(f"{W}type").get(f"{W}val") == "nextPage"


def test_sheets_with_other_sizes_get_styles_of_their_own() -> None:
    larger = replace(small_sheet(), type=TypeSetup(table_pt=12.5))
    sizes = [table.rows[3].cells[0].paragraphs[0].style.font.size for table in read(small_sheet(), larger).tables]
    assert sizes == [Pt(11), Pt(12.5)]


def test_language_and_properties() -> None:
    document = read(small_sheet())
    assert document.core_properties.title == "Kế hoạch <2027>"
    assert document.core_properties.author == "Sở Nội vụ"
    assert document.core_properties.created == datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    lang = part(write(small_sheet()), "word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert lang.get(f"{W}val") == "vi-VN"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x08c\x1bd", "abcd"),
        ("x\ud800y\udfffz", "xyz"),
        ("x\ufffey\uffffz", "xyz"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("\x85đầu", "\nđầu"),
        ("  giữ  nguyên  ", "  giữ  nguyên  "),
        ("a\tb\n\tc", "a\tb\n\tc"),
        ("]]> & <w:t> \"'", "]]> & <w:t> \"'"),
        ("\n", "\n"),
        ("", ""),
        ("a\xa0b\xadc\u2011d\u200be🙂", "a\xa0b\xadc\u2011d\u200be🙂"),
        ('=HYPERLINK("x")', '=HYPERLINK("x")'),
    ],
)
def test_any_text_is_shown_and_none_breaks_the_file(text: str, shown: str) -> None:
    assert read(one_cell(text)).tables[0].cell(0, 0).text == shown


def test_title_block_and_properties_are_cleaned_too() -> None:
    target = io.BytesIO()
    bad = "x\x01<&>\ud800"
    sheet = AppendixSheet(Grid(0, ()), bad, bad, bad, bad)
    write_docx([sheet], DocumentProperties(bad, bad), target)
    document = docx.Document(io.BytesIO(target.getvalue()))
    assert [paragraph.text for paragraph in document.paragraphs] == ["x<&>", "X<&>", "x<&>", "x<&>"]
    assert document.core_properties.title == "x<&>"


def test_the_package_is_slim() -> None:
    with ZipFile(io.BytesIO(write(small_sheet()))) as package:
        names = package.namelist()
        assert sum(info.file_size for info in package.infolist() if info.filename != "word/document.xml") < 20_000
    assert sorted(names) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_same_sheets_same_bytes() -> None:
    assert write(small_sheet()) == write(small_sheet())


@pytest.mark.parametrize("sheets", [[], [AppendixSheet(Grid(0, ()))], [AppendixSheet(Grid(3, ()), "Phụ lục")]])
def test_nothing_to_show_is_still_a_document(sheets: Sequence[AppendixSheet]) -> None:
    assert not read(*sheets).tables


@pytest.mark.parametrize(
    "cells", [(Cell(0),), (Cell(0), Cell(0), Cell(1)), (Cell(0, "", 2), Cell(1)), (Cell(0, "", 1, 3),)]
)
def test_a_grid_with_holes_or_overlaps_is_refused(cells: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match="grid not valid"):
        write(AppendixSheet(Grid(2, (Row(cells),))))


def test_align_of_an_area_title_does_not_follow_its_column() -> None:
    grid = Grid(1, (Row((Cell(0, "I CẢI CÁCH"),), RowKind.AREA),), (replace(small_sheet().grid.styles[1]),))
    assert grid.styles[0].align is Align.JUSTIFY
    cell = read(AppendixSheet(grid)).tables[0].cell(0, 0)
    assert cell.paragraphs[0].style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.LEFT


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/settings.xml"])
def test_approved_parts(name: str) -> None:
    xml = ZipFile(io.BytesIO(write(small_sheet()))).read(name)
    golden.compare(f"docx_small/{Path(name).name}", golden.readable(xml))
