"""The smallest phrases of the time grammar: a window, a deadline, a recurrence, an event, "theo Kế hoạch …".

Each reader looks at loose text from one position and says what it read and where it stopped, or None.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from cchc_desktop.core.loose import rx
from cchc_desktop.core.schedule_types import Context, Kind, Part, Recurrence, Scale, Window
from cchc_desktop.core.schedule_units import Unit, bounds, dated, plan_years, read_units, windows

Found = tuple[Part, int]

_IN = rx(r"(?:(?:chi )?(?:trong|vao|du kien|khoang|tai|thoi gian)(?![a-z])~)+")
_ONLY_YEARS = rx(r"~((?:19|20)\d\d)(?:~-~((?:19|20)\d\d))?(?=[ .,;]*$)")
_BEFORE = rx(r"truoc(?! khi)(?![a-z])~")
_NOT_LATER = rx(
    r"(?:(?:cham nhat|muon nhat)(?: la)?(?: vao| trong| den)?|khong qua|den het|den|het|tu nay den(?: het)?)(?![a-z])~"
)
_FROM = rx(r"(?:ke tu|bat dau tu|bat dau|tu)(?![a-z])~(?:dau )?")
_TO = rx(r"~,?~(?:den|-)(?![a-z])~(?:het |cuoi )?")
_DONE = rx(r"(?:can |phai |va )?(?:hoan thanh|hoan tat|ket thuc|xong)(?![a-z])~")
_EACH_YEAR = rx(r"~(?:cua )?(?:hang|moi) nam(?![a-z])")
_RECURRING_DAY = rx(
    r"(?:(truoc)|cham nhat(?: la)?(?: vao)?|vao|den)?~(?:ngay|mung)~(\d{1,2})(?! /|/)"
    r"~(?:cua )?(?:(thang cuoi (?:cua )?quy|thang cuoi moi quy)|(?:thang )?(hang thang|moi thang|cac thang))(?![a-z])"
)
_CONTINUOUS = rx(
    r"(?:thuong xuyen|lien tuc|quanh nam)(?:,?(?: va)? lien tuc)?"
    r"(?:,?(?: trong)?(?: ca| suot)? nam(?:~((?:19|20)\d\d)(?!\d)|(?![a-z])))?(?! nhat\b)"
)
_OFTEN_WORDS = {
    "ngay": Recurrence.DAILY, "tuan": Recurrence.WEEKLY, "thang": Recurrence.MONTHLY, "quy": Recurrence.QUARTERLY,
    "6 thang": Recurrence.HALF_YEARLY, "06 thang": Recurrence.HALF_YEARLY, "nam": Recurrence.YEARLY,
}  # fmt: skip
_UNIT_WORD = r"(ngay|tuan|0?6 thang|thang|quy|nam)(?![a-z])(?! \d)"
_OFTEN = rx(rf"(?:theo )?(?:dinh ky )?(?:hang|moi|tung) {_UNIT_WORD}")
_OFTEN_ALSO = rx(rf"~(?:,|,? va|/|-)~(?:hang )?{_UNIT_WORD}")
_REGULAR = rx(rf"dinh ky(?: theo)?(?: {_UNIT_WORD})?")
_BY_UNIT = rx(r"theo (thang|quy|nam|tuan)(?=~(?:$|[,;.]))")
_TIMES = rx(
    r"(?:(?:moi|hang) (ngay|tuan|thang|quy|nam) )?(?:it nhat |toi thieu )?\d{1,2} lan"
    rf"(?:(?:~/~| moi | trong | mot | ){_UNIT_WORD})?"
)
_PER = rx(r"(?:(\d{1,2}) )?(ngay|tuan|thang|quy|nam)~/~(?:0?1 |mot )?lan")
_LONGER = {3: Recurrence.QUARTERLY, 6: Recurrence.HALF_YEARLY, 12: Recurrence.YEARLY}
_SUDDEN = rx(r"dot xuat(?![a-z])(?:~,?~(?:khi|theo) [^,;]*)?")
_OFFSET_AFTER = rx(
    r"(?:trong vong |trong |sau |cham nhat(?: la)? |khong qua )(\d{1,3})(?:~\([^)]*\))? (ngay|tuan|thang)"
    r"(?: lam viec)? (?:(?:ke )?tu |sau )(?:ngay |khi )?\S"
)
_OFFSET_BEFORE = rx(
    r"(?:cham nhat(?: la)? |it nhat(?: la)? |toi thieu |truoc )?(\d{1,3}) (ngay|tuan|thang)(?: lam viec)? "
    r"truoc (?:ngay |khi )?(?!\d)\S"
)
_AFTER = rx(r"(?:ngay )?sau (?:khi )?(?!\d|khi~$)\S")
_AT_DAY_OF = rx(r"truoc (?:ngay|khi|thoi diem|ky hop) (?!\d)\S")
_WHEN = rx(r"(?:ngay )?khi \S|theo yeu cau(?![a-z])|theo de nghi(?![a-z])")
_BY = rx(r"(?:(?:thuc hien |tien hanh )?theo|can cu(?: vao)?|tuy theo)(?![a-z]) ?\S")
_EVENT_ENDS = rx(
    r"~(?:,|va|hoac)~(?=thuong xuyen|hang (?:ngay|tuan|thang|quy|nam)(?![a-z])|dinh ky"
    r"|(?:hoan thanh |xong )?(?:truoc|cham nhat)(?: la)?(?: ngay)? \d)"
)
_ON_RECEIPT = rx(r"(?<![a-z])khi (?:nhan|co yeu cau|phat sinh)")
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30}


def read_atom(f: str, text: str, pos: int, context: Context) -> Found | None:
    """The phrase that begins at ``pos``. Raises ValueError for days that do not exist."""
    return (
        _continuous(f, pos, context)
        or _recurring_day(f, pos, context)
        or _often(f, text, pos, context)
        or _offset(f, text, pos)
        or read_dated(f, pos, context)
        or _event(f, text, pos)
    )


def read_dated(f: str, pos: int, context: Context) -> Found | None:
    """A window or a deadline that begins at ``pos``; a deadline after "hoàn thành" too."""
    if pos == 0 and (match := _ONLY_YEARS.match(f)):
        until = int(match[2]) if match[2] else None
        return _windows([Unit(Scale.YEAR, year=int(match[1]), until=until)], None), match.end()
    if (match := _IN.match(f, pos)) and read_units(f, pos) is None:  # "trong năm" is a unit of its own
        pos = match.end()
    if match := _BEFORE.match(f, pos):
        return _deadline(f, match.end(), context, Kind.BEFORE)
    if match := _NOT_LATER.match(f, pos):
        return _deadline(f, match.end(), context, Kind.NOT_LATER)
    if match := _FROM.match(f, pos):
        return _from(f, match.end(), context)
    found = read_units(f, pos)
    if found is None:
        return None
    units, stop = found
    return _with_years(f, stop, _windows(units, context), units)


def _windows(units: list[Unit], context: Context) -> Part:
    covered = windows(units, context)
    if covered is None:  # a year is missing, and the plan has none
        return Part((_undated_kind(units),))
    return Part((covered[0],), covered[1])


def _undated_kind(units: list[Unit]) -> Kind:
    scale = units[0].scale.value
    return Kind(scale if len(units) == 1 else f"{scale}_SET")


def _with_years(f: str, stop: int, part: Part, units: list[Unit]) -> Found:
    match = _EACH_YEAR.match(f, stop)
    if match is None or any(unit.year for unit in units):
        return part, stop
    return Part(part.kinds, part.windows, recurring=Recurrence.YEARLY), match.end()


def _deadline(f: str, pos: int, context: Context, kind: Kind) -> Found | None:
    found = read_units(f, pos, bare=True)
    if found is None:
        return None
    units, stop = found
    ends: list[Window] = []
    for unit in dated(units, context):
        days = bounds(unit, context)
        if days is not None:
            last = days[0] - timedelta(days=1) if kind is Kind.BEFORE else days[1]
            ends.append(Window(None, last, unit.scale))
    return _with_years(f, stop, Part((kind,), tuple(ends)), units)


def _from(f: str, pos: int, context: Context) -> Found | None:
    found = read_units(f, pos, bare=True)
    if found is None:
        return None
    units, stop = found
    joint = _TO.match(f, stop)
    more = read_units(f, joint.end(), bare=True) if joint else None
    if more is not None:
        last, *others = more[0]
        units, stop = [*units, Unit(last.scale, last.number, last.day, last.year, ranged=True), *others], more[1]
    part = _windows(units, context)
    if len(units) == 1 and part.windows and units[0].until is None:
        first = part.windows[0]
        return Part((Kind.FROM,), (Window(first.start, None, first.scale),)), stop
    return part, stop


def _whole_plan(context: Context, year: str | None = None) -> tuple[Window, ...]:
    years = (int(year), int(year)) if year else plan_years(context)
    return (Window(date(years[0], 1, 1), date(years[1], 12, 31), Scale.YEAR),) if years else ()


def _continuous(f: str, pos: int, context: Context) -> Found | None:
    match = _CONTINUOUS.match(f, pos)
    if match is None:
        return None
    part = Part((Kind.CONTINUOUS,), _whole_plan(context, match[1]), recurring=Recurrence.CONTINUOUS)
    return part, match.end()


def _recurring_day(f: str, pos: int, context: Context) -> Found | None:
    """ "Trước ngày 25 hằng tháng", "chậm nhất ngày 15 của tháng cuối quý": a deadline in each month or quarter."""
    match = _RECURRING_DAY.match(f, pos)
    years = plan_years(context)
    if match is None:
        return None
    day = int(match[2])
    if not 1 <= day <= 31:
        raise ValueError("no such day")
    on_the_day = not match[1] and f[match.start()] in "nmv"  # "ngày 20 hằng tháng", "vào ngày …"
    months = range(3, 13, 3) if match[3] else range(1, 13)
    ends: list[Window] = []
    for year in range(years[0], years[1] + 1) if years else ():
        for month in months:
            last = date(year, month, min(day, calendar.monthrange(year, month)[1]))
            ends.append(Window(last if on_the_day else None, last - timedelta(days=1) if match[1] else last))
    recurring = Recurrence.QUARTERLY if match[3] else Recurrence.MONTHLY
    kind = Kind.DATE_SET if on_the_day else Kind.BEFORE if match[1] else Kind.NOT_LATER
    words = f"{day:02d} " + ("của tháng cuối quý" if match[3] else "hằng tháng")
    return Part((Kind.PERIODIC, kind), tuple(ends), recurring=recurring, often=words), match.end()


def _often(f: str, text: str, pos: int, context: Context) -> Found | None:
    if match := _PER.match(f, pos):
        number = int(match[1] or 1)
        one = _OFTEN_WORDS[match[2]] if number == 1 else None
        often = one or (_LONGER.get(number) if match[2] == "thang" else None) or Recurrence.UNSPECIFIED
        words = text[pos : match.end()].strip()
        return Part((Kind.PERIODIC,), _whole_plan(context), recurring=often, often=words), match.end()
    match = _OFTEN.match(f, pos) or _TIMES.match(f, pos) or _BY_UNIT.match(f, pos)
    match = match or _REGULAR.match(f, pos)
    if match is None:
        found = _SUDDEN.match(f, pos)
        if found is None:
            return None
        event = text[pos : found.end()].strip()
        return Part((Kind.EVENT,), event=event, recurring=Recurrence.ON_EVENT), found.end()
    units = [group for group in match.groups() if group]
    stop = match.end()
    while units and (also := _OFTEN_ALSO.match(f, stop)):
        units.append(also[1])
        stop = also.end()
    named = [_OFTEN_WORDS[unit] for unit in units if unit in _OFTEN_WORDS]
    finest = min(named, key=list(Recurrence).index, default=Recurrence.UNSPECIFIED)
    return Part((Kind.PERIODIC,), _whole_plan(context), recurring=finest, often=text[pos:stop].strip()), stop


def _offset(f: str, text: str, pos: int) -> Found | None:
    match, sign = _OFFSET_AFTER.match(f, pos), 1
    if match is None:
        match, sign = _OFFSET_BEFORE.match(f, pos), -1
    if match is None:
        return None
    stop = _event_end(f, match.end())
    days = sign * int(match[1]) * _DAYS[match[2]]
    part = Part((Kind.OFFSET_EVENT,), event=text[pos:stop], offset_days=days, recurring=Recurrence.ON_EVENT)
    return part, stop


def _event(f: str, text: str, pos: int) -> Found | None:
    for pattern, kind, recurring in (
        (_AFTER, Kind.AFTER_EVENT, None),
        (_AT_DAY_OF, Kind.BEFORE_EVENT, Recurrence.ON_EVENT),
        (_WHEN, Kind.EVENT, Recurrence.ON_EVENT),
        (_BY, Kind.BY_DOC, None),
    ):
        if match := pattern.match(f, pos):
            stop = _event_end(f, match.end())
            again = kind is Kind.AFTER_EVENT and _ON_RECEIPT.search(f, pos, stop)
            often = Recurrence.ON_EVENT if again else recurring
            return Part((kind,), event=text[pos:stop], recurring=often), stop
    return None


def _event_end(f: str, pos: int) -> int:
    match = _EVENT_ENDS.search(f, pos)
    stop = match.start() if match else len(f)
    while stop > 0 and f[stop - 1] in " .,;\n":
        stop -= 1
    return max(stop, pos)


def read_done(f: str, pos: int) -> re.Match[str] | None:
    """ "hoàn thành …" in front of a deadline."""
    return _DONE.match(f, pos)
