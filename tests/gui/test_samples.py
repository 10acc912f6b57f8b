"""Dialog "Kế hoạch mẫu": every sample is offered, and the one chosen is opened as the user's own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.dialogs.samples import SamplesDialog
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import trigger, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.is_furnished)
    return window


def test_every_sample_is_offered_with_its_form_and_rows(qtbot: QtBot) -> None:
    dialog = SamplesDialog(None, plans.samples())
    qtbot.addWidget(dialog)
    entries = dialog.ui.entries
    rows = [entries.topLevelItem(i) for i in range(entries.topLevelItemCount())]
    shown = [[entry.text(column) for column in range(3)] for entry in rows if entry is not None]
    assert len(shown) == len(catalogue.SAMPLES)
    assert shown[1][0] == "Cải cách hành chính nhà nước tỉnh Lạc Hồng năm 2027"
    assert [row[2] for row in shown if "xã" in row[0]] == ["30"]
    assert {row[1] for row in shown} == {form.name for form in catalogue.shipped_forms()}
    assert dialog.choice() is dialog._plans[0]


def test_the_sample_chosen_is_opened_as_a_file_of_the_user(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mẫu.cchc"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))

    def choose(dialog: SamplesDialog) -> None:
        entries = dialog.ui.entries
        entries.setCurrentIndex(entries.model().index(catalogue.SAMPLES.index(catalogue.SAMPLE_COMMUNE), 0))
        dialog.accept()

    when_shown(SamplesDialog, choose)
    trigger(window, ActionId.SAMPLE)
    qtbot.waitUntil(lambda: window.session is not None)
    assert target.exists()
    assert window.plan().document.issuer == "Ủy ban nhân dân xã Đồng Vang"


def test_nothing_happens_where_no_sample_is_chosen(window: MainWindow) -> None:
    when_shown(SamplesDialog, lambda dialog: dialog.reject())
    trigger(window, ActionId.SAMPLE)
    assert window.session is None
