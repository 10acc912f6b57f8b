"""A list in a centred cell stands at the left, its dashes one under the other, whichever file it goes into."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind, is_list
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.html_writer import write_html
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.printing import cell_align
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.publishing.measuring import PlainMeasurer

LISTS = ("- Sở: Quý I\n- Xã: Quý II", "-Kế hoạch: tháng 01\nBáo cáo: tháng 12", "Gồm:\n + Quý I\n + Quý II")
OTHERS = ("", "- Sở Nội vụ", "Quý I -\nQuý II", "Sở Nội vụ;\nSở Tài chính")


@pytest.mark.parametrize("text", [*LISTS, *OTHERS])
def test_what_a_list_is(text: str) -> None:
    assert is_list(text) is (text in LISTS)


def test_only_centred_cells_change() -> None:
    for align in Align:
        expected = Align.LEFT if align is Align.CENTER else align
        assert cell_align(0, 1, RowKind.ENTRY, [align], listed=True) is expected
    assert cell_align(0, 1, RowKind.HEADER, [Align.CENTER], listed=True) is Align.CENTER
    assert cell_align(0, 2, RowKind.ENTRY, [Align.CENTER] * 2, listed=True) is Align.LEFT


def sheet() -> AppendixSheet:
    texts = (*LISTS, *OTHERS)
    rows = [Row((Cell(0, "Thời gian", 1, 2),), RowKind.HEADER), *(Row((Cell(0, t), Cell(1, t))) for t in texts)]
    return AppendixSheet(Grid(2, tuple(rows), (ColumnStyle(60, Align.CENTER), ColumnStyle(60, Align.RIGHT))))


@pytest.mark.parametrize("bordered", [False, True])
def test_word(bordered: bool) -> None:
    file = BytesIO()
    write_docx([sheet()], DocumentProperties(), file, bordered=bordered)
    for row in docx.Document(file).tables[0].rows[1:]:
        first, second = (cell.paragraphs[0].style.paragraph_format.alignment for cell in row.cells)
        assert first == (WD_ALIGN_PARAGRAPH.LEFT if row.cells[0].text in LISTS else WD_ALIGN_PARAGRAPH.CENTER)
        assert second == WD_ALIGN_PARAGRAPH.RIGHT


def test_excel() -> None:
    file = BytesIO()
    write_xlsx([sheet()], DocumentProperties(), file)
    for row in openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=2):
        assert row[0].alignment.horizontal == ("left" if (row[0].value or "") in LISTS else "center")
        assert row[1].alignment.horizontal == "right"


def test_our_pages() -> None:
    (page,) = Paginator(PlainMeasurer()).pages([], [sheet()]).pages
    found = [box.block.align for box in page.boxes if box.block and len(box.block.lines) > 1]
    assert found.count(Align.LEFT) == len(LISTS)
    assert found.count(Align.CENTER) == 2


def test_html() -> None:
    file = BytesIO()
    write_html([sheet()], DocumentProperties(), file)
    assert file.getvalue().decode().count("text-align: left") == len(LISTS)
