"""One branch alone in tree and table, and the bar that says so. Numbers stay those of the whole plan.

Esc, the bar, or going to something outside the branch ends it; it is not kept beyond the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from cchc_desktop.core.document import Event
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.messages import shorten
from cchc_desktop.gui.plain import plain_tip

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

_LEVELS = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION)


class BranchFocus(QObject):
    """Which branch of a plan is looked at alone; None = the whole plan."""

    changed = Signal()
    closed = Signal()  # the plan leaves the window

    def __init__(self, desk: Workspace) -> None:
        super().__init__(desk)
        self._desk = desk
        self.item: str | None = None
        self._stop = desk.session.document.listen(self._follow)
        for view in (desk.tree, desk.table):
            view.installEventFilter(self)

    def enter(self, item_id: str) -> bool:
        """Look at one branch alone; False for what is no branch of an appendix."""
        plan = self._desk.plan
        if item_id not in plan or plan[item_id].level not in _LEVELS:
            return False
        self._desk.commit_pending()
        self._show(item_id)
        self._desk.go_to(item_id)
        return True

    def leave(self) -> None:
        """Show the whole plan again, and stay where the user stands."""
        if self.item is None:
            return
        current = self._desk.current()[0]
        self._show(None)
        if current is not None:
            self._desk.go_to(current)

    def make_room(self, item_id: str) -> None:
        """Somebody goes to an item: outside the branch that ends the view of it."""
        if self.item is not None and not self.holds(item_id):
            self._show(None)

    def holds(self, item_id: str) -> bool:
        """True for the branch itself and what hangs under it."""
        plan = self._desk.plan
        item = plan.items.get(item_id)
        while item is not None and item.id != self.item:
            item = plan.parent(item.id)
        return item is not None

    @property
    def name(self) -> str:
        """What the branch is called in the tree."""
        plan = self._desk.plan
        return "" if self.item not in plan else self._desk.tree.tree_model.label(plan[self.item or ""])

    def close(self) -> None:
        """Let go of the document."""
        self._stop()
        self._stop = lambda: None
        self.item = None
        self.closed.emit()

    def _show(self, item_id: str | None) -> None:
        self.item = item_id
        self._desk.tree.branch.show(item_id)
        self._desk.table.table_model.show_branch(item_id)
        self.changed.emit()

    def _follow(self, event: Event) -> None:
        """The branch went away, or became something that is none; its name may be another."""
        if self.item is None:
            return
        item = event.after.items.get(self.item)
        if item is None or item.level not in _LEVELS:
            self._show(None)
        else:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: Esc in tree or table, while nothing is being typed."""
        if (
            self.item is not None
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.leave()
            return True
        return super().eventFilter(watched, event)


class FocusBar(QFrame):
    """ "Đang xem riêng: … [Xem tất cả]", above tree and table."""

    def __init__(self, window: MainWindow, focus: BranchFocus) -> None:
        super().__init__(window)
        self._focus = focus
        self._words = ""
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton("Xem tất cả", self)
        self.button.setToolTip("Hiện lại toàn bộ kế hoạch (Esc)")
        self.button.clicked.connect(lambda _checked=False: focus.leave())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self._text.setForegroundRole(QPalette.ColorRole.ToolTipText)
        window.front.column.insertWidget(0, self)
        focus.changed.connect(self._refresh)
        focus.closed.connect(self.hide)
        focus.closed.connect(self.deleteLater)
        self._refresh()

    @property
    def text(self) -> str:
        """What is shown; "" while hidden."""
        return "" if self.isHidden() else self._words

    def _refresh(self) -> None:
        self._words = f"Đang xem riêng: {shorten(self._focus.name, 160)}"
        self._text.setToolTip(plain_tip(self._words))
        self.setAccessibleName(self._words)
        self._fit()
        self.setVisible(self._focus.item is not None)

    def _fit(self) -> None:
        """Shorten the words to the room there is."""
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self._text.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._fit()
