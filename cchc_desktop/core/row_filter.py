"""Which rows of a plan somebody wants to see: by area, agency, quarter, words, and what is still missing in them.

Every question is asked of one row, which knows all its texts: a filtered view repeats what stood in merged cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from cchc_desktop.core.cells import PrintedRow, appendix_rows, words_column
from cchc_desktop.core.finding import Query, matcher
from cchc_desktop.core.forms import CRITERION, ITEM_COLUMNS, LEVEL_COLUMNS, ROW_NUMBER, Form
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.schedule import Context, quarters, read_time

LEAD, COORDINATING = "lead", "coordinating"
NEEDED = ("deliverable", LEAD, "time", "due", "solution")  # fields that a finished row has
Involved = Callable[[str], frozenset[str]]  # the text of a cell → names of the agencies that it means


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a row must be; an empty part asks for nothing.

    ``agency``: a name as ``Involved`` gives it; ``role``: LEAD or COORDINATING, "" = either. ``quarter``: 1 … 4 of the
    plan's year; a row without a date of its own ("Thường xuyên") belongs to every quarter. ``unfinished``: only rows
    in which something is missing.
    """

    words: str = ""
    area: str = ""
    agency: str = ""
    role: str = ""
    quarter: int | None = None
    ending: int | None = None  # the quarter in which a dated row ends, when its product is due
    unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        """True where every row is shown."""
        return self == RowFilter()


def content_rows(plan: Plan) -> Iterator[PrintedRow]:
    """The rows that say something of their own: no area rows, no totals."""
    for appendix in plan.appendices:
        for row in appendix_rows(plan, appendix):
            if row.is_area or (row.node is not None and plan[row.node].level is Level.TOTAL):
                continue
            yield row


def row_text(plan: Plan, row: PrintedRow, key: str) -> str:
    """What a row says in a column, also where the cell is merged with one above; "" for computed numbers."""
    if key == ROW_NUMBER:
        return ""
    if row.node is not None:
        item = plan[row.node]
        return (item.text or "") if key == words_column(plan.form) or key == CRITERION else item.fields.get(key, "")
    if key in LEVEL_COLUMNS:
        item_id = row.at(key)
        return (plan[item_id].text or "") if item_id else ""
    return plan[row.activity].fields.get(key, "") if row.activity else ""


def missing(plan: Plan, row: PrintedRow) -> tuple[str, ...]:
    """The columns of a row that a finished plan fills: its own words, deliverable, lead and time."""
    form = plan.form
    if row.node is not None:
        if plan[row.node].children:
            return ()
        keys = [key for key in form.column_keys if key in NEEDED]
    else:
        keys = [key for key in form.column_keys if key in NEEDED or key == _deepest(form)]
        if "time" in keys and "due" in keys:
            keys.remove("due" if row_text(plan, row, "time").strip() else "time")
    return tuple(key for key in keys if not row_text(plan, row, key).strip())


def _deepest(form: Form) -> str:
    levels = [key for key in form.column_keys if key in ITEM_COLUMNS]
    return levels[-1] if levels else ""


def context_of(plan: Plan) -> Context:
    """The years that time phrases of the plan are read by."""
    return plan.year if plan.year is not None else plan.period


def quarters_of(plan: Plan, row: PrintedRow) -> frozenset[int]:
    """The quarters of the plan's year in which a row falls; all four where it names no date; none where no text."""
    year = plan.year if plan.year is not None else (plan.period[0] if plan.period else None)
    found: set[int] = set()
    written = [text for key in ("time", "due") if (text := row_text(plan, row, key).strip())]
    if year is None or not written:
        return frozenset()
    dated = False
    for text in written:
        phrase = read_time(text, context_of(plan))
        dated = dated or any(part.dated for part in phrase.parts)
        found |= quarters(phrase, year)
    return frozenset(found) if dated else frozenset({1, 2, 3, 4})


def ends_in(plan: Plan, row: PrintedRow) -> int | None:
    """The quarter of the plan's year in which a row ends; None where it names no date, or runs all the year."""
    found = quarters_of(plan, row)
    return max(found) if found and len(found) < 4 else None


def row_test(plan: Plan, wanted: RowFilter, involved: Involved) -> Callable[[PrintedRow], bool]:
    """A function that says whether a row of the plan is wanted."""
    tests: list[Callable[[PrintedRow], bool]] = []
    if wanted.area:
        tests.append(lambda row: row.area == wanted.area)
    if wanted.agency:
        roles = [wanted.role] if wanted.role else [LEAD, COORDINATING]
        known = cache(involved)
        tests.append(lambda row: any(wanted.agency in known(row_text(plan, row, role)) for role in roles))
    if wanted.quarter is not None:
        tests.append(lambda row: wanted.quarter in quarters_of(plan, row))
    if wanted.ending is not None:
        tests.append(lambda row: ends_in(plan, row) == wanted.ending)
    if wanted.unfinished:
        tests.append(lambda row: bool(missing(plan, row)))
    if wanted.words.strip():
        spans = matcher(Query(wanted.words))
        keys = plan.form.column_keys
        tests.append(lambda row: any(next(spans(row_text(plan, row, key)), None) is not None for key in keys))
    return lambda row: all(test(row) for test in tests)
