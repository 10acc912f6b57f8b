"""Who has a plan open: SQLite's exclusive lock, which is the truth, and the owner file beside it, which has the name.

The owner file ("~$" and the plan's name, as office programs do it) is written and taken away only by the holder of
the lock. So on a local disk nothing about it can race, and one that a crash or a pulled plug left behind is known
by the lock being free. Where the owner file names another machine, the lock proves nothing (network drives), and
the plan is taken to be in use until the user says otherwise.

POSIX takes SQLite's lock away from a process that opens the plan's bytes elsewhere and closes them again, and not all
such openings are ours: file dialogs look into the files they list. So the owner file is held by a lock of its own
(BSD's, which belongs to the one opening that took it) for as long as the plan is open, and asked about before
SQLite may touch the plan: without SQLite's lock it would take the holder's journal for one that a crash left.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sqlite3
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage.errors import primary_code
from cchc_desktop.storage.stamps import now, user_name

if sys.platform == "win32":  # locks belong to their handles there, SQLite's too
    fcntl = None
else:
    import fcntl

_PATIENCE = 2.0  # seconds: a short reader, or an opener that has not yet written its name
_ROUNDS = 50  # of asking for the lock of a file that we have just made
_OWNER_FILE_LIMIT = 4096  # bytes
_held: dict[Path, int] = {}  # owner files that this process holds: their open, locked descriptors


@dataclass(frozen=True, slots=True)
class Owner:
    """Who opened a plan for writing: the system's user and machine name, process, and time (ISO 8601, UTC)."""

    user: str
    host: str
    pid: int
    since: str

    @classmethod
    def me(cls) -> Owner:
        """This process, from now on."""
        return cls(user_name(), platform.node(), os.getpid(), now())

    def may_live(self) -> bool:
        """False where the process is known to be gone. Our own is: it does not open a plan twice."""
        if self.host != platform.node():
            return True
        return self.pid != os.getpid() and process_lives(self.pid)


def owner_path(plan: Path) -> Path:
    """The owner file of a plan file."""
    return plan.with_name(f"~${plan.name}")


def read_owner(plan: Path) -> Owner | None:
    """Who claims the plan; None where nobody does or the owner file is not understood."""
    try:
        path = owner_path(plan)
        if not path.is_file():  # a pipe would wait for ever
            return None
        with path.open("rb") as file:
            data = json.loads(file.read(_OWNER_FILE_LIMIT))
        owner = Owner(str(data["user"]), str(data["host"]), int(data["pid"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return owner


def in_use(plan: Path, owner: Owner | None) -> KnownError:
    """The error for a plan that somebody else has open; its texts are "" where nobody knows who."""
    user, host, since = (owner.user, owner.host, owner.since) if owner else ("", "", "")
    return KnownError(ErrorCode.PLAN_IN_USE, path=str(plan), user=user, host=host, since=since)


def take_lock(connection: sqlite3.Connection, plan: Path) -> None:
    """Take SQLite's exclusive lock and keep it until the connection closes; nothing is written.

    Raises KnownError(PLAN_IN_USE) where another connection has the plan open, sqlite3.Error for the rest.
    The lock is taken in the normal locking mode, where the loser of a race lets go of everything at once (in the
    exclusive mode both would keep their shared lock and neither could win).
    """
    if is_held_elsewhere(plan) and (owner := read_owner(plan)) is not None:  # else it has just been closed
        raise in_use(plan, owner)
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("BEGIN EXCLUSIVE").close()
            break
        except sqlite3.OperationalError as error:
            if primary_code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        owner = read_owner(plan)
        if (owner is not None and owner.may_live()) or time.monotonic() > deadline:
            raise in_use(plan, owner)
        time.sleep(random.uniform(0.002, 0.02))
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").close()
    connection.execute("COMMIT").close()


def claim(plan: Path, *, take_over: bool, hold: bool = False) -> Owner:
    """Write our name beside the plan; only the holder of SQLite's lock may do so.

    ``hold``: until the release, other processes of this machine see that the plan is open (not for plans on shares,
    of which a copy is edited: who comes second there is found out by comparing).
    Raises KnownError(PLAN_IN_USE) where another process holds the owner file, or where it names another machine,
    unless ``take_over``; OSError where the folder cannot be written.
    """
    mine = Owner.me()
    path = owner_path(plan)
    while True:
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
            break
        except FileExistsError:
            other = read_owner(plan)
            elsewhere = other is not None and other.host != mine.host and not take_over
            if elsewhere or is_held_elsewhere(plan):
                raise in_use(plan, other) from None
            path.unlink(missing_ok=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(mine), file, ensure_ascii=False)
            file.flush()
            if hold:  # whoever sees the lock can read the name
                _hold(handle, path)
    except OSError:
        release(plan)
        raise
    return mine


def release(plan: Path) -> None:
    """Take our name away; SQLite's lock must still be held. A file that cannot go is a stale one to the next opener."""
    path = owner_path(plan)
    with suppress(OSError):
        path.unlink()
    if (handle := _held.pop(path, None)) is not None:
        os.close(handle)


def is_held_elsewhere(plan: Path) -> bool:
    """True where another process of this machine holds the owner file: it has the plan open, whatever SQLite says."""
    if fcntl is None:
        return False
    try:
        handle = os.open(owner_path(plan), os.O_RDONLY | os.O_NONBLOCK)  # a pipe would wait for ever
    except OSError:
        return False
    try:
        if any(os.path.sameopenfile(handle, held) for held in tuple(_held.values())):
            return False
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared: two who ask are not in each other's way
    except BlockingIOError:
        return True
    except OSError:  # a file system without such locks
        return False
    else:
        return False
    finally:
        os.close(handle)


def _hold(handle: int, path: Path) -> None:
    """Hold the owner file until it is released."""
    if fcntl is None:
        return
    for _ in range(_ROUNDS):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # somebody is just asking
            time.sleep(random.uniform(0.001, 0.005))
        except OSError:
            return
        else:
            _held[path] = os.dup(handle)
            return


def process_lives(pid: int) -> bool:
    """True where a process of this number runs on this machine."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _process_lives_on_windows(pid)
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _process_lives_on_windows(pid: int) -> bool:
    import ctypes

    if sys.platform != "win32":
        raise NotImplementedError
    query_limited_information, access_denied, still_active = 0x1000, 5, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.GetExitCodeProcess.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32))
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return ctypes.get_last_error() == access_denied
    try:
        code = ctypes.c_uint32()
        return not kernel.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value == still_active
    finally:
        kernel.CloseHandle(handle)
