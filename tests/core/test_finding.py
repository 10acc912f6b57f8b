"""Finding without marks, replacing with capitals kept, merged cells once, and the places of every text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import catalogue
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.edits import cell_members
from cchc_desktop.core.finding import Match, Query, find, matcher, replace_matches, replacement
from cchc_desktop.core.plan import Decision, Item, Level
from cchc_desktop.core.texts import DOCUMENT, TextPlace, column_cells, plan_texts, text_at, write_texts
from tests.core.plans import form, plan_of, plans


def spans(query: Query, text: str) -> list[str]:
    return [text[start:stop] for start, stop in matcher(query)(text)]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("dang ky", "đăng ký"),
        ("cai cach", "CẢI CÁCH"),
        ("dao tao", "Đào tạo"),
        ("ĐÀO", "đao"),
        ("quy i - iii", "Quý I – III"),
        ("hòa", "hoà"),
        ("ủy ban", "Uỷ ban"),
        ("thu tuc hanh chinh", "thủ tục\nhành\u00a0chính"),
        (unicodedata.normalize("NFD", "tiếp nhận"), "Tiếp nhận"),
    ],
)
def test_without_marks_everything_that_reads_the_same_is_found(wanted: str, text: str) -> None:
    assert spans(Query(wanted), f"a {text} b") == [text]


def test_marks_and_capitals_count_where_they_are_asked_for() -> None:
    text = "Đào tạo, đảo, dao, ĐÀO"
    assert spans(Query("đào", marks=True), text) == ["Đào", "ĐÀO"]
    assert spans(Query("đào", marks=True, case=True), text) == []
    assert spans(Query("Dao", case=True), text) == ["Đào"]


@pytest.mark.parametrize("one", ["hòa", "khóe", "ủy", "thúy"])
def test_the_two_ways_to_place_a_tone_are_one_even_where_marks_count(one: str) -> None:
    other = {"hòa": "hoà", "khóe": "khoé", "ủy": "uỷ", "thúy": "thuý"}[one]
    assert spans(Query(one, marks=True), f"{one} {other} {other.upper()}") == [one, other, other.upper()]


def test_a_tone_that_closes_with_a_consonant_has_one_place() -> None:
    assert spans(Query("hoàn", marks=True), "hoàn hòan") == ["hoàn"]
    assert spans(Query("quý", marks=True), "quý") == ["quý"]


def test_i_and_y_are_one_only_where_asked() -> None:
    assert spans(Query("đăng ký"), "đăng kí") == []
    assert spans(Query("đăng ký", i_or_y=True), "đăng kí, Đăng ký") == ["đăng kí", "Đăng ký"]


def test_whole_words() -> None:
    assert spans(Query("xa", words=True), "xã, Xa lộ, xanh, 4xa") == ["xã", "Xa"]


def test_nothing_is_found_by_nothing() -> None:
    assert spans(Query("  "), "a  b") == []


@given(st.text(max_size=40), st.text(max_size=6), st.booleans(), st.booleans(), st.booleans())
def test_every_span_is_one_of_the_text_and_reads_as_what_was_wanted(
    text: str, wanted: str, marks: bool, case: bool, i_or_y: bool
) -> None:
    text = unicodedata.normalize("NFC", text)
    at = 0
    for start, stop in matcher(Query(wanted, marks=marks, case=case, i_or_y=i_or_y))(text):
        assert at <= start < stop <= len(text)
        at = stop


@pytest.mark.parametrize(
    ("found", "wanted", "written"),
    [
        ("sở", "bộ phận", "bộ phận"),
        ("Sở", "bộ phận", "Bộ phận"),
        ("SỞ NỘI VỤ", "bộ phận", "BỘ PHẬN"),
        ("sở", "Bộ", "Bộ"),
        ("Đ", "d", "D"),
        ("2026", "2027", "2027"),
        ("Sở", "", ""),
    ],
)
def test_the_new_words_take_the_capitals_of_the_old(found: str, wanted: str, written: str) -> None:
    assert replacement(found, wanted) == written


def test_a_merged_cell_is_one_text_and_is_replaced_in_all_its_rows() -> None:
    plan = catalogue.sample_plan()
    merged = next(i for i in plan.walk() if i.level is Level.ACTIVITY and i.marks.get("lead") == "above")
    above = _row_above(list(plan.walk()), merged)
    assert merged.fields["lead"] == above.fields["lead"]
    query = Query(merged.fields["lead"], names=frozenset({"lead"}))
    found = [match for match in find(plan, query) if match.place.item in (merged.id, above.id)]
    assert [match.place.item for match in found] == [above.id]
    edited = replace_matches(plan, found, "Thanh tra tỉnh", query=query)
    assert edited[merged.id].fields["lead"] == edited[above.id].fields["lead"] == "Thanh tra tỉnh"
    assert edited[merged.id].marks == merged.marks


def _row_above(items: list[Item], item: Item) -> Item:
    activities = [other for other in items if other.level is Level.ACTIVITY]
    return activities[activities.index(item) - 1]


def test_the_text_of_the_document_is_searched_and_replaced_too() -> None:
    plan = catalogue.sample_plan()
    query = Query(str(plan.year))
    matches = list(find(plan, query))
    assert any(match.place.item == DOCUMENT for match in matches)
    edited = replace_matches(plan, matches, "2031", query=query)
    assert not list(find(edited, query))
    assert len(list(find(edited, Query("2031")))) == len(matches)


def test_a_match_that_is_none_any_more_is_left_alone() -> None:
    plan = catalogue.sample_plan()
    (place, text) = next((p, t) for p, t in plan_texts(plan) if p.name == TEXT)
    stale = [Match(place, 0, len(text) + 5)]
    assert replace_matches(plan, stale, "x", query=Query(text)) is not None
    assert text_at(replace_matches(plan, stale, "x", query=Query(text)), place) == text


@given(plans)
def test_writing_every_text_back_changes_nothing(plan) -> None:  # type: ignore[no-untyped-def]
    texts = dict(plan_texts(plan))
    assert all(text_at(plan, place) == text for place, text in texts.items())
    assert write_texts(plan, texts).items == plan.items


@given(plans)
def test_every_text_of_a_plan_is_named(plan) -> None:  # type: ignore[no-untyped-def]
    named = {text for _place, text in plan_texts(plan)}
    for item in plan.walk():
        assert not item.text or item.text in named
        assert {text for text in item.fields.values() if text} <= named


def test_the_cells_of_a_column_name_all_their_rows() -> None:
    plan = catalogue.sample_plan()
    for name in ("lead", "coordinating", "time"):
        cells = list(column_cells(plan, name))
        for rows in cells:
            assert sorted(item for item, _ in cell_members(plan, rows[0], name)) == sorted(rows)
        told = [place.item for place, _ in plan_texts(plan) if place.name == name]
        assert told == [rows[0] for rows in cells if plan[rows[0]].fields.get(name)]
    assert any(len(rows) > 1 for rows in column_cells(plan, "lead"))


def test_no_cell_crosses_an_area() -> None:
    lead = {"lead": "Sở Nội vụ"}
    areas = [(title, [("Mục tiêu", [("Nhiệm vụ", [("Việc", lead, {"lead": "above"})])])]) for title in ("MỘT", "HAI")]
    plan = plan_of(form(), areas)
    assert len([place for place, _ in plan_texts(plan) if place.name == "lead"]) == 2
    assert [len(rows) for rows in column_cells(plan, "lead")] == [1, 1]


def test_who_decides_is_a_text_of_the_document() -> None:
    plan = catalogue.sample_plan()
    decision = Decision("Ban hành Kế hoạch", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A", ("Điều 1. Ban hành.",))
    plan = replace(plan, document=replace(plan.document, decision=decision))
    place = TextPlace(DOCUMENT, "decision/authority")
    assert text_at(plan, place) == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A"
    written = write_texts(plan, {place: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ B"}).document.decision
    assert written == replace(decision, authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ B")


def test_a_place_says_the_column_that_shows_it() -> None:
    assert TextPlace("a", "lead").column == "lead"
    assert TextPlace("a", TEXT).column == ""
