"""From the values of a sheet and its merged ranges to a Grid: all positions at once, as sheets are large."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, cycle, islice, repeat
from typing import TypeAlias

from cchc_desktop.core.grid import Grid, Row
from cchc_desktop.importing.shape import make_cells

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, both included

_COVERED, _PLAIN, _ANCHOR = 0, 1, 2
_UNSEEN = bytes([1, 0, 0]).ljust(256, b"\0")  # 1 where a position is covered
_MOST_ROWS_BELOW = 50  # rows that a merged cell may add below the last value: empty ones of a table, no whole columns


class SheetGrid:
    """Lays out one sheet. Afterwards ``overlaps`` has the ranges that could not be kept (row, column of the Grid) and
    ``covered`` counts values that a merged cell hides."""

    def __init__(self, texts: list[str], width: int, merges: Sequence[Range]) -> None:
        """``texts``: one for each position of the rows from the sheet's first, ``width`` in each."""
        self._texts, self._width, self._merges = texts, width, merges
        self._height = len(texts) // width
        self.overlaps: list[tuple[int, int]] = []
        self.covered = 0

    def build(self) -> Grid:
        """The Grid, from the first row to the last that is used, without unused columns at the sides."""
        self._trim()
        width, height = self._width, self._height
        if not width or not height:
            return Grid(0, ())
        cover, spans = self._cover()
        self.covered = sum(map(bool, compress(self._texts, cover.translate(_UNSEEN)))) if spans else 0
        columns = [column for column in range(width) if any(cover[column::width])]  # others are never begun in
        new_column = [bisect_left(columns, column) for column in range(width)]
        self.overlaps = [(row, min(new_column[column], len(columns) - 1)) for row, column in self.overlaps]
        texts = list(compress(self._texts, cover))
        rowspans, colspans = [1] * len(texts), [1] * len(texts)
        positions = list(compress(range(width * height), cover)) if spans else []
        for at, rows, cols in spans:
            index = bisect_left(positions, at)
            first = at % width
            rowspans[index] = rows
            colspans[index] = bisect_left(columns, first + cols) - new_column[first]
        cells = iter(make_cells(compress(cycle(new_column), cover), texts, rowspans, colspans))
        ends = range(width, width * height + 1, width)
        free = map(cover.count, repeat(_COVERED), range(0, width * height, width), ends)
        return Grid(len(columns), tuple(Row(tuple(islice(cells, width - covered))) for covered in free))

    def _trim(self) -> None:
        """Cut off what is empty at the right, left and bottom."""
        texts, width = self._texts, self._width
        used = [column for column in range(width) if any(texts[column::width])]
        left, right = (used[0], used[-1] + 1) if used else (0, 0)
        last = next((at for at in range(len(texts) - 1, -1, -1) if texts[at]), -1)
        height = last // width + 1 if width else 0
        below = height
        for (top, first), (bottom, _) in self._merges:
            if (
                top < height <= bottom < height + _MOST_ROWS_BELOW
                and texts[top * width + first if first < width else -1]
            ):
                below = max(below, bottom + 1)
        if (left, right) != (0, width):
            texts = [text for at in range(0, height * width, width) for text in texts[at + left : at + right]]
        self._width, self._height = right - left, below
        self._texts = texts[: height * self._width] + [""] * ((below - height) * self._width)
        self._merges = [((top, a - left), (bottom, b - left)) for (top, a), (bottom, b) in self._merges]

    def _cover(self) -> tuple[bytearray, list[tuple[int, int, int]]]:
        """What stands at each position, and the merged cells: position, rows, columns."""
        width, height = self._width, self._height
        cover = bytearray([_PLAIN]) * (width * height)
        spans: list[tuple[int, int, int]] = []
        for (top, left), (bottom, right) in self._merges:
            first, cols = max(left, 0), min(right + 1, width) - max(left, 0)  # clipped to the used area
            rows = min(bottom + 1, height) - top
            if cols < 1 or rows < 1 or rows * cols == 1:
                continue
            start = top * width + first
            stop = start + (rows - 1) * width + 1
            columns = [slice(at, at + stop - start, width) for at in range(start, start + cols)]
            if sum([cover[column].count(_PLAIN) for column in columns]) < rows * cols:
                self.overlaps.append((top, first))
                continue
            for column in columns:
                cover[column] = bytes(rows)
            cover[start] = _ANCHOR
            spans.append((start, rows, cols))
        return cover, spans
