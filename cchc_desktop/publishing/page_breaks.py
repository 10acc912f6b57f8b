"""Where the pages of a sheet end: between rows, and never through a line of text in a merged cell.

Excel and LibreOffice cut a page wherever the paper ends; the text of a cell merged over that border is cut through
the middle of a line. Word and our own pages flow such a text on; a sheet needs its page breaks set. A cell that a page
break crosses shows its text at the top: all of it stands before the break.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import inf

from cchc_desktop.publishing.row_heights import TallText

# What is bad about a page, all in one currency: each page, each cell that goes on without its text on the next page,
# a page that is less than three quarters full, a cut text, a row that stands alone on the last page.
_PAGE, _CROSSED, _EMPTIER, _CUT, _ALONE = 10.0, 1.0, 20.0, 15.0, 4.0
_WELL_FILLED = 0.75
_ROUNDING = 1e-6


def begins_at_top(first: int, end: int, tops: Sequence[float], breaks: Sequence[int], paper: float) -> bool:
    """True where the text of a cell over the rows from ``first`` up to ``end`` stands at its top, False in the middle.

    ``tops`` of the rows, ``breaks`` as of :func:`page_breaks`. Where a page break crosses the cell, its text has to
    stand before the break. In a cell of more than half a page, another printer may break the page.
    """
    return bisect_right(breaks, first) < bisect_left(breaks, end) or tops[end] - tops[first] > paper / 2


def page_breaks(
    heights: Sequence[float], texts: Sequence[TallText], keep: Iterable[int], paper: float, header: float
) -> list[int]:
    """The rows before which a page begins (the first page's first row is not among them).

    ``heights`` of the rows, ``texts`` of the cells over several rows, ``keep``: the rows that stay on the page of the
    next row, ``paper``: the height of a page, ``header``: what the repeated header rows take of each page but the
    first. All heights in points.
    """
    tops = [0.0, *accumulate(heights)]
    cut, crossed = _cut_borders(tops, texts)
    for row in keep:
        cut[row + 1] = True
    price = [_CUT * cut[row] + _CROSSED * crossed[row] for row in range(len(tops))]
    return _cheapest(tops, price, paper, paper - header)


def _cheapest(tops: Sequence[float], price: Sequence[float], first: float, room: float) -> list[int]:
    """The rows that begin pages so that the whole is the least bad; ``price`` of a break above each row.

    ``first`` and ``room``: what the first page and the others hold. A row that is higher than its page has it alone.
    """
    count = len(tops) - 1
    best = [inf] * (count + 1)  # what the pages up to this row cost
    before = [0] * (count + 1)  # where the last of them begins
    best[0] = 0.0
    for start in range(count):
        full = room if start else first
        spent, top = best[start] + _PAGE, tops[start]
        for end in range(start + 1, count + 1):
            height = tops[end] - top
            if height > full and end > start + 1:
                break
            if end == count:
                cost = spent + _ALONE * (start == count - 1 and start > 0)
            else:
                cost = spent + price[end] + _EMPTIER * max(_WELL_FILLED - height / full, 0.0)
            if cost <= best[end]:
                best[end], before[end] = cost, start
    breaks: list[int] = []
    row = before[count]
    while row:
        breaks.append(row)
        row = before[row]
    return breaks[::-1]


def _cut_borders(tops: Sequence[float], texts: Sequence[TallText]) -> tuple[list[bool], list[int]]:
    """For each border above a row: would it run through a text that stands at the top of its cell? Through how many
    cells at all?
    """
    cut, crossed = [False] * len(tops), [0] * len(tops)
    for text in texts:
        ends = tops[text.first] + text.needed - _ROUNDING
        for row in range(text.first + 1, text.first + text.rows):
            crossed[row] += 1
            cut[row] |= tops[row] < ends
    return cut, crossed
