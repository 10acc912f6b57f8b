"""The versions of the plan file: the schema of each as fixed text, from which every new file is built.

The version stands in SQLite's ``user_version`` as major * 1000 + minor. A step's text is never edited after its
release: files in the world carry exactly this text, and a file whose schema says anything else is not ours.
An older file is raised step by step (upgrade.py), so that its schema ends as the text of a new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache

APPLICATION_ID = 0x43434843  # "CCHC", at byte 68 of the file
MAJOR, MINOR = 1, 0
VERSION = MAJOR * 1000 + MINOR

# STRICT: SQLite itself refuses, and integrity_check reports, a value of another type. Foreign keys wait for
# the end of the transaction, so that the rows of one edit may be written in any order.
_STEPS: dict[int, tuple[str, ...]] = {
    1000: (
        """CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT""",
        """CREATE TABLE items (
  id TEXT PRIMARY KEY NOT NULL,
  parent TEXT REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  level TEXT NOT NULL,
  text TEXT,
  deliverable TEXT,
  lead TEXT,
  coordinating TEXT,
  time TEXT,
  due TEXT,
  budget TEXT,
  note TEXT,
  extra TEXT,
  marks TEXT
) STRICT""",
        "CREATE INDEX items_in_order ON items (parent, position)",
        """CREATE TABLE journal (
  seq INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  label TEXT NOT NULL,
  below INTEGER,
  target INTEGER,
  changes BLOB,
  digest TEXT NOT NULL
) STRICT""",
        """CREATE TABLE versions (
  name TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  plan BLOB NOT NULL,
  digest TEXT NOT NULL
) STRICT""",
    )
}


def is_newer(version: int) -> bool:
    """True for a file whose major version this program does not know; a newer minor keeps the schema."""
    return version // 1000 > MAJOR


def is_older(version: int) -> bool:
    """True for a file whose schema this program would raise to its own."""
    return any(step > version for step in _STEPS)


def build(connection: sqlite3.Connection) -> None:
    """Make the tables of the current version in an empty file, and mark the file as ours."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raise_schema(connection, 0)


def raise_schema(connection: sqlite3.Connection, version: int, target: int | None = None) -> None:
    """Take the steps above ``version`` up to ``target`` (the current one), inside the caller's transaction."""
    for step in sorted(_STEPS):
        if version < step <= (target or VERSION):
            for statement in _STEPS[step]:
                connection.execute(statement)
    connection.execute(f"PRAGMA user_version={target or VERSION}")


SchemaEntry = tuple[str, str, str, str | None]
SCHEMA_QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_schema"


@cache
def expected_schema(version: int) -> frozenset[SchemaEntry]:
    """The entries (type, name, table, SQL text) of sqlite_schema in a file of ``version``, and nothing else."""
    with closing(sqlite3.connect(":memory:")) as connection:
        raise_schema(connection, 0, version)
        return schema_of(connection.execute(SCHEMA_QUERY))


def schema_of(rows: Iterable[SchemaEntry]) -> frozenset[SchemaEntry]:
    """The rows of :data:`SCHEMA_QUERY` in a form that can be compared."""
    return frozenset((kind, name, table, sql) for kind, name, table, sql in rows)
