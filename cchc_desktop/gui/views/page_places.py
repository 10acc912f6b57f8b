"""Where the pages of the preview lie in its paper desk: rows of one, two or as many as fit; all in logical pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

GAP = 14  # pixels between pages, and around them


class Place(NamedTuple):
    """One page on the desk."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """True where the point lies on the page."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Places:
    """All pages; ``sizes`` in points, ``scale``: pixels a point. ``columns`` 0 = as many as fit in ``room``."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, columns: int, room: float) -> None:
        self.scale = scale
        self.all: list[Place] = []
        widest = max((size[0] for size in sizes), default=0.0) * scale
        per_row = columns or max(int((room - GAP) // (widest + GAP)) if widest else 1, 1)
        self.columns = per_row
        rows = [sizes[start : start + per_row] for start in range(0, len(sizes), per_row)]
        grid = widest + GAP  # pages of several columns stand below one another
        self.width = max(widest * min(per_row, max(len(sizes), 1)) + GAP * (min(per_row, len(sizes)) + 1), room)
        whole = min(per_row, max(len(sizes), 1)) * grid - GAP
        left = (self.width - whole) / 2
        y = float(GAP)
        for row in rows:
            height = max(size[1] for size in row) * scale
            for column, size in enumerate(row):
                width = size[0] * scale
                x = left + column * grid + (widest - width) / 2
                self.all.append(Place(round(x), round(y), width, size[1] * scale))
            y += height + GAP
        self.height = y
        self._tops = [place.y for place in self.all]

    def at(self, x: float, y: float) -> int | None:
        """The page under a point."""
        return next((i for i in self.between(y, y) if self.all[i].holds(x, y)), None)

    def between(self, top: float, bottom: float) -> range:
        """The pages that may reach into a band of the desk."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        start = first
        while start > 0 and self._tops[start - 1] == self._tops[first]:
            start -= 1
        return range(start, bisect_right(self._tops, bottom))
