"""Printed numbers, counted only as far as somebody looks: a long plan opens as fast as a short one.

The plan is cut into stations: what hangs right below an appendix (areas), and what hangs right below that
(objectives) with all its branches. The state of all counters is kept at the beginning of every station counted so
far; a change throws away what comes behind it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.changes import Change, Inserted, Moved, PlanUpdated, Removed, Updated
from cchc_desktop.core.document import Event
from cchc_desktop.core.forms import LEVEL_COLUMNS
from cchc_desktop.core.numbering import Counts, Numbers
from cchc_desktop.core.plan import ROOT, Item, Level, Plan

_State = tuple[Hashable, ...]  # where every counter stands


class LazyNumbers:
    """The same numbers as :func:`cchc_desktop.core.numbering.number`, on demand."""

    def __init__(self, plan: Plan) -> None:
        self._own: dict[str, str] = {}
        self._row: dict[str, str] = {}
        self.known = Numbers(self._own, self._row)  # right for every item asked for with at(), row() or area()
        self._plan = plan
        self.reset(plan)

    def reset(self, plan: Plan) -> None:
        """Forget everything; ``plan`` is the one to count from now on."""
        self._plan = plan
        self._counts = Counts(plan.form)
        self._stations = _stations(plan)
        self._place = {item_id: place for place, item_id in enumerate(self._stations)}
        self._counts.enter(Level.PLAN.value)
        self._states = [_state(self._counts)]  # at the beginning of station 0, 1, …, behind the last one counted
        self._areas_known = False
        self._areas_alone = all(
            c.level in LEVEL_COLUMNS or (c.level == Level.AREA.value and c.restart in ("plan", "appendix"))
            for c in plan.form.counters.values()
        )

    def follow(self, event: Event) -> str | None:
        """Take an event in; the first station (area or objective id) whose numbers may be others now, None = none."""
        old = self._plan
        self._plan = event.after
        if any(isinstance(change, PlanUpdated) and change.part == "form" for change in event.changes):
            self.reset(event.after)
            return self._stations[0] if self._stations else None
        touched = [station for change in event.changes for station in _touched(old, event.after, change)]
        if not touched:
            return None
        stations, before = _stations(event.after), self._stations
        first = min((self._place[s] for s in touched if s in self._place), default=len(before))
        if stations != before:
            first = min(first, _common(before, stations))
            self._stations = stations
            self._place = {item_id: place for place, item_id in enumerate(stations)}
        del self._states[first + 1 :]
        self._areas_known = False
        return stations[first] if first < len(stations) else None

    def at(self, item: Item) -> Numbers:
        """Numbers that are right for this item (an area or something below one)."""
        if item.level is Level.AREA:
            return self.area(item.id)
        return self._upto(_station(self._plan, item.id))

    def row(self, row: PrintedRow) -> Numbers:
        """Numbers that are right for all items of a printed row."""
        if row.node is not None:
            return self._upto(_station(self._plan, row.node))
        if row.is_area or row.objective is None:
            return self.area(row.area)
        if row.objective not in self._place:
            return self.known
        return self._upto(row.objective)

    def area(self, area: str) -> Numbers:
        """Numbers that are right for all areas, counted without what hangs below them where the form allows it."""
        if not self._areas_alone:
            return self._upto(area)
        if not self._areas_known:
            counts = Counts(self._plan.form)
            counts.enter(Level.PLAN.value)
            for appendix in self._plan.appendices:
                counts.enter(Level.APPENDIX.value)
                self._feed(counts, (self._plan[i] for i in self._plan[appendix].children))
            self._areas_known = True
        return self.known

    def _upto(self, station: str | None) -> Numbers:
        place = -1 if station is None else self._place.get(station, -1)
        for uncounted in range(len(self._states) - 1, place + 1):
            self._count(uncounted)
        return self.known

    def _count(self, place: int) -> None:
        """Count one station from the state that the one before it left."""
        counts, plan = self._counts, self._plan
        _restore(counts, self._states[place])
        station = plan[self._stations[place]]
        above = plan.parent(station.id)
        if above is not None and above.level is Level.APPENDIX:
            if above.children[0] == station.id:
                counts.enter(Level.APPENDIX.value)
            self._feed(counts, (station,))
        else:
            self._feed(counts, plan.walk(station.id))
        self._states.append(_state(counts))

    def _feed(self, counts: Counts, items: Iterable[Item]) -> None:
        for item in items:
            level = item.level.value
            counts.enter(level)
            self._own.pop(item.id, None)  # it may have stood on another level
            self._row.pop(item.id, None)
            for count in counts.at(level):
                (self._row if count.is_row_number else self._own)[item.id] = count.take(item)


def _state(counts: Counts) -> _State:
    return tuple(count.state for count in counts.all.values())


def _restore(counts: Counts, state: _State) -> None:
    for count, at in zip(counts.all.values(), state, strict=True):
        count.resume(at)


def _stations(plan: Plan) -> list[str]:
    items = plan.items
    found: list[str] = []
    for appendix in plan.appendices:
        for area in items[appendix].children:
            found.append(area)
            found.extend(items[area].children)
    return found


def _station(plan: Plan, item_id: str | None) -> str | None:
    """The station that an item belongs to; None for appendices, for what hangs elsewhere or is not there."""
    items = plan.items
    item = items.get(item_id or "")
    below: Item | None = None  # the child of ``item`` on the way up
    while item is not None:
        parent = items.get(item.parent or "")
        if parent is not None and parent.level is Level.APPENDIX:
            return (below or item).id
        below, item = item, parent
    return None


def _touched(old: Plan, new: Plan, change: Change) -> list[str]:
    """The stations whose count a change may bend."""
    ids: tuple[str | None, ...]
    match change:
        case Inserted(item, _) | Removed(item, _):
            ids = (item.id, item.parent)
        case Moved(item_id, old_parent, _, new_parent, _):
            ids = (item_id, old_parent, new_parent)
        case Updated(before, after) if counts_otherwise(before, after):
            ids = (after.id,)
        case _:
            return []
    found = (_station(plan, item_id) for plan in (old, new) for item_id in ids)
    stations = [station for station in found if station is not None]
    # Above the areas everything hangs on the order of the stations, which is compared as a whole.
    return stations or [ids[0] or ROOT]


def counts_otherwise(before: Item, after: Item) -> bool:
    """True where an update may change numbers: another level, another mark, a cell that came or went."""
    return (
        before.level is not after.level or before.marks != after.marks or (before.text is None) != (after.text is None)
    )


def _common(one: list[str], other: list[str]) -> int:
    """How many stations both lists begin with."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
