"""When the rows of a plan run, month by month, and how much each agency has to do in each quarter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, LEAD, content_rows, context_of, row_text
from cchc_desktop.core.schedule import TimePhrase, Window, months, read_time, window

QUARTERS = (1, 2, 3, 4)


class Pace(StrEnum):
    """How a row stands in the year."""

    DATED = "dated"  # in the months named
    ALWAYS = "always"  # all the year: "Thường xuyên", "Hằng quý", "Trong năm 2027"
    EVENT = "event"  # waits for something: "Sau khi Bộ Nội vụ ban hành …"
    OTHER = "other"  # dated outside the year shown
    UNREAD = "unread"  # free text
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the agenda: its months in the year (1 … 12), how it stands there, and its whole window.

    ``written``: the time as it stands in the cells. ``due``: the month of its deadline, None where it has no end in
    the year.
    """

    row: PrintedRow
    pace: Pace
    months: frozenset[int]
    written: str
    span: Window | None = None
    due: int | None = None


def agenda(plan: Plan, year: int) -> list[Entry]:
    """Every row in the order of the plan, as it stands in ``year``."""
    return [_entry(plan, row, year) for row in content_rows(plan)]


def _entry(plan: Plan, row: PrintedRow, year: int) -> Entry:
    context = context_of(plan)
    begin, end = (row_text(plan, row, key).strip() for key in ("time", "due"))
    written = " – ".join(text for text in (begin, end) if text)
    if not written:
        return Entry(row, Pace.EMPTY, frozenset(), "")
    first = read_time(begin or end, context)
    last = read_time(end, context) if begin and end else None
    span = window(first, last)
    found = months(first, year) | (months(last, year) if last is not None else frozenset[int]())
    if begin and end and span is not None:
        found = _between(span, year) or found
    pace = _pace(first, found)
    if pace is Pace.ALWAYS:
        found = frozenset(range(1, 13))
    due = span.end.month if pace is Pace.DATED and span is not None and span.end and span.end.year == year else None
    return Entry(row, pace, frozenset(found), written, span, due)


def _between(span: Window, year: int) -> frozenset[int]:
    if span.start is None or span.end is None:
        return frozenset()
    low = max((span.start.year - year) * 12 + span.start.month, 1)
    high = min((span.end.year - year) * 12 + span.end.month, 12)
    return frozenset(range(low, high + 1))


def _pace(phrase: TimePhrase, found: Iterable[int]) -> Pace:
    dated = any(part.dated for part in phrase.parts)
    if dated:
        if not found:
            return Pace.OTHER
        return Pace.ALWAYS if len(set(found)) == 12 else Pace.DATED
    if any(part.recurring for part in phrase.parts):
        return Pace.ALWAYS
    return Pace.EVENT if phrase.parts else Pace.UNREAD


@dataclass(frozen=True, slots=True)
class Load:
    """What one agency has to do: rows that fall due in each quarter, rows all the year, rows without a date."""

    agency: str  # its key (agencies.agency_key)
    quarters: tuple[int, int, int, int]
    always: int
    undated: int

    @property
    def total(self) -> int:
        """All rows; one that runs over two quarters is counted where it ends."""
        return sum(self.quarters) + self.always + self.undated


def loads(
    plan: Plan, entries: Iterable[Entry], involved: Callable[[str], frozenset[str]], role: str = LEAD
) -> dict[str, Load]:
    """The load of every agency by its key; ``role``: LEAD, COORDINATING or "" for both.

    A row counts in the quarter in which it ends: that is when its product is due.
    """
    roles = (role,) if role else (LEAD, COORDINATING)
    counts: dict[str, list[int]] = {}
    for entry in entries:
        keys: set[str] = set()
        for one in roles:
            keys |= involved(row_text(plan, entry.row, one))
        place = _place(entry)
        for key in keys:
            counts.setdefault(key, [0] * 6)[place] += 1
    return {key: Load(key, (c[0], c[1], c[2], c[3]), c[4], c[5]) for key, c in counts.items()}


def _place(entry: Entry) -> int:
    if entry.pace is Pace.ALWAYS:
        return 4
    if entry.pace is Pace.DATED:
        return (max(entry.months) - 1) // 3
    return 5
