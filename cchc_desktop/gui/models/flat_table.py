"""FlatTableModel: what tables of lines below fixed headers have in common."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class FlatTableModel(QAbstractTableModel):
    """Lines without children; a model of a kind names its headers and its lines, and says what stands in a cell."""

    HEADERS: tuple[str, ...] = ()

    @property
    def lines(self) -> Sized:
        """What is listed, from the top."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADERS[section]
        return None
