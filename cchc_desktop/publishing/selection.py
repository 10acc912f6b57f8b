"""Which rows of an appendix go on paper: one area, one agency, one quarter, a selection. Numbers stay as in the plan.

A choice of rows is a function of a printed row; :func:`chosen_rows` adds what the chosen ones cannot do without: the
area row above them, in an outline the criteria above.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.plan import Item, Plan
from cchc_desktop.core.vietnamese import words

Keep = Callable[[PrintedRow], bool]

AGENCY_FIELDS = ("lead", "coordinating")
_TIME_FIELDS = ("time", "due")


def of_items(ids: Collection[str]) -> Keep:
    """The rows of these items and of all that hangs below them."""
    chosen: frozenset[str | None] = frozenset(ids)

    def keep(row: PrintedRow) -> bool:
        return not chosen.isdisjoint((row.area, row.objective, row.task, row.activity, row.node))

    return keep


def of_agency(plan: Plan, name: str, fields: Sequence[str] = AGENCY_FIELDS) -> Keep:
    """The rows whose lead or coordinating cell names an agency, whatever the case and the tone marks."""
    wanted = f" {words(name)} "
    return lambda row: any(wanted in f" {words(item.value(field))} " for item in _item(plan, row) for field in fields)


def of_quarter(plan: Plan, quarter: int, year: int | None = None) -> Keep:
    """The rows that fall in a quarter (1 … 4) of the plan's year (of the first, where it has several)."""
    from cchc_desktop.core.schedule import quarters, read_time  # its grammar takes a while to build

    context = plan.period or plan.year
    year = year or (plan.period[0] if plan.period else plan.year) or 0

    def keep(row: PrintedRow) -> bool:
        said = (item.value(field) for item in _item(plan, row) for field in _TIME_FIELDS)
        return any(quarter in quarters(read_time(text, context), year) for text in said if text)

    return keep


def both(first: Keep | None, second: Keep | None) -> Keep | None:
    """The rows that both choose; None chooses all."""
    if first is None or second is None:
        return first or second
    return lambda row: first(row) and second(row)


def _item(plan: Plan, row: PrintedRow) -> Iterable[Item]:
    """The item that holds the fields of a row, if any."""
    holder = row.activity or row.node
    return (plan[holder],) if holder else ()


def chosen_rows(plan: Plan, rows: Iterable[PrintedRow], keep: Keep) -> list[PrintedRow]:
    """The chosen rows and those that they hang under, in order; none where nothing is chosen."""
    rows = list(rows)
    kept = {index for index, row in enumerate(rows) if not row.is_area and keep(row)}
    areas = {rows[index].area for index in kept if rows[index].node is None}
    above: set[str] = set()
    for index in kept:
        node = rows[index].node
        while node is not None:
            above.add(node)
            node = plan[node].parent
    return [
        row
        for index, row in enumerate(rows)
        if index in kept or (row.is_area and row.area in areas) or (row.node is not None and row.node in above)
    ]
