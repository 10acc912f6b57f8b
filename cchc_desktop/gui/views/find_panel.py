"""FindPanel: find in the whole plan without minding marks, look at every place, replace what is ticked as one step.

Only finding takes little room: what replacing needs is shown when it is asked for.

The search runs in slices between the events of the window, so that a long plan never holds up typing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.finding import Match, Query, find
from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.gui.commands.finding import replace_found
from cchc_desktop.gui.delegates.match_delegate import MatchDelegate
from cchc_desktop.gui.models.match_table import PLACE_COLUMN, TEXT_COLUMN, MatchTableModel, cell_column
from cchc_desktop.gui.models.wording import column_name

MOST = 5_000  # matches listed; who finds more narrows the search
_PAUSE_MS = 200  # after the last letter typed
_SLICE = 0.02  # seconds of searching before the window has its turn
_LEAST_ROWS = 3  # of the list that are always in sight
_WHOLE, _BRANCH, _COLUMN = "whole", "branch", "column"


class FindPanel(QWidget):
    """A side view (side_views.SideView) with what to find, what to write instead, and the list of places."""

    item_chosen = Signal(str, str)  # id of the item, column
    span_chosen = Signal(object)  # Match in the text or in the document's own texts
    edit_refused = Signal(object)  # KnownError
    left = Signal()  # the panel is done with: the keyboard goes back to the plan

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stop_listening = document.listen(self._follow)
        self._here: str | None = None
        self._running: Iterator[Match] | None = None
        self._stale = False  # the plan has changed since the search
        self.model = MatchTableModel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._search_on)
        self._make_fields()
        self._make_list()
        self._lay_out()
        self._fill_scopes()
        self._told()

    # ---- building

    def _make_fields(self) -> None:
        self.wanted = QLineEdit(self)
        self.wanted.setPlaceholderText("Gõ không dấu cũng tìm được, ví dụ: cai cach")
        self.wanted.setClearButtonEnabled(True)
        self.instead = QLineEdit(self)
        self.instead.setPlaceholderText("Để trống: xóa những chữ tìm được")
        self.instead.setClearButtonEnabled(True)
        self.marks = QCheckBox("Phân biệt &dấu", self)
        self.case = QCheckBox("Phân biệt &hoa, thường", self)
        self.words = QCheckBox("Nguyên &từ", self)
        self.i_or_y = QCheckBox("&i như y", self)
        self.i_or_y.setToolTip("“đăng kí” cũng là “đăng ký”")
        self.capitals = QCheckBox("&Giữ chữ hoa khi thay", self)
        self.capitals.setToolTip("Thay “Sở” bằng “bộ phận” thành “Bộ phận”")
        self.capitals.setChecked(True)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName("Phạm vi tìm")
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.setMinimumContentsLength(22)
        self.previous = QPushButton("T&rước", self)
        self.next = QPushButton("&Sau", self)
        self.replacing = QPushButton("Thay th&ế", self)
        self.replacing.setCheckable(True)
        self.replacing.setToolTip("Hiện hoặc ẩn các ô để thay (Ctrl+H)")
        self.replace_one = QPushButton("Thay &chỗ này", self)
        self.replace_all = QPushButton("Thay các chỗ đã chọn", self)
        self.all_ticked = QCheckBox("Chọn tất cả", self)
        self.all_ticked.setChecked(True)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.wanted.textChanged.connect(lambda _text: self._pause.start())
        self.wanted.returnPressed.connect(lambda: self.step(1))
        self.instead.textChanged.connect(lambda _text: self._preview())
        for box in (self.marks, self.case, self.words, self.i_or_y):
            box.toggled.connect(lambda _on: self.search())
        self.capitals.toggled.connect(lambda _on: self._preview())
        self.scope.activated.connect(lambda _row: self.search())
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.replacing.toggled.connect(self._show_replacing)
        self.replace_one.clicked.connect(self._replace_current)
        self.replace_all.clicked.connect(self._replace_ticked)
        self.all_ticked.clicked.connect(self.model.tick_all)
        self.model.ticked_changed.connect(self._told)

    def _make_list(self) -> None:
        self.list = QTableView(self)
        self.list.setAccessibleName("Các chỗ tìm được")
        self.list.setModel(self.model)
        self.list.setItemDelegateForColumn(TEXT_COLUMN, MatchDelegate(self.list))
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setShowGrid(False)
        self.list.setWordWrap(False)
        self.list.setTabKeyNavigation(False)
        self.list.verticalHeader().hide()
        row = self.fontMetrics().height() + 6
        self.list.verticalHeader().setDefaultSectionSize(row)
        self.list.setMinimumHeight(_LEAST_ROWS * row + 2 * self.list.frameWidth())
        self.list.horizontalHeader().hide()  # a place and a text name themselves
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(PLACE_COLUMN, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TEXT_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.list.setColumnWidth(PLACE_COLUMN, 46 * self.fontMetrics().averageCharWidth())
        self.list.selectionModel().currentRowChanged.connect(self._show_current)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        labels = [QLabel(name, self) for name in ("Tì&m:", "Tha&y bằng:")]
        first = (self.wanted, self.count, self.previous, self.next, self.replacing)
        second = (self.instead, self.capitals, self.replace_one, self.replace_all)
        for row, parts in enumerate((first, second)):
            labels[row].setBuddy(parts[0])
            line = QHBoxLayout()
            for part in parts:
                line.addWidget(part, 1 if part is parts[0] else 0)
            fields.addWidget(labels[row], row, 0)
            fields.addLayout(line, row, 1)
        fields.setColumnStretch(1, 1)
        ways = QHBoxLayout()
        for box in (self.scope, self.marks, self.case, self.words, self.i_or_y, self.all_ticked):
            ways.addWidget(box)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        for line in (fields, ways):
            column.addLayout(line)
        column.addWidget(self.list, 1)
        self._for_replacing = (labels[1], *second, self.all_ticked)
        self._show_replacing(False)

    def _show_replacing(self, shown: bool) -> None:
        """Show or hide everything that only replacing needs."""
        for part in self._for_replacing:
            part.setVisible(shown)
        self.model.offer_ticks(shown)
        self._preview()
        self._told()

    def _fill_scopes(self) -> None:
        plan = self._document.plan
        kept = self.scope.currentData()
        self.scope.clear()
        self.scope.addItem("Toàn bộ kế hoạch", (_WHOLE, ""))
        self.scope.addItem("Chỉ trong mục đang chọn", (_BRANCH, ""))
        for key in plan.form.leaf_columns:
            self.scope.addItem(f"Chỉ cột {column_name(plan, key)}", (_COLUMN, key))
        for row in range(self.scope.count()):
            if self.scope.itemData(row) == kept:
                self.scope.setCurrentIndex(row)

    # ---- SideView

    def show_item(self, item_id: str | None) -> None:
        """The user stands here now: what "the chosen branch" means, and a list gone stale is made anew."""
        self._here = item_id
        if self._stale and self.isVisible():
            self._pause.start()

    def commit(self) -> None:
        """Nothing typed here belongs to the plan."""

    def close_document(self) -> None:
        """Let go of the document."""
        self._stop_listening()
        self._pause.stop()
        self._turn.stop()
        self._running = None

    # ---- searching

    def begin(self, *, replacing: bool) -> None:
        """Ready for typing what to find, or what to write instead where something to find stands there already."""
        self.replacing.setChecked(replacing)
        field = self.instead if replacing and self.wanted.text() else self.wanted
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def query(self) -> Query:
        """What is asked for."""
        scope, column = self.scope.currentData()
        return Query(
            self.wanted.text(),
            marks=self.marks.isChecked(),
            case=self.case.isChecked(),
            words=self.words.isChecked(),
            i_or_y=self.i_or_y.isChecked(),
            names=frozenset({column}) if scope == _COLUMN else None,
        )

    def search(self) -> None:
        """Find anew; what was found so far shows at once."""
        self._pause.stop()
        self._stale = False
        plan = self._document.plan
        branch = self._here if self.scope.currentData()[0] == _BRANCH else None
        self.model.begin(plan)
        self.all_ticked.setChecked(True)
        self._running = find(plan, self.query(), branch if branch in plan else None)
        self._preview()
        self._search_on()

    def finish(self) -> None:
        """Search to the end now."""
        if self._pause.isActive():
            self.search()
        while self._running is not None:
            self._search_on()

    def _search_on(self) -> None:
        if self._running is None:
            return
        until = time.monotonic() + _SLICE
        found: list[Match] = []
        while time.monotonic() < until and len(self.model.matches) + len(found) < MOST:
            some = list(islice(self._running, 1))
            if not some:
                self._running = None
                break
            found += some
        self.model.add(found)
        if len(self.model.matches) >= MOST:
            self._running = None
        if self._running is not None:
            self._turn.start()
        self._told()

    def _told(self) -> None:
        found, ticked = len(self.model.matches), len(self.model.ticked)
        if not self.wanted.text().strip():
            self.count.setText("Gõ chữ cần tìm.")
        elif self._running is not None:
            self.count.setText(f"Đang tìm… đã thấy {found} chỗ")
        elif not found:
            self.count.setText("Không tìm thấy. Thử bớt chữ, hoặc bỏ chọn các ô dưới đây.")
        else:
            most = f" (chỉ liệt kê {MOST} chỗ đầu tiên)" if found >= MOST else ""
            chosen = f", đã chọn {ticked} chỗ để thay" if self.replacing.isChecked() else ""
            self.count.setText(f"{found} chỗ{most}{chosen}")
        writable = not self._document.read_only
        for button in (self.previous, self.next, self.all_ticked):
            button.setEnabled(found > 0)
        self.replace_one.setEnabled(writable and found > 0)
        self.replace_all.setEnabled(writable and ticked > 0)

    def _preview(self) -> None:
        wanted = self.instead.text()
        shown = wanted if self.replacing.isChecked() and (wanted or self.instead.hasFocus()) else None
        self.model.preview(shown, keep_capitals=self.capitals.isChecked())

    def _follow(self, event: Event) -> None:
        self._stale = bool(self.wanted.text().strip())
        if self._running is not None:
            self._running = None
            self._turn.stop()
        if any(getattr(change, "part", "") == "form" for change in event.changes):
            QTimer.singleShot(0, self._fill_scopes)
        if self._stale and self.isVisible():
            self._pause.start()

    # ---- going about

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) place; round at the ends."""
        if self._stale:  # out of sight the list is not kept up
            self.search()
        self.finish()
        count = len(self.model.matches)
        if not count:
            return
        here = self.list.currentIndex().row()
        row = (here + step) % count if here >= 0 else (0 if step > 0 else count - 1)
        if row == here:
            self._choose(self.model.match_at(row))
        self.list.setCurrentIndex(self.model.index(row, TEXT_COLUMN))
        self.list.scrollTo(self.model.index(row, TEXT_COLUMN))

    def _show_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(self.model.match_at(index.row()))

    def _choose(self, match: Match) -> None:
        item = self._document.plan.items.get(match.place.item)
        if match.place.item == DOCUMENT or (item is not None and match.place.name == TEXT):
            self.span_chosen.emit(match)
        elif item is not None:
            self.item_chosen.emit(item.id, cell_column(item, match.place))

    # ---- replacing

    def _replace_current(self) -> None:
        row = self.list.currentIndex().row()
        if row < 0:
            self.step(1)
            return
        if self._replace([self.model.match_at(row)]):
            self.search()
            self.finish()
            if row < len(self.model.matches):
                self.list.setCurrentIndex(self.model.index(row, TEXT_COLUMN))

    def _replace_ticked(self) -> None:
        self.finish()
        ticked = self.model.ticked
        if self._replace(ticked):
            self.search()
            self.finish()
            # what was left out, or is found again in the new words, must not be replaced by pressing once more
            self.all_ticked.setChecked(False)
            self.model.tick_all(False)
            self.count.setText(f"Đã thay {len(ticked)} chỗ. {self.count.text()}")

    def _replace(self, matches: list[Match]) -> bool:
        try:
            capitals = self.capitals.isChecked()
            replace_found(self._document, matches, self.instead.text(), self.query(), keep_capitals=capitals)
        except KnownError as error:
            self.edit_refused.emit(error)
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Override: a list gone stale while nobody looked is made anew."""
        super().showEvent(event)
        if self._stale:
            self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc closes the panel and gives the keyboard back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
