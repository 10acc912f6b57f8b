"""The journal: who did what when, one row per edit, undo and redo, only ever added to; and the undo stack in it.

An edit's row keeps its changes and the number of the step it stands on (``below``); so the steps form chains, and
undo, redo and a new edit after an undo need no other record: a row of undo or redo names its ``target`` only.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Row, insert, literal, select

from cchc_desktop.core.changes import Change, change_from_data, change_to_data
from cchc_desktop.core.document import Act, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.history import History, Step
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import digest
from cchc_desktop.storage.errors import DamagedError
from cchc_desktop.storage.rows import JOURNAL
from cchc_desktop.storage.stamps import now

HISTORY_LIMIT = 1000  # steps that undo, and steps that redo, can reach after opening


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal to be written, with the plan behind it."""

    seq: int
    at: str
    user: str
    act: Act
    label: str
    below: int | None
    target: int | None
    changes: tuple[Change, ...]
    after: Plan


def _no_numbers() -> list[int]:
    return []


@dataclass(slots=True)
class Trail:
    """The undo stack by journal numbers, in step with the document's History."""

    seq: int = 0  # of the last row
    done: list[int] = field(default_factory=_no_numbers)
    undone: list[int] = field(default_factory=_no_numbers)  # the next redo last
    floor: int | None = None  # the step below the oldest one in ``done``

    @property
    def top(self) -> int | None:
        """The step that undo would take back."""
        return self.done[-1] if self.done else self.floor

    def steps_above(self, step: int | None) -> int | None:
        """How many undo steps lead to where ``step`` was the top; negative: redo steps; None: neither does."""
        if step == self.floor:
            return len(self.done)
        if step in self.done:
            return len(self.done) - 1 - self.done.index(step)
        if step in self.undone:
            return self.undone.index(step) - len(self.undone)
        return None

    def enter(self, event: Event, user: str) -> Entry:
        """The journal row of an event that has just happened."""
        self.seq += 1
        below, target = self.top, None
        match event.act:
            case Act.EDIT:
                self.done.append(self.seq)
                self.undone.clear()
            case Act.UNDO:
                target = self.done.pop()
                self.undone.append(target)
            case Act.REDO:
                target = self.undone.pop()
                self.done.append(target)
        below = below if event.act is Act.EDIT else None
        return Entry(self.seq, now(), user, event.act, event.label, below, target, event.changes, event.after)


def write(connection: Connection, entry: Entry) -> None:
    """Add a row, inside the caller's transaction."""
    values = {
        "seq": entry.seq,
        "at": entry.at,
        "user": entry.user,
        "act": entry.act.value,
        "label": entry.label,
        "below": entry.below,
        "target": entry.target,
        "changes": _pack(entry.changes) if entry.act is Act.EDIT else None,
    }
    connection.execute(insert(JOURNAL), values | {"digest": row_digest(list(values.values()))})


def row_digest(values: Iterable[object]) -> str:
    """The digest of a row of the journal, or of another table of this kind, from its other values."""
    texts = [None if v is None else v.hex() if isinstance(v, bytes) else str(v) for v in values]
    return digest.as_text(digest.row_digest(texts))


def _pack(changes: Sequence[Change]) -> bytes:
    data = [change_to_data(change) for change in changes]
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(packed, level=1)  # three times as fast as the default, for a file a little larger


def _unpack(packed: bytes) -> tuple[Change, ...]:
    try:
        return tuple(change_from_data(entry) for entry in json.loads(zlib.decompress(packed)))
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError, zlib.error, KnownError) as error:
        raise DamagedError(f"a step of the journal is not understood: {error!r}") from error


def read(connection: Connection, seq: int, cut: int = 1) -> tuple[History, Trail]:
    """The undo stack after step ``seq``, the last one: at most HISTORY_LIMIT steps either way.

    ``cut``: the first step that the journal still holds (past.py thins it).
    Raises DamagedError where the journal is not whole.
    """
    if not seq:
        return History(), Trail()
    top, tip = _top(connection, seq), _tip(connection)
    undone = _chain(connection, tip, above=top or 0, limit=-1)[-HISTORY_LIMIT:] if tip != top else []
    done = _chain(connection, top, above=0, limit=HISTORY_LIMIT) if top else []
    if undone and undone[-1].below != top:
        raise DamagedError("the undone steps do not stand on the done ones")
    floor = done[-1].below if done else top
    if floor is not None and len(done) < HISTORY_LIMIT and floor >= cut:
        raise DamagedError(f"step {floor} is missing from the journal")
    done.reverse()
    return History([_step(row) for row in done], [_step(row) for row in undone]), Trail(
        seq, [row.seq for row in done], [row.seq for row in undone], floor
    )


def _top(connection: Connection, seq: int) -> int | None:
    """The step that undo would take back, from the last row; None where all is undone."""
    last = connection.execute(select(JOURNAL).order_by(JOURNAL.c.seq.desc()).limit(1)).one_or_none()
    if last is None or last.seq != seq:
        raise DamagedError(f"step {seq} is not the last of the journal")
    verify(last)
    if last.act == Act.EDIT:
        return last.seq
    if last.act == Act.REDO:
        return last.target
    target = connection.execute(select(JOURNAL).where(JOURNAL.c.seq == last.target)).one_or_none()
    if target is None:
        raise DamagedError(f"step {last.target} is missing from the journal")
    return target.below


def _tip(connection: Connection) -> int:
    """The newest edit: the end of the chain that holds the done and the undone steps."""
    newest = select(JOURNAL.c.seq).where(JOURNAL.c.act == Act.EDIT.value).order_by(JOURNAL.c.seq.desc()).limit(1)
    tip = connection.execute(newest).scalar_one_or_none()
    if tip is None:
        raise DamagedError("the journal holds no edit")
    return tip


def _chain(connection: Connection, start: int | None, above: int, limit: int) -> list[Row[tuple[object, ...]]]:
    """The rows of the steps from ``start`` downwards, as long as their number is greater than ``above``."""
    chain = select(literal(start).label("seq")).cte("chain", recursive=True)
    below = select(JOURNAL.c.below).join(chain, JOURNAL.c.seq == chain.c.seq)
    below = below.where(JOURNAL.c.below > above, JOURNAL.c.below < JOURNAL.c.seq)
    numbers = select(chain.union_all(below).c.seq).limit(limit)
    rows = connection.execute(select(JOURNAL).where(JOURNAL.c.seq.in_(numbers)).order_by(JOURNAL.c.seq.desc()))
    return list(rows)


def verify(row: Row[tuple[object, ...]]) -> None:
    """Compare a row with its digest; raises DamagedError."""
    *values, stated = row
    if row_digest(values) != stated:
        raise DamagedError(f"step {row.seq} of the journal differs from its digest")


def _step(row: Row[tuple[object, ...]]) -> Step:
    verify(row)
    return Step(row.label, _unpack(row.changes))


def changes(row: Row[tuple[object, ...]]) -> tuple[Change, ...]:
    """What the edit of a row changed; raises DamagedError where that is not understood."""
    return _unpack(row.changes)
