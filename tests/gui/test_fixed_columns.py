"""Columns that stay in sight: painted over what scrolls, clicked, edited, merged, drawn, as far as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.models.column_choice import NO_COLUMN, ColumnChoice
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.core.plans import form
from tests.gui.desk import type_text
from tests.gui.tables import paint, scrolled, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEYS = form().column_keys


def test_number_and_deepest_name_stay_in_sight_by_themselves(qtbot: QtBot) -> None:
    view = scrolled(qtbot)
    borders = view.table_layout.sticky.borders()
    names = [view.table_model.plan.form.column_keys[column] for column in sorted(borders.stuck)]
    assert names == ["tt", "activity"]
    assert borders.lefts[0] == 0
    assert borders.lefts[3] == view.columnWidth(0)
    assert borders.edge == view.columnWidth(0) + view.columnWidth(3)
    assert view.columnAt(2) == 0
    assert view.columnAt(borders.edge - 2) == 3
    assert view.columnAt(borders.edge + 5) > 3


def test_what_is_fixed_is_painted_over_what_is_scrolled(qtbot: QtBot) -> None:
    """The strip of a scrolled table has the very pixels of the same columns of one that is not scrolled."""
    choice = ColumnChoice(fixed="tt")
    view = scrolled(qtbot, choice)
    width = view.columnWidth(0) - 2
    strip = view.viewport().grab().toImage().copy(2, 0, width - 2, 480)
    view.horizontalScrollBar().setValue(0)
    paint(view)
    assert strip == view.viewport().grab().toImage().copy(2, 0, width - 2, 480)
    view.choose_columns(ColumnChoice(fixed=NO_COLUMN))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    paint(view)
    assert strip != view.viewport().grab().toImage().copy(2, 0, width - 2, 480), "the control"


def test_the_heads_of_fixed_columns_stay_too(qtbot: QtBot) -> None:
    view = scrolled(qtbot, ColumnChoice(fixed="tt"))
    header = view.horizontalHeader()
    size = (2, 2, view.columnWidth(0) - 6, header.height() - 4)
    there = header.viewport().grab().toImage().copy(*size)
    view.horizontalScrollBar().setValue(0)
    paint(view)
    assert there == header.viewport().grab().toImage().copy(*size)


def test_merged_cells_reach_from_the_strip_into_what_is_scrolled(qtbot: QtBot) -> None:
    """The title of an area begins right of its number and ends at the last column, wherever the table is scrolled."""
    view = scrolled(qtbot)
    title = view.table_model.cells.span(0, 1)
    assert title.columns == 8
    seen = view.table_layout.seen(title)
    assert seen.left() == view.columnWidth(0)
    assert seen.right() == view.table_layout.right()
    image = view.viewport().grab().toImage()
    dark = [
        x
        for x in range(seen.left() + 4, seen.left() + 160)
        if any(QColor(image.pixel(x, y)).lightness() < 100 for y in range(seen.top() + 6, seen.bottom() - 6))
    ]
    assert len(dark) > 20, "the words of the title are in sight"


def test_click_selection_and_editing_work_in_the_strip(qtbot: QtBot) -> None:
    view = scrolled(qtbot)
    offset = view.horizontalHeader().offset()
    borders = view.table_layout.sticky.borders()
    point = QPoint(borders.lefts[3] + 10, view.rowViewportPosition(2) + 5)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert view.current_item()[1] == "activity"
    assert view.horizontalHeader().offset() == offset, "what is in sight needs no scrolling"
    view.setFocus()
    type_text("Việc mới")
    editor = view.findChild(CellEditor)
    assert editor is not None
    assert editor.x() >= borders.lefts[3]
    assert editor.geometry().right() <= borders.edge
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "Việc mới" in [item.text for item in view.table_model.plan.items.values()]


def test_going_left_by_keyboard_brings_cells_out_from_under_the_strip(qtbot: QtBot) -> None:
    view = scrolled(qtbot)
    view.go_to_place((2, 6))
    for column in (5, 4):
        press_left(view)
        paint(view)
        rect = view.table_layout.rect(view.table_model.cells.span(2, column))
        assert rect.left() >= view.table_layout.sticky.before(column) - 1
    press_left(view)  # the fixed one: nothing scrolls
    offset = view.horizontalHeader().offset()
    press_left(view)
    assert view.current_item()[1] == "task"
    assert view.horizontalHeader().offset() < offset


def press_left(view: AppendixView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)


def test_the_wheel_scrolls_strip_and_rest_together(qtbot: QtBot) -> None:
    view = scrolled(qtbot)
    place = QPointF(5, 50)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    before = view.verticalScrollBar().value()
    QApplication.sendEvent(view.viewport(), event)
    assert view.verticalScrollBar().value() > before
    tops = {view.table_layout.seen(view.table_model.cells.span(5, c)).bottom() for c in (3, 6)}
    assert len(tops) == 1


def test_fixed_columns_leave_room_in_a_narrow_window(qtbot: QtBot) -> None:
    view = scrolled(qtbot, ColumnChoice(fixed="note"))
    assert view.table_layout.sticky.borders().edge <= 0.6 * view.viewport().width()


def test_the_border_of_a_fixed_head_can_be_drawn(qtbot: QtBot) -> None:
    view = scrolled(qtbot, ColumnChoice(fixed="tt"))
    header, width = view.horizontalHeader(), view.columnWidth(0)
    viewport = header.viewport()
    start, end = QPoint(width - 1, 8), QPoint(width + 39, 8)
    send(viewport, QMouseEvent.Type.MouseMove, start, Qt.MouseButton.NoButton)
    send(viewport, QMouseEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    send(viewport, QMouseEvent.Type.MouseMove, end, Qt.MouseButton.LeftButton)
    send(viewport, QMouseEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)
    assert abs(view.columnWidth(0) - width - 40) <= 2
    assert view.choice.widths["tt"] > 0
