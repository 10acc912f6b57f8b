"""The rows of a plan as a plain list without merged cells, filtered and sorted; the plan stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cchc_desktop.core.amounts import parse_amount
from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.changes import Updated
from cchc_desktop.core.document import Event
from cchc_desktop.core.forms import ITEM_COLUMNS, POINT_FIELDS, ROW_NUMBER
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import content_rows, context_of, missing, row_text
from cchc_desktop.core.schedule import read_time
from cchc_desktop.gui.models.wording import column_name

Index = QModelIndex | QPersistentModelIndex
AREA = "area"
MISSING_ROLE = Qt.ItemDataRole.UserRole + 1  # True for a cell that a finished plan fills
_TOP = QModelIndex()
_LATE = "9999"
Test = Callable[[PrintedRow], bool]


class RowListModel(QAbstractTableModel):
    """One row for each activity or criterion; the first column is its area."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collator = QCollator(QLocale(QLocale.Language.Vietnamese))
        self._collator.setNumericMode(True)
        self._test: Test | None = None
        self._sorted: tuple[str, bool] | None = None
        self._load(plan)

    def _load(self, plan: Plan) -> None:
        self.plan = plan
        self.all_rows: list[PrintedRow] = list(content_rows(plan))
        self.keys: tuple[str, ...] = (AREA, *plan.form.column_keys)
        self._numbers: Numbers = number(plan)
        self.rows = self._wanted()

    def _wanted(self) -> list[PrintedRow]:
        rows = self.all_rows if self._test is None else [row for row in self.all_rows if self._test(row)]
        if self._sorted is None or self._sorted[0] not in self.keys or self._sorted[0] == ROW_NUMBER:
            return rows
        key, descending = self._sorted
        return sorted(rows, key=lambda row: self.sort_key(row, key), reverse=descending)  # equal rows keep their order

    def show_rows(self, test: Test | None) -> None:
        """Only the rows that pass the test (None: all)."""
        self._test = test
        self._again()

    def sort_rows(self, key: str | None, *, descending: bool = False) -> None:
        """By a column; None: in the order of the plan."""
        self._sorted = None if key is None else (key, descending)
        self._again()

    def _again(self) -> None:
        self.beginResetModel()
        self.rows = self._wanted()
        self.endResetModel()

    def follow(self, event: Event) -> bool:
        """Take an event in; True where rows came, went or moved (the list is made anew)."""
        texts_only = all(
            isinstance(change, Updated) and change.before.marks == change.after.marks for change in event.changes
        )
        if texts_only:
            self.plan = event.after
            if self.rows:
                last = self.index(len(self.rows) - 1, len(self.keys) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.reload(event.after)
        return True

    def reload(self, plan: Plan, test: Test | None = None) -> None:
        """Make the list anew, with this test where there is one."""
        self._test = test or self._test
        self.beginResetModel()
        self._load(plan)
        self.endResetModel()

    def text(self, row: PrintedRow, key: str) -> str:
        """What a cell shows."""
        if key == AREA:
            area = self.plan[row.area]
            return f"{self._numbers.own.get(area.id, '')}. {area.text or ''}".strip(". ")
        if key == ROW_NUMBER:
            for level in (self.plan.form.row_level, "criterion"):
                item = row.at(level or "")
                if item and item in self._numbers.row:
                    return self._numbers.row[item]
            return ""
        words = row_text(self.plan, row, key)
        item = row.at(key) if key in ITEM_COLUMNS else None
        own = self._numbers.own.get(item, "") if item else ""
        return f"{own} {words}".strip() if own else words

    def item_at(self, index: Index) -> str:
        """The item that a cell belongs to."""
        return self.rows[index.row()].item

    # ---- Qt

    def rowCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if orientation is not Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        key = self.keys[section]
        return "Lĩnh vực" if key == AREA else column_name(self.plan, key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.keys[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.text(row, key) or ("còn thiếu" if key in missing(self.plan, row) else "ô trống")
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {said}"
        if role == MISSING_ROLE:
            return key in missing(self.plan, row)
        return None

    def sort_key(self, row: PrintedRow, key: str) -> tuple[Any, ...]:
        """What rows are put in order by: times by their dates, points and money by their value, words as in Vietnam."""
        text = row_text(self.plan, row, key) if key not in (AREA, ROW_NUMBER) else self.text(row, key)
        if key in ("time", "due"):
            phrase = read_time(text, context_of(self.plan))
            start, end = phrase.start, phrase.end
            return (str(end or start or _LATE), str(start or ""), text)
        if key in POINT_FIELDS or key == "budget":
            value = parse_amount(text)
            return (value is None, value if value is not None else 0, self._collator.sortKey(text))
        return (not text, self._collator.sortKey(text))
