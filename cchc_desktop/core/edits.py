"""Edits: functions Plan → Plan. Texts, inserting, deleting, moving, duplicating, numbers, the document.

Every edit cleans what it takes in, mends the marks and refuses (KnownError EDIT_REFUSED) what the
plan cannot hold; it never does "its best". Outline edits stand in :mod:`edits_outline`, merged cells in
:mod:`edits_cells`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from cchc_desktop.core.body import TEXT_LEVELS, beside
from cchc_desktop.core.cells import TEXT, Group, PrintedRow, area_rows, editable_item, joined_above, row_groups
from cchc_desktop.core.criteria import depth, has_total, level_below, require_depth, room
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal, refused
from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, ROW_NUMBER, Form
from cchc_desktop.core.headings import CAPTION, HEADING
from cchc_desktop.core.mending import mend, neighbours
from cchc_desktop.core.plan import (
    ABOVE,
    NONE,
    OWN,
    ROOT,
    DocumentInfo,
    Item,
    Level,
    Plan,
    can_hold,
    in_order,
    new_id,
)
from cchc_desktop.core.vietnamese import clean

Cell = tuple[str, str]  # (item id, name of the text)


def set_text(plan: Plan, item_id: str, name: str, text: str) -> Plan:
    """Write one text; ``name`` is cells.TEXT for the item's own words, else a field. A merged cell is written whole."""
    return set_texts(plan, [(item_id, name, text)])


def set_texts(plan: Plan, texts: Iterable[tuple[str, str, str]]) -> Plan:
    """Write many texts (item, name, text) at once."""
    items = dict(plan.items)
    areas = _Areas(plan)
    for item_id, name, text in texts:
        cleaned = clean(text)
        for member, member_name in _members(areas, item_id, name):
            items[member] = with_text(items[member], member_name, cleaned)
    return replace(plan, items=items)


def with_text(item: Item, name: str, text: str) -> Item:
    """The item with one text written; an empty field is not kept."""
    if name == TEXT:
        return item if item.text == text else replace(item, text=text)
    if item.fields.get(name, "") == text:
        return item
    fields = {key: value for key, value in item.fields.items() if key != name}
    if text:
        fields[name] = text
    return replace(item, fields=fields)


def cell_members(plan: Plan, item_id: str, name: str) -> list[Cell]:
    """All (item, name) pairs that are one printed cell with this text, itself among them."""
    return _members(_Areas(plan), item_id, name)


class _Areas:
    """The printed rows of a plan's areas, each laid out once however many cells are asked about."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._rows: dict[str, tuple[list[PrintedRow], dict[str | None, int]]] = {}
        self._parts: dict[str, dict[str, list[str]]] = {}
        self._groups: dict[str | None, tuple[Group, ...]] = {}

    def rows(self, item_id: str) -> tuple[list[PrintedRow], dict[str | None, int]]:
        """The rows of an item's area, and where each activity stands in them."""
        area = self.plan.ancestor(item_id, Level.AREA)
        if area is None:
            return [], {}
        if area.id not in self._rows:
            rows = area_rows(self.plan, area.id)
            self._rows[area.id] = rows, {row.activity: at for at, row in enumerate(rows)}
        return self._rows[area.id]

    def groups(self, row: PrintedRow) -> tuple[Group, ...]:
        """The cells of the row of an activity, worked out once."""
        if row.activity not in self._groups:
            self._groups[row.activity] = row_groups(self.plan, row)
        return self._groups[row.activity]

    def parts(self, task: Item) -> list[str]:
        """The parts of a task that goes on under other objectives, itself among them."""
        area = self.plan.ancestor(task.id, Level.AREA)
        key = area.id if area else ""
        if key not in self._parts:
            chains = _task_chains(self.plan, self.rows(task.id)[0])
            self._parts[key] = {part: chain for chain in chains for part in chain}
        return self._parts[key][task.id]


def _members(areas: _Areas, item_id: str, name: str) -> list[Cell]:
    plan = areas.plan
    item = plan[item_id]
    if item.level is Level.TASK and name == TEXT:
        return [(part, TEXT) for part in areas.parts(item)]
    if item.level is not Level.ACTIVITY:
        return [(item_id, name)]
    key = item.level.value if name == TEXT else name
    if key not in plan.form.column_keys:
        return [(item_id, name)]
    return _leaf_members(areas, item_id, key)


