"""LazyRows: the printed rows of an appendix, listed branch by branch when somebody looks at them.

Opening a plan asks for the number of rows and for the few that the window shows; the whole list is made at the first
edit, or when an item is looked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import overload

from cchc_desktop.core.cells import PrintedRow, area_rows
from cchc_desktop.core.plan import Level, Plan


class LazyRows(Sequence[PrintedRow]):
    """Reads like the list that :func:`cchc_desktop.core.cells.appendix_rows` gives."""

    def __init__(self, plan: Plan, appendix: str) -> None:
        self._plan = plan
        self._branches = plan[appendix].children if appendix else ()
        self._parts: list[list[PrintedRow] | None] = [None] * len(self._branches)
        self._starts = [0, *accumulate(row_count(plan, branch) for branch in self._branches)]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> PrintedRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[PrintedRow]: ...
    def __getitem__(self, index: int | slice) -> PrintedRow | list[PrintedRow]:
        if isinstance(index, slice):
            return self.all()[index]
        at = index if index >= 0 else index + len(self)
        if not 0 <= at < len(self):
            raise IndexError(index)
        part = bisect_right(self._starts, at) - 1
        return self._part(part)[at - self._starts[part]]

    def _part(self, part: int) -> list[PrintedRow]:
        rows = self._parts[part]
        if rows is None:
            rows = self._parts[part] = area_rows(self._plan, self._branches[part])
        return rows

    def all(self) -> list[PrintedRow]:
        """All rows as a plain list."""
        return [row for part in range(len(self._branches)) for row in self._part(part)]


def row_count(plan: Plan, branch: str) -> int:
    """How many rows :func:`cchc_desktop.core.cells.area_rows` lists, without listing them."""
    items = plan.items
    item = items[branch]
    if item.level is not Level.AREA:
        return sum(1 for _ in plan.walk(branch))
    entries = sum(
        sum(len(items[task].children) or 1 for task in items[objective].children) or 1 for objective in item.children
    )
    return (entries or 1) + (item.text is not None)
