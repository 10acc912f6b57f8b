"""Calendar units of time phrases: "Quý I- II/2025", "Tháng 3, 6 và 9/2025", "15/01/2025", "Giai đoạn 2022 - 2025".

Reads lists of units over loose text (:mod:`cchc_desktop.core.loose`) and turns them into windows of dates. A unit
without a year takes the year written behind a later unit of its list, else that of an earlier one, else the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cchc_desktop.core.loose import rx
from cchc_desktop.core.schedule_types import Context, Kind, Scale, Window

_Y = r"((?:19|20)\d\d)(?!\d)"
_IN_YEAR = rf"(?:~(?:/|-)~{_Y}|~,?~(?:cua )?nam~{_Y})?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"(iv|i{1,3}|[1-4])(?![a-z\d])"

_FULL_DATE = rx(rf"(?:ngay~)?(\d{{1,2}})~[/.\-]~(\d{{1,2}})~[/.\-]~{_Y}")
_DAY_MONTH = rx(rf"ngay~(\d{{1,2}})(?:~/~| thang )(\d{{1,2}})(?![\d/]){_IN_YEAR}")
_BARE_DAY_MONTH = rx(r"(\d{1,2})~/~(\d{1,2})(?![\d/])")
_SLASH_MONTH = rx(rf"(?:thang~)?(\d{{1,2}})~/~{_Y}")
_MONTH = rx(rf"thang~(\d{{1,2}})(?![\d/]){_IN_YEAR}")
_QUARTER_UNIT = rx(rf"q(?:u[yi]|\.)?~{_QUARTER}{_IN_YEAR}")
_HALF = rx(rf"(?:6|0?6|sau) thang (dau|cuoi)(?: cua)? nam(?:~{_Y})?")
_YEAR = rx(rf"(?:(?:ca|trong|toan|trong ca|quanh) )?nam~{_Y}")
_PLAN_YEAR = rx(r"(?:ca|trong|toan|trong ca) nam(?: ke hoach)?(?![a-z\d])|(?:dau|giua|cuoi) nam(?=[ .,;]*$)")
_PERIOD = rx(rf"(?:(?:trong )?(?:giai doan|nhiem ky|thoi ky))(?: tu)?(?: nam)?~{_Y}~(?:-|den)~(?:nam~)?{_Y}")
_BARE_YEAR = rx(_Y)
_MORE = {Scale.MONTH: rx(rf"0?(\d{{1,2}})(?![\d/]){_IN_YEAR}"), Scale.QUARTER: rx(rf"{_QUARTER}{_IN_YEAR}")}
_JOINT = rx(r"~(?:(,)~(?:va )?|(va)(?![a-z])~|(hoac)(?![a-z])~|(-)~|(den)(?: het| cuoi)?(?![a-z])~|(&)~)")


class BackwardsError(ValueError):
    """A range that ends before it begins."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as written; ``year`` None = not written. ``until`` is the second year of a period."""

    scale: Scale
    number: int = 0  # month, quarter, half; 0 for a year
    day: int = 0
    year: int | None = None
    until: int | None = None
    ranged: bool = False  # the unit before it and this one are the ends of a range


def plan_years(context: Context) -> tuple[int, int] | None:
    """First and last year of the plan."""
    return (context, context) if isinstance(context, int) else context


def read_units(f: str, pos: int, *, bare: bool = False) -> tuple[list[Unit], int] | None:
    """The units of a list that begins at ``pos``, and where it ends; ``bare``: "15/6" may be a day of a month."""
    found = _first(f, pos, bare)
    if found is None:
        return None
    unit, pos = found
    units = [unit]
    while joint := _JOINT.match(f, pos):
        ranged = bool(joint[4] or joint[5])
        more = _first(f, joint.end(), bare or unit.scale is Scale.DAY) or _ellipsis(f, joint.end(), unit, ranged)
        if more is None:
            break
        unit, pos = replace(more[0], ranged=ranged), more[1]
        units.append(unit)
    return units, pos


def _first(f: str, pos: int, bare: bool) -> tuple[Unit, int] | None:
    if pos >= len(f):
        return None
    lead = f[pos]
    if lead.isdigit():
        return _digits(f, pos, bare)
    if lead not in "nqtcgsd":
        return None
    if match := _FULL_DATE.match(f, pos) or _DAY_MONTH.match(f, pos):
        return Unit(Scale.DAY, int(match[2]), int(match[1]), _year(match, 3)), match.end()
    return _months(f, pos) or _years(f, pos)


def _months(f: str, pos: int) -> tuple[Unit, int] | None:
    if match := _SLASH_MONTH.match(f, pos) or _MONTH.match(f, pos):
        return Unit(Scale.MONTH, int(match[1]), year=_year(match, 2)), match.end()
    if match := _QUARTER_UNIT.match(f, pos):
        return Unit(Scale.QUARTER, _ROMAN[match[1]], year=_year(match, 2)), match.end()
    if match := _HALF.match(f, pos):
        return Unit(Scale.HALF, 1 if match[1] == "dau" else 2, year=_year(match, 2)), match.end()
    return None


def _digits(f: str, pos: int, bare: bool) -> tuple[Unit, int] | None:
    if match := _FULL_DATE.match(f, pos):
        return Unit(Scale.DAY, int(match[2]), int(match[1]), int(match[3])), match.end()
    if match := _SLASH_MONTH.match(f, pos):
        return Unit(Scale.MONTH, int(match[1]), year=_year(match, 2)), match.end()
    if match := _HALF.match(f, pos):
        return Unit(Scale.HALF, 1 if match[1] == "dau" else 2, year=_year(match, 2)), match.end()
    match = _BARE_DAY_MONTH.match(f, pos) if bare else None
    return (Unit(Scale.DAY, int(match[2]), int(match[1])), match.end()) if match else None


