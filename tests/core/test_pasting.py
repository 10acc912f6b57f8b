"""Pasting blocks onto a table: what is written where, which rows come into being, which merges."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.changes import apply, diff, invert
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.grid import Cell, Grid, Row, check
from cchc_desktop.core.pasting import Block, Pasted, paste
from cchc_desktop.core.plan import ABOVE, Level, Plan
from cchc_desktop.core.range_edits import set_cells
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import ALL_FORMS, form, ids, plan_of, random_plan, with_random_merges

KEYS = form().column_keys


def grid(*rows: list[object], width: int = 0) -> Grid:
    """Rows of texts; a pair is (text, rows), a triple (text, rows, columns); None is covered from above or the left."""
    made = []
    for row in rows:
        cells = []
        for column, entry in enumerate(row):
            if entry is not None:
                text, down, across = (*entry, 1)[:3] if isinstance(entry, tuple) else (entry, 1, 1)
                cells.append(Cell(column, str(text), down, across))
        made.append(Row(tuple(cells)))
    found = Grid(width or len(rows[0]), tuple(made))
    assert check(found) is None
    return found


def block(first: str, *rows: list[object], exact: bool = False) -> Block:
    made = grid(*rows)
    start = KEYS.index(first)
    columns = [*KEYS[start : start + made.width]]
    return Block(made, (*columns, *[None] * (made.width - len(columns))), exact)


def plan() -> Plan:
    """Rows: 0 area A; 1–3 objective 1, task 1 (a1 a2), task 2 (a3); 4 objective 2, task 3 (a4); 5 area B; 6 empty."""
    one = ("m1", [("n1", ["a1", "a2"]), ("n2", [("a3", {"lead": "Sở"})])])
    return plan_of(form(), [("A", [one, ("m2", [("n3", ["a4"])])]), ("B", [])])


def put(at: Plan, row: int, pasted: Block, **more: object) -> Pasted:
    return paste(at, at.appendices[0], row, pasted, fresh=ids("new"), **more)  # type: ignore[arg-type]


def column(at: Plan, key: str) -> list[str | None]:
    """What every printed row says in a column, the item repeated on each of its rows; areas by their title."""
    said: list[str | None] = []
    for row in appendix_rows(at, at.appendices[0]):
        level = row.at(key) if key in ("objective", "task", "activity") else None
        if row.is_area:
            said.append(at[row.area].text)
        elif level is not None:
            said.append(at[level].text)
        else:
            said.append(at[row.activity].fields.get(key, "") if row.activity else None)
    return said


def test_texts_of_one_column_go_down_over_tasks_and_objectives() -> None:
    done = put(plan(), 1, block("lead", ["x1"], ["x2"], ["x3"], ["x4"]))
    assert column(done.plan, "lead") == ["A", "x1", "x2", "x3", "x4", "B", None]
    assert (done.written, done.left_out, dict(done.added)) == (4, 0, {})


def test_rows_beyond_the_area_are_added_to_the_branch_where_the_block_stands() -> None:
    done = put(plan(), 4, block("activity", ["b1", "p1"], ["b2", "p2"], ["b3", "p3"]))
    assert column(done.plan, "activity") == ["A", "a1", "a2", "a3", "b1", "b2", "b3", "B", None]
    assert column(done.plan, "task")[4:7] == ["n3", "n3", "n3"]
    assert column(done.plan, "deliverable")[4:7] == ["p1", "p2", "p3"]
    assert done.added == {Level.ACTIVITY: 2}


def test_a_merged_cell_is_one_item_with_what_stands_beside_it_as_children() -> None:
    """A1:A3 merged: the value in the first, children below; the next task is not touched."""
    done = put(plan(), 1, block("task", [("N", 3), "b1"], [None, "b2"], [None, "b3"]))
    assert column(done.plan, "task") == ["A", "N", "N", "N", "n2", "n3", "B", None]
    assert column(done.plan, "activity") == ["A", "b1", "b2", "b3", "a3", "a4", "B", None]
    assert done.added == {Level.ACTIVITY: 1}


def test_blanks_below_a_task_mean_the_same_as_a_merged_cell() -> None:
    merged = put(plan(), 1, block("task", [("N", 3), "b1"], [None, "b2"], [None, "b3"]))
    blank = put(plan(), 1, block("task", ["N", "b1"], ["", "b2"], ["", "b3"]))
    assert diff(merged.plan, blank.plan) == ()


def test_tasks_go_on_to_the_next_task_and_then_to_new_ones() -> None:
    done = put(plan(), 3, block("task", [("N2", 2), "b1"], [None, "b2"], ["N3", "b3"], ["N4", "b4"]))
    assert column(done.plan, "task") == ["A", "n1", "n1", "N2", "N2", "N3", "N4", "B", None]
    assert column(done.plan, "objective")[1:7] == ["m1", "m1", "m1", "m1", "m2", "m2"]
    assert done.added == {Level.ACTIVITY: 2, Level.TASK: 1}


def test_objectives_with_their_tasks_keep_inside_their_objective() -> None:
    done = put(plan(), 1, block("objective", [("M", 3), "T1", "b1"], [None, "T2", "b2"], [None, "T3", "b3"]))
    assert column(done.plan, "objective") == ["A", "M", "M", "M", "M", "m2", "B", None]
    assert column(done.plan, "task") == ["A", "T1", "n1"[:0] or "T1", "T2", "T3", "n3", "B", None]


def test_a_column_of_tasks_goes_from_task_to_task() -> None:
    done = put(plan(), 1, block("task", ["T1"], ["T2"], ["T3"], ["T4"]))
    assert column(done.plan, "task") == ["A", "T1", "T1", "T2", "T3", "T4", "B", None]


def test_a_table_with_area_rows_finds_its_areas() -> None:
    rows: list[list[object]] = [
        ["I", ("LĨNH VỰC MỘT", 1, 2), None],
        ["1", ("M", 2), "T1"],
        ["2", None, "T2"],
        ["II", ("LĨNH VỰC HAI", 1, 2), None],
        ["3", "M2", "T3"],
        ["III", ("LĨNH VỰC BA", 1, 2), None],
        ["4", "M3", "T4"],
    ]
    done = put(plan(), 0, block("tt", *rows))
    assert column(done.plan, "task") == [
        "LĨNH VỰC MỘT", "T1", "T1", "T2", "n3", "LĨNH VỰC HAI", "T3", "LĨNH VỰC BA", "T4",
    ]  # fmt: skip
    assert done.left_out == 0, "numbers are computed"
    assert done.added[Level.AREA] == 1


def test_blank_rows_lie_on_area_rows() -> None:
    done = put(plan(), 4, block("lead", ["x"], [""], ["y"]))
    assert column(done.plan, "lead") == ["A", "", "", "Sở", "x", "B", "y"]


def test_a_merged_cell_of_leads_is_merged_here_too_and_a_separate_one_is_not() -> None:
    done = put(plan(), 1, block("lead", [("S", 2), "p1"], [None, "p2"]))
    second = appendix_rows(done.plan, done.plan.appendices[0])[2].activity or ""
    assert done.plan[second].marks == {"lead": ABOVE}
    again = put(done.plan, 1, block("lead", ["S1"], ["S2"]))
    assert column(again.plan, "lead")[1:3] == ["S1", "S2"]
    assert again.plan[second].marks == {}


def test_a_cell_over_two_columns_is_one_here_too() -> None:
    done = put(plan(), 1, block("lead", [("S", 1, 2), None]))
    first = appendix_rows(done.plan, done.plan.appendices[0])[1].activity or ""
    assert done.plan[first].fields == {"lead": "S", "coordinating": "S"}
    assert done.plan[first].marks == {"coordinating": "lead"}


def test_what_has_no_column_is_counted_not_lost_in_silence() -> None:
    done = put(plan(), 1, block("time", ["q", "10", "mất"], ["q", "11", ""]))
    assert (done.written, done.left_out) == (4, 1)
    done = put(plan(), 1, block("tt", ["không phải số", "M"], ["4a", "M2"]))
    assert done.left_out == 1


def test_as_new_items_nothing_that_is_there_is_written() -> None:
    before = plan()
    done = put(before, 1, block("task", [("N", 2), "b1"], [None, "b2"]), as_new=True)
    assert column(done.plan, "task") == ["A", "n1", "n1", "N", "N", "n2", "n3", "B", None]
    assert {i: done.plan[i].text for i in before.items} == {i: before[i].text for i in before.items}


def test_the_empty_row_of_an_area_gets_items() -> None:
    done = put(plan(), 6, block("objective", ["M", "T", "b"]))
    assert column(done.plan, "objective")[-1] == "M"
    assert done.added == {Level.OBJECTIVE: 1, Level.TASK: 1, Level.ACTIVITY: 1}


def test_a_plan_without_rows_gets_an_area() -> None:
    done = put(plan_of(form(), []), 0, block("objective", ["M", "T", "b"]))
    assert column(done.plan, "activity") == ["", "b"]


def test_numbers_alone_are_refused() -> None:
    with pytest.raises(KnownError):
        put(plan(), 1, block("tt", ["1"]))


def test_the_number_in_front_of_a_text_is_taken_off_by_whoever_knows_how() -> None:
    def strip(text: str, prefix: str) -> str:
        assert prefix
        return text.partition(" ")[2]

    done = put(plan(), 1, block("task", ["2.1. N", "3.1. b", "2.1. p"]), strip=strip)
    assert (column(done.plan, "task")[1], column(done.plan, "deliverable")[1]) == ("N", "2.1. p")
    done = put(plan(), 1, block("task", ["2.1. N"], exact=True), strip=strip)
    assert column(done.plan, "task")[1] == "2.1. N"


def test_an_outline_goes_down_its_rows_and_adds_criteria_before_the_total() -> None:
    made = random_plan(3, "par-index", 3)
    rows = appendix_rows(made, made.appendices[0])
    count = sum(1 for row in rows if made[row.item].level is Level.CRITERION)
    texts = [[f"c{i}", str(i)] for i in range(count + 2)]
    done = paste(made, made.appendices[0], 0, Block(grid(*texts), ("criterion", "standard_points")), fresh=ids("new"))
    after = [done.plan[row.item] for row in appendix_rows(done.plan, done.plan.appendices[0])]
    assert [item.text for item in after if item.level is Level.CRITERION] == [text for text, _ in texts]
    assert done.added == {Level.CRITERION: 2}
    assert [item.level for item in after].count(Level.TOTAL) == [made[r.item].level for r in rows].count(Level.TOTAL)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS), st.randoms(use_true_random=False))
def test_any_block_anywhere_leaves_a_sound_plan_and_one_step_back(seed: int, name: str, rng: random.Random) -> None:
    made = random_plan(seed, name)
    appendix = made.appendices[0]
    rows = appendix_rows(made, appendix)
    keys = made.form.column_keys
    first = rng.randrange(len(keys))
    width = rng.randint(1, len(keys) - first)
    texts = [
        [rng.choice(("", "I", "1.1. Rà soát", "Sở", "=1+1")) for _ in range(width)] for _ in range(rng.randint(1, 6))
    ]
    pasted = Block(grid(*texts), keys[first : first + width], rng.random() < 0.5)
    try:
        done = paste(made, appendix, rng.randrange(max(1, len(rows))), pasted, as_new=rng.random() < 0.3)
    except KnownError:
        assert set(pasted.columns) == {"tt"}
        return
    assert check(lay_out(done.plan, appendix)) is None
    changes = diff(made, done.plan)
    assert apply(done.plan, invert(changes)) == made


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS[:3]), st.booleans())
def test_a_whole_table_pasted_into_an_empty_plan_is_the_same_table(seed: int, name: str, merges: bool) -> None:
    """As another window of ours gives it: the words without their numbers."""
    made = random_plan(seed, name, merges=False)
    if merges:
        made = with_random_merges(made, random.Random(seed))
    table = lay_out(made, made.appendices[0])
    body = Grid(table.width, tuple(Row(tuple(words(made, c) for c in row.cells)) for row in table.rows[1:]))
    empty = plan_of(made.form, [])
    done = paste(empty, empty.appendices[0], 0, Block(body, made.form.column_keys, exact=True))
    assert lay_out(done.plan, done.plan.appendices[0]) == table


def words(made: Plan, cell: Cell) -> Cell:
    item = made[cell.source.item] if cell.source else None
    own = item is not None and cell.source is not None and cell.source.column == item.level.value
    return replace(cell, text=(item.text or "") if own and item else cell.text)


def test_one_value_onto_many_cells_makes_missing_items_once() -> None:
    made = plan()
    rows = appendix_rows(made, made.appendices[0])
    cells = [(rows[4], "lead", "S"), (rows[6], "lead", "S"), (rows[6], "time", "S"), (rows[5], "title", "T")]
    done = set_cells(made, cells, ids("new"))
    assert column(done, "lead") == ["A", "", "", "Sở", "S", "T", "S"]
    assert done.counts()[Level.ACTIVITY] == made.counts()[Level.ACTIVITY] + 1
