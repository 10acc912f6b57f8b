"""Edits of many cells at once, as one value onto many. Merged cells are written whole, missing items are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cchc_desktop.core import edits
from cchc_desktop.core.cells import PrintedRow, editable_item
from cchc_desktop.core.forms import LEVEL_COLUMNS
from cchc_desktop.core.plan import Plan, new_id

CellText = tuple[PrintedRow, str, str]  # the row in which a cell begins, the key of its column, the new text


def set_cells(plan: Plan, cells: Iterable[CellText], fresh: Callable[[], str] = new_id) -> Plan:
    """Write cells by their rows. Raises EDIT_REFUSED where one of them is a number."""
    there: list[tuple[str, str, str]] = []
    missing: list[CellText] = []
    for row, key, text in cells:
        target = editable_item(plan, row, key)
        if target is not None:
            there.append((*target, text))
        elif text:  # nothing is made to hold nothing
            missing.append((row, key, text))
    plan = edits.set_texts(plan, there)
    made: dict[str, PrintedRow] = {}  # rows that lacked items, by their deepest item
    for row, key, text in missing:
        now = made.get(row.item, row)
        target = editable_item(plan, now, key)
        if target is not None:
            plan = edits.set_text(plan, *target, text)
            continue
        new: list[str] = []

        def note(new: list[str] = new) -> str:
            new.append(fresh())
            return new[-1]

        plan = edits.write_cell(plan, now, key, text, note)
        made[row.item] = _with(plan, now, new)
    return plan


def _with(plan: Plan, row: PrintedRow, new: Iterable[str]) -> PrintedRow:
    levels = {plan[item].level.value: item for item in new if plan[item].level.value in LEVEL_COLUMNS}
    return row._replace(
        objective=levels.get("objective", row.objective),
        task=levels.get("task", row.task),
        activity=levels.get("activity", row.activity),
    )
