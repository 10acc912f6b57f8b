"""The one thread that writes an open plan file: entries in order, each until it is saved or the plan is closed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from cchc_desktop.storage.journal import Entry

Result = TypeVar("Result")
Saved = Callable[[int, datetime], None]
Failed = Callable[[Exception], None]


class _Call(Generic[Result]):
    """A function to be run on the thread, and where its result is awaited."""

    def __init__(self, function: Callable[[], Result], future: Future[Result]) -> None:
        self._function = function
        self.future = future

    def __call__(self) -> None:
        try:
            self.future.set_result(self._function())
        except BaseException as error:  # raised again in the caller, who waits for it
            self.future.set_exception(error)


class Writer:
    """A queue of entries and the thread that saves them.

    ``save`` writes one entry and raises where it cannot. The entry then stays first in the queue and the thread
    rests until :meth:`retry` or the next entry. ``saved`` and ``failed`` are called on the thread; they look
    the listeners up each time, so that those may be set later.
    """

    def __init__(self, save: Callable[[Entry], None], saved: Saved, failed: Failed) -> None:
        self._save = save
        self._saved = saved
        self._failed = failed
        self._change = threading.Condition()
        self._entries: deque[Entry] = deque()
        self._calls: deque[_Call[Any]] = deque()
        self._failure: Exception | None = None
        self._busy = False
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="plan-writer", daemon=True)
        self._thread.start()

    @property
    def failure(self) -> Exception | None:
        """Why the first entry could not be saved; None while all goes well."""
        return self._failure

    def waiting(self) -> list[Entry]:
        """The entries that are not saved yet, in order."""
        with self._change:
            return list(self._entries)

    def put(self, entry: Entry) -> None:
        """Save an entry after all others; returns at once. Also tries again what failed."""
        with self._change:
            self._entries.append(entry)
            self._failure = None
            self._change.notify_all()

    def retry(self) -> None:
        """Try again what failed."""
        with self._change:
            self._failure = None
            self._change.notify_all()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything is saved; False where it failed (see ``failure``) or ``timeout`` seconds are over."""
        self.retry()
        with self._change:
            self._change.wait_for(lambda: not self._busy and (not self._entries or bool(self._failure)), timeout)
            return not self._entries and not self._busy

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function on the thread, behind the entries that can be saved, and wait for its result."""
        future: Future[Result] = Future()
        run = _Call(function, future)
        with self._change:
            if self._stopping:
                raise RuntimeError("the plan file is closed")
            self._calls.append(run)
            self._change.notify_all()
        return future.result()

    def stop(self) -> None:
        """End the thread after what it is doing now; entries still waiting are given up."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        self._thread.join()
        while self._calls:
            self._calls.popleft().future.set_exception(RuntimeError("the plan file is closed"))

    def _run(self) -> None:
        while (task := self._next()) is not None:
            task()
            with self._change:
                self._busy = False
                self._change.notify_all()

    def _next(self) -> Callable[[], None] | None:
        """What to do now; None for the end."""
        with self._change:
            while not self._stopping:
                if self._entries and self._failure is None:
                    self._busy = True
                    return self._save_first
                if self._calls:
                    self._busy = True
                    return self._calls.popleft()
                self._change.wait()
        return None

    def _save_first(self) -> None:
        entry = self._entries[0]
        try:
            self._save(entry)
        except Exception as error:  # a bug, too, must be told and must not cost the entry
            with self._change:
                self._failure = error
            self._tell(self._failed, error)
            return
        with self._change:
            self._entries.popleft()
        self._tell(self._saved, entry.seq, datetime.now(UTC))

    def _tell(self, listener: Callable[..., None], *what: Any) -> None:
        """Tell a listener; its mistakes are reported, they do not end the thread."""
        try:
            listener(*what)
        except Exception as error:
            threading.excepthook(
                threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
            )
