"""The past of a plan in the real window: steps, versions, what differs, the way back and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import delete, insert_after, move_down, set_text
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands.difference_lines import differences
from cchc_desktop.gui.commands.history import Moment, MomentKind, moments
from cchc_desktop.gui.dialogs.history import HistoryDialog
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import open_plan, plan_file, small_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def document(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Document:
    """A small plan with three edits behind it."""
    open_plan(qtbot, window, plan_file(tmp_path))
    assert window.session is not None
    made = window.session.document
    made.apply("Sửa hoạt động", lambda p: set_text(p, "a1", "text", "Soạn dự thảo"))
    made.apply("Thêm hoạt động", lambda p: set_text(insert_after(p, "a2", "a9"), "a9", "text", "Ký số"))
    made.apply("Xóa hoạt động", lambda p: delete(p, ["a3"]))
    return made


def shown(qtbot: QtBot, window: MainWindow) -> HistoryDialog:
    assert window.session is not None
    dialog = HistoryDialog(window, window.session)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, dialog)
    return dialog


def settle(qtbot: QtBot, dialog: HistoryDialog) -> None:
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)


def moment(dialog: HistoryDialog, label: str) -> Moment:
    return next(
        e.data(0, Qt.ItemDataRole.UserRole) for e in dialog._entries() if e.text(2) == label and e.childCount() == 0
    )


def test_the_steps_are_told_with_who_and_when_the_last_first(
    document: Document, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session is not None
    found = moments(window.session)
    assert [one.label for one in found] == [
        "Lúc mở kế hoạch lần này",
        "Xóa hoạt động",
        "Thêm hoạt động",
        "Sửa hoạt động",
    ]
    assert all(one.user and one.at is not None for one in found[1:])
    dialog = shown(qtbot, window)
    assert "3 bước và 0 bản" in dialog.ui.summary.text()


def test_choosing_a_moment_tells_what_differs_from_now(document: Document, window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(qtbot, window)
    dialog.choose(moment(dialog, "Sửa hoạt động"))
    settle(qtbot, dialog)
    text = dialog.ui.differences.toPlainText()
    assert "2 chỗ thay đổi" in text
    assert "+ Đã thêm hoạt động" in text
    assert "Ký số" in text
    assert "− Đã xóa hoạt động" in text
    assert "Soạn dự thảo" not in text


def test_going_back_is_one_step_that_can_be_undone(document: Document, window: MainWindow, qtbot: QtBot) -> None:
    before = document.plan
    dialog = shown(qtbot, window)
    dialog.choose(moment(dialog, "Sửa hoạt động"))
    settle(qtbot, dialog)
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert "a9" not in document.plan
    assert document.plan["a3"].text == "Lập đoàn kiểm tra"
    assert document.plan["a1"].text == "Soạn dự thảo"
    assert (document.history.undo_label or "").startswith("Trở về “Sửa hoạt động”")
    document.undo()
    assert document.plan.items == before.items


def test_how_it_was_when_opened(document: Document, window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(qtbot, window)
    assert dialog.chosen is not None
    assert dialog.chosen.kind is MomentKind.OPENED
    settle(qtbot, dialog)
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert document.plan["a1"].text == "Soạn thảo"
    settle(qtbot, dialog)
    assert dialog.ui.differences.toPlainText() == "Không khác gì so với bây giờ."
    assert not dialog.back.isEnabled()


def test_a_version_is_named_compared_and_dropped(
    document: Document, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(qtbot, window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kinds: ("Bản trình lần 1", True))
    QTest.mouseClick(dialog.name, Qt.MouseButton.LeftButton)
    document.apply("Sửa", lambda p: set_text(p, "a2", "text", "Trình ký lần hai"))
    dialog.fill()
    dialog.choose(moment(dialog, "Bản trình lần 1"))
    settle(qtbot, dialog)
    assert "“Trình ký” → “Trình ký lần hai”" in dialog.ui.differences.toPlainText()
    QTest.mouseClick(dialog.name, Qt.MouseButton.LeftButton)
    assert "Đã có bản mang tên" in dialog.ui.told.text()
    monkeypatch.setattr(notices, "ask_yes", lambda *_args: True)
    dialog.choose(moment(dialog, "Bản trình lần 1"))
    QTest.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    assert "0 bản đã đặt tên" in dialog.ui.summary.text()
    settle(qtbot, dialog)


def test_differences_name_each_kind_of_change() -> None:
    plan: Plan = small_plan()
    now = set_text(plan, "a1", "lead", "")
    now = move_down(now, ["a1"])
    lines = differences(plan, now)
    assert any(line.startswith("• Hoạt động") and "→ (trống)" in line for line in lines)
    assert any(line.startswith("↕ Đã chuyển chỗ hoạt động") for line in lines)
    assert differences(plan, plan) == []
