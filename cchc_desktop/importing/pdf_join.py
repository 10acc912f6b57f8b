"""The parts of a table on one page after the other, put together: headers left out, what a page's end cut made whole.

What was cut is told by the room: a text that goes on behind a page's end had none left above it. Where nothing is
printed behind a page's end, a cell goes on if its column has tall cells elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.pdf_lattice import Box
from cchc_desktop.importing.pdf_lines import TextLine, between, joined, lines_of
from cchc_desktop.importing.texts import first_line

_PADDING = 2.0  # points between a border and its text, where no cell tells
_MOST_PADDING = 8.0
_LINE = 1.2  # heights from one base line to the next
_MOST_HEADER_ROWS = 6
# How a text begins that is no rest of another: a code, a number, a bullet.
_BEGINNING = re.compile(r"(\d+(\.\d+)+\.?\s|\d+[.)]?$|[IVXLC]+[.)]?$)")
_BULLET = re.compile(r"[-–•+*]\s")
_UNFINISHED = (",", "-", "–", "/", "(", " và", " của", " các", " cho", " về", " tại", " theo", " với", " là")
_BEFORE_NUMBERS = (" số", " năm", " tháng", " ngày", " khoản", " điều")
_CLOSING = ",;.)”…%"
_USUALLY_TALL = 0.2  # share of a column's cells
_USUALLY_SAID = 0.9


@dataclass(slots=True)
class Piece:
    """A cell, or the part of one that stands on one page."""

    top: int
    bottom: int
    left: int
    right: int
    lines: list[TextLine]
    text: str
    x0: float
    x1: float
    room: float  # below its last line, in heights of a line
    is_centred: bool

    @property
    def columns(self) -> tuple[int, int]:
        """Its first column and the one behind its last."""
        return self.left, self.right


@dataclass(slots=True)
class Part:
    """The table on one page."""

    rows: int
    pieces: list[Piece]

    def at(self, row: int, width: int) -> list[Piece | None]:
        """The cell over each column in a row."""
        found: list[Piece | None] = [None] * width
        for piece in self.pieces:
            if piece.top <= row < piece.bottom:
                found[piece.left : piece.right] = [piece] * (piece.right - piece.left)
        return found


def part_of(boxes: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> Part:
    """The table that boxes make, with the text of every one."""
    found = [(box, lines_of(box.glyphs)) for box in boxes]
    gaps = sorted(line.x0 - xs[box.left] for box, lines in found for line in lines)
    padding = min(max(gaps[len(gaps) // 20], 0.0), _MOST_PADDING) if gaps else _PADDING
    pieces: list[Piece] = []
    for box, lines in found:
        x0, x1 = xs[box.left] + padding, xs[box.right] - padding
        below = ys[box.bottom] - lines[-1].bottom if lines else ys[box.bottom] - ys[box.top]
        above = lines[0].top - ys[box.top] if lines else 0.0
        height = _LINE * lines[-1].size if lines else 1.0
        is_centred = bool(lines) and above > height and abs(above - below) < height
        pieces.append(Piece(box.top, box.bottom, box.left, box.right, lines, joined(lines, x0, x1), x0, x1,
                            below / height, is_centred))  # fmt: skip
    return Part(len(ys) - 1, pieces)


@dataclass(slots=True)
class Joined:
    """The whole table, how many headers were left out, and the doubts about where pages cut it."""

    grid: Grid
    repeated: int
    issues: list[Issue] = field(default_factory=list[Issue])


def join(parts: Sequence[Part], width: int, name: str) -> Joined:
    """Put the parts together; ``name`` is the table's name in issues."""
    return _Joiner(parts, width, name).join()


