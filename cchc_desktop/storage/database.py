"""One SQLite connection to a plan file, with the settings that the promises need, spoken to through SQLAlchemy.

Every transaction is an explicit BEGIN IMMEDIATE: the driver's own transaction control is off, because it leaves
schema changes and some failures outside (house rule for SQLAlchemy).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import RootTransaction
from sqlalchemy.pool import StaticPool

if sqlite3.sqlite_version_info < (3, 37):  # STRICT tables
    raise RuntimeError(f"SQLite 3.37 or newer is needed, this Python has {sqlite3.sqlite_version}")

# trusted_schema, cell_size_check: a hostile file runs nothing and is read with care. mmap_size: a page that
# cannot be read is an error and no crash. synchronous=EXTRA: a commit outlives a power cut. temp_store: no
# text of a plan in the folder of temporary files.
_PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "foreign_keys=ON",
    "synchronous=EXTRA",
    "temp_store=MEMORY",
)


def connect(path: Path, first: Callable[[sqlite3.Connection], None] | None = None) -> sqlite3.Connection:
    """A connection to an existing file, with our settings; raises sqlite3.Error.

    ``first`` is called before SQLite has looked at the file (some settings make it read the schema): the moment
    for taking the lock. What it raises goes on, and the connection is closed.
    """
    connection = sqlite3.connect(_uri(path), uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        if first is not None:
            first(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    """The file's URI with mode=rw, which never makes a file; SQLite wants an empty host, also for \\\\server\\share."""
    posix = Path(path).absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix))}?mode=rw"


class Database:
    """A connection and its SQLAlchemy face. One thread at a time may use it."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self._engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediate)
        self.connection: Connection = self._engine.connect()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def transaction(self) -> RootTransaction:
        """A context in which all statements are one transaction: committed at its end, rolled back on an error."""
        return self.connection.begin()

    def close(self) -> None:
        """Close the file; what is not committed is rolled back."""
        self.connection.close()
        self._engine.dispose()
        self.raw.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
