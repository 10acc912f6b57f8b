"""TreeBranch: one branch of the outline seen alone. Its sisters are hidden, what lies above it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

if TYPE_CHECKING:
    from cchc_desktop.gui.views.plan_tree import PlanTreeView


class TreeBranch(QObject):
    """Keeps one tree to one branch, through moves of the branch and resets of the model."""

    def __init__(self, view: PlanTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._item: str | None = None
        model = view.tree_model
        model.modelReset.connect(self._show)
        model.settled.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show(self, item_id: str | None) -> None:
        """Show only this branch; None: everything again."""
        self._item = item_id
        self._show()

    def _show(self) -> None:
        view, model = self._view, self._view.tree_model
        index = model.index_of(self._item) if self._item is not None else QModelIndex()
        root = index.parent() if index.isValid() else QModelIndex()
        if view.rootIndex() != root:
            for row in range(model.rowCount(view.rootIndex())):
                view.setRowHidden(row, view.rootIndex(), False)
            view.setRootIndex(root)
        elif not index.isValid() and not root.isValid() and self._item is None and not self._was_hidden:
            return
        for row in range(model.rowCount(root)):
            hidden = index.isValid() and row != index.row()
            if view.isRowHidden(row, root) != hidden:
                view.setRowHidden(row, root, hidden)
        self._was_hidden = index.isValid()
        if index.isValid():
            view.setExpanded(index, True)

    _was_hidden = False
