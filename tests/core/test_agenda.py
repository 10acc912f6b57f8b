"""Where rows stand in the year, and what agencies have to do."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.agenda import Entry, Pace, agenda, loads
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.involvement import Involvement
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, content_rows
from tests.core.plans import form, plan_of


def one(written: str, due: str | None = None) -> Entry:
    plan = catalogue.sample_plan()
    row = next(row for row in content_rows(plan) if row.activity)
    plan = set_text(plan, row.item, "time", written)
    if due is not None:
        plan = set_text(plan, row.item, "due", due)
    return next(entry for entry in agenda(plan, 2027) if entry.row.item == row.item)


@pytest.mark.parametrize(
    ("written", "pace", "months"),
    [
        ("Quý I/2027", Pace.DATED, {1, 2, 3}),
        ("Tháng 02/2027", Pace.DATED, {2}),
        ("Trước ngày 05/02/2027", Pace.DATED, {2}),
        ("Thường xuyên", Pace.ALWAYS, set(range(1, 13))),
        ("Hằng quý", Pace.ALWAYS, set(range(1, 13))),
        ("Trong năm 2027", Pace.ALWAYS, set(range(1, 13))),
        ("Sau khi Bộ Nội vụ ban hành hướng dẫn", Pace.EVENT, set()),
        ("Quý I/2029", Pace.OTHER, set()),
        ("abc", Pace.UNREAD, set()),
        ("", Pace.EMPTY, set()),
    ],
)
def test_where_a_phrase_stands_in_the_year(written: str, pace: Pace, months: set[int]) -> None:
    entry = one(written)
    assert (entry.pace, entry.months) == (pace, months)


def test_two_cells_are_one_span_with_its_deadline() -> None:
    entry = one("Tháng 3/2027", "Tháng 6/2027")
    assert entry.months == {3, 4, 5, 6}
    assert entry.due == 6
    assert entry.span is not None
    assert (entry.span.start, entry.span.end) == (date(2027, 3, 1), date(2027, 6, 30))
    assert entry.written == "Tháng 3/2027 – Tháng 6/2027"


def load_plan() -> Plan:
    rows = [
        ("Sở Nội vụ", "Sở Tài chính", "Quý I/2027"),
        ("Sở Nội vụ", "", "Quý I - II/2027"),
        ("Sở Tài chính", "Các sở, ban, ngành", "Thường xuyên"),
        ("Sở Nội vụ", "", "Sau khi có hướng dẫn"),
    ]
    plan = plan_of(form(), [("A", [("O", [("T", [f"x{i}" for i in range(len(rows))])])])])
    for row, (lead, coordinating, time) in zip(content_rows(plan), rows, strict=True):
        for name, text in (("lead", lead), ("coordinating", coordinating), ("time", time)):
            plan = set_text(plan, row.item, name, text)
    return plan


def test_the_load_of_agencies_counts_a_row_where_it_ends() -> None:
    plan = load_plan()
    involved = Involvement(plan).of
    entries = agenda(plan, 2027)
    led = loads(plan, entries, involved)
    home = led[agency_key("Sở Nội vụ")]
    assert (home.quarters, home.always, home.undated, home.total) == ((1, 1, 0, 0), 0, 1, 3)
    helped = loads(plan, entries, involved, COORDINATING)
    assert helped[agency_key("Sở Tài chính")].total == 2  # named once, once in the group
    assert helped[agency_key("Sở Nội vụ")].always == 1
    both = loads(plan, entries, involved, "")
    assert both[agency_key("Sở Tài chính")].total == 2  # leading and helping in one row is one row
