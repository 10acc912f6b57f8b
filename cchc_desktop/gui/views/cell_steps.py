"""Steps from cell to cell: a merged cell is one cell, and a walk through it keeps to its row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto

from cchc_desktop.gui.models.cell_map import CellMap, Span

Place = tuple[int, int]  # row, column: a position, anywhere inside its cell
Wanted = Callable[[Span], bool]


class Step(Enum):
    """Where to go."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    NEXT = auto()  # the next cell that can be written, over the end of the row
    PREVIOUS = auto()
    STAY = auto()


def take(cells: CellMap, place: Place, step: Step, wanted: Wanted) -> Place:
    """The position after a step from the cell at ``place``; ``place`` itself at the border of the table."""
    row, column = place
    span = cells.span(row, column)
    match step:
        case Step.UP:
            row = span.row - 1
        case Step.DOWN:
            row = span.row + span.rows
        case Step.LEFT:
            column = span.column - 1
        case Step.RIGHT:
            column = span.column + span.columns
        case Step.NEXT:
            return next(_forwards(cells, place, span, wanted), place)
        case Step.PREVIOUS:
            return next(_backwards(cells, place, span, wanted), place)
        case Step.STAY:
            pass
    inside = 0 <= row < len(cells.rows) and 0 <= column < width(cells)
    return (row, column) if inside else place


def width(cells: CellMap) -> int:
    """Number of columns."""
    return len(cells.plan.form.columns)


def _forwards(cells: CellMap, place: Place, span: Span, wanted: Wanted) -> Iterator[Place]:
    """The cells that begin to the right in this row, then those of the rows below; a merged cell is met once."""
    for row in range(place[0], len(cells.rows)):
        for group in cells.groups(row):
            behind = row > place[0] or group.start >= span.column + span.columns
            if behind and _begins(cells, row, group.start, wanted):
                yield row, group.start


def _backwards(cells: CellMap, place: Place, span: Span, wanted: Wanted) -> Iterator[Place]:
    """The cells that begin to the left in this row, then those of the rows above, from their ends."""
    for row in range(place[0], -1, -1):
        for group in reversed(cells.groups(row)):
            before = row < place[0] or group.start < span.column
            if before and _begins(cells, row, group.start, wanted):
                yield row, group.start


def _begins(cells: CellMap, row: int, column: int, wanted: Wanted) -> bool:
    span = cells.span(row, column)
    return span.row == row and wanted(span)
