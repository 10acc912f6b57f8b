"""The plain list in the real window: filtering, sorting, going to the row, columns."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.row_list import RowListModel
from cchc_desktop.gui.views.list_page import ListPage
from tests.gui.desk import open_plan, plan_file, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ListPage:
    """The list of the sample plan."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    qtbot.waitUntil(window.menus.actions[ActionId.SHOW_LIST].isEnabled)
    trigger(window, ActionId.SHOW_LIST)
    assert window.workspace is not None
    return cast(ListPage, window.workspace.sides.view(ActionId.SHOW_LIST))


def choose(page: ListPage, box: str, text: str) -> None:
    field = getattr(page, box)
    row = field.findText(text)
    assert row >= 0, text
    field.setCurrentIndex(row)
    field.activated.emit(row)


def test_the_list_has_every_activity_with_what_stood_in_merged_cells(page: ListPage) -> None:
    model = page.model
    assert model.rowCount() == 43
    assert page.count.text() == "43 dòng"
    lead = model.keys.index("lead")
    assert all(model.index(row, lead).data() for row in range(model.rowCount()))


def test_one_agency_in_one_quarter(page: ListPage) -> None:
    choose(page, "agency", "Sở Nội vụ")
    choose(page, "role", "Chủ trì")
    led = page.model.rowCount()
    assert 0 < led < 43
    choose(page, "quarter", "Quý I")
    assert 0 < page.model.rowCount() < led
    assert page.count.text() == f"{page.model.rowCount()} trong 43 dòng"
    QTest.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 43
    assert not page.clear.isEnabled()


def test_words_typed_without_marks_filter(page: ListPage, qtbot: QtBot) -> None:
    event = QInputMethodEvent()
    event.setCommitString("thu tuc")
    page.words.setFocus()
    QApplication.sendEvent(page.words, event)
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 43, timeout=5000)


def test_a_header_sorts_and_a_third_click_gives_the_order_of_the_plan_back(page: ListPage, window: MainWindow) -> None:
    before, plan = page.shown_items(), window.plan()
    header = page.table.horizontalHeader()
    section = page.model.keys.index("lead")
    page.table.scrollTo(page.model.index(0, section))
    place = header.sectionViewportPosition(section) + 20
    ascending: list[str] = []
    for turn in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 8))
        texts = [page.model.index(row, section).data() for row in range(43)]
        if turn == 0:
            assert page.shown_items() != before
            ascending = texts
        if turn == 1:
            assert texts == ascending[::-1]
    assert page.shown_items() == before
    assert window.plan() is plan


def test_times_are_sorted_by_their_dates(page: ListPage) -> None:
    page.model.sort_rows("time")
    section = page.model.keys.index("time")
    texts = [page.model.index(row, section).data() for row in range(43)]
    assert texts.index("Tháng 01/2027") < texts.index("Quý IV/2027")
    assert texts.index("Quý I/2027") < texts.index("Quý II - III/2027")


def test_the_current_row_is_current_everywhere_and_return_leads_there(page: ListPage, window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    lead = page.model.keys.index("lead")
    page.table.setCurrentIndex(page.model.index(7, lead))
    item = page.model.rows[7].item
    assert desk.tree.current_item()[0] == item
    assert desk.table.current_row_item() == item
    page.table.activated.emit(page.model.index(7, lead))
    assert desk.table.isVisible()
    assert desk.table.current_item() == (item, "lead")


def test_the_list_follows_edits(page: ListPage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    page.table.setCurrentIndex(page.model.index(3, 2))
    item = page.model.rows[3].item
    assert window.plan()[item].level is Level.ACTIVITY
    trigger(window, ActionId.DELETE)
    qtbot.waitUntil(lambda: page.model.rowCount() == 42, timeout=5000)
    assert item not in page.shown_items()


def test_columns_can_be_hidden(page: ListPage) -> None:
    menu = page.columns_menu()
    names = [action.text() for action in menu.actions()]
    assert "Cơ quan chủ trì" in names
    menu.actions()[names.index("Cơ quan chủ trì")].trigger()
    assert page.table.isColumnHidden(page.model.keys.index("lead"))


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RowListModel(catalogue.sample_plan())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort_rows("time", descending=True)
    model.show_rows(lambda row: row.activity is not None)
