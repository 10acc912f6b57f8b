"""FormPage: the first page of the appendix in the form being designed; borders are drawn with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.rendering.first_page import UNIT, FirstPage

_MARGIN = 8  # pixels around the paper
_NEAR = 4  # pixels beside a border in which it can be taken hold of
_STEP = 1.0  # millimetres that a key moves a border


class FormPage(QWidget):
    """Shows a page as large as there is room. Keys: ← → go from column to column, Ctrl+← → move its right border."""

    column_chosen = Signal(int)
    border_drawn = Signal(int, float)  # column left of the border, millimetres; again and again while it is drawn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: FirstPage | None = None
        self._marked: int | None = None
        self._held: int | None = None  # column whose right border is being drawn
        self._from = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: FirstPage) -> None:
        """Show another page."""
        self._page = page
        self.update()

    def mark(self, column: int | None) -> None:
        """The column that stands out."""
        self._marked = column
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(440, 330)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(240, 180)

    # ---- places

    def paper(self) -> QRectF:
        """Where the paper lies in the widget."""
        if self._page is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = max(min(room.width() / self._page.width, room.height() / self._page.height), 0.001)
        paper = QRectF(0, 0, self._page.width * scale, self._page.height * scale)
        paper.moveCenter(room.center())
        return paper

    def border_place(self, column: int) -> QPoint:
        """Where the right border of a column can be taken hold of."""
        page, paper = self._page, self.paper()
        if page is None:
            return QPoint()
        scale = paper.width() / page.width
        x = paper.left() + page.borders[column + 1] * scale
        return QPoint(round(x), round(paper.top() + page.table_top * scale) + 6)

    def _across(self, x: float) -> float:
        """A place in the widget as a place on the paper."""
        paper = self.paper()
        return (x - paper.left()) / paper.width() * (self._page.width if self._page else 1)

    def _border_at(self, x: float) -> int | None:
        """The column whose right border is near; the outer ones cannot be drawn."""
        if self._page is None:
            return None
        near = _NEAR * self._page.width / max(self.paper().width(), 1)
        inner = list(enumerate(self._page.borders))[1:-1]
        found = min(inner, key=lambda entry: abs(entry[1] - self._across(x)), default=None)
        return found[0] - 1 if found and abs(found[1] - self._across(x)) <= near else None

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().mid())
        if self._page is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paper = self.paper()
        painter.fillRect(paper.translated(2, 2), QColor(0, 0, 0, 70))
        painter.save()
        painter.translate(paper.topLeft())
        painter.scale(paper.width() / self._page.width, paper.height() / self._page.height)
        self._page.paint(painter, self._marked)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(paper.adjusted(-3, -3, 3, 3))

    def focusInEvent(self, event: QEvent) -> None:
        """Override: the frame says where the keyboard is."""
        self.update()

    focusOutEvent = focusInEvent  # noqa: N815

    # ---- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: take hold of a border, or choose a column."""
        if event.button() != Qt.MouseButton.LeftButton or self._page is None:
            return
        x = event.position().x()
        self._held = self._border_at(x)
        self._from = self._across(x)
        column = self._page.column_at(self._across(x)) if self._held is None else self._held
        if column is not None:
            self.column_chosen.emit(column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: draw the border that is held, else show where one can be."""
        x = event.position().x()
        if self._held is None:
            self.setCursor(Qt.CursorShape.ArrowCursor if self._border_at(x) is None else Qt.CursorShape.SplitHCursor)
            return
        shift = (self._across(x) - self._from) / UNIT
        if abs(shift) >= 0.1:
            self._from = self._across(x)
            self.border_drawn.emit(self._held, shift)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._page is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._marked is not None:
                self.border_drawn.emit(self._marked, step * _STEP)
        else:
            now = -1 if self._marked is None else self._marked
            self.column_chosen.emit(max(0, min(now + step, len(self._page.borders) - 2)))
