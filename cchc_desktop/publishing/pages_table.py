"""A grid over pages: header rows repeated, rows kept whole, merged cells whose text is repeated after a page break.

A row stays whole unless it is higher than a page; then it goes on at a line. Area rows stay with the row below them,
the last row with the row above it.
A merged cell shows its whole text in its part of each page; where that would leave too much of a page empty, or where
repeating is switched off, the text flows on over the page break. All measures in points; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_desktop.core.grid import Cell, CellSource, Grid, RowKind, is_list
from cchc_desktop.publishing.columns import alignments
from cchc_desktop.publishing.pages_lines import LineBreaker
from cchc_desktop.publishing.pages_spec import Block, Box, Font, Rule
from cchc_desktop.publishing.printing import cell_align, is_bold, office_text, stays_with_next

PAD_X, PAD_Y = 2.85, 1.4  # the cell margins of the Word export: 1 and 0.5 mm
BORDER = 0.5
_FRAME = 2 * PAD_Y + BORDER  # what a row is higher than its text
_MOST_HEADER = 0.5  # of a page: a header higher than that is not repeated
_LEAST_FILL = 0.6  # of a page: rather a merged text that flows on than pages that are emptier than that
_MOST_REPEATED = 0.5  # of a page: a merged text that is higher is told once
_LEAST_LEFT = 0.5  # of a page: rather a last page with one row than a page before it that is emptier than that
_WORTH_SPLITTING = 1 / 3  # of a page: with less room left, a row that must be broken begins on the next page
_ROUNDING = 1e-6


@dataclass(slots=True)
class Part:
    """What of a table stands on one page, from y = 0. ``areas``: the area rows that begin here, and where."""

    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    areas: list[tuple[int, float]] = field(default_factory=list)

    def moved(self, y: float) -> Part:
        """The same further down."""
        boxes = [  # not by _replace, which takes more than twice as long
            Box(x, top + y, width, height, block, first, lines, text_x, text_y + y, source, repeated)
            for x, top, width, height, block, first, lines, text_x, text_y, source, repeated in self.boxes
        ]
        rules = [Rule(x1, y1 + y, x2, y2 + y, width) for x1, y1, x2, y2, width in self.rules]
        return Part(self.height, boxes, rules, [(row, top + y) for row, top in self.areas])


@dataclass(eq=False, slots=True)
class _Piece:
    """A cell on its way over the pages."""

    row: int
    last: int  # its last row
    x: float
    width: float
    block: Block | None
    source: CellSource | None
    repeats: bool  # once told, its text is told again on every page
    shown: int = 0  # lines on earlier pages
    told: bool = False  # all of its text stands on earlier pages

    @property
    def whole(self) -> float:
        """The height of all its text, margins included."""
        return len(self.block.lines) * self.block.leading + _FRAME if self.block else _FRAME

    def needs(self) -> float:
        """The height of what it has to show from here on, margins included."""
        if self.block is None or (self.told and not self.repeats):
            return _FRAME
        return self.whole if self.told else (len(self.block.lines) - self.shown) * self.block.leading + _FRAME

    def fitting(self, height: float) -> int:
        """How many of the lines not yet shown stand in a part of this height; no single line is left behind."""
        if self.block is None:
            return 0
        left = len(self.block.lines) - self.shown
        lines = max(int((height - _FRAME + _ROUNDING) / self.block.leading), 0)
        return lines - 1 if left - lines == 1 and lines > 2 else min(lines, left)


_Stop = tuple[int, float]  # where a page may end: the row behind the last one on it, the height then


class _Stops(NamedTuple):
    """The last places where a page may end: at ``best`` every merged cell shows its whole text, at ``fallback`` some
    text flows on.
    """

    best: _Stop | None = None
    fallback: _Stop | None = None

    def chosen(self, room: float, *, fresh: bool) -> _Stop | None:
        """Rather whole texts than a full page, if it is not too empty; None where nothing had better stand here."""
        if self.best is not None and (self.best[1] >= room * _LEAST_FILL or self.best == self.fallback):
            return self.best
        return self.fallback if self.best is not None or fresh else None


class _Tried(NamedTuple):
    """What trying rows on a page found. ``tops`` of the rows tried, ``bottom`` of the last of them.

    ``before``: where the page may end so that the table's last row is not alone on the next one. ``too_high``: the row
    that did not fit, the last of ``tops``, is higher than any page.
    """

    tops: list[float]
    bottom: float
    stops: _Stops
    before: _Stops
    too_high: bool


class Table:
    """A grid whose cells are broken into lines, put on pages from the first row to the last."""

    def __init__(
        self, grid: Grid, borders: Sequence[float], size: float, breaker: LineBreaker, *, repeat: bool = True
    ) -> None:
        """``borders``: x of the columns' borders, one more than columns; ``size`` of the type."""
        self._grid, self._borders, self._size, self._breaker, self._repeat = grid, borders, size, breaker, repeat
        self._fonts = {kind: Font(size, is_bold(kind)) for kind in RowKind}
        self._aligns = alignments(grid)
        self._header = grid.header_count
        self._row = 0  # the next row to be placed
        self._inside = False  # part of that row stands on an earlier page
        self._carried: list[_Piece] = []  # cells that reach over the last page break
        self._ahead: dict[int, list[_Piece]] = {}  # rows that were tried and did not fit
        self._repeated: Part | None = None
        self._full = float("inf")  # the height of a page below the header

    @property
    def done(self) -> bool:
        """True when every row stands on a page."""
        return self._row >= len(self._grid.rows)

    def part(self, room: float, full: float, *, fresh: bool, tail: float = 0.0) -> Part:
        """The next part, as much as fits into ``room``; empty where the next row had better begin on the next page.

        ``full``: the room of an empty page. ``fresh``: there will not be more room. ``tail``: what stands behind the
        last row on its page.
        """
        if self._row < self._header or not self._header:
            return self._body(room, full, fresh, tail)
        head = self._header_part(full)
        body = self._body(room - head.height, full - head.height, fresh, tail)
        if not body.height or not head.height:
            return body
        moved = body.moved(head.height)
        moved.boxes[:0] = head.boxes
        moved.rules[:0] = head.rules
        moved.height += head.height
        return moved

    def _header_part(self, full: float) -> Part:
        """The header rows as they are repeated on each page; nothing where they would take too much of it."""
        if self._repeated is None:
            self._repeated = Part()
            grid = Grid(self._grid.width, self._grid.rows[: self._header], self._grid.styles)
            made = Table(grid, self._borders, self._size, self._breaker)._body(float("inf"), float("inf"), True, 0.0)
            if made.height <= full * _MOST_HEADER:
                boxes = [box._replace(repeated=True) for box in made.boxes]
                self._repeated = Part(made.height - BORDER, boxes, made.rules)
        return self._repeated

    # ---- how much goes on this page

    def _body(self, room: float, full: float, fresh: bool, tail: float) -> Part:
        """The next rows, without a repeated header."""
        self._full = full
        count, begin = len(self._grid.rows), self._row
        room -= BORDER  # below the last row
        tops: list[float] = []
        open_cells = [(piece, 0.0) for piece in self._carried]
        stops = before = _Stops()
        y, bottom, too_high = 0.0, 0.0, False
        for index in range(begin, count):
            tops.append(y)
            pieces = self._pieces(index)
            bottom = y + _FRAME
            still: list[tuple[_Piece, float]] = []
            for piece, top in open_cells:
                if piece.last > index:
                    still.append((piece, top))
                elif (end := top + piece.needs()) > bottom:
                    bottom = end
            for piece in pieces:
                if piece.last > index:
                    still.append((piece, y))
                elif (end := y + piece.needs()) > bottom:
                    bottom = end
            open_cells = still
            last = index == count - 1
            if bottom + (tail if last else 0.0) > room:
                ending = [piece for piece in (*self._carried, *pieces) if piece.last == index]
                too_high = max((piece.needs() for piece in ending), default=0.0) > full
                break
            if index == count - 2:
                before = stops
            if last or self._may_end(index):
                # A merged cell that goes on shows its whole text here too.
                needed = max([bottom, *(top + piece.needs() for piece, top in still if piece.repeats)])
                stops = _Stops((index + 1, needed) if needed <= room else stops.best, (index + 1, bottom))
            y = bottom
        tried = _Tried(tops, bottom + tail, stops, before, too_high)
        return self._choose(room, full, fresh, tried)

    def _choose(self, room: float, full: float, fresh: bool, tried: _Tried) -> Part:
        """Ends the page at a row, inside one, or before it begins."""
        begin, tops, count = self._row, tried.tops, len(self._grid.rows)
        fallback = tried.stops.fallback
        complete = fallback is not None and fallback[0] == count
        if tried.too_high and not complete and room - tops[-1] >= full * _WORTH_SPLITTING:
            return self._split(tops, room)
        stop = fallback if complete else tried.stops.chosen(room, fresh=fresh)
        if stop is not None and stop[0] == count - 1:
            stop = self._with_company(stop, room, full - BORDER, tried)
        if stop is not None:
            return self._end(stop[0], [*tops[: stop[0] - begin], stop[1]])
        if not fresh:
            return Part()
        return self._split(tops, room)

    def _with_company(self, stop: _Stop, room: float, full: float, tried: _Tried) -> _Stop:
        """An end of this page so that the next one holds more than the table's last row; else ``stop``, as it was.

        Not where a text would then no longer be whole, this page half empty, or what is left higher than a page.
        """
        whole = stop == tried.stops.best
        earlier = tried.before.best if whole else tried.before.chosen(room, fresh=True)
        if earlier is None or earlier[1] < room * _LEAST_LEFT:
            return stop
        end = earlier[0]
        cells = [*self._carried, *(piece for index in range(self._row, end) for piece in self._pieces(index))]
        told_again = [piece.whole for piece in cells if piece.last >= end]
        return earlier if max([tried.bottom - tried.tops[end - self._row], *told_again]) <= full else stop

    def _may_end(self, index: int) -> bool:
        """A page ends neither with a header row nor with a row that announces the next one."""
        return index >= self._header and not stays_with_next(self._grid.rows, index)

    def _split(self, tops: list[float], room: float) -> Part:
        """Breaks the last row tried at a line."""
        index, top = self._row + len(tops) - 1, tops[-1]
        covering = [piece for piece in self._carried if piece.last == index] + self._pieces(index)
        own = [piece for piece in covering if piece.last == index and piece.block and not piece.told]
        if not any(piece.fitting(room - top) for piece in own):
            if len(tops) > 1:
                return self._end(index, tops)  # not one line fits below the area row
            room = top + _FRAME + max((p.block.leading for p in own if p.block), default=0.0)
        return self._end(index + 1, [*tops, room], inside=True)

    # ---- putting it there

    def _end(self, stop: int, tops: Sequence[float], *, inside: bool = False) -> Part:
        """Places the rows up to ``stop``, of which ``inside`` says that the last goes on; ``tops``: and the bottom."""
        begin, bottom = self._row, tops[-1]
        part = Part(bottom + BORDER)
        end = stop - 1 if inside else stop  # the next row to be placed
        placed = [(piece, 0.0) for piece in self._carried]
        for index in range(begin, stop):
            top = tops[index - begin]
            if self._grid.rows[index].kind is RowKind.AREA and not (index == begin and self._inside):
                part.areas.append((index, top))
            placed += [(piece, top) for piece in self._pieces(index)]
        edges = _Edges(self._borders[-1])
        carried: list[_Piece] = []
        for piece, top in placed:
            goes_on = piece.last >= end
            low = bottom if goes_on else tops[piece.last + 1 - begin]
            part.boxes.append(_box(piece, top, low, goes_on=goes_on))
            edges.add(piece.x, piece.x + piece.width, top, low)
            if goes_on:
                # What is higher than half a page is told once.
                piece.repeats = piece.repeats and piece.whole <= self._full * _MOST_REPEATED
                carried.append(piece)
        part.rules = edges.rules(self._borders[0], bottom)
        for index in range(begin, stop):
            self._ahead.pop(index, None)
        self._row, self._inside, self._carried = end, inside, carried
        return part

    # ---- cells

    def _pieces(self, index: int) -> list[_Piece]:
        """The cells that begin in a row; none where part of the row stands on an earlier page."""
        if index == self._row and self._inside:
            return []
        known = self._ahead.get(index)
        if known is None:
            row = self._grid.rows[index]
            known = self._ahead[index] = [self._piece(index, cell, row.kind) for cell in row.cells]
        return known

    def _piece(self, index: int, cell: Cell, kind: RowKind) -> _Piece:
        col, colspan, text = cell.col, cell.colspan, cell.text
        x = self._borders[col]
        width = self._borders[col + colspan] - x
        block = None
        if text:
            if not text.isprintable():
                text = office_text(text)
            align = cell_align(col, colspan, kind, self._aligns, listed=is_list(text))
            block = self._breaker.block(text, max(width - 2 * PAD_X, 1.0), self._fonts[kind], align)
        merged = self._repeat and cell.rowspan > 1
        return _Piece(index, index + cell.rowspan - 1, x, width, block, cell.source, merged)


