"""The form designer: real clicks and keys, the page follows, forms go into files and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core import form_edits
from cchc_desktop.core.form_file import form_to_text
from cchc_desktop.core.forms import CRITERION, Counter, parse_form
from cchc_desktop.core.grid import Align
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import own_forms
from cchc_desktop.gui.dialogs.form_designer import OF_PLAN, FormDesigner
from cchc_desktop.gui.dialogs.form_words import meant, shown
from tests.gui.desk import small_plan, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of own forms for the test alone; it does not exist yet."""
    folder = tmp_path / "mẫu riêng" / "forms"
    monkeypatch.setattr(catalogue, "own_forms_folder", lambda: folder)
    return folder


def designer(qtbot: QtBot, plan: Plan | None = None, *, read_only: bool = False) -> FormDesigner:
    dialog = FormDesigner(None, own_forms.choices(), plan, read_only=read_only)
    qtbot.addWidget(dialog, before_close_func=lambda _: dialog.written(dialog.form))  # nothing to ask about
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def click(button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def row_of(dialog: FormDesigner, key: str) -> int:
    entries = dialog.ui.columns
    return next(i for i in range(entries.count()) if entries.item(i).data(Qt.ItemDataRole.UserRole) == key)


def choose(dialog: FormDesigner, key: str) -> None:
    entries = dialog.ui.columns
    place = entries.visualItemRect(entries.item(row_of(dialog, key))).center()
    QTest.mouseClick(entries.viewport(), LEFT, pos=QPoint(entries.width() - 40, place.y()))


def tick(dialog: FormDesigner, key: str) -> None:
    """Space on an entry of the list."""
    dialog.ui.columns.setFocus()
    dialog.ui.columns.setCurrentRow(row_of(dialog, key))
    QTest.keyClick(dialog.ui.columns, Qt.Key.Key_Space)


def test_it_begins_with_the_form_of_the_plan(qtbot: QtBot) -> None:
    plan = small_plan()
    dialog = designer(qtbot, plan)
    assert dialog.form == plan.form
    assert dialog.ui.base.currentData() == OF_PLAN
    assert not dialog.ui.reset.isEnabled()
    assert "252 mm" in dialog.ui.sum_note.text()


def test_a_header_is_typed_and_the_page_is_drawn_anew(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    before = dialog.ui.page.grab().toImage()
    choose(dialog, "lead")
    dialog.ui.header.setFocus()
    dialog.ui.header.selectAll()
    QTest.keyClicks(dialog.ui.header, "Ai lam")
    assert dialog.form.column("lead").header == "Ai lam"  # type: ignore[union-attr]
    assert "Ai lam" in dialog.ui.columns.item(row_of(dialog, "lead")).text()
    qtbot.waitUntil(lambda: dialog.ui.page.grab().toImage() != before)
    marked = dialog.ui.page.grab().toImage()
    place = dialog.ui.page.border_place(dialog.form.column_keys.index("lead")) + QPoint(-3, 60)
    assert marked.pixelColor(place) != QColor("white"), "the chosen column stands out"


def test_a_width_is_typed_and_the_sum_says_so(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    choose(dialog, "budget")
    dialog.ui.width.setFocus()
    dialog.ui.width.selectAll()
    QTest.keyClicks(dialog.ui.width, "27")
    assert dialog.form.column("budget").width == 27  # type: ignore[union-attr]
    total = 252 - small_plan().form.column("budget").width + 27  # type: ignore[union-attr]
    assert f"Tổng {total:g} mm" in dialog.ui.sum_note.text()
    assert f"{252 / total:.0%}" in dialog.ui.sum_note.text()
    click(dialog.ui.fit)
    assert form_edits.total_width(dialog.form) == 252
    assert not dialog.ui.fit.isEnabled()


def test_a_border_is_drawn_with_the_mouse(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    page, form = dialog.ui.page, dialog.form
    dialog.draw_now()
    start = page.border_place(1)
    QTest.mousePress(page, LEFT, pos=start)
    for step in range(1, 21):
        QTest.mouseMove(page, start + QPoint(step, 0))
    QTest.mouseRelease(page, LEFT, pos=start + QPoint(20, 0))
    drawn = 20 / page.paper().width() * 297
    assert dialog.form.columns[1].width == pytest.approx(form.columns[1].width + drawn, abs=1.5)
    assert form_edits.total_width(dialog.form) == form_edits.total_width(form)
    held = dialog.form
    QTest.mouseMove(page, start + QPoint(40, 0))
    assert dialog.form is held, "let go is let go"


def test_columns_and_borders_by_keys_on_the_page(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    page = dialog.ui.page
    page.setFocus()
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Right)
    assert dialog.ui.columns.currentRow() == 3
    before = dialog.form.columns[3].width
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.columns[3].width == before + 1


def test_a_column_is_chosen_on_the_page(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    dialog.ui.tabs.setCurrentIndex(2)
    QTest.mouseClick(dialog.ui.page, LEFT, pos=dialog.ui.page.border_place(4) + QPoint(12, 20))
    assert dialog.ui.tabs.currentWidget() is dialog.ui.columns_page
    assert dialog.ui.columns.currentRow() == 5


def test_columns_are_hidden_shown_and_moved_by_keys(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    tick(dialog, "budget")
    assert "budget" not in dialog.form.column_keys
    assert "đang ẩn" in dialog.ui.columns.item(row_of(dialog, "budget")).text()
    tick(dialog, "note")
    assert dialog.form.column_keys[-1] == "note"
    dialog.ui.columns.setCurrentRow(row_of(dialog, "note"))
    QTest.keyClick(dialog.ui.columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.form.column_keys[-2:] == ("note", "time")
    assert dialog.ui.columns.currentRow() == row_of(dialog, "note")
    tick(dialog, "budget")
    assert "budget" in dialog.form.column_keys
    for key in ("objective", "task"):
        tick(dialog, key)
    tick(dialog, "activity")
    assert dialog.form.level_columns == ("activity",), "a table without a level is none"


def test_a_free_column_comes_and_goes(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    click(dialog.ui.add)
    assert dialog.form.column_keys[-1] == "x1"
    QTest.keyClicks(dialog.ui.header, "Dia ban")
    assert dialog.form.columns[-1].header == "Dia ban", "the new name is ready to be typed"
    choose(dialog, "lead")
    assert not dialog.ui.remove.isEnabled()
    QTest.keyClick(dialog.ui.columns, Qt.Key.Key_Delete)
    assert "lead" in dialog.form.column_keys
    choose(dialog, "x1")
    QTest.keyClick(dialog.ui.columns, Qt.Key.Key_Delete)
    assert dialog.form == small_plan().form


def test_numbers_are_counted_otherwise(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    ui = dialog.ui
    ui.tabs.setCurrentWidget(ui.numbers_page)
    ui.subject.setFocus()
    QTest.keyClick(ui.subject, Qt.Key.Key_Down)
    assert ui.subject.currentData() == "tt"
    ui.counts.setFocus()
    QTest.keyClick(ui.counts, Qt.Key.Key_Down)
    ui.restart.setFocus()
    QTest.keyClick(ui.restart, Qt.Key.Key_Down)
    assert dialog.form.counters["tt"] == Counter("activity", "area")
    QTest.keyClick(ui.subject, Qt.Key.Key_Down)
    assert ui.subject.currentData() == "objective"
    QTest.mouseClick(ui.numbered, LEFT, pos=QPoint(8, ui.numbered.height() // 2))
    assert "objective" not in dialog.form.counters
    assert dialog.form.column("objective").prefix == ""  # type: ignore[union-attr]
    QTest.keyClick(ui.subject, Qt.Key.Key_Down)
    ui.before.setFocus()
    ui.before.selectAll()
    QTest.keyClicks(ui.before, "NV")
    ui.sign.setFocus()
    ui.sign.selectAll()
    QTest.keyClicks(ui.sign, ") ")
    assert dialog.form.counters["task"].pattern == "NV{n}"
    assert dialog.form.column("task").prefix == "{number}) "  # type: ignore[union-attr]
    assert ui.example.text() == "Ví dụ: NV1) nội dung; NV2) nội dung; NV3) nội dung"


def test_words_and_page(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    ui = dialog.ui
    ui.tabs.setCurrentWidget(ui.words_page)
    assert "{số}" in ui.caption.toPlainText()
    ui.caption.setFocus()
    ui.caption.selectAll()
    QTest.keyClicks(ui.caption, "(So ")
    ui.caption.insertPlainText("{số}, {Ngày})")
    assert dialog.form.caption == "(So {number}, {date})"
    ui.heading.setFocus()
    ui.heading.selectAll()
    QTest.keyClicks(ui.heading, "BIEU 1")
    assert dialog.form.heading == "BIEU 1"
    ui.orientation.setFocus()
    QTest.keyClick(ui.orientation, Qt.Key.Key_Down)
    assert dialog.form.orientation == "portrait"
    assert form_edits.total_width(dialog.form) == 165
    dialog.draw_now()
    assert ui.page.paper().height() > ui.page.paper().width()
    click(ui.reset)
    assert dialog.form == small_plan().form
    assert ui.heading.text() == "Phụ lục"


@pytest.mark.parametrize("text", ["{year}", "Năm {last_year}; {number} {date} {issuer} {khác} {", "{}"])
def test_places_have_vietnamese_names(text: str) -> None:
    assert meant(shown(text)) == text
    assert "year" not in shown(text)


def test_what_is_not_saved_is_asked_about(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    choose(dialog, "lead")
    dialog.ui.align.setFocus()
    QTest.keyClick(dialog.ui.align, Qt.Key.Key_Down)
    assert dialog.form.column("lead").align is Align.RIGHT  # type: ignore[union-attr]
    when_shown(QMessageBox, lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    when_shown(QMessageBox, lambda box: next(b for b in box.buttons() if "Bỏ" in b.text()).click())
    click(dialog.ui.leave)
    assert not dialog.isVisible()


def test_a_form_of_another_kind_cannot_be_used_for_the_plan(qtbot: QtBot) -> None:
    dialog = designer(qtbot, small_plan())
    assert dialog.ui.use.isEnabled()
    dialog.begin_from("par-index")
    assert not dialog.ui.use.isEnabled()
    assert dialog.form.column_keys[1] == CRITERION
    assert not dialog.ui.total.isHidden()
    assert dialog.ui.subject.count() == 1


def test_without_a_plan_and_on_a_plan_without_a_table_forms_are_still_made(qtbot: QtBot) -> None:
    programme = catalogue.sample_plan(catalogue.SAMPLE_PROGRAMME)
    for plan in (None, programme):
        dialog = designer(qtbot, plan)
        assert not dialog.ui.use.isEnabled()
        assert dialog.form.id in {form.id for form in catalogue.shipped_forms()}
        assert dialog.ui.keep.isEnabled()
        dialog.draw_now()
        assert "minh họa" in dialog.ui.page_note.text()


def test_a_plan_that_is_only_looked_at_stays_as_it_is(qtbot: QtBot) -> None:
    assert not designer(qtbot, small_plan(), read_only=True).ui.use.isEnabled()


# ---- forms as files


def test_a_form_is_kept_found_again_and_forgotten(own: Path) -> None:
    mine = form_edits.set_words(form_edits.hide(small_plan().form, "budget"), name="Mẫu của sở")
    kept, path = own_forms.keep(mine)
    assert (kept.id, path) == ("mau-cua-so", own / "mau-cua-so.toml")
    assert catalogue.load().form("mau-cua-so") == kept
    wider = form_edits.set_width(kept, "lead", 44)
    assert own_forms.keep(wider) == (wider, path), "an own form is written where it lies"
    assert catalogue.load().own == {"mau-cua-so"}
    other, _ = own_forms.keep(form_edits.set_words(mine, name="Mẫu của sở"))
    assert other.id == "mau-cua-so-2"
    own_forms.forget("mau-cua-so")
    assert catalogue.load().own == {"mau-cua-so-2"}


def test_a_colleagues_file_is_taken_in_once(own: Path, tmp_path: Path) -> None:
    mine = form_edits.set_words(form_edits.hide(small_plan().form, "budget"), name="Mẫu của sở")
    sent = tmp_path / "gửi.toml"
    own_forms.write(own_forms.to_send(mine), sent, over=False)
    taken = own_forms.take_in(sent)
    assert taken.id == "mau-cua-so"
    assert own_forms.take_in(sent) == taken
    assert catalogue.load().own == {"mau-cua-so"}
    sent.write_text(form_to_text(form_edits.set_width(small_plan().form, "lead", 44)), encoding="utf-8")
    other = own_forms.take_in(sent)
    assert other.id not in ("mau-cua-so", small_plan().form.id), "a shipped form is never replaced"
    sent.write_text(form_to_text(small_plan().form), encoding="utf-8")
    assert own_forms.take_in(sent) == small_plan().form
    assert len(catalogue.load().own) == 2


def test_a_bad_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    from cchc_desktop.core.errors import ErrorCode, KnownError
    from cchc_desktop.gui.messages import error_text

    for name, raw in (("a.toml", b"columns = 1"), ("b.toml", b"\xff"), ("thiếu.toml", None)):
        path = tmp_path / name
        if raw is not None:
            path.write_bytes(raw)
        with pytest.raises(KnownError) as caught:
            own_forms.take_in(path)
        assert caught.value.code is ErrorCode.FORM_INVALID
        assert name in error_text(caught.value)


def test_a_folder_that_cannot_be_made_is_a_known_error(own: Path) -> None:
    from cchc_desktop.core.errors import KnownError

    own.parent.write_text("no folder", encoding="utf-8")
    with pytest.raises(KnownError):
        own_forms.keep(small_plan().form)


def test_the_file_that_is_written_reads_the_same(tmp_path: Path) -> None:
    form = form_edits.add_free(small_plan().form, "Địa bàn")
    own_forms.write(form, tmp_path / "m.toml", over=False)
    assert parse_form((tmp_path / "m.toml").read_text(encoding="utf-8")) == form
    assert notices.with_suffix(Path("Mẫu 2.1"), ".toml").name == "Mẫu 2.1.toml"
    QApplication.processEvents()
