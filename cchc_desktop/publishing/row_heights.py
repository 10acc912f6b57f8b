"""Row heights of a grid: tall enough that all the text of every cell shows, merged cells too, in points.

Excel never gives a merged cell the height it needs, so the file must carry the heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from cchc_desktop.core.grid import Grid
from cchc_desktop.publishing.printing import is_bold
from cchc_desktop.publishing.text_fit import face

_STEP = 0.75  # points: one pixel of Excel's screen, the grain of its row heights


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table: type size and the usable share of a cell's width.

    ``padding`` (points) is what a cell loses at its sides; ``slack`` the share kept free, because printers set a
    text up to some percent wider than the screen.
    """

    size: float
    padding: float = 4.0
    slack: float = 0.04

    @property
    def pitch(self) -> float:
        """Height of a line: what Excel gives a row of that size (Times New Roman 11 → 15, 12 → 15.75), or more."""
        return ceil(self.size * 1.33 / _STEP) * _STEP

    def count(self, text: str, width: float, bold: bool) -> int:
        """Lines of ``text`` in a cell of ``width`` points."""
        usable = (width - self.padding) * (1 - self.slack)
        return face(bold).lines(text, usable / self.size)

    def height(self, text: str, width: float, bold: bool) -> float:
        """Points that ``text`` needs in a cell of ``width`` points."""
        return self.count(text, width, bold) * self.pitch


@dataclass(frozen=True, slots=True)
class TallText:
    """A text over several rows: the first row, how many, and the points that it needs."""

    first: int
    rows: int
    needed: float


def row_heights(grid: Grid, widths: Sequence[float], lines: Lines) -> tuple[list[float], list[TallText]]:
    """The height of each row in points, and the texts of the cells over several rows; ``widths`` in points, too.

    What a vertically merged cell lacks is spread evenly over its rows; smaller merges go first, so that larger
    ones find the rows as high as they will be.
    """
    borders = [0.0, *accumulate(widths)]
    heights = [lines.pitch] * len(grid.rows)
    merged: list[TallText] = []
    for index, row in enumerate(grid.rows):
        bold = is_bold(row.kind)
        for cell in row.cells:
            needed = lines.height(cell.text, borders[cell.col + cell.colspan] - borders[cell.col], bold)
            if cell.rowspan == 1:
                heights[index] = max(heights[index], needed)
            else:
                merged.append(TallText(index, cell.rowspan, needed))
    for text in sorted(merged, key=lambda text: text.rows):
        covered = range(text.first, text.first + text.rows)
        missing = text.needed - sum(heights[index] for index in covered)
        if missing > 0:
            share = ceil(missing / text.rows / _STEP) * _STEP
            for index in covered:
                heights[index] += share
    return heights, merged
