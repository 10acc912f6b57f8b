"""Margins as a setting of the plan: inside the decree, in every kind of file, one step of undo."""

from __future__ import annotations

import pytest

from cchc_desktop.core import form_edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.form_file import form_to_text
from cchc_desktop.core.forms import Form, form_from_data, form_to_data, parse_form
from cchc_desktop.core.margins import RANGES, SIDES, USUAL, Margins
from cchc_desktop.core.plan import empty_plan
from tests.core.plans import form, random_plan

WIDE = Margins(25, 22.5, 35, 20)
CODED = form("annual-coded")


def test_every_side_stays_in_the_range_of_the_decree() -> None:
    assert Margins(0, 100, 0, 100).within_the_decree() == Margins(20, 25, 30, 20)
    assert WIDE.within_the_decree() == WIDE
    assert form_edits.set_margins(CODED, Margins(40, 10, 32, 90)).margins == Margins(25, 20, 32, 20)


def test_the_usual_margins_are_not_written_down() -> None:
    assert form_edits.set_margins(CODED, USUAL) is CODED
    mine = form_edits.set_margins(CODED, WIDE)
    assert form_edits.set_margins(mine, USUAL) == form_edits.set_margins(mine, None) == CODED
    assert "margins" not in form_to_data(CODED)
    assert "margins" not in form_to_text(CODED)


def test_margins_are_kept_in_form_files_and_exchange_files() -> None:
    plan = form_edits.set_plan_margins(random_plan(5, "annual-coded"), WIDE)
    assert plan_from_json(plan_to_json(plan), {}) == plan
    assert parse_form(form_to_text(plan.form)) == plan.form


def test_an_exchange_file_without_margins_does_not_take_those_of_an_own_form_of_that_name() -> None:
    plan = random_plan(5, "annual-coded")
    own = {plan.form.id: form_edits.set_margins(plan.form, WIDE)}
    assert plan_from_json(plan_to_json(plan), own) == plan
    by_name = plan_to_json(plan) | {"form": {"id": plan.form.id}}
    assert plan_from_json(by_name, own).form.margins == WIDE


@pytest.mark.parametrize("side", range(4))
def test_a_form_file_outside_the_decree_is_refused(side: int) -> None:
    name = SIDES[side].removesuffix("_mm")
    low, high = RANGES[side]
    for value in (low - 0.1, high + 0.1, True, "20", float("nan"), None):
        with pytest.raises(KnownError) as caught:
            form_from_data(form_to_data(CODED) | {"margins": {name: value}})
        assert caught.value.code is ErrorCode.FORM_INVALID
    assert form_from_data(form_to_data(CODED) | {"margins": {name: high}}).margins is not None
    with pytest.raises(KnownError):
        form_from_data(form_to_data(CODED) | {"margins": {"gutter": 20}})


def test_margins_are_one_step_of_undo_also_without_a_table() -> None:
    for plan in (random_plan(3, "annual-coded"), empty_plan(Form("x", "x", (), {}))):
        document = Document(plan)
        document.apply("Đổi lề trang", lambda now: form_edits.set_plan_margins(now, WIDE))
        assert document.plan.form.margins == WIDE
        assert document.plan.items is plan.items
        document.undo()
        assert document.plan == plan


def test_the_margins_of_a_plan_outlast_another_form_that_has_none() -> None:
    plan = form_edits.set_plan_margins(random_plan(3, "annual-coded"), WIDE)
    assert form_edits.set_form(plan, form("annual-by-objective")).form.margins == WIDE
    other = form_edits.set_margins(form("annual-by-objective"), Margins(left_mm=33))
    assert form_edits.set_form(plan, other).form.margins == Margins(left_mm=33)


def test_the_designer_counts_the_widths_between_the_margins_of_the_plan() -> None:
    mine = form_edits.fit_widths(form_edits.set_margins(CODED, WIDE))
    assert form_edits.text_width(mine) == form_edits.total_width(mine) == 297 - 35 - 20
