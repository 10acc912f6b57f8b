"""Texts without a place: into the text, into a cell, dropped – never lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.core import body_edits, unplaced
from cchc_desktop.core.body import body_lines
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from tests.core.plans import form, plan_of

LOOSE = ("Ghi chú dưới bảng.", "- Gạch đầu dòng lạc", "Dòng một\nDòng hai")


def plan_with_text() -> Plan:
    """A text of two numbered sections and a paragraph."""
    plan = body_edits.add_body(plan_of(form(), [("LĨNH VỰC", [])]), "body")
    for at, words_ in enumerate(("MỤC ĐÍCH", "YÊU CẦU")):
        plan = body_edits.insert_section(plan, "body", at, f"s{at}")
        plan = set_text(plan, f"s{at}", "text", words_)
    return body_edits.insert_paragraph(plan, "body", 2, "p", "Kết thúc.")


def loose(plan: Plan) -> Plan:
    return replace(plan, document=replace(plan.document, unplaced=LOOSE))


def words(plan: Plan) -> list[str]:
    return [line.words for line in body_lines(plan)]


def test_chosen_texts_become_lines_behind_the_one_where_the_user_stands() -> None:
    plan = loose(plan_with_text())
    behind = list(body_lines(plan))[1]
    after = unplaced.into_text(plan, [(0, LOOSE[0]), (2, LOOSE[2])], behind.item.id)
    at = words(after).index(behind.words)
    assert words(after)[at + 1 : at + 4] == ["Ghi chú dưới bảng.", "Dòng một", "Dòng hai"]
    assert {line.kind for line in body_lines(after) if line.words in ("Ghi chú dưới bảng.", "Dòng hai")} == {None}
    assert after.document.unplaced == (LOOSE[1],)
    assert len(words(after)) == len(words(plan)) + 3


def test_without_a_text_one_is_begun_and_nothing_is_lost() -> None:
    plan = loose(plan_of(form(), [("LĨNH VỰC", [])]))
    after = unplaced.into_text(plan, list(enumerate(LOOSE)), None)
    assert words(after) == ["Ghi chú dưới bảng.", "Gạch đầu dòng lạc", "Dòng một", "Dòng hai"]
    assert after.document.unplaced == ()


def test_a_text_goes_behind_what_a_cell_says() -> None:
    plan = loose(plan_of(form(), [("A", [("mục tiêu", [("nhiệm vụ", [("việc", {"note": "có"})])])])]))
    activity = next(item.id for item in plan.walk() if item.text == "việc")
    after = unplaced.into_cell(plan, [(0, LOOSE[0])], activity, "note")
    assert after[activity].fields["note"] == "có\nGhi chú dưới bảng."
    after = unplaced.into_cell(plan, [(1, LOOSE[1])], activity, "text")
    assert after[activity].text == "việc\n- Gạch đầu dòng lạc"
    assert after.document.unplaced == (LOOSE[0], LOOSE[2])


def test_a_list_out_of_date_changes_nothing() -> None:
    plan = loose(plan_with_text())
    for chosen in ([], [(0, LOOSE[1])], [(9, "x")]):
        with pytest.raises(KnownError):
            unplaced.drop(plan, chosen)
    assert unplaced.drop(plan, [(1, LOOSE[1])]).document.unplaced == (LOOSE[0], LOOSE[2])
