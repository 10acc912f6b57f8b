"""Random valid grids for property tests: every position covered once, spans in both directions, every kind of row."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind, check
from cchc_desktop.core.vietnamese import clean

VIETNAMESE = "aăâeêioôơuưyđáàảãạắặấậếệốộớợứựýỵĂÂĐÊÔƠƯẮẬỆỘỢỰ"
_LETTERS = VIETNAMESE + string.ascii_letters + string.digits + " .,;:-–…/()%=+@'\"<>&\\{}_#\t\n\xa0₫🙂文"


def texts() -> st.SearchStrategy[str]:
    """Cell texts as the plan keeps them: NFC, lines and tabs, signs of markup and formulas."""
    return st.text(st.sampled_from(_LETTERS), max_size=30).map(clean)


@st.composite
def grids(draw: st.DrawFn, most_columns: int = 6, most_rows: int = 8) -> Grid:
    """A valid grid, header rows on top (their cells may reach into the body), with or without column styles."""
    width = draw(st.integers(1, most_columns))
    count = draw(st.integers(0, most_rows))
    headers = draw(st.integers(0, min(2, count)))
    body = st.sampled_from([RowKind.ENTRY, RowKind.ENTRY, RowKind.AREA, RowKind.TOTAL])
    kinds = [RowKind.HEADER] * headers + [draw(body) for _ in range(count - headers)]
    free_from = [0] * width
    rows: list[Row] = []
    for index in range(count):
        cells: list[Cell] = []
        col = 0
        while col < width:
            if free_from[col] > index:
                col += 1
                continue
            room = 1
            while col + room < width and free_from[col + room] <= index:
                room += 1
            colspan = draw(st.integers(1, room)) if draw(st.booleans()) else 1
            rowspan = draw(st.integers(1, count - index)) if draw(st.booleans()) else 1
            cells.append(Cell(col, draw(texts()), rowspan, colspan))
            free_from[col : col + colspan] = [index + rowspan] * colspan
            col += colspan
        rows.append(Row(tuple(cells), kinds[index]))
    style = st.builds(ColumnStyle, st.floats(15, 60), st.sampled_from(Align))
    styles = tuple(draw(style) for _ in range(width)) if draw(st.booleans()) else ()
    grid = Grid(width, tuple(rows), styles)
    assert check(grid) is None
    return grid


def plain(grid: Grid) -> list[list[tuple[int, str, int, int]]]:
    """What every reader can see of a grid: column, text and spans of the cells of each row."""
    return [[(cell.col, cell.text, cell.rowspan, cell.colspan) for cell in row.cells] for row in grid.rows]
