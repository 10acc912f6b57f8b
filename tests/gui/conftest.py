"""What the tests of the window share: private settings, and a window of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import overrides as _overrides  # noqa: F401 – first, as in the program
from cchc_desktop.gui import translations
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.windows import Windows


@pytest.fixture(autouse=True)
def _private_settings(tmp_path: Path) -> None:
    """Every test starts with empty settings and leaves the user's alone."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(scope="session", autouse=True)
def _clipboard_left_empty() -> Iterator[None]:
    """The offscreen clipboard lets its data go when the process has ended: what came from Python would crash there."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """The program's windows with their shared parts, Vietnamese as when it is started."""
    translator = translations.install(qapp)
    settings = Settings()
    kept = Windows(settings, RecentPlans(settings))
    yield kept
    kept.close_all()
    qapp.removeTranslator(translator)


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    """An empty window on the screen."""
    made = windows.new()
    made.resize(1366, 720)
    qtbot.waitExposed(made)
    return made
