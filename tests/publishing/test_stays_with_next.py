"""Rows that announce the next one never end a page: areas, criteria with parts, the row above the total."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import catalogue
from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.publishing.docx_borders import page_starts
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.printing import stays_with_next
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.publishing.measuring import PlainMeasurer

HEADER, AREA, TOTAL = RowKind.HEADER, RowKind.AREA, RowKind.TOTAL


def row(text: str, kind: RowKind = RowKind.ENTRY, *, keep: bool = False) -> Row:
    return Row((Cell(0, text),), kind, keep)


def table(*rows: Row) -> Grid:
    return Grid(1, (row("Tiêu chí", HEADER), *rows))


def par_index() -> AppendixSheet:
    (sheet,) = appendix_sheets(catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX))
    return sheet


def test_which_rows_announce() -> None:
    rows = [row("8", AREA), row("8.3", keep=True), row("8.3.1"), row("8.4"), row("TỔNG", TOTAL)]
    assert [stays_with_next(rows, index) for index in range(5)] == [True, True, False, True, False]
    assert not stays_with_next([row("8.4")], 0)


def test_a_criterion_announces_its_parts() -> None:
    rows = par_index().grid.rows
    numbers = [one.cells[0].text for one in rows]
    for index, one in enumerate(rows):
        if one.kind is RowKind.ENTRY:
            parts = numbers[index + 1].startswith(f"{numbers[index]}.")
            assert one.keep is parts, numbers[index]
    assert any(one.keep for one in rows)


def ends(grid: Grid, height_mm: float) -> list[int]:
    """The last row of each of our own pages."""
    sheet = AppendixSheet(grid, page=PageSetup(120, height_mm, 10, 10, 10, 10))
    pages = Paginator(PlainMeasurer()).pages([], [sheet]).pages
    texts = [[box.block.lines[0].text for box in page.boxes if box.block and not box.repeated] for page in pages]
    names = [one.cells[0].text for one in grid.rows]
    return [max(names.index(text) for text in found if text in names) for found in texts]


@st.composite
def outlines(draw: st.DrawFn) -> Grid:
    rows: list[Row] = []
    for area in range(draw(st.integers(1, 4))):
        rows.append(row(f"LĨNH VỰC {area}", AREA))
        for part in range(draw(st.integers(1, 8))):
            count = draw(st.integers(0, 3))
            rows.append(row(f"{area}.{part}", keep=count > 0))
            rows += [row(f"{area}.{part}.{leaf}") for leaf in range(count)]
    return table(*rows, row("TỔNG ĐIỂM", TOTAL))


@given(outlines(), st.integers(60, 120))
def test_our_pages(grid: Grid, height: int) -> None:
    found = ends(grid, height)
    assert found[-1] == len(grid.rows) - 1
    assert not any(stays_with_next(grid.rows, last) for last in found[:-1])


@given(outlines())
def test_pages_of_excel_and_of_hidden_borders(grid: Grid) -> None:
    sheet = AppendixSheet(grid, page=PageSetup(120, 80, 10, 10, 10, 10))
    file = BytesIO()
    write_xlsx([sheet], DocumentProperties(), file)
    breaks = [found.id for found in openpyxl.load_workbook(file).worksheets[0].row_breaks.brk]
    for starts in (breaks, page_starts(sheet)):
        assert not any(stays_with_next(grid.rows, start - 1) for start in starts)


@pytest.mark.parametrize("bordered", [False, True])
def test_word_keeps_them_too(bordered: bool) -> None:
    sheet, file = par_index(), BytesIO()
    write_docx([sheet], DocumentProperties(), file, bordered=bordered)
    document = docx.Document(file)
    for index, made in enumerate(document.tables[0]._tbl.tr_lst):
        first = document.tables[0].rows[index].cells[0].paragraphs[0]
        own = made.find(f".//{qn('w:keepNext')}") is not None
        style = bool(first.style.paragraph_format.keep_with_next)
        if sheet.grid.rows[index].kind is RowKind.ENTRY:
            assert (own or style) is stays_with_next(sheet.grid.rows, index)


def tall_cells() -> Grid:
    """Two tasks, the last over the last three rows."""
    rows = [Row((Cell(0, f"{task}", 3), Cell(1, f"{task}.1"))) for task in (1, 2)]
    parts = [[Row((Cell(1, f"{task}.{part}"),)) for part in (2, 3)] for task in (1, 2)]
    head = Row((Cell(0, "TT"), Cell(1, "Việc")), HEADER)
    return Grid(2, (head, rows[0], *parts[0], rows[1], *parts[1]))


@pytest.mark.parametrize("bordered", [False, True])
def test_word_keeps_the_last_two_rows_together(bordered: bool) -> None:
    """All cells of the last row but one say so, those that go on from above too: LibreOffice asks the first only."""
    file = BytesIO()
    write_docx([AppendixSheet(tall_cells())], DocumentProperties(), file, bordered=bordered)
    rows = docx.Document(file).tables[0]._tbl.tr_lst
    keeping = [[p.find(f".//{qn('w:keepNext')}") is not None for p in made.iter(qn("w:p"))] for made in rows]
    assert keeping[1:] == [[False, False]] * 4 + [[True, True], [False, False]]


@given(st.lists(st.integers(1, 9), min_size=2, max_size=30))
def test_the_last_of_the_pages_of_hidden_borders_has_two_rows(lines: list[int]) -> None:
    grid = table(*(row("\n".join(["x"] * count)) for count in lines))
    starts = page_starts(AppendixSheet(grid, page=PageSetup(120, 80, 10, 10, 10, 10)))
    assert len(grid.rows) - 1 not in starts or lines[-1] + lines[-2] > 7
