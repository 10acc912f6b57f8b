"""Members of the groups that a plan names, from the directory of agencies on the day of the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.agency_changes import plan_day
from cchc_desktop.planning.directory import load


def members_for(plan: Plan, own: Path | None = None) -> Callable[[str], tuple[str, ...]]:
    """Name of a group → names of its members on the day of the plan; ``own``: the user's own file of agencies."""
    directory, day = load(own).directory, plan_day(plan)
    return lambda group: directory.members(group, day)
