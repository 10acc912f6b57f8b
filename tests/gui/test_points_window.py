"""Points in the window: typed, added up, explained, mended, tried – with real keys and buttons."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.points import TARGET
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import points
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.gap_table import Col
from cchc_desktop.gui.views.points_panel import NO_POINTS, PointsPanel
from cchc_desktop.gui.windows import Windows
from tests.core.outlines import outline_of
from tests.gui.desk import open_plan, plan_file, press, small_plan, trigger, type_text
from tests.gui.tables import paint

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def index_plan() -> Plan:
    """Two areas; 1.1 says 1,21 where its parts add up to 1,5, as on the real plan of 2022; 2 depends on a survey."""
    return outline_of(
        [
            ("CHỈ ĐẠO", "5/3,5/4", [("KẾ HOẠCH", "2/1,21/2", [("a", "1/0,5/1"), ("b", "1/1/1")]), ("CHẾ ĐỘ", "3/2/2")]),
            ("TÁC ĐỘNG (khảo sát)", "5/3/4"),
        ],
        ("TỔNG ĐIỂM", "10/6,5/8"),
    )


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    open_plan(qtbot, window, plan_file(tmp_path, index_plan()))
    return window


def at(window: MainWindow, code: str) -> str:
    return next(item for item, printed in number(window.plan()).row.items() if printed == code)


def stand(window: MainWindow, code: str, column: str) -> str:
    assert window.workspace is not None
    window.activateWindow()
    item = at(window, code)
    window.workspace.table.setFocus()
    window.workspace.table.set_current(item, column)
    return item


def said(window: MainWindow, code: str, column: str) -> str:
    return window.plan()[at(window, code)].fields.get(column, "")


def sign(window: MainWindow, code: str, column: str) -> str:
    assert window.workspace is not None
    model = window.workspace.table.table_model
    place = model.find(at(window, code), column)
    assert place is not None
    return model.sign(model.cells.span(*place))


def panel(window: MainWindow) -> PointsPanel:
    trigger(window, ActionId.SHOW_POINTS)
    QApplication.processEvents()
    assert window.workspace is not None
    view = window.workspace.sides.view(ActionId.SHOW_POINTS)
    assert isinstance(view, PointsPanel)
    return view


# ---- the table


def test_a_parent_shows_the_sum_of_its_parts_with_a_sign_and_a_word(window: MainWindow) -> None:
    assert sign(window, "1.1", "achieved_points") == "≠ tổng 1,50"
    assert not sign(window, "1.1", "standard_points")
    assert sign(window, "1", "achieved_points") == "≠ tổng 3,21"
    stand(window, "1.1", "achieved_points")
    assert window.workspace is not None
    spoken = window.workspace.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1,21" in spoken
    assert "≠ sai lệch −0,29: ghi 1,21, tổng 2 thành phần: 1,50" in spoken
    assert window.workspace.details.note("achieved_points") == "≠ sai lệch −0,29: ghi 1,21, tổng 2 thành phần: 1,50"
    assert window.workspace.details.note("standard_points").startswith("✓ khớp")


def test_the_row_is_high_enough_for_the_sign_and_shrinks_when_it_is_mended(window: MainWindow) -> None:
    assert window.workspace is not None
    table = window.workspace.table
    paint(table)
    row = table.table_model.first_row(at(window, "1.1"))
    assert row is not None
    with_sign = table.rowHeight(row)
    stand(window, "1.1", "achieved_points")
    type_text("1,5")
    press(Qt.Key.Key_Return)
    paint(table)
    assert not sign(window, "1.1", "achieved_points")
    assert not sign(window, "1", "achieved_points"), "the parent's sum follows at once"
    assert table.rowHeight(row) < with_sign


def test_a_number_typed_the_english_way_is_written_the_vietnamese_way_and_shown_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    stand(window, "1.2", "achieved_points")
    type_text("1.75")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(window, "1.2", "achieved_points") == "1,75")
    assert "Đã hiểu “1.75” là 1,75" in window.message_bar.text
    trigger(window, ActionId.UNDO)
    assert said(window, "1.2", "achieved_points") == "1.75", "what was typed is one undo away"
    QTest.qWait(50)
    assert said(window, "1.2", "achieved_points") == "1.75", "an undo is not written over"
    trigger(window, ActionId.UNDO)
    assert said(window, "1.2", "achieved_points") == "2"


def test_what_was_typed_can_be_kept(window: MainWindow, qtbot: QtBot) -> None:
    stand(window, "1.2", "achieved_points")
    type_text("1.75")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.message_bar.buttons))
    window.message_bar.buttons[0].click()
    assert said(window, "1.2", "achieved_points") == "1.75"


def test_one_point_and_three_digits_are_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    stand(window, "1.2", "achieved_points")
    type_text("1.234")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.message_bar.buttons))
    assert said(window, "1.2", "achieved_points") == "1.234"
    assert "được hiểu là 1234" in window.message_bar.text
    window.message_bar.buttons[0].click()
    assert said(window, "1.2", "achieved_points") == "1,234"


def test_the_details_show_while_typing_how_a_number_is_understood(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    stand(window, "1.2", "achieved_points")
    editor = window.workspace.details.editors["achieved_points"]
    editor.setFocus()
    editor.selectAll()
    type_text("2.5")
    assert window.workspace.details.note("achieved_points") == "được hiểu là 2,5"
    editor.selectAll()
    type_text("hai")
    assert "không phải số" in window.workspace.details.note("achieved_points")


# ---- sums that do not fit


def test_the_panel_names_the_cell_and_mends_it_in_one_undo_step(window: MainWindow) -> None:
    view = panel(window)
    assert view.sums.count == 1
    line = view.sums.list.topLevelItem(0)
    assert line is not None
    assert line.text(0) == "Lỗi"
    assert line.text(2) == "Tiêu chí 1.1 ghi 1,21 nhưng các thành phần cộng 1,50; ghi 1,50 thì lĩnh vực 1 cũng khớp."
    assert view.sums.fix.text() == "&Sửa thành 1,50"
    view.sums.fix.click()
    QApplication.processEvents()
    assert said(window, "1.1", "achieved_points") == "1,50"
    assert view.sums.count == 0
    assert view.tabText(0) == "Kiểm tra tổng"
    trigger(window, ActionId.UNDO)
    QApplication.processEvents()
    assert said(window, "1.1", "achieved_points") == "1,21"
    assert view.sums.count == 1


def test_a_finding_leads_to_its_cell(window: MainWindow) -> None:
    view = panel(window)
    view.sums.go.click()
    assert window.workspace is not None
    assert window.workspace.table.current_item() == (at(window, "1.1"), "achieved_points")


# ---- gaps and trials


def test_gaps_are_listed_biggest_first_surveys_are_marked_and_can_be_left_out(window: MainWindow) -> None:
    view = panel(window)
    view.setCurrentIndex(1)
    proxy = view.gaps.proxy
    rows = [[proxy.index(r, c).data() for c in (Col.CODE, Col.GAP, Col.SURVEY)] for r in range(proxy.rowCount())]
    assert rows == [["2", "2", "Có"], ["1.2", "1", ""], ["1.1.1", "0,5", ""]]
    view.gaps.filter.setCurrentIndex(1)
    assert [proxy.index(r, Col.CODE).data() for r in range(proxy.rowCount())] == ["1.2", "1.1.1"]
    view.gaps.filter.setCurrentIndex(2)
    view.gaps.table.sortByColumn(Col.CODE, Qt.SortOrder.AscendingOrder)
    assert [proxy.index(r, Col.CODE).data() for r in range(proxy.rowCount())] == ["1.1.1", "1.1.2", "1.2", "2"]


def test_a_click_on_a_gap_leads_to_its_row(window: MainWindow) -> None:
    view = panel(window)
    view.setCurrentIndex(1)
    table = view.gaps.table
    place = table.visualRect(view.gaps.proxy.index(1, Col.NAME)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.workspace is not None
    assert window.workspace.table.current_item() == (at(window, "1.2"), TARGET)


def test_trials_move_the_totals_at_once_and_are_applied_as_one_step(window: MainWindow) -> None:
    before = window.plan()
    view = panel(window)
    view.setCurrentIndex(1)
    page = view.gaps
    window.activateWindow()
    page.table.setFocus()
    page.table.setCurrentIndex(page.proxy.index(1, Col.TRY))  # 1.2: target 2 of 3
    type_text("2.75")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.model.tried == {at(window, "1.2"): Decimal("2.75")}
    totals = [[row.text(c) for c in range(4)] for row in map(page.totals.topLevelItem, range(3)) if row is not None]
    assert totals[0] == ["Tổng điểm", "8", "8,75", "+0,75"]
    assert totals[1] == ["Lĩnh vực 1", "4", "4,75", "+0,75"]
    assert window.plan() is before, "nothing is written yet"
    page.apply.click()
    assert [said(window, code, TARGET) for code in ("1.2", "1", "2")] == ["2,75", "4,75", "4"]
    total = next(item for item in window.plan().walk() if item.level is Level.TOTAL)
    assert total.fields[TARGET] == "8,75"
    assert not page.model.tried
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    assert window.plan().items == before.items


@pytest.mark.parametrize("typed", ["9", "-1", "cao"])
def test_a_trial_above_the_standard_or_without_a_number_is_refused_with_a_sentence(
    window: MainWindow, typed: str
) -> None:
    page = panel(window).gaps
    assert not page.model.setData(page.model.index(2, Col.TRY), typed)
    assert "từ 0 đến 3" in page.state.text()
    assert not page.model.tried


def test_the_panel_follows_every_edit_and_keeps_what_is_tried(window: MainWindow) -> None:
    view = panel(window)
    page = view.gaps
    page.model.setData(page.model.index(2, Col.TRY), "3")
    stand(window, "1.1.1", "achieved_points")
    type_text("1")
    press(Qt.Key.Key_Return)
    QTest.qWait(20)
    assert page.model.rows[0].gap == 0
    assert page.model.tried == {at(window, "1.2"): Decimal(3)}
    trigger(window, ActionId.UNDO)


def test_a_plan_without_points_says_so(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    plain = windows.new()
    open_plan(qtbot, plain, plan_file(tmp_path, small_plan(), "không điểm.cchc"))
    view = panel(plain)
    labels = [label.text() for label in view.findChildren(type(view.gaps.state)) if label.isVisible()]
    assert NO_POINTS in labels


def test_trials_in_two_appendices_each_move_their_own_total() -> None:
    plan = index_plan()
    leaf = next(item.id for item in plan.walk() if item.text == "CHẾ ĐỘ")
    assert [o.computed for o in points.outcomes(plan, {leaf: Decimal(3)})] == [Decimal(5), Decimal(9)]
