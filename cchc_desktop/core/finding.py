"""Finding and replacing in a plan as Vietnamese readers mean it: "cai cach" finds "cải cách", "đào" is found by "dao".

Letters are folded in their own places (:mod:`loose`), so that a match is a span of the text itself. Where marks count,
the two ways of placing a tone (hòa, hoà) are still one; white space and dashes of any kind always are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_desktop.core.loose import loose, nfc
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import TextPlace, plan_texts, text_at, write_texts

# A tone on the first vowel of oa, oe, uy: the old place; the new one is written for both.
_TONES = {
    old + second: first + new
    for first, olds, second, news in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for old, new in zip(olds, news, strict=True)
}
_TONED = re.compile("(?<![qQ])(?:" + "|".join(_TONES) + r")(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. Blanks in it match any white space; an empty text finds nothing."""

    text: str
    marks: bool = False  # tone marks and diacritics count
    case: bool = False  # capitals count
    words: bool = False  # whole words only
    i_or_y: bool = False  # "đăng kí" is "đăng ký"
    names: frozenset[str] | None = None  # only texts of these names (columns); None: all


@dataclass(frozen=True, slots=True)
class Match:
    """A place and the span in its text."""

    place: TextPlace
    start: int
    stop: int


def matcher(query: Query) -> Callable[[str], Iterator[tuple[int, int]]]:
    """A function that finds the spans of the query in a text (NFC), left to right, not overlapping."""
    wanted = _same(nfc(query.text).strip(), query)
    if not wanted:
        return lambda _text: iter(())
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted.split()))

    def find(text: str) -> Iterator[tuple[int, int]]:
        for found in pattern.finditer(_same(text, query)):
            start, stop = found.span()
            if not query.words or (_is_edge(text, start) and _is_edge(text, stop)):
                yield start, stop

    return find


def _same(text: str, query: Query) -> str:
    """The text with everything made equal that the query takes for equal, letter for letter."""
    if query.marks:
        folded = _TONED.sub(_modern, text.replace("\u00a0", " "))
        folded = folded if query.case else _lower(folded)
    elif query.case:
        bare = loose(text)
        folded = "".join(
            b.upper() if t.isupper() and len(b.upper()) == 1 else b for b, t in zip(bare, text, strict=True)
        )
    else:
        folded = loose(text)
    return folded.translate(_Y) if query.i_or_y else folded


_Y = str.maketrans("yýỳỷỹỵYÝỲỶỸỴ", "iíìỉĩịIÍÌỈĨỊ")


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _modern(found: re.Match[str]) -> str:
    written = found[0]
    modern = _TONES[written.lower()]
    return "".join(m.upper() if w.isupper() else m for w, m in zip(written, modern, strict=True))


def _is_edge(text: str, at: int) -> bool:
    if at in (0, len(text)):
        return True
    return not (text[at - 1].isalnum() and text[at].isalnum())


def find(plan: Plan, query: Query, root: str | None = None) -> Iterator[Match]:
    """Every match in printed order; ``root``: only in that branch."""
    spans = matcher(query)
    for place, text in plan_texts(plan, root):
        if query.names is None or place.name in query.names:
            for start, stop in spans(text):
                yield Match(place, start, stop)


def replacement(found: str, wanted: str) -> str:
    """The new words with the capitals of the found ones: "Sở" → "Bộ phận", "SỞ" → "BỘ PHẬN", "sở" → "bộ phận".

    Words that begin with a small letter are given a capital where the found ones had it; others are left as typed.
    """
    letters = [c for c in found if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and wanted.islower():
        return wanted.upper()
    if letters and found.lstrip()[:1].isupper() and wanted[:1].islower():
        return wanted[:1].upper() + wanted[1:]
    return wanted


def replace_matches(
    plan: Plan, matches: Iterable[Match], wanted: str, *, keep_capitals: bool = True, query: Query
) -> Plan:
    """An edit: every match replaced. A match whose text has changed since, so that it is none any more, is left out."""
    return write_texts(plan, replaced_texts(plan, matches, wanted, keep_capitals=keep_capitals, query=query))


def replaced_texts(
    plan: Plan, matches: Iterable[Match], wanted: str, *, keep_capitals: bool = True, query: Query
) -> Mapping[TextPlace, str]:
    """The texts after replacing, by place."""
    spans = matcher(query)
    by_place: dict[TextPlace, set[tuple[int, int]]] = {}
    for match in matches:
        by_place.setdefault(match.place, set()).add((match.start, match.stop))
    texts: dict[TextPlace, str] = {}
    for place, chosen in by_place.items():
        text = text_at(plan, place)
        pieces: list[str] = []
        at = 0
        for start, stop in spans(text):
            if (start, stop) in chosen:
                found = text[start:stop]
                pieces += [text[at:start], replacement(found, wanted) if keep_capitals else wanted]
                at = stop
        if at:
            texts[place] = "".join([*pieces, text[at:]])
    return texts
