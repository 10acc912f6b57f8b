"""Which look a cell has on paper: the rules that all writers share. Texts are made fit for office files here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_desktop.core.grid import Align, Grid, Row, RowKind, check
from cchc_desktop.core.letterhead import GAP
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.publishing.spec import AppendixSheet

_NO_NUMBER = re.compile(r"\bsố(:?) ?(?=/\w)")
_NO_DATE = re.compile(r"\bngày tháng (?:(?=\d)|năm\b( (?=\d))?)")


def office_text(text: str) -> str:
    """``text`` without anything that an office file cannot hold (control characters, lone surrogates, U+FFFE).

    Tabs and line feeds stay. The usual text comes back as it is, at the price of one look at it.
    """
    return text if text.isprintable() else clean(text)


def require_valid(grid: Grid) -> None:
    """Raises ValueError where a position of the grid is not covered exactly once: a bug of whoever made the grid."""
    if fault := check(grid):
        raise ValueError(f"grid not valid: {fault}")


def title_block(sheet: AppendixSheet) -> list[tuple[str, str]]:
    """The lines above the table as (role, text); roles "heading", "title" (upper case), "caption"; no empty lines."""
    block = (("heading", sheet.heading), ("title", sheet.title.upper()), ("caption", sheet.caption))
    lines = [(role, line) for role, text in block for line in office_text(text).split("\n") if line.strip()]
    return [(role, room_to_write(line) if role == "caption" else line) for role, line in lines]


def room_to_write(caption: str) -> str:
    """A caption with room where its number and the figures of its date are to be written by hand."""

    def date(found: re.Match[str]) -> str:
        if "năm" not in found[0]:
            return f"ngày{GAP}tháng "
        return f"ngày{GAP}tháng{GAP}năm{found[1] or GAP}"

    return _NO_DATE.sub(date, _NO_NUMBER.sub(rf"số\1 {GAP}", caption))


def is_bold(kind: RowKind) -> bool:
    """Header, area and total rows are bold."""
    return kind is not RowKind.ENTRY


def stays_with_next(rows: Sequence[Row], index: int) -> bool:
    """True where a page must not end below the row: it announces the next one, or that one is the total alone."""
    row = rows[index]
    if row.keep or row.kind is RowKind.AREA:
        return True
    return row.kind is RowKind.ENTRY and index + 1 < len(rows) and rows[index + 1].kind is RowKind.TOTAL


def has_last_in_tow(rows: Sequence[Row], index: int) -> bool:
    """True for the row above the last one: the two stand on the last page together, if a page can hold both."""
    return index == len(rows) - 2 and rows[index].kind is RowKind.ENTRY


def cell_align(col: int, colspan: int, kind: RowKind, columns: list[Align], *, listed: bool = False) -> Align:
    """How the text of a cell is aligned; ``columns`` are the alignments of the entry cells.

    Headers are centred. The title of an area is left, as is every cell over several columns that differ, and a list
    (``listed``, see :func:`core.grid.is_list`) in a centred column: its dashes stand one under the other.
    """
    if kind is RowKind.HEADER:
        return Align.CENTER
    align = columns[col]
    if listed and align is Align.CENTER:
        return Align.LEFT
    if colspan == 1:
        return Align.LEFT if kind is RowKind.AREA and align is Align.JUSTIFY else align
    if kind is RowKind.ENTRY and all(other is align for other in columns[col : col + colspan]):
        return align
    return Align.LEFT
