"""AppendixHeader: the header row of the form, drawn as it is printed: bold, centred, wrapped, thin lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QHeaderView, QWidget

if TYPE_CHECKING:
    from cchc_desktop.gui.views.table_layout import TableLayout

PAPER = QColor("white")
INK = QPen(QColor("black"), 0)  # lines of width 0 are one pixel of the device at any scaling
_CENTER = Qt.AlignmentFlag.AlignHCenter


class AppendixHeader(QHeaderView):
    """As high as its highest text; borders can be drawn with the mouse, columns chosen by their heads."""

    columns_chosen = Signal(int, int)  # where the mouse was pressed, and where it is

    def __init__(self, layout: TableLayout, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._layout = layout
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._pressed = -1  # the column whose head the mouse holds

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Override."""
        width = self.sectionSize(section)
        _, height = self._text(section, width)
        return QSize(width, height + self._layout.padding_y * 2 + 2)

    def _text(self, section: int, width: int) -> tuple[QStaticText, int]:
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        return self._layout.setter.get(text, width - 2 * self._layout.padding_x - 1, _CENTER, True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Override."""
        layout = self._layout
        text, height = self._text(section, rect.width())
        painter.fillRect(rect, PAPER)
        painter.setPen(INK)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.left() - 1, rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.left() - 1, rect.top(), rect.right(), rect.top())
        if self.visualIndex(section) == 0:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.setFont(layout.setter.bold)
        top = rect.top() + (rect.height() - height) // 2
        painter.drawStaticText(rect.left() + layout.padding_x, top, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: a head that is no border chooses its column; with Shift, all from the last one chosen."""
        super().mousePressEvent(event)
        on_border = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or on_border or section < 0:
            self._pressed = -1
            return
        extend = self._pressed >= 0 and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed = self._pressed if extend else section
        self.columns_chosen.emit(self._pressed, section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: with the button down over other heads, they are chosen too."""
        super().mouseMoveEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed >= 0 and section not in (-1, self._pressed):
            self.columns_chosen.emit(self._pressed, section)
