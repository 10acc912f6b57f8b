"""The assistant "Lập kế hoạch năm sau": steps, decisions by key, the new plan in its window, the list of changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.dialogs.roll_forward import AGENCIES, CARRY, END, SOURCE, YEARS, RollForwardDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.decision_page import DecisionPage
from cchc_desktop.gui.views.rolled_panel import EMPTY, RolledPanel
from cchc_desktop.storage.plan_file import create
from tests.gui.desk import open_plan, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.is_furnished)
    return window


def last_year() -> Plan:
    """The sample of a province with questions in it."""
    plan = replace(catalogue.sample_plan(), year=2027)
    objective = next(item for item in plan.walk() if item.level is Level.OBJECTIVE)
    activity = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    return plan.with_items(
        replace(objective, text="Chỉ số năm 2027 tăng so với năm 2026; đến năm 2027 đạt 90%"),
        replace(activity, fields={**activity.fields, "coordinating": "Sở Tư pháp; UBND cấp huyện"}),
    )


def dialog_on(qtbot: QtBot, plan: Plan | None) -> RollForwardDialog:
    dialog = RollForwardDialog(None, (plan, "cũ.cchc") if plan else None, 2027, lambda _dialog: None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def keys(page: DecisionPage) -> list[str]:
    lines = (page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount()))
    return [line.data(0, Qt.ItemDataRole.UserRole) for line in lines if line is not None]


def test_return_goes_on_with_the_plan_that_is_there(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.ui.next)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.ui.steps.currentIndex() == YEARS


def test_without_a_plan_nothing_goes_on(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, None)
    assert not dialog.ui.next.isEnabled()
    dialog.take(last_year(), "cũ.cchc")
    assert dialog.ui.next.isEnabled()
    assert (dialog.ui.from_year.value(), dialog.ui.to_year.value()) == (2027, 2028)
    assert not dialog.ui.from_year.isEnabled()


def test_the_province_of_the_new_plan_is_said_and_may_be_chosen(qtbot: QtBot) -> None:
    old = last_year()
    document = replace(old.document, issuer="ỦY BAN NHÂN DÂN TỈNH BẮC KẠN", place="Bắc Kạn", date="")
    dialog = dialog_on(qtbot, replace(old, year=2025, document=document))
    assert dialog.ui.province.currentData() == "Thái Nguyên"
    assert "tỉnh Bắc Kạn, nay là tỉnh Thái Nguyên" in dialog.ui.province_note.text()
    assert dialog.ui.province_note.isVisible()
    dialog.forward()
    assert dialog.rolled is not None
    assert dialog.rolled.choices.province == "Thái Nguyên"


def test_where_no_text_names_a_province_it_is_chosen(qtbot: QtBot) -> None:
    old = last_year()
    document = replace(old.document, issuer="ỦY BAN NHÂN DÂN XÃ", parent_issuer="", place="", title="Kế hoạch", date="")
    dialog = dialog_on(qtbot, replace(old, year=2025, document=document))
    assert dialog.ui.province.currentData() == ""
    assert not dialog.ui.province_note.isVisible()
    dialog.ui.province.setCurrentIndex(dialog.ui.province.findData("Quảng Ninh"))
    dialog.forward()
    rolled = dialog.decided()
    assert rolled is not None
    assert rolled.choices.province == "Quảng Ninh"
    assert "city" in {group.key for group in rolled.groups}  # Quảng Ninh is a city since 2026


def test_a_decision_that_does_something_else_at_each_place_says_so(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.forward()
    page = dialog.years
    page.list.setCurrentIndex(page.list.model().index(keys(page).index("year:time"), 0))
    said = [page.option.itemText(index) for index in range(page.option.count())]
    assert said[0].startswith("1. Theo từng chỗ, như “")
    assert said[1] == "2. Giữ nguyên ở mọi chỗ"


def test_the_list_of_changes_is_written_and_printed_before_the_plan_is_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, target = tmp_path / "kế hoạch 2027.cchc", tmp_path / "thay đổi.docx"
    create(old, last_year())
    open_plan(qtbot, window, old)
    trigger(window, ActionId.ROLL_FORWARD)
    dialog = next(child for child in window.children() if isinstance(child, RollForwardDialog))
    dialog.ui.to_year.setValue(2028)
    for _ in range(4):
        dialog.forward()
    monkeypatch.setattr(notices, "ask_export_path", lambda *_args: (target, False))
    dialog.ui.export_report.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    document = docx.Document(str(target))
    said = "\n".join(cell.text for row in document.tables[-1].rows for cell in row.cells)
    assert "năm 2028" in said
    assert "Cấp huyện ở cột phối hợp" in said
    printed: list[str] = []
    monkeypatch.setattr("cchc_desktop.gui.print_desk.ask_printer", lambda *_args: object())
    monkeypatch.setattr("cchc_desktop.rendering.check_paper.paint_report", lambda _printer, html: printed.append(html))
    dialog.ui.print_report.click()
    assert "DANH SÁCH THAY ĐỔI KHI CHUYỂN NĂM" in printed[0]
    dialog.reject()


def test_a_plan_that_was_not_rolled_forward_has_no_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "kế hoạch 2027.cchc"
    create(old, last_year())
    open_plan(qtbot, window, old)
    told: list[str] = []
    monkeypatch.setattr(notices, "tell_text", lambda _parent, text: told.append(text))
    trigger(window, ActionId.ROLL_REPORT)
    assert told == [EMPTY]


def test_the_same_year_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.ui.to_year.setValue(2027)
    dialog.forward()
    assert dialog.ui.steps.currentIndex() == SOURCE
    assert "đã là kế hoạch năm 2027" in dialog.ui.state.text()


def test_questions_come_first_and_one_key_decides(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.forward()
    assert dialog.ui.steps.currentIndex() == YEARS
    page = dialog.years
    assert set(keys(page)[:2]) == {"year:base:2026", "year:expired-target:2027"}
    assert page.open_questions == 2
    page.list.setFocus()
    first = page.current()
    assert first is not None
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.open_questions == 1
    second = page.current()
    assert second is not None
    assert second.key != first.key
    qtbot.keyClick(page.list, Qt.Key.Key_2)
    assert page.open_questions == 0
    rolled = dialog.decided()
    assert rolled is not None
    by_group = {one.group: one.new for one in rolled.proposals}
    assert by_group[first.key] == first.proposals[0].old
    assert by_group[second.key] == second.proposals[0].options[1]


def test_a_place_shows_old_and_new_words_and_can_be_left(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.forward()
    page = dialog.years
    page.list.setCurrentIndex(page.list.model().index(keys(page).index("year:plan-year"), 0))
    group = page.current()
    assert group is not None
    assert "năm 2027" in page.context.toPlainText()
    assert "năm 2028" in page.context.toPlainText()
    one = group.proposals[0]
    page._toggle(one.key)
    assert not dialog_proposal(dialog, one.key).ticked
    page._toggle(one.key)
    assert dialog_proposal(dialog, one.key).new == one.options[0]


def dialog_proposal(dialog: RollForwardDialog, key: str):
    rolled = dialog.decided()
    assert rolled is not None
    return next(one for one in rolled.proposals if one.key == key)


def test_other_words_may_be_written(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.forward()
    page = dialog.years
    group = page.current()
    assert group is not None
    page.option.setCurrentIndex(page.option.count() - 1)
    assert page.other.isVisible()
    page.other.setText("năm gốc")
    page.apply_option()
    rolled = dialog.decided()
    assert rolled is not None
    assert {one.new for one in rolled.proposals if one.group == group.key} == {"năm gốc"}


def test_search_finds_without_marks(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, last_year())
    dialog.forward()
    dialog.forward()
    assert dialog.ui.steps.currentIndex() == AGENCIES
    page = dialog.agencies
    page.search.setText("cap huyen")
    lines = [page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount())]
    shown = [line.text(0) for line in lines if line is not None and not line.isHidden()]
    assert shown == ["Cấp huyện ở cột phối hợp"]


def test_from_the_open_plan_to_the_new_one_in_its_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, target = tmp_path / "kế hoạch 2027.cchc", tmp_path / "kế hoạch 2028.cchc"
    create(old, last_year())
    open_plan(qtbot, window, old)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    trigger(window, ActionId.ROLL_FORWARD)
    dialog = next(child for child in window.children() if isinstance(child, RollForwardDialog))
    assert dialog.source_name == old.name
    dialog.ui.to_year.setValue(2028)
    for _ in range(3):
        dialog.forward()
    assert dialog.ui.steps.currentIndex() == CARRY
    line = dialog.ui.carried.topLevelItem(1)
    assert line is not None
    line.setCheckState(0, Qt.CheckState.Checked)
    carried = dialog.carried()
    dialog.forward()
    assert dialog.ui.steps.currentIndex() == END
    assert "2028" in dialog.ui.summary.text()
    said = re.search(r"Sẽ thay <b>(\d+)</b> chỗ", dialog.ui.summary.text())
    assert said
    dialog.forward()
    windows = window.services.windows
    qtbot.waitUntil(lambda: windows.showing(target) is not None, timeout=20_000)
    new = windows.showing(target)
    assert new is not None
    assert new is not window
    assert new.session is not None
    document = new.session.document
    assert document.plan.year == 2028
    assert document.plan[carried[0]].fields["note"] == "Chuyển từ năm 2027"
    assert window.plan().year == 2027

    assert new.workspace is not None
    panel = new.workspace.sides.view(ActionId.SHOW_ROLLED)
    assert isinstance(panel, RolledPanel)
    qtbot.waitUntil(panel.isVisible)
    count = panel.list.topLevelItemCount()
    assert count > 10
    assert f"{said[1]} chỗ đã thay trong {count} ô, đoạn văn" in panel.state.text()
    panel.list.setCurrentIndex(panel.list.model().index(3, 0))
    change = panel.chosen()[0]
    panel.take_back()
    assert panel.list.topLevelItemCount() == count - 1
    assert document.undo() == "Lấy lại nội dung cũ ở một chỗ"
    assert panel.list.topLevelItemCount() == count
    assert change in [line.data(0, Qt.ItemDataRole.UserRole) for line in panel._lines()]

    assert document.undo() == "Chuyển kế hoạch năm 2027 sang năm 2028"
    assert document.plan == last_year()
    assert panel.state.text() == EMPTY
