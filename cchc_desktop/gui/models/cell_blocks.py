"""A range of the table as a Grid, as it is printed or as it is edited. No Qt here."""

from __future__ import annotations

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.gui.models.cell_map import CellMap, Span


def block(cells: CellMap, top: int, left: int, bottom: int, right: int, *, raw: bool = False) -> Grid:
    """Rows and columns from the first to the last, both included; merged cells are cut at the border.

    ``raw``: the texts that are edited instead of those that are printed, codes left out. The title of an area belongs
    to the column where it begins.
    """
    rows: list[Row] = []
    for row in range(top, bottom + 1):
        made: list[Cell] = []
        for group in cells.groups(row):
            if group.stop <= left or group.start > right:
                continue
            span = cells.span(row, group.start)
            if row != max(span.row, top):
                continue  # went on from above
            first, last = max(span.column, left), min(span.column + span.columns - 1, right)
            down = min(span.row + span.rows - 1, bottom) - row + 1
            made.append(Cell(first - left, _text(cells, span, left, raw), down, last - first + 1))
        rows.append(Row(tuple(made), RowKind.AREA if cells.is_bold(row) else RowKind.ENTRY))
    return Grid(right - left + 1, tuple(rows))


def _text(cells: CellMap, span: Span, left: int, raw: bool) -> str:
    if cells.rows[span.row].is_area and span.column < left:
        return ""
    return cells.edit_text(span) if raw and cells.target(span) is not None else cells.text(span)
