"""Merged cells mend themselves: what was one cell and is still neighbours stays one; every other merge falls."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core import edits, edits_cells, edits_outline
from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.errors import KnownError, Refusal
from cchc_desktop.core.grid import slots
from cchc_desktop.core.plan import Level
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import ALL_FORMS, FORMS, form, ids, marks_of, plan_of, random_edit, random_plan

ABOVE = {"lead": "above"}


def act(text, chief="", **marks):
    return text, ({"lead": chief} if chief else {}), marks


def merged():
    """Three activities of two tasks share one lead cell; a fourth stands apart with the same words."""
    tasks = [
        ("t1", [act("a1", "Sở Nội vụ"), act("a2", "Sở Nội vụ", lead="above")]),
        ("t2", [act("a3", "Sở Nội vụ", lead="above"), act("a4", "Sở Nội vụ")]),
    ]
    return plan_of(form(), [("A", [("o1", tasks), ("o2", [("t3", [act("a5", "Sở Y tế")])])])])


def find(plan, text):
    return next(item.id for item in plan.walk() if item.text == text)


def leads(plan):
    """The lead column as printed: (text, rows) of every cell."""
    column = plan.form.column_keys.index("lead")
    grid = lay_out(plan, plan.appendices[0])
    return [(c.text, c.rowspan) for row in grid.rows[2:] for c in row.cells if c.col == column]


def test_equal_neighbours_are_one_cell_only_where_marked():
    assert leads(merged()) == [("Sở Nội vụ", 3), ("Sở Nội vụ", 1), ("Sở Y tế", 1)]


def test_the_middle_row_goes_and_the_rest_stays_one_cell():
    plan = merged()
    assert leads(edits.delete(plan, [find(plan, "a2")])) == [("Sở Nội vụ", 2), ("Sở Nội vụ", 1), ("Sở Y tế", 1)]


def test_the_first_row_goes_and_the_next_carries_the_text():
    plan = merged()
    assert leads(edits.delete(plan, [find(plan, "a1")])) == [("Sở Nội vụ", 2), ("Sở Nội vụ", 1), ("Sở Y tế", 1)]


def test_a_row_moved_away_keeps_its_text_and_loses_its_merge():
    plan = merged()
    plan = edits.move(plan, [find(plan, "a3")], find(plan, "t3"), 1)
    assert leads(plan) == [("Sở Nội vụ", 2), ("Sở Nội vụ", 1), ("Sở Y tế", 1), ("Sở Nội vụ", 1)]


def test_a_row_with_words_of_its_own_moved_between_splits_the_cell():
    plan = merged()
    plan = edits.move(plan, [find(plan, "a5")], find(plan, "t1"), 1)
    assert leads(plan)[:3] == [("Sở Nội vụ", 1), ("Sở Y tế", 1), ("Sở Nội vụ", 2)]


def test_rows_reordered_inside_their_cell_stay_one_cell():
    plan = merged()
    assert leads(edits.move_up(plan, [find(plan, "a2")]))[0] == ("Sở Nội vụ", 3)


def test_an_empty_row_inserted_inside_joins_the_cell():
    plan = edits.insert_after(merged(), find(merged(), "a1"), "new")
    assert leads(plan)[0] == ("Sở Nội vụ", 4)
    assert plan["new"].value("lead") == "Sở Nội vụ"


def test_an_empty_row_inserted_at_the_edge_stays_outside():
    plan = edits.insert_after(merged(), find(merged(), "a3"), "new")
    assert leads(plan)[:2] == [("Sở Nội vụ", 3), ("", 1)]


def test_writing_into_a_merged_cell_writes_every_row_of_it():
    plan = edits.set_text(merged(), find(merged(), "a2"), "lead", "Sở Tư pháp")
    assert leads(plan)[:2] == [("Sở Tư pháp", 3), ("Sở Nội vụ", 1)]
    assert [plan[find(plan, a)].value("lead") for a in ("a1", "a2", "a3")] == ["Sở Tư pháp"] * 3


def test_a_copy_keeps_its_inner_merges_and_stands_apart_from_its_source():
    plan = merged()
    assert leads(edits.duplicate(plan, find(plan, "t1"), ids("c")))[:3] == [
        ("Sở Nội vụ", 2),
        ("Sở Nội vụ", 2),
        ("Sở Nội vụ", 1),
    ]


def continuing():
    """One task under two objectives, as task 2.27 of a real plan."""
    part = ("Nhiệm vụ chung", [act("a2")], {"task": "above"})
    return plan_of(form(), [("A", [("o1", [("t0", [act("a0")]), ("Nhiệm vụ chung", [act("a1")])]), ("o2", [part])])])


def numbers(plan):
    grid = lay_out(plan, plan.appendices[0])
    return [(c.text, c.rowspan) for row in grid.rows[2:] for c in row.cells if c.col == 0]


def test_a_task_under_two_objectives_is_one_cell_with_one_number():
    assert numbers(continuing()) == [("1", 1), ("2", 2)]


def test_moving_a_part_of_it_away_makes_both_whole_tasks():
    plan = continuing()
    part = marks_of(plan, "task")[0]
    plan = edits.move(plan, [part], find(plan, "o1"), 0)
    assert numbers(plan)[:3] == [("1", 1), ("2", 1), ("3", 1)]
    assert plan[part].text == "Nhiệm vụ chung"


def test_parts_that_meet_again_under_one_objective_fuse():
    plan = continuing()
    plan = edits.move(plan, [marks_of(plan, "task")[0]], find(plan, "o1"), 2)
    assert [task.text for task in plan.children(find(plan, "o1"))] == ["t0", "Nhiệm vụ chung"]
    assert numbers(plan) == [("1", 1), ("2", 2), ("", 1)]


def test_renaming_one_part_renames_the_other():
    plan = continuing()
    plan = edits.set_text(plan, marks_of(plan, "task")[0], "text", "Tên mới")
    assert [item.text for item in plan.walk() if item.level is Level.TASK] == ["t0", "Tên mới", "Tên mới"]


def test_a_break_falls_where_its_row_becomes_the_first():
    plan = plan_of(form(), [("A", [("o", [("t", [act("a1"), act("a2", objective="blank", tt="again")])])])])
    plan = edits.delete(plan, [find(plan, "a1")])
    assert dict(plan[find(plan, "a2")].marks) == {}


def test_joining_never_loses_words_and_splitting_gives_each_row_its_own_cell():
    plan = merged()
    rows = [find(plan, "a4"), find(plan, "a5")]
    plan = edits_cells.join_cells(plan, rows, ["lead"])
    assert leads(plan) == [("Sở Nội vụ", 3), ("Sở Nội vụ\nSở Y tế", 2)]
    assert leads(edits_cells.split_cell(plan, rows[1], "lead"))[1:] == [("Sở Nội vụ\nSở Y tế", 1)] * 2


def test_two_columns_of_two_rows_become_one_cell():
    plan = merged()
    plan = edits_cells.join_cells(plan, [find(plan, "a4"), find(plan, "a5")], ["lead", "coordinating"])
    grid = lay_out(plan, plan.appendices[0])
    (cell,) = [c for row in grid.rows for c in row.cells if c.colspan == 2]
    assert (cell.rowspan, cell.text) == (2, "Sở Nội vụ\nSở Y tế")


def test_joining_objectives_makes_one_of_them():
    plan = merged()
    plan = edits_cells.join_cells(plan, [find(plan, "a4"), find(plan, "a5")], ["objective"])
    (objective,) = [item for item in plan.walk() if item.level is Level.OBJECTIVE]
    assert objective.text == "o1\no2"
    assert len(objective.children) == 3


def test_joining_tasks_of_two_objectives_makes_one_task_that_continues():
    plan = merged()
    plan = edits_cells.join_cells(plan, [find(plan, "a4"), find(plan, "a5")], ["task"])
    assert len(marks_of(plan, "task")) == 1
    assert numbers(plan) == [("1", 2), ("2", 3)]
    assert numbers(edits_cells.split_cell(plan, find(plan, "a5"), "task")) == [("1", 2), ("2", 2), ("3", 1)]


@pytest.mark.parametrize(
    ("rows", "columns", "reason"),
    [
        (["a1"], ["lead"], Refusal.SINGLE_CELL),
        (["a1", "a3"], ["lead"], Refusal.NOT_NEIGHBOURS),
        (["a1", "a2"], ["lead", "time"], Refusal.NOT_NEIGHBOURS),
        (["a1", "a2"], ["task", "activity"], Refusal.MANY_BELOW),
    ],
)
def test_what_cannot_be_one_cell_is_refused(rows, columns, reason):
    plan = merged()
    with pytest.raises(KnownError) as caught:
        edits_cells.join_cells(plan, [find(plan, row) for row in rows], columns)
    assert caught.value.params == {"reason": reason}


def test_outdent_and_indent_are_each_other_s_mirror():
    plan = merged()
    out = edits_outline.outdent(plan, [find(plan, "a2")], ids("x"))
    assert [task.text for task in out.children(find(out, "o1"))] == ["t1", "a2", "t2"]
    assert out.children(find(out, "a2"))[0].fields == {"lead": "Sở Nội vụ"}
    back = edits_outline.indent(out, [find(out, "a2")])
    assert [a.text for a in back.children(find(back, "t1"))] == ["a1", "a2"]
    assert back[find(back, "a2")].fields == {"lead": "Sở Nội vụ"}


def texts(plan):
    """Every word of the plan, however it is arranged."""
    return sorted({text for item in plan.items.values() for text in (item.text, *item.fields.values()) if text})


@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS))
@settings(max_examples=150)
def test_no_structural_edit_loses_a_word_or_touches_another_row(seed, form_name):
    rng = random.Random(seed)
    plan = random_plan(seed, form_name)
    ids_ = [item.id for item in plan.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]
    if not ids_:
        return
    fresh = ids("x")
    for _ in range(5):
        some = [rng.choice(ids_) for _ in range(2)]
        target = rng.choice(ids_)
        acts = [
            lambda p, some=some, target=target: edits.move(p, some, target, 0),
            lambda p, some=some: edits.move_up(p, some[:1]),
            lambda p, some=some: edits.move_down(p, some[:1]),
            lambda p, some=some: edits_outline.indent(p, some[:1]),
            lambda p, some=some: edits_outline.outdent(p, some[:1], fresh),
            lambda p, some=some: edits.insert_after(p, some[0], fresh()),
        ]
        try:
            after = rng.choice(acts)(plan)
        except KnownError:
            continue
        assert texts(after) == texts(plan)
        plan = after
        ids_ = [item.id for item in plan.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]


@given(st.integers(0, 10**6), st.sampled_from(FORMS))
@settings(max_examples=120)
def test_no_mark_is_left_that_draws_nothing(seed, form_name):
    """After any edits, laying out and reading the marks agree: every ``above`` of a leaf column is a drawn merge."""
    rng = random.Random(seed)
    plan = random_plan(seed, form_name)
    fresh = ids("x")
    for _ in range(6):
        plan = random_edit(plan, rng, fresh)
    rows = appendix_rows(plan, plan.appendices[0])
    drawn = drawn_merges(plan)
    for row in rows:
        if row.activity:
            marks = plan[row.activity].marks
            for key in plan.form.leaf_columns:
                if marks.get(key) == "above":
                    assert (row.activity, key) in drawn


def drawn_merges(plan):
    """(activity, column) of every leaf position that the laid-out table joins to the cell above it."""
    grid = lay_out(plan, plan.appendices[0])
    cover = slots(grid)
    joined = set()
    for index, row in enumerate(appendix_rows(plan, plan.appendices[0]), start=1):
        for col, key in enumerate(plan.form.column_keys):
            slot = cover[index][col]
            if row.activity and slot is not None and slot.row < index:
                joined.add((row.activity, key))
    return joined
