"""A small sign for every level of the tree: told apart by shape, not by colour alone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from cchc_desktop.core.plan import Level

_SIZES = (16, 20, 24, 32, 48)
_UNITS = 16.0  # the shapes are drawn on a field of 16 × 16
_COLORS = {  # middle tones, seen on white and on dark
    Level.APPENDIX: "#64768c",
    Level.BODY: "#64768c",
    Level.SECTION: "#2f6fb5",
    Level.AREA: "#2f6fb5",
    Level.OBJECTIVE: "#3d8b57",
    Level.TASK: "#b9772b",
    Level.ACTIVITY: "#7d7f86",
}


@lru_cache
def level_icon(level: Level) -> QIcon:
    """The sign of a level, sharp at any scaling of the screen."""
    icon = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / _UNITS, size / _UNITS)
        _draw(painter, level)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _draw(painter: QPainter, level: Level) -> None:
    color = QColor(_COLORS.get(level, "#7d7f86"))
    pen = QPen(color, 1.6)
    painter.setPen(pen)
    match level:
        case Level.BODY:  # a written page
            painter.drawRoundedRect(QRectF(3, 1.5, 10, 13), 1, 1)
            for y, right in ((4.5, 9.0), (7.0, 10.5), (9.5, 10.5), (12.0, 8.5)):
                painter.drawLine(QPointF(5.5, y), QPointF(right, y))
        case Level.SECTION:  # a heading over a line
            painter.drawLine(QPointF(3, 5.5), QPointF(10, 5.5))
            painter.setPen(QPen(color, 0.9))
            painter.drawLine(QPointF(3, 9), QPointF(13, 9))
            painter.drawLine(QPointF(3, 12), QPointF(13, 12))
        case Level.PARAGRAPH:  # lines alone
            painter.setPen(QPen(color, 0.9))
            for y in (5, 8, 11):
                painter.drawLine(QPointF(3, y), QPointF(13 if y < 11 else 9, y))
        case Level.APPENDIX:  # a sheet with lines
            painter.drawRoundedRect(QRectF(3, 1.5, 10, 13), 1, 1)
            for y in (5, 8, 11):
                painter.drawLine(QPointF(5.5, y), QPointF(10.5, y))
        case Level.AREA:  # a filled square
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2)
        case Level.OBJECTIVE:  # a target
            painter.drawEllipse(QPointF(8, 8), 5.2, 5.2)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(8, 8), 1.4, 1.4)
        case Level.TASK:  # a box with a tick
            painter.drawRoundedRect(QRectF(3, 3, 10, 10), 1.5, 1.5)
            painter.drawPolyline([QPointF(5.3, 8.2), QPointF(7.3, 10.2), QPointF(10.8, 5.8)])
        case _:  # a point
            painter.setBrush(color)
            painter.drawEllipse(QPointF(8, 8), 2, 2)
