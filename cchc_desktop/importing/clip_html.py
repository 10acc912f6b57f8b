"""HTML of a clipboard as a grid: tables as Excel, Word, LibreOffice and browsers leave them there, whole or broken.

Only what the eye sees is read, as text: no script, style, hidden row or deleted word; nothing is loaded. Merged cells
are read from rowspan and colspan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from cchc_desktop.core.grid import Grid
from cchc_desktop.importing.clip_grid import MOST_CELLS, Found, Tick, place, require_size

_UNSEEN = frozenset(
    "head style script title template noscript del object svg math iframe select textarea button video audio".split()
)
_BLOCKS = frozenset("p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre section article caption center".split())
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_OVERFLOW = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)  # Excel: a long text over empty cells, no merge
_KEPT = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HEADER = re.compile(r"\s*Version:\d", re.IGNORECASE)  # the header of Windows' CF_HTML, where somebody left it
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class ClipTable:
    """The table of a clipboard; ``outside``: paragraphs and ``others``: rows of other tables that are not in it."""

    grid: Grid
    outside: int = 0
    others: int = 0


def read_html(text: str, tick: Tick) -> ClipTable | None:
    """The table that a piece of HTML is about: the largest, with those of the same width that follow it; None = none.

    Raises KnownError(CLIPBOARD_TOO_LARGE or CLIPBOARD_LONG_TEXT).
    """
    if _HEADER.match(text):
        text = text[max(0, text.find("<")) :]
    target = _Target()
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=False, remove_pis=True)
    try:
        for at in range(0, len(text), _CHUNK):
            tick(at, len(text))
            parser.feed(text[at : at + _CHUNK])
            require_size(target.cells)
        parser.close()
    except etree.LxmlError:
        target.close()  # what was read so far counts
    tables = [table for table in target.tables if any(table.rows)]
    if not tables:
        return None
    grids = [place([row for row in table.rows if row]) for table in tables]
    main = max(range(len(grids)), key=lambda i: tables[i].plain)
    same = [grid for grid in grids[main:] if grid.width == grids[main].width]
    rows = tuple(row for grid in same for row in grid.rows)
    require_size(len(rows) * grids[main].width)
    others = sum(len(grid.rows) for grid in grids) - len(rows)
    return ClipTable(Grid(grids[main].width, rows), target.outside, others)


@dataclass(slots=True)
class _Table:
    """A table under construction, and the cell that is open in it."""

    rows: list[list[Found]] = field(default_factory=list)
    cell: Found | None = None
    empty_after: int = 0  # cells that the open one only seems to cover
    value: str = ""  # the number that the open cell is, as the office program keeps it
    parts: list[str] = field(default_factory=list)
    plain: int = 0  # cells with a text and no table in them
    holds_table: bool = False  # the open cell does


class _Target:
    """Takes the parser's events; what the eye does not see is passed over with all it holds."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.cells = 0
        self.outside = 0
        self._open: list[_Table] = []
        self._unseen = 0  # depth inside something that is not seen
        self._kept = 0  # depth inside something whose blanks are kept
        self._lists: list[int] = []
        self._outer: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """The parser's: an element begins."""
        style = attributes.get("style", "")
        if self._unseen or tag in _UNSEEN or _HIDDEN.search(style) or "hidden" in attributes:
            self._unseen += 1
        elif self._kept or tag == "pre" or _KEPT.search(style):
            self._kept += 1
        if self._unseen:
            return
        match tag:
            case "table":
                self._open.append(_Table())
                self.tables.append(self._open[-1])
            case "tr" if self._open:
                self._end_cell()
                self._open[-1].rows.append([])
            case "td" | "th" if self._open:
                self._begin_cell(attributes, style)
            case "br":
                self._say("\n")
            case "ul" | "ol":
                self._lists.append(0 if tag == "ol" else -1)
                self._break()
            case "li":
                self._break()
                self._say(self._bullet())
            case _ if tag in _BLOCKS:
                self._break()

    def end(self, tag: str) -> None:
        """The parser's: an element ends."""
        if self._unseen:
            self._unseen -= 1
            return
        self._kept = max(0, self._kept - 1)
        if tag == "table" and self._open:
            self._end_cell()
            self._end_table()
        elif tag in ("td", "th", "tr") and self._open:
            self._end_cell()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._break()
        elif tag in _BLOCKS:
            self._break()

    def data(self, text: str) -> None:
        """The parser's: text."""
        if not self._unseen:
            self._say(text if self._kept else _BLANKS.sub(" ", text))

    def comment(self, text: str) -> None:
        """The parser's: nothing that is seen."""

    def close(self) -> None:
        """The parser's: the end, however it comes about."""
        while self._open:
            self._end_cell()
            self._end_table()
        self._end_paragraph()

    def _begin_cell(self, attributes: Mapping[str, str], style: str) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        table.cell = Found("", down, across)
        table.value = attributes.get("x:num") or attributes.get("sdval") or ""
        if _OVERFLOW.search(style):
            table.cell.columns, table.empty_after = 1, across - 1
        self.cells += 1

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.cell is None:
            table.parts.clear()  # blanks between cells
            return
        table.cell.text = _as_here("".join(table.parts).strip(" \n"), table.value)
        table.rows[-1] += [table.cell, *(Found("") for _ in range(min(table.empty_after, 255)))]
        table.plain += bool(table.cell.text) and not table.holds_table
        table.cell, table.empty_after, table.holds_table = None, 0, False
        table.parts.clear()

    def _end_table(self) -> None:
        table = self._open.pop()
        if self._open and self._open[-1].cell is not None:  # a table in a cell is text there, too
            said = "\n".join("  ".join(cell.text for cell in row if cell.text) for row in table.rows)
            self._open[-1].parts += ["\n", said, "\n"]
            self._open[-1].holds_table = True

    def _say(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)
        else:
            self._outer.append(text)

    def _break(self) -> None:
        if self._open:
            parts = self._open[-1].parts
            last = next((part for part in reversed(parts) if part.strip(" ")), "\n")
            if not last.endswith("\n"):
                parts.append("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self.outside += bool("".join(self._outer).strip())
        self._outer.clear()

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "


def _span(value: str | None) -> int:
    """How many rows or columns; 1 where that is none."""
    digits = (value or "").strip()[:6]
    return min(max(1, int(digits)), MOST_CELLS) if digits.isascii() and digits.isdigit() else 1


_ENGLISH = re.compile(r"-?[0-9,]*\.?[0-9]+")
_SWAPPED = str.maketrans(",.", ".,")
_MOST_PLACES = 8


def _as_here(text: str, value: str) -> str:
    """A number that was shown in English writing ("1,234.5" on a PC set so) in Vietnamese; other texts as they are.

    Only where the cell says which number it is, so that nothing is guessed.
    """
    if not value or not ("." in text or "," in text) or not _ENGLISH.fullmatch(text) or len(value) > 40:
        return text
    try:
        number = Decimal(value)
        shown = (f"{number:{comma}.{places}f}" for places in range(_MOST_PLACES) for comma in (",", ""))
        return text.translate(_SWAPPED) if text in shown else text
    except (InvalidOperation, ValueError):
        return text
