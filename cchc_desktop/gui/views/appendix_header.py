"""AppendixHeader: the header row of the form, drawn as it is printed: bold, centred, wrapped, thin lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QStaticText
from PySide6.QtWidgets import QHeaderView, QWidget

if TYPE_CHECKING:
    from cchc_desktop.gui.views.column_drag import ColumnDrag
    from cchc_desktop.gui.views.table_layout import TableLayout

PAPER = QColor("white")
INK = QPen(QColor("black"), 0)  # lines of width 0 are one pixel of the device at any scaling
_CENTER = Qt.AlignmentFlag.AlignHCenter
_GRIP = 4  # pixels on each side of a border at which the mouse takes it


class AppendixHeader(QHeaderView):
    """As high as its highest text; borders can be drawn with the mouse, columns chosen and moved by their heads."""

    columns_chosen = Signal(int, int)  # where the mouse was pressed, and where it is
    menu_wanted = Signal(QPoint, int)  # the context menu of a column, there on the screen

    def __init__(self, layout: TableLayout, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._layout = layout
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._pressed = -1  # the column whose head the mouse holds
        self.drag: ColumnDrag | None = None  # moves columns
        self._drawn: tuple[int, int, int] | None = None  # fixed column whose border is drawn, from where, its width

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the heads of the columns that stay in sight over the others."""
        super().paintEvent(event)
        borders = self._layout.sticky.borders()
        if borders.stuck:
            painter = QPainter(self.viewport())
            for column in sorted(borders.stuck):
                left, right = borders.lefts[column], borders.rights[column]
                self.paintSection(painter, QRect(left, 0, right - left, self.height()), column)
            painter.end()

    def logicalIndexAt(self, pos: QPoint) -> int:  # type: ignore[override]
        """The column at a point, a fixed one over what is under it."""
        return super().logicalIndexAt(QPoint(self._layout.sticky.natural_x(pos.x()), pos.y()))

    def _is_over_strip(self, event: QMouseEvent) -> bool:
        """Over fixed columns Qt would find the borders of what lies under them: these events are ours."""
        return self._drawn is not None or event.position().x() < self._layout.sticky.borders().edge

    def _grip(self, x: int) -> int:
        """The fixed column whose right border is at a place; -1 for none."""
        borders = self._layout.sticky.borders()
        return next((c for c in borders.stuck if -_GRIP <= borders.rights[c] - 1 - x <= _GRIP), -1)

    def _press_strip(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        column = self._grip(x)
        if event.button() == Qt.MouseButton.LeftButton and column >= 0:
            self._drawn = (column, x, self.sectionSize(column))

    def _move_strip(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        if self._drawn is not None:
            column, start, size = self._drawn
            self.resizeSection(column, max(self.minimumSectionSize(), size + x - start))
        elif self._grip(x) >= 0:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: whoever shows the table makes the menu."""
        self.menu_wanted.emit(event.globalPos(), self.logicalIndexAt(event.pos()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override."""
        if self.drag is not None and event.button() == Qt.MouseButton.LeftButton and self.drag.drop():
            return
        if self._drawn is None:
            super().mouseReleaseEvent(event)
        self._drawn = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override."""
        if not self._is_over_strip(event):
            super().mouseDoubleClickEvent(event)
        elif self._grip(event.position().toPoint().x()) >= 0:
            self.sectionHandleDoubleClicked.emit(self._grip(event.position().toPoint().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: a head that is no border chooses its column; with Shift, all from the last one chosen."""
        if self.drag is not None:
            self.drag.stop()
        if self._is_over_strip(event):
            self._press_strip(event)
        else:
            super().mousePressEvent(event)
        on_border = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or on_border or section < 0:
            self._pressed = -1
            return
        extend = self._pressed >= 0 and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed = self._pressed if extend else section
        self.columns_chosen.emit(self._pressed, section)
        if self.drag is not None:
            self.drag.press(-1 if extend else section, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: a head that is pressed is carried; pressed with Shift, others are chosen too."""
        left = event.buttons() & Qt.MouseButton.LeftButton and self._drawn is None
        if left and self.drag is not None and self.drag.move(event.position().toPoint()):
            return
        if self._is_over_strip(event):
            self._move_strip(event)
        else:
            super().mouseMoveEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed >= 0 and section not in (-1, self._pressed):
            self.columns_chosen.emit(self._pressed, section)
