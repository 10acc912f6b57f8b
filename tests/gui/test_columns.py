"""Columns of the table on screen: hidden, moved, drawn, fixed; remembered for the form; print is not touched."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_form
from cchc_desktop.core.grid import slots
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.columns import column_menu
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.models.column_choice import ColumnChoice, choice_from_text
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.column_widths import widened
from cchc_desktop.gui.windows import Windows
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import all_plans, form, ids, random_edit
from tests.gui.desk import open_plan, plan_file, press, settle, small_plan, trigger
from tests.gui.tables import long_plan, paint, scrolled, send, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEYS = form().column_keys


@st.composite
def choices(draw: st.DrawFn) -> ColumnChoice:
    """Anything a user can come to by hiding and moving, and what an older form may have left behind."""
    order = draw(st.permutations([*KEYS, "gone"]))
    return ColumnChoice(frozenset(draw(st.sets(st.sampled_from(KEYS)))), tuple(order[: draw(st.integers(0, 10))]))


@settings(max_examples=60)
@given(all_plans, choices(), st.randoms(use_true_random=False))
def test_the_table_is_what_a_form_with_these_columns_would_print(
    qapp: object, plan: Plan, choice: ColumnChoice, rng: random.Random
) -> None:
    document = Document(plan)
    view = AppendixView(document)
    view.take_choice(choice)
    model, fresh = view.table_model, ids("new")
    for _ in range(3):
        seen = replace(document.plan, form=choice.shown(document.plan.form))
        printed = slots(lay_out(seen, view.appendix))[1:]
        assert len(printed) == len(model.rows)
        for number, row in enumerate(printed):
            for slot in row:
                if slot is not None:
                    span = model.cells.span(slot.row - 1, slot.cell.col)
                    assert (span.rows, span.columns) == (slot.cell.rowspan, slot.cell.colspan)
                    assert span.row <= number < span.row + span.rows
        document.apply("x", lambda p: random_edit(p, rng, fresh))
    view.close_document()
    view.deleteLater()


@given(choices(), st.sampled_from(KEYS), st.sampled_from([-1, 1]))
def test_levels_stay_together_and_one_of_them_is_always_shown(choice: ColumnChoice, key: str, step: int) -> None:
    ways = [choice.move_before(form(), key, before) for before in (*KEYS, None)]
    for made in (choice, choice.move(form(), key, step), choice.hide(form(), key), *ways):
        keys = made.shown(form()).column_keys
        places = [keys.index(level) for level in form().level_columns if level in keys]
        assert places, "a table without a name in it"
        assert places == list(range(places[0], places[0] + len(places)))
        assert {column.key for column in made.columns(form())} == set(KEYS)
        assert choice_from_text(made.to_text()) == made


def test_a_column_moves_over_the_hidden_ones_to_the_next_that_is_seen() -> None:
    choice = ColumnChoice(frozenset({"coordinating"})).move(form(), "lead", 1)
    keys = choice.shown(form()).column_keys
    assert keys.index("lead") == keys.index("time") + 1
    assert choice.move(form(), "lead", -1).shown(form()) == ColumnChoice(frozenset({"coordinating"})).shown(form())
    assert not ColumnChoice().can_move(form(), "tt", -1)
    assert ColumnChoice().move(form(), "tt", 1).shown(form()).column_keys[:4] == ("objective", "task", "activity", "tt")


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", '{"hidden": 5}', '{"hidden":[],"order":[],"fixed":1}', "[" * 9999]
)
def test_a_choice_that_cannot_be_read_is_the_default(text: str) -> None:
    assert choice_from_text(text) == ColumnChoice()


# ---- in the window


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if text in action.text().replace("&", ""))


def head(view: AppendixView, key: str, part: float = 0.5) -> QPoint:
    """A point in the head of a column; ``part`` is 0 at its left border and 1 at its right."""
    borders = view.table_layout.sticky.borders()
    column = view.table_model.plan.form.column_keys.index(key)
    left, right = borders.lefts[column], borders.rights[column]
    return QPoint(round(left + (right - left) * part), view.horizontalHeader().height() // 2)


def carry(view: AppendixView, key: str, over: QPoint, *, drop: bool = True) -> None:
    """Press the head of a column, draw it to a point, and let it go."""
    target = view.horizontalHeader().viewport()
    start = head(view, key)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        send(target, QMouseEvent.Type.MouseMove, start + (over - start) * step / 5, Qt.MouseButton.LeftButton)
    if drop:
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=over)


def columns_of(view: AppendixView) -> tuple[str, ...]:
    return view.table_model.plan.form.column_keys


def test_a_head_is_dragged_to_another_place_and_that_is_remembered(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    before, table = desk.plan, desk.table
    keys = list(columns_of(table))
    carry(table, "time", head(table, "lead", 0.2))
    keys.remove("time")
    keys.insert(keys.index("lead"), "time")
    assert list(columns_of(table)) == keys
    assert desk.plan is before, "the plan and its print are not touched"
    carry(table, "activity", head(table, "lead", 0.9))
    levels = before.form.level_columns
    keys = [key for key in keys if key not in levels]
    keys[keys.index("lead") + 1 : keys.index("lead") + 1] = levels
    assert list(columns_of(table)) == keys, "the columns of the levels move together"
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    carry(table, "tt", head(table, "budget", 0.9))
    assert columns_of(table)[-1] == "tt"
    other = windows.new()
    open_plan(qtbot, other, plan_file(tmp_path, replace(small_plan(), year=2028), "khác.cchc"))
    assert columns_of(other.workspace.table) == columns_of(table)  # type: ignore[union-attr]
    settle(qtbot, other)


def test_between_the_columns_of_the_levels_nothing_is_dropped_and_the_reason_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    table = window.workspace.table  # type: ignore[union-attr]
    keys = columns_of(table)
    for key, over in (("time", head(table, "activity", 0.1)), ("activity", head(table, "objective", 0.2))):
        carry(table, key, over, drop=False)
        assert table.column_drag.is_refused
        assert table.column_drag.mark.isVisible()
        QTest.mouseRelease(table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=over)
        assert columns_of(table) == keys
        assert table.choice == ColumnChoice()
        assert "liền nhau" in window.message_bar.text
        assert not table.column_drag.mark.isVisible()
        window.message_bar.hide()


def test_escape_ends_the_carrying_of_a_column(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    table = window.workspace.table  # type: ignore[union-attr]
    keys, over = columns_of(table), head(table, "lead", 0.2)
    target = table.horizontalHeader().viewport()
    carry(table, "time", over, drop=False)
    assert table.column_drag.is_dragging
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.column_drag.is_dragging
    send(target, QMouseEvent.Type.MouseMove, head(table, "deliverable"), Qt.MouseButton.LeftButton)
    assert not table.column_drag.is_dragging, "the button that is still down carries nothing"
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=over)
    assert columns_of(table) == keys
    carry(table, "time", head(table, "time", 0.6))
    assert columns_of(table) == keys, "let go where it was"
    carry(table, "time", over)
    assert columns_of(table) != keys, "the next drag is as any other"


def test_with_shift_the_heads_that_are_drawn_over_are_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    table = window.workspace.table  # type: ignore[union-attr]
    target, keys, shift = table.horizontalHeader().viewport(), columns_of(table), Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=head(table, "lead"))
    QTest.mousePress(target, Qt.MouseButton.LeftButton, shift, head(table, "lead"))
    send(target, QMouseEvent.Type.MouseMove, head(table, "time"), Qt.MouseButton.LeftButton)
    assert not table.column_drag.is_dragging
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, shift, head(table, "time"))
    assert columns_of(table) == keys
    chosen = {keys[index.column()] for index in table.selectedIndexes()}
    assert {"lead", "time"} <= chosen


def test_a_column_carried_to_the_edge_scrolls_the_table(qtbot: QtBot) -> None:
    view = scrolled(qtbot)
    carry(view, "time", QPoint(2, 5), drop=False)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == 0, timeout=5000)
    QTest.mouseRelease(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 5))
    assert columns_of(view)[0] == "time"


def test_what_is_chosen_is_remembered_for_the_form_and_reset_by_one_command(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    before = desk.plan
    entry(column_menu(desk.table, "coordinating", window), "Ẩn cột").trigger()
    entry(column_menu(desk.table, "time", window), "sang trái").trigger()
    entry(column_menu(desk.table, "task", window), "Cố định đến cột này").trigger()
    keys = desk.table.table_model.plan.form.column_keys
    assert "coordinating" not in keys
    assert keys.index("time") == keys.index("lead") - 1
    assert desk.plan is before, "the plan and its print are not touched"
    other = windows.new()
    open_plan(qtbot, other, plan_file(tmp_path, replace(small_plan(), year=2028), "khác.cchc"))
    table = other.workspace.table  # type: ignore[union-attr]
    assert table.table_model.plan.form.column_keys == keys
    assert table.choice.fixed == "task"
    trigger(other, ActionId.RESET_LAYOUT)
    assert table.choice == ColumnChoice()
    assert table.table_model.plan.form is other.plan().form
    settle(qtbot, other)


def test_a_window_that_changes_its_size_while_columns_come_back_is_laid_out_after_them(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Another head may be another height: Qt sizes the window anew in the middle of the model's reset."""
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    table = desk.table
    before = [table.columnWidth(column) for column in range(table.table_model.columnCount())]
    table.choose_columns(ColumnChoice(frozenset({"coordinating", "time"})))
    sizes = iter((QSize(700, 500), table.size()))
    table.horizontalHeader().sectionCountChanged.connect(lambda *_: table.resize(next(sizes, table.size())))
    table.choose_columns(ColumnChoice(frozenset({"time"})))
    assert table.size() == QSize(700, 500)
    table.choose_columns(ColumnChoice())
    assert [table.columnWidth(column) for column in range(table.table_model.columnCount())] == before


