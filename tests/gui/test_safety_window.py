"""What the window says of the safety net: drafts left by a crash, copies that fail, shares, conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import set_year
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands.safety import DRAFT_LABEL
from cchc_desktop.gui.dialogs.drafts_left import DraftsLeftDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.storage import backups
from cchc_desktop.storage.drafts import DraftKeeper, left_behind
from cchc_desktop.storage.plan_file import read_plan
from cchc_desktop.storage.shares import Place
from tests.gui.desk import open_plan, plan_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_DATA_FOLDER", str(tmp_path / "data"))


def crashed(path: Path, *typed: tuple[str, str, str]) -> None:
    keeper = DraftKeeper(path)
    keeper.keep(typed)
    assert keeper.flush()


def offered(qtbot: QtBot, window: MainWindow) -> DraftsLeftDialog:
    def found() -> list[DraftsLeftDialog]:
        return [d for d in window.held_dialogs if isinstance(d, DraftsLeftDialog) and d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[-1]


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_what_was_being_typed_is_offered_after_a_crash_and_taken_as_one_step(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    crashed(path, ("a1", "text", "Soạn thảo dở"), ("a2", "lead", "Sở Tài"))
    open_plan(qtbot, window, path)
    dialog = offered(qtbot, window)
    assert "2 đoạn" in dialog.ui.summary.text()
    assert "Soạn thảo dở" in dialog.ui.typed.toPlainText()
    assert "Hiện có trong kế hoạch:\nSoạn thảo" in dialog.ui.typed.toPlainText()
    click(dialog.take)
    document = window.session.document  # type: ignore[union-attr]
    assert (document.plan["a1"].text, document.plan["a2"].fields["lead"]) == ("Soạn thảo dở", "Sở Tài")
    assert "Đã lấy lại 2 đoạn" in window.message_bar.text
    assert document.undo() == DRAFT_LABEL
    assert document.plan["a1"].text == "Soạn thảo"
    assert window.close_plan()
    assert left_behind(path) == ()


def test_a_draft_whose_place_is_gone_can_be_copied_and_is_kept_until_then(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    crashed(path, ("gone", "text", "Câu không còn chỗ"), ("a1", "text", "Mới"))
    open_plan(qtbot, window, path)
    dialog = offered(qtbot, window)
    assert "1 đoạn không còn chỗ" in dialog.ui.summary.text()
    click(dialog.take)
    assert dialog.isVisible()
    assert not dialog.take.isEnabled()
    click(dialog.copy)
    assert QApplication.clipboard().text() == "Câu không còn chỗ"
    click(dialog.drop)
    assert window.close_plan()
    assert left_behind(path) == ()


def test_drafts_put_off_wait_on_the_message_bar_and_at_the_next_opening(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    crashed(path, ("a1", "text", "Dở"))
    open_plan(qtbot, window, path)
    offered(qtbot, window).reject()
    assert "chưa lấy lại" in window.message_bar.text
    click(window.message_bar.buttons[0])
    again = offered(qtbot, window)
    assert again.chosen is not None
    again.reject()
    assert window.close_plan()
    assert [draft.text for draft in left_behind(path)] == ["Dở"]
    open_plan(qtbot, window, path)
    click(offered(qtbot, window).drop)
    assert window.plan()["a1"].text == "Soạn thảo"
    assert window.close_plan()
    assert left_behind(path) == ()


def test_a_draft_that_the_plan_holds_already_is_not_offered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = plan_file(tmp_path)
    crashed(path, ("a1", "text", "Soạn thảo"))
    open_plan(qtbot, window, path)
    qtbot.waitUntil(lambda: window.session.safety.left == (), timeout=5_000)  # type: ignore[union-attr]
    assert not window.held_dialogs


def test_a_failed_copy_is_said_aloud_once_and_the_sign_goes_with_the_next_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    qtbot.waitUntil(lambda: bool(backups.copies(path)), timeout=10_000)
    safety, sign = window.session.safety, window.status.copy_sign  # type: ignore[union-attr]
    QApplication.processEvents()
    assert sign.text == ""
    error = KnownError(ErrorCode.COPY_FAILED, path="x", reason=ErrorCode.DISK_FULL.value)
    safety.copy_failed.emit(error)  # type: ignore[union-attr]
    assert sign.text == "Không lưu được bản sao dự phòng"
    assert "ổ đĩa của máy này đã đầy" in window.message_bar.text
    window.message_bar.hide()
    safety.copy_failed.emit(error)  # type: ignore[union-attr]
    assert window.message_bar.text == ""
    assert sign.text
    window.session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))  # type: ignore[union-attr]
    assert window.session.save_now()  # type: ignore[union-attr]
    safety.rescue()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: sign.text == "", timeout=10_000)


def test_a_full_disk_of_this_pc_is_told_by_the_real_keeper(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_bytes(b"no folder")
    open_plan(qtbot, window, plan_file(tmp_path))
    qtbot.waitUntil(lambda: window.status.copy_sign.text != "", timeout=10_000)
    assert "Kế hoạch vẫn được lưu" in window.message_bar.text


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan on a share."""
    monkeypatch.setattr("cchc_desktop.storage.shares.place_of", lambda _path: Place.NETWORK)
    folder = tmp_path / "nơi dùng chung"
    folder.mkdir()
    return plan_file(folder)


