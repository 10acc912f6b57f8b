"""What a year in a text means, and so whether it moves when a plan is rolled forward to another year. Pure.

Rules (domain tables, 4.4): the plan year and its neighbours move in time phrases and texts; citations, quoted titles,
programme periods, "đến năm N" and base years stay; what could be meant either way is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.core.citations import CitationKind, find_citations, quoted_spans
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.planning.agency_proposals import Sureness


class Reason(StrEnum):
    """Why a year moves, or why it is asked about."""

    PLAN_YEAR = "plan-year"  # the year of the plan
    YEAR_BEFORE = "year-before"  # results of the year before
    YEAR_AFTER = "year-after"  # what is prepared for the year after
    TIME = "time"  # a time or deadline
    STALE = "stale"  # last year's, left standing when the old plan was made: should have been the plan year
    BASE = "base"  # "so với năm 2024": the base may move along or stay
    RESULT = "result"  # figures that a year before has reached: they are of that year
    UNCLEAR = "unclear"  # a neighbour of the plan year that nothing explains
    EXPIRED_PERIOD = "expired-period"  # "giai đoạn 2021-2025" ends before the new year
    EXPIRED_TARGET = "expired-target"  # "đến năm 2025" lies before the new year
    SINCE = "since"  # "từ năm 2025": the beginning may have been then for good
    DATE = "date"  # a day in running text: a deadline or the date of a document
    FAR = "far"  # a time cell that names a year far from the plan's


@dataclass(frozen=True, slots=True)
class YearChange:
    """One phrase with a year: ``old`` at ``start``:``stop`` of the NFC text, ``new`` by the rule (``old`` = it stays).

    ``options``: what may be meant, the proposed one first; ``year``: the year (or the last of a period) as written.
    """

    start: int
    stop: int
    old: str
    new: str
    reason: Reason
    sureness: Sureness
    year: int
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """From the year of the old plan to that of the new one."""

    old: int
    new: int

    @property
    def by(self) -> int:
        """How many years."""
        return self.new - self.old

    def near(self, year: int) -> bool:
        """True for the plan year and its neighbours."""
        return abs(year - self.old) <= 1


_Y = r"(?:19|20)\d\d"
_YEAR = re.compile(rf"(?<!\d){_Y}(?!\d)")
_RANGE = rx(
    rf"(?:(?:trong )?(?:cac )?(?:giai doan|nhiem ky|thoi ky|nien han|nam hoc|cac nam|nam)~)?(?:tu )?(?:nam )?"
    rf"(?<!\d)({_Y})~(?:-|den(?: het)?(?: nam)?)~({_Y})(?!\d)"
)
_DAY = rx(
    rf"(?:ngay~)?(?<![\d/])\d{{1,2}}~/~(\d{{1,2}})~/+~({_Y})(?!\d)"
    rf"|ngay~\d{{0,2}}[ .…_]*thang~(\d{{0,2}})[ .…_]*nam~({_Y})(?!\d)"
)
_QUARTER = r"(?:i{1,3}|iv|[1-4])"
_MONTH = rx(
    rf"(?:thang~(?P<m>\d{{1,2}})(?:~(?:-|,|va|den)~(?:thang~)?\d{{1,2}})*"
    rf"|qu[yi]~(?P<q>{_QUARTER})(?:~(?:-|,|va|den)~(?:qu[yi]~)?{_QUARTER})*"
    rf"|(?P<h>0?[1-9] thang (?:dau|cuoi)|(?:dau|giua|cuoi)(?= nam)))"
    rf"~(?:/|,?~(?:cua )?nam)~({_Y})(?!\d)"
)
_NAMED = rx(rf"(?:(?:trong |ca |het )?nam~)({_Y})(?!\d)")
# What stands in front, with its marks: "từ năm" is not "Đầu tư năm".
_LIMIT = rx(r"(?<!\w)(?:trước|chậm nhất|không quá|hết|đến|hạn|vào|từ|hoàn thành|xong)(?: là)?(?: trước| vào)?~,?~$")
_COMPARED = rx(r"(?:so voi|bang hoac cao hon|cao hon|thap hon|vuot|kem)(?: [a-z0-9%]+){0,7}~$")
_UNTIL = rx(r"(?<!\w)(?:đến(?: hết| cuối)?|tầm nhìn|định hướng)~$")
_SINCE = rx(r"(?<!\w)(?:từ|sau|trước)(?: đầu| cuối)?~$")
_AMENDED = rx(r"(?:sua doi(?:~,~bo sung)?|hop nhat)~$")
_OF = rx(r"~,?~cua ")
_ALLOTTED = rx(r"so giao~$")
_NUMBER_GOES_ON, _IN_NUMBER = re.compile(r" */ *[a-z]|[.,]\d"), re.compile(r"\d[.,]$")
_RESULTS = re.compile(
    r"(?<![a-z])(?:ket qua|chi so|bao cao|danh gia|tong ket|so ket|cong bo|quyet toan|khac phuc|ton tai|han che"
    r"|kiem toan|xep hang|xep loai|diem|so lieu|du lieu|tinh hinh|giai ngan|kien nghi|ket luan|thuc hien nam)(?![a-z])"
)
# "Chỉ số năm 2021 của tỉnh đạt 86,26/100 điểm": a fact with its figure; "phấn đấu …", "đạt từ 80% trở lên": a target.
_REACHED = rx(
    r"[^.;\n]{0,60}?(?<![a-z])(?:da )?(?:dat|xep thu|xep hang|xep vi tri|dung thu|tang|giam)~:?~(?:duoc )?\d[\d.,]*"
    r"(?!\d|[.,]?\d)(?!~%?~(?:tro len|tro xuong))"
)
_AIM = re.compile(
    r"(?<![a-z])(?:phan dau|muc tieu|toi thieu|it nhat|nham|bao dam|dam bao|yeu cau|chi tieu|de nghi)(?![a-z])"
)
# "… năm 2021 tại Thông báo số 734/TB-VPUBND": of what a document told
_AT_DOCUMENT = rx(
    r"~,?~(?:tai|theo|kem theo) (?:cac )?(?:van ban|thong bao|cong van|bao cao|quyet dinh|nghi quyet|ket luan|chi thi)"
    r"(?: so)?~:?~\d"
)
_SENTENCE_END = re.compile(r"[.;\n](?!\d)")
_MADE = re.compile(r"(?<![a-z])(?:ke hoach|chuong trinh|du toan|danh muc)(?![a-z])")
_CLAUSE = re.compile(r"[;.\n]|, ")
# "… ban hành Chương trình …, UBND tỉnh xây dựng Kế hoạch …": where the cited title has ended and the sentence goes on.
_GOES_ON = rx(
    r",~(?=(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|chu tich|so|ban|bo|cuc|van phong|phong) [^,;]{2,80}? "
    r"(?:xay dung|ban hanh|trien khai|de ra|yeu cau|giao|to chuc|phe duyet)(?![a-z]))|,~(?=(?:trong )?nam )"
    r"|,~(?=(?:phan dau|muc tieu|trong do|dam bao|bao dam|gan voi|dat|nham)(?![a-z]))"
)
_VISION = rx(rf"~,?~(?:va )?(?:dinh huong|tam nhin)(?: den)?(?: nam)?~{_Y}")
_LATE_MONTH, _LATE_QUARTERS = 9, ("iii", "iv", "3", "4")


def shut_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where citations with their subjects, and quotations, stand: nothing moves there."""
    return (*_documents(text), *_titles(text))


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """Documents with a number, laws, and what stands in quotation marks."""
    f = loose(text)
    yield from quoted_spans(text)
    for citation in find_citations(text):
        if citation.kind not in (CitationKind.NUMBERED, CitationKind.LAW):
            continue
        end = citation.stop
        if citation.subject:
            begin, end = citation.subject
            goes_on = _GOES_ON.search(f, begin, end)
            end = goes_on.start() if goes_on else end
        yield citation.start, max(end, citation.stop)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Programmes cited by name: their years stay, but one that has ended is asked about."""
    for citation in find_citations(text):
        if citation.kind is CitationKind.TITLED:
            yield citation.start, citation.stop


def fact_spans(text: str, before: int) -> tuple[tuple[int, int], ...]:
    """Sentences that tell with figures what a year ``before`` that one has reached: their names are of that year."""
    f = loose(text)
    years = (match for match in _NAMED.finditer(f) if int(match[1]) < before)
    return tuple(_sentence(f, match.start()) for match in years if _is_fact(f, *match.span()))


def _is_fact(f: str, start: int, stop: int) -> bool:
    return bool(_REACHED.match(f, stop)) and not _AIM.search(f, _sentence(f, start)[0], stop)


def _sentence(f: str, at: int) -> tuple[int, int]:
    """The sentence around a place; the dot of "4.21" ends none."""
    begin = max((match.end() for match in _SENTENCE_END.finditer(f, 0, at)), default=0)
    end = _SENTENCE_END.search(f, at)
    return begin, end.start() if end else len(f)


def year_changes(text: str, shift: Shift, *, of_time: bool = False) -> tuple[YearChange, ...]:
    """What is to be done with the years of a text, in order, none over another; years that plainly stay are left out.

    ``of_time``: the text is a cell of time or deadlines. Spans count in the NFC text.
    """
    if "20" not in text and "19" not in text:
        return ()
    f = loose(text)
    years = [match.span() for match in _YEAR.finditer(f)]
    if not years:
        return ()
    found: list[YearChange] = []
    taken = list(_documents(text))
    for reader in (_ranges, _days, _months, _named, _bare):
        for change in reader(f, text, shift, of_time) if reader is not _ranges or len(years) > 1 else ():
            span = (change.start, change.stop)
            if _is_free(taken, *span):
                found.append(change)
                taken.append(span)
        if reader is _ranges:
            taken += _titles(text)
        if not any(_is_free(taken, *year) for year in years):
            break  # every year is read
    return tuple(sorted((one for one in found if one.options), key=lambda one: one.start))


def _is_free(taken: Iterable[tuple[int, int]], start: int, stop: int) -> bool:
    return not any(a < stop and start < b for a, b in taken)


def _made(
    text: str, span: tuple[int, int], year: int, reason: Reason, sureness: Sureness, *years: int | None
) -> YearChange:
    """A change whose last year becomes one of ``years`` (None = it stays); the first is proposed."""
    old = text[slice(*span)]
    options = [old if to is None else _with_year(old, year, to) for to in years]
    return YearChange(*span, old, options[0] if options else old, reason, sureness, year, tuple(dict.fromkeys(options)))


def _with_year(phrase: str, year: int, to: int) -> str:
    head, found, tail = phrase.rpartition(str(year))
    return f"{head}{to:04d}{tail}" if found else phrase


def _stays(text: str, span: tuple[int, int], year: int) -> YearChange:
    old = text[slice(*span)]
    return YearChange(*span, old, old, Reason.UNCLEAR, Sureness.SURE, year)


# ---- phrases, the longest kinds first


def _ranges(f: str, text: str, shift: Shift, of_time: bool) -> Iterator[YearChange]:
    """Periods stay; one that ends before the new year is asked about; a school year moves."""
    for match in _RANGE.finditer(f):
        first, last = int(match[1]), int(match[2])
        span = match.span()
        old = text[slice(*span)]
        if "nam hoc" in match[0] and last == first + 1 and first in (shift.old - 1, shift.old):
            new = _with_year(old, last, last + shift.by)
            head, _, tail = new.partition(match[1])
            new = f"{head}{first + shift.by}{tail}"
            yield YearChange(*span, old, new, Reason.PLAN_YEAR, Sureness.SURE, last, (new, old))
        elif first < last < shift.new and last >= shift.old - 1:  # else it had ended when the old plan was made
            start = shift.new - (shift.new - 1) % 5  # state programmes run from 2021, 2026 … for five years
            options = (old, _period(old, match, start, start + 4))
            yield YearChange(*span, old, old, Reason.EXPIRED_PERIOD, Sureness.ASK, last, options)
        else:
            yield _stays(text, span, last)


def _period(old: str, match: re.Match[str], first: int, last: int) -> str:
    base = match.start()
    one, two = match.span(1), match.span(2)
    return f"{old[: one[0] - base]}{first:04d}{old[one[1] - base : two[0] - base]}{last:04d}{old[two[1] - base :]}"


def _days(f: str, text: str, shift: Shift, of_time: bool) -> Iterator[YearChange]:
    for match in _DAY.finditer(f):
        year, month = int(match[2] or match[4]), int(match[1] or match[3] or 0)
        span = match.span()
        if not shift.near(year):
            yield _far(text, span, year, shift) if of_time else _stays(text, span, year)
        elif of_time or _LIMIT.search(_in_front(text, span[0])):
            yield _timed(text, span, year, shift, early=0 < month < _LATE_MONTH)
        elif _OF.match(f, span[1]):
            yield _stays(text, span, year)  # the date of a document
        else:
            yield _made(text, span, year, Reason.DATE, Sureness.ASK, None, year + shift.by)


def _months(f: str, text: str, shift: Shift, of_time: bool) -> Iterator[YearChange]:
    for match in _MONTH.finditer(f):
        year, span = int(match[4]), match.span()
        if not shift.near(year):
            yield _far(text, span, year, shift) if of_time else _stays(text, span, year)
            continue
        early = (
            int(match["m"]) < _LATE_MONTH if match["m"] else match["q"] not in _LATE_QUARTERS
            if match["q"] else "cuoi" not in match["h"]
        )  # fmt: skip
        yield _timed(text, span, year, shift, early=early)


def _timed(text: str, span: tuple[int, int], year: int, shift: Shift, *, early: bool) -> YearChange:
    """A time near the plan year moves; the first months of the year before are a slip of the old plan, and asked."""
    if year == shift.old - 1 and early:
        return _made(text, span, year, Reason.STALE, Sureness.ASK, shift.new, year + shift.by, None)
    return _made(text, span, year, Reason.TIME, Sureness.SURE, year + shift.by, None)


def _far(text: str, span: tuple[int, int], year: int, shift: Shift) -> YearChange:
    return _made(text, span, year, Reason.FAR, Sureness.ASK, None, shift.new, year + shift.by)


def _named(f: str, text: str, shift: Shift, of_time: bool) -> Iterator[YearChange]:
    """ "năm 2025", by what stands in front of it."""
    for match in _NAMED.finditer(f):
        year, span = int(match[1]), match.span()
        before = f[max(0, span[0] - 90) : span[0]]
        if _AMENDED.search(before):  # "(sửa đổi, bổ sung năm 2025)": of a law
            near = shift.near(year)
            yield (
                _made(text, span, year, Reason.UNCLEAR, Sureness.ASK, None, year + shift.by)
                if near
                else _stays(text, span, year)
            )
        elif _COMPARED.search(_clause(before)) or _ALLOTTED.search(before):
            yield _compared(text, span, year, shift)
        elif _UNTIL.search(_in_front(text, span[0])):
            yield _until(text, span, year, shift, of_time)
        elif not shift.near(year):
            yield _far(text, span, year, shift) if of_time else _stays(text, span, year)
        elif _SINCE.search(_in_front(text, span[0])):
            yield _made(text, span, year, Reason.SINCE, Sureness.ASK, None, year + shift.by)
        else:
            yield _plain(f, text, span, year, shift, of_time=of_time)


def _bare(f: str, text: str, shift: Shift, of_time: bool) -> Iterator[YearChange]:
    """A year without "năm": moves where the cell is one of time, else is asked."""
    for match in _YEAR.finditer(f):
        year, span = int(match[0]), match.span()
        if _NUMBER_GOES_ON.match(f, span[1], span[1] + 3) or _IN_NUMBER.search(f[max(0, span[0] - 3) : span[0]]):
            yield _stays(text, span, year)  # the number of a document, an amount
        elif of_time:
            near = shift.near(year)
            yield _timed(text, span, year, shift, early=True) if near else _far(text, span, year, shift)
        elif shift.near(year):
            yield _made(text, span, year, Reason.UNCLEAR, Sureness.ASK, year + shift.by, None)


def _in_front(text: str, at: int) -> str:
    """The words in front of a phrase, in small letters with their marks."""
    return text[max(0, at - 40) : at].lower()


def _clause(before: str) -> str:
    """What stands in front of a phrase in its own clause."""
    return _CLAUSE.split(before)[-1]


def _compared(text: str, span: tuple[int, int], year: int, shift: Shift) -> YearChange:
    if year >= shift.old - 1:
        return _made(text, span, year, Reason.BASE, Sureness.ASK, year + shift.by, None)
    return _stays(text, span, year)


def _until(text: str, span: tuple[int, int], year: int, shift: Shift, of_time: bool) -> YearChange:
    if of_time and shift.near(year):
        return _made(text, span, year, Reason.TIME, Sureness.SURE, year + shift.by, None)
    if year >= shift.new or year < shift.old - 1:
        return _stays(text, span, year)
    return _made(text, span, year, Reason.EXPIRED_TARGET, Sureness.ASK, None, shift.new)


def _plain(f: str, text: str, span: tuple[int, int], year: int, shift: Shift, *, of_time: bool) -> YearChange:
    to = year + shift.by
    if year == shift.old:
        return _made(text, span, year, Reason.TIME if of_time else Reason.PLAN_YEAR, Sureness.SURE, to, None)
    if year > shift.old:
        return _made(text, span, year, Reason.TIME if of_time else Reason.YEAR_AFTER, Sureness.SURE, to, None)
    return _before(f, text, span, year, shift, of_time=of_time)


def _before(f: str, text: str, span: tuple[int, int], year: int, shift: Shift, *, of_time: bool) -> YearChange:
    """The year before the plan's: of results, which move along; of a fact or document, which do not; or a slip."""
    to = year + shift.by
    if _AT_DOCUMENT.match(f, span[1]):
        return _stays(text, span, year)
    if _is_fact(f, *span):
        return _made(text, span, year, Reason.RESULT, Sureness.ASK, None, to)
    clause = _clause(f[max(0, span[0] - 200) : span[0]])
    if _RESULTS.search(clause):
        return _made(text, span, year, Reason.YEAR_BEFORE, Sureness.SURE, to, None)
    if of_time or _MADE.search(clause):
        return _made(text, span, year, Reason.STALE, Sureness.ASK, shift.new, to, None)
    return _made(text, span, year, Reason.UNCLEAR, Sureness.ASK, to, None)


