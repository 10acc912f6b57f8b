"""Deadlines brought forward: a lower agency's part has to be done some days before the higher plan's own date.

What is moved is the last day of a phrase that names one. A written date is replaced where it stands ("Trước ngày
31/01/2026" → "Trước ngày 26/01/2026"); a quarter, month, half or year keeps its words and gets a last day behind
them ("Quý II/2026, hoàn thành trước ngày 26/6/2026"), since it names no day that could be moved. Standing work,
periodic work, work that waits for an event, several milestones and periods of years stay as they are.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from cchc_desktop.core.loose import nfc
from cchc_desktop.core.schedule import Context, Kind, Scale, TimePhrase, Understood, read_time

_DATE = re.compile(
    r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?:(?P=s)(?P<y>\d{4}))?(?!\d)"
    r"|(?P<D>\d{1,2})(?P<T> +tháng +)(?P<M>\d{1,2})(?:(?P<N> +năm +)(?P<Y>\d{4}))?",
    re.IGNORECASE,
)
_WHOLE = {  # windows that get a last day behind their words
    Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR, Kind.MONTH_RANGE, Kind.QUARTER_RANGE, Kind.HALF_RANGE,
}  # fmt: skip
_DAYS = {Kind.DATE, Kind.BEFORE, Kind.NOT_LATER, Kind.DEADLINE, Kind.DATE_RANGE}


def earlier(text: str, context: Context, days: int) -> str | None:
    """The phrase with its last day ``days`` earlier; None where it has none that can be moved, or ``days`` is 0."""
    text = nfc(text).strip()
    phrase = read_time(text, context)
    if days <= 0 or not _movable(phrase):
        return None
    part = phrase.parts[0]
    kinds = set(part.kinds)
    if kinds & _DAYS:
        return _moved_date(text, phrase, days)
    end = part.end
    if end is None or not kinds <= _WHOLE or any(w.scale is Scale.DAY for w in part.windows):
        return None
    last = end - timedelta(days=days)
    first = part.start
    if first is not None and last < first:
        return None  # nothing would be left of the month
    return _checked(f"{text.rstrip(' .;,')}, hoàn thành trước ngày {_written(last + timedelta(days=1))}", context, last)


def _movable(phrase: TimePhrase) -> bool:
    if len(phrase.parts) != 1 or phrase.understood is not Understood.WHOLLY:
        return False
    part = phrase.parts[0]
    return not (part.recurring or part.event or part.actor or part.label) and len(part.windows) <= 1


def _moved_date(text: str, phrase: TimePhrase, days: int) -> str | None:
    """The last written date replaced, in the way it is written."""
    dates = list(_DATE.finditer(text))
    end = phrase.parts[0].end
    if not dates or end is None:
        return None
    match = dates[-1]
    day, month, year = (int(match[name] or match[name.upper()] or 0) for name in "dmy")
    try:
        written = date(year or end.year, month, day)
    except ValueError:
        return None
    moved = written - timedelta(days=days)
    said = _as_before(match, moved, year)
    return _checked(text[: match.start()] + said + text[match.end() :], phrase.context, end - timedelta(days=days))


def _as_before(match: re.Match[str], day: date, year: int) -> str:
    """Figures with the zeros of the model; the year where the model has one, or where it is another one now."""
    if match["d"]:
        zero = len(match["m"]) == 2 and match["m"].startswith("0")
        month = f"{day.month:02d}" if zero or day.month < 3 else str(day.month)
        first = f"{day.day:02d}{match['s']}{month}"
        return f"{first}{match['s']}{day.year}" if year else first
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    first = f"{day.day:02d}{match['T']}{month}"
    return f"{first}{match['N']}{day.year}" if year else first


def _written(day: date) -> str:
    """A date in figures (Decree 30/2020: days below 10 and the months 1 and 2 with their zero)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _checked(text: str, context: Context, last: date) -> str | None:
    """The new phrase where it is read as ending on that day: no sentence is written that means something else."""
    return text if read_time(text, context).end == last else None


_BULLET = re.compile(r"^\s*[-–+•]\s*")


def own_line(text: str, context: Context, words: tuple[str, ...]) -> str | None:
    """Of a cell with a line for each kind of agency ("- Cấp xã: trước ngày …") the time of one kind, by its ``words``.

    None where the cell is no such list, or no line or more than one is for it.
    """
    lines = [line for line in nfc(text).split("\n") if line.strip()]
    found: list[str] = []
    for line in lines if len(lines) > 1 else []:
        part = next(iter(read_time(_BULLET.sub("", line), context).parts), None)
        if part is not None and part.actor and any(re.search(word, part.actor.lower()) for word in words):
            found.append(line.partition(":")[2].strip(" ;.,"))
    if len(found) != 1 or not found[0]:
        return None
    return found[0][:1].upper() + found[0][1:]
