"""The Excel writer, read back with openpyxl and lxml: grid, look, borders, heights, printing, and hostile texts."""

from __future__ import annotations

import errno
import io
from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.core.grid import Cell, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.publishing.row_heights import HIGHEST_ROW
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup
from cchc_desktop.publishing.text_fit import face
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.publishing import golden
from tests.publishing.read_back import load_xlsx, part, xlsx_shape
from tests.publishing.sheets import CORPUS, corpus_sheet, small_sheet
from tests.publishing.strategies import grids, plain

PROPERTIES = DocumentProperties("Kế hoạch <2027>", "Sở Nội vụ", created=datetime(2026, 11, 2, 8, 30, tzinfo=UTC))
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SMALL_TABLE = 6  # first sheet row of the small table, from 1: four lines of title block and a gap above it


def write(*sheets: AppendixSheet) -> bytes:
    target = io.BytesIO()
    write_xlsx(sheets, PROPERTIES, target)
    return target.getvalue()


def read(*sheets: AppendixSheet) -> Worksheet:
    sheet = load_xlsx(write(*sheets)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def one_cell(text: str) -> AppendixSheet:
    return AppendixSheet(Grid(1, (Row((Cell(0, text),)),)))


def wide(*cells: str) -> AppendixSheet:
    return AppendixSheet(Grid(len(cells), (Row(tuple(Cell(i, text) for i, text in enumerate(cells))),)))


def shared_strings(package: bytes) -> list[str]:
    return ["".join(item.itertext()) for item in part(package, "xl/sharedStrings.xml").iter(f"{S}si")]


@pytest.mark.parametrize("name", CORPUS)
def test_openpyxl_reads_a_real_plan_cell_by_cell(shared: Path, name: str) -> None:
    sheet = corpus_sheet(shared, name)
    written = read(sheet)
    first = 5  # three lines of title block and a gap above it
    assert xlsx_shape(written, first, len(sheet.grid.rows), sheet.grid.width) == plain(sheet.grid)
    assert written.max_row == first + len(sheet.grid.rows) - 1


@given(grids())
def test_any_grid_comes_back(grid: Grid) -> None:
    written = read(AppendixSheet(grid))
    assert xlsx_shape(written, 1, len(grid.rows), grid.width) == plain(grid)


def test_title_block_stands_above_over_the_whole_width() -> None:
    sheet = read(small_sheet())
    lines = [sheet.cell(row, 1) for row in range(1, 6)]
    assert [cell.value for cell in lines] == [
        "Phụ lục I",
        "NHIỆM VỤ NĂM 2027",
        "(Kèm theo Kế hoạch số 05/KH-UBND",
        "ngày 05/01/2027)",
        None,
    ]
    fonts = [(cell.font.name, cell.font.sz, cell.font.b, cell.font.i) for cell in lines[:4]]
    assert fonts[:2] == [("Times New Roman", 14, True, False)] * 2
    assert fonts[2:] == [("Times New Roman", 14, False, True)] * 2
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:D1", "A2:D2", "A3:D3", "A4:D4"} <= merged
    assert sheet.cell(SMALL_TABLE + 10, 1).value == "./."


def test_every_cell_of_the_table_has_four_borders(shared: Path) -> None:
    """Read from the XML: openpyxl makes up borders of merged cells. Covered cells need theirs: Excel draws them."""
    source = corpus_sheet(shared, "bac_kan_2025")
    package = write(source)
    styles = part(package, "xl/styles.xml")
    lined = [
        all(border.find(f"{S}{side}").get("style") == "thin" for side in ("left", "right", "top", "bottom"))
        for border in styles.iter(f"{S}border")
    ]
    formats = [lined[int(xf.get("borderId"))] for xf in styles.find(f"{S}cellXfs")]
    rows = list(part(package, "xl/worksheets/sheet1.xml").iter(f"{S}row"))[4:]
    assert len(rows) == len(source.grid.rows)
    for row in rows:
        assert [formats[int(cell.get("s"))] for cell in row] == [True] * 9


def test_cells_look_like_their_row_and_column() -> None:
    sheet = read(small_sheet())

    def look(row: int, col: int) -> tuple[bool, str]:
        cell = sheet.cell(SMALL_TABLE + row, 1 + col)
        assert (cell.font.name, cell.font.sz) == ("Times New Roman", 11)
        assert cell.alignment.wrap_text
        assert cell.alignment.vertical == "center"
        return cell.font.b, cell.alignment.horizontal

    assert look(0, 1) == look(1, 2) == (True, "center")
    assert look(2, 0) == (True, "center")
    assert look(2, 1) == look(7, 0) == (True, "left")
    assert look(3, 0) == (False, "center")
    assert look(3, 1) == (False, "justify")
    assert look(5, 3) == (False, "right")
    assert look(9, 2) == (True, "center")


def test_page_and_print_settings() -> None:
    package = write(small_sheet())
    sheet = load_xlsx(package).worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # None = 1, the default
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    margins = [sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.left, sheet.page_margins.right]
    assert [round(margin * 25.4, 3) for margin in margins] == [20, 20, 30, 15]
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.freeze_panes == "A8"
    assert sheet.print_area == "'Phụ lục I'!$A$1:$D$16"
    setup = part(package, "xl/worksheets/sheet1.xml").find(f"{S}pageSetup")
    assert (setup.get("firstPageNumber", "1"), setup.get("useFirstPageNumber")) == ("1", "1")


def test_upright_paper() -> None:
    sheet = read(replace(small_sheet(), page=PageSetup(210, 297)))
    assert sheet.page_setup.orientation == "portrait"
    width = sum(sheet.column_dimensions[letter].width for letter in "ABCD")
    assert width * 8 == pytest.approx(165 / 25.4 * 96, abs=4 * 8)  # 8 pixels a digit, 5 of padding in each column


def test_the_first_page_has_no_number() -> None:
    """Decree 30: number in the middle of the top margin, not on page 1. XlsxWriter has no call for that."""
    header = part(write(small_sheet()), "xl/worksheets/sheet1.xml").find(f"{S}headerFooter")
    assert header is not None
    assert header.get("differentFirst") == "1"
    assert header.findtext(f"{S}oddHeader") == '&C&"Times New Roman,Regular"&13&P'
    assert header.find(f"{S}firstHeader") is None


def test_columns_are_as_wide_as_the_form_says(shared: Path) -> None:
    sheet = read(corpus_sheet(shared, "bac_kan_2025"))
    # A width counts digits of Times New Roman 12, 8 pixels each, and 5 pixels of padding (ECMA-376 §18.3.1.13).
    pixels = [sheet.column_dimensions[letter].width * 8 for letter in "ABCDEFGHI"]
    assert [round(pixel / 96 * 25.4) for pixel in pixels] == [10, 39, 37, 45, 33, 25, 26, 20, 17]
    assert sum(pixels) <= 252 / 25.4 * 96 + 1
    normal = part(write(small_sheet()), "xl/styles.xml").find(f".//{S}fonts/{S}font")
    assert normal.find(f"{S}name").get("val") == "Times New Roman"
    assert normal.find(f"{S}sz").get("val") == "12"


# ---- texts stay texts


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=SUM(A1:A2)}",
        "+84 912",
        "-5",
        "- Sở Nội vụ;\n- Sở Tài chính",
        "@SUM(1)",
        "\t=1",
        "=cmd|' /C calc'!A0",
        "05",
        "1.607",
        "12/2027",
        "1e5",
        "nan",
        "TRUE",
        "https://example.org",
        "mailto:a@example.org",
        "internal:Sheet1!A1",
        "external:c:\\x.xlsx",
        "<r>&</r>",
        "<r><t>x</t></r>",
        "  hai dấu cách ",
        "a\tb",
        "]]>&<>\"'",
        "🙂 文",
    ],
)
@pytest.mark.parametrize("rowspan", [1, 2])
def test_a_text_stays_a_text(text: str, rowspan: int) -> None:
    rows = (Row((Cell(0, text, rowspan), Cell(1, "x"))), Row((Cell(1, "y"),) if rowspan == 2 else (Cell(0), Cell(1))))
    package = write(AppendixSheet(Grid(2, rows)))
    cell = load_xlsx(package).worksheets[0].cell(1, 1)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.number_format == "@"
    sheet = part(package, "xl/worksheets/sheet1.xml")
    assert not list(sheet.iter(f"{S}f", f"{S}hyperlink"))
    assert not [name for name in ZipFile(io.BytesIO(package)).namelist() if "external" in name.lower()]


