"""RowHeights: the heights of the rows that somebody looks at, by the same rule as in print.

A row is as high as its highest cell; what a merged cell lacks is spread evenly over its rows, smaller merges first.
Only merged cells that could lack something tie rows together, so a few rows are measured, however long the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil

from cchc_desktop.gui.models.cell_map import CellMap, Span

Needed = Callable[[Span], int]  # pixels that the text of a cell needs, its padding and line included


class RowHeights:
    """Which rows are measured, and the measuring. The view holds the heights themselves."""

    def __init__(self, cells: CellMap, needed: Needed, least: int) -> None:
        self.cells = cells
        self.needed = needed
        self.least = least  # no row is lower (one line)
        self.known = bytearray(len(cells.rows))

    def forget(self, first: int = 0, last: int | None = None) -> None:
        """Rows ``first`` … ``last`` have to be measured again."""
        stop = len(self.known) if last is None else min(last + 1, len(self.known))
        if first < stop:
            self.known[first:stop] = bytes(stop - first)

    def insert(self, first: int, last: int) -> None:
        """Rows came; those behind keep their heights."""
        self.known[first:first] = bytes(last - first + 1)

    def remove(self, first: int, last: int) -> None:
        """Rows went."""
        del self.known[first : last + 1]

    def resize(self, rows: int) -> None:
        """Everything is new."""
        self.known = bytearray(rows)

    def unknown(self, first: int, last: int) -> int:
        """The first row from ``first`` to ``last`` that is not measured; -1 = all are."""
        return self.known.find(0, first, last + 1)

    def measure(self, first: int, last: int) -> dict[int, int]:
        """Heights of all rows from ``first`` to ``last`` and of those that hang together with them."""
        heights: dict[int, int] = {}
        merged: dict[Span, int] = {}
        todo: list[int] = list(range(first, last + 1))
        while todo:
            row = todo.pop()
            if row in heights:
                continue
            heights[row] = self._own_height(row, merged)
            todo += [r for span in self._short(row, merged) for r in range(span.row, span.row + span.rows)]
        self._spread(heights, merged)
        for row in heights:
            self.known[row] = 1
        return heights

    def _own_height(self, row: int, merged: dict[Span, int]) -> int:
        """What the cells of this one row need; cells of several rows that may lack room go to ``merged``."""
        height = self.least
        for group in self.cells.groups(row):
            span = self.cells.span(row, group.start)
            if span.rows == 1:
                height = max(height, self.needed(span))
            elif span not in merged and (needed := self.needed(span)) > span.rows * self.least:
                merged[span] = needed
        return height

    def _short(self, row: int, merged: dict[Span, int]) -> Iterable[Span]:
        return [s for s in (self.cells.span(row, g.start) for g in self.cells.groups(row)) if s in merged]

    def _spread(self, heights: dict[int, int], merged: dict[Span, int]) -> None:
        for span, needed in sorted(merged.items(), key=lambda pair: (pair[0].rows, pair[0].row)):
            rows = range(span.row, span.row + span.rows)
            missing = needed - sum(heights[row] for row in rows)
            if missing > 0:
                share = ceil(missing / span.rows)
                for row in rows:
                    heights[row] += share
