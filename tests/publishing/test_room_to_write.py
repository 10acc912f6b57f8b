"""Captions leave room where a number or a date is to be written by hand, whatever the source had there."""

from __future__ import annotations

import pytest

from cchc_desktop.core.letterhead import GAP
from cchc_desktop.publishing.printing import room_to_write, title_block
from cchc_desktop.publishing.spec import AppendixSheet
from tests.publishing.test_stays_with_next import row, table


@pytest.mark.parametrize(
    ("caption", "printed"),
    [
        ("(số ……/KH-UBND ngày tháng năm của UBND tỉnh)", "(số ……/KH-UBND ngày_tháng_năm_ của UBND tỉnh)"),
        ("(Kế hoạch số: /KH-UBND ngày tháng năm 2024)", "(Kế hoạch số: _/KH-UBND ngày_tháng_năm 2024)"),
        ("(Kế hoạch số/KH-UBND ngày tháng 8 năm 2021)", "(Kế hoạch số _/KH-UBND ngày_tháng 8 năm 2021)"),
        ("(Kế hoạch số 05/KH-UBND ngày 23 tháng 12 năm 2024)", "(Kế hoạch số 05/KH-UBND ngày 23 tháng 12 năm 2024)"),
        ("(Kèm theo Kế hoạch năm của tỉnh, tháng năm)", "(Kèm theo Kế hoạch năm của tỉnh, tháng năm)"),
    ],
)
def test_room_to_write(caption: str, printed: str) -> None:
    assert room_to_write(caption) == printed.replace("_", GAP)
    assert room_to_write(room_to_write(caption)) == room_to_write(caption)
    sheet = AppendixSheet(table(row("x")), title="ngày tháng năm", caption=caption)
    assert [text for _, text in title_block(sheet)] == ["NGÀY THÁNG NĂM", printed.replace("_", GAP)]
