"""One task under two objectives: its later part continues under the next objective, one cell with one number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.edits import cell_members
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.mending import mend
from cchc_desktop.core.plan import ABOVE, Item, Level, Plan, new_id


def share_task(plan: Plan, item_id: str, fresh: Callable[[], str] = new_id) -> tuple[Plan, str]:
    """Let the task of an item continue under the next objective; the plan and the id of the new part.

    The part begins empty. Raises EDIT_REFUSED where the task is not the last of its objective, no objective follows
    in its area, or it continues there already.
    """
    task = _task(plan, item_id)
    objective = plan[task.parent or ""]
    if objective.children[-1] != task.id:
        raise refused(Refusal.NOT_LAST_TASK)
    siblings = plan[objective.parent or ""].children
    at = siblings.index(objective.id) + 1
    if at == len(siblings):
        raise refused(Refusal.NO_OBJECTIVE_BELOW)
    below = plan[siblings[at]]
    if below.children and below.children[0] in parts_of(plan, task.id):
        raise refused(Refusal.ALREADY_SHARED)
    part = Item(fresh(), Level.TASK, below.id, task.text)
    new = plan.with_items(part, replace(below, children=(part.id, *below.children)))
    mended = mend(plan, new)
    return mended.with_items(replace(mended[part.id], marks={Level.TASK.value: ABOVE})), part.id


def unshare_task(plan: Plan, item_id: str) -> Plan:
    """Make whole tasks of the parts of one; each keeps the words and what hangs under it."""
    task = _task(plan, item_id)
    parts = parts_of(plan, task.id)
    if len(parts) < 2:
        raise refused(Refusal.NOT_SHARED)
    return plan.with_items(*(_whole(plan[part]) for part in parts[1:]))


def parts_of(plan: Plan, task_id: str) -> list[str]:
    """The items that are one task, in printed order; itself alone for an ordinary one."""
    return [part for part, _ in cell_members(plan, task_id, TEXT)]


def _whole(part: Item) -> Item:
    joined = (Level.TASK.value, ROW_NUMBER)
    return replace(part, marks={k: mark for k, mark in part.marks.items() if not (k in joined and mark == ABOVE)})


def _task(plan: Plan, item_id: str) -> Item:
    task = plan.ancestor(item_id, Level.TASK) if item_id in plan else None
    if task is None:
        raise refused(Refusal.NO_TASK)
    return task
