"""Small signs in the corner of cells in which the check found something.

A filled corner for an error, a line across it for a warning: shape tells them apart, not colour alone. What they mean
is the cell's tooltip and is read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLine, QPoint
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon

from cchc_desktop.gui.models.check_lines import ERROR

_SIZE = 9  # pixels along the border
WRONG, DOUBTFUL = QColor(183, 28, 28), QColor(176, 106, 0)


def paint_signs(painter: QPainter, corners: Iterable[tuple[int, int, str]]) -> None:
    """Signs inside the upper right corners of cells: right and top border, and the degree."""
    for right, top, degree in corners:
        corner = QPoint(right, top)
        left, below = QPoint(right - _SIZE, top), QPoint(right, top + _SIZE)
        if degree == ERROR:
            painter.setPen(WRONG)
            painter.setBrush(WRONG)
            painter.drawPolygon(QPolygon([left, corner, below]))
        else:
            painter.setPen(QPen(DOUBTFUL, 2))
            painter.drawLine(QLine(left, below))
    painter.setBrush(QColor(0, 0, 0, 0))
