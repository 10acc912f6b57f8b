"""The tab "So sánh" in the real window: two plans side by side, going about, live after edits, the table written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import delete, insert_child, set_text
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import compare_acts
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.comparing import Fate, Op
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.compare_list import MOVED, NEW, OLD, PIECES_ROLE
from cchc_desktop.gui.views.compare_page import ComparePage
from tests.gui.desk import PATIENCE, open_plan, plan_file, settle, small_plan, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def last_year() -> Plan:
    """The small plan as it was a year before: another lead, an activity that is gone now, one not there yet."""
    plan = set_text(small_plan(), "a3", "lead", "Sở Tư pháp")
    plan = set_text(plan, "a1", "time", "Quý II")
    plan = delete(plan, ["a2"])
    plan = set_text(insert_child(plan, "t2", 1, "x1"), "x1", "text", "Công bố kết luận kiểm tra")
    return replace(plan, year=2026)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ComparePage:
    """The plan of 2027 beside that of 2026, which comes from a file."""
    open_plan(qtbot, window, plan_file(tmp_path))
    other = plan_file(tmp_path, last_year(), "năm trước.cchc")
    compare_acts.compare_with_file(window, other)
    settle(qtbot, window)
    shown = compare_acts.show(window)
    qtbot.waitUntil(lambda: shown.found is not None and not shown.busy, timeout=PATIENCE)
    return shown


def words(page: ComparePage, fate: Fate) -> list[str]:
    """The texts of the rows with this fate."""
    assert page.found is not None
    return [row.words.new or row.words.old for row in page.found.rows if row.fate is fate]


def test_both_plans_stand_side_by_side_with_words_marked(page: ComparePage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert words(page, Fate.NEW) == ["Trình ký"]
    assert words(page, Fate.DROPPED) == ["Công bố kết luận kiểm tra"]
    assert words(page, Fate.CHANGED) == ["Soạn thảo", "Lập đoàn kiểm tra"]
    place = page.model.place_of("a3")
    pieces = page.model.index(place, OLD).data(PIECES_ROLE)
    assert [p.text for p in pieces if p.op is Op.GONE] == ["Sở Tư pháp"]
    assert "bỏ: Sở Tư pháp" in page.model.index(place, OLD).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "thêm: Thanh tra tỉnh" in page.model.index(place, NEW).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "năm 2026 – năm trước.cchc" in page.model.headerData(OLD, Qt.Orientation.Horizontal)


def test_a_view_shows_its_rows_and_says_how_many(page: ComparePage) -> None:
    assert page.views.currentText() == "Mọi chỗ khác nhau (4)"
    page.views.setCurrentIndex(page.views.findData(Fate.NEW))
    page.views.activated.emit(page.views.currentIndex())
    assert [row.new for row in page.model.rows if row.fate is Fate.NEW] == ["a2"]
    assert len(page.model.rows) == 2  # its area stands above it
    assert page.model.count(MOVED) == 0


def test_keys_go_from_difference_to_difference(page: ComparePage, window: MainWindow) -> None:
    seen: list[str] = []
    for _ in range(5):
        trigger(window, ActionId.NEXT_DIFFERENCE)
        row = page.model.rows[page.table.currentIndex().row()]
        seen.append(row.new or row.old)
    assert seen == ["a1", "a2", "a3", "x1", "a1"]
    trigger(window, ActionId.PREVIOUS_DIFFERENCE)
    assert page.model.rows[page.table.currentIndex().row()].old == "x1"
    assert page.place.text() == "4/4"


def test_a_row_leads_to_the_table(page: ComparePage, window: MainWindow) -> None:
    index = page.model.index(page.model.place_of("a3"), NEW)
    page.table.setCurrentIndex(index)
    assert window.workspace is not None
    assert window.workspace.tree.current_item()[0] == "a3"
    assert page.isVisible()
    page.table.activated.emit(index)
    assert not page.isVisible()
    assert window.workspace.table.current_row_item() == "a3"


def test_it_follows_edits(page: ComparePage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.document.apply("sửa", lambda plan: set_text(plan, "a3", "lead", "Sở Tư pháp"))
    qtbot.waitUntil(lambda: words(page, Fate.CHANGED) == ["Soạn thảo"], timeout=PATIENCE)
    window.session.document.undo()
    qtbot.waitUntil(lambda: len(words(page, Fate.CHANGED)) == 2, timeout=PATIENCE)


def test_what_was_changed_since_opening(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    assert window.session is not None
    trigger(window, ActionId.COMPARE_OPENED)
    shown = compare_acts.show(window)
    qtbot.waitUntil(lambda: shown.place.text() == "Không có chỗ nào khác nhau.", timeout=PATIENCE)
    window.session.document.apply("sửa", lambda plan: set_text(plan, "a1", "text", "Soạn thảo kế hoạch"))
    qtbot.waitUntil(lambda: words(shown, Fate.RENAMED) == ["Soạn thảo kế hoạch"], timeout=PATIENCE)


def test_the_table_is_written(
    page: ComparePage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bảng.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "bảng"), "Word (*.docx)"))
    page.export_button.click()
    settle(qtbot, window)
    assert target.stat().st_size > 1000


def test_closing_the_plan_lets_go(page: ComparePage, window: MainWindow) -> None:
    document = window.session.document if window.session else None
    assert document is not None
    assert window.close_plan()
    assert page.found is not None  # the widget is on its way out, and nothing listens any more
    document.apply("sửa", lambda plan: set_text(plan, "a1", "text", "x")) if not document.read_only else None


def test_marked_words_are_painted(page: ComparePage) -> None:
    """A text layout that is marked after its lines were made paints nothing: look at the ink."""
    page.table.setCurrentIndex(page.model.index(0, NEW))
    page.table.clearSelection()
    index = page.model.index(page.model.place_of("a3"), NEW)
    picture = page.table.viewport().grab(page.table.visualRect(index)).toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert "#ddf3e4" in inks  # the ground of what came
    assert any(name < "#404040" for name in inks)
