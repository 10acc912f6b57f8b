"""Vietnamese text: cleaning at every entrance, folding for comparison, upper-case titles."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, cast

# Characters that no office file may hold: C0/C1 controls but tab and line feed, surrogates, non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Text as the plan keeps it: NFC, line breaks as "\\n", nothing that an office file cannot hold.

    Applied at every entrance (typing, paste, import, exchange files), so that texts compare by equality.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ILLEGAL.sub("", _LINE_BREAKS.sub("\n", text)))


def clean_data(value: Any) -> Any:
    """The same plain data (of JSON or TOML) with every text in it, keys too, cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_data(entry) for entry in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {clean(key): clean_data(entry) for key, entry in cast("dict[str, Any]", value).items()}
    return value


def fold(text: str) -> str:
    """Text without case, tone marks and diacritics ("Đẩy mạnh" → "day manh"), for search and loose comparison.

    đ has no Unicode decomposition and is folded by hand; look-alikes Ð (U+00D0) and Ɖ (U+0189) likewise.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_D_LETTERS)


_D_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})


def words(text: str) -> str:
    """Folded text with everything but letters and digits turned into single blanks."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
