"""HTML and CSV: read back with lxml and the csv module, escaped, nothing from outside, texts unchanged."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from lxml import html

from cchc_desktop.core.grid import Cell, Grid, Row, slots
from cchc_desktop.publishing.csv_writer import write_csv
from cchc_desktop.publishing.html_writer import html_page, html_table, write_html
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from tests.publishing import golden
from tests.publishing.read_back import html_shape
from tests.publishing.sheets import CORPUS, corpus_sheet, small_grid, small_sheet
from tests.publishing.strategies import grids, plain

PROPERTIES = DocumentProperties("Kế hoạch <2027>", 'Sở "Nội vụ"')


def one_cell(text: str) -> AppendixSheet:
    return AppendixSheet(Grid(1, (Row((Cell(0, text),)),)))


def records(sheet: AppendixSheet, *, safe_for_excel: bool = False) -> list[list[str]]:
    target = io.BytesIO()
    write_csv(sheet, target, safe_for_excel=safe_for_excel)
    data = target.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", CORPUS)
def test_a_real_plan_comes_back_from_html(shared: Path, name: str) -> None:
    sheet = corpus_sheet(shared, name)
    assert html_shape(html_page([sheet], PROPERTIES)) == plain(sheet.grid)


@given(grids())
def test_any_grid_comes_back_from_html(grid: Grid) -> None:
    assert html_shape(f"<body>{html_table(grid)}</body>") == plain(grid)


def test_header_rows_stand_in_the_head() -> None:
    table = html.document_fromstring(html_table(small_grid())).find(".//table")
    assert len(table.findall("thead/tr")) == 2
    assert {cell.tag for cell in table.findall("thead/tr/*")} == {"th"}
    assert len(table.findall("tbody/tr")) == 8


def test_markup_in_texts_is_shown_not_obeyed() -> None:
    evil = "<img src=\\\\server\\x onerror=alert(1)>&amp;</td><script>"
    sheet = AppendixSheet(Grid(1, (Row((Cell(0, evil),)),)), evil, evil, evil, evil)
    page = html_page([sheet], DocumentProperties(evil, evil, evil))
    tree = html.document_fromstring(page)
    assert not list(tree.iter("img", "script", "link", "iframe"))
    assert tree.findtext(".//td") == evil
    assert tree.findtext(".//p[@class='caption']") == evil
    assert tree.findtext(".//title") == evil


def test_the_page_says_its_language_and_paper() -> None:
    target = io.BytesIO()
    write_html([small_sheet()], PROPERTIES, target)
    page = target.getvalue().decode()
    tree = html.document_fromstring(page)
    assert tree.get("lang") == "vi-VN"
    assert [p.text for p in tree.iter("p")] == [
        "Phụ lục I",
        "NHIỆM VỤ NĂM 2027",
        "(Kèm theo Kế hoạch số 05/KH-UBND",
        "ngày 05/01/2027)",
        "./.",
    ]
    assert "size: 297mm 210mm; margin: 20mm 15mm 20mm 30mm" in page
    golden.compare("small.html", page)


def test_an_empty_page() -> None:
    assert "<body>\n</body>" in html_page([], PROPERTIES)


@pytest.mark.parametrize("name", CORPUS)
def test_csv_repeats_merged_texts_on_each_row(shared: Path, name: str) -> None:
    sheet = corpus_sheet(shared, name)
    read = records(sheet)
    assert len(read) == len(sheet.grid.rows)
    for line, row, covered in zip(read, sheet.grid.rows, slots(sheet.grid), strict=True):
        expected = [slot.cell.text if slot else None for slot in covered]
        if row.kind == "row":
            assert line == expected
        else:
            assert [text for text in line if text] == [cell.text for cell in row.cells if cell.text]


def test_csv_small() -> None:
    assert records(small_sheet()) == [
        ["TT", "Nội dung", "Thời gian", ""],
        ["TT", "Nội dung", "Bắt đầu", "Kết thúc"],
        ["I", "CẢI CÁCH THỂ CHẾ", "", ""],
        ["1", "- Rà soát\n- Sửa đổi <b>&amp;</b>", "Quý I\tQuý II", ""],
        ["1", "  hai dấu cách  đầu dòng", "=1+1", ""],
        ["2", "Gộp\nhai cột", "Gộp\nhai cột", "05"],
        ["3", "Gộp\nhai cột", "Gộp\nhai cột", "Thường xuyên"],
        ["II CẢI CÁCH TTHC", "", "", ""],
        ["4", "Ưu tiên: đẩy mạnh", "-", "@"],
        ["TỔNG", "", "8,5", "10,10"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@x", "\t=1", '"quoted", and, commas\r'.rstrip(), "05"])
def test_csv_changes_no_text_unless_asked(text: str) -> None:
    assert records(one_cell(text)) == [[text]]
    guarded = records(one_cell(text), safe_for_excel=True)[0][0]
    assert guarded == (f"'{text}" if text[0] in "=+-@\t" else text)


@pytest.mark.parametrize("write", [html_table, lambda grid: write_csv(AppendixSheet(grid), io.BytesIO())])
def test_a_grid_with_holes_is_refused(write: object) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="grid not valid"):
        write(Grid(2, (Row((Cell(0),)),)))
