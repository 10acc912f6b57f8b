"""The panel "Kiểm tra": findings by degree and rule; click leads to the place; cure, cure all, put aside, print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui import icons
from cchc_desktop.gui.check_watch import CheckWatch
from cchc_desktop.gui.commands import checking
from cchc_desktop.gui.models.check_lines import DEGREE_ICONS, DEGREE_NAMES, DEGREES, INFO, SILENCED, CheckLine, counts
from cchc_desktop.gui.models.check_tree import PLACE_COLUMN, WORDS_COLUMN, CheckTreeModel

_FEW = 12  # findings of a rule that are shown at once
_STEPS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Left, Qt.Key.Key_Right,
)  # fmt: skip


class CheckPanel(QWidget):
    """A side view. ``place_chosen`` carries the CheckLine whose place the user wants to see."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    place_chosen = Signal(object, bool)  # CheckLine; True: to be edited there
    place_looked_at = Signal(object)  # CheckLine that the keyboard came to: shown, and nothing opened
    print_wanted = Signal()
    left = Signal()

    def __init__(self, document: Document, watch: CheckWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._watch = document, watch
        self._closed: set[tuple[str, str]] = set()  # groups that the user has folded
        self._opened: set[tuple[str, str]] = set()
        self._filling = False
        self.model = CheckTreeModel(icons.icon, self)
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.degrees = {degree: self._degree_button(degree) for degree in DEGREES}
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Lọc, ví dụ: chủ trì")
        self.filter.setAccessibleName("Lọc kết quả kiểm tra")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.fix = self._button("&Sửa", "Sửa kết quả đang chọn theo đề nghị; có thể hoàn tác", self._fix_one)
        self.fix_all = self._button(
            "Sửa tất &cả cùng loại", "Sửa mọi kết quả cùng loại với kết quả đang chọn, thành một bước", self._fix_kind
        )
        tip = "Không báo nữa, kèm lý do; báo lại khi nội dung thay đổi"
        self.aside = self._button("&Bỏ qua…", tip, self._put_aside)
        self.paper = self._button("&In…", "In kết quả kiểm tra hoặc lưu thành PDF", self.print_wanted.emit)
        self._make_list()
        self._lay_out()
        watch.found.connect(self._fill)
        watch.begun.connect(self._tell_state)
        self._fill()

    # ---- building

    def _degree_button(self, degree: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(degree != SILENCED)
        button.setAutoRaise(True)
        button.setIcon(icons.icon(DEGREE_ICONS[degree]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"Hiện hoặc ẩn: {DEGREE_NAMES[degree].lower()}")
        button.toggled.connect(lambda _on: self._fill())
        return button

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _make_list(self) -> None:
        self.list = QTreeView(self)
        self.list.setAccessibleName("Kết quả kiểm tra")
        self.list.setModel(self.model)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PLACE_COLUMN, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(PLACE_COLUMN, 46 * self.fontMetrics().averageCharWidth())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._go_there)
        self.list.activated.connect(lambda index: self._go_there(index, edit=True))
        self.list.installEventFilter(self)
        self.list.collapsed.connect(lambda index: self._remember(index, folded=True))
        self.list.expanded.connect(lambda index: self._remember(index, folded=False))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.state, 1)
        for button in self.degrees.values():
            top.addWidget(button)
        top.addWidget(self.filter)
        self.filter.setMaximumWidth(24 * self.fontMetrics().averageCharWidth())
        foot = QHBoxLayout()
        for button in (self.fix, self.fix_all, self.aside):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    # ---- a side view

    def show_item(self, item_id: str | None) -> None:
        """Where the user stands changes nothing here."""

    def commit(self) -> None:
        """Nothing typed here belongs to the plan."""

    def close_document(self) -> None:
        """Hear of the plan no more."""
        self._watch.found.disconnect(self._fill)
        self._watch.begun.disconnect(self._tell_state)

    def begin(self) -> None:
        """Ready for going through the findings with the keyboard."""
        self._watch.finish()
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))  # before the keyboard is there: nobody went to it
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- showing

    def _fill(self) -> None:
        current = [line.key for line in self.model.lines(self.list.currentIndex())]
        row = self.list.currentIndex().row()
        wanted = [degree for degree, button in self.degrees.items() if button.isChecked()]
        asked = fold(self.filter.text()).split()
        lines = [
            line
            for line in self._watch.lines
            if line.degree in wanted and all(word in fold(f"{line.title} {line.words}") for word in asked)
        ]
        self._filling = True
        self.model.show_lines(lines)
        for group in range(self.model.rowCount()):
            key = self.model.group_key(group)
            few = key[0] not in (INFO, SILENCED) and len(self.model.lines(self.model.index(group, 0))) <= _FEW
            self.list.setExpanded(self.model.index(group, 0), key in self._opened or (few and key not in self._closed))
        index = self.model.index_of(current[0]) if current else QModelIndex()
        if not index.isValid() and current and self.model.rowCount():
            index = self.model.index(min(max(row, 0), self.model.rowCount() - 1), 0)
        self.list.setCurrentIndex(index)
        self._filling = False
        self._tell_state()
        self._show_buttons()

    def _tell_state(self) -> None:
        found = counts(self._watch.lines)
        for degree, button in self.degrees.items():
            button.setText(f"{DEGREE_NAMES[degree]}: {found.get(degree, 0)}")
        said = checking.summary(self._watch.lines) if self._watch.is_fresh else "Đang kiểm tra…"
        self.state.setText(said)

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        if not self._filling and index.isValid():
            key = self.model.group_key(index.row())
            (self._closed if folded else self._opened).add(key)
            (self._opened if folded else self._closed).discard(key)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()

    def _chosen(self) -> Sequence[CheckLine]:
        return self.model.lines(self.list.currentIndex())

    def _show_buttons(self) -> None:
        chosen, kind = self._chosen(), self.model.same_kind(self.list.currentIndex())
        writable = not self._document.read_only
        silenced = bool(chosen) and chosen[0].degree == SILENCED
        one = len(chosen) == 1 or not self.list.currentIndex().internalId()
        self.fix.setEnabled(writable and one and not silenced and any(line.can_fix for line in chosen))
        self.fix_all.setEnabled(writable and not silenced and sum(line.can_fix for line in kind) > 1)
        self.aside.setEnabled(writable and bool(chosen))
        self.aside.setText("&Báo lại" if silenced else "&Bỏ qua…")
        self.paper.setEnabled(bool(self._watch.lines))

    # ---- acts

    def _go_there(self, index: QModelIndex, *, edit: bool = False) -> None:
        lines = self.model.lines(index)
        if lines:
            self.place_chosen.emit(lines[0], edit)

    def _fix_one(self) -> None:
        self._act(lambda: checking.fix(self._document, self._chosen()))

    def _fix_kind(self) -> None:
        lines = self.model.same_kind(self.list.currentIndex())
        self._act(lambda: checking.fix(self._document, lines))

    def _put_aside(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        if chosen[0].degree == SILENCED:
            self._act(lambda: checking.unsilence(self._document, chosen))
            return
        reason = self.ask_reason(chosen)
        if reason is not None:
            self._act(lambda: checking.silence(self._document, chosen, reason))

    def ask_reason(self, lines: Sequence[CheckLine]) -> str | None:
        """Why these findings are not to be told; None where the user would rather not."""
        what = lines[0].sentence if len(lines) == 1 else f"{len(lines)} kết quả “{lines[0].title}”"
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Bỏ qua kết quả kiểm tra")
        dialog.setLabelText(f"{what}\n\nLý do (lưu trong tệp kế hoạch):")
        dialog.setOkButtonText("Bỏ qua")
        accepted = dialog.exec()
        reason = dialog.textValue()
        dialog.deleteLater()
        return reason if accepted else None

    def _act(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self.edit_refused.emit(error)
            return
        self._watch.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: keys that go through the list show the places; nothing else that changes its current line does."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.list and key in _STEPS:
            QTimer.singleShot(0, self, self._look)  # once the list has gone there
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self.place_looked_at.emit(chosen[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc gives the keyboard back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
