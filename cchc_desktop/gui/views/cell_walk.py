"""CellWalk: where the user stands in the table. In a merged cell it keeps the row and column the walk came through."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.cell_steps import Place, Step, take

Action = QAbstractItemView.CursorAction
_STEPS = {
    Action.MoveUp: Step.UP,
    Action.MoveDown: Step.DOWN,
    Action.MoveLeft: Step.LEFT,
    Action.MoveRight: Step.RIGHT,
    Action.MoveNext: Step.NEXT,
    Action.MovePrevious: Step.PREVIOUS,
}


class CellWalk:
    """The current position of a view, finer than Qt's current index (which is the beginning of the cell)."""

    def __init__(self, view: QTableView, model: AppendixTableModel) -> None:
        self._view = view
        self._model = model
        self.hint: Place = (0, 0)

    def origin(self, place: Place) -> QModelIndex:
        """The index of the cell at a position: its first row and column."""
        span = self._model.cells.span(*place)
        return self._model.index(span.row, span.column)

    def place(self) -> Place:
        """The current position."""
        span = self._model.cell_at(self._view.currentIndex())
        if span is None:
            return (0, 0)
        return self.hint if covers(span, self.hint) else (span.row, span.column)

    def arrive(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """The current index changed; a position outside its cell means nothing any more."""
        span = self._model.cell_at(index)
        if span is not None and not covers(span, self.hint):
            self.hint = (span.row, span.column)

    def stand_on(self, place: Place) -> None:
        """Make a cell current and leave the selection as it is."""
        self.hint = place
        self._view.selectionModel().setCurrentIndex(self.origin(place), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._view.scrollTo(self._view.currentIndex())

    def after(self, step: Step) -> Place:
        """The position after a step from here."""
        return take(self._model.cells, self.place(), step, self._model.can_edit)

    def after_key(self, action: Action, *, control: bool, start: Place | None = None) -> Place:
        """The position after a movement of the keyboard, from the current one or from ``start``."""
        if action in _STEPS:
            return self.after(_STEPS[action])
        row, column = start or self.place()
        last_row, last_column = self._model.rowCount() - 1, self._model.columnCount() - 1
        match action:
            case Action.MoveHome:
                return (0, 0) if control else (row, 0)
            case Action.MoveEnd:
                return (last_row, last_column) if control else (row, last_column)
            case Action.MovePageUp:
                return self._row_at(row, -self._view.viewport().height(), 0), column
            case Action.MovePageDown:
                return self._row_at(row, self._view.viewport().height(), last_row), column
            case _:
                return row, column

    def _row_at(self, row: int, distance: int, beyond: int) -> int:
        """The row that lies so many pixels from another; ``beyond`` the ends of the table."""
        found = self._view.rowAt(self._view.rowViewportPosition(row) + distance)
        return found if found >= 0 else beyond


def covers(span: Span, place: Place) -> bool:
    """True where the position lies in the cell."""
    row, column = place
    return span.row <= row < span.row + span.rows and span.column <= column < span.column + span.columns