def test_the_menu_of_the_columns_opens_from_the_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    desk.go_to("a1", "lead")
    desk.table.setFocus()
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert "chủ trì" in menu.actions()[0].text()  # type: ignore[union-attr]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "lead" not in desk.table.table_model.plan.form.column_keys
    settle(qtbot, window)


def test_pasting_fills_the_columns_that_are_seen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    desk.table.choose_columns(ColumnChoice(frozenset({"coordinating"})))
    desk.go_to("a1", "lead")
    desk.table.setFocus()
    QApplication.clipboard().setText("Sở Tài chính\tQuý II/2027\nSở Y tế\tQuý III/2027")
    trigger(window, ActionId.PASTE)
    qtbot.waitUntil(lambda: desk.plan["a2"].fields.get("time") == "Quý III/2027", timeout=10_000)
    assert desk.plan["a1"].fields["lead"] == "Sở Tài chính"
    assert not desk.plan["a1"].fields.get("coordinating")
    settle(qtbot, window)


def broken_words(view: AppendixView) -> list[str]:
    """Words of heads that have no room on one line of their column."""
    layout = view.table_layout
    room = 2 * layout.padding_x + 1
    return [
        word
        for column in range(view.table_model.columnCount())
        for word in view.table_model.headerData(column, Qt.Orientation.Horizontal).split()
        if layout.setter.longest_word(word) + room > view.columnWidth(column)
    ]


