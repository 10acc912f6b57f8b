"""The printed rows of one branch: what the table shows while one branch is looked at alone."""

from __future__ import annotations

from cchc_desktop.core.cells import PrintedRow, appendix_rows, area_rows, branch_of
from cchc_desktop.core.plan import Level, Plan


def branch_rows(plan: Plan, item_id: str) -> list[PrintedRow]:
    """The rows of an appendix, or of an item below one; [] for what has no rows."""
    item = plan[item_id]
    if item.level is Level.APPENDIX:
        return appendix_rows(plan, item_id)
    area = branch_of(plan, item_id)
    if area is None:
        return []
    rows = area_rows(plan, area)
    if area == item_id:
        return rows
    if item.level is Level.CRITERION:
        mine = {below.id for below in plan.walk(item_id)}
        return [row for row in rows if row.node in mine]
    return [row for row in rows if row.at(item.level.value) == item_id]
