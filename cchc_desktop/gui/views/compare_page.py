"""The tab "So sánh": another plan at the left, this one at the right, row beside row, live while this one is edited."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands.comparing import Compared, Row, compared
from cchc_desktop.gui.delegates.compare_delegate import CompareDelegate
from cchc_desktop.gui.icons import icon
from cchc_desktop.gui.views.compare_list import ALL, DIFFERENT, FATE, NEW, OLD, PARTS, VIEWS, CompareModel, View

_PAUSE_MS = 400
_SLICE = 120  # rows that are measured at once
_FATE_LETTERS = 16  # width of the first column
_NOTHING = (
    "Đặt kế hoạch này bên cạnh kế hoạch khác, từng đoạn văn bản, từng nhiệm vụ một: "
    "giữ nguyên, sửa, chuyển chỗ, bỏ, mới.\n"
    "Chọn tệp kế hoạch (.cchc), hoặc tệp Word, Excel của năm trước."
)


class ComparePage(QWidget):
    """A side view (side_views.SideView)."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    row_shown = Signal(str)  # the current row has changed: its item in this plan
    document_wanted = Signal(str)  # a text of the document is to be shown: its name ("bases/0")
    file_wanted = Signal()
    opening_wanted = Signal()
    export_wanted = Signal()
    compared = Signal()  # a comparison has come to be shown

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stop = document.listen(self._follow)
        self._old: Plan | None = None
        self._name = ""
        self._job: jobs.Job | None = None
        self._stale = False
        self._leading = False
        self._item: str | None = None  # where the user stands, as far as was told
        self._measured = 0
        self.model = CompareModel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._measure_slice)
        self._again = QTimer(self, singleShot=True, interval=0)  # while columns are being stretched, widths are the old
        self._again.timeout.connect(self._measure)
        self._make_bar()
        self._make_table()
        self._lay_out()
        self._tell_state()

    # ---- building

    def _make_bar(self) -> None:
        self.views = self._choice("Xem các dòng", VIEWS, 20)
        self.parts = self._choice("Phần được xem", PARTS, 16)
        self.previous = _step("move-up", "Chỗ khác trước đó (Shift+F4)", self)
        self.next = _step("move-down", "Chỗ khác tiếp theo (F4)", self)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.file_button = QPushButton("So với kế hoạch &khác…", self)
        self.opening_button = QPushButton("So với lúc &mở", self)
        self.export_button = QPushButton("&Xuất bảng so sánh…", self)
        self.file_button.clicked.connect(self.file_wanted)
        self.opening_button.clicked.connect(self.opening_wanted)
        self.export_button.clicked.connect(self.export_wanted)

    def _choice(self, name: str, views: tuple[View, ...], letters: int) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(letters)
        for view in views:
            choice.addItem(view.name, view.key)
        choice.activated.connect(lambda _row: self._show())
        return choice

    def _make_table(self) -> None:
        self.table = QTableView(self)
        self.table.setAccessibleName("Bảng so sánh hai kế hoạch")
        self.table.setModel(self.model)
        self.delegate = CompareDelegate(self.table)
        self.table.setItemDelegate(self.delegate)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(3 * self.fontMetrics().lineSpacing() + 8)
        rows.setMinimumSectionSize(self.fontMetrics().lineSpacing() + 8)
        header = self.table.horizontalHeader()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(FATE, QHeaderView.ResizeMode.Fixed)
        for side in (OLD, NEW):
            header.setSectionResizeMode(side, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(FATE, _FATE_LETTERS * self.fontMetrics().averageCharWidth())
        header.sectionResized.connect(lambda *_: self._again.start())
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(self._choose)

    def _lay_out(self) -> None:
        self.note = QLabel(_NOTHING, self)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.note)
        self.stack.addWidget(self.table)
        bar, lower = QHBoxLayout(), QHBoxLayout()
        for widget in (self.views, self.parts, self.previous, self.next):
            bar.addWidget(widget)
        bar.addWidget(self.place, 1)
        for button in (self.file_button, self.opening_button):
            lower.addWidget(button)
        lower.addStretch(1)
        lower.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        column.addLayout(lower)

    # ---- what is compared

    @property
    def found(self) -> Compared | None:
        """What is shown."""
        return self.model.found

    @property
    def busy(self) -> bool:
        """True while a comparison is on its way."""
        return self._job is not None or self._pause.isActive()

    def compare_with(self, old: Plan, name: str) -> None:
        """Compare with another plan; ``name``: how its column is called."""
        self._old, self._name = old, name
        self.views.setCurrentIndex(0)
        self.parts.setCurrentIndex(0)
        self._compare()

    def _compare(self) -> None:
        if self._old is None:
            return
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        old, new = self._old, self._document.plan
        self._stale = False
        self._job = jobs.run(lambda _progress: compared(old, new), self._arrived, self._failed)
        self._tell_state()

    def _arrived(self, found: Compared) -> None:
        self._job = None
        self._show(found)
        self.compared.emit()

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self.edit_refused.emit(error)

    def _show(self, found: Compared | None = None) -> None:
        found = found or self.model.found
        current = self._current()
        kept = current.new or current.old if current else ""
        top = self.table.verticalScrollBar().value()
        headers = None
        if found is not None:
            titles = [f"Kế hoạch năm {plan_years(plan)}" for plan in (found.old, found.new)]
            headers = (f"{titles[0]} – {self._name}", f"{titles[1]} – kế hoạch này")
        self._leading = True
        part = self.parts.currentData() or ALL
        self.model.show(found, self.views.currentData() or DIFFERENT, headers, part)
        places = [place for place, row in enumerate(self.model.rows) if kept and kept in (row.new, row.old)]
        self._measure()
        if places:
            self.table.setCurrentIndex(self.model.index(places[0], NEW))
        self.table.verticalScrollBar().setValue(top)
        self._leading = False
        for place, view in enumerate(VIEWS):
            self.views.setItemText(place, f"{view.name} ({self.model.count(view.key)})" if found else view.name)
        self._tell_state()

    def _tell_state(self) -> None:
        found = self.model.found
        self.stack.setCurrentWidget(self.table if found is not None else self.note)
        for widget in (self.views, self.parts, self.export_button):
            widget.setEnabled(found is not None)
        stops = [place for place in range(len(self.model.rows)) if self.model.is_stop(place)]
        self.next.setEnabled(bool(stops))
        self.previous.setEnabled(bool(stops))
        here = self.table.currentIndex().row()
        if self._job is not None:
            text = "Đang so sánh…"
        elif found is None:
            text = ""
        elif not self.model.count(DIFFERENT):
            text = "Không có chỗ nào khác nhau."
        else:
            text = f"{stops.index(here) + 1}/{len(stops)}" if here in stops else f"{len(stops)} chỗ khác"
        self.place.setText(text)

    # ---- heights

    def _measure(self) -> None:
        """Measure the rows anew: those in sight at once, the others in slices."""
        self._measured = 0
        self._measure_slice()
        if self._measured < len(self.model.rows):
            self._slices.start()

    def _measure_slice(self) -> None:
        font, rows = self.table.font(), self.table.verticalHeader()
        stop = min(self._measured + _SLICE, len(self.model.rows))
        widths = [self.table.columnWidth(column) for column in (FATE, OLD, NEW)]
        for place in range(self._measured, stop):
            needed = max(self.delegate.height(font, self.model.index(place, c), w) for c, w in enumerate(widths))
            if rows.sectionSize(place) != max(needed, rows.minimumSectionSize()):
                rows.resizeSection(place, needed)
        self._measured = stop
        if stop >= len(self.model.rows):
            self._slices.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._measure()

    # ---- SideView

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item now: its row becomes current where it is shown."""
        if item_id is None or self._leading or item_id == self._item:
            return  # a row that is not in this plan stays current while the user stands where he stood
        self._item = item_id
        place = self.model.place_of(item_id)
        if place >= 0 and place != self.table.currentIndex().row():
            self._leading = True
            self.table.setCurrentIndex(self.model.index(place, NEW))
            self._leading = False
            self._tell_state()

    def commit(self) -> None:
        """Nothing is typed here."""

    def close_document(self) -> None:
        """Let go of the document."""
        self._stop()
        self._pause.stop()
        self._slices.stop()
        self._again.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _follow(self, _event: Event) -> None:
        if self._old is None:
            return
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._compare()

    # ---- going about

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) difference, round at the end."""
        stops = [place for place in range(len(self.model.rows)) if self.model.is_stop(place)]
        if not stops:
            return
        here = self.table.currentIndex().row()
        ahead = [place for place in stops if (place > here if by > 0 else place < here)]
        target = (ahead[0] if by > 0 else ahead[-1]) if ahead else (stops[0] if by > 0 else stops[-1])
        index = self.model.index(target, NEW)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _current(self) -> Row | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid() or self._leading:
            return
        self._tell_state()
        row = self.model.rows[index.row()]
        if row.new and row.level is not Level.PLAN:
            self._leading = True
            self._item = row.new
            self.row_shown.emit(row.new)
            self._leading = False

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.new and row.level is Level.PLAN:
            self.document_wanted.emit(row.new)
        elif row.new:
            self.item_chosen.emit(row.new, "")


def _step(name: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(name))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
