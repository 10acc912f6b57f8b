"""Level cells of a row made one with the next: an item without a cell of its own is spanned by the level below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from cchc_desktop.core.cells import TEXT, PrintedRow, row_groups
from cchc_desktop.core.edits import insert_child, with_text
from cchc_desktop.core.edits_split import together
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import LEVEL_COLUMNS
from cchc_desktop.core.numbering import continues
from cchc_desktop.core.plan import Level, Plan, new_id


def join_levels(plan: Plan, rows: Sequence[PrintedRow], keys: Sequence[str], fresh: Callable[[], str] = new_id) -> Plan:
    """One cell of neighbouring level columns (``keys``, from the left): the words go down to the last of them.

    Raises EDIT_REFUSED where the rows belong to several items, where words would have to go to several cells, and for
    a task that two objectives share.
    """
    for upper, lower in pairwise(keys):
        items = {row.at(upper) for row in rows}
        if len(items) != 1 or None in items:
            raise refused(Refusal.MANY_BELOW)
        plan = _join_pair(plan, items.pop() or "", Level(lower), fresh)
    return plan


def _join_pair(plan: Plan, item_id: str, lower: Level, fresh: Callable[[], str]) -> Plan:
    item = plan[item_id]
    if item.text is None:
        return plan
    if continues(item) or any(continues(child) for child in plan.children(item_id)):
        raise refused(Refusal.MANY_BELOW)
    if not item.children:
        plan = insert_child(plan, item_id, 0, fresh(), "")
    below = list(plan.children(item_id))
    if item.text and len(below) > 1:
        raise refused(Refusal.MANY_BELOW)
    bare = replace(plan[item_id], text=None)
    if not item.text:
        return plan.with_items(bare)
    words = together((item.text, below[0].text or ""))
    return plan.with_items(bare, with_text(below[0], TEXT, words))


def split_levels(plan: Plan, row: PrintedRow, column: str) -> Plan | None:
    """Undo it: every level gets a cell of its own again, the upper ones empty; None where the cell is no such one."""
    keys = plan.form.column_keys
    group = next((g for g in row_groups(plan, row) if column in keys[g.start : g.stop]), None)
    if group is None or column not in LEVEL_COLUMNS:
        return None
    spanned = [row.at(key) for key in keys[group.start : group.stop] if key in LEVEL_COLUMNS]
    without = [plan[item] for item in spanned if item is not None and plan[item].text is None]
    return plan.with_items(*(replace(item, text="") for item in without)) if without else None
