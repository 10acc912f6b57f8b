"""Edits of the text: inserting, changing how a section is marked, indent and outdent. Functions Plan → Plan.

Deleting, moving, duplicating and writing are those of :mod:`cchc_desktop.core.edits`: the text is part of the tree.
Indenting and outdenting never change the order of the printed lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desktop.core.body import (
    HEADING,
    MARKER,
    MILESTONE,
    NO,
    RANK,
    SHAPE,
    TEXT_LEVELS,
    YES,
    Kind,
    heading_of,
    kind,
    kind_below,
    milestone_of,
    usual_below,
)
from cchc_desktop.core.edits import attach, detach, topmost
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import NUMBER, ROOT, Item, Level, Plan, can_hold
from cchc_desktop.core.vietnamese import clean


def add_body(plan: Plan, item_id: str) -> Plan:
    """An empty text before the appendices; the plan itself where it has one."""
    if plan.body is not None:
        return plan
    root = plan[ROOT]
    return plan.with_items(
        Item(item_id, Level.BODY, ROOT, text=None), replace(root, children=(item_id, *root.children))
    )


def insert_section(
    plan: Plan, parent_id: str, index: int, item_id: str, text: str = "", *, marked: Kind | None = None
) -> Plan:
    """A section under the body or a section, at ``index``; marked as its sisters where no kind is given."""
    marked = marked or kind_below(plan, plan[parent_id])
    return _insert(plan, parent_id, index, Item(item_id, Level.SECTION, parent_id, clean(text), {MARKER: marked.value}))


def insert_paragraph(plan: Plan, parent_id: str, index: int, item_id: str, text: str = "") -> Plan:
    """An unmarked paragraph under the body or a section, at ``index``."""
    return _insert(plan, parent_id, index, Item(item_id, Level.PARAGRAPH, parent_id, clean(text)))


def _insert(plan: Plan, parent_id: str, index: int, item: Item) -> Plan:
    parent = plan[parent_id]
    if not can_hold(parent.level, item.level):
        raise refused(Refusal.WRONG_LEVEL)
    children = (*parent.children[:index], item.id, *parent.children[index:])
    return plan.with_items(item, replace(parent, children=children))


def set_kind(plan: Plan, ids: Iterable[str], marked: Kind) -> Plan:
    """Mark sections otherwise; own numbers and signs of the old kind fall."""
    changed = [_marked(_section(plan, item_id), marked) for item_id in ids]
    if not changed:
        raise refused(Refusal.NOTHING_SELECTED)
    return plan.with_items(*changed)


def _section(plan: Plan, item_id: str) -> Item:
    item = plan[item_id]
    if item.level is not Level.SECTION:
        raise refused(Refusal.WRONG_LEVEL)
    return item


def _marked(item: Item, marked: Kind) -> Item:
    if kind(item) is marked and MARKER in item.fields:
        return item
    fields = {key: value for key, value in item.fields.items() if key not in (SHAPE, HEADING)}
    marks = {key: mark for key, mark in item.marks.items() if key != NUMBER}
    return replace(item, fields={**fields, MARKER: marked.value}, marks=marks)


def set_heading(plan: Plan, item_id: str, heading: bool) -> Plan:
    """Print a khoản bold as a title, or not; kept only where its words say other."""
    item = _section(plan, item_id)
    derived = heading_of(kind(item), item.text or "")
    return plan.with_items(_with_field(item, HEADING, "" if heading is derived else YES if heading else NO))


def set_milestone(plan: Plan, item_id: str, year: int | None) -> Plan:
    """The year a section sets targets for; None = as its words say."""
    item = _section(plan, item_id)
    derived = milestone_of(kind(item), item.text or "")
    return plan.with_items(_with_field(item, MILESTONE, "" if year in (None, derived) else str(year)))


def _with_field(item: Item, name: str, value: str) -> Item:
    fields = {key: text for key, text in item.fields.items() if key != name}
    return replace(item, fields={**fields, name: value} if value else fields)


def to_paragraph(plan: Plan, item_id: str) -> Plan:
    """A section without anything below it becomes an unmarked paragraph."""
    item = _section(plan, item_id)
    if item.children:
        raise refused(Refusal.WRONG_LEVEL)
    return plan.with_items(replace(item, level=Level.PARAGRAPH, fields={}, marks={}))


def to_section(plan: Plan, item_id: str, marked: Kind | None = None) -> Plan:
    """A paragraph becomes a section, marked as its sisters where no kind is given."""
    item = plan[item_id]
    if item.level is not Level.PARAGRAPH or item.parent is None:
        raise refused(Refusal.WRONG_LEVEL)
    marked = marked or kind_below(plan, plan[item.parent])
    return plan.with_items(replace(item, level=Level.SECTION, fields={MARKER: marked.value}, marks={}))


# ---- indent and outdent


def in_body(plan: Plan, item_id: str) -> bool:
    """True for a section or a paragraph of the text."""
    return plan[item_id].level in TEXT_LEVELS


def indent(plan: Plan, ids: Iterable[str]) -> Plan:
    """Under the section before it; what stands between goes along, and what hangs below stays below."""
    return _each(plan, ids, _indent_one)


def outdent(plan: Plan, ids: Iterable[str]) -> Plan:
    """Behind its parent; the siblings behind it become its children."""
    return _each(plan, ids, _outdent_one)


def _each(plan: Plan, ids: Iterable[str], change: Callable[[Plan, Item], Plan]) -> Plan:
    chosen = topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    for item_id in chosen:
        if plan[item_id].level not in TEXT_LEVELS:
            raise refused(Refusal.WRONG_LEVEL)
        plan = change(plan, plan[item_id])
    return plan


def _indent_one(plan: Plan, item: Item) -> Plan:
    siblings = plan.children(item.parent or "")
    at = plan.index(item.id)
    host = next((i for i in range(at - 1, -1, -1) if siblings[i].level is Level.SECTION), None)
    if host is None:
        raise refused(Refusal.NO_PLACE_ABOVE)
    marked = kind_below(plan, siblings[host])
    items = dict(plan.items)
    for going in siblings[host + 1 : at + 1]:
        detach(items, going.id)
        attach(items, going.id, siblings[host].id, len(items[siblings[host].id].children))
    if item.level is Level.SECTION:
        settle(items, item.id, kind(siblings[host]), marked)
    return replace(plan, items=items)


def _outdent_one(plan: Plan, item: Item) -> Plan:
    parent = plan[item.parent or ""]
    if parent.level is not Level.SECTION or parent.parent is None:
        raise refused(Refusal.ALREADY_TOP)
    followers = parent.children[plan.index(item.id) + 1 :]
    if followers and item.level is Level.PARAGRAPH:
        raise refused(Refusal.NOT_LAST)
    above = plan[parent.parent]
    items = dict(plan.items)
    detach(items, item.id)
    attach(items, item.id, above.id, plan.index(parent.id) + 1)
    for follower in followers:
        detach(items, follower)
        attach(items, follower, item.id, len(items[item.id].children))
    if item.level is Level.SECTION:
        settle(items, item.id, kind(above) if above.level is Level.SECTION else None, kind(parent))
    return replace(plan, items=items)


def settle(items: dict[str, Item], item_id: str, above: Kind | None, marked: Kind) -> None:
    """Mark a section that has moved, and those below it that would stand too high under it."""
    if above is not None and RANK[marked] <= RANK[above] and marked is not Kind.PLUS:
        marked = usual_below(above)
    item = items[item_id] = _marked(items[item_id], marked)
    for child in item.children:
        below = items[child]
        if below.level is Level.SECTION and RANK[kind(below)] <= RANK[marked]:
            settle(items, child, marked, usual_below(marked))
