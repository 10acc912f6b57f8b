"""The main window: start page or plan, menus, docks, status. It asks nothing of files itself (file_acts.py does).

Only Qt and small modules are imported here: what needs a plan is imported when one is opened, after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions import ActionId, WindowState
from cchc_desktop.gui.menus import Menus
from cchc_desktop.gui.message_bar import MessageBar
from cchc_desktop.gui.start_page import StartPage
from cchc_desktop.gui.status import StatusBar

if TYPE_CHECKING:
    from cchc_desktop.core.document import Event
    from cchc_desktop.core.errors import KnownError
    from cchc_desktop.core.issues import Issue
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.gui.file_acts import FileActs
    from cchc_desktop.gui.windows import Services
    from cchc_desktop.gui.workspace import Workspace

PROGRAM = "CCHC Desktop"
DROPPED = (".cchc", ".docx", ".xlsx", ".json")
_GEOMETRY, _DOCKS, _WIDTHS = "window/geometry", "window/docks", "columns"
_DOCKS_VERSION = 1
_START_SIZE = QSize(1280, 800)
_SMALL_SCREEN = 1400  # pixels of width below which the window takes the whole screen at first
_NARROW_SCREEN = 1100  # … below which the table has no room beside two docks (1366 at 150 %)


class MainWindow(QMainWindow):
    """One window: the start page, or one plan."""

    closed = Signal()
    painted = Signal()  # once, after the first paint

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.session: PlanSession | None = None
        self.workspace: Workspace | None = None
        self._acts: dict[ActionId, Callable[[], object]] = {}
        self._dialogs: list[QDialog] = []
        self._was_painted = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowIcon(icons.icon("app", (16, 32, 64)))
        self.menus = Menus(self, self.run)
        self.menus.recent.aboutToShow.connect(self._fill_recent)
        self._build_centre()
        self.tree_dock = self._dock("Cấu trúc", "tree_dock", Qt.DockWidgetArea.LeftDockWidgetArea, ActionId.SHOW_TREE)
        self.details_dock = self._dock(
            "Chi tiết", "details_dock", Qt.DockWidgetArea.RightDockWidgetArea, ActionId.SHOW_DETAILS
        )
        self._build_status()
        toolbar = self.menus.actions[ActionId.SHOW_TOOLBAR]
        self.menus.toolbar.visibilityChanged.connect(lambda shown: toolbar.setChecked(shown or self.isHidden()))
        self._restore_places()
        self._show_nothing()

    # ---- what is where

    def _build_centre(self) -> None:
        self.message_bar = MessageBar(self)
        self.start_page = StartPage(self.services.recent, self.run, self)
        self.start_page.plan_chosen.connect(self._open_recent)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._stack = QStackedWidget(self)
        self._start = QScrollArea(self)  # on a small screen the page scrolls, the window need not be larger
        self._start.setFrameShape(QScrollArea.Shape.NoFrame)
        self._start.setWidgetResizable(True)
        self._start.setWidget(self.start_page)
        self._stack.addWidget(self._start)
        self._stack.addWidget(self.tabs)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _dock(self, title: str, name: str, area: Qt.DockWidgetArea, action: ActionId) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.addDockWidget(area, dock)
        dock.visibilityChanged.connect(lambda _shown: self.menus.actions[action].setChecked(not dock.isHidden()))
        return dock

    def _build_status(self) -> None:
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.status.save_sign.retry.connect(lambda: self.session and self.session.retry())
        self.status.zoom_changed.connect(self._on_zoom)

    def _restore_places(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(_START_SIZE.boundedTo(room.size()))
        if room.width() < _SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        geometry = self.services.settings.bytes(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._default_docks()
        docks = self.services.settings.bytes(_DOCKS)
        if docks is not None:
            self.restoreState(docks, _DOCKS_VERSION)
        elif room.width() < _NARROW_SCREEN:
            self.details_dock.hide()
        self._docks_wanted = {dock: not dock.isHidden() for dock in (self.tree_dock, self.details_dock)}

    def _default_docks(self) -> None:
        for dock, area in (
            (self.tree_dock, Qt.DockWidgetArea.LeftDockWidgetArea),
            (self.details_dock, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            dock.setFloating(False)
            self.addDockWidget(area, dock)
            dock.show()
        self.resizeDocks([self.tree_dock, self.details_dock], [250, 260], Qt.Orientation.Horizontal)

    def reset_layout(self) -> None:
        """Tree left, details right, toolbar on top, columns as wide as the form says."""
        self._default_docks()
        self.menus.toolbar.show()
        if self.workspace is not None:
            self.workspace.table.fit_columns()

    def _keep_places(self) -> None:
        settings = self.services.settings
        settings.put(_GEOMETRY, self.saveGeometry())
        if self.session is None:  # the docks are hidden on the start page only
            for dock, wanted in self._docks_wanted.items():
                dock.setVisible(wanted)
        settings.put(_DOCKS, self.saveState(_DOCKS_VERSION))

    # ---- commands

    @cached_property
    def files(self) -> FileActs:
        """The commands on files, imported when the first one is given."""
        from cchc_desktop.gui.file_acts import FileActs

        return FileActs(self)

    def run(self, action: ActionId) -> None:
        """Do a command."""
        if not self._acts:
            from cchc_desktop.gui.window_acts import all_acts

            self._acts = all_acts(self)
        self._acts[action]()

    def state(self) -> WindowState:
        """What decides which commands can be used now."""
        session, desk = self.session, self.workspace
        if session is None or desk is None:
            return WindowState()
        document = session.document
        item, _column = desk.current()
        rows, columns = desk.selected_cells()
        return WindowState(
            has_plan=True,
            read_only=session.read_only,
            changed=session.changed_since_opening,
            undo=document.history.undo_label,
            redo=document.history.redo_label,
            level=document.plan[item].level.value if item else None,
            cells=len(rows) * len(columns),
        )

    def refresh_actions(self) -> None:
        """Enable what can be used."""
        self.menus.refresh(self.state())

    def tell_refusal(self, error: KnownError) -> None:
        """Say why an edit was refused, without stopping the work."""
        from cchc_desktop.gui.workspace import refusal

        if self.session is not None:
            self.message_bar.tell(refusal(self.session, error), "warning")

    @property
    def held_dialogs(self) -> Sequence[QDialog]:
        """The dialogs that stand beside the window."""
        return tuple(self._dialogs)

    def hold_dialog(self, dialog: QDialog) -> None:
        """Keep a dialog that stays open beside the window; it is deleted when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda _result: self._dialogs.remove(dialog) if dialog in self._dialogs else None)

    # ---- the plan

    def plan(self) -> Plan:
        """The plan shown; there must be one."""
        assert self.session is not None
        return self.session.document.plan

    def show_plan(self, session: PlanSession) -> None:
        """Put a plan on the desk of this window, which must be empty."""
        from cchc_desktop.gui.workspace import Workspace

        assert self.session is None, "one plan a window"
        self.session = session
        self.workspace = Workspace(session, self.tree_dock, self.tabs, self.details_dock)
        self.workspace.current_changed.connect(self.refresh_actions)
        self.workspace.edit_refused.connect(self.tell_refusal)
        self.workspace.table.zoom_changed.connect(self.status.set_zoom)
        session.changed.connect(self._on_change)
        sign = self.status.save_sign
        session.saving.connect(sign.saving)
        session.saved.connect(sign.saved)
        session.save_failed.connect(sign.failed)
        if session.read_only:
            sign.read_only()
        else:
            sign.saved(None)
        self._stack.setCurrentWidget(self.tabs)
        for dock, wanted in self._docks_wanted.items():
            dock.setVisible(wanted)
        self.status.set_zoom(self.services.settings.zoom)
        self.workspace.table.set_zoom(self.status.zoom)
        self._show_names()
        self.refresh_actions()
        self.workspace.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_forward()

    def close_plan(self) -> bool:
        """Write what is left and show the start page; False where the plan has to stay open."""
        if self.session is None or self.workspace is None:
            return True
        self.workspace.commit_pending()
        if not self.files.close_session(self.session):
            return False
        self._docks_wanted = {dock: not dock.isHidden() for dock in self._docks_wanted}
        for dialog in tuple(self._dialogs):
            dialog.close()
        self.workspace.close()
        self.session = self.workspace = None
        self._show_nothing()
        return True

    def show_import_issues(self, source: Path, issues: Sequence[Issue]) -> None:
        """The list of what wants a look, beside the plan that was just imported."""
        from cchc_desktop.gui.dialogs.import_result import ImportResultDialog

        if not issues:
            self.message_bar.tell(f"Đã nhập “{source.name}”. Không có điểm nào cần xem lại.")
            return
        dialog = ImportResultDialog(self, source, self.plan(), issues)
        dialog.issue_chosen.connect(self._go_to_issue)
        dialog.stay_beside()
        self.hold_dialog(dialog)
        dialog.show()

    def come_forward(self) -> None:
        """Bring the window before the others."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _show_nothing(self) -> None:
        self._stack.setCurrentWidget(self._start)
        for dock in (self.tree_dock, self.details_dock):
            dock.hide()
        self.status.save_sign.clear()
        self.status.show_plan(None)
        self.setWindowTitle(PROGRAM)
        self.menus.refresh(WindowState())

    def _show_names(self) -> None:
        from cchc_desktop.gui.commands.plans import plan_title

        if self.session is not None:
            plan = self.session.document.plan
            name = self.session.path.name
            title = plan_title(plan)
            looking = " (chỉ để xem)" if self.session.read_only else ""
            self.setWindowTitle(f"{title + ' – ' if title else ''}{name}{looking} – {PROGRAM}")
            self.status.show_plan(plan.counts())

    def _on_change(self, event: Event) -> None:
        from cchc_desktop.core.changes import Updated

        # Texts alone change neither counts nor names; counting a long plan at every letter would be felt.
        if any(
            not isinstance(change, Updated) or change.before.marks != change.after.marks for change in event.changes
        ):
            self._show_names()
        # Queued: the views have not all taken the event in yet.
        QTimer.singleShot(0, self.refresh_actions)

    def _go_to_issue(self, issue: Issue) -> None:
        if self.workspace is not None and issue.where.item is not None:
            self.workspace.go_to(issue.where.item)
            self.come_forward()

    def _on_zoom(self, percent: int) -> None:
        if self.workspace is not None:
            self.workspace.table.set_zoom(percent)
            self.services.settings.put("zoom", percent)

    def _open_recent(self, path: Path) -> None:
        self.files.open(path)

    def _fill_recent(self) -> None:
        menu = self.menus.recent
        menu.clear()
        for number, plan in enumerate(self.services.recent.entries(), 1):
            text = f"{plan.name} ({plan.path.name})".replace("&", "&&")
            entry = menu.addAction(f"&{number} {text}" if number < 10 else text)
            entry.setToolTip(str(plan.path))
            entry.triggered.connect(lambda _checked=False, path=plan.path: self.files.open(path))
        if menu.isEmpty():
            menu.addAction("(chưa có)").setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction("&Xóa danh sách này").triggered.connect(lambda _checked=False: self.services.recent.clear())

    # ---- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: everything is written first; the window stays where that fails."""
        self._keep_places()
        if not self.close_plan():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Override: icons follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "menus"):
            self.menus.retint()
            self.start_page.retint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: tell of the first paint, after it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: one file that we can open."""
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override."""
        path = _dropped(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: self.files.open(path))


def _dropped(urls: Sequence[QUrl]) -> Path | None:
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in DROPPED else None
