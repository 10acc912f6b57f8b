"""Preferences: kept, in force at once, and used where they are meant for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import preferences, themes
from cchc_desktop.gui.commands.exports import BY_SUFFIX, ExportChoice
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
from cchc_desktop.gui.dialogs.preferences import PreferencesDialog
from cchc_desktop.gui.icons import is_dark
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.preferences import Preferences
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.windows import Windows
from cchc_desktop.storage.plan_file import open_plan as open_file
from tests.gui.desk import open_plan, plan_file, settle, small_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CHOSEN = Preferences("dark", 12, 150, "Nguyễn Văn An", "", True, True)


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    themes.apply_theme(qapp, themes.Theme.SYSTEM)
    qapp.setFont(font)


def test_preferences_come_back_as_they_were_written(tmp_path: Path) -> None:
    settings = Settings()
    assert preferences.read(settings) == Preferences()
    preferences.write(settings, CHOSEN._replace(folder=str(tmp_path)))
    settings.flush()
    assert preferences.read(Settings()) == CHOSEN._replace(folder=str(tmp_path))
    for name, value in (("theme", "pink"), ("points", "1000"), ("opening_zoom", "abc")):
        settings.put(f"preferences/{name}", value)
    assert preferences.read(settings)[:3] == Preferences()[:3]


def choose(dialog: PreferencesDialog, name: str, value: object) -> None:
    box = getattr(dialog.ui, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_colours_letters_and_zoom_change_at_once(
    window: MainWindow, windows: Windows, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    dialog = PreferencesDialog(window, windows.services)
    qtbot.addWidget(dialog)
    light, size = qapp.palette().color(QPalette.ColorRole.Window), qapp.font().pointSizeF()
    choose(dialog, "theme", "dark")
    choose(dialog, "points", 14)
    choose(dialog, "zoom", 175)
    QApplication.processEvents()
    assert is_dark()
    assert window.palette().color(QPalette.ColorRole.Window) != light
    assert window.menuBar().font().pointSizeF() == 14
    desk = window.workspace
    assert desk is not None
    assert desk.table.zoom == 175
    assert desk.table.palette().color(QPalette.ColorRole.Base).name() == "#ffffff", "paper stays white"
    dialog.ui.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert not is_dark()
    assert qapp.font().pointSizeF() == size
    assert preferences.read(windows.services.settings) == Preferences()
    settle(qtbot, window)


def test_edits_stand_in_the_history_under_the_name_that_was_chosen(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    dialog = PreferencesDialog(window, windows.services)
    qtbot.addWidget(dialog)
    assert dialog.ui.user.placeholderText()
    dialog.ui.user.setText("Trần Thị Bình")
    dialog.reject()
    desk = window.workspace
    assert desk is not None
    desk.table.table_model.setData(desk.table.table_model.index(1, 3), "Việc khác")
    settle(qtbot, window)
    window.close_plan()
    with open_file(path) as file:
        assert file.history.undo_label
    assert "Trần Thị Bình".encode() in path.read_bytes()


def test_dialogs_begin_in_the_folder_that_was_chosen(window: MainWindow, windows: Windows, tmp_path: Path) -> None:
    wanted = tmp_path / "Kế hoạch CCHC"
    wanted.mkdir()
    settings = windows.services.settings
    preferences.write(settings, Preferences(folder=str(wanted)))
    assert window.files.folder() == wanted
    wanted.rmdir()
    assert window.files.folder() != wanted, "a folder that is gone is not insisted on"


def test_exports_are_made_as_preferred(qtbot: QtBot) -> None:
    settings = Settings()
    preferences.write(settings, CHOSEN)
    assert preferences.export_choice(settings, ".docx", with_text=True) == ExportChoice(electronic=True)
    assert preferences.export_choice(settings, ".xlsx", with_text=False) == ExportChoice(true_numbers=True)
    dialog = ExportOptionsDialog(None, small_plan(), preferences.read(settings))
    qtbot.addWidget(dialog)
    assert dialog.kind() is BY_SUFFIX[".docx"]
    assert dialog.choice().electronic
    assert dialog.ui.numbers.isChecked()


def test_a_plan_opens_in_the_size_that_was_chosen_or_as_last(windows: Windows) -> None:
    settings = windows.services.settings
    settings.put("zoom", 130)
    assert preferences.zoom_at_opening(settings) == 130
    preferences.write(settings, CHOSEN)
    assert preferences.zoom_at_opening(settings) == 150


def test_the_hint_for_the_first_time_is_put_away_for_good(window: MainWindow, windows: Windows) -> None:
    hint = window.start_page.hint
    assert not hint.isHidden()
    hint.away.click()
    assert hint.isHidden()
    assert windows.new().start_page.hint.isHidden()
