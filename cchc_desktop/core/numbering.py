"""Derived numbers: what every item is called on paper. Only a deviation is stored, as a mark.

A form counts some levels (``counters``); the TT column has a counter of its own. Marks bend the count:
``none`` = not printed, not counted; ``above`` (TT) = one number for two items; ``=4a`` = its own number, and
where that can be read as a number of the series ("=7") the count goes on from there. A task that
continues under a second objective keeps its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desktop.core.forms import ROW_NUMBER, Counter, Form
from cchc_desktop.core.numerals import roman, roman_value
from cchc_desktop.core.plan import ABOVE, NONE, NUMBER, OWN, Item, Plan


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

    def take(self, item: Item) -> str:
        """The printed number of the next item; moves the count on."""
        mark = item.marks.get(self.mark_column, "")
        if mark == NONE or (item.text is None and not self.is_row_number):
            return ""
        if mark.startswith(OWN):
            return self.take_own(mark[len(OWN) :])
        if (self.is_row_number and mark == ABOVE) or continues(item):
            return self.last
        self.value += 1
        self.last = self.write(self.value)
        return self.last

    def take_own(self, printed: str) -> str:
        """Print a number of the item's own; the count goes on from it where it belongs to the series."""
        value = self.read(printed)
        if value is not None:
            self.value = value
        self.last = printed
        return printed


def continues(item: Item) -> bool:
    """True for the later part of an item that stands under two parents (one task under two objectives)."""
    return item.marks.get(item.level.value) == ABOVE and item.level.value in ("objective", "task")


class Counts:
    """All counters of a form, fed with items in printed order."""

    def __init__(self, form: Form) -> None:
        self.all = {key: Count(key, counter) for key, counter in form.counters.items()}
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
