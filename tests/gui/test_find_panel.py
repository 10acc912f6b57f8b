"""Finding and replacing in the real window: keys, the list, ticks, one undo step, text and table."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.finding import Query, find
from cchc_desktop.core.plan import Level
from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.match_table import PLACE_COLUMN, SNIPPET_ROLE, TEXT_COLUMN
from cchc_desktop.gui.views.find_panel import FindPanel
from cchc_desktop.gui.windows import Windows
from tests.gui.desk import open_plan, plan_file, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The sample plan in a window."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    return window


def panel(window: MainWindow) -> FindPanel:
    assert window.workspace is not None
    return cast(FindPanel, window.workspace.sides.view(ActionId.SHOW_FIND))


def type_words(field: QLineEdit, words: str) -> None:
    """As an input method types: QTest's keys know no Vietnamese letters."""
    field.setFocus()
    field.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def find_words(window: MainWindow, words: str, action: ActionId = ActionId.FIND) -> FindPanel:
    trigger(window, action)
    found = panel(window)
    type_words(found.wanted, words)
    found.finish()
    return found


def test_typing_without_marks_lists_every_place_of_table_text_and_document(desk: MainWindow) -> None:
    found = find_words(desk, "ke hoach")
    expected = list(find(desk.plan(), Query("kế hoạch")))
    assert found.model.matches == expected
    levels = {desk.plan()[m.place.item].level.value for m in expected if m.place.item != DOCUMENT}
    assert {"activity", "paragraph"} <= levels
    assert any(m.place.item == DOCUMENT for m in expected)
    assert found.count.text().startswith(f"{len(expected)} chỗ")


def test_return_and_f3_walk_through_the_places_and_round(desk: MainWindow) -> None:
    found = find_words(desk, "Số liệu tiến độ")
    (match,) = found.model.matches
    QTest.keyClick(found.wanted, Qt.Key.Key_Return)
    assert desk.workspace is not None
    assert desk.workspace.table.current_item() == (match.place.item, match.place.name)
    found = find_words(desk, "noi vu")
    count = len(found.model.matches)
    rows = []
    for _ in range(count + 1):
        trigger(desk, ActionId.FIND_NEXT)
        rows.append(found.list.currentIndex().row())
    assert rows == [*range(count), 0]
    trigger(desk, ActionId.FIND_PREVIOUS)
    assert found.list.currentIndex().row() == count - 1


def test_a_place_in_the_text_is_shown_there_with_the_match_selected(desk: MainWindow) -> None:
    found = find_words(desk, "to chuc thuc hien")
    row = next(
        i for i, m in enumerate(found.model.matches) if m.place.item != DOCUMENT and m.place.name == TEXT
        and desk.plan()[m.place.item].level.value == "section"
    )  # fmt: skip
    found.list.selectRow(row)
    assert desk.workspace is not None
    assert desk.workspace.in_text
    assert desk.workspace.text.view.textCursor().selectedText().casefold() == "tổ chức thực hiện"


