"""Appendices as a list: adding, copying, ordering, deleting – with a text before them, and undone by changes."""

from __future__ import annotations

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import appendices, body_edits, edits
from cchc_desktop.core.changes import apply, diff, invert
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.headings import HEADING, appendix_heading
from cchc_desktop.core.plan import Level, Plan, empty_plan
from tests.core.plans import ids


def plan_of_three(form: str = "annual-coded", *, text: bool = True) -> Plan:
    plan = empty_plan(next(f for f in shipped_forms() if f.id == form), 2027)
    if text:
        plan = body_edits.add_body(plan, "text")
    plan = appendices.add(plan, None, "second")
    return appendices.add(plan, plan.appendices[0], "middle")


def headings(plan: Plan) -> list[str]:
    return [appendix_heading(plan, appendix) for appendix in plan.appendices]


@pytest.mark.parametrize("form", ["annual-coded", "annual-by-objective", "par-index"])
def test_a_new_appendix_stands_where_asked_with_the_areas_of_the_form(form: str) -> None:
    plan = plan_of_three(form)
    first = plan.appendices[0]
    assert plan.appendices[1:] == ("middle", "second")
    assert headings(plan) == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert [i.text for i in plan.children("second")] == [i.text for i in plan.children(first)]
    assert len({i.id for i in plan.walk()}) == len(plan.items)
    assert plan.body == "text"


def test_a_form_without_a_table_has_no_appendix() -> None:
    plan = empty_plan(next(f for f in shipped_forms() if f.id == "programme"), 2027)
    with pytest.raises(KnownError):
        appendices.add(plan, None, "x")


def test_a_copy_has_all_rows_and_counts_by_itself() -> None:
    plan = plan_of_three()
    plan = edits.set_appendix(plan, "middle", "Phụ lục số 2", "BIỂU MẪU", None)
    copied = appendices.copy(plan, "middle", ids("c"))
    new = copied.appendices[2]
    assert copied[new].text == "BIỂU MẪU"
    assert HEADING not in copied[new].fields
    assert [i.text for i in copied.children(new)] == [i.text for i in plan.children("middle")]
    assert headings(copied) == ["Phụ lục I", "Phụ lục số 2", "Phụ lục III", "Phụ lục IV"]


@pytest.mark.parametrize("text", [True, False])
def test_appendices_change_places_among_themselves_only(text: bool) -> None:
    plan = plan_of_three(text=text)
    first = plan.appendices[0]
    moved = appendices.move(plan, "second", -1)
    assert moved.appendices == (first, "second", "middle")
    assert appendices.move(moved, "second", -1).appendices == ("second", first, "middle")
    assert appendices.place(plan, first, 2).appendices == ("middle", "second", first)
    assert moved.body == plan.body
    assert not text or moved["plan"].children[0] == "text"
    for step, appendix in ((-1, first), (1, "second")):
        with pytest.raises(KnownError):
            appendices.move(plan, appendix, step)


def test_every_step_can_be_undone() -> None:
    plan = plan_of_three()
    for after in (
        appendices.add(plan, "middle", "new"),
        appendices.copy(plan, "middle"),
        appendices.move(plan, "middle", 1),
        edits.delete(plan, ["middle"]),
    ):
        changes = diff(plan, after)
        assert apply(plan, changes).items == after.items
        assert apply(after, invert(changes)).items == plan.items


def test_the_last_appendix_stays() -> None:
    plan = plan_of_three()
    with pytest.raises(KnownError):
        edits.delete(plan, plan.appendices)
    assert len(edits.delete(plan, plan.appendices[:2]).appendices) == 1
    assert all(item.level is not Level.PLAN or item.id == "plan" for item in plan.walk())
