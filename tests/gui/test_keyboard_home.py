"""Where the keyboard is after a pane was closed or a tab was brought: never on a button that nobody chose."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.agenda_page import AgendaPage
from cchc_desktop.gui.views.list_page import ListPage
from tests.gui.desk import open_plan, plan_file, press, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The sample plan, on a row with several agencies, with its details."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    assert window.workspace is not None
    wanted = next(i for i in window.plan().walk() if i.level is Level.ACTIVITY and ";" in i.fields.get("lead", ""))
    window.workspace.go_to(wanted.id)
    window.details_dock.show()
    return window


def has_keyboard(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


@pytest.mark.parametrize("action", [ActionId.SHOW_CHECK, ActionId.SHOW_FIND, ActionId.SHOW_DETAILS, ActionId.SHOW_TREE])
def test_closing_a_pane_by_its_button_gives_the_keyboard_to_the_plan(desk: MainWindow, action: ActionId) -> None:
    assert desk.workspace is not None
    before = desk.plan()
    docks = {**desk.lower_docks, ActionId.SHOW_DETAILS: desk.details_dock, ActionId.SHOW_TREE: desk.tree_dock}
    if action in desk.lower_docks:
        trigger(desk, ActionId.CHECK if action is ActionId.SHOW_CHECK else ActionId.FIND)
    elif action is ActionId.SHOW_DETAILS:
        desk.workspace.details.focus_first()
    else:
        desk.workspace.tree.setFocus()
    assert has_keyboard(docks[action])
    docks[action].close()
    assert desk.workspace.table.hasFocus()
    press(Qt.Key.Key_Down)
    assert desk.plan() == before


def test_the_list_and_the_calendar_take_the_keyboard(desk: MainWindow) -> None:
    assert desk.workspace is not None
    desk.workspace.details.focus_first()
    trigger(desk, ActionId.SHOW_LIST)
    page = cast(ListPage, desk.workspace.sides.view(ActionId.SHOW_LIST))
    assert page.words.hasFocus()
    trigger(desk, ActionId.SHOW_AGENDA)
    agenda = cast(AgendaPage, desk.workspace.sides.view(ActionId.SHOW_AGENDA))
    assert agenda.table.hasFocus()


def test_f6_goes_to_the_tab_in_front_whatever_it_is(desk: MainWindow) -> None:
    assert desk.workspace is not None
    trigger(desk, ActionId.SHOW_AGENDA)
    agenda = desk.workspace.sides.view(ActionId.SHOW_AGENDA)
    stops = [desk.workspace.details, desk.workspace.tree, cast(QWidget, agenda)]
    for stop in stops:
        trigger(desk, ActionId.NEXT_PANE)
        assert has_keyboard(stop)


def test_escape_in_the_findings_goes_back_to_the_tab_in_front(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.workspace is not None
    trigger(desk, ActionId.SHOW_AGENDA)
    trigger(desk, ActionId.CHECK)
    found = desk.lower_docks[ActionId.SHOW_CHECK].findChild(QAbstractItemView)
    assert isinstance(found, QWidget)
    qtbot.waitUntil(found.hasFocus)
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert has_keyboard(cast(QWidget, desk.workspace.sides.view(ActionId.SHOW_AGENDA)))


def test_taking_an_agency_away_by_key_does_not_take_the_next_one_too(desk: MainWindow) -> None:
    assert desk.workspace is not None
    chips = desk.workspace.details._chips["lead"]
    count = len(chips.chips)
    chips.chips[0].setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert len(chips.chips) == count - 1
    assert chips.add.hasFocus()
