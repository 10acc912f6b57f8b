"""The start page: last year's plan first, then the other ways in, and the plans opened last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCommandLinkButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.first_hint import FirstHint
from cchc_desktop.gui.plain import plain_action, plain_tip
from cchc_desktop.gui.recent import RecentPlan, RecentPlans

WAYS_IN = (
    (ActionId.IMPORT, "import", "Mở kế hoạch năm trước (Word, Excel…)",
     "Đọc tệp Word, Excel, PDF, trang web… thành kế hoạch để sửa tiếp. Tệp gốc được giữ nguyên."),
    (ActionId.ROLL_FORWARD, "roll", "Lập kế hoạch năm sau…",
     "Từ kế hoạch năm trước: chuyển năm, đổi tên cơ quan, chỉ hỏi những chỗ cần quyết định."),
    (ActionId.OPEN, "open", "Mở kế hoạch…", "Mở một tệp kế hoạch (.cchc) đã lưu."),
    (ActionId.NEW, "new", "Kế hoạch mới…", "Lập kế hoạch mới theo một biểu mẫu."),
    (ActionId.SAMPLE, "sample", "Kế hoạch mẫu…", "Mở một kế hoạch mẫu của tỉnh hoặc của xã để làm quen."),
)  # fmt: skip
_ICON = 32  # logical pixels
_MOST_SHOWN = 6  # recent plans, what a small screen shows without scrolling; the menu has them all
_MISSING = "Không tìm thấy tệp · "
_LOOK_MS = 200  # after the page is painted


class StartPage(QWidget):
    """What a window shows while no plan is open."""

    plan_chosen = Signal(Path)

    def __init__(self, recent: RecentPlans, run: Callable[[ActionId], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._run = run
        self.buttons = {name: self._way_in(name, icon, text, note) for name, icon, text, note in WAYS_IN}
        self.plans: list[QCommandLinkButton] = []
        self._none = QLabel("Chưa có kế hoạch nào. Hãy bắt đầu bằng kế hoạch năm trước ở bên trái.", self)
        self._none.setWordWrap(True)
        self._looker = _Looker(self)
        self._looker.told.connect(self._mark)
        self.missing: frozenset[Path] = frozenset()
        self.hint = FirstHint(recent.settings, run, self)
        self._lay_out()
        self.destroyed.connect(recent.listen(self.refresh))
        self.refresh()

    def refresh(self) -> None:
        """Show the recent plans as they are now."""
        for button in self.plans:
            self._list.removeWidget(button)
            button.deleteLater()
        self.plans = [self._plan_button(plan) for plan in self._recent.entries()[:_MOST_SHOWN]]
        for button in self.plans:
            self._list.addWidget(button)
        self._none.setVisible(not self.plans)
        stops = [*self.buttons.values(), *self.plans, self.hint.help, self.hint.away]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        if self.plans:
            QTimer.singleShot(_LOOK_MS, self._looker, self._look)

    def _look(self) -> None:
        self._looker.look([plan.path for plan in self._recent.entries()[:_MOST_SHOWN]])

    def begin(self) -> None:
        """Put the keyboard on the way in that most users want."""
        self.buttons[ActionId.IMPORT].setFocus()

    def show_as_found(self) -> None:
        """Show the plans as if all their files were there: for pictures of it."""
        self._looker.told.disconnect(self._mark)
        self._mark(frozenset())

    def _mark(self, missing: frozenset[Path]) -> None:
        """Say of the plans whose files are not there that they are not, in words."""
        self.missing = missing
        for button, plan in zip(self.plans, self._recent.entries(), strict=False):
            button.setDescription((_MISSING if plan.path in missing else "") + _note(plan))

    def retint(self) -> None:
        """Paint the icons anew."""
        for name, icon, _text, _note in WAYS_IN:
            self.buttons[name].setIcon(icons.icon(icon, (_ICON,)))

    def _way_in(self, name: ActionId, icon: str, text: str, note: str) -> QCommandLinkButton:
        button = _Link(text, note, self)
        button.setIcon(icons.icon(icon, (_ICON,)))
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(lambda _checked=False: self._run(name))
        return button

    def _plan_button(self, plan: RecentPlan) -> QCommandLinkButton:
        button = _Link(plain_action(plan.name), _note(plan), self)
        button.setIcon(icons.icon("app", (_ICON,)))  # Qt's own is a heavy arrow
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(plain_tip(str(plan.path)))
        button.clicked.connect(lambda _checked=False: self.plan_chosen.emit(plan.path))
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
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        right = QVBoxLayout()
        right.addWidget(_heading("Mở gần đây", 1.2))
        right.addWidget(self._none)
        right.addLayout(self._list)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(left, 5)
        columns.addLayout(right, 4)
        promise = QLabel("Mọi dữ liệu nằm trên máy này; mỗi thay đổi được lưu ngay khi thực hiện.", self)
        promise.setWordWrap(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(40, 28, 40, 20)
        page.setSpacing(18)
        page.addWidget(_heading("Kế hoạch cải cách hành chính", 1.7))
        page.addLayout(columns, 1)
        page.addWidget(self.hint)
        page.addWidget(promise)


class _Looker(QObject):
    """Looks for files beside the window's work: a share that is away answers after half a minute, or never."""

    told = Signal(object)  # frozenset[Path]: what is not there

    def look(self, paths: Iterable[Path]) -> None:
        """Begin; the answer comes as a signal, or not at all where the program ends before."""
        wanted = tuple(paths)

        def work() -> None:
            missing = frozenset(path for path in wanted if not _is_there(path))
            try:
                self.told.emit(missing)
            except RuntimeError:  # the window is gone
                return

        Thread(target=work, daemon=True).start()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _note(plan: RecentPlan) -> str:
    """ "Năm 2027 · ke-hoach.cchc – D:/CCHC · mở 20/11/2026 08:15" """
    years = f"{'Giai đoạn' if '-' in plan.years else 'Năm'} {plan.years} · " if plan.years else ""
    return f"{years}{plan.path.name} – {plan.path.parent}{_opened(plan.opened)}"


def _heading(text: str, factor: float) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(True)
    label.setFont(font)
    return label


class _Link(QCommandLinkButton):
    """A link that shows when the keyboard is on it, and that Enter follows as Space does."""

    def __init__(self, text: str, note: str, parent: QWidget) -> None:
        super().__init__(text, note, parent)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Its own size hint leaves room for more lines than there are: title, two lines of note, margins.
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.end()


def _opened(stamp: str) -> str:
    """ "2026-11-22T08:15" → " · 22/11/2026 08:15"."""
    date, _, time = stamp.partition("T")
    parts = date.split("-")
    return f" · {'/'.join(reversed(parts))} {time[:5]}" if len(parts) == 3 and time else ""