class _Joiner:
    def __init__(self, parts: Sequence[Part], width: int, name: str) -> None:
        self._parts, self._width, self._name = parts, width, name
        self._pieces: list[Piece] = []
        self._height = 0
        self._issues: list[Issue] = []
        self._tall = self._tall_columns()
        self._usual = self._usual_columns() - self._tall
        self._centred = self._centred_columns()

    def join(self) -> Joined:
        headers = _header_rows(self._parts, self._width)
        repeated = 0
        for index, part in enumerate(self._parts):
            skip = headers if index and _same_top(self._parts[0], part, headers) else 0
            repeated += bool(skip)
            self._append(part, skip)
        rows: list[list[Cell]] = [[] for _ in range(self._height)]
        for piece in sorted(self._pieces, key=lambda piece: piece.left):
            rows[piece.top].append(Cell(piece.left, piece.text, piece.bottom - piece.top, piece.right - piece.left))
        kinds = [RowKind.HEADER if at < headers < self._height else RowKind.ENTRY for at in range(self._height)]
        grid = Grid(self._width, tuple(Row(tuple(row), kind) for row, kind in zip(rows, kinds, strict=True)))
        return Joined(grid, repeated, self._issues)

    # ---- what the columns of this table are like

    def _tall_columns(self) -> set[int]:
        """Columns in which cells higher than one row are usual, inside of a page."""
        high: Counter[int] = Counter()
        all_: Counter[int] = Counter()
        for piece in (piece for part in self._parts for piece in part.pieces if piece.right - piece.left == 1):
            all_[piece.left] += 1
            high[piece.left] += piece.bottom - piece.top > 1
        return {column for column, count in all_.items() if high[column] > _USUALLY_TALL * count}

    def _usual_columns(self) -> set[int]:
        """Columns that say something in nearly every row."""
        said: Counter[int] = Counter()
        all_: Counter[int] = Counter()
        for piece in (piece for part in self._parts for piece in part.pieces if piece.right - piece.left == 1):
            all_[piece.left] += 1
            said[piece.left] += bool(piece.text)
        return {column for column, count in all_.items() if said[column] > _USUALLY_SAID * count}

    def _centred_columns(self) -> set[int]:
        """Columns whose text stands in the middle of its cell's height: where a page cuts it, it may stand below."""
        high = [p for part in self._parts for p in part.pieces if p.lines and p.right - p.left == 1 and p.room > 1]
        counts: dict[int, tuple[int, int]] = {}
        for piece in high:
            yes, all_ = counts.get(piece.left, (0, 0))
            counts[piece.left] = yes + piece.is_centred, all_ + 1
        return {column for column, (yes, all_) in counts.items() if yes * 2 > all_}

    # ---- putting together

    def _append(self, part: Part, skip: int) -> None:
        if part.rows <= skip:
            return
        above = self._last_row()
        below = part.at(skip, self._width)
        cut = bool(above) and self._is_cut(above, below)
        shift = self._height - skip - cut
        going_on = self._going_on(above, below, cut) if above else {}
        for piece in part.pieces:
            if piece.bottom <= skip:
                continue
            owner = going_on.get(id(piece))
            if owner is None:
                piece.top, piece.bottom = max(piece.top, skip) + shift, piece.bottom + shift
                self._pieces.append(piece)
            else:
                self._continue(owner, piece, piece.bottom + shift)
        row = self._height - 1 if cut else self._height
        if cut:
            said = next((piece.text for piece in below if piece is not None and piece.text), "")
            self._tell(IssueCode.ROW_CONTINUES, row, None, text=first_line(said))
        self._height += part.rows - skip - cut

    def _last_row(self) -> list[Piece | None]:
        if not self._height:
            return []
        found: list[Piece | None] = [None] * self._width
        for piece in self._pieces:
            if piece.bottom == self._height:
                found[piece.left : piece.right] = [piece] * (piece.right - piece.left)
        return found

    def _is_cut(self, above: list[Piece | None], below: list[Piece | None]) -> bool:
        """Whether a page's first row is the rest of the last one on the page before."""
        evidence = 0
        for over, under in zip(above, below, strict=True):
            if over is None or under is None or over.columns != under.columns:
                return False
            if not under.text:
                evidence += under.left in self._usual and bool(over.text)
                continue
            if under.left in self._centred and not over.text:
                continue  # the middle of a cell that began above
            if not over.text or over.room >= 1 or _BEGINNING.match(under.text):
                return False
            if not _BULLET.match(under.text):  # the next item of a list tells nothing
                evidence += 2 if _goes_on(over.text, under.text) else -1
        return evidence > 0

    def _going_on(self, above: list[Piece | None], below: list[Piece | None], cut: bool) -> dict[int, Piece]:
        """The cells behind a page's end that are the rest of cells before it."""
        found: dict[int, Piece] = {}
        for over, under in zip(above, below, strict=True):
            if over is None or under is None or over.columns != under.columns:
                continue
            if cut or self._belongs(over, under):
                found[id(under)] = over
        return found

    def _belongs(self, over: Piece, under: Piece) -> bool:
        """Whether one cell is the rest of the other, in rows that are two."""
        if under.right - under.left > 1:
            return False
        if under.text:
            if under.left in self._centred and not over.text and over.left in self._tall:
                return True
            if under.text == over.text and under.left in self._tall:
                return True  # printed again behind the page's end
            rest = over.text and over.room < 1 and not _BEGINNING.match(under.text)
            return bool(rest and _goes_on(over.text, under.text))
        return under.left in self._tall

    def _continue(self, owner: Piece, piece: Piece, bottom: int) -> None:
        if piece.text == owner.text and piece.text:
            self._tell(
                IssueCode.REPEAT_CONTINUES,
                self._height,
                owner.left,
                column=self._heading(owner.left),
                text=first_line(owner.text),
            )
        elif piece.lines and owner.lines:
            owner.text += between(owner.lines[-1], piece.lines[0], owner.x0, owner.x1) + piece.text
        elif piece.lines:
            owner.text = piece.text
        if not piece.lines and bottom > self._height:
            self._tell(
                IssueCode.BLANK_CONTINUES,
                self._height,
                owner.left,
                column=self._heading(owner.left),
                text=first_line(owner.text),
            )
        owner.lines = piece.lines or owner.lines
        owner.room = piece.room
        owner.bottom = bottom

    def _heading(self, col: int) -> str:
        """What stands at the top of a column."""
        tops = (p.text for p in self._parts[0].pieces if p.top == 0 and p.left <= col < p.right)
        return first_line(next(tops, ""))

    def _tell_cell(self, code: IssueCode, owner: Piece) -> None:
        column, text = self._heading(owner.left), first_line(owner.text)
        self._tell(code, self._height, owner.left, column=column, text=text)

    def _tell(self, code: IssueCode, row: int, col: int | None, **params: str) -> None:
        self._issues.append(Issue(code, Severity.INFO, Place(row, col, label=self._name), params))


