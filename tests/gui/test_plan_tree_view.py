"""The outline on screen: going about, opening and closing, editing in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.delegates.tree_delegate import TreeDelegate
from cchc_desktop.gui.views.plan_tree import PlanTreeView
from tests.core.plans import form, plan_of
from tests.gui.desk import to_front


def one(plan: Plan, text: str) -> str:
    return next(item.id for item in plan.walk() if item.text == text)


@pytest.fixture
def document() -> Document:
    tasks = [("Nhiệm vụ một", ["h1", "h2"]), ("Nhiệm vụ hai", ["h3"])]
    return Document(plan_of(form(), [("CHỈ ĐẠO", [("Mục tiêu A", tasks)]), ("THỂ CHẾ", [])]))


@pytest.fixture
def tree(qtbot: QtBot, document: Document) -> PlanTreeView:
    tree = PlanTreeView(document)
    to_front(qtbot, tree, 300, 400)
    return tree


def test_at_first_the_areas_are_seen(tree: PlanTreeView) -> None:
    model = tree.tree_model
    assert tree.isExpanded(model.index(0, 0))
    assert not tree.isExpanded(model.index(0, 0, model.index(0, 0)))


def test_set_current_opens_what_the_item_hangs_under(tree: PlanTreeView, document: Document) -> None:
    told: list[tuple[str, str]] = []
    tree.current_item_changed.connect(lambda *args: told.append(args))
    activity = one(document.plan, "h2")
    tree.set_current(activity)
    tree.set_current(activity)
    tree.set_current("nobody")
    assert told == [(activity, "activity")]
    assert tree.current_item() == (activity, "activity")
    assert tree.visualRect(tree.currentIndex()).isValid()


def test_arrow_keys_tell_the_item_they_come_to(tree: PlanTreeView, document: Document) -> None:
    tree.set_current(one(document.plan, "CHỈ ĐẠO"))
    told: list[str] = []
    tree.current_item_changed.connect(lambda item, _: told.append(item))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert told == [one(document.plan, "THỂ CHẾ"), one(document.plan, "CHỈ ĐẠO")]


def test_selected_items_come_in_the_order_of_the_plan(tree: PlanTreeView, document: Document) -> None:
    tree.expandAll()
    model, plan = tree.tree_model, document.plan
    flags = tree.selectionModel().SelectionFlag
    for text in ("h3", "h1", "CHỈ ĐẠO"):
        tree.selectionModel().select(model.index_of(one(plan, text)), flags.Select | flags.Rows)
    assert tree.selected_items() == [one(plan, text) for text in ("CHỈ ĐẠO", "h1", "h3")]
    tree.clearSelection()
    assert tree.selected_items() == []


def test_expand_to_a_level(tree: PlanTreeView, document: Document) -> None:
    plan = document.plan
    model = tree.tree_model

    def is_open(text: str) -> bool:
        return tree.isExpanded(model.index_of(one(plan, text)))

    tree.expand_to(Level.OBJECTIVE)
    assert is_open("Mục tiêu A")
    assert not is_open("Nhiệm vụ một")
    tree.expand_to(Level.APPENDIX)
    assert not is_open("CHỈ ĐẠO")
    tree.expand_to(Level.ACTIVITY)
    assert is_open("Nhiệm vụ hai")


def test_what_is_open_stays_open_through_a_reset(qtbot: QtBot) -> None:
    document = Document(
        plan_of(form(), [("A", [("m", [("n", [f"h{i}" for i in range(400)])])]), ("B", [("m2", [("n2", ["x"])])])])
    )
    tree = PlanTreeView(document)
    qtbot.addWidget(tree)
    tree.expand_to(Level.TASK)
    tree.set_current(one(document.plan, "n2"))
    with qtbot.waitSignal(tree.tree_model.modelReset):
        document.apply("x", lambda p: edits.delete(p, [one(p, "n")]))
    assert tree.isExpanded(tree.tree_model.index_of(one(document.plan, "m2")))
    assert tree.current_item()[0] == one(document.plan, "n2")


def test_f2_edits_in_place(tree: PlanTreeView, document: Document) -> None:
    task = one(document.plan, "Nhiệm vụ hai")
    tree.set_current(task)
    QTest.keyClick(tree, Qt.Key.Key_F2)
    line = tree.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "Nhiệm vụ hai"  # without its number
    line.setText("Nhiệm vụ khác")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert document.plan[task].text == "Nhiệm vụ khác"
    assert document.history.undo_label == "Sửa nhiệm vụ"


def test_letters_search_and_do_not_edit(tree: PlanTreeView, document: Document) -> None:
    tree.set_current(one(document.plan, "CHỈ ĐẠO"))
    QTest.keyClicks(tree, "I")
    assert tree.current_item()[0] == one(document.plan, "THỂ CHẾ")
    assert document.history.labels() == []


def test_numbers_behind_an_edit_are_painted_anew(tree: PlanTreeView, document: Document) -> None:
    tree.expandAll()
    QApplication.processEvents()
    area = tree.tree_model.index_of(one(document.plan, "THỂ CHẾ"))
    before = tree.grab(tree.visualRect(area)).toImage()
    document.apply("x", lambda p: edits.insert_before(p, one(p, "CHỈ ĐẠO"), "new"))
    QApplication.processEvents()
    assert area.data() == "II THỂ CHẾ" or tree.tree_model.index_of(one(document.plan, "THỂ CHẾ")).data().startswith(
        "III"
    )
    after = tree.grab(tree.visualRect(tree.tree_model.index_of(one(document.plan, "THỂ CHẾ")))).toImage()
    assert before != after


def test_the_count_of_an_area_is_shown_at_the_end_of_its_line(tree: PlanTreeView, document: Document) -> None:
    def ink(text: str) -> list[int]:
        """Columns at the right end of an item's line where something is painted."""
        rect = tree.visualRect(tree.tree_model.index_of(one(document.plan, text)))
        image = tree.viewport().grab(rect).toImage()
        paper = image.pixelColor(image.width() - 1, 1)
        return [
            x
            for x in range(image.width() - 30, image.width())
            if any(image.pixelColor(x, y) != paper for y in range(image.height()))
        ]

    tree.setCurrentIndex(QModelIndex())
    tree.expandAll()
    QApplication.processEvents()
    assert ink("CHỈ ĐẠO")
    assert not ink("h1")


def test_long_words_leave_room_for_the_count(tree: PlanTreeView, document: Document) -> None:
    area = one(document.plan, "CHỈ ĐẠO")
    document.apply("x", lambda p: edits.set_text(p, area, "text", "CHỈ ĐẠO, ĐIỀU HÀNH " * 5))
    option = QStyleOptionViewItem()
    option.rect = tree.visualRect(tree.tree_model.index_of(area))
    option.widget = tree
    delegate = tree.itemDelegate()
    assert isinstance(delegate, TreeDelegate)
    delegate.initStyleOption(option, tree.tree_model.index_of(area))
    assert option.text.endswith("…")
    room = option.fontMetrics.horizontalAdvance("3") + 12
    assert option.fontMetrics.horizontalAdvance(option.text) <= option.rect.width() - room
