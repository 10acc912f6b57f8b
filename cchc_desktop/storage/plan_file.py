"""The plan file *.cchc, as window and command line use it: create, open for editing, read.

A plan open for editing is held exclusively. Each event of the document is one transaction, written by one thread;
`on_saved` comes after its commit and not before. What cannot be written stays queued, in order.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from cchc_desktop.core.document import Event
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.history import History
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import content, digest, journal, lock, migrations, past, upgrade
from cchc_desktop.storage.checks import check, identify, is_database
from cchc_desktop.storage.database import Database, connect
from cchc_desktop.storage.errors import making, reading, writing
from cchc_desktop.storage.ledger import Ledger
from cchc_desktop.storage.migrations import build
from cchc_desktop.storage.place import new_file
from cchc_desktop.storage.plan_past import PlanPast
from cchc_desktop.storage.private_copy import read_copy, verify
from cchc_desktop.storage.stamps import now, user_name
from cchc_desktop.storage.writer import Failed, Saved, Writer

# Plans that this process has open, by the identity of the file. Whoever opens the bytes of such a file in this
# process and closes them again drops SQLite's lock on it (a rule of POSIX), so nobody may: `_gate` is held, and
# `_open` asked, around every touch of a plan file.
_gate = threading.RLock()
_open: dict[tuple[int, int], OpenPlan] = {}


def create(path: Path | str, plan: Plan, *, replace: bool = False) -> None:
    """Write a new plan file, without history, complete before it gets its name.

    Raises KnownError: TARGET_EXISTS (unless ``replace``), PLAN_IN_USE (``replace`` of a plan open somewhere),
    TARGET_FOLDER_MISSING, TARGET_NOT_WRITABLE, DISK_FULL. Nothing is left behind then.
    """
    target = _real(path)
    with _replacing(target) if replace else nullcontext(), new_file(target, replace=replace) as temporary:
        _write_new(temporary, plan)
        verify(temporary, target)


def _write_new(path: Path, plan: Plan) -> None:
    with making(path), Database(connect(path)) as database:
        # nobody else knows this file yet: it needs no journal, and is synced once, at the end
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            database.raw.execute(f"PRAGMA {pragma}").close()
        with database.transaction():
            build(database.raw)
            content.write_all(database.connection, plan, now())


@contextmanager
def _replacing(target: Path) -> Iterator[None]:
    """Hold a plan that is about to be replaced, so that nobody has it open or opens it meanwhile."""
    with _gate, ExitStack() as held:
        if (mine := _opened_here(target)) is not None:
            raise lock.in_use(target, mine.owner)
        if is_database(target):
            with suppress(sqlite3.Error):  # damaged, or not to be written: nobody edits it
                raw = connect(target, lambda connection: lock.take_lock(connection, target))
                held.callback(raw.close)
            if sys.platform == "win32":  # an open file cannot be replaced there, neither by us nor under others
                held.pop_all().close()
        yield


def read_plan(path: Path | str) -> Plan:
    """The plan in a file, for reading only; the file is neither changed nor locked, and may be open elsewhere.

    Of a plan that this process has open it is the plan as it stands there. Raises KnownError: PLAN_MISSING,
    PLAN_FOREIGN, PLAN_NEWER, PLAN_DAMAGED, SOURCE_UNREADABLE, PLAN_IN_USE (written to without a pause).
    """
    target = _real(path)
    with _gate:
        mine = _opened_here(target)
    return mine.latest if mine is not None else read_copy(target, lambda: _gate)


def open_plan(path: Path | str, *, take_over: bool = False) -> OpenPlan:
    """Open a plan for editing, exclusively.

    ``take_over``: the user says that nobody has it open, whatever an owner file of another machine says; SQLite's
    lock is asked nevertheless. Raises KnownError: PLAN_IN_USE, PLAN_MISSING, PLAN_FOREIGN, PLAN_NEWER, PLAN_DAMAGED,
    PLAN_READ_ONLY.
    """
    target = _real(path)
    with _gate, reading(target), ExitStack() as undo:
        if (mine := _opened_here(target)) is not None:
            raise lock.in_use(target, mine.owner)
        version, raw = _locked(target)
        database = undo.enter_context(Database(raw))
        raw.execute("PRAGMA journal_mode=TRUNCATE").close()
        owner = _claimed(target, take_over=take_over)
        undo.callback(lock.release, target)  # before the lock goes with the database
        if migrations.is_older(version):
            version = _upgraded(database, target, version)
        loaded = _load(database, target, version)
        opened = OpenPlan(target, database, owner, loaded)
        _open[_identity(target)] = opened
        undo.pop_all()
        return opened


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a file held when it was opened."""

    plan: Plan
    ledger: Ledger
    history: History
    trail: journal.Trail