@pytest.mark.parametrize("width", [480, 640, 911, 1366])
def test_no_word_of_a_head_is_broken_however_narrow_the_window(qtbot: QtBot, width: int) -> None:
    document = Document(long_plan(3))
    narrow = [replace(c, width=6.0, header="Điểm chuẩn") if c.key == "time" else c for c in document.plan.form.columns]
    document.apply("x", lambda plan: set_form(plan, replace(plan.form, columns=tuple(narrow))))
    view = shown(qtbot, document.plan, width)
    for zoom in (50, 100, 150, 300):
        view.set_zoom(zoom)
        assert not broken_words(view), zoom


def test_columns_that_can_spare_it_give_others_room() -> None:
    assert widened([10.0, 40.0, 50.0], [20.0, 10.0]) == pytest.approx([20.0, 36.25, 43.75])
    assert widened([10.0, 10.0], [15.0, 12.0]) == [15.0, 12.0]  # then the table is wider
    assert widened([10.0, 10.0], []) == [10.0, 10.0]


def test_drawing_one_border_leaves_the_other_columns_as_they_were_shown(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(3), 480)
    before = [view.columnWidth(c) for c in range(view.table_model.columnCount())]
    view.horizontalHeader().resizeSection(2, before[2] + 40)
    paint(view)
    view.table_layout.fit_columns()
    after = [view.columnWidth(c) for c in range(view.table_model.columnCount())]
    assert after[2] == pytest.approx(before[2] + 40, abs=1)
    assert after[:2] + after[3:] == pytest.approx(before[:2] + before[3:], abs=1)


@pytest.mark.parametrize("width", [640, 911, 1366])
def test_dates_and_usual_words_are_not_broken_in_narrow_columns(qtbot: QtBot, width: int) -> None:
    view = shown(qtbot, long_plan(3), width)
    layout, room = view.table_layout, 2 * view.table_layout.padding_x + 1
    for key, word in (("time", "31/12/2027"), ("lead", "Thường"), ("coordinating", "nghiệp")):
        column = KEYS.index(key)
        assert layout.setter.longest_word(word, bold=False) + room <= view.columnWidth(column), key
