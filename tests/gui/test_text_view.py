"""Writing the text of a plan by keys, input methods, mouse, clipboard: one step each, the page follows the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.body import Kind, body_lines, line_text
from cchc_desktop.core.body_lines import read_lines
from cchc_desktop.core.document import Document
from cchc_desktop.core.letterhead import Capacity, signature_lines
from cchc_desktop.core.plan import DocumentInfo, Plan, Signature, empty_plan
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog
from cchc_desktop.gui.models.text_page import page_lines
from cchc_desktop.gui.text_pane import TextPane
from cchc_desktop.gui.views.text_view import TextView

TEXT = """Thực hiện nghị quyết, Ủy ban ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Mục đích
a) Điểm thứ nhất.
b) Điểm thứ hai.
2. Yêu cầu
- Gạch một;
- Gạch hai.
II. NHIỆM VỤ
1. Nhiệm vụ chung
Trên đây là kế hoạch./."""
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_PLAIN, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def plan_with_text(text: str = TEXT) -> Plan:
    form = next(form for form in shipped_forms() if form.id == "annual-coded")
    info = DocumentInfo(
        number="/KH-UBND",
        place="Quảng Trị",
        issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ",
        type="KẾ HOẠCH",
        title="Cải cách hành chính năm 2027",
        bases=("Căn cứ Luật thứ nhất;", "Căn cứ Luật thứ hai;"),
        recipients=("Bộ Nội vụ;", "Lưu: VT."),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
    document = Document(replace(empty_plan(form, 2027), document=info))
    if text:
        texts.put_body(document, read_lines(text), "Soạn phần văn bản")
    return document.plan


@pytest.fixture
def document() -> Document:
    return Document(plan_with_text())


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> TextView:
    return shown(qtbot, TextView(document))


def shown(qtbot: QtBot, view: TextView) -> TextView:
    qtbot.addWidget(view)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def printed(document: Document) -> list[str]:
    return [line.text for line in body_lines(document.plan)]


def outline(document: Document) -> list[str]:
    return ["  " * line.depth + line.text for line in body_lines(document.plan)]


def on_page(view: TextView) -> list[str]:
    """What the blocks say, numbers with them; they must be the lines of the plan whatever was done."""
    lines = page_lines(view.plan_document.plan)
    assert view.blocks.lines == lines
    assert view.document().blockCount() == len(lines)
    for place, line in enumerate(lines):
        assert view.blocks.text(place) == line.text
        block = view.blocks.block(place)
        letters = block.charFormat() if block.length() == 1 else _format_of(block)
        assert letters.font().bold() == line.style.bold, line
        assert letters.font().italic() == line.style.italic, line
    return [line_text(line.marker, line.text) for line in lines]


def _format_of(block):
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.length() - 1)
    return cursor.charFormat()


def go(view: TextView, words: str, offset: int = 0) -> None:
    """The caret into the line that begins with these words."""
    line = next(line for line in view.blocks.lines if line.text.startswith(words))
    view.put_caret(line.key, offset)


def select(view: TextView, first: str, start: int, last: str, stop: int) -> None:
    go(view, first, start)
    cursor = view.textCursor()
    end = next(place for place, line in enumerate(view.blocks.lines) if line.text.startswith(last))
    cursor.setPosition(view.blocks.block(end).position() + stop, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def press(view: TextView, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
    QTest.keyClick(view, key, modifiers)


def type_text(view: TextView, text: str) -> None:
    """Letters as a keyboard driver sends them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(view, QKeyEvent(kind, 0, _PLAIN, letter))


