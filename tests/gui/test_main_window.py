"""The window does what its user wants: new, type, insert, undo, export, close, open again – and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Level
from cchc_desktop.gui import jobs, notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.dialogs.new_plan import NewPlanDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.windows import Windows
from tests.gui.desk import PATIENCE, open_plan, plan_file, press, settle, small_plan, trigger, type_text, when_shown

# The offscreen plugin has no window manager to raise a window with or to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path, over: bool = False) -> None:
    """The user chooses this file whenever a file to write is asked for."""
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (path, over))


def focus_table(window: MainWindow, item: str, column: str = "") -> None:
    """Click into a cell."""
    assert window.workspace is not None
    window.activateWindow()
    window.workspace.table.setFocus()
    window.workspace.table.set_current(item, column)


def texts(window: MainWindow) -> list[str]:
    """The words of all tasks and activities."""
    return [i.text or "" for i in window.plan().walk() if i.level in (Level.TASK, Level.ACTIVITY)]


def test_a_new_plan_is_asked_for_and_lands_in_a_file_and_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mới.cchc"
    save_as(monkeypatch, target)

    def fill(dialog: NewPlanDialog) -> None:
        dialog.ui.year.setValue(2027)
        dialog.ui.issuer.setText("Ủy ban nhân dân tỉnh Quảng Trị")
        dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    when_shown(NewPlanDialog, fill)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    assert target.is_file()
    assert window.plan().year == 2027
    assert "Kế hoạch 2027 – Ủy ban nhân dân tỉnh Quảng Trị" in window.windowTitle()
    assert "7 lĩnh vực" in window.status.counts.full_text
    assert window.status.counts.full_text.endswith(" · Kế hoạch 2027 – Ủy ban nhân dân tỉnh Quảng Trị")
    assert window.status.save_sign.text.startswith("Đã lưu")
    assert window.services.recent.entries()[0].path == target


def test_what_is_typed_inserted_and_undone_is_there_after_closing_and_opening_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    assert window.workspace is not None
    focus_table(window, "a3", "deliverable")
    type_text("Quyết định")
    press(Qt.Key.Key_Return)
    assert window.plan()["a3"].fields["deliverable"] == "Quyết định"
    focus_table(window, "a3", "activity")
    trigger(window, ActionId.ROW_BELOW)
    assert texts(window)[-1] == ""
    undo = window.menus.actions[ActionId.UNDO]
    qtbot.waitUntil(lambda: undo.text() == "&Hoàn tác: thêm hoạt động")
    trigger(window, ActionId.UNDO)
    assert len(texts(window)) == 5
    qtbot.waitUntil(lambda: "Sửa cột" in undo.text() or "sửa cột" in undo.text())
    trigger(window, ActionId.UNDO)
    assert "deliverable" not in window.plan()["a3"].fields
    trigger(window, ActionId.REDO)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.status.save_sign.text.startswith("Đã lưu"))
    expected = window.plan()
    trigger(window, ActionId.CLOSE_PLAN)
    assert window.session is None
    open_plan(qtbot, window, path)
    assert window.plan() == expected
    assert window.plan()["a3"].fields["deliverable"] == "Quyết định"
    assert window.menus.actions[ActionId.UNDO].isEnabled(), "undo survives closing"
    assert window.menus.actions[ActionId.REDO].isEnabled(), "redo too"


EXPORTS = {ActionId.EXPORT_WORD: ".docx", ActionId.EXPORT_EXCEL: ".xlsx"}


@pytest.mark.parametrize("action", EXPORTS)
def test_export_writes_the_file_and_import_reads_the_same_plan_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: ActionId
) -> None:
    windows = window.services.windows
    open_plan(qtbot, window, plan_file(tmp_path))
    target = tmp_path / f"phụ lục{EXPORTS[action]}"
    save_as(monkeypatch, target)
    trigger(window, action)
    settle(qtbot, window)
    assert target.is_file()
    assert str(target) in window.message_bar.text
    offered = [button.text() for button in window.message_bar.buttons]
    assert offered[:2] == ["Mở &tệp", "Mở thư &mục"], "and perhaps to look at the errors left, once they are known"
    before = texts(window)
    again = tmp_path / "đọc lại.cchc"
    save_as(monkeypatch, again)
    window.files.import_file(target)
    settle(qtbot, window)
    dialog = window.held_dialogs[-1]
    dialog.keep_wanted.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(windows.all) == 2, timeout=PATIENCE)
    other = windows.all[-1]
    assert other.session is not None
    assert other.session.path == again
    assert texts(other) == before
    assert other.plan()["a1" if "a1" in other.plan() else texts_id(other, "Soạn thảo")].fields["lead"] == "Sở Nội vụ"


def texts_id(window: MainWindow, text: str) -> str:
    """The item with these words."""
    return next(item.id for item in window.plan().walk() if item.text == text)


def test_everything_is_done_by_keyboard_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    assert window.workspace is not None
    focus_table(window, "t2", "task")
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.plan()["o1"].children == ("t2", "t1")
    assert window.workspace.table.current_item()[0] == "t2", "the moved task stays current"
    press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert len(window.plan()["t2"].children) == 2
    new = window.plan()["t2"].children[-1]
    assert window.workspace.table.current_item()[0] == new
    type_text("Báo cáo")
    press(Qt.Key.Key_Return)
    assert window.plan()[new].text == "Báo cáo"
    focus_table(window, new, "activity")
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert new not in window.plan()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.plan()[new].text == "Báo cáo"


def test_tree_table_and_details_stand_on_the_same_item(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    focus_table(window, "a3", "lead")
    assert desk.tree.current_item()[0] == "a3"
    assert desk.details.editors["lead"].toPlainText() == "Thanh tra tỉnh"
    desk.tree.setFocus()
    desk.tree.set_current("t1")
    assert desk.table.current_item()[0] == "t1"
    assert desk.details.editors["task"].toPlainText() == "Ban hành kế hoạch"


def test_details_commit_one_step_when_left_and_escape_gives_the_old_text_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    focus_table(window, "a1", "lead")
    editor = desk.details.editors["lead"]
    editor.setFocus()
    editor.selectAll()
    type_text("Sở Tài chính")
    assert window.plan()["a1"].fields["lead"] == "Sở Nội vụ", "nothing is written while typing"
    desk.table.setFocus()
    assert window.plan()["a1"].fields["lead"] == "Sở Tài chính"
    assert desk.session.document.history.undo_label == "Sửa cột Cơ quan chủ trì"
    editor.setFocus()
    type_text("xyz")
    press(Qt.Key.Key_Escape)
    assert editor.toPlainText() == "Sở Tài chính"
    qtbot.waitUntil(window.menus.actions[ActionId.UNDO].isEnabled)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.plan()["a1"].fields["lead"] == "Sở Nội vụ", "with nothing typed, undo is the plan's"


def test_going_back_to_how_it_was_when_opened_is_one_step_that_can_be_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    opened = window.plan()
    assert not window.menus.actions[ActionId.REVERT].isEnabled()
    focus_table(window, "t1", "task")
    trigger(window, ActionId.DELETE)
    focus_table(window, "t2", "task")
    trigger(window, ActionId.DUPLICATE)
    changed = window.plan()
    qtbot.waitUntil(window.menus.actions[ActionId.REVERT].isEnabled)
    trigger(window, ActionId.REVERT)
    assert window.plan() == opened
    trigger(window, ActionId.UNDO)
    assert window.plan() == changed


def test_a_refused_edit_is_told_in_the_bar_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    before = window.plan()
    focus_table(window, "t1", "task")
    trigger(window, ActionId.INDENT)
    assert window.plan() is before
    assert "hạ cấp" in window.message_bar.text
    trigger(window, ActionId.DUPLICATE)
    assert window.message_bar.text == "", "what was refused is no news any more"


def test_a_plan_opened_twice_comes_forward_in_its_window(
    windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    other = windows.new()
    other.files.open(path)
    assert other.session is None
    assert windows.showing(path) is window


def test_another_plan_comes_into_a_window_of_its_own(
    windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    window.files.open(plan_file(tmp_path, name="hai.cchc"))
    qtbot.waitUntil(lambda: len(windows.all) == 2, timeout=PATIENCE)
    assert window.session is not None
    assert window.session.path.name == "kế hoạch.cchc"


def test_a_plan_in_use_is_offered_to_be_looked_at_and_then_cannot_be_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.plan_file import open_plan as hold

    path = plan_file(tmp_path)
    asked: list[str] = []

    def look(_parent: object, error: Exception) -> notices.InUseAnswer:
        asked.append(str(error))
        return notices.InUseAnswer.LOOK

    monkeypatch.setattr(notices, "ask_in_use", look)
    with hold(path):
        open_plan(qtbot, window, path)
        assert asked
        assert window.session is not None
        assert window.session.read_only
        assert "chỉ để xem" in window.windowTitle()
        assert window.status.save_sign.text == "Chỉ để xem"
        for action in (ActionId.DELETE, ActionId.ROW_BELOW, ActionId.UNDO, ActionId.MOVE_UP):
            assert not window.menus.actions[action].isEnabled()
        assert window.menus.actions[ActionId.EXPORT_WORD].isEnabled()
        before = window.plan()
        focus_table(window, "a1", "lead")
        type_text("abc")
        assert window.plan() is before


@pytest.mark.parametrize("bad", ["rỗng.cchc", "không có.cchc", "word.docx"])
def test_a_file_that_cannot_be_opened_gives_one_sentence_and_leaves_the_start_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "tell_error", lambda _parent, error: told.append(error_text(error)))
    if not bad.startswith("không"):
        (tmp_path / bad).write_bytes(b"" if bad.startswith("r") else b"PK\x03\x04 broken")
    window.files.open(tmp_path / bad)
    settle(qtbot, window)
    assert len(told) == 1
    assert told[0].endswith(".")
    assert window.session is None
    assert not window.tree_dock.isVisible()


def test_a_plan_that_nobody_waits_for_any_more_is_not_kept_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    window.files.open(path)
    window.files.waiting.cancel()
    assert jobs.wait_for_all()
    qtbot.waitUntil(lambda: sorted(p.name for p in tmp_path.glob("*.cchc*")) == [path.name], timeout=PATIENCE)
    QApplication.processEvents()
    assert window.session is None
    open_plan(qtbot, window, path)


def test_a_copy_without_history_holds_the_plan_and_no_steps(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.plan_file import open_plan as look_into

    open_plan(qtbot, window, plan_file(tmp_path))
    focus_table(window, "t1", "task")
    trigger(window, ActionId.DUPLICATE)
    for action, steps in ((ActionId.SAVE_COPY, 1), (ActionId.SAVE_COPY_PLAIN, 0)):
        target = tmp_path / f"{action}.cchc"
        save_as(monkeypatch, target)
        trigger(window, action)
        settle(qtbot, window)
        with look_into(target) as copy:
            assert copy.plan == window.plan()
            assert len(copy.history.done) == steps


def test_places_of_docks_zoom_and_recent_plans_are_remembered(
    windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    hidden = window.details_dock.isHidden()
    trigger(window, ActionId.SHOW_DETAILS)
    assert window.details_dock.isHidden() is not hidden
    trigger(window, ActionId.ZOOM_IN)
    window.close()
    assert windows.all == ()
    again = windows.new()
    assert [button.text() for button in again.start_page.plans] == [again.services.recent.entries()[0].name]
    open_plan(qtbot, again, path)
    assert again.details_dock.isHidden() is not hidden
    assert not again.tree_dock.isHidden()
    assert again.workspace is not None
    assert again.workspace.table.zoom == 110


def test_the_window_is_empty_of_the_plan_after_closing_it(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path, small_plan()))
    trigger(window, ActionId.CLOSE_PLAN)
    assert window.windowTitle() == "CCHC Desktop"
    assert window.tabs.count() == 0
    assert window.start_page.isVisible()
    assert window.tree_dock.isHidden()
    open_plan(qtbot, window, tmp_path / "kế hoạch.cchc")
    assert not window.tree_dock.isHidden(), "the docks come back with the next plan"
    trigger(window, ActionId.CLOSE_PLAN)
    assert not window.menus.actions[ActionId.EXPORT_WORD].isEnabled()
    assert sorted(p.name for p in tmp_path.iterdir() if "cchc" in p.name) == ["kế hoạch.cchc"], "only the plan remains"
