"""Text typed in fonts from before Unicode: TCVN3 (ABC) in .Vn… fonts, VNI (two characters a letter) in VNI-… fonts.

The same characters in another font mean something else, so only the name of a run's font decides (experience.md §4.2).
Tables: TCVN 5712:1993 VN3, and the VNI-Windows layout. Standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

_TCVN3_CODES = (
    "a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac ad ae b5 b6 b7 b8 b9 bb bc bd be c6 c7 c8 c9 ca cb cc ce cf d0 d1 d2 d3 d4 d5 "
    "d6 d7 d8 dc dd de df e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ee ef f1 f2 f3 f4 f5 f6 f7 f8 f9 fa fb fc fd fe"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip((int(code, 16) for code in _TCVN3_CODES.split()), normalize("NFC", _TCVN3_LETTERS), strict=True))

# VNI: a letter, and behind it one mark that stands for a tone, or for a circumflex or breve with or without a tone.
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_CIRCUMFLEXES = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BREVES = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í"}


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for base in "aeoyuôö":
        for mark, tone in _TONES.items():
            pairs[base + mark] = _VNI_SINGLE.get(base, base) + tone
    for base in "aeo":
        pairs |= {base + mark: base + _CIRCUMFLEX + tone for mark, tone in _CIRCUMFLEXES.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVES.items()}
    return {vni: normalize("NFC", letter) for vni, letter in pairs.items()}


def _with_capitals(table: dict[str, str]) -> dict[str, str]:
    """The table for capital letters too; a small mark behind a capital is what typists leave behind, and means it."""
    capitals = {vni.upper(): letter.upper() for vni, letter in table.items()}
    mixed = {vni[0].upper() + vni[1:]: letter.upper() for vni, letter in table.items() if len(vni) > 1}
    return table | mixed | capitals


_VNI = _with_capitals(_vni_pairs() | _VNI_SINGLE)
_VNI_PATTERN = re.compile("|".join(map(re.escape, sorted(_VNI, key=len, reverse=True))))
# Fonts of both families had a symbol encoding: Word moves their characters to U+F000 and up.
_MOVED = {0xF000 + code: code for code in range(0x20, 0x100)}

_FONT = re.compile(r"\s*(\.vn|vni[- ])", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"[a-z0-9 ]H\b|[A-Z]{3}H\b")
_NOISE = re.compile("[®µ¸¶·¹¨»¾¼½©Æ¬ªñøûïöäåëÑØÛÏÖÄ]")
_ENOUGH = 3
# Letters of Vietnamese that neither encoding has: the text is Unicode already, its font a left-over.
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the characters of a font are to be read: "tcvn3" or "vni"; ``capitals``: small letters look like capitals."""

    name: str
    capitals: bool = False

    def changes(self, text: str) -> bool:
        """Whether reading the text by this encoding makes another text of it."""
        return self.decode(text) != text

    def decode(self, text: str) -> str:
        """The text in Unicode (NFC); characters that the encoding does not use stay as they are.

        A text that shows by its letters that it is Unicode comes back as it is, whatever its font.
        """
        if _UNICODE.search(text):
            return text.upper() if self.capitals else text
        text = text.translate(_MOVED)
        found = text.translate(_TCVN3) if self.name == "tcvn3" else _VNI_PATTERN.sub(_vni_letter, text)
        return found.upper() if self.capitals else found


def _vni_letter(match: re.Match[str]) -> str:
    return _VNI[match[0]]


@cache
def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font is drawn for; None for a Unicode font. ``font`` may be a CSS list: its first counts."""
    name = font.split(",", maxsplit=1)[0].strip(" \"'")
    match = _FONT.match(name)
    if match is None:
        return None
    tcvn3 = match[1].casefold() == ".vn"
    return Encoding("tcvn3" if tcvn3 else "vni", tcvn3 and bool(_CAPITAL_FONT.search(name)))


def decode_runs(runs: Iterable[tuple[str, Encoding | None]]) -> str:
    """The text of runs, neighbours in one encoding read as one: in VNI a letter and its mark may be two runs."""
    parts: list[str] = []
    pending: list[str] = []
    current: Encoding | None = None
    for text, encoding in runs:
        if encoding is not current:
            parts.append(_decoded(pending, current))
            pending, current = [], encoding
        pending.append(text)
    parts.append(_decoded(pending, current))
    return "".join(parts)


def _decoded(texts: list[str], encoding: Encoding | None) -> str:
    text = "".join(texts)
    return encoding.decode(text) if encoding is not None else text


def encode(text: str, name: str) -> str:
    """Unicode text in an old encoding, as an office file holds it; for tests and for the letters an encoding lacks.

    Letters that the encoding does not have (in TCVN3: capitals with a tone) stay as they are.
    """
    table = {letter: chr(code) for code, letter in _TCVN3.items()} if name == "tcvn3" else _vni_back()
    return "".join(table.get(letter, letter) for letter in normalize("NFC", text))


@cache
def _vni_back() -> dict[str, str]:
    back: dict[str, str] = {}
    for vni, letter in _VNI.items():
        if vni not in back.values() and (letter not in back or vni == vni.lower() or vni == vni.upper()):
            back[letter] = vni
    return back


def noise(text: str) -> int:
    """How many letters of a text look as if it were meant for such a font: ones that Vietnamese does not have."""
    return len(_NOISE.findall(text))


def is_noise(letters: int) -> bool:
    """Whether so many of them cannot be an accident."""
    return letters >= _ENOUGH
