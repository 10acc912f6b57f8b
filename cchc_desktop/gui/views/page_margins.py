"""The margins on the pages of the preview: lines that can be dragged inside the range of the decree, with numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cchc_desktop.gui.commands.paper import POINTS_PER_MM, RANGES, SIDES, Margins
from cchc_desktop.gui.views.page_places import Place

NAMES = ("Lề trên", "Lề dưới", "Lề trái", "Lề phải")  # in the order of SIDES
_NEAR = 5  # pixels
_LETTERS = 0.5  # how high the numbers are at most, of the least margin
_LEAST_HEIGHT = 10  # pixels: what is smaller nobody reads
_LINE = QColor(31, 111, 181)
_PAPER = QColor(255, 255, 255)


class Drag(NamedTuple):
    """A margin being dragged on a page: which side, and how the margins would be."""

    page: int
    side: int
    margins: Margins


def range_text(side: int) -> str:
    """The range of the decree for a side."""
    low, high = RANGES[side]
    return f"{low:g}–{high:g} mm"


def side_near(place: Place, scale: float, margins: Margins, x: float, y: float) -> int | None:
    """The side whose line is under the point of the desk."""
    for side, line in enumerate(_lines(place, scale, margins)):
        away = abs(line.y1() - y) if side < 2 else abs(line.x1() - x)
        if away <= _NEAR and place.holds(x, y):
            return side
    return None


def dragged(place: Place, scale: float, margins: Margins, side: int, there: QPointF) -> Margins:
    """The margins with the line of a side there, in whole millimetres inside the decree's range."""
    x, y = there.x(), there.y()
    pixels = (y - place.y, place.y + place.height - y, x - place.x, place.x + place.width - x)[side]
    low, high = RANGES[side]
    value = min(max(float(round(pixels / scale / POINTS_PER_MM)), low), high)
    return replace(margins, **{SIDES[side]: value})


def paint_guides(painter: QPainter, place: Place, scale: float, margins: Margins, drag: int | None) -> None:
    """The four lines with their numbers; the side being dragged says its range too."""
    painter.save()
    lines = _lines(place, scale, margins)
    for side, line in enumerate(lines):
        style = Qt.PenStyle.SolidLine if side == drag else Qt.PenStyle.DashLine
        painter.setPen(QPen(_LINE, 1.4 if side == drag else 1.0, style))
        painter.drawLine(line)
    font = QFont(painter.font())
    font.setBold(True)
    for side, line in enumerate(lines):
        painter.setFont(font if side == drag else _smaller(font, scale))
        text = f"{getattr(margins, SIDES[side]):g} mm"
        if side == drag:
            text = f"{NAMES[side]}: {text} ({range_text(side)})"
        _label(painter, place, side, line, text)
    painter.restore()


def _smaller(font: QFont, scale: float) -> QFont:
    """The font, or a smaller one, in which numbers at the corner of a small page stand clear of one another."""
    room = RANGES[0][0] * POINTS_PER_MM * scale * _LETTERS
    if QFontMetricsF(font).height() > room:
        font = QFont(font)
        font.setPixelSize(max(round(room / 1.2), 1))
    return font


def _lines(place: Place, scale: float, margins: Margins) -> list[QLineF]:
    mm = scale * POINTS_PER_MM
    x, y, right, bottom = place.x, place.y, place.x + place.width, place.y + place.height
    top, foot = y + margins.top_mm * mm, bottom - margins.bottom_mm * mm
    left, end = x + margins.left_mm * mm, right - margins.right_mm * mm
    return [
        QLineF(x, top, right, top),
        QLineF(x, foot, right, foot),
        QLineF(left, y, left, bottom),
        QLineF(end, y, end, bottom),
    ]


def _label(painter: QPainter, place: Place, side: int, line: QLineF, text: str) -> None:
    """The number at the end of the line, where it hides no text; a page that is too small for it has none."""
    face = QFontMetricsF(painter.font())
    width, height = face.horizontalAdvance(text) + 8, face.height() + 2
    if height < _LEAST_HEIGHT or width > place.width / 2 or height > place.height / 6:
        return
    inside = min(max(line.x1(), place.x + width / 2), place.x + place.width - width / 2)
    centre = QPointF(place.x + width / 2 + 1, line.y1()) if side < 2 else QPointF(inside, place.y + height / 2 + 1)
    box = QRectF(0, 0, width, height)
    box.moveCenter(centre)
    painter.fillRect(box, _PAPER)
    painter.setPen(_LINE)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
