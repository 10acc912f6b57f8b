"""PasteTree: where the rows of a pasted block go. It walks down the printed rows of an appendix, adding what lacks.

Works on a copy of the tree that can be changed; nothing is written but the structure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.criteria import room
from cchc_desktop.core.plan import Item, Level, Plan

_LADDER = ("objective", "task", "activity")


class PasteTree:
    """The plan under construction. ``added``: ids of new items, in order of their making.

    ``start`` is the first row to be written; ``as_new``: everything is added behind it. ``free_total``: the closing row
    of an outline is a row like the others.
    """

    def __init__(
        self,
        plan: Plan,
        appendix: str,
        rows: Sequence[PrintedRow],
        start: int,
        *,
        free_total: bool,
        as_new: bool,
        fresh: Callable[[], str],
    ) -> None:
        self.added: list[str] = []
        self.is_outline = plan.form.is_outline
        self._plan = plan
        self._appendix = appendix
        self._rows = rows
        self._free_total = free_total
        self._as_new = as_new
        self._fresh = fresh
        self._items: dict[str, Item] = {}
        self._children: dict[str, list[str]] = {}
        self._at = start if as_new and rows else start - 1  # the last row that was passed
        self._path: PrintedRow | None = rows[start] if as_new and rows else None

    @property
    def is_at_area(self) -> bool:
        """True right behind the row of an area."""
        return self._path is not None and self._path.is_area

    def meets_area(self) -> bool:
        """True where the next printed row is that of an area."""
        after = self._at + 1
        known = self._path is not None and not self._as_new
        return known and after < len(self._rows) and self._rows[after].is_area

    def plan(self) -> Plan:
        """The plan with the new items."""
        items = {**self._plan.items, **self._items}
        for parent, children in self._children.items():
            items[parent] = replace(items[parent], children=tuple(children))
        return replace(self._plan, items=items)

    # ---- going on

    def next_row(self, level: str | None, upper: Sequence[str], need: str | None) -> PrintedRow | None:
        """The next row: one in which an item of ``level`` begins (None: any). ``upper``: levels that are written.

        ``need`` is the deepest level that the row needs an item of; None = of none: nothing is made for an empty row.
        """
        if self._path is None:
            self._begin()
        place = self._existing(level, upper)
        if place is not None:
            self._at, self._path = place, self._rows[place]
        elif need is None and (level is None or self.is_at_area):
            return None
        else:
            self._path = self._new(level or "activity")
        if need is not None:
            assert self._path is not None
            self._path = self._complete(self._path, need)
        return self._path

    def _begin(self) -> None:
        """Before the first row. An appendix without rows gets an area."""
        start = self._at + 1
        if not self._rows:
            self._path = PrintedRow(self._add(Level.AREA, self._appendix, None), is_area=True)
        elif self._rows[start].is_area:
            self._at, self._path = start, self._rows[start]

    def _existing(self, level: str | None, upper: Sequence[str]) -> int | None:
        """The printed row that is next; None where the branch has no more of them."""
        after, path = self._at + 1, self._path
        if self._as_new or path is None:
            return None if self._as_new else after  # the first row is the one that was pointed at
        if after >= len(self._rows) or self._rows[after].is_area or self._rows[after].area != path.area:
            return None
        if path.is_area:
            return after
        if level is None or level == "activity":
            inside = not upper or self._rows[after].at(upper[-1]) == path.at(upper[-1])
            return after if inside else None
        outer = [key for key in upper if _LADDER.index(key) < _LADDER.index(level)]
        return self._beginning(level, outer, after, path)

    def _beginning(self, level: str, outer: Sequence[str], after: int, path: PrintedRow) -> int | None:
        """The next row in which an item of ``level`` begins, inside the current items of the levels ``outer``."""
        for place in range(after, len(self._rows)):
            row = self._rows[place]
            if row.is_area or row.area != path.area or any(row.at(key) != path.at(key) for key in outer):
                return None
            if row.at(level) is None or row.at(level) != self._rows[place - 1].at(level):
                return place
        return None

    def _new(self, level: str) -> PrintedRow:
        """A row behind the current one whose item on ``level`` is new."""
        path = self._path
        assert path is not None, "there is a row to stand behind"
        if path.is_area and level != "objective":
            path = path._replace(is_area=False)
        kept = {key: path.at(key) for key in _LADDER[: _LADDER.index(level)]}
        parent = path.area
        for key, item_id in kept.items():
            kept[key] = parent = item_id or self._add(Level(key), parent, None)
        kept[level] = self._add(Level(level), parent, path.at(level))
        return PrintedRow(path.area, False, kept.get("objective"), kept.get("task"), kept.get("activity"))

    def _complete(self, path: PrintedRow, need: str) -> PrintedRow:
        """The row with the items that it needs to be written."""
        found: dict[str, str | None] = {}
        parent = path.area
        for key in _LADDER[: _LADDER.index(need) + 1]:
            found[key] = parent = path.at(key) or self._add(Level(key), parent, None)
        for key in _LADDER[len(found) :]:
            found[key] = path.at(key)
        return PrintedRow(path.area, False, found["objective"], found["task"], found["activity"])

    def next_area(self) -> PrintedRow:
        """The row of the next area, a new one where there is none. Pointed at a first row of an area, it is that."""
        first = 0 if self._path is None else None
        start = self._at + 1
        if first is not None and self._rows:
            here = self._rows[start]
            above = self._rows[start - 1] if start else None
            if here.is_area or above is None or above.is_area or above.area != here.area:
                return self._enter(start - 1 if above is not None and above.is_area and not here.is_area else start)
        area = self._rows[start].area if first is not None and self._rows else self._path.area if self._path else None
        while not self._as_new and start < len(self._rows):
            if self._rows[start].area != area:
                return self._enter(start)
            start += 1
        self._path = PrintedRow(self._add(Level.AREA, self._appendix, area), is_area=True)
        self._at = len(self._rows) if not self._as_new else self._at
        return self._path

    def _enter(self, place: int) -> PrintedRow:
        row = self._rows[place]
        self._at = place if row.is_area else place - 1
        self._path = PrintedRow(row.area, is_area=True)
        return self._path

    def next_node(self) -> PrintedRow:
        """The next row of an outline; behind the last criterion a new one beside it."""
        after = self._at + 1
        if not self._as_new and after < len(self._rows):
            row = self._rows[after]
            if self._free_total or self._plan[row.item].level is Level.CRITERION:
                self._at, self._path = after, row
                return row
        path = self._path
        if path is None and self._rows and after:
            path = self._rows[after - 1]  # pointed at the total: before it
        beside = path.node if path is not None else None
        parent = self._appendix
        if beside is not None:
            parent = (self._items.get(beside) or self._plan[beside]).parent or self._appendix
        made = self._add(Level.CRITERION, parent, beside)
        self._path = PrintedRow(path.area if path is not None and parent != self._appendix else made, node=made)
        return self._path

    # ---- adding

    def _add(self, level: Level, parent: str, beside: str | None) -> str:
        """A new item behind a sister, or as the last one of its parent."""
        item_id = self._fresh()
        self._items[item_id] = Item(item_id, level, parent)
        self.added.append(item_id)
        children = self._children.get(parent)
        if children is None:
            known = self._plan.items.get(parent)
            children = self._children[parent] = list(known.children if known is not None else ())
        index = len(children)
        if beside is not None and children and children[-1] != beside:
            index = children.index(beside) + 1
        children.insert(self._room(parent, children, level, index), item_id)
        return item_id

    def _room(self, parent: str, children: list[str], level: Level, index: int) -> int:
        if parent != self._appendix:
            return index
        items = {**{child: self._plan.items.get(child) or self._items[child] for child in children}}
        return room(items, replace(self._plan[parent], children=tuple(children)), level, index)
