"""Abbreviations that nobody explained: not common ones, not defined at first use ("văn bản … (QPPL)") in this plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_desktop import resources
from cchc_desktop.core.citations import find_citations
from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.planning.checks.facts import Facts, may_cite
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity

_FILE = "checks/abbreviations.txt"
_WORD = re.compile(r"(?<![\w&])([A-ZĐÂÊÔƠƯĂ][A-ZĐÂÊÔƠƯĂa-z]{0,2}(?:&?[A-ZĐÂÊÔƠƯĂ]){1,8})(?![\w&])")
_DEFINED = re.compile(
    r"\(\s*(?:gọi tắt là |sau đây (?:gọi|viết) tắt là |viết tắt là |gọi là )?[“\"]?([\w&][\w&. -]{1,20}?)[”\"]?\s*\)"
)
_ROMAN = re.compile(r"[IVXLC]+")


@cache
def _known() -> frozenset[str]:
    lines = resources.read_text(_FILE).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split("=")[0].split())


def abbreviations(facts: Facts) -> Iterator[Finding]:
    """Each unknown abbreviation once, where it comes first."""
    defined = {match[1] for _, text in facts.texts if "(" in text for match in _DEFINED.finditer(text)}
    told: set[str] = set(_known() | defined)
    for place, text in facts.texts:
        if place.item == DOCUMENT and not place.name.startswith(("bases", "title")):
            continue
        if _shouted(text):
            continue
        spans: list[tuple[int, int]] | None = None
        for match in _WORD.finditer(text):
            word = match[1]
            if (
                word in told
                or _ROMAN.fullmatch(word)
                or (word in text.upper().split() and _shouted_around(text, match.span()))
            ):
                continue
            if spans is None:
                spans = [(c.start, c.stop) for c in find_citations(text)] if may_cite(text) else []
            if any(a <= match.start() < b for a, b in spans) or _in_symbol(text, match.span()):
                continue
            told.add(word)
            yield Finding(RuleId.ABBREVIATION, Severity.INFO, place, *match.span(), {"word": word}, text=text)


def _shouted(text: str) -> bool:
    return text.isupper()


def _shouted_around(text: str, span: tuple[int, int]) -> bool:
    """True inside a phrase in capitals: the words beside it are in capitals too."""
    before, after = text[: span[0]].split()[-1:], text[span[1] :].split()[:1]
    return any(len(w) > 1 and w.isupper() and w.isalpha() and w.lower() != w for w in (*before, *after))


def _in_symbol(text: str, span: tuple[int, int]) -> bool:
    return (
        text[span[1] : span[1] + 1] == "/"
        or text[max(0, span[0] - 1) : span[0]] in ("/", "-")
        or bool(re.match(r"-[A-ZĐ]", text[span[1] :]))
    )
