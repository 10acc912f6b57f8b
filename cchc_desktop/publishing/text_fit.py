"""How many lines a text takes in a column: words measured with the real widths of Times New Roman, without Qt.

The widths are data (resources/metrics, read off Liberation Serif, whose letters are exactly as wide). Any other
type face is measured as if it were Times New Roman.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from cchc_desktop import resources

_UNKNOWN = 1.0  # ems: a letter that the table lacks (Chinese, pictures) is as wide as high


class FaceWidths:
    """The advance widths of one face, in ems (multiples of the type size)."""

    def __init__(self, ems: Mapping[str, float]) -> None:
        self._ems = ems
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of ``text`` on one line, in ems; a tab counts as four blanks."""
        ems = self._ems
        return sum(ems.get(char, _UNKNOWN) for char in text.replace("\t", "    "))

    def lines(self, text: str, available: float) -> int:
        """How many lines ``text`` fills if a line is ``available`` ems wide: at least 1, broken at blanks.

        A word that is wider than the line is broken anywhere, as office programs do.
        """
        return sum([self._paragraph_lines(paragraph, available) for paragraph in text.split("\n")])

    def _paragraph_lines(self, text: str, available: float) -> int:
        known = self._words
        blank = self._ems[" "]
        lines, used = 1, -blank
        for word in text.split(" "):
            width = known.get(word)
            if width is None:
                width = known[word] = self.width(word)
            used += blank + width
            if used > available:
                if width <= available:
                    lines, used = lines + 1, width
                else:
                    more, used = self._broken(word, available, used - width)
                    lines += more
        if len(known) > _MOST_WORDS:
            known.clear()
        return lines

    def _broken(self, word: str, available: float, used: float) -> tuple[int, float]:
        """Lines that a too wide word adds after ``used`` ems of the present one, and how far it fills its last."""
        lines, used = (1, 0.0) if used > 0 else (0, 0.0)
        for char in word:
            width = self.width(char)
            if used + width > available and used > 0:
                lines, used = lines + 1, 0.0
            used += width
        return lines, used


_MOST_WORDS = 50_000  # measured words that are kept; a large plan has some thousands


@cache
def face(bold: bool) -> FaceWidths:
    """The regular or the bold face of Times New Roman."""
    table = json.loads(resources.read_text("metrics/times_new_roman.json"))
    em = table["units_per_em"]
    widths = {char: int(width) / em for width, chars in table["bold" if bold else "regular"].items() for char in chars}
    return FaceWidths(widths)