def _leaf_members(areas: _Areas, item_id: str, key: str) -> list[Cell]:
    plan = areas.plan
    rows, places = areas.rows(item_id)
    at = places[item_id]
    group = next(g for g in areas.groups(rows[at]) if key in plan.form.column_keys[g.start : g.stop])
    first = last = at
    while first and joined_above(plan, rows[first - 1], rows[first], group.key):
        first -= 1
    while last + 1 < len(rows) and joined_above(plan, rows[last], rows[last + 1], group.key):
        last += 1
    keys = [k for k in plan.form.column_keys[group.start : group.stop] if k == "activity" or k not in LEVEL_COLUMNS]
    names = [TEXT if k == "activity" else k for k in keys]
    return [(row.activity, n) for row in rows[first : last + 1] for n in names if row.activity]


def _task_chains(plan: Plan, rows: Sequence[PrintedRow]) -> list[list[str]]:
    """The tasks of an area, those that are one task together."""
    rows = [row for row in rows if row.task]
    parts: list[list[str]] = []
    for above, row in zip([None, *rows], rows, strict=False):
        if above is not None and above.task == row.task:
            continue
        if above is not None and joined_above(plan, above, row, "task"):
            parts[-1].append(row.task or "")
        else:
            parts.append([row.task or ""])
    return parts


def write_cell(plan: Plan, row: PrintedRow, key: str, text: str, fresh: Callable[[], str] = new_id) -> Plan:
    """Write what a table cell shows; items that an empty row lacks (objective, task, activity) come into being."""
    if key == ROW_NUMBER:
        raise refused(Refusal.NOT_EDITABLE)
    if row.node is not None or key == CRITERION:
        cell = editable_item(plan, row, key)
        if cell is None:
            raise refused(Refusal.NOT_EDITABLE)
        return set_text(plan, *cell, text)
    level = Level(key) if key in LEVEL_COLUMNS else Level.ACTIVITY
    item_id = row.area if row.is_area else row.at(level.value)
    name = TEXT if row.is_area or key in LEVEL_COLUMNS else key
    parent = row.item
    while item_id is None:
        new = fresh()
        plan = insert_child(plan, parent, len(plan[parent].children), new)
        item_id = new if plan[new].level is level else None
        parent = new
    return set_text(plan, item_id, name, text)


def insert_child(plan: Plan, parent_id: str, index: int, item_id: str, text: str | None = "") -> Plan:
    """An empty item of the level below ``parent_id`` at ``index``; inside a merged cell a new row joins it.

    The end of an appendix is before its total.
    """
    level = level_below(plan, plan[parent_id])
    if level is None:
        raise refused(Refusal.ALREADY_DEEPEST)
    return _insert(plan, Item(item_id, level, parent_id, text=text), index)


def _insert(plan: Plan, item: Item, index: int) -> Plan:
    parent = plan[item.parent or ""]
    index = room(plan.items, parent, item.level, index)
    children = (*parent.children[:index], item.id, *parent.children[index:])
    new = plan.with_items(item, replace(parent, children=children))
    require_depth(new, [item.id])
    if item.level is Level.ACTIVITY:
        new = _join_around(plan, new, item)
    return mend_insert(plan, new, item.id)


def insert_total(plan: Plan, appendix: str, item_id: str) -> Plan:
    """The closing row of an appendix, labelled as the form says; refused where there is one."""
    if has_total(plan, appendix):
        raise refused(Refusal.TOTAL_LAST)
    return _insert(plan, Item(item_id, Level.TOTAL, appendix, plan.form.total), len(plan[appendix].children))


def _join_around(old: Plan, new: Plan, item: Item) -> Plan:
    """A new empty row between two rows of one merged cell takes that cell's text and mark."""
    above, below = neighbours(new, item.id)
    if above is None or below is None or above.activity is None or below.activity is None:
        return new
    upper, lower = old[above.activity], old[below.activity]
    fields: dict[str, str] = {}
    marks: dict[str, str] = {}
    for key in old.form.leaf_columns:
        joined = joined_above(old, above, below, key)
        beside = lower.marks.get(key) if lower.marks.get(key) == upper.marks.get(key) else None
        if joined or (beside is not None and beside != ABOVE and marks.get(beside) is not None):
            if lower.value(key):
                fields[key] = lower.value(key)
            marks[key] = ABOVE if joined else beside or ABOVE
    return new.with_items(replace(item, fields=fields, marks=marks)) if marks else new


