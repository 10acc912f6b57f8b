"""Words written twice: "Xây dựng dựng", "ngày ngày"; not "giao thông thông minh" and "luôn luôn", which are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_desktop import resources

_FILE = "checks/doubles.txt"
_DOUBLE = re.compile(r"(?<![\w-])([^\W\d_]{2,}) +\1(?![\w-])", re.IGNORECASE)
_NEXT = re.compile(r" +([^\W\d_]+)")


@cache
def _allowed() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Words that may be said twice, and words of two syllables by their first, before which their first may stand."""
    alone: set[str] = set()
    pairs: dict[str, frozenset[str]] = {}
    for line in resources.read_text(_FILE).splitlines():
        head, colon, rest = line.partition(":")
        if line.startswith("#") or not line.strip():
            continue
        if colon:
            pairs[head.strip()] = frozenset(rest.split())
        else:
            alone.update(line.split())
    return frozenset(alone), pairs


def doubled(text: str) -> Iterator[tuple[int, int, str]]:
    """The spans of doubled words, and the word once."""
    alone, pairs = _allowed()
    for match in _DOUBLE.finditer(text):
        word = match[1].lower()
        if word in alone or match[1].isupper() != match[0].isupper():
            continue
        after = _NEXT.match(text, match.end())
        if after is not None and after[1].lower() in pairs.get(word, ()):
            continue
        yield match.start(), match.end(), match[1]
