"""Changing forms: every change leaves a sound form, hides nothing for good, and is one step back in a plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core import form_edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, Counter
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_caption, appendix_heading
from cchc_desktop.core.plan import Level, Plan
from tests.core.plans import ALL_FORMS, form, random_plan
from tests.core.random_forms import changed

CODED = form("annual-coded")


def texts(plan: Plan) -> dict[str, object]:
    return {item.id: (item.text, dict(item.fields), dict(item.marks)) for item in plan.items.values()}


@given(st.data(), st.sampled_from(ALL_FORMS))
def test_whatever_is_changed_the_form_stays_sound(data: st.DataObject, name: str) -> None:
    mine = data.draw(changed(form(name), most=15))
    assert form_edits.is_sound(mine)
    assert mine.level_columns
    assert mine.is_outline is form(name).is_outline


@given(st.data(), st.integers(0, 10**6), st.sampled_from(ALL_FORMS))
def test_another_form_touches_no_text_and_undo_brings_the_old_one_back(
    data: st.DataObject, seed: int, name: str
) -> None:
    plan = random_plan(seed, name)
    mine = data.draw(changed(plan.form, plan))
    document = Document(plan)
    changes = document.apply("Sửa biểu mẫu", lambda p: form_edits.set_form(p, mine))
    assert len(changes) == (mine != plan.form)
    assert document.plan.form == mine
    assert texts(document.plan) == texts(plan)
    assert plan_from_json(plan_to_json(document.plan)) == document.plan
    if changes:
        document.undo()
    assert document.plan == plan


def test_a_hidden_column_comes_back_with_its_words_width_and_texts() -> None:
    wide = form_edits.set_width(form_edits.set_header(CODED, "lead", "Ai làm"), "lead", 41)
    hidden = form_edits.hide(wide, "lead")
    assert "lead" not in hidden.column_keys
    back = next(column for column in form_edits.hidden_columns(hidden) if column.key == "lead")
    assert form_edits.show(hidden, back) == wide


def test_a_free_column_that_was_taken_away_is_offered_while_the_plan_holds_its_texts() -> None:
    plan = random_plan(5, "annual-coded", merges=False)
    mine = form_edits.add_free(plan.form, "Địa bàn", plan)
    activity = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    plan = set_text(form_edits.set_form(plan, mine), activity.id, "x1", "Xã A")
    bare = form_edits.remove_free(plan.form, "x1")
    assert "x1" not in (*bare.column_keys, *(column.key for column in bare.hidden))
    assert "x1" in [column.key for column in form_edits.hidden_columns(bare, plan)]
    assert form_edits.add_free(bare, "Khác", plan).column_keys[-1] == "x2"  # a new column never shows old texts


def test_standard_columns_are_hidden_not_taken_away() -> None:
    assert form_edits.remove_free(CODED, "lead") is CODED
    assert not form_edits.is_free(CODED, "budget")


def test_the_last_level_and_the_criteria_stay() -> None:
    mine = CODED
    for key in LEVEL_COLUMNS:
        mine = form_edits.hide(mine, key)
    assert mine.level_columns == ("activity",)
    outline = form("par-index")
    assert form_edits.hide(outline, CRITERION) is outline


def test_levels_move_together_and_other_columns_jump_over_them() -> None:
    assert form_edits.move(CODED, "task", 1).column_keys[:5] == ("tt", "deliverable", "objective", "task", "activity")
    assert form_edits.move(CODED, "tt", 1).column_keys[:4] == ("objective", "task", "activity", "tt")
    assert form_edits.move(CODED, "tt", -1) is CODED
    moved = form_edits.move(CODED, "deliverable", -1)
    assert moved.column_keys[:5] == ("tt", "deliverable", "objective", "task", "activity")
    hidden = form_edits.hide(moved, "objective")
    back = next(column for column in form_edits.hidden_columns(hidden) if column.key == "objective")
    assert form_edits.show(hidden, back) == moved


def test_a_drawn_border_keeps_the_sum() -> None:
    mine = form_edits.draw_border(CODED, 1, 12.34)
    assert form_edits.total_width(mine) == form_edits.total_width(CODED)
    assert mine.columns[1].width == pytest.approx(CODED.columns[1].width + 12.3)
    assert form_edits.draw_border(CODED, 0, -500).columns[0].width == form_edits.LEAST_WIDTH
    assert form_edits.draw_border(CODED, len(CODED.columns) - 1, 5) is CODED


@given(st.data())
def test_fitted_widths_fill_the_page_to_the_tenth(data: st.DataObject) -> None:
    mine = form_edits.fit_widths(data.draw(changed(CODED)))
    assert form_edits.total_width(mine) == form_edits.text_width(mine)


def test_another_orientation_takes_the_widths_along_where_they_filled_the_page() -> None:
    upright = form_edits.set_orientation(CODED, "portrait")
    assert form_edits.total_width(upright) == 165
    wide = form_edits.set_width(CODED, "lead", 60)
    assert form_edits.set_orientation(wide, "portrait").columns == wide.columns


def test_a_counter_begins_anew_only_where_its_level_can() -> None:
    mine = form_edits.set_counter(CODED, "objective", Counter("objective", "task"))
    assert mine.counters["objective"].restart == "appendix"
    assert list(form_edits.set_counter(CODED, "tt", Counter("activity")).counters) == list(CODED.counters)
    assert "tt" not in form_edits.set_counter(CODED, "tt", None).counters


def test_a_form_of_another_kind_is_refused() -> None:
    plan = random_plan(1, "annual-coded")
    with pytest.raises(KnownError) as caught:
        form_edits.set_form(plan, form("par-index"))
    assert caught.value.code is ErrorCode.EDIT_REFUSED


def test_an_appendix_own_words_give_way_only_when_asked() -> None:
    plan = random_plan(1, "annual-coded")
    appendix = plan[plan.appendices[0]]
    plan = set_text(set_text(plan, appendix.id, HEADING, "Phụ lục riêng"), appendix.id, CAPTION, "(riêng)")
    mine = form_edits.set_words(plan.form, heading="PHỤ LỤC", caption="(Kèm theo {number})")
    assert form_edits.own_words(plan) == (HEADING, CAPTION)
    kept = form_edits.set_form(plan, mine)
    assert (appendix_heading(kept, appendix.id), appendix_caption(kept, appendix.id)) == ("Phụ lục riêng", "(riêng)")
    new = form_edits.set_form(plan, mine, (HEADING,))
    assert appendix_heading(new, appendix.id) == "PHỤ LỤC"
    assert form_edits.own_words(new) == (CAPTION,)
    assert form_edits.own_words(form_edits.set_form(plan, mine, form_edits.WORDS)) == ()