def compose(view: TextView, *steps: str, commit: str) -> None:
    """An input method: preedit texts, then the letters."""
    for step in steps:
        QCoreApplication.sendEvent(view, QInputMethodEvent(step, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(view, event)


def last_step(document: Document) -> str | None:
    return document.history.undo_label


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
    assert view.accessibleDescription() == "mục b"


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
    assert last_step(document) == "Sửa mục a"


def test_a_pause_in_the_middle_of_composing_writes_nothing_and_breaks_nothing(
    view: TextView, document: Document
) -> None:
    go(view, "Điểm thứ nhất", 0)
    type_text(view, "x")
    QCoreApplication.sendEvent(view, QInputMethodEvent("thươ", []))
    view._write_after_pause()
    assert last_step(document) is None
    compose(view, commit="thường ")
    view._write_after_pause()
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
    assert last_step(document) == "Sửa mục -"
    assert len(document.history.done) == 1


def test_a_text_is_written_after_a_pause(qtbot: QtBot, view: TextView, document: Document) -> None:
    view._pause.setInterval(20)
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


@pytest.mark.parametrize("modifiers", [_SHIFT, _CTRL])
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
    assert document.history.labels() == ["Thêm mục", "Sửa mục b"]
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
    press(view, Qt.Key.Key_Backspace, _CTRL)
    view.commit()
    assert "- hai." in printed(document)
    press(view, Qt.Key.Key_Backspace, _CTRL)
    assert "- Gạch một;hai." in printed(document)
    on_page(view)


# ---- levels and kinds


def test_tab_and_shift_tab_at_the_start_change_the_level(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", 0)
    press(view, Qt.Key.Key_Tab)
    assert outline(document)[3:5] == ["    a) Điểm thứ nhất.", "      - Điểm thứ hai."]
    press(view, Qt.Key.Key_Backtab)
    press(view, Qt.Key.Key_Backtab, _SHIFT)
    assert outline(document)[4:6] == ["  2. Điểm thứ hai.", "  3. Yêu cầu"]
    assert view.current_line().text == "Điểm thứ hai."
    on_page(view)


def test_tab_inside_a_line_changes_nothing(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", 3)
    press(view, Qt.Key.Key_Tab)
    assert last_step(document) is None
    on_page(view)


def test_a_refused_act_is_told(qtbot: QtBot, view: TextView) -> None:
    go(view, "Điểm thứ nhất", 0)
    with qtbot.waitSignal(view.edit_refused):
        press(view, Qt.Key.Key_Tab)


# ---- căn cứ, nơi nhận, trích yếu


def test_bases_are_typed_broken_joined_and_moved(view: TextView, document: Document) -> None:
    go(view, "Căn cứ Luật thứ nhất", -1)
    press(view, Qt.Key.Key_Return)
    type_text(view, "Căn cứ Luật xen;")
    view.commit()
    assert document.plan.document.bases == ("Căn cứ Luật thứ nhất;", "Căn cứ Luật xen;", "Căn cứ Luật thứ hai;")
    press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | _SHIFT)
    assert document.plan.document.bases[2] == "Căn cứ Luật xen;"
    assert view.current_line().text == "Căn cứ Luật xen;"
    view.put_caret(view.current_line().key, 0)
    press(view, Qt.Key.Key_Backspace)
    assert document.plan.document.bases == ("Căn cứ Luật thứ nhất;", "Căn cứ Luật thứ hai;Căn cứ Luật xen;")
    on_page(view)


def test_what_is_not_there_yet_can_be_typed_where_its_hint_stands(qtbot: QtBot) -> None:
    plan = plan_with_text()
    document = Document(replace(plan, document=DocumentInfo()))
    view = shown(qtbot, TextView(document))
    for key, text in (("title", "Trích yếu"), ("basis:0", "Căn cứ Luật;"), ("recipient:0", "Lưu: VT.")):
        view.put_caret(key, 0)
        type_text(view, text)
    view.commit()
    info = document.plan.document
    assert (info.title, info.bases, info.recipients) == ("Trích yếu", ("Căn cứ Luật;",), ("Lưu: VT.",))
    on_page(view)


def test_the_last_recipient_that_is_emptied_is_gone(view: TextView, document: Document) -> None:
    select(view, "Bộ Nội vụ", 0, "Lưu: VT", len("Lưu: VT."))
    press(view, Qt.Key.Key_Delete)
    assert document.plan.document.recipients == ()
    on_page(view)


@pytest.mark.parametrize(
    ("words", "part"), [("Số:", "number"), ("Quảng Trị, ngày", "date"), ("CHỦ TỊCH", "signature"), ("KẾ HOẠCH", "type")]
)
def test_derived_lines_lead_to_their_dialog_by_mouse_and_by_key(
    qtbot: QtBot, view: TextView, words: str, part: str
) -> None:
    go(view, words)
    with qtbot.waitSignal(view.info_wanted) as asked:
        press(view, Qt.Key.Key_F2)
    assert asked.args == [part]
    rect = view.cursorRect()
    with qtbot.waitSignal(view.info_wanted) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(4, 0))
    assert asked.args == [part]
    type_text(view, "x")
    on_page(view)


# ---- clipboard


def put_on_clipboard(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def test_pasted_lines_come_to_their_levels_in_one_step(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", -1)
    put_on_clipboard("\n3.\tYêu cầu khác\r\na) Một;\r\n- Hai;\r\nđ) Ba.\n\n")
    press(view, Qt.Key.Key_V, _CTRL)
    assert outline(document)[7:12] == [
        "    - Gạch hai.Yêu cầu khác",
        "    a) Một;",
        "      - Hai;",
        "    b) Ba.",
        "II. NHIỆM VỤ",
    ]
    assert len(document.history.done) == 1
    on_page(view)


def test_plain_lines_pasted_into_a_list_become_sisters(view: TextView, document: Document) -> None:
    go(view, "Gạch một", 5)
    put_on_clipboard("A\nB\nC")
    press(view, Qt.Key.Key_V, _CTRL)
    assert printed(document)[6:10] == ["- Gạch A", "- B", "- Cmột;", "- Gạch hai."]
    on_page(view)


def test_a_copy_takes_the_numbers_along_and_no_formats(view: TextView) -> None:
    select(view, "Mục đích", 0, "Điểm thứ hai", 4)
    view.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "1. Mục đích\na) Điểm thứ nhất.\nb) Điểm"
    assert not data.hasHtml()


def test_a_cut_over_lines_is_one_step(view: TextView, document: Document) -> None:
    select(view, "Gạch một", 0, "Gạch hai", 0)
    press(view, Qt.Key.Key_X, _CTRL)
    assert QApplication.clipboard().text() == "- Gạch một;\n"
    assert "- Gạch hai." in printed(document)
    assert "- Gạch một;" not in printed(document)
    on_page(view)


# ---- undo


def test_undo_and_redo_go_to_what_changed(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", -1)
    type_text(view, " thêm")
    go(view, "Thực hiện")
    document.undo()
    assert view.current_line().text == "Gạch hai."
    go(view, "Thực hiện")
    document.redo()
    assert view.current_line().text == "Gạch hai. thêm"
    on_page(view)


def test_a_draft_outlives_a_change_elsewhere(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", -1)
    type_text(view, " nháp")
    other = next(line.item.id for line in body_lines(document.plan) if line.words == "Gạch một;")
    texts.remove(document, [other])
    assert view.current_line().text == "Gạch hai."
    view.commit()
    assert "- Gạch hai. nháp" in printed(document)
    on_page(view)


def test_a_plan_that_is_only_looked_at_is_not_written(qtbot: QtBot) -> None:
    view = shown(qtbot, TextView(Document(plan_with_text(), read_only=True)))
    go(view, "Gạch hai", -1)
    type_text(view, "x")
    compose(view, "y", commit="y")
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Backspace)
    put_on_clipboard("z")
    view.paste()
    on_page(view)


# ---- the pane


def test_the_pane_offers_to_begin_a_text(qtbot: QtBot) -> None:
    document = Document(plan_with_text(""))
    pane = TextPane(document)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.begin_button.isVisible()
    pane.begin_button.click()
    assert pane.view.isVisible()
    assert [line.text for line in body_lines(document.plan) if line.depth == 0][1:5] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NHIỆM VỤ",
        "III. KINH PHÍ THỰC HIỆN",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]
    assert "năm 2027" in printed(document)[0]
    assert len(document.history.done) == 1
    on_page(pane.view)
    document.undo()
    assert pane.begin_button.isVisible()


@pytest.mark.parametrize("form", [form.id for form in shipped_forms()])
def test_every_form_has_a_skeleton_that_ends_at_the_top(qtbot: QtBot, form: str) -> None:
    chosen = next(f for f in shipped_forms() if f.id == form)
    document = Document(empty_plan(chosen, None if not chosen.columns else 2027, (2026, 2030)))
    pane = TextPane(document)
    qtbot.addWidget(pane)
    pane.begin()
    lines = list(body_lines(document.plan))
    assert len(lines) > 10
    assert (lines[0].depth, lines[-1].depth) == (0, 0)
    assert lines[-1].text.endswith("./.")
    assert "{" not in " ".join(line.text for line in lines)


def test_the_bar_shows_and_changes_the_kind(qtbot: QtBot, document: Document) -> None:
    pane = TextPane(document)
    qtbot.addWidget(pane)
    pane.show()
    go(pane.view, "Điểm thứ hai")
    assert pane.kinds[Kind.LETTER].isChecked()
    pane.kinds[Kind.DASH].click()
    assert outline(document)[3:5] == ["    a) Điểm thứ nhất.", "      - Điểm thứ hai."]
    pane.kinds[Kind.ROMAN].click()
    assert outline(document)[4:6] == ["II. Điểm thứ hai.", "  1. Yêu cầu"]
    pane.kinds[None].click()
    assert outline(document)[4:6] == ["  Điểm thứ hai.", "  2. Yêu cầu"]
    assert document.history.labels()[-3:] == ["Đổi thành gạch đầu dòng", "Đổi thành mục I", "Đổi thành đoạn thường"]
    on_page(pane.view)
    go(pane.view, "Yêu cầu")
    assert pane.heading.isChecked()
    pane.heading.click()
    assert not pane.heading.isChecked()
    on_page(pane.view)


def test_every_button_of_the_bar_has_a_name(qtbot: QtBot, document: Document) -> None:
    pane = TextPane(document)
    qtbot.addWidget(pane)
    for button in (*pane.kinds.values(), pane.heading):
        assert button.accessibleName()
        assert button.toolTip()


# ---- the dialog of the document's identity


def test_the_dialog_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    plan = plan_with_text()
    odd = replace(plan.document, signature=Signature("TM. UBND ", "CHỦ TỊCH", " A"), bases=("một\nhai", ""))
    for given in (plan, replace(plan, document=odd)):
        dialog = PlanInfoDialog(None, given)
        qtbot.addWidget(dialog)
        assert dialog.edited() == given


@pytest.mark.parametrize(
    ("issuer", "capacity", "lines"),
    [
        ("ỦY BAN NHÂN DÂN XÃ A", Capacity.KT, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("ỦY BAN NHÂN DÂN TỈNH A", Capacity.TL, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("SỞ NỘI VỤ", Capacity.KT, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("SỞ NỘI VỤ", Capacity.Q, ["Q. GIÁM ĐỐC"]),
        ("SỞ NỘI VỤ", Capacity.HEAD, ["GIÁM ĐỐC"]),
    ],
)
def test_choosing_a_capacity_writes_the_usual_lines(
    qtbot: QtBot, issuer: str, capacity: Capacity, lines: list[str]
) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    assert dialog.ui.capacity.currentData() == Capacity.TM
    dialog.ui.issuer.setText(issuer)
    dialog.ui.capacity.setCurrentIndex(dialog.ui.capacity.findData(capacity.value))
    dialog.ui.capacity.activated.emit(dialog.ui.capacity.currentIndex())
    document = dialog.edited().document
    assert signature_lines(document.signature) == lines
    assert document.signature.name == "Nguyễn Văn A"
    assert dialog.ui.capacity.currentData() == capacity


def test_the_dialog_takes_level_draft_bases_and_recipients(qtbot: QtBot) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    dialog.ui.issuer_level.setCurrentIndex(dialog.ui.issuer_level.findData("commune"))
    dialog.ui.draft.setEditText("DỰ THẢO LẦN 2")
    dialog.ui.bases.setPlainText("Căn cứ A;\n\nCăn cứ B.")
    dialog.ui.recipients.setPlainText("Như trên;\nLưu: VT.")
    document = dialog.edited().document
    assert (document.issuer_level, document.draft) == ("commune", "DỰ THẢO LẦN 2")
    assert (document.bases, document.recipients) == (("Căn cứ A;", "Căn cứ B."), ("Như trên;", "Lưu: VT."))
    assert any(line.text == "DỰ THẢO LẦN 2" for line in page_lines(dialog.edited()))


@pytest.mark.parametrize("part", sorted({line.part for line in page_lines(plan_with_text())} - {""} | {"draft"}))
def test_every_part_of_the_page_has_its_field(qtbot: QtBot, part: str) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_part(part)
    field = dialog.focusWidget()
    assert field is not None
    assert field.isVisible()
    assert field is not dialog.ui.year, "the first field of all is nobody's part"
