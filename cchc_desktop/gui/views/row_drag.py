"""RowDrag: rows of the table dragged by their number (TT): within the table, into the tree, into another window.

What is carried, where it may go and what it says are the tree's (structure.carry, place_at, structure.drop): a drag by
a number is the same drag. A number that is pressed is chosen first; pressed again and drawn away, it takes along the
items of all numbers chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.plan import NUMBER, Level
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.commands.structure import CARRIED, Carried
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.drop_place import DropPlace, Mark, place_at
from cchc_desktop.gui.views.tree_drag import PLACE, REFUSED, Drop, drop_sentence, land, mime

if TYPE_CHECKING:
    from cchc_desktop.gui.views.appendix_view import AppendixView

_EDGE = 24  # pixels at the upper and lower edge where the table scrolls on
_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class RowDrag(QObject):
    """Source and target of drags for one table; it listens to the events of the table's window."""

    def __init__(self, view: AppendixView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None  # where a chosen number is held down
        self.place: DropPlace | None = None
        self.refusal: KnownError | None = None
        self.mark = _Mark(view.viewport())
        self.hint = QLabel(view)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setMargin(4)
        self.hint.setAutoFillBackground(True)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        self._edge = QTimer(self)
        self._edge.setInterval(60)
        self._edge.timeout.connect(self._scroll)
        self._step = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: presses on chosen numbers and drags are ours, everything else is the table's."""
        match event:
            case QMouseEvent() if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            case QMouseEvent() if event.type() == QEvent.Type.MouseMove:
                return self._draw_away(event)
            case QMouseEvent() if event.type() == QEvent.Type.MouseButtonRelease:
                return self._let_go(event)
            case QDropEvent() if event.mimeData().hasFormat(CARRIED):
                if event.type() == QEvent.Type.Drop:
                    self._drop(event)
                elif isinstance(event, QDragMoveEvent):  # entering is a move, too
                    self._over(event)
                return True
            case _ if event.type() == QEvent.Type.DragLeave:
                self._leave()
        return False

    # ---- taking up

    def _number(self, point: QPoint) -> Span | None:
        """The cell of a number at a place; None elsewhere."""
        index = self._view.indexAt(point)
        span = self._view.table_model.cell_at(index) if index.isValid() else None
        return span if span is not None and span.key in (ROW_NUMBER, NUMBER) else None

    def _chosen(self) -> list[str]:
        """The items of the numbers that are chosen, from the top."""
        cells = self._view.table_model.cells
        return [cells.item(s) for s in self._view.selection.spans() if s.key in (ROW_NUMBER, NUMBER)]

    def _press(self, event: QMouseEvent) -> bool:
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        span = self._number(event.position().toPoint()) if plain else None
        if span is None or span not in self._view.selection.spans():
            self._pressed = None
            return False
        self._pressed = event.position().toPoint()
        return True

    def _draw_away(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.start()
        return True

    def _let_go(self, event: QMouseEvent) -> bool:
        """Not drawn away: the number is chosen alone."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        self._view.go_to_place((self._view.rowAt(pressed.y()), self._view.columnAt(pressed.x())))
        return True

    def start(self) -> None:
        """Drag the items of the chosen numbers until the mouse lets go."""
        self._view.commit_editor()
        carried = structure.carry(self._view.table_model.document, self._chosen())
        if carried is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(mime(carried))
        drag.exec(_COPY | _MOVE, _MOVE)
        self._leave()

    # ---- passing over

    def _over(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        carried, copy = self._find(event)
        self._say(carried, point, copy=copy)
        height = self._view.viewport().height()
        self._step = -1 if point.y() < _EDGE else 1 if point.y() > height - _EDGE else 0
        self._edge.start() if self._step else self._edge.stop()
        event.setDropAction(_COPY if copy else _MOVE)
        event.accept()

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._step * bar.singleStep())

    def _leave(self) -> None:
        self._edge.stop()
        self.place, self.refusal = None, None
        self.mark.hide()
        self.hint.hide()

    def _drop(self, event: QDropEvent) -> None:
        carried, copy = self._find(event)
        place, refusal = self.place, self.refusal
        self._leave()
        document = self._view.table_model.document
        tops = land(document, event, Drop(carried, place, refusal, copy), self._view.edit_refused.emit)
        if tops:
            self._view.set_current(tops[0])

    def _find(self, event: QDropEvent) -> tuple[Carried | None, bool]:
        """What is carried, whether it is copied; ``place`` and ``refusal`` say where it would go, or why not."""
        document, point = self._view.table_model.document, event.position().toPoint()
        self.place, self.refusal = None, None
        try:
            carried = structure.unpack(bytes(event.mimeData().data(CARRIED).data()))
        except KnownError as error:
            self.refusal = error
            return None, True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        copy = control or not carried.comes_from(document)
        try:
            item, rect = self._target(carried, point)
            self.mark.target = rect
            if not copy and item in carried.ids:
                raise refused(Refusal.INTO_ITSELF)
            part = (point.y() - rect.top()) / max(1, rect.height())
            place = place_at(document.plan, carried.levels, item, part, is_open=False)
            structure.dropped(document.plan, document, carried, place.parent, place.position, copy=copy)
        except KnownError as error:
            self.refusal = error
            return carried, copy
        self.place = place
        return carried, copy

    def _target(self, carried: Carried, point: QPoint) -> tuple[str, QRect]:
        """The item of the row under the mouse that is as high as what is carried, and the rows that it covers."""
        view, model = self._view, self._view.table_model
        row = view.rowAt(point.y())  # not of the index there: a merged cell has that of its first row
        row = len(model.rows) - 1 if row < 0 else row
        if row < 0:
            raise refused(Refusal.WRONG_LEVEL)
        printed, level = model.rows[row], carried.levels[0]
        same = printed.area if level is Level.AREA else printed.at(level.value)
        item = same or printed.item
        place = model.find(item)
        return item, view.table_layout.rect(model.cells.span(*place) if place is not None else model.cells.span(row, 0))

    def _say(self, carried: Carried | None, point: QPoint, *, copy: bool) -> None:
        """Draw the place and name it."""
        view = self._view
        self.mark.show_place(self.place, refused=self.refusal is not None)
        words = ""
        if self.refusal is not None:
            words = f"✕ {error_text(self.refusal)}"
        elif carried is not None and self.place is not None:
            item = view.table_model.plan[self.place.item]
            words = drop_sentence(carried, self.place, item.level, item.text or "", copy=copy)
        self.hint.setVisible(bool(words))
        if words:
            self.hint.setText(words)
            area = view.viewport().geometry()
            height = self.hint.heightForWidth(area.width() - 8)
            low = point.y() > area.height() // 2  # never where the mouse is
            top = area.top() + 4 if low else area.bottom() - height - 3
            self.hint.setGeometry(area.left() + 4, top, area.width() - 8, height)
            self.hint.raise_()


class _Mark(QWidget):
    """Draws the place of a drop over the table: a line between rows, a frame around an item, dashes where refused."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.target = QRect()  # of the item under the mouse
        self._mark: Mark | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_place(self, place: DropPlace | None, *, refused: bool) -> None:
        """Draw a place, a refused target, or nothing."""
        self._mark = place.mark if place is not None else None
        self.setVisible(place is not None or refused)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self)
        line = QRect(0, self.target.top(), self.width(), self.target.height()) & self.rect()
        if self._mark is None:
            painter.setPen(QPen(REFUSED, 2, Qt.PenStyle.DashLine))
            painter.drawRect(line.adjusted(1, 1, -2, -2))
            return
        painter.setPen(QPen(PLACE, 3))
        if self._mark is Mark.ON:
            painter.drawRect(line.adjusted(1, 1, -2, -2))
            return
        y = self.target.top() if self._mark is Mark.ABOVE else self.target.bottom()
        y = min(max(y, 1), self.height() - 2)
        painter.drawLine(0, y, self.width(), y)
