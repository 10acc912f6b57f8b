"""Paints laid-out pages: the same drawing for the preview, the printer and the PDF, whatever their resolution."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cchc_desktop.publishing.pages_spec import Font, Page
from cchc_desktop.rendering.page_fonts import UNITS_PER_POINT, is_plain, page_font

_INK = QColor(0, 0, 0)


def paint_page(painter: QPainter, page: Page, scale: float) -> None:
    """Draws a page at the painter's origin; ``scale``: units of the painter (device pixels, as a rule) to a point.

    White paper is not drawn. The painter's state is as before.
    """
    painter.save()
    painter.scale(scale / UNITS_PER_POINT, scale / UNITS_PER_POINT)
    _rules(painter, page)
    painter.setPen(_INK)
    unit, draw = UNITS_PER_POINT, painter.drawText
    font_now, spacing_now, plain_now = None, 0.0, False
    for x, y, text, font, spacing in page.runs():
        plain = is_plain(text) is not None
        if font is not font_now or spacing != spacing_now or plain is not plain_now:
            font_now, spacing_now, plain_now = font, spacing, plain
            painter.setFont(_spaced(font, spacing, plain) if spacing else page_font(font, plain=plain))
        draw(QPointF(x * unit, y * unit), text)
    painter.restore()


def _spaced(font: Font, spacing: float, plain: bool) -> QFont:
    """The font with wider blanks: how a line is justified."""
    wider = QFont(page_font(font, plain=plain))
    wider.setWordSpacing(spacing * UNITS_PER_POINT)
    return wider


def _rules(painter: QPainter, page: Page) -> None:
    """All rules, one thickness after the other."""
    unit = UNITS_PER_POINT
    lines: dict[float, list[QLineF]] = {}
    for x1, y1, x2, y2, width in page.rules:
        lines.setdefault(width, []).append(QLineF(x1 * unit, y1 * unit, x2 * unit, y2 * unit))
    for width, of_width in lines.items():
        painter.setPen(QPen(_INK, width * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(of_width)
