"""Recent plans: which plan files were open last, newest first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cchc_desktop.gui.settings import Settings

MOST = 12
_KEY = "recent"
_SEPARATOR = "\t"


class RecentPlan(NamedTuple):
    """A plan file that was open: where, what it was called, when it was opened (ISO date and time), its year(s)."""

    path: Path
    title: str = ""
    opened: str = ""
    years: str = ""

    @property
    def name(self) -> str:
        """What to call it: its title, else its file name."""
        return self.title or self.path.stem


class RecentPlans:
    """The list in the settings, with its listeners (menu and start page)."""

    def __init__(self, settings: Settings) -> None:
        self.settings = self._settings = settings
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Tell ``listener`` when the list changes; the returned call ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def entries(self) -> list[RecentPlan]:
        """The plans, newest first. Files are not looked at: one on a share that is away would hold the window up."""
        return [_entry(line) for line in self._settings.texts(_KEY)]

    def add(self, plan: RecentPlan) -> None:
        """Put a plan first."""
        others = [entry for entry in self.entries() if not _same(entry.path, plan.path)]
        self._keep([plan, *others][:MOST])

    def remove(self, path: Path) -> None:
        """Forget a plan (it is gone)."""
        self._keep([entry for entry in self.entries() if not _same(entry.path, path)])

    def clear(self) -> None:
        """Forget all."""
        self._keep([])

    def _keep(self, entries: list[RecentPlan]) -> None:
        self._settings.put(_KEY, [_line(entry) for entry in entries])
        for listener in tuple(self._listeners):
            listener()


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))


def _line(plan: RecentPlan) -> str:
    return _SEPARATOR.join((str(plan.path), " ".join(plan.title.split()), plan.opened, plan.years))


def _entry(line: str) -> RecentPlan:
    path, _, rest = line.partition(_SEPARATOR)
    title, _, rest = rest.partition(_SEPARATOR)
    opened, _, years = rest.partition(_SEPARATOR)
    return RecentPlan(Path(path), title, opened, years)
