"""ColumnDrag: the head of a column is dragged to another place; only the table on screen changes, never the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.gui.views.appendix_header import AppendixHeader
from cchc_desktop.gui.views.tree_drag import PLACE, REFUSED

if TYPE_CHECKING:
    from cchc_desktop.core.forms import Form
    from cchc_desktop.gui.views.appendix_view import AppendixView

_EDGE, _STEP, _TICK_MS = 24, 16, 30  # pixels at the edge that scroll, how far, how often
_CARRIED = 40  # of 255: how dark the carried columns are


class ColumnDrag(QObject):
    """From the press on a head until the mouse is let go, or Esc; gaps are counted before the columns shown."""

    def __init__(self, view: AppendixView) -> None:
        super().__init__(view)
        self._view = view
        header = view.horizontalHeader()
        assert isinstance(header, AppendixHeader)
        header.drag = self
        self._header = header
        self._key, self._from = "", QPoint()
        self._gap: int | None = None  # where the column would stand now; None: nothing is dragged
        self._x = 0
        self._spent = False  # ended by Esc while the button is still down
        self.mark = _Mark(view)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def is_dragging(self) -> bool:
        """True from the moment a head has left its place."""
        return self._gap is not None

    @property
    def is_refused(self) -> bool:
        """True where the column cannot stand at the place under the mouse."""
        return self._gap is not None and self._is_refused(self._gap)

    def press(self, column: int, place: QPoint) -> None:
        """A head was pressed; -1: what was pressed cannot be carried."""
        self.stop()
        self._spent = False
        keys = self._keys()
        self._key = keys[column] if 0 <= column < len(keys) else ""
        self._from = place

    def move(self, place: QPoint) -> bool:
        """The mouse moves with the button down. True: it carries a column, or will as soon as it is far enough."""
        if not self._key:
            return self._spent
        if self._gap is None:
            if abs(place.x() - self._from.x()) < QApplication.startDragDistance():
                return True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            self._timer.start()
        self._x = place.x()
        self._show()
        return True

    def drop(self) -> bool:
        """The button is let go. True: a column was being carried."""
        key, gap = self._key, self._gap
        if gap is None or key not in self._keys():
            self.stop()
            self._spent = False
            return False
        is_refused, before, view = self._is_refused(gap), self._before(gap), self._view
        self.stop()
        self._spent = False
        if is_refused:
            view.edit_refused.emit(refused(Refusal.LEVELS_TOGETHER))
            return True
        choice = view.choice.move_before(self._form(), key, before)
        if choice is not view.choice:
            view.choose_columns(choice)
        return True

    def stop(self) -> None:
        """Nothing is carried any more, and nothing has changed."""
        if self._gap is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self._header.viewport().unsetCursor()
        self._spent = self._gap is not None
        self._key, self._gap = "", None
        self._timer.stop()
        self.mark.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: Esc, another button or another window end it without a change."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if kind == QEvent.Type.KeyPress:
                    self.stop()
                event.accept()
                return True
        elif kind in (QEvent.Type.ApplicationDeactivate, QEvent.Type.ContextMenu):
            self.stop()
        return False

    # ---- places

    def _form(self) -> Form:
        return self._view.table_model.document.plan.form

    def _keys(self) -> tuple[str, ...]:
        return self._view.table_model.plan.form.column_keys

    def _before(self, gap: int) -> str | None:
        keys = self._keys()
        return keys[gap] if gap < len(keys) else None

    def _carried(self) -> range:
        """The columns that go together."""
        keys = self._keys()
        block = self._view.choice.block(self._form(), self._key)
        places = [keys.index(key) for key in block if key in keys]
        return range(min(places), max(places) + 1)

    def _is_refused(self, gap: int) -> bool:
        """Between the columns of the levels nothing may stand, and they keep their order."""
        here, carried = self._keys().index(self._key), self._carried()
        if carried.start <= gap <= carried.stop:
            return len(carried) > 1 and gap not in (here, here + 1)
        before = self._before(gap)
        return before is not None and not self._view.choice.starts_block(self._form(), before)

    def _gap_at(self, x: int) -> int:
        """The gap nearest to a point; fixed columns hide what is under them."""
        borders = self._view.table_layout.sticky.borders()
        column = self._header.logicalIndexAt(QPoint(x, 1))
        if column < 0:
            return 0 if x < 0 else len(borders.lefts)
        middle = (borders.lefts[column] + borders.rights[column]) // 2
        return column if x < middle else column + 1

    def _show(self) -> None:
        view, room = self._view, self._header.viewport().width()
        if self._key not in self._keys():
            self.stop()
            return
        self._gap = self._gap_at(min(max(self._x, 0), room - 1) if self._header.length() > room else self._x)
        borders, carried = view.table_layout.sticky.borders(), self._carried()
        x = borders.lefts[self._gap] if self._gap < len(borders.lefts) else borders.rights[-1]
        band = (borders.lefts[carried.start], borders.rights[carried.stop - 1])
        self.mark.show_place(self._header.geometry(), view.viewport().geometry(), band, x, refused=self.is_refused)
        shape = Qt.CursorShape.ForbiddenCursor if self.is_refused else Qt.CursorShape.ClosedHandCursor
        self._header.viewport().setCursor(shape)

    def _scroll(self) -> None:
        bar, room = self._view.horizontalScrollBar(), self._header.viewport().width()
        step = -_STEP if self._x < _EDGE else _STEP if self._x > room - _EDGE else 0
        if step:
            bar.setValue(bar.value() + step)
            self._show()


class _Mark(QWidget):
    """Drawn over head and cells: the carried columns darker, a line where they would stand, dashes where refused."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._band, self._line, self._refused = QRect(), 0, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_place(self, head: QRect, cells: QRect, band: tuple[int, int], line: int, *, refused: bool) -> None:
        """``band`` and ``line`` are pixels of the viewport; the mark lies over head and cells."""
        self.setGeometry(head.united(cells))
        left, right = band
        self._band = QRect(left, 0, right - left, self.height())
        self._line, self._refused = min(max(line, 1), self.width() - 2), refused
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self)
        color = REFUSED if self._refused else PLACE
        shade = PLACE.lighter(100)
        shade.setAlpha(_CARRIED)
        painter.fillRect(self._band, shade)
        painter.setPen(QPen(color, 3, Qt.PenStyle.DashLine if self._refused else Qt.PenStyle.SolidLine))
        painter.drawLine(self._line, 0, self._line, self.height())
