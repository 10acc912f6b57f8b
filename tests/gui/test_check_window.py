"""Checking in the real window: the panel, going to a place, curing, putting aside, the signs, the report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.check_acts import errors_left
from cchc_desktop.gui.commands import checking
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.check_lines import ERROR, SILENCED, WARNING, Trouble
from cchc_desktop.gui.models.plan_tree import COUNT_ROLE
from cchc_desktop.gui.views.check_panel import CheckPanel
from cchc_desktop.rendering.check_paper import page_layout, paint_report
from tests.gui.desk import open_plan, plan_file, trigger
from tests.planning.checks.making import plan, with_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _bad() -> Plan:
    rows = [("Bổ xung nội dung thứ nhất", {"lead": ""}), ("Bổ xung nội dung thứ hai", {"time": "Quý III/2025"})]
    return with_text(plan(*rows), [("roman", "Nhiệm vụ đổi với tỉnh tại Phụ lục kèm theo.")])


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    open_plan(qtbot, window, plan_file(tmp_path, _bad()))
    return window


def _panel(window: MainWindow) -> CheckPanel:
    trigger(window, ActionId.CHECK)
    assert window.workspace is not None
    panel = window.workspace.sides.view(ActionId.SHOW_CHECK)
    assert isinstance(panel, CheckPanel)
    return panel


def _rules(panel: CheckPanel) -> list[tuple[str, int]]:
    return [
        (panel.model.group_key(row)[1], len(panel.model.lines(panel.model.index(row, 0))))
        for row in range(panel.model.rowCount())
    ]


def _finding(panel: CheckPanel, rule: str, at: int = 0) -> QModelIndex:
    row = next(row for row in range(panel.model.rowCount()) if panel.model.group_key(row)[1] == rule)
    return panel.model.index(at, 0, panel.model.index(row, 0))


def _activities(window: MainWindow) -> list[str]:
    return [item.id for item in window.plan().walk() if item.level is Level.ACTIVITY]


def test_findings_come_by_themselves_and_are_grouped(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    with qtbot.waitSignal(window.workspace.checks.found, timeout=5_000):
        pass
    assert window.status.findings.text() == "1 lỗi · 4 cảnh báo"
    panel = _panel(window)
    assert _rules(panel) == [("lead-missing", 1), ("confused-word", 3), ("time-year-outside", 1)]
    assert panel.state.text() == "1 lỗi · 4 cảnh báo"
    panel.filter.setText("nam ngoai")
    assert _rules(panel) == [("time-year-outside", 1)]
    panel.filter.clear()
    panel.degrees[WARNING].setChecked(False)
    assert _rules(panel) == [("lead-missing", 1)]


def test_a_click_leads_to_the_cell_and_to_the_words_of_the_text(window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    panel = _panel(window)
    panel.list.clicked.emit(_finding(panel, "lead-missing"))
    assert desk.table.current_item() == (_activities(window)[0], "lead")
    line = panel.model.lines(_finding(panel, "confused-word"))[0]
    assert line.place.item.startswith("line")
    panel.list.clicked.emit(_finding(panel, "confused-word"))
    assert desk.in_text
    assert desk.text.view.textCursor().selectedText() == "đổi với"


def test_the_arrows_show_the_places_while_the_keyboard_stays_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.workspace
    assert desk is not None
    panel = _panel(window)
    window.activateWindow()
    panel.list.expandAll()
    panel.list.setCurrentIndex(_finding(panel, "lead-missing").parent())
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(panel.list, Qt.Key.Key_Right)  # into the group, which is open
    qtbot.waitUntil(lambda: desk.table.current_item() == (_activities(window)[0], "lead"))
    seen: set[str] = set()
    for _ in range(5):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        QApplication.processEvents()
        seen.add(desk.current()[0])
        assert panel.list.hasFocus()
    assert {*_activities(window)[:2]} <= seen


def test_enter_opens_the_cell_with_the_words_selected(window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    panel = _panel(window)
    panel.list.activated.emit(_finding(panel, "confused-word", 1))
    assert desk.table.current_item()[0] == _activities(window)[0]
    editor = desk.table._editing.editor
    assert editor is not None
    assert editor.textCursor().selectedText() == "Bổ xung"
    desk.table.commit_editor()


def test_one_and_all_of_a_kind_are_cured_and_taken_back(window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    panel = _panel(window)
    panel.list.setCurrentIndex(_finding(panel, "confused-word", 1))
    panel.fix.click()
    assert window.plan()[_activities(window)[0]].text == "Bổ sung nội dung thứ nhất"
    desk.checks.finish()
    assert ("confused-word", 2) in _rules(panel)
    panel.list.setCurrentIndex(_finding(panel, "confused-word"))
    panel.fix_all.click()
    desk.checks.finish()
    assert "confused-word" not in dict(_rules(panel))
    assert desk.session.document.history.undo_label == "Sửa theo kiểm tra: từ viết nhầm (2 chỗ)"
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    desk.checks.finish()
    assert ("confused-word", 2) in _rules(panel)


def test_a_finding_is_put_aside_with_a_reason(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = window.workspace
    assert desk is not None
    panel = _panel(window)
    monkeypatch.setattr(panel, "ask_reason", lambda _lines: "Trích nguyên văn")
    panel.list.setCurrentIndex(_finding(panel, "confused-word"))
    panel.aside.click()
    desk.checks.finish()
    assert window.plan().document.silenced[0].reason == "Trích nguyên văn"
    assert panel.state.text() == "1 lỗi · 3 cảnh báo · 1 đã bỏ qua"
    panel.degrees[SILENCED].setChecked(True)
    panel.list.setCurrentIndex(_finding(panel, "confused-word"))
    last = panel.model.rowCount() - 1
    assert panel.model.group_key(last) == (SILENCED, "confused-word")
    panel.list.setCurrentIndex(panel.model.index(0, 0, panel.model.index(last, 0)))
    panel.aside.click()
    assert window.plan().document.silenced == ()


def test_signs_in_tree_and_cells(window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    desk.checks.finish()
    first, second = _activities(window)
    tree, table = desk.tree.tree_model, desk.table.table_model
    assert tree.index_of(first).data(COUNT_ROLE) == "×1 ⚠1"
    area = next(item.id for item in window.plan().walk() if item.level is Level.AREA)
    assert tree.index_of(area).data(COUNT_ROLE) == "×1 ⚠3  2"
    assert tree.index_of(area).data(Qt.ItemDataRole.AccessibleTextRole).endswith("1 lỗi, 3 cảnh báo")
    assert table.findings[TextPlace(first, "lead")][0] == ERROR
    assert table.findings[TextPlace(second, "time")][0] == WARNING
    place, empty = table.find(second, "time"), table.find(first, "lead")
    assert place is not None
    assert empty is not None
    assert "Năm 2025 không thuộc" in table.index(*place).data(Qt.ItemDataRole.ToolTipRole)
    assert Trouble(1, 2).words == "1 lỗi, 2 cảnh báo"
    desk.go_to(first, "lead")
    QApplication.processEvents()
    picture = desk.table.viewport().grab().toImage()
    span = table.cell_at(table.index(*empty))
    assert span is not None
    corner = desk.table.table_layout.rect(span).topRight()
    assert picture.pixelColor(corner.x() - 2, corner.y() + 2).red() > 150
    assert picture.pixelColor(corner.x() - 2, corner.y() + 2).blue() < 120


def test_who_exports_is_told_of_errors(window: MainWindow, tmp_path: Path) -> None:
    desk = window.workspace
    assert desk is not None
    desk.checks.finish()
    assert errors_left(window)[0] == " Kế hoạch còn 1 lỗi chưa xử lý."
    window.files.tell_exported(tmp_path / "a.docx")
    see = [button for button in window.message_bar.buttons if button.text() == "Xem &lỗi"]
    assert [type(button) for button in see] == [QPushButton]
    window.files.tell_exported(tmp_path / "so sánh.docx", of_plan=False)
    assert "lỗi" not in window.message_bar.text, "a comparison is not the plan"
    assert len(window.message_bar.buttons) == 2
    window.files.tell_exported(tmp_path / "a.docx")
    see = [button for button in window.message_bar.buttons if button.text() == "Xem &lỗi"]
    see[0].click()
    assert window.lower_docks[ActionId.SHOW_CHECK].isVisible()


def test_the_report_on_paper(window: MainWindow, tmp_path: Path) -> None:
    desk = window.workspace
    assert desk is not None
    desk.checks.finish()
    html = checking.report(desk.plan, "kế hoạch", desk.checks.lines)
    assert "Chưa ghi cơ quan chủ trì." in html
    assert "Kế hoạch: 2" in html, "products by kind"
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setPageLayout(page_layout())
    assert paint_report(writer, html) == 1
    del writer
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_closed_plan_is_checked_no_more(window: MainWindow, qtbot: QtBot) -> None:
    _panel(window)
    window.close_plan()
    qtbot.wait(50)
    assert not window.status.findings.isVisible()


def test_a_plan_is_shown_before_the_rules_of_the_check_are_read(tmp_path: Path) -> None:
    """They take longer to read than the rest of the window; in a process of its own, as here they are read already."""
    path = plan_file(tmp_path, _bad())
    script = f"""
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from cchc_desktop import app
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.windows import Windows

application = app.make_application()
settings = Settings()
window = Windows(settings, RecentPlans(settings)).new()
window.files.open(Path({str(path)!r}))
while window.workspace is None:
    QTest.qWait(10)
window.workspace.table.viewport().repaint()
print(sorted(name for name in sys.modules if name.startswith("cchc_desktop.planning.checks")))
while not window.workspace.checks.is_fresh:
    QTest.qWait(10)
print(window.workspace.checks.errors)
window.close()
"""
    folders = {name: str(tmp_path / "own") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | folders,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules, errors = done.stdout.split("\n")[:2]
    assert modules == "[]"
    assert int(errors) > 0
