"""MatchDelegate: a line of the list of what was found, with the match underlined and what would replace it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.gui.models.match_table import SNIPPET_ROLE, Snippet

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 4.0


class MatchDelegate(QStyledItemDelegate):
    """The match is bold and underlined; where it is replaced, it is struck out before the new words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        snippet = index.data(SNIPPET_ROLE)
        if not isinstance(snippet, Snippet):
            super().paint(painter, option, index)
            return
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        opt.text = ""
        style = opt.widget.style() if opt.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opt, painter, opt.widget)
        selected = bool(opt.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(opt.palette.color(role))
        painter.setClipRect(opt.rect)
        _draw(painter, QRectF(opt.rect).adjusted(_MARGIN, 0, -_MARGIN, 0), opt.font, snippet)
        painter.restore()


def _draw(painter: QPainter, rect: QRectF, font: QFont, snippet: Snippet) -> None:
    bold, struck = QFont(font), QFont(font)
    bold.setBold(True)
    bold.setUnderline(True)
    struck.setStrikeOut(True)
    if snippet.new is None:
        pieces = [(snippet.before, font), (snippet.found, bold), (snippet.after, font)]
    else:
        pieces = [
            (snippet.before, font),
            (snippet.found, struck),
            (" ", font),
            (snippet.new, bold),
            (snippet.after, font),
        ]
    x = rect.left()
    for text, face in pieces:
        if not text or x >= rect.right():
            continue
        painter.setFont(face)
        width = QFontMetricsF(face).horizontalAdvance(text)
        place = QRectF(x, rect.top(), max(width, 1.0) + 1, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        x += width
