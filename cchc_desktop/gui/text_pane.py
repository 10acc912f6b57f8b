"""TextPane: the tab "Văn bản": the page of the text under a bar that says how the line with the caret is marked.

A plan without a text shows how to begin one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.body import Kind, is_heading, kind
from cchc_desktop.core.body_lines import Written, marker_sign
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.commands.skeletons import skeleton
from cchc_desktop.gui.views.text_view import TextView

KIND_TIPS: dict[Kind | None, str] = {
    Kind.ROMAN: "Mục I, II, III",
    Kind.ARABIC: "Khoản 1, 2, 3",
    Kind.DECIMAL: "Mục 1.1, 1.2",
    Kind.LETTER: "Điểm a), b), c), d), đ)",
    Kind.DASH: "Gạch đầu dòng",
    Kind.PLUS: "Dấu cộng đầu dòng",
    Kind.MILESTONE: "Mốc thời gian (Đến năm …:)",
    None: "Đoạn thường, không đánh số",
}
_FACES: dict[Kind | None, str] = {Kind.MILESTONE: "Năm:", None: "¶"}
_EMPTY = (
    "Kế hoạch này chưa có phần văn bản.",
    "Phần văn bản gồm mục đích, yêu cầu, nhiệm vụ, kinh phí và tổ chức thực hiện, đứng trước phụ lục.",
)


class TextPane(QWidget):
    """Bar, page, and what is shown where there is no text yet."""

    current_item_changed = Signal(str, str)
    edit_refused = Signal(object)  # KnownError
    info_wanted = Signal(str)
    zoom_changed = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.view = TextView(document, self)
        self.view.current_item_changed.connect(self.current_item_changed)
        self.view.edit_refused.connect(self.edit_refused)
        self.view.info_wanted.connect(self.info_wanted)
        self.view.zoom_changed.connect(self.zoom_changed)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.cursorPositionChanged.connect(self._show_kind)
        self.bar = self._make_bar()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_empty())
        self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.view)
        self._stop = document.listen(self._follow)
        self._show_page()
        self._show_kind()

    # ---- what it is made of

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(2)
        label = QLabel(self.tr("Kiểu dòng:"), bar)
        row.addWidget(label)
        self._group = QButtonGroup(bar)
        self._group.setExclusive(False)  # none of them is down on a line of the letterhead
        self.kinds: dict[Kind | None, QToolButton] = {}
        for marked, tip in KIND_TIPS.items():
            button = self._button(bar, _face(marked), tip, lambda marked=marked: self.mark(marked))
            self.kinds[marked] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addSpacing(10)
        self.heading = self._button(bar, "B", "In đậm như đề mục", self.toggle_heading)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        row.addWidget(self.heading)
        row.addStretch(1)
        self.info = QToolButton(bar)
        self.info.setText(self.tr("Thể thức, nơi nhận, chữ ký…"))
        self.info.setToolTip(self.tr("Sửa cơ quan ban hành, số, ngày, nơi nhận và chữ ký"))
        self.info.setAutoRaise(True)
        self.info.clicked.connect(lambda: self.info_wanted.emit("issuer"))
        row.addWidget(self.info)
        return bar

    def _button(self, bar: QWidget, face: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(bar)
        button.setText(face)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the caret stays where it is
        button.setMinimumWidth(30)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _make_empty(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addStretch(2)
        for place, text in enumerate(_EMPTY):
            label = QLabel(text, page)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            if not place:
                font = label.font()
                font.setPointSizeF(font.pointSizeF() * 1.3)
                label.setFont(font)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        self.begin_button = QPushButton(self.tr("&Soạn phần văn bản"), page)
        self.begin_button.setToolTip(self.tr("Bắt đầu bằng bố cục thường dùng; mọi dòng đều sửa được"))
        self.begin_button.clicked.connect(lambda _checked=False: self.begin())
        self.blank_button = QPushButton(self.tr("Bắt đầu từ trang &trắng"), page)
        self.blank_button.clicked.connect(lambda _checked=False: self.begin(blank=True))
        for button in (self.begin_button, self.blank_button):
            button.setEnabled(not self._document.read_only)
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(3)
        return page

    # ---- acts

    def begin(self, *, blank: bool = False) -> None:
        """Write the usual text of such a plan, or one empty line; only where there is none."""
        if self.has_text:
            return
        lines = [Written(None, "")] if blank else skeleton(self._document.plan)
        self._try(lambda: self.view.put_caret(texts.put_body(self._document, lines, "Soạn phần văn bản"), 0))
        self.view.setFocus()

    def mark(self, marked: Kind | None) -> None:
        """Mark the selected lines."""
        self.view.commit()
        ids = self.view.selected_items()
        if ids:
            self._try(lambda: texts.mark(self._document, ids, marked))
        self._show_kind()

    def toggle_heading(self) -> None:
        """Print the section with the caret bold as a title, or not."""
        self.view.commit()
        item = self._document.plan.items.get(self.view.current_item()[0])
        if item is not None and item.level is Level.SECTION:
            self._try(lambda: texts.set_heading(self._document, item.id, not is_heading(item)))
        self._show_kind()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self.edit_refused.emit(error)

    # ---- what the window asks

    @property
    def has_text(self) -> bool:
        """True where the plan has a text."""
        plan = self._document.plan
        return plan.body is not None and bool(plan[plan.body].children)

    def current_item(self) -> tuple[str, str]:
        """The item with the caret and its level; ("", "") where there is none."""
        return self.view.current_item() if self.has_text else ("", "")

    def selected_items(self) -> list[str]:
        """The items that the selection touches."""
        return self.view.selected_items() if self.has_text else []

    def current_kind(self) -> tuple[bool, Kind | None]:
        """(True, kind) on an item: None is an unmarked paragraph; (False, None) elsewhere."""
        item = self._document.plan.items.get(self.current_item()[0])
        if item is None or item.level is Level.BODY:
            return False, None
        return True, kind(item) if item.level is Level.SECTION else None

    def set_current(self, item_id: str, column: str = "") -> None:
        """Go to an item."""
        self.view.set_current(item_id, column)

    def commit(self) -> None:
        """Write what was typed."""
        self.view.commit()

    def close_document(self) -> None:
        """Let go of the document."""
        self.view.close_document()
        self._stop()

    def _follow(self, event: Event) -> None:
        self._show_page()
        self._show_kind()

    def _show_page(self) -> None:
        page = 1 if self.has_text else 0
        if self.stack.currentIndex() != page:
            self.stack.setCurrentIndex(page)

    def _show_kind(self) -> None:
        on_item, marked = self.current_kind()
        writable = on_item and not self._document.read_only
        for face, button in self.kinds.items():
            button.setEnabled(writable)
            button.setChecked(on_item and face is marked)
        item = self._document.plan.items.get(self.current_item()[0])
        section = item is not None and item.level is Level.SECTION
        self.heading.setEnabled(writable and section)
        self.heading.setChecked(section and item is not None and is_heading(item))

    def _show_menu(self, place: QPoint) -> None:
        menu = self.make_menu()
        menu.exec(place)
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """The context menu of the page."""
        view = self.view
        menu = QMenu(self)
        selected, writable = view.textCursor().hasSelection(), view.is_writable
        cut = menu.addAction(self.tr("Cắ&t"), view.cut_selection)
        cut.setEnabled(selected and writable)
        menu.addAction(self.tr("Sao &chép"), view.copy).setEnabled(selected)
        menu.addAction(self.tr("&Dán"), view.paste).setEnabled(view.canPaste())
        menu.addAction(self.tr("&Xóa"), view.erase_selection).setEnabled(selected and writable)
        menu.addSeparator()
        menu.addAction(self.tr("Chọn tất &cả"), view.selectAll)
        menu.addSeparator()
        kinds = menu.addMenu(self.tr("&Kiểu dòng"))
        for marked, tip in KIND_TIPS.items():
            action = kinds.addAction(tip, lambda marked=marked: self.mark(marked))
            action.setCheckable(True)
            action.setChecked(self.kinds[marked].isChecked())
        kinds.setEnabled(writable and self.current_kind()[0])
        return menu


def _face(marked: Kind | None) -> str:
    return _FACES.get(marked) or (marker_sign(marked) if marked is not None else "")
