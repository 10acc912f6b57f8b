"""Records: kept with a plan, compared, changed, undone, carried through the exchange file."""

from __future__ import annotations

import pytest

from cchc_desktop.core.changes import apply, change_from_data, change_to_data, diff, invert
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.records import record, with_record
from tests.core.plans import random_plan


def test_a_record_is_one_change_and_can_be_undone() -> None:
    plan = random_plan(1, "annual-coded")
    one = with_record(plan, "origin", {"file": "Kế hoạch 2026.cchc"})
    both = with_record(one, "silenced", {"R1": ["x"]})
    changes = diff(one, both)
    assert [change_to_data(change)["part"] for change in changes] == ["record:silenced"]
    again = tuple(change_from_data(change_to_data(change)) for change in changes)
    assert apply(one, again) == both
    assert apply(both, invert(again)) == one
    assert record(both, "origin") == {"file": "Kế hoạch 2026.cchc"}
    assert with_record(both, "silenced", None) == one
    assert record(one, "silenced") is None


def test_a_record_goes_through_the_exchange_file() -> None:
    plan = with_record(random_plan(1, "annual-coded"), "origin", {"b": [1, {"c": "ế"}], "a": None})
    assert plan_from_json(plan_to_json(plan)) == plan


def test_a_record_needs_a_plain_name() -> None:
    with pytest.raises(ValueError, match="no name"):
        with_record(random_plan(1, "annual-coded"), "Ghi chú", {})
