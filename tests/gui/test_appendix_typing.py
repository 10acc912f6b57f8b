"""Typing into the table as officials do: keys, input methods for Telex and VNI, mouse. No letter may be lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import ABOVE, Level
from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.core.plans import form, plan_of
from tests.gui.desk import to_front

KEYS = form().column_keys


@pytest.fixture
def document() -> Document:
    leaf = {"lead": "Sở Nội vụ", "time": "Quý I/2027"}
    first = ("Mục tiêu A", [("Nhiệm vụ một", [("Hoạt động một", leaf), ("Hoạt động hai", leaf, {"lead": ABOVE})])])
    second = ("Mục tiêu B", [("Nhiệm vụ hai", [("Hoạt động ba", {"lead": "Sở Tài chính"})])])
    return Document(plan_of(form(), [("CHỈ ĐẠO", [first, second]), ("THỂ CHẾ", [])]))


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> AppendixView:
    view = AppendixView(document)
    to_front(qtbot, view, 1000, 600)
    return view


def go(view: AppendixView, row: int, key: str) -> None:
    view.setCurrentIndex(view.table_model.index(row, KEYS.index(key)))


def here(view: AppendixView) -> tuple[int, str]:
    index = view.currentIndex()
    return index.row(), KEYS[index.column()]


def open_editor(view: AppendixView) -> CellEditor | None:
    """The editor that is open (a closed one is hidden at once and thrown away a little later)."""
    return next((found for found in view.findChildren(CellEditor) if found.isVisible()), None)


def editor(view: AppendixView) -> CellEditor:
    found = open_editor(view)
    assert found is not None, "no editor is open"
    return found


def says(view: AppendixView, row: int, key: str) -> str:
    return view.table_model.index(row, KEYS.index(key)).data(Qt.ItemDataRole.EditRole)


def press(view: AppendixView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keyboard."""
    target = open_editor(view) or view
    QTest.keyClick(target, key, modifiers)


def type_text(view: AppendixView, text: str) -> None:
    """Letters as a keyboard driver sends them (UniKey on Windows: a key event that carries the letter)."""
    for letter in text:
        target = open_editor(view) or view
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(target, event)


def compose(view: AppendixView, *steps: tuple[str, str]) -> None:
    """An input method's events (pre-edit text, committed text), to whatever has the keyboard at that moment."""
    for preedit, commit in steps:
        focus = view.focusWidget() or view
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(focus, event)


def test_typing_opens_the_editor_and_keeps_the_first_letter(view: AppendixView, document: Document) -> None:
    go(view, 1, "time")
    type_text(view, "thường xuyên")
    assert editor(view).text() == "thường xuyên"
    press(view, Qt.Key.Key_Return)
    assert says(view, 1, "time") == "thường xuyên"
    assert document.history.labels() == ["Sửa cột Thời gian thực hiện"]


def test_a_real_key_click_opens_the_editor_with_its_letter(view: AppendixView) -> None:
    go(view, 1, "time")
    QTest.keyClicks(view, "Q")
    assert editor(view).text() == "Q"
    assert editor(view).hasFocus()


@pytest.mark.parametrize("word", ["đ", "ươ", "Đẩy mạnh", "Quý", "thường xuyên"])
def test_a_composition_begun_on_the_cell_loses_no_letter(view: AppendixView, word: str) -> None:
    """ibus and fcitx send pre-edit text that grows, then commit it (Telex "d d" → "đ")."""
    go(view, 1, "time")
    steps = [(word[: end + 1], "") for end in range(len(word))]
    compose(view, *steps, ("", word))
    assert editor(view).text() == word
    press(view, Qt.Key.Key_Return)
    assert says(view, 1, "time") == word


def test_a_commit_without_composition_opens_the_editor(view: AppendixView) -> None:
    go(view, 1, "time")
    compose(view, ("", "đ"), ("", "ầu năm"))
    assert editor(view).text() == "đầu năm"


def test_after_the_first_word_the_editor_has_the_keyboard(view: AppendixView) -> None:
    go(view, 1, "time")
    compose(view, ("Q", ""), ("Quý", ""), ("", "Quý"))
    assert editor(view).hasFocus()
    compose(view, ("I", ""), ("", " I"))
    assert editor(view).text() == "Quý I"


def test_a_composition_that_is_given_up_gives_the_old_text_back(view: AppendixView) -> None:
    go(view, 1, "time")
    compose(view, ("đ", ""), ("", ""))
    press(view, Qt.Key.Key_Escape)
    assert says(view, 1, "time") == "Quý I/2027"


def test_the_input_method_is_on_for_every_cell(view: AppendixView) -> None:
    """Switching it off on a number and on again would throw the user out of Telex."""
    for row, key in ((1, "tt"), (1, "time"), (0, "tt")):
        go(view, row, key)
        assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        assert view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is not False


