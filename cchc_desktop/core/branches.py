"""Whole branches of a plan on their way to another place or another plan: levels, texts, fields and marks are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import PrintedRow, appendix_rows
from cchc_desktop.core.criteria import has_total, require_depth, room
from cchc_desktop.core.edits import topmost
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal, refused
from cchc_desktop.core.mending import drop_dead_marks, mend
from cchc_desktop.core.plan import ABOVE, AGAIN, BLANK, ROOT, Item, Level, Plan, can_hold, new_id
from cchc_desktop.core.vietnamese import clean

_CARRIED = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION, *TEXT_LEVELS)
MOST_ITEMS = 50_000
_DEEPEST = 64


def _no_branches() -> tuple[Branch, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Branch:
    """An item without its id, and the branches under it."""

    level: Level
    text: str | None
    fields: Mapping[str, str]
    marks: Mapping[str, str]
    children: tuple[Branch, ...] = field(default_factory=_no_branches)

    def count(self) -> int:
        """Items, itself included."""
        return 1 + sum(child.count() for child in self.children)


def take(plan: Plan, ids: Iterable[str]) -> list[Branch]:
    """The branches of these items, in plan order, none twice; items of levels that do not travel are left out."""
    return [_branch(plan, item_id) for item_id in topmost(plan, ids) if plan[item_id].level in _CARRIED]


def _branch(plan: Plan, item_id: str) -> Branch:
    item = plan[item_id]
    children = tuple(_branch(plan, child) for child in item.children)
    return Branch(item.level, item.text, dict(item.fields), dict(item.marks), children)


# ---- as plain data


def to_data(branches: Sequence[Branch]) -> list[dict[str, Any]]:
    """Plain data, as :func:`from_data` reads it."""
    return [
        {
            "level": branch.level.value,
            "text": branch.text,
            "fields": dict(branch.fields),
            "marks": dict(branch.marks),
            "children": to_data(branch.children),
        }
        for branch in branches
    ]


def from_data(data: object) -> list[Branch]:
    """Branches from plain data, cleaned; raises KnownError(CLIPBOARD_DAMAGED) for anything else."""
    try:
        found = [_read(entry, _DEEPEST) for entry in _list(data)]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise KnownError(ErrorCode.CLIPBOARD_DAMAGED) from None
    if not found or sum(branch.count() for branch in found) > MOST_ITEMS:
        raise KnownError(ErrorCode.CLIPBOARD_DAMAGED)
    return found


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError
    return data  # pyright: ignore[reportUnknownVariableType]


def _read(entry: Mapping[str, Any], deepest: int) -> Branch:
    if deepest < 1:
        raise ValueError
    level, text = Level(entry["level"]), entry["text"]
    if level not in _CARRIED:
        raise ValueError
    children = tuple(_read(child, deepest - 1) for child in _list(entry["children"]))
    if any(not can_hold(level, child.level) for child in children):
        raise ValueError
    own = None if text is None else clean(_text(text))
    return Branch(level, own, _texts(entry["fields"]), _texts(entry["marks"]), children)


def _texts(data: Mapping[object, object]) -> dict[str, str]:
    return {clean(_text(key)): clean(_text(value)) for key, value in data.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


# ---- into a plan


def put(
    plan: Plan, branches: Sequence[Branch], item_id: str, fresh: Callable[[], str] = new_id
) -> tuple[Plan, list[str]]:
    """Branches behind the item on their level in which ``item_id`` stands, else at the end of what it can hold.

    Returns the plan and the ids of the new tops. Raises EDIT_REFUSED (WRONG_LEVEL) where there is no place for them,
    also for branches of different levels.
    """
    if not branches:
        raise refused(Refusal.NOTHING_SELECTED)
    levels = {branch.level for branch in branches}
    if len(levels) > 1 and not levels <= set(TEXT_LEVELS):
        raise refused(Refusal.WRONG_LEVEL)
    return put_at(plan, branches, *place_for(plan, branches[0].level, item_id), fresh)


def put_at(
    plan: Plan, branches: Sequence[Branch], parent: str, index: int, fresh: Callable[[], str] = new_id
) -> tuple[Plan, list[str]]:
    """Branches under ``parent`` from ``index`` on, as near to it as their levels may stand; ids are asked for in
    printed order. Returns the plan and the ids of the new tops.

    Raises EDIT_REFUSED where nothing is to be put (NOTHING_SELECTED), or the parent cannot hold it (WRONG_LEVEL,
    TOTAL_LAST).
    """
    if not branches:
        raise refused(Refusal.NOTHING_SELECTED)
    for branch in branches:
        if not can_hold(plan[parent].level, branch.level):
            raise refused(Refusal.WRONG_LEVEL)
        if not _fits(plan, parent, branch.level):
            raise refused(Refusal.TOTAL_LAST if branch.level is Level.TOTAL else Refusal.WRONG_LEVEL)
    items = dict(plan.items)
    tops = [_add(items, branch, parent, fresh) for branch in branches]
    host = items[parent]
    if branches[0].level not in TEXT_LEVELS:
        index = room(items, host, branches[0].level, index)
    items[parent] = replace(host, children=(*host.children[:index], *tops, *host.children[index:]))
    new = replace(plan, items=items)
    require_depth(new, tops)
    if branches[0].level in TEXT_LEVELS:
        return new, tops
    return _with_marks(mend(plan, new), new, tops), tops


def place_for(plan: Plan, level: Level, item_id: str) -> tuple[str, int]:
    """Parent and position of what is put to an item: behind the one of this level on the way up, else at the end of
    what can hold it. Raises EDIT_REFUSED (WRONG_LEVEL) where nothing can."""
    item = plan.items.get(item_id)
    if item is not None and item.level is Level.TOTAL and level is Level.CRITERION and item.parent is not None:
        return item.parent, plan.index(item.id)
    while item is not None:
        if item.parent is not None and can_hold(plan[item.parent].level, level) and item.id != ROOT:
            same = item.level is level or (item.level in TEXT_LEVELS and level in TEXT_LEVELS)
            if same and _fits(plan, item.parent, level):
                return item.parent, plan.index(item.id) + 1
        if can_hold(item.level, level) and _fits(plan, item.id, level):
            return item.id, len(item.children)
        item = plan.parent(item.id)
    raise refused(Refusal.WRONG_LEVEL)


def _fits(plan: Plan, parent: str, level: Level) -> bool:
    """Criteria stand in outlines, areas in tables with levels."""
    if level is Level.TOTAL:
        return not has_total(plan, parent)
    return plan[parent].level is not Level.APPENDIX or plan.form.is_outline is (level is Level.CRITERION)


def _add(items: dict[str, Item], branch: Branch, parent: str, fresh: Callable[[], str]) -> str:
    item_id = fresh()
    children = tuple(_add(items, child, item_id, fresh) for child in branch.children)
    items[item_id] = Item(item_id, branch.level, parent, branch.text, branch.fields, branch.marks, children)
    return item_id


def _with_marks(mended: Plan, made: Plan, tops: Sequence[str]) -> Plan:
    """Mending knows no cell of a new item, so their merges have fallen: those inside each branch stand again."""
    items = dict(mended.items)
    for top in tops:
        new = [item.id for item in made.walk(top)]
        first = _first_row(made, top)
        for item_id in new:
            marks = dict(made[item_id].marks)
            if item_id in first:  # nothing above it that it could be one with
                marks = {key: mark for key, mark in marks.items() if mark not in (ABOVE, BLANK, AGAIN)}
            if item_id in items:
                items[item_id] = replace(items[item_id], marks=marks)
    plan = replace(mended, items=items)
    areas = dict.fromkeys(area.id for top in tops if (area := plan.ancestor(top, Level.AREA)) is not None)
    for area in areas:
        plan = drop_dead_marks(plan, area)
    return plan


def _first_row(plan: Plan, top: str) -> set[str]:
    """The items of a branch that stand in its first printed row."""
    found = {top}
    item = plan[top]
    while item.children:
        item = plan[item.children[0]]
        found.add(item.id)
    return found


def rows_of(plan: Plan, ids: Iterable[str]) -> list[tuple[str, int]]:
    """The printed rows (appendix, position) in which branches are drawn, in order: what a copy of them shows."""
    wanted = {item.id for top in topmost(plan, ids) for item in plan.walk(top)}
    found: list[tuple[str, int]] = []
    for appendix in plan.appendices:
        rows: list[PrintedRow] = appendix_rows(plan, appendix)
        found += [(appendix, at) for at, row in enumerate(rows) if row.item in wanted]
    return found
