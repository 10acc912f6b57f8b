"""The tree model: every item of the plan once, kept in step with the document by true signals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import ROOT, Level, Plan
from cchc_desktop.gui.models.plan_tree import COUNT_ROLE, PlanTreeModel
from tests.core.plans import all_plans, form, ids, plan_of, random_edit
from tests.gui.watching import outline, strictly

Roles = Qt.ItemDataRole


class TreeCopy:
    """The ids of a tree model, kept only by its signals."""

    def __init__(self, model: PlanTreeModel) -> None:
        self._model = model
        self.resets = 0
        self._read_all()
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.modelReset.connect(self._reset)

    def _read_all(self) -> None:
        self.children: dict[str, list[str]] = {}
        self._read(QModelIndex())

    def _read(self, parent: QModelIndex) -> None:
        rows = [self._model.index(row, 0, parent) for row in range(self._model.rowCount(parent))]
        self.children[self._model.item_id(parent)] = [self._model.item_id(index) for index in rows]
        for index in rows:
            self._read(index)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        new = [self._model.item_id(self._model.index(row, 0, parent)) for row in range(first, last + 1)]
        self.children[self._model.item_id(parent)][first:first] = new
        self.children.update({item_id: [] for item_id in new})

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        for gone in self.children[self._model.item_id(parent)][first : last + 1]:
            assert self.children.pop(gone) == [], "children go before their parent"
        del self.children[self._model.item_id(parent)][first : last + 1]

    def _moved(self, source: QModelIndex, first: int, last: int, target: QModelIndex, row: int) -> None:
        old, new = self._model.item_id(source), self._model.item_id(target)
        block = self.children[old][first : last + 1]
        del self.children[old][first : last + 1]
        at = row - len(block) if old == new and row > first else row
        self.children[new][at:at] = block

    def _reset(self) -> None:
        self.resets += 1
        self._read_all()


def children_of(plan: Plan) -> dict[str, list[str]]:
    return {item.id: list(item.children) for item in plan.walk()}


def labels(plan: Plan) -> list[Any]:
    """The outline as it should read, from the plan alone."""
    numbers = number(plan)
    absent = {
        Level.AREA: "(không có tên lĩnh vực)",
        Level.OBJECTIVE: "(không có mục tiêu)",
        Level.TASK: "(không có nhiệm vụ)",
        Level.ACTIVITY: "(không có hoạt động)",
    }

    def below(parent: str) -> list[Any]:
        return [(label(item.id), below(item.id)) for item in plan.children(parent)]

    def label(item_id: str) -> str:
        item = plan[item_id]
        if item.level is Level.APPENDIX:
            return "Phụ lục"
        if item.text is None:
            return absent[item.level]
        line = item.text.split("\n")[0].strip() or "(chưa có nội dung)"
        return f"{numbers.of(item)} {line}".strip()

    return below(ROOT)


@settings(max_examples=60)
@given(all_plans, st.randoms(use_true_random=False), st.booleans())
def test_signals_tell_the_whole_truth(qapp: object, plan: Plan, rng: random.Random, seen: bool) -> None:
    """After any edits, undo and redo the tree is the plan's; unseen parts of it are read late and right."""
    document = Document(plan)
    model = PlanTreeModel(document)
    watcher = strictly(model) if rng.random() < 0.5 else None
    copy = TreeCopy(model) if seen else None
    fresh = ids("new")
    for _ in range(6):
        match rng.randrange(5):
            case 0:
                document.undo()
            case 1:
                document.redo()
            case _:
                document.apply("x", lambda p: random_edit(p, rng, fresh))
        if copy is not None:
            assert copy.children == children_of(document.plan)
    assert outline(model) == labels(document.plan)
    assert copy is None or copy.resets == 0
    model.close()
    del watcher


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_any_rearrangement_is_followed(qapp: object, rng: random.Random) -> None:
    """Many branches moved, made and deleted in one step, deeper than any menu command does."""
    plan = _rearranged(plan_of(form(), [("A", [("a", [("x", [])])]), ("B", [("b", [])])]), rng, 12)
    document = Document(plan)
    model = PlanTreeModel(document)
    watcher, copy = strictly(model), TreeCopy(model)
    other = _rearranged(plan, rng, 8)
    document.apply("x", lambda _: other)
    assert copy.children == children_of(other)
    document.undo()
    assert copy.children == children_of(plan)
    document.redo()
    assert outline(model) == labels(other)
    model.close()
    del watcher


