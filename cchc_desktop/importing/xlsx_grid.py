"""From the values of a sheet and its merged ranges to a Grid: all positions at once, as sheets are large."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, cycle, repeat
from typing import TypeAlias

from cchc_desktop.core.grid import Grid
from cchc_desktop.importing.shape import make_cells, make_rows

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, both included

_COVERED, _PLAIN, _ANCHOR = 0, 1, 2
_UNSEEN = bytes([1, 0, 0]).ljust(256, b"\0")  # 1 where a position is covered
_WIDE = 256  # columns from which a sheet is wider than any table
_MOST_ROWS_BELOW = 50  # rows that a merged cell may add below the last value: empty ones of a table, no whole columns


class SheetGrid:
    """Lays out one sheet. Afterwards ``overlaps`` has the ranges that could not be kept (row, column of the Grid) and
    ``covered`` counts values that a merged cell hides."""

    def __init__(self, texts: list[str], width: int, merges: Sequence[Range]) -> None:
        """``texts``: one for each position of the rows from the sheet's first, ``width`` in each."""
        self._texts, self._width, self._merges = texts, width, merges
        self._height = len(texts) // width
        self._rowspans: list[int] = []  # for each position
        self._colspans: list[int] = []
        self._cols: dict[int, int] = {}  # by position: how many columns of the sheet a merged cell has
        self.overlaps: list[tuple[int, int]] = []
        self.covered = 0

    def build(self) -> Grid:
        """The Grid, from the first row to the last that is used, without unused columns at the sides."""
        self._trim()
        width, height = self._width, self._height
        if not width or not height:
            return Grid(0, ())
        cover = self._cover()
        if _COVERED in cover:
            self.covered = sum(map(bool, compress(self._texts, cover.translate(_UNSEEN))))
        if width > _WIDE:
            self._pass_over_empty(cover)
        columns = [column for column in range(width) if any(cover[column::width])]  # others are never begun in
        new_column = [bisect_left(columns, column) for column in range(width + 1)]
        for at, cols in self._cols.items():
            self._colspans[at] = new_column[at % width + cols] - new_column[at % width]
        self.overlaps = [(row, min(new_column[column], len(columns) - 1)) for row, column in self.overlaps]
        cells = make_cells(
            compress(cycle(new_column[:width]), cover),
            list(compress(self._texts, cover)),
            compress(self._rowspans, cover),
            compress(self._colspans, cover),
        )
        ends = range(width, width * height + 1, width)
        free = map(cover.count, repeat(_COVERED), range(0, width * height, width), ends)
        return Grid(len(columns), make_rows(cells, (width - covered for covered in free)))

    def _pass_over_empty(self, cover: bytearray) -> None:
        """One stray value far to the right makes a sheet wide: a column without text or merged cell is none."""
        width, nothing = self._width, bytes(self._height)
        for column in range(width):
            if _ANCHOR not in cover[column::width] and not any(self._texts[column::width]):
                cover[column::width] = nothing

    def _trim(self) -> None:
        """Cut off what is empty at the right, left and bottom."""
        texts, width = self._texts, self._width
        left = next((column for column in range(width) if any(texts[column::width])), 0)
        right = next((column + 1 for column in range(width - 1, -1, -1) if any(texts[column::width])), 0)
        last = next((at for at in range(len(texts) - 1, -1, -1) if texts[at]), -1)
        height = last // width + 1
        below = height
        for (top, first), (bottom, _) in self._merges:
            if top < height < bottom + 1 < height + _MOST_ROWS_BELOW and first < width and texts[top * width + first]:
                below = max(below, bottom + 1)
        if (left, right) != (0, width):
            texts = [text for at in range(0, height * width, width) for text in texts[at + left : at + right]]
            self._merges = [((top, a - left), (bottom, b - left)) for (top, a), (bottom, b) in self._merges]
        self._width, self._height = right - left, below
        self._texts = texts[: height * self._width] + [""] * ((below - height) * self._width)

    def _cover(self) -> bytearray:
        """What stands at each position; notes how many rows and columns the merged cells have."""
        width, height = self._width, self._height
        cover = bytearray([_PLAIN]) * (width * height)
        self._rowspans = [1] * len(cover)
        self._colspans = [1] * len(cover)
        for (top, left), (bottom, right) in self._merges:
            first = left if left > 0 else 0
            rows = (bottom + 1 if bottom < height else height) - top
            cols = (right + 1 if right < width else width) - first
            if cols < 1 or rows < 1 or rows * cols == 1:
                continue  # outside of what is used, or a cell of its own
            start = top * width + first
            stop = start + (rows - 1) * width + 1
            columns = [slice(at, at + stop - start, width) for at in range(start, start + cols)]
            if any(cover[column].count(_PLAIN) != rows for column in columns):
                self.overlaps.append((top, first))
                continue
            for column in columns:
                cover[column] = bytes(rows)
            cover[start] = _ANCHOR
            self._rowspans[start] = rows
            if cols > 1:
                self._cols[start] = cols
        return cover
