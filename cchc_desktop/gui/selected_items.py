"""Several items stay selected while they are moved about, in the tree and in the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection

if TYPE_CHECKING:
    from cchc_desktop.gui.workspace import Workspace


class SelectedItems:
    """What was selected before a command: items, and in the table the columns of their cells."""

    def __init__(self, desk: Workspace, ids: Sequence[str]) -> None:
        self._desk = desk
        self._ids = list(ids)
        self._in_tree, self._in_text = desk.in_tree, desk.in_text
        self._rows = [] if self._in_tree or self._in_text else desk.table.selected_row_items()
        self._columns = desk.table.selected_columns() if self._rows else []

    def select_again(self) -> None:
        """Select those that are still there. One item is the current one anyway."""
        desk = self._desk
        if self._in_tree and len(self._ids) > 1:
            desk.tree.select_again([item_id for item_id in self._ids if item_id in desk.plan])
        elif len(self._rows) > 1:
            self._select_rows()

    def _select_rows(self) -> None:
        table = self._desk.table
        model, keys = table.table_model, self._desk.plan.form.column_keys
        columns = [keys.index(key) for key in self._columns if key in keys]
        wanted = set(self._rows)
        rows = [at for at, row in enumerate(model.rows) if not row.is_area and row.item in wanted]
        if not columns or not rows:
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, columns[0]), model.index(row, columns[-1]))
        table.selectionModel().select(chosen, table.selectionModel().SelectionFlag.ClearAndSelect)
