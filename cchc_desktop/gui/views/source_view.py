"""The picture of a foreign file's table, with its merged cells, to look at and to scroll."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cchc_desktop.core.grid import Grid
from cchc_desktop.gui.models.source_table import SourceTableModel

_LINES = 3  # of text in a row
_MOST_SPANS = 20_000  # merged cells that are drawn as such; more of them would make the table slow
_MEASURED = 60  # rows by which the columns' widths are found
_WIDTHS = (44, 230)  # pixels of the narrowest and the widest column


class SourceView(QTableView):
    """Shows a Grid; ``row_chosen`` tells the row that the user is on."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Bảng trong tệp")
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_LINES * self.fontMetrics().lineSpacing() + 6)
        self._table: SourceTableModel | None = None

    def show_grid(self, grid: Grid) -> None:
        """Show another table, from its top."""
        if self._table is not None and self._table.grid is grid:
            return
        self.clearSpans()
        self._table = SourceTableModel(self, grid)
        self.setModel(self._table)
        for row, cell in islice(self._table.spans(), _MOST_SPANS):
            self.setSpan(row, cell.col, cell.rowspan, cell.colspan)
        self._fit(grid)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_chosen.emit(now.row()))

    def explain(self, header: range, names: Sequence[str], marked: Collection[tuple[int, int]] = ()) -> None:
        """Which rows are the header, what the columns are taken for, which cells are in doubt."""
        if self._table is not None:
            self._table.explain(header, names, marked)

    def go_to(self, row: int, column: int) -> None:
        """Bring a cell into sight and make it current; nobody is told."""
        if self._table is None or not 0 <= row < self._table.rowCount():
            return
        index = self._table.index(row, max(0, min(column, self._table.columnCount() - 1)))
        blocked = self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(blocked)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _fit(self, grid: Grid) -> None:
        """Columns as wide as their longer texts want, within bounds."""
        longest = [0] * grid.width
        for row in grid.rows[:_MEASURED]:
            for cell in row.cells:
                if cell.colspan == 1:
                    longest[cell.col] = max(longest[cell.col], len(cell.text))
        unit = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(longest):
            wanted = unit * (letters + 2) if letters <= 20 else unit * (12 + letters // 6)
            self.setColumnWidth(column, max(_WIDTHS[0], min(_WIDTHS[1], wanted)))
