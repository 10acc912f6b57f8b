"""What surrounds a plan in a window: menus, toolbar, docks, tabs, message bar, status bar. Built after the first paint.

On the start page only the menu bar is shown; toolbar, docks and status bar come with a plan, where the user left them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions.table import ActionId, WindowState
from cchc_desktop.gui.menus import Menus
from cchc_desktop.gui.message_bar import MessageBar
from cchc_desktop.gui.side_views import DOCKS, SideSpec
from cchc_desktop.gui.status import StatusBar
from cchc_desktop.gui.window_list import fill_windows

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.views.appendix_bar import AppendixBar

_PLACES = "window/places"
_PLACES_VERSION = 1
_DOCK_WIDTHS = (250, 260)
_LOWER_HEIGHT = 250  # pixels of the panes below the table when they first come, title included …
_LOWER_HEIGHTS = {ActionId.SHOW_FIND: 190}
_LOWER_SHARE = 0.33  # … and never more than this part of the window: the table is what one works on
_NARROW_SCREEN = 1100  # pixels of width below which the table has no room beside two docks (1366 at 150 %)
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Furniture:
    """The parts of one window; made once."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._has_plan = False
        self._heights: dict[ActionId, int] = {}  # of lower panes, as they were last
        window.setWindowIcon(icons.icon("app", (16, 32, 64)))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menus = Menus(window, window.front.titles, window.run)
        self.menus.recent.aboutToShow.connect(window.fill_recent)
        self.menus.windows.aboutToShow.connect(lambda: fill_windows(self.menus.windows, window))
        self.message_bar = MessageBar(window)
        window.front.column.insertWidget(0, self.message_bar)
        self.tabs = QTabWidget(window)
        self.tabs.setDocumentMode(True)
        window.front.stack.addWidget(self.tabs)
        self.tree_dock = self._dock("Cấu trúc", "tree_dock")
        self.details_dock = self._dock("Chi tiết", "details_dock")
        self.lower_docks = {spec.action: self._lower_dock(spec) for spec in DOCKS}
        self.status = StatusBar(window)
        window.setStatusBar(self.status)
        self.status.save_sign.retry.connect(lambda: window.session and window.session.retry())
        self.status.zoom_changed.connect(window.zoom_to)
        self.status.findings_wanted.connect(lambda: window.run(ActionId.CHECK))
        self._panes: dict[ActionId, QWidget] = {
            ActionId.SHOW_TREE: self.tree_dock,
            ActionId.SHOW_DETAILS: self.details_dock,
            ActionId.SHOW_TOOLBAR: self.menus.toolbar,
            **self.lower_docks,
        }
        self._restore()
        for action, pane in self._panes.items():
            pane.visibilityChanged.connect(lambda _shown, action=action: self._follow(action))  # type: ignore[attr-defined]
        self._clear()

    def show_plan(self) -> None:
        """Bring the panes the user wants, and the tabs."""
        self._window.front.stack.setCurrentWidget(self.tabs)
        self._has_plan = True
        for action, pane in self._panes.items():
            pane.setVisible(self.menus.actions[action].isChecked())
        self.status.show()

    def bring(self, action: ActionId) -> None:
        """Show a pane, before others that lie in the same place."""
        self.menus.actions[action].setChecked(True)
        self.toggle(action)
        self._panes[action].raise_()

    def serve_appendices(self, bar: AppendixBar) -> None:
        """Give the bar of appendices its commands."""
        from cchc_desktop.gui.appendix_acts import BAR_MENU

        bar.addActions([self.menus.actions[action] for action in BAR_MENU])
        bar.serve(self.menus.actions[ActionId.ADD_APPENDIX])

    def show_start(self) -> None:
        """Keep where everything stands, and leave the start page alone."""
        self._window.services.settings.put(_PLACES, self._window.saveState(_PLACES_VERSION))
        self._clear()
        self._window.start_page.begin()

    def toggle(self, action: ActionId) -> None:
        """Show or hide a pane as its command is ticked; the keyboard of one that goes goes back to the plan."""
        pane, shown = self._panes[action], self.menus.actions[action].isChecked()
        first = shown and action in self.lower_docks and not any(dock.isVisible() for dock in self.lower_docks.values())
        pane.setVisible(shown)
        if not shown:
            self._give_keyboard_back()
        if first:
            self._set_lower_height(action)

    def _set_lower_height(self, action: ActionId) -> None:
        """The lower room is as high as its pane was last; at first as high as it needs, within limits."""
        height = self._heights.get(action)
        if height is None:
            most = round(self._window.height() * _LOWER_SHARE)
            height = min(_LOWER_HEIGHTS.get(action, _LOWER_HEIGHT), most)
        self._window.resizeDocks([self.lower_docks[action]], [height], Qt.Orientation.Vertical)

    def reset(self) -> None:
        """Tree left, details right, toolbar on top, all shown."""
        for dock, area in ((self.tree_dock, _LEFT), (self.details_dock, _RIGHT)):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
        lower = list(self.lower_docks.values())
        for dock in lower:
            dock.setFloating(False)
            self._window.addDockWidget(_BOTTOM, dock)
            if dock is not lower[0]:
                self._window.tabifyDockWidget(lower[0], dock)
        self._window.resizeDocks([self.tree_dock, self.details_dock], list(_DOCK_WIDTHS), Qt.Orientation.Horizontal)
        if lower:
            self._window.resizeDocks(lower[:1], [_LOWER_HEIGHT], Qt.Orientation.Vertical)
        for action, pane in self._panes.items():
            pane.setVisible(action not in self.lower_docks)

    def _lower_dock(self, spec: SideSpec) -> QDockWidget:
        dock = self._dock(spec.title, spec.name)
        dock.setAllowedAreas(_BOTTOM | _RIGHT)
        self._window.addDockWidget(_BOTTOM, dock)
        return dock

    def _dock(self, title: str, name: str) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAllowedAreas(_LEFT | _RIGHT)
        return dock

    def _restore(self) -> None:
        """Where everything stood last; the ticks of the commands say from now on what is wanted."""
        self.reset()
        places = self._window.services.settings.bytes(_PLACES)
        if places is not None:
            self._window.restoreState(places, _PLACES_VERSION)
        elif self._window.screen().availableGeometry().width() < _NARROW_SCREEN:
            self.details_dock.hide()
        self.lower_docks[ActionId.SHOW_FIND].hide()  # what was looked for last time is nobody's business now
        for action, pane in self._panes.items():
            self.menus.actions[action].setChecked(not pane.isHidden())

    def _follow(self, action: ActionId) -> None:
        """A pane was closed by its own button: the tick goes. On the start page all are hidden, which says nothing."""
        if not self._has_plan:
            return
        pane = self._panes[action]
        if pane.isHidden() and self.menus.actions[action].isChecked():
            self._give_keyboard_back()
        self.menus.actions[action].setChecked(not pane.isHidden())
        if action in self.lower_docks and pane.isHidden():
            self._heights[action] = pane.height()

    def _give_keyboard_back(self) -> None:
        """To the plan, after a pane was closed: Qt would pass it on to whatever button comes next."""
        desk, focus = self._window.workspace, self._window.focusWidget()
        if desk is None:
            return
        kept = (desk.tree, desk.view, self._window.tabs.currentWidget())
        if focus is None or not any(view is focus or view.isAncestorOf(focus) for view in kept if view is not None):
            desk.take_keyboard()

    def _clear(self) -> None:
        self._has_plan = False
        self._window.front.stack.setCurrentIndex(0)
        for pane in self._panes.values():
            pane.hide()
        self.message_bar.hide()
        self.status.save_sign.clear()
        self.status.show_plan(None)
        self.status.hide()
        self.menus.refresh(WindowState())
