"""CellMouse: ranges drawn with the mouse, columns chosen by their heads, the place of the context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

if TYPE_CHECKING:
    from cchc_desktop.gui.views.appendix_view import AppendixView

_LEFT = Qt.MouseButton.LeftButton
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class CellMouse:
    """Serves one table."""

    def __init__(self, view: AppendixView) -> None:
        self._view = view

    def before_press(self, event: QMouseEvent) -> bool:
        """A button goes down: remember where inside a merged cell. True with Shift: the range is drawn, that is all."""
        view = self._view
        position = event.position().toPoint()
        place = (max(0, view.rowAt(position.y())), max(0, view.columnAt(position.x())))
        if self._is_on_cell(event) and event.modifiers() == _SHIFT:
            view.commit_editor()
            view.ranges.press(place, extend=True)
            event.accept()
            return True
        view.walk.hint = place
        view.ranges.forget()
        return False

    def after_press(self, event: QMouseEvent) -> None:
        """The cell is current now: a range may begin at it."""
        if self._is_on_cell(event) and event.modifiers() == _NONE:
            self._view.ranges.press(self._view.walk.hint, extend=False)

    def _is_on_cell(self, event: QMouseEvent) -> bool:
        view = self._view
        inside = bool(view.table_model.rows) and view.indexAt(event.position().toPoint()).isValid()
        return inside and event.button() == _LEFT

    def move(self, event: QMouseEvent) -> bool:
        """The range goes to where the mouse is; False where none is drawn."""
        ranges = self._view.ranges
        drawing = ranges.is_drawing and bool(event.buttons() & _LEFT)
        if drawing:
            ranges.move(event.position().toPoint())
            event.accept()
        return drawing

    def choose_columns(self, first: int, last: int) -> None:
        """The heads of columns were pressed: the current cell is the first one seen of the first."""
        view = self._view
        if not view.table_model.rows:
            return
        view.commit_editor()
        if first == last:
            view.go_to_place((max(0, view.table_layout.visible_rows()[0]), first))
        view.ranges.columns(first, last)
        view.setFocus(Qt.FocusReason.MouseFocusReason)

    def menu_place(self, event: QContextMenuEvent) -> QPoint:
        """On the screen: at the mouse, or with the menu key at the current cell."""
        view = self._view
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            return event.globalPos()
        cell = view.visualRect(view.currentIndex()) & view.viewport().rect()
        return view.viewport().mapToGlobal(cell.center())
