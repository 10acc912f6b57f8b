"""Rolling a large plan forward: a 1,000-activity plan in a second, and twice the plan in about twice the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.roll_apply import Source, carry_out
from cchc_desktop.planning.roll_forward import propose
from tests.core.plans import form, ids, plan_of

_LEADS = ("Sở Kế hoạch và Đầu tư; UBND cấp huyện", "Các Sở: Tư pháp, Tài chính, Thông tin và Truyền thông", "Sở Nội vụ")
_TIMES = ("Quý I/2026", "Trước ngày 31/01/2027", "Tháng 12/2025", "Thường xuyên", "Giai đoạn 2021-2025")


def year_plan(activities: int) -> Plan:
    """A plan whose texts all differ, as real ones do, so that no cache helps."""

    def task(number: int) -> tuple[str, list[tuple[str, dict[str, str]]]]:
        rows = [
            (
                f"Kế hoạch {number}.{i} năm 2026 theo Nghị quyết số {number + i}/NQ-CP ngày 15/7/2021",
                {
                    "lead": _LEADS[(number + i) % 3],
                    "coordinating": f"Các sở, ban, ngành; UBND cấp huyện, UBND cấp xã; Đơn vị {number}.{i}",
                    "time": _TIMES[(number * 3 + i) % 5],
                    "deliverable": f"Báo cáo kết quả {number}.{i} năm 2025",
                },
            )
            for i in range(4)
        ]
        return f"Nhiệm vụ {number} năm 2026 so với năm 2025", rows

    objectives = [(f"Mục tiêu {o} đến năm 2026", [task(o * 5 + t) for t in range(5)]) for o in range(activities // 20)]
    return replace(plan_of(form(), [("LĨNH VỰC", objectives)], ids()), year=2026)


def seconds(work: Callable[[], object]) -> float:
    """Processor time: others may be working on the machine."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def roll(plan: Plan) -> None:
    carry_out(propose(plan, 2027, shipped()), Source())


def test_rolling_forward_is_quick_and_linear() -> None:
    roll(year_plan(20))  # the directory is read once in a program's life
    one, two = best_of_three(year_plan(1000)), best_of_three(year_plan(2000))
    print(f"roll forward: {one * 1000:.0f} ms for 1,000 activities, {two * 1000:.0f} ms for 2,000")
    assert one < 1.0
    assert two < 3.2 * one


def best_of_three(plan: Plan) -> float:
    return min(seconds(lambda: roll(plan)) for _ in range(3))
