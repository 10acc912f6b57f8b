"""Structure in the window: splitting, joining, sharing, the deleted, one branch alone, the menu of the tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import set_text
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.actions.table import ActionId, Menu
from cchc_desktop.gui.branch_focus import FocusBar
from cchc_desktop.gui.dialogs.deleted_items import DeletedItemsDialog
from cchc_desktop.gui.dialogs.split_text import SplitTextDialog
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import Dialog, open_plan, plan_file, press, settle, small_plan, trigger, type_text, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LIST = "Soạn thảo; Lấy ý kiến;\nTrình ký"


def written() -> Plan:
    return set_text(small_plan(), "a1", "text", LIST)


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    qtbot.waitUntil(lambda: window.is_furnished)
    open_plan(qtbot, window, plan_file(tmp_path, written()))
    return window


def desk(window: MainWindow):
    assert window.workspace is not None
    return window.workspace


def plan_of(window: MainWindow) -> Plan:
    return desk(window).plan


def stand(window: MainWindow, item: str, column: str = "") -> None:
    desk(window).go_to(item, column)
    desk(window).table.setFocus()
    window.refresh_actions()


def in_tree(window: MainWindow, *ids: str) -> None:
    desk(window).tree.setFocus()
    desk(window).tree.select_items(ids)
    window.refresh_actions()


def texts(window: MainWindow, parent: str) -> list[str | None]:
    return [item.text for item in plan_of(window).children(parent)]


def answer(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """Do something with the next dialog; it is closed whatever comes of that, so that a failure is none for ever."""

    def safely(dialog: Dialog) -> None:
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    when_shown(kind, safely)


# ---- splitting and joining


def test_a_cell_is_split_with_the_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    stand(window, "a1")
    start = plan_of(window)

    def untick_the_second(dialog: SplitTextDialog) -> None:
        assert [dialog.ui.pieces.item(i).text() for i in range(3)] == ["Soạn thảo", "Lấy ý kiến", "Trình ký"]
        assert dialog.focusWidget() is dialog.ui.pieces
        QTest.keyClick(dialog.ui.pieces, Qt.Key.Key_Down)
        QTest.keyClick(dialog.ui.pieces, Qt.Key.Key_Space)
        assert "2 dòng" in dialog.ui.result.text()
        QTest.keyClick(dialog.ui.pieces, Qt.Key.Key_Return)

    answer(SplitTextDialog, untick_the_second)
    press(Qt.Key.Key_K, CONTROL_SHIFT)
    assert texts(window, "t1") == ["Soạn thảo; Lấy ý kiến", "Trình ký", "Trình ký"]
    assert plan_of(window).children("t1")[1].fields["lead"] == "Sở Nội vụ"
    assert window.session.document.history.labels() == ["Tách thành 2 hoạt động"]
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    assert plan_of(window) == start
    settle(qtbot, window)


def test_a_task_is_split_into_activities_and_a_cancelled_split_is_none(window: MainWindow) -> None:
    document = desk(window).session.document
    document.apply("x", lambda p: set_text(p, "t2", "text", "Kiểm tra: cấp huyện; cấp xã"))
    in_tree(window, "t2")

    def below(dialog: SplitTextDialog) -> None:
        dialog.ui.into.setCurrentIndex(1)
        dialog.accept()

    answer(SplitTextDialog, lambda dialog: dialog.reject())
    trigger(window, ActionId.SPLIT_TEXT)
    assert document.history.labels() == ["x"]
    answer(SplitTextDialog, below)
    trigger(window, ActionId.SPLIT_TEXT)
    assert texts(window, "t2") == ["Lập đoàn kiểm tra", "cấp xã"]


def test_the_dialog_offers_only_cuts_that_cut_and_asks_for_two_rows(window: MainWindow) -> None:
    dialog = SplitTextDialog(window, Level.ACTIVITY, "a; b", own=True)
    assert [dialog.ui.cut.itemText(i) for i in range(dialog.ui.cut.count())] == [
        "Chỗ xuống dòng và dấu chấm phẩy",
        "Dấu chấm phẩy",
    ]
    assert dialog.ui.into.count() == 1
    dialog.ui.pieces.item(1).setCheckState(Qt.CheckState.Unchecked)
    ok = dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    assert ok.text() == "&Tách"
    dialog.deleteLater()


def test_a_cell_of_one_piece_says_so(window: MainWindow) -> None:
    stand(window, "a2")
    trigger(window, ActionId.SPLIT_TEXT)
    assert "chỉ có một ý" in window.message_bar.text
    stand(window, "a2", "tt")


def test_rows_are_joined_and_refused_where_they_stand_apart(window: MainWindow) -> None:
    in_tree(window, "a1", "a2")
    press(Qt.Key.Key_J, CONTROL_SHIFT)
    assert texts(window, "t1") == [f"{LIST}\nTrình ký"]
    assert desk(window).session.document.history.labels() == ["Gộp 2 hoạt động thành một"]
    in_tree(window, "a1", "a3")
    trigger(window, ActionId.JOIN_ROWS)
    assert "đứng liền nhau" in window.message_bar.text


# ---- moving several


def test_several_tasks_are_moved_by_keyboard_and_stay_selected(window: MainWindow) -> None:
    document = desk(window).session.document
    from cchc_desktop.core.edits import insert_after, insert_child

    area = plan_of(window)[plan_of(window).appendices[0]].children[0]
    document.apply("x", lambda p: insert_after(insert_child(p, area, 1, "o2"), "t2", "t3"))
    in_tree(window, "t1", "t2")
    press(Qt.Key.Key_Down, ALT_SHIFT)
    assert plan_of(window)["o1"].children == ("t3", "t1", "t2")
    assert desk(window).tree.selected_items() == ["t1", "t2"]
    press(Qt.Key.Key_Down, ALT_SHIFT)
    assert plan_of(window)["o2"].children == ("t1", "t2")
    assert desk(window).tree.selected_items() == ["t1", "t2"]
    press(Qt.Key.Key_Up, ALT_SHIFT)
    assert plan_of(window)["o1"].children == ("t3", "t1", "t2")


def test_rows_of_the_table_stay_selected_while_they_move(window: MainWindow) -> None:
    from PySide6.QtCore import QItemSelection

    document = desk(window).session.document
    from cchc_desktop.core.edits import insert_after

    document.apply("x", lambda p: set_text(insert_after(p, "a2", "a9"), "a9", "text", "Ban hành"))
    stand(window, "a1")
    table = desk(window).table
    model = table.table_model
    (r1, column), (r2, _) = model.find("a1"), model.find("a2")
    flags = table.selectionModel().SelectionFlag
    table.selectionModel().select(
        QItemSelection(model.index(r1, column), model.index(r2, column)), flags.ClearAndSelect
    )
    press(Qt.Key.Key_Down, ALT_SHIFT)
    assert plan_of(window)["t1"].children == ("a9", "a1", "a2")
    assert table.selected_row_items() == ["a1", "a2"]
    assert document.history.labels()[-1] == "Chuyển 2 hoạt động xuống"


def test_several_items_are_duplicated_behind_the_last(window: MainWindow) -> None:
    in_tree(window, "t1", "t2")
    trigger(window, ActionId.DUPLICATE)
    names = texts(window, "o1")
    assert names == ["Ban hành kế hoạch", "Kiểm tra công tác"] * 2
    assert desk(window).session.document.history.labels() == ["Nhân đôi 2 nhiệm vụ"]


# ---- shared tasks


def test_a_task_is_shared_with_the_next_objective_and_taken_apart(window: MainWindow) -> None:
    from cchc_desktop.core.edits import insert_child

    document = desk(window).session.document
    area = plan_of(window)[plan_of(window).appendices[0]].children[0]
    document.apply("x", lambda p: insert_child(p, area, 1, "o2"))
    stand(window, "t1")
    trigger(window, ActionId.SHARE_TASK)
    assert "cuối cùng của mục tiêu" in window.message_bar.text
    stand(window, "t2")
    trigger(window, ActionId.SHARE_TASK)
    (part,) = plan_of(window).children("o2")
    assert (part.text, part.marks) == ("Kiểm tra công tác", {"task": "above"})
    span = desk(window).table.table_model.cell_at(
        desk(window).table.table_model.index(*desk(window).table.table_model.find("t2"))
    )
    assert span is not None
    assert span.rows == 2
    stand(window, part.id)
    trigger(window, ActionId.UNSHARE_TASK)
    assert plan_of(window)[part.id].marks == {}


# ---- the recycle bin


def test_what_was_deleted_is_seen_and_put_back_after_a_restart(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    start = plan_of(window)
    in_tree(window, "t1")
    trigger(window, ActionId.DELETE)
    settle(qtbot, window)
    path = window.session.path
    window.close_plan()
    open_plan(qtbot, window, path)
    assert "t1" not in plan_of(window)

    def put_back(dialog: DeletedItemsDialog) -> None:
        assert dialog.ui.entries.topLevelItem(0).text(0).startswith("Nhiệm vụ: Ban hành kế hoạch (và 2 mục")
        assert dialog.ui.entries.topLevelItem(0).text(1) == "Xóa nhiệm vụ"
        assert "Cơ quan chủ trì: Sở Nội vụ" in dialog.ui.preview.toPlainText()
        dialog.back.click()
        assert "Đã khôi phục" in dialog.ui.told.text()
        assert dialog.ui.entries.topLevelItemCount() == 0
        assert not dialog.back.isEnabled()
        dialog.reject()

    answer(DeletedItemsDialog, put_back)
    trigger(window, ActionId.DELETED)
    assert plan_of(window) == start
    assert desk(window).current()[0] == "t1"
    assert window.session.document.history.labels()[-1] == "Khôi phục nhiệm vụ"
    trigger(window, ActionId.UNDO)
    assert "t1" not in plan_of(window)


def test_a_row_whose_place_is_gone_goes_where_the_user_stands(window: MainWindow) -> None:
    in_tree(window, "a2")
    trigger(window, ActionId.DELETE)
    in_tree(window, "t1")
    trigger(window, ActionId.DELETE)
    in_tree(window, "a3")

    def put_here(dialog: DeletedItemsDialog) -> None:
        entries = dialog.ui.entries
        entries.setCurrentItem(entries.topLevelItem(1))
        dialog.back.click()
        assert "Nơi cũ" in dialog.ui.told.text()
        dialog.here.click()
        dialog.reject()

    answer(DeletedItemsDialog, put_here)
    trigger(window, ActionId.DELETED)
    assert texts(window, "t2") == ["Lập đoàn kiểm tra", "Trình ký"]


# ---- one branch alone


def bar(window: MainWindow) -> FocusBar:
    return window.findChildren(FocusBar)[-1]


def shown_in_tree(window: MainWindow) -> list[str]:
    tree = desk(window).tree
    tree.expandAll()
    found, index = [], tree.indexAt(QPoint(3, 3))
    while index.isValid():
        found.append(tree.tree_model.item_id(index))
        index = tree.indexBelow(index)
    return found


def test_one_branch_alone_keeps_its_numbers_and_esc_leaves_it(window: MainWindow) -> None:
    everything = shown_in_tree(window)
    rows = desk(window).table.table_model.rowCount()
    before = desk(window).table.table_model.index(*desk(window).table.table_model.find("t2")).data()
    in_tree(window, "t2")
    trigger(window, ActionId.FOCUS)
    assert bar(window).text == "Đang xem riêng: 2.2 Kiểm tra công tác"
    assert bar(window).isVisible()
    assert shown_in_tree(window) == ["t2", "a3"]
    model = desk(window).table.table_model
    assert [row.item for row in model.rows] == ["a3"]
    assert model.index(*model.find("t2")).data() == before
    QTest.keyClick(desk(window).tree, Qt.Key.Key_Escape)
    assert bar(window).text == ""
    assert shown_in_tree(window) == everything
    assert desk(window).table.table_model.rowCount() == rows
    assert desk(window).current()[0] == "t2"


def test_the_button_of_the_bar_leaves_and_the_command_can_be_used_only_then(window: MainWindow) -> None:
    stand(window, "o1")
    assert not window.menus.actions[ActionId.FOCUS_ALL].isEnabled()
    trigger(window, ActionId.FOCUS)
    QApplication.processEvents()
    assert window.menus.actions[ActionId.FOCUS_ALL].isEnabled()
    bar(window).button.click()
    QApplication.processEvents()
    assert desk(window).focus.item is None
    assert not window.menus.actions[ActionId.FOCUS_ALL].isEnabled()


def test_a_branch_alone_is_edited_like_any_other(window: MainWindow) -> None:
    stand(window, "t1")
    trigger(window, ActionId.FOCUS)
    stand(window, "a2")
    trigger(window, ActionId.ROW_BELOW)
    assert len(plan_of(window).children("t1")) == 3
    type_text("Ban hành")
    press(Qt.Key.Key_Return)
    desk(window).commit_pending()
    assert texts(window, "t1")[2] == "Ban hành"
    assert desk(window).table.table_model.rowCount() == 3
    trigger(window, ActionId.UNDO)
    trigger(window, ActionId.UNDO)
    assert desk(window).table.table_model.rowCount() == 2
    assert desk(window).focus.item == "t1"


def test_going_elsewhere_or_deleting_the_branch_ends_it(window: MainWindow) -> None:
    stand(window, "t1")
    trigger(window, ActionId.FOCUS)
    desk(window).go_to("a3")
    assert desk(window).focus.item is None
    assert desk(window).current()[0] == "a3"
    in_tree(window, "t1")
    trigger(window, ActionId.FOCUS)
    trigger(window, ActionId.DELETE)
    assert desk(window).focus.item is None
    assert bar(window).text == ""
    assert "t2" in shown_in_tree(window)


def test_a_branch_alone_that_moves_is_still_alone(window: MainWindow) -> None:
    in_tree(window, "t2")
    trigger(window, ActionId.FOCUS)
    press(Qt.Key.Key_Up, ALT_SHIFT)
    QApplication.processEvents()
    assert plan_of(window)["o1"].children == ("t2", "t1")
    assert shown_in_tree(window) == ["t2", "a3"]
    assert bar(window).text == "Đang xem riêng: 2.1 Kiểm tra công tác"


def test_closing_the_plan_takes_the_bar_away(qtbot: QtBot, window: MainWindow) -> None:
    stand(window, "t1")
    trigger(window, ActionId.FOCUS)
    path = window.session.path
    settle(qtbot, window)
    window.close_plan()
    assert all(not one.isVisible() for one in window.findChildren(FocusBar))
    open_plan(qtbot, window, path)
    assert desk(window).focus.item is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(window.findChildren(FocusBar)) == 1


# ---- the tree's menu


def open_menu(window: MainWindow, reason: QContextMenuEvent.Reason, item: str) -> list[str]:
    tree = desk(window).tree
    tree.setFocus()
    tree.set_current(item)
    point = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(reason, point, tree.viewport().mapToGlobal(point))
    QApplication.sendEvent(tree.viewport(), event)
    menu = next(menu for menu in window.findChildren(QMenu, "tree_menu") if menu.isVisible())
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    QApplication.processEvents()
    return names


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_tree_has_a_menu_of_what_can_be_done(window: MainWindow, reason: QContextMenuEvent.Reason) -> None:
    names = open_menu(window, reason, "t1")
    assert {"move-down", "duplicate", "delete", "focus", "share-task", "split-text"} <= set(names)
    assert "focus-all" not in names
    assert "indent" not in open_menu(window, reason, "a1")


# ---- levels of an outline


def test_the_levels_of_an_outline_are_named_and_closed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from tests.core.outlines import random_outline

    window.close_plan()
    open_plan(qtbot, window, plan_file(tmp_path, random_outline(5, 3), "chỉ số.cchc"))
    actions = window.menus.actions
    assert actions[ActionId.COLLAPSE_OBJECTIVES].text() == "Thu gọn đến tiêu chí cấp &2"
    letters = [a.text()[a.text().index("&") + 1].lower() for a in window.menus.menus[Menu.VIEW].actions() if a.text()]
    assert len(letters) == len(set(letters))
    trigger(window, ActionId.COLLAPSE_AREAS)
    tree = desk(window).tree
    plan = plan_of(window)

    def shown() -> int:
        count, index = 0, tree.model().index(0, 0)
        while index.isValid():
            count += 1
            index = tree.indexBelow(index)
        return count

    qtbot.waitUntil(lambda: shown() == 1 + len(plan[plan.appendices[0]].children), timeout=5000)
