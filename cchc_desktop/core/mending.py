"""Mending: after the structure changed, marks are put right. Texts of untouched rows never change.

The rule: what was one cell and is still neighbours stays one cell; every other ``above`` falls. Breaks
(``blank``, ``again``) fall where their row has become the first of its item. Parts of one task that meet
again under one objective fuse.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from cchc_desktop.core.cells import PrintedRow, area_rows, branch_of, joined_above, row_groups
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.plan import ABOVE, AGAIN, BLANK, OWN, Item, Level, Plan

_UPPER = ("objective", "task")


class OldCells:
    """Which cell every printed position belonged to before the edit; an area is looked at when somebody asks for it.

    Cells never cross areas, so that an edit costs what the areas that it touches are long, however long the plan is.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._rows: dict[str, list[PrintedRow]] = {}
        self._at: dict[str, int] = {}  # deepest item → place of its row in its area
        self._first: dict[str, int] = {}  # item → place of its first row

    def _rows_of(self, item_id: str) -> list[PrintedRow]:
        """The old rows of the area that an item stood in; [] for what was not there."""
        branch = branch_of(self.plan, item_id) if item_id in self.plan else None
        return [] if branch is None else self.rows(branch)

    def rows(self, branch: str) -> list[PrintedRow]:
        """The old rows of an area; [] where it was not there."""
        if branch not in self.plan or branch_of(self.plan, branch) != branch:
            return []  # it is new, or stood on another level
        if branch not in self._rows:
            rows = self._rows[branch] = area_rows(self.plan, branch)
            for place, row in enumerate(rows):
                if not row.is_area:
                    self._at[row.item] = place
                for other in (row.objective, row.task, row.activity):
                    if other:
                        self._first.setdefault(other, place)
        return self._rows[branch]

    def row(self, item_id: str) -> PrintedRow | None:
        """The old row whose deepest item this was."""
        rows = self._rows_of(item_id)
        place = self._at.get(item_id) if rows else None
        return None if place is None else rows[place]

    def above(self, item_id: str) -> PrintedRow | None:
        """The old row above it in its area."""
        rows = self._rows_of(item_id)
        place = self._at.get(item_id) if rows else None
        return rows[place - 1] if place else None

    def leaf(self, item_id: str, key: str) -> Hashable:
        """The cell of a row in a column where every row has a text of its own; None for unknown rows."""
        rows = self._rows_of(item_id)
        place = self._at.get(item_id) if rows else None
        if place is None or rows[place].activity is None:
            return None
        while place and joined_above(self.plan, rows[place - 1], rows[place], key):
            place -= 1
        return rows[place].item

    def chain(self, item_id: str, level: str, key: str) -> Hashable:
        """The first of the items on ``level`` that shared one cell of column ``key`` with this one."""
        if item_id not in self.plan or self.plan[item_id].level.value != level:
            return None  # it stood on another level: no cell of this column was its own
        rows = self._rows_of(item_id)
        place = self._first.get(item_id) if rows else None
        while place and joined_above(self.plan, rows[place - 1], rows[place], key):
            item_id = rows[place - 1].at(level) or item_id
            place = self._first.get(item_id)
        return item_id if place is not None else None


Origin = Mapping[str, str]  # copied item → the item it is a copy of


def mend(old: Plan, new: Plan, origin: Origin | None = None) -> Plan:
    """``new`` with its marks put right after a change of structure from ``old``."""
    cells = OldCells(old)
    branches = _touched_branches(old, new)
    new = _fuse_parts(cells, new, branches)
    work = _Row(cells, dict(new.items), new, origin or {})
    for branch in branches:
        rows = area_rows(new, branch)
        head, stop = _others(cells.rows(branch), rows)
        above = rows[head - 1] if head else None
        for row in rows[head:stop]:
            if not row.is_area and (cells.row(row.item) != row or cells.above(row.item) != above):
                _mend_row(work, above, row)
            above = row
    return replace(new, items=work.items) if work.changed else new


def _others(old: Sequence[PrintedRow], new: Sequence[PrintedRow]) -> tuple[int, int]:
    """The stretch of ``new`` outside which every row stands below the same row as in ``old``."""
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, min(len(new), len(new) - tail + 1)


def _touched_branches(old: Plan, new: Plan) -> list[str]:
    """What hangs right below an appendix of ``new`` and has other items, or another order, than in ``old``."""
    before = old.items
    touched = [key for key, item in new.items.items() if before.get(key) is not item]
    found = dict.fromkeys(branch_of(new, key) for key in touched)
    return [branch for branch in found if branch is not None]


