"""The lines of a document around its table: paragraphs one by one, layout tables whole, in the order of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.blocks import Block, Paragraph, Table
from cchc_desktop.importing.markers import read_marker

_RULE = re.compile(r"\s*([-–—_=*])\1{2,}\s*")
COUNTRY_WORDS = "cong hoa xa hoi chu nghia viet nam"
_CAPACITY = re.compile(r"(TM|KT|TL|TUQ|Q)\s?\.\s*\S")
_MOST_ROWS = 6  # of a layout table: a letterhead has two or three, a signature one


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph; ``goes_on``: the same paragraph goes on with it after a manual line break."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    number: str = ""  # set by Word itself
    goes_on: bool = False

    @property
    def upper(self) -> bool:
        """True where it is written in capitals."""
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class LayoutCell:
    """A cell of a layout table, as its lines."""

    row: int
    col: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that only places texts side by side: its cells that say something."""

    cells: tuple[LayoutCell, ...]
    rows: int

    def columns(self) -> list[tuple[str, ...]]:
        """The lines column by column, from the left."""
        found: dict[int, tuple[str, ...]] = {}
        for cell in self.cells:
            found[cell.col] = found.get(cell.col, ()) + cell.lines
        return [found[col] for col in sorted(found)]

    def texts(self) -> list[str]:
        """Its rows as plain texts."""
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(" ".join(cell.lines))
        return [" | ".join(texts) for texts in rows.values()]


Piece = Line | Layout


def pieces(blocks: Iterable[Block]) -> list[Piece]:
    """The pieces of blocks; empty lines and drawn rules ("-------") are left out."""
    found: list[Piece] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += paragraph_lines(block)
        else:
            found.append(layout(block))
    return found


def paragraph_lines(paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph."""
    lines: list[Line] = []
    for part in paragraph.text.split("\n"):
        if not kept(part):
            continue
        number = paragraph.number if not lines else ""
        lines.append(
            Line(part.strip(), paragraph.bold, paragraph.italic, paragraph.centred, number, goes_on=bool(lines))
        )
    return lines


def layout(table: Table) -> Layout:
    """The texts of a table, cell by cell."""
    cells = (
        LayoutCell(index, cell.col, tuple(line.strip() for line in cell.text.split("\n") if kept(line)))
        for index, row in enumerate(table.grid.rows)
        for cell in row.cells
    )
    return Layout(tuple(cell for cell in cells if cell.lines), len(table.grid.rows))


def kept(text: str) -> bool:
    """True for a line that says something."""
    return text.strip() not in ("", "./.") and not is_rule(text)


def is_rule(text: str) -> bool:
    """True for a line that only draws a rule."""
    return bool(_RULE.fullmatch(text))


def is_letterhead(piece: Piece) -> bool:
    """True for a table with the name of the country."""
    if not isinstance(piece, Layout) or piece.rows > _MOST_ROWS:
        return False
    return any(COUNTRY_WORDS in words(" ".join(cell.lines)) for cell in piece.cells)


def is_signature(piece: Piece) -> bool:
    """True for a table of recipients and signature."""
    if not isinstance(piece, Layout) or piece.rows > _MOST_ROWS:
        return False
    first = (cell.lines[0] for cell in piece.cells)
    return any(starts_recipients(line) or (bool(_CAPACITY.match(line)) and line.isupper()) for line in first)


def starts_recipients(text: str) -> bool:
    """True for the words that open the list of recipients."""
    return len(text) < 20 and words(text).startswith("noi nhan")


def starts_signature(line: Line) -> bool:
    """True for the line that says in what capacity somebody signs."""
    return bool(_CAPACITY.match(line.text)) and line.upper


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines put together again to paragraphs: a manual break stays in the text unless a marker follows it."""
    result: list[Line] = []
    for line in lines:
        if line.goes_on and result and read_marker(line.text) is None:
            before = result[-1]
            result[-1] = Line(f"{before.text}\n{line.text}", before.bold, before.italic, before.centred, before.number)
        else:
            result.append(line)
    return result
