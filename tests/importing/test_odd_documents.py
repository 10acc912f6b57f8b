"""Documents with a table in an odd place, with two, with none, with odd numbers: an issue each, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.shared import Mm

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.issues import Issue, IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.blocks import Source, Table
from cchc_desktop.importing.recognise import Recognised, recognise
from cchc_desktop.importing.source import read_source
from tests.importing.documents import table
from tests.importing.office import p, relationships, tbl, tr, word_file, word_parts, write_zip

HEADER = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí")
TITLE = "CHI TIẾT CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027"
AREA = ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", "", "", "", "")


def entry(name: str, number: str = "1") -> tuple[str, ...]:
    return (number, f"Mục tiêu {name}", f"Nhiệm vụ {name}", f"Hoạt động {name}", "Báo cáo", "Sở Nội vụ", "Sở Y tế",
            "Năm 2027", "Thường xuyên")  # fmt: skip


def put(parent: Any, *rows: tuple[str, ...]) -> None:
    """A table at the end of a document, a cell, a header or a footer."""
    size = (len(rows), len(rows[0]))
    made = parent.add_table(*size, Mm(160)) if hasattr(parent, "is_linked_to_previous") else parent.add_table(*size)
    for cells, texts in zip((row.cells for row in made.rows), rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text


def plan_text(document: Document, *lines: str) -> None:
    for line in ("KẾ HOẠCH", "Cải cách hành chính năm 2027", *lines):
        document.add_paragraph(line)


SECTIONS = ("I. MỤC ĐÍCH", "Nâng cao chất lượng phục vụ.", "II. TỔ CHỨC THỰC HIỆN", "Sở Nội vụ theo dõi./.")


def read(tmp_path: Path, build: Callable[[Document], None]) -> Recognised:
    document = docx.Document()
    build(document)
    path = tmp_path / "kế hoạch.docx"
    document.save(str(path))
    return recognise(read_source(path), shipped_forms())


def told(result: Recognised, code: IssueCode) -> list[Issue]:
    return [issue for issue in result.issues if issue.code is code]


def activities(result: Recognised) -> list[str | None]:
    return [item.text for item in result.plan.walk() if item.level is Level.ACTIVITY]


def everything(result: Recognised) -> str:
    return str(plan_to_json(result.plan))


def test_of_two_tables_the_larger_is_read_and_the_other_kept_row_by_row(tmp_path: Path):
    def build(document: Document) -> None:
        plan_text(document, *SECTIONS)
        put(document, HEADER, entry("nhỏ"))
        document.add_paragraph("Phụ lục II")
        put(document, HEADER, AREA, entry("một"), entry("hai", "2"))

    result = read(tmp_path, build)
    assert activities(result) == ["Hoạt động một", "Hoạt động hai"]
    (second,) = told(result, IssueCode.SECOND_TABLE)
    assert (second.where.label, second.params["rows"]) == ("Bảng 1", 2)
    assert [line for line in result.plan.document.unplaced if "nhỏ" in line] == [
        "1 | Mục tiêu nhỏ | Nhiệm vụ nhỏ | Hoạt động nhỏ | Báo cáo | Sở Nội vụ | Sở Y tế | Năm 2027 | Thường xuyên"
    ]


def test_of_two_sheets_with_a_table_the_other_is_kept_too():
    sheets = (table(HEADER, entry("một"), entry("hai", "2")), Table(table(HEADER, entry("ba")).grid, "Năm trước"))
    result = recognise(Source("a.xlsx", "xlsx", sheets), shipped_forms())
    (second,) = told(result, IssueCode.SECOND_TABLE)
    assert second.where.label == "Năm trước"
    assert any("Hoạt động ba" in line for line in result.plan.document.unplaced)


def test_a_document_with_sections_and_no_table_is_a_programme_and_one_without_is_refused(tmp_path: Path):
    result = read(tmp_path, lambda document: plan_text(document, *SECTIONS))
    assert result.plan.form.id == "programme"
    with pytest.raises(KnownError) as refused:
        read(tmp_path, lambda document: document.add_paragraph("Giấy mời họp") and None)
    assert refused.value.code is ErrorCode.NO_TABLE


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_table_in_a_header_or_footer_is_read_and_told(tmp_path: Path, where: str):
    def build(document: Document) -> None:
        plan_text(document, *SECTIONS)
        margin = getattr(document.sections[0], where)
        margin.paragraphs[0].text = "Dự thảo gửi xin ý kiến"
        put(margin, HEADER, AREA, entry("một"))

    result = read(tmp_path, build)
    assert activities(result) == ["Hoạt động một"]
    (issue,) = told(result, IssueCode.MARGIN_TABLE)
    assert (issue.where.label, issue.params["rows"]) == ("Bảng 1", 3)
    assert result.plan.document.unplaced == ("Dự thảo gửi xin ý kiến",)
    assert [i.params["text"] for i in told(result, IssueCode.MARGIN_TEXT)] == ["Dự thảo gửi xin ý kiến"]


def test_a_table_in_a_header_beside_one_in_the_text_is_kept_row_by_row(tmp_path: Path):
    def build(document: Document) -> None:
        plan_text(document, *SECTIONS)
        put(document.sections[0].header, HEADER, entry("lạ"))
        put(document, HEADER, AREA, entry("một"))

    result = read(tmp_path, build)
    assert activities(result) == ["Hoạt động một"]
    assert any("Hoạt động lạ" in line for line in result.plan.document.unplaced)
    assert len(told(result, IssueCode.MARGIN_TEXT)) == 2


def test_numbers_of_pages_in_headers_are_nothing_to_tell(tmp_path: Path):
    def build(document: Document) -> None:
        plan_text(document, *SECTIONS)
        put(document, HEADER, AREA, entry("một"))
        document.sections[0].header.paragraphs[0].text = "2"
        document.sections[0].footer.paragraphs[0].text = "Trang 2/24"

    result = read(tmp_path, build)
    assert result.plan.document.unplaced == ()
    assert not told(result, IssueCode.MARGIN_TEXT)


def test_a_note_at_the_foot_of_a_page_is_kept(tmp_path: Path):
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo số liệu của Sở Nội vụ.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    body = "".join(p(line) for line in ("KẾ HOẠCH", "Cải cách hành chính", *SECTIONS)) + tbl(
        tr(*HEADER), tr(*entry("a"))
    )
    parts = word_parts(body)
    parts["word/_rels/document.xml.rels"] = relationships({"n": ("footnotes", "footnotes.xml")})
    parts["word/footnotes.xml"] = notes
    path = write_zip(tmp_path / "a.docx", parts)
    result = recognise(read_source(path), shipped_forms())
    assert result.plan.document.unplaced == ("Theo số liệu của Sở Nội vụ.",)


def test_a_table_in_a_frame_is_read_with_its_title_and_the_text_around_it(tmp_path: Path):
    def build(document: Document) -> None:
        frame = document.add_table(1, 1).rows[0].cells[0]
        frame.text = "KẾ HOẠCH"
        for line in ("Cải cách hành chính năm 2027", *SECTIONS, "Phụ lục", TITLE):
            frame.add_paragraph(line)
        put(frame, HEADER, AREA, entry("một"), entry("hai", "2"))
        frame.add_paragraph("Người lập biểu")

    result = read(tmp_path, build)
    assert activities(result) == ["Hoạt động một", "Hoạt động hai"]
    assert result.plan.year == 2027
    assert result.plan.document.type == "KẾ HOẠCH"
    assert [i.text for i in result.plan.walk() if i.level is Level.SECTION] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]
    (issue,) = told(result, IssueCode.NESTED_TABLE)
    assert (issue.where.label, issue.where.row, issue.where.column) == ("Bảng 1", 0, 0)
    assert "Người lập biểu" in everything(result)


def test_a_small_table_in_a_cell_of_the_plan_stays_lines_of_the_cell(tmp_path: Path):
    def build(document: Document) -> None:
        put(document, HEADER, AREA, entry("một"))
        cell = document.tables[0].rows[2].cells[4]
        put(cell, ("6 tháng", "50%"), ("Cả năm", "100%"))

    result = read(tmp_path, build)
    (activity,) = [item for item in result.plan.walk() if item.level is Level.ACTIVITY]
    assert activity.fields["deliverable"].split("\n")[:5] == ["Báo cáo", "6 tháng", "50%", "Cả năm", "100%"]
    (issue,) = told(result, IssueCode.NESTED_TABLE)
    assert (issue.where.row, issue.where.column) == (2, 4)


def test_a_table_in_a_text_box_is_a_table(tmp_path: Path):
    inside = tbl(tr(*HEADER), tr(*entry("một"))) + p("")
    box = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    body = "".join(p(line) for line in ("KẾ HOẠCH", "Cải cách hành chính năm 2027", *SECTIONS))
    path = word_file(tmp_path / "a.docx", body + p(f"<w:r>{box}</w:r>"))
    result = recognise(read_source(path), shipped_forms())
    assert activities(result) == ["Hoạt động một"]
    assert result.plan.document.unplaced == ()


def test_numbers_of_sections_missing_and_doubled_are_told_with_the_section(tmp_path: Path):
    def build(document: Document) -> None:
        parts = ("1. Thể chế", "1. Thủ tục", "3. Bộ máy")
        plan_text(document, "I. MỤC ĐÍCH", "Nâng cao.", "II. NHIỆM VỤ", *parts, "IV. KINH PHÍ", "Ngân sách nhà nước.")
        put(document, HEADER, AREA, entry("một"))

    result = read(tmp_path, build)
    issues = told(result, IssueCode.SECTION_NUMBER_DIFFERS)
    assert [(i.params["printed"], i.params["expected"]) for i in issues] == [("1", "2"), ("3", "2"), ("IV", "III")]
    assert [result.plan[i.where.item or ""].text for i in issues] == ["Thủ tục", "Bộ máy", "KINH PHÍ"]


def test_a_heading_without_its_number_is_told_with_the_section(tmp_path: Path):
    def build(document: Document) -> None:
        plan_text(document)
        for line in ("I. MỤC ĐÍCH", "NHIỆM VỤ TRỌNG TÂM", "III. KINH PHÍ"):
            document.add_paragraph().add_run(line).bold = True
            document.add_paragraph("Nội dung của mục.")
        put(document, HEADER, AREA, entry("một"))

    result = read(tmp_path, build)
    (issue,) = told(result, IssueCode.SECTION_NUMBER_MISSING)
    assert issue.params["expected"] == "II."
    assert result.plan[issue.where.item or ""].text == "NHIỆM VỤ TRỌNG TÂM"


def test_rows_with_fewer_cells_and_empty_rows_keep_their_words(tmp_path: Path):
    short = tr("2", "Mục tiêu hai", "Nhiệm vụ hai", "Hoạt động hai")
    body = tbl(tr(*HEADER), tr(*AREA), tr(*entry("một")), short, tr(*[""] * 9), tr(*entry("ba", "3")), columns=9)
    result = recognise(read_source(word_file(tmp_path / "a.docx", body)), shipped_forms())
    assert [text for text in activities(result) if text] == ["Hoạt động một", "Hoạt động hai", "Hoạt động ba"]
    assert next((i.where.row, i.params["text"]) for i in told(result, IssueCode.LEAD_MISSING)) == (3, "Hoạt động hai")
