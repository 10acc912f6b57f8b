"""Findings about points: which, in what order, what mends them; numbers typed the English way; surveys."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.plan import Plan
from cchc_desktop.core.point_findings import (
    PointDoubt,
    PointFinding,
    as_decimal,
    by_survey,
    mend_point,
    point_findings,
    retyped,
)
from cchc_desktop.core.points import Verdict, explain, point_sums
from tests.core.outlines import codes, outline_of
from tests.core.test_points import dak_nong


def said(plan: Plan, finding: PointFinding) -> tuple[str, str, str, str, str]:
    names = codes(plan)
    place = names.get(finding.item) or "tổng"
    return finding.kind.value, place, finding.column, str(finding.stated), str(finding.computed)


def test_the_real_plan_names_the_cell_to_change_and_changing_it_ends_the_finding(shared: Path):
    plan = dak_nong(shared)
    findings = point_findings(plan, "n1")
    first = findings[0]
    assert said(plan, first) == ("explained", "7.2", "achieved_points", "1.21", "1.5")
    assert first.serious
    mended = mend_point(plan, first)
    assert mended[first.item].fields["achieved_points"] == "1,50"  # two decimals, as was printed
    after = point_findings(mended, "n1")
    assert first.whole not in {finding.whole for finding in after if finding.column == first.column}
    assert [said(mended, f) for f in after if f.kind is PointDoubt.EXPLAINED] == [
        said(plan, f) for f in findings[1:] if f.kind is PointDoubt.EXPLAINED
    ]


def test_missing_parts_and_words_among_points_are_told():
    plan = outline_of([("A", "3/2/3", [("b", "1/1/1"), ("c", "2//2")]), ("D", "cao/1/1")], ("TỔNG", "4/3/4"))
    found = {said(plan, finding) for finding in point_findings(plan, "n1")}
    assert ("missing", "1", "achieved_points", "2", "1") in found
    assert ("unread", "2", "standard_points", "None", "None") in found
    assert all(kind in ("missing", "unread") for kind, *_ in found)


def test_a_sum_with_several_possible_culprits_is_told_without_a_cure():
    plan = outline_of([("A", "10/5/5", [("b", "5/2/2"), ("c", "5/1/2")]), ("D", "5/5/5")], ("T", "15/10/10"))
    findings = point_findings(plan, "n1")
    sums = {said(plan, f) for f in findings if f.kind is PointDoubt.SUM}
    assert ("sum", "1", "achieved_points", "5", "3") in sums
    with pytest.raises(ValueError, match="nothing to mend"):
        mend_point(plan, next(f for f in findings if f.kind is PointDoubt.SUM))


@pytest.mark.parametrize("seed", range(30))
def test_every_wrong_sum_is_told_once_and_every_cure_cures(seed: int):
    plan = _numbers(random.Random(seed))
    sums = point_sums(plan, "n1")
    off = {cell for cell, total in sums.items() if total.verdict in (Verdict.DOUBTFUL, Verdict.WRONG)}
    findings = point_findings(plan, "n1")
    told = [(f.item, f.column) for f in findings if f.kind is PointDoubt.SUM]
    told += [(whole, f.column) for f in findings if f.kind is PointDoubt.EXPLAINED for whole in f.mends]
    assert sorted(told) == sorted(off)
    for finding in findings:
        if finding.can_mend:
            after = point_sums(mend_point(plan, finding), "n1")
            still = {whole for whole in finding.mends if after[whole, finding.column].verdict is Verdict.WRONG}
            assert not still
            newly = {c for c, t in after.items() if t.verdict is Verdict.WRONG} - off
            assert not newly


def _numbers(rng: random.Random) -> Plan:
    """Criteria whose sums fit, then a few cells spoiled."""

    def criterion(depth: int) -> tuple[str, list[Decimal], list]:
        below = [criterion(depth + 1) for _ in range(rng.randint(0, 3))] if depth < 2 else []
        if below:
            points = [sum((child[1][i] for child in below), Decimal(0)) for i in range(3)]
        else:
            points = [Decimal(rng.randint(1, 400)) / 100 for _ in range(3)]
        return ("t", points, below)

    def spoiled(node):
        points = [value + Decimal(rng.choice((0, 0, 0, 0, 1, 30))) / 100 for value in node[1]]
        return (node[0], "/".join(str(v).replace(".", ",") for v in points), [spoiled(n) for n in node[2]])

    tops = [criterion(0) for _ in range(4)]
    total = [sum((top[1][i] for top in tops), Decimal(0)) for i in range(3)]
    return outline_of([spoiled(top) for top in tops], ("T", "/".join(str(v).replace(".", ",") for v in total)))


def test_ten_times_the_criteria_take_about_ten_times_as_long():
    """Every sum wrong: the explanations must not look at all others for each."""

    def spent(areas: int) -> float:
        leaf = ("c", "1/1/1")
        plan = outline_of([("A", "9/9/9", [("b", "5/5/5", [leaf] * 3)] * 3)] * areas, ("T", "1/1/1"))
        explain(plan, "n1")
        start = time.perf_counter()
        explain(plan, "n1")
        return time.perf_counter() - start

    small = min(spent(20) for _ in range(3))
    assert min(spent(200) for _ in range(3)) < 40 * small


@pytest.mark.parametrize(
    ("typed", "written"),
    [("86.26", "86,26"), ("0.8791", "0,8791"), ("1,234.5", "1.234,5"), ("1.234", None), ("1.234,5", None),
     ("86,26", None), ("", None), ("cao", None), ("-0.5", "-0,5")],
)  # fmt: skip
def test_a_number_typed_the_english_way_is_written_the_vietnamese_way(typed: str, written: str | None):
    assert retyped(typed) == written


def test_one_point_and_three_digits_have_two_readings():
    assert as_decimal("1.234") == "1,234"
    assert as_decimal("86.26") is None
    assert as_decimal("1.234.567") is None


def test_surveys_are_known_by_what_the_criterion_says():
    below = [("Tác động (điều tra xã hội học)", "1/1/1", [("phần", "1/1/1")]), ("Thu ngân sách", "1/1/1")]
    plan = outline_of([("TÁC ĐỘNG", "2/2/2", below)])
    assert [by_survey(plan, item) for item in ("n2", "n3", "n4", "n5")] == [False, True, True, False]
