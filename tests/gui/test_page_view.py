"""The tab "Trang in" in the real window: live pages, clicks, keys, margins, parts; what is shown is what is printed."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.paper import Box, Margins, PaperWish, Part, margins_of, sheets_of
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.list_page import ListPage
from cchc_desktop.gui.views.page_margins import paint_guides
from cchc_desktop.gui.views.page_places import Place
from cchc_desktop.gui.views.page_view import PageView
from cchc_desktop.gui.views.page_zoom import FIT_PAGE, MOST
from cchc_desktop.gui.workspace import Workspace
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_spec import Page
from cchc_desktop.rendering.page_fonts import QtMeasurer
from tests.gui.desk import PATIENCE, open_plan, plan_file, press, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def desk_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def document_of(window: MainWindow) -> Document:
    return desk_of(window).session.document


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PageView:
    """The pages of the sample plan, all laid out."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    qtbot.waitUntil(window.menus.actions[ActionId.SHOW_PAGES].isEnabled)
    trigger(window, ActionId.SHOW_PAGES)
    shown = cast(PageView, desk_of(window).sides.view(ActionId.SHOW_PAGES))
    qtbot.waitUntil(lambda: shown.up_to_date, timeout=PATIENCE)
    shown.canvas.setFocus()
    return shown


def ready(qtbot: QtBot, view: PageView) -> None:
    qtbot.waitUntil(lambda: view.up_to_date, timeout=PATIENCE)


def place_of(view: PageView, item: str, column: str) -> tuple[int, Box]:
    return next(
        (index, box)
        for index, page in enumerate(view.canvas.pages)
        for box in page.boxes
        if box.source is not None and (box.source.item, box.source.column) == (item, column)
    )


def click(view: PageView, index: int, box: Box) -> None:
    view.canvas.go_to_page(index, max(box.y - 40, 0))
    QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=view.canvas.point_of(index, box))


def texts(pages: list[Page]) -> str:
    return " ".join(run.text for page in pages for run in page.runs())


def test_the_pages_shown_are_the_pages_of_the_pdf(view: PageView, window: MainWindow) -> None:
    plan = window.plan()
    printed = sheets_of(plan, PaperWish()).pages(Paginator(QtMeasurer()))
    assert tuple(view.canvas.pages) == printed.pages
    shown = view.pages_for(plan, view.wish())
    assert shown is not None
    assert shown.pages == printed.pages
    assert view.bar.count.text() == f"/ {len(printed)}"


def test_a_click_on_a_cell_leads_to_it_in_the_table(view: PageView, window: MainWindow) -> None:
    activity = next(i for i in window.plan().items.values() if i.level is Level.ACTIVITY and i.fields.get("lead"))
    click(view, *place_of(view, activity.id, "lead"))
    desk = desk_of(window)
    assert desk.table.isVisible()
    assert desk.table.current_item() == (activity.id, "lead")


def test_a_click_on_a_line_of_the_text_leads_to_it_in_the_text(view: PageView, window: MainWindow) -> None:
    section = next(i for i in window.plan().items.values() if i.level is Level.SECTION and i.text)
    index, box = place_of(view, section.id, "text")
    click(view, index, box)
    assert desk_of(window).in_text
    assert desk_of(window).text.current_item()[0] == section.id


def test_the_current_item_is_framed_and_in_sight(view: PageView, window: MainWindow) -> None:
    last = [i for i in window.plan().items.values() if i.level is Level.ACTIVITY][-1]
    desk_of(window).tree.set_current(last.id)
    assert view.isVisible(), "the tab stays"
    assert view.canvas.framed
    assert {box.source.item for _page, box in view.canvas.framed if box.source} == {last.id}
    index, box = view.canvas.framed[0]
    assert view.canvas.viewport().rect().contains(view.canvas.point_of(index, box))
    press(Qt.Key.Key_Return)
    assert desk_of(window).table.current_item()[0] == last.id


