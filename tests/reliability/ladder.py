"""A program of tomorrow: schema version 2.0, made up, so that migrations are tried before they are needed."""

from __future__ import annotations

from cchc_desktop.storage import migrations

STEP = (
    "ALTER TABLE items ADD COLUMN weight TEXT",
    "CREATE TABLE attachments (name TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT",
    "INSERT INTO attachments SELECT id, zeroblob(2000) FROM items",
    "UPDATE items SET weight='1' WHERE level='task'",
    "CREATE INDEX items_by_level ON items (level)",
)


def climb() -> None:
    """Make this process one of version 2.0; for good."""
    migrations._STEPS[2000] = STEP
    migrations.MAJOR, migrations.VERSION = 2, 2000
    migrations.expected_schema.cache_clear()


def descend() -> None:
    """Make it one of today again."""
    migrations._STEPS.pop(2000, None)
    migrations.MAJOR, migrations.VERSION = 1, 1000
    migrations.expected_schema.cache_clear()
