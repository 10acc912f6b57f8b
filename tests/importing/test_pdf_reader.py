"""PDF files: the real plans as LibreOffice prints them, drawn tables, cut rows, scans, and damaged files."""

from __future__ import annotations

import random
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.converter import libre_office
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import Paragraph, Source, read_source
from tests.importing.office import cells, texts
from tests.importing.truth import Cells, appendix, true_cells

OFFICE = libre_office()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
Box = tuple[int, int, int, int, str]  # row, column, rows, columns, text


def agreement(found: Cells, truth: Cells) -> tuple[float, float]:
    """Shares of the truth's texts and of its spans that were found."""

    def share(one: list[object], two: list[object]) -> float:
        return (Counter(one) & Counter(two)).total() / len(two)

    said = [[cell[3] for row in rows for cell in row if cell[3]] for rows in (found, truth)]
    spans = [[cell[:3] for row in rows for cell in row] for rows in (found, truth)]
    return share(said[0], said[1]), share(spans[0], spans[1])


# ---- the real plans


@pytest.mark.parametrize("plan", ["bac_kan_2025", "quang_tri_2025"])
def test_a_real_plan(shared: Path, plan: str) -> None:
    table = appendix(read_source(shared / f"corpus/{plan}.pdf"))
    truth = true_cells(shared, plan)
    rows = table.grid.rows[table.grid.header_count :]
    assert len(rows) == len(truth)
    in_texts, in_spans = agreement(cells(rows), truth)
    assert in_texts >= 0.99
    assert in_spans >= 0.95


def test_the_cut_rows_are_told_with_their_place(shared: Path) -> None:
    source = read_source(shared / "corpus/quang_tri_2025.pdf")
    told = [issue for issue in source.issues if issue.code is IssueCode.ROW_CONTINUES]
    assert len(told) >= 10
    assert all(issue.where.row is not None and issue.where.label for issue in told)
    assert IssueCode.HEADER_REPEATED in {issue.code for issue in source.issues}


