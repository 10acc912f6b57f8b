"""Paragraphs and frames over pages: headings stay with what follows, no paragraph leaves a single line behind.

A frame (letterhead, signature) is never broken. All measures in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.core.grid import CellSource
from cchc_desktop.publishing.pages_spec import Block, Box, Rule

_ORPHANS = _WIDOWS = 2  # lines of a broken paragraph that stay together at the foot and at the head of a page
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with the room before and after it. ``keep``: it stays with what follows; ``whole``: it is not broken."""

    block: Block
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    whole: bool = False
    source: CellSource | None = None
    bookmark: tuple[int, str] | None = None  # level and title


@dataclass(frozen=True, slots=True)
class Frame:
    """Boxes and rules that stay together, from the upper left corner of the text area."""

    height: float
    boxes: tuple[Box, ...] = ()
    rules: tuple[Rule, ...] = ()
    keep: bool = False


Piece = Paragraph | Frame


@dataclass(slots=True)
class Sheet:
    """A page being filled: what stands in its text area, whose upper left corner is ``x, y``."""

    x: float
    y: float
    width: float
    bottom: float
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bookmarks: list[tuple[int, str, float]] = field(default_factory=list)
    at: float = 0.0  # how far it is filled, from the top of the paper
    used: bool = False

    def __post_init__(self) -> None:
        self.at = self.y

    @property
    def room(self) -> float:
        """What is left."""
        return self.bottom - self.at

    def add_lines(self, paragraph: Paragraph, first: int, count: int) -> None:
        """Some lines of a paragraph; its room before only with its first line, its room after with the last."""
        block = paragraph.block
        if first == 0 and (self.used or self.at > self.y):
            self.at += paragraph.before
        if first == 0 and paragraph.bookmark is not None:
            self.bookmarks.append((*paragraph.bookmark, self.at))
        height = count * block.leading
        box = Box(self.x, self.at, self.width, height, block, first, count, self.x, self.at, paragraph.source)
        self.boxes.append(box)
        self.at += height
        if first + count == len(block.lines):
            self.at += paragraph.after
        self.used = True

    def add_frame(self, frame: Frame) -> None:
        """A frame at the present height."""
        x, y = self.x, self.at
        for box in frame.boxes:
            moved = box._replace(x=box.x + x, y=box.y + y, text_x=box.text_x + x, text_y=box.text_y + y)
            self.boxes.append(moved)
        for rule in frame.rules:
            self.rules.append(Rule(rule.x1 + x, rule.y1 + y, rule.x2 + x, rule.y2 + y, rule.width))
        self.at += frame.height
        self.used = True


class Flow:
    """Pieces on their way over the pages."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._next = 0
        self._line = 0  # of the next piece: the first that does not yet stand on a page

    @property
    def done(self) -> bool:
        """True when everything stands on a page."""
        return self._next >= len(self._pieces)

    def fill(self, sheet: Sheet) -> None:
        """Puts on the page what fits; on an empty page at least something."""
        while not self.done:
            piece = self._pieces[self._next]
            if isinstance(piece, Frame):
                if sheet.used and not self._chain_fits(sheet):
                    return
                sheet.add_frame(piece)
                self._next += 1
                continue
            lines = self._lines_here(piece, sheet)
            if not lines:
                return
            sheet.add_lines(piece, self._line, lines)
            self._line += lines
            if self._line < len(piece.block.lines):
                return
            self._next, self._line = self._next + 1, 0

    def _lines_here(self, piece: Paragraph, sheet: Sheet) -> int:
        """How many of the paragraph's lines stand on this page."""
        total = len(piece.block.lines) - self._line
        before = piece.before if self._line == 0 and sheet.used else 0.0
        fitting = int((sheet.room - before + _ROUNDING) / piece.block.leading)
        if not sheet.used:
            fitting = max(fitting, 1)
        if fitting >= total:
            if not piece.keep or not sheet.used or self._chain_fits(sheet):
                return total
            # It announces what does not fit here: its last lines go along, or all of them.
            fitting = total - 1
        if (piece.whole or total < _ORPHANS + _WIDOWS) and sheet.used:
            return 0
        fitting = min(fitting, total - _WIDOWS) if total - _WIDOWS > 0 else fitting
        if fitting < _ORPHANS and sheet.used:
            return 0
        return max(fitting, 1)

    def _chain_fits(self, sheet: Sheet) -> bool:
        """Whether the next piece, and those it stays with, fit in the room that is left."""
        height = 0.0
        for index in range(self._next, len(self._pieces)):
            piece = self._pieces[index]
            if isinstance(piece, Frame):
                height += piece.height
                last = not piece.keep
            else:
                height += piece.before
                lines = len(piece.block.lines) - (self._line if index == self._next else 0)
                last = not piece.keep
                if last and index > self._next and not piece.whole and lines >= _ORPHANS + _WIDOWS:
                    lines = _ORPHANS
                height += lines * piece.block.leading + (0.0 if last else piece.after)
            if height > sheet.room + _ROUNDING:
                return height > sheet.bottom - sheet.y  # such a chain fits on no page: it may as well begin here
            if last:
                break
        return True


def kept(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the last of them staying with what follows."""
    return [*pieces[:-1], replace(pieces[-1], keep=True)] if pieces else []
