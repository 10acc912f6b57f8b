"""Letters to lines, and lines to the text that was broken into them.

A line end is the paper's where the next word would not have fitted, else the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import combining

from cchc_desktop.importing.legacy_text import decode_runs
from cchc_desktop.importing.pdf_page import Glyph

_SAME_LINE = 0.35  # of the letter's height: how far base lines in one line may lie apart
_WORD_GAP = 0.2  # of the height: a gap that is a blank
_BLANK = 0.25  # of the height: the width of a blank
_SLACK = 0.7  # points by which a word must fit to be seen as fitting
_BULLET = re.compile(r"[-–•+*]\s+\S")
_LIST_END = (";", ".", ":")


@dataclass(slots=True)
class TextLine:
    """One printed line: its base line, its left and right end without blanks, and its text."""

    y: float
    x0: float
    x1: float
    size: float
    text: str
    ends_blank: bool  # a blank was printed behind its last letter
    letters: int
    bold: int
    italic: int
    first_word: float  # its width

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.y + 0.25 * self.size


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines from the top down; letters that stand on one base line are one line, however far apart."""
    lines = (_line(row) for row in _rows(glyphs))
    return [line for line in lines if line is not None]


def split_lines(glyphs: Iterable[Glyph], gap: float, bare_gap: float | None = None) -> list[TextLine]:
    """The lines, taken apart where letters are further apart than ``gap`` heights (columns side by side).

    ``bare_gap`` is enough between two pieces of text; without it the same as ``gap``.
    """
    found: list[TextLine] = []
    for row in _rows(glyphs):
        part: list[Glyph] = []
        end = 0.0
        for glyph in sorted((g for g in row if g.text.strip()), key=lambda g: (g.x0, g.order)):
            needed = bare_gap if bare_gap is not None and part and part[-1].piece != glyph.piece else gap
            if part and glyph.x0 - end > needed * glyph.size:
                found += [line] if (line := _line(_with_blanks(part, row))) else []
                part = []
            part.append(glyph)
            end = max(end, glyph.x1) if len(part) > 1 else glyph.x1
        found += [line] if (line := _line(_with_blanks(part, row))) else []
    return found


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The letters of each base line, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.order)):
        if rows and abs(rows[-1][0].y - glyph.y) <= _SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _with_blanks(part: list[Glyph], row: list[Glyph]) -> list[Glyph]:
    """The letters of a part of a line with the blanks that stand between them."""
    if not part:
        return []
    x0, x1 = part[0].x0, max(glyph.x1 for glyph in part)
    return part + [glyph for glyph in row if not glyph.text.strip() and x0 <= glyph.x0 <= x1 + 1]


def _line(glyphs: list[Glyph]) -> TextLine | None:
    """One line of letters; None where it is blank."""
    ordered = _ordered(glyphs)
    seen = [glyph for glyph in ordered if glyph.text.strip()]
    if not seen:
        return None
    runs = [(" ", None) if glyph is None else (glyph.text, glyph.face.encoding) for glyph in _spaced(ordered)]
    text = decode_runs(runs)
    word_end = seen[0].x1
    for glyph in _spaced(ordered[ordered.index(seen[0]) :]):
        if glyph is None or not glyph.text.strip():
            break
        word_end = max(word_end, glyph.x1)
    return TextLine(
        y=max(glyph.y for glyph in seen),
        x0=seen[0].x0,
        x1=max(glyph.x1 for glyph in seen),
        size=max(glyph.size for glyph in seen),
        text=" ".join(text.split()),
        ends_blank=not ordered[-1].text.strip(),
        letters=len(seen),
        bold=sum(glyph.face.bold for glyph in seen),
        italic=sum(glyph.face.italic for glyph in seen),
        first_word=word_end - seen[0].x0,
    )


def _ordered(glyphs: list[Glyph]) -> list[Glyph]:
    """From left to right; a mark that is drawn over a letter follows it, whatever its place."""
    marks = [glyph for glyph in glyphs if combining(glyph.text[:1])]
    ordered = sorted((g for g in glyphs if not combining(g.text[:1])), key=lambda glyph: (glyph.x0, glyph.order))
    for mark in marks:
        at = next((i for i, glyph in enumerate(ordered) if glyph.order == mark.order - 1), None)
        ordered.insert(len(ordered) if at is None else at + 1, mark)
    return ordered


def _spaced(glyphs: list[Glyph]) -> Iterable[Glyph | None]:
    """The letters, with None where a gap is a blank that was not printed."""
    end: float | None = None
    blank = True
    for glyph in glyphs:
        is_blank = not glyph.text.strip()
        if end is not None and not is_blank and not blank and glyph.x0 - end > _WORD_GAP * glyph.size:
            yield None
        yield glyph
        if not is_blank:
            end = glyph.x1 if end is None else max(end, glyph.x1)
        blank = is_blank


def joined(lines: Sequence[TextLine], left: float, right: float) -> str:
    """The text of lines between these margins, one line for each that the writer ended."""
    text = ""
    for index, line in enumerate(lines):
        text += line.text if not index else between(lines[index - 1], line, left, right) + line.text
    return text


def between(above: TextLine, below: TextLine, left: float, right: float) -> str:
    """What stands between two lines: "\\n", a blank, or nothing behind a hyphen at which a word was broken."""
    if above.text.endswith(_LIST_END) and _BULLET.match(below.text):
        return "\n"
    left_gap, right_gap = above.x0 - left, right - above.x1
    room = right_gap + left_gap if abs(left_gap - right_gap) < 2 and left_gap > 2 else right_gap  # centred lines
    if _BLANK * above.size + below.first_word + _SLACK < room:
        return "\n"
    ends_open = above.text.endswith(("-", "/", "–")) and not above.text.endswith((" -", " –"))
    return "" if ends_open and not above.ends_blank else " "
