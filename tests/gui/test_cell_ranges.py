"""Ranges in the table: Shift with arrows, mouse, heads of columns, numbers; merged cells are never cut by drawing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.grid import check
from cchc_desktop.core.plan import ABOVE, Plan
from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.models.cell_blocks import block
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.cell_painter import SELECTED
from cchc_desktop.gui.views.cell_ranges import Rect, grown
from tests.core.plans import all_plans, form, plan_of
from tests.gui.desk import to_front

KEYS = form().column_keys
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
UP, DOWN, BACK, ON = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


def plan() -> Plan:
    """Rows: 0 area; 1–4 objective A (task one: rows 1–3, task two: row 4); 5 objective B; 6 area; 7 its empty row."""
    lead = {"lead": "Sở Nội vụ", "deliverable": "Báo cáo"}
    one = ("Nhiệm vụ một", [("h1", lead), ("h2", lead, {"lead": ABOVE}), ("h3", {"lead": "Sở Y tế"})])
    two = ("Nhiệm vụ hai", [("h4", {"deliverable": "x"})])
    areas = [("A", [("Mục tiêu A", [one, two]), ("Mục tiêu B", [("Nhiệm vụ ba", ["h5"])])]), ("B", [])]
    return plan_of(form(), areas)


@pytest.fixture
def document() -> Document:
    return Document(plan())


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> AppendixView:
    view = AppendixView(document)
    to_front(qtbot, view, 1000, 600)
    QApplication.processEvents()
    return view


def go(view: AppendixView, row: int, key: str) -> None:
    view.setCurrentIndex(view.table_model.index(row, KEYS.index(key)))


def here(view: AppendixView) -> tuple[int, str]:
    index = view.currentIndex()
    return index.row(), KEYS[index.column()]


def press(view: AppendixView, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(view, key, modifiers)


def chosen(view: AppendixView) -> tuple[int, str, int, str]:
    """The selected range: its first cell and its last."""
    rect = view.selection.rect()
    assert rect is not None
    return rect.top, KEYS[rect.left], rect.bottom, KEYS[rect.right]


def at(view: AppendixView, row: int, key: str) -> QPoint:
    """A point in a place of the table, also inside a merged cell."""
    column = KEYS.index(key)
    return QPoint(
        view.columnViewportPosition(column) + view.columnWidth(column) // 2,
        view.rowViewportPosition(row) + view.rowHeight(row) // 2,
    )


def drag(view: AppendixView, start: QPoint, *points: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    for point in points:
        QTest.mouseMove(port, point)
        QApplication.processEvents()
    QTest.mouseRelease(port, LEFT, NONE, points[-1])


# ---- keyboard


def test_shift_and_arrows_draw_from_the_current_cell_which_stays(view: AppendixView) -> None:
    go(view, 3, "activity")
    press(view, ON, ON, DOWN, modifiers=SHIFT)
    assert chosen(view) == (3, "activity", 4, "lead")
    assert here(view) == (3, "activity")
    press(view, BACK, UP, modifiers=SHIFT)
    assert chosen(view) == (3, "activity", 3, "deliverable")
    press(view, DOWN)
    assert chosen(view) == (4, "activity", 4, "activity")


def test_a_range_that_would_cut_a_merged_cell_grows(view: AppendixView) -> None:
    go(view, 2, "deliverable")
    press(view, ON, modifiers=SHIFT)  # lead is merged over rows 1 and 2
    assert chosen(view) == (1, "deliverable", 2, "lead")
    go(view, 4, "activity")
    press(view, BACK, BACK, modifiers=SHIFT)
    assert chosen(view) == (1, "objective", 4, "activity")


def test_rows_of_areas_do_not_make_a_range_grow_and_are_not_touched_by_it(view: AppendixView) -> None:
    go(view, 5, "lead")
    press(view, DOWN, DOWN, modifiers=SHIFT)
    assert chosen(view) == (5, "lead", 7, "lead")
    assert [span.row for span in view.selection.spans()] == [5, 7]
    press(view, Qt.Key.Key_Delete)
    assert view.table_model.plan[view.table_model.rows[6].area].text == "B"


def test_ctrl_shift_arrows_go_to_the_end_of_what_is_filled(view: AppendixView) -> None:
    go(view, 1, "deliverable")
    press(view, DOWN, modifiers=SHIFT | CTRL)
    assert chosen(view)[2] == 2
    press(view, DOWN, modifiers=SHIFT | CTRL)
    assert chosen(view)[2] == 4
    go(view, 1, "deliverable")
    press(view, DOWN, modifiers=CTRL)
    assert here(view) == (2, "deliverable")
    press(view, ON, ON, ON, modifiers=CTRL)
    assert here(view) == (2, "budget")


def test_everything_rows_and_columns_by_keyboard(view: AppendixView) -> None:
    go(view, 3, "lead")
    press(view, Qt.Key.Key_Space, modifiers=SHIFT)
    assert chosen(view) == (3, "tt", 3, "budget")
    assert {KEYS[span.column] for span in view.selection.spans()} == set(KEYS[3:])  # what other rows share is not in it
    press(view, Qt.Key.Key_Space, modifiers=CTRL)
    assert chosen(view) == (0, "lead", 7, "lead")
    press(view, Qt.Key.Key_A, modifiers=CTRL)
    assert chosen(view) == (0, "tt", 7, "budget")
    assert here(view) == (3, "lead")


def test_home_and_end_with_shift(view: AppendixView) -> None:
    go(view, 4, "lead")
    press(view, Qt.Key.Key_End, modifiers=SHIFT)
    assert chosen(view) == (4, "lead", 4, "budget")
    press(view, Qt.Key.Key_Home, modifiers=SHIFT | CTRL)
    assert chosen(view)[:2] == (0, "tt")


# ---- mouse


def test_the_mouse_draws_a_range_and_the_first_cell_stays_current(view: AppendixView) -> None:
    drag(view, at(view, 3, "deliverable"), at(view, 3, "coordinating"), at(view, 5, "time"))
    assert chosen(view) == (3, "deliverable", 5, "time")
    assert here(view) == (3, "deliverable")
    drag(view, at(view, 2, "activity"), at(view, 2, "task"))
    assert chosen(view) == (1, "task", 3, "activity")


def test_shift_and_click_draw_to_there_and_ctrl_and_click_add(view: AppendixView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NONE, at(view, 3, "time"))
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, at(view, 5, "budget"))
    assert chosen(view) == (3, "time", 5, "budget")
    QTest.mouseClick(view.viewport(), LEFT, NONE, at(view, 3, "time"))
    QTest.mouseClick(view.viewport(), LEFT, CTRL, at(view, 5, "budget"))
    assert [(span.row, span.key) for span in view.selection.spans()] == [(3, "time"), (5, "budget")]
    assert view.selection.rect() is None


def test_a_number_chooses_its_rows(view: AppendixView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NONE, at(view, 2, "tt"))
    assert chosen(view) == (1, "tt", 3, "budget")
    drag(view, at(view, 4, "tt"), at(view, 5, "tt"))
    assert chosen(view) == (4, "tt", 5, "budget")


def test_the_head_of_a_column_chooses_it_and_a_border_does_not(view: AppendixView) -> None:
    header = view.horizontalHeader()
    middle = QPoint(at(view, 0, "lead").x(), header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, NONE, middle)
    assert chosen(view) == (0, "lead", 7, "lead")
    QTest.mouseClick(header.viewport(), LEFT, SHIFT, QPoint(at(view, 0, "time").x(), header.height() // 2))
    assert chosen(view) == (0, "lead", 7, "time")


def test_beyond_the_edge_the_window_scrolls(qtbot: QtBot) -> None:
    leaves = [(f"h{i}", {}) for i in range(200)]
    view = AppendixView(Document(plan_of(form(), [("A", [("m", [("n", leaves)])])])))
    qtbot.addWidget(view)
    view.resize(900, 400)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    port = view.viewport()
    QTest.mousePress(port, LEFT, NONE, at(view, 2, "lead"))
    QTest.mouseMove(port, QPoint(at(view, 2, "lead").x(), port.height() + 60))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 400)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(10, 10))
    rect = view.selection.rect()
    assert rect is not None
    assert rect.bottom > 20
    value = view.verticalScrollBar().value()
    qtbot.wait(150)
    assert view.verticalScrollBar().value() == value, "it stops with the button"


def test_the_selected_cells_are_seen_merged_ones_whole(view: AppendixView) -> None:
    go(view, 1, "lead")
    press(view, DOWN, modifiers=SHIFT)
    assert chosen(view) == (1, "lead", 3, "lead")
    image = view.viewport().grab().toImage()
    scale = image.devicePixelRatio()

    def colour(row: int, key: str) -> object:
        x = view.columnViewportPosition(KEYS.index(key)) + 4
        y = view.rowViewportPosition(row) + view.rowHeight(row) - 5
        return image.pixelColor(round(x * scale), round(y * scale))

    assert [colour(row, "lead") for row in (1, 2, 3)] == [SELECTED] * 3
    assert colour(4, "lead") != SELECTED
    assert colour(2, "time") != SELECTED


# ---- going round, typing


def test_enter_and_tab_go_round_in_the_range(view: AppendixView) -> None:
    go(view, 3, "deliverable")
    press(view, DOWN, ON, modifiers=SHIFT)
    path = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab):
        press(view, key)
        path.append(here(view))
    assert path == [(4, "deliverable"), (3, "lead"), (4, "lead"), (3, "deliverable"), (3, "lead")]
    assert chosen(view) == (3, "deliverable", 4, "lead")
    press(view, Qt.Key.Key_Return, modifiers=SHIFT)
    assert here(view) == (4, "deliverable")


def test_typing_edits_the_current_cell_of_a_range_and_goes_on_in_it(view: AppendixView, document: Document) -> None:
    go(view, 3, "deliverable")
    press(view, DOWN, modifiers=SHIFT)
    QTest.keyClicks(view, "a")
    editor = view.findChild(CellEditor)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert here(view) == (4, "deliverable")
    assert document.plan[view.table_model.rows[3].activity or ""].fields["deliverable"] == "a"
    assert document.plan[view.table_model.rows[4].activity or ""].fields["deliverable"] == "x"
    assert len(document.history.labels()) == 1


@pytest.mark.parametrize("how", ["letter", "F2", "Backspace", "Delete", "method"])
def test_a_plan_that_is_only_looked_at_says_why_nothing_happens(qtbot: QtBot, how: str) -> None:
    view = AppendixView(Document(plan(), read_only=True))
    qtbot.addWidget(view)
    view.show()
    go(view, 1, "time")
    with qtbot.waitSignal(view.edit_refused):
        match how:
            case "letter":
                QTest.keyClicks(view, "đ"[:0] or "d")
            case "method":
                event = QInputMethodEvent("đ", [])
                QApplication.sendEvent(view, event)
            case _:
                press(view, getattr(Qt.Key, f"Key_{how}"))
    assert view.findChild(CellEditor) is None


def test_the_menu_key_asks_for_a_menu_at_the_current_cell(view: AppendixView, qtbot: QtBot) -> None:
    go(view, 3, "time")
    with qtbot.waitSignal(view.menu_wanted) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), view.mapToGlobal(QPoint(0, 0)))
        QApplication.sendEvent(view.viewport(), event)
    assert view.visualRect(view.currentIndex()).contains(view.viewport().mapFromGlobal(asked.args[0]))
    assert event.type() == QEvent.Type.ContextMenu


# ---- ranges as grids


@settings(max_examples=60)
@given(all_plans, st.randoms(use_true_random=False))
def test_a_grown_range_cuts_no_cell_and_any_range_is_a_sound_grid(qapp: object, made: Plan, rng: object) -> None:
    import random

    assert isinstance(rng, random.Random)
    view = AppendixView(Document(made))
    cells, model = view.table_model.cells, view.table_model
    if model.rowCount():
        one, two = sorted(rng.randrange(model.rowCount()) for _ in range(2))
        left, right = sorted(rng.randrange(model.columnCount()) for _ in range(2))
        for rect in (Rect(one, left, two, right), grown(cells, Rect(one, left, two, right))):
            for raw in (False, True):
                assert check(block(cells, *rect, raw=raw)) is None
        for row in range(rect.top, rect.bottom + 1):
            for column in range(rect.left, rect.right + 1):
                assert cells.rows[row].is_area or rect.holds(cells.span(row, column))
    view.close_document()
    view.deleteLater()
