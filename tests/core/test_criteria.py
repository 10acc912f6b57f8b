"""The outline of a PAR INDEX plan: codes, rows, edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core import edits, edits_cells, edits_outline
from cchc_desktop.core.cells import TEXT, appendix_rows, branch_of, cell_text, editable_item, row_kind
from cchc_desktop.core.criteria import DEEPEST
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.forms import Counter, form_from_data, form_to_data
from cchc_desktop.core.grid import RowKind, body_rows, check
from cchc_desktop.core.numbering import Counts, number
from cchc_desktop.core.plan import Level, Plan, can_hold, empty_plan
from cchc_desktop.publishing.layout import lay_out
from tests.core.outlines import codes, outline_of, random_outline
from tests.core.plans import form, plan_of


def small() -> Plan:
    """1 (n2) with 1.1 (n3) and 1.2 (n4: 1.2.1 n5, 1.2.2 n6); 2 (n7) with 2.1 (n8); the total (n9)."""
    return outline_of(
        [
            ("CHỈ ĐẠO", "3/2/3", [("Kế hoạch", "1/1/1"), ("Kiểm tra", "2/1/2", [("a", "1/1/1"), ("b", "1/0/1")])]),
            ("THỂ CHẾ", "2/1/2", [("Rà soát", "2/1/2")]),
        ],
        ("TỔNG ĐIỂM", "5/3/5"),
    )


def refusal(act) -> Refusal:
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.code is ErrorCode.EDIT_REFUSED
    return Refusal(str(caught.value.params["reason"]))


# ---- form


def test_an_outline_form_has_one_item_column():
    shape = form("par-index")
    assert shape.is_outline
    assert shape.level_columns == ("criterion",)
    assert shape.leaf_columns == ("standard_points", "achieved_points", "target_points", "solution", "lead")
    assert shape.row_level == "criterion"
    assert form_from_data(form_to_data(shape)) == shape


def test_criteria_beside_tasks_are_no_form():
    data = form_to_data(form("par-index"))
    data["columns"].append({"key": "task", "header": "Nhiệm vụ", "width": 10})
    with pytest.raises(KnownError, match="form-invalid"):
        form_from_data(data)


def test_a_counter_of_an_unknown_style_is_no_form():
    data = form_to_data(form("par-index"))
    data["counters"]["tt"]["style"] = "greek"
    with pytest.raises(KnownError, match="form-invalid"):
        form_from_data(data)


def test_a_new_plan_has_the_areas_as_criteria_and_the_total():
    plan = empty_plan(form("par-index"), 2027)
    rows = body_rows(lay_out(plan, plan.appendices[0]))
    assert [row.kind for row in rows] == [RowKind.AREA] * 8 + [RowKind.TOTAL]
    assert [row.cells[0].text for row in rows] == [*map(str, range(1, 9)), ""]
    assert rows[-1].cells[1].text == "TỔNG ĐIỂM"


# ---- codes


def test_codes_run_down_the_outline():
    assert codes(small()) == {"n2": "1", "n3": "1.1", "n4": "1.2", "n5": "1.2.1", "n6": "1.2.2", "n7": "2", "n8": "2.1"}


@pytest.mark.parametrize(
    ("item", "printed", "expected"),
    [
        ("n3", "1.5", {"n3": "1.5", "n4": "1.6", "n5": "1.6.1"}),  # of the series: the count goes on from there
        ("n3", "1.1a", {"n3": "1.1a", "n4": "1.1"}),  # a foreign number is not counted
        ("n4", "1.2b", {"n4": "1.2b", "n5": "1.2b.1", "n7": "2"}),  # what hangs below takes it over
        ("n3", "", {"n3": "", "n4": "1.1", "n5": "1.1.1"}),
        ("n4", "", {"n4": "", "n5": "1.2", "n6": "1.3", "n7": "2"}),  # a row without a code: its children count on
        ("n3", "1.4.1", {"n3": "1.4.1", "n4": "1.4.2", "n7": "2"}),  # an orphan of 1.4 begins a series of its own
        ("n8", "7", {"n8": "7", "n7": "2"}),
        ("n2", "III", {"n2": "III", "n3": "3.1", "n7": "4"}),
    ],
)
def test_a_code_of_ones_own_bends_the_count(item: str, printed: str, expected: dict[str, str]):
    bent = codes(edits.set_number(small(), item, "tt", printed))
    assert {key: bent[key] for key in expected} == expected


def test_a_roman_top_begins_anew_below():
    data = form_to_data(form("par-index"))
    data["counters"]["tt"]["style"] = "roman"
    plan = edits.set_form(small(), form_from_data(data))
    assert list(codes(plan).values()) == ["I", "1", "2", "2.1", "2.2", "II", "1"]


@given(st.integers(0, 10**6), st.data())
def test_a_count_goes_on_from_any_state(seed: int, data: st.DataObject):
    """What the window does: it counts a part, keeps the state, and counts on from there later."""
    plan = random_outline(seed)
    items = [item for item in plan.walk(plan.appendices[0]) if item.level is Level.CRITERION]
    stop = data.draw(st.integers(0, len(items)))
    first, second = (Counts(plan.form).all["tt"] for _ in range(2))
    printed = [first.take(item) for item in items[:stop]]
    second.resume(first.state)
    first.take(items[0])  # the state is not shared
    printed += [second.take(item) for item in items[stop:]]
    assert dict(zip([item.id for item in items], printed, strict=True)) == codes(plan)


# ---- rows and cells


def test_every_criterion_is_a_row_with_all_its_cells():
    plan = small()
    grid = lay_out(plan, "n1")
    assert check(grid) is None
    kinds = [row.kind.value for row in body_rows(grid)]
    assert kinds == ["area", "row", "row", "row", "row", "area", "row", "total"]
    assert all(len(row.cells) == 7 for row in grid.rows)
    assert [cell.text for cell in body_rows(grid)[2].cells] == ["1.2", "Kiểm tra", "2", "1", "2", "", ""]
    assert [cell.text for cell in body_rows(grid)[-1].cells] == ["", "TỔNG ĐIỂM", "5", "3", "5", "", ""]
    assert [cell.text for cell in grid.rows[0].cells][3:5] == ["Điểm 2026 đạt được", "Mục tiêu năm 2027"]
    assert body_rows(grid)[2].cells[2].source.item == "n4"


def test_a_cell_edits_the_criterion_that_it_shows():
    plan = small()
    row = appendix_rows(plan, "n1")[2]
    assert (row.item, row.area, branch_of(plan, "n5"), edits.row_target(plan, row)) == ("n4", "n2", "n2", "n4")
    assert editable_item(plan, row, "tt") is None
    assert editable_item(plan, row, "criterion") == ("n4", TEXT)
    assert editable_item(plan, row, "target_points") == ("n4", "target_points")
    plan = edits.write_cell(plan, row, "criterion", "Thanh tra")
    plan = edits.write_cell(plan, row, "target_points", "1,75")
    assert (plan["n4"].text, plan["n4"].fields["target_points"]) == ("Thanh tra", "1,75")
    assert refusal(lambda: edits.write_cell(plan, row, "tt", "9")) is Refusal.NOT_EDITABLE


def test_no_two_cells_of_an_outline_are_joined():
    assert refusal(lambda: edits_cells.join_cells(small(), ["n5", "n6"], ["lead"])) is Refusal.NOT_EDITABLE
    assert refusal(lambda: edits_cells.join_cells(small(), ["n5", "n6"], ["tt"])) is Refusal.NOT_EDITABLE
    assert refusal(lambda: edits_cells.split_cell(small(), "n5", "lead")) is Refusal.NOT_EDITABLE


@pytest.mark.parametrize("name", ["annual-coded", "annual-by-objective", "annual-two-dates"])
def test_a_plan_drawn_in_a_form_of_the_other_kind_loses_no_words(name: str):
    outline = edits.set_form(small(), form(name))
    texts = {cell.text for row in lay_out(outline, "n1").rows for cell in row.cells}
    assert {"CHỈ ĐẠO", "Kế hoạch", "a", "TỔNG ĐIỂM"} <= texts
    table = plan_of(form(name), [("A", [("m", [("n", [("h", {"lead": "Sở Tư pháp"})])]), ("m2", [])])])
    table = edits.set_form(table, form("par-index"))
    grid = lay_out(table, "n1")
    assert check(grid) is None
    assert {"A", "h", "m2", "Sở Tư pháp"} <= {cell.text for row in grid.rows for cell in row.cells}


# ---- edits


def shape(plan: Plan) -> list[str]:
    """Code and name of every row."""
    numbers = number(plan)
    return [
        f"{cell_text(plan, numbers, None, row, 'tt')} {plan[row.item].text}".strip()
        for row in appendix_rows(plan, "n1")
    ]


def test_criteria_are_inserted_beside_and_below():
    plan = edits.insert_after(small(), "n4", "x")
    assert [item.id for item in plan.children("n2")] == ["n3", "n4", "x"]
    plan = edits.insert_child(plan, "x", 0, "y")
    assert (plan["y"].level, codes(plan)["y"]) == (Level.CRITERION, "1.3.1")
    plan = edits.insert_before(plan, "n2", "z")
    assert [item.id for item in plan.children("n1")] == ["z", "n2", "n7", "n9"]


def test_the_total_stays_last_and_alone():
    plan = edits.insert_child(small(), "n1", 99, "x")
    assert [item.id for item in plan.children("n1")] == ["n2", "n7", "x", "n9"]
    plan = edits.move(plan, ["n2"], "n1", 4)
    assert [item.id for item in plan.children("n1")] == ["n7", "x", "n2", "n9"]
    plan = edits.insert_before(plan, "n9", "y")
    assert plan["y"].level is not Level.TOTAL
    for act in (
        lambda: edits.insert_after(plan, "n9", "z"),
        lambda: edits.move_up(plan, ["n9"]),
        lambda: edits.duplicate(plan, "n9"),
        lambda: edits.insert_total(plan, "n1", "z"),
        lambda: edits.move(plan, ["n9"], "n1", 0),
        lambda: edits_outline.indent(plan, ["n9"]),
        lambda: edits_outline.outdent(plan, ["n8", "n9"]),
    ):
        assert refusal(act) is Refusal.TOTAL_LAST
    without = edits.delete(plan, ["n9"])
    assert edits.insert_total(without, "n1", "t")["t"].text == "TỔNG ĐIỂM"


def test_move_down_stops_before_the_total_and_goes_to_the_next_branch():
    plan = small()
    assert refusal(lambda: edits.move_down(plan, ["n7"])) is Refusal.NO_PLACE_BELOW
    assert [item.id for item in edits.move_down(plan, ["n4"]).children("n7")] == ["n4", "n8"]
    assert [item.id for item in edits.move_up(plan, ["n8"]).children("n2")] == ["n3", "n4", "n8"]
    assert [item.id for item in edits.move_up(plan, ["n4"]).children("n2")] == ["n4", "n3"]
    assert [item.id for item in edits.move_down(plan, ["n6"]).children("n8")] == ["n6"]
    assert refusal(lambda: edits.move_up(plan, ["n3"])) is Refusal.NO_PLACE_ABOVE
    assert refusal(lambda: edits.move(plan, ["n2"], "n5", 0)) is Refusal.INTO_ITSELF


def test_indent_and_outdent_keep_children_and_leave_siblings():
    plan = edits_outline.indent(small(), ["n4"])
    assert shape(plan)[:5] == ["1 CHỈ ĐẠO", "1.1 Kế hoạch", "1.1.1 Kiểm tra", "1.1.1.1 a", "1.1.1.2 b"]
    plan = edits_outline.outdent(plan, ["n4"])
    assert shape(plan) == shape(small())
    plan = edits_outline.outdent(plan, ["n5", "n6"])
    assert shape(plan)[:5] == ["1 CHỈ ĐẠO", "1.1 Kế hoạch", "1.2 Kiểm tra", "1.3 a", "1.4 b"]
    plan = edits_outline.outdent(small(), ["n5"])
    assert shape(plan)[2:5] == ["1.2 Kiểm tra", "1.2.1 b", "1.3 a"]
    assert shape(edits_outline.outdent(small(), ["n4"]))[1:3] == ["1.1 Kế hoạch", "2 Kiểm tra"]
    assert refusal(lambda: edits_outline.outdent(small(), ["n7"])) is Refusal.ALREADY_TOP
    assert refusal(lambda: edits_outline.indent(small(), ["n2"])) is Refusal.NO_PLACE_ABOVE
    assert refusal(lambda: edits_outline.indent(small(), ["n3"])) is Refusal.NO_PLACE_ABOVE


def test_a_code_of_its_own_does_not_go_along_to_another_depth():
    plan = edits.set_number(small(), "n4", "tt", "1.2a")
    assert codes(edits_outline.outdent(plan, ["n4"]))["n4"] == "2"


def test_a_copy_of_a_branch_counts_on():
    fresh = iter("pqr")
    plan = edits.duplicate(small(), "n4", lambda: next(fresh))
    assert shape(plan)[2:8] == ["1.2 Kiểm tra", "1.2.1 a", "1.2.2 b", "1.3 Kiểm tra", "1.3.1 a", "1.3.2 b"]
    assert plan["p"].fields == plan["n4"].fields


def test_an_outline_has_a_bottom():
    plan = outline_of([("A", "//")])
    parent = "n2"
    for step in range(DEEPEST - 1):
        plan = edits.insert_child(plan, parent, 0, f"x{step}")
        parent = f"x{step}"
    assert refusal(lambda: edits.insert_child(plan, parent, 0, "z")) is Refusal.ALREADY_DEEPEST
    two = edits.insert_child(edits.insert_child(plan, "n1", 1, "a"), "a", 0, "b")
    assert refusal(lambda: edits_outline.indent(edits.move(two, ["a"], "x6", 0), ["x7"])) is Refusal.ALREADY_DEEPEST
    assert refusal(lambda: edits.move(two, ["a"], "x7", 0)) is Refusal.ALREADY_DEEPEST


def test_criteria_hang_only_where_they_may():
    assert can_hold(Level.CRITERION, Level.CRITERION)
    assert not can_hold(Level.AREA, Level.CRITERION)
    assert refusal(lambda: edits.move(small(), ["n3"], "n9", 0)) is Refusal.WRONG_LEVEL


@given(st.integers(0, 10**6))
def test_every_outline_covers_its_grid(seed: int):
    plan = random_outline(seed)
    grid = lay_out(plan, plan.appendices[0])
    assert check(grid) is None
    rows = appendix_rows(plan, plan.appendices[0])
    assert [row_kind(plan, row) for row in rows] == [row.kind for row in body_rows(grid)]


def test_a_counter_of_criteria_says_what_comes_next():
    counts = Counts(form("par-index"))
    assert counts.all["tt"].counter == Counter("criterion")
    for item in small().walk("n2"):
        counts.all["tt"].take(item)
    assert counts.all["tt"].expected_for("n4") == "1.2.3"
    assert counts.all["tt"].expected_for("n2") == "1.3"
    assert counts.all["tt"].expected_for("n1") == "2"
