"""The tab "Lịch": rows over the months of a year, and what each agency has to do in each quarter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.agenda import QUARTERS, Entry, Pace, agenda, loads
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.involvement import Involvement
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, LEAD, RowFilter
from cchc_desktop.gui.delegates.agenda_delegate import AgendaDelegate, LoadDelegate
from cchc_desktop.gui.models.agenda_table import FIRST_MONTH, MONTHS, WORDS, WRITTEN, AgendaModel, LoadModel

_PAUSE_MS = 300
_LEAST_WORDS = 24  # letters of the column of words that are always in sight …
_WIDTHS = ((23, 5), (18, 4), (14, 3))  # … for which times and months give way: letters of each, from wide to narrow
_ROLES = (("Việc chủ trì", LEAD), ("Việc phối hợp", COORDINATING), ("Cả hai", ""))
NO_TIMES = "Biểu mẫu này không có cột thời gian nên lịch theo tháng để trống."
_CROWDED = 0.5  # share of the dated products in one quarter that is worth a word
_FEW = 8  # fewer dated rows say nothing about crowding


class AgendaPage(QWidget):
    """A side view (side_views.SideView)."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    row_shown = Signal(str)
    rows_wanted = Signal(object)  # RowFilter: show these rows in the list
    print_wanted = Signal(object)  # AgendaPage

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stop = document.listen(self._follow)
        self._stale = True
        self._leading = False
        self.entries: list[Entry] = []
        self.model, self.load_model = AgendaModel(self), LoadModel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self._make_bar()
        self._make_calendar()
        self._make_load()
        self._lay_out()

    # ---- building

    def _make_bar(self) -> None:
        plan = self._document.plan
        self.year = QSpinBox(self)
        self.year.setRange(1990, 2200)
        self.year.setAccessibleName("Năm")
        first = plan.year or (plan.period[0] if plan.period else 2026)
        self.year.setValue(first)
        self.year.valueChanged.connect(lambda _year: self._pause.start())
        self.by_date = QCheckBox("&Xếp theo ngày", self)
        self.by_date.toggled.connect(lambda _on: self._fill_calendar())
        self.print = QPushButton("&In…", self)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self))
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.role = QComboBox(self)
        self.role.setAccessibleName("Vai trò")
        for name, role in _ROLES:
            self.role.addItem(name, role)
        self.role.activated.connect(lambda _row: self._fill_load())

    def _make_calendar(self) -> None:
        self.table = QTableView(self)
        self.table.setAccessibleName("Lịch thực hiện theo tháng")
        self.table.setModel(self.model)
        self.table.setItemDelegate(AgendaDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WRITTEN, QHeaderView.ResizeMode.Interactive)
        self._fitted = (0, 0)
        self._fit_columns()
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(self._choose)

    def _fit_columns(self) -> None:
        """Narrow months and times where there is little room, before the words of the work go."""
        unit = self.fontMetrics().averageCharWidth()
        room = self.table.viewport().width() - _LEAST_WORDS * unit
        widths = next((w for w in _WIDTHS if (w[0] + MONTHS * w[1]) * unit <= room), _WIDTHS[-1])
        stretches = (widths[0] + MONTHS * widths[1]) * unit <= room
        mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
        self.table.horizontalHeader().setSectionResizeMode(WORDS, mode)
        if not stretches:
            self.table.setColumnWidth(WORDS, _LEAST_WORDS * unit)
        if widths != self._fitted:  # else the width of the times is the user's
            self._fitted = widths
            self.table.setColumnWidth(WRITTEN, widths[0] * unit)
            for month in range(MONTHS):
                self.table.setColumnWidth(FIRST_MONTH + month, widths[1] * unit)

    def _make_load(self) -> None:
        self.load = QTableView(self)
        self.load.setAccessibleName("Số việc của từng cơ quan theo quý")
        self.load.setModel(self.load_model)
        self.load.setItemDelegate(LoadDelegate(self.load))
        self.load.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.load.setTabKeyNavigation(False)
        self.load.verticalHeader().hide()
        header = self.load.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.load.activated.connect(self._show_rows)

    def _lay_out(self) -> None:
        calendar, load = QWidget(self), QWidget(self)
        bar = QHBoxLayout()
        bar.addWidget(QLabel("Năm:", self))
        bar.addWidget(self.year)
        bar.addWidget(self.by_date)
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.print)
        column = QVBoxLayout(calendar)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        roles = QHBoxLayout()
        roles.addWidget(self.role)
        roles.addWidget(QLabel("Mỗi việc được tính vào quý kết thúc.", self), 1)
        column = QVBoxLayout(load)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(roles)
        column.addWidget(self.load)
        self.pages = QTabWidget(self)
        self.pages.setDocumentMode(True)
        self.pages.addTab(calendar, "Theo tháng")
        self.pages.addTab(load, "Theo cơ quan")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)

    def begin(self) -> None:
        """The keyboard to the table that is shown."""
        (self.table if self.pages.currentIndex() == 0 else self.load).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)  # the table takes its new size after this

    # ---- SideView

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item now."""
        if self._stale:
            self._refresh()
        line = self.model.line_of(item_id) if item_id else -1
        if line >= 0 and line != self.table.currentIndex().row() and not self._leading:
            self._leading = True
            self.table.setCurrentIndex(self.model.index(line, WORDS))
            self._leading = False

    def commit(self) -> None:
        """Nothing is typed here."""

    def close_document(self) -> None:
        """Let go of the document."""
        self._stop()
        self._pause.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _follow(self, event: Event) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    # ---- filling

    def _refresh(self) -> None:
        self._pause.stop()
        self._stale = False
        plan = self._document.plan
        self._involvement = Involvement(plan)
        self.entries = agenda(plan, self.year.value())
        self._fill_calendar()
        self._fill_load()
        self.summary.setText(summary(self.entries) if has_times(plan) else NO_TIMES)

    def _fill_calendar(self) -> None:
        line = self.table.currentIndex().row()
        shown = self.model.lines[line] if 0 <= line < len(self.model.lines) else None
        self._leading = True
        plan = self._document.plan
        self.model.fill(plan, self.entries if has_times(plan) else [], by_date=self.by_date.isChecked())
        self.table.clearSpans()
        for place, entry in enumerate(self.model.lines):
            if isinstance(entry, str):
                self.table.setSpan(place, 0, 1, FIRST_MONTH + MONTHS)
        self._leading = False
        if shown is not None:
            self.show_item(shown if isinstance(shown, str) else shown.row.item)

    def _fill_load(self) -> None:
        plan = self._document.plan
        found = loads(plan, self.entries, self._involvement.of, self.role.currentData())
        names = self._involvement.names
        self.load_model.fill([(names[key], load) for key, load in found.items() if key in names])

    # ---- going about

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._leading:
            line = self.model.lines[index.row()]
            self._leading = True
            self.row_shown.emit(line if isinstance(line, str) else line.row.item)
            self._leading = False

    def _choose(self, index: QModelIndex) -> None:
        line = self.model.lines[index.row()]
        self.item_chosen.emit(line if isinstance(line, str) else line.row.item, "")

    def _show_rows(self, index: QModelIndex) -> None:
        _name, load = self.load_model.rows[index.row()]
        quarter = index.column() if index.column() in QUARTERS else None
        self.rows_wanted.emit(RowFilter(agency=load.agency, role=self.role.currentData(), ending=quarter))


def has_times(plan: Plan) -> bool:
    """True where the form has a column for times."""
    return any(key in ("time", "due") for key in plan.form.column_keys)


def summary(entries: list[Entry]) -> str:
    """What is worth knowing at a glance: how many rows have a date, and a quarter that is crowded."""
    dated = [entry for entry in entries if entry.pace is Pace.DATED]
    unread = sum(1 for entry in entries if entry.pace in (Pace.UNREAD, Pace.EMPTY))
    said = [f"{len(dated)} trong {len(entries)} việc có ngày"]
    for quarter, roman in zip(QUARTERS, ("I", "II", "III", "IV"), strict=True):
        ending = sum(1 for entry in dated if (max(entry.months) + 2) // 3 == quarter)
        if len(dated) >= _FEW and ending > _CROWDED * len(dated):
            said.append(f"{ending} việc dồn vào quý {roman}")
    if unread:
        said.append(f"{unread} việc chưa rõ thời gian")
    return "; ".join(said) + "."
