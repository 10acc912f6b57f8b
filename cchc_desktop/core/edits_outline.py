"""Indent and outdent, as in an outline: an item changes its level, what follows finds its place by level.

Indenting is the mirror of outdenting: an activity that becomes a task keeps its lead, time and the rest in a
row below it, and takes them back when it becomes an activity again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desktop.core import body_edits, criteria
from cchc_desktop.core.edits import attach, detach, topmost
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.mending import mend
from cchc_desktop.core.plan import Item, Level, Plan, child_level, new_id, parent_level


def indent(plan: Plan, ids: Iterable[str]) -> Plan:
    """One level deeper: under the sibling before; its children stand behind it (in the text: stay below it)."""
    ids = list(ids)
    if _of_text(plan, ids):
        return body_edits.indent(plan, ids)
    if _are_criteria(plan, ids):
        return mend(plan, criteria.indent(plan, topmost(plan, ids)))
    return _each(plan, ids, _indent_one)


def outdent(plan: Plan, ids: Iterable[str], fresh: Callable[[], str] = new_id) -> Plan:
    """One level higher: behind its parent; the siblings behind it become its children."""
    ids = list(ids)
    if _of_text(plan, ids):
        return body_edits.outdent(plan, ids)
    if _are_criteria(plan, ids):
        return mend(plan, criteria.outdent(plan, topmost(plan, ids)))
    return _each(plan, ids, lambda items, item: _outdent_one(items, item, fresh))


def _of_text(plan: Plan, ids: list[str]) -> bool:
    return any(item_id in plan and body_edits.in_body(plan, item_id) for item_id in ids)


def _are_criteria(plan: Plan, ids: list[str]) -> bool:
    """True for criteria alone; the total stays where it is, and other levels are not changed together with them."""
    levels = {plan[item_id].level for item_id in ids if item_id in plan}
    if Level.TOTAL in levels:
        raise refused(Refusal.TOTAL_LAST)
    if Level.CRITERION in levels and len(levels) > 1:
        raise refused(Refusal.WRONG_LEVEL)
    return Level.CRITERION in levels


def _each(plan: Plan, ids: Iterable[str], change: Callable[[dict[str, Item], Item], None]) -> Plan:
    chosen = topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    items = dict(plan.items)
    for item_id in chosen:
        change(items, items[item_id])
    return mend(plan, replace(plan, items=items))


def _indent_one(items: dict[str, Item], item: Item) -> None:
    if item.level in (Level.PLAN, Level.APPENDIX):
        raise refused(Refusal.WRONG_LEVEL)
    deeper = child_level(item.level)
    if deeper is None:
        raise refused(Refusal.ALREADY_DEEPEST)
    siblings = items[item.parent or ""].children
    at = siblings.index(item.id)
    if at == 0:
        raise refused(Refusal.NO_PLACE_ABOVE)
    host = siblings[at - 1]
    detach(items, item.id)
    children = item.children
    lowered = replace(item, level=deeper, children=(), marks={})
    nameless = items[children[0]] if children else None
    if nameless is not None and not nameless.text:
        # what an outdent had put below the item goes back into it
        lowered = replace(lowered, children=nameless.children, fields={**item.fields, **nameless.fields})
        for child in nameless.children:
            items[child] = replace(items[child], parent=item.id)
        del items[nameless.id]
        children = children[1:]
    items[item.id] = lowered
    attach(items, item.id, host, len(items[host].children))
    for child in children:
        attach(items, child, host, len(items[host].children))


def _outdent_one(items: dict[str, Item], item: Item, fresh: Callable[[], str]) -> None:
    higher = parent_level(item.level)
    if item.level in (Level.PLAN, Level.APPENDIX, Level.AREA) or higher is None:
        raise refused(Refusal.ALREADY_TOP)
    parent = items[item.parent or ""]
    grandparent = parent.parent or ""
    at = parent.children.index(item.id)
    followers = parent.children[at + 1 :]
    items[parent.id] = replace(parent, children=parent.children[:at])
    raised = replace(item, level=higher, text=item.text or "", fields={}, marks={}, children=())
    items[item.id] = raised
    attach(items, item.id, grandparent, items[grandparent].children.index(parent.id) + 1)
    if item.children or item.fields:
        below = Item(fresh(), item.level, item.id, "", item.fields, {}, item.children)
        items[below.id] = below
        for child in item.children:
            items[child] = replace(items[child], parent=below.id)
        followers = (below.id, *followers)
    for follower in followers:
        items[follower] = replace(items[follower], parent=item.id)
    items[item.id] = replace(items[item.id], children=followers)
