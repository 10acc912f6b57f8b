"""Rescue: whatever can still be read of a damaged plan file, as a new plan, with a list of what was lost.

The damaged file is never written to: work is done on a private copy of its bytes. Rows are read one by one, each by
its number and from both ends of the table, so that an unreadable page costs the rows on it and no more. An item whose
parent is lost is kept under an item made for it. Texts cannot be proved: the digest is one for all rows, so that where
it differs the user is told to compare with a copy.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from cchc_desktop.core.changes import RECORD
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan, can_hold
from cchc_desktop.core.plan_data import plan_part_from_data, texts
from cchc_desktop.storage.mapping import COLUMNS
from cchc_desktop.storage.place import journal_path
from cchc_desktop.storage.private_copy import copy_bytes
from cchc_desktop.storage.rows import FIELDS

_MOST_ROWS = 1_000_000
_LOST_TEXT = "(mất nội dung)"
_ABOVE = {
    Level.ACTIVITY: Level.TASK,
    Level.TASK: Level.OBJECTIVE,
    Level.OBJECTIVE: Level.AREA,
    Level.AREA: Level.APPENDIX,
    Level.CRITERION: Level.APPENDIX,
    Level.TOTAL: Level.APPENDIX,
    Level.APPENDIX: Level.PLAN,
    Level.BODY: Level.PLAN,
    Level.SECTION: Level.BODY,
    Level.PARAGRAPH: Level.BODY,
}


class Loss(StrEnum):
    """What was not whole. The window says each in a sentence; ``count`` stands beside it."""

    ROWS = "rows"  # rows that could not be read or understood
    PARENTS = "parents"  # items put under one that was made for them
    FORM = "form"  # the form is gone: the one given was taken
    DOCUMENT = "document"  # number, date, issuer … are gone
    YEAR = "year"
    HISTORY = "history"  # always: steps and named versions stay behind
    UNPROVED = "unproved"  # all was read, but the content differs from its digest


@dataclass(frozen=True, slots=True)
class Rescued:
    """The plan that was saved, and what was not: kind of loss and how often."""

    plan: Plan
    items: int
    losses: tuple[tuple[Loss, int], ...]


def rescue(path: Path, form: Form) -> Rescued:
    """What can be read of a damaged plan; ``form`` is taken where its own is lost.

    Raises KnownError(NOTHING_RESCUED) where not one item is left, SOURCE_UNREADABLE, DISK_FULL.
    """
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "plan.cchc"
        copy_bytes(path, copy)
        copy_bytes(journal_path(path), journal_path(copy))
        rows, unread, meta = _read(copy)
    found: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        if _is_row(row):
            found.setdefault(row[0], row)
        else:
            unread += 1
    if not any(item_id != ROOT for item_id in found):
        raise KnownError(ErrorCode.NOTHING_RESCUED, path=str(path))
    losses: dict[Loss, int] = {Loss.HISTORY: 1}
    items, made = _tree(found)
    parts, lost = _parts(meta, form)
    for loss, count in ((Loss.ROWS, unread), (Loss.PARENTS, made), *((each, 1) for each in lost)):
        if count:
            losses[loss] = count
    if len(losses) == 1:
        losses[Loss.UNPROVED] = 1
    return Rescued(Plan(items=items, **parts), len(items), tuple(losses.items()))


def _read(copy: Path) -> tuple[list[tuple[Any, ...]], int, dict[str, str]]:
    """Rows of ITEMS, how many of them could not be read, and META."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
            raw.text_factory = lambda data: data.decode("utf-8", "replace")
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "writable_schema=OFF"):
                with suppress(sqlite3.Error):
                    raw.execute(f"PRAGMA {pragma}").close()
            items, unread = _table(raw, f"SELECT {', '.join(COLUMNS)} FROM items NOT INDEXED")
            meta, _ = _table(raw, "SELECT key, value FROM meta NOT INDEXED")
    except sqlite3.Error:
        return [], 0, {}
    return items, unread, {row[0]: row[1] for row in meta if all(isinstance(cell, str) for cell in row)}


def _table(raw: sqlite3.Connection, select: str) -> tuple[list[tuple[Any, ...]], int]:
    """The rows of a table from its two ends towards the damage, then one by one between them; and how many are lost."""
    rows: dict[int, tuple[Any, ...]] = {}
    lower, upper = -1, _MOST_ROWS * 4
    whole = False
    for order in ("ASC", "DESC"):
        last = None
        try:
            for number, *row in _stream(raw, select, order):
                rows[number] = tuple(row)
                last = number
            whole = True
        except sqlite3.Error:
            pass
        if order == "ASC":
            lower = last if last is not None else -1
        elif last is not None:
            upper = last
        if whole:
            return [rows[number] for number in sorted(rows)], 0
    unread = 0
    if upper - lower < _MOST_ROWS:
        for number in range(lower + 1, upper):
            try:
                row = raw.execute(f"{select} WHERE rowid=?", (number,)).fetchone()
            except sqlite3.Error:
                unread += 1
                continue
            if row is not None:
                rows[number] = row
    return [rows[number] for number in sorted(rows)], max(unread, 1)


