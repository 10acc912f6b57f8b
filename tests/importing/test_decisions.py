"""What the user decides otherwise: the other meaning of a doubt, columns, the table, the row of the header."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.decisions import FREE, LEFT_OUT, Decisions, narrow, only_columns
from cchc_desktop.importing.recognise import Basis, Recognised, recognise
from cchc_desktop.importing.source import read_source

HEADS = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả", "Cơ quan chủ trì", "Thời gian")
BODY = (
    ("I", "CẢI CÁCH THỂ CHẾ"),
    ("1", "Mục tiêu A", "Nhiệm vụ B", "Việc 1", "Văn bản", "Sở Nội vụ", "Quý I"),
    ("", "", "", "Việc 2", "Báo cáo", "Sở Tư pháp", "Quý II"),
    ("3", "Mục tiêu C", "Nhiệm vụ D", "Việc 3", "Kế hoạch", "Sở Y tế", "Quý III"),
    ("", "", "Nhiệm vụ D", "Việc 4", "Kế hoạch", "Sở Y tế", "Quý IV"),
)


def grid(*rows: tuple[str, ...]) -> Grid:
    width = max(map(len, rows))
    made: list[Row] = []
    for row in rows:
        last = len(row) - 1
        made.append(Row(tuple(Cell(c, t, 1, width - c if c == last else 1) for c, t in enumerate(row))))
    return Grid(width, tuple(made))


def source(*tables: Grid) -> Source:
    blocks = [block for i, table in enumerate(tables) for block in (Paragraph(f"Bảng {i}"), Table(table, str(i + 1)))]
    return Source("a.docx", "docx", tuple(blocks))


PLAN = source(grid(HEADS, *BODY))


def read(what: Source = PLAN, decided: Decisions | None = None, form: str | None = None) -> tuple[Recognised, Basis]:
    result = recognise(what, shipped_forms(), form, decided=decided or Decisions())
    assert result.basis is not None
    return result, result.basis


def texts(result: Recognised, level: Level) -> list[str | None]:
    return [item.text for item in result.plan.walk() if item.level is level]


def test_what_is_doubtful_is_told_with_its_place_and_nothing_else() -> None:
    result, basis = read()
    codes = {(code, row, column) for code, row, column in basis.doubts}
    assert (IssueCode.REPEAT_CONTINUES, 5, 2) in codes
    assert all(issue in result.issues for issue in basis.doubts.values())
    assert not any(basis.fields[column] == "tt" and "continues" in code for code, _, column in codes)  # type: ignore[index]
    assert basis.fields[:3] == ("tt", "objective", "task")
    assert basis.header.row == 0


@pytest.mark.parametrize(("level", "column", "before", "after"), [(Level.OBJECTIVE, 1, 2, 3), (Level.TASK, 2, 2, 3)])
def test_an_empty_cell_may_begin_an_item_of_its_own(level: Level, column: int, before: int, after: int) -> None:
    first, basis = read()
    doubt = (IssueCode.BLANK_CONTINUES, 3, column)
    assert doubt in basis.doubts
    second, others = read(decided=Decisions(table=basis.table, others=frozenset({doubt})))
    assert (len(texts(first, level)), len(texts(second, level))) == (before, after)
    assert "" in texts(second, level)
    assert doubt not in others.doubts


def test_a_repeated_cell_may_be_an_item_of_its_own() -> None:
    _, basis = read()
    doubt = (IssueCode.REPEAT_CONTINUES, 5, 2)
    result, _ = read(decided=Decisions(table=basis.table, others=frozenset({doubt})))
    assert texts(result, Level.TASK).count("Nhiệm vụ D") == 2


def test_a_wrong_number_may_give_way_to_the_counted_one() -> None:
    first, basis = read()
    doubt = next(d for d in basis.doubts if d[0] is IssueCode.NUMBER_DIFFERS)
    assert any(value == "=3" for item in first.plan.walk() for value in item.marks.values())
    result, after = read(decided=Decisions(table=basis.table, others=frozenset({doubt})))
    assert not any(value == "=3" for item in result.plan.walk() for value in item.marks.values())
    assert not any(d[0] is IssueCode.NUMBER_DIFFERS for d in after.doubts)


def test_rows_lead_from_items_to_the_table() -> None:
    result, basis = read()
    rows = {item.text: basis.rows[item.id] for item in result.plan.walk() if item.level is Level.ACTIVITY}
    assert rows == {"Việc 1": 2, "Việc 2": 3, "Việc 3": 4, "Việc 4": 5}


def test_a_column_may_mean_something_else() -> None:
    decided = Decisions(columns={4: "note", 6: FREE})
    result, basis = read(decided=decided)
    activity = next(item for item in result.plan.walk() if item.level is Level.ACTIVITY)
    assert activity.fields["note"] == "Văn bản"
    assert "deliverable" not in basis.fields
    free = basis.fields[6]
    assert free is not None
    assert free.startswith("x")
    assert activity.fields[free] == "Quý I"
    assert not any(i.code is IssueCode.COLUMN_UNKNOWN and i.where.column == 6 for i in result.issues)


def test_a_field_goes_over_from_the_column_that_was_guessed() -> None:
    _, basis = read(decided=Decisions(columns={4: "lead"}))
    assert basis.fields[4] == "lead"
    assert basis.fields.count("lead") == 1


def test_a_column_that_is_left_out_is_said_with_its_number_of_texts() -> None:
    result, basis = read(decided=Decisions(columns={3: LEFT_OUT, 4: LEFT_OUT}))
    left = [issue for issue in result.issues if issue.code is IssueCode.COLUMN_LEFT_OUT]
    assert [(i.where.column, i.params["header"], i.params["count"]) for i in left] == [
        (3, "Hoạt động", 4), (4, "Kết quả", 4),
    ]  # fmt: skip
    assert basis.fields == ("tt", "objective", "task", None, None, "lead", "time")
    assert all(column != 3 for _, _, column in basis.doubts)
    doubt = (IssueCode.REPEAT_CONTINUES, 5, 2)
    again, _ = read(decided=Decisions(basis.table, None, {3: LEFT_OUT, 4: LEFT_OUT}, frozenset({doubt})))
    assert texts(again, Level.TASK).count("Nhiệm vụ D") == 2


def test_the_other_table_may_be_the_one() -> None:
    two = source(grid(HEADS, *BODY), grid(HEADS[:6], ("I", "X"), ("1", "M", "N", "Việc khác", "K", "Sở")))
    _, basis = read(two)
    assert len(basis.tables) == 2
    other = next(table for table in basis.tables if table != basis.table)
    result, chosen = read(two, Decisions(table=other))
    assert chosen.table == other
    assert texts(result, Level.ACTIVITY) == ["Việc khác"]


def test_a_table_without_a_known_header_is_read_as_the_user_says() -> None:
    unknown = source(grid(("a", "b", "c"), ("lạ", "gì", "đây"), ("1", "Nhiệm vụ B", "Sở Nội vụ")))
    with pytest.raises(KnownError) as caught:
        read(unknown)
    assert caught.value.code is ErrorCode.NO_TABLE
    result, _ = read(unknown, Decisions(1, 1, {0: "tt", 1: "task", 2: "lead"}))
    assert texts(result, Level.TASK) == ["Nhiệm vụ B"]


def test_real_doubts_of_a_real_plan_can_all_be_decided_otherwise(shared: Path) -> None:
    for name in ("bac_kan_2025.docx", "quang_tri_2025.paged.docx", "dak_nong_2022.docx"):
        what = read_source(shared / "corpus" / name)
        _, basis = read(what)
        assert basis.doubts
        for doubt in list(basis.doubts)[:8]:
            result, after = read(what, Decisions(basis.table, None, {}, frozenset({doubt})))
            assert doubt not in after.doubts
            assert sum(1 for _ in result.plan.walk()) > 20


def test_a_stray_value_far_to_the_right_does_not_hide_the_plan() -> None:
    rows = PLAN.tables[0].grid.rows
    wide = [Row((*row.cells[:-1], replace(row.cells[-1], colspan=1 if i != 1 else row.cells[-1].colspan),
                 *(Cell(c) for c in range(7, 5000)))) for i, row in enumerate(rows)]  # fmt: skip
    result, basis = read(Source("a.xlsx", "xlsx", (Table(Grid(5000, tuple(wide)), "1"),)))
    assert len(basis.fields) == 7
    assert len(texts(result, Level.ACTIVITY)) == 4
    assert narrow(PLAN.tables[0].grid) is PLAN.tables[0].grid
    assert only_columns(grid(("a", "b")), [1]).rows == (Row((Cell(0, "b"),)),)


def test_a_stray_value_far_below_does_not_make_thousands_of_rows() -> None:
    rows = PLAN.tables[0].grid.rows
    empty = Row(tuple(Cell(c) for c in range(7)))
    stray = Row((*(Cell(c) for c in range(6)), Cell(6, "lạc")))
    result, basis = read(Source("a.xlsx", "xlsx", (Table(Grid(7, (*rows, *[empty] * 20_000, stray)), "1"),)))
    assert len(texts(result, Level.ACTIVITY)) == 5
    assert max(basis.rows.values()) == 20_006
    few, _ = read(Source("a.xlsx", "xlsx", (Table(Grid(7, (*rows, *[empty] * 3, stray)), "1"),)))
    assert len(texts(few, Level.ACTIVITY)) == 8


def test_the_reading_can_be_stopped() -> None:
    class StopError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        recognise(PLAN, shipped_forms(), tick=stop)
