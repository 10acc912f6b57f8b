"""diff lists what changed; applied it leads there, inverted it leads back."""

from __future__ import annotations

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core import edits
from cchc_desktop.core.changes import (
    Inserted,
    Moved,
    Removed,
    Updated,
    apply,
    change_from_data,
    change_to_data,
    diff,
    invert,
)
from cchc_desktop.core.plan import Level, can_hold
from tests.core.plans import ALL_FORMS, form, ids, plan_of, random_edit, random_plan


def small():
    return plan_of(form(), [("A", [("o1", [("t1", ["a1", "a2"]), ("t2", ["a3"])]), ("o2", [])])])


def by_text(plan, text):
    return next(item.id for item in plan.walk() if item.text == text)


def test_an_untouched_plan_has_no_changes():
    plan = small()
    assert diff(plan, plan) == ()
    assert diff(plan, edits.set_text(plan, by_text(plan, "a1"), "text", "a1")) == ()


def test_a_text_is_one_update():
    plan = small()
    (change,) = diff(plan, edits.set_text(plan, by_text(plan, "a1"), "lead", "Sở Nội vụ"))
    assert isinstance(change, Updated)
    assert (change.before.fields, change.after.fields) == ({}, {"lead": "Sở Nội vụ"})


def test_a_task_that_moves_is_one_move_with_all_that_hangs_under_it():
    plan = small()
    (change,) = diff(plan, edits.move(plan, [by_text(plan, "t1")], by_text(plan, "o2"), 0))
    assert change == Moved(by_text(plan, "t1"), by_text(plan, "o1"), 0, by_text(plan, "o2"), 0)


def test_the_first_of_many_that_goes_to_the_end_is_one_move():
    plan = plan_of(form(), [("A", [("o", [(f"t{i}", []) for i in range(20)])])])
    (change,) = diff(plan, edits.move(plan, [by_text(plan, "t0")], by_text(plan, "o"), 20))
    assert isinstance(change, Moved)
    assert (change.old_index, change.new_index) == (0, 19)


def test_a_deleted_branch_leaves_from_the_bottom_up():
    plan = small()
    changes = diff(plan, edits.delete(plan, [by_text(plan, "t1")]))
    assert [change.item.text for change in changes if isinstance(change, Removed)] == ["a2", "a1", "t1"]
    assert [change.item.text for change in invert(changes) if isinstance(change, Inserted)] == ["t1", "a1", "a2"]


@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS))
@settings(max_examples=200)
def test_changes_lead_there_and_back_and_survive_json(seed, form_name):
    rng = random.Random(seed)
    old = random_plan(seed, form_name)
    new = old
    fresh = ids("x")
    for _ in range(rng.randint(1, 6)):
        new = random_edit(new, rng, fresh)
    changes = diff(old, new)
    stored = [change_from_data(json.loads(json.dumps(change_to_data(change)))) for change in changes]
    assert tuple(stored) == changes
    assert apply(old, stored) == new
    assert apply(new, invert(changes)) == old
    assert bool(changes) == (old != new)


@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS))
@settings(max_examples=150)
def test_every_edit_leaves_a_sound_tree(seed, form_name):
    rng = random.Random(seed)
    plan = random_plan(seed, form_name)
    fresh = ids("x")
    for _ in range(8):
        plan = random_edit(plan, rng, fresh)
        seen = {item.id for item in plan.walk()}
        assert seen == set(plan.items)
        for item in plan.items.values():
            assert len(set(item.children)) == len(item.children)
            for child in plan.children(item.id):
                assert child.parent == item.id
                assert can_hold(item.level, child.level)
            levels = [child.level for child in plan.children(item.id)]
            assert Level.TOTAL not in levels[:-1]
