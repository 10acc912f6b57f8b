"""Changes: what an edit did, as data. One message for the plan file, the journal, the views and undo.

``diff(old, new)`` lists changes that, applied one after the other, turn ``old`` into ``new``. Each can be
inverted, and the inverted list in reverse order leads back. Positions hold at the moment the change is
applied, so that a Qt model can bracket its mirror with every single one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cchc_desktop.core.plan import ROOT, Item, Plan, in_order
from cchc_desktop.core.plan_data import item_from_data, item_to_data, plan_part_from_data, plan_part_to_data


@dataclass(frozen=True, slots=True)
class Inserted:
    """``item`` (without children; those follow) came to ``item.parent`` at ``index``."""

    item: Item
    index: int


@dataclass(frozen=True, slots=True)
class Removed:
    """``item`` (its children gone before) left ``item.parent`` at ``index``."""

    item: Item
    index: int


@dataclass(frozen=True, slots=True)
class Moved:
    """An item went, with all that hangs under it; ``new_index`` counts after it has left its old place."""

    id: str
    old_parent: str
    old_index: int
    new_parent: str
    new_index: int


@dataclass(frozen=True, slots=True)
class Updated:
    """Level, text, fields or marks of an item changed; both items are given without regard to place or children."""

    before: Item
    after: Item

    @property
    def id(self) -> str:
        """The item's id."""
        return self.after.id


@dataclass(frozen=True, slots=True)
class PlanUpdated:
    """Something of the plan itself changed: "form", "year", "period", "document", or a record ("record:" and its name).

    A record is its JSON text, None where it is not there.
    """

    part: str
    before: Any
    after: Any


Change = Inserted | Removed | Moved | Updated | PlanUpdated
PLAN_PARTS = ("form", "year", "period", "document")
RECORD = "record:"  # in front of a record's name: each is a part of its own, so that one is written without the others


def part_of(plan: Plan, part: str) -> Any:
    """The value of a part of the plan; None for a record that is not there."""
    return plan.records.get(part.removeprefix(RECORD)) if part.startswith(RECORD) else getattr(plan, part)


def diff(old: Plan, new: Plan) -> tuple[Change, ...]:
    """The changes that lead from ``old`` to ``new``; untouched items are skipped by identity."""
    changes: list[Change] = [
        PlanUpdated(part, getattr(old, part), getattr(new, part))
        for part in PLAN_PARTS
        if getattr(old, part) is not getattr(new, part) and getattr(old, part) != getattr(new, part)
    ]
    if old.records is not new.records:
        changes += _records(old.records, new.records)
    if old.items is new.items:
        return tuple(changes)
    touched = [item for key, item in new.items.items() if old.items.get(key) is not item]
    gone = [item for key, item in old.items.items() if key not in new.items]
    if _same_shape(old, touched) and not gone:
        changes += _updates(old, touched)
    else:
        changes += _structure(old, new, touched, gone)
    return tuple(changes)


