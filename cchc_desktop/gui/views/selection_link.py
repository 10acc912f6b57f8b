"""SelectionLink: one selection for tree and table. Going somewhere in one goes there in the other, without an echo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.plan_tree_view import PlanTreeView


class SelectionLink(QObject):
    """Keeps the two views in step and tells everybody else the current item once per step."""

    current_item_changed = Signal(str, str)  # item id, column

    def __init__(self, tree: PlanTreeView, table: AppendixView) -> None:
        super().__init__(table)
        self._tree = tree
        self._table = table
        self._busy = False
        tree.current_item_changed.connect(self._from_tree)
        table.current_item_changed.connect(self._from_table)
        if table.current_item()[0]:
            self._from_table(*table.current_item())

    def _from_tree(self, item_id: str, column: str) -> None:
        if not self._busy:
            self._busy = True
            self._table.set_current(item_id)
            self._busy = False
            self.current_item_changed.emit(item_id, column)

    def _from_table(self, item_id: str, column: str) -> None:
        if not self._busy:
            self._busy = True
            self._tree.set_current(item_id)
            self._busy = False
            self.current_item_changed.emit(item_id, column)
