"""CellEditing: the one editor that may be open over a cell: how it begins, how its row grows with it, how it ends."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.agencies import AGENCY_COLUMNS, offered_agencies
from cchc_desktop.gui.delegates.cell_editor import FRAME, CellEditor
from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.views.item_completion import ItemCompletion
from cchc_desktop.gui.views.table_layout import TableLayout

Trigger = QAbstractItemView.EditTrigger
_BY_KEYBOARD = (Trigger.AnyKeyPressed, Trigger.EditKeyPressed, Trigger.AllEditTriggers)


class CellEditing(QObject):
    """Knows the open editor of a table view; ``draft_changed`` tells its text at every letter."""

    draft_changed = Signal(str)

    def __init__(self, view: QTableView, model: AppendixTableModel, layout: TableLayout) -> None:
        super().__init__(view)
        self.view = view
        self.model = model
        self.layout = layout
        self.editor: CellEditor | None = None
        self.is_replacing = False  # opened by typing: the first letter replaces the text
        self._offered: tuple[Plan, tuple[str, ...]] | None = None  # names of agencies, and the plan they are of
        self.is_following = False  # the document is telling what changed: a draft stays as it is

    def begin(self, index: QModelIndex | QPersistentModelIndex, trigger: Trigger) -> None:
        """An editor is about to be opened."""
        if self.editor is None:
            self.is_replacing = trigger is Trigger.AnyKeyPressed
            if trigger in _BY_KEYBOARD:
                self.view.scrollTo(index)

    def begin_empty(self) -> None:
        """Open an empty editor over the current cell."""
        self.view.edit(self.view.currentIndex(), Trigger.AnyKeyPressed, None)  # type: ignore[call-overload]
        if self.editor is not None:
            self.editor.clear()

    def opened(self, editor: CellEditor) -> None:
        """The delegate has made the editor."""
        self.editor = editor
        editor.height_changed.connect(self._grow)
        editor.refused.connect(self.model.edit_refused)
        editor.textChanged.connect(self._tell_draft)
        span = self.model.cell_at(self.view.currentIndex())
        if span is not None and span.key in AGENCY_COLUMNS:
            ItemCompletion(editor, self._agencies)

    def _agencies(self) -> tuple[str, ...]:
        """Names to offer; looked for anew only when the plan has changed."""
        plan = self.model.cells.plan
        if self._offered is None or self._offered[0] is not plan:
            self._offered = (plan, offered_agencies(plan))
        return self._offered[1]

    def _tell_draft(self) -> None:
        if self.editor is not None and self.editor.document().isModified():
            self.draft_changed.emit(self.editor.text())

    def _grow(self, height: int) -> None:
        span = self.model.cell_at(self.view.currentIndex())
        layout = self.layout
        if span is None or self.editor is None or layout.grown == (span.row, span.column, height):
            return
        layout.grown = (span.row, span.column, height)
        layout.heights.forget(span.row, span.row + span.rows - 1)
        layout.settle()
        self.view.updateGeometries()

    def rect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where the editor of a cell goes: inside its frame, as far as it is in the window."""
        span = self.model.cell_at(index)
        if span is None:
            return QRect()
        left, top, right, bottom = FRAME
        return self.layout.seen(span).adjusted(left, top, -right, -bottom) & self.view.viewport().rect()

    def commit(self) -> None:
        """Write the text of an open editor into the plan and close it."""
        if self.editor is not None:
            editor = self.editor
            self.view.commitData(editor)
            self.view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def closed(self) -> None:
        """The editor is gone; its row gives back what it had grown."""
        grown, self.layout.grown, self.editor = self.layout.grown, None, None
        if grown is not None:
            self.layout.change_rows(grown[0], grown[0])
            self.view.viewport().update()
