"""Menus, toolbar and QActions of a window, made from the table of commands (actions.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions.table import ACTIONS, BY_ID, ActionId, ActionSpec, Menu, WindowState, step_text
from cchc_desktop.gui.plain import plain_action, plain_tip

ICON_SIZE = QSize(20, 20)


class Menus:
    """The commands of one window as Qt objects, in the menus ``titles``. ``run`` is called with the command's name."""

    def __init__(self, window: QMainWindow, titles: Mapping[Menu, QMenu], run: Callable[[ActionId], None]) -> None:
        self._window = window
        self.actions: Mapping[ActionId, QAction] = {spec.id: self._make(spec, run) for spec in ACTIONS}
        self.menus: Mapping[Menu, QMenu] = titles
        for menu in Menu:
            self._fill(menu, titles[menu])
        self.recent = QMenu("Mở &gần đây", window)
        self.recent.setObjectName("recent_menu")
        self.menus[Menu.FILE].insertMenu(self.actions[ActionId.IMPORT], self.recent)
        self.windows = QMenu("Cửa &sổ đang mở", window)
        self.windows.setObjectName("windows_menu")
        self.menus[Menu.VIEW].addSeparator()
        self.menus[Menu.VIEW].addMenu(self.windows)
        self.toolbar = self._make_toolbar()

    def refresh(self, state: WindowState) -> None:
        """Enable what can be used; name the steps of undo and redo."""
        for spec in ACTIONS:
            self.actions[spec.id].setEnabled(spec.when(state))
        for name, step in ((ActionId.UNDO, state.undo), (ActionId.REDO, state.redo)):
            spec = BY_ID[name]
            self.actions[name].setText(step_text(spec, plain_action(step) if step else None))
            shown = step_text(spec, step).replace("&", "", 1) if step else ""
            self.actions[name].setToolTip(plain_tip(_tip(spec, shown)))

    def retint(self) -> None:
        """Paint the icons anew (the palette or the screen has changed)."""
        for spec in ACTIONS:
            if spec.icon and not self.actions[spec.id].icon().isNull():
                self.actions[spec.id].setIcon(icons.icon(spec.icon))

    def _make(self, spec: ActionSpec, run: Callable[[ActionId], None]) -> QAction:
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id.value)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setToolTip(_tip(spec))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(not spec.checkable)  # the tick stands there
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False, name=spec.id: run(name))
        self._window.addAction(action)
        return action

    def _fill(self, menu: Menu, made: QMenu) -> None:
        group = 0
        for spec in ACTIONS:
            if spec.menu is not menu:
                continue
            if group not in (0, spec.group):
                made.addSeparator()
            group = spec.group
            made.addAction(self.actions[spec.id])
        made.aboutToShow.connect(lambda: self._add_icons(menu))

    def _add_icons(self, menu: Menu) -> None:
        for spec in ACTIONS:
            if spec.menu is menu and spec.icon and self.actions[spec.id].icon().isNull():
                self.actions[spec.id].setIcon(icons.icon(spec.icon))

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar("Thanh công cụ", self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(ICON_SIZE)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        shown = sorted((spec for spec in ACTIONS if spec.toolbar), key=lambda spec: spec.toolbar)
        group = 0
        for spec in shown:
            if group not in (0, spec.toolbar // 10):
                bar.addSeparator()
            group = spec.toolbar // 10
            self.actions[spec.id].setIcon(icons.icon(spec.icon))
            bar.addAction(self.actions[spec.id])
        self._unfold_rows(bar)
        self._window.addToolBar(bar)
        return bar

    def _unfold_rows(self, bar: QToolBar) -> None:
        """The button that adds a row opens the other things that can be added."""
        button = bar.widgetForAction(self.actions[ActionId.ROW_BELOW])
        if isinstance(button, QToolButton):
            button.setMenu(self.menus[Menu.INSERT])
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)


def shortcut_text(spec: ActionSpec) -> str:
    """The keys of a command as the reader knows them ("Alt+Shift+↑")."""
    keys = (QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in spec.keys)
    return " · ".join(keys)


def _tip(spec: ActionSpec, text: str = "") -> str:
    keys = shortcut_text(spec)
    return f"{text or spec.tip} ({keys})" if keys else text or spec.tip
