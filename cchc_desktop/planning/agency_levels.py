"""Levels of government in running text once there are no districts: lists, counts and shares of levels.

What is sure (districts beside communes fall out) and what is asked (a count of levels, "cấp tỉnh, cấp huyện", districts
alone) is decided by Luật Tổ chức chính quyền địa phương số 72/2025/QH15: two levels since 1 July 2025.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from cchc_desktop.core.citations import is_protected
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.planning.agency_names import Change
from cchc_desktop.planning.agency_proposals import Rule, Sureness

DISTRICT_LAW = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
DISTRICTS_ENDED = date(2025, 7, 1)
BESIDE_COMMUNES = "district:beside-communes"  # the group of what is sure
IN_TEXT = "district:text"  # the group of what is asked: adapt to two levels, or leave

Found = tuple[int, int, Change]
Span = tuple[int, int]


class Day(NamedTuple):
    """The day that is asked about, that of the plan, and the words for all communes of its province."""

    day: date
    written: date
    communes: str  # "các xã, phường", with "đặc khu" where the province has one


_SEP = r"(?:~[,;/]~|~,? va |~-~)"
_COMMUNE = r"(?:cap )?xa(?! hoi| xa|[a-z])"
_LEVELS = rf"(?P<tinh>(?:cap )?tinh)(?P<first>{_SEP})(?:cap )?huyen(?P<last>{_SEP})(?P<xa>{_COMMUNE})"
_COUNT = r"(?<![a-z0-9/.,])(?P<count>0?[34]|ba|bon) (?P<cap>cap(?: chinh quyen| hanh chinh)?)"
_GAP = r"(?P<gap>~[:(]~|~,? gom:? | )"
_SHARE = r"(?:(?:tren|toi thieu|it nhat|dat) )?\d+(?:[.,]\d+)?~%"
# Before the names of agencies are looked for:
_COUNTED = rx(rf"{_COUNT}{_GAP}(?P<top>(?:cap )?trung uong{_SEP})?{_LEVELS}")
_TWO_COUNTED = rx(
    rf"(?<![a-z0-9/.,])(?:0?2|hai) (?P<cap>cap)(?: chinh quyen| hanh chinh)?{_GAP}(?:cap )?huyen{_SEP}{_COMMUNE}"
)
_COUNT_ALONE = rx(
    r"(?<![a-z0-9/.,])(?P<count>0?3|ba) "
    r"(?P<cap>cap(?: chinh quyen| hanh chinh|(?= (?:tu )?(?:cap )?tinh (?:den|toi) (?:cap )?xa(?![a-z]))))(?![a-z])"
)
_ALL_LEVELS = rx(rf"(?<![a-z]){_LEVELS}")
_SHARES = (
    rx(rf"(?<![a-z])cap huyen[^.;,%\n]{{0,24}}{_SHARE}~[;,]~(?=cap xa(?![a-z]))"),
    rx(rf"~[,;]~{_SHARE}[^.;,%\n]{{0,60}}cap huyen(?=(?:~[,;]| va) {_SHARE}[^.;%\n]{{0,60}}cap xa(?![a-z]))"),
)
_RESPECTIVE = rx(r"[^.;\n]{0,60}tuong ung")
# In running text the district level beside the commune level, and alone:
_DISTRICT_LIST = r"huyen(?:~[,/]~(?:thi xa|thanh pho|tp|quan))+"
_HEAD = r"(?:chu tich )?(?:(?:ubnd|uy ban nhan dan) )?"
_LISTS_PAIR = rx(
    rf"(?<![a-z]){_HEAD}(?:cac )?{_DISTRICT_LIST}(?:~[,;]~| va )"
    rf"(?P<commune>{_HEAD}(?:cac )?xa~,~phuong)(?P<town>~,~thi tran)?(?![a-z])"
)
# After the names, which know more of what stands before them ("phòng chuyên môn cấp huyện"):
_TWO_UPPER = rx(
    rf"(?<![a-z])(?P<tinh>cap tinh)(?:{_SEP}| )(?:cap )?huyen"
    r"(?![a-z])(?!~[,/]~(?:thi xa|thanh pho|tp|quan)(?![a-z]))(?! (?:dao|uy)(?![a-z]))"
)
_PAIR = rx(
    rf"(?<![a-z])(?P<body>(?:ubnd|uy ban nhan dan) )?cap huyen{_SEP}(?:(?:ubnd|uy ban nhan dan) )?(?P<xa>{_COMMUNE})"
)
_BARE_PAIR = rx(rf"(?<![a-z])(?P<head>cac )?huyen{_SEP}(?:cac )?(?P<xa>xa)(?! hoi|[a-z])(?!~,~phuong)")
_DISTRICT_WORD = rx(rf"(?<![a-z])(?:cap huyen|cac {_DISTRICT_LIST}(?: thuoc tinh)?)(?![a-z])")
_BODY_BEFORE = re.compile(r"(?:chu tich )?(?:ubnd|uy ban nhan dan) *$")

_FEWER = {"3": "02", "03": "02", "ba": "hai", "4": "3", "04": "03", "bon": "ba"}


def phrases(text: str, shut: list[Span], when: Day) -> Iterator[Found]:
    """Lists and counts of levels, which are read before any name in them; what is found is added to ``shut``."""
    if when.day < DISTRICTS_ENDED or ("huy" not in loose(text) and " cap" not in loose(text)):
        return
    yield from _all(_COUNTED, text, shut, lambda m: _ask(_counted(m, text), m, text))
    yield from _all(_TWO_COUNTED, text, shut, lambda m: _two(m, text))
    if when.written < DISTRICTS_ENDED:  # "3 cấp chính quyền" of a plan written since then means what it says
        yield from _all(_COUNT_ALONE, text, shut, lambda m: _ask(_count(m, text), m, text))
    yield from _all(_ALL_LEVELS, text, shut, lambda m: _three(m, text))
    for shares in _SHARES:
        yield from _all(shares, text, shut, lambda m: _ask("", m, text))
    yield from _all(_LISTS_PAIR, text, shut, lambda m: _sure(_communes(m, text, when), m, text))


def districts(text: str, shut: list[Span], when: Day, known: Callable[[str], Change | None]) -> Iterator[Found]:
    """The district level that is left when the names are read; ``known``: what the directory says of a phrase."""
    if when.day < DISTRICTS_ENDED or "huy" not in loose(text):
        return
    yield from _all(_TWO_UPPER, text, shut, lambda m: _ask(_part(m, "tinh", text), m, text))
    yield from _all(_PAIR, text, shut, lambda m: _sure(_pair(m, text), m, text))
    yield from _all(_BARE_PAIR, text, shut, lambda m: _sure(_part(m, "head", text) + _part(m, "xa", text), m, text))
    f = loose(text)
    for match in _DISTRICT_WORD.finditer(f):
        body = _BODY_BEFORE.search(f[: match.start()])
        begin = body.start() if body else match.start()
        if not is_protected(tuple(shut), begin, match.end()):
            yield begin, match.end(), _alone(text[begin : match.end()], match[0], when, known)


def _all(
    pattern: re.Pattern[str], text: str, shut: list[Span], change: Callable[[re.Match[str]], Change]
) -> Iterator[Found]:
    for match in pattern.finditer(loose(text)):
        start, stop = match.span()
        if not is_protected(tuple(shut), start, stop):
            made = change(match)
            if match.re is _TWO_COUNTED and "(" in match["gap"] and text[stop : stop + 1] == ")":
                stop += 1  # "2 cấp (huyện, xã)" → "cấp xã"
            shut.append((start, stop))
            yield start, stop, made


def _part(match: re.Match[str], name: str, text: str) -> str:
    return text[slice(*match.span(name))] if match[name] is not None else ""


def _sure(new: str, match: re.Match[str], text: str) -> Change:
    options = (new, text[slice(*match.span())])
    return Change(Rule.DISTRICT_DOUBLE, Sureness.SURE, options, DISTRICT_LAW, BESIDE_COMMUNES)


def _ask(new: str, match: re.Match[str], text: str) -> Change:
    return Change(Rule.DISTRICT, Sureness.ASK, (new, text[slice(*match.span())]), DISTRICT_LAW, IN_TEXT)


# ---- what stays


def _levels(match: re.Match[str], text: str) -> str:
    """ "cấp tỉnh, cấp huyện và cấp xã" → "cấp tỉnh và cấp xã"."""
    tinh, xa = _part(match, "tinh", text), _part(match, "xa", text)
    sep = _part(match, "last" if " va " in match["last"] else "first", text)
    both = len(match["tinh"].split()) > 1 and len(match["xa"].split()) == 1
    return f"{tinh}{sep}{'cấp ' if both else ''}{xa}"


def _three(match: re.Match[str], text: str) -> Change:
    """Three levels named are two now; where each has its own share ("tương ứng là 30%, 20%, 15%") it is asked."""
    if _RESPECTIVE.match(match.string, match.end()):
        return _ask(_levels(match, text), match, text)
    return _sure(_levels(match, text), match, text)


def _count(match: re.Match[str], text: str) -> str:
    fewer = _FEWER[match["count"]]
    if _part(match, "count", text)[:1].isupper():
        fewer = fewer.capitalize()
    return f"{fewer} {_part(match, 'cap', text)}"


def _counted(match: re.Match[str], text: str) -> str:
    return f"{_count(match, text)}{_part(match, 'gap', text)}{_part(match, 'top', text)}{_levels(match, text)}"


def _two(match: re.Match[str], text: str) -> Change:
    old = text[slice(*match.span())]
    if "(" in match["gap"] and text[match.end() : match.end() + 1] == ")":
        old += ")"
    return Change(Rule.DISTRICT, Sureness.ASK, ("cấp xã", old), DISTRICT_LAW, IN_TEXT)


def _communes(match: re.Match[str], text: str, when: Day) -> str:
    """What stays of "các huyện, thị xã, thành phố và các xã, phường, thị trấn"."""
    zones = ", đặc khu" if when.communes.endswith("đặc khu") else ""
    return _part(match, "commune", text) + zones


def _pair(match: re.Match[str], text: str) -> str:
    """What stays of "UBND cấp huyện, cấp xã", of "cấp huyện, xã"."""
    xa = _part(match, "xa", text)
    return _part(match, "body", text) + (xa if len(match["xa"].split()) > 1 else f"cấp {xa}")


def _alone(old: str, f: str, when: Day, known: Callable[[str], Change | None]) -> Change:
    change = known(old)
    if change and change.sureness is Sureness.SURE:
        return change
    new = when.communes if f.startswith("cac") else "cấp xã"
    head = re.match(r"(?:.* )?(?=(?:cấp|các) )", old, re.IGNORECASE)
    new = (head[0] if head else "") + new
    return Change(Rule.DISTRICT, Sureness.ASK, (new, old), DISTRICT_LAW, IN_TEXT)