def test_a_number_takes_no_letter_and_no_composition(view: AppendixView, document: Document) -> None:
    go(view, 1, "tt")
    type_text(view, "a")
    compose(view, ("đ", ""), ("", "đ"))
    assert open_editor(view) is None
    assert document.history.labels() == []
    assert here(view) == (1, "tt")


def test_enter_writes_and_goes_down(view: AppendixView) -> None:
    go(view, 1, "activity")
    type_text(view, "Một")
    press(view, Qt.Key.Key_Return)
    assert here(view) == (2, "activity")
    assert open_editor(view) is None
    assert view.hasFocus()
    press(view, Qt.Key.Key_Return)
    assert here(view) == (3, "activity")
    press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert here(view) == (2, "activity")


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier])
def test_alt_enter_and_shift_enter_break_the_line(view: AppendixView, modifier: Qt.KeyboardModifier) -> None:
    go(view, 1, "deliverable")
    type_text(view, "Kế hoạch")
    press(view, Qt.Key.Key_Return, modifier)
    type_text(view, "Báo cáo")
    press(view, Qt.Key.Key_Return)
    assert says(view, 1, "deliverable") == "Kế hoạch\nBáo cáo"


def test_tab_goes_over_cells_that_can_be_written(view: AppendixView) -> None:
    go(view, 1, "time")
    visited = []
    for _ in range(7):
        press(view, Qt.Key.Key_Tab)
        visited.append(here(view))
    # row 2: objective, task and lead are cells of row 1
    assert visited == [
        (1, "budget"),
        (2, "activity"),
        (2, "deliverable"),
        (2, "coordinating"),
        (2, "time"),
        (2, "budget"),
        (3, "objective"),
    ]
    for _ in range(7):
        press(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here(view) == (1, "time")


def test_tab_writes_and_goes_right_and_back_with_shift(view: AppendixView) -> None:
    go(view, 1, "lead")
    type_text(view, "Sở Tư pháp")
    press(view, Qt.Key.Key_Tab)
    assert here(view) == (1, "coordinating")
    assert says(view, 2, "lead") == "Sở Tư pháp"  # the merged cell was written whole
    type_text(view, "Các sở")
    press(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here(view) == (1, "lead")
    assert says(view, 1, "coordinating") == "Các sở"


def test_tab_at_the_end_of_the_table_stays(view: AppendixView) -> None:
    go(view, 5, "budget")
    press(view, Qt.Key.Key_Tab)
    assert here(view) == (5, "budget")


def test_escape_gives_the_old_text_back(view: AppendixView, document: Document) -> None:
    go(view, 1, "task")
    type_text(view, "x")
    press(view, Qt.Key.Key_Escape)
    assert says(view, 1, "task") == "Nhiệm vụ một"
    assert document.history.labels() == []
    assert view.hasFocus()


def test_f2_edits_the_text_without_its_code_and_keeps_it(view: AppendixView) -> None:
    go(view, 1, "task")
    press(view, Qt.Key.Key_F2)
    assert editor(view).text() == "Nhiệm vụ một"
    type_text(view, " rưỡi")
    press(view, Qt.Key.Key_Return)
    assert says(view, 1, "task") == "Nhiệm vụ một rưỡi"
    assert view.table_model.index(1, 2).data() == "2.1. Nhiệm vụ một rưỡi"


def test_delete_empties_all_selected_cells_in_one_step(view: AppendixView, document: Document) -> None:
    go(view, 1, "deliverable")
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(view, Qt.Key.Key_Delete)
    assert [says(view, row, "lead") for row in (1, 2, 3)] == ["", "", ""]
    assert len(document.history.labels()) == 1


def test_backspace_opens_an_empty_editor(view: AppendixView) -> None:
    go(view, 1, "lead")
    press(view, Qt.Key.Key_Backspace)
    assert editor(view).text() == ""
    press(view, Qt.Key.Key_Escape)
    assert says(view, 1, "lead") == "Sở Nội vụ"


def test_a_double_click_edits_with_the_caret_under_the_mouse(view: AppendixView, qtbot: QtBot) -> None:
    go(view, 1, "deliverable")
    rect = view.table_layout.rect(view.table_model.cells.span(1, KEYS.index("lead")))
    at = rect.center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    caret = editor(view).textCursor().position()
    assert 0 < caret < len("Sở Nội vụ")


def test_a_click_elsewhere_writes_what_was_typed(view: AppendixView, qtbot: QtBot) -> None:
    go(view, 1, "time")
    type_text(view, "Quý IV")
    other = view.table_layout.rect(view.table_model.cells.span(3, KEYS.index("lead"))).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert open_editor(view) is None
    assert says(view, 1, "time") == "Quý IV"
    assert here(view) == (3, "lead")


def test_hard_blanks_survive_an_edit(view: AppendixView, document: Document) -> None:
    """QPlainTextEdit.toPlainText() would turn them into plain ones without a word."""
    item = view.table_model.rows[1].activity or ""
    document.apply("x", lambda p: edits.set_text(p, item, "time", "Quý\u00a0I"))
    go(view, 1, "time")
    press(view, Qt.Key.Key_F2)
    press(view, Qt.Key.Key_Return)
    assert document.plan[item].fields["time"] == "Quý\u00a0I"
    assert len(document.history.labels()) == 1


def test_typing_into_an_area_without_objectives_makes_them(view: AppendixView, document: Document) -> None:
    go(view, 5, "activity")
    type_text(view, "Rà soát văn bản")
    press(view, Qt.Key.Key_Tab)
    assert here(view) == (5, "deliverable")
    type_text(view, "Báo cáo")
    press(view, Qt.Key.Key_Return)
    assert document.plan.counts()[Level.ACTIVITY] == 4
    assert (says(view, 5, "activity"), says(view, 5, "deliverable")) == ("Rà soát văn bản", "Báo cáo")


def test_a_change_elsewhere_leaves_the_draft_alone(view: AppendixView, document: Document) -> None:
    go(view, 1, "time")
    type_text(view, "đang gõ")
    other = view.table_model.rows[1].activity or ""
    document.apply("x", lambda p: edits.set_text(p, other, "budget", "500"))
    assert editor(view).text() == "đang gõ"


def test_commit_editor_writes_an_open_draft(view: AppendixView) -> None:
    go(view, 1, "time")
    type_text(view, "Quý III")
    view.commit_editor()
    assert says(view, 1, "time") == "Quý III"
    view.commit_editor()  # nothing open: nothing happens


def test_the_draft_is_told_at_every_letter(view: AppendixView) -> None:
    told: list[tuple[str, str, str]] = []
    view.draft_changed.connect(lambda *args: told.append(args))
    go(view, 1, "time")
    type_text(view, "ab")
    assert told[-1] == (view.table_model.rows[1].activity, "time", "ab")


def test_the_row_grows_with_the_text_and_shrinks_when_it_is_given_up(view: AppendixView, qtbot: QtBot) -> None:
    go(view, 3, "budget")
    before = view.rowHeight(3)
    press(view, Qt.Key.Key_F2)
    for _ in range(6):
        press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    opened = editor(view)
    assert view.rowHeight(3) > before + 5 * view.table_layout.setter.line
    assert opened.height() >= opened.needed_height() - 3  # its frame
    assert opened.geometry().bottom() < view.rowViewportPosition(3) + view.rowHeight(3)
    press(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.rowHeight(3) == before)


def test_the_editor_lies_over_the_whole_merged_cell(view: AppendixView) -> None:
    go(view, 1, "objective")
    press(view, Qt.Key.Key_F2)
    both = view.rowHeight(1) + view.rowHeight(2)
    assert abs(editor(view).height() - both) <= 3
    assert editor(view).pos() == QPoint(view.columnViewportPosition(1) + 1, view.rowViewportPosition(1) + 1)


@pytest.mark.parametrize("key", ["objective", "lead", "deliverable", "time"])
def test_opening_the_editor_does_not_move_a_letter(view: AppendixView, document: Document, key: str) -> None:
    """Cells without a code in front: the picture of the text is the same before and after."""
    go(view, 3, key)
    target = view.table_model.cells.target(view.table_model.cells.span(3, KEYS.index(key)))
    assert target is not None
    words = "Các sở, ban, ngành cấp tỉnh; UBND các xã, phường\nĐơn vị sự nghiệp"
    form_ = document.plan.form
    plain = replace(form_, columns=tuple(replace(column, prefix="") for column in form_.columns))
    document.apply("x", lambda p: edits.set_text(edits.set_form(p, plain), *target, words))
    go(view, 3, key)
    view.clearSelection()
    QCoreApplication.processEvents()

    def ink() -> list[tuple[int, int]]:
        image = view.viewport().grab(view.table_layout.rect(view.table_model.cells.span(3, KEYS.index(key)))).toImage()
        return [
            (x, y)
            for x in range(4, image.width() - 4)
            for y in range(4, image.height() - 4)
            if image.pixelColor(x, y).value() < 100
        ]

    before = ink()
    press(view, Qt.Key.Key_F2)
    editor(view).setCursorWidth(0)
    QCoreApplication.processEvents()
    after = ink()
    assert len(before) > 300
    assert len(set(before) ^ set(after)) < 0.02 * len(before)


def test_ctrl_keys_do_not_open_the_editor(view: AppendixView) -> None:
    go(view, 1, "time")
    press(view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert open_editor(view) is None


def test_a_space_is_typed_like_any_letter(view: AppendixView) -> None:
    go(view, 1, "time")
    press(view, Qt.Key.Key_Space)
    assert editor(view).text() == " "