@pytest.mark.parametrize(
    ("plan", "form"), [("bac_kan_2025", "annual-coded"), ("quang_tri_2025", "annual-by-objective")]
)
def test_the_plan_is_recognised(shared: Path, plan: str, form: str) -> None:
    found = recognise(read_source(shared / f"corpus/{plan}.pdf"), shipped_forms()).plan
    word = recognise(read_source(shared / f"corpus/{plan}.docx"), shipped_forms()).plan
    assert found.form.id == form
    assert found.year == word.year
    assert found.document.title == word.document.title
    for level, count in word.counts().items():
        assert abs(found.counts()[level] - count) <= max(2, count // 50), level


def test_the_text_of_a_real_plan(shared: Path) -> None:
    def lines(suffix: str) -> list[str]:
        blocks = read_source(shared / f"corpus/quang_tri_2025.{suffix}").blocks
        return [" ".join(block.text.split()) for block in blocks if isinstance(block, Paragraph)]

    found, truth = Counter(lines("pdf")), Counter(lines("docx"))
    assert (found & truth).total() >= 0.97 * truth.total()


@needs_office
def test_another_plan_printed_by_an_office_program(shared: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path,
               shared / "corpus/dak_nong_2022.docx"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    table = appendix(read_source(tmp_path / "dak_nong_2022.pdf"))
    truth = true_cells(shared, "dak_nong_2022")
    in_texts, in_spans = agreement(cells(table.grid.rows[-len(truth) :]), truth)
    assert in_texts >= 0.99
    assert in_spans >= 0.95


@needs_office
def test_a_real_plan_without_its_lines(shared: Path, tmp_path: Path) -> None:
    """Less is promised of such a file than of one with lines; that it is a guess is told."""
    bare = tmp_path / "quang_tri_2025.docx"
    with zipfile.ZipFile(shared / "corpus/quang_tri_2025.docx") as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<w:(tcBorders|tblBorders)>.*?</w:\1>", b"", old.read(name), flags=re.DOTALL))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, bare]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    source = read_source(tmp_path / "quang_tri_2025.pdf")
    in_texts, in_spans = agreement(cells(appendix(source).grid.rows), true_cells(shared, "quang_tri_2025"))
    assert in_texts >= 0.9
    assert in_spans >= 0.9
    assert IssueCode.TABLE_BY_TEXT in {issue.code for issue in source.issues}


# ---- drawn tables

_COLUMN, _ROW, _LEFT, _TOP = 130.0, 60.0, 40.0, 60.0


@pytest.fixture
def draw(tmp_path: Path, qapp: QGuiApplication) -> Callable[..., Source]:
    """Draws pages, each with boxes of a table and lines of text above it, and reads them; a box's border is a line."""

    def drawn(*pages: Sequence[Box], above: Sequence[str] = (), border: str = "line") -> Source:
        writer = QPdfWriter(str(tmp_path / "a.pdf"))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(72)
        painter = QPainter(writer)
        painter.setFont(QFont("Liberation Serif", 10))
        for at, boxes in enumerate(pages):
            if at:
                writer.newPage()
            for line, text in enumerate(above):
                painter.drawText(QRectF(_LEFT, 10 + 16 * line, 500, 16), Qt.AlignmentFlag.AlignLeft, text)
            for row, col, rows, cols, text in boxes:
                box = QRectF(_LEFT + col * _COLUMN, _TOP + row * _ROW, cols * _COLUMN, rows * _ROW)
                if border == "box":  # borders as thin filled boxes, as Word draws them
                    for x in (box.left(), box.right()):
                        painter.fillRect(QRectF(x, box.y(), 0.5, box.height()), Qt.GlobalColor.black)
                    for y in (box.top(), box.bottom()):
                        painter.fillRect(QRectF(box.x(), y, box.width(), 0.5), Qt.GlobalColor.black)
                elif border == "line":
                    painter.drawRect(box)
                inner = box.adjusted(3, 3, -3, -3)
                painter.drawText(inner, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
        source = read_source(tmp_path / "a.pdf")
        assert all(check(table.grid) is None for table in source.tables)
        return source

    return drawn


TABLE: list[Box] = [
    (0, 0, 1, 1, "TT"), (0, 1, 1, 2, "Nhiệm vụ"), (0, 3, 1, 1, "Chủ trì"),
    (1, 0, 2, 1, "1"), (1, 1, 1, 1, "Ban hành Kế hoạch cải cách hành chính năm 2025"), (1, 2, 1, 1, "a\nb"),
    (1, 3, 2, 1, "Sở Nội vụ"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, ""),
]  # fmt: skip


@pytest.mark.parametrize("border", ["line", "box"])
def test_spans_and_line_ends(draw: Callable[..., Source], border: str) -> None:
    (table,) = draw(TABLE, border=border).tables
    assert cells(table.grid.rows) == [
        [(0, 1, 1, "TT"), (1, 1, 2, "Nhiệm vụ"), (3, 1, 1, "Chủ trì")],
        [(0, 2, 1, "1"), (1, 1, 1, "Ban hành Kế hoạch cải cách hành chính năm 2025"), (2, 1, 1, "a\nb"),
         (3, 2, 1, "Sở Nội vụ")],
        [(1, 1, 1, "c"), (2, 1, 1, "")],
    ]  # fmt: skip


def test_a_row_cut_by_the_page(draw: Callable[..., Source]) -> None:
    head: list[Box] = [(0, 0, 1, 1, "TT"), (0, 1, 1, 1, "Nhiệm vụ"), (0, 2, 1, 1, "Chủ trì")]
    filled = "Đẩy mạnh tuyên truyền cải cách hành chính trên các phương tiện thông tin đại chúng của tỉnh, của"
    one: list[Box] = [*head, (1, 0, 1, 1, "1"), (1, 1, 1, 1, filled), (1, 2, 1, 1, "Sở Nội vụ")]
    two: list[Box] = [*head, (1, 0, 1, 1, ""), (1, 1, 1, 1, "cơ-quan-thuộc-tỉnh nữa"), (1, 2, 1, 1, ""),
                      (2, 0, 1, 1, "2"), (2, 1, 1, 1, "Việc khác"), (2, 2, 1, 1, "Sở Y tế")]  # fmt: skip
    source = draw(one, two)
    assert texts(source.tables[0].grid.rows) == [
        ["TT", "Nhiệm vụ", "Chủ trì"], ["1", f"{filled} cơ-quan-thuộc-tỉnh nữa", "Sở Nội vụ"],
        ["2", "Việc khác", "Sở Y tế"],
    ]  # fmt: skip
    assert {issue.code for issue in source.issues} == {IssueCode.ROW_CONTINUES, IssueCode.HEADER_REPEATED}


def test_another_row_behind_the_page(draw: Callable[..., Source]) -> None:
    head: list[Box] = [(0, 0, 1, 1, "TT"), (0, 1, 1, 1, "Nhiệm vụ"), (0, 2, 1, 1, "Chủ trì")]
    one: list[Box] = [*head, (1, 0, 1, 1, "1"), (1, 1, 1, 1, "Việc một"), (1, 2, 1, 1, "Sở Nội vụ")]
    two: list[Box] = [*head, (1, 0, 1, 1, ""), (1, 1, 1, 1, "việc hai"), (1, 2, 1, 1, "Sở Y tế")]
    assert texts(draw(one, two).tables[0].grid.rows)[1:] == [
        ["1", "Việc một", "Sở Nội vụ"], ["", "việc hai", "Sở Y tế"],
    ]  # fmt: skip


def test_a_table_without_lines(draw: Callable[..., Source]) -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Ban hành Kế hoạch cải cách hành chính năm", "Sở Nội vụ", "Quý I"],
        ["2", "Tuyên truyền", "Sở Thông tin và Truyền thông, các sở", "Quý II"],
        ["3", "Kiểm tra", "Sở Tư pháp", "Quý III"],
        ["4", "Tổng kết", "", "Quý IV"],
    ]
    boxes: list[Box] = [(i, j, 1, 1, text) for i, row in enumerate(rows) for j, text in enumerate(row)]
    source = draw(boxes, above=["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"], border="none")
    assert texts(source.tables[0].grid.rows) == rows
    assert [issue.code for issue in source.issues] == [IssueCode.TABLE_BY_TEXT]
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"]


def test_tables_of_other_columns_are_other_tables(draw: Callable[..., Source]) -> None:
    one: list[Box] = [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    two: list[Box] = [(0, 0, 1, 1, "c"), (0, 1, 1, 1, "d"), (0, 2, 1, 2, "e")]
    assert [texts(table.grid.rows) for table in draw(one, two).tables] == [[["a", "b"]], [["c", "d", "e"]]]


def test_page_numbers_are_no_text(draw: Callable[..., Source]) -> None:
    source = draw(TABLE, TABLE, TABLE, above=["- 2 -"])
    assert not [block for block in source.blocks if isinstance(block, Paragraph)]
    assert len(source.tables) == 1


# ---- what cannot be read


def test_a_scan_is_said_to_be_one(tmp_path: Path, qapp: QGuiApplication) -> None:
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    painter = QPainter(writer)
    picture = QImage(200, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.lightGray)
    painter.drawImage(0, 0, picture)
    writer.newPage()
    painter.drawImage(0, 0, picture)
    painter.end()
    with pytest.raises(KnownError) as caught:
        read_source(tmp_path / "a.pdf")
    assert (caught.value.code, caught.value.params["pages"]) == (ErrorCode.SOURCE_SCANNED, 2)


def test_pages_that_are_pictures_among_others(tmp_path: Path, qapp: QGuiApplication) -> None:
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    painter = QPainter(writer)
    painter.drawText(100, 100, "Kế hoạch")
    writer.newPage()
    picture = QImage(200, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.lightGray)
    painter.drawImage(0, 0, picture)
    painter.end()
    source = read_source(tmp_path / "a.pdf")
    assert [(issue.code, issue.params) for issue in source.issues] == [(IssueCode.PAGES_SCANNED, {"count": 1})]


@needs_office
def test_a_password(shared: Path, tmp_path: Path) -> None:
    options = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    source = shared / "corpus/bac_kan_2025.docx"
    command = [OFFICE, "--headless", profile, "--convert-to", options, "--outdir", tmp_path, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pytest.raises(KnownError) as caught:
        read_source(tmp_path / "bac_kan_2025.pdf")
    assert caught.value.code is ErrorCode.SOURCE_ENCRYPTED


def test_damaged_files_are_read_or_refused(shared: Path, tmp_path: Path) -> None:
    data = (shared / "corpus/bac_kan_2025.pdf").read_bytes()
    chance = random.Random(5)
    path = tmp_path / "a.pdf"
    for turn in range(15):
        bent = bytearray(data[: chance.randrange(10, len(data))] if turn % 3 == 0 else data)
        for _ in range(chance.randint(1, 60)):
            bent[chance.randrange(min(8, len(bent) - 1), len(bent))] = chance.randrange(256)
        path.write_bytes(bent)
        try:
            source = read_source(path)
        except KnownError as error:
            assert error.code.value.startswith("source-")  # noqa: PT017
        else:
            assert all(check(table.grid) is None for table in source.tables)


def test_stopping_early(shared: Path) -> None:
    class StoppedError(Exception):
        pass

    def tick(done: int, total: int) -> None:
        assert total in (0, 31)  # 0: not known before the file is open
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        read_source(shared / "corpus/quang_tri_2025.pdf", tick=tick)
