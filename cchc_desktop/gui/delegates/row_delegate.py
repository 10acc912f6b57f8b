"""RowDelegate: a cell of the plain list, wrapped; what repeats the row above is pale, what is missing says so."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.gui.models.row_list import MISSING_ROLE

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Wrapped text from the top; what repeats the row above is pale, what is missing says so."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        text = opt.text
        opt.text = ""
        style = opt.widget.style() if opt.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opt, painter, opt.widget)
        role = QPalette.ColorRole.Text
        if opt.state & QStyle.StateFlag.State_Selected:
            role = QPalette.ColorRole.HighlightedText
        elif not text.strip() and index.data(MISSING_ROLE):
            text, role = "(còn thiếu)", QPalette.ColorRole.PlaceholderText
        elif text and text == _above(index):
            role = QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(opt.palette.color(role))
        painter.setFont(opt.font)
        rect = opt.rect.adjusted(4, 3, -4, -3)
        painter.drawText(rect, _flags(), _fitted(text, opt, rect))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: heights are those of the header."""
        return QSize(option.rect.width(), option.rect.height())


def _above(index: Index) -> object:
    """What the row above says in this column."""
    return index.sibling(index.row() - 1, index.column()).data() if index.row() else None


def _flags() -> int:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    return int(flags) | int(Qt.TextFlag.TextWordWrap)


def _fitted(text: str, option: QStyleOptionViewItem, rect: QRect) -> str:
    """The text cut to the lines that the row shows, with an ellipsis."""
    if option.fontMetrics.boundingRect(QRect(0, 0, rect.width(), 10_000), _flags(), text).height() <= rect.height() + 2:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        box = option.fontMetrics.boundingRect(QRect(0, 0, rect.width(), 10_000), _flags(), text[:middle] + "…")
        if box.height() <= rect.height() + 2:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
