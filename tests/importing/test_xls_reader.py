"""Old Excel files made by LibreOffice from new ones: formats, errors, hidden rows, old fonts; and damaged files."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.converter import libre_office
from cchc_desktop.importing.legacy_text import encode
from cchc_desktop.importing.source import Source, read_source
from tests.importing.office import cells, texts

OFFICE = libre_office()


@pytest.fixture
def old(tmp_path: Path) -> Callable[[Callable[[xlsxwriter.Workbook], None]], Source]:
    """Fills a workbook, saves it as .xls, reads that."""

    def save(fill: Callable[[xlsxwriter.Workbook], None]) -> Source:
        if OFFICE is None:
            pytest.skip("LibreOffice is not installed")
        with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
            fill(book)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [OFFICE, "--headless", profile, "--convert-to", "xls:MS Excel 97", "--outdir", tmp_path,
                   tmp_path / "a.xlsx"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return read_source(tmp_path / "a.xls")

    return save


def test_numbers_dates_errors_and_merged_cells(old: Callable[..., Source]) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet("Phụ lục")
        page.merge_range(0, 0, 0, 2, "Điểm")
        page.merge_range(1, 0, 2, 0, "1")
        page.write_number(1, 1, 10.5, book.add_format({"num_format": "0.00"}))
        page.write_number(1, 2, 46086, book.add_format({"num_format": "dd/mm/yyyy"}))
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        page.write_number(2, 2, 3)
        page.set_row(2, None, None, {"hidden": True})

    source = old(fill)
    assert cells(source.tables[0].grid.rows) == [
        [(0, 1, 3, "Điểm")],
        [(0, 2, 1, "1"), (1, 1, 1, "10,50"), (2, 1, 1, "05/3/2026")],
        [(1, 1, 1, "#DIV/0!"), (2, 1, 1, "3")],
    ]
    assert {issue.code for issue in source.issues} == {IssueCode.CELL_ERROR, IssueCode.HIDDEN_CELLS}


def test_old_fonts(old: Callable[..., Source]) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        page.write_string(0, 0, encode("đẩy mạnh cải cách", "tcvn3"), book.add_format({"font_name": ".VnTime"}))
        page.write_string(0, 1, encode("Đẩy mạnh", "vni"), book.add_format({"font_name": "VNI-Times"}))
        page.write_string(0, 2, "®", book.add_format({"font_name": "Arial"}))

    source = old(fill)
    assert texts(source.tables[0].grid.rows) == [["đẩy mạnh cải cách", "Đẩy mạnh", "®"]]
    assert [issue.params["font"] for issue in source.issues] == [".VnTime", "VNI-Times"]


def test_damaged_files_are_read_or_refused(shared: Path, tmp_path: Path) -> None:
    data = (shared / "corpus/bac_kan_2025.xls").read_bytes()
    chance = random.Random(5)
    path = tmp_path / "a.xls"
    for turn in range(150):
        bent = bytearray(data[: len(data) // 2] if turn % 10 == 0 else data)
        for _ in range(chance.randint(1, 30)):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        path.write_bytes(bent)
        try:
            source = read_source(path)
        except KnownError as error:
            assert error.code.value.startswith("source-")  # noqa: PT017
        else:
            assert all(check(table.grid) is None for table in source.tables)
