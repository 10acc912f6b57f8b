"""Tall cells in Word by borders instead of merging: every row keeps cells of its own, lines between them are hidden.

Word shows the text of a merged cell on its first page only. Here the text stands in the top cell, and again in the
first row of every page; pages begin where they were computed to begin, so that the repeated texts stand at their tops.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.core.grid import Cell, Grid, RowKind, slots
from cchc_desktop.publishing.columns import scaled_widths
from cchc_desktop.publishing.printing import has_last_in_tow, is_bold, stays_with_next, title_block
from cchc_desktop.publishing.spec import AppendixSheet
from cchc_desktop.publishing.text_fit import face

_LINE = 1.15  # ems: a line of Times New Roman in Word
_CELL_PADDING = (5.7, 3.3)  # points that the style of the table takes of width and height, its line counted
_FILL = 0.96  # of a page: a printer driver may set lines somewhat wider, and nothing may run over a set page end
_AFTER_CAPTION = 6.0  # points


@dataclass(frozen=True, slots=True)
class BorderedCell:
    """A cell of one row; ``above`` and ``below``: whether the line there is drawn."""

    cell: Cell
    text: str
    above: bool = True
    below: bool = True


@dataclass(frozen=True, slots=True)
class BorderedRow:
    """One row, all its cells in order; ``page``: a new page begins with it; ``keep``: it stays with the next row."""

    kind: RowKind
    cells: tuple[BorderedCell, ...]
    page: bool = False
    keep: bool = False


def bordered_rows(sheet: AppendixSheet) -> Iterator[BorderedRow]:
    """The rows of a sheet's table without any vertical merge."""
    grid = sheet.grid
    starts = frozenset(page_starts(sheet))
    count = len(grid.rows)
    for index, (row, covering) in enumerate(zip(grid.rows, _covering(grid), strict=True)):
        cells: list[BorderedCell] = []
        for top, cell in covering:
            last = top + cell.rowspan - 1
            begins = index == top or index in starts
            ends = index == last or index + 1 in starts or index + 1 == count
            cells.append(BorderedCell(cell, cell.text if begins else "", begins, ends))
        keep = row.kind is RowKind.ENTRY and (stays_with_next(grid.rows, index) or has_last_in_tow(grid.rows, index))
        yield BorderedRow(row.kind, tuple(cells), index in starts, keep)


def _covering(grid: Grid) -> Iterator[list[tuple[int, Cell]]]:
    """For each row the cells over it, from left to right, with the row that each begins in."""
    for line in slots(grid):
        found: dict[int, tuple[int, Cell]] = {}
        for slot in line:
            assert slot is not None  # a valid grid covers every position
            found.setdefault(slot.cell.col, (slot.row, slot.cell))
        yield [found[col] for col in sorted(found)]


def page_starts(sheet: AppendixSheet) -> list[int]:
    """The rows with which pages begin, the first page's left out; a row that announces the next one stays with it."""
    grid = sheet.grid
    page = (sheet.page.height_mm - sheet.page.top_mm - sheet.page.bottom_mm) * 72 / 25.4 * _FILL
    measure = _Measure(sheet)
    covering = list(_covering(grid))
    header = sum(measure.row(covering[i], i, grid.rows[i].kind) for i in range(grid.header_count))
    room = page - header - measure.title()
    starts: list[int] = []
    index, first = grid.header_count, grid.header_count
    while index < len(grid.rows):
        needed = measure.row(covering[index], index, grid.rows[index].kind, again=index == first)
        behind = index
        while behind + 1 < len(grid.rows) and stays_with_next(grid.rows, behind):
            behind += 1
            needed += measure.row(covering[behind], behind, grid.rows[behind].kind)
        if has_last_in_tow(grid.rows, behind):
            both = needed + measure.row(covering[-1], behind + 1, grid.rows[-1].kind)
            needed = both if both <= page - header else needed
        if needed > room and index > first:
            first = index
            starts.append(index)
            room = page - header
            continue
        room -= measure.row(covering[index], index, grid.rows[index].kind, again=index == first)
        index += 1
    return starts


class _Measure:
    """Heights in points, as Word will set them."""

    def __init__(self, sheet: AppendixSheet) -> None:
        self._sheet = sheet
        self._width = sheet.page.text_width_mm * 72 / 25.4
        self._widths = [width / 20 for width in scaled_widths(sheet.grid, round(self._width * 20))]

    def row(self, covering: Sequence[tuple[int, Cell]], index: int, kind: RowKind, *, again: bool = False) -> float:
        """The height of a row whose cells hold a text where they begin, or everywhere (``again``)."""
        size = self._sheet.type.table_pt
        lines = 1
        for top, cell in covering:
            if again or top == index:
                width = sum(self._widths[cell.col : cell.col + cell.colspan]) - _CELL_PADDING[0]
                lines = max(lines, face(is_bold(kind)).lines(cell.text, width / size))
        return lines * size * _LINE + _CELL_PADDING[1]

    def title(self) -> float:
        """The height of the lines above the table."""
        kind = self._sheet.type
        sizes = {"heading": kind.heading_pt, "title": kind.title_pt, "caption": kind.caption_pt}
        block = title_block(self._sheet)
        lines = (face(True).lines(text, self._width / sizes[role]) * sizes[role] * _LINE for role, text in block)
        return sum(lines) + (_AFTER_CAPTION if block else 0)
