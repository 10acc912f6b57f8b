"""The table of commands is sound: texts, tips, keys, icons, and when what can be used."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from cchc_desktop import resources
from cchc_desktop.gui.actions.table import ACTIONS, ActionId, Menu, WindowState, enabled, step_text
from cchc_desktop.gui.dialogs.shortcuts import ShortcutsDialog
from cchc_desktop.gui.menus import Menus, shortcut_text
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.window_acts import all_acts
from cchc_desktop.gui.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

EDITING = {
    ActionId.UNDO, ActionId.REDO, ActionId.REVERT, ActionId.DELETE, ActionId.DUPLICATE, ActionId.NUMBER,
    ActionId.ROW_BELOW, ActionId.ROW_ABOVE, ActionId.ADD_AREA, ActionId.ADD_OBJECTIVE, ActionId.ADD_TASK,
    ActionId.ADD_ACTIVITY, ActionId.ADD_CHILD, ActionId.MOVE_UP, ActionId.MOVE_DOWN, ActionId.OUTDENT,
    ActionId.INDENT, ActionId.JOIN, ActionId.SPLIT, ActionId.SPLIT_TEXT, ActionId.JOIN_ROWS, ActionId.SHARE_TASK,
    ActionId.UNSHARE_TASK, ActionId.DELETED,
}  # fmt: skip
BUSY = WindowState(has_plan=True, changed=True, undo="x", redo="y", level="task", cells=4)


def test_the_table_is_total_and_names_every_command_once() -> None:
    assert Counter(spec.id for spec in ACTIONS) == dict.fromkeys(ActionId, 1)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "a key that Qt does not understand"


@pytest.mark.parametrize("menu", list(Menu))
def test_the_mnemonics_of_a_menu_are_there_and_differ(menu: Menu) -> None:
    texts = [spec.text for spec in ACTIONS if spec.menu is menu]
    if menu is Menu.FILE:
        texts.append("Mở &gần đây")
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []
    assert all(letter.isascii() and letter.isalnum() for letter in letters), "a letter that no key makes"


def test_the_mnemonics_of_the_menu_bar_differ() -> None:
    letters = [menu.value[menu.value.index("&") + 1].lower() for menu in Menu]
    assert len(set(letters)) == len(letters)


def test_every_command_has_a_tip_with_its_keys_and_a_drawn_icon(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, {menu: window.menuBar().addMenu(menu.value) for menu in Menu}, lambda _action: None)
    for spec in ACTIONS:
        action = menus.actions[spec.id]
        assert spec.tip in action.toolTip()
        assert spec.tip[0].isupper()
        assert not spec.tip.endswith(".")
        if spec.keys:
            assert f"({shortcut_text(spec)})" in action.toolTip()
            assert QKeySequence(spec.keys[0]) == action.shortcut()
        if spec.icon:
            assert resources.read_bytes(f"icons/{spec.icon}.svg")
        if spec.toolbar:
            assert not action.icon().isNull()


def test_menus_show_every_command_in_its_place(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, {menu: window.menuBar().addMenu(menu.value) for menu in Menu}, lambda _action: None)
    for spec in ACTIONS:
        assert menus.actions[spec.id] in menus.menus[spec.menu].actions()


def test_the_toolbar_has_its_order_and_the_row_button_opens_what_can_be_added(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, {menu: window.menuBar().addMenu(menu.value) for menu in Menu}, lambda _action: None)
    found = ["|" if action.isSeparator() else action.objectName() for action in menus.toolbar.actions()]
    order = (
        "new open import | undo redo | row-below delete | move-up move-down outdent indent | "
        "find check show-pages export-word export-excel print | show-tree show-details"
    )
    assert found == order.split()
    button = menus.toolbar.widgetForAction(menus.actions[ActionId.ROW_BELOW])
    assert isinstance(button, QToolButton)
    assert button.menu() is menus.menus[Menu.INSERT]
    window.resize(911, 500)  # 1366 pixels at 150 %
    window.show()
    extension = menus.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert extension is None or not extension.isVisible()


def test_every_command_does_something(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings()
    window = Windows(settings, RecentPlans(settings)).new()
    assert set(all_acts(window)) == set(ActionId)
    window.close()


def test_without_a_plan_only_the_ways_in_can_be_used() -> None:
    usable = {spec.id for spec in ACTIONS if enabled(spec.id, WindowState())}
    assert {ActionId.NEW, ActionId.OPEN, ActionId.IMPORT, ActionId.SAMPLE, ActionId.QUIT, ActionId.ABOUT} <= usable
    assert not usable & (EDITING | {ActionId.EXPORT_WORD, ActionId.SAVE_COPY, ActionId.CLOSE_PLAN, ActionId.PLAN_INFO})


def test_a_plan_that_is_only_looked_at_can_be_exported_and_not_edited() -> None:
    state = WindowState(has_plan=True, read_only=True, changed=True, undo="x", redo="y", level="task", cells=4)
    usable = {spec.id for spec in ACTIONS if enabled(spec.id, state)}
    assert not usable & EDITING
    assert {ActionId.EXPORT_WORD, ActionId.SAVE_COPY, ActionId.PLAN_INFO} <= usable


@pytest.mark.parametrize(
    ("action", "changes", "expected"),
    [
        (ActionId.UNDO, {"undo": None}, False),
        (ActionId.REDO, {"redo": None}, False),
        (ActionId.REVERT, {"changed": False}, False),
        (ActionId.INDENT, {"level": "activity"}, False),
        (ActionId.INDENT, {"level": "task"}, True),
        (ActionId.OUTDENT, {"level": "area"}, False),
        (ActionId.DELETE, {"level": None}, False),
        (ActionId.ROW_ABOVE, {"level": "appendix"}, False),
        (ActionId.ROW_BELOW, {"level": "appendix"}, True),
        (ActionId.ADD_CHILD, {"level": "activity"}, False),
        (ActionId.ADD_CHILD, {"level": "criterion"}, True),
        (ActionId.ADD_TASK, {"level": "criterion"}, False),
        (ActionId.INDENT, {"level": "criterion"}, True),
        (ActionId.DELETE, {"level": "total"}, True),
        (ActionId.DELETE, {"level": "section"}, True),
        (ActionId.DELETE, {"level": "body"}, True),
        (ActionId.MOVE_UP, {"level": "body"}, False),
        (ActionId.ADD_CHILD, {"level": "body"}, True),
        (ActionId.ADD_CHILD, {"level": "paragraph"}, False),
        (ActionId.ADD_AREA, {"level": "section"}, False),
        (ActionId.NUMBER, {"level": "paragraph"}, False),
        (ActionId.JOIN, {"cells": 1}, False),
        (ActionId.JOIN, {"cells": 2}, True),
        (ActionId.SPLIT, {"cells": 1}, True),
    ],
)
def test_a_command_can_be_used_where_it_makes_sense(action: ActionId, changes: dict, expected: bool) -> None:
    assert enabled(action, BUSY) or not expected
    state = BUSY._replace(**changes)
    assert enabled(action, state) is expected


def test_undo_says_what_it_takes_back() -> None:
    undo = next(spec for spec in ACTIONS if spec.id is ActionId.UNDO)
    assert step_text(undo, "Chuyển 3 nhiệm vụ lên") == "&Hoàn tác: chuyển 3 nhiệm vụ lên"
    assert step_text(undo, None) == "&Hoàn tác"


def test_a_step_named_after_a_foreign_text_is_shown_as_it_is(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, {menu: window.menuBar().addMenu(menu.value) for menu in Menu}, lambda _action: None)
    menus.refresh(WindowState(has_plan=True, undo="Sửa cột R&D <b>"))
    undo = menus.actions[ActionId.UNDO]
    assert undo.text() == "&Hoàn tác: sửa cột R&&D <b>"
    assert undo.toolTip() == "<qt>Hoàn tác: sửa cột R&amp;D &lt;b&gt; (Ctrl+Z)</qt>"


def test_the_list_of_keys_holds_every_command_and_is_searched_without_marks(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    rows = [dialog.ui.commands.topLevelItem(i) for i in range(dialog.ui.commands.topLevelItemCount())]
    listed = "\n".join(row.text(0) for row in rows)
    assert all(spec.plain_text in listed for spec in ACTIONS)
    dialog.ui.search.setText("hoan tac")
    found = [row.text(0) for row in rows if not row.isHidden()]
    assert "Sửa: Hoàn tác" in found
    assert len(found) < 5


def test_keys_of_moving_are_those_of_words_outline() -> None:
    keys = {spec.id: spec.keys[0] for spec in ACTIONS if spec.keys}
    assert keys[ActionId.MOVE_UP] == QKeySequence(Qt.Modifier.ALT | Qt.Modifier.SHIFT | Qt.Key.Key_Up).toString(
        QKeySequence.SequenceFormat.PortableText
    )
