"""The form with two time columns (Tuyên Quang's kind), in a table of our own with every exception of that plan.

No activity column; TT counts printed rows; a number may cover two rows; an objective is printed again behind a page
break; one task under two objectives; both time cells in one; an area without objectives.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import edits
from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets, lay_out
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.core.plans import form, same

HEADERS = (
    "TT", "MỤC TIÊU NĂM 2027", "NHIỆM VỤ, GIẢI PHÁP", "KẾT QUẢ/ SẢN PHẨM", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP",
    "THỜI GIAN THỰC HIỆN", "THỜI GIAN HOÀN THÀNH",
)  # fmt: skip
TITLE = "NỘI DUNG, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027"
CAPTION = "(Kèm theo Kế hoạch số: 12/KH-UBND ngày 20 tháng 12 năm 2026)"


def area(number: str, title: str) -> Row:
    return Row((Cell(0, number), Cell(1, title, 1, 7)), RowKind.AREA)


def row(**cells: str | tuple[str, int] | tuple[str, int, int]) -> Row:
    """Cells by column letter a–h: text, (text, rows) or (text, rows, columns); what is left out is covered."""
    made = []
    for letter, value in cells.items():
        text, rows, columns = (*value, 1, 1)[:3] if isinstance(value, tuple) else (value, 1, 1)
        made.append(Cell("abcdefgh".index(letter), text, rows, columns))
    return Row(tuple(made))


def leaf(lead: str, start: str = "Năm 2027", due: str = "Năm 2027") -> dict[str, str]:
    return {"d": "Báo cáo", "e": lead, "f": "Các cơ quan liên quan", "g": start, "h": due}


BODY = (
    area("I", "CẢI CÁCH THỂ CHẾ"),
    row(a="1", b=("Hoàn thiện văn bản của tỉnh", 2), c="Ban hành kế hoạch rà soát", **leaf("Sở Tư pháp", "Quý I/2027")),
    row(a=("2", 2), c="Rà soát văn bản", **leaf("Sở Tư pháp")),
    row(b="Hoàn thiện văn bản của tỉnh", c="Công bố kết quả rà soát", **leaf("Sở Tư pháp", "Hằng tháng", "Hằng tháng")),
    area("II", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"),
    row(a="3", b="Mục tiêu thứ nhất", c=("Thi tuyển lãnh đạo", 2), **leaf("Sở Nội vụ")),
    row(a="4", b="Mục tiêu thứ hai", **leaf("Sở Y tế")),
    area("III", "CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH"),
    row(a="5", b=("Xây dựng báo cáo quý", 1, 2), d="Báo cáo", e="Sở Nội vụ", f="", g=("Theo Kế hoạch của Bộ", 1, 2)),
    row(a="6", b=("Kiểm tra công tác cải cách hành chính", 2, 2), **leaf("Sở Nội vụ", "Quý I/2027", "Quý II/2027")),
    row(a="7", **leaf("Thanh tra tỉnh", "Quý III/2027", "Quý III/2027")),
)  # fmt: skip


def printed() -> Grid:
    header = Row(tuple(Cell(i, text) for i, text in enumerate(HEADERS)), RowKind.HEADER)
    return Grid(8, (header, *BODY))


def source() -> Source:
    bare = Grid(8, tuple(Row(r.cells) for r in printed().rows))
    return Source("kh.docx", "docx", (Paragraph(TITLE), Paragraph(CAPTION), Table(bare, "1")))


def test_every_exception_of_the_kind_comes_back_cell_by_cell():
    result = recognise(source(), shipped_forms())
    plan = result.plan
    assert plan.form == form("annual-two-dates")
    assert (plan.year, plan.document.number) == (2027, "12/KH-UBND")
    assert lay_out(plan, plan.appendices[0]) == printed()
    counts = plan.counts()
    assert (counts[Level.AREA], counts[Level.TASK], counts[Level.ACTIVITY]) == (3, 6, 8)
    codes = [issue.code for issue in result.issues]
    assert IssueCode.REPEAT_CONTINUES in codes
    assert IssueCode.CONTINUED_TASK in codes
    assert IssueCode.CELLS_MERGED in codes
    assert IssueCode.FORM_GUESSED not in codes


@pytest.mark.parametrize(("name", "write"), [("kh.docx", write_docx), ("kh.xlsx", write_xlsx)])
def test_it_goes_through_a_file_and_comes_back(tmp_path: Path, name: str, write):
    plan = recognise(source(), shipped_forms()).plan
    with (tmp_path / name).open("wb") as target:
        write(appendix_sheets(plan), DocumentProperties(), target)
    again = recognise(read_source(tmp_path / name), shipped_forms()).plan
    assert same(again, plan)
    assert lay_out(again, again.appendices[0]) == printed()


def test_numbers_count_rows_and_renumber():
    plan = recognise(source(), shipped_forms()).plan
    tasks = [item for item in plan.walk() if item.level is Level.TASK]
    plan = edits.delete(plan, [tasks[0].id])
    numbers = [c.text for r in lay_out(plan, plan.appendices[0]).rows[1:] for c in r.cells if c.col == 0]
    assert numbers == ["I", "1", "II", "2", "3", "III", "4", "5", "6"]
