"""Rules about the writing of one text by itself: doubled words, blanks, zeros of dates, confused words. Cached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.planning.checks.confusions import confusions
from cchc_desktop.planning.checks.doubled import doubled
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """One span of one text, and what should stand there (None: not known)."""

    rule: RuleId
    severity: Severity
    start: int
    stop: int
    new: str | None = None


def writing(facts: Facts) -> Iterator[Finding | None]:
    """What is wrong with the writing of the texts, one by one."""
    for place, text in facts.texts:
        if place.item == DOCUMENT and place.name in ("number", "date", "place", "draft", "type"):
            continue
        yield None
        for hit in hits(text):
            old = text[hit.start : hit.stop]
            fix = None if hit.new is None else Fix((Replacement(place, hit.start, hit.stop, old, hit.new),))
            params = {"written": old.replace("\n", " "), "right": hit.new or "", "word": old, "letter": old.strip(" )")}
            yield Finding(hit.rule, hit.severity, place, hit.start, hit.stop, params, fix, text)


@lru_cache(maxsize=65536)
def hits(text: str) -> tuple[Hit, ...]:
    """Everything about one text."""
    return (*_doubled(text), *_blanks(text), *_zeros(text), *_letters(text), *_confused(text))


def _doubled(text: str) -> Iterator[Hit]:
    for start, stop, new in doubled(text):
        yield Hit(RuleId.WORD_DOUBLE, Severity.INFO, start, stop, new)


_BLANK = re.compile(
    r"(?<=[^\s.…_:;,])(?P<before> +)(?=[,;:!?)](?!\)))|(?<=[^\s.…_\d])(?P<point> +)(?=\.(?:\s|$))"
    r"|(?<=\()(?P<open> +)(?=\w)"
    r"|(?<=[/A-ZĐa-z])(?P<symbol>-\s+|\s+-(?=[A-ZĐ])|\s+-\s+)(?=(?:CP|TTg|UBND|HĐND|BNV|TW|BTC|BTP|VPCP|TU|BTTTT|QH\d+)\b)"
)
_SYMBOL = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐa-z]{1,5}$")


def _blanks(text: str) -> Iterator[Hit]:
    """Blanks before a comma, inside brackets and inside a symbol ("NQ- CP")."""
    if " " not in text:
        return
    for match in _BLANK.finditer(text):
        if match.lastgroup == "symbol":
            if _SYMBOL.search(text[: match.start()]):
                yield Hit(RuleId.BLANK_BEFORE_MARK, Severity.INFO, *match.span(), "-")
            continue
        start, stop = match.span()
        if match.lastgroup == "before" and text[stop : stop + 1] in ":)" and _is_form_gap(text, start):
            continue
        yield Hit(RuleId.BLANK_BEFORE_MARK, Severity.INFO, start, stop, "")


def _is_form_gap(text: str, at: int) -> bool:
    """True for room left to be filled in by hand: "Số:    /KH-UBND", "ngày   tháng   năm"."""
    return bool(re.search(r"(?:ngày|tháng|năm|số:?)$", text[:at], re.IGNORECASE))


# ---- zeros (Decree 30/2020, Phụ lục I, mục II.4: a day below 10 and the months 1 and 2 get a zero)

_DATE = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_DAY_MONTH = re.compile(r"\bngày\s+(\d{1,2})/(\d{1,2})(?![\d/]|/)")
_MONTH = re.compile(r"\btháng\s+(\d{1,2})/((?:19|20)\d\d)(?![\d/])", re.IGNORECASE)
_LONG = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\b")


def _zeros(text: str) -> Iterator[Hit]:
    if "/" in text:
        for pattern in (_DATE, _DAY_MONTH):
            for match in pattern.finditer(text):
                yield from _day(match)
                yield from _month(match, 2)
        for match in _MONTH.finditer(text):
            yield from _month(match, 1)
    if "ngày" in text:
        for match in _LONG.finditer(text):
            yield from _day(match)
            yield from _month(match, 2)


def _day(match: re.Match[str]) -> Iterator[Hit]:
    day = match[1]
    if len(day) == 1 and day != "0":
        yield Hit(RuleId.DATE_ZEROS, Severity.INFO, *match.span(1), f"0{day}")


def _month(match: re.Match[str], group: int) -> Iterator[Hit]:
    month = match[group]
    value = int(month)
    right = f"{value:02d}" if value < 3 else str(value)
    if 0 < value < 13 and month != right:
        yield Hit(RuleId.DATE_ZEROS, Severity.INFO, *match.span(group), right)


# ---- letters of points inside cells

_LETTER = re.compile(r"(?m)^\s*([fjwz])\)\s")


def _letters(text: str) -> Iterator[Hit]:
    if ")" in text:
        for match in _LETTER.finditer(text):
            yield Hit(RuleId.POINT_LETTER, Severity.WARNING, *match.span(1))


def _confused(text: str) -> Iterator[Hit]:
    for start, stop, new in confusions(text):
        yield Hit(RuleId.CONFUSED_WORD, Severity.WARNING, start, stop, new)
