"""The table of a foreign file as it stands there: its cells, what its columns are taken for, the doubtful places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPalette

from cchc_desktop.core.grid import Cell, Grid

_SHOWN = 400  # letters of a cell that are drawn; the whole text is in its tooltip
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SourceTableModel(QAbstractTableModel):
    """``grid`` as the file has it. Marked cells are those with a doubt."""

    def __init__(self, parent: QObject | None, grid: Grid) -> None:
        super().__init__(parent)
        self.grid = grid
        self._cells = {(r, c.col): c for r, row in enumerate(grid.rows) for c in row.cells}
        self._header = range(0)
        self._names: Sequence[str] = ()
        self._marked: Collection[tuple[int, int]] = ()

    def explain(self, header: range, names: Sequence[str], marked: Collection[tuple[int, int]] = ()) -> None:
        """Say which rows are the header, what the columns are taken for, which cells are in doubt (row, column)."""
        self._header, self._names, self._marked = header, names, marked
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def spans(self) -> Iterator[tuple[int, Cell]]:
        """The row and cell of each merged cell."""
        for (row, _), cell in self._cells.items():
            if cell.rowspan > 1 or cell.colspan > 1:
                yield row, cell

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else self.grid.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override."""
        cell = self._cells.get((index.row(), index.column()))
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if len(cell.text) <= _SHOWN else cell.text[:_SHOWN] + "…"
        if role == Qt.ItemDataRole.ToolTipRole and cell.text:
            return f"<qt>{escape(cell.text)}</qt>"  # plain text, whatever it says
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return self._look(index.row(), index.column(), role)

    def _look(self, row: int, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.FontRole and row in self._header:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and (row, column) in self._marked:
            return QBrush(doubt_color())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical or section >= len(self._names):
            return section + 1
        return self._names[section]


def doubt_color() -> QColor:
    """Behind a doubtful cell: light on a light desk, dark on a dark one."""
    dark = QPalette().color(QPalette.ColorRole.Base).lightness() < 128
    return QColor("#5c4a10" if dark else "#fff3c4")
