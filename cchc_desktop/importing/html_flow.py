"""The flow of a web page: lines of runs, and tables whose cells hold a flow of their own; read in one walk of the tree.

Scripts, styles and what a browser does not show are left out; unknown elements are passed through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from cchc_desktop.importing.docx_numbering import numeral
from cchc_desktop.importing.html_styles import Look, StyleSheet
from cchc_desktop.importing.legacy_text import Encoding, decode_runs, encoding_of

_LEFT_OUT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "select", "button", "iframe",
                       "object", "embed", "audio", "video", "canvas", "map", "math", "xml"})  # fmt: skip
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
                     "pre", "section", "article", "header", "footer", "center", "form", "hr", "address", "figure",
                     "figcaption", "caption", "main", "nav", "aside", "fieldset", "body", "html"})  # fmt: skip
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class HtmlLine:
    """One line: runs of text with their encoding, and what is said of every letter of it."""

    runs: list[tuple[str, Encoding | None]] = field(default_factory=list[tuple[str, "Encoding | None"]])
    letters: int = 0
    bold: int = 0
    italic: int = 0
    centred: bool = False
    number: str = ""
    goes_on: bool = False  # behind a line break inside of the same paragraph

    def text(self) -> str:
        """The text in Unicode, white space as a browser shows it."""
        return " ".join(decode_runs(self.runs).replace("\xa0", "\u2007").split()).replace("\u2007", " ")


@dataclass(slots=True)
class HtmlCell:
    """A td or th."""

    rows: int
    cols: int
    is_header: bool
    flow: list[Flow] = field(default_factory=list["Flow"])


@dataclass(slots=True)
class HtmlRow:
    """A tr; ``in_head``: inside of a thead."""

    in_head: bool
    hidden: bool
    cells: list[HtmlCell] = field(default_factory=list[HtmlCell])

    @property
    def is_header(self) -> bool:
        """Whether it stands in the head of its table, or has nothing but header cells."""
        return self.in_head or (bool(self.cells) and all(cell.is_header for cell in self.cells))


@dataclass(slots=True)
class HtmlTable:
    """A table with its rows."""

    rows: list[HtmlRow] = field(default_factory=list[HtmlRow])


Flow: TypeAlias = HtmlLine | HtmlTable


class PageWalk:
    """Walks a parsed page. After :meth:`run`: ``flow``; what is not shown (``unseen``) or converted (``legacy``)."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.flow: list[Flow] = []
        self.unseen = 0
        self.legacy: Counter[str] = Counter()
        self._sheet = sheet
        self._line: HtmlLine | None = None
        self._tables: list[HtmlTable] = []
        self._lists: list[Iterator[str]] = []
        self._number = ""  # of the list item that begins

    def run(self, root: Any) -> None:
        """Walk the tree below an lxml element."""
        self._element(root, Look(), [])
        self._end_line()

    def _element(self, element: Any, outer: Look, around: list[str]) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        tag = tag.rpartition(":")[2].lower()
        if not tag or tag in _LEFT_OUT:
            return
        look = self._sheet.look(tag, dict(element.attrib.items()), around, outer)
        if tag == "tr":
            self._row(element, replace(look, hidden=outer.hidden), [*around, tag], look.hidden)
        elif tag == "table":
            self._table(element, look, [*around, tag])
        elif tag in ("td", "th"):
            self._cell(element, look, [*around, tag], tag == "th")
        elif tag == "br":
            self._break(look)
        else:
            self._inside(element, tag, look, [*around, tag])

    def _inside(self, element: Any, tag: str, look: Look, around: list[str]) -> None:
        is_block = tag in _BLOCKS
        if is_block:
            self._end_line()
        if tag in ("ul", "ol"):
            self._lists.append(_numbers(tag, dict(element.attrib.items())))
        if tag == "li" and self._lists:
            self._number = next(self._lists[-1])
        self._children(element, look, around)
        if tag in ("ul", "ol"):
            self._lists.pop()
        if is_block:
            self._end_line()

    def _children(self, element: Any, look: Look, around: list[str]) -> None:
        self._text(element.text, look)
        for child in element:
            self._element(child, look, around)
            self._text(child.tail, look)

    # ---- text

    def _text(self, text: str | None, look: Look) -> None:
        if not text or (self._line is None and not text.strip()):
            return
        if look.hidden:
            self.unseen += bool(text.strip())
            return
        if self._line is None:
            self._line = HtmlLine(centred=look.centred, number=self._number)
            if self._number:
                self._line.runs.append((f"{self._number} ", None))
            self._number = ""
        line, font = self._line, look.font
        encoding = encoding_of(font)
        if encoding is not None and encoding.changes(text):
            self.legacy[font.split(",", maxsplit=1)[0].strip(" \"'")] += 1
        letters = len("".join(text.split()))
        line.letters += letters
        line.bold += letters if look.bold else 0
        line.italic += letters if look.italic else 0
        line.runs.append((text.upper() if look.capitals and encoding is None else text, encoding))

    def _break(self, look: Look) -> None:
        had_text = self._line is not None
        self._end_line()
        if had_text:
            self._line = HtmlLine(centred=look.centred, goes_on=True)

    def _end_line(self) -> None:
        line, self._line = self._line, None
        if line is not None and any(text.strip() for text, _ in line.runs):
            self.flow.append(line)

    # ---- tables

    def _table(self, element: Any, look: Look, around: list[str]) -> None:
        self._end_line()
        outer, self.flow = self.flow, []
        number, self._number = self._number, ""
        table = HtmlTable()
        self._tables.append(table)
        self._children(element, replace(look, centred=False), around)
        self._end_line()
        self._tables.pop()
        caption, self.flow = self.flow, outer  # what stands in a table outside of its cells: its caption
        self._number = number
        self.flow += caption
        if any(row.cells for row in table.rows):
            self.flow.append(table)

    def _row(self, element: Any, look: Look, around: list[str], hidden: bool) -> None:
        if not self._tables:
            self._inside(element, "div", look, around)
            return
        row = HtmlRow("thead" in around[_last(around, "table") :], hidden)
        self._tables[-1].rows.append(row)
        self._children(element, look, around)

    def _cell(self, element: Any, look: Look, around: list[str], is_header: bool) -> None:
        rows = self._tables[-1].rows if self._tables else []
        if not rows:
            self._inside(element, "div", look, around)
            return
        self._end_line()
        cell = HtmlCell(_span(element, "rowspan"), max(_span(element, "colspan"), 1), is_header)
        rows[-1].cells.append(cell)
        outer, self.flow = self.flow, []
        lists, self._lists = self._lists, []
        self._children(element, look, around)
        self._end_line()
        cell.flow, self.flow, self._lists = self.flow, outer, lists


def _last(tags: list[str], tag: str) -> int:
    return len(tags) - 1 - tags[::-1].index(tag) if tag in tags else 0


def _span(element: Any, name: str) -> int:
    text = (element.get(name) or "1").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _numbers(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """The markers of a list's items."""
    if tag == "ul":
        while True:
            yield "-"
    form = _LIST_FORMS.get(attributes.get("type", "1"), "decimal")
    text = attributes.get("start", "1").strip()
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    while True:
        yield f"{numeral(number, form) or number}."
        number += 1
