"""The appendices of two plans side by side, item by item: the same, changed, renamed, moved, dropped, new.

Items are matched by what they say, not by where they stand: first by their ids (a plan that was rolled forward keeps
them), then by equal words, then by likeness. Years are read relative to the year of their plan, so that "Quý I/2026" of
the plan of 2026 and "Quý I/2027" of the plan of 2027 say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.vietnamese import words
from cchc_desktop.planning.matching import Matcher, longest_rising

LEVELS = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION)
ALIKE = 0.72  # likeness from which two texts are versions of one
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOPS = (Level.APPENDIX, Level.BODY)
Stage = Callable[[Item], bool]  # items that may be versions of each other
_KIN = 12  # brothers before and behind its own place that an item is compared with
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
    stages = [lambda item, level=level: item.level is level for level in LEVELS]
    ordered = pairs_of(old, new, list(_items(old)), list(_items(new)), stages)
    by_new = {pair.new: pair for pair in ordered if pair.new is not None}
    return Comparison(ordered, year_of(old), year_of(new), by_new)


def pairs_of(
    old: Plan, new: Plan, befores: Sequence[Item], afters: Sequence[Item], stages: Sequence[Stage]
) -> tuple[Pair, ...]:
    """These items of two plans, each in printed order, matched stage by stage: a stage's items among themselves."""
    matched = _matches(old, new, befores, afters, stages)
    back = {after: before for before, after in matched.items()}
    moved = _moved(old, new, afters, matched)
    pairs: list[Pair] = []
    for item in afters:
        before = back.get(item.id)
        if before is None:
            pairs.append(Pair(None, item.id, item.level, Fate.NEW))
        else:
            pairs.append(_pair(old, new, old[before], item, item.id in moved))
    return tuple(_with_dropped(befores, pairs, matched))


def _items(plan: Plan) -> Iterator[Item]:
    for appendix in plan.appendices:
        yield from (item for item in plan.walk(appendix) if item.level in LEVELS)


def year_of(plan: Plan) -> int | None:
    """The year that the years of a plan's texts are read by; a programme's first."""
    return plan.year if plan.year is not None else (plan.period[0] if plan.period else None)


# ---- matching


def relative(text: str, year: int | None) -> str:
    """The text with the years near ``year`` written relative to it."""
    if year is None or not any(mark in text for mark in ("19", "20")):
        return text
    return _YEAR.sub(lambda m: f"⟨{int(m[0]) - year:+d}⟩" if abs(int(m[0]) - year) <= _NEAR else m[0], text)


def shifted(old: str, new: str, years: tuple[int | None, int | None]) -> bool:
    """True where two texts differ by nothing but years that moved with their plans; a year may stay ("2021-2025")."""
    if _plain(_YEAR.sub("⟨⟩", old)) != _plain(_YEAR.sub("⟨⟩", new)):
        return False
    by = years[1] - years[0] if years[0] is not None and years[1] is not None else 0
    pairs = zip(_YEAR.findall(old), _YEAR.findall(new), strict=True)
    return all(int(there) - int(here) in (0, by) for here, there in pairs)


def _matches(
    old: Plan, new: Plan, befores: Sequence[Item], afters: Sequence[Item], stages: Sequence[Stage]
) -> dict[str, str]:
    """Old id → new id."""
    here = {item.id: item for item in afters}
    matched = {i.id: i.id for i in befores if i.id in here and here[i.id].level is i.level and _alike(i, here[i.id])}
    for stage in stages:
        taken = set(matched.values())
        one = [item for item in befores if item.id not in matched and stage(item)]
        other = [item for item in afters if item.id not in taken and stage(item)]
        matcher = Matcher(keys(one, year_of(old)), keys(other, year_of(new)), ALIKE)
        for before, after in matcher.matches(_kinship(one, other, matched)):
            matched[one[before].id] = other[after].id
    return matched


def keys(items: Iterable[Item], year: int | None) -> list[str]:
    """What items are matched by: their plain words, years relative."""
    return [words(relative(item.text or "", year)) for item in items]


def _alike(one: Item, other: Item) -> bool:
    """False where an id was given to something else altogether."""
    a, b = words(one.text or ""), words(other.text or "")
    if not a or not b or a == b:
        return True
    return bool(set(a.split()) & set(b.split()))


def _kinship(
    befores: Sequence[Item], afters: Sequence[Item], matched: Mapping[str, str]
) -> Iterator[frozenset[tuple[int, int]]]:
    """Pairs whose parents were matched: of equally alike texts these belong together."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(afters):
        places.setdefault(item.parent or "", []).append(place)
    close: set[tuple[int, int]] = set()
    nth: dict[str, int] = {}
    for before, item in enumerate(befores):
        home = item.parent or ""
        here = nth[home] = nth.get(home, -1) + 1
        kin = places.get(matched.get(home, ""), ())
        close.update((before, after) for after in kin[max(0, here - _KIN) : here + _KIN])  # of very many the near ones
    yield frozenset(close)


def _moved(old: Plan, new: Plan, afters: Sequence[Item], matched: Mapping[str, str]) -> set[str]:
    """New ids that hang elsewhere, or left the order of their siblings."""
    moved: set[str] = set()
    back = {after: before for before, after in matched.items()}
    for item in afters:
        before = back.get(item.id)
        if before is not None and item.level is not Level.AREA:
            home = old[before].parent or ""
            if item.parent != matched.get(home, _top(new, item) if old[home].level in _TOPS else None):
                moved.add(item.id)
    for parent in {item.parent or "" for item in afters}:
        stayed = [child for child in new[parent].children if child in back and child not in moved]
        places = [old[back[child]] for child in stayed]
        order = [old.index(item.id) for item in places]
        kept = longest_rising(order)
        moved |= {child for place, child in enumerate(stayed) if place not in kept}
    return moved


def _top(plan: Plan, item: Item) -> str | None:
    """The appendix or the text that an item belongs to."""
    above: Item | None = item
    while above is not None and above.level not in _TOPS:
        above = plan.parent(above.id)
    return above.id if above is not None else None


# ---- what became of them


def _pair(old: Plan, new: Plan, before: Item, after: Item, moved: bool) -> Pair:
    changes = tuple(_changes(before, after))
    years = year_of(old), year_of(new)
    real = [c for c in changes if not shifted(c.old, c.new, years)]
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
    if after.level in TEXT_LEVELS:
        return  # its fields say how it is marked
    for name in dict.fromkeys((*before.fields, *after.fields)):
        one, other = before.fields.get(name, ""), after.fields.get(name, "")
        if _plain(one) != _plain(other):
            yield TextChange(name, one, other)


def _with_dropped(befores: Iterable[Item], pairs: Iterable[Pair], matched: Mapping[str, str]) -> Iterator[Pair]:
    """What was dropped comes behind the item that stood before it, at the head where nothing did."""
    behind: dict[str, list[Pair]] = {}
    last = ""
    for item in befores:
        if item.id in matched:
            last = matched[item.id]
        else:
            behind.setdefault(last, []).append(Pair(item.id, None, item.level, Fate.DROPPED))
    yield from behind.get("", ())
    for pair in pairs:
        yield pair
        yield from behind.get(pair.new or "", ()) if pair.new else ()
