"""CellDelegate: opens the editor over a cell of the appendix and says where to go after it (the view paints)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.views.cell_steps import Step

if TYPE_CHECKING:
    from cchc_desktop.gui.views.cell_editing import CellEditing

Index = QModelIndex | QPersistentModelIndex
_PLAIN = Qt.KeyboardModifier.NoModifier
_NEW_LINE = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Serves one table. ``finished`` tells where to go after an edit (a Step)."""

    finished = Signal(object)

    def __init__(self, editing: CellEditing) -> None:
        super().__init__(editing)
        self._editing = editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Override."""
        layout, model = self._editing.layout, self._editing.model
        span = model.cell_at(index)
        assert span is not None, "an editor is opened on a cell only"
        font = layout.setter.bold if model.cells.is_bold(span.row) else layout.setter.regular
        editor = CellEditor(font, model.alignment(span), (layout.padding_x, layout.padding_y), parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        self._editing.opened(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Override: a change elsewhere in the plan leaves a draft alone."""
        if isinstance(editor, CellEditor) and not self._editing.is_following:
            editor.load(str(index.data(Qt.ItemDataRole.EditRole) or ""), replacing=self._editing.is_replacing)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Override."""
        if isinstance(editor, CellEditor):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Override: over the whole merged cell, as far as it is in the window."""
        editor.setGeometry(self._editing.rect(index))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Override: Enter and Tab write and go on; Alt+Enter and Shift+Enter break the line; Esc gives the old back."""
        if not isinstance(editor, CellEditor) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and modifiers in _NEW_LINE:
            editor.insert_line_break()
        elif key in _ENTER:
            self._finish(editor, Step.DOWN if modifiers == _PLAIN else Step.STAY)
        elif key == Qt.Key.Key_Tab and modifiers == _PLAIN:
            self._finish(editor, Step.NEXT)
        elif key == Qt.Key.Key_Backtab:
            self._finish(editor, Step.PREVIOUS)
        elif key == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        else:
            return False
        return True

    def _finish(self, editor: CellEditor, step: Step) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.finished.emit(step)
