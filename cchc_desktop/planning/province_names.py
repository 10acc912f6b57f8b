"""Provinces in texts: those that were merged or renamed, and the bodies of a province that became a city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from cchc_desktop.core.directory import Directory, Province
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.planning.agency_names import Change
from cchc_desktop.planning.agency_proposals import Rule, Sureness

Found = tuple[int, int, Change]

_CITY_BODIES = rx(
    r"(?<![a-z])(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|thanh tra|cong an|bo chi huy quan su|bo chqs|thue"
    r"|bao hiem xa hoi|bhxh|toa an nhan dan|vien kiem sat nhan dan|mat tran to quoc viet nam|mttq viet nam"
    r"|trung tam phuc vu hanh chinh cong) (tinh)(?![a-z])"
)
_PARTY_BODIES = rx(r"(?<![a-z])(tinh) (?:uy|doan)(?![a-z])")
_UNIT = r"(?:(tinh|thanh pho|tp\.?) +)"


@lru_cache(maxsize=4)
def _ended(directory: Directory, day: date) -> tuple[re.Pattern[str], dict[str, Province]] | None:
    """A pattern of the provinces whose name or status is not right on a day."""
    rows: dict[str, Province] = {}
    for row in directory.provinces:
        if row.until is not None and row.until < day:
            rows.setdefault(loose(row.name), row)
    if not rows:
        return None
    names = "|".join(re.escape(name) for name in sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?<![a-z]){_UNIT}?({names})(?![a-z])"), rows


def province_changes(text: str, directory: Directory, day: date) -> Iterator[Found]:
    """Provinces in a text that have another name or status on a day. Without "tỉnh" in front it is a question."""
    ended = _ended(directory, day)
    if ended is None:
        return
    pattern, rows = ended
    for match in pattern.finditer(loose(text)):
        row = rows[match[2]]
        now = directory.today(row.name, day)
        unit = (match[1] or "").replace("tp.", "thanh pho").replace("tp", "thanh pho")
        written = text[slice(*match.span())]
        if now is None or not text[match.start(2)].isupper() or (unit and unit != loose(row.unit)):
            continue
        if not _is_spelled(text[slice(*match.span(2))], row.name):
            continue  # "TUYÊN QUANG NĂM 2025" names no Quảng Nam
        if not unit and now.name == row.name:
            continue  # the name is right, and no status was named
        new = now.full_name if unit else now.name
        sure = Sureness.SURE if unit else Sureness.ASK
        group = f"province:{loose(row.name)}" + ("" if unit else ":bare")
        law = "; ".join(dict.fromkeys(law for law in (row.law, now.law) if law))
        yield match.start(), match.end(), Change(Rule.PROVINCE, sure, (new, written), law, group)


def _is_spelled(written: str, name: str) -> bool:
    """True where the marks are those of the name, wherever a tone stands ("Hoà Bình", "Hòa Bình")."""
    return sorted(normalize("NFD", written.lower())) == sorted(normalize("NFD", name.lower()))


def city_changes(text: str, home: Province | None, directory: Directory) -> Iterator[Found]:
    """ "UBND tỉnh", "Tỉnh ủy" … of a plan whose province became a city; not with another province's name behind."""
    if home is None or home.unit != "thành phố" or home.since is None:
        return
    f = loose(text)
    for match in _CITY_BODIES.finditer(f):
        if not _names_a_province(f, match.end(), directory):
            yield match.start(1), match.end(1), _city(home, text[slice(*match.span(1))], "thành phố")
    for match in _PARTY_BODIES.finditer(f):
        if not _names_a_province(f, match.end(), directory):
            old = text[slice(*match.span(1))]
            yield match.start(1), match.end(1), _city(home, old, "Thành" if old[:1].isupper() else "thành")


def _city(home: Province, old: str, new: str) -> Change:
    return Change(Rule.CITY, Sureness.SURE, (new, old), home.law, "city")


def _names_a_province(f: str, pos: int, directory: Directory) -> bool:
    rest = f[pos:].lstrip()
    return any(rest.startswith(loose(row.name)) for row in directory.provinces)
