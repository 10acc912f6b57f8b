"""TextPainter: what stands on the page without being typed: numbers and signs, rules, hints in empty lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from cchc_desktop.gui.models.text_page import Frame, PageLine

if TYPE_CHECKING:
    from cchc_desktop.gui.views.text_view import TextView

_INK, _HINT = QColor("black"), QColor(92, 92, 92)
_REACH = 8  # pixels below a line that its rule may take
_RULE_GAP = 2.0  # pixels between a line and the rule below it


class TextPainter:
    """Paints beside the letters that Qt paints, for the lines in sight."""

    def __init__(self, view: TextView) -> None:
        self._view = view

    def paint(self, area: QRect) -> None:
        """Paint what lies in ``area`` of the viewport."""
        view = self._view
        if not view.blocks.is_sound:
            return
        painter = QPainter(view.viewport())
        painter.setClipRect(area)
        for place in self._in_sight(area):
            line = view.blocks.lines[place]
            if line.marker or line.style.rule or (line.hint and not line.text):
                self._paint(painter, view.blocks.block(place), line, view.block_rect(place))
        painter.end()

    def _in_sight(self, area: QRect) -> list[int]:
        """The lines in an area: of the text, which goes down the page, only those near it are looked at."""
        view, lines = self._view, self._view.blocks.lines
        places = range(len(lines))
        start = bisect_left(places, True, key=lambda place: lines[place].frame >= Frame.TEXT)
        stop = bisect_left(places, True, key=lambda place: lines[place].frame > Frame.TEXT)
        text = range(start, stop)
        first = bisect_left(text, area.top() - _REACH, key=lambda place: view.block_rect(place).bottom())
        last = bisect_left(text, area.bottom(), key=lambda place: view.block_rect(place).top())
        near = [*range(start), *text[first:last], *range(stop, len(lines))]
        return [place for place in near if view.block_rect(place).adjusted(0, 0, 0, _REACH).intersects(QRectF(area))]

    def _paint(self, painter: QPainter, block: QTextBlock, line: PageLine, rect: QRectF) -> None:
        layout = block.layout()
        if not layout.lineCount():
            return
        first = layout.lineAt(0)
        origin = rect.topLeft()
        painter.setFont(self._view.blocks.char_format(line.style).font())
        start = origin + QPointF(first.naturalTextRect().left(), first.y() + first.ascent())
        if line.marker:
            painter.setPen(_INK)
            painter.drawText(start - QPointF(self._view.blocks.marker_width(line), 0), line.marker)
        if line.hint and block.length() == 1 and not layout.preeditAreaText():
            painter.setPen(_HINT)
            width = painter.fontMetrics().horizontalAdvance(line.hint)
            shift = width / 2 if line.style.align == "center" else 0.0
            painter.drawText(start - QPointF(shift, 0), line.hint)
        if line.style.rule and block.length() > 1:
            widest = max(layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))
            middle, half = origin.x() + first.x() + first.width() / 2, widest * line.style.rule / 2
            y = rect.bottom() + _RULE_GAP
            painter.setPen(QPen(_INK, 1))
            painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))
