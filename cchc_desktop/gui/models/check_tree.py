"""The list of findings: a line for each rule with how many there are, and under it its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from cchc_desktop.gui.models.check_lines import DEGREE_ICONS, DEGREE_NAMES, DEGREES, CheckLine

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
WORDS_COLUMN, PLACE_COLUMN = 0, 1
_HEADERS = ("Nội dung", "Vị trí")


class CheckTreeModel(QAbstractItemModel):
    """Two levels: rules (the worst degree first), findings. The internal id of a finding is its rule's row + 1."""

    def __init__(self, icon: Callable[[str], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._groups: list[list[CheckLine]] = []

    def show_lines(self, lines: Iterable[CheckLine]) -> None:
        """Show other findings."""
        groups: dict[tuple[str, str], list[CheckLine]] = {}
        for line in lines:
            groups.setdefault((line.degree, line.rule), []).append(line)
        order = {degree: at for at, degree in enumerate(DEGREES)}
        self.beginResetModel()
        self._groups = [groups[key] for key in sorted(groups, key=lambda key: order[key[0]])]
        self.endResetModel()

    def lines(self, index: Index) -> Sequence[CheckLine]:
        """The finding at an index; all of a rule at the rule's."""
        if not index.isValid():
            return ()
        group = self._group(index)
        return group if not index.internalId() else group[index.row() : index.row() + 1]

    def same_kind(self, index: Index) -> Sequence[CheckLine]:
        """All findings of the rule of an index."""
        return self._group(index) if index.isValid() else ()

    def group_key(self, row: int) -> tuple[str, str]:
        """Degree and rule of a group."""
        line = self._groups[row][0]
        return line.degree, line.rule

    def index_of(self, key: str) -> QModelIndex:
        """Where a finding stands; the invalid index where it is gone."""
        for row, group in enumerate(self._groups):
            for at, line in enumerate(group):
                if line.key == key:
                    return self.createIndex(at, 0, row + 1)
        return QModelIndex()

    def _group(self, index: Index) -> list[CheckLine]:
        inner = index.internalId()
        return self._groups[inner - 1 if inner else index.row()]

    # ---- Qt

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """Override."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(_HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]
        """Override."""
        inner = index.internalId() if index.isValid() else 0
        return self.createIndex(inner - 1, 0, 0) if inner else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Override."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() or parent.column() else len(self._groups[parent.row()])

    def columnCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        group = self._group(index)
        line = group[index.row()] if index.internalId() else None
        if line is None:
            return self._rule_data(group, index.column(), role)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{DEGREE_NAMES[line.degree]}: {line.words}"
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == PLACE_COLUMN:
            return line.where
        return f"{line.sentence} ({line.reason})" if line.reason else line.sentence

    def _rule_data(self, group: Sequence[CheckLine], column: int, role: int) -> Any:
        first = group[0]
        if column != WORDS_COLUMN:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(DEGREE_ICONS[first.degree])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{DEGREE_NAMES[first.degree]}: {first.title} ({len(group)})"
        return None
