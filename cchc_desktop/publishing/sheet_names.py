"""Names of Excel sheets: at most 31 letters, none of []:*?/\\, no two alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_desktop.publishing.printing import office_text

MOST_LETTERS = 31  # Excel counts UTF-16 units
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = {"history", "lịch sử"}  # Excel keeps the first for its change history


def sheet_names(wishes: Sequence[str], fallback: str = "Phụ lục") -> list[str]:
    """One legal name for each wish, as near to it as Excel allows; equal wishes get numbers: "Phụ lục (2)"."""
    taken: set[str] = set()
    names: list[str] = []
    for wish in wishes:
        base = _legal(wish) or fallback
        name, number = _cut(base, MOST_LETTERS), 1
        while name.casefold() in taken or name.casefold() in _RESERVED:
            number += 1
            mark = f" ({number})"
            name = _cut(base, MOST_LETTERS - len(mark)) + mark
        taken.add(name.casefold())
        names.append(name)
    return names


def _legal(wish: str) -> str:
    """The wish on one line, forbidden signs as blanks, no apostrophe at the ends."""
    return " ".join(_FORBIDDEN.sub(" ", office_text(wish)).split()).strip("' ")


def _cut(text: str, letters: int) -> str:
    return utf16_cut(text, letters).rstrip("' ")


def utf16_cut(text: str, most: int) -> str:
    """The beginning of ``text`` that fills at most ``most`` UTF-16 units; no letter is cut in two."""
    if len(text) * 2 <= most:
        return text
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
