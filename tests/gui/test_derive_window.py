"""Lower-level plans in the real window: the assistant, the plan it makes, and what to adapt when the source changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import insert_child, set_text
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui import derive_acts
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.deriving import Deriving, link_of
from cchc_desktop.gui.dialogs.derive_plan import DerivePlanDialog
from cchc_desktop.gui.dialogs.source_changes import SourceChangesDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.windows import Windows
from tests.gui.desk import PATIENCE, open_plan, plan_file, settle, small_plan, trigger, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def province() -> Plan:
    """The small plan: "Soạn thảo" with Sở Tư pháp beside Sở Nội vụ, "Trình ký" for all departments, an open group."""
    plan = small_plan()
    for item, name, text in (
        ("a1", "coordinating", "Sở Tư pháp"),
        ("a1", "time", "Quý I/2027"),
        ("a2", "lead", "Các sở, ban, ngành"),
        ("a3", "coordinating", "Các sở, ngành liên quan"),
    ):
        plan = set_text(plan, item, name, text)
    return plan


def dialog_of(plan: Plan, qtbot: QtBot) -> DerivePlanDialog:
    dialog = DerivePlanDialog(None, Deriving(plan, "tỉnh.cchc"), ["Sở Nội vụ", "Sở Tư pháp"], [plan.form])
    qtbot.addWidget(dialog)
    return dialog


def texts(dialog: DerivePlanDialog) -> list[tuple[str, bool]]:
    rows = [dialog.ui.rows.topLevelItem(place) for place in range(dialog.ui.rows.topLevelItemCount())]
    return [(row.text(0), row.checkState(0) is Qt.CheckState.Checked) for row in rows if row is not None]


def test_the_rows_come_as_the_agency_is_typed(qtbot: QtBot) -> None:
    dialog = dialog_of(province(), qtbot)
    make = dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)
    assert not make.isEnabled()
    dialog.ui.agency.setEditText("Sở Tư pháp")
    qtbot.waitUntil(lambda: len(texts(dialog)) == 3, timeout=PATIENCE)
    assert texts(dialog) == [("Soạn thảo", True), ("Trình ký", True), ("Lập đoàn kiểm tra", False)]
    assert make.isEnabled()
    assert "1 dòng chủ trì, 1 dòng phối hợp" in dialog.ui.told.text()
    dialog.ui.days.setValue(5)
    first = dialog.ui.rows.topLevelItem(0)
    assert first is not None
    assert first.text(3) == "Quý I/2027, hoàn thành trước ngày 27/3/2027"
    dialog.ui.tick_all.click()
    assert len(dialog.chosen()) == 3
    dialog.ui.tick_sure.click()
    assert len(dialog.chosen()) == 2
    dialog.ui.agency.setEditText("Hội Người cao tuổi")
    qtbot.waitUntil(lambda: not texts(dialog), timeout=PATIENCE)
    assert "không có dòng nào" in dialog.ui.told.text()


def test_the_new_plan_opens_in_a_window_of_its_own(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path, province(), "tỉnh.cchc"))
    target = tmp_path / "sở.cchc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    def fill(dialog: DerivePlanDialog) -> None:
        dialog.ui.agency.setEditText("Sở Tư pháp")
        dialog.ui.unit.setText("Văn phòng Sở")
        qtbot.waitUntil(lambda: len(texts(dialog)) == 3, timeout=PATIENCE)
        dialog.accept()

    when_shown(DerivePlanDialog, fill)
    trigger(window, ActionId.DERIVE)
    qtbot.waitUntil(lambda: len(windows.all) == 2 and windows.all[1].session is not None, timeout=PATIENCE)
    other = windows.all[1]
    plan = other.plan()
    rows = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    assert [row.text for row in rows] == ["Soạn thảo", "Trình ký"]
    assert {row.fields["lead"] for row in rows} == {"Văn phòng Sở"}
    assert all(link_of(plan, row.id) for row in rows)
    assert plan.document.issuer == "SỞ TƯ PHÁP"
    settle(qtbot, other)


@pytest.fixture
def below(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """The department's plan in the window, and its source with a later time and a new row, in a file."""
    source = province()
    deriving = Deriving(source, "tỉnh.cchc")
    dialog = dialog_of(source, qtbot)
    dialog.ui.agency.setEditText("Sở Tư pháp")
    qtbot.waitUntil(lambda: len(texts(dialog)) == 3, timeout=PATIENCE)
    assert deriving.plan is source
    open_plan(qtbot, window, plan_file(tmp_path, dialog.derived(), "sở.cchc"))
    later = set_text(source, "a1", "time", "Quý II/2027")
    later = set_text(insert_child(later, "t2", 1, "b1"), "b1", "text", "Báo cáo kết quả")
    later = set_text(later, "b1", "lead", "Sở Tư pháp")
    return plan_file(tmp_path, replace(later), "tỉnh mới.cchc")


