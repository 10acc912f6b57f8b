"""What hangs at the outline of a window: its context menu, and the bar of a branch that is looked at alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from cchc_desktop.gui import icons
from cchc_desktop.gui.actions.table import BY_ID, ActionId
from cchc_desktop.gui.branch_focus import FocusBar
from cchc_desktop.gui.menus import shortcut_text

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow

_A = ActionId
GROUPS: tuple[Sequence[ActionId], ...] = (
    (_A.ROW_BELOW, _A.ROW_ABOVE, _A.ADD_CHILD),
    (_A.MOVE_UP, _A.MOVE_DOWN, _A.OUTDENT, _A.INDENT),
    (_A.DUPLICATE, _A.SPLIT_TEXT, _A.JOIN_ROWS, _A.SHARE_TASK, _A.UNSHARE_TASK),
    (_A.NUMBER, _A.DELETE, _A.DELETED),
    (_A.FOCUS, _A.FOCUS_ALL),
    (_A.COLLAPSE_AREAS, _A.COLLAPSE_OBJECTIVES, _A.COLLAPSE_TASKS, _A.EXPAND_ALL),
)

OUTLINE_LEVELS: Mapping[ActionId, tuple[str, str]] = {
    _A.COLLAPSE_AREAS: ("Thu gọ&n đến tiêu chí cấp 1", "Cây chỉ hiện đến tiêu chí cấp 1"),
    _A.COLLAPSE_OBJECTIVES: ("Thu gọn đến tiêu chí cấp &2", "Cây chỉ hiện đến tiêu chí cấp 2"),
    _A.COLLAPSE_TASKS: ("Thu gọn đến tiêu chí cấp &3", "Cây chỉ hiện đến tiêu chí cấp 3"),
}


def furnish_structure(window: MainWindow) -> None:
    """Give the outline of the plan just opened its menu, and the window the bar; both go with the plan."""
    desk = window.workspace
    assert desk is not None
    FocusBar(window, desk.focus)
    name_levels(window, outline=desk.plan.form.is_outline)
    # later: the views have not all taken it in yet
    desk.focus.changed.connect(lambda: QTimer.singleShot(0, window, window.refresh_actions))
    tree = desk.tree
    tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    tree.customContextMenuRequested.connect(lambda point: show_menu(window, tree.viewport().mapToGlobal(point)))


def name_levels(window: MainWindow, *, outline: bool) -> None:
    """Name the commands that close the tree down to a level after the levels that the plan has."""
    for action, (text, tip) in OUTLINE_LEVELS.items():
        spec = BY_ID[action]
        window.menus.actions[action].setText(text if outline else spec.text)
        window.menus.actions[action].setToolTip(f"{tip if outline else spec.tip} ({shortcut_text(spec)})")
        window.menus.actions[action].setStatusTip(tip if outline else spec.tip)


def show_menu(window: MainWindow, at: QPoint) -> None:
    """The commands on the selected items; what cannot be used is left out, so that the menu stays short."""
    desk = window.workspace
    if desk is None:
        return
    desk.tree.setFocus(Qt.FocusReason.PopupFocusReason)
    window.refresh_actions()
    menu = make_menu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def make_menu(window: MainWindow) -> QMenu:
    """The menu, with the actions of the window."""
    menu = QMenu(window)
    menu.setObjectName("tree_menu")
    actions = window.menus.actions
    for group in GROUPS:
        shown = [actions[name] for name in group if actions[name].isEnabled()]
        if shown and not menu.isEmpty():
            menu.addSeparator()
        for action in shown:
            spec = BY_ID[ActionId(action.objectName())]
            if spec.icon and action.icon().isNull():
                action.setIcon(icons.icon(spec.icon))
            menu.addAction(action)
    return menu
