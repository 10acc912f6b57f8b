"""The names of the reform areas: Resolution 76/NQ-CP and the writings of them that are in use."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from io import StringIO

from cchc_desktop import resources
from cchc_desktop.planning.checks.folding import words

_FILE = "checks/areas.csv"
_LIKE, _MARGIN = 82.0, 1.0  # per cent of likeness from which a title is meant to be an area's
_SHORT = (("cchc", "cai cach hanh chinh"), ("tthc", "thu tuc hanh chinh"), ("qppl", "quy pham phap luat"))


@cache
def _names() -> dict[str, str]:
    """All writings, folded → the name to offer in their place: their own where they are right."""
    rows = csv.DictReader(StringIO(resources.read_text(_FILE)))
    return {_key(row["Tên"]): row["Tên"] for row in rows}


def _key(title: str) -> str:
    key = words(title)
    for short, full in _SHORT:
        key = key.replace(short, full)
    return key


@lru_cache(maxsize=512)
def nearest_area(title: str) -> str | None:
    """The name that a title almost is; None for a right one and for one that is like none."""
    from rapidfuzz import fuzz

    key, names = _key(title), _names()
    if key in names or not key:
        return None
    likeness = {name: fuzz.ratio(key, name) for name in names}
    best = max(likeness, key=lambda name: likeness[name])
    return names[best] if likeness[best] >= _LIKE else None
