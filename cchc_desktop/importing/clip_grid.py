"""What a clipboard can hold of a table: limits, and cells put in their places as a browser does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.importing.texts import Cleaner

MOST_CELLS = 20_000  # positions of one paste; a province's whole plan has 1,500
MOST_COLUMNS = 256
MOST_LETTERS = 32_767  # of one cell: what a cell of Excel holds
Tick = Callable[[int, int], None]  # letters read, letters in all; may raise to give up


@dataclass(slots=True)
class Found:
    """One cell as it was met: its text and how many rows and columns it wants to cover."""

    text: str
    rows: int = 1
    columns: int = 1


def require_size(cells: int) -> None:
    """Raises KnownError(CLIPBOARD_TOO_LARGE) beyond MOST_CELLS."""
    if cells > MOST_CELLS:
        raise KnownError(ErrorCode.CLIPBOARD_TOO_LARGE, cells=cells, limit=MOST_CELLS)


def require_text(text: str, row: int, column: int) -> None:
    """Raises KnownError(CLIPBOARD_LONG_TEXT) for a text that no cell of an export could hold; places count from 0."""
    if len(text) > MOST_LETTERS:
        raise KnownError(
            ErrorCode.CLIPBOARD_LONG_TEXT, letters=len(text), limit=MOST_LETTERS, row=row + 1, column=column + 1
        )


def place(rows: Sequence[Sequence[Found]]) -> Grid:
    """The grid of the cells met row by row: each at the first free place, overlaps cut, gaps filled with empty cells.

    Raises KnownError(CLIPBOARD_TOO_LARGE or CLIPBOARD_LONG_TEXT).
    """
    clean = Cleaner()
    height = len(rows)
    open_until: list[int] = []  # first row at which each column is free again
    made: list[list[Cell]] = []
    for index, found in enumerate(rows):
        cells: list[Cell] = []
        column = 0
        for cell in found:
            while column < len(open_until) and open_until[column] > index:
                column += 1
            if column >= MOST_COLUMNS:
                raise KnownError(ErrorCode.CLIPBOARD_TOO_LARGE, cells=height * (column + 1), limit=MOST_CELLS)
            across = _free(open_until, column, min(cell.columns, MOST_COLUMNS - column), index)
            down = max(1, min(cell.rows, height - index))
            open_until += [0] * (column + across - len(open_until))
            open_until[column : column + across] = [index + down] * across
            require_text(cell.text, index, column)
            cells.append(Cell(column, clean(cell.text), down, across))
            column += across
        require_size(height * len(open_until))
        made.append(cells)
    return _whole(made, len(open_until))


def _free(open_until: Sequence[int], column: int, wanted: int, row: int) -> int:
    """How many columns from ``column`` on are free, at most those that are wanted."""
    for offset in range(1, wanted):
        if column + offset < len(open_until) and open_until[column + offset] > row:
            return offset
    return max(1, wanted)


def _whole(rows: Sequence[Sequence[Cell]], width: int) -> Grid:
    """Every position covered: empty cells where nothing is."""
    open_until = [0] * width
    made: list[Row] = []
    for index, cells in enumerate(rows):
        begun = {cell.col: cell for cell in cells}
        line: list[Cell] = []
        for column in range(width):
            cell = begun.get(column)
            if cell is None and open_until[column] <= index:
                cell = Cell(column)
            if cell is not None:
                line.append(cell)
                open_until[column : column + cell.colspan] = [index + cell.rowspan] * cell.colspan
        made.append(Row(tuple(line)))
    return Grid(width, tuple(made))
