"""Sums that do not fit: a list with a sign and a word each, and buttons that lead to the cell or mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.point_findings import PointFinding
from cchc_desktop.gui import icons
from cchc_desktop.gui.commands import points
from cchc_desktop.gui.models.point_book import same_places
from cchc_desktop.gui.models.point_wording import finding_sentence, node_name
from cchc_desktop.gui.models.wording import column_name
from cchc_desktop.gui.plain import plain_tip

ALL_RIGHT = "✓ Mọi tổng điểm đều khớp với các thành phần."
_FINDING = Qt.ItemDataRole.UserRole


class SumsPage(QWidget):
    """A double click or Enter leads to the cell; the button writes the number that makes the sums fit."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.list = QTreeWidget(self)
        self.list.setAccessibleName("Tổng điểm chưa khớp")
        self.list.setHeaderLabels(["Mức độ", "Cột", "Nội dung"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.go = QPushButton("Đến &ô", self)
        self.go.setToolTip("Đến ô này trong bảng")
        self.fix = QPushButton("&Sửa", self)
        self.fix.setToolTip("Ghi vào ô con số làm cho các tổng khớp; có thể hoàn tác")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.fix)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addLayout(row)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.list.itemActivated.connect(lambda _row, _column: self._lead())
        self.go.clicked.connect(self._lead)
        self.fix.clicked.connect(self._mend)

    @property
    def count(self) -> int:
        """How many findings are listed."""
        return self.list.topLevelItemCount()

    def show_findings(self, plan: Plan, findings: Sequence[PointFinding]) -> None:
        """List them; the one that was current stays so."""
        before = self._current()
        codes = number(plan).row if findings else {}
        self.list.clear()
        for finding in findings:
            sentence = finding_sentence(plan, codes, finding)
            row = QTreeWidgetItem(
                ["Lỗi" if finding.serious else "Cảnh báo", column_name(plan, finding.column), sentence]
            )
            row.setIcon(0, icons.icon("error" if finding.serious else "warning"))
            row.setToolTip(2, plain_tip(sentence))
            row.setData(0, _FINDING, finding)
            self.list.addTopLevelItem(row)
            if before is not None and (finding.item, finding.column) == (before.item, before.column):
                self.list.setCurrentItem(row)
        first = self.list.topLevelItem(0)
        if first is not None and self._current() is None:
            self.list.setCurrentItem(first)
        self._show_buttons()

    def _current(self) -> PointFinding | None:
        row = self.list.currentItem()
        return None if row is None else row.data(0, _FINDING)

    def _show_buttons(self) -> None:
        finding = self._current()
        self.go.setEnabled(finding is not None)
        can = finding is not None and finding.can_mend and not self._document.read_only
        self.fix.setVisible(can)
        if can and finding is not None and finding.computed is not None:
            self.fix.setText(f"&Sửa thành {same_places(finding.computed, finding.stated)}")
        row = self.list.currentItem()
        self.state.setText(row.text(2) if row is not None else ALL_RIGHT)

    def _lead(self) -> None:
        finding = self._current()
        if finding is not None:
            self.item_chosen.emit(finding.item, finding.column)

    def _mend(self) -> None:
        finding = self._current()
        if finding is None:
            return
        plan = self._document.plan
        try:
            points.mend(self._document, finding, node_name(plan, number(plan).row, finding.item))
        except KnownError as error:
            self.edit_refused.emit(error)
            return
        self.item_chosen.emit(finding.item, finding.column)
