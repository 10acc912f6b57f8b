"""From cells as a file states them to a Grid that holds: gaps filled, columns that nothing begins in left out.

A file's rows may be too short, its grid finer than what is seen (column edges that no cell uses, left over from
dragging), and too large. Cells do not overlap here: the readers place them one after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind


@dataclass(slots=True)
class Placed:
    """A cell where the file has it: columns of the file's own grid."""

    col: int
    text: str
    colspan: int = 1
    rowspan: int = 1

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.col + self.colspan


@dataclass(slots=True)
class PlacedRow:
    """The cells that begin in a row, from left to right, none over another."""

    kind: RowKind = RowKind.ENTRY
    cells: list[Placed] = field(default_factory=list[Placed])


@dataclass(frozen=True, slots=True)
class Shaped:
    """A Grid, and which of its columns a column of the file became."""

    grid: Grid
    edges: tuple[int, ...]

    def column(self, file_column: int) -> int:
        """The Grid's column for a column of the file."""
        return min(bisect_left(self.edges, file_column), max(self.grid.width - 1, 0))


def column_edges(rows: Iterable[PlacedRow]) -> tuple[int, ...]:
    """Where cells begin or end, from left to right: the column borders that are seen."""
    edges = {0}
    edges.update(edge for row in rows for cell in row.cells for edge in (cell.col, cell.end))
    return tuple(sorted(edges))


def shape(rows: Sequence[PlacedRow], edges: tuple[int, ...]) -> Shaped:
    """The Grid of the rows over the column borders of :func:`column_edges`."""
    column = {edge: index for index, edge in enumerate(edges)}
    width = len(edges) - 1
    open_until = [0] * width  # first row index at which each column is free again
    result: list[Row] = []
    for index, row in enumerate(rows):
        cells: list[Cell] = []
        at = 0
        for cell in row.cells:
            first, end = column[cell.col], column[cell.end]
            if at < first:
                cells += _fill(open_until, index, at, first)
            cells.append(Cell(first, cell.text, cell.rowspan, end - first))
            open_until[first:end] = [index + cell.rowspan] * (end - first)
            at = end
        if at < width:
            cells += _fill(open_until, index, at, width)
        result.append(Row(tuple(cells), row.kind))
    return Shaped(Grid(width, tuple(result)), edges)


def _fill(open_until: list[int], row: int, begin: int, end: int) -> list[Cell]:
    return [Cell(col) for col in range(begin, end) if open_until[col] <= row]


_SETTERS = tuple(getattr(Cell, name).__set__ for name in ("col", "text", "rowspan", "colspan", "source"))


def make_cells(
    cols: Iterable[int], texts: Sequence[str], rowspans: Iterable[int], colspans: Iterable[int]
) -> list[Cell]:
    """Many cells at once, in half the time: a frozen dataclass sets each field by a call from Python."""
    cells = list(map(object.__new__, repeat(Cell, len(texts))))
    for setter, values in zip(_SETTERS, (cols, texts, rowspans, colspans, repeat(None)), strict=True):
        deque(map(setter, cells, values), maxlen=0)
    return cells
