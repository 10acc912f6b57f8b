"""Where the pages of a sheet end: between rows, and never through a line of text in a merged cell.

Excel and LibreOffice cut a page wherever the paper ends; the text of a cell merged over that border is cut through
the middle of a line. Word and our own pages flow such a text on; a sheet needs its page breaks set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from cchc_desktop.publishing.row_heights import TallText

_LEAST_FILL = 0.4  # of a page: rather a cut line than pages that are emptier than that


def begins_at_top(height: float, paper: float) -> bool:
    """True where the text of a cell over several rows stands at its top, False in the middle.

    In a cell of more than half a page the middle may well be on the second page, the first one without any text.
    """
    return height > paper / 2


def page_breaks(
    heights: Sequence[float], texts: Sequence[TallText], keep: Iterable[int], paper: float, header: float
) -> list[int]:
    """The rows before which a page begins (the first page's first row is not among them).

    ``heights`` of the rows, ``texts`` of the cells over several rows, ``keep``: the rows that stay on the page of the
    next row, ``paper``: the height of a page, ``header``: what the repeated header rows take of each page but the
    first. All heights in points.
    """
    tops = [0.0, *accumulate(heights)]
    cut = _cut_borders(tops, texts, paper)
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
            end = whole[-1]
        if end == count:
            break
        breaks.append(end)
        start, room = end, paper - header
    return breaks


def _cut_borders(tops: Sequence[float], texts: Sequence[TallText], paper: float) -> list[bool]:
    """For each border above a row: does it run through a text?"""
    cut = [False] * len(tops)
    for text in texts:
        last = text.first + text.rows
        height = tops[last] - tops[text.first]
        spare = 0 if begins_at_top(height, paper) else (height - text.needed) / 2
        begin = tops[text.first] + spare
        end = begin + text.needed
        for row in range(text.first + 1, last):
            if begin < tops[row] < end:
                cut[row] = True
    return cut
