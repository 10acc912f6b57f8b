"""Rows of the table dragged by their numbers. As in test_tree_drag.py QDrag's loop is replaced and its events sent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.commands.structure import CARRIED, Carried
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.tree_drag import mime
from tests.core.plans import form, plan_of
from tests.gui.tables import paint

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NO_KEY, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def one(plan: Plan, text: str) -> str:
    return next(item.id for item in plan.walk() if item.text == text)


def texts(plan: Plan, parent: str) -> list[str | None]:
    return [item.text for item in plan.children(one(plan, parent))]


@pytest.fixture
def view(qtbot: QtBot) -> AppendixView:
    """A: m1 (n1 … n4 of two activities each), m2 (n9); B: m3. The numbers count tasks."""
    tasks = [(f"n{i}", [f"h{i}a", f"h{i}b"]) for i in range(1, 5)]
    plan = plan_of(form(), [("A", [("m1", tasks), ("m2", [("n9", ["h9"])])]), ("B", [("m3", [])])])
    view = AppendixView(Document(plan))
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    paint(view)
    return view


def plan_in(view: AppendixView) -> Plan:
    return view.table_model.document.plan


def spot(view: AppendixView, name: str, part: float, column: int = 0) -> QPoint:
    """A point in the number column beside an item's own cell; ``part`` of its height from the top."""
    place = view.table_model.find(one(plan_in(view), name))
    assert place is not None
    rect = view.table_layout.rect(view.table_model.cells.span(*place))
    return QPoint(view.columnViewportPosition(column) + 8, rect.top() + round(rect.height() * part))


def choose(view: AppendixView, first: str, last: str | None = None) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, spot(view, first, 0.5))
    if last:
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, spot(view, last, 0.5))


def carried_by_mouse(view: AppendixView, name: str, monkeypatch: pytest.MonkeyPatch) -> Carried | None:
    """Press on the number of an item, draw it away; what the drag carries."""
    seen: list[Carried] = []

    def exec_(drag: QDrag, *_actions: object) -> Qt.DropAction:
        seen.append(structure.unpack(bytes(drag.mimeData().data(CARRIED).data())))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    start = spot(view, name, 0.5)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    for far in (2, QApplication.startDragDistance() + 2, 40):
        QTest.mouseMove(view.viewport(), start + QPoint(0, far))
        QApplication.processEvents()
        event = _moved(start + QPoint(0, far), view)
        QApplication.sendEvent(view.viewport(), event)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, start + QPoint(0, 40))
    return seen[0] if seen else None


def _moved(point: QPoint, view: AppendixView) -> QMouseEvent:
    there = QPointF(view.viewport().mapToGlobal(point))
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(point), there, LEFT, LEFT, NO_KEY)


def drop(view: AppendixView, carried: Carried, point: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    data, viewport = mime(carried), view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(point, BOTH, data, LEFT, keys))
    QApplication.sendEvent(viewport, QDragMoveEvent(point, BOTH, data, LEFT, keys))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(point), BOTH, data, LEFT, keys))


def taken(view: AppendixView, *names: str) -> Carried:
    carried = structure.carry(view.table_model.document, [one(plan_in(view), name) for name in names])
    assert carried is not None
    return carried


def test_chosen_numbers_drawn_away_take_their_tasks_along(view: AppendixView, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(view, "n1", "n3")
    carried = carried_by_mouse(view, "n2", monkeypatch)
    assert carried is not None
    assert [branch.text for branch in carried.branches] == ["n1", "n2", "n3"]
    assert len(view.selection.row_items()) == 6  # the choice stays


def test_a_number_that_is_not_chosen_draws_a_range_as_before(
    view: AppendixView, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(view, "n4")
    assert carried_by_mouse(view, "n1", monkeypatch) is None


def test_a_click_on_one_of_the_chosen_numbers_chooses_it_alone(view: AppendixView) -> None:
    choose(view, "n1", "n3")
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, spot(view, "n2", 0.5))
    assert [view.table_model.cells.item(span) for span in view.selection.spans()] == [one(plan_in(view), "n2")]


def test_tasks_go_before_and_behind_others_in_one_step(view: AppendixView) -> None:
    document = view.table_model.document
    drop(view, taken(view, "n1", "n2"), spot(view, "n4", 0.9))
    assert texts(plan_in(view), "m1") == ["n3", "n4", "n1", "n2"]
    paint(view)
    drop(view, taken(view, "n4"), spot(view, "n9", 0.1))
    assert texts(plan_in(view), "m2") == ["n4", "n9"]
    assert document.undo() == "Chuyển nhiệm vụ"
    document.undo()
    assert texts(plan_in(view), "m1") == ["n1", "n2", "n3", "n4"]
    assert not view.row_drag.mark.isVisible()


def test_an_objective_without_tasks_and_an_area_take_what_may_stand_there(view: AppendixView) -> None:
    drop(view, taken(view, "n2"), spot(view, "m3", 0.5))
    assert texts(plan_in(view), "m3") == ["n2"]
    paint(view)
    drop(view, taken(view, "m1"), spot(view, "B", 0.5))
    assert texts(plan_in(view), "B") == ["m3", "m1"]


def test_with_ctrl_and_from_another_plan_it_is_a_copy(view: AppendixView) -> None:
    drop(view, taken(view, "n1"), spot(view, "n9", 0.9), CONTROL)
    assert texts(plan_in(view), "m2") == ["n9", "n1"]
    assert texts(plan_in(view), "m1") == ["n1", "n2", "n3", "n4"]
    paint(view)
    other = Document(plan_of(form(), [("X", [("mx", [("nx", ["hx"])])])]))
    carried = structure.carry(other, [one(other.plan, "nx")])
    assert carried is not None
    drop(view, carried, spot(view, "n9", 0.1))
    assert texts(plan_in(view), "m2") == ["nx", "n9", "n1"]


def test_a_refused_drop_says_why_and_changes_nothing(view: AppendixView) -> None:
    said: list[KnownError] = []
    view.edit_refused.connect(said.append)
    before = plan_in(view)
    drop(view, taken(view, "m1"), spot(view, "n2", 0.5))  # into itself
    drop(view, taken(view, "A"), spot(view, "h1a", 0.2))
    assert plan_in(view) is before
    assert len(said) == 2


def test_the_place_is_drawn_and_named_and_forgotten_when_the_mouse_leaves(view: AppendixView) -> None:
    data = mime(taken(view, "n1"))
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(spot(view, "n3", 0.9), BOTH, data, LEFT, NO_KEY))
    assert view.row_drag.mark.isVisible()
    assert view.row_drag.hint.text() == "Chuyển nhiệm vụ xuống sau nhiệm vụ “n3”"
    view.row_drag.mark.repaint()
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert not view.row_drag.mark.isVisible()
    assert not view.row_drag.hint.isVisible()


def test_the_table_scrolls_while_the_mouse_rests_at_its_edge(view: AppendixView, qtbot: QtBot) -> None:
    view.resize(900, 220)
    paint(view)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    low = QPoint(10, view.viewport().height() - 4)
    data = mime(taken(view, "n1"))  # the event does not keep it alive
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(low, BOTH, data, LEFT, NO_KEY))
    qtbot.waitUntil(lambda: bar.value() > 0)
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    rests = bar.value()
    qtbot.wait(150)
    assert bar.value() == rests


def test_typing_into_a_new_plan_begins_below_the_name_of_the_first_area(view: AppendixView) -> None:
    item, column = view.current_item()
    assert (plan_in(view)[item].text, column) == ("m1", "objective")
