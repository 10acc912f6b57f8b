"""PlanTreeView: the outline of the plan, from the appendix down to the activities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.delegates.tree_delegate import TreeDelegate
from cchc_desktop.gui.models.plan_tree import PlanTreeModel
from cchc_desktop.gui.views.tree_branch import TreeBranch
from cchc_desktop.gui.views.tree_drag import TreeDrag

Index = QModelIndex | QPersistentModelIndex
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_DEPTH = {Level.APPENDIX: 0, Level.AREA: 1, Level.OBJECTIVE: 2, Level.TASK: 3, Level.ACTIVITY: 4}


class PlanTreeView(QTreeView):
    """Shows every item once. Whoever owns tree and table keeps their current items together."""

    current_item_changed = Signal(str, str)  # id of the item, key of its own column (its level)
    edit_refused = Signal(object)  # KnownError

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree_model = PlanTreeModel(document, self)
        self._open: set[str] = set()
        self._told = ("", "")
        self.setAccessibleName(self.tr("Cấu trúc kế hoạch"))
        self.setModel(self.tree_model)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(16, 16))
        self.setIndentation(14)  # four levels in a narrow dock
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().hide()
        self.setItemDelegate(TreeDelegate(self))
        self._keep_open_after_resets()
        self.branch = TreeBranch(self)
        self.drag = TreeDrag(self)
        self.tree_model.edit_refused.connect(self.edit_refused)
        self.tree_model.settled.connect(self._tell_current, Qt.ConnectionType.QueuedConnection)
        self.expand_to(Level.APPENDIX)

    def _keep_open_after_resets(self) -> None:
        model = self.tree_model
        self.expanded.connect(lambda index: self._open.add(model.item_id(index)))
        self.collapsed.connect(lambda index: self._open.discard(model.item_id(index)))
        current = ""
        chosen: list[str] = []

        def remember() -> None:
            nonlocal current, chosen
            current, chosen = self.current_item()[0], self.selected_items()

        def restore() -> None:
            for item_id in list(self._open):
                index = model.index_of(item_id)
                if index.isValid():
                    self.setExpanded(index, True)
                else:
                    self._open.discard(item_id)
            if current:
                self.set_current(current)
            if len(chosen) > 1:
                self.select_again([item_id for item_id in chosen if item_id in model.document.plan])

        model.modelAboutToBeReset.connect(remember)
        model.modelReset.connect(restore)

    def close_document(self) -> None:
        """Stop following the document; call it before the view is thrown away."""
        self.tree_model.close()

    # ---- items

    def current_item(self) -> tuple[str, str]:
        """Id of the current item and its level, which is the key of its own column; ("", "") where there is none."""
        index = self.currentIndex()
        item_id = self.tree_model.item_id(index) if index.isValid() else ""
        item = self.tree_model.document.plan.items.get(item_id)
        return ("", "") if item is None else (item_id, item.level.value)

    def set_current(self, item_id: str, column: str = "") -> None:
        """Go to an item, opening what it hangs under; ``column`` is for the table's sake and means nothing here."""
        index = self.tree_model.index_of(item_id)
        if not index.isValid():
            return
        if item_id != self.current_item()[0] or not self.selectionModel().hasSelection():
            # Not the view's own way, which leaves the selection behind while Ctrl of a command's keys is held down.
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)  # it may have been moved into a closed branch

    def selected_items(self) -> list[str]:
        """Ids of the selected items, in the order of the plan."""
        chosen = {self.tree_model.item_id(index) for index in self.selectionModel().selectedRows()}
        return [item.id for item in self.tree_model.document.plan.walk() if item.id in chosen] if chosen else []

    def select_items(self, ids: Sequence[str]) -> None:
        """Select these items and go to the first."""
        if ids:
            self.set_current(ids[0])
            self.select_again(ids)

    def select_again(self, ids: Sequence[str]) -> None:
        """Select these items and leave the current one alone."""
        chosen = QItemSelection()
        for item_id in ids:
            index = self.tree_model.index_of(item_id)
            chosen.select(index, index)
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def expand_to(self, level: Level) -> None:
        """Open the tree down to the items below ``level``, close everything deeper."""
        if level is Level.ACTIVITY:
            self.expandAll()
        else:
            self.expandToDepth(_DEPTH[level])

    # ---- dragging

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Override."""
        self.drag.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: what is not ours is the window's."""
        super().dragEnterEvent(event)
        event.setAccepted(self.drag.takes(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Override: Qt scrolls at the edge and opens what the mouse rests on; the place is ours."""
        super().dragMoveEvent(event)
        if self.drag.takes(event.mimeData()):
            self.drag.move(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override."""
        super().dragLeaveEvent(event)
        self.drag.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override."""
        super().dragLeaveEvent(QDragLeaveEvent())  # Qt's scrolling ends
        if self.drag.takes(event.mimeData()):
            self.drag.drop(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the place of a drop lies over the lines."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.drag.paint(painter)
        painter.end()

    # ---- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: keys of a command that cannot be used now do not open and close branches instead."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Override."""
        super().currentChanged(current, previous)
        self._tell_current()

    def _tell_current(self) -> None:
        if self.tree_model.is_changing:
            return  # the queued call behind the event tells
        current = self.current_item()
        if current != self._told and current[0]:
            self._told = current
            self.current_item_changed.emit(*current)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Override: numbers and counts of all other items may have changed with it."""
        super().dataChanged(top_left, bottom_right, list(roles))
        self.viewport().update()
