"""The text of pages outside of ruled tables: lines to paragraphs, texts side by side to layout tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.importing.blocks import Block, Paragraph, Table
from cchc_desktop.importing.pdf_lines import TextLine, between, split_lines
from cchc_desktop.importing.pdf_page import Glyph, Page
from cchc_desktop.importing.texts import Cleaner

_SIDE_BY_SIDE = 1.5  # heights between texts that stand in columns
_PAGE_NUMBER = re.compile(r"(trang\s+)?[-–]?\s*(\d{1,4})\s*[-–]?(\s*(/|trên|của)\s*\d{1,4})?", re.IGNORECASE)
_AT_EDGE = 0.13  # share of a page's height at its top and bottom in which its number stands
_PARAGRAPH_GAP = 0.35  # heights by which a gap between lines exceeds the usual one between paragraphs
_INDENT = 6.0  # points
_CENTRE = 6.0  # points by which a centred line may be off
_NAME = "Bố trí"


@dataclass(slots=True)
class PageText:
    """Letters of one page that stand together outside of tables."""

    page: Page
    glyphs: list[Glyph]
    lines: list[TextLine] = field(default_factory=list[TextLine])

    def __post_init__(self) -> None:
        self.lines = split_lines(self.glyphs, _SIDE_BY_SIDE)


def without_page_numbers(pages: Sequence[Sequence[PageText]]) -> None:
    """Take the numbers of pages out of the texts, if most pages have one at their top or bottom."""
    found: list[tuple[PageText, TextLine]] = []
    numbered = 0
    for texts in pages:
        lines = [(text, line) for text in texts for line in text.lines if _may_be_number(text.page, line)]
        numbered += bool(lines)
        found += lines
    if len(pages) > 1 and numbered * 2 > len(pages) - 1:
        for text, line in found:
            text.lines = [one for one in text.lines if one is not line]


def _may_be_number(page: Page, line: TextLine) -> bool:
    is_at_edge = line.y < _AT_EDGE * page.height or line.y > (1 - _AT_EDGE) * page.height
    return is_at_edge and bool(_PAGE_NUMBER.fullmatch(line.text))


def paragraphs(texts: Sequence[PageText], clean: Cleaner) -> Iterator[Block]:
    """The paragraphs of texts that follow each other; those that stand side by side as tables of one row."""
    rows = [(row, text.page) for text in texts for row in _rows(text)]
    margins = _margins((row[0], page) for row, page in rows if len(row) == 1)
    usual = _usual_gap([row[0] for row, _ in rows if len(row) == 1])
    waiting = _Waiting(clean)
    columns: list[list[TextLine]] = []
    for row, page in rows:
        left, right = margins.get((page.width, page.height), (0.0, page.width))
        alone = row[0] if len(row) == 1 else None
        if alone is None or (columns and _stands_under(columns, alone, left, right)):
            yield from waiting.end()
            columns.append(row)
            continue
        if columns:
            yield _side_by_side(columns, clean)
            columns = []
        if waiting.lines and _begins_anew(waiting.lines, alone, waiting.left, waiting.right, usual):
            yield from waiting.end()
        if not waiting.lines:
            waiting.left, waiting.right = left, right
        waiting.lines.append(alone)
    if columns:
        yield _side_by_side(columns, clean)
    yield from waiting.end()


@dataclass(slots=True)
class _Waiting:
    """The lines of the paragraph being read, and the margins it stands between."""

    clean: Cleaner
    lines: list[TextLine] = field(default_factory=list[TextLine])
    left: float = 0.0
    right: float = 0.0

    def end(self) -> Iterator[Block]:
        """The paragraph, if there is one."""
        lines, self.lines = self.lines, []
        if lines:
            yield _paragraph(lines, self.left, self.right, self.clean)


def _margins(lines: Iterable[tuple[TextLine, Page]]) -> dict[tuple[float, float], tuple[float, float]]:
    """The left and right end of what stands on pages of each size."""
    found: dict[tuple[float, float], tuple[float, float]] = {}
    for line, page in lines:
        left, right = found.get((page.width, page.height), (line.x0, line.x1))
        found[page.width, page.height] = min(left, line.x0), max(right, line.x1)
    return found


def _rows(text: PageText) -> Iterator[list[TextLine]]:
    """Lines that stand on one base line."""
    row: list[TextLine] = []
    for line in text.lines:
        if row and abs(row[0].y - line.y) > 0.5 * line.size:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _usual_gap(lines: Sequence[TextLine]) -> float:
    """The distance of lines inside of paragraphs, in heights: the most frequent one."""
    gaps = [round((two.y - one.y) / two.size, 1) for one, two in pairwise(lines) if two.y > one.y]
    return max(set(gaps), key=gaps.count, default=1.2)


def _begins_anew(waiting: list[TextLine], line: TextLine, left: float, right: float, usual: float) -> bool:
    above = waiting[-1]
    if (above.bold == above.letters) != (line.bold == line.letters):
        return True
    same_page = line.y > above.y
    if same_page and (line.y - above.y) / line.size > usual + _PARAGRAPH_GAP:
        return True
    if _is_centred(above, left, right) != _is_centred(line, left, right) and not _is_full(above, left, right):
        return True
    if len(waiting) > 1 and line.x0 > above.x0 + _INDENT and not _is_centred(line, left, right):
        return True
    return between(above, line, left, right) == "\n"


def _is_centred(line: TextLine, left: float, right: float) -> bool:
    gap = line.x0 - left
    return gap > _CENTRE and abs(gap - (right - line.x1)) < _CENTRE


def _is_full(line: TextLine, left: float, right: float) -> bool:
    return line.x1 > right - 2 * line.size and line.x0 < left + 5 * line.size


def _paragraph(lines: list[TextLine], left: float, right: float, clean: Cleaner) -> Paragraph:
    text = lines[0].text
    for above, line in pairwise(lines):
        gap = between(above, line, left, right)
        text += ("" if gap == "" else " ") + line.text
    letters = sum(line.letters for line in lines)
    return Paragraph(
        clean(text),
        bold=letters == sum(line.bold for line in lines),
        italic=letters == sum(line.italic for line in lines),
        centred=all(_is_centred(line, left, right) for line in lines),
    )


def _stands_under(columns: list[list[TextLine]], line: TextLine, left: float, right: float) -> bool:
    """Whether a single line goes on with one of the texts side by side above it: near, and inside its column."""
    above = columns[-1]
    if not 0 < line.y - above[0].y < 2.2 * line.size or _is_centred(line, left, right):
        return False
    rows = [row for row in columns if len(row) > 1]
    return line.x1 < min(row[1].x0 for row in rows) or line.x0 > max(row[0].x1 for row in rows)


def _edge(columns: list[list[TextLine]]) -> float:
    """Where the first column ends and the next begins."""
    rows = [row for row in columns if len(row) > 1]
    return (max(row[0].x1 for row in rows) + min(row[1].x0 for row in rows)) / 2


def _side_by_side(columns: list[list[TextLine]], clean: Cleaner) -> Table:
    """A layout table of one row: what stands left of the edge, and what stands right of it."""
    edge = _edge(columns)
    sides: tuple[list[str], list[str]] = ([], [])
    for row in columns:
        for at in (0, 1):
            text = " ".join(line.text for line in row if ((line.x0 + line.x1) / 2 >= edge) == bool(at))
            if text:
                sides[at].append(clean(text))
    cells = tuple(Cell(at, "\n".join(lines)) for at, lines in enumerate(sides))
    return Table(Grid(2, (Row(cells),)), _NAME)