class _Row:
    """What mending a row needs to know and may change."""

    def __init__(self, cells: OldCells, items: dict[str, Item], plan: Plan, origin: Origin) -> None:
        self.cells = cells
        self.items = items
        self.plan = plan
        self.origin = origin
        self.changed = False

    def same(self, one: str, other: str, find: Callable[[str], Hashable]) -> bool:
        """True where both were in one old cell (or are copies, made together, of items that were)."""
        source_one, source_other = self.origin.get(one), self.origin.get(other)
        if (source_one is None) != (source_other is None):
            return False
        cell = find(source_one or one)
        return cell is not None and cell == find(source_other or other)

    def mark(self, item_id: str, key: str, mark: str | None) -> None:
        """Set or take away a mark."""
        item = self.items[item_id]
        if item.marks.get(key) == mark:
            return
        marks = {k: v for k, v in item.marks.items() if k != key}
        if mark is not None:
            marks[key] = mark
        self.items[item_id] = replace(item, marks=marks)
        self.changed = True


def _mend_row(work: _Row, above: PrintedRow | None, row: PrintedRow) -> None:
    before = above if above is not None and not above.is_area and above.area == row.area else None
    for level in _UPPER:
        _mend_upper(work, before, row, level, level)
        if work.plan.form.row_level == level:
            _mend_upper(work, before, row, level, ROW_NUMBER)
    if row.activity:
        keys = ("activity", *work.plan.form.leaf_columns)
        for key in (*keys, ROW_NUMBER) if work.plan.form.row_level == "activity" else keys:
            _mend_leaf(work, before, row, key)


def _mend_leaf(work: _Row, before: PrintedRow | None, row: PrintedRow, key: str) -> None:
    activity = row.activity
    assert activity is not None
    mark = work.items[activity].marks.get(key)
    if mark is not None and mark != ABOVE:
        return  # one with the cell to its left, or a number of its own: not a matter of neighbours
    joined = (
        before is not None
        and before.activity is not None
        and work.same(before.activity, activity, lambda item: work.cells.leaf(item, key))
        and (key == ROW_NUMBER or work.items[before.activity].value(key) == work.items[activity].value(key))
    )
    work.mark(activity, key, ABOVE if joined else None)


def _mend_upper(work: _Row, before: PrintedRow | None, row: PrintedRow, level: str, key: str) -> None:
    mine = row.at(level)
    its = before.at(level) if before is not None else None
    if mine is None or mine == its:
        return
    for below in (row.task if level == "objective" else None, row.activity):
        if below and _is_break(work.items[below].marks.get(key, "")):
            work.mark(below, key, None)
    together = its is not None and work.same(its, mine, lambda item: work.cells.chain(item, level, key))
    mark = work.items[mine].marks.get(key)
    if mark == ABOVE and not together:
        work.mark(mine, key, None)
    elif mark is None and together and not (key == ROW_NUMBER and work.items[mine].marks.get(level) == ABOVE):
        work.mark(mine, key, ABOVE)


def _is_break(mark: str) -> bool:
    return mark in (BLANK, AGAIN) or mark.startswith(OWN)


def _fuse_parts(cells: OldCells, plan: Plan, branches: Iterable[str]) -> Plan:
    """Parts of one task that have become neighbours under one objective are one task again."""
    for objective in [child for branch in branches for child in plan.children(branch)]:
        if objective.level is not Level.OBJECTIVE or len(objective.children) < 2:
            continue
        if not any(plan.items[c].marks.get("task") == ABOVE for c in objective.children):
            continue
        plan = _fuse_under(cells, plan, objective)
    return plan


def _fuse_under(cells: OldCells, plan: Plan, objective: Item) -> Plan:
    kept: list[str] = []
    items = dict(plan.items)
    for child in objective.children:
        chain = cells.chain(child, "task", "task")
        if kept and chain is not None and chain == cells.chain(kept[-1], "task", "task"):
            whole, part = items[kept[-1]], items.pop(child)
            items[whole.id] = replace(whole, children=whole.children + part.children)
            for activity in part.children:
                items[activity] = replace(items[activity], parent=whole.id)
        else:
            kept.append(child)
    items[objective.id] = replace(objective, children=tuple(kept))
    return replace(plan, items=items)


def drop_dead_marks(plan: Plan, area_id: str) -> Plan:
    """The plan without the merge marks of an area that merge nothing any more (a part of a cell was rewritten)."""
    above: PrintedRow | None = None
    for row in area_rows(plan, area_id):
        item = plan.items[row.activity] if row.activity else None
        if item is not None and item.marks:
            shown = {g.start: g for g in row_groups(plan, row)}
            dead = [
                key
                for key, mark in item.marks.items()
                if (mark in plan.form.column_keys and plan.form.column_keys.index(key) in shown)
                or (mark == ABOVE and not joined_above(plan, above, row, key))
            ]
            if dead:
                marks = {k: v for k, v in item.marks.items() if k not in dead}
                plan = plan.with_items(replace(item, marks=marks))
        above = row
    return plan


def neighbours(plan: Plan, item_id: str) -> tuple[PrintedRow | None, PrintedRow | None]:
    """The rows above and below the row whose deepest item this is, inside its area."""
    area = plan.ancestor(item_id, Level.AREA)
    rows = [row for row in area_rows(plan, area.id) if not row.is_area] if area else []
    for i, row in enumerate(rows):
        if row.item == item_id:
            return (rows[i - 1] if i else None, rows[i + 1] if i + 1 < len(rows) else None)
    return None, None
