"""Criteria: the outline of a PAR INDEX plan. Where a criterion or the total may stand, and edits of its outline.

A criterion keeps its children wherever it goes; its siblings stay where they are. The total of an appendix is its last
row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Item, Level, Plan, child_level

DEEPEST = 9  # criteria above one another; the Ministry's scheme has three
_ORDER = {Level.AREA: 0, Level.CRITERION: 1, Level.TOTAL: 2}  # below an appendix


def level_below(plan: Plan, parent: Item) -> Level | None:
    """The level of what is inserted right below an item: in an outline form a criterion; None where nothing is."""
    if parent.level is Level.CRITERION or (parent.level is Level.APPENDIX and plan.form.is_outline):
        return Level.CRITERION
    return child_level(parent.level)


def room(items: Mapping[str, Item], parent: Item, level: Level, index: int) -> int:
    """The place nearest to ``index`` where an item of ``level`` may stand: areas, then criteria, the total last."""
    if level not in _ORDER:
        return index
    ranks = [_ORDER.get(items[child].level, -1) for child in parent.children]
    first = max((i + 1 for i, rank in enumerate(ranks) if rank < _ORDER[level]), default=0)
    last = min((i for i, rank in enumerate(ranks) if rank > _ORDER[level]), default=len(ranks))
    return max(first, min(index, last))


def has_total(plan: Plan, appendix: str) -> bool:
    """True where an appendix has its closing row."""
    return any(child.level is Level.TOTAL for child in plan.children(appendix))


def depth(plan: Plan, item_id: str) -> int:
    """How many criteria a criterion is deep: 1 right below the appendix."""
    deep = 1
    parent = plan.parent(item_id)
    while parent is not None and parent.level is Level.CRITERION:
        deep += 1
        parent = plan.parent(parent.id)
    return deep


def require_depth(plan: Plan, ids: Iterable[str]) -> None:
    """Raises KnownError(EDIT_REFUSED) where criteria would stand deeper than a code can sensibly say."""
    for item_id in ids:
        if plan[item_id].level is not Level.CRITERION:
            continue
        deep = {item_id: depth(plan, item_id)}
        for item in plan.walk(item_id):
            deep.update(dict.fromkeys(item.children, deep[item.id] + 1))
        if max(deep.values()) > DEEPEST:
            raise refused(Refusal.ALREADY_DEEPEST)


def indent(plan: Plan, ids: Iterable[str]) -> Plan:
    """Each criterion under the one before it, as its last child."""
    ids = list(ids)
    items = dict(plan.items)
    for item_id in ids:
        siblings = items[items[item_id].parent or ""].children
        at = siblings.index(item_id)
        host = items[siblings[at - 1]] if at else None
        if host is None or host.level is not Level.CRITERION:
            raise refused(Refusal.NO_PLACE_ABOVE)
        _put(items, item_id, host.id, len(host.children))
    indented = replace(plan, items=items)
    require_depth(indented, ids)
    return indented


def outdent(plan: Plan, ids: Iterable[str]) -> Plan:
    """Each criterion right behind its parent."""
    items = dict(plan.items)
    for item_id in reversed(list(ids)):  # siblings keep their order
        parent = items[items[item_id].parent or ""]
        if parent.level is not Level.CRITERION:
            raise refused(Refusal.ALREADY_TOP)
        above = items[parent.parent or ""]
        _put(items, item_id, above.id, above.children.index(parent.id) + 1)
    return replace(plan, items=items)


def _put(items: dict[str, Item], item_id: str, parent_id: str, index: int) -> None:
    """Under another parent. A number of its own belonged to its old place."""
    item = items[item_id]
    old = items[item.parent or ""]
    items[old.id] = replace(old, children=tuple(child for child in old.children if child != item_id))
    parent = items[parent_id]
    items[parent_id] = replace(parent, children=(*parent.children[:index], item_id, *parent.children[index:]))
    items[item_id] = replace(item, parent=parent_id, marks={})