def mend_insert(old: Plan, new: Plan, item_id: str) -> Plan:
    """Mend after an insertion, leaving alone what the new row itself joined."""
    joined = new[item_id].marks
    mended = mend(old, new)
    if not joined:
        return mended
    below = neighbours(mended, item_id)[1]
    items = [replace(mended[item_id], marks=joined)]
    if below is not None and below.activity is not None:
        before = old[below.activity].marks
        marks = dict(mended[below.activity].marks)
        marks.update({key: ABOVE for key in joined if before.get(key) == ABOVE})
        items.append(replace(mended[below.activity], marks=marks))
    return mended.with_items(*items)


def insert_after(plan: Plan, item_id: str, new: str) -> Plan:
    """An empty sibling right behind an item."""
    return _insert_beside(plan, item_id, new, 1)


def insert_before(plan: Plan, item_id: str, new: str) -> Plan:
    """An empty sibling right before an item."""
    return _insert_beside(plan, item_id, new, 0)


def _insert_beside(plan: Plan, item_id: str, new: str, offset: int) -> Plan:
    parent = plan.parent(item_id)
    if parent is None:
        raise refused(Refusal.ALREADY_TOP)
    if plan[item_id].level in TEXT_LEVELS:
        items = {**plan.items, new: beside(plan[item_id], new)}
        attach(items, new, parent.id, plan.index(item_id) + offset)
        return replace(plan, items=items)
    level = plan[item_id].level
    if level is Level.TOTAL and offset:
        raise refused(Refusal.TOTAL_LAST)
    if level in (Level.AREA, Level.CRITERION):  # a sister, whatever the form would put there
        return _insert(plan, Item(new, level, parent.id), plan.index(item_id) + offset)
    return insert_child(plan, parent.id, plan.index(item_id) + offset, new)


def topmost(plan: Plan, ids: Iterable[str]) -> list[str]:
    """The items in plan order, without those whose ancestor is among them; unknown ids are left out."""
    chosen = {i for i in ids if i in plan and i != ROOT}
    return in_order(plan, [item_id for item_id in chosen if not _is_below(plan, item_id, chosen)])


def _is_below(plan: Plan, item_id: str, others: Collection[str]) -> bool:
    """True where an ancestor of the item is among ``others``."""
    parent = plan[item_id].parent
    while parent is not None:
        if parent in others:
            return True
        parent = plan[parent].parent
    return False


def delete(plan: Plan, ids: Iterable[str]) -> Plan:
    """Take whole branches away."""
    chosen = topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    if plan.appendices and set(plan.appendices) <= set(chosen):
        raise refused(Refusal.LAST_APPENDIX)
    items = dict(plan.items)
    for item_id in chosen:
        detach(items, item_id)
        for item in plan.walk(item_id):
            del items[item.id]
    return mend(plan, replace(plan, items=items))


def detach(items: dict[str, Item], item_id: str) -> None:
    """Take an item out of its parent's children."""
    parent = items[items[item_id].parent or ""]
    items[parent.id] = replace(parent, children=tuple(c for c in parent.children if c != item_id))


def attach(items: dict[str, Item], item_id: str, parent_id: str, index: int) -> None:
    """Put an item among a parent's children."""
    parent = items[parent_id]
    items[parent_id] = replace(parent, children=(*parent.children[:index], item_id, *parent.children[index:]))
    items[item_id] = replace(items[item_id], parent=parent_id)


def move(plan: Plan, ids: Iterable[str], parent_id: str, index: int) -> Plan:
    """Put branches under ``parent_id``; ``index`` counts among its children as they stand before the move."""
    chosen = topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    parent = plan[parent_id]
    for item_id in chosen:
        if item_id == parent_id or _is_below(plan, parent_id, (item_id,)):
            raise refused(Refusal.INTO_ITSELF)
        if not can_hold(parent.level, plan[item_id].level):
            raise refused(Refusal.WRONG_LEVEL)
        if plan[item_id].level is Level.TOTAL and has_total(plan, parent_id):
            raise refused(Refusal.TOTAL_LAST)
    index -= len(set(parent.children[:index]).intersection(chosen))
    items = dict(plan.items)
    for item_id in chosen:
        detach(items, item_id)
    for offset, item_id in enumerate(chosen):
        attach(items, item_id, parent_id, room(items, items[parent_id], items[item_id].level, index + offset))
    moved = replace(plan, items=items)
    require_depth(moved, chosen)
    return mend(plan, moved)


def move_up(plan: Plan, ids: Sequence[str]) -> Plan:
    """One place up among siblings; at the top, to the end of the parent above."""
    chosen, parent = _siblings(plan, ids)
    index = plan.index(chosen[0])
    if index > 0:
        return move(plan, chosen, parent.id, index - 1)
    cousin = _beside(plan, parent, -1)
    return move(plan, chosen, cousin.id, len(cousin.children))


