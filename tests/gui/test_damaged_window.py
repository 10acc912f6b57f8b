"""A damaged plan in the real window: its copies and a rescue are offered; an import is preceded by a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import import_acts, notices
from cchc_desktop.gui.dialogs.copies import CopiesDialog
from cchc_desktop.gui.dialogs.rescued import RescuedDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.messages_safety import LOSSES, rescued_lines
from cchc_desktop.storage import backups
from cchc_desktop.storage.backups import Reason
from cchc_desktop.storage.plan_file import read_plan
from cchc_desktop.storage.rescue import Loss
from tests.gui.desk import open_plan, plan_file, settle, small_plan
from tests.storage.desk import tampering

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_DATA_FOLDER", str(tmp_path / "data"))


def damage(path: Path) -> None:
    with tampering(path, digest=False) as raw:
        raw.execute("UPDATE items SET text='Sai lệch' WHERE id='a2'")


def answers(monkeypatch: pytest.MonkeyPatch, answer: notices.DamagedAnswer) -> list[tuple[str, int]]:
    asked: list[tuple[str, int]] = []

    def ask(_parent: object, _error: KnownError, offer: str, copies: int) -> notices.DamagedAnswer:
        asked.append((offer, copies))
        return answer

    monkeypatch.setattr(notices, "ask_damaged", ask)
    return asked


def test_every_loss_has_its_sentence() -> None:
    assert set(LOSSES) == {loss.value for loss in Loss}
    assert any("đối chiếu" in line for line in rescued_lines(small_plan(), [("rows", 2)]))
    assert all("…" not in line for line in rescued_lines(small_plan(), [(loss.value, 3) for loss in Loss]))


def test_what_can_be_read_goes_into_a_new_file_and_the_losses_are_listed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = plan_file(tmp_path), tmp_path / "đã cứu.cchc"
    damage(path)
    before = path.read_bytes()
    asked = answers(monkeypatch, notices.DamagedAnswer.RESCUE)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    window.files.open(path)
    qtbot.waitUntil(lambda: bool(window.held_dialogs), timeout=20_000)
    (dialog,) = window.held_dialogs
    assert isinstance(dialog, RescuedDialog)
    assert asked[0][1] == 0
    assert "không có bản sao dự phòng" in asked[0][0]
    told = dialog.ui.lines.toPlainText()
    assert "2 nhiệm vụ, 3 hoạt động" in told
    assert LOSSES["history"] in told
    assert LOSSES["unproved"] in told
    assert path.read_bytes() == before
    dialog.accept()
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    assert window.session.path == target  # type: ignore[union-attr]
    assert window.plan()["a2"].text == "Sai lệch"


def test_the_damaged_file_itself_is_never_the_target(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plan_file(tmp_path)
    damage(path)
    before, told = path.read_bytes(), list[str]()
    answers(monkeypatch, notices.DamagedAnswer.RESCUE)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (path, True))
    monkeypatch.setattr(notices, "tell_text", lambda _parent, text: told.append(text))
    window.files.open(path)
    settle(qtbot, window)
    assert told
    assert path.read_bytes() == before


@pytest.mark.parametrize("wiped", [False, True], ids=["damaged", "no plan any more"])
def test_the_newest_copy_of_a_plan_that_does_not_open_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wiped: bool
) -> None:
    path, target = plan_file(tmp_path), tmp_path / "từ bản sao.cchc"
    open_plan(qtbot, window, path)
    qtbot.waitUntil(lambda: bool(backups.copies(path)), timeout=10_000)
    assert window.close_plan()
    damage(path)
    if wiped:
        path.write_bytes(bytes(path.stat().st_size))
    asked = answers(monkeypatch, notices.DamagedAnswer.COPIES)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    shown: list[str] = []

    def use(dialog: QDialog) -> int:
        assert isinstance(dialog, CopiesDialog)
        shown.append(dialog.ui.plan.currentText())
        assert not dialog.back.isEnabled()
        dialog.save.click()
        return 1

    monkeypatch.setattr(CopiesDialog, "exec", use)
    window.files.open(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    assert asked[0][1] >= 1
    assert "(bị hỏng)" in shown[0]
    assert window.session.path == target  # type: ignore[union-attr]
    assert read_plan(target)["a2"].text == "Trình ký"


def test_where_nothing_can_be_rescued_that_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target, told = plan_file(tmp_path), tmp_path / "đã cứu.cchc", list[ErrorCode]()
    with tampering(path, digest=False) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM items")
    answers(monkeypatch, notices.DamagedAnswer.RESCUE)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    monkeypatch.setattr(notices, "tell_error", lambda _parent, error: told.append(error.code))
    window.files.open(path)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [ErrorCode.NOTHING_RESCUED]
    assert not target.exists()


def test_before_an_import_goes_into_the_open_plan_it_is_copied(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.core.edits import set_year

    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    qtbot.waitUntil(lambda: bool(backups.copies(path)), timeout=10_000)
    session = window.session
    assert session is not None
    assert session.safety is not None
    session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))
    assert session.save_now()
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask_yes", lambda _parent, question, _yes: asked.append(question))
    dialog = QDialog(window)
    assert import_acts._copied_first(session, dialog)
    assert backups.copies(path)[0].reason is Reason.IMPORT
    assert backups.read(backups.copies(path)[0]).year == 2031
    assert not asked

    def fail() -> None:
        raise KnownError(ErrorCode.COPY_FAILED, path="x", reason=ErrorCode.DISK_FULL.value)

    monkeypatch.setattr(session.safety, "copy_before_import", fail)
    assert not import_acts._copied_first(session, dialog)  # the user does not want to go on
    assert "ổ đĩa của máy này đã đầy" in asked[0]
