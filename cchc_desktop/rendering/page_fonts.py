"""The letters of printed pages: fonts for the painter, and exact widths for the lay-out, independent of any printer.

Widths are the design widths of the face: no hinting, no kerning, no ligatures, as Word sets a text by default. So they
grow in step with the size, and a page looks alike on a screen, a printer and in a PDF.
"""

from __future__ import annotations

import re
import threading
from functools import cache

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QGuiApplication, QRawFont

from cchc_desktop import font_files
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.publishing.pages_spec import FaceMetrics, Font
from cchc_desktop.rendering.paper_face import FAMILIES, paper_font

UNITS_PER_POINT = 20  # of the painter's coordinates: sizes of half a point are whole numbers
_LEADING = 0.0425  # ems between two lines of Times New Roman, which Qt does not tell of: Word sets lines 1.15 ems apart
# Letters, digits and signs that stand side by side as they are, whatever stands beside them: a fifth of the time of
# drawing is saved by not asking. Everything else (combining marks, other scripts) is shaped.
is_plain = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab\u2190-\u22ff]*"
).fullmatch
_DESIGN = 2048  # pixels: a size at which widths are exact


def page_font(font: Font, *, plain: bool = False) -> QFont:
    """The face of the paper for a painter whose unit is 1/20 point; ``plain``: for texts that ``is_plain`` only."""
    return _page_font(font, plain, threading.get_ident())


@cache
def _page_font(font: Font, plain: bool, _thread: int) -> QFont:
    """One font for each thread: a QFont keeps the engine of the thread that used it last, and two at once clash."""
    made = _exact(paper_font(font.size, bold=font.bold, italic=font.italic), round(font.size * UNITS_PER_POINT))
    if plain:
        made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return made


def _exact(font: QFont, pixels: int) -> QFont:
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    for ligatures in ("liga", "clig"):
        font.setFeature(QFont.Tag(ligatures), 0)
    return font


def substitute() -> str:
    """The family that stands in for Times New Roman; empty where that is there. Its letters are as wide.

    Raises KnownError(FONT_MISSING) where no face with its measures has the letters of Vietnamese, RuntimeError without
    the application object.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("no application object: Qt would end the process")
    font = page_font(Font(12.0))
    family = QFontInfo(font).family()
    raw = QRawFont.fromFont(font)
    complete = all(raw.supportsCharacter(ord(letter)) for letter in font_files.LETTERS)
    if not complete or family.lower() not in (name.lower() for name in FAMILIES):
        raise KnownError(ErrorCode.FONT_MISSING, family=FAMILIES[0], found=family)
    return "" if family.lower() == FAMILIES[0].lower() else family


class _Face:
    """One style of the face."""

    def __init__(self, bold: bool, italic: bool) -> None:
        font = _exact(paper_font(12.0, bold=bold, italic=italic), _DESIGN)
        self._metrics = QFontMetricsF(font)
        self._raw = QRawFont.fromFont(font)
        self._letters: dict[str, float] = {}
        ascent, descent = self._raw.ascent() / _DESIGN, self._raw.descent() / _DESIGN
        self.heights = FaceMetrics(ascent, descent, max(self._raw.leading() / _DESIGN, _LEADING))

    def width(self, text: str) -> float:
        letters = self._letters
        try:
            return sum([letters[char] for char in text])
        except KeyError:
            pass
        simple = True
        for char in text:
            if char not in letters:
                if self._raw.supportsCharacter(ord(char)) and char.isprintable():
                    letters[char] = self._metrics.horizontalAdvance(char) / _DESIGN
                else:
                    simple = False
        # A letter of another face, a sign made of several: only Qt knows what becomes of them.
        return self.width(text) if simple else self._metrics.horizontalAdvance(text) / _DESIGN


class QtMeasurer:
    """The widths of the letters that are printed; needs the application object."""

    def __init__(self) -> None:
        self._faces: dict[tuple[bool, bool], _Face] = {}

    def _face(self, bold: bool, italic: bool) -> _Face:
        face = self._faces.get((bold, italic))
        if face is None:
            face = self._faces[bold, italic] = _Face(bold, italic)
        return face

    def width(self, text: str, bold: bool, italic: bool) -> float:
        """The width of a text on one line, in ems."""
        return self._face(bold, italic).width(text)

    def metrics(self, bold: bool, italic: bool) -> FaceMetrics:
        """The heights of the face."""
        return self._face(bold, italic).heights