def move_down(plan: Plan, ids: Sequence[str]) -> Plan:
    """One place down among siblings; at the end, to the top of the parent below."""
    chosen, parent = _siblings(plan, ids)
    index = plan.index(chosen[-1])
    if index + 1 < len(parent.children) and plan[parent.children[index + 1]].level is not Level.TOTAL:
        return move(plan, chosen, parent.id, index + 2)
    return move(plan, chosen, _beside(plan, parent, 1).id, 0)


def _siblings(plan: Plan, ids: Sequence[str]) -> tuple[list[str], Item]:
    chosen = topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    parents = {plan[item_id].parent for item_id in chosen}
    parent = plan.parent(chosen[0])
    if len(parents) > 1 or parent is None:
        raise refused(Refusal.NOT_NEIGHBOURS)
    if plan[chosen[-1]].level is Level.TOTAL:
        raise refused(Refusal.TOTAL_LAST)
    return chosen, parent


def _beside(plan: Plan, item: Item, step: int) -> Item:
    """The next item of the same level before or behind, anywhere in the plan."""
    nested = item.level in TEXT_LEVELS  # sections hang under each other: only sisters have the same rank
    candidates = plan.children(item.parent or "") if nested else plan.walk()
    same = [other for other in candidates if other.level is item.level]
    if item.level is Level.CRITERION:  # criteria hang under each other: those of the same depth are cousins
        same = [other for other in same if depth(plan, other.id) == depth(plan, item.id)]
    at = next(i for i, other in enumerate(same) if other.id == item.id) + step
    if item.level is Level.PLAN or not 0 <= at < len(same):
        raise refused(Refusal.NO_PLACE_ABOVE if step < 0 else Refusal.NO_PLACE_BELOW)
    return same[at]


def duplicate(plan: Plan, item_id: str, fresh: Callable[[], str] = new_id) -> Plan:
    """A copy of a branch right behind it, with ids of its own."""
    source = plan[item_id]
    if source.parent is None:
        raise refused(Refusal.ALREADY_TOP)
    if source.level is Level.TOTAL:
        raise refused(Refusal.TOTAL_LAST)
    ids = {item.id: fresh() for item in plan.walk(item_id)}
    items = dict(plan.items)
    for item in plan.walk(item_id):
        parent = ids.get(item.parent or "", item.parent)
        children = tuple(ids[child] for child in item.children)
        items[ids[item.id]] = replace(item, id=ids[item.id], parent=parent, children=children)
    attach(items, ids[item_id], source.parent, plan.index(item_id) + 1)
    return mend(plan, replace(plan, items=items), {copy: old for old, copy in ids.items()})


def set_number(plan: Plan, item_id: str, column: str, printed: str | None) -> Plan:
    """An item's printed number in ``column`` (NUMBER or the TT column): its own; "" = not counted; None = automatic."""
    item = plan[item_id]
    marks = {key: mark for key, mark in item.marks.items() if key != column}
    if printed is not None:
        marks[column] = OWN + clean(printed) if printed else NONE
    return plan.with_items(replace(item, marks=marks))


def set_document(plan: Plan, document: DocumentInfo) -> Plan:
    """Number, date, issuer and the rest of the document's identity."""
    return replace(plan, document=document)


def set_year(plan: Plan, year: int | None) -> Plan:
    """The plan's year; raises KnownError(YEAR_INVALID) outside 1945 … 2999."""
    if year is not None and not 1945 <= year <= 2999:
        raise KnownError(ErrorCode.YEAR_INVALID, year=year)
    return replace(plan, year=year)


def set_form(plan: Plan, form: Form) -> Plan:
    """Draw the plan in another form; nothing is lost, a field without a column is only not printed."""
    return replace(plan, form=form)


def set_appendix(plan: Plan, appendix: str, heading: str | None, title: str | None, caption: str | None) -> Plan:
    """The title block of an appendix; None = as the form and the document say."""
    item = plan[appendix]
    fields = {key: value for key, value in item.fields.items() if key not in (HEADING, CAPTION)}
    fields |= {key: clean(value) for key, value in ((HEADING, heading), (CAPTION, caption)) if value is not None}
    return plan.with_items(replace(item, text=None if title is None else clean(title), fields=fields))


def row_target(plan: Plan, row: PrintedRow) -> str:
    """What "delete row" and "move row" act on: the deepest item of the row whose level has a column."""
    for key in reversed(plan.form.level_columns):
        item_id = row.at(key)
        if item_id is not None:
            return item_id
    return row.item
