"""Goals D1–D3 of promises.md §4: the Word writer against the zip floor, docxtpl and python-docx.

``pytest tests/benchmarks/test_docx_export.py -s``; some minutes, because of the peers at 10,000 rows.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

import docx
import pytest
from docxtpl import DocxTemplate

from cchc_desktop.core.grid import Grid, slots
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from tests.benchmarks.data import HEADERS, plan_sheet
from tests.benchmarks.measure import best_cpu, show, zip_floor

MIB = 1 << 20


def ours(sheet: AppendixSheet) -> Callable[[], bytes]:
    """Our writer on the sheet."""

    def write() -> bytes:
        target = io.BytesIO()
        write_docx([sheet], DocumentProperties(), target)
        return target.getvalue()

    return write


def texts(grid: Grid) -> list[list[str]]:
    """The peers' rows: a text where a cell begins. Areas are not merged over their columns, which spares the peers."""
    rows: list[list[str]] = []
    for row in grid.rows[grid.header_count :]:
        line = [""] * grid.width
        for cell in row.cells:
            line[cell.col] = cell.text
        rows.append(line)
    return rows


def merges(grid: Grid) -> list[list[str]]:
    """The WordprocessingML of the vertical merges at each position, for docxtpl's template."""
    marks = {True: '<w:vMerge w:val="restart"/>', False: "<w:vMerge/>"}
    return [
        [marks[slot.begins] if slot and slot.cell.rowspan > 1 else "" for slot in line]
        for line in slots(grid)[grid.header_count :]
    ]


def docxtpl(grid: Grid, folder: Path) -> Callable[[], object]:
    """docxtpl: a template with one looping table row, the merges written into its cell properties."""
    template = folder / "template.docx"
    document = docx.Document()
    table = document.add_table(rows=4, cols=grid.width)
    for col, header in enumerate(HEADERS):
        table.cell(0, col).text = header
        cell = table.cell(2, col)
        cell.text = f"{{{{ row[0][{col}] }}}}"
        cell._tc.get_or_add_tcPr().text = f"{{{{ row[1][{col}]|safe }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(str(template))
    rows = list(zip(texts(grid), merges(grid), strict=True))

    def write() -> None:
        filled = DocxTemplate(template)
        filled.render({"rows": rows}, autoescape=True)
        filled.save(io.BytesIO())

    return write


def python_docx(grid: Grid) -> Callable[[], object]:
    """python-docx, the cells of each row fetched once (``table.cell`` is quadratic), merged by their property."""
    rows, merged = texts(grid), merges(grid)

    def write() -> None:
        document = docx.Document()
        table = document.add_table(rows=len(rows), cols=grid.width)
        fetched = [row.cells for row in table.rows]
        for cells, line, marks in zip(fetched, rows, merged, strict=True):
            for cell, text, mark in zip(cells, line, marks, strict=True):
                cell.text = text
                if mark:
                    cell._tc.vMerge = "restart" if "restart" in mark else "continue"
        document.save(io.BytesIO())

    return write


@pytest.mark.parametrize(("activities", "turns", "most"), [(100, 15, 3.0), (1_000, 9, 1.5), (10_000, 5, 1.5)])
def test_d1_cpu_against_the_zip_floor(activities: int, turns: int, most: float) -> None:
    write = ours(plan_sheet(activities))
    best = best_cpu({"ours": write, "floor": zip_floor(write())}, turns)
    show(f"D1 Word, N = {activities}, {best['ours'] / best['floor']:.2f} × floor", best)
    assert best["ours"] <= most * best["floor"]


def test_d2_cpu_against_peers(tmp_path: Path) -> None:
    sheet = plan_sheet(1_000)
    functions = {"ours": ours(sheet), "docxtpl": docxtpl(sheet.grid, tmp_path), "python-docx": python_docx(sheet.grid)}
    best = best_cpu(functions, 5)
    ratios = {name: best[name] / best["ours"] for name in ("docxtpl", "python-docx")}
    show("D2 Word, N = 1000", best)
    show("D2 times ours", ratios, " ×")
    assert ratios["docxtpl"] >= 4
    assert ratios["python-docx"] >= 8


def test_d2_growth_is_linear() -> None:
    best = best_cpu({"1k": ours(plan_sheet(1_000)), "10k": ours(plan_sheet(10_000))}, 5)
    show(f"D2 Word, t(10k)/t(1k) = {best['10k'] / best['1k']:.2f}", best)
    assert best["10k"] <= 11 * best["1k"]


def test_d2_peers_at_the_other_sizes(tmp_path: Path) -> None:
    """Shown, not judged: how the peers grow."""
    for activities in (100, 10_000):
        sheet = plan_sheet(activities)
        functions = {"ours": ours(sheet), "docxtpl": docxtpl(sheet.grid, tmp_path)}
        show(f"D2 Word, N = {activities}", best_cpu({**functions, "python-docx": python_docx(sheet.grid)}, 1))


def test_d3_memory_growth(tmp_path: Path) -> None:
    sheet = plan_sheet(10_000)
    tracemalloc.start()
    try:
        with (tmp_path / "plan.docx").open("wb") as target:
            write_docx([sheet], DocumentProperties(), target)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    resident = int(subprocess.run([sys.executable, "-m", __name__], capture_output=True, check=True).stdout)
    show("D3 Word, N = 10000", {"Python objects": peak / MIB, "resident, own process": resident / MIB}, " MiB")
    assert peak <= 10 * MIB
    assert resident <= 10 * MIB


def _resident_growth() -> int:
    """How much the process grows while it writes 10,000 rows to a file, in bytes."""
    sheet = plan_sheet(10_000)
    ours(plan_sheet(100))()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with TemporaryFile() as target:
        write_docx([sheet], DocumentProperties(), target)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024


if __name__ == "__main__":
    print(_resident_growth())
