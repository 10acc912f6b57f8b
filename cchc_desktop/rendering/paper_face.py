"""The face of the paper: sees to it that Qt sets Times New Roman, or its metric twin, with Vietnamese letters."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from cchc_desktop import font_files

FAMILIES = ["Times New Roman", "Liberation Serif", "Tinos"]


def paper_font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The face that official documents are set in (Decree 30/2020), ``points`` high; needs the application object."""
    _mend()
    return _font(points, bold, italic)


@cache
def _mend() -> None:
    """Where Liberation Serif 1.x lies beside 2.x, Qt may take either for any style; 1.x lacks ơ and ư."""
    if sys.platform == "linux" and not all(_is_complete(bold, italic) for bold in (0, 1) for italic in (0, 1)):
        for file in font_files.vietnamese_times():
            QFontDatabase.addApplicationFont(str(file))  # from here on in place of one of the same name


def _is_complete(bold: int, italic: int) -> bool:
    raw = QRawFont.fromFont(_font(12, bool(bold), bool(italic)))
    return all(raw.supportsCharacter(ord(letter)) for letter in font_files.LETTERS)


def _font(points: float, bold: bool, italic: bool) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setItalic(italic)
    return font
