"""The canonical official wording of a time phrase, made from its meaning.

Zeros as in Decree 30/2020 (day below 10, months 1 and 2); "Quý II - IV/2027", "Tháng 3/2027", "Trước ngày 05/3/2027",
"Hằng tháng", "Giai đoạn 2026 - 2030", "Theo Kế hoạch được phê duyệt". Events keep their own words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from cchc_desktop.core.loose import loose
from cchc_desktop.core.numerals import roman
from cchc_desktop.core.schedule_types import Kind, Part, Recurrence, Scale, TimePhrase, Understood, Window

_OFTEN = {
    Recurrence.DAILY: "Hằng ngày", Recurrence.WEEKLY: "Hằng tuần", Recurrence.MONTHLY: "Hằng tháng",
    Recurrence.QUARTERLY: "Hằng quý", Recurrence.HALF_YEARLY: "Hằng 6 tháng", Recurrence.YEARLY: "Hằng năm",
    Recurrence.UNSPECIFIED: "Định kỳ",
}  # fmt: skip
_SIMPLE_OFTEN = re.compile(r"(?:hang|moi|tung) (?:ngay|tuan|thang|quy|0?6 thang|nam)|dinh ky")
_GENERIC = re.compile(r"(?:Các|Sở(?=,| và| ban)|Cấp|Cơ quan|Đơn vị)(?!\w)")


_INSIDE = (Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR)


def canonical(phrase: TimePhrase) -> str:
    """The official wording; the text itself, trimmed, where it was not understood wholly.

    Milestones are parted by "; " and led by their label or actor and a colon. Reading it again gives the same meaning.
    """
    if phrase.understood is not Understood.WHOLLY:
        return phrase.text.strip()
    if len(phrase.parts) == 1:
        return _single(phrase.parts[0], phrase)
    if not all(part.label or part.actor for part in phrase.parts) or not any(part.dated for part in phrase.parts):
        return phrase.text.strip()
    words = "; ".join(f"{_name(part, first=not i)}: {_lower(_words(part))}" for i, part in enumerate(phrase.parts))
    return words[:1].upper() + words[1:]


def _single(part: Part, phrase: TimePhrase) -> str:
    words = _words(part)
    if not part.dated and not part.event and Kind.PERIODIC not in part.kinds and Kind.CONTINUOUS not in part.kinds:
        return phrase.text.strip()  # no year is known
    if part.label:
        between = ":" if part.colon else " trong" if part.kinds[0] in _INSIDE else ""
        words = f"{part.label}{between} {_lower(words)}"
    if part.actor:
        words = f"{part.actor}: {_lower(words)}" if part.colon else f"{words} đối với {part.actor}"
    words = words[:1].upper() + words[1:]
    return f"{words} ({part.remark})" if part.remark else words


def _name(part: Part, *, first: bool) -> str:
    actor = _actor(part.actor)
    if part.label and actor:
        return f"{part.label} của {_lower_group(actor)}"
    if not actor:
        return part.label
    return actor[0].upper() + actor[1:] if first else _lower_group(actor)


def _actor(actor: str) -> str:
    """A list of bodies with commas, its "báo cáo" with "của" in front of them, the office by its own name."""
    actor = actor.replace("; ", ", ").replace("UBND cấp tỉnh", "UBND tỉnh")
    return re.sub(
        r"^(báo cáo|kế hoạch) (?!của\b)(Sở|UBND|Ban|Các|các)\b",
        lambda match: f"{match[1]} của {_lower(match[2]) if match[2] in ('Sở', 'Các') else match[2]}",
        actor,
        flags=re.IGNORECASE,
    )


def _lower_group(actor: str) -> str:
    return _lower(actor) if _GENERIC.match(actor) else actor


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _words(part: Part) -> str:
    """The phrase without label and actor, its first letter a capital."""
    kinds = part.kinds
    if Kind.PERIODIC in kinds and (Kind.BEFORE in kinds or Kind.NOT_LATER in kinds):
        return f"{'Trước' if Kind.BEFORE in kinds else 'Chậm nhất'} ngày {part.often}"
    if kinds == (Kind.PERIODIC, Kind.DATE_SET):
        return f"Ngày {part.often}"
    said = [_of_kind(kind, part) for kind in kinds if kind not in (Kind.EVENT, Kind.CONDITION, Kind.DEADLINE)]
    words = said[0] if said else ""
    if len(said) > 1:
        words = " và ".join([words, *(_lower(other) for other in said[1:])])
    if Kind.EVENT in kinds:
        words = _joined_event(words, part.event.split("\n")[-1])
    if part.deadline and part.deadline.end:
        words += f", hoàn thành trước ngày {_day(part.deadline.end + timedelta(days=1))}"
    return words[:1].upper() + words[1:]


def _joined_event(words: str, event: str) -> str:
    if not words:
        return event
    return f"{words} hoặc {_lower(event)}" if loose(event).startswith("dot xuat") else f"{words}, {_lower(event)}"


def _of_kind(kind: Kind, part: Part) -> str:
    if kind is Kind.CONTINUOUS:
        return "Thường xuyên"
    if kind is Kind.PERIODIC:
        return _often(part)
    if kind in (Kind.AFTER_EVENT, Kind.BEFORE_EVENT, Kind.OFFSET_EVENT, Kind.BY_DOC):
        return _event(part.event.split("\n")[0])
    words = _windows(kind, tuple(window for window in part.windows if _belongs(kind, window)))
    if part.recurring is Recurrence.YEARLY and part.deadline is None:
        return re.sub(r"/\d{4}(?!\d)| năm \d{4}", "", words) + " hằng năm"
    return words


def _belongs(kind: Kind, window: Window) -> bool:
    if kind in (Kind.BEFORE, Kind.NOT_LATER):
        return window.start is None
    if kind is Kind.FROM:
        return window.end is None
    return kind is Kind.MIXED_SET or kind.value.startswith(window.scale.value)


def _often(part: Part) -> str:
    said = " ".join(loose(part.often).split())
    if part.recurring is not None and part.recurring in _OFTEN and _SIMPLE_OFTEN.fullmatch(said):
        return _OFTEN[part.recurring]
    words = re.sub(r"\bhàng\b(?= (?:ngày|tuần|tháng|quý|năm))", "hằng", part.often)
    return re.sub(r"\bHàng\b(?= (?:ngày|tuần|tháng|quý|năm))", "Hằng", words)


def _event(event: str) -> str:
    """An event in its own words, with short forms written out."""
    words = re.sub(r"^(theo)\s+KH\b", r"\1 Kế hoạch", event, flags=re.IGNORECASE)
    words = re.sub(r"^(theo)\s+kế hoạch\s+phê duyệt\b", r"\1 Kế hoạch được phê duyệt", words, flags=re.IGNORECASE)
    # The one index of provinces that the Ministry of Home Affairs publishes is PAR INDEX.
    return re.sub(r"(Bộ Nội vụ công bố) chỉ số (?=cấp tỉnh)", r"\1 Chỉ số CCHC ", words).replace("  ", " ")


# ---- windows


def _windows(kind: Kind, windows: tuple[Window, ...]) -> str:
    if not windows:
        return ""
    if kind is Kind.BEFORE:
        said = [f"trước {_next_unit(window)}" for window in windows]
    elif kind is Kind.NOT_LATER:
        said = [_not_later(window) for window in windows]
    elif kind is Kind.FROM:
        said = [f"từ {_unit(windows[0].scale, windows[0].start)}"]
    else:
        said = [_window(window) for window in windows]
    words = ", ".join(said[:-1]) + " và " + said[-1] if len(said) > 1 else said[0]
    if kind is Kind.QUARTER_SET:  # each is a name of its own: "Quý II và Quý IV/2027"
        words = re.sub(r"\bquý\b", "Quý", words)
    words = _one_year(words) if kind is Kind.QUARTER_SET else words
    return words[:1].upper() + words[1:]


def _one_year(words: str) -> str:
    """ "Quý II/2027 và Quý IV/2027" names the year once."""
    years = set(re.findall(r"/(\d{4})", words))
    if len(years) != 1:
        return words
    year = years.pop()
    return words.replace(f"/{year}", "") + f"/{year}"


def _next_unit(window: Window) -> str:
    return _unit(window.scale, window.end + timedelta(days=1)) if window.end else ""


def _not_later(window: Window) -> str:
    if window.scale is Scale.DAY:
        return f"chậm nhất {_unit(Scale.DAY, window.end)}"
    return f"đến {'' if window.scale is Scale.YEAR else 'hết '}{_unit(window.scale, window.end)}"


def _unit(scale: Scale, day: date | None) -> str:
    """The unit that holds a day: "ngày 05/3/2027", "tháng 3/2027", "quý I/2027", "6 tháng đầu năm 2027", "năm 2027"."""
    if day is None:
        return ""
    if scale is Scale.DAY:
        return f"ngày {_day(day)}"
    if scale is Scale.MONTH:
        return f"tháng {_month(day)}"
    if scale is Scale.QUARTER:
        return f"quý {roman((day.month + 2) // 3)}/{day.year:04d}"
    if scale is Scale.HALF:
        return f"6 tháng {'đầu' if day.month < 7 else 'cuối'} năm {day.year:04d}"
    return f"năm {day.year:04d}"


def _window(window: Window) -> str:
    """One window in its unit; one that covers several units as a range."""
    start, end, scale = window.start, window.end, window.scale
    first, last = _unit(scale, start), _unit(scale, end)
    if start is None or end is None or first == last:
        return first or last
    if scale is Scale.QUARTER and start.year == end.year:
        return f"quý {roman((start.month + 2) // 3)} - {roman((end.month + 2) // 3)}/{end.year:04d}"
    if scale is Scale.YEAR:
        return f"giai đoạn {start.year:04d} - {end.year:04d}"
    return f"từ {first} đến {last}"


def _day(day: date) -> str:
    return f"{day.day:02d}/{_month(day)}"


def _month(day: date) -> str:
    """Months 1 and 2 with a zero."""
    return f"{day.month:02d}/{day.year:04d}" if day.month < 3 else f"{day.month}/{day.year:04d}"
