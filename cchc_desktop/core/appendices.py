"""The appendices of a plan as a list: add, copy, put in order. Deleting one is :func:`cchc_desktop.core.edits.delete`.

Headings count by themselves ("Phụ lục I, II …"), as long as nobody has written one; a copy never takes over a written
one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.core.edits import duplicate
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import Form
from cchc_desktop.core.headings import HEADING
from cchc_desktop.core.plan import ROOT, Item, Level, Plan, empty_plan, new_id


def add(plan: Plan, after: str | None, new: str) -> Plan:
    """An appendix with the areas of the form, right behind ``after`` (None: at the end).

    Raises KnownError(EDIT_REFUSED) for a form without a table.
    """
    if not plan.form.columns:
        raise refused(Refusal.NOT_EDITABLE)
    pattern = empty_plan(plan.form)
    source = pattern[pattern.appendices[0]]
    inside = {item.id: item for item in pattern.walk(source.id)}
    del inside[source.id]
    made = {key: replace(item, parent=new) if item.parent == source.id else item for key, item in inside.items()}
    root = plan[ROOT]
    at = len(root.children) if after is None else root.children.index(after) + 1
    children = (*root.children[:at], new, *root.children[at:])
    appendix = Item(new, Level.APPENDIX, ROOT, None, {}, {}, source.children)
    return replace(plan, items={**plan.items, **made, new: appendix, ROOT: replace(root, children=children)})


def copy(plan: Plan, appendix: str, fresh: Callable[[], str] = new_id) -> Plan:
    """A copy right behind the appendix; the first id taken is that of the copy."""
    before = set(plan.appendices)
    copied = duplicate(plan, appendix, fresh)
    new = next(item for item in copied.appendices if item not in before)
    fields = {key: text for key, text in copied[new].fields.items() if key != HEADING}
    return copied.with_items(replace(copied[new], fields=fields))


def adopt(plan: Plan, other: Plan, at: str | None, *, instead: bool = False) -> Plan:
    """The appendices of another plan behind the appendix ``at`` (None: at the end), or in its place.

    Raises KnownError(EDIT_REFUSED) where the form of this plan lacks a column that the other's has.
    """
    if not takes(plan.form, other.form):
        raise refused(Refusal.OTHER_FORM)
    items = dict(plan.items)
    for appendix in other.appendices:
        for item in other.walk(appendix):
            items[item.id] = item
        fields = {key: text for key, text in other[appendix].fields.items() if key != HEADING}
        items[appendix] = replace(other[appendix], parent=ROOT, fields=fields)
    children = list(plan[ROOT].children)
    place_ = len(children) if at is None else children.index(at) + 1
    children[place_:place_] = other.appendices
    if instead and at is not None:
        children.remove(at)
        for item in plan.walk(at):
            del items[item.id]
    items[ROOT] = replace(plan[ROOT], children=tuple(children))
    return replace(plan, items=items)


def takes(form: Form, other: Form) -> bool:
    """Whether a plan of ``form`` can hold an appendix of the other: it has all its columns, and the same levels."""
    same = form.is_outline == other.is_outline and form.level_columns == other.level_columns
    return same and set(other.column_keys) <= set(form.column_keys)


def place(plan: Plan, appendix: str, position: int) -> Plan:
    """The appendix at ``position`` among the appendices (0 = the first). Raises KnownError outside of them."""
    appendices = list(plan.appendices)
    if not 0 <= position < len(appendices):
        raise refused(Refusal.NO_PLACE_ABOVE if position < 0 else Refusal.NO_PLACE_BELOW)
    appendices.remove(appendix)
    appendices.insert(position, appendix)
    ordered = iter(appendices)
    root = plan[ROOT]
    children = tuple(next(ordered) if plan[i].level is Level.APPENDIX else i for i in root.children)
    return plan.with_items(replace(root, children=children))


def move(plan: Plan, appendix: str, step: int) -> Plan:
    """One place to the front (-1) or to the back (+1)."""
    return place(plan, appendix, plan.appendices.index(appendix) + step)
