"""Joining and splitting cells by hand. No text is ever lost: cells that say different things are written together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.core.cells import TEXT, PrintedRow, appendix_rows, area_rows, joined_above, row_groups
from cchc_desktop.core.edits import attach, cell_members, detach, with_text
from cchc_desktop.core.edits_levels import join_levels, split_levels
from cchc_desktop.core.edits_shared import parts_of, unshare_task
from cchc_desktop.core.edits_split import together
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.mending import drop_dead_marks, mend
from cchc_desktop.core.plan import ABOVE, Item, Plan, new_id


def join_cells(plan: Plan, row_items: Sequence[str], columns: Sequence[str]) -> Plan:
    """Make one cell of a block: rows named by their deepest items, columns by key.

    In the columns of objective and task the items themselves become one (or, across two objectives, one
    task that continues). Raises EDIT_REFUSED for a single cell, for rows or columns that are no neighbours,
    across areas and for activities without a row of their own.
    """
    rows = _block_rows(plan, row_items)
    keys = _block_columns(plan, columns)
    if len(rows) * len(keys) < 2:
        raise refused(Refusal.SINGLE_CELL)
    upper = [key for key in keys if key in ("objective", "task")]
    if upper or ROW_NUMBER in keys:
        if len(keys) > 1 and all(key in LEVEL_COLUMNS for key in keys):
            return join_levels(plan, rows, keys)
        if len(keys) > 1:
            raise refused(Refusal.NOT_NEIGHBOURS)
        return _join_numbers(plan, rows) if keys[0] == ROW_NUMBER else _join_items(plan, rows, keys[0])
    return _join_leaves(plan, rows, keys)


def _block_rows(plan: Plan, row_items: Sequence[str]) -> list[PrintedRow]:
    wanted = set(row_items)
    for appendix in plan.appendices:
        rows = appendix_rows(plan, appendix)
        hits = [i for i, row in enumerate(rows) if not row.is_area and row.item in wanted]
        if hits:
            if len(hits) != len(wanted):
                raise refused(Refusal.NOT_NEIGHBOURS)
            block = rows[hits[0] : hits[-1] + 1]
            if any(row.node is not None for row in block):  # in an outline no two cells are one
                raise refused(Refusal.NOT_EDITABLE)
            if any(row.is_area or row.area != block[0].area for row in block):
                raise refused(Refusal.ACROSS_AREAS)
            if len(block) != len(hits):
                raise refused(Refusal.NOT_NEIGHBOURS)
            return block
    raise refused(Refusal.NOTHING_SELECTED)


def _block_columns(plan: Plan, columns: Sequence[str]) -> list[str]:
    keys = plan.form.column_keys
    places = sorted({keys.index(c) for c in columns if c in keys})
    if not places:
        raise refused(Refusal.NOTHING_SELECTED)
    if places[-1] - places[0] + 1 != len(places):
        raise refused(Refusal.NOT_NEIGHBOURS)
    return [keys[i] for i in places]


def _join_leaves(plan: Plan, rows: Sequence[PrintedRow], keys: Sequence[str]) -> Plan:
    if any(row.activity is None for row in rows):
        raise refused(Refusal.NOT_EDITABLE)
    activities = [plan[row.activity or ""] for row in rows]
    text = together(activity.value(key) for activity in activities for key in keys)
    changed: list[Item] = []
    for number, activity in enumerate(activities):
        marks = dict(activity.marks)
        item = activity
        for position, key in enumerate(keys):
            marks.pop(key, None)
            if position:
                marks[key] = keys[position - 1]
            elif number:
                marks[key] = ABOVE
            item = with_text(item, TEXT if key == "activity" else key, text)
        changed.append(replace(item, marks=marks))
    return drop_dead_marks(plan.with_items(*changed), rows[0].area)


def _join_numbers(plan: Plan, rows: Sequence[PrintedRow]) -> Plan:
    level = plan.form.row_level or ""
    items = list(dict.fromkeys(row.at(level) for row in rows))
    if None in items:
        raise refused(Refusal.NOT_EDITABLE)
    changed = [_with_mark(plan[item or ""], ROW_NUMBER, ABOVE) for item in items[1:]]
    inner = [_without_mark(plan[row.item], ROW_NUMBER) for row in rows[1:] if row.item not in items]
    return plan.with_items(*changed, *inner)


def _with_mark(item: Item, key: str, mark: str) -> Item:
    return replace(item, marks={**item.marks, key: mark})


def _without_mark(item: Item, key: str) -> Item:
    return replace(item, marks={k: v for k, v in item.marks.items() if k != key})


def _join_items(plan: Plan, rows: Sequence[PrintedRow], key: str) -> Plan:
    """The objectives or tasks of the rows become one where they share a parent, else one that continues."""
    ids = list(dict.fromkeys(row.at(key) for row in rows))
    if None in ids:
        raise refused(Refusal.NOT_EDITABLE)
    members = [plan[item or ""] for item in ids]
    text = together(member.text or "" for member in members)
    items = dict(plan.items)
    for row in rows[1:]:  # a page break inside one item heals
        items[row.item] = _without_mark(items[row.item], key)
    kept = members[0].id
    items[kept] = replace(items[kept], text=text)
    for member in members[1:]:
        if member.parent == items[kept].parent:
            detach(items, member.id)
            gone = items.pop(member.id)
            for child in gone.children:
                attach(items, child, kept, len(items[kept].children))
        elif key == "task":
            kept = member.id
            items[kept] = _with_mark(replace(items[kept], text=text), key, ABOVE)
        else:
            raise refused(Refusal.ACROSS_AREAS)
    return mend(plan, replace(plan, items=items))


def split_cell(plan: Plan, row_item: str, column: str, fresh: Callable[[], str] = new_id) -> Plan:
    """Undo a merge: every row (and column) of the cell gets a cell of its own that says the same."""
    row = _block_rows(plan, [row_item])[0]
    apart = split_levels(plan, row, column)
    if apart is not None:
        return apart
    if column in ("objective", "task"):
        return _split_item(plan, row, column, fresh)
    if column == ROW_NUMBER:
        return _split_number(plan, row)
    if row.activity is None:
        raise refused(Refusal.NOT_EDITABLE)
    group = next(g for g in row_groups(plan, row) if column in plan.form.column_keys[g.start : g.stop])
    name = TEXT if group.key == "activity" else group.key
    members = {item for item, _ in cell_members(plan, row.activity, name)}
    keys = plan.form.column_keys[group.start : group.stop]
    changed = [_drop_merges(plan, plan[item], keys) for item in members]
    if all(plan[item.id].marks == item.marks for item in changed):
        raise refused(Refusal.SINGLE_CELL)
    return plan.with_items(*changed)


def _drop_merges(plan: Plan, item: Item, keys: Sequence[str]) -> Item:
    merged = (ABOVE, *plan.form.column_keys)
    marks = {k: v for k, v in item.marks.items() if k not in keys or v not in merged}
    return item if marks == item.marks else replace(item, marks=marks)


def _split_number(plan: Plan, row: PrintedRow) -> Plan:
    """Every item in a number cell over several gets a number of its own again, wherever in the cell the user stands."""
    rows = area_rows(plan, row.area)
    first = last = rows.index(row)
    while first and joined_above(plan, rows[first - 1], rows[first], ROW_NUMBER):
        first -= 1
    while last + 1 < len(rows) and joined_above(plan, rows[last], rows[last + 1], ROW_NUMBER):
        last += 1
    level = plan.form.row_level or ""
    items = dict.fromkeys(item for r in rows[first : last + 1] if (item := r.at(level)) is not None)
    joined = [plan[item] for item in items if plan[item].marks.get(ROW_NUMBER) == ABOVE]
    if not joined:
        raise refused(Refusal.SINGLE_CELL)
    return plan.with_items(*(_without_mark(item, ROW_NUMBER) for item in joined))


def _split_item(plan: Plan, row: PrintedRow, key: str, fresh: Callable[[], str]) -> Plan:
    item_id = row.at(key)
    if item_id is None:
        raise refused(Refusal.NOT_EDITABLE)
    if key == "task" and len(parts_of(plan, item_id)) > 1:  # one task under two objectives
        return unshare_task(plan, item_id)
    item = plan[item_id]
    if len(item.children) < 2 or key not in LEVEL_COLUMNS:
        raise refused(Refusal.SINGLE_CELL)
    items = dict(plan.items)
    items[item_id] = replace(item, children=item.children[:1])
    at = plan.index(item_id)
    for offset, child in enumerate(item.children[1:], start=1):
        copy = Item(fresh(), item.level, item.parent, item.text, {}, {}, (child,))
        items[copy.id] = copy
        items[child] = replace(items[child], parent=copy.id)
        attach(items, copy.id, item.parent or "", at + offset)
    return mend(plan, replace(plan, items=items))


def is_merged(plan: Plan, rows: Sequence[PrintedRow], index: int, key: str) -> bool:
    """True where the cell of a row covers more than one position."""
    row = rows[index]
    if row.is_area:
        return False
    group = next(g for g in row_groups(plan, row) if key in plan.form.column_keys[g.start : g.stop])
    above = rows[index - 1] if index else None
    below = rows[index + 1] if index + 1 < len(rows) else None
    return (
        group.stop - group.start > 1
        or joined_above(plan, above, row, group.key)
        or (below is not None and joined_above(plan, row, below, group.key))
    )