def changes(window: MainWindow, qtbot: QtBot, source: Path) -> SourceChangesDialog:
    derive_acts.follow(window, source)
    found: list[SourceChangesDialog] = []
    qtbot.waitUntil(
        lambda: bool(found := window.findChildren(SourceChangesDialog)) and found[0].isVisible(), timeout=PATIENCE
    )
    found = window.findChildren(SourceChangesDialog)
    return found[0]


def test_what_changed_above_is_listed_and_adopted(window: MainWindow, qtbot: QtBot, below: Path) -> None:
    dialog = changes(window, qtbot, below)
    tops = [dialog.ui.entries.topLevelItem(place) for place in range(dialog.ui.entries.topLevelItemCount())]
    assert [top.text(0) for top in tops if top] == ["Sửa dòng: Soạn thảo", "Thêm dòng mới: Báo cáo kết quả"]
    cell = tops[0].child(0) if tops[0] else None
    assert cell is not None
    assert (cell.text(1), cell.text(2)) == ("Quý I/2027", "Quý II/2027")
    dialog.ui.adopt.click()
    assert dialog.ui.entries.topLevelItemCount() == 1
    assert window.session is not None
    window.session.document.undo()
    assert dialog.ui.entries.topLevelItemCount() == 2
    dialog.ui.adopt_all.click()
    rows = [item for item in window.plan().walk() if item.level is Level.ACTIVITY]
    assert [row.text for row in rows] == ["Soạn thảo", "Trình ký", "Báo cáo kết quả"]
    assert rows[0].fields["time"] == "Quý II/2027"
    assert "đã theo đúng" in dialog.ui.told.text()
    dialog.close()
    settle(qtbot, window)


def test_new_wording_above_is_listed_by_its_level(
    window: MainWindow, qtbot: QtBot, below: Path, tmp_path: Path
) -> None:
    source = set_text(province(), "t1", "text", "Ban hành kế hoạch năm")
    dialog = changes(window, qtbot, plan_file(tmp_path, source, "tỉnh sửa.cchc"))
    top = dialog.ui.entries.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "Sửa lời nhiệm vụ: Ban hành kế hoạch"
    assert top.child(0).text(2) == "Ban hành kế hoạch năm"
    dialog.ui.adopt.click()
    assert "đã theo đúng" in dialog.ui.told.text()
    dialog.close()
    settle(qtbot, window)


def test_what_is_kept_is_not_told_again(window: MainWindow, qtbot: QtBot, below: Path) -> None:
    dialog = changes(window, qtbot, below)
    dialog.ui.dismiss.click()
    dialog.ui.dismiss.click()
    assert "đã theo đúng" in dialog.ui.told.text()
    assert [i.fields["time"] for i in window.plan().walk() if i.text == "Soạn thảo"] == ["Quý I/2027"]
    dialog.close()
    settle(qtbot, window)


def test_a_plan_without_source_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    trigger(window, ActionId.SOURCE_CHANGES)
    assert "không được lập từ kế hoạch cấp trên" in window.message_bar.text


def test_the_details_say_where_a_row_comes_from(window: MainWindow, qtbot: QtBot, below: Path) -> None:
    assert below.exists()
    assert window.workspace is not None
    plan = window.plan()
    row = next(item for item in plan.walk() if item.text == "Soạn thảo")
    window.workspace.go_to(row.id)
    shown = [label.text() for label in window.workspace.details.findChildren(QLabel) if not label.isHidden()]
    link = link_of(plan, row.id)
    assert link is not None
    assert f"Nguồn: {link.said}" in shown
    window.workspace.go_to(row.parent or "")
    settle(qtbot, window)
