"""The start page: last year's plan first, then the other ways in, and the plans opened last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions import ActionId
from cchc_desktop.gui.recent import RecentPlan, RecentPlans

WAYS_IN = (
    (ActionId.IMPORT, "import", "Mở kế hoạch năm trước (Word, Excel…)",
     "Đọc phụ lục của tệp .docx hoặc .xlsx thành kế hoạch để sửa tiếp. Tệp gốc được giữ nguyên."),
    (ActionId.OPEN, "open", "Mở kế hoạch…", "Mở một tệp kế hoạch (.cchc) đã lưu."),
    (ActionId.NEW, "new", "Kế hoạch mới…", "Lập kế hoạch mới theo một biểu mẫu."),
    (ActionId.SAMPLE, "sample", "Kế hoạch mẫu…", "Mở một kế hoạch mẫu để làm quen."),
)  # fmt: skip
_PATH_ROLE = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """What a window shows while no plan is open."""

    plan_chosen = Signal(Path)

    def __init__(self, recent: RecentPlans, run: Callable[[ActionId], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.buttons = {name: self._button(name, icon, text, note, run) for name, icon, text, note in WAYS_IN}
        self._heading = _heading("Kế hoạch cải cách hành chính", 1.7)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Kế hoạch mở gần đây")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._none = QLabel("Chưa có kế hoạch nào. Hãy bắt đầu bằng kế hoạch năm trước ở bên trái.", self)
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._unlisten = recent.listen(self.refresh)
        self.destroyed.connect(self._unlisten)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent plans as they are now."""
        self.list.clear()
        for plan in self._recent.entries():
            self.list.addItem(_item(plan))
        empty = self.list.count() == 0
        self.list.setVisible(not empty)
        self._none.setVisible(empty)

    def retint(self) -> None:
        """Paint the icons anew."""
        for name, icon, _text, _note in WAYS_IN:
            self.buttons[name].setIcon(icons.icon(icon, (icons.LARGE,)))

    def _open(self, item: QListWidgetItem) -> None:
        self.plan_chosen.emit(Path(item.data(_PATH_ROLE)))

    def _button(
        self, name: ActionId, icon: str, text: str, note: str, run: Callable[[ActionId], None]
    ) -> QCommandLinkButton:
        button = QCommandLinkButton(text, note, self)
        button.setIcon(icons.icon(icon, (icons.LARGE,)))
        button.setIconSize(QSize(icons.LARGE, icons.LARGE))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Its own size hint leaves room for more lines than there are: title, two lines of note, margins.
        button.setFixedHeight(3 * button.fontMetrics().lineSpacing() + 22)
        button.clicked.connect(lambda _checked=False: run(name))
        return button

    def _framed(self, button: QCommandLinkButton) -> QFrame:
        """The way in that most users want stands out."""
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setBackgroundRole(QPalette.ColorRole.Base)
        frame.setAutoFillBackground(True)
        QVBoxLayout(frame).addWidget(button)
        return frame

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        first, *others = self.buttons.values()
        left.addWidget(self._framed(first))
        for button in others:
            left.addWidget(button)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(_heading("Mở gần đây", 1.2))
        right.addWidget(self.list, 1)
        right.addWidget(self._none, 1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(left, 5)
        columns.addLayout(right, 4)
        promise = QLabel("Mọi dữ liệu nằm trên máy này; mỗi thay đổi được lưu ngay khi thực hiện.", self)
        promise.setWordWrap(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(40, 28, 40, 20)
        page.setSpacing(18)
        page.addWidget(self._heading)
        page.addLayout(columns, 1)
        page.addWidget(promise)


def _heading(text: str, factor: float) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(True)
    label.setFont(font)
    return label


def _item(plan: RecentPlan) -> QListWidgetItem:
    item = QListWidgetItem(icons.icon("recent"), f"{plan.name}\n{plan.path}{_opened(plan.opened)}")
    item.setData(_PATH_ROLE, str(plan.path))
    item.setToolTip(str(plan.path))
    return item


def _opened(stamp: str) -> str:
    try:
        return f" · {datetime.fromisoformat(stamp):%d/%m/%Y %H:%M}"
    except ValueError:
        return ""
