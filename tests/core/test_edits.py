"""Edits beyond merged cells: texts, structure, refusals, numbers, the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.core import edits, edits_outline
from cchc_desktop.core.cells import TEXT, appendix_rows
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.headings import appendix_caption, appendix_heading, appendix_title
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level, empty_plan
from tests.core.plans import form, ids, plan_of


def small():
    areas = [
        ("A", [("o1", [("t1", ["a1", "a2"]), ("t2", ["a3"])]), ("o2", [("t3", ["a4"])])]),
        ("B", [("o3", [("t4", ["a5"])])]),
    ]
    return plan_of(form(), areas)


def find(plan, text):
    return next(item.id for item in plan.walk() if item.text == text)


def outline(plan):
    depth = {Level.AREA: 0, Level.OBJECTIVE: 1, Level.TASK: 2, Level.ACTIVITY: 3}
    return [f"{'.' * depth[item.level]}{item.text}" for item in plan.walk() if item.level in depth]


def refusal(call, *args):
    with pytest.raises(KnownError) as caught:
        call(*args)
    assert caught.value.code is ErrorCode.EDIT_REFUSED
    return caught.value.params["reason"]


def test_text_is_cleaned_on_its_way_in():
    plan = edits.set_text(small(), find(small(), "a1"), TEXT, "Cải cách\r\nhai\x00 dòng\ud800")
    assert plan[find(small(), "a1")].text == "Cải cách\nhai dòng"


def test_an_emptied_field_is_not_kept():
    plan = edits.set_text(small(), find(small(), "a1"), "lead", "Sở Nội vụ")
    assert edits.set_text(plan, find(plan, "a1"), "lead", "").items == small().items


def test_a_task_moves_with_all_that_hangs_under_it():
    plan = edits.move(small(), [find(small(), "t1")], find(small(), "o3"), 1)
    expected = "A .o1 ..t2 ...a3 .o2 ..t3 ...a4 B .o3 ..t4 ...a5 ..t1 ...a1 ...a2"
    assert outline(plan) == expected.split()


def test_several_move_in_plan_order_and_the_place_counts_as_it_stood():
    plan = small()
    plan = edits.move(plan, [find(plan, "t3"), find(plan, "t1")], find(plan, "o1"), 2)
    assert [task.text for task in plan.children(find(plan, "o1"))] == ["t2", "t1", "t3"]


def test_moves_that_make_no_sense_are_refused_and_say_why():
    plan = small()
    assert refusal(edits.move, plan, [find(plan, "o1")], find(plan, "t1"), 0) == Refusal.INTO_ITSELF
    assert refusal(edits.move, plan, [find(plan, "a1")], find(plan, "o2"), 0) == Refusal.WRONG_LEVEL
    assert refusal(edits.move, plan, [], find(plan, "o2"), 0) == Refusal.NOTHING_SELECTED
    assert refusal(edits.move_up, plan, [find(plan, "A")]) == Refusal.NO_PLACE_ABOVE
    assert refusal(edits.move_down, plan, [find(plan, "B")]) == Refusal.NO_PLACE_BELOW
    assert refusal(edits.delete, plan, plan.appendices) == Refusal.LAST_APPENDIX


def test_up_and_down_cross_into_the_neighbouring_parent():
    plan = edits.move_up(small(), [find(small(), "t3")])
    assert outline(plan)[:7] == ["A", ".o1", "..t1", "...a1", "...a2", "..t2", "...a3"]
    assert [task.text for task in plan.children(find(plan, "o1"))] == ["t1", "t2", "t3"]
    down = edits.move_down(small(), [find(small(), "o2")])
    assert [o.text for o in down.children(find(down, "B"))] == ["o2", "o3"]


def test_indent_puts_an_objective_under_the_one_before_and_its_tasks_behind_it():
    plan = edits_outline.indent(small(), [find(small(), "o2")])
    assert outline(plan)[:9] == ["A", ".o1", "..t1", "...a1", "...a2", "..t2", "...a3", "..o2", "..t3"]
    assert refusal(edits_outline.indent, small(), [find(small(), "o1")]) == Refusal.NO_PLACE_ABOVE
    assert refusal(edits_outline.indent, small(), [find(small(), "a2")]) == Refusal.ALREADY_DEEPEST


def test_outdent_takes_the_followers_along():
    plan = edits_outline.outdent(small(), [find(small(), "t1")], ids("x"))
    assert outline(plan)[:8] == ["A", ".o1", ".t1", "..", "...a1", "...a2", "..t2", "...a3"]
    assert refusal(edits_outline.outdent, small(), [find(small(), "A")]) == Refusal.ALREADY_TOP


def test_a_copy_stands_right_behind_with_ids_of_its_own():
    plan = edits.duplicate(small(), find(small(), "t1"), ids("c"))
    assert outline(plan)[1:8] == [".o1", "..t1", "...a1", "...a2", "..t1", "...a1", "...a2"]
    assert len(plan.items) == len(small().items) + 3


def test_writing_into_an_empty_area_makes_what_the_row_lacks():
    plan = empty_plan(form(), 2027)
    row = appendix_rows(plan, plan.appendices[0])[1]
    plan = edits.write_cell(plan, row, "lead", "Sở Nội vụ", ids("x"))
    (activity,) = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    assert (activity.value("lead"), plan.ancestor(activity.id, Level.AREA).id) == ("Sở Nội vụ", row.area)
    assert refusal(edits.write_cell, plan, row, "tt", "5") == Refusal.NOT_EDITABLE


def test_delete_row_acts_on_the_deepest_level_that_has_a_column():
    plan = small()
    row = next(r for r in appendix_rows(plan, plan.appendices[0]) if r.activity == find(plan, "a1"))
    assert edits.row_target(plan, row) == find(plan, "a1")
    columns = tuple(c for c in plan.form.columns if c.key != "activity")
    assert edits.row_target(edits.set_form(plan, replace(plan.form, columns=columns)), row) == find(plan, "t1")


def test_numbers_are_derived_and_a_deviation_is_a_mark():
    plan = small()
    t1, t3 = find(plan, "t1"), find(plan, "t3")
    assert [number(plan).row[find(plan, t)] for t in ("t1", "t2", "t3", "t4")] == ["1", "2", "3", "4"]
    plan = edits.set_number(edits.set_number(plan, t1, "tt", ""), t3, "tt", "7")
    assert [number(plan).row[find(plan, t)] for t in ("t1", "t2", "t3", "t4")] == ["", "1", "7", "8"]
    odd = edits.set_number(small(), t3, "tt", "2a")
    assert [number(odd).row[find(odd, t)] for t in ("t1", "t2", "t3", "t4")] == ["1", "2", "2a", "3"]
    assert edits.set_number(odd, t3, "tt", None).items == small().items


def test_codes_run_through_and_the_other_form_begins_again_in_each_area():
    coded = number(small()).own
    assert [coded[find(small(), t)] for t in ("A", "B", "o3", "t4", "a5")] == ["I", "II", "1.3", "2.4", "3.5"]
    plan = edits.set_form(small(), form("annual-by-objective"))
    assert [number(plan).row[find(plan, o)] for o in ("o1", "o2", "o3")] == ["1", "2", "1"]


def test_the_title_block_says_what_the_document_says_until_it_is_written():
    plan = edits.set_document(small(), replace(small().document, number="12/KH-UBND", issuer="UBND tỉnh Lạc Hồng"))
    appendix = plan.appendices[0]
    assert appendix_heading(plan, appendix) == "Phụ lục"
    assert "NĂM 2027" in appendix_title(plan, appendix)
    assert "số 12/KH-UBND" in appendix_caption(plan, appendix)
    plan = edits.set_appendix(plan, appendix, "Phụ lục II", "BIỂU KHÁC", None)
    assert (appendix_heading(plan, appendix), appendix_title(plan, appendix)) == ("Phụ lục II", "BIỂU KHÁC")
    assert "12/KH-UBND" in appendix_caption(plan, appendix)


def test_a_year_out_of_reach_is_refused():
    with pytest.raises(KnownError) as caught:
        edits.set_year(small(), 1)
    assert caught.value.code is ErrorCode.YEAR_INVALID
