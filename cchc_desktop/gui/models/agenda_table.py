"""The calendar of a plan as a table: one line for each row, twelve months; and the load of agencies by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from cchc_desktop.core.agenda import Entry, Load, Pace
from cchc_desktop.core.cells import words_column
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import row_text
from cchc_desktop.core.schedule import dates_text
from cchc_desktop.gui.models.flat_table import FlatTableModel, Index

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1  # Entry of a line; None for the line of an area
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2  # 0 … 1: how full a cell of the load is
WORDS, WRITTEN, FIRST_MONTH = 0, 1, 2
MONTHS = 12
_TOP = QModelIndex()
_PACES = {
    Pace.DATED: "",
    Pace.ALWAYS: "cả năm",
    Pace.EVENT: "chờ việc khác, chưa có ngày",
    Pace.OTHER: "ngoài năm này",
    Pace.UNREAD: "chưa hiểu được thời gian",
    Pace.EMPTY: "chưa có thời gian",
}
ROMAN = ("I", "II", "III", "IV")


class AgendaModel(QAbstractTableModel):
    """Lines: the area's title before its rows; in the order of dates, rows only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Entry | str] = []
        self._plan: Plan | None = None
        self._numbers = Numbers({}, {})

    def fill(self, plan: Plan, entries: Sequence[Entry], *, by_date: bool) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._plan, self._numbers = plan, number(plan)
        if by_date:
            self.lines = list[Entry | str](sorted(entries, key=_date_key))
        else:
            self.lines = []
            for entry in entries:
                if not self.lines or _area(self.lines[-1]) != entry.row.area:
                    self.lines.append(entry.row.area)
                self.lines.append(entry)
        self.endResetModel()

    def words(self, entry: Entry) -> str:
        """What a row is about: its deepest words, with its number."""
        assert self._plan is not None
        keys = ("activity", "task", "objective")
        key = words_column(self._plan.form) if entry.row.node else next(
            (k for k in keys if row_text(self._plan, entry.row, k).strip()), keys[0]
        )  # fmt: skip
        item = entry.row.at(key) or entry.row.item
        return f"{self._numbers.own.get(item, '')} {row_text(self._plan, entry.row, key)}".strip()

    def area_title(self, area: str) -> str:
        """The title of an area with its number."""
        assert self._plan is not None
        return f"{self._numbers.own.get(area, '')}. {self._plan[area].text or ''}".strip(". ")

    def line_of(self, item_id: str) -> int:
        """The line that shows an item; -1 where there is none."""
        for place, line in enumerate(self.lines):
            if line == item_id or (isinstance(line, Entry) and item_id in line.row[2:]):
                return place
        return -1

    # ---- Qt

    def rowCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else FIRST_MONTH + MONTHS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("Nội dung", "Thời gian")[section] if section < FIRST_MONTH else f"{section - FIRST_MONTH + 1}"
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST_MONTH:
            month = section - FIRST_MONTH
            return f"Tháng {month + 1} (quý {ROMAN[month // 3]})"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ENTRY_ROLE:
            return line if isinstance(line, Entry) else None
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(line, str):
                return self.area_title(line) if index.column() == WORDS else None
            return (self.words(line), line.written)[index.column()] if index.column() < FIRST_MONTH else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(line, index.column(), role)
        return None

    def _said(self, line: Entry | str, column: int, role: int) -> str:
        if isinstance(line, str):
            return self.area_title(line)
        meaning = dates_text(line.span) if line.pace is Pace.DATED else _PACES[line.pace]
        whole = f"{self.words(line)}\n{line.written} ({meaning})" if line.written else f"{self.words(line)}\n{meaning}"
        if role == Qt.ItemDataRole.ToolTipRole or column < FIRST_MONTH:
            return whole
        month = column - FIRST_MONTH + 1
        state = "hạn chót" if line.due == month else "thực hiện" if month in line.months else "không"
        return f"Tháng {month}: {state}"


def _area(line: Entry | str) -> str:
    return line if isinstance(line, str) else line.row.area


def _date_key(entry: Entry) -> tuple[int, int, int]:
    order = (Pace.DATED, Pace.ALWAYS, Pace.EVENT, Pace.OTHER, Pace.UNREAD, Pace.EMPTY)
    return order.index(entry.pace), max(entry.months, default=0), min(entry.months, default=0)


class LoadModel(FlatTableModel):
    """Agencies by load, the heaviest first; columns: quarters, all the year, without a date, total."""

    HEADERS = ("Cơ quan", *(f"Quý {roman}" for roman in ROMAN), "Cả năm", "Chưa rõ ngày", "Tổng")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, Load]] = []
        self._most = 1

    @property
    def lines(self) -> list[tuple[str, Load]]:
        """Override."""
        return self.rows

    def fill(self, rows: Sequence[tuple[str, Load]]) -> None:
        """Show these agencies: name and load."""
        self.beginResetModel()
        self.rows = sorted(rows, key=lambda row: (-row[1].total, row[0]))
        self._most = max((count for _name, load in self.rows for count in _counts(load)[:-1]), default=1) or 1
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        name, load = self.rows[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = name if column == 0 else _counts(load)[column - 1]
            return f"{self.HEADERS[column]}: {count}" if role == Qt.ItemDataRole.AccessibleTextRole else count
        if role == SHARE_ROLE and 0 < column < len(self.HEADERS) - 1:
            return _counts(load)[column - 1] / self._most
        if role == Qt.ItemDataRole.ToolTipRole:
            return name if column == 0 else "Bấm đúp để xem các dòng này trong danh sách"
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _counts(load: Load) -> tuple[int, ...]:
    return (*load.quarters, load.always, load.undated, load.total)
