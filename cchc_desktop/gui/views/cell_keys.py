"""The keys of a spreadsheet for the table: what each does while no editor is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from cchc_desktop.gui.views.cell_ranges import jumped
from cchc_desktop.gui.views.cell_steps import Step

if TYPE_CHECKING:
    from cchc_desktop.gui.views.appendix_view import AppendixView
    from cchc_desktop.gui.views.cell_editing import CellEditing

_KEY, _MOD = Qt.Key, Qt.KeyboardModifier
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_ARROWS = {_KEY.Key_Up: Step.UP, _KEY.Key_Down: Step.DOWN, _KEY.Key_Left: Step.LEFT, _KEY.Key_Right: Step.RIGHT}
_ACTION = QAbstractItemView.CursorAction
_FAR = {
    _KEY.Key_Home: _ACTION.MoveHome,
    _KEY.Key_End: _ACTION.MoveEnd,
    _KEY.Key_PageUp: _ACTION.MovePageUp,
    _KEY.Key_PageDown: _ACTION.MovePageDown,
}
_WRITES = ("\b", "\r", "\t", "\x1b", "\x7f")


class CellKeys:
    """Serves one table. ``press`` is False for keys that are Qt's business."""

    def __init__(self, view: AppendixView, editing: CellEditing) -> None:
        self._view = view
        self._editing = editing

    def press(self, event: QKeyEvent) -> bool:
        """One key."""
        view, key = self._view, event.key()
        modifiers = event.modifiers() & ~_MOD.KeypadModifier
        if modifiers & _MOD.AltModifier and key in _ARROWS:
            return True  # a command that cannot be used now: its keys do not go about in the table instead
        if modifiers in (_MOD.ShiftModifier, _MOD.ShiftModifier | _MOD.ControlModifier) and self._draws(key, modifiers):
            return True
        if modifiers == _MOD.ControlModifier and key in _ARROWS:
            view.go_to_place(jumped(view.table_model.cells, view.walk.place(), _ARROWS[_KEY(key)]))
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            view.ranges.everything()
            return True
        if key == _KEY.Key_Space and modifiers == _MOD.ControlModifier:
            column = view.walk.place()[1]
            view.ranges.columns(column, column)
            return True
        return self._writes(event, key, modifiers)

    def _draws(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Shift with an arrow and the like: the range grows or shrinks."""
        view = self._view
        control = bool(modifiers & _MOD.ControlModifier)
        if key in _ARROWS:
            view.ranges.step(_ARROWS[_KEY(key)], jump=control)
        elif key in _FAR:
            start = view.ranges.head or view.walk.place()
            view.ranges.to(view.walk.after_key(_FAR[_KEY(key)], control=control, start=start))
        elif key == _KEY.Key_Space and not control:
            view.ranges.whole_rows()
        else:
            return False
        return True

    def _writes(self, event: QKeyEvent, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        view = self._view
        plain = modifiers == _MOD.NoModifier
        if key in _ENTER and (plain or modifiers == _MOD.ShiftModifier):
            view.go_on(Step.DOWN if plain else Step.UP)
        elif key in (_KEY.Key_Tab, _KEY.Key_Backtab) and view.selection.count() > 1:
            view.go_on(Step.NEXT if key == _KEY.Key_Tab else Step.PREVIOUS)
        elif key == _KEY.Key_Delete and plain:
            view.clear_selected()
        elif key == _KEY.Key_Backspace and plain:
            if not view.say_if_locked():
                self._editing.begin_empty()
        elif (_is_letter(event, modifiers) or key == _KEY.Key_F2) and view.say_if_locked():
            pass
        else:
            return False
        return True


def _is_letter(event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> bool:
    text = event.text()
    held = modifiers & (_MOD.ControlModifier | _MOD.AltModifier | _MOD.MetaModifier)
    return bool(text) and not held and text not in _WRITES and text.isprintable()
