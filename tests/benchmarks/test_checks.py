"""How long all checks of a plan of 1,000 activities take, how that grows with the plan, and how long a step takes."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.commands import checking
from cchc_desktop.planning.checks import facts, folding, tones, writing
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.directory import shipped
from tests.benchmarks.data import text
from tests.benchmarks.measure import show
from tests.planning.checks.making import DOCUMENT

GOAL = 1.0  # seconds for 1,000 activities on this class of machine
LONGEST_STEP = 0.1  # seconds that the window may be held up while it checks

_LEADS = ("Sở Nội vụ", "Văn phòng UBND tỉnh; Sở Tư pháp", "Các sở, ban, ngành; UBND cấp xã", "Sở Tài chính")
_TIMES = ("Quý I/2027", "Tháng 02/2027", "Thường xuyên", "Năm 2027", "Trước ngày 30/11/2027", "Quý II - IV/2027")
_CITED = ("", "", "", " theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", " năm 2027", " giai đoạn 2026-2030")


def plan_of_activities(count: int) -> Plan:
    """A plan with ``count`` activities; no two texts of it are alike, as in a real one; some cite documents."""
    from tests.core.plans import form, plan_of

    rng = random.Random(count)

    def row() -> tuple[str, dict[str, str]]:
        cells = {"deliverable": text(rng, 20, 60), "lead": rng.choice(_LEADS), "coordinating": rng.choice(_LEADS)}
        return text(rng) + rng.choice(_CITED), {**cells, "time": rng.choice(_TIMES)}

    per_area = count // 7
    areas = []
    for area in range(7):
        rows = [row() for _ in range(per_area if area else count - 6 * per_area)]
        tasks = [(text(rng) + rng.choice(_CITED), rows[at : at + 3]) for at in range(0, len(rows), 3)]
        areas.append((text(rng, 20, 40).upper(), [(text(rng), tasks[at : at + 2]) for at in range(0, len(tasks), 2)]))
    return replace(plan_of(form("annual-coded"), areas), year=2027, document=DOCUMENT)


def _forget() -> None:
    """As if nothing had been checked before."""
    for kept in (writing.hits, folding.words, tones.toned, facts.citations_of):
        kept.cache_clear()


def _first(plan: Plan) -> float:
    _forget()
    begin = time.process_time()
    check(plan, shipped())
    return time.process_time() - begin


def test_all_checks_of_a_thousand_activities() -> None:
    check(plan_of_activities(10), shipped())  # lists and patterns are read once
    plan, larger = plan_of_activities(1_000), plan_of_activities(4_000)
    assert plan.counts()[Level.ACTIVITY] == 1_000
    one = min(_first(plan) for _ in range(2))
    begin = time.process_time()
    check(plan, shipped())
    again = time.process_time() - begin
    four = _first(larger)
    show("check", {"1,000": one, "again": again, "4,000": four})
    assert one < GOAL
    assert four < 4 * one * 1.6, "linear"


def test_no_step_holds_the_window_up() -> None:
    plan = plan_of_activities(1_000)
    _forget()
    running = checking.run(plan)
    steps: list[float] = []
    done = object()
    while True:
        begin = time.process_time()
        if next(running, done) is done:
            break
        steps.append(time.process_time() - begin)
    show("check, longest steps", {str(at): seconds for at, seconds in enumerate(sorted(steps)[-3:])})
    assert max(steps) < LONGEST_STEP
