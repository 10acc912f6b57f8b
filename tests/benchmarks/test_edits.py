"""Edits of the core at 10,000 activities: none costs more than listing the printed rows one and a half times.

Measured with pytest-benchmark: `pytest tests/benchmarks/test_edits.py --benchmark-only`. What the reader waits for is
the edit and its list of changes; the goal is a ratio inside one run, so that a busy machine slows both.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.core import edits, edits_outline
from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.changes import diff
from cchc_desktop.core.plan import Level, Plan
from tests.benchmarks.test_views import plan_of

MANY = 10_000
_fresh = itertools.count()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(MANY)


@pytest.fixture(scope="module")
def listing(plan: Plan) -> float:
    """Seconds to list all printed rows once: the best of seven."""
    best = float("inf")
    for _ in range(7):
        begin = time.perf_counter()
        appendix_rows(plan, plan.appendices[0])
        best = min(best, time.perf_counter() - begin)
    return best


def middle(plan: Plan, level: Level) -> str:
    """An item in the middle of the plan that has a sister behind it."""
    found = [item.id for item in plan.walk() if item.level is level]
    return next(
        item_id for item_id in found[len(found) // 2 :] if plan.index(item_id) + 1 < len(plan.parent(item_id).children)
    )


EDITS: dict[str, Callable[[Plan], Plan]] = {
    "insert": lambda plan: edits.insert_after(plan, middle(plan, Level.ACTIVITY), f"new{next(_fresh)}"),
    "delete": lambda plan: edits.delete(plan, [middle(plan, Level.ACTIVITY)]),
    "move down": lambda plan: edits.move_down(plan, [middle(plan, Level.TASK)]),
    "indent": lambda plan: edits_outline.indent(plan, [plan.parent(middle(plan, Level.TASK)).children[-1]]),
    "write": lambda plan: edits.set_text(plan, middle(plan, Level.ACTIVITY), "lead", "Sở Nội vụ"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_costs_about_as_much_as_listing_the_rows(
    benchmark: BenchmarkFixture, plan: Plan, listing: float, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {level: middle(plan, level) for level in (Level.TASK, Level.ACTIVITY)}
    monkeypatch.setitem(globals(), "middle", lambda _plan, level: places[level])  # finding the place is not measured

    def edited() -> int:
        return len(diff(plan, EDITS[name](plan)))

    assert benchmark.pedantic(edited, rounds=15, warmup_rounds=2) > 0
    best, median = benchmark.stats.stats.min, benchmark.stats.stats.median
    print(
        f"\n{name} at {MANY}: {best * 1000:.1f} ms (median {median * 1000:.1f}), listing rows {listing * 1000:.1f} ms"
    )
    assert best < 1.5 * listing
