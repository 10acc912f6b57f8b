"""The rows of a comparison as a Qt model: what became of a row, last year's text, this year's, words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cchc_desktop.gui.commands.comparing import Compared, Fate, Op, Piece, Row, fate_text, word_diff
from cchc_desktop.gui.models.wording import level_name

Index = QModelIndex | QPersistentModelIndex
FATE, OLD, NEW = range(3)
PIECES_ROLE = Qt.ItemDataRole.UserRole + 1  # tuple of (Op, text): what the delegate paints
HEAD_ROLE = Qt.ItemDataRole.UserRole + 2  # True for an area, a part of the text, a title in it
_TOP = QModelIndex()

ALL, DIFFERENT, MOVED = "all", "different", "moved"
TEXT, TABLE = "text", "table"  # the main document, the appendices


class View(NamedTuple):
    """Which rows are looked at: ALL, DIFFERENT, MOVED or the value of a Fate, and what that is called."""

    key: str
    name: str


VIEWS = (
    View(DIFFERENT, "Mọi chỗ khác nhau"),
    View(Fate.NEW, "Mới"),
    View(Fate.DROPPED, "Bỏ"),
    View(Fate.RENAMED, "Sửa nội dung"),
    View(Fate.CHANGED, "Sửa các cột khác"),
    View(MOVED, "Chuyển chỗ"),
    View(Fate.SHIFTED, "Chỉ đổi năm"),
    View(Fate.SAME, "Giữ nguyên"),
    View(ALL, "Tất cả"),
)


PARTS = (View(ALL, "Văn bản và phụ lục"), View(TEXT, "Văn bản"), View(TABLE, "Phụ lục"))


def wanted(row: Row, view: str) -> bool:
    """True where the view shows the row."""
    if view == ALL:
        return True
    if not row.told:
        return False
    if view == DIFFERENT:
        return row.differs
    return row.moved if view == MOVED else row.fate.value == view


class CompareModel(QAbstractTableModel):
    """Three columns; an area stands above its rows as a heading, also where only they are looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Compared | None = None
        self.view = DIFFERENT
        self.part = ALL
        self.rows: list[Row] = []
        self.headers = ("Thay đổi", "Kế hoạch cũ", "Kế hoạch này")
        self._pieces: dict[tuple[int, int], tuple[Piece, ...]] = {}

    def show(self, found: Compared | None, view: str, headers: Sequence[str] | None = None, part: str = ALL) -> None:
        """Look at these rows of a comparison; ``part``: a key of PARTS."""
        self.beginResetModel()
        self.found, self.view, self.part = found, view, part
        if headers is not None:
            self.headers = ("Thay đổi", *headers)
        self.rows = self._wanted(self._of_part(), view)
        self._pieces.clear()
        self.endResetModel()

    def _of_part(self) -> Sequence[Row]:
        if self.found is None:
            return ()
        return {TEXT: self.found.text, TABLE: self.found.rows}.get(self.part, self.found.all_rows)

    @staticmethod
    def _wanted(rows: Sequence[Row], view: str) -> list[Row]:
        """The rows of a view, below the last heading before them."""
        shown: list[Row] = []
        head: Row | None = None
        for row in rows:
            if row.head:
                head = row
            if wanted(row, view):
                if head is not None and row is not head and (head.new or not head.told):
                    shown.append(head)
                shown.append(row)
                head = None
        return shown

    def count(self, view: str) -> int:
        """How many rows a view has of the part that is shown."""
        return sum(row.told and wanted(row, view) for row in self._of_part())

    def place_of(self, item_id: str) -> int:
        """The row of an item of the open plan; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.new == item_id), -1)

    def is_stop(self, place: int) -> bool:
        """True for a row at which "next difference" stops."""
        return self.rows[place].differs

    def pieces(self, place: int, column: int) -> tuple[Piece, ...]:
        """The text of a side, its words marked with what became of them."""
        key = (place, column)
        if key not in self._pieces:
            self._pieces[key] = tuple(_side(self.rows[place], new=column == NEW))
        return self._pieces[key]

    # ---- Qt

    def rowCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Override."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and role in shown:
            return self.headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == HEAD_ROLE:
            return row.head
        if role == PIECES_ROLE:
            return None if index.column() == FATE else self.pieces(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index, row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, row)
        return None

    def _shown(self, index: Index, row: Row) -> str:
        if index.column() == FATE:
            return fate_text(row)
        return "".join(piece.text for piece in self.pieces(index.row(), index.column()))

    def _spoken(self, index: Index, row: Row) -> str:
        if index.column() == FATE:
            return f"{level_name(row.level)}: {fate_text(row)}" if row.told else ""
        said = {Op.GONE: "[bỏ: {}]", Op.NEW: "[thêm: {}]", Op.SAME: "{}"}
        text = "".join(said[op].format(text) for op, text in self.pieces(index.row(), index.column()))
        return f"{self.headers[index.column()]}: {text or 'không có'}"


def _side(row: Row, *, new: bool) -> list[Piece]:
    """Own words with their number, then each other text that differs on a line with its header; all where alone."""
    here, there = (row.new, row.old) if new else (row.old, row.new)
    if not row.told:
        return [Piece(Op.SAME, row.words.new)]
    if not here:
        return []
    number = row.new_number if new else row.old_number
    pieces = [Piece(Op.SAME, f"{number} ")] if number else []
    gone = Op.NEW if not new else Op.GONE  # what the other side has
    for place, text in enumerate(row.texts):
        own = text.new if new else text.old
        if place:
            if (there and not text.differs) or not (there or own.strip()):
                continue
            pieces.append(Piece(Op.SAME, f"\n{text.label}: "))
        if not there:
            pieces.append(Piece(Op.NEW if new else Op.GONE, own))
        elif text.differs:
            pieces += [piece for piece in word_diff(text.old, text.new) if piece.op is not gone]
            if place and not own.strip():
                pieces.append(Piece(Op.SAME, "(trống)"))
        else:
            pieces.append(Piece(Op.SAME, own))
    return pieces