def test_an_edit_shows_at_once_and_only_what_is_new_is_measured(
    view: PageView, window: MainWindow, qtbot: QtBot
) -> None:
    document = desk_of(window).session.document
    activity = next(i for i in document.plan.items.values() if i.level is Level.ACTIVITY)
    before, broken = view.canvas.pages[:], view.maker.broken
    document.apply("Sửa", lambda plan: set_text(plan, activity.id, "text", "Chữ hoàn toàn mới"))
    assert not view.up_to_date
    ready(qtbot, view)
    assert "Chữ hoàn toàn mới" in texts(view.canvas.pages)
    assert view.maker.broken - broken <= 3
    assert sum(old is new for old, new in zip(before, view.canvas.pages, strict=False)) >= len(before) // 3


def test_nothing_is_laid_out_while_nobody_looks(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    desk_of(window).show_tab(text=False)
    document = desk_of(window).session.document
    activity = next(i for i in document.plan.items.values() if i.level is Level.ACTIVITY)
    document.apply("Sửa", lambda plan: set_text(plan, activity.id, "text", "Viết khi đang ở bảng"))
    broken = view.maker.broken
    qtbot.wait(400)
    assert view.maker.broken == broken
    trigger(window, ActionId.SHOW_PAGES)
    ready(qtbot, view)
    assert "Viết khi đang ở bảng" in texts(view.canvas.pages)


def test_keys_turn_the_pages(view: PageView) -> None:
    canvas = view.canvas
    view.set_zoom(FIT_PAGE)
    press(Qt.Key.Key_Home)
    for wanted in (1, 2):
        press(Qt.Key.Key_PageDown)
        assert canvas.current_page == wanted
    press(Qt.Key.Key_PageUp)
    assert canvas.current_page == 1
    press(Qt.Key.Key_End)
    assert canvas.current_page == len(canvas.pages) - 1
    assert view.bar.page.value() == len(canvas.pages)
    assert canvas.accessibleDescription() == f"Trang {len(canvas.pages)} trên {len(canvas.pages)}"
    press(Qt.Key.Key_Home)
    view.set_zoom(100)
    before = canvas.verticalScrollBar().value()
    press(Qt.Key.Key_Down)
    assert canvas.verticalScrollBar().value() > before


def test_a_page_number_leads_to_the_page(view: PageView) -> None:
    view.bar.page.selectAll()
    QTest.keyClicks(view.bar.page, "4")
    QTest.keyClick(view.bar.page, Qt.Key.Key_Return)
    assert view.canvas.current_page == 3


def test_zoom_by_command_is_that_of_the_pages(view: PageView, window: MainWindow) -> None:
    table = desk_of(window).table.zoom
    trigger(window, ActionId.ZOOM_RESET)
    assert view.canvas.percent == 100
    trigger(window, ActionId.ZOOM_IN)
    assert view.canvas.percent == 125
    for _ in range(10):
        trigger(window, ActionId.ZOOM_IN)
    assert view.canvas.percent == MOST
    assert desk_of(window).table.zoom == table


def test_two_and_many_pages_stand_beside_one_another(view: PageView, window: MainWindow) -> None:
    trigger(window, ActionId.SHOW_DETAILS)
    trigger(window, ActionId.SHOW_TREE)
    QApplication.processEvents()
    view.set_columns(2)
    first, second = view.canvas.rect_of(0), view.canvas.rect_of(1)
    assert first.right() < second.left()
    assert first.top() == second.top()
    view.set_columns(0)
    assert view.canvas.percent == 25
    assert view.canvas.rect_of(1).top() == view.canvas.rect_of(0).top()


def test_a_page_that_fits_is_seen_whole(view: PageView) -> None:
    canvas = view.canvas
    view.set_zoom(100)
    canvas.go_to_page(1, 300)
    view.set_zoom(FIT_PAGE)
    page = canvas.rect_of(canvas.current_page)
    assert page.top() >= 0
    assert page.bottom() <= canvas.viewport().height()


def test_the_numbers_of_the_margins_stand_clear_of_one_another(qapp: QApplication) -> None:
    """At every size of a page; where there is no room for letters that can be read, there are none."""
    seen: list[QRectF] = []

    class Counting(QPainter):
        def fillRect(self, rect: QRectF, *_color: object) -> None:  # type: ignore[override] # noqa: N802 – Qt's name
            seen.append(QRectF(rect))

    for width, height in ((595.0, 842.0), (842.0, 595.0)):
        for percent in (25, 33, 50, 75, 100, 200):
            scale = percent / 100 * 96 / 72
            image = QImage(1, 1, QImage.Format.Format_RGB32)
            painter = Counting(image)
            seen.clear()
            paint_guides(painter, Place(0.0, 0.0, width * scale, height * scale), scale, Margins(), None)
            painter.end()
            assert len(seen) == 4 or percent < 33
            assert not [(a, b) for a, b in combinations(seen, 2) if a.intersects(b)], percent


def test_a_margin_is_dragged_inside_the_range_of_the_decree(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    canvas, port = view.canvas, view.canvas.viewport()
    view.set_zoom(100)
    canvas.go_to_page(0)
    view.bar.guides.setChecked(True)
    mm = 96 / 25.4
    page = canvas.rect_of(0)
    start = QPoint(round(page.left() + 30 * mm), round(page.top() + 120))
    assert canvas.side_at(start.toPointF()) == (0, 2)
    before = len(canvas.pages)
    for way, wanted in ((3 * mm, 33.0), (60 * mm, 35.0), (-90 * mm, 30.0)):
        at = QPoint(round(page.left() + canvas.margins.left_mm * mm), start.y())
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(port, at + QPoint(round(way), 0))
        assert canvas.drag is not None
        assert canvas.drag.margins.left_mm == wanted
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at + QPoint(round(way), 0))
        ready(qtbot, view)
        assert margins_of(window.plan()).left_mm == wanted
        assert min(box.x for box in canvas.pages[-1].boxes) == pytest.approx(wanted * 72 / 25.4, abs=1)
    assert len(canvas.pages) == before


def test_escape_lets_go_of_a_margin(view: PageView, window: MainWindow) -> None:
    canvas = view.canvas
    view.set_zoom(100)
    canvas.go_to_page(0)
    view.bar.guides.setChecked(True)
    page = canvas.rect_of(0)
    at = QPoint(round(page.left() + 30 * 96 / 25.4), round(page.top() + 120))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas.viewport(), at + QPoint(12, 0))
    assert canvas.drag is not None
    press(Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(12, 0))
    assert margins_of(window.plan()) == Margins()


