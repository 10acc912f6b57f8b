"""The directory of agencies in the window: names to offer, the user's own rows read, kept and passed on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.completion import known_agencies
from cchc_desktop.core.directory import Entry
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


def own_rows() -> tuple[Entry, ...]:
    """The user's own rows; raises KnownError where the file cannot be read."""
    path = own_directory_file()
    return directory.read_own(path) if path.exists() else ()


def shipped_rows() -> tuple[Entry, ...]:
    """The rows that come with the program."""
    return directory.shipped().entries


def read_directory(path: Path) -> tuple[Entry, ...]:
    """The rows of a colleague's file; raises KnownError."""
    return directory.read_own(path)


def write_directory(path: Path, rows: Iterable[Entry]) -> None:
    """A file for colleagues; raises KnownError."""
    directory.write_own(path, rows)


def keep_directory(rows: Iterable[Entry]) -> None:
    """Keep the user's own rows; they hold from now on in every window. Raises KnownError."""
    path = own_directory_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    directory.write_own(path, rows)
    _directory_names.cache_clear()
