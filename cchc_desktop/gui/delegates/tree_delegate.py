"""TreeDelegate: an item of the outline, and at the right end of an area's line how many activities it has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.gui.models.plan_tree import COUNT_ROLE

Index = QModelIndex | QPersistentModelIndex
_GAP = 6  # pixels between the words and the count, and behind it


class TreeDelegate(QStyledItemDelegate):
    """Words are shortened so that the count has room; all other lines use the whole width."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        super().initStyleOption(option, index)
        count = index.data(COUNT_ROLE)
        if count:
            style = option.widget.style() if option.widget else QApplication.style()
            words = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
            room = words.width() - option.fontMetrics.horizontalAdvance(count) - 2 * _GAP
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        super().paint(painter, option, index)
        count = index.data(COUNT_ROLE)
        if not count:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.drawText(
            option.rect.adjusted(0, 0, -_GAP, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
        )
        painter.restore()
