"""The plan in its file: read whole, written whole, or written by the rows that one step changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase

from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import digest
from cchc_desktop.storage.errors import DamagedError
from cchc_desktop.storage.ledger import SEQ, Ledger, RowsChanged
from cchc_desktop.storage.mapping import (
    COLUMNS,
    ItemRow,
    item_digest,
    items_from_rows,
    meta_digest,
    plan_from,
    plan_meta,
    plan_rows,
)
from cchc_desktop.storage.rows import ITEMS, META

CREATED = "created"  # key in META: when the file was made, ISO 8601, UTC
DIGEST = "digest"  # key in META: the content digest

_SELECT_META = select(META.c.key, META.c.value)
_SELECT_ITEMS = str(select(*ITEMS.c).compile(dialect=sqlite.dialect()))
_INSERT_ITEMS = str(insert(ITEMS).compile(dialect=sqlite.dialect(paramstyle="qmark")))
_DELETE = delete(ITEMS).where(ITEMS.c.id == bindparam("item"))
_UPDATE = update(ITEMS).where(ITEMS.c.id == bindparam("item"))
_UPDATE_META = update(META).where(META.c.key == bindparam("name"))


def read(connection: Connection) -> tuple[Plan, Ledger]:
    """The plan and its ledger; raises DamagedError where the content contradicts itself or its digest."""
    meta, stated = read_meta(connection)
    plan, rows = load(connection, meta)
    places = {row[0]: (row[2], item_digest(row)) for row in rows}
    total = total_of(places, meta)
    if digest.as_text(total) != stated:
        raise DamagedError("the content digest differs")
    return plan, Ledger(places, meta, total)


def load(connection: Connection, meta: Mapping[str, str]) -> tuple[Plan, Sequence[ItemRow]]:
    """The plan as the rows tell it, not yet compared with the digest, and the rows of its items."""
    rows = _item_rows(connection)
    return plan_from(meta, items_from_rows(rows)), rows


def read_meta(connection: Connection) -> tuple[dict[str, str], str]:
    """The rows of META by key, and apart from them the stated digest; raises DamagedError where one is missing."""
    meta: dict[str, str] = {row.key: row.value for row in connection.execute(_SELECT_META)}
    stated = meta.pop(DIGEST, "")
    if not meta.get(SEQ, "").isdecimal():
        raise DamagedError("the number of the last step is missing")
    return meta, stated


def _item_rows(connection: Connection) -> Sequence[ItemRow]:
    """All rows of ITEMS, in no order; the driver's own tuples, which are faster to make and to read."""
    cursor = connection.connection.cursor()
    try:
        return cursor.execute(_SELECT_ITEMS).fetchall()
    finally:
        cursor.close()


def total_of(places: Mapping[str, tuple[int, int]], meta: Mapping[str, str]) -> int:
    """The content digest of rows given by their ledger lines and of META."""
    rows = [row for _, row in places.values()]
    return digest.combined(rows + [meta_digest(key, value) for key, value in meta.items()])


def stated_and_counted(raw: sqlite3.Connection) -> tuple[str, str]:
    """The content digest as the file states it and as its rows make it, whatever columns its version has."""
    meta: dict[str, str] = dict(raw.execute("SELECT key, value FROM meta").fetchall())
    stated = meta.pop(DIGEST, "")
    rows = [item_digest(row) for row in raw.execute("SELECT * FROM items")]
    counted = digest.combined(rows + [meta_digest(key, value) for key, value in meta.items()])
    return stated, digest.as_text(counted)


def restate(connection: Connection) -> None:
    """Make the digest say what the rows are, as this version reads them, inside the caller's transaction."""
    meta, _ = read_meta(connection)
    total = total_of({row[0]: (row[2], item_digest(row)) for row in _item_rows(connection)}, meta)
    _hit(connection, _UPDATE_META, [{"name": DIGEST, "value": digest.as_text(total)}])


def write_all(connection: Connection, plan: Plan, created: str) -> None:
    """Write a whole plan into empty tables, inside the caller's transaction; the rows go to the driver as they are."""
    rows: list[tuple[str | int | None, ...]] = []
    digests: list[int] = []
    for row in plan_rows(plan):  # both at once, while the texts are near
        rows.append(row)
        digests.append(item_digest(row))
    connection.exec_driver_sql(_INSERT_ITEMS, rows)
    meta = plan_meta(plan) | {CREATED: created, SEQ: "0"}
    total = digest.combined(digests + [meta_digest(key, value) for key, value in meta.items()])
    meta[DIGEST] = digest.as_text(total)
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in meta.items()])


def write(connection: Connection, work: RowsChanged) -> None:
    """Write the rows of one step, inside the caller's transaction."""
    if work.gone:
        _hit(connection, _DELETE, [{"item": item_id} for item_id in work.gone])
    if work.come:
        connection.execute(insert(ITEMS), [dict(zip(COLUMNS, row, strict=True)) for row in work.come])
    if work.changed:
        _hit(connection, _UPDATE, [dict(zip(("item", *COLUMNS[1:]), row, strict=True)) for row in work.changed])
    meta = work.meta | {DIGEST: digest.as_text(work.total)}
    known = {key: value for key, value in meta.items() if key not in work.fresh}
    _hit(connection, _UPDATE_META, [{"name": key, "value": value} for key, value in known.items()])
    if work.fresh:
        connection.execute(insert(META), [{"key": key, "value": work.meta[key]} for key in sorted(work.fresh)])


def put_meta(connection: Connection, ledger: Ledger, key: str, value: str) -> None:
    """Set one row of META beside the plan's own, and the digest with it, inside the caller's transaction."""
    old = ledger.meta.get(key)
    gone = [] if old is None else [meta_digest(key, old)]
    ledger.total = digest.replaced(ledger.total, gone, [meta_digest(key, value)])
    ledger.meta[key] = value
    _hit(connection, _UPDATE_META, [{"name": DIGEST, "value": digest.as_text(ledger.total)}])
    if old is None:
        connection.execute(insert(META), [{"key": key, "value": value}])
    else:
        _hit(connection, _UPDATE_META, [{"name": key, "value": value}])


def _hit(connection: Connection, statement: UpdateBase, parameters: list[dict[str, Any]]) -> None:
    """Run a statement once per parameter set; every run must find its row."""
    found = connection.execute(statement, parameters).rowcount
    if found != len(parameters):
        raise RuntimeError(f"{found} of {len(parameters)} rows were found: the ledger is not the file's")