def test_replacing_previews_each_place_and_is_one_step(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.session is not None
    document = desk.session.document
    before, steps = document.plan, document.history.undo_label
    found = find_words(desk, "so noi vu", ActionId.REPLACE)
    type_words(found.instead, "ban tổ chức")
    index = found.model.index(0, TEXT_COLUMN)
    assert index.data(SNIPPET_ROLE).new == "Ban tổ chức"
    count = len(found.model.matches)
    assert count > 5
    QTest.mouseClick(found.replace_all, Qt.MouseButton.LeftButton)
    found.finish()
    assert found.model.matches == []
    assert len(list(find(document.plan, Query("Ban tổ chức", marks=True, case=True)))) == count
    assert document.history.undo_label == f"Thay “so noi vu” bằng “ban tổ chức” ({count} chỗ)"
    qtbot.waitUntil(desk.menus.actions[ActionId.UNDO].isEnabled)
    trigger(desk, ActionId.UNDO)
    assert document.plan == before
    assert document.history.undo_label == steps


def test_an_unticked_place_is_left_alone(desk: MainWindow) -> None:
    found = find_words(desk, "thanh tra", ActionId.REPLACE)
    count = len(found.model.matches)
    first = found.model.match_at(0)
    tick = found.model.index(0, PLACE_COLUMN)
    found.model.setData(tick, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert f"đã chọn {count - 1} chỗ" in found.count.text()
    type_words(found.instead, "kiểm tra")
    QTest.mouseClick(found.replace_all, Qt.MouseButton.LeftButton)
    found.finish()
    assert [m.place for m in found.model.matches] == [first.place]


def test_the_list_follows_the_plan(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.session is not None
    found = find_words(desk, "noi vu")
    count = len(found.model.matches)
    assert desk.workspace is not None
    place = next(m.place for m in found.model.matches if m.place.item != DOCUMENT)
    desk.workspace.go_to(place.item)
    trigger(desk, ActionId.DELETE)
    qtbot.waitUntil(lambda: len(found.model.matches) < count, timeout=5000)
    assert found.model.matches == list(find(desk.plan(), Query("noi vu")))


def test_a_column_or_a_branch_narrows_the_search(desk: MainWindow) -> None:
    found = find_words(desk, "so noi vu")
    lead = next(i for i in range(found.scope.count()) if found.scope.itemData(i) == ("column", "lead"))
    found.scope.setCurrentIndex(lead)
    found.search()
    found.finish()
    assert {m.place.name for m in found.model.matches} == {"lead"}


def test_nothing_found_says_what_to_try(desk: MainWindow) -> None:
    found = find_words(desk, "không có chữ này đâu")
    assert "Không tìm thấy" in found.count.text()
    assert not found.replace_all.isEnabled()


def test_escape_closes_the_panel_and_gives_the_keyboard_back_to_the_plan(desk: MainWindow) -> None:
    found = find_words(desk, "noi vu")
    QTest.keyClick(found.wanted, Qt.Key.Key_Return)
    assert desk.workspace is not None
    QTest.keyClick(found.wanted, Qt.Key.Key_Escape)
    focus = desk.focusWidget()
    assert focus is desk.workspace.view or desk.workspace.view.isAncestorOf(focus)
    assert not found.isVisible()
    assert not desk.menus.actions[ActionId.SHOW_FIND].isChecked()


def test_f3_goes_on_without_the_panel_and_sees_what_was_edited_meanwhile(desk: MainWindow) -> None:
    found = find_words(desk, "Số liệu tiến độ")
    QTest.keyClick(found.wanted, Qt.Key.Key_Escape)
    assert desk.workspace is not None
    desk.workspace.go_to(next(item.id for item in desk.plan().walk() if item.level is Level.AREA))
    (match,) = found.model.matches
    trigger(desk, ActionId.FIND_NEXT)
    assert desk.workspace.table.current_item() == (match.place.item, match.place.name)
    trigger(desk, ActionId.DELETE)
    trigger(desk, ActionId.FIND_NEXT)
    assert found.model.matches == []
    assert not found.isVisible()


def test_what_was_left_out_or_is_found_again_is_not_replaced_by_pressing_once_more(
    desk: MainWindow, qtbot: QtBot
) -> None:
    found = find_words(desk, "Sở Nội vụ", ActionId.REPLACE)
    type_words(found.instead, "Sở Nội vụ tỉnh")
    first, count = found.model.index(0, PLACE_COLUMN), len(found.model.matches)
    assert count > 2
    found.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    qtbot.mouseClick(found.replace_all, Qt.MouseButton.LeftButton)
    once = desk.plan()
    assert found.count.text().startswith(f"Đã thay {count - 1} chỗ.")
    qtbot.wait(400)  # the list has followed the plan
    assert found.model.ticked == []
    assert not found.replace_all.isEnabled()
    qtbot.mouseClick(found.replace_all, Qt.MouseButton.LeftButton)
    assert desk.plan() is once
    qtbot.mouseClick(found.all_ticked, Qt.MouseButton.LeftButton)
    assert len(found.model.ticked) == count


def test_only_finding_shows_nothing_of_replacing_and_takes_little_room(desk: MainWindow, qtbot: QtBot) -> None:
    desk.resize(1366, 720)
    found = find_words(desk, "noi vu")
    dock = desk.lower_docks[ActionId.SHOW_FIND]
    qtbot.waitUntil(lambda: dock.height() <= 190)
    assert desk.minimumSizeHint().height() <= 400, "a screen of 768 lines at 150 % has about 460"
    assert not found.instead.isVisible()
    assert found.model.index(0, PLACE_COLUMN).data(Qt.ItemDataRole.CheckStateRole) is None
    assert "để thay" not in found.count.text()
    QTest.mouseClick(found.replacing, Qt.MouseButton.LeftButton)
    assert found.instead.isVisible()
    assert found.replace_all.isVisible()
    assert found.model.index(0, PLACE_COLUMN).data(Qt.ItemDataRole.CheckStateRole) is not None
    trigger(desk, ActionId.FIND)
    assert not found.instead.isVisible()


def test_the_height_the_user_gave_a_pane_below_the_table_comes_back_with_it(desk: MainWindow, qtbot: QtBot) -> None:
    found = find_words(desk, "noi vu")
    dock = desk.lower_docks[ActionId.SHOW_FIND]
    desk.resizeDocks([dock], [dock.height() + 70], Qt.Orientation.Vertical)
    qtbot.wait(20)
    height = dock.height()
    assert height > 190
    QTest.keyClick(found.wanted, Qt.Key.Key_Escape)
    trigger(desk, ActionId.CHECK)
    assert desk.lower_docks[ActionId.SHOW_CHECK].height() != height
    desk.lower_docks[ActionId.SHOW_CHECK].hide()
    trigger(desk, ActionId.FIND)
    qtbot.waitUntil(lambda: dock.height() == height)


def test_a_window_does_not_begin_with_the_search_of_the_last_one(
    windows: Windows, desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    find_words(desk, "noi vu")
    desk.close()
    again = windows.new()
    open_plan(qtbot, again, tmp_path / "kế hoạch.cchc")
    assert again.lower_docks[ActionId.SHOW_FIND].isHidden()
    assert not again.menus.actions[ActionId.SHOW_FIND].isChecked()


def test_closing_the_plan_closes_the_search(desk: MainWindow, qtbot: QtBot) -> None:
    find_words(desk, "noi vu")
    trigger(desk, ActionId.CLOSE_PLAN)
    assert desk.workspace is None


def test_lines_of_the_text_are_named_by_their_number(desk: MainWindow) -> None:
    found = find_words(desk, "so noi vu")
    names = [found.model.index(row, PLACE_COLUMN).data() for row in range(len(found.model.matches))]
    assert "Văn bản, mục V.2" in names
    assert "Căn cứ, dòng 4" in names
    assert any(name.startswith("Hoạt động 3.") and name.endswith(", cột Cơ quan chủ trì") for name in names)
