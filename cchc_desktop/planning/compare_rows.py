"""A comparison as rows that can be read: one for each task or activity, its texts before and after, in order.

Window, Word, Excel and JSON are made of these rows. An activity without words of its own (its form gives it no column)
stands in the row of its task.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import ABOVE, Item, Level, Plan
from cchc_desktop.planning.compare import Comparison, Fate, Pair, TextChange

_GRAVITY = (Fate.SAME, Fate.SHIFTED, Fate.CHANGED, Fate.RENAMED)  # of two pairs in one row, the later one tells


@dataclass(frozen=True, slots=True)
class TextPair:
    """One text of a row before and after; ``label``: the header of its column, "" for the row's own words."""

    name: str
    label: str
    old: str
    new: str

    @property
    def differs(self) -> bool:
        """True where more than spaces changed."""
        return self.old.split() != self.new.split()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what became of it, its items on both sides ("" = none), printed numbers and texts, own words first.

    ``part``: of the main document what it belongs to (:class:`compare_text.Part`), "" in an appendix; there the items
    of level PLAN are names of texts of the document ("bases/2"). ``head``: a heading of what follows.
    """

    level: Level
    fate: Fate
    moved: bool
    old: str
    new: str
    old_number: str
    new_number: str
    texts: tuple[TextPair, ...]
    part: str = ""
    head: bool = False

    @property
    def told(self) -> bool:
        """False for the heading of a part of the document, which no plan says."""
        return self.level is not Level.BODY

    @property
    def differs(self) -> bool:
        """True where a reader should look."""
        return self.moved or self.fate not in (Fate.SAME, Fate.SHIFTED)

    @property
    def words(self) -> TextPair:
        """The row's own words."""
        return self.texts[0]


def compare_rows(old: Plan, new: Plan, comparison: Comparison) -> tuple[Row, ...]:
    """The rows in the order of the comparison."""
    return tuple(_Maker(old, new).rows(comparison.pairs))


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows of each fate, and how many moved."""
    found = {fate.value: 0 for fate in Fate}
    found["moved"] = 0
    for row in rows:
        found[row.fate.value] += row.told
        found["moved"] += row.moved
    return found


_HEADER_NUMBER = re.compile(r"^\(?\d+\)?\s*[-–.]\s*")


class _Maker:
    def __init__(self, old: Plan, new: Plan) -> None:
        self.old, self.new = old, new
        self._numbers: tuple[Numbers, Numbers] = number(old), number(new)
        self._labels: Mapping[str, str] = _labels(old) | _labels(new)

    def rows(self, pairs: Iterable[Pair]) -> Iterator[Row]:
        last: Row | None = None
        for pair in pairs:
            row = self._row(pair)
            if last is not None and self._belongs(row, last):
                last = self._together(last, row)
                continue
            if last is not None and _says_something(last):
                yield last
            last = row
        if last is not None and _says_something(last):
            yield last

    def _row(self, pair: Pair) -> Row:
        before = self.old[pair.old] if pair.old else None
        after = self.new[pair.new] if pair.new else None
        sides = [item for item in (before, after) if item is not None]
        names = [TEXT, *dict.fromkeys(name for item in sides for name in item.fields)]
        order = [TEXT, *self.new.form.column_keys, *self.old.form.column_keys]
        names.sort(key=lambda name: order.index(name) if name in order else len(order))
        labels = self._labels
        texts = tuple(
            TextPair(name, "" if name == TEXT else labels.get(name, name), _said(before, name), _said(after, name))
            for name in names
        )
        numbers = [_number(n, item) for n, item in zip(self._numbers, (before, after), strict=True)]
        kept = tuple(t for t in texts if t.name == TEXT or t.old.strip() or t.new.strip())
        ids = (pair.old or "", pair.new or "")
        head = pair.level is Level.AREA
        return Row(pair.level, pair.fate, pair.moved, *ids, numbers[0], numbers[1], kept, head=head)

    def _belongs(self, row: Row, last: Row) -> bool:
        """True for an item without words that hangs under the row before it and shows no other one there."""
        if row.words.old.strip() or row.words.new.strip() or len(last.texts) > 1:
            return False
        if bool(row.old) != bool(last.old) or bool(row.new) != bool(last.new):
            return False
        return (not row.old or self.old[row.old].parent == last.old) and (
            not row.new or self.new[row.new].parent == last.new
        )

    @staticmethod
    def _together(above: Row, row: Row) -> Row:
        fate = max(above.fate, row.fate, key=_GRAVITY.index) if above.fate in _GRAVITY else above.fate
        return replace(
            above,
            fate=fate,
            moved=above.moved or row.moved,
            old=row.old,
            new=row.new,
            old_number=above.old_number or row.old_number,
            new_number=above.new_number or row.new_number,
            texts=(*above.texts, *row.texts[1:]),
        )


def _says_something(row: Row) -> bool:
    """False for an item without any text: a task's second part under another objective, an empty row."""
    return any(text.old.strip() or text.new.strip() for text in row.texts)


def _said(item: Item | None, name: str) -> str:
    if item is None:
        return ""
    return (item.text or "") if name == TEXT else item.fields.get(name, "")


def _number(numbers: Numbers, item: Item | None) -> str:
    if item is None or (item.level is Level.TASK and item.marks.get(Level.TASK) == ABOVE):
        return ""
    return numbers.of(item)


def _labels(plan: Plan) -> dict[str, str]:
    headers = zip(plan.form.columns, column_headers(plan), strict=True)
    named = {
        column.key: _HEADER_NUMBER.sub("", " ".join(header.split()))
        for column, header in headers
        if column.key != ROW_NUMBER
    }
    return {**{column.key: column.header for column in plan.form.hidden}, **named}


__all__ = ["Fate", "Row", "TextChange", "TextPair", "compare_rows", "counts"]
