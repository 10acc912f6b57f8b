"""Tables of criteria with points (PAR INDEX): the real one cell by cell, random ones, and those that are odd."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Cell, Grid, Row, RowKind, body_rows, check, from_rows, to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.layout import lay_out
from tests.core.outlines import codes, random_outline
from tests.core.plans import ALL_FORMS, form, same

ALL = [form(name) for name in ALL_FORMS]
HEADERS = ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt được năm 2026", "Mục tiêu năm 2027", "Giải pháp", "Chủ trì"]


def source_of(grid: Grid, *lines: str) -> Source:
    return Source("năm trước.docx", "docx", (*(Paragraph(line) for line in lines), Table(grid, "1")))


def table(*rows: Row | list[str], headers: list[str] | None = None) -> Grid:
    headers = headers or HEADERS
    all_rows = [headers, *rows]
    made = [row if isinstance(row, Row) else line(*row, width=len(headers)) for row in all_rows]
    return Grid(len(headers), tuple(made))


def line(*texts: str, width: int = len(HEADERS)) -> Row:
    full = [*texts, *[""] * (width - len(texts))]
    return Row(tuple(Cell(i, text) for i, text in enumerate(full)))


def read(grid: Grid, *lines: str, form_id: str | None = None):
    assert check(grid) is None
    return recognise(source_of(grid, *lines), ALL, form_id)


def shape(plan: Plan) -> list[str]:
    """Depth, printed code and name of every criterion; the total."""
    numbers = codes(plan)
    found: list[str] = []

    def walk(item_id: str, depth: int) -> None:
        for item in plan.children(item_id):
            label = "=" if item.level is Level.TOTAL else numbers.get(item.id, "")
            found.append(f"{'  ' * depth}{label} {item.text}".rstrip())
            walk(item.id, depth + 1)

    walk(plan.appendices[0], 0)
    return found


def told(result) -> Counter[IssueCode]:
    quiet = (IssueCode.COLUMN_MISSING, IssueCode.LEAD_MISSING)
    return Counter(issue.code for issue in result.issues if issue.code not in quiet)


# ---- the real table


def corpus_grid(shared: Path):
    truth = json.loads((shared / "corpus/dak_nong_2022.grid.json").read_text(encoding="utf-8"))
    rows = from_rows(7, truth["rows"]).rows
    return truth, Grid(7, (line(*truth["columns"]), *(Row(row.cells) for row in rows)))


def test_the_real_table_comes_back_cell_by_cell(shared: Path):
    truth, grid = corpus_grid(shared)
    result = read(grid)
    plan = result.plan
    assert plan.form == form("par-index")
    assert plan.year == 2022
    assert to_json(lay_out(plan, plan.appendices[0]), column_headers(plan)) == {
        "columns": truth["columns"],
        "rows": truth["rows"],
    }
    assert told(result) == {IssueCode.TOTAL_GUESSED: 1}


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_real_files_come_back_cell_by_cell(shared: Path, suffix: str):
    """The Excel file holds the points as numbers: of "10,10" it knows but 10.1, and shows "10,1"."""
    truth, _ = corpus_grid(shared)
    result = recognise(read_source(shared / f"corpus/dak_nong_2022.{suffix}"), ALL)
    plan = result.plan
    rows = to_json(lay_out(plan, plan.appendices[0]), column_headers(plan))["rows"]
    differing = [
        (mine["text"], real["text"])
        for row, real_row in zip(rows, truth["rows"], strict=True)
        for mine, real in zip(row["cells"], real_row["cells"], strict=True)
        if mine != real
    ]
    assert differing == ([] if suffix == "docx" else [("10,1", "10,10")])
    assert [row["kind"] for row in rows] == [row["kind"] for row in truth["rows"]]
    assert plan.document.number == "435/KH-UBND"
    assert told(result) == {IssueCode.TOTAL_GUESSED: 1}


def test_every_node_of_the_real_table_is_the_truth(shared: Path):
    truth = json.loads((shared / "corpus/dak_nong_2022.tree.json").read_text(encoding="utf-8"))
    plan = recognise(read_source(shared / "corpus/dak_nong_2022.docx"), ALL).plan
    numbers = codes(plan)
    keys = {"points_max": "standard_points", "points_2021": "achieved_points", "target_2022": "target_points"}
    seen = 0

    def compare(item, real) -> None:
        nonlocal seen
        seen += 1
        assert (item.text, numbers.get(item.id)) == (real["name"], real["code"])
        for name, key in keys.items():
            assert item.fields[key].replace(",", ".") == real[name]
        for key in ("solution", "lead"):
            assert item.fields.get(key) == real[key]
        for child, real_child in zip(plan.children(item.id), real.get("children", []), strict=True):
            compare(child, real_child)

    *areas, total = plan.children(plan.appendices[0])
    for area, real in zip(areas, truth["criteria"], strict=True):
        compare(area, real)
    assert seen == 119
    assert total.level is Level.TOTAL
    assert (total.text, total.fields["achieved_points"]) == ("TNG ĐIM", "86,26")


# ---- laying out and reading are mirrors


@given(st.integers(0, 10**6))
@settings(max_examples=200)
def test_recognising_what_was_laid_out_gives_the_plan_again(seed: int):
    plan = random_outline(seed)
    grid = lay_out(plan, plan.appendices[0])
    again = read(Grid(grid.width, tuple(Row(r.cells) for r in grid.rows)), "PHỤ LỤC").plan
    assert lay_out(again, again.appendices[0]) == grid
    mine, its = (p.with_items(bare(p)) for p in (plan, again))
    assert same(its, mine)


def bare(plan: Plan):
    """The appendix without its title block: not what this property is about."""
    return replace(plan[plan.appendices[0]], text=None, fields={})


# ---- headers


def test_a_header_means_points_where_the_table_has_criteria():
    result = read(table(["1", "CHỈ ĐẠO", "8,5", "7", "8"], ["", "Tổng cộng", "8,5", "7", "8"]))
    plan = result.plan
    assert plan.form.column_keys == form("par-index").column_keys
    assert plan.year == 2027
    assert [c.header for c in plan.form.columns][3:5] == ["Điểm đạt được năm {last_year}", "Mục tiêu năm {year}"]
    assert list(column_headers(plan)) == HEADERS
    assert told(result) == {}


def test_a_table_of_tasks_with_points_in_it_stays_one():
    headers = ["TT", "Mục tiêu năm 2027", "Nhiệm vụ", "Kết quả", "Chủ trì", "Điểm chuẩn"]
    plan = read(table(["1", "m", "n", "k", "Sở A", "2"], headers=headers)).plan
    assert plan.form.column_keys[1:5] == ("objective", "task", "deliverable", "lead")
    headers = ["TT", "Nội dung", "Kết quả", "Chủ trì", "Thời gian"]
    assert "task" in read(table(["1", "m", "k", "Sở A", "2027"], headers=headers)).plan.form.column_keys


@pytest.mark.parametrize("outline", [True, False])
def test_a_header_of_two_lines_is_one_header(outline: bool):
    upper = ("STT", "Tiêu chí" if outline else "Nhiệm vụ", "Điểm" if outline else "Cơ quan", None, "Kết quả", "Ghi chú")
    cells = [Cell(i, text, 1 if i == 2 else 2, 2 if i == 2 else 1) for i, text in enumerate(upper) if text is not None]
    lower = [Cell(2, "Điểm chuẩn" if outline else "Chủ trì"), Cell(3, "Năm 2026" if outline else "Phối hợp")]
    body = ["1", "Rà soát", "2", "1,5", "x", ""] if outline else ["1", "Rà soát", "Sở A", "Sở B", "x", ""]
    grid = Grid(6, (Row(tuple(cells)), Row(tuple(lower)), line(*body, width=6)))
    plan = read(grid, "KẾ HOẠCH NĂM 2027").plan
    keys = plan.form.column_keys
    assert keys[:3] == (("tt", "criterion", "standard_points") if outline else ("tt", "task", "lead"))
    assert plan[plan.appendices[0]].text == "KẾ HOẠCH NĂM 2027"
    assert len(body_rows(lay_out(plan, plan.appendices[0]))) == 1


def test_a_form_named_by_the_user_decides_what_is_looked_for():
    grid = table(["1", "CHỈ ĐẠO", "8,5", "7", "8"])
    assert read(grid, form_id="par-index").plan.form.is_outline
    annual = Grid(4, (line("TT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", width=4), line("1", "m", "n", "Sở A", width=4)))
    with pytest.raises(KnownError) as caught:
        read(annual, form_id="par-index")
    assert caught.value.code is ErrorCode.NO_TABLE
    assert "điểm chuẩn" in str(caught.value.params["headings"])


def test_further_columns_are_kept():
    headers = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Giải pháp", "Chủ trì", "Thời gian"]
    plan = read(table(["1", "A", "8", "7", "6", "x", "Sở A", "Quý I"], headers=headers)).plan
    assert plan.form.column_keys == (
        "tt", "criterion", "standard_points", "achieved_points", "x5", "solution", "lead", "time",
    )  # fmt: skip
    (item,) = plan.children(plan.appendices[0])
    assert (item.fields["x5"], item.fields["time"]) == ("6", "Quý I")


# ---- codes


def test_a_gap_and_a_doubled_code_keep_their_print_and_are_told():
    result = read(table(["1", "A"], ["1.1", "a"], ["1.3", "b"], ["1.3", "c"], ["1.4", "d"], ["2", "B"]))
    assert shape(result.plan) == ["1 A", "  1.1 a", "  1.3 b", "  1.3 c", "  1.4 d", "2 B"]
    assert told(result) == {IssueCode.NUMBER_DIFFERS: 1, IssueCode.NUMBER_DOUBLED: 1}
    (doubled,) = (issue for issue in result.issues if issue.code is IssueCode.NUMBER_DOUBLED)
    assert doubled.params == {"printed": "1.3", "expected": "1.4", "column": "STT"}
    assert doubled.where.row == 4


def test_an_orphan_hangs_under_what_is_left_of_its_branch():
    result = read(table(["3", "A"], ["3.1", "a"], ["3.2.1", "b"], ["3.2.2", "c"], ["3.3", "d"], ["5.1", "e"]))
    assert shape(result.plan) == ["3 A", "  3.1 a", "  3.2.1 b", "  3.2.2 c", "  3.3 d", "5.1 e"]
    orphans = [issue.params for issue in result.issues if issue.code is IssueCode.CRITERION_ORPHAN]
    assert orphans == [
        {"printed": "3.2.1", "missing": "3.2"},
        {"printed": "3.2.2", "missing": "3.2"},
        {"printed": "5.1", "missing": "5"},
    ]


def test_a_criterion_out_of_order_keeps_its_row_and_spoils_no_other_sum():
    result = read(table(["1", "A"], ["1.1", "a"], ["2", "B"], ["1.2", "b"], ["2.1", "c"]))
    assert shape(result.plan) == ["1 A", "  1.1 a", "2 B", "1.2 b", "2.1 c"]
    assert told(result)[IssueCode.CRITERION_ORPHAN] == 2


def test_a_lost_code_is_placed_by_its_neighbours():
    result = read(
        table(["1", "A"], ["", "a", "1"], ["1.2", "b"], ["", "B", "2"], ["2.1", "c"], ["", "d", "1"], ["3", "C"])
    )
    assert shape(result.plan) == ["1 A", "   a", "  1.2 b", " B", "  2.1 c", "   d", "3 C"]
    assert told(result)[IssueCode.NUMBER_MISSING] == 3


def test_codes_with_a_point_behind_need_no_marks():
    result = read(table(["1.", "A"], ["1.1.", "a"], ["1.2.", "b"], ["2.", "B"]))
    assert shape(result.plan) == ["1. A", "  1.1. a", "  1.2. b", "2. B"]
    assert told(result) == {}
    assert all(item.marks == {} for item in result.plan.walk())


def test_a_roman_top_with_codes_that_begin_anew():
    result = read(table(["I", "A"], ["1", "a"], ["1.1", "x"], ["2", "b"], ["II", "B"], ["1", "c"], ["1.1", "y"]))
    assert shape(result.plan) == ["I A", "  1 a", "    1.1 x", "  2 b", "II B", "  1 c", "    1.1 y"]
    assert told(result) == {}


def test_a_roman_top_with_codes_that_go_on():
    result = read(table(["I", "A"], ["1.1", "a"], ["1.1.1", "x"], ["II", "B"], ["2.1", "c"]))
    assert shape(result.plan) == ["I A", "  1.1 a", "    1.1.1 x", "II B", "  2.1 c"]
    assert told(result) == {IssueCode.NUMBER_DIFFERS: 2}


def test_letters_and_dashes_hang_under_the_code_above_them():
    result = read(table(["1", "A"], ["1.1", "a"], ["a)", "x"], ["b)", "y"], ["1.2", "b"], ["-", "z"], ["2", "B"]))
    assert shape(result.plan) == ["1 A", "  1.1 a", "    a) x", "    b) y", "  1.2 b", "    - z", "2 B"]


def test_codes_may_stand_in_the_names():
    headers = ["Tiêu chí", "Điểm chuẩn", "Giải pháp", "Chủ trì"]
    rows = [["1. A", "2"], ["1.1. Một", "1", "x", "Sở A"], ["1.2. Hai", "1", "y", "Sở B"], ["Tổng điểm", "2"]]
    result = read(table(*rows, headers=headers))
    plan = result.plan
    assert [item.text for item in plan.walk(plan.appendices[0])][1:] == ["A", "Một", "Hai", "Tổng điểm"]
    assert [row.cells[0].text for row in body_rows(lay_out(plan, plan.appendices[0]))] == [row[0] for row in rows]
    assert told(result) == {}


def test_a_table_without_codes_is_a_list():
    headers = ["Tiêu chí", "Điểm chuẩn", "Giải pháp", "Chủ trì"]
    plan = read(table(["Một", "1"], ["Hai", "1"], headers=headers)).plan
    assert shape(plan) == [" Một", " Hai"]


# ---- the total


@pytest.mark.parametrize(
    ("name", "codes_"),
    [
        ("TỔNG ĐIỂM", {}),
        ("Tổng cộng:", {}),
        ("TNG ĐIM", {IssueCode.TOTAL_GUESSED: 1}),
        ("Tổng điểm (1+2+3)", {IssueCode.TOTAL_GUESSED: 1}),
        ("", {IssueCode.TOTAL_GUESSED: 1}),
    ],
)
def test_a_total_is_known_by_its_name_or_as_the_last_row_with_points(name: str, codes_: dict[IssueCode, int]):
    result = read(table(["1", "A", "2", "1", "2"], ["", name, "2", "1", "2"]))
    total = result.plan.children(result.plan.appendices[0])[-1]
    assert (total.level, total.text, total.fields["standard_points"]) == (Level.TOTAL, name, "2")
    assert told(result) == codes_


def test_a_total_over_the_code_column_too():
    total = Row((Cell(0, "TỔNG ĐIỂM", 1, 2), *(Cell(i, "2") for i in range(2, 7))))
    result = read(table(["1", "A", "2"], total))
    assert shape(result.plan) == ["1 A", "= TỔNG ĐIỂM"]
    assert told(result) == {IssueCode.CELL_SHAPE_LOST: 1}


def test_a_total_in_the_code_column():
    result = read(table(["1", "A", "2"], ["Tổng", "", "2"]))
    assert shape(result.plan) == ["1 A", "= Tổng"]
    assert told(result) == {IssueCode.CELL_SHAPE_LOST: 1}


def test_a_total_inside_the_table_is_a_row_and_told():
    result = read(table(["1", "A", "2"], ["1.1", "a", "2"], ["", "Cộng", "2"], ["2", "B", "3"], ["", "Tổng", "5"]))
    assert shape(result.plan) == ["1 A", "  1.1 a", "   Cộng", "2 B", "= Tổng"]
    assert told(result)[IssueCode.TOTAL_INSIDE] == 1


def test_what_stands_below_the_total_is_kept_and_told():
    result = read(table(["1", "A", "2"], ["", "Tổng điểm", "2"], ["", "Ghi chú: điểm tạm tính", ""]))
    assert shape(result.plan) == ["1 A", "= Tổng điểm"]
    assert result.plan.document.unplaced == ("Ghi chú: điểm tạm tính",)
    assert told(result) == {IssueCode.TEXT_UNPLACED: 1}


def test_the_name_of_a_criterion_is_no_total():
    plan = read(table(["1", "A", "2"], ["2", "Tổng điểm điều tra xã hội học", "2"])).plan
    assert plan.counts()[Level.TOTAL] == 0


# ---- rows and cells


def test_a_row_broken_over_a_page_is_joined():
    result = read(
        table(["1", "A"], ["1.1", "a", "1", "1", "1", "Rà soát", "Sở A"], ["", "", "", "", "", "Công bố"], [])
    )
    item = next(item for item in result.plan.walk() if item.text == "a")
    assert (item.fields["solution"], item.fields["lead"]) == ("Rà soát\nCông bố", "Sở A")
    (joined,) = (issue for issue in result.issues if issue.code is IssueCode.ROW_CONTINUES)
    assert (joined.where.label, joined.params["text"]) == ("1.1", "Công bố")


def test_merged_cells_lose_their_shape_but_no_text():
    rows = [
        Row((Cell(0, "1"), Cell(1, "CHỈ ĐẠO, ĐIỀU HÀNH", 1, 6))),
        Row((*(Cell(i, text) for i, text in enumerate(["1.1", "a", "1", "1", "1", "x"])), Cell(6, "Sở A", 2))),
        Row(tuple(Cell(i, text) for i, text in enumerate(["1.2", "b", "1", "1", "1", "y"]))),
        Row((Cell(0, "2 THỂ CHẾ", 1, 7),)),
        Row((*(Cell(i, text) for i, text in enumerate(["2.1", "c"])), Cell(2, "3", 1, 3), Cell(5, "z"), Cell(6, "B"))),
    ]
    result = read(table(*rows))
    assert shape(result.plan) == ["1 CHỈ ĐẠO, ĐIỀU HÀNH", "  1.1 a", "  1.2 b", "2 THỂ CHẾ", "  2.1 c"]
    items = {item.text: item for item in result.plan.walk()}
    assert (items["a"].fields["lead"], items["b"].fields["lead"]) == ("Sở A", "Sở A")
    assert {key: items["c"].fields.get(key) for key in ("standard_points", "achieved_points")} == {
        "standard_points": "3",
        "achieved_points": None,
    }
    assert told(result) == {IssueCode.CELL_SHAPE_LOST: 4}


def test_one_criterion_with_several_solution_rows_keeps_them_all():
    first = Row(
        (Cell(0, "1", 2), Cell(1, "A", 2), *(Cell(i, "1", 2) for i in (2, 3, 4)), Cell(5, "x"), Cell(6, "Sở A"))
    )
    second = Row((Cell(5, "y"), Cell(6, "Sở B")))
    result = read(table(first, second))
    (item,) = result.plan.children(result.plan.appendices[0])
    assert (item.fields["solution"], item.fields["lead"], item.fields["target_points"]) == ("x\ny", "Sở A\nSở B", "1")


def test_points_that_are_no_number_are_kept_and_told():
    result = read(table(["1", "A", "2", "chưa chấm", "86.26"]))
    (item,) = result.plan.children(result.plan.appendices[0])
    assert item.fields["achieved_points"] == "chưa chấm"
    (unread,) = (issue for issue in result.issues if issue.code is IssueCode.POINTS_UNREAD)
    assert unread.params == {"column": "Điểm đạt được năm 2026", "text": "chưa chấm"}


def test_a_scored_criterion_wants_a_lead_of_its_own_or_above():
    rows = [
        ["1", "A", "2"],
        ["1.1", "a", "1", "1", "1", "x"],
        ["1.2", "b", "1", "", "", "", "Sở A"],
        ["1.2.1", "c", "1"],
    ]
    missing = [i.params["text"] for i in read(table(*rows)).issues if i.code is IssueCode.LEAD_MISSING]
    assert missing == ["a"]


def test_a_repeated_header_is_passed_over():
    result = read(table(["1", "A", "2"], HEADERS, ["2", "B", "2"]))
    assert shape(result.plan) == ["1 A", "2 B"]
    assert told(result) == {IssueCode.HEADER_REPEATED: 1}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["", "1", "2", "1.1", "1.2", "1.1.1", "3.2.1", "I", "II", "a)", "-", "x9", "1." * 12 + "1"]
            ),
            st.sampled_from(["", "A", "Rà soát", "Tổng điểm", "TNG ĐIM", "Cộng"]),
            st.sampled_from(["", "1", "0,5", "chưa"]),
            st.sampled_from(["", "x"]),
        ),
        min_size=1,
        max_size=14,
    )
)
@settings(max_examples=300)
def test_no_table_of_criteria_loses_a_word(rows: list[tuple[str, str, str, str]]):
    grid = table(*([code, name, points, "", "", solution] for code, name, points, solution in rows))
    plan = read(grid).plan
    laid_out = lay_out(plan, plan.appendices[0])
    assert check(laid_out) is None
    before = Counter(word for row in grid.rows[1:] for cell in row.cells for word in cell.text.split())
    after = Counter(word for row in body_rows(laid_out) for cell in row.cells for word in cell.text.split())
    after += Counter(word for text in plan.document.unplaced for word in text.split() if word != "|")
    joined = before - after
    assert set(joined) <= {"x"}  # the same solution again in a row that goes on
    assert not after - before
    assert [row.kind for row in body_rows(laid_out)].count(RowKind.TOTAL) <= 1