# ---- programmes of several years


def programme_changes(text: str, period: tuple[int, int], shift: Shift) -> tuple[YearChange, ...]:
    """The years of a programme's text: its own period moves, the years and periods inside it are asked about."""
    f = loose(text)
    found: list[YearChange] = []
    taken = list(shut_spans(text))
    for match in _RANGE.finditer(f):
        first, last = int(match[1]), int(match[2])
        span, old = match.span(), text[slice(*match.span())]
        if not _is_free(taken, *span):
            continue
        taken.append(span)
        if vision := _VISION.match(f, span[1]):
            taken.append(vision.span())  # "giai đoạn 2021-2025, định hướng đến năm 2030": of another programme
        elif (first, last) == period:
            new = _period(old, match, first + shift.by, last + shift.by)
            found.append(YearChange(*span, old, new, Reason.PLAN_YEAR, Sureness.SURE, last, (new, old)))
        elif period[0] <= first < last <= period[1]:
            new = _period(old, match, first + shift.by, last + shift.by)
            found.append(YearChange(*span, old, new, Reason.UNCLEAR, Sureness.ASK, last, (new, old)))
    for match in _NAMED.finditer(f):
        span, year = match.span(), int(match[1])
        if period[0] <= year <= period[1] and _is_free(taken, *span):
            found.append(_made(text, span, year, Reason.UNCLEAR, Sureness.ASK, year + shift.by, None))
    return tuple(sorted(found, key=lambda one: one.start))
