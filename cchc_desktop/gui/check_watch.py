"""Keeps the findings of the open plan up to date: after a pause in editing the check runs in slices, never felt."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.core.document import Document, Event
from cchc_desktop.gui.models.check_lines import ERROR, CheckLine, counts

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
        self._running: Iterator[list[CheckLine] | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.start)
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
        self._stop()
        self._stop = lambda: None
        self._pause.stop()
        self._turn.stop()
        self._running = None

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
