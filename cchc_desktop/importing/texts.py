"""Texts of foreign files as the plan may hold them: what the eye sees, without what only a layout needs.

Blanks of every kind become one ordinary blank, line breaks become "\\n", lines carry no blanks at their ends, empty
lines at both ends go, invisible characters go, letters are NFC. Nothing that is printed is dropped.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from cchc_desktop.core.vietnamese import clean as clean_characters
from cchc_desktop.importing.legacy_text import noise
from cchc_desktop.importing.symbols import UNREADABLE, private_symbol

# Invisible on paper: soft hyphen, zero-width characters, direction marks, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BLANKS = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAK = re.compile(" ?\n ?")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Characters that no document may hold: the plan drops them at every entrance; a reader also counts them.
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_AT_ONCE = 100
# What a text may consist of to need no cleaning: at most 255 characters, looked up in one table. All of them are NFC.
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VIETNAMESE = [normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES] + ["đ", "Đ"]
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_OTHERS = "".join(dict.fromkeys(letter for letter in [*_VIETNAMESE, *"“”‘’–…•§²³°×≥≤"] if letter not in _ASCII))
_TABLE = f"{chr(0)}{_OTHERS[:31]}{_ASCII}{_OTHERS[31:]:\ufffe<129}"  # ASCII at its own places; U+FFFE: no character
_ORDINARY = codecs.charmap_build(_TABLE)


class Cleaner:
    """Cleans texts and counts what was lost: ``removed`` illegal characters, ``unread`` symbols of unknown fonts.

    ``noise`` counts letters that look as if they were meant for a font from before Unicode.
    """

    def __init__(self) -> None:
        self.removed = 0
        self.unread = 0
        self.noise = 0

    def __call__(self, text: str) -> str:
        """One text, cleaned."""
        return text if _is_clean(text) else self._thoroughly(text)

    def many(self, texts: list[str]) -> list[str]:
        """Many texts, cleaned. Most need nothing: that is found out for a hundred at a time."""
        cleaned: list[str] = []
        for at in range(0, len(texts), _AT_ONCE):
            some = texts[at : at + _AT_ONCE]
            cleaned += some if _is_clean(" ".join(filter(None, some))) else map(self, some)
        return cleaned

    def _thoroughly(self, text: str) -> str:
        self.noise += noise(text)
        text = _LINE_BREAKS.sub("\n", text)
        text, removed = _ILLEGAL.subn("", text)
        self.removed += removed
        text = _PRIVATE.sub(self._symbol, text)
        text = _INVISIBLE.sub("", text).replace("\u2011", "-")
        return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", clean_characters(text))).strip(" \n")

    def _symbol(self, match: re.Match[str]) -> str:
        symbol = private_symbol(match[0])
        self.unread += symbol == UNREADABLE
        return symbol


def _is_clean(text: str) -> bool:
    """Whether a text is nothing but ordinary letters with single blanks between them."""
    try:
        letters, _ = codecs.charmap_encode(text, "strict", _ORDINARY)
    except UnicodeEncodeError:
        return False
    # The table cannot do without U+0000 at its first place; no text may have it.
    return b"  " not in letters and b"\0" not in letters and text[:1] != " " != text[-1:]


def first_line(text: str, letters: int = 80) -> str:
    """The beginning of a text, for an issue's parameter."""
    return text.partition("\n")[0][:letters]
