"""The tab "Danh sách": every row by itself, filtered and sorted at will; the order of the plan stays untouched."""

from __future__ import annotations

from PySide6.QtCore import (
    QCollator,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.forms import ITEM_COLUMNS, POINT_FIELDS, ROW_NUMBER
from cchc_desktop.core.involvement import Involvement
from cchc_desktop.core.plan import Level
from cchc_desktop.core.row_filter import COORDINATING, LEAD, RowFilter, row_test
from cchc_desktop.gui.delegates.row_delegate import RowDelegate
from cchc_desktop.gui.models.row_list import AREA, RowListModel

Index = QModelIndex | QPersistentModelIndex
_PAUSE_MS = 250
_LINES = 3  # lines of text that a row shows
_WIDE, _NARROW, _TINY = 190, 120, 40  # pixels at 100 %
_IN, _END = "in:", "end:"  # how a choice of quarter is kept
_ROMAN = ("I", "II", "III", "IV")


class ListPage(QWidget):
    """A side view (side_views.SideView)."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    row_shown = Signal(str)  # the current row of the list has changed: its item

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stop = document.listen(self._follow)
        self._involvement = Involvement(document.plan)
        self._stale = False
        self._leading = False
        self.model = RowListModel(document.plan, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self._make_filters()
        self._make_table()
        self._lay_out()
        self._fill_choices()
        self._told()

    def begin(self) -> None:
        """The keyboard to the words that narrow the list."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    # ---- building

    def _make_filters(self) -> None:
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("Lọc theo chữ, gõ không dấu cũng được")
        self.words.setAccessibleName("Lọc theo chữ")
        self.words.setClearButtonEnabled(True)
        self.area = _choice("Lĩnh vực", self)
        self.agency = _choice("Cơ quan", self)
        self.agency.setEditable(True)
        self.agency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.agency.completer() or QCompleter(self.agency)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.role = _choice("Vai trò", self)
        for name, role in (("Chủ trì hoặc phối hợp", ""), ("Chủ trì", LEAD), ("Phối hợp", COORDINATING)):
            self.role.addItem(name, role)
        self.role.setMinimumContentsLength(18)
        self.quarter = _choice("Thời gian", self)
        self.quarter.addItem("Cả năm", "")
        for number, roman in enumerate(_ROMAN, 1):
            self.quarter.addItem(f"Quý {roman}", f"{_IN}{number}")
        for number, roman in enumerate(_ROMAN, 1):
            self.quarter.addItem(f"Kết thúc trong quý {roman}", f"{_END}{number}")
        self.unfinished = QCheckBox("&Còn thiếu", self)
        self.unfinished.setToolTip("Chỉ những dòng chưa có nội dung, kết quả, cơ quan chủ trì hoặc thời gian")
        self.clear = QPushButton("&Bỏ lọc", self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        for box in (self.area, self.role, self.quarter):
            box.activated.connect(lambda _row: self._refresh())
        self.agency.activated.connect(lambda _row: self._refresh())
        typed = self.agency.lineEdit()
        assert typed is not None
        typed.editingFinished.connect(self._agency_typed)
        self.unfinished.toggled.connect(lambda _on: self._refresh())
        self.clear.clicked.connect(self.clear_filters)

    def _make_table(self) -> None:
        self.table = QTableView(self)
        self.table.setAccessibleName("Danh sách các dòng của kế hoạch")
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_LINES * self.fontMetrics().lineSpacing() + 8)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_columns_menu)
        header.sortIndicatorChanged.connect(self._sort)
        header.setToolTip("Bấm để sắp xếp; bấm lần thứ ba để về thứ tự của kế hoạch; bấm chuột phải để ẩn, hiện cột")
        self._set_widths()
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(self._choose)

    def _set_widths(self) -> None:
        scale, plan = self.fontMetrics().averageCharWidth() / 7, self._document.plan
        for section, key in enumerate(self.model.keys):
            wide = key in ITEM_COLUMNS or key in ("deliverable", "solution")
            tiny = _TINY * 3 // 2 if plan.form.is_outline else _TINY  # "1.1.10" is longer than "75"
            width = tiny if key == ROW_NUMBER else _WIDE if wide else _NARROW
            if key in POINT_FIELDS:
                width = _NARROW
            self.table.setColumnWidth(section, round(width * scale))

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 2)
        first.addWidget(self.agency, 2)
        first.addWidget(self.role)
        second.addWidget(self.area, 2)
        second.addWidget(self.quarter)
        second.addWidget(self.unfinished)
        second.addWidget(self.clear)
        second.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.table, 1)

    def _fill_choices(self) -> None:
        plan = self._document.plan
        _refill(self.area, [("Mọi lĩnh vực", ""), *((self._area_name(i), i) for i in self._areas())])
        collator = QCollator(QLocale(QLocale.Language.Vietnamese))
        names = sorted(self._involvement.names.items(), key=lambda entry: collator.sortKey(entry[1]))
        _refill(self.agency, [("Mọi cơ quan", ""), *((name, key) for key, name in names)])
        has_time = any(key in plan.form.column_keys for key in ("time", "due"))
        has_coordinating = COORDINATING in plan.form.column_keys
        self.quarter.setVisible(has_time)
        self.role.setVisible(has_coordinating)

    def _areas(self) -> list[str]:
        plan = self._document.plan
        return [
            item
            for appendix in plan.appendices
            for item in plan[appendix].children
            if plan[item].level is not Level.TOTAL
        ]

    def _area_name(self, item: str) -> str:
        rows = [row for row in self.model.all_rows if row.area == item]
        return self.model.text(rows[0], AREA) if rows else self._document.plan[item].text or ""

    # ---- SideView

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item now: its row becomes current where it is listed."""
        if self._stale:
            self._refresh()
        if item_id is None or self._leading:
            return
        for place, row in enumerate(self.model.rows):
            if item_id in (row.activity, row.task, row.objective, row.node):
                if self.table.currentIndex().row() != place:
                    across = self.table.horizontalScrollBar()
                    seen = across.value()  # the columns that the user looks at stay where they are
                    self._leading = True
                    self.table.setCurrentIndex(self.model.index(place, max(self.table.currentIndex().column(), 0)))
                    self._leading = False
                    across.setValue(seen)
                return

    def commit(self) -> None:
        """Nothing is typed into the list."""

    def close_document(self) -> None:
        """Let go of the document."""
        self._stop()
        self._pause.stop()

    # ---- filtering, sorting

    def wanted(self) -> RowFilter:
        """What is asked for."""
        time = self.quarter.currentData() or ""
        return RowFilter(
            words=self.words.text(),
            area=self.area.currentData() or "",
            agency=self._agency_key(),
            role=(self.role.currentData() or "") if self._agency_key() else "",
            quarter=int(time[-1]) if time.startswith(_IN) else None,
            ending=int(time[-1]) if time.startswith(_END) else None,
            unfinished=self.unfinished.isChecked(),
        )

    def set_filter(self, wanted: RowFilter) -> None:
        """Show just these rows."""
        self.words.setText(wanted.words)
        for box, value in (
            (self.area, wanted.area),
            (self.agency, wanted.agency),
            (self.role, wanted.role),
            (self.quarter, f"{_END}{wanted.ending}" if wanted.ending else f"{_IN}{wanted.quarter}"),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.unfinished.setChecked(wanted.unfinished)
        self._refresh()

    def clear_filters(self) -> None:
        """Show every row again."""
        self.words.clear()
        for box in (self.area, self.agency, self.role, self.quarter):
            box.setCurrentIndex(0)
        self.unfinished.setChecked(False)
        self._refresh()

    def shown_items(self) -> list[str]:
        """The items of the rows that are listed now, in the order of the list."""
        return [row.item for row in self.model.rows]

    def _agency_key(self) -> str:
        row = self.agency.findText(self.agency.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return (self.agency.itemData(row) or "") if row >= 0 else ""

    def _agency_typed(self) -> None:
        if self.agency.findText(self.agency.currentText().strip(), Qt.MatchFlag.MatchFixedString) < 0:
            self.agency.setCurrentIndex(0)
        self._refresh()

    def _refresh(self) -> None:
        self._pause.stop()
        plan = self._document.plan
        if self._stale:
            self._involvement = Involvement(plan)
            self._stale = False
            self.model.reload(plan)
            self._fill_choices()
        wanted = self.wanted()
        current = self._current_item()
        self._leading = True
        self.model.show_rows(None if wanted.is_empty else row_test(plan, wanted, self._involvement.of))
        self._leading = False
        self.show_item(current)
        self._told()

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        current = self._current_item()
        self._leading = True
        key = self.model.keys[section] if section >= 0 else None
        self.model.sort_rows(key, descending=order == Qt.SortOrder.DescendingOrder)
        self._leading = False
        self.show_item(current)

    def _told(self) -> None:
        shown, whole = len(self.model.rows), len(self.model.all_rows)
        text = f"{whole} dòng" if shown == whole else f"{shown} trong {whole} dòng"
        if not shown and whole:
            text = f"Không có dòng nào hợp với điều kiện lọc ({whole} dòng)."
        self.count.setText(text)
        self.clear.setEnabled(not self.wanted().is_empty)

    def _follow(self, event: Event) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # ---- going about

    def _current_item(self) -> str | None:
        index = self.table.currentIndex()
        return self.model.item_at(index) if index.isValid() else None

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        """The row that is current here is current everywhere; the tab stays."""
        if index.isValid() and not self._leading:
            self._leading = True
            self.row_shown.emit(self.model.item_at(index))
            self._leading = False

    def _choose(self, index: QModelIndex) -> None:
        key = self.model.keys[index.column()]
        self.item_chosen.emit(self.model.item_at(index), "" if key == AREA else key)

    def _show_columns_menu(self, place: QPoint) -> None:
        self.columns_menu().exec(self.table.horizontalHeader().mapToGlobal(place))

    def columns_menu(self) -> QMenu:
        """Ticks for the columns."""
        menu = QMenu(self)
        for section in range(len(self.model.keys)):
            name = self.model.headerData(section, Qt.Orientation.Horizontal)
            tick = QAction(str(name).replace("&", "&&"), menu, checkable=True)
            tick.setChecked(not self.table.isColumnHidden(section))
            tick.toggled.connect(lambda on, section=section: self.table.setColumnHidden(section, not on))
            menu.addAction(tick)
        return menu


def _choice(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _refill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for name, key in entries:
        box.addItem(name, key)
    box.setCurrentIndex(max(box.findData(kept), 0))
    box.blockSignals(False)
