"""Where the pages of a sheet end: between rows, and never through a line of text in a merged cell.

Excel and LibreOffice cut a page wherever the paper ends; the text of a cell merged over that border is cut through
the middle of a line. Word and our own pages flow such a text on; a sheet needs its page breaks set. A cell that a page
break crosses shows its text at the top: all of it stands before the break.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from cchc_desktop.publishing.row_heights import TallText

_LEAST_FILL = 0.4  # of a page: rather a cut line than pages that are emptier than that
_WELL_FILLED = 0.75  # of a page: rather pages as empty as that than rows whose number stands on the page before
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
    breaks: list[int] = []
    start, room, count = 0, paper, len(heights)
    while tops[count] - tops[start] > room:
        end = start + 1
        while end < count and tops[end + 1] - tops[start] <= room:
            end += 1
        whole = [row for row in range(start + 1, end + 1) if not cut[row]]
        if whole and tops[whole[-1]] - tops[start] >= room * _LEAST_FILL:
            end = _best(whole, tops, crossed, tops[start] + room * _WELL_FILLED)
        if end == count:
            break
        breaks.append(end)
        start, room = end, paper - header
    return breaks


def _best(rows: Sequence[int], tops: Sequence[float], crossed: Sequence[int], well_filled: float) -> int:
    """Of the rows that may begin a page, the last with the fewest cells that go on without their text there."""
    full = [row for row in rows if tops[row] >= well_filled] or [rows[-1]]
    return min(reversed(full), key=lambda row: crossed[row])


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
