"""The main window: start page or plan. What surrounds a plan is made by furniture.py, files are file_acts.py's.

Only what the first paint needs is imported and built here; the rest follows right after it. The enum classes of the
namespace Qt alone take a tenth of the time a bare window needs, so nothing before the paint may name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint, QUrl
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QDialog, QDockWidget, QTabWidget

    from cchc_desktop.core.document import Event
    from cchc_desktop.core.errors import KnownError
    from cchc_desktop.core.issues import Issue
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.actions.table import ActionId, WindowState
    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.gui.file_acts import FileActs
    from cchc_desktop.gui.front import Front
    from cchc_desktop.gui.furniture import Furniture
    from cchc_desktop.gui.menus import Menus
    from cchc_desktop.gui.message_bar import MessageBar
    from cchc_desktop.gui.start_page import StartPage
    from cchc_desktop.gui.status import StatusBar
    from cchc_desktop.gui.windows import Services
    from cchc_desktop.gui.workspace import Workspace

PROGRAM = "CCHC Desktop"
DROPPED = (
    ".cchc", ".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv",
    ".pdf", ".html", ".htm", ".json",
)  # fmt: skip
_GEOMETRY = "window/geometry"
_START_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 40)  # that the desktop puts around a window, title bar included: more than most do
_SMALL_SCREEN = 1400  # pixels of width below which the window takes the whole screen at first


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
        self.setWindowTitle(PROGRAM)

    def show_first(self) -> None:
        """Show the window where it stood last; a small screen is filled at first."""
        room = self.screen().availableGeometry()
        most = room.size() - _FRAME
        self.resize(_START_SIZE.boundedTo(most))
        geometry = self.services.settings.bytes(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
            if not self.isMaximized() and not self.isFullScreen():
                self.resize(self.size().boundedTo(most))  # another screen, or another scaling of it
        if geometry is None and room.width() < _SMALL_SCREEN:
            self.showMaximized()
        else:
            self.show()

    # ---- what follows the first paint

    @cached_property
    def front(self) -> Front:
        """Menu bar and start page: made when first asked for, at the latest right after the first paint."""
        from cchc_desktop.gui.front import Front

        return Front(self)

    @property
    def has_front(self) -> bool:
        """True once menu bar and start page are there."""
        return "front" in self.__dict__

    @property
    def start_page(self) -> StartPage:
        """The page shown without a plan."""
        return self.front.start_page

    @cached_property
    def furniture(self) -> Furniture:
        """Menus, toolbar, docks, bars: made when first asked for, at the latest right after the start page."""
        from cchc_desktop.gui.furniture import Furniture

        return Furniture(self)

    @property
    def is_furnished(self) -> bool:
        """True once the furniture is there."""
        return "furniture" in self.__dict__

    @property
    def menus(self) -> Menus:
        """The commands as Qt objects."""
        return self.furniture.menus

    @property
    def status(self) -> StatusBar:
        """The status bar."""
        return self.furniture.status

    @property
    def message_bar(self) -> MessageBar:
        """The line that tells something without stopping the work."""
        return self.furniture.message_bar

    @property
    def tabs(self) -> QTabWidget:
        """The views of the plan."""
        return self.furniture.tabs

    @property
    def tree_dock(self) -> QDockWidget:
        """The dock at the left."""
        return self.furniture.tree_dock

    @property
    def details_dock(self) -> QDockWidget:
        """The dock at the right."""
        return self.furniture.details_dock

    @property
    def lower_docks(self) -> Mapping[ActionId, QDockWidget]:
        """The docks below the table."""
        return self.furniture.lower_docks

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
        from cchc_desktop.core.criteria import has_total
        from cchc_desktop.gui.actions.table import WindowState

        session, desk = self.session, self.workspace
        if session is None or desk is None:
            return WindowState()
        document = session.document
        item, _column = desk.current()
        return WindowState(
            has_plan=True,
            read_only=session.read_only,
            changed=session.changed_since_opening,
            undo=document.history.undo_label,
            redo=document.history.redo_label,
            level=document.plan[item].level.value if item else None,
            cells=desk.selected_count(),
            appendices=len(document.plan.appendices) if document.plan.form.columns else 0,
            outline=document.plan.form.is_outline,
            focused=desk.focus.item is not None,
            total=has_total(document.plan, desk.current_appendix()) if document.plan.appendices else False,
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
        from PySide6.QtCore import Qt

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
        from PySide6.QtCore import Qt

        from cchc_desktop.gui import columns
        from cchc_desktop.gui.check_acts import watch_signs
        from cchc_desktop.gui.preferences import zoom_at_opening
        from cchc_desktop.gui.safety_watch import SafetyWatch
        from cchc_desktop.gui.tree_menu import furnish_structure
        from cchc_desktop.gui.workspace import Workspace

        assert self.session is None, "one plan a window"
        self.session = session
        self.workspace = Workspace(session, self.tree_dock, self.tabs, self.details_dock, self.lower_docks)
        self.workspace.current_changed.connect(self.refresh_actions)
        self.workspace.edit_refused.connect(self.tell_refusal)
        self.workspace.zoom_changed.connect(self.status.set_zoom)
        self.workspace.info_wanted.connect(self.files.plan_info)
        self.workspace.menu_wanted.connect(self._show_table_menu)
        columns.remember(self)
        self.furniture.serve_appendices(self.workspace.appendix_bar)
        self.workspace.points.told.connect(lambda text, offers: self.message_bar.tell(text, offers=offers))
        furnish_structure(self)
        watch_signs(self, self.workspace)
        session.changed.connect(self._on_change)
        sign = self.status.save_sign
        session.saving.connect(sign.saving)
        session.saved.connect(sign.saved)
        session.save_failed.connect(sign.failed)
        if session.read_only:
            sign.read_only()
        else:
            sign.saved(None)
        SafetyWatch(self, self.workspace)
        self.furniture.show_plan()
        self.status.set_zoom(zoom_at_opening(self.services.settings))
        self.workspace.set_zoom(self.status.zoom)
        self._show_names()
        self.refresh_actions()
        self.workspace.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_forward()

    def _show_table_menu(self, place: QPoint) -> None:
        from cchc_desktop.gui.clip_acts import show_table_menu

        show_table_menu(self, place)

    def close_plan(self) -> bool:
        """Write what is left and show the start page; False where the plan has to stay open."""
        if self.session is None or self.workspace is None:
            return True
        from cchc_desktop.gui.safety_watch import tell_unpublished

        self.workspace.commit_pending()
        if not self.files.close_session(self.session):
            return False
        tell_unpublished(self, self.session)
        self.furniture.show_start()
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
        QTimer.singleShot(0, dialog, dialog.activateWindow)  # after the new window, which asks for the keyboard too

    def come_forward(self) -> None:
        """Bring the window before the others."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _show_nothing(self) -> None:
        self.setWindowTitle(PROGRAM)

    def _show_names(self) -> None:
        from cchc_desktop.gui.commands.plans import plan_title

        if self.session is not None:
            plan = self.session.document.plan
            name = self.session.path.name
            title = plan_title(plan)
            looking = " (chỉ để xem)" if self.session.read_only else ""
            self.setWindowTitle(f"{title + ' – ' if title else ''}{name}{looking} – {PROGRAM}")
            self.status.show_plan(plan.counts(), title)

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

    def zoom_to(self, percent: int) -> None:
        """Show the table in this size, and the next one too."""
        if self.workspace is not None:
            self.workspace.set_zoom(percent)
            self.services.settings.put("zoom", percent)

    def fill_recent(self) -> None:
        """Make the menu of recent plans."""
        from cchc_desktop.gui.plain import plain_action, plain_tip

        menu = self.menus.recent
        menu.clear()
        for number, plan in enumerate(self.services.recent.entries(), 1):
            text = plain_action(f"{plan.name} ({plan.path.name})")
            entry = menu.addAction(f"&{number} {text}" if number < 10 else text)
            entry.setToolTip(plain_tip(str(plan.path)))
            entry.triggered.connect(lambda _checked=False, path=plan.path: self.files.open(path))
        if menu.isEmpty():
            menu.addAction("(chưa có)").setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction("&Xóa danh sách này").triggered.connect(lambda _checked=False: self.services.recent.clear())

    # ---- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: everything is written first; the window stays where that fails."""
        if self.is_furnished:
            self.services.settings.put(_GEOMETRY, self.saveGeometry())
        if not self.close_plan():
            event.ignore()
            return
        if "files" in self.__dict__:
            self.files.waiting.cancel()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Override: icons follow the palette."""
        super().changeEvent(event)
        if self.__dict__.get("furniture") is not None and event.type() == event.Type.PaletteChange:
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
