"""Dragging in the outline.

Simulated here: QDrag itself. Its loop belongs to the window system, which the offscreen platform has not; so the events
that it sends (enter, move, leave, drop, with the bytes that a real drag carries) are sent to the viewport, one tree or
two. That the mouse begins a drag is tested with real mouse events and QDrag.exec replaced. Esc during a drag is Qt's:
it comes to us as a leave. Not seen here: the picture at the mouse. Tried by hand under Xvfb with xdotool.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.commands.structure import CARRIED
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.views.drop_place import Mark
from cchc_desktop.gui.views.plan_tree import PlanTreeView
from cchc_desktop.gui.views.tree_drag import PLACE, mime
from tests.core.plans import form, plan_of

NO_KEY, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def one(plan: Plan, text: str) -> str:
    return next(item.id for item in plan.walk() if item.text == text)


def texts(plan: Plan, parent: str) -> list[str | None]:
    return [item.text for item in plan.children(one(plan, parent))]


def make_document() -> Document:
    tasks = [(f"n{i}", [f"h{i}a", f"h{i}b"]) for i in range(1, 5)]
    return Document(plan_of(form(), [("A", [("m1", tasks), ("m2", [("n9", ["h9"])])]), ("B", [("m3", [])])]))


def make_tree(qtbot: QtBot, document: Document, height: int = 600) -> PlanTreeView:
    tree = PlanTreeView(document)
    qtbot.addWidget(tree)
    tree.resize(320, height)
    with qtbot.waitExposed(tree):
        tree.show()
    tree.expandAll()
    tree.setFocus()
    return tree


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def tree(qtbot: QtBot, document: Document) -> PlanTreeView:
    return make_tree(qtbot, document)


def select(tree: PlanTreeView, *names: str) -> list[str]:
    ids = [one(tree.tree_model.document.plan, name) for name in names]
    tree.select_items(ids)
    return ids


class Hand:
    """Drags what is selected in one tree over another, as the window system would."""

    def __init__(self, source: PlanTreeView, target: PlanTreeView | None = None, keys: Qt.KeyboardModifier = NO_KEY):
        carried = structure.carry(source.tree_model.document, source.selected_items())
        assert carried is not None
        self.data: QMimeData = mime(carried)
        self.target = target or source
        self.keys = keys
        self.at = QPoint(5, 5)
        self._send(QDragEnterEvent(self.at, BOTH, self.data, Qt.MouseButton.LeftButton, keys))

    def _send(self, event) -> bool:
        QApplication.sendEvent(self.target.viewport(), event)
        return event.isAccepted()

    def over(self, name: str | None, part: float = 0.5) -> bool:
        """Over an item (at a part of its height), or the empty room below all."""
        tree = self.target
        if name is None:
            self.at = QPoint(40, tree.viewport().height() - 3)
        else:
            rect = tree.visualRect(tree.tree_model.index_of(one(tree.tree_model.document.plan, name)))
            self.at = QPoint(rect.left() + 20, rect.top() + round(part * (rect.height() - 1)))
        return self._send(QDragMoveEvent(self.at, BOTH, self.data, Qt.MouseButton.LeftButton, self.keys))

    def drop(self) -> bool:
        return self._send(QDropEvent(QPointF(self.at), BOTH, self.data, Qt.MouseButton.LeftButton, self.keys))

    def leave(self) -> None:
        self._send(QDragLeaveEvent())


def refusals(tree: PlanTreeView) -> list[str]:
    told: list[str] = []
    tree.edit_refused.connect(lambda error: told.append(error.params.get("reason", error.code)))
    return told


def test_three_tasks_with_their_rows_go_to_another_objective(tree: PlanTreeView, document: Document) -> None:
    moved = select(tree, "n1", "n2", "n4")
    start = document.plan
    hand = Hand(tree)
    assert hand.over("m2")
    assert tree.drag.place is not None
    assert tree.drag.place.mark is Mark.ON
    assert "Chuyển 3 nhiệm vụ vào cuối mục tiêu" in tree.drag.hint.text()
    assert hand.drop()
    assert texts(document.plan, "m2") == ["n9", "n1", "n2", "n4"]
    assert texts(document.plan, "n2") == ["h2a", "h2b"]
    assert document.history.labels() == ["Chuyển 3 nhiệm vụ"]
    assert tree.selected_items() == moved
    assert not tree.drag.hint.isVisible()
    document.undo()
    assert document.plan == start


@pytest.mark.parametrize(
    ("over", "part", "expected"),
    [
        ("n1", 0.1, ["n4", "n1", "n2", "n3"]),
        ("n2", 0.9, ["n1", "n2", "n4", "n3"]),
        ("n4", 0.1, None),
        ("m1", 0.9, ["n4", "n1", "n2", "n3"]),
    ],
)
def test_between_two_items_a_line_shows_the_place(
    tree: PlanTreeView, document: Document, over: str, part: float, expected: list[str] | None
) -> None:
    select(tree, "n4")
    hand = Hand(tree)
    hand.over(over, part)
    hand.drop()
    assert texts(document.plan, "m1") == (expected or ["n1", "n2", "n3", "n4"])
    assert document.history.labels() == (["Chuyển nhiệm vụ"] if expected else [])


@pytest.mark.parametrize(
    ("dragged", "over", "reason"),
    [
        (("n1", "n2"), "n1", Refusal.INTO_ITSELF),
        (("n1", "n2"), "n2", Refusal.INTO_ITSELF),
        (("m1",), "m1", Refusal.INTO_ITSELF),
        (("n1",), "h9", Refusal.WRONG_LEVEL),
        (("h1a",), "m2", Refusal.WRONG_LEVEL),
        (("h1a", "n3"), "n9", Refusal.WRONG_LEVEL),
        (("A",), "m3", Refusal.WRONG_LEVEL),
    ],
)
def test_a_refused_drop_says_why_and_changes_nothing(
    tree: PlanTreeView, document: Document, dragged: tuple[str, ...], over: str, reason: Refusal
) -> None:
    told = refusals(tree)
    select(tree, *dragged)
    start = document.plan
    hand = Hand(tree)
    hand.over(over)
    assert tree.drag.place is None
    assert error_text(KnownError(ErrorCode.EDIT_REFUSED, reason=reason.value)) in tree.drag.hint.text()
    assert tree.drag.hint.isVisible()
    hand.drop()
    assert told == [reason]
    assert document.plan is start
    assert document.history.labels() == []


def test_into_the_empty_room_means_to_the_end(tree: PlanTreeView, document: Document) -> None:
    select(tree, "n1", "n2", "n3")
    hand = Hand(tree)
    hand.over(None)
    hand.drop()
    assert texts(document.plan, "m3") == ["n1", "n2", "n3"]
    select(tree, "A")
    hand = Hand(tree)
    hand.over(None)
    hand.drop()
    assert [area.text for area in document.plan.children(document.plan.appendices[0])] == ["B", "A"]


def test_with_control_it_is_a_copy(tree: PlanTreeView, document: Document) -> None:
    select(tree, "n1", "n2")
    hand = Hand(tree, keys=CONTROL)
    hand.over("m2")
    assert tree.drag.hint.text().startswith("Chép 2 nhiệm vụ")
    hand.drop()
    assert texts(document.plan, "m1") == ["n1", "n2", "n3", "n4"]
    assert texts(document.plan, "m2") == ["n9", "n1", "n2"]
    assert document.history.labels() == ["Chép 2 nhiệm vụ"]
    assert len(tree.selected_items()) == 2
    assert document.plan[tree.selected_items()[0]].parent == one(document.plan, "m2")


def test_into_another_window_it_is_a_copy(qtbot: QtBot, tree: PlanTreeView, document: Document) -> None:
    other = make_document()
    second = make_tree(qtbot, other)
    start = document.plan
    select(tree, "n1", "n3")
    hand = Hand(tree, second)
    hand.over("m2")
    assert second.drag.hint.text().startswith("Chép 2 nhiệm vụ")
    hand.drop()
    assert texts(other.plan, "m2") == ["n9", "n1", "n3"]
    assert other.history.labels() == ["Chép 2 nhiệm vụ"]
    assert document.plan is start


def test_leaving_or_esc_forgets_the_place(tree: PlanTreeView, document: Document) -> None:
    start = document.plan
    select(tree, "n1")
    hand = Hand(tree)
    hand.over("m2")
    hand.leave()
    assert tree.drag.place is None
    assert not tree.drag.hint.isVisible()
    assert document.plan is start


def test_the_place_is_seen(tree: PlanTreeView) -> None:
    select(tree, "n4")
    hand = Hand(tree)

    def marked(name: str, part: float) -> bool:
        hand.over(name, part)
        QApplication.processEvents()
        rect = tree.visualRect(tree.tree_model.index_of(one(tree.tree_model.document.plan, name))).adjusted(0, -3, 0, 3)
        image = tree.viewport().grab(rect).toImage()
        return any(image.pixelColor(x, y) == PLACE for x in range(image.width()) for y in range(image.height()))

    assert marked("n1", 0.1)
    assert marked("m2", 0.5)
    hand.leave()
    QApplication.processEvents()
    rect = tree.visualRect(tree.tree_model.index_of(one(tree.tree_model.document.plan, "m2")))
    image = tree.viewport().grab(rect).toImage()
    assert all(image.pixelColor(x, y) != PLACE for x in range(image.width()) for y in range(image.height()))


def test_it_scrolls_at_the_edge(qtbot: QtBot, document: Document) -> None:
    tree = make_tree(qtbot, document, height=140)
    tree.verticalScrollBar().setValue(0)
    select(tree, "n1")
    hand = Hand(tree)
    hand.at = QPoint(40, tree.viewport().height() - 4)
    hand._send(QDragMoveEvent(hand.at, BOTH, hand.data, Qt.MouseButton.LeftButton, NO_KEY))
    before = tree.verticalScrollBar().value()
    qtbot.waitUntil(lambda: tree.verticalScrollBar().value() > before, timeout=5000)
    hand.leave()
    still = tree.verticalScrollBar().value()
    qtbot.wait(200)
    assert tree.verticalScrollBar().value() == still


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"plan": 1, "ids": [], "branches": []}', b"\xff\x00", b"[" * 5000]
)
def test_what_is_no_drag_of_ours_changes_nothing(tree: PlanTreeView, document: Document, data: bytes) -> None:
    start = document.plan
    told = refusals(tree)
    select(tree, "n1")
    hand = Hand(tree)
    hand.data = QMimeData()
    hand.data.setData(CARRIED, data)
    hand.over("m2")
    hand.drop()
    assert document.plan is start
    assert told == [ErrorCode.CLIPBOARD_DAMAGED]


def test_files_are_left_to_the_window(tree: PlanTreeView) -> None:
    select(tree, "n1")
    hand = Hand(tree)
    hand.data = QMimeData()
    hand.data.setText("x")
    assert not hand.over("m2")
    assert not hand.drop()


def test_the_mouse_takes_up_what_is_selected(
    qtbot: QtBot, tree: PlanTreeView, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[structure.Carried] = []

    def run(drag: QDrag, *_args: object) -> Qt.DropAction:
        begun.append(structure.unpack(bytes(drag.mimeData().data(CARRIED).data())))
        assert not drag.pixmap().isNull()
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", run)
    ids = select(tree, "n2", "n3")
    rect = tree.visualRect(tree.tree_model.index_of(ids[0]))
    start = QPoint(rect.left() + 30, rect.center().y())
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, NO_KEY, start)
    for step in range(1, 6):
        QTest.mouseMove(tree.viewport(), start + QPoint(0, 6 * step), 10)
        point = QPointF(start + QPoint(0, 6 * step))
        QApplication.sendEvent(
            tree.viewport(),
            QMouseEvent(QEvent.Type.MouseMove, point, tree.viewport().mapToGlobal(point),
                        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, NO_KEY),
        )  # fmt: skip
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, NO_KEY, start + QPoint(0, 30))
    assert begun
    assert list(begun[0].ids) == ids
    assert document.history.labels() == []


def test_what_does_not_travel_is_not_taken_up(tree: PlanTreeView, document: Document) -> None:
    assert structure.carry(document, [document.plan.appendices[0]]) is None
    flags = tree.tree_model.flags(tree.tree_model.index_of(document.plan.appendices[0]))
    assert not flags & Qt.ItemFlag.ItemIsDragEnabled


def test_a_moved_selection_outlives_a_reset_of_the_model(qtbot: QtBot) -> None:
    tasks = [(f"n{i}", [f"h{i}-{k}" for k in range(3)]) for i in range(400)]
    document = Document(plan_of(form(), [("A", [("m1", tasks), ("m2", [])])]))
    tree = make_tree(qtbot, document)
    ids = [item.id for item in document.plan.walk() if item.level is Level.TASK][:350]
    tree.select_items(ids)
    hand = Hand(tree)
    hand.target.scrollTo(tree.tree_model.index_of(one(document.plan, "m1")))
    with qtbot.waitSignal(tree.tree_model.modelReset):
        structure.drop(
            document, structure.unpack(bytes(hand.data.data(CARRIED).data())), one(document.plan, "m2"), 0, copy=False
        )
    assert tree.selected_items() == ids
