"""The calendar in the real window: months, deadlines, load of agencies, the way to the rows, the printed pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue, resources
from cchc_desktop.core.agenda import Entry, Pace
from cchc_desktop.core.exchange_read import read_exchange
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.agenda_acts import paper_lines, print_title
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.agenda_table import FIRST_MONTH, WORDS, AgendaModel
from cchc_desktop.gui.views.agenda_page import NO_TIMES, AgendaPage
from cchc_desktop.gui.views.list_page import ListPage
from cchc_desktop.rendering.agenda_paper import page_layout, paint_agenda
from tests.gui.desk import open_plan, plan_file, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> AgendaPage:
    """The calendar of the sample plan."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    qtbot.waitUntil(window.menus.actions[ActionId.SHOW_AGENDA].isEnabled)
    trigger(window, ActionId.SHOW_AGENDA)
    assert window.workspace is not None
    return cast(AgendaPage, window.workspace.sides.view(ActionId.SHOW_AGENDA))


def line(page: AgendaPage, written: str) -> int:
    return next(i for i, e in enumerate(page.model.lines) if isinstance(e, Entry) and e.written == written)


def test_every_row_stands_below_its_area(page: AgendaPage) -> None:
    entries = [entry for entry in page.model.lines if isinstance(entry, Entry)]
    titles = [entry for entry in page.model.lines if isinstance(entry, str)]
    assert (len(entries), len(titles)) == (43, 7)
    assert page.model.index(0, 0).data().startswith("I. CÔNG TÁC CHỈ ĐẠO")
    assert page.table.columnSpan(0, 0) == FIRST_MONTH + 12


def test_a_cell_says_what_its_month_is(page: AgendaPage) -> None:
    row = line(page, "Trước ngày 05/02/2027")
    said = Qt.ItemDataRole.AccessibleTextRole
    assert page.model.index(row, FIRST_MONTH + 1).data(said) == "Tháng 2: hạn chót"
    assert page.model.index(row, FIRST_MONTH + 7).data(said) == "Tháng 8: không"
    assert "04/02/2027" in page.model.index(row, 0).data(said)


@pytest.mark.parametrize("width", [900, 560, 450])
def test_the_words_of_the_work_are_in_sight_however_narrow_the_page(
    page: AgendaPage, window: MainWindow, qtbot: QtBot, width: int
) -> None:
    window.tree_dock.hide()
    window.details_dock.hide()
    window.resize(width, 600)
    least = 20 * page.fontMetrics().averageCharWidth()
    qtbot.waitUntil(lambda: page.table.viewport().width() < width)
    qtbot.waitUntil(lambda: page.table.columnWidth(WORDS) >= least)
    if width > 500:
        assert page.table.horizontalScrollBar().maximum() == 0, "and the whole year beside them"


def test_sorted_by_date_the_first_to_end_stands_first(page: AgendaPage) -> None:
    QTest.mouseClick(page.by_date, Qt.MouseButton.LeftButton, pos=page.by_date.rect().center())
    page.by_date.setChecked(True)
    ends = [max(entry.months) for entry in page.model.lines if isinstance(entry, Entry) and entry.pace is Pace.DATED]
    assert ends == sorted(ends)


def test_another_year_empties_the_months(page: AgendaPage, qtbot: QtBot) -> None:
    page.year.setValue(2031)
    qtbot.waitUntil(lambda: not any(entry.pace is Pace.DATED for entry in page.entries), timeout=5000)


def test_the_current_line_is_current_everywhere(page: AgendaPage, window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    row = line(page, "Hằng tháng")
    page.table.setCurrentIndex(page.model.index(row, 0))
    entry = page.model.lines[row]
    assert isinstance(entry, Entry)
    assert desk.tree.current_item()[0] == entry.row.item
    page.table.activated.emit(page.model.index(row, 0))
    assert desk.table.isVisible()


def test_a_count_of_the_load_leads_to_its_rows(page: AgendaPage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    place = next(i for i, (name, _load) in enumerate(page.load_model.rows) if name == "Sở Nội vụ")
    load = page.load_model.rows[place][1]
    assert load.quarters[0] > 0
    page.load.activated.emit(page.load_model.index(place, 1))
    shown = cast(ListPage, window.workspace.sides.view(ActionId.SHOW_LIST))
    qtbot.waitUntil(shown.isVisible, timeout=5000)
    assert shown.wanted().ending == 1
    assert shown.agency.currentText() == "Sở Nội vụ"
    assert shown.model.rowCount() == load.quarters[0]


def test_the_calendar_follows_edits(page: AgendaPage, window: MainWindow, qtbot: QtBot) -> None:
    row = line(page, "Hằng tháng")
    page.table.setCurrentIndex(page.model.index(row, 0))
    trigger(window, ActionId.DELETE)
    qtbot.waitUntil(lambda: len(page.entries) == 42, timeout=5000)


def test_the_model_keeps_qts_rules(qtbot: QtBot, page: AgendaPage) -> None:
    model = AgendaModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fill(catalogue.sample_plan(), page.entries, by_date=False)
    model.fill(catalogue.sample_plan(), page.entries, by_date=True)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_it_prints_every_line_with_the_months_on_every_page(
    page: AgendaPage, window: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "lịch.pdf"
    writer = QPdfWriter(str(target))
    writer.setPageLayout(page_layout())
    pages = paint_agenda(writer, print_title(window.plan(), 2027), paper_lines(page))
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("Quý IV\n") + text.count("Quý IV ") >= pages
    assert pages == text.count("\f") >= 2
    words = " ".join(text.split())
    assert "LỊCH THỰC HIỆN NĂM 2027" in words
    for entry in page.entries:
        assert entry.written.split()[0] in words


def test_a_form_without_times_says_so_instead_of_showing_empty_lines(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    raw = resources.read_bytes("samples/par-index-2027.json")
    plan = read_exchange(raw, catalogue.load().forms, "sample").plan
    open_plan(qtbot, window, plan_file(tmp_path, plan))
    trigger(window, ActionId.SHOW_AGENDA)
    assert window.workspace is not None
    page = cast(AgendaPage, window.workspace.sides.view(ActionId.SHOW_AGENDA))
    assert page.summary.text() == NO_TIMES
    assert page.model.rowCount() == 0
    assert page.load_model.rowCount() > 0