def _years(f: str, pos: int) -> tuple[Unit, int] | None:
    if match := _PERIOD.match(f, pos):
        return Unit(Scale.YEAR, year=int(match[1]), until=int(match[2])), match.end()
    if match := _YEAR.match(f, pos):
        return Unit(Scale.YEAR, year=int(match[1])), match.end()
    if match := _PLAN_YEAR.match(f, pos):
        return Unit(Scale.YEAR), match.end()
    return None


def _ellipsis(f: str, pos: int, before: Unit, ranged: bool) -> tuple[Unit, int] | None:
    """ "Tháng 3, 6 và 9/2025", "Quý I-II": a number alone goes on with the unit before it; "Năm 2025 - 2026"."""
    if before.scale is Scale.YEAR and before.year and (ranged or before.until is None):
        match = _BARE_YEAR.match(f, pos)
        return (Unit(Scale.YEAR, year=int(match[1])), match.end()) if match else None
    if before.year is not None and not ranged:
        return None
    pattern = _MORE.get(before.scale)
    match = pattern.match(f, pos) if pattern else None
    if match is None:
        return None
    number = _ROMAN[match[1]] if before.scale is Scale.QUARTER else int(match[1])
    return Unit(before.scale, number, year=_year(match, 2)), match.end()


def _year(match: re.Match[str], group: int) -> int | None:
    found = next((year for year in match.groups()[group - 1 :] if year), None)
    return int(found) if found else None


# ---- from units to windows


def dated(units: list[Unit], context: Context) -> list[Unit]:
    """The units with their years; a unit stays without one where neither the list nor the plan has it."""
    out: list[Unit] = []
    years = plan_years(context)
    known = next((unit.year for unit in units if unit.year), None)
    only = years[0] if years and years[0] == years[1] else None
    later: int | None = None
    for unit in reversed(units):
        year = unit.year or later or known or only
        if unit.year is None and later and out and _order(unit) > _order(out[-1]):
            year = later - 1  # "Tháng 12 và tháng 01/2027"
        later = year if unit.year else later
        out.append(unit if unit.year else replace(unit, year=year))
    return out[::-1]


def _order(unit: Unit) -> tuple[int, int]:
    length = {Scale.QUARTER: 3, Scale.HALF: 6}.get(unit.scale, 1)
    return (max(unit.number - 1, 0) * length, unit.day)


def bounds(unit: Unit, context: Context) -> tuple[date, date] | None:
    """First and last day of a unit; None where its year is not known. Raises ValueError for a day that is none."""
    if unit.scale is Scale.YEAR and unit.year is None and (years := plan_years(context)):
        return date(years[0], 1, 1), date(years[1], 12, 31)
    if unit.year is None:
        return None
    year = unit.year
    if unit.scale is Scale.YEAR:
        return date(year, 1, 1), date(unit.until or year, 12, 31)
    if unit.scale is Scale.DAY:
        day = date(year, unit.number, unit.day)
        return day, day
    length = {Scale.MONTH: 1, Scale.QUARTER: 3, Scale.HALF: 6}[unit.scale]
    first = date(year, (unit.number - 1) * length + 1, 1)
    return first, month_end(year, unit.number * length)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def windows(units: list[Unit], context: Context) -> tuple[Kind, tuple[Window, ...]] | None:
    """What a list of units covers: a window each, ranges as one, neighbours joined. None where a year is unknown.

    Raises ValueError for a day that does not exist, BackwardsError for a range that ends before it begins.
    """
    found: list[tuple[Window, bool]] = []
    for unit in dated(units, context):
        days = bounds(unit, context)
        if days is None:
            return None
        if unit.ranged and found:
            before = found.pop()[0]
            scale = before.scale if before.scale is unit.scale else Scale.DAY
            if before.start is None or days[1] < before.start:
                raise BackwardsError
            found.append((Window(before.start, days[1], scale), True))
        else:
            found.append((Window(*days, unit.scale), unit.until is not None))
    return join(found)


def join(found: list[tuple[Window, bool]]) -> tuple[Kind, tuple[Window, ...]]:
    """The kind of these windows together and the windows with neighbours joined; a flag says "is a range"."""
    merged = list(_joined(found))
    return _kind(merged), tuple(window for window, _ in merged)


def _joined(found: list[tuple[Window, bool]]) -> Iterator[tuple[Window, bool]]:
    """Neighbours of the same unit as one range: "Quý III, Quý IV" is Quý III - IV; single days stay apart."""
    held: tuple[Window, bool] | None = None
    for window, ranged in found:
        if held is None:
            held = (window, ranged)
            continue
        before = held[0]
        touches = before.end is not None and window.start == before.end + timedelta(days=1)
        if touches and before.scale is window.scale and window.scale is not Scale.DAY:
            held = (Window(before.start, window.end, window.scale), True)
        else:
            yield held
            held = (window, ranged)
    if held is not None:
        yield held


def _kind(found: list[tuple[Window, bool]]) -> Kind:
    scales = {window.scale for window, _ in found}
    if len(scales) > 1:
        return Kind.MIXED_SET
    scale = scales.pop().value
    if len(found) > 1:
        return Kind(f"{scale}_SET")
    return Kind(f"{scale}_RANGE" if found[0][1] else scale)
