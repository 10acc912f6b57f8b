"""A target that is open in Word or refuses: written once more, under another name with one key, or elsewhere."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import assignment_acts, compare_acts, notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import assignments
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.refused_target import Target, ask_again, other_path
from cchc_desktop.publishing import atomic
from tests.gui.desk import PATIENCE, open_plan, plan_file, settle, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OLD = b"the old file, open in Word"


class InUseError(PermissionError):
    """The error of a file that Word holds open, as Windows gives it."""

    winerror = 32


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Files that another program holds open: they cannot be replaced."""
    files: set[Path] = set()
    replace = os.replace

    def guarded(source: Path, place: Path) -> None:
        if Path(place) in files:
            raise InUseError(errno.EACCES, "in use")
        replace(source, place)

    monkeypatch.setattr(atomic, "_PATIENCE", 0.05)
    monkeypatch.setattr(os, "replace", guarded)
    return files


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    yield window
    settle(qtbot, window)


def when_asked(answer: Callable[[QMessageBox], object]) -> list[str]:
    """Answer the next question; what it said."""
    said: list[str] = []
    left = PATIENCE // 20

    def look() -> None:
        nonlocal left
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.extend((box.text(), box.informativeText()))
            answer(box)
        elif left:
            left -= 1
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return said


def enter(box: QMessageBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Return)


def press(letter: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        next(button for button in box.buttons() if f"&{letter}" in button.text()).click()

    return act


def export_over(window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.write_bytes(OLD)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (target, True))
    trigger(window, ActionId.EXPORT_WORD)


def test_enter_writes_a_file_open_in_word_under_another_name(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, held: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, other = tmp_path / "Kế hoạch.docx", tmp_path / "Kế hoạch (2).docx"
    held.add(target)
    said = when_asked(enter)
    export_over(opened, target, monkeypatch)
    qtbot.waitUntil(other.exists, timeout=PATIENCE)
    settle(qtbot, opened)
    assert "đang mở trong Word" in said[0]
    assert "Kế hoạch (2).docx" in said[1]
    assert target.read_bytes() == OLD
    assert other.read_bytes()[:2] == b"PK"
    assert "Kế hoạch (2).docx" in opened.message_bar.text
    assert sorted(tmp_path.glob(".*")) == []


def test_a_file_that_was_closed_meanwhile_is_written_by_trying_again(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, held: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Kế hoạch.docx"
    held.add(target)

    def close_word(box: QMessageBox) -> None:
        held.clear()
        press("T")(box)

    when_asked(close_word)
    export_over(opened, target, monkeypatch)
    qtbot.waitUntil(lambda: target.read_bytes() != OLD, timeout=PATIENCE)
    settle(qtbot, opened)
    assert [path.name for path in tmp_path.glob("*.docx")] == ["Kế hoạch.docx"]


def test_escape_leaves_the_old_file(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, held: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Kế hoạch.docx"
    held.add(target)
    said = when_asked(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    export_over(opened, target, monkeypatch)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    settle(qtbot, opened)
    assert [path.name for path in tmp_path.glob("*.docx")] == ["Kế hoạch.docx"]
    assert target.read_bytes() == OLD
    assert not opened.message_bar.isVisible()


def test_a_folder_that_is_gone_asks_for_another(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([tmp_path / "mất rồi" / "a.docx", tmp_path / "b.docx"])
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (next(answers), False))
    said = when_asked(enter)
    trigger(opened, ActionId.EXPORT_WORD)
    qtbot.waitUntil((tmp_path / "b.docx").exists, timeout=PATIENCE)
    settle(qtbot, opened)
    assert said[1] == "", "another name in that folder would not help"


@pytest.mark.parametrize("how", [assignments.ONE, assignments.ARCHIVE])
def test_assignment_sheets_go_under_another_name_too(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, held: set[Path], how: str
) -> None:
    suffix = ".zip" if how == assignments.ARCHIVE else ".docx"
    target, other = tmp_path / f"Phiếu{suffix}", tmp_path / f"Phiếu (2){suffix}"
    target.write_bytes(OLD)
    held.add(target)
    plan = opened.plan()
    agencies = assignments.assigned(plan).agencies[:1]
    when_asked(enter)
    assignment_acts._write(opened, assignments.SheetsRequest(plan, agencies, (".docx",), how, target, True))
    qtbot.waitUntil(other.exists, timeout=PATIENCE)
    settle(qtbot, opened)
    assert target.read_bytes() == OLD


def test_of_many_sheets_in_a_folder_the_rest_is_written_by_trying_again(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, held: set[Path]
) -> None:
    plan, folder = opened.plan(), tmp_path / "phiếu"
    folder.mkdir()
    request = assignments.SheetsRequest(
        plan, assignments.assigned(plan).agencies[:3], (".docx",), assignments.EACH, folder, True
    )
    files = assignments.files_of(request)
    files[1].write_bytes(OLD)
    held.add(files[1])
    asked: list[list[str]] = []

    def close_word(box: QMessageBox) -> None:
        asked.append([button.text() for button in box.buttons()])
        held.clear()
        press("T")(box)

    when_asked(close_word)
    assignment_acts._run(opened, request)
    qtbot.waitUntil(files[2].exists, timeout=PATIENCE)
    settle(qtbot, opened)
    assert "&Ghi tên mới" not in asked[0]
    assert sorted(folder.iterdir()) == sorted(files)
    assert all(path.read_bytes()[:2] == b"PK" for path in files)


@pytest.mark.parametrize(
    ("there", "path", "found"),
    [
        (("a.docx",), "a.docx", "a (2).docx"),
        (("a.docx", "a (2).docx"), "a.docx", "a (3).docx"),
        (("a.docx", "a (2).docx"), "a (2).docx", "a (3).docx"),
        (("a.grid.json",), "a.grid.json", "a (2).grid.json"),
    ],
)
def test_the_other_name_is_free(tmp_path: Path, there: tuple[str, ...], path: str, found: str) -> None:
    for name in there:
        (tmp_path / name).touch()
    suffix = ".grid.json" if path.endswith(".grid.json") else ".docx"
    assert other_path(tmp_path / path, suffix).name == found


def test_other_errors_are_only_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[KnownError] = []
    monkeypatch.setattr(notices, "tell_error", lambda _parent, error: told.append(error))
    target = Target(tmp_path / "a.docx", False, ".docx", "Word", "Xuất ra Word")
    ask_again(None, KnownError(ErrorCode.NOTHING_CHOSEN), target, lambda _to: pytest.fail("nothing to write"))
    assert [error.code for error in told] == [ErrorCode.NOTHING_CHOSEN]


def test_a_comparison_goes_beside_the_table_that_is_open_in_excel(
    opened: MainWindow, held: set[Path], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trigger(opened, ActionId.COMPARE_OPENED)
    page = compare_acts.show(opened)
    qtbot.waitUntil(lambda: page.found is not None, timeout=PATIENCE)
    target = tmp_path / "So sánh.xlsx"
    target.write_bytes(OLD)
    held.add(target)
    monkeypatch.setattr(notices, "ask_export_path", lambda *_args: (target, True))
    said = when_asked(enter)
    page.export_wanted.emit()
    qtbot.waitUntil((tmp_path / "So sánh (2).xlsx").exists, timeout=PATIENCE)
    settle(qtbot, opened)
    assert "So sánh.xlsx" in said[0]
    assert target.read_bytes() == OLD