def _box(piece: _Piece, top: float, bottom: float, *, goes_on: bool) -> Box:
    """A part of a cell; notes in a flowing one which lines stand here."""
    block, height = piece.block, bottom - top
    count = total = len(block.lines) if block else 0
    leading = block.leading if block else 0.0
    first, again = 0, piece.told
    if again:
        if not piece.repeats or piece.whole > height + _ROUNDING:
            count, again = 0, False
    else:
        first = piece.shown
        count = total - first
        if goes_on and count * leading + _FRAME > height + _ROUNDING:
            count = piece.fitting(height)
        piece.shown += count
        piece.told = piece.shown == total
    spare = max(height - _FRAME - count * leading, 0.0)
    begins = top + PAD_Y + BORDER / 2 + (spare / 2 if count == total else 0.0)
    return Box(piece.x, top, piece.width, height, block, first, count, piece.x + PAD_X, begins, piece.source, again)


class _Edges:
    """The borders of cells, joined to few long rules."""

    def __init__(self, right: float) -> None:
        self._right = right
        self._across: dict[float, list[tuple[float, float]]] = {}  # by y
        self._down: dict[float, list[tuple[float, float]]] = {}  # by x

    def add(self, left: float, right: float, top: float, bottom: float) -> None:
        """The upper and the left edge of a cell."""
        _join(self._across.setdefault(top, []), left, right)
        _join(self._down.setdefault(left, []), top, bottom)

    def rules(self, left: float, bottom: float) -> list[Rule]:
        """All rules, those that close the table on the right and at the bottom included."""
        found = [Rule(x1, y, x2, y, BORDER) for y, spans in self._across.items() for x1, x2 in spans]
        found += [Rule(x, y1, x, y2, BORDER) for x, spans in self._down.items() for y1, y2 in spans]
        found.append(Rule(self._right, 0.0, self._right, bottom, BORDER))
        found.append(Rule(left, bottom, self._right, bottom, BORDER))
        return found


def _join(spans: list[tuple[float, float]], begin: float, end: float) -> None:
    if spans and abs(spans[-1][1] - begin) < _ROUNDING:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))
