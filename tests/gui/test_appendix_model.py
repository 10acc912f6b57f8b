"""The table model: the printed rows of an appendix, kept in step with the document by true signals."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.cells import appendix_rows, area_rows
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal, refused
from cchc_desktop.core.plan import ABOVE, BLANK, NUMBER, TITLE, Level, Plan
from cchc_desktop.gui.models import lazy_rows
from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.lazy_rows import LazyRows
from tests.core.outlines import outline_of
from tests.core.plans import all_plans, form, ids, plan_of, random_edit
from tests.gui.watching import TableCopy, printed_texts, strictly

Roles = Qt.ItemDataRole


def small_plan() -> Plan:
    """Two areas; the first with two objectives, the second without any."""
    leaf = {"lead": "Sở Nội vụ", "time": "Quý I/2027"}
    first = ("Mục tiêu A", [("Nhiệm vụ một", [("Hoạt động một", leaf), ("Hoạt động hai", leaf, {"lead": ABOVE})])])
    second = ("Mục tiêu B", [("Nhiệm vụ hai", [("Hoạt động ba\nhai dòng", {"lead": "Sở Tài chính"})])])
    return plan_of(form(), [("CHỈ ĐẠO", [first, second]), ("THỂ CHẾ", [])])


@pytest.fixture
def document() -> Document:
    return Document(small_plan())


@pytest.fixture
def model(qtbot: QtBot, document: Document) -> AppendixTableModel:
    return AppendixTableModel(document)


def cell(model: AppendixTableModel, row: int, key: str) -> QModelIndex:
    return model.index(row, model.plan.form.column_keys.index(key))


@settings(max_examples=60)
@given(all_plans, st.randoms(use_true_random=False))
def test_signals_tell_the_whole_truth(qapp: object, plan: Plan, rng: random.Random) -> None:
    """After any edits, undo and redo, what the signals told is what would be printed; Qt's own watcher agrees."""
    document = Document(plan)
    model = AppendixTableModel(document)
    watcher = strictly(model)
    copy = TableCopy(model)
    fresh = ids("new")
    assert copy.rows == printed_texts(document.plan, model.appendix)
    for _ in range(6):
        match rng.randrange(5):
            case 0:
                document.undo()
            case 1:
                document.redo()
            case _:
                document.apply("x", lambda p: random_edit(p, rng, fresh))
        assert copy.rows == printed_texts(document.plan, model.appendix)
    assert copy.resets == 0
    model.close()
    del watcher


@given(all_plans, st.randoms(use_true_random=False))
def test_rows_listed_late_are_the_rows_of_core(plan: Plan, rng: random.Random) -> None:
    for appendix in plan.appendices:
        right, lazy = appendix_rows(plan, appendix), LazyRows(plan, appendix)
        assert len(lazy) == len(right)
        for place in rng.sample(range(-len(right), len(right)), min(5, len(right))):
            assert lazy[place] == right[place]
        assert lazy[1:4] == right[1:4]
        assert lazy.all() == right
        with pytest.raises(IndexError):
            lazy[len(right)]


def test_opening_lists_only_the_rows_that_are_looked_at(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(form(), [(f"LĨNH VỰC {i}", [("m", [("n", ["h1", "h2"])])]) for i in range(9)])
    listed: list[str] = []
    monkeypatch.setattr(lazy_rows, "area_rows", lambda p, branch: listed.append(branch) or area_rows(p, branch))
    model = AppendixTableModel(Document(plan))
    assert model.rowCount() == 27
    assert model.index(4, 3).data() == "3.3. h1"
    assert listed == [plan[plan.appendices[0]].children[1]]


def test_a_very_large_change_resets_the_model(qtbot: QtBot) -> None:
    leaves = [f"hoạt động {i}" for i in range(400)]
    document = Document(plan_of(form(), [("A", [("m", [("n", leaves)])]), ("B", [])]))
    model = AppendixTableModel(document)
    copy = TableCopy(model)
    task = model.rows[1].task or ""
    document.apply("x", lambda p: edits.delete(p, list(p[task].children)[:350]))
    assert copy.resets == 1
    assert copy.rows == printed_texts(document.plan, model.appendix)


def test_a_text_edit_names_only_the_rows_it_can_change(model: AppendixTableModel, document: Document) -> None:
    ranges: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b: ranges.append((a.row(), b.row())))
    activity = model.rows[3].activity or ""
    document.apply("x", lambda p: edits.set_text(p, activity, "time", "Quý II"))
    assert ranges == [(2, 4)]  # the row and its neighbours, which may be one cell with it


def test_a_position_inside_a_merged_cell_gives_the_data_of_the_cell(model: AppendixTableModel) -> None:
    assert cell(model, 2, "objective").data() == "1.1. Mục tiêu A"
    assert cell(model, 2, "lead").data() == "Sở Nội vụ"
    assert cell(model, 2, "activity").data() == "3.2. Hoạt động hai"


def test_the_code_in_front_is_shown_and_not_edited(model: AppendixTableModel) -> None:
    index = cell(model, 1, "task")
    assert index.data() == "2.1. Nhiệm vụ một"
    assert index.data(Roles.EditRole) == "Nhiệm vụ một"


