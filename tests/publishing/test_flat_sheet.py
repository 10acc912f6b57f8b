"""The sheet for filtering: every row whole, no merges, real numbers and dates, texts that stay texts."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop import catalogue
from cchc_desktop.core.flat_rows import FLAT_SHEET, FlatColumn, FlatTable, flat_table
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.row_filter import content_rows
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import Wish, writer_for
from cchc_desktop.publishing.row_heights import HIGHEST_ROW, PADDING, text_height
from cchc_desktop.publishing.selection import of_agency
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.text_fit import face
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.checkout import ROOT
from tests.core.plans import same
from tests.publishing.test_office_schema import CORPUS, SAMPLES, real, sample

PLAN = ROOT / "resources/samples/ke-hoach-2027.json"


def book_of(plan: Plan, wish: Wish | None = None) -> openpyxl.Workbook:
    file = io.BytesIO()
    writer_for(plan, ".xlsx", wish)(file)
    return openpyxl.load_workbook(file)


def lines(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def flat_of(table: FlatTable) -> Worksheet:
    file = io.BytesIO()
    write_xlsx([], DocumentProperties(), file, table)
    return openpyxl.load_workbook(file)[FLAT_SHEET]


def test_one_line_for_every_row_and_every_cell_full() -> None:
    plan = sample(PLAN)
    sheet = book_of(plan)[FLAT_SHEET]
    header, *rows = lines(sheet)
    said = [row for row in content_rows(plan) if row.item != row.area]
    assert len(rows) == len(said) > 30
    assert not sheet.merged_cells.ranges
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(header)).column_letter}{len(rows) + 1}"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    for row, item in zip(rows, said, strict=True):
        values = dict(zip(header, row, strict=True))
        assert plan[item.area].text in str(values["Lĩnh vực"])
        words = " ".join(str(value) for value in row)
        for level in (item.objective, item.task, item.activity):
            assert level is None or plan[level].text is None or plan[level].text in words


def test_a_merged_text_stands_on_each_of_its_lines(shared: Path) -> None:
    plan = real(shared, "bac_kan_2025.docx")
    tasks = [row.task for row in content_rows(plan)]
    twice = next(task for task in tasks if task and tasks.count(task) > 2)
    table = flat_table(plan)
    column = 1 + plan.form.column_keys.index("task")
    assert sum(plan[twice].text in str(line[column]) for line in table.rows) >= tasks.count(twice)


def test_dates_are_dates_and_numbers_numbers() -> None:
    plan = sample(PLAN)
    sheet = book_of(plan)[FLAT_SHEET]
    header, *rows = lines(sheet)
    due = [row[header.index("Đến ngày")] for row in rows]
    dated = [value for value in due if value is not None]
    assert dated
    assert all(isinstance(value, datetime) for value in dated)
    column = FlatColumn("Kinh phí", 20, numeric=True)
    sheet = flat_of(FlatTable((column,), (("420 triệu đồng",), ("khoảng 3 tỷ",), ("05",), ("",))))
    assert [cell.value for cell in sheet["A"]] == ["Kinh phí", 420_000_000, "khoảng 3 tỷ", "05", None]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "- Sở", "@x", "\t=1", '=HYPERLINK("x")', "<r>x</r>", "{=1}", "x" * 40_000]
)
def test_a_text_stays_a_text(text: str) -> None:
    sheet = flat_of(FlatTable((FlatColumn("A", 30), FlatColumn("B", 30, numeric=True)), ((text, text),)))
    for cell in sheet[2]:
        assert cell.data_type in ("s", "inlineStr")
        shown = text if len(text) < 32_767 else text[:32_766] + "…"
        assert cell.value == shown


def test_its_pages_are_numbered_for_themselves() -> None:
    """As those of an appendix: from 1, no number on the first page."""
    sheet = book_of(sample(PLAN))[FLAT_SHEET]
    assert sheet.page_setup.useFirstPageNumber
    assert sheet.page_setup.firstPageNumber in (None, 1)
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"


def test_can_be_left_out_and_follows_the_choice_of_rows() -> None:
    plan = sample(PLAN)
    assert FLAT_SHEET not in book_of(plan, Wish(flat=False)).sheetnames
    keep = of_agency(plan, "Sở Tài chính")
    chosen = lines(book_of(plan, Wish(keep=keep))[FLAT_SHEET])
    assert 1 < len(chosen) < len(lines(book_of(plan)[FLAT_SHEET]))
    assert all("sở tài chính" in " ".join(map(str, line)).lower() for line in chosen[1:])


def test_a_number_needs_not_be_set_smaller() -> None:
    amount = "123.456 triệu đồng"
    table = FlatTable((FlatColumn("Kinh phí", 15, numeric=True), FlatColumn("Việc", 15)), ((amount, "việc"),) * 2)
    sheet = flat_of(table)
    assert sheet["A2"].data_type == "n"
    pixels = (float(sheet.column_dimensions[name].width) * 8 + 5 for name in "AB")
    assert next(pixels) * 0.75 > face(False).width(amount) * 11 + PADDING
    assert next(pixels) < 80


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_line_is_cut_off(path: Path) -> None:
    plan = sample(path)
    if plan.form.columns:
        assert_nothing_hidden(book_of(plan)[FLAT_SHEET])


@pytest.mark.parametrize("name", [name for name in CORPUS if "giang" not in name])
def test_no_line_of_a_real_plan_is_cut_off(shared: Path, name: str) -> None:
    assert_nothing_hidden(book_of(real(shared, name))[FLAT_SHEET])


def assert_nothing_hidden(sheet: Worksheet) -> None:
    widths = {  # openpyxl keeps neighbours of one width as one entry
        column: entry.width for entry in sheet.column_dimensions.values() for column in range(entry.min, entry.max + 1)
    }
    counted = 0
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                width = (widths[cell.column] * 8 + 5) * 0.75  # digits of 8 pixels
                needed = text_height(cell.value, width - 1, cell.font.sz, cell.font.b)
                height = sheet.row_dimensions[cell.row].height
                assert height + 0.01 >= needed or height == HIGHEST_ROW, cell.coordinate
                counted += 1
    assert counted > 20


@pytest.mark.parametrize("name", ["ke-hoach-2027", "par-index-2027", "ke-hoach-hai-moc-thoi-gian-2027"])
def test_an_import_leaves_the_sheet_out(tmp_path: Path, name: str) -> None:
    plan = sample(ROOT / f"resources/samples/{name}.json")
    for flat in (True, False):
        with (tmp_path / f"{flat}.xlsx").open("wb") as file:
            writer_for(plan, ".xlsx", Wish(flat=flat))(file)
    forms = catalogue.shipped_forms()
    two, one = (recognise(read_source(tmp_path / f"{flat}.xlsx"), forms) for flat in (True, False))
    assert len(two.plan.appendices) == len(plan.appendices)
    assert same(two.plan, one.plan)
    assert [issue.code for issue in two.issues] == [issue.code for issue in one.issues]
    assert any(item.level is not Level.APPENDIX for item in two.plan.items.values())