def _records(old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return [PlanUpdated(f"{RECORD}{name}", old.get(name), new.get(name)) for name in names]


def _same_shape(old: Plan, touched: Sequence[Item]) -> bool:
    return all(
        (before := old.items.get(item.id)) is not None
        and before.parent == item.parent
        and before.children == item.children
        for item in touched
    )


def _updates(old: Plan, touched: Iterable[Item]) -> list[Change]:
    updates: list[Change] = []
    for item in touched:
        before = old.items.get(item.id)
        if before is not None and not same_content(before, item):
            updates.append(Updated(bare(before), bare(item)))
    return updates


def _structure(old: Plan, new: Plan, touched: Sequence[Item], gone: Sequence[Item]) -> list[Change]:
    """Inserts and moves from the top down, then updates, then removals from the bottom up.

    Going down in the new tree, a parent stands in its final place before its children come to it, so no
    move can close a circle; removals come last, so nothing leaves with its parent by mistake.
    """
    work = _Rearrangement(old, new)
    for parent in in_order(new, [item.id for item in touched if item.id == ROOT or item.parent in new.items]):
        work.arrange(new.items[parent])
    work.changes += _updates(old, touched)
    for item in reversed(in_order(old, [item.id for item in gone])):
        work.remove(old.items[item])
    return work.changes


class _Rearrangement:
    """The child lists on their way from ``old`` to ``new``, and the changes made so far."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old = old
        self.new = new
        self.changes: list[Change] = []
        self._lists: dict[str, list[str]] = {}
        self._place: dict[str, str | None] = {}

    def _children(self, parent: str) -> list[str]:
        if parent not in self._lists:
            self._lists[parent] = list(self.old.items[parent].children) if parent in self.old.items else []
        return self._lists[parent]

    def _leave(self, child: str) -> tuple[str, int]:
        parent = self._place.get(child, self.old.items[child].parent)
        assert parent is not None, "the root never moves"
        siblings = self._children(parent)
        index = siblings.index(child)
        siblings.pop(index)
        return parent, index

    def arrange(self, parent: Item) -> None:
        """Bring the children of ``parent`` into their final order."""
        here = self._children(parent.id)
        if tuple(here) == parent.children:
            return
        staying = [c for c in here if c in self.new.items and self.new.items[c].parent == parent.id]
        kept = _longest_kept(staying, parent.children)
        previous: str | None = None
        for child in parent.children:
            if child not in kept:
                self._put(child, parent.id, previous)
            previous = child

    def _put(self, child: str, parent: str, previous: str | None) -> None:
        """Insert or move ``child`` right behind ``previous`` (to the front where None)."""
        here = self._children(parent)
        source = self._leave(child) if child in self.old.items else None
        index = here.index(previous) + 1 if previous is not None else 0
        here.insert(index, child)
        self._place[child] = parent
        if source is None:
            self.changes.append(Inserted(bare(self.new.items[child]), index))
        else:
            self.changes.append(Moved(child, *source, parent, index))

    def remove(self, item: Item) -> None:
        """Take an item out whose children are gone."""
        parent, index = self._leave(item.id)
        self.changes.append(Removed(replace(bare(item), parent=parent), index))


def _longest_kept(here: Sequence[str], target: Sequence[str]) -> set[str]:
    """The largest set of children that keep their order: everything else moves around them."""
    rank = {child: i for i, child in enumerate(target)}
    tails: list[int] = []  # rank at the end of the best run of each length
    best: list[str] = []
    link: dict[str, str | None] = {}
    for child in here:
        if child not in rank:
            continue
        at = bisect_left(tails, rank[child])
        link[child] = best[at - 1] if at else None
        if at == len(tails):
            tails.append(rank[child])
            best.append(child)
        else:
            tails[at] = rank[child]
            best[at] = child
    kept: set[str] = set()
    cursor: str | None = best[-1] if best else None
    while cursor is not None:
        kept.add(cursor)
        cursor = link[cursor]
    return kept


def bare(item: Item) -> Item:
    """The item without its children."""
    return replace(item, children=()) if item.children else item


def same_content(one: Item, other: Item) -> bool:
    """True where two items say the same, wherever they stand."""
    return (
        one.text == other.text and one.level is other.level and one.fields == other.fields and one.marks == other.marks
    )


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after the changes; raises KeyError/ValueError where they do not fit it (a damaged journal)."""
    items = dict(plan.items)
    parts: dict[str, Any] = {}
    for change in changes:
        match change:
            case Inserted(item, index):
                items[item.id] = item
                _attach(items, item.id, item.parent or ROOT, index)
            case Removed(item, index):
                _detach(items, item.id, item.parent or ROOT, index)
                del items[item.id]
            case Moved(item_id, old_parent, old_index, new_parent, new_index):
                _detach(items, item_id, old_parent, old_index)
                _attach(items, item_id, new_parent, new_index)
            case Updated(_, after):
                now = items[after.id]
                items[after.id] = replace(
                    now, level=after.level, text=after.text, fields=after.fields, marks=after.marks
                )
            case PlanUpdated(part, _, after) if part.startswith(RECORD):
                kept: dict[str, str] = parts.setdefault("records", dict(plan.records))
                kept.pop(part.removeprefix(RECORD), None)
                if after is not None:
                    kept[part.removeprefix(RECORD)] = after
            case PlanUpdated(part, _, after):
                parts[part] = after
    return replace(plan, items=items, **parts)


def _attach(items: dict[str, Item], item_id: str, parent: str, index: int) -> None:
    siblings = items[parent].children
    if not 0 <= index <= len(siblings):
        raise ValueError(f"no position {index} under {parent}")
    items[parent] = replace(items[parent], children=(*siblings[:index], item_id, *siblings[index:]))
    items[item_id] = replace(items[item_id], parent=parent)


def _detach(items: dict[str, Item], item_id: str, parent: str, index: int) -> None:
    siblings = items[parent].children
    if siblings[index] != item_id:
        raise ValueError(f"{item_id} does not stand at position {index} under {parent}")
    items[parent] = replace(items[parent], children=(*siblings[:index], *siblings[index + 1 :]))


def invert(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that lead back."""
    return tuple(_inverse(change) for change in reversed(changes))


def _inverse(change: Change) -> Change:
    match change:
        case Inserted(item, index):
            return Removed(item, index)
        case Removed(item, index):
            return Inserted(item, index)
        case Moved(item_id, old_parent, old_index, new_parent, new_index):
            return Moved(item_id, new_parent, new_index, old_parent, old_index)
        case Updated(before, after):
            return Updated(after, before)
        case PlanUpdated(part, before, after):
            return PlanUpdated(part, after, before)


def change_to_data(change: Change) -> dict[str, Any]:
    """Plain data (JSON) of a change, for the journal."""
    match change:
        case Inserted(item, index):
            return {"do": "insert", "item": item_to_data(item), "index": index}
        case Removed(item, index):
            return {"do": "remove", "item": item_to_data(item), "index": index}
        case Moved(item_id, old_parent, old_index, new_parent, new_index):
            return {"do": "move", "id": item_id, "from": [old_parent, old_index], "to": [new_parent, new_index]}
        case Updated(before, after):
            return {"do": "update", "before": item_to_data(before), "after": item_to_data(after)}
        case PlanUpdated(part, before, after):
            return {
                "do": "plan",
                "part": part,
                "before": plan_part_to_data(part, before),
                "after": plan_part_to_data(part, after),
            }


def change_from_data(data: Mapping[str, Any]) -> Change:
    """A change from its plain data; raises KeyError/ValueError/TypeError where the data is none of ours."""
    match data["do"]:
        case "insert":
            return Inserted(item_from_data(data["item"]), int(data["index"]))
        case "remove":
            return Removed(item_from_data(data["item"]), int(data["index"]))
        case "move":
            (old_parent, old_index), (new_parent, new_index) = data["from"], data["to"]
            return Moved(data["id"], old_parent, int(old_index), new_parent, int(new_index))
        case "update":
            return Updated(item_from_data(data["before"]), item_from_data(data["after"]))
        case "plan":
            part = data["part"]
            before, after = plan_part_from_data(part, data["before"]), plan_part_from_data(part, data["after"])
            return PlanUpdated(part, before, after)
        case other:
            raise ValueError(f"unknown change {other!r}")
