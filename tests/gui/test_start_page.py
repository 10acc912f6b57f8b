"""The start page and the list of windows: years, plans that are gone, going from window to window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlan, RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.start_page import StartPage
from cchc_desktop.gui.window_list import fill_windows
from cchc_desktop.gui.windows import Windows
from tests.gui.desk import open_plan, plan_file, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_recent_plans_say_their_year_and_path_and_which_are_gone(qtbot: QtBot, tmp_path: Path) -> None:
    recent = RecentPlans(Settings())
    here, gone = plan_file(tmp_path), tmp_path / "đã xóa.cchc"
    recent.add(RecentPlan(gone, "Kế hoạch cũ", "2026-01-02T08:15", "2026"))
    recent.add(RecentPlan(here, "Kế hoạch mới", "2026-11-22T08:15", "2026 - 2030"))
    page = StartPage(recent, lambda _action: None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.missing == frozenset({gone}), timeout=5_000)
    notes = [button.description() for button in page.plans]
    assert notes[0].startswith("Giai đoạn 2026 - 2030 · ")
    assert str(tmp_path) in notes[0]
    assert notes[1].startswith("Không tìm thấy tệp · Năm 2026 · ")


def test_the_keyboard_alone_goes_through_the_start_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask_open_path", lambda _parent, title, *_rest: asked.append(title))
    first, second = list(window.start_page.buttons.values())[:2]
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert asked == ["Mở kế hoạch năm trước (Word, Excel)"]
    lit = first.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.grab().toImage() != lit, "it is seen where the keyboard is"
    open_plan(qtbot, window, plan_file(tmp_path))
    window.run(ActionId.CLOSE_PLAN)
    assert first.hasFocus()


def test_opening_a_plan_remembers_its_year(window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    assert windows.services.recent.entries()[0].years == "2027"
    settle(qtbot, window)


def test_the_menu_lists_the_open_windows_and_brings_them_forward(window: MainWindow, windows: Windows) -> None:
    other = windows.new()
    menu = window.menus.windows
    fill_windows(menu, window)
    assert [entry.isChecked() for entry in menu.actions()] == [True, False]
    other.showMinimized()
    menu.actions()[1].trigger()
    assert not other.isMinimized()


def test_every_kind_of_file_that_can_be_dropped_is_imported_when_it_is_opened() -> None:
    from cchc_desktop.gui.commands.plans import FOREIGN_SUFFIXES
    from cchc_desktop.gui.main_window import DROPPED

    assert set(DROPPED) - {".cchc"} == set(FOREIGN_SUFFIXES)
