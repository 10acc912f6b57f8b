"""Reading a plan without touching it: from a private copy of its bytes, checked, and taken again where it was torn.

A plan that is open elsewhere is held exclusively: SQLite does not let anybody read it, but its bytes can be copied.
A copy taken in the middle of a save may be torn; the journal beside it is copied too and repairs most of that, and
integrity check and content digest notice the rest.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import content, migrations, upgrade
from cchc_desktop.storage.checks import check, identify
from cchc_desktop.storage.database import Database, connect
from cchc_desktop.storage.errors import FULL, damaged, reading
from cchc_desktop.storage.lock import in_use, read_owner
from cchc_desktop.storage.place import journal_path

_TRIES = 12
_PAUSE = 0.05  # seconds, growing with each try
_CHUNK = 1 << 20


def read_copy(path: Path, gate: Callable[[], AbstractContextManager[object]]) -> Plan:
    """The plan in the file, which is neither changed nor locked. ``gate`` is held while the file is touched.

    Raises KnownError as :func:`~cchc_desktop.storage.checks.identify` does, or PLAN_IN_USE for a file that somebody
    writes to without a pause.
    """
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "plan.cchc"
        failed: tuple[bytes, KnownError] | None = None
        for attempt in range(_TRIES):
            with gate():
                version = identify(path, to_write=False)
                seen = copy_bytes(path, copy) + copy_bytes(journal_path(path), journal_path(copy))
            try:
                return _read(copy, path, version)
            except KnownError as error:
                if error.code is not ErrorCode.PLAN_DAMAGED or (failed and failed[0] == seen):
                    raise  # the same bytes twice: nobody was writing
                failed = seen, error
            time.sleep(_PAUSE * (attempt + 1))
    raise in_use(path, read_owner(path))


def copy_bytes(source: Path, target: Path) -> bytes:
    """Copy a file that may be missing, over what ``target`` held; the digest of what was copied.

    Raises KnownError: SOURCE_UNREADABLE, DISK_FULL.
    """
    digest = blake2b(digest_size=16)
    target.unlink(missing_ok=True)
    try:
        with source.open("rb") as file, target.open("xb") as copy:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
    except FileNotFoundError:
        return b""
    except OSError as error:
        if error.errno in FULL:
            raise KnownError(ErrorCode.DISK_FULL, path=str(target)) from error
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(source), reason=str(error.strerror)) from error
    return digest.digest()


def _read(copy: Path, path: Path, version: int) -> Plan:
    if not copy.exists():
        raise KnownError(ErrorCode.PLAN_MISSING, path=str(path))
    with reading(path), Database(connect(copy)) as database, database.transaction():
        check(database, path, version)
        if migrations.is_older(version):
            upgrade.raise_version(database, version)
        plan, _ = content.read(database.connection)
    return plan


def verify(path: Path, target: Path) -> None:
    """Read back a file that we have just made for ``target``; raises KnownError(PLAN_DAMAGED) where it is not whole."""
    try:
        _read(path, target, identify(path, to_write=False))
    except KnownError as error:
        raise damaged(target, error.params.get("detail", error.code)) from error
