"""AppendixHeader: the header row of the form, drawn as it is printed: bold, centred, wrapped, thin lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QHeaderView, QWidget

if TYPE_CHECKING:
    from cchc_desktop.gui.views.table_layout import TableLayout

PAPER = QColor("white")
INK = QPen(QColor("black"), 0)  # lines of width 0 are one pixel of the device at any scaling
_CENTER = Qt.AlignmentFlag.AlignHCenter


class AppendixHeader(QHeaderView):
    """As high as its highest text; borders can be drawn with the mouse."""

    def __init__(self, layout: TableLayout, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._layout = layout
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

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
