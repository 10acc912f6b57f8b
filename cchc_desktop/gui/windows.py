"""The windows of the program and what they share: settings and recent plans."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import Settings

_STEP = QPoint(28, 28)  # a new window stands a little beside the one before


class Services(NamedTuple):
    """What every window is given."""

    settings: Settings
    recent: RecentPlans
    windows: Windows


class Windows(QObject):
    """Keeps the windows; each shows one plan or the start page."""

    started = Signal(object)  # MainWindow: a window has been painted for the first time

    def __init__(self, settings: Settings, recent: RecentPlans) -> None:
        super().__init__()
        self.services = Services(settings, recent, self)
        self._all: list[MainWindow] = []

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """The open windows, in the order of their opening."""
        return tuple(self._all)

    def new(self) -> MainWindow:
        """Open an empty window."""
        window = MainWindow(self.services)
        window.closed.connect(lambda: self._forget(window))
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: self._fill(window)))
        if self._all:
            window.move(self._all[-1].pos() + _STEP)
        self._all.append(window)
        window.show_first()
        return window

    def _fill(self, window: MainWindow) -> None:
        """After the first paint: the start page, and once that is painted, everything else."""
        if window in self._all and window.front:
            QTimer.singleShot(0, lambda: self._furnish(window))

    def _furnish(self, window: MainWindow) -> None:
        if window in self._all and window.furniture:  # made by being asked for
            self.started.emit(window)

    def showing(self, path: Path) -> MainWindow | None:
        """The window that has this plan file open."""
        return next((w for w in self._all if w.session is not None and _same_file(w.session.path, path)), None)

    def open_asked(self, paths: Sequence[Path]) -> None:
        """A second start of the program: open its files in windows of their own, or just come to the front."""
        if not self._all:
            return
        for path in paths:
            shown = self.showing(path) or self._all[-1]
            shown.files.open(path)
        if not paths:
            self._all[-1].come_forward()

    def close_all(self) -> bool:
        """Close every window; False where one has to stay (its edits cannot be written)."""
        return all(window.close() for window in reversed(self.all))

    def _forget(self, window: MainWindow) -> None:
        if window in self._all:
            self._all.remove(window)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))
