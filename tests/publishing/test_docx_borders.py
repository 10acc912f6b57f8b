"""Tall cells by borders: no vertical merge, the lines between hidden, the text again at the top of each page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given

from cchc_desktop.core.grid import Grid, RowKind, slots
from cchc_desktop.publishing.docx_borders import bordered_rows, page_starts
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from tests.publishing.sheets import CORPUS, corpus_sheet
from tests.publishing.strategies import grids
from tests.publishing.test_office_schema import SAMPLES, faults, sample


def table(sheet: AppendixSheet) -> object:
    file = io.BytesIO()
    write_docx([sheet], DocumentProperties(), file, bordered=True)
    return docx.Document(file).tables[0]


@given(grids())
def test_every_position_shows_its_text_where_it_begins(grid: Grid) -> None:
    sheet = AppendixSheet(grid)
    rows = list(bordered_rows(sheet))
    assert len(rows) == len(grid.rows)
    for index, (row, line) in enumerate(zip(rows, slots(grid), strict=True)):
        assert sum(one.cell.colspan for one in row.cells) == grid.width
        for one in row.cells:
            slot = line[one.cell.col]
            begins = slot.row == index or row.page
            assert one.text == (one.cell.text if begins else "")
            assert one.above is begins


@pytest.mark.parametrize("name", CORPUS)
def test_a_real_plan(shared: Path, name: str) -> None:
    sheet = corpus_sheet(shared, name)
    starts = page_starts(sheet)
    assert 3 < len(starts) < 60
    assert starts == sorted(set(starts))
    kinds = [row.kind for row in sheet.grid.rows]
    assert all(kinds[start - 1] is not RowKind.AREA for start in starts), "no area row at the foot of a page"
    made = table(sheet)
    breaks = [i for i, row in enumerate(made._tbl.tr_lst) if row.find(f".//{qn('w:pageBreakBefore')}") is not None]
    assert breaks == starts
    assert made._tbl.find(f".//{qn('w:vMerge')}") is None
    for start in starts:
        texts = ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in made._tbl.tr_lst[start].tc_lst]
        shown = [slot.cell.text for col, slot in enumerate(list(slots(sheet.grid))[start]) if slot.cell.col == col]
        assert texts == ["".join(text.split("\n")) for text in shown]


def hidden(cell: object) -> Iterator[str]:
    for side in ("top", "bottom"):
        if cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}/{qn(f'w:{side}')}") is not None:
            yield side


def test_lines_are_hidden_inside_a_cell_alone(shared: Path) -> None:
    sheet = corpus_sheet(shared, "bac_kan_2025")
    for index, row in enumerate(table(sheet)._tbl.tr_lst):
        for cell, one in zip(row.tc_lst, list(bordered_rows(sheet))[index].cells, strict=True):
            expected = [side for side, drawn in (("top", one.above), ("bottom", one.below)) if not drawn]
            assert list(hidden(cell)) == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sound(tmp_path: Path, path: Path) -> None:
    target = tmp_path / "a.docx"
    with target.open("wb") as file:
        write_docx(appendix_sheets(sample(path)), DocumentProperties(), file, bordered=True)
    assert faults(target) == []
