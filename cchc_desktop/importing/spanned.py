"""Rows of cells that say how many rows and columns they cover, as web pages and OpenDocument have them, to a Grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.importing.shape import Columns

_MOST_COLUMNS = 1_000  # that one cell may cover, as in a Word table
_MOST_ROWS = 65_534


@dataclass(slots=True)
class SpanCell:
    """One cell; ``rows`` 0 means: to the end of the table. ``col`` None: the next free column."""

    text: str
    rows: int = 1
    cols: int = 1
    col: int | None = None


@dataclass(slots=True)
class _Placed:
    row: int
    col: int
    rows: int
    cols: int
    text: str


def lay_out(rows: Sequence[Sequence[SpanCell]], headers: int = 0, limit: int = 2_000_000) -> Grid | None:
    """The Grid, the first ``headers`` rows as header rows; None if it has more positions than ``limit``.

    Where two cells claim a position the first keeps it; a position that none claims becomes an empty cell; columns in
    which no cell begins or ends are left out.
    """
    placed = _place(rows, limit)
    if placed is None:
        return None
    columns = Columns(edge for cell in placed for edge in (cell.col, cell.col + cell.cols))
    if not columns.count or not rows:
        return Grid(0, ())
    lines: list[list[Cell]] = [[] for _ in rows]
    free = [[True] * columns.count for _ in rows]
    for cell in placed:
        first, stop = columns[cell.col], columns[cell.col + cell.cols]
        lines[cell.row].append(Cell(first, cell.text, cell.rows, stop - first))
        for line in free[cell.row : cell.row + cell.rows]:
            line[first:stop] = [False] * (stop - first)
    for line, empty in zip(lines, free, strict=True):
        line += [Cell(col) for col, is_free in enumerate(empty) if is_free]
        line.sort(key=lambda cell: cell.col)
    kinds = [RowKind.HEADER if index < headers < len(rows) else RowKind.ENTRY for index in range(len(rows))]
    return Grid(columns.count, tuple(Row(tuple(line), kind) for line, kind in zip(lines, kinds, strict=True)))


def _place(rows: Sequence[Sequence[SpanCell]], limit: int) -> list[_Placed] | None:
    """Every cell with its place; spans are cut at the end of the table and at cells that were there before."""
    placed: list[_Placed] = []
    until: list[int] = []  # by column: the first row that is free again
    for index, row in enumerate(rows):
        col = 0
        for cell in row:
            if cell.col is not None:
                col = cell.col
            while col < len(until) and until[col] > index:
                col += 1
            wanted = min(max(cell.cols, 1), _MOST_COLUMNS)
            cols = 0
            while cols < wanted and (col + cols >= len(until) or until[col + cols] <= index):
                cols += 1
            height = min(cell.rows if cell.rows > 0 else _MOST_ROWS, len(rows) - index)
            until += [0] * (col + cols - len(until))
            until[col : col + cols] = [index + height] * cols
            placed.append(_Placed(index, col, height, cols, cell.text))
            col += cols
        if len(rows) * len(until) > limit:
            return None
    return placed
