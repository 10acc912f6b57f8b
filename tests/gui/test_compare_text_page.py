"""The main document in the tab "So sánh": its parts under headings, a part alone, its rows leading to the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import set_text
from cchc_desktop.gui import compare_acts
from cchc_desktop.gui.commands.comparing import Fate, Row
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.compare_list import ALL, DIFFERENT, NEW, TABLE, TEXT
from cchc_desktop.gui.views.compare_page import ComparePage
from tests.gui.desk import PATIENCE, open_plan, plan_file, settle
from tests.gui.text_desk import plan_with_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ComparePage:
    """A plan with a text beside its own of the year before: another basis, signer and words in the text."""
    plan = plan_with_text()
    line = next(item.id for item in plan.walk() if item.text == "Điểm thứ hai.")
    old = set_text(plan, line, "text", "Điểm thứ hai, rất xưa.")
    signature = replace(plan.document.signature, name="Trần Thị B")
    bases = ("Căn cứ Luật thứ nhất;",)
    old = replace(old, document=replace(old.document, bases=bases, signature=signature))
    open_plan(qtbot, window, plan_file(tmp_path, plan))
    compare_acts.compare_with_file(window, plan_file(tmp_path, old, "năm trước.cchc"))
    settle(qtbot, window)
    shown = compare_acts.show(window)
    qtbot.waitUntil(lambda: shown.found is not None and not shown.busy, timeout=PATIENCE)
    return shown


def choose(box: object, key: str) -> None:
    """A user's choice in a list."""
    box.setCurrentIndex(box.findData(key))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def row(page: ComparePage, fate: Fate, part: str) -> Row:
    """The row of a part with this fate."""
    return next(one for one in page.model.rows if one.fate is fate and one.part == part)


def test_what_differs_stands_under_its_part(page: ComparePage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [(one.head, one.words.new) for one in page.model.rows] == [
        (True, "Văn bản: căn cứ"),
        (False, "Căn cứ Luật thứ hai"),
        (True, "Mục đích"),
        (False, "Điểm thứ hai."),
        (True, "Văn bản: chữ ký"),
        (False, "TM. ỦY BAN NHÂN DÂN"),
    ]
    assert page.views.currentText() == "Mọi chỗ khác nhau (3)"
    heading = page.model.index(0, NEW)
    assert heading.data() == "Văn bản: căn cứ"
    signed = page.model.index(5, NEW).data()
    assert signed == "TM. ỦY BAN NHÂN DÂN\nHọ và tên: Nguyễn Văn A"


def test_every_row_is_as_high_as_its_text_when_a_scroll_bar_comes(page: ComparePage, qtbot: QtBot) -> None:
    """The bar makes the columns narrower while rows are measured: none may keep the height of the wider ones."""
    page.window().resize(760, 420)
    qtbot.wait(50)
    for key in (ALL, DIFFERENT, ALL):
        choose(page.views, key)
    qtbot.waitUntil(lambda: page.table.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
    qtbot.wait(100)
    heights = page.table.verticalHeader()
    for place in range(len(page.model.rows)):
        needed = max(
            page.delegate.height(page.table.font(), page.model.index(place, column), page.table.columnWidth(column))
            for column in range(3)
        )
        assert heights.sectionSize(place) >= needed


def test_a_part_can_be_looked_at_alone(page: ComparePage) -> None:
    choose(page.parts, TABLE)
    assert page.model.rows == []
    assert page.views.itemText(page.views.findData(DIFFERENT)) == "Mọi chỗ khác nhau (0)"
    choose(page.views, ALL)
    assert page.model.rows
    assert not any(one.part for one in page.model.rows)
    choose(page.parts, TEXT)
    assert all(one.part for one in page.model.rows)


def test_rows_lead_to_the_text_and_to_the_information(page: ComparePage, window: MainWindow) -> None:
    desk = window.workspace
    assert desk is not None
    line = row(page, Fate.RENAMED, "body")
    page.table.setCurrentIndex(page.model.index(page.model.rows.index(line), NEW))
    page.table.activated.emit(page.table.currentIndex())
    assert desk.in_text
    assert desk.text.view.current_item()[0] == line.new
    basis = row(page, Fate.NEW, "bases")
    page.table.activated.emit(page.model.index(page.model.rows.index(basis), NEW))
    assert desk.text.view.current_line().text.startswith("Căn cứ Luật thứ hai")
    wanted: list[str] = []
    desk.info_wanted.disconnect()
    desk.info_wanted.connect(wanted.append)
    signed = row(page, Fate.CHANGED, "signature")
    page.table.activated.emit(page.model.index(page.model.rows.index(signed), NEW))
    assert wanted == ["signature"]
