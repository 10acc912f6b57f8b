"""Tables cut at the pages become one table again: a real plan, our sample plans cut at every length, and by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.catalogue import SAMPLE_PLAN, shipped_forms
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.grid import Cell, Grid, Row, RowKind, Slot, slots, to_json
from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.core.plan import ABOVE, Level, Plan
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.layout import lay_out
from cchc_desktop.resources import read_text
from tests.importing.documents import read, table

HEADER = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí")
FIRST = ("1", "Mục tiêu một", "Nhiệm vụ một", "Hoạt động một", "Báo cáo", "Sở Nội vụ", "Sở Tư pháp", "Quý I/2027", "")
SECOND = ("2", "Mục tiêu hai", "Nhiệm vụ hai", "Hoạt động hai", "Kế hoạch", "Sở Y tế", "Sở Tư pháp", "Năm 2027", "")
THIRD = ("3", "Mục tiêu ba", "Nhiệm vụ ba", "Hoạt động ba", "Quyết định", "Sở Nội vụ", "Sở Y tế", "Năm 2027", "")


def laid(plan: Plan) -> Grid:
    return lay_out(plan, plan.appendices[0])


def objectives(plan: Plan) -> list[str | None]:
    return [item.text for item in plan.walk() if item.level is Level.OBJECTIVE]


def activities(plan: Plan) -> list[str | None]:
    return [item.text for item in plan.walk() if item.level is Level.ACTIVITY]


def codes(issues: Sequence[Issue]) -> list[IssueCode]:
    return [issue.code for issue in issues]


# ---- the real plan


def test_the_real_plan_of_24_tables_is_the_truth_cell_by_cell(shared: Path):
    truth = json.loads((shared / "corpus/quang_tri_2025.grid.json").read_text(encoding="utf-8"))
    paged = recognise(read_source(shared / "corpus/quang_tri_2025.paged.docx"), shipped_forms())
    whole = recognise(read_source(shared / "corpus/quang_tri_2025.docx"), shipped_forms())
    assert to_json(laid(paged.plan), truth["columns"])["rows"] == [
        {"kind": row["kind"], "cells": row["cells"]} for row in truth["rows"]
    ]
    assert paged.plan.form == whole.plan.form
    assert paged.plan.document == whole.plan.document
    told = codes(paged.issues)
    assert told.count(IssueCode.ROW_CONTINUES) == 12
    by_code = {issue.code: issue for issue in paged.issues}
    assert by_code[IssueCode.TABLES_JOINED].params == {"count": 24}
    assert by_code[IssueCode.HEADER_REPEATED].params == {"count": 23}
    assert IssueCode.SECOND_TABLE not in told
    assert IssueCode.TEXT_UNPLACED not in told


def test_every_joined_row_is_told_with_its_place_in_the_file(shared: Path):
    source = read_source(shared / "corpus/quang_tri_2025.paged.docx")
    rows = [row for t in source.tables if t.grid.width == 9 for row in t.grid.rows]
    for issue in recognise(source, shipped_forms()).issues:
        if issue.code is IssueCode.ROW_CONTINUES:
            assert issue.where.row is not None
            assert any(str(issue.params["text"]) in cell.text for cell in rows[issue.where.row].cells)


# ---- our own plan, cut at every length


def sample() -> Plan:
    """The sample plan without merged leaf cells: a cut table cannot show these."""
    plan = plan_from_json(json.loads(read_text(SAMPLE_PLAN)), {form.id: form for form in shipped_forms()})
    leaves = set(plan.form.leaf_columns)
    items = [replace(i, marks={k: m for k, m in i.marks.items() if k not in leaves}) for i in plan.items.values()]
    return plan.with_items(*items)


def cut(grid: Grid, length: int, *, broken: bool) -> tuple[Block, ...]:
    """The table on pages of ``length`` rows: header on each, no tall cells; ``broken``: the last row goes on behind."""
    header = grid.rows[: grid.header_count]
    rows = [flat(line, index, grid.rows[index].kind) for index, line in enumerate(slots(grid)) if index >= len(header)]
    pages: list[Block] = []
    rest: Row | None = None
    for at in range(0, len(rows), length):
        page = [*([rest] if rest else []), *rows[at : at + length]]
        rest = None
        if broken and len(page[-1].cells) > 2 and at + length < len(rows):
            page[-1], rest = halves(page[-1])
        bare = [Row(row.cells) for row in (*header, *page)]
        pages.append(Table(Grid(grid.width, tuple(bare)), str(len(pages) + 1)))
    return tuple(pages)


def flat(line: Sequence[Slot | None], index: int, kind: RowKind) -> Row:
    """A row with each tall cell of the levels empty below its first row."""
    cells: list[Cell] = []
    for slot in line:
        assert slot is not None
        cell = slot.cell
        if not cells or cells[-1].col + cells[-1].colspan <= cell.col:
            begins = slot.row == index
            cells.append(Cell(cell.col, cell.text if begins else "", 1, cell.colspan))
    return Row(tuple(cells), kind)


def halves(row: Row) -> tuple[Row, Row]:
    """A row cut in its longest cell, behind a word before one with a small letter."""
    cell = max(row.cells, key=lambda c: len(c.text))
    said = cell.text.split(" ")
    at = next(i for i in range(len(said) // 2, len(said)) if said[i][:1].islower())
    first, second = " ".join(said[:at]), " ".join(said[at:])
    upper = tuple(replace(c, text=first) if c is cell else c for c in row.cells)
    return Row(upper), Row(tuple(replace(c, text=second if c is cell else "") for c in row.cells))


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("length", range(1, 12))
def test_the_sample_plan_cut_at_any_length_comes_back_cell_by_cell(length: int, broken: bool):
    plan = sample()
    if any(item.marks.get("task") == ABOVE for item in plan.items.values()):
        items = [replace(i, marks={k: m for k, m in i.marks.items() if k != "task"}) for i in plan.items.values()]
        plan = plan.with_items(*items)  # where one task has two objectives, only its tall cell says so
    grid = laid(plan)
    again = recognise(Source("cắt.docx", "docx", cut(grid, length, broken=broken)), shipped_forms())
    assert laid(again.plan) == grid


# ---- by hand


def test_a_row_of_its_own_behind_the_page_stays_one():
    more = ("", "", "Nhiệm vụ khác", "Hoạt động khác", "Báo cáo", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2027", "")
    result = read(table(HEADER, FIRST), table(HEADER, more, SECOND))
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động khác", "Hoạt động hai"]
    assert objectives(result.plan) == ["Mục tiêu một", "Mục tiêu hai"]
    assert IssueCode.ROW_CONTINUES not in codes(result.issues)


def test_the_rest_of_a_row_goes_to_the_cells_it_came_from():
    rest = ("", "được giao trong năm", "", "theo quy định", "", "", "", "", "")
    result = read(table(HEADER, FIRST), table(HEADER, rest, SECOND))
    assert objectives(result.plan) == ["Mục tiêu một được giao trong năm", "Mục tiêu hai"]
    assert activities(result.plan) == ["Hoạt động một theo quy định", "Hoạt động hai"]


def test_a_capital_does_not_make_a_row_where_all_a_row_has_is_missing():
    rest = ("", "", "", "", "", "", "UBND cấp xã", "", "")
    result = read(table(HEADER, FIRST, SECOND), table(HEADER, rest, THIRD))
    assert [a.fields.get("coordinating") for a in result.plan.walk() if a.level is Level.ACTIVITY] == [
        "Sở Tư pháp", "Sở Tư pháp UBND cấp xã", "Sở Y tế",
    ]  # fmt: skip


def test_an_item_of_a_list_keeps_its_line():
    rest = ("", "", "", "", "- Kế hoạch tuyên truyền", "", "", "", "")
    result = read(table(HEADER, FIRST), table(HEADER, rest, SECOND))
    told = next(issue for issue in result.issues if issue.code is IssueCode.ROW_CONTINUES)
    assert "Báo cáo\n- Kế hoạch tuyên truyền" in {cell.text for row in laid(result.plan).rows for cell in row.cells}
    assert (told.where.row, told.severity) == (3, Severity.INFO)


def test_a_header_printed_again_inside_one_table_and_numbers_of_columns():
    numbers = tuple(f"({i})" for i in range(1, 10))
    result = read(table(HEADER, numbers, FIRST, HEADER, numbers, SECOND))
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động hai"]
    counts = [issue.params["count"] for issue in result.issues if issue.code is IssueCode.HEADER_REPEATED]
    assert counts == [1]


def two_lines() -> tuple[Row, Row]:
    """A header whose upper line says "Cơ quan" over "Chủ trì" and "Phối hợp"."""
    upper = [Cell(i, text, 2) for i, text in enumerate(HEADER) if i not in (5, 6)]
    upper.insert(5, Cell(5, "Cơ quan", 1, 2))
    return Row(tuple(upper)), Row((Cell(5, "Chủ trì"), Cell(6, "Phối hợp")))


def entry(texts: tuple[str, ...]) -> Row:
    return Row(tuple(Cell(i, text) for i, text in enumerate(texts)))


def test_a_header_of_two_lines_printed_again():
    first = Table(Grid(9, (*two_lines(), entry(FIRST))), "1")
    second = Table(Grid(9, (*two_lines(), entry(SECOND))), "2")
    result = read(first, second)
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động hai"]
    inside = read(Table(Grid(9, (*first.grid.rows, *second.grid.rows)), "1"))
    assert laid(inside.plan) == laid(result.plan)


def test_a_table_that_goes_on_without_a_header():
    result = read(table(HEADER, FIRST), Paragraph("2"), table(SECOND, THIRD))
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động hai", "Hoạt động ba"]
    told = {issue.code: issue for issue in result.issues}
    assert told[IssueCode.TABLES_JOINED].params == {"count": 2}
    assert IssueCode.HEADER_REPEATED not in told


def test_a_second_table_below_a_heading_is_an_appendix_of_its_own():
    result = read(table(HEADER, FIRST, SECOND), "Phụ lục II", table(HEADER, THIRD))
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động hai", "Hoạt động ba"]
    assert len(result.plan.appendices) == 2
    assert IssueCode.TABLES_JOINED not in codes(result.issues)


def test_a_second_table_behind_a_text_is_a_second_table():
    result = read(table(HEADER, FIRST, SECOND), "Bảng so sánh với năm trước:", table(HEADER, THIRD))
    assert activities(result.plan) == ["Hoạt động một", "Hoạt động hai"]
    told = codes(result.issues)
    assert IssueCode.SECOND_TABLE in told
    assert IssueCode.TABLES_JOINED not in told
    assert any("Hoạt động ba" in line for line in result.plan.document.unplaced)


def test_areas_in_one_cell_and_in_two_at_the_beginning_of_pages():
    one = Row((Cell(0, "I. CẢI CÁCH THỂ CHẾ", 1, 9),))
    two = Row((Cell(0, "II"), Cell(1, "CẢI CÁCH TÀI CHÍNH CÔNG", 1, 8)))
    again = ("1", *SECOND[1:])
    first = Table(Grid(9, (entry(HEADER), one, entry(FIRST))), "1")
    second = Table(Grid(9, (entry(HEADER), two, entry(again))), "2")
    result = read(first, second)
    assert [i.text for i in result.plan.walk() if i.level is Level.AREA] == [
        "CẢI CÁCH THỂ CHẾ", "CẢI CÁCH TÀI CHÍNH CÔNG",
    ]  # fmt: skip
    assert IssueCode.ROW_CONTINUES not in codes(result.issues)


def test_a_table_that_was_not_cut_keeps_its_empty_cells():
    """Empty level cells in one whole table begin anew on the paper: they are marked, not merged."""
    more = ("", "", "", "Hoạt động khác", "Báo cáo", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2027", "")
    grid = table(HEADER, FIRST, more).grid
    assert laid(read(table(HEADER, FIRST, more)).plan).rows[1:] != ()
    body = [row.cells for row in laid(read(Table(grid, "1")).plan).rows if row.kind is RowKind.ENTRY]
    assert body == [row.cells for row in grid.rows[1:]]
