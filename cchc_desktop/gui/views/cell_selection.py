"""What is selected, in the words of the plan: cells, rows by their deepest items, columns by key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QTableView

from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.cell_steps import Place


class CellSelection:
    """The selection of a table view, merged cells taken whole."""

    def __init__(self, view: QTableView, model: AppendixTableModel) -> None:
        self._view = view
        self._model = model

    def _places(self, first: int, last: int) -> Iterator[Place]:
        selection = self._view.selectionModel().selection()
        for number in range(selection.count()):
            area = selection.at(number)
            for row in range(max(first, area.top()), min(last, area.bottom()) + 1):
                for column in range(area.left(), area.right() + 1):
                    yield row, column

    def spans(self) -> list[Span]:
        """The selected cells, row by row."""
        cells = self._model.cells
        found = {cells.span(*place) for place in self._places(0, len(self._model.rows) - 1)}
        return sorted(found, key=lambda span: (span.row, span.column))

    def origins(self, first: int, last: int) -> set[Place]:
        """Where the selected cells begin that are seen in the rows from ``first`` to ``last``."""
        spans = (self._model.cells.span(*place) for place in self._places(first, last))
        return {(span.row, span.column) for span in spans}

    def row_items(self) -> list[str]:
        """Ids of the deepest items of all rows that the selected cells cover, from the top."""
        rows = {row for span in self.spans() for row in range(span.row, span.row + span.rows)}
        return list(dict.fromkeys(self._model.rows[row].item for row in sorted(rows)))

    def columns(self) -> list[str]:
        """Keys of all columns that the selected cells cover, from the left."""
        columns = {column for span in self.spans() for column in range(span.column, span.column + span.columns)}
        keys = self._model.plan.form.column_keys
        return [keys[column] for column in sorted(columns)]
