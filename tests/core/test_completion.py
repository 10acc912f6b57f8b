"""Items of an agency cell: what is offered at the caret, adding one, taking one away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import catalogue
from cchc_desktop.core.agencies import split_agencies
from cchc_desktop.core.completion import known_agencies, offers, with_agency, without_agency

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Các sở, ban, ngành", "UBND cấp xã")


def offered(text: str) -> list[str]:
    found = []
    for offer in offers(text, len(text), NAMES):
        found.append(text[: offer.start] + offer.insert + text[offer.stop :])
    return found


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("so n", "Sở Nội vụ"),
        ("noi", "Sở Nội vụ"),
        ("Sở Nội vụ; tu ph", "Sở Nội vụ; Sở Tư pháp"),
        ("Sở Nội vụ, ub", "Sở Nội vụ, UBND cấp xã"),
        ("Các Sở: Nội vụ, tu", "Các Sở: Nội vụ, Tư pháp"),
        ("Sở Văn hóa, the", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Nội vụ\ncac so", "Sở Nội vụ\nCác sở, ban, ngành"),
    ],
)
def test_the_item_at_the_caret_is_completed_and_the_others_stay(typed: str, first: str) -> None:
    assert offered(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "s", "Sở Nội vụ; ", "Sở Nội vụ", "xyz"])
def test_nothing_is_offered_where_nothing_can_be_added(typed: str) -> None:
    assert offered(typed) == []


def test_names_of_the_plan_come_first_the_most_frequent_before_the_others() -> None:
    plan = catalogue.sample_plan()
    names = known_agencies(plan, ("Sở Nội vụ", "Sở Lạ Lùng"))
    assert names[-1] == "Sở Lạ Lùng"
    assert names.count("Sở Nội vụ") == 1
    assert names.index("Sở Nội vụ") < 3


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("", "Sở Nội vụ", "Sở Nội vụ"),
        ("Sở Tư pháp", "Sở Nội vụ", "Sở Tư pháp; Sở Nội vụ"),
        ("Sở Tư pháp;", "Sở Nội vụ", "Sở Tư pháp; Sở Nội vụ"),
        ("- Sở Tư pháp\n- UBND cấp xã", "Sở Nội vụ", "- Sở Tư pháp\n- UBND cấp xã\nSở Nội vụ"),
        ("Sở Nội vụ", "sở nội vụ", "Sở Nội vụ"),
    ],
)
def test_adding_one(text: str, name: str, expected: str) -> None:
    assert with_agency(text, name) == expected


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("Sở Nội vụ; Sở Tư pháp; UBND cấp xã", 1, "Sở Nội vụ; UBND cấp xã"),
        ("Sở Nội vụ; Sở Tư pháp", 0, "Sở Tư pháp"),
        ("Sở Nội vụ; Sở Tư pháp", 1, "Sở Nội vụ"),
        ("Sở Nội vụ", 0, ""),
        ("Các Sở: Nội vụ, Tư pháp, Tài chính", 0, "Các Sở: Tư pháp, Tài chính"),
        ("Các Sở: Nội vụ, Tư pháp, Tài chính", 2, "Các Sở: Nội vụ, Tư pháp"),
        ("Các sở, ban, ngành; UBND cấp xã", 0, "UBND cấp xã"),
    ],
)
def test_taking_one_away(text: str, index: int, expected: str) -> None:
    assert without_agency(split_agencies(text), index) == expected


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), st.data())
def test_the_others_are_still_there(names: list[str], data: st.DataObject) -> None:
    cell = split_agencies("; ".join(names))
    assert list(cell.names) == names
    index = data.draw(st.integers(0, len(names) - 1))
    left = split_agencies(without_agency(cell, index))
    assert [m.key for m in left.mentions] == [m.key for i, m in enumerate(cell.mentions) if i != index]
    again = split_agencies(with_agency(without_agency(cell, index), names[index]))
    assert again.mentions[-1].key == cell.mentions[index].key
