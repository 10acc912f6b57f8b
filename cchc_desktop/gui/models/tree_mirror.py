"""TreeMirror: the tree of ids as Qt has been told of it, one change behind the plan while an event is taken in.

Every id has a whole number for Qt's indexes (a dropped pointer would crash, see promises.md §5). Child lists are
copied from the plan only when somebody looks at them, so a long plan opens as fast as a short one.
"""

from __future__ import annotations

from cchc_desktop.core.changes import Inserted, Moved, Removed
from cchc_desktop.core.document import Event
from cchc_desktop.core.plan import ROOT, Plan

Structure = Inserted | Removed | Moved


class TreeMirror:
    """Parent and children of every item, by number; the plan itself is number 0."""

    def __init__(self, plan: Plan) -> None:
        self._keys: list[str] = [ROOT]
        self._numbers: dict[str, int] = {ROOT: 0}
        self.reset(plan)

    def reset(self, plan: Plan) -> None:
        """Forget the tree; the numbers of known ids stay."""
        self._plan = plan
        self._children: dict[int, list[int]] = {}
        self._parents: dict[int, int] = {}

    def key(self, number: int) -> str:
        """The id behind a number."""
        return self._keys[number]

    def number(self, item_id: str) -> int:
        """The number of an id, given out at the first call."""
        number = self._numbers.get(item_id)
        if number is None:
            number = self._numbers[item_id] = len(self._keys)
            self._keys.append(item_id)
        return number

    def children(self, number: int) -> list[int]:
        """The children of an item, not to be changed by the caller."""
        known = self._children.get(number)
        if known is None:
            item = self._plan.items.get(self._keys[number])
            known = [self.number(child) for child in item.children] if item is not None else []
            self._children[number] = known
            self._parents.update(dict.fromkeys(known, number))
        return known

    def parent(self, number: int) -> int | None:
        """The parent of an item; None for the plan itself and for what is not in the tree."""
        known = self._parents.get(number)
        if known is None and number:
            item = self._plan.items.get(self._keys[number])
            if item is None or item.parent is None:
                return None
            self.children(self.number(item.parent))
            known = self._parents.get(number)
        return known

    def row(self, number: int) -> int:
        """The position of an item among its siblings; -1 where it is not in the tree."""
        parent = self.parent(number)
        return -1 if parent is None else self.children(parent).index(number)

    def __contains__(self, item_id: str) -> bool:
        return item_id == ROOT or self.parent(self.number(item_id)) is not None

    # ---- taking an event in: begin, then each change, then end

    def begin(self, event: Event) -> None:
        """Copy every child list that the event will change as it was; all others are the same before and after."""
        self._plan = event.before
        for change in event.changes:
            for parent in _parents(change) if isinstance(change, Structure) else ():
                if parent in event.before:
                    number = self.number(parent)
                    self.parent(number)
                    self.children(number)

    def end(self, event: Event) -> None:
        """The mirror shows the plan after the event."""
        self._plan = event.after

    def insert(self, change: Inserted) -> None:
        """A new item without children."""
        number = self.number(change.item.id)
        self._children[number] = []
        self._attach(number, self.number(change.item.parent or ROOT), change.index)

    def remove(self, change: Removed) -> None:
        """An item whose children have gone."""
        number = self.number(change.item.id)
        self.children(self._parents.pop(number)).pop(change.index)
        self._children.pop(number, None)

    def move(self, change: Moved) -> None:
        """An item with all that hangs under it."""
        number = self.number(change.id)
        self.children(self.number(change.old_parent)).pop(change.old_index)
        self._attach(number, self.number(change.new_parent), change.new_index)

    def _attach(self, number: int, parent: int, index: int) -> None:
        self.children(parent).insert(index, number)
        self._parents[number] = parent


def _parents(change: Structure) -> tuple[str, ...]:
    match change:
        case Moved(_, old_parent, _, new_parent, _):
            return old_parent, new_parent
        case Inserted(item, _) | Removed(item, _):
            return (item.parent or ROOT,)
