"""Lines to sections: every marked line to its place in the tree, every unmarked one to the section it belongs to.

A marked line goes under the deepest open section whose count expects its number; where none does, it stays with
its sisters and keeps the number that is printed. Unmarked lines belong to the deepest open section, but a note in
brackets that points to the appendix closes the section that ends with it, and the last words close the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.core.body import (
    HEADING,
    MARKER,
    NO,
    NUMBERED,
    RANK,
    SHAPE,
    SHAPES,
    YES,
    Kind,
    Series,
    heading_of,
    prefix_below,
    read_number,
)
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import NUMBER, OWN, ROOT, Item, Level
from cchc_desktop.importing.markers import Marked, read_marker
from cchc_desktop.importing.text_lines import Line
from cchc_desktop.importing.texts import first_line

_NOTE = re.compile(r"\(.*(?:phụ lục|kèm theo|biểu).*\)\s*[.;]?", re.IGNORECASE | re.DOTALL)
_LAST_WORDS = re.compile(
    r"(trên đây là|trong quá trình|quá trình|yêu cầu|đề nghị|kế hoạch này|căn cứ kế hoạch này|nhận được kế hoạch|"
    r"(ủy|uỷ) ban nhân dân|ubnd|giám đốc|chủ tịch|thủ trưởng)\b",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"\.\s*/\s*\.?\s*$")
_LONGEST_TITLE = 150
_LONGEST_NOTE = 400
_SIGNS = (Kind.DASH, Kind.PLUS)


@dataclass(slots=True)
class _Node:
    """The body or a section under construction."""

    item: Item
    kind: Kind | None = None  # None: the body
    shape: str = ""
    number: str = ""
    prefix: str = ""  # what decimal numbers among its children begin with
    heading: bool = True
    children: list[_Node] = field(default_factory=list["_Node"])
    series: dict[Kind, Series] = field(default_factory=dict[Kind, Series])
    looks: dict[Kind, str] = field(default_factory=dict[Kind, str])  # how the last child of a kind was marked

    def counter(self, kind: Kind) -> Series:
        """The count of children of this kind; one that is only looked at leaves no trace."""
        return self.series.get(kind) or Series(kind, self.prefix if kind is Kind.DECIMAL else "")


@dataclass(frozen=True, slots=True)
class SectionTree:
    """The text as items, the body first, and what is doubtful about it."""

    items: tuple[Item, ...]
    issues: tuple[Issue, ...]


def build_sections(lines: Sequence[Line], fresh: Callable[[], str]) -> SectionTree:
    """The tree of a text: preamble (unmarked lines before the first section), sections, closing."""
    builder = _Builder(lines, fresh)
    for line in lines:
        builder.add(line)
    return builder.finish()


class _Builder:
    def __init__(self, lines: Sequence[Line], fresh: Callable[[], str]) -> None:
        self._fresh = fresh
        self._body = _Node(Item(fresh(), Level.BODY, ROOT, text=None))
        self._open = [self._body]
        self._waiting: list[Line] = []  # unmarked lines whose section shows when the next one begins
        self._issues: list[Issue] = []
        self._looks_tell = any(line.bold for line in lines)  # a text without any bold says nothing by it
        self._top = next((m.kind for line in lines if (m := _marked(line)) and m.kind in NUMBERED), Kind.ROMAN)

    def add(self, line: Line) -> None:
        """The next line."""
        marked = _marked(line)
        if marked is not None:
            marked = self._sign(marked)
            parent = self._parent(marked)
            if parent is not None:
                self._settle(parent)
                self._section(parent, marked, line)
                return
        missing = self._missing(line)
        if missing is not None:
            self._settle(missing[0])
            self._unnumbered(*missing, line)
        else:
            self._waiting.append(line)

    # ---- where a marked line belongs

    def _sign(self, marked: Marked) -> Marked:
        """A bullet of another look than those open stands one step deeper; the first is a dash."""
        if not marked.bullet:
            return marked
        for node in reversed(self._open):
            if node.kind in _SIGNS and node.shape == marked.shape:
                return replace(marked, kind=node.kind)
        inside = any(node.kind in _SIGNS for node in self._open)
        return replace(marked, kind=Kind.PLUS if inside else Kind.DASH)

    def _parent(self, marked: Marked) -> int | None:
        """The place among the open sections under which a marked line goes; None where its number is only a number."""
        places = [i for i in range(len(self._open) - 1, -1, -1) if self._may_hold(self._open[i], marked)]
        if marked.kind not in NUMBERED:
            return places[0]
        counted = False  # by a place further in: then no count begins further out
        for i in places:
            here = marked.kind in self._open[i].series
            if self._open[i].counter(marked.kind).expected() == marked.number and (here or not counted):
                return i
            counted = counted or here
        first = read_number(marked.kind, marked.number) == 1
        known = [i for i in places if self._open[i].looks.get(marked.kind) == marked.shape]
        if first and not known and len(self._open) > 1:
            return len(self._open) - 1  # a list of another look begins inside
        if marked.kind is Kind.DECIMAL:
            return self._decimal_parent(marked, places, known)
        known = known or [i for i in places if marked.kind in self._open[i].series]
        return known[0] if known else places[0]

    def _decimal_parent(self, marked: Marked, places: list[int], known: list[int]) -> int | None:
        if marked.shape == "{n}":
            return known[0] if known else None  # "1.5 triệu đồng"
        head = marked.number.rpartition(".")[0]
        return next((i for i in places if self._open[i].prefix == head), known[0] if known else places[0])

    def _may_hold(self, node: _Node, marked: Marked) -> bool:
        if node.kind is None or RANK[node.kind] < RANK[marked.kind] or node.looks.get(marked.kind) == marked.shape:
            return True
        deeper = marked.kind is Kind.DECIMAL and node.kind is Kind.DECIMAL
        return deeper and marked.number.startswith(f"{node.number}.")

    def _section(self, parent: int, marked: Marked, line: Line) -> None:
        home = self._open[parent]
        marks: dict[str, str] = {}
        item_id = self._fresh()
        if marked.kind in NUMBERED:
            counter = home.series[marked.kind] = home.counter(marked.kind)
            home.looks[marked.kind] = marked.shape
            expected = counter.expected()
            if expected != marked.number:
                marks[NUMBER] = OWN + marked.number
                params = {"printed": marked.number, "expected": expected, "text": first_line(marked.words)}
                self._doubt(IssueCode.SECTION_NUMBER_DIFFERS, item_id, line, params)
            counter.take(marks.get(NUMBER, ""))
        fields = {MARKER: marked.kind.value}
        if not marked.usual_shape:
            fields[SHAPE] = marked.shape
        heading = heading_of(marked.kind, marked.words)
        if self._looks_tell and marked.kind in (Kind.ARABIC, Kind.DECIMAL) and line.bold is not heading:
            fields[HEADING] = YES if line.bold else NO
            heading = line.bold
        item = Item(item_id, Level.SECTION, home.item.id, marked.words, fields, marks)
        prefix = prefix_below(marked.kind, marked.number, home.prefix)
        self._begin(parent, _Node(item, marked.kind, marked.shape, marked.number, prefix, heading))

    def _begin(self, parent: int, node: _Node) -> None:
        self._open[parent].children.append(node)
        self._open[parent + 1 :] = [node]

    # ---- headings that have lost their number

    def _missing(self, line: Line) -> tuple[int, Marked] | None:
        """Where an unmarked heading belongs that stands among numbered ones: its parent and the number it lacks."""
        title = line.bold and len(line.text) <= _LONGEST_TITLE and heading_of(Kind.ARABIC, line.text)
        if not title or line.number:
            return None
        if line.upper:
            return 0, self._next(0, self._top, line)
        for i in range(len(self._open) - 1, 0, -1):
            for kind in (Kind.ARABIC, Kind.DECIMAL):
                if kind in self._open[i].series:
                    return i, self._next(i, kind, line)
        return None

    def _next(self, parent: int, kind: Kind, line: Line) -> Marked:
        home = self._open[parent]
        return Marked(kind, home.counter(kind).expected(), home.looks.get(kind, SHAPES[kind]), line.text)

    def _unnumbered(self, parent: int, marked: Marked, line: Line) -> None:
        self._section(parent, marked, line)
        params = {"expected": marked.shape.replace("{n}", marked.number), "text": first_line(line.text)}
        self._doubt(IssueCode.SECTION_NUMBER_MISSING, self._open[-1].item.id, line, params)

    def _doubt(self, code: IssueCode, item_id: str, line: Line, params: dict[str, str]) -> None:
        self._issues.append(Issue(code, Severity.WARNING, Place(item=item_id), dict(params)))

    # ---- unmarked lines

    def _settle(self, parent: int) -> None:
        """The waiting lines find their section, now that the next one begins under the ``parent``-th open one."""
        last = self._open[-1]
        for i, line in enumerate(self._waiting):
            said = not last.heading or bool(last.children and i == len(self._waiting) - 1)
            ends = len(self._open) - 1 > parent and said and _is_note(line.text)
            self._attach(self._open[min(parent + 1, len(self._open) - 1)] if ends else last, line)
        self._waiting = []

    def _attach(self, node: _Node, line: Line) -> None:
        item = Item(self._fresh(), Level.PARAGRAPH, node.item.id, line.text)
        node.children.append(_Node(item))

    def finish(self) -> SectionTree:
        """All items, once there are no more lines."""
        last, waiting = self._open[-1], self._waiting
        at = _closing_at(waiting, last)
        self._waiting = waiting[:at]
        self._settle(0)
        for line in waiting[at:]:
            self._attach(self._body, line)
        return SectionTree(tuple(_items(self._body)), tuple(self._issues))


def _is_note(text: str) -> bool:
    """True for "(Chi tiết tại Phụ lục kèm theo)."."""
    return len(text) < _LONGEST_NOTE and bool(_NOTE.fullmatch(text))


def _closing_at(lines: Sequence[Line], last: _Node) -> int:
    """From which of the unmarked lines behind the last section on they close the document."""
    if last.kind is None or not lines:
        return 0
    for i, line in enumerate(lines):
        if _LAST_WORDS.match(line.text) and (i or not last.heading or last.children or _only_closing(line)):
            return i
    if _END_MARK.search(lines[-1].text) and not last.heading:
        return len(lines) - 1
    return len(lines)


def _only_closing(line: Line) -> bool:
    """True for words that say nothing but that this is the end."""
    return line.text.lower().startswith("trên đây là")


def _marked(line: Line) -> Marked | None:
    return read_marker(line.text, line.number)


def _items(body: _Node) -> list[Item]:
    """The items of a tree, each before its children."""
    items: list[Item] = []
    waiting = [body]
    while waiting:
        node = waiting.pop()
        items.append(replace(node.item, children=tuple(child.item.id for child in node.children)))
        waiting.extend(reversed(node.children))
    return items
