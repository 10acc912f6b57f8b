"""Every command on an outline of criteria, by its keys, in the table and in the tree of the shipped sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue, resources
from cchc_desktop.core.exchange_read import read_exchange
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import open_plan, plan_file, press, trigger, type_text, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


def sample() -> Plan:
    raw = resources.read_bytes("samples/par-index-2027.json")
    return read_exchange(raw, catalogue.load().forms, "sample").plan


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    open_plan(qtbot, window, plan_file(tmp_path, sample()))
    window.activateWindow()
    return window


def at(window: MainWindow, code: str) -> str:
    return next(item for item, printed in number(window.plan()).row.items() if printed == code)


def words(window: MainWindow, code: str) -> str:
    return window.plan()[at(window, code)].text or ""


def codes(window: MainWindow, item: str) -> str:
    return number(window.plan()).row[item]


def stand(window: MainWindow, code: str, where: str = "table") -> str:
    """Click on a criterion (or on the total, ""), in the table or in the tree."""
    assert window.workspace is not None
    item = at(window, code) if code else total(window)
    view = window.workspace.table if where == "table" else window.workspace.tree
    view.setFocus()
    view.set_current(item)
    QApplication.processEvents()
    return item


def total(window: MainWindow) -> str:
    return next(item.id for item in window.plan().walk() if item.level is Level.TOTAL)


def undo(window: MainWindow, before: Plan) -> None:
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    assert window.plan().items == before.items


@pytest.mark.parametrize("where", ["table", "tree"])
@pytest.mark.parametrize(
    ("code", "key", "modifiers", "comes"),
    [
        ("1.1", Key.Key_Return, CONTROL, "1.2"),
        ("1", Key.Key_Return, CONTROL, "1.1"),
        ("1.1.1", Key.Key_Return, CONTROL, "1.1.2"),
        ("1.1.1", Key.Key_Return, CONTROL | SHIFT, "1.1.1"),
        ("1.2", Key.Key_5, CONTROL, "1.2.1"),
        ("1.1", Key.Key_5, CONTROL, "1.1.3"),
        ("1.1.2", Key.Key_1, CONTROL, "2"),
        ("8", Key.Key_1, CONTROL, "9"),
        ("", Key.Key_1, CONTROL, "9"),
    ],
)
def test_rows_come_where_they_are_asked_for_and_are_typed_at_once(  # noqa: PLR0917
    window: MainWindow, where: str, code: str, key: Qt.Key, modifiers: Qt.KeyboardModifier, comes: str
) -> None:
    before = window.plan()
    stand(window, code, where)
    press(key, modifiers)
    assert words(window, comes) == "", "a new row has this code"
    assert len(window.plan().items) == len(before.items) + 1
    assert window.workspace is not None
    assert window.workspace.current()[0] == at(window, comes)
    if where == "tree":
        undo(window, before)
        return
    type_text("Tiêu chí mới")
    press(Key.Key_Return)
    assert words(window, comes) == "Tiêu chí mới"


@pytest.mark.parametrize("where", ["table", "tree"])
def test_criteria_are_moved_indented_and_outdented_by_words_keys(window: MainWindow, where: str) -> None:
    before = window.plan()
    item = stand(window, "1.3", where)
    for key, code in (
        (Key.Key_Up, "1.2"),
        (Key.Key_Down, "1.3"),
        (Key.Key_Right, "1.2.1"),
        (Key.Key_Left, "1.3"),
        (Key.Key_Left, "2"),
        (Key.Key_Up, "1"),
        (Key.Key_Down, "2"),
    ):
        press(key, ALT | SHIFT)
        assert codes(window, item) == code
        assert window.workspace is not None
        assert window.workspace.current()[0] == item
        QApplication.processEvents()
    assert [child.text for child in window.plan().children(item)] == [i.text for i in before.children(item)]
    for _ in range(7):
        QApplication.processEvents()
        trigger(window, ActionId.UNDO)
    assert window.plan().items == before.items


@pytest.mark.parametrize("where", ["table", "tree"])
def test_criteria_are_copied_and_deleted_with_their_parts(window: MainWindow, where: str) -> None:
    before = window.plan()
    stand(window, "1.1", where)
    press(Key.Key_D, CONTROL | SHIFT)
    assert words(window, "1.2") == words(window, "1.1")
    assert words(window, "1.2.2") == words(window, "1.1.2")
    undo(window, before)
    stand(window, "1.1", where)
    press(Key.Key_Delete, CONTROL)
    assert words(window, "1.1") == before[at_before(before, "1.2")].text
    undo(window, before)


def at_before(plan: Plan, code: str) -> str:
    return next(item for item, printed in number(plan).row.items() if printed == code)


def test_the_total_goes_and_comes_back_and_stays_last(window: MainWindow) -> None:
    action = window.menus.actions[ActionId.ADD_TOTAL]
    stand(window, "", "table")
    assert not action.isEnabled(), "there is one"
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Left):
        press(key, ALT | SHIFT)
    plan = window.plan()
    assert plan.children(plan.appendices[0])[-1].level is Level.TOTAL
    press(Key.Key_Delete, CONTROL)
    assert all(item.level is not Level.TOTAL for item in window.plan().walk())
    QApplication.processEvents()
    assert action.isEnabled()
    press(Key.Key_6, CONTROL)
    plan = window.plan()
    assert plan.children(plan.appendices[0])[-1].text == "TỔNG ĐIỂM"
    QApplication.processEvents()
    assert not action.isEnabled()


def test_the_code_can_be_set_and_is_automatic_again(window: MainWindow) -> None:
    item = stand(window, "1.2")

    def answer(text: str):
        def write(dialog: QInputDialog) -> None:
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText(text)
            dialog.accept()

        return write

    when_shown(QInputDialog, answer("1.2a"))
    press(Key.Key_T, CONTROL | SHIFT)
    assert codes(window, item) == "1.2a"
    window.activateWindow()
    stand(window, "1.2a")
    when_shown(QInputDialog, answer("tự động"))
    press(Key.Key_T, CONTROL | SHIFT)
    assert codes(window, item) == "1.2"


def test_what_an_outline_cannot_do_is_said(window: MainWindow) -> None:
    assert window.workspace is not None
    before = window.plan()
    stand(window, "1.1")
    table = window.workspace.table
    index = table.currentIndex()
    press(Key.Key_Down, SHIFT)
    assert len(table.selectedIndexes()) > 1
    QApplication.processEvents()
    press(Key.Key_M, CONTROL)
    assert window.message_bar.text, "no two cells are one in an outline"
    assert window.plan() is before
    assert index.isValid()
    stand(window, "1.1.1")
    press(Key.Key_Right, ALT | SHIFT)
    assert "Không có mục cùng cấp nào đứng trước" in window.message_bar.text, "nothing above to go under"
    assert window.plan() is before
    for action in (ActionId.ADD_OBJECTIVE, ActionId.ADD_TASK, ActionId.ADD_ACTIVITY):
        assert not window.menus.actions[action].isEnabled()


def test_the_words_of_a_criterion_are_written_in_the_tree(window: MainWindow) -> None:
    assert window.workspace is not None
    item = stand(window, "1.2", "tree")
    press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text("Báo cáo định kỳ")
    press(Key.Key_Return)
    QApplication.processEvents()  # Qt closes the editor a moment later
    assert window.plan()[item].text == "Báo cáo định kỳ"


@pytest.mark.parametrize(
    ("key", "open_codes"), [(Key.Key_1, []), (Key.Key_2, ["1"]), (Key.Key_3, ["1", "1.1"]), (Key.Key_4, ["1", "1.1"])]
)
def test_the_tree_folds_to_a_depth(window: MainWindow, key: Qt.Key, open_codes: list[str]) -> None:
    assert window.workspace is not None
    tree = window.workspace.tree
    window.workspace.table.setFocus()
    press(key, CONTROL | SHIFT)
    assert [code for code in ("1", "1.1") if tree.isExpanded(tree.tree_model.index_of(at(window, code)))] == open_codes


def test_points_solution_and_lead_are_typed_along_a_row(window: MainWindow) -> None:
    assert window.workspace is not None
    item = stand(window, "1.2")
    type_text("Chế độ báo cáo")
    for text in ("0,5", "0,25", "0,5", "Gửi đúng hạn", "Sở Nội vụ"):
        press(Key.Key_Tab)
        type_text(text)
    press(Key.Key_Return)
    QTest.qWait(10)
    node = window.plan()[item]
    assert node.text == "Chế độ báo cáo"
    assert [
        node.fields[key] for key in ("standard_points", "achieved_points", "target_points", "solution", "lead")
    ] == [
        "0,5",
        "0,25",
        "0,5",
        "Gửi đúng hạn",
        "Sở Nội vụ",
    ]
