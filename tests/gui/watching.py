"""Whether Qt was told the truth: a copy of a model that lives on signals alone, and what the printed table says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from cchc_desktop.core.grid import slots
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing.layout import lay_out


def strictly(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Qt's own watcher: it ends the test run at the first breach of the rules for models."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


class TableCopy:
    """The texts of a table model, kept only by its signals, as a view keeps what it painted."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self._model = model
        self.resets = 0
        self.rows: list[list[Any]] = []
        self._reset()
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._was_reset)

    def _read(self, row: int) -> list[Any]:
        return [self._model.index(row, column).data() for column in range(self._model.columnCount())]

    def _reset(self) -> None:
        self.rows = [self._read(row) for row in range(self._model.rowCount())]

    def _was_reset(self) -> None:
        self.resets += 1
        self._reset()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [[] for _ in range(first, last + 1)]

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _changed(self, top_left: QModelIndex, bottom_right: QModelIndex) -> None:
        for row in range(top_left.row(), bottom_right.row() + 1):
            self.rows[row] = self._read(row)


def printed_texts(plan: Plan, appendix: str) -> list[list[str]]:
    """What every position of the printed table says: the text of the cell that covers it."""
    table = slots(lay_out(plan, appendix))[1:]
    return [[slot.cell.text if slot is not None else "?" for slot in row] for row in table]


def outline(model: QAbstractItemModel, parent: QModelIndex | QPersistentModelIndex | None = None) -> list[Any]:
    """A tree model's texts as nested lists."""
    index = parent if parent is not None else QModelIndex()
    return [
        (child.data(Qt.ItemDataRole.DisplayRole), outline(model, child))
        for child in (model.index(row, 0, index) for row in range(model.rowCount(index)))
    ]
