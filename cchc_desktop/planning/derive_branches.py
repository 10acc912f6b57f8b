"""Objectives and tasks of a derived plan found again in its source as it is now, so that new wording can be told.

A plan file keeps ids. In a source that was imported again they are known by their words, by likeness, and where all
was rewritten by the rows that hang under them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.vietnamese import words
from cchc_desktop.planning.matching import Matcher

_ALIKE = 0.72  # likeness from which two wordings are versions of one


def branches_now(derived: Plan, source: Plan, data: Mapping[str, Any], now: Mapping[str, str]) -> dict[str, str]:
    """Item here → item of the source, of the branches that were taken and are in both.

    ``data``: the record ``derived``; ``now``: source row as it was taken → row of the source.
    """
    taken = {here: entry for here, entry in data["branches"].items() if here in derived}
    found = {here: str(entry["item"]) for here, entry in taken.items() if entry["item"] in source}
    for level in Level:
        here = [i for i in taken if i not in found and derived[i].level is level]
        if here:
            used = set(found.values())
            there = [item for item in source.walk() if item.level is level and item.id not in used]
            found |= _alike({i: str(taken[i]["text"] or "") for i in here}, there)
    rows = _rows_below(derived, data["rows"])
    used = set(found.values())
    for here in taken:
        if here in found:
            continue
        item = _above_rows(derived[here].level, rows.get(here, ()), data, now, source)
        if item is not None and item not in used:
            found[here] = item
            used.add(item)
    return found


def _alike(texts: Mapping[str, str], there: list[Item]) -> dict[str, str]:
    here = list(texts)
    matcher = Matcher([words(texts[i]) for i in here], [words(item.text or "") for item in there], _ALIKE)
    return {here[one]: there[other].id for one, other in matcher.matches()}


def _rows_below(derived: Plan, rows: Iterable[str]) -> dict[str, list[str]]:
    """The linked rows under every item."""
    found: dict[str, list[str]] = {}
    for row in rows:
        item = derived.parent(row) if row in derived else None
        while item is not None:
            found.setdefault(item.id, []).append(row)
            item = derived.parent(item.id)
    return found


def _above_rows(
    level: Level, rows: Iterable[str], data: Mapping[str, Any], now: Mapping[str, str], source: Plan
) -> str | None:
    """The one item of a level that all rows hang under now; None where they were parted."""
    homes: Counter[str] = Counter()
    for row in rows:
        there = now.get(str(data["rows"][row]["item"]))
        home = source.ancestor(there, level) if there is not None else None
        homes[home.id if home is not None else ""] += 1
    return next(iter(homes)) or None if len(homes) == 1 else None
