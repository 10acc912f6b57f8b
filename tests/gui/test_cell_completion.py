"""Names of agencies offered while a cell of the table is typed into: never in the way of the keys of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.item_completion import ItemCompletion
from tests.gui.desk import open_plan, plan_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> AppendixView:
    """The table of the sample plan, on the lead of its first activity."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    assert window.workspace is not None
    first = next(item for item in window.plan().walk() if item.level is Level.ACTIVITY)
    window.workspace.go_to(first.id, "lead")
    window.workspace.table.setFocus()
    qtbot.waitUntil(window.workspace.table.hasFocus)
    return window.workspace.table


def open_editor(table: AppendixView) -> CellEditor:
    editor = table._editing.editor
    assert editor is not None
    return editor


def typed(table: AppendixView, words: str) -> ItemCompletion:
    """Begin typing over the cell, as an input method does."""
    QTest.keyClicks(table, words[0])
    editor = open_editor(table)
    event = QInputMethodEvent()
    event.setCommitString(words[1:])
    QApplication.sendEvent(editor, event)
    found = editor.findChild(ItemCompletion)
    assert found is not None
    return found


def lead(window: MainWindow) -> str:
    return next(item for item in window.plan().walk() if item.level is Level.ACTIVITY).fields["lead"]


def test_a_name_is_chosen_with_the_arrow_and_return_and_a_second_return_writes(
    table: AppendixView, window: MainWindow, qtbot: QtBot
) -> None:
    completion = typed(table, "van phong u")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    editor = open_editor(table)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "Văn phòng UBND tỉnh"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert lead(window) == "Văn phòng UBND tỉnh"


def test_tab_takes_the_chosen_name_and_goes_on_to_the_next_cell(
    table: AppendixView, window: MainWindow, qtbot: QtBot
) -> None:
    completion = typed(table, "van phong u")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    editor = open_editor(table)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert lead(window) == "Văn phòng UBND tỉnh"
    assert table.current_item()[1] == "coordinating"


def test_return_without_choosing_writes_what_was_typed(table: AppendixView, window: MainWindow, qtbot: QtBot) -> None:
    completion = typed(table, "so noi")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    editor = open_editor(table)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert lead(window) == "so noi"


def test_escape_closes_the_names_first_and_the_editor_next(
    table: AppendixView, window: MainWindow, qtbot: QtBot
) -> None:
    before = lead(window)
    completion = typed(table, "so noi")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    editor = open_editor(table)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not completion.is_open
    assert open_editor(table) is editor
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert lead(window) == before


def test_other_columns_offer_no_agencies(table: AppendixView, window: MainWindow) -> None:
    assert window.workspace is not None
    first = next(item for item in window.plan().walk() if item.level is Level.ACTIVITY)
    window.workspace.go_to(first.id, "deliverable")
    QTest.keyClicks(table, "s")
    editor = open_editor(table)
    assert editor.findChild(ItemCompletion) is None
