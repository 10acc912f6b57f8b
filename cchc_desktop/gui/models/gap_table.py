"""GapTableModel: the scored criteria of an outline, what each still has to win, and a column to try targets in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cchc_desktop.core.amounts import format_amount, parse_amount
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.point_findings import by_survey
from cchc_desktop.core.points import ACHIEVED, STANDARD, TARGET, leaves, points_of
from cchc_desktop.gui.models.point_book import same_places, signed

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NONE = Decimal(-1_000_000)  # what has no number sorts below everything


class Col(IntEnum):
    """The columns."""

    CODE = 0
    NAME = 1
    SURVEY = 2
    STANDARD = 3
    ACHIEVED = 4
    GAP = 5
    TARGET = 6
    PLANNED = 7
    TRY = 8


HEADERS = {
    Col.CODE: "Mã",
    Col.NAME: "Tiêu chí",
    Col.SURVEY: "Khảo sát",
    Col.STANDARD: "Chuẩn",
    Col.ACHIEVED: "Đạt",
    Col.GAP: "Còn thiếu",
    Col.TARGET: "Mục tiêu",
    Col.PLANNED: "Sẽ tăng",
    Col.TRY: "Thử",
}
_TIPS = {
    Col.SURVEY: "“Có”: điểm do điều tra xã hội học quyết định, cơ quan không tự chấm",
    Col.GAP: "Điểm chuẩn trừ điểm đạt được",
    Col.PLANNED: "Mục tiêu trừ điểm đạt được",
    Col.TRY: "Gõ điểm mục tiêu muốn thử; kế hoạch chưa thay đổi cho đến khi chọn “Áp dụng”",
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """One scored criterion; numbers that are not there are None."""

    item: str
    place: int  # in printed order
    code: str
    name: str
    survey: bool
    standard: Decimal | None
    achieved: Decimal | None
    target: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        """What could still be won."""
        return None if self.standard is None or self.achieved is None else self.standard - self.achieved

    @property
    def planned(self) -> Decimal | None:
        """What the plan means to win."""
        return None if self.target is None or self.achieved is None else self.target - self.achieved


def gap_rows(plan: Plan) -> list[GapRow]:
    """All scored criteria in printed order."""
    if not plan.form.is_outline:
        return []
    codes = number(plan).row
    scored = [leaf for appendix in plan.appendices for leaf in leaves(plan, appendix)]
    return [
        GapRow(
            leaf.id,
            place,
            codes.get(leaf.id, ""),
            " ".join((leaf.text or "").split()),
            by_survey(plan, leaf.id),
            *(points_of(leaf, column) for column in (STANDARD, ACHIEVED, TARGET)),
        )
        for place, leaf in enumerate(scored)
    ]


class GapTableModel(QAbstractTableModel):
    """Rows in printed order; a proxy sorts and filters them. ``tried`` are the targets typed in the last column."""

    tried_changed = Signal()
    typed_wrong = Signal(str)  # what was typed is no number of points: a sentence

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = gap_rows(plan)
        self.writable = True
        self._tried: dict[str, Decimal] = {}

    @property
    def tried(self) -> Mapping[str, Decimal]:
        """The targets to try, by criterion."""
        return dict(self._tried)

    def show(self, plan: Plan) -> None:
        """Another state of the plan; what is being tried stays, as far as its criteria are there."""
        rows = gap_rows(plan)
        if [row.item for row in rows] == [row.item for row in self.rows]:
            self.rows = rows
            self._announce()
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        known = {row.item for row in rows}
        self._tried = {item: value for item, value in self._tried.items() if item in known}
        self.tried_changed.emit()

    def forget_tried(self) -> None:
        """Try nothing any more."""
        self._tried.clear()
        self._announce()
        self.tried_changed.emit()

    def _announce(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Col) - 1))

    # ---- Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else len(Col)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Col):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[Col(section)]
        return _TIPS.get(Col(section)) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override: only what is tried is typed here."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Col.TRY and self.writable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not (index.isValid() and 0 <= index.row() < len(self.rows)):
            return None
        row, column = self.rows[index.row()], Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column >= Col.STANDARD:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole if column is Col.NAME:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADERS[column]}, {row.code}: {self._text(row, column) or 'trống'}"
        return self._sort_key(row, column) if role == SORT_ROLE else None

    def _text(self, row: GapRow, column: Col) -> str:
        if column is Col.TRY:
            value = self._tried.get(row.item)
            return "" if value is None else format_amount(value)
        if column is Col.PLANNED:
            return "" if row.planned is None else signed(row.planned)
        if column in _NUMBERS:
            value = _NUMBERS[column](row)
            return "" if value is None else same_places(value, None)
        return (row.code, row.name, "Có" if row.survey else "")[column]

    def _sort_key(self, row: GapRow, column: Col) -> Any:
        """What to sort by; numbers as doubles, which order points of a few decimals as they are."""
        if column is Col.CODE:
            return row.place
        if column in (Col.NAME, Col.SURVEY):
            return self._text(row, column).lower()
        value = self._tried.get(row.item) if column is Col.TRY else _NUMBERS[column](row)
        return float(_NONE if value is None else value)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Override: a target to try; an empty text tries nothing."""
        if role != Qt.ItemDataRole.EditRole or index.column() != Col.TRY or not index.isValid():
            return False
        row, text = self.rows[index.row()], str(value).strip()
        if not text:
            self._tried.pop(row.item, None)
        else:
            points = parse_amount(text)
            if points is None or points < 0 or (row.standard is not None and points > row.standard):
                most = "" if row.standard is None else f" đến {same_places(row.standard, None)}"
                self.typed_wrong.emit(f"“{text}” không dùng được: hãy gõ một số từ 0{most}, ví dụ 0,75.")
                return False
            self._tried[row.item] = points
        self.dataChanged.emit(index, index)
        self.tried_changed.emit()
        return True


_NUMBERS = {
    Col.STANDARD: lambda row: row.standard,
    Col.ACHIEVED: lambda row: row.achieved,
    Col.GAP: lambda row: row.gap,
    Col.TARGET: lambda row: row.target,
    Col.PLANNED: lambda row: row.planned,
}
