"""Alt+Shift+arrows: moved rows stay in sight; keys of a command that cannot be used now do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.workspace import Workspace
from tests.gui.desk import open_plan, plan_file, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Workspace:
    open_plan(qtbot, window, plan_file(tmp_path))
    assert window.workspace is not None
    return window.workspace


def in_table(desk: Workspace, item: str, column: str) -> None:
    desk.go_to(item, column)
    desk.table.setFocus()


def in_tree(window: MainWindow, desk: Workspace, item: str) -> None:
    desk.tree.setFocus()
    desk.tree.select_items([item])
    window.refresh_actions()


def test_in_the_table_the_keys_of_a_command_that_cannot_be_used_do_nothing_else(
    window: MainWindow, desk: Workspace
) -> None:
    in_table(desk, "a2", "activity")
    window.refresh_actions()
    assert not window.menus.actions[ActionId.INDENT].isEnabled(), "there is no level below an activity"
    press(Qt.Key.Key_Right, ALT_SHIFT)
    assert desk.table.selection.count() == 1
    assert desk.table.current_item() == ("a2", "activity")


def test_in_the_tree_they_do_not_close_branches(window: MainWindow, desk: Workspace) -> None:
    in_tree(window, desk, "a2")
    press(Qt.Key.Key_Left, ALT_SHIFT)  # this one can be used
    assert desk.plan["a2"].level is Level.TASK
    in_tree(window, desk, desk.plan.appendices[0])
    assert desk.tree.isExpanded(desk.tree.currentIndex())
    assert not window.menus.actions[ActionId.OUTDENT].isEnabled()
    press(Qt.Key.Key_Left, ALT_SHIFT)
    assert desk.tree.isExpanded(desk.tree.currentIndex())


def test_an_item_moved_into_a_closed_branch_stays_in_sight_in_the_tree(desk: Workspace) -> None:
    tree = desk.tree
    tree.setExpanded(tree.tree_model.index_of("t2"), False)
    in_table(desk, "a2", "activity")
    press(Qt.Key.Key_Down, ALT_SHIFT)
    assert desk.plan["a2"].parent == "t2"
    assert tree.current_item()[0] == "a2"
    assert tree.visualRect(tree.currentIndex()).height() > 0


def test_undoing_a_copy_or_a_new_row_leads_back_to_the_row_beside_it(window: MainWindow, desk: Workspace) -> None:
    in_table(desk, "a2", "activity")
    window.run(ActionId.DUPLICATE)
    assert desk.current()[0] not in ("a1", "a2")
    window.run(ActionId.UNDO)
    assert desk.current() == ("a2", "activity")
    window.run(ActionId.ROW_ABOVE)
    window.run(ActionId.UNDO)
    assert desk.current() == ("a1", "activity")
    assert desk.table.selection.count() == 1, "and it is selected, in the table and in the tree"
    assert desk.tree.selected_items() == ["a1"]
