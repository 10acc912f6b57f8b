"""Time phrases of plans, understood: "Quý II - IV/2027", "Trước ngày 31/01/2027", "Thường xuyên", "Sau khi …".

The text of a cell stays what the user typed; its meaning is derived here and may be absent. Source of the grammar: the
70 expressions of real plans (domain tables), Decree 30/2020 for zeros in dates.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from cchc_desktop.core.loose import loose, nfc
from cchc_desktop.core.schedule_grammar import read_parts
from cchc_desktop.core.schedule_types import (
    Context,
    Doubt,
    Kind,
    Part,
    Recurrence,
    Scale,
    TimePhrase,
    Understood,
    Window,
    YearSpan,
)
from cchc_desktop.core.schedule_units import month_end, plan_years
from cchc_desktop.core.schedule_words import canonical

__all__ = [
    "Context", "Doubt", "Kind", "Part", "Recurrence", "Scale", "TimePhrase", "Understood", "Window", "YearSpan",
    "canonical", "dates_text", "months", "quarters", "read_time", "window",
]  # fmt: skip

_YEARS = re.compile(r"(?<![\d])(?:19|20)\d\d(?!\d)")
_FIXED = re.compile(
    r"(?:giai doan|nhiem ky|thoi ky)(?: +tu)?(?: +nam)? *(?:19|20)\d\d *(?:-|den) *(?:nam *)?(?:19|20)\d\d"
    r"|\d *(?:/ *(?:19|20)\d\d *)?/ *[a-z]{2,}[a-z0-9/-]*(?: +ngay *[\d/ ]*\d)?"
    r"|(?:luat|nghi dinh|thong tu|nghi quyet|quyet dinh)[^;,.]*?(?:19|20)\d\d"
)


@lru_cache(maxsize=4096)
def read_time(text: str, context: Context) -> TimePhrase:
    """What a cell of time says, for a plan of this year (or these first and last years). Never raises.

    Spans of the result count in the NFC text.
    """
    text = nfc(text)
    parts, understood, doubts, rest = read_parts(text, context)
    if parts and _year_missing(text, parts):
        doubts = (*doubts, Doubt.YEAR_MISSING)
    return TimePhrase(text, context, parts, understood, doubts, rest, _year_spans(text))


def _year_spans(text: str) -> tuple[YearSpan, ...]:
    if not any(mark in text for mark in ("19", "20")):
        return ()
    f = loose(text)
    fixed = [match.span() for match in _FIXED.finditer(f)]
    return tuple(
        YearSpan(*match.span(), int(match[0]), any(a <= match.start() < b for a, b in fixed))
        for match in _YEARS.finditer(f)
    )


_YEARLESS = re.compile(
    r"(?:qu[yi] *(?:iv|i{1,3}|[1-4])\b|thang *\d{1,2}\b|\d{1,2} */ *\d{1,2}\b(?! */ *\d)|\bca nam\b)"
)


def _year_missing(text: str, parts: tuple[Part, ...]) -> bool:
    if not any(part.dated for part in parts) or any(part.recurring for part in parts):
        return False
    f = loose(text)
    return not _YEARS.search(f) and bool(_YEARLESS.search(f))


# ---- when


def window(time: TimePhrase, due: TimePhrase | None = None) -> Window | None:
    """From when to when a row runs: its one cell of time, or the cells "thời gian thực hiện" and "hoàn thành".

    With two cells the start is the first's, the end the second's where it has one. None where nothing is dated.
    """
    start, end = time.start, time.end
    if due is not None:
        start = start or due.start
        end = due.end or end
    if start is not None and end is not None and start > end:
        start = None
    return Window(start, end) if start or end else None


def months(phrase: TimePhrase, year: int) -> frozenset[int]:
    """The months (1 … 12) of ``year`` in which a phrase falls; a deadline falls in its month."""
    found: set[int] = set()
    for part in phrase.parts:
        for span in part.spans():
            found |= _months(span, year, phrase.context)
    return frozenset(found)


def _months(span: Window, year: int, context: Context) -> set[int]:
    last = span.end
    if last is None:  # "Từ tháng 3/2027": to the end of the plan
        years = plan_years(context)
        last = month_end(max(years[1] if years else year, span.start.year if span.start else year), 12)
    first = span.start or last
    low = max((first.year - year) * 12 + first.month, 1)
    high = min((last.year - year) * 12 + last.month, 12)
    return set(range(low, high + 1))


def quarters(phrase: TimePhrase, year: int) -> frozenset[int]:
    """The quarters (1 … 4) of ``year`` in which a phrase falls; a deadline falls in its quarter."""
    return frozenset((month + 2) // 3 for month in months(phrase, year))


def dates_text(span: Window | None) -> str:
    """A window in figures, for a line beside the cell: "01/01–31/03/2027", "≤ 30/01/2027", "≥ 01/03/2027".

    "" where there is nothing to say.
    """
    if span is None or (span.start is None and span.end is None):
        return ""
    if span.start is None:
        return f"≤ {_figures(span.end)}"
    if span.end is None:
        return f"≥ {_figures(span.start)}"
    if span.start == span.end:
        return _figures(span.end)
    if span.start.year == span.end.year:
        return f"{span.start:%d/%m}–{_figures(span.end)}"
    return f"{_figures(span.start)}–{_figures(span.end)}"


def _figures(day: date | None) -> str:
    return f"{day:%d/%m/}{day.year:04d}" if day else ""
