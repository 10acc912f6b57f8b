"""How the calendar and the load are drawn: bars over months with a mark at the deadline, bars behind counts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.gui.models.agenda_table import ENTRY_ROLE, FIRST_MONTH, SHARE_ROLE
from cchc_desktop.rendering.agenda_paper import BAR, paint_month

Index = QModelIndex | QPersistentModelIndex


class AgendaDelegate(QStyledItemDelegate):
    """Full bar: the months named; hatched band: all the year; diamond: the month of the deadline."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        entry = index.data(ENTRY_ROLE)
        if entry is None:
            bold = QStyleOptionViewItem(option)
            bold.font = QFont(option.font)
            bold.font.setBold(True)
            super().paint(painter, bold, index)
            return
        super().paint(painter, option, index)
        month = index.column() - FIRST_MONTH + 1
        if month >= 1 and month in entry.months:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_month(painter, QRectF(option.rect), entry, month)
            painter.restore()


class LoadDelegate(QStyledItemDelegate):
    """The count, with a bar of its share behind it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        share = index.data(SHARE_ROLE)
        if not share:
            super().paint(painter, option, index)
            return
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        text, opt.text = opt.text, ""
        style = opt.widget.style() if opt.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opt, painter, opt.widget)
        painter.save()
        selected = bool(opt.state & QStyle.StateFlag.State_Selected)
        if not selected:
            shade = QColor(BAR)
            shade.setAlpha(90)
            painter.fillRect(QRectF(opt.rect).adjusted(1, 3, -opt.rect.width() * (1 - share), -3), shade)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(opt.palette.color(role))
        painter.drawText(opt.rect.adjusted(0, 0, -6, 0), int(opt.displayAlignment), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: room for the bar."""
        return super().sizeHint(option, index) + QSize(6, 4)
