"""Rules about one way of writing in one document: spellings of the same thing, places of tone marks, blanks at dashes.

Each set found is told once for the whole plan, with how often each way is used; the cure writes the commonest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from cchc_desktop import resources
from cchc_desktop.core.citations import is_protected, quoted_spans
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity
from cchc_desktop.planning.checks.tones import rewritten, toned

_FILE = "checks/variants.txt"
_Use = tuple[str, TextPlace, int, int, str]  # the way, the place, the span, and the text


def variants(facts: Facts) -> Iterator[Finding | None]:
    """Sets of spellings of our list of which a plan uses more than one."""
    sets, pattern = _sets()
    uses: dict[int, list[_Use]] = {}
    for place, text in facts.texts:
        yield None
        lowered = text.lower()
        if len(lowered) != len(text):
            continue
        for match in pattern.finditer(lowered):
            written = text[slice(*match.span())]
            if written.isupper():
                continue
            number, way = sets[match[0]]
            if _says_case(number):
                way = _case_way(number, written)
            uses.setdefault(number, []).append((way, place, *match.span(), text))
    for number in sorted(uses):
        ways = _LINES[number][1]
        yield from _told(RuleId.VARIANTS, uses[number], lambda use: _like(use[4][use[2] : use[3]]), ways)


_LINES: list[tuple[bool, tuple[str, ...]]] = []


@cache
def _sets() -> tuple[dict[str, tuple[int, str]], re.Pattern[str]]:
    ways: dict[str, tuple[int, str]] = {}
    for line in resources.read_text(_FILE).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        written = tuple(way.strip() for way in line.removeprefix("*").split("|"))
        number = len(_LINES)
        _LINES.append((line.startswith("*"), written))
        for way in written:
            ways.setdefault(way.lower(), (number, way))
    ordered = sorted(ways, key=len, reverse=True)
    return ways, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _says_case(number: int) -> bool:
    """True for a set whose ways differ by capitals ("*" in the list)."""
    return _LINES[number][0]


def _case_way(number: int, written: str) -> str:
    ways = _LINES[number][1]
    return written if written in ways else next((w for w in ways if w[1:] == written[1:]), written)


def _like(written: str) -> Callable[[str], str]:
    """Writes a way with the first capital of what it takes the place of."""
    return lambda way: way[:1].upper() + way[1:] if written[:1].isupper() else way


def _told(
    rule: RuleId,
    uses: Iterable[_Use],
    writer: Callable[[_Use], Callable[[str], str]],
    preferred: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """One finding for a set of which two or more ways are used; the commonest is offered for the others."""
    uses = list(uses)
    counts = Counter(use[0] for use in uses)
    if len(counts) < 2:
        return
    rank = {way: at for at, way in enumerate(preferred)}
    (major, major_count), *others = sorted(counts.items(), key=lambda one: (-one[1], rank.get(one[0], len(rank))))
    wrong = [use for use in uses if use[0] != major]
    replacements = tuple(
        Replacement(place, start, stop, text[start:stop], new)
        for use in wrong
        for _, place, start, stop, text in [use]
        if (new := writer(use)(major)) != text[start:stop]
    )
    if not replacements:
        return
    minor = ", ".join(f"“{way}”" for way, _ in others)
    params = {
        "minor": minor, "minor_count": str(sum(count for _, count in others)), "major": major,
        "major_count": str(major_count),
    }  # fmt: skip
    _, place, start, stop, text = wrong[0]
    beside = "|".join(sorted(counts))
    yield Finding(rule, Severity.INFO, place, start, stop, params, Fix(replacements), text, beside, everywhere=True)


# ---- tone marks

OLD_WAY, NEW_WAY = "hòa", "hoà"


def tone_marks(facts: Facts) -> Iterator[Finding | None]:
    """ "hòa" and "hoà" in one document."""
    uses: list[_Use] = []
    for place, text in facts.texts:
        yield None
        for start, stop, old in toned(text):
            uses.append((OLD_WAY if old else NEW_WAY, place, start, stop, text))
    yield from _told(RuleId.TONE_MARKS, uses, _toned, (OLD_WAY, NEW_WAY))


def _toned(use: _Use) -> Callable[[str], str]:
    written = use[4][use[2] : use[3]]
    return lambda way: rewritten(written, old=way == OLD_WAY)


# ---- dashes

_DASH = re.compile(r"(?<![\d/.])((?:19|20)\d\d)( *[-–] *)((?:19|20)\d\d)(?!\d)")
_DASH_WAYS = {"-": "2021-2025", " - ": "2021 - 2025", "–": "2021–2025", " – ": "2021 – 2025"}


def dashes(facts: Facts) -> Iterator[Finding]:
    """Periods of years with and without blanks at the dash."""
    uses: list[_Use] = []
    for place, text in facts.texts:
        if "20" not in text:
            continue
        quoted: tuple[tuple[int, int], ...] | None = None
        for match in _DASH.finditer(text):
            quoted = quoted_spans(text) if quoted is None else quoted
            if is_protected(quoted, *match.span()):
                continue
            uses.append((_DASH_WAYS.get(match[2], "2021 -2025"), place, *match.span(2), text))
    signs = {way: sign for sign, way in _DASH_WAYS.items()}
    counts = Counter(use[0] for use in uses)
    if counts and counts.most_common(1)[0][0] in signs:
        yield from _told(RuleId.DASHES, uses, lambda _use: lambda way: signs[way])
