"""What laid-out pages are made of: boxes of broken text and rules in points, the same for preview, printer and PDF.

Everything is immutable, and nothing here knows of Qt. A page lies in the coordinates of its paper: points (1/72 inch)
from the upper left corner. Broken texts (:class:`Block`) are shared between pages and between one laying out and the
next; where each line stands is computed when it is asked for, so that ten thousand rows cost little memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from cchc_desktop.core.grid import Align, CellSource
from cchc_desktop.core.plan import ROOT

POINTS_PER_MM = 72 / 25.4
DOCUMENT = CellSource(ROOT, "document")  # what stands around the text: letterhead, subject, bases, signature


class Font(NamedTuple):
    """One size and style of the document's only type face; ``size`` in points."""

    size: float
    bold: bool = False
    italic: bool = False


class FaceMetrics(NamedTuple):
    """The heights of a face in ems (multiples of its size): above and below the base line, between lines."""

    ascent: float
    descent: float
    leading: float


class TextMeasurer(Protocol):
    """Who knows the letters of the type face. Widths are those of the printed letters: no hinting, no kerning."""

    def width(self, text: str, bold: bool, italic: bool) -> float:
        """The width of a text on one line, in ems."""
        ...

    def metrics(self, bold: bool, italic: bool) -> FaceMetrics:
        """The heights of the face."""
        ...


class Line(NamedTuple):
    """One line of a block: its letters, their width in points, whether a paragraph ends with it.

    ``bold``: how many letters at the beginning are bold whatever the font of the block says; ``bold_width``: theirs.
    """

    text: str
    width: float
    ends: bool
    bold: int = 0
    bold_width: float = 0.0


class Block(NamedTuple):
    """A text broken into lines of at most ``width`` points. ``leading``: from one base line to the next.

    ``ascent``: from the top of a line to its base line. ``indent``: of the first line.
    """

    lines: tuple[Line, ...]
    font: Font
    align: Align
    width: float
    leading: float
    ascent: float
    indent: float = 0.0

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading


class Run(NamedTuple):
    """Letters in one font, from ``x`` on the base line ``y``; every blank is ``spacing`` points wider than usual."""

    x: float
    y: float
    text: str
    font: Font
    spacing: float


class Box(NamedTuple):
    """A part of the page that shows lines of a block: a cell, a paragraph. The text begins at ``text_x, text_y``.

    ``first``, ``lines``: from which line how many stand here (a text broken over pages has several boxes).
    ``repeated``: the text of a merged cell or a header once more, on a later page. ``source``: which text of which item
    it shows.
    """

    x: float
    y: float
    width: float
    height: float
    block: Block | None
    first: int
    lines: int
    text_x: float
    text_y: float
    source: CellSource | None = None
    repeated: bool = False

    @property
    def text_bottom(self) -> float:
        """Where the last line ends."""
        return self.text_y + self.lines * (self.block.leading if self.block else 0.0)

    def holds(self, x: float, y: float) -> bool:
        """True where the point lies in the box."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Rule(NamedTuple):
    """A straight black line, ``width`` points thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class Bookmark(NamedTuple):
    """An entry of the outline: level 0 = a text or an appendix, 1 = a chapter or an area; ``y`` on its page."""

    level: int
    title: str
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page. ``number`` counts in its section from 1; ``section`` is the text or appendix it belongs to."""

    width: float
    height: float
    section: int
    number: int
    boxes: tuple[Box, ...]
    rules: tuple[Rule, ...]
    bookmarks: tuple[Bookmark, ...] = ()

    def hit(self, x: float, y: float) -> Box | None:
        """The box under a point, if any; one with a source before others."""
        found = [box for box in self.boxes if box.holds(x, y)]
        return next((box for box in found if box.source is not None), found[0] if found else None)

    def runs(self) -> Iterator[Run]:
        """All letters of the page."""
        for box in self.boxes:
            yield from runs(box)


@dataclass(frozen=True)
class Pages:
    """A laid-out document."""

    pages: tuple[Page, ...] = ()
    sections: tuple[str, ...] = field(default=())  # their names, for a choice of pages

    def __len__(self) -> int:
        return len(self.pages)

    def outline(self) -> Iterator[tuple[int, Bookmark]]:
        """Every bookmark with the index of its page."""
        for index, page in enumerate(self.pages):
            for bookmark in page.bookmarks:
                yield index, bookmark

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[tuple[int, Box]]]:
        places: dict[tuple[str, str], list[tuple[int, Box]]] = {}
        for index, page in enumerate(self.pages):
            for box in page.boxes:
                if box.source is not None:
                    for key in ((box.source.item, box.source.column), (box.source.item, "")):
                        places.setdefault(key, []).append((index, box))
        return places

    def find(self, item: str, column: str = "") -> list[tuple[int, Box]]:
        """Where a text of an item stands: page indices and boxes, in order; any of its texts without ``column``."""
        return self._places.get((item, column), [])

    @cached_property
    def _starts(self) -> list[int]:
        return [index for index, page in enumerate(self.pages) if page.number == 1]

    def section_start(self, index: int) -> int:
        """The index of the first page of the section that a page belongs to."""
        return self._starts[max(bisect_right(self._starts, index) - 1, 0)]


def runs(box: Box) -> Iterator[Run]:
    """The letters of a box, line by line."""
    if box.block is None:
        return
    lines, font, align, width, leading, ascent, indented = box.block
    left, baseline = box.text_x, box.text_y + ascent
    first = box.first
    for index, (text, length, ends, bold, bold_width) in enumerate(lines[first : first + box.lines], first):
        if text:
            indent = 0.0 if index else indented
            x, spacing = left + indent, 0.0
            if align is Align.CENTER:
                x += (width - indent - length) / 2
            elif align is Align.RIGHT:
                x += width - indent - length
            elif align is Align.JUSTIFY and not ends and (blanks := text.count(" ")):
                spacing = max(width - indent - length, 0.0) / blanks
            if bold:
                head, rest = text[:bold], text[bold:]
                yield Run(x, baseline, head, font._replace(bold=True), spacing)
                x += bold_width + head.count(" ") * spacing
                yield Run(x, baseline, rest, font, spacing)
            else:
                yield Run(x, baseline, text, font, spacing)
        baseline += leading
