"""The past of a plan file: its steps with who and when, the plan after any of them, named versions, and thinning.

A named version is the whole plan, packed, in a table of its own: it needs no step of the journal, so that the journal
may be thinned below it. The journal is thinned at opening, once it has more than ``MOST_ROWS`` rows or ``MOST_BYTES``
of changes: then the older half goes; never a step that undo or redo can reach after opening.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select

from cchc_desktop.core.changes import Change, apply, invert
from cchc_desktop.core.document import Act
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import content, journal
from cchc_desktop.storage.errors import DamagedError
from cchc_desktop.storage.ledger import CUT, Ledger
from cchc_desktop.storage.mapping import items_from_rows, plan_from, plan_meta, plan_rows
from cchc_desktop.storage.rows import JOURNAL, VERSIONS
from cchc_desktop.storage.stamps import now

MOST_ROWS = 20_000
MOST_BYTES = 64_000_000  # of packed changes
MOST_NAME = 200  # letters of a version's name


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One row of the journal. ``at``: ISO 8601, UTC. ``target``: the step that an undo or redo is about."""

    seq: int
    at: str
    user: str
    act: Act
    label: str
    target: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """A named version: the plan as it was after step ``seq`` (0: as it was made)."""

    name: str
    seq: int
    at: str
    user: str


def steps(connection: Connection, newest: int | None = None) -> list[StepInfo]:
    """The steps that the journal holds, the last first; ``newest``: at most so many."""
    columns = (JOURNAL.c.seq, JOURNAL.c.at, JOURNAL.c.user, JOURNAL.c.act, JOURNAL.c.label, JOURNAL.c.target)
    rows = connection.execute(select(*columns).order_by(JOURNAL.c.seq.desc()).limit(newest))
    return [StepInfo(row.seq, row.at, row.user, Act(row.act), row.label, row.target) for row in rows]


def changes_of(connection: Connection, seq: int) -> tuple[Change, ...]:
    """What step ``seq`` changed, in the direction in which it went; raises DamagedError where it is not there."""
    row = _row(connection, seq)
    if row.act == Act.EDIT:
        return journal.changes(row)
    done = journal.changes(_row(connection, row.target))
    return invert(done) if row.act == Act.UNDO else done


def plan_at(connection: Connection, latest: Plan, last: int, seq: int) -> Plan:
    """The plan as it was after step ``seq``, where ``latest`` is it after step ``last``.

    Raises DamagedError where a step in between is missing or does not fit.
    """
    plan = latest
    try:
        for number in range(last, seq, -1):
            plan = apply(plan, invert(changes_of(connection, number)))
    except (KeyError, ValueError, IndexError) as error:
        raise DamagedError(f"a step does not fit the plan: {error!r}") from error
    return plan


def _row(connection: Connection, seq: int) -> Row[tuple[object, ...]]:
    row = connection.execute(select(JOURNAL).where(JOURNAL.c.seq == seq)).one_or_none()
    if row is None:
        raise DamagedError(f"step {seq} is missing from the journal")
    journal.verify(row)
    return row


# ---- named versions


def versions(connection: Connection) -> list[Version]:
    """The named versions, the oldest first."""
    columns = (VERSIONS.c.name, VERSIONS.c.seq, VERSIONS.c.at, VERSIONS.c.user)
    rows = connection.execute(select(*columns).order_by(VERSIONS.c.at, VERSIONS.c.name))
    return [Version(row.name, row.seq, row.at, row.user) for row in rows]


def keep_version(connection: Connection, name: str, plan: Plan, seq: int, user: str) -> None:
    """Keep a plan under a name; raises KnownError(VERSION_EXISTS) where the name is taken."""
    if connection.execute(select(VERSIONS.c.seq).where(VERSIONS.c.name == name)).first() is not None:
        raise KnownError(ErrorCode.VERSION_EXISTS, name=name)
    values = {"name": name, "seq": seq, "at": now(), "user": user, "plan": _pack(plan)}
    connection.execute(insert(VERSIONS), values | {"digest": journal.row_digest(list(values.values()))})


def drop_version(connection: Connection, name: str) -> None:
    """Forget a named version; one that is not there is no error."""
    connection.execute(delete(VERSIONS).where(VERSIONS.c.name == name))


def version_plan(connection: Connection, name: str) -> Plan:
    """The plan of a named version; raises DamagedError where it is missing or not whole."""
    row = connection.execute(select(VERSIONS).where(VERSIONS.c.name == name)).one_or_none()
    if row is None:
        raise DamagedError(f"the version {name!r} is missing")
    *values, stated = row
    if journal.row_digest(values) != stated:
        raise DamagedError(f"the version {name!r} differs from its digest")
    return _unpack(row.plan)


def _pack(plan: Plan) -> bytes:
    data = {"meta": plan_meta(plan), "items": list(plan_rows(plan))}
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def _unpack(packed: bytes) -> Plan:
    try:
        data = json.loads(zlib.decompress(packed))
        return plan_from(data["meta"], items_from_rows(data["items"]))
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError, zlib.error, KnownError) as error:
        raise DamagedError(f"a version is not understood: {error!r}") from error


# ---- thinning the journal


def thin(connection: Connection, ledger: Ledger, trail: journal.Trail) -> None:
    """Take the older half out of a journal that has grown too long, inside the caller's transaction."""
    first = connection.execute(select(func.min(JOURNAL.c.seq))).scalar() or 0
    rows = ledger.seq - first + 1
    if rows > MOST_ROWS:
        cut = ledger.seq - MOST_ROWS // 2 + 1
    elif _pages_bytes(connection) > MOST_BYTES and _bytes(connection) > MOST_BYTES:
        cut = first + rows // 2
    else:
        return
    cut = _lowest_needed(connection, cut, trail)
    if cut <= first:
        return
    connection.execute(delete(JOURNAL).where(JOURNAL.c.seq < cut))
    content.put_meta(connection, ledger, CUT, str(cut))


def _pages_bytes(connection: Connection) -> int:
    """The size of the file: the cheap question before the dear one."""
    count, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(count) * int(size)


def _bytes(connection: Connection) -> int:
    return int(connection.execute(select(func.sum(func.length(JOURNAL.c.changes)))).scalar() or 0)


def _lowest_needed(connection: Connection, cut: int, trail: journal.Trail) -> int:
    """``cut``, or lower where undo, redo, or a kept row of one of them names an older step."""
    cut = min([cut, *trail.undone, *trail.done])
    while True:
        named = connection.execute(select(func.min(JOURNAL.c.target)).where(JOURNAL.c.seq >= cut)).scalar()
        if named is None or named >= cut:
            return cut
        cut = named


def kept_from(ledger: Ledger) -> int:
    """The first step that the journal still holds: the plan can be shown as it was before it, and after."""
    return int(ledger.meta.get(CUT, "1"))


def names_clean(name: str) -> str:
    """A version's name as it is kept: one line, not too long. Raises KnownError(VERSION_UNNAMED) for an empty one."""
    cleaned = " ".join(name.split())[:MOST_NAME]
    if not cleaned:
        raise KnownError(ErrorCode.VERSION_UNNAMED)
    return cleaned
