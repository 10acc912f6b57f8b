"""Deadlines brought forward: only what has a last day moves, and what is written is read as that day."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.schedule import read_time
from cchc_desktop.planning.earlier import earlier, own_line


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Trước ngày 31/01/2026", "Trước ngày 26/01/2026"),
        ("Chậm nhất ngày 15/6/2025", "Chậm nhất ngày 10/6/2025"),
        ("15/6/2025", "10/6/2025"),
        ("Trước ngày 05 tháng 01 năm 2026", "Trước ngày 31 tháng 12 năm 2025"),
        ("trước ngày 03/12", "trước ngày 28/11"),
        ("Quý II/2025", "Quý II/2025, hoàn thành trước ngày 26/6/2025"),
        ("Tháng 02/2025", "Tháng 02/2025, hoàn thành trước ngày 24/02/2025"),
        ("Quý II - IV/2025", "Quý II - IV/2025, hoàn thành trước ngày 27/12/2025"),
        ("Quý I/2025, hoàn thành trước ngày 15/3/2025", "Quý I/2025, hoàn thành trước ngày 10/3/2025"),
    ],
)
def test_what_has_a_last_day_moves(text: str, moved: str) -> None:
    assert earlier(text, 2025, 5) == moved


@pytest.mark.parametrize(
    "text",
    ["Thường xuyên", "Hằng quý", "Sau khi Bộ Nội vụ ban hành", "Giai đoạn 2021-2025", "Quý II, IV/2025",
     "Theo Kế hoạch được phê duyệt", "Từ tháng 3/2025", "Trước ngày 15/12 hằng năm", "", "vào lúc thuận lợi"],
)  # fmt: skip
def test_what_has_none_stays(text: str) -> None:
    assert earlier(text, 2025, 5) is None


def test_no_days_move_nothing_and_a_month_cannot_vanish() -> None:
    assert earlier("Quý II/2025", 2025, 0) is None
    assert earlier("Tháng 6/2025", 2025, 40) is None


@given(st.integers(1, 60))
def test_every_real_expression_ends_so_many_days_earlier(days: int) -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / "time_expressions.csv"
    if not path.exists():
        pytest.skip("the shared data are not beside the checkout")
    with path.open(encoding="utf-8-sig", newline="") as file:
        texts = {cell for row in csv.DictReader(file) for cell in row.values() if cell}
    for text in texts:
        moved = earlier(text, 2025, days)
        if moved is not None:
            before, after = read_time(text, 2025).end, read_time(moved, 2025).end
            assert before is not None
            assert after == before - timedelta(days=days), text


def test_of_a_list_for_several_levels_the_own_line_is_taken() -> None:
    text = "- UBND tỉnh: trước ngày 25/12/2024\n- Sở, huyện: trước ngày 31/01/2025\n- Cấp xã: trước ngày 28/02/2025"
    assert own_line(text, 2025, (r"\bxã\b",)) == "Trước ngày 28/02/2025"
    assert own_line(text, 2025, (r"\bsở\b",)) == "Trước ngày 31/01/2025"
    assert own_line("Quý II/2025", 2025, (r"\bxã\b",)) is None
