"""Which rows are wanted: agencies with the groups that hold them, quarters, areas, words, what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given

from cchc_desktop import catalogue
from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.involvement import Involvement
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.row_filter import RowFilter, content_rows, missing, quarters_of, row_test, row_text
from tests.core.plans import plans


def items(plan: Plan, wanted: RowFilter) -> list[str]:
    test = row_test(plan, wanted, Involvement(plan).of)
    return [row.item for row in content_rows(plan) if test(row)]


@given(plans)
def test_an_empty_filter_shows_every_row_once(plan: Plan) -> None:
    assert RowFilter().is_empty
    shown = items(plan, RowFilter())
    assert len(shown) == len(set(shown))
    assert {item.id for item in plan.walk() if item.level is Level.ACTIVITY} <= set(shown)


def test_rows_of_one_area_and_words_without_marks() -> None:
    plan = catalogue.sample_plan()
    area = plan[plan.appendices[0]].children[1]
    shown = items(plan, RowFilter(area=area))
    assert shown
    assert {plan.ancestor(item, Level.AREA).id for item in shown} == {area}  # type: ignore[union-attr]
    found = items(plan, RowFilter(words="tien do"))
    assert 0 < len(found) < len(items(plan, RowFilter()))


def test_a_group_counts_for_its_members_and_an_open_one_for_nobody() -> None:
    plan = catalogue.sample_plan()
    a, b, c = [item.id for item in plan.walk() if item.level is Level.ACTIVITY][:3]
    for item, name, text in (
        (a, "lead", "Sở Nội vụ"),
        (b, "lead", "Các sở, ban, ngành; UBND cấp xã"),
        (c, "lead", "Các cơ quan, đơn vị có liên quan"),
        (a, "coordinating", ""),
        (b, "coordinating", ""),
        (c, "coordinating", "Sở Tư pháp"),
    ):
        plan = set_text(plan, item, name, text)
    home = items(plan, RowFilter(agency=agency_key("Sở Nội vụ"), role="lead"))
    assert a in home
    assert b in home
    assert c not in home
    justice = items(plan, RowFilter(agency=agency_key("Sở Tư pháp")))
    assert b in justice
    assert c in justice
    assert a not in justice
    assert b not in items(plan, RowFilter(agency=agency_key("Sở Tư pháp"), role="coordinating"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Quý II/2027", {2}),
        ("Quý II - IV/2027", {2, 3, 4}),
        ("Trước ngày 31/3/2027", {1}),
        ("Thường xuyên", {1, 2, 3, 4}),
        ("", set()),
    ],
)
def test_the_quarters_of_a_row(written: str, expected: set[int]) -> None:
    plan = catalogue.sample_plan()
    row = next(row for row in content_rows(plan) if row.activity)
    plan = set_text(plan, row.item, "time", written)
    assert plan.year == 2027
    assert quarters_of(plan, row) == expected


def test_what_is_missing_is_found_also_behind_merged_cells() -> None:
    plan = catalogue.sample_plan()
    assert items(plan, RowFilter(unfinished=True)) == []
    item = next(item for item in plan.walk() if item.level is Level.ACTIVITY and item.marks.get("lead") == "above")
    edited = set_text(plan, item.id, "lead", "")
    shown = items(edited, RowFilter(unfinished=True))
    assert item.id in shown
    assert len(shown) >= 2  # the whole merged cell is empty now
    row = next(row for row in content_rows(edited) if row.item == item.id)
    assert missing(edited, row) == ("lead",)
    assert row_text(plan, row, "lead") != ""
