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
        sized = [(width * scale, height * scale) for width, height in sizes]
        widest = max((width for width, _height in sized), default=0.0)
        rows = _filled(sized, room) if not columns else [sized[i : i + columns] for i in range(0, len(sized), columns)]
        self.columns = max(map(len, rows), default=1)
        # Columns stand below one another; where rows are filled, each stands in the middle.
        cells_of = [[widest if columns else width for width, _height in row] for row in rows]
        self.width = max([room, *(sum(cells) + GAP * (len(cells) + 1) for cells in cells_of)])
        y = float(GAP)
        for row, cells in zip(rows, cells_of, strict=True):
            x = (self.width - sum(cells) - GAP * (len(cells) - 1)) / 2
            for (width, height), cell in zip(row, cells, strict=True):
                self.all.append(Place(round(x + (cell - width) / 2), round(y), width, height))
                x += cell + GAP
            y += max(height for _width, height in row) + GAP
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


def _filled(sized: Sequence[tuple[float, float]], room: float) -> list[list[tuple[float, float]]]:
    """Rows of as many pages as there is room for."""
    rows: list[list[tuple[float, float]]] = []
    used = room
    for width, height in sized:
        if used + width + GAP > room:
            rows.append([])
            used = float(GAP)
        rows[-1].append((width, height))
        used += width + GAP
    return rows
