"""A plan opened beside another one: its window looks like the first, and every file is known by its whole path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.windows import Windows
from tests.gui.desk import PATIENCE, open_plan, plan_file, trigger

# The offscreen plugin has no window manager to raise a window with or to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def widths(window: MainWindow) -> tuple[int, int]:
    """Of the docks at the two sides, in logical pixels."""
    return window.tree_dock.width(), window.details_dock.width()


@pytest.mark.parametrize("remembered", [False, True], ids=["first-use", "remembered"])
def test_the_second_plan_s_window_leaves_the_table_the_same_room(
    windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path, remembered: bool
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    if remembered:
        trigger(window, ActionId.CLOSE_PLAN)
        open_plan(qtbot, window, tmp_path / "kế hoạch.cchc")
    window.files.open(plan_file(tmp_path, name="khác.cchc"))
    qtbot.waitUntil(lambda: len(windows.all) == 2 and windows.all[1].session is not None, timeout=PATIENCE)
    second = windows.all[1]
    second.resize(window.size())
    qtbot.wait(50)
    assert widths(second) == widths(window)
    assert second.tabs.width() == window.tabs.width()


def test_a_window_with_its_frame_fits_the_screen_whatever_was_remembered(windows: Windows, qtbot: QtBot) -> None:
    first = windows.new()
    qtbot.waitExposed(first)
    room = first.screen().availableGeometry()
    assert first.normalGeometry().height() <= room.height() - 30, "its title bar needs room too"
    qtbot.waitUntil(lambda: first.is_furnished)
    first.showNormal()
    first.resize(room.width() + 200, room.height() + 200)  # a screen that was larger then
    first.close()
    second = windows.new()
    assert second.height() <= room.height() - 30
    assert second.width() <= room.width()


def test_a_plan_given_by_a_relative_path_is_remembered_by_its_whole_one(
    windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plan_file(tmp_path)
    monkeypatch.chdir(tmp_path)
    open_plan(qtbot, window, Path(path.name))
    monkeypatch.chdir(os.sep)
    assert [entry.path for entry in windows.services.recent.entries()] == [path]
    trigger(window, ActionId.CLOSE_PLAN)
    assert str(path.parent) in window.start_page.plans[0].description()
