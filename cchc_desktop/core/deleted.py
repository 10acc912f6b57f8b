"""What was deleted and can be put back: read off the steps of the history, which the plan file keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cchc_desktop.core.branches import Branch, place_for, put_at
from cchc_desktop.core.changes import Inserted, Removed, Updated
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.history import History, Step
from cchc_desktop.core.plan import Item, Plan, can_hold, new_id


@dataclass(frozen=True, slots=True)
class Deleted:
    """A branch that left the plan with step ``step`` (place in the history, 0 = the oldest) from its old place.

    ``ids`` are those of its items, in printed order.
    """

    step: int
    label: str
    branch: Branch
    ids: tuple[str, ...]
    parent: str
    index: int

    @property
    def lines(self) -> list[tuple[int, Branch]]:
        """The items of the branch with their depth (the top has 0), in printed order."""
        return list(_lines(self.branch, 0))


def _lines(branch: Branch, depth: int) -> Iterator[tuple[int, Branch]]:
    yield depth, branch
    for child in branch.children:
        yield from _lines(child, depth + 1)


def deleted_branches(plan: Plan, history: History) -> list[Deleted]:
    """What was deleted and is not in the plan, the latest first; branches without any word are left out."""
    found: list[Deleted] = []
    seen: set[str] = set()
    for number in range(len(history.done) - 1, -1, -1):
        for deleted in reversed(list(_of_step(number, history.done[number]))):
            if deleted.ids[0] not in plan and deleted.ids[0] not in seen:
                found.append(deleted)
            seen.update(deleted.ids)
    return found


def _of_step(number: int, step: Step) -> Iterator[Deleted]:
    removed = {change.item.id: change for change in reversed(step.changes) if isinstance(change, Removed)}
    if not removed:
        return
    children: dict[str, list[str]] = {item_id: [] for item_id in removed}
    for change in removed.values():
        if change.item.parent in children:
            children[change.item.parent or ""].append(change.item.id)
    kept = [text for change in step.changes for text in _texts_after(change)]
    for change in removed.values():
        if change.item.parent not in removed:
            ids: list[str] = []
            branch = _branch(change.item, removed, children, ids)
            if _is_lost([removed[item_id].item for item_id in ids], kept):
                yield Deleted(number, step.label, branch, tuple(ids), change.item.parent or "", change.index)


def _branch(item: Item, removed: dict[str, Removed], children: dict[str, list[str]], ids: list[str]) -> Branch:
    ids.append(item.id)
    below = tuple(_branch(removed[child].item, removed, children, ids) for child in children[item.id])
    return Branch(item.level, item.text, item.fields, item.marks, below)


def _texts_after(change: object) -> tuple[str, ...]:
    match change:
        case Updated(_, item) | Inserted(item, _):
            return tuple(text for text in (item.text, *item.fields.values()) if text)
        case _:
            return ()


def _is_lost(items: Collection[Item], kept: Collection[str]) -> bool:
    """True where a word of the branch went with it: rows that were joined live on in another."""
    texts = (text for item in items for text in (item.text, *item.fields.values()) if text)
    return any(not any(text in other for other in kept) for text in texts)


def restore(plan: Plan, deleted: Deleted) -> tuple[Plan, str]:
    """Put a branch back where it was; the plan and the id of its top. EDIT_REFUSED where that place is gone."""
    parent = plan.items.get(deleted.parent)
    if parent is None or not can_hold(parent.level, deleted.branch.level):
        raise refused(Refusal.OLD_PLACE_GONE)
    return _put(plan, deleted, parent.id, min(deleted.index, len(parent.children)))


def restore_at(plan: Plan, deleted: Deleted, item_id: str) -> tuple[Plan, str]:
    """Put a branch to another item: behind it, or at the end of what it holds; the plan and the id of its top."""
    if item_id not in plan:
        raise refused(Refusal.NOTHING_SELECTED)
    return _put(plan, deleted, *place_for(plan, deleted.branch.level, item_id))


def _put(plan: Plan, deleted: Deleted, parent: str, index: int) -> tuple[Plan, str]:
    """With the ids it had, so that it is the same again for everybody, unless they are in the plan."""
    known = any(item_id in plan for item_id in deleted.ids)
    old = iter(deleted.ids)
    new, tops = put_at(plan, [deleted.branch], parent, index, new_id if known else lambda: next(old))
    return new, tops[0]
