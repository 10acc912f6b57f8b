"""Commands on whole branches that travel by the clipboard: cut them out, put them in; each one named step."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.core import branches, edits
from cchc_desktop.core.branches import Branch
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Level, Plan, new_id
from cchc_desktop.gui.messages import LEVELS


def cut(document: Document, ids: Sequence[str]) -> str | None:
    """Take branches away; returns an item beside them. Raises EDIT_REFUSED."""
    plan = document.plan
    chosen = edits.topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    parent = plan[chosen[0]].parent
    at = plan.index(chosen[0])
    label = f"Cắt {_counted([plan[item_id].level.value for item_id in chosen])}"
    document.apply(label, lambda p: edits.delete(p, chosen))
    if parent is None or parent not in document.plan:
        return None
    left = document.plan[parent].children
    return left[min(at, len(left) - 1)] if left else parent


def paste(document: Document, found: Sequence[Branch], item_id: str) -> list[str]:
    """Put branches behind the item on their level, or under it; returns the new tops. Raises EDIT_REFUSED."""
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    tops: list[str] = []

    def edit(plan: Plan) -> Plan:
        made, new = branches.put(plan, found, item_id, new_id)
        tops[:] = new
        return made

    document.apply(f"Dán {_counted([branch.level.value for branch in found])}", edit)
    return tops


def _counted(levels: Sequence[str]) -> str:
    name = LEVELS[Level(levels[0])] if len(set(levels)) == 1 else "mục"
    return name if len(levels) == 1 else f"{len(levels)} {name}"