def test_a_dragged_margin_is_one_step_back(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    view.canvas.margins_dragged.emit(Margins(left_mm=34.0, top_mm=22.0))
    ready(qtbot, view)
    assert margins_of(window.plan()) == Margins(left_mm=34.0, top_mm=22.0)
    assert document_of(window).history.undo_label == "Đổi lề trang"
    trigger(window, ActionId.UNDO)
    assert margins_of(window.plan()) == Margins()
    assert view.canvas.margins == Margins()
    assert [box.value() for box in view.bar.sides] == [20, 20, 30, 15]
    ready(qtbot, view)
    assert min(box.x for box in view.canvas.pages[-1].boxes) == pytest.approx(30 * 72 / 25.4, abs=1)


def test_many_steps_of_the_arrows_are_one_edit(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    steps = len(document_of(window).history.labels())
    for _ in range(4):
        view.bar.sides[2].stepUp()
    qtbot.waitUntil(lambda: margins_of(window.plan()).left_mm == 34, timeout=PATIENCE)
    assert len(document_of(window).history.labels()) == steps + 1
    ready(qtbot, view)
    assert view.canvas.margins.left_mm == 34


def test_the_usual_margins_come_back_with_one_click(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    view.canvas.margins_dragged.emit(Margins(25, 25, 35, 20))
    menu = view.bar.guides.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "&Lề thường dùng").trigger()
    assert window.plan().form.margins is None
    ready(qtbot, view)


def test_margins_stay_with_the_plan(view: PageView, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    view.bar.sides[2].setValue(34)
    qtbot.waitUntil(lambda: margins_of(window.plan()).left_mm == 34, timeout=PATIENCE)
    mine = next(iter(window.services.recent.entries())).path
    window.close_plan()
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan(), "khác.cchc"))
    assert margins_of(window.plan()) == Margins()
    window.close_plan()
    open_plan(qtbot, window, mine)
    trigger(window, ActionId.SHOW_PAGES)
    again = cast(PageView, desk_of(window).sides.view(ActionId.SHOW_PAGES))
    assert again.canvas.margins == Margins(left_mm=34.0)
    assert again.bar.sides[2].value() == 34


def test_a_plan_that_cannot_be_written_keeps_its_margins(view: PageView, window: MainWindow) -> None:
    document_of(window).read_only = True
    view.canvas.margins_dragged.emit(Margins(left_mm=34.0))
    assert margins_of(window.plan()) == Margins()
    assert view.canvas.margins == Margins()
    assert window.message_bar.isVisible()


@pytest.mark.parametrize("part", [Part.BODY, Part.APPENDICES, Part.AREA, Part.AGENCY, Part.QUARTER])
def test_a_part_is_shown_alone(view: PageView, qtbot: QtBot, part: Part) -> None:
    whole = len(view.canvas.pages)
    parts = view.bar.parts
    parts.part_box.setCurrentIndex(parts.part_box.findData(part))
    parts.part_box.activated.emit(parts.part_box.currentIndex())
    ready(qtbot, view)
    assert 0 < len(view.canvas.pages) < whole
    assert view.wish().part is part
    assert parts.value_box.isVisible() == (part in (Part.AREA, Part.AGENCY, Part.QUARTER))


def test_the_filtered_rows_of_the_list_are_shown(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    listed = cast(ListPage, desk_of(window).sides.show(ActionId.SHOW_LIST))
    listed.words.setText("kiểm tra")
    qtbot.waitUntil(lambda: 0 < listed.model.rowCount() < len(listed.model.all_rows))
    trigger(window, ActionId.SHOW_PAGES)
    parts = view.bar.parts
    parts.part_box.setCurrentIndex(parts.part_box.findData(Part.LISTED))
    parts.part_box.activated.emit(parts.part_box.currentIndex())
    ready(qtbot, view)
    shown = {box.source.item for page in view.canvas.pages for box in page.boxes if box.source}
    assert {row.activity for row in listed.model.rows if row.activity} <= shown
    others = {row.activity for row in listed.model.all_rows} - {row.activity for row in listed.model.rows}
    assert not others & shown


def test_a_part_without_rows_says_so(view: PageView, window: MainWindow, qtbot: QtBot) -> None:
    listed = cast(ListPage, desk_of(window).sides.show(ActionId.SHOW_LIST))
    listed.words.setText("không có chữ này đâu")
    qtbot.waitUntil(lambda: listed.model.rowCount() == 0)
    trigger(window, ActionId.SHOW_PAGES)
    parts = view.bar.parts
    parts.part_box.setCurrentIndex(parts.part_box.findData(Part.LISTED))
    parts.part_box.activated.emit(parts.part_box.currentIndex())
    qtbot.waitUntil(view.notice.isVisible)
    assert view.notice.text().startswith("Phụ lục không có dòng nào")
    assert view.canvas.pages == []


def test_the_contents_lead_to_an_area(view: PageView) -> None:
    view.bar.outline.setChecked(True)
    tree = view.outline
    assert tree.isVisible()
    chapter = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert chapter is not None
    area = chapter.child(chapter.childCount() - 1)
    assert area is not None
    QApplication.processEvents()
    tree.scrollToItem(area)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(area).center())
    assert view.canvas.current_page > 3
    assert area.toolTip(0) == f"Trang {view.canvas.current_page + 1}"


def test_the_paper_is_white_in_dark_colours(view: PageView, window: MainWindow) -> None:
    palette = QApplication.palette()
    try:
        dark = QApplication.palette()
        dark.setColor(dark.ColorRole.Window, Qt.GlobalColor.black)
        dark.setColor(dark.ColorRole.Mid, Qt.GlobalColor.black)
        dark.setColor(dark.ColorRole.Text, Qt.GlobalColor.white)
        QApplication.setPalette(dark)
        view.set_zoom(150)
        view.canvas.go_to_page(0)
        picture = view.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        page = view.canvas.rect_of(0)
        ratio = picture.devicePixelRatio()
        corner = picture.pixelColor(round((page.left() + 6) * ratio), round((page.top() + 6) * ratio))
        assert corner.lightness() == 255
        rows = range(round((page.top() + 100) * ratio), round((page.top() + 250) * ratio))
        dots = (picture.pixelColor(x, y).lightness() for y in rows for x in range(picture.width()))
        assert min(dots) < 60, "letters are black"
    finally:
        QApplication.setPalette(palette)
