"""Names of agencies to offer: those of the plan, then those that the directory holds right on the day of the plan."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.completion import known_agencies
from cchc_desktop.core.plan import Plan
from cchc_desktop.planning import directory

AGENCY_COLUMNS = ("lead", "coordinating")


def plan_day(plan: Plan) -> date:
    """The day that names must be right on: the middle of the plan's year, today where it has none."""
    return date(plan.year, 7, 1) if plan.year else date.today()


@lru_cache(maxsize=4)
def _directory_names(day: date) -> tuple[str, ...]:
    return directory.load(own_directory_file()).directory.names(day)


def offered_agencies(plan: Plan) -> tuple[str, ...]:
    """The names of the plan, the most frequent first, then the others."""
    return known_agencies(plan, _directory_names(plan_day(plan)))
