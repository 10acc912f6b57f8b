"""Numbers counted on demand are the numbers that core counts, whatever is asked first and whatever was edited."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.document import Document
from cchc_desktop.core.forms import Counter
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import ROOT, Item, Level, Plan
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from tests.core.plans import all_plans, form, ids, plan_of, random_edit

_STATIONED = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY)


def _with_second_appendix(plan: Plan) -> Plan:
    """The plan with a copy of its first appendix behind it, where all counters begin again."""
    copy = ids("copy")  # no id of chance: edits pick items by the order of their ids
    fresh = {item.id: copy() for item in plan.walk(plan.appendices[0])}
    copies = [
        Item(fresh[i.id], i.level, fresh.get(i.parent or "", ROOT), i.text, i.fields, i.marks, _ids(fresh, i.children))
        for i in plan.walk(plan.appendices[0])
    ]
    root = plan[ROOT]
    return plan.with_items(*copies, Item(ROOT, Level.PLAN, None, children=(*root.children, copies[0].id)))


def _ids(fresh: dict[str, str], children: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fresh[child] for child in children)


def _check(lazy: LazyNumbers, plan: Plan, rng: random.Random) -> None:
    """Ask for some items in any order, then for all."""
    right = number(plan)
    items = [item for item in plan.walk() if item.level in _STATIONED]
    for item in rng.sample(items, min(3, len(items))) + items:
        found = lazy.at(item)
        assert (found.own.get(item.id, ""), found.row.get(item.id, "")) == (
            right.own.get(item.id, ""),
            right.row.get(item.id, ""),
        ), item


@settings(max_examples=100)
@given(all_plans, st.randoms(use_true_random=False), st.booleans())
def test_lazy_numbers_follow_every_edit(plan: Plan, rng: random.Random, two_appendices: bool) -> None:
    document = Document(_with_second_appendix(plan) if two_appendices else plan)
    lazy = LazyNumbers(document.plan)
    document.listen(lambda event: lazy.follow(event) and None)
    fresh = ids("new")
    _check(lazy, document.plan, rng)
    for _ in range(8):
        match rng.randrange(6):
            case 0:
                document.undo()
            case 1:
                document.redo()
            case _:
                document.apply("x", lambda p: random_edit(p, rng, fresh))
        if rng.random() < 0.6:  # several edits may pass before anybody looks
            _check(lazy, document.plan, rng)
    _check(lazy, document.plan, rng)


@given(all_plans)
def test_a_row_knows_the_numbers_it_prints(plan: Plan) -> None:
    right, lazy = number(plan), LazyNumbers(plan)
    for row in reversed(appendix_rows(plan, plan.appendices[0])):
        found = lazy.row(row)
        for item_id in (row.area, row.objective, row.task, row.activity):
            if item_id:
                assert found.own.get(item_id, "") == right.own.get(item_id, "")
                assert found.row.get(item_id, "") == right.row.get(item_id, "")


def test_an_area_is_numbered_without_counting_what_is_above_it() -> None:
    areas = [(f"LĨNH VỰC {i}", [(f"mục tiêu {i}", [("nhiệm vụ", ["hoạt động"])])]) for i in range(5)]
    plan = plan_of(form(), areas)
    lazy = LazyNumbers(plan)
    last = plan.children(plan.appendices[0])[-1]
    assert lazy.at(last).own[last.id] == "V"
    assert not any(plan[i].level is Level.OBJECTIVE for i in lazy.known.own)


@pytest.mark.parametrize("restart", ["objective", "task"])
def test_a_form_that_restarts_areas_below_themselves_is_counted_in_full(restart: str) -> None:
    odd = form()
    odd = replace(odd, counters={**odd.counters, "area": Counter("area", restart)})
    plan = plan_of(odd, [("A", [("m", [("n", ["h"])])]), ("B", []), ("C", [])])
    _check(LazyNumbers(plan), plan, random.Random(1))