def _stream(raw: sqlite3.Connection, select: str, order: str) -> Iterator[tuple[Any, ...]]:
    yield from raw.execute(f"{select.replace('SELECT ', 'SELECT rowid, ', 1)} ORDER BY rowid {order}")


def _is_row(row: Sequence[Any]) -> bool:
    """True for values that an item can be made of."""
    item_id, parent, position, level, *rest = row
    if not isinstance(item_id, str) or not isinstance(position, int) or level not in {each.value for each in Level}:
        return False
    return all(text is None or isinstance(text, str) for text in (parent, *rest))


def _tree(rows: dict[str, tuple[Any, ...]]) -> tuple[dict[str, Item], int]:
    """The items as a tree, and how many parents had to be made."""
    items = {item_id: _item(row) for item_id, row in rows.items()}
    order = {item_id: row[2] for item_id, row in rows.items()}
    parents = {item_id: item.parent for item_id, item in items.items() if item_id != ROOT}
    items[ROOT] = Item(ROOT, Level.PLAN, None, "", {}, {})
    made: dict[tuple[Level, str | None], str] = {}

    def stand_in(level: Level, lost: str | None) -> str:
        if level is Level.PLAN:
            return ROOT
        known = [i for i, item in items.items() if item.level is level and level in (Level.APPENDIX, Level.BODY)]
        if known:
            return known[0]
        if (level, lost) not in made:
            new = lost if lost is not None and lost not in items else f"rescued-{len(made) + 1}"
            made[level, lost] = new
            items[new] = Item(new, level, None, None if level is Level.APPENDIX else _LOST_TEXT, {}, {})
            order[new] = 1 << 61
            parents[new] = stand_in(_ABOVE[level], None)
        return made[level, lost]

    for item_id in [i for i in items if i != ROOT]:
        parent = parents[item_id]
        if parent not in items or not can_hold(items[parent].level, items[item_id].level):
            parents[item_id] = stand_in(_ABOVE[items[item_id].level], parent)
    _cut_rings(parents)
    return _with_children(items, parents, order), sum(lost is not None for _, lost in made)


def _cut_rings(parents: dict[str, str | None]) -> None:
    """Items that hang in a ring hang under nothing: can_hold lets sections hold sections."""
    for start, first in parents.items():
        seen, here = {start}, first
        while here is not None and here != ROOT:
            if here in seen:
                parents[here] = ROOT
                break
            seen.add(here)
            here = parents.get(here)


def _with_children(items: dict[str, Item], parents: dict[str, str | None], order: dict[str, int]) -> dict[str, Item]:
    children: dict[str, list[str]] = {}
    for item_id in sorted(parents, key=lambda each: order[each]):
        parent = parents[item_id]
        if parent is not None and can_hold(items[parent].level, items[item_id].level):
            children.setdefault(parent, []).append(item_id)
    whole: dict[str, Item] = {}
    stack: list[tuple[str, str | None]] = [(ROOT, None)]
    while stack:
        item_id, parent = stack.pop()
        item = items[item_id]
        below = tuple(children.get(item_id, ()))
        whole[item_id] = Item(item_id, item.level, parent, item.text, item.fields, item.marks, below)
        stack += [(child, item_id) for child in reversed(below)]
    return whole


def _item(row: Sequence[Any]) -> Item:
    values = dict(zip(COLUMNS, row, strict=True))
    fields = {name: values[name] for name in FIELDS if values[name] is not None}
    fields |= _texts(values["extra"])
    return Item(values["id"], Level(values["level"]), values["parent"], values["text"], fields, _texts(values["marks"]))


def _texts(packed: str | None) -> dict[str, str]:
    with suppress(ValueError, TypeError, RecursionError):
        return texts(json.loads(packed)) if packed else {}
    return {}


def _parts(meta: dict[str, str], form: Form) -> tuple[dict[str, Any], list[Loss]]:
    """What the plan says of itself, and what of that is lost."""
    parts: dict[str, Any] = {"form": form, "year": None, "period": None, "document": DocumentInfo()}
    lost: list[Loss] = []
    for part, loss in (("form", Loss.FORM), ("document", Loss.DOCUMENT), ("year", Loss.YEAR), ("period", Loss.YEAR)):
        try:
            parts[part] = plan_part_from_data(part, json.loads(meta[part]))
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError, KnownError):
            lost.append(loss)
    records: dict[str, str] = {}
    for key, value in meta.items():
        with suppress(ValueError, TypeError, RecursionError, KnownError):
            if key.startswith(RECORD) and (text := plan_part_from_data(key, json.loads(value))) is not None:
                records[key.removeprefix(RECORD)] = text
    return parts | {"records": records}, list(dict.fromkeys(lost))
