"""The table on screen: merged as printed, as high as its texts, at any zoom, and only as far as somebody looks."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.cells import Group, appendix_rows
from cchc_desktop.core.document import Document
from cchc_desktop.core.grid import slots
from cchc_desktop.core.plan import ABOVE, Plan
from cchc_desktop.gui.models.cell_map import CellMap
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import all_plans, form, ids, plan_of, random_edit
from tests.gui.tables import LONG, heights_of_all, long_plan, paint, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def spans_of_print(plan: Plan, appendix: str, first: int, last: int) -> set[tuple[int, int, int, int]]:
    """Row, column, rows, columns of the printed cells that are seen in some rows."""
    table = slots(lay_out(plan, appendix))[1:]
    found = {
        (s.row - 1, s.cell.col, s.cell.rowspan, s.cell.colspan) for row in table[first : last + 1] for s in row if s
    }
    return {span for span in found if span[2:] != (1, 1)}


def spans_of_view(view: AppendixView, first: int, last: int) -> set[tuple[int, int, int, int]]:
    """What Qt has been told to draw as one cell, for every position of some rows."""
    model = view.table_model
    found: set[tuple[int, int, int, int]] = set()
    for row in range(first, last + 1):
        for column in range(model.columnCount()):
            span = model.cells.span(row, column)
            size = view.rowSpan(row, column), view.columnSpan(row, column)
            if size != (1, 1):
                found.add((span.row, span.column, *size))
    return found


@settings(max_examples=40)
@given(all_plans, st.randoms(use_true_random=False))
def test_what_is_merged_on_screen_is_merged_in_print(qapp: object, plan: Plan, rng: random.Random) -> None:
    document = Document(plan)
    view = AppendixView(document)
    view.resize(900, 400)
    view.show()
    fresh = ids("new")
    for _ in range(4):
        paint(view)
        first, last = view.table_layout.visible_rows()
        assert view.table_layout.merged_rows[0] <= first
        assert view.table_layout.merged_rows[1] >= last
        printed = spans_of_print(document.plan, view.appendix, first, last)
        assert spans_of_view(view, first, last) == printed
        document.apply("x", lambda p: random_edit(p, rng, fresh))
        bar = view.verticalScrollBar()
        bar.setValue(rng.randint(0, max(1, bar.maximum())))
    view.close_document()
    view.deleteLater()


def test_merges_are_made_for_the_rows_in_the_window_only(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(600))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    paint(view)
    first, last = view.table_layout.visible_rows()
    assert view.table_layout.merged_rows[1] - view.table_layout.merged_rows[0] < 100
    assert spans_of_view(view, first, last) == spans_of_print(view.table_model.plan, view.appendix, first, last)
    assert view.rowSpan(2, 1) == 1  # far above: nothing has been merged there


def test_every_row_looked_at_is_as_high_as_its_texts(qtbot: QtBot) -> None:
    """Against a plain measuring of the whole table with QFontMetrics: no line cut, no room wasted."""
    view = shown(qtbot, long_plan(60))
    right = heights_of_all(view)
    bar = view.verticalScrollBar()
    seen = 0
    for value in range(0, bar.maximum() + 400, 300):
        bar.setValue(value)
        paint(view)
        first, last = view.table_layout.visible_rows()
        for row in range(first, last + 1):
            assert abs(view.rowHeight(row) - right[row]) <= 2, row
            seen += 1
    assert seen > 60


def text_fits(view: AppendixView, row: int, column: int) -> bool:
    span = view.table_model.cells.span(row, column)
    look = view.table_layout.look(span)
    return view.table_layout.rect(span).height() >= look.height + 2 * view.table_layout.padding_y


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_no_line_is_ever_cut(qapp: object, seed: int, rng: random.Random) -> None:
    """At any place, after any edit, at any zoom and width: every cell in the window has room for its text."""
    document = Document(long_plan(40, seed))
    view = AppendixView(document)
    view.resize(900, 500)
    view.show()
    fresh = ids("new")
    for _ in range(8):
        match rng.randrange(4):
            case 0:
                view.verticalScrollBar().setValue(rng.randint(0, max(1, view.verticalScrollBar().maximum())))
            case 1:
                view.set_zoom(rng.choice((50, 80, 100, 150, 300)))
            case 2:
                view.resize(rng.randint(500, 1400), rng.randint(300, 700))
            case _:
                document.apply("x", lambda p: random_edit(p, rng, fresh))
        paint(view)
        first, last = view.table_layout.visible_rows()
        for row in range(first, last + 1):
            for column in range(view.table_model.columnCount()):
                assert text_fits(view, row, column), (row, column)
    view.close_document()
    view.deleteLater()


def test_heights_stay_with_their_rows_when_rows_come_and_go(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(60))
    document = view.table_model.document
    rows = [row.item for row in view.table_model.rows]
    before = {item: view.rowHeight(i) for i, item in enumerate(rows) if view.table_layout.heights.known[i]}
    first = view.table_model.rows[0].area
    document.apply("x", lambda p: edits.insert_before(p, first, "mới"))
    document.apply("x", lambda p: edits.set_text(p, "mới", "text", "LĨNH VỰC MỚI"))
    paint(view)
    after = {row.item: view.rowHeight(i) for i, row in enumerate(view.table_model.rows)}
    kept = {item for item in before if not item.startswith("mới")}
    same = [item for item in kept if after[item] == before[item]]
    assert len(same) >= len(kept) - 2  # a longer number may have broken a line


def test_a_shorter_text_gives_the_height_back(qtbot: QtBot) -> None:
    view = shown(qtbot, plan_of(form(), [("A", [(LONG * 9, [("n", ["h1", "h2", "h3"])])])]))
    high = [view.rowHeight(row) for row in (1, 2, 3)]
    objective = view.table_model.rows[1].objective or ""
    view.table_model.document.apply("x", lambda p: edits.set_text(p, objective, "text", "ngắn"))
    paint(view)
    low = [view.rowHeight(row) for row in (1, 2, 3)]
    assert max(high) - min(high) <= 1  # spread evenly
    assert all(a > b for a, b in zip(high, low, strict=True))
    view.table_model.document.undo()
    paint(view)
    assert [view.rowHeight(row) for row in (1, 2, 3)] == high


def test_only_rows_that_were_looked_at_are_measured(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(2000))
    assert sum(view.table_layout.heights.known) < 60
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    paint(view)
    assert sum(view.table_layout.heights.known) < 120


def test_scrolling_up_over_unmeasured_rows_does_not_jump(qtbot: QtBot) -> None:
    """The row that the user reads moves by what the wheel moved it, whatever the rows above turn out to need."""
    rng = random.Random(3)
    leaves = [(f"{number}. " + LONG * rng.randint(0, 6), {}) for number in range(300)]
    view = shown(qtbot, plan_of(form(), [("A", [("m", [("n", leaves)])])]))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    paint(view)
    estimate, surprises = view.verticalHeader().defaultSectionSize(), 0
    for _ in range(40):
        row, top = view.rowAt(40), view.rowAt(0)
        before = view.rowViewportPosition(row)
        bar.setValue(bar.value() - 60)
        paint(view)
        assert view.rowViewportPosition(row) - before == 60
        surprises += sum(view.rowHeight(new) != estimate for new in range(view.rowAt(0), top))
    assert surprises > 5


@pytest.mark.parametrize("changed", [1, 4])
def test_all_rows_of_a_merged_cell_are_measured_again_together(qtbot: QtBot, changed: int) -> None:
    """A cell over the rows of several tasks: what one of its rows needs changes the share of all."""
    lead = {"lead": LONG * 9}
    tasks = [(f"n{n}", [(f"h{n}", lead, {"lead": ABOVE} if n else {})]) for n in range(4)]
    view = shown(qtbot, plan_of(form(), [("A", [("m", [(text, leaves) for text, leaves in tasks])])]))
    document = view.table_model.document

    def heights() -> list[int]:
        paint(view)
        return [view.rowHeight(row) for row in (1, 2, 3, 4)]

    high = heights()
    activity = view.table_model.rows[changed].activity or ""
    document.apply("x", lambda p: edits.set_text(p, activity, "deliverable", LONG * 6))
    others = [row - 1 for row in (1, 2, 3, 4) if row != changed]
    assert all(heights()[row] < high[row] for row in others)  # the changed row is high enough by itself
    document.undo()
    assert heights() == high


def test_a_merged_cell_that_is_split_gets_room_for_both_its_texts(qtbot: QtBot) -> None:
    """Six short rows under one text of about twice their height; split in the middle it is needed twice."""
    lead = {"lead": LONG * 2}
    tasks = [(f"n{n}", [(f"h{n}", lead, {"lead": ABOVE} if n else {})]) for n in range(6)]
    view = shown(qtbot, plan_of(form(), [("A", [("m", [(text, leaves) for text, leaves in tasks])])]))
    before = [view.rowHeight(row) for row in range(1, 7)]
    assert text_fits(view, 1, 5)
    assert min(before) > view.table_layout.heights.least
    fourth = view.table_model.rows[4].activity or ""
    view.table_model.document.apply("x", lambda p: p.with_items(replace(p[fourth], marks={})))
    paint(view)
    assert view.rowSpan(1, 5) == view.rowSpan(4, 5) == 3
    assert text_fits(view, 1, 5)
    assert text_fits(view, 4, 5)
    assert all(view.rowHeight(row) > 1.5 * before[row - 1] for row in range(1, 7))


def test_the_end_of_the_scroll_bar_is_the_end_of_the_table(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(400))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    paint(view)
    last = view.table_model.rowCount() - 1
    assert view.rowViewportPosition(last) + view.rowHeight(last) == view.viewport().height()


def test_line_breaks_are_lines(qtbot: QtBot) -> None:
    view = shown(qtbot, plan_of(form(), [("A", [("m", [("n", ["một", "một\nhai\nba\nbốn\nnăm"])])])]))
    assert view.rowHeight(2) - view.rowHeight(1) == 4 * view.table_layout.setter.line
    image = view.viewport().grab().toImage()
    top, left = view.rowViewportPosition(2), view.columnViewportPosition(3) + 3
    inked = [
        any(image.pixelColor(x, y).value() < 120 for x in range(left, left + 40))
        for y in range(top + 2, top + view.rowHeight(2) - 2)
    ]
    assert sum(1 for above, here in itertools.pairwise(inked) if here and not above) >= 5


def test_going_to_a_far_item_shows_it_whole(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(500))
    target = view.table_model.rows[-20].activity or ""
    view.set_current(target)
    paint(view)
    rect = view.visualRect(view.currentIndex())
    assert view.current_item() == (target, "activity")
    assert view.viewport().rect().contains(rect)


def test_the_table_is_as_wide_as_the_window_and_wraps_again_with_it(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(40), width=1200)
    total = sum(view.columnWidth(c) for c in range(9))
    assert total == view.viewport().width()
    before = view.rowHeight(1) + view.rowHeight(2)
    view.resize(800, 600)
    paint(view)
    assert sum(view.columnWidth(c) for c in range(9)) == view.viewport().width()
    assert view.rowHeight(1) + view.rowHeight(2) > before
    assert text_fits(view, 1, 3)


def test_columns_keep_the_proportions_of_the_form(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(10), width=1200)
    widths = [view.columnWidth(c) for c in range(9)]
    asked = [column.width for column in form().columns]
    for have, mm in zip(widths, asked, strict=True):
        assert have == pytest.approx(mm * sum(widths) / sum(asked), abs=1.5)


def test_a_narrow_window_scrolls_sideways_instead_of_crushing_the_columns(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(10), width=400)
    assert view.horizontalScrollBar().maximum() > 0


def test_a_column_drawn_by_the_user_stays_until_it_is_fitted_again(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(10), width=1200)
    fitted = [view.columnWidth(c) for c in range(9)]
    view.horizontalHeader().resizeSection(3, fitted[3] + 100)  # what dragging the border does
    paint(view)
    view.resize(900, 600)
    paint(view)
    assert view.columnWidth(3) == fitted[3] + 100
    assert view.columnWidth(1) == fitted[1]
    kept = view.choice
    assert set(kept.widths) == set(form().column_keys)
    view.fit_columns()
    assert view.choice.widths == {}
    view.resize(1200, 600)
    paint(view)
    assert [view.columnWidth(c) for c in range(9)] == fitted
    view.take_choice(replace(kept, widths={**kept.widths, "unknown": 5.0}))
    assert view.columnWidth(3) == fitted[3] + 100, "in another session, in another window"


def test_zoom_widens_letters_and_columns_alike(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(20))
    widths, size = [view.columnWidth(c) for c in range(9)], view.table_layout.setter.regular.pointSizeF()
    height = view.rowHeight(1)
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.set_zoom(200)
    paint(view)
    assert told.args == [200]
    assert view.table_layout.setter.regular.pointSizeF() == 2 * size
    for now, before in zip((view.columnWidth(c) for c in range(9)), widths, strict=True):
        assert now == pytest.approx(2 * before, abs=2)
    assert view.rowHeight(1) == pytest.approx(2 * height, rel=0.35)
    assert text_fits(view, 1, 3)


def test_the_header_shows_all_of_its_words(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(5), width=700)
    header, setter = view.horizontalHeader(), view.table_layout.setter
    for column, spec in enumerate(form().columns):
        width = header.sectionSize(column) - 2 * view.table_layout.padding_x - 1
        assert header.height() >= setter.height(spec.header, width, Qt.AlignmentFlag.AlignHCenter, True)


def test_an_appendix_without_areas_says_what_to_do(qtbot: QtBot) -> None:
    plan = plan_of(form(), [])
    view = shown(qtbot, plan)
    image = view.viewport().grab().toImage()
    background = image.pixelColor(2, 2)
    middle = image.height() // 2
    words = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(middle - 8, middle + 8)}
    assert len(words - {background.name()}) > 1
    assert view.current_item() == ("", "")
    assert view.current_row_item() == ""
    assert view.selected_row_items() == []
    assert view.selected_columns() == []


def test_the_words_of_a_long_cell_stay_in_sight(qtbot: QtBot) -> None:
    """An objective over many screens is printed in the middle of its cell; on screen it is read at any place of it."""
    leaves = [LONG] * 80
    view = shown(qtbot, plan_of(form(), [("A", [("Mục tiêu A", [("Nhiệm vụ", leaves)])])]))
    bar = view.verticalScrollBar()
    for value in (bar.maximum() // 5, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        paint(view)
        image = view.viewport().grab().toImage()
        left, right = view.columnViewportPosition(1) + 3, view.columnViewportPosition(2) - 3
        inked = [
            y for y in range(image.height()) if any(image.pixelColor(x, y).value() < 120 for x in range(left, right))
        ]
        assert len(inked) > 5, value
        if value == bar.maximum() // 2:
            assert inked[0] > 100  # in the middle of its cell it stands where it is printed, not at an edge


def test_foreign_text_is_drawn_as_plain_text(qtbot: QtBot) -> None:
    view = shown(qtbot, plan_of(form(), [("A", [("m", [("n", ['<img src="\\\\server\\x.png"><b>đậm</b>'])])])]))
    look = view.table_layout.look(view.table_model.cells.span(1, 3))
    assert look.text is not None
    assert look.text.textFormat() is Qt.TextFormat.PlainText
    assert "<img" in look.text.text()


def test_the_paper_stays_white_in_the_dark(qtbot: QtBot, qapp: QApplication) -> None:
    light = qapp.palette()
    try:
        qapp.setPalette(QPalette(QColor("#202020")))
        view = shown(qtbot, long_plan(20))
        image = view.viewport().grab().toImage()
        rect = view.table_layout.rect(view.table_model.cells.span(1, 3))
        assert image.pixelColor(rect.left() + 2, rect.top() + 3).name() == "#ffffff"
        colors = {image.pixelColor(x, rect.center().y()).name() for x in range(rect.left() + 3, rect.right() - 3)}
        assert min(colors) < "#333333"  # black ink
    finally:
        qapp.setPalette(light)


class CountedCells(CellMap):
    """Counts how many rows are asked whether they go on with the cell above."""

    asked = 0

    def _goes_on(self, row: int, group: Group) -> bool:
        self.asked += 1
        return super()._goes_on(row, group)


@pytest.mark.parametrize("upwards", [False, True])
def test_a_cell_of_a_thousand_rows_is_walked_through_once(upwards: bool) -> None:
    plan = plan_of(form(), [("LĨNH VỰC", [("Mục tiêu", [("Nhiệm vụ", [("Hoạt động", {}, {})] * 1000)])])])
    rows = appendix_rows(plan, plan.appendices[0])
    cells = CountedCells(plan, LazyNumbers(plan), rows)
    seen = range(960, 1000)
    for row in reversed(seen) if upwards else seen:
        span = cells.span(row, plan.form.column_keys.index("task"))
        assert (span.row, span.rows) == (1, 1000)
    assert cells.asked < 1100
