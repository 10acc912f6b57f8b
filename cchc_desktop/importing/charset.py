"""Bytes of a text file (web page, CSV) as text: byte order mark, what the file says, UTF-8, UTF-16, then Windows-1258.

Windows-1258 is the Vietnamese code page of Windows; it writes tones as separate characters, which NFC joins.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LOOKED_AT = 8192
# A browser reads Latin-1 as Windows-1252; Vietnamese pages that say so are in fact Windows-1258 or hold only entities.
_TOLD_WRONG = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252", "windows-1252"}
_NEVER = {"utf-7", "unicode-1-1-utf-7", "idna", "punycode", "rot13", "rot_13", "hex", "base64", "zlib", "bz2"}


def decode(data: bytes, *, is_page: bool = False) -> tuple[str, int]:
    """The text, and how many of its bytes could not be read (they are U+FFFD); ``is_page``: heed a <meta charset>."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _counted(data[len(mark) :], name)
    if name := _two_bytes(data):
        return _counted(data, name)
    names = ["utf-8"]
    if is_page and (match := _DECLARED.search(data[:_LOOKED_AT])):
        declared = match[1].decode("ascii", "replace").casefold()
        if declared not in _TOLD_WRONG and declared not in _NEVER and not declared.startswith("utf-16"):
            names.insert(0, declared)
    for name in (*names, "utf-8"):
        try:
            return normalize("NFC", data.decode(name)), 0
        except (LookupError, UnicodeError, ValueError):
            continue
    if name := _broken_utf8(data):
        return _counted(data, name)
    return _counted(data, "windows-1258")


def _counted(data: bytes, name: str) -> tuple[str, int]:
    text = data.decode(name, "replace")
    return normalize("NFC", text), text.count("\ufffd")


def _two_bytes(data: bytes) -> str:
    """UTF-16 without a mark: in Western and Vietnamese text most high bytes are 0 or 1E."""
    start = data[:_LOOKED_AT]
    if len(start) < 4 or b"\0" not in start:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > half * 0.4 and odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and even > 3 * odd else ""


def _broken_utf8(data: bytes) -> str:
    """UTF-8 with a few broken bytes: far more letters of several bytes come out than single ones do not."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(letter > "\x7f" for letter in text) - broken
    return "utf-8" if beyond > 2 * broken else ""