def _upgraded(database: Database, path: Path, version: int) -> int:
    """Raise an older file to our version: after a verified copy, in one transaction."""
    from cchc_desktop.storage import backups  # which knows this module

    with database.transaction():
        check(database, path, version)
    backups.make_before_upgrade(database.raw, path)
    with database.transaction():
        upgrade.raise_version(database, version)
    return migrations.VERSION


def _load(database: Database, path: Path, version: int) -> _Loaded:
    with database.transaction():
        check(database, path, version)
        plan, ledger = content.read(database.connection)
        history, trail = journal.read(database.connection, ledger.seq, past.kept_from(ledger))
        past.thin(database.connection, ledger, trail)
    return _Loaded(plan, ledger, history, trail)


def _locked(path: Path) -> tuple[int, sqlite3.Connection]:
    """Version of the file and a connection that holds it exclusively."""
    while True:
        version = identify(path, to_write=True)
        before = _identity(path)
        raw = connect(path, lambda connection: lock.take_lock(connection, path))
        if _identity(path) == before:
            return version, raw
        raw.close()  # another file was put in its place meanwhile


def _claimed(path: Path, *, take_over: bool) -> lock.Owner:
    try:
        return lock.claim(path, take_over=take_over, hold=True)
    except OSError as error:
        raise KnownError(ErrorCode.PLAN_READ_ONLY, path=str(path)) from error


