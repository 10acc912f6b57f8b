"""A long day at the desk: 500 edits at random, all of them taken back, all of them done again; moves lose no word."""

from __future__ import annotations

import random

import pytest

from cchc_desktop.core import branches, deleted, edits, edits_shared
from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Level
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import ALL_FORMS, ids, random_edit, random_plan

EDITS = 500


def words(plan):
    """Every text of the plan, with how often it is said outside merged cells and copies left out of account."""
    return {text for item in plan.walk() for text in (item.text, *item.fields.values()) if text}


def sound(plan):
    """Parents and children agree, nothing hangs loose, the table can be laid out."""
    reached = [item.id for item in plan.walk()]
    assert len(reached) == len(set(reached)) == len(plan.items)
    assert all(plan[child].parent == item.id for item in plan.walk() for child in item.children)
    for appendix in plan.appendices:
        assert len(lay_out(plan, appendix).rows) == len(appendix_rows(plan, appendix)) + 1


@pytest.mark.parametrize("form_name", ALL_FORMS)
@pytest.mark.parametrize("seed", [1, 2026])
def test_500_edits_undone_and_done_again(form_name, seed):
    rng = random.Random(seed)
    start = random_plan(seed, form_name)
    document = Document(start)
    fresh = ids("x")

    def edit(plan):
        gone = deleted.deleted_branches(plan, document.history)
        if gone and rng.random() < 0.1:
            try:
                return deleted.restore(plan, rng.choice(gone))[0]
            except KnownError:
                return plan
        return random_edit(plan, rng, fresh)

    steps = 0
    for number in range(10 * EDITS):
        steps += bool(document.apply(f"bước {number}", edit))
        if steps == EDITS:
            break
        if not number % 50:
            sound(document.plan)
    assert steps == EDITS
    sound(document.plan)
    end = document.plan
    while document.undo() is not None:
        pass
    assert document.plan == start
    while document.redo() is not None:
        pass
    assert document.plan == end


@pytest.mark.parametrize("form_name", ALL_FORMS)
def test_no_word_is_lost_by_500_moves(form_name):
    rng = random.Random(7)
    plan = random_plan(7, form_name, size=4)
    before = words(plan)
    fresh = ids("x")
    done = 0
    for _ in range(20 * EDITS):
        everything = [item for item in plan.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]
        some = [rng.choice(everything).id for _ in range(rng.randint(1, 3))]
        target = rng.choice(everything)
        act = rng.choice((edits.move, edits.move, edits.move_up, edits.move_down, edits_shared.share_task))
        try:
            if act is edits.move:
                after = edits.move(plan, some, target.id, rng.randint(0, len(target.children)))
            elif act is edits_shared.share_task:
                if rng.random() < 0.9:
                    continue
                after = act(plan, target.id, fresh)[0]
            else:
                after = act(plan, some[:1])
        except KnownError:
            continue
        assert words(after) == before
        plan = after
        done += 1
        if done == EDITS:
            break
    sound(plan)
    assert done > 50 or form_name == "par-index"


def test_the_same_words_stand_as_often_after_a_move_into_another_area():
    plan = random_plan(3, "annual-coded", size=4)
    activities = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    tasks = [item for item in plan.walk() if item.level is Level.TASK]
    moved = edits.move(plan, [a.id for a in activities[:3]], tasks[-1].id, 0)
    assert sorted(i.text or "" for i in moved.walk() if i.level is Level.ACTIVITY) == sorted(
        a.text or "" for a in activities
    )
    copied, tops = branches.put_at(plan, branches.take(plan, [activities[0].id]), tasks[-1].id, 0)
    assert copied[tops[0]].fields == activities[0].fields
