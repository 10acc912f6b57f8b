"""Two plans compared: every item once, matched by words, with what became of it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import catalogue
from cchc_desktop.core import edits
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.plan import Item, Level, Plan, new_id
from cchc_desktop.core.texts import plan_texts, write_texts
from cchc_desktop.planning.compare import LEVELS, Comparison, Fate, compare, relative, shifted
from cchc_desktop.planning.matching import Matcher, longest_rising
from tests.core.plans import plans


def renewed(plan: Plan) -> Plan:
    """The same plan under other ids, as an import gives."""
    ids = {item_id: (item_id if item_id == "plan" else new_id()) for item_id in plan.items}
    items = {
        ids[item.id]: replace(
            item, id=ids[item.id], parent=ids.get(item.parent or ""), children=tuple(ids[c] for c in item.children)
        )
        for item in plan.items.values()
    }
    return replace(plan, items=items)


def first(plan: Plan, level: Level, skip: int = 0) -> Item:
    return [item for item in plan.walk() if item.level is level][skip]


def fate(result: Comparison, item: str) -> Fate:
    return next(pair.fate for pair in result.pairs if item in (pair.old, pair.new))


def next_year(plan: Plan) -> Plan:
    texts = {place: text.replace("2027", "2028") for place, text in plan_texts(plan) if "2027" in text}
    return replace(write_texts(plan, texts), year=2028)


@given(plans)
def test_every_item_is_told_once_and_a_plan_is_the_same_as_itself(plan: Plan) -> None:
    result = compare(plan, plan)
    ids = [item.id for item in plan.walk() if item.level in LEVELS]
    assert [pair.new for pair in result.pairs] == ids
    assert {pair.fate for pair in result.pairs} <= {Fate.SAME}
    assert not any(pair.moved for pair in result.pairs)


@given(plans, plans)
def test_any_two_plans_are_told_whole(old: Plan, new: Plan) -> None:
    result = compare(old, new)
    assert sorted(p.old for p in result.pairs if p.old) == sorted(i.id for i in old.walk() if i.level in LEVELS)
    assert [p.new for p in result.pairs if p.new] == [i.id for i in new.walk() if i.level in LEVELS]
    for pair in result.pairs:
        assert (pair.fate is Fate.NEW) == (pair.old is None)
        assert (pair.fate is Fate.DROPPED) == (pair.new is None)


def test_an_imported_copy_is_the_same_whatever_its_ids() -> None:
    plan = catalogue.sample_plan()
    result = compare(plan, renewed(plan))
    assert {pair.fate for pair in result.pairs} == {Fate.SAME}
    assert result.counts()["moved"] == 0


def test_next_years_plan_differs_by_nothing_but_its_years() -> None:
    plan = catalogue.sample_plan()
    counts = compare(plan, renewed(next_year(plan))).counts()
    assert counts[Fate.SHIFTED] > 10
    assert counts[Fate.SAME] > 10
    assert counts[Fate.CHANGED] == counts[Fate.RENAMED] == counts[Fate.NEW] == counts[Fate.DROPPED] == 0


@pytest.mark.parametrize(
    ("old", "new", "years", "moved"),
    [
        ("Kế hoạch năm 2025, giai đoạn 2021-2025", "Kế hoạch năm 2027, giai đoạn 2021-2025", (2025, 2027), True),
        ("Tháng 12/2024", "Tháng 12/2026", (2025, 2027), True),
        ("Năm 2025", "Năm 2026", (2025, 2027), False),
        ("Năm 2025", "Năm 2027", (None, None), False),
        ("Báo cáo năm 2025", "Báo cáo quý năm 2027", (2025, 2027), False),
    ],
)
def test_years_that_moved_with_their_plans_are_no_other_words(
    old: str, new: str, years: tuple[int | None, int | None], moved: bool
) -> None:
    assert shifted(old, new, years) is moved


def test_each_kind_of_change_is_found_among_the_others() -> None:
    old = catalogue.sample_plan()
    new = renewed(old)
    renamed, changed, gone = (first(new, Level.ACTIVITY, n) for n in (2, 4, 6))
    new = edits.set_text(new, renamed.id, TEXT, (renamed.text or "") + " trên toàn tỉnh")
    new = edits.set_text(new, changed.id, "deliverable", "Báo cáo khác hẳn")
    added = new_id()
    new = edits.insert_after(new, changed.id, added)
    new = edits.set_text(new, added, TEXT, "Thí điểm trợ lý ảo cho cán bộ một cửa")
    new = edits.delete(new, [gone.id])
    result = compare(old, new)
    assert fate(result, renamed.id) is Fate.RENAMED
    assert fate(result, changed.id) is Fate.CHANGED
    assert fate(result, added) is Fate.NEW
    (dropped,) = [pair for pair in result.pairs if pair.fate is Fate.DROPPED]
    assert dropped.old is not None
    assert old[dropped.old].text == gone.text
    (pair,) = [pair for pair in result.pairs if pair.new == changed.id]
    assert [(c.name, c.new) for c in pair.changes] == [("deliverable", "Báo cáo khác hẳn")]
    assert result.counts()[Fate.NEW] == result.counts()[Fate.DROPPED] == 1


def test_a_task_under_another_objective_has_moved_and_so_has_one_that_left_its_place() -> None:
    old = catalogue.sample_plan()
    new = renewed(old)
    task = first(new, Level.TASK)
    other = first(new, Level.OBJECTIVE, 3)
    there = edits.move(new, [task.id], other.id, 0)
    moved = [pair.new for pair in compare(old, there).pairs if pair.moved]
    assert moved == [task.id]
    up = edits.move_down(new, [first(new, Level.AREA).children[0]])
    assert len([pair for pair in compare(old, up).pairs if pair.moved]) == 1


def test_what_was_dropped_is_told_behind_what_stood_before_it() -> None:
    old = catalogue.sample_plan()
    gone = first(old, Level.ACTIVITY, 5)
    new = edits.delete(old, [gone.id])
    before = first(old, Level.ACTIVITY, 4)
    order = [pair.new or pair.old for pair in compare(old, new).pairs]
    assert order.index(gone.id) == order.index(before.id) + 1


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Quý I/2027", 2027, "Quý I/⟨+0⟩"),
        ("tháng 12/2026", 2027, "tháng 12/⟨-1⟩"),
        ("so với năm 2021", 2027, "so với năm 2021"),
        ("Quý I/2027", None, "Quý I/2027"),
    ],
)
def test_years_are_read_relative_to_their_plan(text: str, year: int | None, expected: str) -> None:
    assert relative(text, year) == expected


@given(st.lists(st.integers(0, 50), unique=True, max_size=12))
def test_the_longest_rising_run_is_rising_and_longest(numbers: list[int]) -> None:
    kept = sorted(longest_rising(numbers))
    run = [numbers[place] for place in kept]
    assert run == sorted(run)
    best = 0
    for mask in range(1 << len(numbers)) if len(numbers) <= 10 else ():
        chosen = [n for place, n in enumerate(numbers) if mask >> place & 1]
        best = max(best, len(chosen)) if chosen == sorted(chosen) else best
    assert len(run) >= best


def test_the_most_alike_are_taken_first_and_each_once() -> None:
    one = ["ban hanh ke hoach kiem tra", "ban hanh ke hoach cai cach"]
    other = ["ban hanh ke hoach cai cach hanh chinh", "ban hanh ke hoach kiem tra cong vu"]
    assert sorted(Matcher(one, other, 0.7).matches()) == [(0, 1), (1, 0)]


def test_long_plans_take_time_in_step_with_their_length() -> None:
    import time

    def spent(count: int) -> float:
        rng = random.Random(7)
        words = [f"tu{n}" for n in range(60 + count // 2)]
        texts = [" ".join(rng.choices(words, k=14)) for _ in range(count)]
        other = [text.replace("tu1 ", "tu2 ") for text in reversed(texts)]
        begin = time.process_time()
        assert len(list(Matcher(texts, other, 0.72).matches())) == count
        return time.process_time() - begin

    spent(50)
    assert spent(2000) < 12 * max(spent(500), 0.01)
