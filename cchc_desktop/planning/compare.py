"""Two plans side by side, item by item: the same, changed, renamed, moved, dropped, new.

Items are matched by what they say, not by where they stand: first by their ids (a plan that was rolled forward keeps
them), then by equal words, then by likeness. Years are read relative to the year of their plan, so that "Quý I/2026" of
the plan of 2026 and "Quý I/2027" of the plan of 2027 say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.vietnamese import words
from cchc_desktop.planning.matching import Matcher, longest_rising

LEVELS = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION)
ALIKE = 0.72  # likeness from which two texts are versions of one
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 2  # years around the plan's own that count as relative to it


class Fate(StrEnum):
    """What became of an item; the first that fits, so that everything is counted once."""

    SAME = "same"
    SHIFTED = "shifted"  # nothing but the years of the plan
    RENAMED = "renamed"  # its own words
    CHANGED = "changed"  # its other texts
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that differs: its name (``cells.TEXT``: the item's own words) before and after."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the old plan and what it is in the new one; one side is None for what was dropped or is new.

    ``moved``: it hangs under another item than before, or stands in another order among those that stayed.
    """

    old: str | None
    new: str | None
    level: Level
    fate: Fate
    moved: bool = False
    changes: tuple[TextChange, ...] = ()
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs in the order of the new plan, what was dropped behind what stood before it."""

    pairs: tuple[Pair, ...]
    old_year: int | None = None
    new_year: int | None = None
    by_new: Mapping[str, Pair] = field(default_factory=dict[str, Pair])

    def counts(self) -> dict[str, int]:
        """How many pairs of each fate, and how many moved."""
        found = {fate.value: 0 for fate in Fate}
        for pair in self.pairs:
            found[pair.fate.value] += 1
        found["moved"] = sum(pair.moved for pair in self.pairs)
        return found


def compare(old: Plan, new: Plan) -> Comparison:
    """The items of two plans' appendices, matched."""
    matched = _matches(old, new)
    back = {after: before for before, after in matched.items()}
    moved = _moved(old, new, matched)
    pairs: list[Pair] = []
    for item in _items(new):
        before = back.get(item.id)
        if before is None:
            pairs.append(Pair(None, item.id, item.level, Fate.NEW))
        else:
            pairs.append(_pair(old, new, old[before], item, item.id in moved))
    ordered = tuple(_with_dropped(old, pairs, matched))
    return Comparison(ordered, _year(old), _year(new), {pair.new: pair for pair in ordered if pair.new is not None})


def _items(plan: Plan) -> Iterator[Item]:
    for appendix in plan.appendices:
        yield from (item for item in plan.walk(appendix) if item.level in LEVELS)


def _year(plan: Plan) -> int | None:
    return plan.year if plan.year is not None else (plan.period[0] if plan.period else None)


# ---- matching


def relative(text: str, year: int | None) -> str:
    """The text with the years near ``year`` written relative to it."""
    if year is None or not any(mark in text for mark in ("19", "20")):
        return text
    return _YEAR.sub(lambda m: f"⟨{int(m[0]) - year:+d}⟩" if abs(int(m[0]) - year) <= _NEAR else m[0], text)


def _matches(old: Plan, new: Plan) -> dict[str, str]:
    """Old id → new id."""
    old_year, new_year = _year(old), _year(new)
    matched = {i.id: i.id for i in _items(old) if i.id in new and new[i.id].level is i.level and _alike(i, new[i.id])}
    for level in LEVELS:
        befores = [i for i in _items(old) if i.level is level and i.id not in matched]
        taken = set(matched.values())
        afters = [i for i in _items(new) if i.level is level and i.id not in taken]
        keys_before = [words(relative(i.text or "", old_year)) for i in befores]
        keys_after = [words(relative(i.text or "", new_year)) for i in afters]
        matcher = Matcher(keys_before, keys_after, ALIKE)
        for before, after in matcher.matches(_kinship(old, new, befores, afters, matched)):
            matched[befores[before].id] = afters[after].id
    return matched


def _alike(one: Item, other: Item) -> bool:
    """False where an id was given to something else altogether."""
    a, b = words(one.text or ""), words(other.text or "")
    if not a or not b or a == b:
        return True
    return bool(set(a.split()) & set(b.split()))


def _kinship(
    old: Plan, new: Plan, befores: Sequence[Item], afters: Sequence[Item], matched: Mapping[str, str]
) -> Iterator[frozenset[tuple[int, int]]]:
    """Pairs whose parents were matched: of equally alike texts these belong together."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(afters):
        places.setdefault(item.parent or "", []).append(place)
    close = {
        (before, after)
        for before, item in enumerate(befores)
        for after in places.get(matched.get(item.parent or "", "") or "", ())
    }
    yield frozenset(close)


def _moved(old: Plan, new: Plan, matched: Mapping[str, str]) -> set[str]:
    """New ids that hang elsewhere, or left the order of their siblings."""
    moved: set[str] = set()
    back = {after: before for before, after in matched.items()}
    for item in _items(new):
        before = back.get(item.id)
        if before is not None and item.level is not Level.AREA:
            home = old[before].parent or ""
            if item.parent != matched.get(home, item.parent if home in old.appendices else None):
                moved.add(item.id)
    parents = {item.parent or "" for item in _items(new)}
    for parent in parents:
        stayed = [child for child in new[parent].children if child in back and child not in moved]
        places = [old[back[child]] for child in stayed]
        order = [old.index(item.id) for item in places]
        kept = longest_rising(order)
        moved |= {child for place, child in enumerate(stayed) if place not in kept}
    return moved


# ---- what became of them


def _pair(old: Plan, new: Plan, before: Item, after: Item, moved: bool) -> Pair:
    changes = tuple(_changes(before, after))
    years = _year(old), _year(new)
    real = [c for c in changes if _plain(relative(c.old, years[0])) != _plain(relative(c.new, years[1]))]
    if not changes:
        fate = Fate.SAME
    elif not real:
        fate = Fate.SHIFTED
    else:
        fate = Fate.RENAMED if any(change.name == TEXT for change in real) else Fate.CHANGED
    likeness = 1.0
    if fate is Fate.RENAMED:
        one, other = (words(relative(i.text or "", y)) for i, y in zip((before, after), years, strict=True))
        likeness = Matcher.likeness(one, other)
    return Pair(before.id, after.id, after.level, fate, moved, changes, likeness)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _changes(before: Item, after: Item) -> Iterator[TextChange]:
    if _plain(before.text or "") != _plain(after.text or ""):
        yield TextChange(TEXT, before.text or "", after.text or "")
    for name in dict.fromkeys((*before.fields, *after.fields)):
        one, other = before.fields.get(name, ""), after.fields.get(name, "")
        if _plain(one) != _plain(other):
            yield TextChange(name, one, other)


def _with_dropped(old: Plan, pairs: Iterable[Pair], matched: Mapping[str, str]) -> Iterator[Pair]:
    """What was dropped comes behind the item that stood before it, at the head where nothing did."""
    behind: dict[str, list[Pair]] = {}
    last = ""
    for item in _items(old):
        if item.id in matched:
            last = matched[item.id]
        else:
            behind.setdefault(last, []).append(Pair(item.id, None, item.level, Fate.DROPPED))
    yield from behind.get("", ())
    for pair in pairs:
        yield pair
        yield from behind.get(pair.new or "", ()) if pair.new else ()
