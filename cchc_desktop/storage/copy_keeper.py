"""CopyKeeper: the thread that makes the safety copies of an open plan: at opening, every five minutes, when asked."""

from __future__ import annotations

import threading
from collections.abc import Callable

from cchc_desktop.core.errors import KnownError
from cchc_desktop.storage import backups
from cchc_desktop.storage.backups import Copy, Reason
from cchc_desktop.storage.plan_file import OpenPlan

INTERVAL = 300.0  # seconds between two copies of a plan that is being changed


class CopyKeeper:
    """Keeps copies of one open plan until :meth:`stop`, which must come before the plan is closed.

    ``made(copy)`` and ``failed(error)`` are called on the keeper's thread. After a failure it tries again each
    ``interval``; nothing is copied where nothing has changed.
    """

    def __init__(
        self,
        opened: OpenPlan,
        made: Callable[[Copy], None],
        failed: Callable[[KnownError], None],
        *,
        interval: float = INTERVAL,
    ) -> None:
        self._opened = opened
        self._made = made
        self._failed = failed
        self._interval = interval
        self._change = threading.Condition()
        self._wanted: list[Reason] = [Reason.OPEN]
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="plan-copies", daemon=True)
        self._thread.start()

    def want(self, reason: Reason) -> None:
        """Make a copy soon; returns at once."""
        with self._change:
            if reason not in self._wanted:
                self._wanted.append(reason)
            self._change.notify_all()

    def make_now(self, reason: Reason) -> Copy | None:
        """Make a copy and wait for it (before an import or a restoring); raises KnownError(COPY_FAILED)."""
        return backups.make(self._opened, reason)

    def stop(self, *, last: bool = True) -> None:
        """End the thread; with ``last`` a copy of how the plan is now comes first. Failures are told as all others."""
        with self._change:
            if self._stopping:
                return
            self._stopping = True
            self._wanted = [Reason.CLOSE] if last else []
            self._change.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._change:
                if not self._wanted and not self._stopping:
                    self._change.wait(self._interval)
                if not self._wanted and self._stopping:
                    return
                reason = self._wanted.pop(0) if self._wanted else Reason.TIMED
            self._keep(reason)

    def _keep(self, reason: Reason) -> None:
        try:
            copy = backups.make(self._opened, reason)
        except KnownError as error:
            self._failed(error)
            return
        if copy is not None:
            self._made(copy)
        if reason in (Reason.OPEN, Reason.CLOSE):
            backups.thin(self._opened.path)
