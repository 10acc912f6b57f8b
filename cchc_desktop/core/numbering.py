"""Derived numbers: what every item is called on paper. Only a deviation is stored, as a mark.

A form counts some levels (``counters``); the TT column has a counter of its own. Marks bend the count:
``none`` = not printed, not counted; ``above`` (TT) = one number for two items; ``=4a`` = its own number, and
where that can be read as a number of the series ("=7") the count goes on from there. A task that
continues under a second objective keeps its number. Criteria have codes down their outline (1, 1.1, 1.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cchc_desktop.core.forms import CRITERION, ROW_NUMBER, Counter, Form
from cchc_desktop.core.numerals import roman, roman_value
from cchc_desktop.core.plan import ABOVE, NONE, NUMBER, OWN, Item, Level, Plan


@dataclass(frozen=True, slots=True)
class Numbers:
    """Printed numbers by item id: ``own`` (Roman numeral or code) and ``row`` (the TT column)."""

    own: Mapping[str, str]
    row: Mapping[str, str]

    def of(self, item: Item) -> str:
        """The number an item is known by: its own, else its TT, else ""."""
        return self.own.get(item.id) or self.row.get(item.id, "")


class Count:
    """One running counter: feed it the items of its level in printed order."""

    def __init__(self, key: str, counter: Counter) -> None:
        self.counter = counter
        self.is_row_number = key == ROW_NUMBER
        self.mark_column = ROW_NUMBER if self.is_row_number else NUMBER
        self.value = 0
        self.last = ""

    def restart(self) -> None:
        """Begin again at 1."""
        self.value = 0
        self.last = ""

    def write(self, value: int) -> str:
        """The printed form of a value."""
        digits = roman(value) if self.counter.style == "roman" else str(value)
        return self.counter.pattern.replace("{n}", digits)

    def read(self, printed: str) -> int | None:
        """The value of a printed number, None where it does not belong to the series."""
        before, _, after = self.counter.pattern.partition("{n}")
        if not (printed.startswith(before) and printed.endswith(after) and len(printed) > len(before) + len(after)):
            return None
        digits = printed[len(before) : len(printed) - len(after)]
        if self.counter.style == "roman":
            return roman_value(digits)
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None

    def expected(self) -> str:
        """What the next counted item is called."""
        return self.write(self.value + 1)

    @property
    def state(self) -> Hashable:
        """Where the count stands; see :meth:`resume`."""
        return self.value, self.last

    def resume(self, state: Any) -> None:
        """Go on from a ``state`` of a counter of the same form."""
        self.value, self.last = state

    def take(self, item: Item) -> str:
        """The printed number of the next item; moves the count on."""
        mark = item.marks.get(self.mark_column, "")
        if mark == NONE or (item.text is None and not self.is_row_number):
            return ""
        if mark.startswith(OWN):
            return self.take_own(mark[len(OWN) :])
        if (self.is_row_number and mark == ABOVE) or continues(item) or self._is_covered(item):
            return self.last
        self.value += 1
        self.last = self.write(self.value)
        return self.last

    def _is_covered(self, item: Item) -> bool:
        """True for an activity whose words are one cell with those above it: it has no place for a code of its own."""
        return not self.is_row_number and item.level is Level.ACTIVITY and item.marks.get(item.level.value) == ABOVE

    def take_own(self, printed: str) -> str:
        """Print a number of the item's own; the count goes on from it where it belongs to the series."""
        value = self.read(printed)
        if value is not None:
            self.value = value
        self.last = printed
        return printed


@dataclass(frozen=True, slots=True)
class _Series:
    """The codes of the children of one criterion (``item`` None: of the appendix).

    ``base`` is its own code, with which theirs begin; ``stem`` and ``value`` are those of the last code that was
    given. A criterion that is not counted has ``shared`` set: its children count on in the series above it.
    """

    item: str | None = None
    base: str = ""
    stem: str = ""
    value: int = 0
    shared: bool = False


_CODE = re.compile(r"((?:[^.]+\.)*?)([0-9]{1,6})")


