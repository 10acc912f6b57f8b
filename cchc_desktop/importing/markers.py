"""What stands before a line of the text: its marker, typed by hand or automatic, and the words behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_desktop.core.body import SHAPES, Kind
from cchc_desktop.core.numerals import roman_value

_HIGHEST_ROMAN = 30  # "C." or "M." before a word is an initial, no mục
_DASHES = r"\-–—−‐"
_BULLETS = "•●○◦▪▫■□◆◇♦❖➢➤►▶✓✔*·§"

_DECIMAL = re.compile(r"(?P<n>(?:\d{1,2}|[IVXL]{1,6})(?:\.\d{1,2})+)(?P<p>[.)]?)(?:\s+(?P<w>\S.*)|(?P<e>))", re.S)
_ROMAN = re.compile(r"(?P<n>[IVXL]{1,6})\s?(?P<p>[./):]|[-–])(?:\s+(?P<w>\S.*)|(?P<v>[^\W\d_].*)|(?P<e>))", re.S)
_ARABIC = re.compile(r"(?P<n>\d{1,2})(?P<p>[./)]|\s?[-–](?=\s))(?:\s+(?P<w>\S.*)|(?P<v>[^\W\d_].*)|(?P<e>))", re.S)
_BRACKETED = re.compile(r"\((?P<n>\d{1,2}|[a-zđ])\)(?:\s*(?P<w>\S.*)|(?P<e>))", re.S)
_LETTER = re.compile(r"(?P<n>(?P<l>[a-zđ])(?P=l)?)(?:(?P<p>\))\s*|(?P<q>\.)\s+)(?:(?P<w>\S.*)|(?P<e>))", re.S)
_DASH = re.compile(rf"(?P<s>[{_DASHES}])(?:\s+(?P<w>\S.*)|(?P<v>[^\s\d{_DASHES}].*)|(?P<e>))", re.S)
_PLUS = re.compile(r"(?P<s>\+)(?:\s+(?P<w>\S.*)|(?P<v>[^\s\d+].*)|(?P<e>))", re.S)
_BULLET = re.compile(rf"(?P<s>[{_BULLETS}])(?:\s+(?P<w>\S.*)|(?P<e>))", re.S)
_YEARS = re.compile(r"Đến(?: hết)? năm 20\d\d\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked line: the kind of its marker, its number ("2.1", "" for a sign), how it is written, the words.

    ``bullet``: a sign of which only its place in the text tells whether it stands for a dash or a plus.
    """

    kind: Kind
    number: str
    shape: str
    words: str
    bullet: bool = False

    @property
    def usual_shape(self) -> bool:
        """True where the marker is written as the kind usually is."""
        return self.shape == SHAPES[self.kind]


def read_marker(text: str, automatic: str = "") -> Marked | None:
    """The marker at the start of a line; None for an unmarked one. ``automatic``: the number Word itself has set."""
    text = text.strip()
    if _YEARS.fullmatch(text):
        return Marked(Kind.MILESTONE, "", SHAPES[Kind.MILESTONE], text)
    found = _numbered(text) or _signed(text)
    if found is None and automatic and text.startswith(automatic):
        words = text[len(automatic) :].strip()
        return Marked(Kind.DASH, "", automatic, words, bullet=True)
    return found


def _numbered(text: str) -> Marked | None:
    if (match := _DECIMAL.fullmatch(text)) and (match["p"] or match["w"]):
        return Marked(Kind.DECIMAL, match["n"], "{n}" + match["p"], _words(match))
    if (match := _ROMAN.fullmatch(text)) and 0 < (roman_value(match["n"]) or 0) <= _HIGHEST_ROMAN:
        return Marked(Kind.ROMAN, match["n"], "{n}" + match["p"], _words(match))
    if match := _ARABIC.fullmatch(text):
        return Marked(Kind.ARABIC, match["n"], "{n}" + match["p"], _words(match))
    if match := _LETTER.fullmatch(text):
        return Marked(Kind.LETTER, match["n"], "{n}" + (match["p"] or match["q"]), _words(match))
    if match := _BRACKETED.fullmatch(text):
        kind = Kind.ARABIC if match["n"].isdigit() else Kind.LETTER
        return Marked(kind, match["n"], "({n})", _words(match))
    return None


def _signed(text: str) -> Marked | None:
    if match := _DASH.fullmatch(text):
        return Marked(Kind.DASH, "", match["s"], _words(match))
    if match := _PLUS.fullmatch(text):
        return Marked(Kind.PLUS, "", match["s"], _words(match))
    if match := _BULLET.fullmatch(text):
        return Marked(Kind.DASH, "", match["s"], _words(match), bullet=True)
    return None


def _words(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (groups.get("w") or groups.get("v") or "").strip()
