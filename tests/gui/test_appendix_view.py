"""Going about in the table: merged cells are one cell, selection in the words of the plan, in step with the tree."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits, edits_cells
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.plan import ABOVE, TITLE, Plan
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.plan_tree import PlanTreeView
from tests.core.plans import all_plans, form, ids, plan_of, random_edit
from tests.gui.desk import to_front

KEYS = form().column_keys
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


def plan() -> Plan:
    """Rows: 0 area; 1–4 objective A (task one: rows 1–3, task two: row 4); 5 objective B; 6 area; 7 its empty row."""
    lead = {"lead": "Sở Nội vụ"}
    one = ("Nhiệm vụ một", [("h1", lead), ("h2", lead, {"lead": ABOVE}), ("h3", {"lead": "Sở Y tế"})])
    two = ("Nhiệm vụ hai", [("h4", {})])
    areas = [("A", [("Mục tiêu A", [one, two]), ("Mục tiêu B", [("Nhiệm vụ ba", ["h5"])])]), ("B", [])]
    return plan_of(form(), areas)


@pytest.fixture
def document() -> Document:
    return Document(plan())


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> AppendixView:
    view = AppendixView(document)
    to_front(qtbot, view, 1000, 600)
    return view


def go(view: AppendixView, row: int, key: str) -> None:
    view.setCurrentIndex(view.table_model.index(row, KEYS.index(key)))


def here(view: AppendixView) -> tuple[int, str]:
    index = view.currentIndex()
    return index.row(), KEYS[index.column()]


def walk(view: AppendixView, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> list[tuple[int, str]]:
    path: list[tuple[int, str]] = []
    for key in keys:
        QTest.keyClick(view, key, modifiers)
        path.append(here(view))
    return path


UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


def test_down_and_up_go_over_a_merged_cell_in_one_step(view: AppendixView) -> None:
    go(view, 0, "objective")
    assert walk(view, DOWN, DOWN, DOWN, UP, UP) == [
        (1, "objective"),
        (5, "objective"),
        (6, "objective"),
        (5, "objective"),
        (1, "objective"),
    ]


def test_a_walk_through_a_merged_cell_keeps_its_row(view: AppendixView) -> None:
    go(view, 3, "activity")
    assert walk(view, LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT) == [
        (1, "task"),
        (1, "objective"),
        (1, "tt"),
        (1, "objective"),
        (1, "task"),
        (3, "activity"),
    ]


def test_a_walk_over_an_area_row_keeps_its_column(view: AppendixView) -> None:
    go(view, 5, "time")
    assert walk(view, DOWN, DOWN, UP, UP) == [(6, "objective"), (7, "time"), (6, "objective"), (5, "time")]


def test_the_borders_of_the_table_hold(view: AppendixView) -> None:
    go(view, 0, "tt")
    assert walk(view, UP, LEFT) == [(0, "tt"), (0, "tt")]
    go(view, 7, "budget")
    assert walk(view, DOWN, RIGHT) == [(7, "budget"), (7, "budget")]


def test_home_end_and_their_ctrl_forms(view: AppendixView) -> None:
    go(view, 3, "deliverable")
    assert walk(view, Qt.Key.Key_End, Qt.Key.Key_Home) == [(3, "budget"), (1, "tt")]
    assert walk(view, Qt.Key.Key_End, modifiers=CTRL) == [(7, "budget")]
    assert walk(view, Qt.Key.Key_Home, modifiers=CTRL) == [(0, "tt")]


def test_pages_reach_both_ends(qtbot: QtBot) -> None:
    leaves = [(f"h{i}", {}) for i in range(300)]
    view = AppendixView(Document(plan_of(form(), [("A", [("m", [("n", leaves)])])])))
    qtbot.addWidget(view)
    view.resize(900, 400)
    with qtbot.waitExposed(view):
        view.show()
    go(view, 1, "activity")
    rows = [row for row, _ in walk(view, *[Qt.Key.Key_PageDown] * 60)]
    assert rows == sorted(rows)
    assert rows[0] > 3
    assert rows[-1] == 300
    rows = [row for row, _ in walk(view, *[Qt.Key.Key_PageUp] * 60)]
    assert rows[-1] == 0


@settings(max_examples=30)
@given(all_plans, st.randoms(use_true_random=False))
def test_no_cell_is_a_trap_and_every_cell_is_reached(qapp: object, made: Plan, rng: random.Random) -> None:
    """From the first cell, going right to the end and down, every cell is met; from everywhere one comes back."""
    view = AppendixView(Document(made))
    view.resize(900, 500)
    view.show()
    model = view.table_model
    cells = {
        (s.row, s.column)
        for r in range(model.rowCount())
        for s in (model.cells.span(r, c) for c in range(model.columnCount()))
    }
    met: set[tuple[int, int]] = set()
    for column in range(model.columnCount()):
        QTest.keyClick(view, Qt.Key.Key_Home, CTRL)
        for _ in range(column):
            before = view.currentIndex()
            QTest.keyClick(view, RIGHT)
            assert view.currentIndex() != before or before.column() + model.cells.span(
                before.row(), before.column()
            ).columns == len(model.plan.form.columns)
        for _ in range(model.rowCount() + 1):
            met.add((view.currentIndex().row(), view.currentIndex().column()))
            QTest.keyClick(view, DOWN)
        assert model.cells.span(view.currentIndex().row(), 0).row + 1 <= model.rowCount()
    for row in range(model.rowCount()):  # and along every row
        view.setCurrentIndex(model.index(row, 0))
        view._walk.hint = (row, 0)  # inside a merged cell, as a mouse click gives it
        for _ in range(model.columnCount() + 1):
            met.add((view.currentIndex().row(), view.currentIndex().column()))
            QTest.keyClick(view, RIGHT)
    assert met >= cells
    view.close_document()
    view.deleteLater()


def test_a_click_inside_a_merged_cell_takes_the_whole_cell(view: AppendixView, qtbot: QtBot) -> None:
    QApplication.processEvents()
    y = view.rowViewportPosition(3) + 5
    x = view.columnViewportPosition(KEYS.index("objective")) + 10
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().topLeft().__class__(x, y))
    assert here(view) == (1, "objective")
    assert view.current_row_item() == view.table_model.rows[3].item
    assert walk(view, RIGHT, RIGHT) == [(1, "task"), (3, "activity")]


def test_current_item_is_what_the_cell_shows(view: AppendixView) -> None:
    rows = view.table_model.rows
    for row, key, item, column in (
        (0, "tt", rows[0].area, "number"),
        (0, "objective", rows[0].area, TITLE),
        (3, "objective", rows[1].objective, "objective"),
        (3, "tt", rows[1].task, "tt"),
        (2, "lead", rows[1].activity, "lead"),
        (4, "time", rows[4].activity, "time"),
        (7, "lead", rows[7].area, "lead"),
    ):
        span = view.table_model.cells.span(row, KEYS.index(key))
        go(view, span.row, KEYS[span.column])
        assert view.current_item() == (item, column)


def test_set_current_goes_to_the_item_and_tells_once(view: AppendixView, document: Document) -> None:
    told: list[tuple[str, str]] = []
    view.current_item_changed.connect(lambda *args: told.append(args))
    task = view.table_model.rows[4].task or ""
    view.set_current(task)
    view.set_current(task)
    view.set_current("nobody")
    view.set_current(view.table_model.rows[4].activity or "", "lead")
    assert told == [(task, "task"), (view.table_model.rows[4].activity, "lead")]
    assert here(view) == (4, "lead")


def test_set_current_on_the_shown_item_keeps_the_column(view: AppendixView) -> None:
    go(view, 4, "lead")
    view.set_current(view.table_model.rows[4].activity or "")
    assert here(view) == (4, "lead")


def test_selected_rows_and_columns_take_merged_cells_whole(view: AppendixView) -> None:
    rows = view.table_model.rows
    go(view, 1, "lead")  # merged with row 2
    assert view.selected_row_items() == [rows[1].item, rows[2].item]
    assert view.selected_columns() == ["lead"]
    walk(view, RIGHT, modifiers=SHIFT)
    assert view.selected_columns() == ["lead", "coordinating"]
    go(view, 1, "objective")
    assert view.selected_row_items() == [row.item for row in rows[1:5]]
    go(view, 0, "objective")
    assert view.selected_columns() == list(KEYS[1:])
    assert view.selected_row_items() == [rows[0].area]


def test_what_is_selected_can_be_joined_and_split(view: AppendixView, document: Document, qtbot: QtBot) -> None:
    go(view, 3, "time")
    walk(view, DOWN, modifiers=SHIFT)
    rows, columns = view.selected_row_items(), view.selected_columns()
    document.apply("Gộp ô", lambda p: edits_cells.join_cells(p, rows, columns))
    QApplication.processEvents()
    assert view.rowSpan(3, KEYS.index("time")) == 2
    assert here(view) == (3, "time")  # the current index moved to the beginning of the new cell
    document.undo()
    QApplication.processEvents()
    assert view.rowSpan(3, KEYS.index("time")) == 1


def test_the_current_item_is_told_after_an_edit_took_it_away(view: AppendixView, document: Document) -> None:
    told: list[tuple[str, str]] = []
    go(view, 3, "activity")
    view.current_item_changed.connect(lambda *args: told.append(args))
    gone = view.table_model.rows[3].activity or ""
    document.apply("x", lambda p: edits.delete(p, [gone]))
    QApplication.processEvents()
    assert view.current_item()[0] in document.plan
    assert told == [view.current_item()]


def test_the_current_cell_stays_with_its_item_when_rows_come_above(view: AppendixView, document: Document) -> None:
    go(view, 3, "activity")
    item = view.current_item()
    document.apply("x", lambda p: edits.insert_before(p, view.table_model.rows[1].activity or "", "new"))
    QApplication.processEvents()
    assert view.current_item() == item
    assert here(view)[0] == 4


def test_the_current_item_survives_a_reset(qtbot: QtBot) -> None:
    leaves = [f"h{i}" for i in range(400)]
    document = Document(plan_of(form(), [("A", [("m", [("n", leaves)])]), ("B", [("m2", [("n2", ["x", "y"])])])]))
    view = AppendixView(document)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    kept = view.table_model.rows[-1].activity or ""
    view.set_current(kept, "lead")
    with qtbot.waitSignal(view.table_model.modelReset):
        document.apply("x", lambda p: edits.delete(p, [view.table_model.rows[1].objective or ""]))
    QApplication.processEvents()
    assert view.current_item() == (kept, "lead")


def test_a_refused_edit_reaches_whoever_listens(
    view: AppendixView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Plan:
        raise refused(Refusal.NOT_EDITABLE)

    monkeypatch.setattr(edits, "write_cell", refuse)
    go(view, 1, "time")
    QTest.keyClicks(view, "x")
    with qtbot.waitSignal(view.edit_refused) as told:
        view.commit_editor()
    assert isinstance(told.args[0], KnownError)


def test_a_read_only_plan_is_only_looked_at(qtbot: QtBot) -> None:
    view = AppendixView(Document(plan(), read_only=True))
    qtbot.addWidget(view)
    view.show()
    go(view, 1, "time")
    QTest.keyClicks(view, "x")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.table_model.document.history.labels() == []
    assert view.state() is AppendixView.State.NoState


# ---- tree and table


@pytest.fixture
def both(qtbot: QtBot, document: Document, view: AppendixView) -> tuple[PlanTreeView, AppendixView]:
    tree = PlanTreeView(document)
    qtbot.addWidget(tree)
    tree.resize(300, 500)
    tree.show()
    busy: list[bool] = []

    def led(go_there: object) -> object:
        def run(item_id: str, _column: str) -> None:
            if not busy:
                busy.append(True)
                go_there(item_id)  # type: ignore[operator]
                busy.pop()

        return run

    tree.current_item_changed.connect(led(view.set_current))
    view.current_item_changed.connect(led(tree.set_current))
    return tree, view


def test_table_and_tree_lead_each_other_without_an_echo(
    both: tuple[PlanTreeView, AppendixView], document: Document
) -> None:
    tree, view = both
    told: list[tuple[str, str]] = []
    tree.current_item_changed.connect(lambda *args: told.append(args))
    view.current_item_changed.connect(lambda *args: told.append(args))
    rows = view.table_model.rows
    go(view, 3, "lead")
    assert tree.current_item() == (rows[3].activity, "activity")
    assert here(view) == (3, "lead")  # the tree's answer did not move the table to another column
    assert len(told) == 2
    tree.set_current(rows[5].objective or "")
    assert view.current_item() == (rows[5].objective, "objective")
    assert len(told) == 4


def test_tree_and_table_stay_together_through_edits_and_undo(
    both: tuple[PlanTreeView, AppendixView], document: Document
) -> None:
    tree, view = both
    go(view, 3, "activity")
    gone = view.table_model.rows[3].activity or ""
    document.apply("x", lambda p: edits.delete(p, [gone]))
    QApplication.processEvents()
    assert tree.current_item()[0] == view.current_item()[0]
    document.undo()
    QApplication.processEvents()
    view.set_current(gone)
    assert tree.current_item()[0] == gone


@settings(max_examples=25)
@given(all_plans, st.randoms(use_true_random=False))
def test_any_edits_leave_both_views_on_items_of_the_plan(qapp: object, made: Plan, rng: random.Random) -> None:
    document = Document(made)
    tree, view = PlanTreeView(document), AppendixView(document)
    view.current_item_changed.connect(lambda item, _: tree.set_current(item))
    for widget in (tree, view):
        widget.resize(600, 400)
        widget.show()
    tree.expandAll()
    fresh = ids("new")
    tree.set_current(view.current_item()[0])
    for _ in range(8):
        rows, columns = view.table_model.rowCount(), view.table_model.columnCount()
        if rows:
            view.setCurrentIndex(view.table_model.index(rng.randrange(rows), rng.randrange(columns)))
        match rng.randrange(5):
            case 0:
                document.undo()
            case 1:
                document.redo()
            case _:
                document.apply("x", lambda p: random_edit(p, rng, fresh))
        QApplication.processEvents()
        view.viewport().repaint()
        item = view.current_item()[0]
        assert (item in document.plan) if view.table_model.rows else item == ""
        if item:
            assert tree.current_item()[0] == item
    for widget in (tree, view):
        widget.close_document()
        widget.deleteLater()
