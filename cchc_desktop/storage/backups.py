"""Safety copies of a plan on the PC's own disk (promises.md R6): made, verified, listed, thinned, put back.

A copy is a whole plan file with its history, made by SQLite's backup from the plan as it is open, edits that could not
be saved included; it gets its name only after it was read back whole. So a damaged plan never becomes a copy, and no
copy is ever written over another: thinning takes old ones away, and never the newest.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import content
from cchc_desktop.storage.data_folder import data_folder, folder_of
from cchc_desktop.storage.database import connect
from cchc_desktop.storage.errors import damaged, making
from cchc_desktop.storage.place import new_file
from cchc_desktop.storage.plan_file import OpenPlan, read_plan
from cchc_desktop.storage.private_copy import copy_bytes, verify

KIND = "copies"
_ABOUT = "plan.json"  # which plan a folder of copies is of
_NAME = re.compile(r"(\d{8}T\d{9})_([a-z]+)_([0-9a-f]{16})\.cchc")
_STAMP = "%Y%m%dT%H%M%S%f"
_ALL, _DAILY, _WEEKLY, _MONTHLY = timedelta(days=2), timedelta(days=14), timedelta(days=90), timedelta(days=730)


class Reason(StrEnum):
    """Why a copy was made."""

    OPEN = "open"
    TIMED = "timed"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"
    CLOSE = "close"
    RESCUE = "rescue"  # the plan could not be saved


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. ``when``: UTC. ``digest``: of its content, 16 digits; equal ones are the same plan with its steps."""

    path: Path
    when: datetime
    reason: Reason
    digest: str
    size: int


def make(opened: OpenPlan, reason: Reason) -> Copy | None:
    """Copy a plan as it stands now; None where the newest copy holds just that.

    Raises KnownError(COPY_FAILED), with nothing left behind.
    """
    folder = folder_of(KIND, opened.path)
    try:
        digest = opened.content_digest()[:16]
        kept = copies(opened.path)
        if kept and kept[0].digest == digest and reason is not Reason.RESCUE:
            return None
        _make_folder(folder, opened.path)
        target = folder / _name(reason, digest)
        opened.save_copy(target)
    except (KnownError, OSError) as error:
        raise _failed(folder, error) from error
    return _copy_at(target)


def make_before_upgrade(raw: sqlite3.Connection, plan: Path) -> Copy:
    """Copy a plan file of an older version, held by ``raw``, as it is, and compare the copy's content with its digest.

    Raises KnownError(COPY_FAILED).
    """
    folder = folder_of(KIND, plan)
    try:
        _make_folder(folder, plan)
        stated, counted = content.stated_and_counted(raw)
        target = folder / _name(Reason.MIGRATION, stated[:16])
        with new_file(target, replace=False) as temporary, making(target):
            with closing(connect(temporary)) as copy:
                raw.backup(copy)
            with closing(connect(temporary)) as copy:
                whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
                if whole != "ok" or content.stated_and_counted(copy) != (stated, counted) or stated != counted:
                    raise damaged(plan, "the copy is not whole")
    except (KnownError, OSError, sqlite3.Error) as error:
        raise _failed(folder, error) from error
    copy_made = _copy_at(target)
    assert copy_made is not None, "the name is one of ours"
    return copy_made


def copies(plan: Path) -> list[Copy]:
    """The copies of a plan file, the newest first; the file itself may be gone."""
    return _copies_in(folder_of(KIND, plan))


def known_plans() -> list[tuple[Path, list[Copy]]]:
    """All plans that have copies, also such that were moved or deleted: path of the plan, its copies."""
    found: list[tuple[Path, list[Copy]]] = []
    with suppress(OSError):
        for folder in sorted((data_folder() / KIND).iterdir()):
            with suppress(OSError, ValueError, KeyError, TypeError):
                path = Path(str(json.loads((folder / _ABOUT).read_text(encoding="utf-8"))["path"]))
                if kept := _copies_in(folder):
                    found.append((path, kept))
    return found


def read(copy: Copy) -> Plan:
    """The plan in a copy, verified; raises KnownError(PLAN_DAMAGED, PLAN_MISSING …)."""
    return read_plan(copy.path)


def put_back(copy: Copy, target: Path, *, replace: bool = False) -> None:
    """Write a copy, with its history, to a new plan file, or whole in the place of one; for a plan that opens no more.

    The damaged file stays where it is. Raises KnownError as writing a new file does (TARGET_EXISTS …), PLAN_DAMAGED.
    """
    with new_file(target, replace=replace) as temporary:
        copy_bytes(copy.path, temporary)
        verify(temporary, target)


def thin(plan: Path, now: datetime | None = None) -> list[Copy]:
    """Take away what the rule does not keep; returns what went. A copy that cannot go stays for the next time."""
    gone: list[Copy] = []
    for copy in superfluous(copies(plan), now or datetime.now(UTC)):
        with suppress(OSError):
            copy.path.unlink()
            gone.append(copy)
    return gone


def superfluous(kept: Iterable[Copy], now: datetime) -> list[Copy]:
    """What the rule does not keep: all copies of 2 days, then the newest of a day (2 weeks), of a week (3 months),
    of a month (2 years); the newest of all always."""
    newest_first = sorted(kept, key=lambda copy: copy.when, reverse=True)
    seen: set[object] = set()
    gone: list[Copy] = []
    for place, copy in enumerate(newest_first):
        slot = _slot(copy.when, now - copy.when)
        if place and (slot is None or (slot in seen)):
            gone.append(copy)
        elif slot is not None:
            seen.add(slot)
    return gone


def _slot(when: datetime, age: timedelta) -> object | None:
    """Of the copies in one slot one is kept; None: too old."""
    if age <= _ALL:
        return when
    if age <= _DAILY:
        return when.date()
    if age <= _WEEKLY:
        return when.isocalendar()[:2]
    return (when.year, when.month, "month") if age <= _MONTHLY else None


def _make_folder(folder: Path, plan: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    about = folder / _ABOUT
    if not about.exists():
        about.write_text(json.dumps({"path": str(plan)}, ensure_ascii=False), encoding="utf-8")


def _name(reason: Reason, digest: str) -> str:
    return f"{datetime.now(UTC).strftime(_STAMP)[:-3]}_{reason.value}_{digest}.cchc"


def _copies_in(folder: Path) -> list[Copy]:
    try:
        found = [_copy_at(path) for path in folder.iterdir()]
    except OSError:
        return []
    return sorted((copy for copy in found if copy is not None), key=lambda copy: copy.path.name, reverse=True)


def _copy_at(path: Path) -> Copy | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        when = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        return Copy(path, when, Reason(match[2]), match[3], path.stat().st_size)
    except (ValueError, OSError):
        return None


def _failed(folder: Path, error: Exception) -> KnownError:
    reason = error.code.value if isinstance(error, KnownError) else str(error)
    return KnownError(ErrorCode.COPY_FAILED, path=str(folder), reason=reason)