def test_numbers_cannot_be_edited_and_texts_can(model: AppendixTableModel) -> None:
    def editable(row: int, key: str) -> bool:
        return bool(cell(model, row, key).flags() & Qt.ItemFlag.ItemIsEditable)

    assert not editable(0, "tt")
    assert editable(0, "objective")  # the title of the area
    assert not editable(1, "tt")
    assert all(editable(1, key) for key in model.plan.form.column_keys[1:])
    assert editable(5, "activity")  # an area without objectives: writing there makes them


def test_an_area_in_one_cell_is_edited_in_any_of_its_columns(qtbot: QtBot) -> None:
    plan = small_plan()
    area = plan.children(plan.appendices[0])[0]
    document = Document(plan.with_items(replace(area, marks={TITLE: NUMBER})))
    model = AppendixTableModel(document)
    assert model.index(0, 0).data() == "I CHỈ ĐẠO"
    assert model.setData(model.index(0, 0), "ĐIỀU HÀNH")
    assert model.index(0, 8).data() == "I ĐIỀU HÀNH"


def test_the_empty_rest_of_an_item_behind_a_page_break_is_not_edited(qtbot: QtBot) -> None:
    """Typing there would silently replace the item's text, which stands above."""
    plan = small_plan()
    second = next(item for item in plan.walk() if item.text == "Hoạt động hai")
    model = AppendixTableModel(Document(plan.with_items(replace(second, marks={"objective": BLANK}))))
    assert cell(model, 2, "objective").data() == ""
    assert not cell(model, 2, "objective").flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(cell(model, 2, "objective"), "mất chữ")
    assert cell(model, 1, "objective").flags() & Qt.ItemFlag.ItemIsEditable


def test_writing_is_one_named_step_and_writes_the_whole_merged_cell(
    model: AppendixTableModel, document: Document
) -> None:
    assert model.setData(cell(model, 2, "lead"), "Văn phòng UBND tỉnh")
    assert document.history.undo_label == "Sửa cột Cơ quan chủ trì"
    assert [document.plan[r.activity or ""].fields["lead"] for r in model.rows[1:3]] == ["Văn phòng UBND tỉnh"] * 2
    document.undo()
    assert cell(model, 1, "lead").data() == "Sở Nội vụ"


def test_writing_what_stands_there_already_is_no_step(model: AppendixTableModel, document: Document) -> None:
    assert model.setData(cell(model, 1, "task"), "Nhiệm vụ một")
    assert document.history.undo_label is None


def test_writing_into_an_empty_row_makes_what_is_missing_in_one_step(
    model: AppendixTableModel, document: Document
) -> None:
    assert model.setData(cell(model, 5, "lead"), "Sở Tư pháp")
    assert cell(model, 5, "lead").data() == "Sở Tư pháp"
    assert document.plan.counts()[Level.ACTIVITY] == 4
    document.undo()
    assert document.plan.counts()[Level.ACTIVITY] == 3


def test_what_is_typed_is_made_nfc(model: AppendixTableModel) -> None:
    model.setData(cell(model, 1, "lead"), "Ủy ban")  # U + hook above
    assert cell(model, 1, "lead").data() == "Ủy ban"


