"""Which printed rows came and went: the steps from one list of rows to another, for a Qt model to bracket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cchc_desktop.core.cells import PrintedRow, area_rows, branch_of
from cchc_desktop.core.changes import Change, Inserted, Moved, Removed, Updated
from cchc_desktop.core.plan import ROOT, Level, Plan


@dataclass(frozen=True, slots=True)
class Replaced:
    """At ``start`` (counted at the moment of this step) ``gone`` rows leave, then ``come`` take their place."""

    start: int
    gone: int
    come: tuple[PrintedRow, ...]


Segment = tuple[str, str | None]  # (item right below the appendix, objective); objective None = all of its rows


def touched_segments(old: Plan, new: Plan, changes: Sequence[Change], appendix: str) -> list[Segment] | None:
    """The parts of an appendix whose rows may be others: a branch right below it, or one objective of that.

    None where branches themselves came, went or changed their order.
    """
    segments: set[Segment] = set()
    for change in changes:
        for plan, item_id in _places(old, new, change):
            if item_id == appendix:
                return None
            branch = branch_of(plan, item_id) if item_id in plan else None
            if branch is not None and plan[branch].parent == appendix:
                segments.add(_segment(old, new, plan, item_id, branch))
    whole = {branch for branch, objective in segments if objective is None}
    if any(branch not in plan or plan[branch].parent != appendix for branch in whole for plan in (old, new)):
        return None
    return [s for s in segments if s[1] is None or s[0] not in whole]


def _places(old: Plan, new: Plan, change: Change) -> tuple[tuple[Plan, str], ...]:
    """Where rows may come or go because of a change: (plan, parent of what came or went)."""
    match change:
        case Inserted(item, _):
            return ((new, item.parent or ROOT),)
        case Removed(item, _):
            return ((old, item.parent or ROOT),)
        case Moved(_, old_parent, _, new_parent, _):
            return (old, old_parent), (new, new_parent)
        case Updated(before, after) if Level.AREA in (before.level, after.level):
            return ((new, after.id),)  # an area whose title is None prints no row of its own
        case _:
            return ()


def _segment(old: Plan, new: Plan, plan: Plan, item_id: str, branch: str) -> Segment:
    objective = plan.ancestor(item_id, Level.OBJECTIVE)
    stays = objective is not None and all(
        objective.id in p and p[objective.id].parent == branch and p[objective.id].level is Level.OBJECTIVE
        for p in (old, new)
    )
    return (branch, objective.id) if objective is not None and stays else (branch, None)


def rows_of(plan: Plan, segment: Segment) -> list[PrintedRow]:
    """The rows of a branch, or of one objective of it."""
    branch, objective = segment
    if objective is None:
        return area_rows(plan, branch)
    # The rule for rows stands in core and speaks of whole branches: ask it for an area with this one objective.
    alone = plan.with_items(replace(plan[branch], children=(objective,)))
    return [row for row in area_rows(alone, branch) if not row.is_area]


def steps(start: int, old: Sequence[PrintedRow], new: Sequence[PrintedRow]) -> Iterator[Replaced]:
    """The steps that turn the rows ``old``, the first of which stands at ``start``, into ``new``; from the end on.

    A row is the same row as long as it shows the same deepest item, wherever that stands.
    """
    before, after = [_key(row) for row in old], [_key(row) for row in new]
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle_old, middle_new = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    for tag, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if tag != "equal":
            yield Replaced(start + head + i1, i2 - i1, tuple(new[head + j1 : head + j2]))


def _key(row: PrintedRow) -> tuple[str, bool]:
    return row.item, row.is_area


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