def _rearranged(plan: Plan, rng: random.Random, steps: int) -> Plan:
    fresh = ids(f"r{rng.randint(0, 10**9)}-")
    for _ in range(steps):
        plan = random_edit(plan, rng, fresh)
    return plan


def _one(plan: Plan, text: str) -> str:
    return next(item.id for item in plan.walk() if item.text == text)


@pytest.fixture
def document() -> Document:
    tasks = [("Nhiệm vụ một", ["Hoạt động một", "Hoạt động hai"]), ("Nhiệm vụ hai", ["Hoạt động ba\nhai dòng"])]
    areas: Sequence[Any] = [("CHỈ ĐẠO", [("Mục tiêu A", tasks)]), ("THỂ CHẾ", [(None, [("Nhiệm vụ ba", [])])])]
    return Document(plan_of(form(), areas))


@pytest.fixture
def model(qtbot: QtBot, document: Document) -> PlanTreeModel:
    return PlanTreeModel(document)


def test_the_outline_shows_number_and_first_line(model: PlanTreeModel) -> None:
    assert outline(model) == [
        (
            "Phụ lục",
            [
                (
                    "I CHỈ ĐẠO",
                    [
                        (
                            "1.1 Mục tiêu A",
                            [
                                ("2.1 Nhiệm vụ một", [("3.1 Hoạt động một", []), ("3.2 Hoạt động hai", [])]),
                                ("2.2 Nhiệm vụ hai", [("3.3 Hoạt động ba", [])]),
                            ],
                        )
                    ],
                ),
                ("II THỂ CHẾ", [("(không có mục tiêu)", [("2.3 Nhiệm vụ ba", [])])]),
            ],
        )
    ]


def test_an_item_without_words_is_shown_quietly(model: PlanTreeModel, document: Document) -> None:
    silent = next(item.id for item in document.plan.walk() if item.level is Level.OBJECTIVE and item.text is None)
    index = model.index_of(silent)
    assert index.data(Roles.FontRole).italic()
    assert index.data(Roles.ForegroundRole).isValid()
    assert model.index_of(_one(document.plan, "Mục tiêu A")).data(Roles.FontRole) is None


def test_an_area_counts_its_activities_and_keeps_count(model: PlanTreeModel, document: Document) -> None:
    area = _one(document.plan, "CHỈ ĐẠO")
    assert model.index_of(area).data(COUNT_ROLE) == "3"
    document.apply("x", lambda p: edits.delete(p, [_one(p, "Nhiệm vụ một")]))
    assert model.index_of(area).data(COUNT_ROLE) == "1"
    document.undo()
    assert model.index_of(area).data(COUNT_ROLE) == "3"
    assert model.index_of(_one(document.plan, "Nhiệm vụ một")).data(COUNT_ROLE) is None


def test_a_screen_reader_hears_level_number_and_text(model: PlanTreeModel, document: Document) -> None:
    index = model.index_of(_one(document.plan, "Nhiệm vụ một"))
    assert index.data(Roles.AccessibleTextRole) == "Nhiệm vụ 2.1: Nhiệm vụ một"
    assert not index.data(Roles.DecorationRole).isNull()
    area = model.index_of(_one(document.plan, "CHỈ ĐẠO"))
    assert area.data(Roles.AccessibleTextRole) == "Lĩnh vực I: CHỈ ĐẠO, 3 hoạt động"


