"""Whole branches into another plan: levels, marks and all fields are kept; what has no place is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core import branches
from cchc_desktop.core.changes import apply, diff, invert
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.core.plan import ABOVE, Level, Plan
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import ALL_FORMS, FORMS, form, ids, plan_of, random_plan, with_random_merges

LEAF = {"lead": "Sở", "time": "Quý I", "note": "không có cột"}


def plan() -> Plan:
    one = ("n1", [("a1", LEAF), ("a2", {"lead": "Sở"}, {"lead": ABOVE}), ("a3", {})])
    return plan_of(form(), [("A", [("m1", [one, ("n2", [("a4", {})])])]), ("B", [])], ids("p"))


def of_level(at: Plan, level: Level) -> list[str]:
    return [item.id for item in at.walk() if item.level is level]


def carried(at: Plan, chosen: list[str]) -> list[branches.Branch]:
    """Through the clipboard."""
    return branches.from_data(json.loads(json.dumps(branches.to_data(branches.take(at, chosen)))))


def test_a_branch_keeps_levels_marks_and_all_fields_in_another_plan() -> None:
    source, target = plan(), plan_of(form(), [("X", [("mx", [])])], ids("t"))
    task = of_level(source, Level.TASK)[0]
    made, tops = branches.put(target, carried(source, [task]), of_level(target, Level.OBJECTIVE)[0], ids("new"))
    assert branches.take(made, tops) == branches.take(source, [task])
    assert made[tops[0]].parent == of_level(target, Level.OBJECTIVE)[0]
    second = made.children(tops[0])[1]
    assert (second.marks, made.children(tops[0])[0].fields["note"]) == ({"lead": ABOVE}, "không có cột")


def test_a_branch_stands_behind_the_item_on_its_level() -> None:
    at = plan()
    first, second = of_level(at, Level.TASK)
    deep = of_level(at, Level.ACTIVITY)[0]
    made, tops = branches.put(at, carried(at, [second]), deep, ids("new"))
    assert [item.id for item in made.children(at[first].parent or "")] == [first, tops[0], second]


def test_several_items_come_once_and_in_order_even_when_their_parents_are_among_them() -> None:
    at = plan()
    task = of_level(at, Level.TASK)[0]
    child = at[task].children[0]
    assert [branch.text for branch in branches.take(at, [*of_level(at, Level.TASK)[::-1], child])] == ["n1", "n2"]


def test_the_first_row_of_a_branch_is_one_with_nothing_above_it() -> None:
    at = plan()
    second = of_level(at, Level.ACTIVITY)[1]
    made, tops = branches.put(at, carried(at, [second]), of_level(at, Level.ACTIVITY)[3], ids("new"))
    assert made[tops[0]].marks == {}


@pytest.mark.parametrize(("level", "at"), [(Level.TASK, Level.AREA), (Level.ACTIVITY, Level.OBJECTIVE)])
def test_what_has_no_place_is_refused(level: Level, at: Level) -> None:
    made = plan()
    with pytest.raises(KnownError) as error:
        branches.put(made, carried(made, of_level(made, level)[:1]), of_level(made, at)[0])
    assert error.value.code is ErrorCode.EDIT_REFUSED


def test_branches_of_different_levels_and_forms_of_another_kind_are_refused() -> None:
    made, outline = plan(), random_plan(1, "par-index")
    mixed = carried(made, of_level(made, Level.TASK)[:1]) + carried(made, of_level(made, Level.ACTIVITY)[3:4])
    with pytest.raises(KnownError):
        branches.put(made, mixed, of_level(made, Level.OBJECTIVE)[0])
    with pytest.raises(KnownError):
        branches.put(outline, carried(made, of_level(made, Level.AREA)[:1]), of_level(outline, Level.CRITERION)[0])
    with pytest.raises(KnownError):
        branches.put(made, carried(outline, of_level(outline, Level.CRITERION)[:1]), of_level(made, Level.AREA)[0])


GOOD: dict[str, Any] = {"level": "task", "text": "n", "fields": {}, "marks": {}, "children": []}


@pytest.mark.parametrize(
    "data",
    [
        None, {}, [], [1], [{}], "x", [[]],
        [{**GOOD, "level": "plan"}],
        [{**GOOD, "level": "king"}],
        [{**GOOD, "text": 3}],
        [{**GOOD, "fields": {"lead": 1}}],
        [{**GOOD, "marks": []}],
        [{**GOOD, "children": [GOOD]}],
        [{**GOOD, "children": {}}],
    ],
)  # fmt: skip
def test_foreign_data_is_said_to_be_damaged(data: object) -> None:
    with pytest.raises(KnownError) as error:
        branches.from_data(data)
    assert error.value.code is ErrorCode.CLIPBOARD_DAMAGED


def test_deep_data_is_said_to_be_damaged() -> None:
    entry: dict[str, Any] = {**GOOD, "level": "section"}
    for _ in range(500):
        entry = {**GOOD, "level": "section", "children": [entry]}
    with pytest.raises(KnownError):
        branches.from_data([entry])


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS), st.randoms(use_true_random=False))
def test_any_branches_anywhere_are_put_whole_or_refused(seed: int, name: str, rng: Any) -> None:
    at = random_plan(seed, name)
    everything = [item.id for item in at.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]
    level = at[rng.choice(everything)].level
    chosen = [item for item in everything if at[item].level is level and rng.random() < 0.5]
    try:
        made, tops = branches.put(at, branches.take(at, chosen), rng.choice(everything))
    except KnownError:
        return
    assert check(lay_out(made, made.appendices[0])) is None
    assert apply(made, invert(diff(at, made))) == at
    assert len(made.items) == len(at.items) + sum(branch.count() for branch in branches.take(at, chosen))
    assert [b.text for b in branches.take(made, tops)] == [b.text for b in branches.take(at, chosen)]


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from(FORMS))
def test_all_areas_into_an_empty_plan_make_the_same_table(seed: int, name: str) -> None:
    import random

    at = with_random_merges(random_plan(seed, name, merges=False), random.Random(seed))
    empty = plan_of(at.form, [])
    made, _ = branches.put(empty, carried(at, of_level(at, Level.AREA)), empty.appendices[0])
    assert lay_out(made, made.appendices[0]) == lay_out(at, at.appendices[0])