def test_a_shared_plan_has_two_signs(
    qtbot: QtBot, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_plan(qtbot, window, shared)
    status = window.status
    assert status.save_sign.text == "Đã lưu trên máy này"
    assert status.share_sign.text == "Đã chuyển lên nơi dùng chung"
    window.session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))  # type: ignore[union-attr]
    assert status.share_sign.text == "Chưa chuyển lên nơi dùng chung"
    qtbot.waitUntil(lambda: status.save_sign.text.startswith("Đã lưu trên máy này "), timeout=10_000)
    qtbot.waitUntil(lambda: status.share_sign.text.startswith("Đã chuyển lên nơi dùng chung "), timeout=20_000)
    assert read_plan(shared).year == 2031
    assert window.close_plan()
    local = plan_file(shared.parent.parent, name="trên máy.cchc")
    monkeypatch.setattr("cchc_desktop.storage.shares.place_of", lambda _path: Place.LOCAL)
    open_plan(qtbot, window, local)
    assert (status.save_sign.text, status.share_sign.text) == ("Đã lưu", "")


def test_a_share_that_is_gone_is_told_once_and_again_at_closing(
    qtbot: QtBot, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "tell_text", lambda _parent, text: told.append(text))
    open_plan(qtbot, window, shared)
    gone = shared.parent.rename(shared.parent.with_name("rút cáp"))
    window.session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Chưa chuyển được" in window.status.share_sign.text, timeout=20_000)
    assert "Bạn cứ làm việc tiếp" in window.message_bar.text
    assert window.close_plan()
    assert len(told) == 1
    assert "chưa chuyển lên được" in told[0]
    gone.rename(shared.parent)
    open_plan(qtbot, window, shared)
    assert window.plan().year == 2031
    qtbot.waitUntil(lambda: read_plan(shared).year == 2031, timeout=20_000)


def test_both_versions_of_a_conflict_are_named_and_can_be_compared(
    qtbot: QtBot, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.plan_file import create

    told: list[str] = []

    def compare(_parent: object, _text: str, places: str, *, can_compare: bool) -> notices.ConflictAnswer:
        told.append(places)
        assert can_compare
        return notices.ConflictAnswer.COMPARE

    compared: list[Path] = []
    monkeypatch.setattr(notices, "ask_conflict", compare)
    monkeypatch.setattr("cchc_desktop.gui.compare_acts.compare_with_file", lambda _window, path: compared.append(path))
    open_plan(qtbot, window, shared)
    create(shared, set_year(read_plan(shared), 2040), replace=True)
    window.session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    (other,) = [path for path in shared.parent.glob("k*.cchc") if path != shared]
    assert str(shared) in told[0]
    assert str(other) in told[0]
    assert compared == [shared]
    assert (read_plan(shared).year, read_plan(other).year) == (2040, 2031)


def test_a_conflict_met_at_closing_is_told_after_it(
    qtbot: QtBot, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.plan_file import create

    told: list[bool] = []

    def close(*_args: object, can_compare: bool) -> notices.ConflictAnswer:
        assert window.session is not None
        assert window.session.read_only  # closed already
        told.append(can_compare)
        return notices.ConflictAnswer.CLOSE

    monkeypatch.setattr(notices, "ask_conflict", close)
    open_plan(qtbot, window, shared)
    create(shared, set_year(read_plan(shared), 2040), replace=True)
    window.session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))  # type: ignore[union-attr]
    assert window.close_plan()
    assert told == [False]
