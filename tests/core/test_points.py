"""Sums of points that explain themselves; gaps; what would be if. On the real plan, on random ones, by example."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core import edits
from cchc_desktop.core.amounts import format_amount
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.points import (
    ACHIEVED,
    STANDARD,
    TARGET,
    Verdict,
    explain,
    gaps,
    judge,
    leaves,
    point_sums,
    points_of,
    what_if,
)
from tests.core.outlines import codes, outline_of, random_outline


def dak_nong(shared: Path) -> Plan:
    """The real plan of 2022, straight from its truth file."""
    truth = json.loads((shared / "corpus/dak_nong_2022.tree.json").read_text(encoding="utf-8"))

    def entry(node):
        points = "/".join((node[key] or "").replace(".", ",") for key in ("points_max", "points_2021", "target_2022"))
        return node["name"], points, [entry(child) for child in node.get("children", [])]

    return outline_of([entry(node) for node in truth["criteria"]], entry(truth["total"])[:2])


def named(plan: Plan, item: str) -> str:
    return codes(plan).get(item) or "tổng"


# ---- the real plan


def test_the_sums_of_the_real_plan_are_judged_as_a_person_would(shared: Path):
    plan = dak_nong(shared)
    sums = point_sums(plan, "n1")
    off = {
        (named(plan, item), column): (str(total.stated), str(total.computed), total.verdict)
        for (item, column), total in sums.items()
        if total.verdict is not Verdict.EXACT
    }
    assert off == {
        ("6.1", ACHIEVED): ("2.71", "2.7091", Verdict.ROUNDED),
        ("7", ACHIEVED): ("13.25", "12.96", Verdict.WRONG),
        ("7.2", ACHIEVED): ("1.21", "1.5", Verdict.WRONG),
        ("tổng", ACHIEVED): ("86.26", "86.24", Verdict.DOUBTFUL),
    }
    assert len(sums) == 30 * 3


def test_one_cell_of_the_real_plan_explains_two_sums(shared: Path):
    plan = dak_nong(shared)
    found = [
        (named(plan, e.item), e.column, str(e.stated), format_amount(e.computed, 2), [named(plan, m) for m in e.mends])
        for e in explain(plan, "n1")
    ]
    assert found == [
        ("7.2", ACHIEVED, "1.21", "1,50", ["7.2", "7"]),
        ("tổng", ACHIEVED, "86.26", "86,24", ["tổng"]),
    ]


def test_mending_the_named_cells_leaves_nothing_to_say(shared: Path):
    plan = dak_nong(shared)
    for cell in explain(plan, "n1"):
        plan = edits.set_text(plan, cell.item, cell.column, format_amount(cell.computed))
    assert explain(plan, "n1") == []
    verdicts = {total.verdict for total in point_sums(plan, "n1").values()}
    assert verdicts == {Verdict.EXACT, Verdict.ROUNDED}


def test_the_gaps_of_the_real_plan(shared: Path):
    plan = dak_nong(shared)
    found = gaps(plan, "n1")
    assert [(named(plan, gap.item), str(gap.gap), str(gap.planned)) for gap in found[:4]] == [
        ("8.1", "1.43", "0.03"),
        ("4.4", "1.29", "0.04"),
        ("2.4", "1.19", "0.02"),
        ("5.9", "1.06", "0.01"),
    ]
    assert sorted(found, key=lambda gap: -gap.gap) == found
    assert all(gap.gap > 0 for gap in found)
    assert len(list(leaves(plan, "n1"))) == 90


def test_what_if_the_real_plan_won_more(shared: Path):
    plan = dak_nong(shared)
    by_code = {code: item for item, code in codes(plan).items()}
    outcomes = what_if(plan, "n1", {by_code["3.2.5"]: Decimal("0.75"), by_code["8.1"]: Decimal("9.1")})
    assert [(named(plan, o.item), str(o.stated), str(o.computed)) for o in outcomes] == [
        ("3", "13.2", "13.45"),
        ("3.2", "3.25", "3.50"),
        ("8", "14.6", "15.1"),
        ("tổng", "89.93", "90.68"),
    ]


# ---- the tolerance


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        ("0", Verdict.EXACT),
        ("0.005", Verdict.ROUNDED),
        ("-0.005", Verdict.ROUNDED),
        ("0.0051", Verdict.DOUBTFUL),
        ("-0.015", Verdict.DOUBTFUL),  # two parts: half a unit, three times
        ("0.0151", Verdict.WRONG),
    ],
)
def test_the_tolerance_grows_with_the_parts(difference: str, verdict: Verdict):
    assert judge(Decimal(difference), Decimal("0.01"), 2) is verdict


def verdicts(plan: Plan, column: str = STANDARD) -> dict[str, str]:
    return {item: total.verdict.value for (item, of), total in point_sums(plan, "n1").items() if of == column}


def test_zeros_dropped_on_paper_are_no_licence_to_round():
    """A "2" among 1,25 and 3,75 is 2,00: parts of 1,6 are an error and no rounding."""
    tops = [
        ("A", "2//", [("a", "1//"), ("b", "0,6//")]),
        ("B", "1,25//", [("c", "1,25//")]),
        ("C", "3,75//", [("d", "3,75//")]),
    ]
    assert verdicts(outline_of(tops))["n2"] == "wrong"


def test_whole_numbers_are_no_rounding_of_halves():
    assert verdicts(outline_of([("A", "3//", [("a", "2//"), ("b", "0,5//")])]))["n2"] == "wrong"


def test_one_long_number_does_not_make_the_others_wrong():
    tops = [
        ("A", "1,2346//", [("a", "1,2346//")]),
        ("B", "2,71//", [("b", "1,8791//"), ("c", "0,83//")]),
        ("C", "3,75//", [("d", "3,75//")]),
    ]
    assert verdicts(outline_of(tops)) == {"n2": "exact", "n4": "rounded", "n7": "exact"}


def test_a_part_without_a_number_leaves_the_sum_open():
    plan = outline_of([("A", "3//", [("a", "1//"), ("b", "chưa chấm//")]), ("B", "//", [("c", "1//")])])
    sums = point_sums(plan, "n1")
    assert (sums["n2", STANDARD].verdict, sums["n2", STANDARD].missing) == (Verdict.OPEN, ("n4",))
    assert (sums["n5", STANDARD].stated, sums["n5", STANDARD].computed) == (None, Decimal(1))
    assert sums["n5", STANDARD].verdict is Verdict.OPEN
    assert sums["n2", TARGET].computed is None
    assert explain(plan, "n1") == []


# ---- which cell


def test_a_leaf_is_named_where_it_alone_can_be_the_wrong_one():
    """1 says 3 and the total agrees, the parts make 2,5; "a" has its standard already, so "b" lacks half a point."""
    tops = [("A", "3/3/", [("a", "2/2/"), ("b", "1/0,5/")]), ("B", "1/1/")]
    plan = outline_of(tops, ("TỔNG ĐIỂM", "4/4/"))
    (found,) = explain(plan, "n1")
    assert (found.item, found.stated, found.computed) == ("n4", Decimal("0.5"), Decimal("1.0"))
    assert found.is_part
    assert found.mends == ("n2",)


def test_no_cell_is_named_where_several_could_be_wrong():
    tops = [("A", "3/2,5/", [("a", "2/1/"), ("b", "2/1/")]), ("B", "1/1/")]
    plan = outline_of(tops, ("TỔNG ĐIỂM", "4/3,5/"))
    assert verdicts(plan, ACHIEVED)["n2"] == "wrong"
    assert [e for e in explain(plan, "n1") if e.column == ACHIEVED] == []


@given(st.integers(0, 10**6), st.data())
def test_one_spoilt_cell_among_right_sums_is_found(seed: int, data: st.DataObject):
    """Sums made right, one parent spoilt: the explanation names it, or nothing where its parts could be wrong, too."""
    plan = with_sums(random_outline(seed, bent=False), random.Random(seed))
    appendix = plan.appendices[0]
    assert all(total.verdict in (Verdict.EXACT, Verdict.OPEN) for total in point_sums(plan, appendix).values())
    parents = [item for item in plan.walk(appendix) if item.level is Level.CRITERION and item.children]
    if not parents:
        return
    spoilt = data.draw(st.sampled_from(parents))
    right = points_of(spoilt, ACHIEVED)
    assert right is not None
    wrong = edits.set_text(plan, spoilt.id, ACHIEVED, format_amount(right + data.draw(st.integers(1, 9))))
    found = explain(wrong, appendix)
    assert [(e.item, e.column, e.computed) for e in found] == [(spoilt.id, ACHIEVED, right)]


def with_sums(plan: Plan, rng: random.Random) -> Plan:
    """The plan with points in every leaf and right sums above them."""
    texts: list[tuple[str, str, str]] = []
    sums: dict[tuple[str, str], Decimal] = {}
    appendix = plan.appendices[0]
    for item in reversed(list(plan.walk(appendix))):
        for column in POINT_FIELDS:
            parts = [child for child in plan.children(item.id) if child.level is Level.CRITERION]
            if item.level is Level.TOTAL:
                continue
            value = sum((sums[part.id, column] for part in parts), Decimal(0)) if parts else points(rng)
            sums[item.id, column] = value
            if item.level is Level.CRITERION:
                texts.append((item.id, column, format_amount(value)))
    total = [(c.id, f, format_amount(sums[appendix, f])) for c in plan.children(appendix) for f in POINT_FIELDS]
    texts += [entry for entry in total if plan[entry[0]].level is Level.TOTAL]
    return edits.set_texts(plan, texts)


def points(rng: random.Random) -> Decimal:
    return Decimal(rng.randint(0, 400)) / 4


# ---- what if


@given(st.integers(0, 10**6), st.data())
def test_what_if_agrees_with_making_it_so(seed: int, data: st.DataObject):
    plan = with_sums(random_outline(seed, bent=False), random.Random(seed))
    appendix = plan.appendices[0]
    scored = [leaf.id for leaf in leaves(plan, appendix)]
    targets = data.draw(st.dictionaries(st.sampled_from(scored), st.decimals(0, 99, places=2), max_size=4))
    outcomes = what_if(plan, appendix, targets)
    done = edits.set_texts(plan, [(leaf, TARGET, format_amount(value)) for leaf, value in targets.items()])
    done = edits.set_texts(done, [(o.item, TARGET, format_amount(o.computed)) for o in outcomes])
    assert all(total.verdict in (Verdict.EXACT, Verdict.OPEN) for total in point_sums(done, appendix).values())
    assert bool(outcomes) == bool([t for t in targets if plan.parent(t).level is Level.CRITERION]) or any(
        child.level is Level.TOTAL for child in plan.children(appendix)
    )


def test_what_if_asks_for_leaves():
    plan = outline_of([("A", "3/2/3", [("a", "3/2/3")])])
    with pytest.raises(ValueError, match="n2"):
        what_if(plan, "n1", {"n2": Decimal(1)})
    assert what_if(plan, "n1", {}) == []
