"""What is still to be written is told calmly while one drafts, and as an error where the rest is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import edits
from cchc_desktop.core.plan import Level, Plan, empty_plan
from cchc_desktop.planning.checks.findings import RuleId, Severity
from tests.planning.checks.making import GOOD, found, plan

R = RuleId


def untouched(form: str = "annual-coded") -> Plan:
    """A new plan of a form."""
    return empty_plan(next(one for one in shipped_forms() if one.id == form), 2027)


def written(plan_: Plan, count: int) -> Plan:
    """The plan with one whole row in each of its first areas."""
    for number, area in enumerate(plan_.children(plan_.appendices[0])[:count]):
        parent = area.id
        for level in ("o", "t", "a"):
            plan_ = edits.insert_child(plan_, parent, 0, f"{level}{number}")
            parent = f"{level}{number}"
            plan_ = edits.set_text(plan_, parent, "text", f"Nội dung {parent} của lĩnh vực thứ {number}")
        plan_ = edits.set_texts(plan_, [(parent, name, text) for name, text in GOOD.items()])
    return plan_


@pytest.mark.parametrize("form", ["annual-coded", "annual-two-dates", "annual-by-objective", "par-index"])
def test_a_new_plan_is_told_what_is_to_be_written_in_one_information(form: str) -> None:
    (one,) = found(untouched(form))
    assert (one.rule, one.severity, one.everywhere) == (R.AREA_UNWRITTEN, Severity.INFO, True)
    assert one.params["count"] == str(len(one.params["areas"].split(", "))) != "0"


@pytest.mark.parametrize(("count", "severity"), [(1, Severity.WARNING), (3, Severity.WARNING), (4, Severity.ERROR)])
def test_the_fewer_areas_are_empty_the_more_it_matters(count: int, severity: Severity) -> None:
    (one,) = found(written(untouched(), count), R.AREA_UNWRITTEN)
    assert (one.severity, one.params["count"]) == (severity, str(7 - count))
    assert found(written(untouched(), 7), R.AREA_UNWRITTEN) == []


def test_a_plan_with_a_number_is_not_being_drafted_any_more() -> None:
    numbered = untouched()
    numbered = replace(numbered, document=replace(numbered.document, number="12/KH-UBND"))
    assert [one.severity for one in found(numbered, R.AREA_UNWRITTEN)] == [Severity.ERROR]


def test_an_empty_row_is_one_error_and_a_row_with_one_word_is_told_what_it_lacks() -> None:
    empty = plan("Ban hành kế hoạch năm", ("", dict.fromkeys(GOOD, "")))
    (one,) = found(empty)
    assert (one.rule, one.severity) == (R.ROW_UNWRITTEN, Severity.ERROR)
    row = [item for item in empty.walk() if item.level is Level.ACTIVITY][-1]
    begun = edits.set_text(empty, row.id, "text", "Công bố danh mục thủ tục")
    assert {one.rule for one in found(begun)} == {R.LEAD_MISSING, R.TIME_MISSING, R.DELIVERABLE_MISSING}
