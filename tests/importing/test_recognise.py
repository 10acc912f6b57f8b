"""Recognising is the mirror of laying out: on real tables, on random plans, and on tables written by hand."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.edits import set_number
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Cell, Grid, Row, body_rows, check, from_rows, to_json
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import FORMS, form, plan_of, random_plan, same

ALL = [form(name) for name in FORMS]


def source_of(grid: Grid, *lines: str) -> Source:
    return Source("năm trước.docx", "docx", (*(Paragraph(line) for line in lines), Table(grid, "1")))


def raw(columns: list[str], rows: list[Row]) -> Grid:
    header = Row(tuple(Cell(i, text) for i, text in enumerate(columns)))
    return Grid(len(columns), (header, *(Row(row.cells) for row in rows)))


def read(grid: Grid, *lines: str):
    return recognise(source_of(grid, *lines), ALL)


def corpus_grid(shared: Path, name: str):
    truth = json.loads((shared / "corpus" / f"{name}.grid.json").read_text(encoding="utf-8"))
    return truth, raw(truth["columns"], list(from_rows(len(truth["columns"]), truth["rows"]).rows))


@pytest.mark.parametrize(
    ("name", "form_id"), [("bac_kan_2025", "annual-coded"), ("quang_tri_2025", "annual-by-objective")]
)
def test_a_real_table_comes_back_cell_by_cell(shared: Path, name: str, form_id: str):
    truth, grid = corpus_grid(shared, name)
    plan = read(grid).plan
    laid_out = lay_out(plan, plan.appendices[0])
    assert plan.form == form(form_id)
    assert to_json(laid_out, truth["columns"])["rows"] == [
        {"kind": row["kind"], "cells": row["cells"]} for row in truth["rows"]
    ]


def nodes(plan: Plan, level: Level):
    return [item for item in plan.walk() if item.level is level]


def test_every_node_of_the_coded_plan_is_the_truth(shared: Path):
    truth = json.loads((shared / "corpus/bac_kan_2025.tree.json").read_text(encoding="utf-8"))
    _, grid = corpus_grid(shared, "bac_kan_2025")
    plan = read(grid).plan
    names = {
        "result": "deliverable",
        "lead": "lead",
        "coordinating": "coordinating",
        "time": "time",
        "funding": "budget",
    }
    seen = Counter()
    for area, real_area in zip(nodes(plan, Level.AREA), truth["areas"], strict=True):
        assert area.text == real_area["title"]
        for objective, real_objective in zip(plan.children(area.id), real_area["objectives"], strict=True):
            assert objective.text == real_objective["text"]
            for task, real_task in zip(plan.children(objective.id), real_objective["tasks"], strict=True):
                assert task.text == real_task["text"]
                assert (task.marks.get("task") == "above") == real_task.get("continued", False)
                for activity, real in zip(plan.children(task.id), real_task["activities"], strict=True):
                    seen["activities"] += 1
                    assert activity.text == real["text"]
                    for key, name in names.items():
                        if real[key] is not None:  # null: one cell with its left neighbour, whose text we repeat
                            assert activity.value(name) == real[key], (real["code"], key)
    assert seen["activities"] == truth["counts"]["activities"]
    counts = plan.counts()
    assert (counts[Level.OBJECTIVE], counts[Level.TASK]) == (truth["counts"]["objectives"], truth["counts"]["tasks"])


def test_every_node_of_the_plan_by_objective_is_the_truth(shared: Path):
    truth = json.loads((shared / "corpus/quang_tri_2025.tree.json").read_text(encoding="utf-8"))
    _, grid = corpus_grid(shared, "quang_tri_2025")
    plan = read(grid).plan
    names = {"result": "deliverable", "lead": "lead", "coop": "coordinating", "time": "time", "budget": "budget"}
    rows = 0
    for area, real_area in zip(nodes(plan, Level.AREA), truth["areas"], strict=True):
        assert area.text == real_area["title"]
        for objective, real_objective in zip(plan.children(area.id), real_area["objectives"], strict=True):
            assert objective.text == real_objective["text"]
            for task, real_task in zip(plan.children(objective.id), real_objective["tasks"], strict=True):
                assert task.text == (real_task["text"] or "")
                for activity, real in zip(plan.children(task.id), real_task["activities"], strict=True):
                    rows += 1
                    assert activity.text == (real["text"] or "")
                    for key, name in names.items():
                        assert activity.value(name) == (real[key] or "")
    assert rows == truth["counts"]["activities"]


@given(st.integers(0, 10**6), st.sampled_from(FORMS))
@settings(max_examples=200)
def test_recognising_what_was_laid_out_gives_the_plan_again(seed: int, form_name: str):
    plan = random_plan(seed, form_name)
    grid = lay_out(plan, plan.appendices[0])
    assert check(grid) is None
    again = recognise(source_of(Grid(grid.width, tuple(Row(r.cells) for r in grid.rows)), "PHỤ LỤC X"), ALL).plan
    assert lay_out(again, again.appendices[0]) == grid
    if plan.counts()[Level.ACTIVITY]:
        assert same(again, plan.with_items(again_title(plan, again)))


def again_title(plan: Plan, again: Plan):
    """The appendix item of ``plan`` with the title block that was read: not what this property is about."""
    read_item = again[again.appendices[0]]
    return replace(plan[plan.appendices[0]], text=read_item.text, fields=read_item.fields)


def test_numbers_that_deviate_are_kept_as_marks_and_told():
    plan = plan_of(
        form("annual-by-objective"),
        [("A", [("m1", [("n1", ["h1"])]), ("m2", [("n2", ["h2"])]), ("m3", [("n3", ["h3"])])])],
    )
    objectives = [item.id for item in plan.walk() if item.level is Level.OBJECTIVE]
    plan = set_number(set_number(plan, objectives[0], "tt", "4a"), objectives[1], "tt", "")
    grid = lay_out(plan, plan.appendices[0])
    again = read(Grid(grid.width, tuple(Row(r.cells) for r in grid.rows)))
    assert [row.cells[0].text for row in body_rows(grid)] == ["I", "4a", "", "1"]
    assert lay_out(again.plan, again.plan.appendices[0]) == grid
    codes = [issue.code for issue in again.issues]
    assert IssueCode.NUMBER_DIFFERS in codes
    assert IssueCode.NUMBER_MISSING in codes


HEADERS = [
    "TT",
    "Mục tiêu",
    "Nhiệm vụ",
    "Hoạt động",
    "Kết quả/Sản phẩm",
    "Chủ trì",
    "Phối hợp",
    "Thời gian",
    "Kinh phí",
]


def row(*texts: str) -> Row:
    return Row(tuple(Cell(i, text) for i, text in enumerate(texts)))


def area(number: str, title: str) -> Row:
    return Row((Cell(0, number), Cell(1, title, 1, 8)))


def test_an_empty_cell_continues_the_cell_above_and_says_so():
    grid = raw(HEADERS, [
        area("I", "CẢI CÁCH THỂ CHẾ"),
        row("1", "Mục tiêu một", "Nhiệm vụ một", "Việc một", "", "Sở Tư pháp", "", "", ""),
        row("", "", "", "Việc hai", "", "Sở Tư pháp", "", "", ""),
    ])  # fmt: skip
    result = read(grid)
    (task,) = nodes(result.plan, Level.TASK)
    assert len(task.children) == 2
    assert Counter(i.code for i in result.issues)[IssueCode.BLANK_CONTINUES] == 3
    assert lay_out(result.plan, result.plan.appendices[0]).rows[1:] == tuple(
        Row(r.cells, k.kind)
        for r, k in zip(grid.rows[1:], lay_out(result.plan, result.plan.appendices[0]).rows[1:], strict=True)
    )


def test_a_repeated_header_is_passed_over_and_counted():
    grid = raw(HEADERS, [area("I", "A"), row("1", "m", "n", "h", "", "Sở A", "", "", ""), row(*HEADERS),
                         row("2", "m2", "n2", "h2", "", "Sở B", "", "", "")])  # fmt: skip
    result = read(grid)
    assert len(nodes(result.plan, Level.OBJECTIVE)) == 2
    assert [i.params for i in result.issues if i.code is IssueCode.HEADER_REPEATED] == [{"count": 1}]


def test_columns_in_another_order_with_another_name_and_an_unknown_one_are_kept():
    headers = [
        "STT",
        "Nhiệm vụ, giải pháp",
        "Sản phẩm đầu ra",
        "Đơn vị chủ trì",
        "Người theo dõi",
        "Thời gian thực hiện",
    ]
    rows = [
        Row((Cell(0, "I"), Cell(1, "CẢI CÁCH THỂ CHẾ", 1, 5))),
        row("1", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Ông A", "Quý I/2027"),
    ]
    result = read(raw(headers, rows))
    plan = result.plan
    assert plan.form.column_keys == ("tt", "task", "deliverable", "lead", "x5", "time")
    (activity,) = nodes(plan, Level.ACTIVITY)
    assert activity.fields == {"deliverable": "Báo cáo", "lead": "Sở Tư pháp", "x5": "Ông A", "time": "Quý I/2027"}
    assert [c.header for c in plan.form.columns] == headers
    assert any(i.code is IssueCode.COLUMN_UNKNOWN and i.params == {"header": "Người theo dõi"} for i in result.issues)
    assert lay_out(plan, plan.appendices[0]).rows[2].cells[1:] == rows[1].cells[1:]


def test_a_table_without_known_headings_is_refused_and_says_what_was_looked_for():
    grid = Grid(2, (row("Họ và tên", "Năm sinh"), row("An", "1980")))
    with pytest.raises(KnownError) as caught:
        read(grid)
    assert caught.value.code is ErrorCode.NO_TABLE
    assert "mục tiêu" in str(caught.value.params["headings"])


def test_the_title_block_gives_year_number_date_and_issuer():
    grid = raw(HEADERS, [area("I", "A"), row("1", "m", "n", "h", "", "Sở A", "", "", "")])
    lines = ("Nội dung khác", "Phụ lục II", "CHI TIẾT CÁC NHIỆM VỤ", "CẢI CÁCH HÀNH CHÍNH NĂM 2026",
             "(Ban hành kèm theo Kế hoạch số: 12/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh X)")  # fmt: skip
    result = read(grid, *lines)
    plan = result.plan
    appendix = plan[plan.appendices[0]]
    assert (plan.year, plan.document.number, plan.document.issuer) == (2026, "12/KH-UBND", "UBND tỉnh X")
    assert plan.document.date == "ngày 05 tháng 01 năm 2026"
    assert appendix.text == "CHI TIẾT CÁC NHIỆM VỤ\nCẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert [i.params for i in result.issues if i.code is IssueCode.TEXT_UNPLACED] == [{"text": "Nội dung khác"}]
    assert plan.document.unplaced == ("Nội dung khác",)
