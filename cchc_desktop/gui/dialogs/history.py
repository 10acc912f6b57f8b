"""Dialog "Lịch sử kế hoạch": what was done when and by whom, named versions, what differs from now, the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import jobs, notices
from cchc_desktop.gui.commands import history
from cchc_desktop.gui.commands.difference_lines import counted, differences
from cchc_desktop.gui.commands.history import Moment, MomentKind
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_history import Ui_History
from cchc_desktop.gui.messages import error_text

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.commands.session import PlanSession

_ROLE = Qt.ItemDataRole.UserRole
_GROUPS = {MomentKind.VERSION: "Các bản đã đặt tên", MomentKind.STEP: "Các bước đã làm"}
_WIDTHS = (26, 13)  # average letters: moment, who


class HistoryDialog(QDialog):
    """Looks into the past of the plan of one session."""

    went_back = Signal()

    def __init__(self, parent: QWidget | None, session: PlanSession) -> None:
        super().__init__(parent)
        self.ui = Ui_History()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._session = session
        self._job: jobs.Job | None = None
        self._plan: Plan | None = None  # of the chosen moment, once it is known
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.back: QPushButton = self.ui.buttons.addButton("&Trở về lúc này", role)
        self.name: QPushButton = self.ui.buttons.addButton("Đặt t&ên cho bản hiện tại…", role)
        self.drop: QPushButton = self.ui.buttons.addButton("&Xóa bản đã đặt tên", role)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        self.back.clicked.connect(self._go_back)
        self.name.clicked.connect(self._name)
        self.drop.clicked.connect(self._drop)
        self.ui.buttons.rejected.connect(self.reject)
        unit = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_WIDTHS):
            self.ui.moments.setColumnWidth(column, letters * unit)
        self.ui.halves.setSizes([560, 400])
        self.ui.moments.currentItemChanged.connect(lambda *_: self._look())
        self.fill()

    @property
    def chosen(self) -> Moment | None:
        """The moment that is current."""
        entry = self.ui.moments.currentItem()
        return entry.data(0, _ROLE) if entry is not None else None

    def choose(self, moment: Moment) -> None:
        """Make a moment current."""
        for entry in self._entries():
            if entry.data(0, _ROLE) == moment:
                self.ui.moments.setCurrentItem(entry)

    def fill(self) -> None:
        """List every moment anew."""
        try:
            found = history.moments(self._session)
        except KnownError as error:
            found = []
            self.ui.told.setText(error_text(error))
        tree = self.ui.moments
        tree.clear()
        groups: dict[MomentKind, QTreeWidgetItem] = {}
        for moment in found:
            parent = None
            if moment.kind in _GROUPS:
                parent = groups.get(moment.kind)
                if parent is None:
                    parent = groups[moment.kind] = QTreeWidgetItem(tree, [_GROUPS[moment.kind]])
                    parent.setFirstColumnSpanned(True)
                    parent.setExpanded(True)
            when = f"{moment.at:%d/%m/%Y %H:%M}" if moment.at else ""
            entry = QTreeWidgetItem([when, moment.user, moment.label])
            entry.setData(0, _ROLE, moment)
            entry.setToolTip(2, moment.label.replace("<", "‹"))
            if parent is None:
                tree.addTopLevelItem(entry)
            else:
                parent.addChild(entry)
        steps = sum(1 for moment in found if moment.kind is MomentKind.STEP)
        versions = sum(1 for moment in found if moment.kind is MomentKind.VERSION)
        self.ui.summary.setText(
            f"{steps} bước và {versions} bản đã đặt tên được giữ trong tệp kế hoạch. Chọn một thời điểm để xem "
            "kế hoạch khi ấy khác bây giờ ở đâu; trở về thời điểm nào cũng hoàn tác được."
        )
        first = tree.topLevelItem(0)
        if first is not None:
            tree.setCurrentItem(first)
        self._look()

    def _entries(self) -> list[QTreeWidgetItem]:
        tops = [self.ui.moments.topLevelItem(row) for row in range(self.ui.moments.topLevelItemCount())]
        found: list[QTreeWidgetItem] = []
        for top in tops:
            if top is not None:
                found += [top, *(top.child(row) for row in range(top.childCount()))]
        return found

    def _look(self) -> None:
        """Find out in the background how the plan was then, and what differs."""
        if self._job is not None:
            self._job.cancel()
        self._plan = None
        moment = self.chosen
        self.drop.setEnabled(moment is not None and moment.kind is MomentKind.VERSION)
        self.name.setEnabled(not self._session.read_only)
        self.back.setEnabled(False)
        self.ui.told.clear()
        if moment is None:
            self.ui.differences.clear()
            return
        self.ui.differences.setPlainText("Đang xem lại…")
        now = self._session.document.plan

        def work(_progress: jobs.Progress) -> tuple[Plan, list[str]]:
            then = history.plan_of(self._session, moment)
            return then, differences(then, now)

        self._job = jobs.run(work, self._show, self._tell)

    def _show(self, found: tuple[Plan, list[str]]) -> None:
        self._job = None
        self._plan, lines = found
        self.ui.differences.setPlainText("\n".join([counted(lines), *lines]))
        self.back.setEnabled(bool(lines) and not self._session.read_only)

    def _tell(self, error: KnownError) -> None:
        self._job = None
        self.ui.differences.clear()
        self.ui.told.setText(error_text(error))

    def _go_back(self) -> None:
        moment = self.chosen
        if moment is not None and self._plan is not None:
            history.go_back(self._session, moment, self._plan)
            self.went_back.emit()
            self.fill()

    def _name(self) -> None:
        past = self._session.past
        if past is None:
            return
        text = "Tên của bản hiện tại (ví dụ: Bản trình lần 1):"
        name, accepted = QInputDialog.getText(self, "Đặt tên bản", text)
        if accepted:
            self._try(lambda: past.name_version(name))

    def _drop(self) -> None:
        past, moment = self._session.past, self.chosen
        if past is None or moment is None or moment.kind is not MomentKind.VERSION:
            return
        if notices.ask_yes(self, f"Xóa bản “{moment.label}”? Việc này không hoàn tác được.", "&Xóa"):
            self._try(lambda: past.drop_version(moment.label))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self.ui.told.setText(error_text(error))
            return
        self.fill()

    def done(self, result: int) -> None:
        """Override: nobody waits for the past any more."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)
