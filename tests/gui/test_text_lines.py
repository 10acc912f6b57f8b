"""Levels, kinds, bases, recipients, clipboard, undo of the text, and the pane around its page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.body import Kind, body_lines
from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import DocumentInfo, empty_plan
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.commands.imports import read
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.gui.text_pane import TextPane
from cchc_desktop.gui.views.text_view import TextView
from tests.gui.text_desk import (
    CTRL,
    SHIFT,
    compose,
    go,
    last_step,
    on_page,
    outline,
    plan_with_text,
    press,
    printed,
    put_on_clipboard,
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


# ---- levels and kinds


def test_tab_and_shift_tab_at_the_start_change_the_level(view: TextView, document: Document) -> None:
    go(view, "Điểm thứ hai", 0)
    press(view, Qt.Key.Key_Tab)
    assert outline(document)[3:5] == ["    a) Điểm thứ nhất.", "      - Điểm thứ hai."]
    press(view, Qt.Key.Key_Backtab)
    press(view, Qt.Key.Key_Backtab, SHIFT)
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
    press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert document.plan.document.bases[2] == "Căn cứ Luật xen;"
    assert view.current_line().text == "Căn cứ Luật xen;"
    view.put_caret(view.current_line().key, 0)
    press(view, Qt.Key.Key_Backspace)
    assert document.plan.document.bases == ("Căn cứ Luật thứ nhất;", "Căn cứ Luật thứ hai;Căn cứ Luật xen;")
    on_page(view)


def test_a_basis_that_is_begun_and_never_written_is_not_kept(qtbot: QtBot, view: TextView, document: Document) -> None:
    before = document.plan.document.bases
    go(view, "Căn cứ Luật thứ nhất", -1)
    press(view, Qt.Key.Key_Return)
    assert document.plan.document.bases[1] == ""
    press(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: document.plan.document.bases == before)
    assert view.current_line().text == "Căn cứ Luật thứ hai;"
    on_page(view)


@pytest.mark.parametrize("name", ["quang_tri_2025", "bac_giang_2021_2030"])
def test_real_texts_are_shown_whole_and_can_be_written(qtbot: QtBot, shared: Path, name: str) -> None:
    plan = read(shared / "corpus" / f"{name}.docx", Progress()).plan
    document = Document(plan)
    view = shown(qtbot, TextView(document))
    assert len(on_page(view)) > 130
    places = [place for place, line in enumerate(view.blocks.lines) if line.key in plan]
    for place in places[:: len(places) // 7]:
        view.put_caret(view.blocks.lines[place].key, -1)
        type_text(view, " thêm")
        press(view, Qt.Key.Key_Return)
        on_page(view)
    while document.undo():
        pass
    assert document.plan == plan
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


def test_pasted_lines_come_to_their_levels_in_one_step(view: TextView, document: Document) -> None:
    go(view, "Gạch hai", -1)
    put_on_clipboard("\n3.\tYêu cầu khác\r\na) Một;\r\n- Hai;\r\nđ) Ba.\n\n")
    press(view, Qt.Key.Key_V, CTRL)
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
    press(view, Qt.Key.Key_V, CTRL)
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
    press(view, Qt.Key.Key_X, CTRL)
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
