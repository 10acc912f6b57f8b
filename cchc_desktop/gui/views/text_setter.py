"""TextSetter: sets the texts of cells into their widths, once, for measuring and painting alike.

Paper look: Times New Roman (or its metric twin), black, plain text. Set texts are kept while they are of use: the
last few thousand, never all of a long plan (10,000 rows of layouts would take most of a gigabyte).
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextOption, QTransform

from cchc_desktop.rendering.paper_face import paper_font

TABLE_POINTS = 11.0  # the practice for landscape tables with many columns, as in the printed appendix
SIGN_SHARE = 0.82  # letters of what is said below a text on screen only
_KEEP = 4000

SetKey = tuple[str, int, int, bool]  # text, width, alignment, bold


def table_font(zoom: float, *, bold: bool = False) -> QFont:
    """The font of the table at ``zoom`` (1.0 = as large as on paper)."""
    return paper_font(TABLE_POINTS * zoom, bold=bold)


class TextSetter:
    """Sets texts at one zoom; ``regular`` and ``bold`` are its fonts, ``line`` the height of one line in pixels."""

    def __init__(self, zoom: float = 1.0) -> None:
        self.set_zoom(zoom)

    def set_zoom(self, zoom: float) -> None:
        """Another size: all set texts are forgotten."""
        self.regular = table_font(zoom)
        self.bold = table_font(zoom, bold=True)
        self.small = table_font(zoom * SIGN_SHARE)
        self._set: OrderedDict[SetKey, tuple[QStaticText, int]] = OrderedDict()
        self.line = 1
        self.line = self._make("Ậy", 1000, Qt.AlignmentFlag.AlignLeft, False)[
            1
        ]  # set lines are higher than metrics say

    def height(self, text: str, width: int, align: Qt.AlignmentFlag, bold: bool) -> int:
        """The height of a text in pixels, wrapped at ``width``; one line for the empty text."""
        return self._get(text, width, align, bold)[1]

    def get(self, text: str, width: int, align: Qt.AlignmentFlag, bold: bool) -> tuple[QStaticText, int]:
        """The text ready for painting, and its height."""
        return self._get(text, width, align, bold)

    def sign(self, text: str, width: int, align: Qt.AlignmentFlag) -> tuple[QStaticText, int]:
        """What is said below a text, on screen only, ready for painting in the small font, and its height."""
        return _static(text, width, align, self.small)

    def longest_word(self, text: str, *, bold: bool = True) -> float:
        """Pixels of the longest word of a head, which is bold, or of a cell."""
        metrics = QFontMetricsF(self.bold if bold else self.regular)
        return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)

    def _get(self, text: str, width: int, align: Qt.AlignmentFlag, bold: bool) -> tuple[QStaticText, int]:
        key = (text, width, int(align), bold)
        found = self._set.get(key)
        if found is None:
            found = self._set[key] = self._make(text, width, align, bold)
            if len(self._set) > _KEEP:
                self._set.popitem(last=False)
        else:
            self._set.move_to_end(key)
        return found

    def _make(self, text: str, width: int, align: Qt.AlignmentFlag, bold: bool) -> tuple[QStaticText, int]:
        done, height = _static(text, width, align, self.bold if bold else self.regular)
        return done, max(height, self.line)


def _static(text: str, width: int, align: Qt.AlignmentFlag, font: QFont) -> tuple[QStaticText, int]:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    done = QStaticText(text.replace("\n", "\u2028"))  # it breaks lines at line separators only
    done.setTextFormat(Qt.TextFormat.PlainText)
    done.setTextOption(option)
    done.setTextWidth(max(1, width))
    done.prepare(QTransform(), font)
    size: QSizeF = done.size()
    return done, ceil(size.height())