def test_a_tool_tip_is_plain_text_whatever_it_looks_like(model: PlanTreeModel, document: Document) -> None:
    task = _one(document.plan, "Nhiệm vụ một")
    document.apply("x", lambda p: edits.set_text(p, task, "text", '<img src="\\\\server\\x"> & <b>'))
    tip = model.index_of(task).data(Roles.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_a_text_is_edited_in_place_as_one_named_step(model: PlanTreeModel, document: Document) -> None:
    area = _one(document.plan, "CHỈ ĐẠO")
    index = model.index_of(area)
    assert index.data(Roles.EditRole) == "CHỈ ĐẠO"
    assert model.setData(index, "CÔNG TÁC CHỈ ĐẠO")
    assert document.history.undo_label == "Sửa tên lĩnh vực"
    assert index.data() == "I CÔNG TÁC CHỈ ĐẠO"
    assert model.setData(index, "CÔNG TÁC CHỈ ĐẠO")
    assert len(document.history.done) == 1


def test_what_the_tree_cannot_show_whole_is_not_edited_there(model: PlanTreeModel, document: Document) -> None:
    def editable(item_id: str) -> bool:
        return bool(model.index_of(item_id).flags() & Qt.ItemFlag.ItemIsEditable)

    plan = document.plan
    assert editable(_one(plan, "Hoạt động hai"))
    assert not editable(_one(plan, "Hoạt động ba\nhai dòng"))
    assert not editable(plan.appendices[0])
    assert not editable(next(item.id for item in plan.walk() if item.text is None and item.level is Level.OBJECTIVE))
    document.read_only = True
    assert not editable(_one(plan, "Hoạt động hai"))
    assert not model.setData(model.index_of(_one(plan, "Hoạt động hai")), "x")


def test_a_very_large_change_resets_the_model(qtbot: QtBot) -> None:
    document = Document(plan_of(form(), [("A", [("m", [("n", [f"h{i}" for i in range(400)])])])]))
    model = PlanTreeModel(document)
    copy = TreeCopy(model)
    document.apply("x", lambda p: edits.delete(p, [_one(p, "m")]))
    assert copy.resets == 1
    document.undo()
    assert copy.resets == 2
    assert outline(model) == labels(document.plan)


def test_persistent_indexes_stay_with_their_items(model: PlanTreeModel, document: Document) -> None:
    item_id = _one(document.plan, "Hoạt động hai")
    kept = QPersistentModelIndex(model.index_of(item_id))
    document.apply("x", lambda p: edits.move(p, [_one(p, "Nhiệm vụ một")], _one(p, "Mục tiêu A"), 2))
    document.apply("x", lambda p: edits.insert_before(p, item_id, "mới"))
    assert model.item_id(kept) == item_id
    document.apply("x", lambda p: edits.delete(p, [item_id]))
    assert not kept.isValid()


def test_levels_to_come_are_shown_without_a_fault(qtbot: QtBot, document: Document) -> None:
    """A plan may hold the text of its main document beside the appendices."""
    from cchc_desktop.core.plan import Item

    plan = document.plan
    body = Item("body", Level.BODY, ROOT, None, children=("p",))
    paragraph = Item("p", Level.PARAGRAPH, "body", "Căn cứ")
    root = plan[ROOT]
    plan = plan.with_items(body, paragraph, replace(root, children=("body", *root.children)))
    model = PlanTreeModel(Document(plan))
    assert outline(model)[0] == ("Văn bản", [("Căn cứ", [])])
    assert outline(model)[1][0] == "Phụ lục"
    assert model.index_of("body").data(Roles.AccessibleTextRole).startswith("Văn bản")


def test_a_closed_model_follows_no_more(model: PlanTreeModel, document: Document) -> None:
    before = outline(model)
    model.close()
    document.apply("x", lambda p: edits.delete(p, [_one(p, "Mục tiêu A")]))
    assert outline(model)[0][0] == before[0][0]
