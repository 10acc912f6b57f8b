"""Text as the grammars of cells read it: every letter folded in its own place, so that spans fit the text itself."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_LETTERS = {"đ": "d", "ð": "d", "ɖ": "d"}


class _Table(dict[int, str]):
    """What each code point is folded to, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter.isspace():
        return " "
    if letter in _DASHES:
        return "-"
    small = letter.lower()
    bare = unicodedata.normalize("NFD", _LETTERS.get(small, small))[:1] if len(small) == 1 else letter
    return _LETTERS.get(bare, bare)


_TABLE = _Table()


def nfc(text: str) -> str:
    """The text in NFC; all spans of the grammars count in it (texts of a plan are NFC already)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1024)  # each grammar asks anew for the text at hand
def loose(text: str) -> str:
    """NFC text in small letters without marks, letter for letter: "Quý I – Đợt 2" → "quy i - dot 2".

    Every blank but the line feed becomes " ", every dash "-"; the length stays.
    """
    return text.translate(_TABLE)


_SIGNS = {" ": " +", "~": " *"}
_CLASS_OR_SIGN = re.compile(r"\[(?:\\.|[^\]])*\]|[ ~]")


def rx(pattern: str) -> re.Pattern[str]:
    """A pattern over loose text: " " is one or more blanks, "~" any number of them (not inside "[…]")."""
    return re.compile(_CLASS_OR_SIGN.sub(lambda match: _SIGNS.get(match[0], match[0]), pattern))