class OutlineCount(Count):
    """The counter of criteria: the code of a criterion is the one of its parent, a dot and its place there.

    Items must come in printed order. The path from the top to the last item is kept, one series for each.
    """

    def __init__(self, key: str, counter: Counter) -> None:
        super().__init__(key, counter)
        self._path: tuple[_Series, ...] = (_Series(),)

    def restart(self) -> None:
        """Begin again at 1, at the top."""
        super().restart()
        self._path = (_Series(),)

    @property
    def state(self) -> Hashable:
        """Where the count stands."""
        return self._path, self.last

    def resume(self, state: Any) -> None:
        """Go on from a ``state``."""
        self._path, self.last = state

    def expected_for(self, parent: str | None) -> str:
        """What the next counted criterion under ``parent`` is called (None, or an unknown item: at the top)."""
        self._leave_to(parent)
        series = self._path[self._counted()]
        return self._write(series.stem, series.value + 1)

    def take(self, item: Item) -> str:
        """The printed code of the next item; moves the count on."""
        self._leave_to(item.parent)
        mark = item.marks.get(self.mark_column, "")
        if mark == NONE:
            self._path += (_Series(item.id, shared=True),)
            return ""
        at = self._counted()
        series = self._path[at]
        if mark.startswith(OWN):
            printed = mark[len(OWN) :]
            stem, value = self._read(printed, series)
            base = self._base(stem, value) if value is not None else printed.strip()
        else:
            stem, value = series.stem, series.value + 1
            printed, base = self._write(stem, value), self._base(stem, value)
        if value is not None:
            moved = replace(series, stem=stem, value=value)
            self._path = (*self._path[:at], moved, *self._path[at + 1 :])
        self._path += (_Series(item.id, base, base),)
        self.last = printed
        return printed

    def _leave_to(self, parent: str | None) -> None:
        """Forget the series below ``parent``."""
        path = self._path
        depth = len(path)
        while depth > 1 and path[depth - 1].item != parent:
            depth -= 1
        if depth < len(path):
            self._path = path[:depth]

    def _counted(self) -> int:
        """The place in the path of the series in which the next item counts."""
        at = len(self._path) - 1
        while self._path[at].shared:
            at -= 1
        return at

    @property
    def _roman(self) -> bool:
        return self.counter.style == "roman"

    def _write(self, stem: str, value: int) -> str:
        code = roman(value) if self._roman and not stem and self._at_top() else self._base(stem, value)
        return self.counter.pattern.replace("{n}", code)

    def _at_top(self) -> bool:
        return self._counted() == 0

    def _base(self, stem: str, value: int) -> str:
        """What the codes of the children begin with; below a Roman top the codes begin anew."""
        if self._roman and self._at_top():
            return ""
        return f"{stem}.{value}" if stem else str(value)

    def _read(self, printed: str, series: _Series) -> tuple[str, int | None]:
        """Stem and value of a code; None where it does not belong under the series' criterion."""
        before, _, after = self.counter.pattern.partition("{n}")
        code = printed.removeprefix(before).removesuffix(after)
        if self._at_top() and (value := roman_value(code)) is not None:
            return "", value
        match = _CODE.fullmatch(code)
        if match is None:
            return "", None
        stem = match[1].rstrip(".")
        belongs = stem == series.base or stem.startswith(f"{series.base}." if series.base else "")
        return (stem, int(match[2])) if belongs else ("", None)


def continues(item: Item) -> bool:
    """True for the later part of an item that stands under two parents (one task under two objectives)."""
    return item.marks.get(item.level.value) == ABOVE and item.level.value in ("objective", "task")


class Counts:
    """All counters of a form, fed with items in printed order."""

    def __init__(self, form: Form) -> None:
        self.all = {
            key: OutlineCount(key, counter) if counter.level == CRITERION else Count(key, counter)
            for key, counter in form.counters.items()
        }
        self._by_level: dict[str, list[Count]] = {}
        self._restarts: dict[str, list[Count]] = {}
        for count in self.all.values():
            self._by_level.setdefault(count.counter.level, []).append(count)
            self._restarts.setdefault(count.counter.restart, []).append(count)

    def enter(self, level: str) -> None:
        """An item of ``level`` begins: restart what restarts there."""
        for count in self._restarts.get(level, ()):
            count.restart()

    def at(self, level: str) -> list[Count]:
        """The counters that count items of ``level``."""
        return self._by_level.get(level, [])


def number(plan: Plan) -> Numbers:
    """The printed numbers of a whole plan."""
    counts = Counts(plan.form)
    own: dict[str, str] = {}
    row: dict[str, str] = {}
    for item in plan.walk():
        level = item.level.value
        counts.enter(level)
        for count in counts.at(level):
            (row if count.is_row_number else own)[item.id] = count.take(item)
    return Numbers(own, row)