def _goes_on(above: str, below: str) -> bool:
    """Whether a text is the rest of another: it begins in the middle of a phrase, or the other ends there."""
    if below[0].islower() or below[0] in _CLOSING or above.endswith(_UNFINISHED):
        return True
    return below[0].isdigit() and above.endswith(_BEFORE_NUMBERS)


def _top(part: Part, rows: int) -> list[tuple[int, int, int, int, str]]:
    """Place and words of the cells in the first rows."""
    found = ((p.top, p.bottom, p.left, p.right, words(p.text)) for p in part.pieces if p.top < rows)
    return sorted(found)


def _same_top(one: Part, two: Part, rows: int) -> bool:
    return rows > 0 and two.rows > rows and _top(one, rows) == _top(two, rows)


def _header_rows(parts: Sequence[Part], width: int) -> int:
    """How many rows at the top of the first page are printed again on most others; never a part of a tall cell."""
    if len(parts) < 2:
        return 0
    best = 0
    for rows in range(1, min(_MOST_HEADER_ROWS, *(part.rows for part in parts)) + 1):
        if any(piece.top < rows < piece.bottom for piece in parts[0].pieces):
            continue
        top = _top(parts[0], rows)
        if any(text for *_, text in top) and sum(_top(part, rows) == top for part in parts[1:]) * 2 > len(parts) - 1:
            best = rows
    return best if width > 1 else 0
