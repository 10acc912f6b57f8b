"""What goes to the clipboard: read back by our reader, and by LibreOffice Calc where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.importing.clip_html import read_html
from cchc_desktop.publishing.clip_writer import clip_html, clip_text

TRICKY = ["05", "1.1", "=1+1", "+84", "-x", "@a", '"Quý I"', "Quý\nII", "1/2", "<b>&", "1e5", "TRUE", "  hai", "31/01"]


def quiet(_done: int, _total: int) -> None:
    """Nobody waits."""


def sheet(*rows: list[str]) -> Grid:
    return Grid(len(rows[0]), tuple(Row(tuple(Cell(i, text) for i, text in enumerate(row))) for row in rows))


MERGED = Grid(
    3,
    (
        Row((Cell(0, "I"), Cell(1, "LĨNH VỰC", 1, 2)), RowKind.AREA),
        Row((Cell(0, "1.1. Mục tiêu", 2), Cell(1, "a\nb"), Cell(2, "05"))),
        Row((Cell(1, "c"), Cell(2, "1.234,5"))),
    ),
)


def test_a_merged_table_goes_out_and_comes_in_again() -> None:
    found = read_html(clip_html(MERGED), quiet)
    assert found is not None
    assert found.grid.rows == tuple(Row(row.cells) for row in MERGED.rows)


def test_plain_text_has_tabs_and_no_row_too_many() -> None:
    assert clip_text(MERGED) == 'I\tLĨNH VỰC\t\n1.1. Mục tiêu\t"a\nb"\t05\n\tc\t1.234,5'
    assert clip_text(sheet(["một"])) == "một"
    assert clip_text(sheet(['"x" y', 'a "b"'])) == '"""x"" y"\ta "b"'


@pytest.mark.parametrize(
    ("text", "value", "shape"),
    [
        ("12", "12", "0"),
        ("0", "0", "0"),
        ("86,26", "86.26", r"0\.00"),
        ("1.234,5", "1234.5", r"\#\,\#\#0\.0"),
        ("1.234", "1234", r"\#\,\#\#0"),
        ("-5", "-5", "0"),
    ],
)
def test_numbers_are_numbers_for_excel(text: str, value: str, shape: str) -> None:
    html = clip_html(sheet([text]))
    assert f'x:num="{value}" sdval="{value}" sdnum="1033;0;{shape.replace(chr(92), "")}">{text}<' in html
    assert f"mso-number-format:'{shape}'" in html


@pytest.mark.parametrize("text", [*TRICKY, "", "1.2345", "1,234.5", "86.26", "1234567890123456", "00,5", "1.1.1"])
def test_everything_else_is_marked_as_text_and_unchanged(text: str) -> None:
    html = clip_html(sheet([text]))
    assert "x:num=" not in html
    assert r"mso-number-format:'\@'" in html
    found = read_html(html, quiet)
    assert (found.grid.rows[0].cells[0].text if found else "") == text.strip()


@given(st.lists(st.lists(st.text(max_size=10), min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_text_goes_out_as_sound_html_and_text(rows: list[list[str]]) -> None:
    grid = sheet(*rows)
    found = read_html(clip_html(grid), quiet)
    assert found is not None
    assert (found.grid.width, len(found.grid.rows)) == (2, len(rows))
    assert clip_text(grid).encode("utf-8")


def calc_says(folder: Path, html: str) -> list[list[object]]:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / "clip.html"
    source.write_text(html, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(folder), str(source)], check=True, capture_output=True, timeout=120)
    from openpyxl import load_workbook

    page = load_workbook(folder / "clip.xlsx").worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_spreadsheet_gets_numbers_texts_and_line_breaks(tmp_path: Path) -> None:
    rows = calc_says(tmp_path, clip_html(sheet(["05", "1.234,5", "a\nb", "=1+1"], ["12", "86,26", "1/2", "+84"])))
    assert rows == [["05", 1234.5, "a\nb", "=1+1"], [12, 86.26, "1/2", "+84"]]
