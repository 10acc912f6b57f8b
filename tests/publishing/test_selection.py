"""Parts of an appendix: the chosen rows with what they hang under, numbers as in the whole plan, parents repeated."""

from __future__ import annotations

from cchc_desktop import catalogue
from cchc_desktop.core.grid import Grid, RowKind, body_rows, check, slots
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.publishing.layout import lay_out
from cchc_desktop.publishing.selection import both, of_agency, of_items, of_quarter


def plan() -> Plan:
    return catalogue.sample_plan()


def activities(plan: Plan, grid: Grid) -> list[str]:
    """The ids of the activities whose own cell stands in the table."""
    column = plan.form.column_keys.index("activity")
    cells = (cell for row in grid.rows for cell in row.cells if cell.col == column and cell.source)
    return [c.source.item for c in cells if c.source and plan[c.source.item].level is Level.ACTIVITY]


def texts(grid: Grid, row: int) -> list[str]:
    """What a reader sees in a row, merged cells included."""
    return [slot.cell.text if slot else "" for slot in slots(grid)[row]]


def test_one_area() -> None:
    whole = plan()
    appendix = whole.appendices[0]
    area = whole.children(appendix)[2]
    grid = lay_out(whole, appendix, keep=of_items({area.id}))
    assert check(grid) is None
    assert [row.kind for row in grid.rows].count(RowKind.AREA) == 1
    assert texts(grid, 1)[0] == "III"
    assert activities(whole, grid) == [i.id for i in whole.walk(area.id) if i.level is Level.ACTIVITY]


def test_one_agency_and_one_quarter() -> None:
    whole = plan()
    appendix = whole.appendices[0]
    agency, quarter = of_agency(whole, "so noi vu", ("lead",)), of_quarter(whole, 2)
    led = activities(whole, lay_out(whole, appendix, keep=agency))
    assert led == [i.id for i in whole.walk(appendix) if "Sở Nội vụ" in i.fields.get("lead", "")]
    second = activities(whole, lay_out(whole, appendix, keep=quarter))
    assert 0 < len(second) < sum(i.level is Level.ACTIVITY for i in whole.walk(appendix))
    assert all("Quý I/" not in whole[i].fields["time"] for i in second)
    assert activities(whole, lay_out(whole, appendix, keep=both(agency, quarter))) == [i for i in led if i in second]


def test_a_part_says_its_parents_and_keeps_its_numbers() -> None:
    whole = plan()
    appendix = whole.appendices[0]
    full = lay_out(whole, appendix)
    rows = {slot.cell.source.item: texts(full, i) for i, row in enumerate(full.rows) for c in row.cells
            for slot in slots(full)[i] if c.source and slot and slot.cell.source}  # fmt: skip
    last = [i for i in whole.walk(appendix) if i.level is Level.ACTIVITY][-1]
    part = lay_out(whole, appendix, keep=of_items({last.id}))
    assert len(body_rows(part)) == 2  # the area row and the row
    assert texts(part, 2) == rows[last.id]
    assert all(texts(part, 2)[:4])


def test_an_outline_keeps_the_criteria_above() -> None:
    whole = catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX)
    appendix = whole.appendices[0]
    leaf = next(i for i in whole.walk(appendix) if i.level is Level.CRITERION and not i.children)
    grid = lay_out(whole, appendix, keep=of_items({leaf.id}))
    shown = [row.cells[0].source.item for row in body_rows(grid) if row.cells[0].source]
    above = []
    item = leaf
    while item.level is Level.CRITERION:
        above.append(item.id)
        item = whole[item.parent or ""]
    assert shown == above[::-1]


def test_nothing_chosen_is_an_empty_table() -> None:
    whole = plan()
    assert body_rows(lay_out(whole, whole.appendices[0], keep=of_agency(whole, "Sở Không có"))) == ()
