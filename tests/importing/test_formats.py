"""The real plan in every format that it was saved in: all cells with their spans are the truth's."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.importing.converter import libre_office
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import Paragraph, read_source
from cchc_desktop.publishing.layout import lay_out
from tests.importing.truth import appendix, last_rows, true_cells

PLAN = "bac_kan_2025"
BY_US = ("docx", "xlsx", "xls", "ods", "html", "clip.html")
BY_OFFICE = ("doc", "rtf", "odt")
TITLE = ["PHỤ LỤC", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025"]
needs_office = pytest.mark.skipif(libre_office() is None, reason="LibreOffice is not installed")


def every_format() -> list[object]:
    return [*BY_US, *(pytest.param(suffix, marks=needs_office) for suffix in BY_OFFICE)]


@pytest.mark.parametrize("suffix", every_format())
def test_every_cell_is_read(shared: Path, suffix: str) -> None:
    source = read_source(shared / f"corpus/{PLAN}.{suffix}")
    truth = true_cells(shared, PLAN)
    assert source.path_name == f"{PLAN}.{suffix}"
    assert source.kind == suffix.rpartition(".")[2]
    assert last_rows(appendix(source).grid, len(truth)) == truth
    assert source.issues == ()


@pytest.mark.parametrize("suffix", every_format())
def test_the_plan_is_recognised_and_laid_out_again(shared: Path, suffix: str) -> None:
    found = recognise(read_source(shared / f"corpus/{PLAN}.{suffix}"), shipped_forms())
    plan = found.plan
    assert plan.form.id == "annual-coded"
    assert plan.year == 2025
    sheet = to_json(lay_out(plan, plan.appendices[0]), column_headers(plan))
    laid_out = [[tuple(cell.values()) for cell in row["cells"]] for row in sheet["rows"]]
    assert laid_out == true_cells(shared, PLAN)


@pytest.mark.parametrize("suffix", ["html", *(pytest.param(suffix, marks=needs_office) for suffix in BY_OFFICE)])
def test_the_text_around_the_table(shared: Path, suffix: str) -> None:
    blocks = read_source(shared / f"corpus/{PLAN}.{suffix}").blocks
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    assert [line.text for line in lines[:2]] == TITLE
    assert all(line.bold and line.centred for line in lines[:2])
    assert lines[2].italic
    assert lines[2].text.startswith("(Kèm theo Kế hoạch số")


@pytest.mark.parametrize("suffix", ["docm", "dotx", "xlsm"])
def test_names_of_files_with_macros_and_of_templates(shared: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kế hoạch.{suffix}"
    path.write_bytes((shared / f"corpus/{PLAN}.{'docx' if suffix[0] == 'd' else 'xlsx'}").read_bytes())
    truth = true_cells(shared, PLAN)
    assert last_rows(appendix(read_source(path)).grid, len(truth)) == truth
