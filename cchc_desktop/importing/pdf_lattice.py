"""Ruling lines to tables: lines that touch make one table; where a line is missing, cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_desktop.importing.pdf_page import Glyph, Page, Rule

_TOUCHING = 3.0  # points between the end of one line and another that still touch
_SAME = 3.0  # points between two lines that are the edge of one column or row
_OPEN_EDGE = 8.0  # points by which lines must stick out to tell of an edge that was not drawn
_BY_TEXT = 12.0  # points by which columns may be off that were found by their texts
_DRAWN = 0.5  # share of a border that must be drawn to divide two cells


@dataclass(slots=True)
class Box:
    """A cell of a page's table: its rows and columns (first, and the one behind the last) and its letters."""

    top: int
    bottom: int
    left: int
    right: int
    glyphs: list[Glyph] = field(default_factory=list[Glyph])


@dataclass(slots=True)
class Lattice:
    """The table that lines draw on one page: the edges of its columns and rows, its lines."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]
    is_by_text: bool = False  # no lines were drawn: they were put between the texts

    def holds(self, glyph: Glyph) -> bool:
        """Whether a letter stands inside of it."""
        x = (glyph.x0 + glyph.x1) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= glyph.middle <= self.ys[-1]

    def boxes(self, xs: Sequence[float], glyphs: Iterable[Glyph]) -> list[Box]:
        """The cells in columns with the edges ``xs``, from left to right and top to bottom, with their letters."""
        rows, cols = len(self.ys) - 1, len(xs) - 1
        owner: dict[tuple[int, int], Box] = {}
        boxes: list[Box] = []
        for row in range(rows):
            for col in range(cols):
                if (row, col) in owner:
                    continue
                box = self._grown(row, col, xs, owner)
                boxes.append(box)
                for at in range(box.top, box.bottom):
                    owner |= dict.fromkeys(((at, c) for c in range(box.left, box.right)), box)
        for glyph in glyphs:
            row = min(max(bisect_right(self.ys, glyph.middle) - 1, 0), rows - 1)
            col = min(max(bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1, 0), cols - 1)
            owner[row, col].glyphs.append(glyph)
        return boxes

    def _grown(self, row: int, col: int, xs: Sequence[float], owner: dict[tuple[int, int], Box]) -> Box:
        """The largest box without a line through it that begins at a place."""
        right = col + 1
        while right < len(xs) - 1 and (row, right) not in owner and not self._divides_down(xs[right], row):
            right += 1
        bottom = row + 1
        while bottom < len(self.ys) - 1 and self._is_open(bottom, col, right, xs, owner):
            bottom += 1
        return Box(row, bottom, col, right)

    def _is_open(self, row: int, col: int, right: int, xs: Sequence[float], owner: dict[tuple[int, int], Box]) -> bool:
        """Whether a row's columns go on with the row above, without a line between them or among them."""
        if any((row, at) in owner or self._divides_across(row, xs[at], xs[at + 1]) for at in range(col, right)):
            return False
        return not any(self._divides_down(xs[at], row) for at in range(col + 1, right))

    def _divides_down(self, x: float, row: int) -> bool:
        top, bottom = self.ys[row], self.ys[row + 1]
        drawn = _covered((rule for rule in self.down if abs(rule.at - x) <= _SAME), top, bottom)
        return drawn > _DRAWN * (bottom - top)

    def _divides_across(self, row: int, left: float, right: float) -> bool:
        drawn = _covered((rule for rule in self.across if abs(rule.at - self.ys[row]) <= _SAME), left, right)
        return drawn > _DRAWN * (right - left)


def lattices(page: Page, most: int) -> list[Lattice] | None:
    """The tables of a page from the top down; None where its lines make more positions than ``most``."""
    across, down = _merged(page.across), _merged(page.down)
    if len(across) * len(down) > most:
        return None
    found: list[Lattice] = []
    for group_across, group_down in _groups(across, down):
        xs = _edges(group_down, group_across)
        ys = _edges(group_across, group_down)
        if len(xs) > 2 or len(ys) > 2:
            if len(xs) * len(ys) > most:
                return None
            if len(xs) > 1 and len(ys) > 1:
                found.append(Lattice(xs, ys, group_across, group_down))
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines on top of each other or one behind the other as one."""
    found: list[Rule] = []
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][0].at <= 1.0:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    for lane in lanes:
        ordered = sorted(lane, key=lambda rule: rule.start)
        at, start, end = ordered[0].at, ordered[0].start, ordered[0].end
        for rule in ordered[1:]:
            if rule.start <= end + _TOUCHING:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                at, start, end = rule.at, rule.start, rule.end
        found.append(Rule(at, start, end))
    return found


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            inside = h.start - _TOUCHING <= v.at <= h.end + _TOUCHING
            if inside and v.start - _TOUCHING <= h.at <= v.end + _TOUCHING:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _edges(rules: Iterable[Rule], others: Iterable[Rule]) -> list[float]:
    """The places of lines, near ones as one; and the ends of the others where they stick out of an open side."""
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > _SAME:
            edges.append(at)
    others = list(others)
    first, last = min(rule.start for rule in others), max(rule.end for rule in others)
    if edges and edges[0] - first > _OPEN_EDGE:
        edges.insert(0, first)
    if edges and last - edges[-1] > _OPEN_EDGE:
        edges.append(last)
    return edges


def _covered(rules: Iterable[Rule], start: float, end: float) -> float:
    """How much of a stretch lines cover; they do not overlap each other by much."""
    return sum(max(min(rule.end, end) - max(rule.start, start), 0.0) for rule in rules)


def continued(one: Lattice, other: Lattice) -> Lattice | None:
    """The other table with its columns at the first one's places, if both were found by their texts and fit."""
    if not (one.is_by_text and other.is_by_text) or len(one.xs) != len(other.xs):
        return None
    if any(abs(x - y) > _BY_TEXT for x, y in zip(one.xs[1:-1], other.xs[1:-1], strict=True)):
        return None
    xs = [min(one.xs[0], other.xs[0]), *one.xs[1:-1], max(one.xs[-1], other.xs[-1])]
    places = dict(zip(other.xs, xs, strict=True))
    down = [Rule(places[rule.at], rule.start, rule.end) for rule in other.down]
    return Lattice(xs, other.ys, [Rule(rule.at, xs[0], xs[-1]) for rule in other.across], down, is_by_text=True)


def same_columns(one: Sequence[float], two: Sequence[float]) -> bool:
    """Whether two tables have their columns at the same places, or one lacks some of the other's."""
    few, many = sorted((one, two), key=len)
    if abs(one[0] - two[0]) > _SAME + 1 or abs(one[-1] - two[-1]) > _SAME + 1:
        return False
    return all(any(abs(x - other) <= _SAME + 1 for other in many) for x in few) and len(few) * 2 >= len(many)


def all_columns(edges: Iterable[Sequence[float]]) -> list[float]:
    """The edges of the columns of tables that belong together."""
    found: list[float] = []
    for x in sorted(x for xs in edges for x in xs):
        if not found or x - found[-1] > _SAME + 1:
            found.append(x)
    return found
