"""Raising a file of an older version to ours, in one transaction: schema, then the content digest over the new rows.

Whoever calls it has checked the file by its own version's schema, and made a verified copy of it (backups.py).
"""

from __future__ import annotations

from cchc_desktop.storage import content, migrations
from cchc_desktop.storage.database import Database
from cchc_desktop.storage.errors import DamagedError


def raise_version(database: Database, version: int) -> None:
    """Raise the open file; raises DamagedError where its content is not what it states, before anything is changed."""
    raw = database.raw
    stated, counted = content.stated_and_counted(raw)
    if stated != counted:
        raise DamagedError("the content digest differs")
    migrations.raise_schema(raw, version)
    content.restate(database.connection)
