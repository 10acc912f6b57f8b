"""Is this file a plan of ours, of a version we know, and whole? Asked before a word of it is believed."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from sqlalchemy import text

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import migrations
from cchc_desktop.storage.database import Database
from cchc_desktop.storage.errors import DamagedError, damaged
from cchc_desktop.storage.migrations import (
    APPLICATION_ID,
    SCHEMA_QUERY,
    is_newer,
    schema_of,
)

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19: the file was never turned to WAL


def is_database(path: Path) -> bool:
    """True for a file that SQLite would open; to ask it about any other could cost that file its journal."""
    try:
        return _header(path, to_write=False).startswith(_MAGIC)
    except KnownError:
        return False


def identify(path: Path, *, to_write: bool) -> int:
    """The version in the file's header, read without SQLite, so that no foreign file is even touched.

    With ``to_write`` the file is opened for writing (nothing is written), to learn whether that is allowed.
    Raises KnownError: PLAN_MISSING, PLAN_FOREIGN, PLAN_NEWER, PLAN_DAMAGED, PLAN_READ_ONLY, SOURCE_UNREADABLE.
    """
    header = _header(path, to_write=to_write)
    if not header.startswith(_MAGIC):
        if _MAGIC.startswith(header):
            raise damaged(path, f"the file ends after {len(header)} bytes")
        raise KnownError(ErrorCode.PLAN_FOREIGN, path=str(path))
    if len(header) < _HEADER_SIZE:
        raise damaged(path, f"the file ends after {len(header)} bytes")
    version = int.from_bytes(header[60:64], "big")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID or header[18:20] != _ROLLBACK_JOURNAL or version < 1000:
        raise KnownError(ErrorCode.PLAN_FOREIGN, path=str(path))
    if is_newer(version):
        raise KnownError(ErrorCode.PLAN_NEWER, path=str(path))
    return version


def _header(path: Path, *, to_write: bool) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            raise KnownError(ErrorCode.PLAN_FOREIGN, path=str(path))
        with path.open("r+b" if to_write else "rb") as file:
            return file.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise KnownError(ErrorCode.PLAN_MISSING, path=str(path)) from None
    except OSError as error:
        if to_write and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise KnownError(ErrorCode.PLAN_READ_ONLY, path=str(path)) from error
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=str(error.strerror)) from error


def _check_size(database: Database) -> None:
    """A file cut short within its last page: SQLite reads zeros there and says nothing."""
    (pages,), (size,) = (database.raw.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    name = database.raw.execute("PRAGMA database_list").fetchone()[2]
    if Path(name).stat().st_size < pages * size:
        raise DamagedError(f"the file is shorter than its {pages} pages")


def check(database: Database, path: Path, version: int) -> None:
    """Refuse a schema that is not ours (triggers, views, other tables), and what SQLite finds damaged.

    Raises KnownError(PLAN_FOREIGN or PLAN_NEWER), DamagedError, or the driver's own error. To be called inside
    a transaction. integrity_check and not quick_check: it also compares each index with its table, and an edit
    that looks its row up in a wrong index would miss it.
    """
    connection = database.connection
    found = schema_of((row[0], row[1], row[2], row[3]) for row in connection.execute(text(SCHEMA_QUERY)))
    if found != migrations.expected_schema(min(version, migrations.VERSION)):
        code = ErrorCode.PLAN_NEWER if version > migrations.VERSION else ErrorCode.PLAN_FOREIGN
        raise KnownError(code, path=str(path))
    _check_size(database)
    report = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    if report != "ok":
        raise DamagedError(report)
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise DamagedError("an item hangs under one that is not there")
