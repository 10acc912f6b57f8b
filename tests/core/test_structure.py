"""Splitting and joining rows, shared tasks, branches from elsewhere, what was deleted, cells merged in every column."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core import branches, deleted, edits, edits_cells, edits_shared, edits_split
from cchc_desktop.core.cells import TEXT, appendix_rows
from cchc_desktop.core.document import Document
from cchc_desktop.core.edits_split import Cut
from cchc_desktop.core.errors import KnownError, Refusal
from cchc_desktop.core.grid import RowKind
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import FORMS, form, ids, plan_of, random_plan, same


def find(plan, text):
    return next(item.id for item in plan.walk() if item.text == text)


def refusal(call, *args):
    with pytest.raises(KnownError) as caught:
        call(*args)
    return caught.value.params["reason"]


def column(plan, key):
    """(text, rows) of every cell of a column in the laid-out table, the header and area rows left out."""
    at = plan.form.column_keys.index(key)
    grid = lay_out(plan, plan.appendices[0])
    return [
        (c.text, c.rowspan)
        for row in grid.rows[1:]
        if row.kind is RowKind.ENTRY
        for c in row.cells
        if c.col <= at < c.col + c.colspan
    ]


def small(name="annual-coded"):
    row = (
        "Soạn thảo;\nTrình ký; ban hành (a; b)",
        {"lead": "Sở A", "time": "Quý I", "deliverable": "Tờ trình\nQuyết định"},
    )
    return plan_of(form(name), [("A", [("o1", [("t1", [row, ("a2", {"lead": "Sở B"})])]), ("o2", [("t2", ["a3"])])])])


# ---- splitting


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("a;\nb;", Cut.BOTH, ["a", "b"]),
        ("a; b\nc", Cut.BOTH, ["a", "b", "c"]),
        ("a; b\nc", Cut.LINES, ["a; b", "c"]),
        ("a; b\nc", Cut.SEMICOLONS, ["a", "b\nc"]),
        ("Rà soát (a; b); báo cáo", Cut.BOTH, ["Rà soát (a; b)", "báo cáo"]),
        ("Dở dang (a\nb; c", Cut.BOTH, ["Dở dang (a", "b", "c"]),
        ("- a\n\n  - b ;; c", Cut.BOTH, ["- a", "- b", "c"]),
        ("một ý", Cut.BOTH, ["một ý"]),
        (" ; \n", Cut.BOTH, []),
    ],
)
def test_a_text_is_cut_at_lines_and_semicolons(text, cut, expected):
    assert [piece.text for piece in edits_split.pieces(text, cut)] == expected


@given(st.text(alphabet="ab (;)\n\t", max_size=40), st.sampled_from(Cut), st.integers(0, 2**20))
def test_pieces_hold_every_letter_and_those_without_a_tick_stay_as_written(text, cut, seed):
    found = edits_split.pieces(text, cut)
    letters = [c for c in text if c not in " ;\n\t"]
    assert [c for piece in found for c in piece.text if c not in " ;\n\t"] == letters
    begins = [bool(seed >> i & 1) for i in range(len(found))]
    texts = edits_split.parts(found, begins)
    assert [c for part in texts for c in part if c not in " ;\n\t"] == letters
    assert all(part in text for part in texts)


def test_the_words_of_an_activity_become_rows_beside_its_other_cells():
    plan = small()
    item = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    texts = [piece.text for piece in edits_split.pieces(item.text or "")]
    after = edits_split.split_text(plan, item.id, TEXT, texts, ids("x"))
    assert [c[0].split(". ", 1)[-1] for c in column(after, "activity")][:3] == [
        "Soạn thảo",
        "Trình ký",
        "ban hành (a; b)",
    ]
    assert column(after, "lead")[:2] == [("Sở A", 3), ("Sở B", 1)]
    assert column(after, "deliverable")[0] == ("Tờ trình\nQuyết định", 3)


def test_the_results_of_an_activity_become_rows_beside_its_words():
    plan = small()
    item = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    after = edits_split.split_text(plan, item.id, "deliverable", ["Tờ trình", "Quyết định"], ids("x"))
    assert column(after, "deliverable")[:2] == [("Tờ trình", 1), ("Quyết định", 1)]
    assert column(after, "lead")[0] == ("Sở A", 2)
    assert column(after, "activity")[0][1] == 2
    assert column(after, "activity")[1] == ("3.2. a2", 1)  # a row without words of its own takes no code
    assert column(after, "tt")[0] == ("1", 3)


def test_a_cell_over_several_rows_is_split_behind_its_last_row():
    plan = plan_of(
        form(), [("A", [("o", [("t", [("a1", {"lead": "X; Y"}), ("a2", {"lead": "X; Y"}, {"lead": "above"}), "a3"])])])]
    )
    after = edits_split.split_text(plan, find(plan, "a1"), "lead", ["X", "Y"], ids("x"))
    assert column(after, "lead") == [("X", 2), ("Y", 1), ("", 1)]
    assert column(after, "activity")[1][1] == 2


def test_a_merge_that_went_on_below_goes_on():
    rows = [("a; b", {"lead": "X"}), ("c", {"lead": "X"}, {"lead": "above"})]
    plan = plan_of(form(), [("A", [("o", [("t", rows)])])])
    after = edits_split.split_text(plan, find(plan, "a; b"), TEXT, ["a", "b"], ids("x"))
    assert column(after, "lead") == [("X", 3)]


def test_a_task_is_split_into_tasks_and_keeps_its_rows():
    plan = small()
    after = edits_split.split_text(plan, find(plan, "t1"), TEXT, ["t1", "t1b"], ids("x"))
    assert [t.text for t in after.children(find(after, "o1"))] == ["t1", "t1b"]
    assert len(after[find(after, "t1")].children) == 2


def test_a_task_is_split_into_activities_below_it():
    plan = edits.set_text(small(), find(small(), "t1"), TEXT, "t1: a; b")
    after = edits_split.split_below(plan, find(plan, "t1: a; b"), ["t1:", "a", "b"], ids("x"))
    assert [a.text for a in after.children(find(after, "t1:"))][-2:] == ["a", "b"]


def test_rows_without_words_take_the_first_piece_and_share_their_cells():
    plan = plan_of(form(), [("A", [("o", [("t: a; b", [("", {"lead": "X"})])])])])
    after = edits_split.split_below(plan, find(plan, "t: a; b"), ["t", "a", "b"], ids("x"))
    assert [a.text for a in after.children(find(after, "t"))] == ["a", "b"]
    assert column(after, "lead") == [("X", 2)]


def test_one_piece_is_not_split():
    plan = small()
    assert refusal(edits_split.split_text, plan, find(plan, "a2"), TEXT, ["a2", " "]) == Refusal.NOTHING_TO_SPLIT
    assert refusal(edits_split.split_below, plan, find(plan, "a2"), ["a", "b"]) == Refusal.ALREADY_DEEPEST


# ---- joining rows


def test_rows_are_joined_without_loss():
    plan = small()
    first, second = plan.children(find(plan, "t1"))
    after = edits_split.join_rows(plan, [first.id, second.id])
    (row,) = after.children(find(after, "t1"))
    assert row.text == f"{first.text}\na2"
    assert row.fields["lead"] == "Sở A\nSở B"
    assert row.fields["time"] == "Quý I"


def test_joined_tasks_keep_their_rows_in_order():
    plan = plan_of(form(), [("A", [("o", [("t1", ["a1", "a2"]), ("t2", ["a3"])])])])
    after = edits_split.join_rows(plan, [find(plan, "t1"), find(plan, "t2")])
    (task,) = after.children(find(after, "o"))
    assert (task.text, [a.text for a in after.children(task.id)]) == ("t1\nt2", ["a1", "a2", "a3"])


@pytest.mark.parametrize(
    ("texts", "reason"),
    [(["a2"], Refusal.SINGLE_ROW), (["a2", "a3"], Refusal.ROWS_APART), (["t1", "a3"], Refusal.ROWS_APART)],
)
def test_rows_that_are_no_neighbours_are_not_joined(texts, reason):
    plan = small()
    assert refusal(edits_split.join_rows, plan, [find(plan, text) for text in texts]) == reason


def test_split_and_join_are_each_other_s_mirror():
    plan = plan_of(form(), [("A", [("o", [("t", [("a\nb\nc", {"lead": "X", "time": "Quý I"})])])])])
    after = edits_split.split_text(plan, find(plan, "a\nb\nc"), TEXT, ["a", "b", "c"], ids("x"))
    rows = [a.id for a in after.children(find(after, "t"))]
    assert same(edits_split.join_rows(after, rows), plan)


# ---- one task under two objectives


@pytest.mark.parametrize("name", FORMS)
def test_a_task_continues_under_the_next_objective_with_one_number(name):
    plan = small(name)
    shared, part = edits_shared.share_task(plan, find(plan, "a2"), ids("x"))
    assert shared[part].parent == find(plan, "o2")
    tasks = column(shared, "task")
    assert len(tasks) == 2
    assert tasks[0][1] == 3
    before, after = number(plan), number(shared)
    assert after.of(shared[part]) == after.of(shared[find(plan, "t1")])
    for text in ("o1", "o2", "t1", "t2", "a2", "a3"):
        item = find(plan, text)
        if plan.form.row_level != "activity" or text[0] != "a":
            assert after.of(shared[item]) == before.of(plan[item])
    whole = edits_shared.unshare_task(shared, part)
    assert [item.text for item in whole.walk() if item.level is Level.TASK] == ["t1", "t1", "t2"]
    assert len(set(column(whole, "task"))) == len(column(whole, "task")) == 3 or name != "annual-coded"
    assert refusal(edits_shared.unshare_task, whole, part) == Refusal.NOT_SHARED


def test_only_the_last_task_continues_and_only_where_an_objective_follows():
    plan = plan_of(form(), [("A", [("o1", [("t1", ["a1"]), ("t2", ["a2"])]), ("o2", [("t3", ["a3"])])])])
    assert refusal(edits_shared.share_task, plan, find(plan, "t1")) == Refusal.NOT_LAST_TASK
    assert refusal(edits_shared.share_task, plan, find(plan, "t3")) == Refusal.NO_OBJECTIVE_BELOW
    assert refusal(edits_shared.share_task, plan, find(plan, "o1")) == Refusal.NO_TASK
    shared, _ = edits_shared.share_task(plan, find(plan, "t2"), ids("x"))
    assert refusal(edits_shared.share_task, shared, find(plan, "t2")) == Refusal.ALREADY_SHARED


def test_rows_dragged_from_one_part_to_the_other_leave_it_one_task():
    plan, part = edits_shared.share_task(small(), find(small(), "t1"), ids("x"))
    moved = edits.move(plan, [find(plan, "a2")], part, 0)
    assert moved[part].marks == {"task": "above"}
    assert column(moved, "task")[0][1] == 2


# ---- branches from elsewhere


def test_a_copy_keeps_its_inner_merges_and_joins_nothing_outside():
    rows = [("a1", {"lead": "X"}), ("a2", {"lead": "X"}, {"lead": "above"})]
    plan = plan_of(form(), [("A", [("o1", [("t1", rows)]), ("o2", [])])])
    after, tops = branches.put_at(plan, branches.take(plan, [find(plan, "t1")]), find(plan, "o2"), 0, ids("c"))
    assert tops == ["c1"]
    assert column(after, "lead") == [("X", 2), ("X", 2)]
    other = plan_of(form("annual-by-objective"), [("B", [("o", [("t", ["b"])])])], ids("m"))
    into, _ = branches.put_at(other, branches.take(plan, [find(plan, "t1")]), find(other, "o"), 1, ids("z"))
    assert column(into, "lead")[1:] == [("X", 2)]
    assert same_branch(into, find(into, "t1")) == same_branch(plan, find(plan, "t1"))


def same_branch(plan, top):
    return [(item.level, item.text, item.fields, item.marks) for item in plan.walk(top)]


def test_a_branch_may_only_stand_where_its_level_may():
    plan = small()
    task = branches.take(plan, [find(plan, "t1")])
    assert refusal(branches.put_at, plan, task, find(plan, "t2"), 0) == Refusal.WRONG_LEVEL
    assert refusal(branches.put_at, plan, [], find(plan, "o1"), 0) == Refusal.NOTHING_SELECTED
    assert branches.place_for(plan, Level.TASK, find(plan, "a2")) == (find(plan, "o1"), 1)
    assert branches.place_for(plan, Level.TASK, find(plan, "o2")) == (find(plan, "o2"), 1)


# ---- the recycle bin


def test_what_was_deleted_is_listed_and_put_back_where_it_was():
    start = small()
    document = Document(start)
    document.apply("Xóa nhiệm vụ", lambda p: edits.delete(p, [find(p, "t1")]))
    document.apply("Xóa hoạt động", lambda p: edits.delete(p, [find(p, "a3")]))
    latest, older = deleted.deleted_branches(document.plan, document.history)
    assert (latest.branch.text, older.branch.text, older.label) == ("a3", "t1", "Xóa nhiệm vụ")
    assert [depth for depth, _ in older.lines] == [0, 1, 1]
    assert len(older.ids) == 3
    document.apply("Khôi phục", lambda p: deleted.restore(p, older)[0])
    document.apply("Khôi phục", lambda p: deleted.restore(p, latest)[0])
    assert document.plan == start
    assert deleted.deleted_branches(document.plan, document.history) == []
    document.undo()
    assert [d.branch.text for d in deleted.deleted_branches(document.plan, document.history)] == ["a3"]


def test_what_hung_under_a_deleted_branch_goes_to_another_place():
    document = Document(small())
    document.apply("Xóa 1", lambda p: edits.delete(p, [find(p, "a2")]))
    document.apply("Xóa 2", lambda p: edits.delete(p, [find(p, "t1")]))
    _, row = deleted.deleted_branches(document.plan, document.history)
    assert refusal(deleted.restore, document.plan, row) == Refusal.OLD_PLACE_GONE
    plan, top = deleted.restore_at(document.plan, row, find(document.plan, "a3"))
    assert [a.text for a in plan.children(find(plan, "t2"))] == ["a3", "a2"]
    assert plan[top].fields == {"lead": "Sở B"}


def test_rows_that_were_joined_and_empty_rows_are_not_in_the_bin():
    document = Document(small())
    rows = [a.id for a in document.plan.children(find(document.plan, "t1"))]
    document.apply("Gộp dòng", lambda p: edits_split.join_rows(p, rows))
    document.apply("Thêm", lambda p: edits.insert_after(p, find(p, "a3"), "new"))
    document.apply("Xóa", lambda p: edits.delete(p, ["new"]))
    assert deleted.deleted_branches(document.plan, document.history) == []


@given(st.integers(0, 10**6), st.sampled_from((*FORMS, "par-index")))
@settings(max_examples=60)
def test_a_deleted_branch_comes_back_whole(seed, name):
    rng = random.Random(seed)
    plan = random_plan(seed, name)
    everything = [item.id for item in plan.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]
    if not everything:
        return
    document = Document(plan)
    document.apply("Xóa", lambda p: edits.delete(p, [rng.choice(everything)]))
    for gone in deleted.deleted_branches(document.plan, document.history):
        back, top = deleted.restore(document.plan, gone)
        assert [(i.level, i.text, i.fields) for i in back.walk(top)] == [
            (i.level, i.text, i.fields) for i in plan.walk(top)
        ]
        assert back.index(top) == plan.index(top)


# ---- merging cells in every column


@pytest.mark.parametrize("name", FORMS)
def test_two_rows_are_joined_and_split_in_every_column(name):
    plan = plan_of(form(name), [("A", [("o1", [("t1", [("a1", {"lead": "X"})]), ("t2", [("a2", {"lead": "Y"})])])])])
    rows = [row.item for row in appendix_rows(plan, plan.appendices[0]) if not row.is_area]
    for key in plan.form.column_keys:
        if len(column(plan, key)) == 1:
            continue  # one cell already: both rows are of one objective
        joined = edits_cells.join_cells(plan, rows, [key])
        cells = column(joined, key)
        assert [cell[1] for cell in cells] == [2], key
        for row in appendix_rows(joined, joined.appendices[0]):
            if not row.is_area:
                assert [c[1] for c in column(edits_cells.split_cell(joined, row.item, key, ids("x")), key)] == [1, 1], (
                    key
                )


@pytest.mark.parametrize("name", FORMS)
def test_neighbouring_cells_of_a_row_are_joined_and_split_in_every_column(name):
    plan = plan_of(form(name), [("A", [("o1", [("t1", [("a1", {"lead": "X"})])])])])
    row = find(plan, "a1")
    keys = plan.form.column_keys
    for left, right in itertools.pairwise(keys[1:]):
        if left == "activity" or (left in ("objective", "task") and right not in ("task", "activity")):
            continue
        joined = edits_cells.join_cells(plan, [row], [left, right])
        wide = [c for r in lay_out(joined, joined.appendices[0]).rows[2:] for c in r.cells if c.colspan == 2]
        assert len(wide) == 1, (left, right)
        apart = edits_cells.split_cell(joined, row, right)
        assert not [c for r in lay_out(apart, apart.appendices[0]).rows[2:] for c in r.cells if c.colspan > 1], (
            left,
            right,
        )
        words = {w for item in plan.walk() for w in (item.text, *item.fields.values()) if w}
        assert words <= {w for i in apart.walk() for t in (i.text, *i.fields.values()) if t for w in t.split("\n")}
