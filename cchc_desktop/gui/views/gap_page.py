"""What each criterion still has to win, biggest gains first; targets to try, and what they make of the totals."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.points import TARGET, points_of
from cchc_desktop.gui.commands import points
from cchc_desktop.gui.models.gap_table import SORT_ROLE, Col, GapTableModel
from cchc_desktop.gui.models.point_book import same_places, signed
from cchc_desktop.gui.models.point_wording import node_name

FILTERS = ("Còn thiếu điểm", "Còn thiếu, không do khảo sát", "Mọi tiêu chí được chấm")
_HINT = "Gõ điểm vào cột “Thử” để xem tổng thay đổi ra sao."
_NARROW = 1100  # pixels
_ITEM = Qt.ItemDataRole.UserRole


class _Filter(QSortFilterProxyModel):
    """Keeps what is still to be won, or everything."""

    def __init__(self, model: GapTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.choice = 0
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    def choose(self, choice: int) -> None:
        """One of FILTERS, by position."""
        self.beginFilterChange()
        self.choice = choice
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Override: what is being tried stays in sight."""
        row = self._model.rows[source_row]
        if self.choice == 2 or row.item in self._model.tried:
            return True
        return row.gap is not None and row.gap > 0 and not (self.choice == 1 and row.survey)


class GapPage(QWidget):
    """Table of criteria at the left, totals at the right."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.model = GapTableModel(document.plan, self)
        self.model.writable = not document.read_only
        self.proxy = _Filter(self.model, self)
        self.table = self._make_table()
        self.filter = QComboBox(self)
        self.filter.addItems(FILTERS)
        self.filter.setAccessibleName("Tiêu chí được liệt kê")
        self.totals = QTreeWidget(self)
        self.state = QLabel(_HINT, self)
        self.state.setWordWrap(True)
        self.apply = QPushButton("&Áp dụng", self)
        self.apply.setToolTip("Ghi các điểm đã thử vào cột mục tiêu, cả các tổng; hoàn tác được bằng một lần")
        self.forget = QPushButton("&Bỏ thử", self)
        self.forget.setToolTip("Xóa các điểm đã gõ trong cột “Thử”")
        self._lay_out()
        self.filter.currentIndexChanged.connect(self.proxy.choose)
        self.model.tried_changed.connect(self._show_totals)
        self.model.typed_wrong.connect(self.state.setText)
        self.apply.clicked.connect(self._apply)
        self.forget.clicked.connect(self.model.forget_tried)
        self.totals.itemActivated.connect(lambda row, _: self.item_chosen.emit(row.data(0, _ITEM), TARGET))
        self._show_totals()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName("Điểm còn thiếu so với chuẩn")
        table.setModel(self.proxy)
        table.setSortingEnabled(True)
        table.sortByColumn(Col.GAP, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.SelectedClicked)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Col.NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)
        table.clicked.connect(self._clicked)
        table.activated.connect(self._clicked)
        return table

    def _lay_out(self) -> None:
        self.totals.setAccessibleName("Tổng điểm khi thử mục tiêu")
        self.totals.setHeaderLabels(["Tổng", "Mục tiêu", "Khi thử", "Chênh"])
        self.totals.setRootIsDecorated(False)
        self.totals.setUniformRowHeights(True)
        header = self.totals.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        bar = QHBoxLayout()
        bar.addWidget(self.filter)
        bar.addWidget(self.state, 1)
        bar.addWidget(self.apply)
        bar.addWidget(self.forget)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.table)
        splitter.addWidget(self.totals)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(bar)
        whole.addWidget(splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: in a narrow window the column that can be worked out gives way to the names."""
        super().resizeEvent(event)
        self.table.setColumnHidden(Col.PLANNED, self.width() < _NARROW)

    # ---- what is shown

    def show_plan(self, plan: Plan) -> None:
        """The plan as it is now; what is being tried stays."""
        self.model.show(plan)

    def mark(self, item_id: str | None) -> None:
        """Stand on a criterion's row, where it is listed and nothing is being typed here."""
        row = next((i for i, row in enumerate(self.model.rows) if row.item == item_id), None)
        if row is None or self.table.hasFocus() or self.table.state() is QAbstractItemView.State.EditingState:
            return
        index = self.proxy.mapFromSource(self.model.index(row, Col.NAME))
        if index.isValid() and index.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(index)

    def commit(self) -> None:
        """Take what is being typed."""
        if self.table.state() is QAbstractItemView.State.EditingState:
            self.setFocus()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() != Col.TRY:
            row = self.model.rows[self.proxy.mapToSource(index).row()]
            self.item_chosen.emit(row.item, TARGET)

    def _show_totals(self) -> None:
        plan, tried = self._document.plan, self.model.tried
        self.totals.clear()
        self.apply.setEnabled(bool(tried) and self.model.writable)
        self.forget.setEnabled(bool(tried))
        if not plan.form.is_outline:
            return
        self.state.setText(_HINT if not tried else f"Đang thử {len(tried)} điểm mục tiêu; kế hoạch chưa thay đổi.")
        codes = number(plan).row
        changed = {outcome.item: outcome for outcome in points.outcomes(plan, tried)}
        for item in _wholes(plan, changed):
            stated = points_of(plan[item], TARGET)
            cells = [node_name(plan, codes, item), "" if stated is None else same_places(stated, None), "", ""]
            if item in changed:
                computed = changed[item].computed
                cells[2] = same_places(computed, None)
                cells[3] = "" if stated is None else signed(computed - stated)
            row = QTreeWidgetItem([cells[0][:1].upper() + cells[0][1:], *cells[1:]])
            row.setData(0, _ITEM, item)
            row.setToolTip(0, " ".join((plan[item].text or "").split()))
            for column in (1, 2, 3):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if plan[item].level is Level.TOTAL:
                font = row.font(0)
                font.setBold(True)
                for column in range(4):
                    row.setFont(column, font)
            self.totals.addTopLevelItem(row)

    def _apply(self) -> None:
        try:
            points.apply_targets(self._document, self.model.tried)
        except KnownError as error:
            self.edit_refused.emit(error)
            return
        self.model.forget_tried()


def _wholes(plan: Plan, changed: Mapping[str, object]) -> list[str]:
    """The totals, then what is changed, then the other areas; each in printed order."""
    items = [item for appendix in plan.appendices for item in plan.walk(appendix)]
    totals = [item.id for item in items if item.level is Level.TOTAL]
    tops = [item.id for a in plan.appendices for item in plan.children(a) if item.level is Level.CRITERION]
    return list(dict.fromkeys([*totals, *(item.id for item in items if item.id in changed), *tops]))
