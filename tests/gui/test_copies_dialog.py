"""Safety copies in the real window: what is in each, back into the open plan, back as a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import set_text
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import copies
from cchc_desktop.gui.commands.session import PlanSession
from cchc_desktop.gui.dialogs.copies import CopiesDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.storage import backups
from tests.gui.desk import open_plan, plan_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Callable[[], Path] = lambda: tmp_path / "data"  # noqa: E731
    monkeypatch.setattr(backups, "data_folder", folder)
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", folder)


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PlanSession:
    """A plan with a copy of how it was when opened, and an edit since."""
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    assert window.session is not None
    qtbot.waitUntil(lambda: bool(backups.copies(path)), timeout=10_000)
    window.session.document.apply("Sửa", lambda p: set_text(p, "a1", "text", "Viết khác hẳn"))
    return window.session


def shown(qtbot: QtBot, window: MainWindow) -> CopiesDialog:
    dialog = CopiesDialog(window, window.session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)
    return dialog


def test_a_copy_tells_what_is_in_it_and_what_differs_from_now(
    session: PlanSession, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, window)
    assert "(đang mở)" in dialog.ui.plan.currentText()
    text = dialog.ui.content.toPlainText()
    assert "2 nhiệm vụ, 3 hoạt động" in text
    assert "“Soạn thảo” → “Viết khác hẳn”" in text


def test_restoring_is_one_step_and_the_state_before_is_copied_first(
    session: PlanSession, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, window)
    count = len(backups.copies(session.path))
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    document = session.document
    assert document.plan["a1"].text == "Soạn thảo"
    assert document.history.undo_label == copies.RESTORE_LABEL
    assert len(backups.copies(session.path)) == count + 1
    assert backups.read(backups.copies(session.path)[0])["a1"].text == "Viết khác hẳn"
    document.undo()
    assert document.plan["a1"].text == "Viết khác hẳn"


def test_a_copy_becomes_a_file_of_its_own(
    session: PlanSession, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(qtbot, window)
    target = tmp_path / "từ bản sao.cchc"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert wanted.args == [target]
    from cchc_desktop.storage.plan_file import read_plan

    assert read_plan(target)["a1"].text == "Soạn thảo"


def test_a_damaged_copy_is_told_and_changes_nothing(session: PlanSession, window: MainWindow, qtbot: QtBot) -> None:
    for copy in backups.copies(session.path):
        copy.path.write_bytes(b"x" * 5000)
    dialog = shown(qtbot, window)
    assert dialog.ui.told.text()
    assert not dialog.back.isEnabled()


def test_plans_that_are_gone_are_listed_too(session: PlanSession, window: MainWindow, qtbot: QtBot) -> None:
    path = session.path
    assert window.close_plan()
    path.unlink()
    dialog = shown(qtbot, window)
    assert path.name in dialog.ui.plan.currentText()
    assert dialog.ui.entries.topLevelItemCount() >= 1
    assert not dialog.back.isEnabled()
    assert dialog.save.isEnabled()


@pytest.mark.parametrize(("size", "text"), [(10, "1 kB"), (128_400, "128 kB"), (1_234_567, "1,2 MB")])
def test_sizes(size: int, text: str) -> None:
    assert copies.size_text(size) == text


def test_a_copy_goes_over_a_file_that_the_user_agreed_to_replace(
    session: PlanSession, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(qtbot, window)
    target = tmp_path / "có sẵn.cchc"
    target.write_bytes(b"x")
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, True))
    with qtbot.waitSignal(dialog.open_wanted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    from cchc_desktop.storage.plan_file import read_plan

    assert read_plan(target)["a1"].text == "Soạn thảo"


def test_a_plan_on_a_share_shows_the_copies_of_its_working_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.shares import Place

    monkeypatch.setattr("cchc_desktop.storage.shares.place_of", lambda _path: Place.NETWORK)
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    session = window.session
    assert session is not None
    assert copies.copied_path(path) == session.copied_path != path
    qtbot.waitUntil(lambda: bool(backups.copies(session.copied_path)), timeout=10_000)
    dialog = shown(qtbot, window)
    assert dialog.ui.plan.currentText() == f"{path.name} (đang mở) – 1 bản sao – {tmp_path}"
    assert dialog.back.isEnabled()
