"""Goal X1 of promises.md §4: the Excel writer against the zip floor and openpyxl; row heights shown beside it.

``pytest tests/benchmarks/test_xlsx_export.py -s``; some minutes, because merging in openpyxl is quadratic.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Font, Side

from cchc_desktop.core.grid import Grid
from cchc_desktop.publishing import xlsx_writer
from cchc_desktop.publishing.columns import scaled_widths
from cchc_desktop.publishing.row_heights import row_heights
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from tests.benchmarks.data import plan_sheet
from tests.benchmarks.measure import best_cpu, show, zip_floor


def heights(grid: Grid) -> Callable[[], object]:
    """The row heights as the writer computes them."""
    widths = [pixels * 0.75 for pixels in scaled_widths(grid, 952)]
    return lambda: row_heights(grid, widths, 11.0)


def ours(sheet: AppendixSheet) -> Callable[[], bytes]:
    """Our writer, all of it."""

    def write() -> bytes:
        target = io.BytesIO()
        xlsx_writer.write_xlsx([sheet], DocumentProperties(), target)
        return target.getvalue()

    return write


def with_openpyxl(grid: Grid) -> Callable[[], object]:
    """openpyxl with the same borders, fonts, wrapping and merges, no heights."""
    side = Side("thin")
    border, font = Border(side, side, side, side), Font("Times New Roman", 11)
    alignment = Alignment("left", "center", wrap_text=True)

    def write() -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for index, row in enumerate(grid.rows, 1):
            for cell in row.cells:
                last_row, last_col = index + cell.rowspan - 1, cell.col + cell.colspan
                written = sheet.cell(index, cell.col + 1, cell.text)
                written.border, written.font, written.alignment = border, font, alignment
                if cell.rowspan > 1 or cell.colspan > 1:
                    sheet.merge_cells(start_row=index, end_row=last_row, start_column=cell.col + 1, end_column=last_col)
        book.save(io.BytesIO())

    return write


@pytest.fixture
def _without_heights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer alone: the heights are computed once and handed over."""
    known: dict[int, object] = {}

    def once(grid: Grid, widths: list[float], size: float) -> object:
        if id(grid) not in known:
            known[id(grid)] = row_heights(grid, widths, size)
        return known[id(grid)]

    monkeypatch.setattr(xlsx_writer, "row_heights", once)


@pytest.mark.usefixtures("_without_heights")
@pytest.mark.parametrize(("activities", "turns"), [(100, 15), (1_000, 9), (10_000, 5)])
def test_x1_cpu_against_the_zip_floor(activities: int, turns: int) -> None:
    sheet = plan_sheet(activities)
    write = ours(sheet)
    best = best_cpu({"ours": write, "floor": zip_floor(write()), "heights": heights(sheet.grid)}, turns)
    show(f"X1 Excel, N = {activities}, {best['ours'] / best['floor']:.2f} × floor", best)
    if activities >= 1_000:  # below, XlsxWriter's fixed parts (theme, styles) are a quarter of the time
        assert best["ours"] <= 2.5 * best["floor"]


@pytest.mark.usefixtures("_without_heights")
@pytest.mark.parametrize(("activities", "turns", "least"), [(100, 5, 0.0), (1_000, 3, 3.5), (10_000, 1, 6.0)])
def test_x1_cpu_against_openpyxl(activities: int, turns: int, least: float) -> None:
    sheet = plan_sheet(activities)
    best = best_cpu({"ours": ours(sheet), "openpyxl": with_openpyxl(sheet.grid)}, turns)
    ratio = best["openpyxl"] / best["ours"]
    show(f"X1 Excel, N = {activities}, {ratio:.1f} × faster than openpyxl", best)
    assert ratio >= least


def test_x1_growth_with_heights_is_linear() -> None:
    best = best_cpu({"1k": ours(plan_sheet(1_000)), "10k": ours(plan_sheet(10_000))}, 3)
    show(f"X1 Excel with heights, t(10k)/t(1k) = {best['10k'] / best['1k']:.2f}", best)
    assert best["10k"] <= 12 * best["1k"]
