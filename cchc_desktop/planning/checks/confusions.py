"""Wrong words made of right syllables: our own list of phrases of this trade, whole words only, longest first.

Each line of the list is "wrong → right", with "!" and words that may stand behind (or "<" before) without being wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cchc_desktop import resources

_FILE = "checks/confusions.txt"


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong phrase, the right one, and the contexts in which it is right after all."""

    wrong: str
    right: str
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


@cache
def _list() -> tuple[dict[str, Confusion], re.Pattern[str]]:
    entries: dict[str, Confusion] = {}
    for line in resources.read_text(_FILE).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        phrase, *exceptions = (part.strip() for part in line.split("|"))
        wrong, right = (part.strip() for part in phrase.split("→"))
        before = tuple(e[1:].strip() for e in exceptions if e.startswith("<"))
        after = tuple(e[1:].strip() for e in exceptions if e.startswith(">"))
        entries[wrong] = Confusion(wrong, right, before, after)
    ordered = sorted(entries, key=len, reverse=True)
    spaced = "|".join(re.escape(wrong).replace(r"\ ", r"\s+") for wrong in ordered)
    return entries, re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])")


def confusions(text: str) -> Iterator[tuple[int, int, str]]:
    """The spans of confused words and what is meant, in the capitals of what is written."""
    entries, pattern = _list()
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for match in pattern.finditer(lowered):
        entry = entries[" ".join(match[0].split())]
        if lowered[: match.start()].rstrip().endswith(entry.unless_before or ("\0",)):
            continue
        if lowered[match.end() :].lstrip().startswith(entry.unless_after or ("\0",)):
            continue
        if _is_name(text[slice(*match.span())]):
            continue
        yield *match.span(), _capitals(text[slice(*match.span())], entry.right)


def _is_name(written: str) -> bool:
    """True where a later word has a capital of its own: "Báo Cao Bằng" is no report."""
    return not written.isupper() and any(word[:1].isupper() for word in written.split()[1:])


def _capitals(written: str, right: str) -> str:
    letters = [c for c in written if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right
