"""The tables of the plan file as SQLAlchemy knows them; their text in the file stands in migrations.py."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

# Fields of an item with a column of their own; any other field goes to ``extra``. NULL = the item has no such
# field, "" = it is there and empty.
FIELDS = ("deliverable", "lead", "coordinating", "time", "due", "budget", "note")

# key → value as JSON: form, year, period, document, "record:" and its name for each record, created, seq
# (number of the last journal row), digest
META = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# One row per item. ``position`` orders the children of one parent and has no other meaning (positions.py).
# ``extra`` and ``marks`` are JSON objects of texts, NULL where empty.
ITEMS = Table(
    "items",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("parent", Text, ForeignKey("items.id", deferrable=True, initially="DEFERRED")),
    Column("position", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("text", Text),
    *(Column(name, Text) for name in FIELDS),
    Column("extra", Text),
    Column("marks", Text),
)
Index("items_in_order", ITEMS.c.parent, ITEMS.c.position)

# One row per edit, undo and redo, never changed afterwards (journal.py).
JOURNAL = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601, UTC
    Column("user", Text, nullable=False),
    Column("act", Text, nullable=False),  # edit | undo | redo
    Column("label", Text, nullable=False),
    Column("below", Integer),  # of an edit: the step done before it, on which it stands
    Column("target", Integer),  # of undo and redo: the edit taken back or done again
    Column("changes", LargeBinary),  # of an edit: its changes, JSON packed with zlib
    Column("digest", Text, nullable=False),  # of all the above
)

# One row per named version (past.py).
VERSIONS = Table(
    "versions",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("seq", Integer, nullable=False),  # the last step before it
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("plan", LargeBinary, nullable=False),  # the rows of the whole plan, JSON packed with zlib
    Column("digest", Text, nullable=False),  # of all the above
)
