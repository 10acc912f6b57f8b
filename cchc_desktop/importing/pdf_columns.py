"""Tables without ruling lines: columns are where texts leave the page free from top to bottom, rows where lines part.

What is found is given lines, so that everything behind treats it like a drawn table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cchc_desktop.importing.pdf_lattice import Lattice
from cchc_desktop.importing.pdf_lines import TextLine, split_lines
from cchc_desktop.importing.pdf_page import Glyph, Rule

_GAP = 0.9  # heights between the texts of two columns
_BARE_GAP = 0.35  # the same between two pieces of text
_LEAST_COLUMNS = 4  # a letterhead has two, a signature block sometimes three
_LEAST_ROWS = 4  # lines of text with as many columns
_GUTTER = 3.0  # points that are free between two columns
_FURTHEST = 7.0  # heights between two lines of one table
_APART = 0.1  # heights beyond the usual distance of lines: what parts two rows
_MOST_LINES = 15  # of text in a row, on average
_EDGE = 2.0  # points around the table

Line = list[TextLine]  # the texts on one base line


def column_lattices(glyphs: Sequence[Glyph]) -> list[Lattice]:
    """The tables among letters that stand outside of all ruled tables, from the top down."""
    lines = _lines(glyphs)
    found: list[Lattice] = []
    for first, last in _regions(lines):
        region = lines[first : last + 1]
        xs = _columns(region)
        if len(xs) > _LEAST_COLUMNS:
            found.append(_lattice(region, xs))
    return found


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    lines: list[Line] = []
    for part in split_lines(glyphs, _GAP, _BARE_GAP):
        if lines and abs(lines[-1][0].y - part.y) <= 0.5 * part.size:
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines


def _regions(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last line of what may be tables: enough lines with enough columns, none far from the next."""
    regions: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(lines) + 1):
        ends = at == len(lines) or lines[at][0].y - lines[at - 1][0].y > _FURTHEST * lines[at][0].size
        if not ends:
            continue
        wide = [i for i in range(start, at) if len(lines[i]) >= _LEAST_COLUMNS]
        if len(wide) >= _LEAST_ROWS:
            regions.append((wide[0], _last_inside(lines, wide, at)))
        start = at
    return regions


def _last_inside(lines: Sequence[Line], wide: Sequence[int], stop: int) -> int:
    """The last line that goes on with the last row: its texts begin where others of the table do."""
    starts = [part.x0 for i in wide for part in lines[i]]
    furthest = max(lines[at][0].y - lines[at - 1][0].y for at in range(wide[0] + 1, wide[-1] + 1))
    last = wide[-1]
    for at in range(wide[-1] + 1, stop):
        gap = lines[at][0].y - lines[at - 1][0].y
        if gap > furthest + 1 or any(min(abs(p.x0 - x) for x in starts) > 3 for p in lines[at]):
            break
        last = at
    return last


def _columns(region: Sequence[Line]) -> list[float]:
    """The edges of the columns: where texts begin behind what the lines with the most texts leave free."""
    spans = sorted((part.x0, part.x1) for line in region if len(line) >= _LEAST_COLUMNS for part in line)
    left, right = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
    xs = [left - _EDGE]
    end = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - end >= _GUTTER:
            xs.append(x0 - min(_EDGE, (x0 - end) / 2))
        end = max(end, x1)
    return [*xs, right + _EDGE]


def _lattice(region: Sequence[Line], xs: list[float]) -> Lattice:
    rows = _rows(region, xs)
    ys = [rows[0][0][0].top - _EDGE]
    for above, below in pairwise(rows):
        ys.append((max(part.bottom for part in above[-1]) + min(part.top for part in below[0])) / 2)
    ys.append(max(part.bottom for part in rows[-1][-1]) + _EDGE)
    across = [Rule(y, xs[0], xs[-1]) for y in ys]
    down = [Rule(x, ys[at], ys[at + 1]) for x in xs for at, row in enumerate(rows) if not _runs_over(row, x, xs)]
    return Lattice(xs, ys, across, down, is_by_text=True)


def _runs_over(row: Sequence[Line], x: float, xs: Sequence[float]) -> bool:
    """Whether a row has no cell that ends at x: a text stands there, or the row is a title to its end."""
    parts = [part for line in row for part in line]
    if any(part.x0 + _EDGE < x < part.x1 - _EDGE for part in parts):
        return True
    last = parts[-1]
    is_title = len(parts) < 3 and any(last.x0 + _EDGE < edge < last.x1 - _EDGE for edge in xs[1:-1])
    return is_title and last.x0 < x < xs[-1]


def _rows(region: Sequence[Line], xs: Sequence[float]) -> list[list[Line]]:
    """The lines of each row: apart by more than lines usually are, else where the first column begins anew.

    A number that stands alone on its base line is in the middle of its cell: it tells no row's beginning.
    """
    alone = [line for line in region if len(line) == 1 and line[0].x1 < xs[1]]
    others = [line for line in region if not any(line is one for one in alone)]
    if len(others) < _LEAST_ROWS:
        others, alone = list(region), []
    gaps = [round((two[0].y - one[0].y) / two[0].size, 2) for one, two in pairwise(others)]
    counts = Counter(gap for gap in gaps if gap > 0.5)
    usual = min((gap for gap, count in counts.items() if count * 10 >= len(gaps)), default=1.2)
    are_apart = sum(gap > usual + _APART for gap in gaps) >= len(others) // _MOST_LINES
    rows: list[list[Line]] = [[others[0]]]
    for gap, line in zip(gaps, others[1:], strict=True):
        begins = not are_apart and line[0].x0 < xs[1]
        crosses = len(line) < 3 and any(part.x0 + _EDGE < x < part.x1 - _EDGE for part in line for x in xs[2:-1])
        if gap > usual + _APART or begins or crosses:
            rows.append([line])
        else:
            rows[-1].append(line)
    for line in alone:
        row = next((row for row in rows if line[0].y <= row[-1][0].y + line[0].size), rows[-1])
        row.append(line)
        row.sort(key=lambda one: one[0].y)
    return rows
