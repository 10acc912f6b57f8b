"""Work off the GUI thread: ``run(fn, done, failed, progress)``. The work takes immutable values and returns one.

``fn`` gets a :class:`Progress` to report with; it never touches a widget. ``done``, ``failed`` and ``progress`` are
called in the GUI thread, at most one of ``done`` and ``failed``, and none once the job is cancelled or the widget whose
method it is has been destroyed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from cchc_desktop.core.errors import KnownError

Failed = Callable[[KnownError], None]
Progressed = Callable[[int, int, str], None]


class CancelledError(Exception):
    """Raised inside the work at its next report once the user has cancelled."""


class Progress:
    """What the work tells of itself, and how it hears that nobody waits for it any more."""

    def __init__(self, tell: Progressed | None = None) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """``done`` of ``total`` steps (0 = unknown); raises CancelledError where the user has cancelled."""
        if self._cancelled.is_set():
            raise CancelledError
        if self._tell is not None:
            self._tell(done, total, text)

    def cancel(self) -> None:
        """The next report ends the work."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once the user has cancelled."""
        return self._cancelled.is_set()


Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work under way."""

    _succeeded = Signal(object)
    _broke = Signal(object)
    _progressed = Signal(int, int, str)
    ended = Signal()  # also after a cancel, once the work has really stopped

    def __init__(
        self,
        fn: Work,
        done: Callable[[Any], object],
        failed: Failed,
        progress: Progressed | None,
        dropped: Callable[[Any], object] | None,
    ) -> None:
        super().__init__()
        self._dropped = dropped
        self._fn = fn
        self._done = done
        self._failed = failed
        self._tell = progress
        self._progress = Progress(self._progressed.emit)
        queued = Qt.ConnectionType.QueuedConnection
        self._succeeded.connect(self._on_success, queued)
        self._broke.connect(self._on_break, queued)
        self._progressed.connect(self._on_progress, queued)

    def cancel(self) -> None:
        """Nobody is told anything any more; the work stops at its next report, its result is dropped."""
        self._progress.cancel()

    @property
    def cancelled(self) -> bool:
        """True once cancelled."""
        return self._progress.cancelled

    def work(self) -> None:
        """Runs in the pool's thread."""
        try:
            result = self._fn(self._progress)
        except BaseException as error:  # every end of the work must reach the GUI thread
            self._broke.emit(error)
        else:
            self._succeeded.emit(result)

    @Slot(object)
    def _on_success(self, result: object) -> None:
        self._end()
        if not self.cancelled and _is_there(self._done):
            self._done(result)
        elif self._dropped is not None:
            self._dropped(result)

    @Slot(object)
    def _on_break(self, error: BaseException) -> None:
        self._end()
        if self.cancelled or isinstance(error, CancelledError):
            return
        if isinstance(error, KnownError):
            if _is_there(self._failed):
                self._failed(error)
        else:
            raise error  # a bug: the excepthook shows the crash dialog, with the traceback of the work

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, text: str) -> None:
        if self._tell is not None and not self.cancelled and _is_there(self._tell):
            self._tell(done, total, text)

    def _end(self) -> None:
        _running.discard(self)
        self.ended.emit()


def _is_there(heard: Callable[..., object]) -> bool:
    """False where the dialog or view that wanted to hear of the work has been destroyed meanwhile."""
    owner = getattr(heard, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class _Runnable(QRunnable):
    """The pool's view of a job."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Override."""
        self._job.work()


_running: set[Job] = set()  # keeps jobs alive that nobody holds


def run(
    fn: Work,
    done: Callable[[Any], object],
    failed: Failed,
    progress: Progressed | None = None,
    dropped: Callable[[Any], object] | None = None,
) -> Job:
    """Start ``fn`` in another thread. A KnownError goes to ``failed``, any other exception to the crash dialog.

    ``dropped`` is given the result of work that was cancelled too late (a file that is open, say).
    """
    job = Job(fn, done, failed, progress, dropped)
    _running.add(job)
    QThreadPool.globalInstance().start(_Runnable(job))
    return job


def wait_for_all(milliseconds: int = 30_000) -> bool:
    """Wait until no work runs (the program is closing); False where the time was not enough."""
    for job in tuple(_running):
        job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)
