"""The panel "Nội dung chưa xếp": texts of the imported file that fit nowhere, to be copied, placed or dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core import unplaced
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.unplaced import Loose

EMPTY = "Mọi nội dung của tệp đã nhập đều có chỗ trong kế hoạch."
HINT = "Các đoạn dưới đây có trong tệp đã nhập nhưng không thuộc mục nào; được giữ trong kế hoạch, không in ra."
_LOOSE = Qt.ItemDataRole.UserRole
CellPlace = tuple[str, str]  # item and name of the text of the table's current cell


class _List(QListWidget):
    """A list whose Ctrl+C is its own, not the window's."""

    def __init__(self, copy: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._copy = copy

    def event(self, event: QEvent) -> bool:
        """Override."""
        wanted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if wanted and event.type() == QEvent.Type.KeyPress:
            self._copy()
            return True
        return super().event(event)


class UnplacedPanel(QWidget):
    """A side view. ``line`` gives the current line of the text, ``cell`` the table's current cell; None for none."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)

    def __init__(
        self,
        document: Document,
        line: Callable[[], str | None],
        cell: Callable[[], CellPlace | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._line, self._cell = document, line, cell
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.list = _List(self.copy_chosen, self)
        self.list.setAccessibleName("Nội dung chưa xếp được vào đâu")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.copy = self._button("&Chép", "Chép các đoạn đang chọn vào bộ nhớ tạm (Ctrl+C)", self.copy_chosen)
        self.to_text = self._button(
            "Đưa vào &văn bản", "Thêm thành đoạn văn ngay sau dòng đang đứng ở thẻ “Văn bản”", self._into_text
        )
        self.to_cell = self._button(
            "Đưa vào ô đang chọ&n", "Thêm vào cuối ô đang chọn trong bảng phụ lục", self._into_cell
        )
        self.drop = self._button("&Bỏ", "Bỏ các đoạn đang chọn khỏi danh sách; có thể hoàn tác", self._drop)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(row)
        column.addWidget(self.list)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self._stop = document.listen(self._follow)
        self._fill()

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.copy, self.to_text, self.to_cell, self.drop)

    def _button(self, text: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(act)
        return button

    # ---- a side view

    def show_item(self, item_id: str | None) -> None:
        """Where the user stands decides where texts go; asked when they go."""

    def commit(self) -> None:
        """Nothing is typed here."""

    def close_document(self) -> None:
        """Hear of the document no more."""
        self._stop()

    def _follow(self, event: Event) -> None:
        if event.before.document.unplaced != event.after.document.unplaced:
            self._fill()

    def _fill(self) -> None:
        at = self.list.currentRow()
        self.list.clear()
        for loose in unplaced.loose_texts(self._document.plan):
            line = QListWidgetItem(loose[1])
            line.setData(_LOOSE, loose)
            self.list.addItem(line)
        if self.list.count():
            self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
        self.state.setText(HINT if self.list.count() else EMPTY)
        self._show_buttons()

    # ---- acts

    def chosen(self) -> list[Loose]:
        """The selected texts, in order."""
        rows = (self.list.item(at) for at in range(self.list.count()))
        return [tuple(row.data(_LOOSE)) for row in rows if row is not None and row.isSelected()]

    def _show_buttons(self) -> None:
        some = bool(self.chosen())
        self.copy.setEnabled(some)
        for button in (self.to_text, self.to_cell, self.drop):
            button.setEnabled(some and not self._document.read_only)

    def copy_chosen(self) -> None:
        """The selected texts to the clipboard, one a line."""
        texts = [text for _, text in self.chosen()]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def _into_text(self) -> None:
        chosen, line = self.chosen(), self._line()
        before = set(self._document.plan.items)
        if self._apply("Đưa nội dung chưa xếp vào văn bản", lambda p: unplaced.into_text(p, chosen, line)):
            made = [item.id for item in self._document.plan.walk() if item.id not in before]
            self.item_chosen.emit(made[-1], "")

    def _into_cell(self) -> None:
        chosen, cell = self.chosen(), self._cell()
        if cell is None:
            self.edit_refused.emit(refused(Refusal.NOTHING_SELECTED))
            return
        self._apply("Đưa nội dung chưa xếp vào ô", lambda p: unplaced.into_cell(p, chosen, *cell))

    def _drop(self) -> None:
        chosen = self.chosen()
        count = f"{len(chosen)} đoạn" if len(chosen) > 1 else "một đoạn"
        self._apply(f"Bỏ {count} chưa xếp", lambda plan: unplaced.drop(plan, chosen))

    def _apply(self, label: str, edit: Callable[[Plan], Plan]) -> bool:
        try:
            self._document.apply(label, edit)
        except KnownError as error:
            self.edit_refused.emit(error)
            return False
        return True