def test_a_refused_edit_is_told_and_changes_nothing(
    qtbot: QtBot, model: AppendixTableModel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Plan:
        raise refused(Refusal.NOT_EDITABLE)

    monkeypatch.setattr(edits, "write_cell", refuse)
    before = document.plan
    with qtbot.waitSignal(model.edit_refused) as told:
        assert not model.setData(cell(model, 1, "lead"), "x")
    assert isinstance(told.args[0], KnownError)
    assert told.args[0].code is ErrorCode.EDIT_REFUSED
    assert document.plan is before


def test_a_read_only_document_cannot_be_edited(qtbot: QtBot) -> None:
    model = AppendixTableModel(Document(small_plan(), read_only=True))
    assert not cell(model, 1, "lead").flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(cell(model, 1, "lead"), "x")


def test_clearing_cells_is_one_step_and_leaves_numbers_alone(model: AppendixTableModel, document: Document) -> None:
    spans = {model.cells.span(row, column) for row in (1, 2) for column in range(9)}
    model.clear(spans)
    assert [cell(model, 1, key).data() for key in ("tt", "objective", "activity", "lead")] == ["1", "1.1.", "3.1.", ""]
    assert document.history.undo_label == "Xóa nội dung 7 ô"
    document.undo()
    assert cell(model, 1, "activity").data() == "3.1. Hoạt động một"


@pytest.mark.parametrize(
    ("row", "key", "sentence"),
    [
        (0, "objective", "Cột Tên lĩnh vực, lĩnh vực I: CHỈ ĐẠO"),
        (0, "tt", "Cột Số thứ tự lĩnh vực, lĩnh vực I: I"),
        (1, "lead", "Cột Cơ quan chủ trì, hoạt động 3.1: Sở Nội vụ"),
        (2, "task", "Cột Nhiệm vụ, nhiệm vụ 2.1: 2.1. Nhiệm vụ một"),
        (1, "budget", "Cột Dự kiến kinh phí, hoạt động 3.1: ô trống"),
        (3, "activity", "Cột Hoạt động, hoạt động 3.3: 3.3. Hoạt động ba hai dòng"),
    ],
)
def test_a_screen_reader_says_column_item_and_text(
    model: AppendixTableModel, row: int, key: str, sentence: str
) -> None:
    assert cell(model, row, key).data(Roles.AccessibleTextRole) == sentence


def test_a_cell_of_an_item_without_number_is_named_by_what_is_above_it(qtbot: QtBot) -> None:
    plan = plan_of(form("annual-by-objective"), [("A", [("m", [("n", [("h", {"lead": "Sở Y tế"})])])])])
    model = AppendixTableModel(Document(plan))
    spoken = cell(model, 1, "lead").data(Roles.AccessibleTextRole)
    assert spoken == "Cột Chủ trì, hoạt động thuộc mục tiêu I.1: Sở Y tế"


def test_alignment_and_bold_are_those_of_the_print(model: AppendixTableModel) -> None:
    def align(row: int, key: str) -> int:
        return int(cell(model, row, key).data(Roles.TextAlignmentRole)) & int(Qt.AlignmentFlag.AlignHorizontal_Mask)

    assert align(1, "lead") == Qt.AlignmentFlag.AlignHCenter
    assert align(1, "activity") == Qt.AlignmentFlag.AlignLeft
    assert align(0, "objective") == Qt.AlignmentFlag.AlignLeft
    assert cell(model, 0, "objective").data(Roles.FontRole).bold()
    assert cell(model, 1, "objective").data(Roles.FontRole) is None
    assert model.setData(cell(model, 1, "lead"), "- Tỉnh: Sở Nội vụ;\n- Xã: UBND cấp xã.")
    assert align(1, "lead") == Qt.AlignmentFlag.AlignLeft, "a list, whose dashes stand one under the other"


def test_data_never_raises_wherever_it_is_asked(model: AppendixTableModel) -> None:
    strange = [QModelIndex(), model.index(99, 0), model.createIndex(99, 0), model.createIndex(0, 99)]
    for index in strange:
        for role in range(40):
            assert model.data(index, role) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_an_item_is_found_in_its_own_column_or_in_the_one_named(model: AppendixTableModel) -> None:
    area, row = model.rows[0].area, model.rows[2]
    assert model.find(area) == (0, 1)
    assert model.find(area, NUMBER) == (0, 0)
    assert model.find(row.task or "") == (1, 2)
    assert model.find(row.activity or "", "lead") == (2, 5)
    assert model.find("nobody") is None


def test_another_appendix_is_shown_when_the_shown_one_goes(qtbot: QtBot) -> None:
    from tests.gui.test_appendix_numbers import _with_second_appendix

    plan = _with_second_appendix(small_plan())
    document = Document(plan)
    model = AppendixTableModel(document, plan.appendices[1])
    copy = TableCopy(model)
    assert model.appendix == plan.appendices[1]
    document.apply("x", lambda p: edits.delete(p, [plan.appendices[1]]))
    assert model.appendix == plan.appendices[0]
    assert copy.rows == printed_texts(document.plan, plan.appendices[0])
    document.undo()
    model.show_appendix(plan.appendices[1])
    assert model.rowCount() == 6


def test_an_edit_elsewhere_in_the_plan_leaves_the_table_alone(qtbot: QtBot) -> None:
    from tests.gui.test_appendix_numbers import _with_second_appendix

    plan = _with_second_appendix(small_plan())
    document = Document(plan)
    model = AppendixTableModel(document)
    told: list[object] = []
    for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *args: told.append(args))
    other = plan.children(plan.appendices[1])[0]
    document.apply("x", lambda p: edits.insert_after(p, other.children[0], "new"))
    assert told == []


def test_another_form_draws_the_table_anew(model: AppendixTableModel, document: Document) -> None:
    copy = TableCopy(model)
    document.apply("x", lambda p: edits.set_form(p, form("annual-by-objective")))
    assert copy.resets == 1
    assert copy.rows == printed_texts(document.plan, model.appendix)


def test_a_header_that_names_the_year_follows_it(qtbot: QtBot) -> None:
    document = Document(outline_of([("A", "1/0,5/1")]))
    model = AppendixTableModel(document)
    column = model.plan.form.column_keys.index("target_points")
    assert "2027" in model.headerData(column, Qt.Orientation.Horizontal)
    with qtbot.waitSignal(model.headerDataChanged):
        document.apply("x", lambda p: edits.set_year(p, 2031))
    assert "2031" in model.headerData(column, Qt.Orientation.Horizontal)


def test_a_closed_model_follows_no_more(model: AppendixTableModel, document: Document) -> None:
    model.close()
    document.apply("x", lambda p: edits.delete(p, [model.rows[1].objective or ""]))
    assert model.rowCount() == 6
