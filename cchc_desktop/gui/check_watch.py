"""Keeps the findings of the open plan up to date: after a pause in editing the check runs in slices, never felt."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import jobs
from cchc_desktop.gui.models.check_lines import ERROR, CheckLine, counts

_CHECKING = "cchc_desktop.gui.commands.checking"
PAUSE_MS = 600  # after the last edit
SLICE = 0.008  # seconds of checking before the window has its turn
REST_MS = 4  # between two slices


class CheckWatch(QObject):
    """The check of one plan on the desk. ``found`` tells that there is a new result; ``lines`` is the last one."""

    found = Signal()
    begun = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.lines: list[CheckLine] = []
        self.is_fresh = False  # the lines are those of the plan as it is now
        self._is_closed = False
        self._running: Iterator[list[CheckLine] | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._due)
        self._turn = QTimer(self, singleShot=True, interval=REST_MS)
        self._turn.timeout.connect(self._go_on)
        self._stop = document.listen(self._follow)
        self._pause.start()

    @property
    def errors(self) -> int:
        """How many errors were found last."""
        return counts(self.lines).get(ERROR, 0)

    def close(self) -> None:
        """Hear of the document no more."""
        self._is_closed = True
        self._stop()
        self._stop = lambda: None
        self._pause.stop()
        self._turn.stop()
        self._running = None

    def _due(self) -> None:
        """The pause is over. The first time the rules are read off the window's thread: that takes a while."""
        if _CHECKING in sys.modules:
            self.start()
        else:
            jobs.run(lambda _progress: import_module(_CHECKING), self._read, self._not_read)

    def _read(self, _module: object) -> None:
        if self._running is None and not self.is_fresh and not self._pause.isActive() and not self._is_closed:
            self.start()

    def _not_read(self, error: KnownError) -> None:
        raise error

    def start(self) -> None:
        """Check anew, from now on."""
        from cchc_desktop.gui.commands import checking

        self._pause.stop()
        self._running = checking.run(self._document.plan)
        self.begun.emit()
        self._turn.start()

    def finish(self) -> None:
        """The result for the plan as it is now, at once."""
        if not self.is_fresh or self._pause.isActive():
            if self._running is None or self._pause.isActive():
                self.start()
            while self._running is not None:
                self._go_on()

    def _go_on(self) -> None:
        if self._running is None:
            return
        until = time.monotonic() + SLICE
        for lines in self._running:
            if lines is not None:
                self._running = None
                self._turn.stop()
                self.lines, self.is_fresh = lines, True
                self.found.emit()
                return
            if time.monotonic() > until:
                self._turn.start()
                return

    def _follow(self, _event: Event) -> None:
        self.is_fresh = False
        self._running = None
        self._turn.stop()
        self._pause.start()
