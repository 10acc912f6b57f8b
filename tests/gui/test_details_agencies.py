"""Details of a row: agencies one by one with completion, what a time was understood as, money as a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.plan import Item, Level
from cchc_desktop.gui.details import DetailsPanel
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.agency_chips import AgencyChips
from cchc_desktop.gui.views.item_completion import ItemCompletion
from tests.gui.desk import open_plan, plan_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def details(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> DetailsPanel:
    """The details of the activity 3.2 of the sample plan, led by a group and the communes."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    assert window.workspace is not None
    window.workspace.go_to(activity(window).id)
    window.details_dock.show()
    return window.workspace.details


def activity(window: MainWindow) -> Item:
    plan = window.plan()
    wanted = "Các sở, ban, ngành; UBND cấp xã"
    return next(i for i in plan.walk() if i.level is Level.ACTIVITY and i.fields.get("lead") == wanted)


def chips(details: DetailsPanel, key: str) -> AgencyChips:
    found = details._chips[key]
    assert isinstance(found, AgencyChips)
    return found


def commit_text(field: QPlainTextEdit, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def test_each_agency_has_a_button_that_takes_it_away(details: DetailsPanel, window: MainWindow) -> None:
    item = activity(window)
    faces = [chip.text() for chip in chips(details, "lead").chips]
    assert faces == ["Các sở, ban, ngành  ×", "UBND cấp xã  ×"]
    QTest.mouseClick(chips(details, "lead").chips[0], Qt.MouseButton.LeftButton)
    assert window.plan()[item.id].fields["lead"] == "UBND cấp xã"
    assert [chip.text() for chip in chips(details, "lead").chips] == ["UBND cấp xã  ×"]
    assert window.session is not None
    window.session.document.undo()
    assert window.plan()[item.id].fields["lead"] == "Các sở, ban, ngành; UBND cấp xã"


def test_an_agency_is_added_as_one_step(details: DetailsPanel, window: MainWindow) -> None:
    item = activity(window)
    field = chips(details, "lead").add
    field.setText("Văn phòng UBND tỉnh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.plan()[item.id].fields["lead"] == "Các sở, ban, ngành; UBND cấp xã; Văn phòng UBND tỉnh"


def test_typing_offers_names_for_the_last_item_only(details: DetailsPanel, window: MainWindow, qtbot: QtBot) -> None:
    editor = details.editors["lead"]
    completion = editor.findChild(ItemCompletion)
    assert completion is not None
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    commit_text(editor, "; noi v")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    assert completion.popup.item(0).text() == "Sở Nội vụ"
    assert completion.popup.currentRow() == -1  # Return still means what it always means
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "Các sở, ban, ngành; UBND cấp xã; Sở Nội vụ"
    assert not completion.is_open


def test_nothing_is_offered_while_a_letter_is_being_composed(details: DetailsPanel, qtbot: QtBot) -> None:
    editor = details.editors["lead"]
    completion = editor.findChild(ItemCompletion)
    assert completion is not None
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    commit_text(editor, "; n")
    QApplication.sendEvent(editor, QInputMethodEvent("ô", []))
    qtbot.wait(50)
    assert not completion.is_open
    assert editor.toPlainText().endswith("; n")


def test_escape_sends_the_names_away_and_keeps_what_was_typed(details: DetailsPanel, qtbot: QtBot) -> None:
    editor = details.editors["lead"]
    completion = editor.findChild(ItemCompletion)
    assert completion is not None
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    commit_text(editor, "; noi v")
    qtbot.waitUntil(lambda: completion.is_open, timeout=5000)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not completion.is_open
    assert editor.toPlainText().endswith("; noi v")


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("Quý I/2027", "= 01/01–31/03/2027"),
        ("Trước ngày 05/02/2027", "chậm nhất 04/02/2027"),
        ("Hằng quý", "= 01/01–31/12/2027; hằng quý"),
        ("Quý I", "= 01/01–31/03/2027; chưa ghi năm, lấy năm của kế hoạch"),
        ("xong thì thôi", "để nguyên như đã ghi, chưa hiểu được thành ngày tháng"),
        ("", ""),
    ],
)
def test_a_time_says_what_it_was_understood_as(details: DetailsPanel, written: str, note: str) -> None:
    editor = details.editors["time"]
    editor.setPlainText(written)
    assert details.note("time") == note
    assert editor.accessibleDescription() == note


def test_money_is_shown_as_the_number_it_is(details: DetailsPanel) -> None:
    details.editors["budget"].setPlainText("1250")
    assert details.note("budget") == "= 1.250"
    details.editors["budget"].setPlainText("Thường xuyên")
    assert details.note("budget") == ""


def test_in_a_narrow_pane_nothing_of_the_form_lies_beyond_its_edge(
    details: DetailsPanel, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session is not None
    long = "Các cơ quan chuyên môn thuộc tỉnh; Sở Nội vụ"
    window.session.document.apply("thử", lambda plan: set_text(plan, activity(window).id, "coordinating", long))
    window.resizeDocks([window.details_dock], [190], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.details_dock.width() < 200)
    page = details.widget()
    assert page is not None
    qtbot.waitUntil(lambda: page.width() <= details.viewport().width())
