"""The directory of agencies as a table: shipped rows to look at, the user's own rows to edit in place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from cchc_desktop.core.directory import Entry
from cchc_desktop.core.directory_csv import COLUMNS, entries_text, merged, read_entries
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.loose import loose
from cchc_desktop.gui.models.flat_table import FlatTableModel, Index

KEYS = tuple(COLUMNS)
OWN, SHIPPED = "riêng", "có sẵn"
_APPLY_HINT = "tự động, hỏi hoặc giữ"


class DirectoryModel(FlatTableModel):
    """Own rows first, then the shipped ones that no own row replaces; filtered by name, kind and day."""

    HEADERS = ("Nguồn", *COLUMNS.values())
    refused = Signal(object)  # KnownError: a cell was not understood
    edited = Signal()

    def __init__(
        self, shipped: Sequence[Entry], own: Sequence[Entry], day: date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shipped, self.own, self._day = tuple(shipped), list(own), day
        self._filter = ("", False, False)
        self.rows: list[Entry] = []
        self._fill()

    @property
    def lines(self) -> list[Entry]:
        """Override."""
        return self.rows

    def _fill(self) -> None:
        words, own_only, valid_only = self._filter
        wanted = loose(words).strip()
        both = merged(self._shipped, self.own)
        rows = [*self.own, *([] if own_only else [entry for entry in both if not entry.own])]
        self.rows = [
            entry
            for entry in rows
            if (not wanted or any(wanted in loose(name) for name in (*entry.names, *entry.became)))
            and (not valid_only or (entry.valid(self._day) and not entry.functions))
        ]

    def filter(self, words: str, *, own_only: bool, valid_only: bool) -> None:
        """Show only these rows."""
        self._filter = (words, own_only, valid_only)
        self._again()

    def _again(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def add(self, entries: Iterable[Entry]) -> None:
        """More own rows; one of the same name, functions and first day is replaced."""
        self.own = list(merged(self.own, entries))
        self._again()
        self.edited.emit()

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take own rows away."""
        gone = list(entries)
        self.own = [entry for entry in self.own if entry not in gone]
        self._again()
        self.edited.emit()

    # ---- Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override: own rows can be edited."""
        flags = super().flags(index)
        editable = index.isValid() and index.column() and self.rows[index.row()].own
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        entry = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            text = (OWN if entry.own else SHIPPED) if index.column() == 0 else _cells(entry)[index.column() - 1]
            if role == Qt.ItemDataRole.ToolTipRole and KEYS[index.column() - 1] == "apply" and index.column():
                return _APPLY_HINT
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.HEADERS[index.column()]}: {self.data(index) or 'trống'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Override: a cell of an own row; what is not understood is refused with a sentence."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        entry = self.rows[index.row()]
        try:
            changed = _with_cell(entry, index.column() - 1, str(value))
        except KnownError as error:
            self.refused.emit(error)
            return False
        if changed is None or changed == entry:
            return False
        self.own[self.own.index(entry)] = changed
        self.rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


def _cells(entry: Entry) -> list[str]:
    return next(csv.reader(io.StringIO(entries_text([entry]).split("\r\n", 1)[1], newline="")))


def _with_cell(entry: Entry, column: int, text: str) -> Entry | None:
    """The row with another cell, read as a file would be; None for a row without a name."""
    cells = _cells(entry)
    cells[column] = text
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    writer.writerow(cells)
    found = read_entries(out.getvalue(), "danh mục cơ quan", own=True) if cells[0].strip() else ()
    return found[0] if found else None
