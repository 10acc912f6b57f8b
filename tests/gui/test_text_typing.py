"""Writing the text of a plan: keys and input methods, line by line; one step each, the page follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from cchc_desktop.core import form_edits
from cchc_desktop.core.body import body_lines
from cchc_desktop.core.document import Document
from cchc_desktop.core.margins import Margins
from cchc_desktop.gui.views.text_view import TextView
from tests.gui.text_desk import (
    CTRL,
    SHIFT,
    TEXT,
    compose,
    go,
    last_step,
    on_page,
    outline,
    plan_with_text,
    press,
    printed,
    select,
    shown,
    type_text,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def document() -> Document:
    return Document(plan_with_text())


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> TextView:
    return shown(qtbot, TextView(document))


# ---- the page


def test_the_page_shows_the_whole_document(view: TextView) -> None:
    page = on_page(view)
    for words in (
        "ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH",
        "Căn cứ Luật thứ hai;", "I. MỤC ĐÍCH", "b) Điểm thứ hai.", "- Gạch một;", "Nơi nhận:", "- Bộ Nội vụ;",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A",
    ):  # fmt: skip
        assert words in page


def test_the_paper_is_white_in_the_dark_too(view: TextView) -> None:
    assert view.palette().base().color().name() == "#ffffff"
    assert view.palette().text().color().name() == "#000000"


def test_a_screen_reader_hears_where_the_caret_is(view: TextView) -> None:
    assert view.accessibleName() == "Phần văn bản"
    go(view, "Điểm thứ hai")
    assert view.accessibleDescription() == "điểm b mục I.1"


def test_a_page_wider_than_the_window_wraps_into_it(view: TextView) -> None:
    view.resize(500, 700)
    view.set_zoom(150)
    assert view.horizontalScrollBar().maximum() == 0
    on_page(view)


# ---- typing


@pytest.mark.parametrize("word", ["thường xuyên", "Quý", "Đẩy mạnh", "a\u0302"])
def test_no_letter_is_lost(view: TextView, document: Document, word: str) -> None:
    go(view, "Gạch hai", -1)
    type_text(view, word)
    view.commit()
    expected = "â" if word == "a\u0302" else word
    assert f"- Gạch hai.{expected}" in printed(document)
    on_page(view)


def test_an_input_method_composes_in_the_line(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ nhất", 0)
    compose(view, "d", "đ", "đa", "đâ", "đẩ", "đẩy", commit="Đẩy")
    compose(view, " m", "mạ", commit=" mạnh ")
    view.commit()
    assert "a) Đẩy mạnh Điểm thứ nhất." in printed(document)
    assert last_step(document) == "Sửa điểm a mục I.1"


def test_a_pause_in_the_middle_of_composing_writes_nothing_and_breaks_nothing(
    view: TextView, document: Document
) -> None:
    go(view, "Điểm thứ nhất", 0)
    type_text(view, "x")
    QCoreApplication.sendEvent(view, QInputMethodEvent("thươ", []))
    view._typing.write_after_pause()
    assert last_step(document) is None
    compose(view, commit="thường ")
    view._typing.write_after_pause()
    assert "a) xthường Điểm thứ nhất." in printed(document)
    on_page(view)


def test_an_input_method_may_replace_letters_before_the_caret(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", -1)
    type_text(view, " thuong")
    event = QInputMethodEvent("", [])
    event.setCommitString("thường", -6, 6)
    QCoreApplication.sendEvent(view, event)
    view.commit()
    assert "- Gạch hai. thường" in printed(document)


def test_a_text_is_one_step_written_when_the_caret_leaves(view: TextView, document: Document) -> None:
    go(view, "Gạch một", -1)
    type_text(view, " thêm nữa")
    assert last_step(document) is None
    press(view, Qt.Key.Key_Down)
    assert "- Gạch một; thêm nữa" in printed(document)
    assert last_step(document) == "Sửa mục I.2, gạch đầu dòng 1"
    assert len(document.history.done) == 1


def test_a_text_is_written_after_a_pause(qtbot: QtBot, view: TextView, document: Document) -> None:
    view._typing.pause.setInterval(20)
    go(view, "Gạch một", -1)
    type_text(view, "!")
    qtbot.waitUntil(lambda: last_step(document) is not None)
    type_text(view, "?")
    view.commit()
    assert "- Gạch một;!?" in printed(document)


def test_escape_gives_the_old_text_back(view: TextView, document: Document) -> None:
    go(view, "Gạch một", -1)
    type_text(view, " sai")
    press(view, Qt.Key.Key_Escape)
    view.commit()
    assert last_step(document) is None
    on_page(view)


@pytest.mark.parametrize("modifiers", [SHIFT, CTRL])
def test_a_line_break_stays_in_the_line(view: TextView, document: Document, modifiers: Qt.KeyboardModifier) -> None:
    go(view, "Gạch một", 5)
    press(view, Qt.Key.Key_Return, modifiers)
    view.commit()
    assert "- Gạch \nmột;" in printed(document)
    on_page(view)


def test_a_heading_becomes_bold_and_plain_by_its_words(view: TextView, document: Document) -> None:
    go(view, "Yêu cầu", -1)
    type_text(view, " sau đây:")
    view.commit()
    on_page(view)
    line = next(line for line in view.blocks.lines if line.text == "Yêu cầu sau đây:")
    assert not line.style.bold


# ---- Enter


def test_enter_at_the_end_begins_a_sister_with_the_next_number(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ nhất", -1)
    press(view, Qt.Key.Key_Return)
    type_text(view, "Điểm xen vào.")
    view.commit()
    assert outline(document)[3:6] == [
        "    a) Điểm thứ nhất.",
        "    b) Điểm xen vào.",
        "    c) Điểm thứ hai.",
    ]
    assert document.history.labels() == ["Thêm mục", "Sửa điểm b mục I.1"]
    on_page(view)


def test_vietnamese_letters_go_on_with_their_own_d(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", -1)
    for letter in "cdđe":
        press(view, Qt.Key.Key_Return)
        type_text(view, letter)
    view.commit()
    assert [text[:2] for text in printed(document)[3:9]] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_enter_in_the_middle_breaks_the_line_and_what_hung_below_goes_with_the_second(
    view: TextView, document: Document
) -> None:
    go(view, "Mục đích", 4)
    press(view, Qt.Key.Key_Return)
    assert outline(document)[2:5] == ["  1. Mục ", "  2. đích", "    a) Điểm thứ nhất."]
    assert last_step(document) == "Tách mục"
    assert view.textCursor().positionInBlock() == 0
    on_page(view)


def test_enter_behind_a_title_begins_its_first_line(view: TextView, document: Document) -> None:
    go(view, "Mục đích", -1)
    press(view, Qt.Key.Key_Return)
    type_text(view, "mới")
    view.commit()
    assert outline(document)[2:5] == ["  1. Mục đích", "    a) mới", "    b) Điểm thứ nhất."]


def test_enter_at_the_start_makes_room_above(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", 0)
    press(view, Qt.Key.Key_Return)
    assert printed(document)[3:6] == ["a) Điểm thứ nhất.", "b)", "c) Điểm thứ hai."]
    assert view.current_line().text == "Điểm thứ hai."


def test_enter_in_an_empty_last_line_goes_a_level_up(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", -1)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Return)
    assert outline(document)[4:7] == ["    b) Điểm thứ hai.", "  2.", "  3. Yêu cầu"]
    on_page(view)


# ---- Backspace and Delete


def test_backspace_at_the_start_of_an_empty_line_removes_it(view: TextView, document: Document) -> None:
    before = document.plan
    go(view, "Điểm thứ nhất", -1)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Backspace)
    assert printed(document) == [line.text for line in body_lines(before)]
    assert view.current_line().text == "Điểm thứ nhất."
    assert view.textCursor().atBlockEnd()
    on_page(view)


def test_backspace_at_the_start_joins_and_keeps_what_hangs_below(view: TextView, document: Document) -> None:
    go(view, "Yêu cầu", 0)
    press(view, Qt.Key.Key_Backspace)
    assert outline(document)[3:7] == [
        "    a) Điểm thứ nhất.",
        "    b) Điểm thứ hai.Yêu cầu",
        "      - Gạch một;",
        "      - Gạch hai.",
    ]
    assert view.textCursor().positionInBlock() == len("Điểm thứ hai.")
    on_page(view)


def test_delete_at_the_end_joins_with_the_next_line(view: TextView, document: Document) -> None:
    go(view, "Gạch một", -1)
    press(view, Qt.Key.Key_Delete)
    assert "- Gạch một;Gạch hai." in printed(document)
    on_page(view)


def test_typing_over_a_selection_of_several_lines(view: TextView, document: Document) -> None:
    select(view, "Điểm thứ nhất", 5, "Gạch một", 5)
    type_text(view, "X")
    view.commit()
    assert outline(document)[3:6] == ["    a) Điểm Xmột;", "      - Gạch hai.", "II. NHIỆM VỤ"]
    on_page(view)
    for _ in range(2):
        document.undo()
    assert printed(document) == TEXT.split("\n")
    on_page(view)


def test_a_selection_that_leaves_the_text_is_not_torn_out(view: TextView, document: Document) -> None:
    view.selectAll()
    press(view, Qt.Key.Key_Delete)
    type_text(view, "x")
    assert last_step(document) is None
    on_page(view)


def test_ctrl_backspace_takes_a_word_then_joins(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", 5)
    press(view, Qt.Key.Key_Backspace, CTRL)
    view.commit()
    assert "- hai." in printed(document)
    press(view, Qt.Key.Key_Backspace, CTRL)
    assert "- Gạch một;hai." in printed(document)
    on_page(view)


def test_the_page_has_the_margins_of_the_plan(view: TextView, document: Document) -> None:
    def left() -> float:
        return view.document().rootFrame().frameFormat().leftMargin()

    before = left()
    wide = form_edits.set_margins(document.plan.form, Margins(left_mm=35))
    document.apply("Đổi lề trang", lambda plan: form_edits.set_form(plan, wide))
    assert left() == pytest.approx(before + view.blocks.mm(5))
    document.undo()
    assert left() == before
