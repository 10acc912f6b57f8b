"""The window of the clipboard's tests, as a fixture: ``from tests.gui.clip_window import clip_window``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.windows import Windows
from tests.gui.clip_desk import table
from tests.gui.desk import open_plan, plan_file, settle


@pytest.fixture(name="window")
def clip_window(windows: Windows, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Rows: 0 area; 1, 2 task 1 (a1, a2), 3 task 2 (a3); 4 …: the form's other areas, each with an empty row."""
    window = windows.new()
    open_plan(qtbot, window, plan_file(tmp_path))
    window.resize(1200, 700)
    window.activateWindow()
    table(window).setFocus()
    qtbot.waitUntil(table(window).hasFocus)
    QApplication.clipboard().clear()
    yield window
    settle(qtbot, window)