class OpenPlan:
    """A plan file open for editing; made by :func:`open_plan`.

    ``plan``: as it was when opened. ``history``: what can be undone and redone. Hand both to the Document, which
    keeps the history from then on, and each of its events to :meth:`record`. ``past``: older steps and named
    versions. ``on_saved(number, when)`` and ``on_failed(error)`` may be set at any time; they are called on the
    writer's thread.
    """

    def __init__(self, path: Path, database: Database, owner: lock.Owner, loaded: _Loaded) -> None:
        self.path = path
        self.owner = owner
        self.plan = loaded.plan
        self.history = loaded.history
        self.latest = loaded.plan  # with everything recorded, saved or not
        self.on_saved: Saved = _ignore_saved
        self.on_failed: Failed = _ignore_failed
        self._database = database
        self._ledger = loaded.ledger
        self._trail = loaded.trail
        self._opened_at = loaded.trail.top
        self.user = user_name()  # who makes the edits, as the journal says it
        self._closed = False
        self._saved_plan = loaded.plan
        self._writer = Writer(self._save, self._tell_saved, self._tell_failed)
        self.past = PlanPast(path, database, self._writer, self._ledger, user=lambda: self.user, saved=self._last_saved)

    def __enter__(self) -> OpenPlan:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(discard=kind is not None)

    def _tell_saved(self, number: int, when: datetime) -> None:
        self.on_saved(number, when)

    def _tell_failed(self, error: Exception) -> None:
        self.on_failed(error)

    def record(self, event: Event) -> int:
        """Queue an event of the document to be saved; returns at once, with its number in the journal."""
        if self._closed:
            raise RuntimeError("the plan file is closed")
        entry = self._trail.enter(event, self.user)
        self.latest = event.after
        self._writer.put(entry)
        return entry.seq

    def _last_saved(self) -> Plan:
        return self._saved_plan

    @property
    def unsaved(self) -> int:
        """How many recorded events are not saved yet."""
        return len(self._writer.waiting())

    @property
    def failure(self) -> Exception | None:
        """Why saving has stopped; None while all goes well."""
        return self._writer.failure

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self._writer.retry()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is saved; False where that failed (see ``failure``) or ``timeout`` seconds were not enough."""
        return self._writer.flush(timeout)

    @property
    def steps_since_opening(self) -> int | None:
        """How many undo steps lead back to the plan as it was when opened; negative: redo steps.

        None where neither does (older steps were undone, then others made): then ``plan`` itself, applied as an
        edit, leads back.
        """
        return self._trail.steps_above(self._opened_at)

    def save_copy(self, target: Path | str, *, with_history: bool = True, replace: bool = False) -> None:
        """Write the plan as it stands now, what could not be saved included, to another file.

        ``with_history`` False leaves the journal out, for files that are sent on. Raises KnownError as
        :func:`create` does; the open file is not touched.
        """
        if not with_history:
            create(target, self.latest, replace=replace)
            return
        if self._closed:
            raise RuntimeError("the plan file is closed")
        target = _real(target)
        with _replacing(target) if replace else nullcontext(), new_file(target, replace=replace) as temporary:
            self._writer.call(lambda: self._copy_to(temporary))
            verify(temporary, target)

    def content_digest(self) -> str:
        """The digest of the plan and its last step as saved; another one where edits wait that cannot be saved."""
        waiting = len(self._writer.waiting())
        return digest.as_text(digest.replaced(self._ledger.total, (), [waiting] if waiting else ()))

    def _copy_to(self, path: Path) -> None:
        with making(path), Database(connect(path)) as copy:
            self._database.raw.backup(copy.raw)
            ledger = self._ledger.copy()
            for entry in self._writer.waiting():
                _save(copy, ledger, entry)

    def _save(self, entry: journal.Entry) -> None:
        with writing(self.path):
            _save(self._database, self._ledger, entry)
        self._saved_plan = entry.after

    def close(self, *, discard: bool = False) -> None:
        """Save what is left and close the file; only the plan file remains.

        Raises the error and stays open where something cannot be saved, unless ``discard``.
        """
        if self._closed:
            return
        if not self._writer.flush() and not discard:
            raise self._writer.failure or RuntimeError("the plan was closed while it was being edited")
        self._closed = True
        self._writer.stop()
        with _gate:
            lock.release(self.path)
            # SQLite removes its journal, also an empty one that a killed process left, in these modes only
            with suppress(sqlite3.Error):
                for pragma in ("locking_mode=NORMAL", "journal_mode=DELETE"):
                    self._database.raw.execute(f"PRAGMA {pragma}").close()
            self._database.close()
            for key in [key for key, opened in _open.items() if opened is self]:
                del _open[key]


def _save(database: Database, ledger: Ledger, entry: journal.Entry) -> None:
    """One step, one transaction."""
    work = ledger.work_out(entry.seq, entry.changes, entry.after)
    with database.transaction():
        content.write(database.connection, work)
        journal.write(database.connection, entry)
    ledger.absorb(work)


def _ignore_saved(number: int, when: datetime) -> None:
    """Nobody listens."""


def _ignore_failed(error: Exception) -> None:
    """Nobody listens."""


def _real(path: Path | str) -> Path:
    """The absolute path, of the file itself where the last part is a link: SQLite keeps the journal beside that."""
    absolute = Path(path).absolute()
    return absolute.resolve() if os.path.islink(absolute) else absolute


def _identity(path: Path) -> tuple[int, int]:
    """What tells one file from all others, whatever its name; raises KnownError(PLAN_MISSING)."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise KnownError(ErrorCode.PLAN_MISSING, path=str(path)) from None
    return found.st_dev, found.st_ino


def _opened_here(path: Path) -> OpenPlan | None:
    with suppress(OSError, KnownError):
        return _open.get(_identity(path))
    return None
