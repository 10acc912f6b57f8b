"""Commands that rearrange whole branches: drag and drop, copies, rows split and joined, shared tasks, what was deleted.

Each is one named step of the document; they raise KnownError(EDIT_REFUSED) and return the items to look at afterwards.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from cchc_desktop.core import branches, deleted, edits, edits_shared, edits_split
from cchc_desktop.core.branches import Branch
from cchc_desktop.core.deleted import Deleted
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal, refused
from cchc_desktop.core.plan import Level, Plan, new_id
from cchc_desktop.gui.commands import items
from cchc_desktop.gui.messages import LEVELS

CARRIED = "application/x-cchc-desktop-branches+json"  # the format of a drag
_tokens: weakref.WeakKeyDictionary[Document, str] = weakref.WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Carried:
    """What is being dragged: branches, and where they come from (``ids`` are known in that document only)."""

    document: str
    ids: tuple[str, ...]
    branches: tuple[Branch, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the tops."""
        return tuple(branch.level for branch in self.branches)

    @property
    def name(self) -> str:
        """ "nhiệm vụ", "3 nhiệm vụ", or "3 mục" where the levels differ."""
        return counted(self.levels)

    def comes_from(self, document: Document) -> bool:
        """True where it was taken from this very document."""
        return self.document == _token(document)


def counted(levels: Sequence[Level]) -> str:
    """How many items of which level: "nhiệm vụ", "3 nhiệm vụ", or "3 mục" where the levels differ."""
    name = LEVELS[levels[0]] if len(set(levels)) == 1 else "mục"
    return name if len(levels) == 1 else f"{len(levels)} {name}"


def _token(document: Document) -> str:
    """Names a document among all windows of all programs that run."""
    return _tokens.setdefault(document, new_id())


def carry(document: Document, ids: Iterable[str]) -> Carried | None:
    """Take branches up; None where these items do not travel (an appendix, a total)."""
    plan = document.plan
    taken = branches.take(plan, ids)
    tops = [item_id for item_id in edits.topmost(plan, ids) if plan[item_id].level in {b.level for b in taken}]
    return Carried(_token(document), tuple(tops), tuple(taken)) if taken else None


def pack(carried: Carried) -> bytes:
    """A drag as bytes, for another window or another program of ours."""
    data = {"plan": carried.document, "ids": list(carried.ids), "branches": branches.to_data(carried.branches)}
    return json.dumps(data, ensure_ascii=False).encode()


def unpack(data: bytes) -> Carried:
    """A drag from its bytes; raises KnownError(CLIPBOARD_DAMAGED) for anything else."""
    try:
        read = cast("dict[str, Any]", json.loads(data))
        plan, ids, taken = read["plan"], read["ids"], read["branches"]
        if not isinstance(plan, str) or not all(isinstance(item_id, str) for item_id in ids):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KnownError(ErrorCode.CLIPBOARD_DAMAGED) from None
    return Carried(plan, tuple(ids), tuple(branches.from_data(taken)))


def dropped(plan: Plan, document: Document, carried: Carried, parent: str, index: int, *, copy: bool) -> Plan:
    """The plan after a drop: moved inside one document, copied with ``copy`` and from another one."""
    if not copy and carried.comes_from(document):
        return edits.move(plan, carried.ids, parent, index)
    return branches.put_at(plan, carried.branches, parent, index)[0]


def drop(document: Document, carried: Carried, parent: str, index: int, *, copy: bool) -> list[str]:
    """Drop what is carried; the ids of the items that stand there now."""
    moved = not copy and carried.comes_from(document)
    label = f"{'Chuyển' if moved else 'Chép'} {carried.name}"
    before = document.plan
    _apply(document, label, lambda p: dropped(p, document, carried, parent, index, copy=copy))
    return list(carried.ids) if moved else _come(before, document.plan, parent)


def _come(before: Plan, after: Plan, parent: str) -> list[str]:
    return [child for child in after[parent].children if child not in before] if parent in after else []


def duplicate(document: Document, ids: Sequence[str]) -> list[str]:
    """Copies of sisters behind the last of them; the ids of the copies."""
    plan = document.plan
    chosen = edits.topmost(plan, ids)
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    parent = plan[chosen[-1]].parent
    if parent is None or any(plan[item_id].parent != parent for item_id in chosen):
        raise refused(Refusal.NOT_NEIGHBOURS)
    if len(chosen) == 1:
        return [items.duplicate(document, chosen[0])]
    made: list[str] = []

    def edit(p: Plan) -> Plan:
        new, tops = branches.put_at(p, branches.take(p, chosen), parent, p.index(chosen[-1]) + 1)
        made.extend(tops)
        return new

    _apply(document, f"Nhân đôi {counted([plan[item_id].level for item_id in chosen])}", edit)
    return made


def split_text(document: Document, item_id: str, name: str, texts: Sequence[str], *, below: bool) -> None:
    """Make rows of the pieces of a cell: sisters behind the item, or items below it."""
    level = document.plan[item_id].level
    into = LEVELS[level] if not below else "cấp dưới"

    def edit(plan: Plan) -> Plan:
        if below:
            return edits_split.split_below(plan, item_id, texts)
        return edits_split.split_text(plan, item_id, name, texts)

    _apply(document, f"Tách thành {len(texts)} {into}" if not below else f"Tách {LEVELS[level]} thành {into}", edit)


def join_rows(document: Document, ids: Sequence[str]) -> str:
    """Make one row of several; its id."""
    plan = document.plan
    chosen = edits.topmost(plan, ids)
    _apply(document, f"Gộp {counted([plan[i].level for i in chosen] or [Level.ACTIVITY])} thành một",
           lambda p: edits_split.join_rows(p, chosen))  # fmt: skip
    return chosen[0]


def share_task(document: Document, item_id: str) -> str:
    """Let a task continue under the next objective; the id of its new part."""
    part = new_id()
    _apply(document, "Dùng chung nhiệm vụ cho mục tiêu sau",
           lambda p: edits_shared.share_task(p, item_id, lambda: part)[0])  # fmt: skip
    return part


def unshare_task(document: Document, item_id: str) -> None:
    """Make whole tasks of the parts of one."""
    _apply(document, "Thôi dùng chung nhiệm vụ", lambda p: edits_shared.unshare_task(p, item_id))


def restore(document: Document, gone: Sequence[Deleted], at: str | None = None) -> list[str]:
    """Put deleted branches back, where they were or to the item ``at``; the ids of their tops."""
    tops: list[str] = []

    def edit(plan: Plan) -> Plan:
        for one in reversed(gone):  # the oldest first: a later one may have hung under it
            plan, top = deleted.restore(plan, one) if at is None else deleted.restore_at(plan, one, at)
            tops.append(top)
        return plan

    if not gone:
        raise refused(Refusal.NOTHING_SELECTED)
    _apply(document, f"Khôi phục {counted([one.branch.level for one in gone])}", edit)
    return tops


def _apply(document: Document, label: str, edit: Callable[[Plan], Plan]) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(label, edit)
