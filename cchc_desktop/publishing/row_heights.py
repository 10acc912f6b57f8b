"""Row heights of a grid in Excel: high enough that all the text of every cell shows, merged cells too, in points.

Excel never gives a merged cell the height it needs, so the file must carry the heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil

from cchc_desktop.core.grid import Grid
from cchc_desktop.publishing.printing import is_bold
from cchc_desktop.publishing.text_fit import face

HIGHEST_ROW = 409.5  # points
_STEP = 0.75  # points: one pixel of Excel's screen, the grain of its row heights
_RESERVED = 1.33  # ems a line: what Excel reserves when it sets a height itself (Times New Roman 11 → 15, 12 → 15.75)
_DRAWN = 1.23  # ems a line: what its lines really take (18 of these 20 pixels at size 11)
PADDING = 4.0  # points that a cell loses at its sides
_SLACK = 0.04  # share of the width kept free, because printers set a text up to some percent wider than the screen
_LEAST_SIZE = 0.8  # how far a text that is too high for any row may be set smaller


@dataclass(frozen=True, slots=True)
class TallText:
    """A text over several rows: the first row, how many, and the points that it needs."""

    first: int
    rows: int
    needed: float


@dataclass(slots=True)
class TableHeights:
    """The height of each row, the texts over several rows, and the size of texts set smaller, by row and column."""

    rows: list[float]
    texts: list[TallText] = field(default_factory=list[TallText])
    sizes: dict[tuple[int, int], float] = field(default_factory=dict[tuple[int, int], float])


def line_pitch(size: float) -> float:
    """The height that a line of that type size gets, in points."""
    return ceil(size * _RESERVED / _STEP) * _STEP


def text_height(text: str, width: float, size: float, bold: bool) -> float:
    """Points that ``text`` needs in a cell of ``width`` points: generous, for any printer."""
    return face(bold).lines(text, (width - PADDING) * (1 - _SLACK) / size) * line_pitch(size)


def row_heights(grid: Grid, widths: Sequence[float], size: float) -> TableHeights:
    """Heights for texts of the type size ``size``; ``widths`` are the columns', all in points.

    What a vertically merged cell lacks is spread evenly over its rows; smaller merges go first, so that larger
    ones find the rows as high as they will be. A text that no row of Excel can hold is set somewhat smaller; where
    that does not help, its row comes out higher than HIGHEST_ROW.
    """
    borders = [0.0, *accumulate(widths)]
    result = TableHeights([line_pitch(size)] * len(grid.rows))
    heights = result.rows
    for index, row in enumerate(grid.rows):
        bold = is_bold(row.kind)
        for cell in row.cells:
            width = borders[cell.col + cell.colspan] - borders[cell.col]
            needed = text_height(cell.text, width, size, bold)
            if cell.rowspan > 1:
                result.texts.append(TallText(index, cell.rowspan, needed))
                continue
            if needed > HIGHEST_ROW:
                needed, smaller = _squeezed(cell.text, width, size, bold)
                if smaller != size:
                    result.sizes[index, cell.col] = smaller
            heights[index] = max(heights[index], needed)
    for text in sorted(result.texts, key=lambda text: text.rows):
        _give_rows(heights, text)
    return result


def _squeezed(text: str, width: float, size: float, bold: bool) -> tuple[float, float]:
    """Height and type size of a text that is too high for a row: as tight as Excel draws it, then smaller.

    Steps of half a point, as the size box of Excel has them.
    """
    smaller = size
    while smaller >= size * _LEAST_SIZE:
        if _drawn_height(text, width, smaller, bold) <= HIGHEST_ROW:
            return HIGHEST_ROW, smaller
        smaller -= 0.5
    return _drawn_height(text, width, size, bold), size


def _drawn_height(text: str, width: float, size: float, bold: bool) -> float:
    return face(bold).lines(text, (width - PADDING) / size) * size * _DRAWN


def _give_rows(heights: list[float], text: TallText) -> None:
    covered = range(text.first, text.first + text.rows)
    missing = text.needed - sum(heights[index] for index in covered)
    if missing > 0:
        share = ceil(missing / text.rows / _STEP) * _STEP
        for index in covered:
            heights[index] += share