def test_what_looks_like_an_escape_is_escaped() -> None:
    """Excel would show _x0041_ as A (ECMA-376 §22.9.2.19)."""
    assert shared_strings(write(one_cell("_x0041_"))) == ["_x005F_x0041_"]


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x00b\x1bc", "abc"), ("x\ud800y", "xy"), ("x\ufffe", "x"), ("a\r\nb\rc", "a\nb\nc")]
)
def test_what_no_file_can_hold_is_left_out(text: str, shown: str) -> None:
    assert read(one_cell(text)).cell(1, 1).value == shown


@pytest.mark.parametrize("letter", ["ơ", "🙂"])
def test_the_longest_text_is_cut_at_excels_limit(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    fits = letter * (32_767 // units)
    assert read(one_cell(fits)).cell(1, 1).value == fits
    cut = read(one_cell(fits + letter)).cell(1, 1).value
    assert isinstance(cut, str)
    assert cut.endswith(letter + "…")
    assert 32_766 - units <= len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_long_texts_are_not_of_the_format_text() -> None:
    sheet = read(wide("a" * 255, "a" * 256))
    assert [sheet.cell(1, col).number_format for col in (1, 2)] == ["@", "General"]


def test_numbers_as_texts_get_no_green_corner() -> None:
    ignored = part(write(small_sheet()), "xl/worksheets/sheet1.xml").find(f".//{S}ignoredError")
    assert ignored is not None
    assert ignored.get("sqref") == "A6:D15"
    assert ignored.get("numberStoredAsText") == "1"


# ---- heights and pages


def heights(sheet: Worksheet, first: int, count: int) -> list[float]:
    return [float(sheet.row_dimensions[row].height) for row in range(first, first + count)]


@pytest.mark.parametrize("name", CORPUS)
def test_no_text_of_a_real_plan_is_hidden(shared: Path, name: str) -> None:
    """A crude witness of its own: letters of Times New Roman are at least 0.36 em wide on the average."""
    source = corpus_sheet(shared, name)
    sheet = read(source)
    grid = source.grid
    rows = heights(sheet, 5, len(grid.rows))
    mm = [style.width_mm for style in grid.styles]
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            width = sum(mm[cell.col : cell.col + cell.colspan]) / 25.4 * 72
            letters = max(int(width / (0.36 * 11)), 1)
            least = sum(-(-max(len(line), 1) // letters) for line in cell.text.split("\n"))
            assert sum(rows[index : index + cell.rowspan]) >= least * 12.65 - 0.01, cell.text


def test_a_merged_cell_gets_the_height_that_its_rows_lack() -> None:
    text = "Nâng cao chất lượng chỉ đạo điều hành " * 8
    rows = (Row((Cell(0, text, 3), Cell(1, "a"))), Row((Cell(1, "b"),)), Row((Cell(1, "c"),)))
    grid = Grid(2, rows, (ColumnStyle(30), ColumnStyle(222)))
    alone = read(AppendixSheet(Grid(2, (Row((Cell(0, text), Cell(1, "a"))),), grid.styles)))
    needed = heights(alone, 1, 1)[0]
    given_rows = heights(read(AppendixSheet(grid)), 1, 3)
    assert needed > 45
    assert needed <= sum(given_rows) < needed + 3
    assert len(set(given_rows)) == 1


def test_a_row_above_excels_limit_is_spread_over_several() -> None:
    text = "\n".join(f"dòng {number}" for number in range(70))  # 70 × 15 points
    sheet = read(AppendixSheet(Grid(2, (Row((Cell(0, text), Cell(1, "một"))), Row((Cell(0, "a"), Cell(1, "b")))))))
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:A3", "B1:B3"}
    assert sheet.cell(1, 1).font.sz == 11
    assert sum(heights(sheet, 1, 3)) >= 70 * 13.5
    assert max(heights(sheet, 1, 3)) <= HIGHEST_ROW
    assert sheet.cell(4, 1).value == "a"
    assert sheet.cell(1, 1).value == text


def test_a_text_just_above_the_limit_is_set_smaller_and_keeps_its_row() -> None:
    text = "\n".join(f"dòng {number}" for number in range(33))  # 33 × 13.5 points
    sheet = read(wide(text, "một"))
    assert not sheet.merged_cells.ranges
    assert heights(sheet, 1, 1) == [HIGHEST_ROW]
    assert 11 * 0.8 <= sheet.cell(1, 1).font.sz < 11
    assert sheet.cell(1, 2).font.sz == 11


@given(st.integers(1, 200), st.integers(1, 4))
def test_no_row_is_higher_than_excel_allows(lines: int, rowspan: int) -> None:
    rows = (Row((Cell(0, "\n" * lines, rowspan), Cell(1))), *(Row((Cell(1),)) for _ in range(rowspan - 1)))
    package = write(AppendixSheet(Grid(2, rows)))
    given_rows = [float(row.get("ht")) for row in part(package, "xl/worksheets/sheet1.xml").iter(f"{S}row")]
    assert max(given_rows) <= HIGHEST_ROW
    assert sum(given_rows) >= (lines + 1) * (11 if rowspan == 1 else 13.5) - 0.01


def test_pages_end_between_rows_of_no_merged_text(shared: Path) -> None:
    source = corpus_sheet(shared, "bac_kan_2025")
    sheet = read(source)
    breaks = [found.id for found in sheet.row_breaks.brk]  # a page ends after this row (from 1)
    assert len(breaks) > 10
    assert all(found.man for found in sheet.row_breaks.brk)
    tops = [0.0, *accumulate(heights(sheet, 1, sheet.max_row))]
    pages = zip([0, *breaks], [*breaks, sheet.max_row], strict=True)
    paper, header = 170 / 25.4 * 72, tops[5] - tops[4]
    for number, (begin, end) in enumerate(pages):
        assert tops[end] - tops[begin] + (header if number else 0) <= paper
    crossed: list[str] = []
    for area in sheet.merged_cells.ranges:
        inside = [row for row in breaks if area.min_row <= row < area.max_row]
        cell = sheet.cell(area.min_row, area.min_col)
        if not inside or not cell.value:
            continue
        assert cell.alignment.vertical == "top", cell.value
        width = sum(sheet.column_dimensions[get_column_letter(c)].width for c in range(area.min_col, area.max_col + 1))
        lines = face(False).lines(cell.value, (width * 8 + 5) * 0.75 / 11)  # of 13.5 points, as Excel draws them
        crossed.append(cell.value)
        assert tops[area.min_row - 1] + lines * 13.5 <= tops[inside[0]], cell.value
    assert crossed


def test_the_end_mark_never_stands_alone() -> None:
    rows = int(170 / 25.4 * 72 * 0.95 / 15)  # as many as a page holds: there is no room for the mark
    sheet = read(AppendixSheet(Grid(1, (Row((Cell(0, "a"),)),) * rows), end_mark="./."))
    assert sheet.cell(sheet.max_row, 1).value == "./."
    assert [found.id for found in sheet.row_breaks.brk] == [rows - 1]


def test_text_of_a_cell_over_pages_stands_at_the_top() -> None:
    rows = [Row((Cell(0, "Mục tiêu", 40), Cell(1, "việc")))] + [Row((Cell(1, "việc"),))] * 39
    sheet = read(AppendixSheet(Grid(2, tuple(rows))))
    assert sheet.cell(1, 1).alignment.vertical == "top"
    assert sheet.cell(1, 2).alignment.vertical == "center"


def test_a_huge_header_does_not_freeze_the_window() -> None:
    header = Row((Cell(0, "\n" * 30),), RowKind.HEADER)
    sheet = read(AppendixSheet(Grid(1, (header, Row((Cell(0, "a"),))))))
    assert sheet.freeze_panes is None


# ---- the workbook


def test_each_sheet_has_a_legal_name_of_its_own() -> None:
    second = replace(small_sheet(), heading="phụ lục i")
    third = replace(small_sheet(), heading="", title="Kế hoạch: [nhiệm vụ] của tỉnh năm 2027 và các năm sau")
    names = load_xlsx(write(small_sheet(), second, third)).sheetnames
    assert names == ["Phụ lục I", "phụ lục i (2)", "Kế hoạch nhiệm vụ của tỉnh năm"]


def test_properties() -> None:
    properties = load_xlsx(write(small_sheet())).properties
    assert properties.title == "Kế hoạch <2027>"
    assert properties.creator == "Sở Nội vụ"
    assert properties.created == datetime(2026, 11, 2, 8, 30)


def test_same_sheets_same_bytes() -> None:
    assert write(small_sheet()) == write(small_sheet())


@pytest.mark.parametrize("sheets", [(), (AppendixSheet(Grid(0, ())),), (AppendixSheet(Grid(3, ()), "Phụ lục"),)])
def test_nothing_to_show_is_still_a_workbook(sheets: tuple[AppendixSheet, ...]) -> None:
    assert len(load_xlsx(write(*sheets)).sheetnames) == 1


def test_a_grid_with_holes_is_refused() -> None:
    with pytest.raises(ValueError, match="grid not valid"):
        write(AppendixSheet(Grid(2, (Row((Cell(0),)),))))


class FullDisk(io.BytesIO):
    def write(self, *_args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_an_error_of_the_target_comes_through_as_it_is() -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        write_xlsx([small_sheet()], PROPERTIES, FullDisk())
    assert caught.value.errno == errno.ENOSPC


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_approved_parts(name: str) -> None:
    xml = ZipFile(io.BytesIO(write(small_sheet()))).read(name)
    golden.compare(f"xlsx_small/{Path(name).name}", golden.readable(xml))
