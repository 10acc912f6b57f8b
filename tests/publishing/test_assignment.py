"""Assignment sheets as files: one, many, zipped; every row that the agency has, in Word, Excel and PDF."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.assignment import Duties, assignment
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.grid import RowKind, check
from cchc_desktop.core.headings import column_headers
from cchc_desktop.publishing.assignment import assignment_sheet, file_names, in_one, one_by_one, zipped
from cchc_desktop.publishing.layout import appendix_sheets
from tests.publishing.test_office_schema import SAMPLES, faults, real, sample


def test_a_sheet_has_two_parts_and_all_rows() -> None:
    plan = catalogue.sample_plan()
    one = next(d for d in assignment(plan).agencies if d.name == "Sở Tài chính")
    sheet = assignment_sheet(plan, one)
    assert check(sheet.grid) is None
    kinds = [row.kind for row in sheet.grid.rows]
    assert kinds.count(RowKind.ENTRY) == len(one.leads) + len(one.coordinates)
    titles = [row.cells[1].text for row in sheet.grid.rows if row.kind is RowKind.AREA]
    assert titles == [f"NHIỆM VỤ CHỦ TRÌ ({len(one.leads)})", f"NHIỆM VỤ PHỐI HỢP ({len(one.coordinates)})"]
    assert sheet.title == "Phân công nhiệm vụ – Sở Tài chính"
    assert sheet.caption.startswith("(Kèm theo Kế hoạch số")


@pytest.mark.parametrize("path", [p for p in SAMPLES if "chuong-trinh" not in p.stem], ids=lambda path: path.stem)
def test_columns_but_tasks_and_activities_are_as_wide_as_in_the_appendix(path: Path) -> None:
    plan = sample(path)
    sheet = assignment_sheet(plan, assignment(plan).agencies[0])
    widths = [style.width_mm for style in sheet.grid.styles]
    assert sum(widths) == pytest.approx(sum(column.width for column in plan.form.columns))
    by_header = dict(zip((cell.text for cell in sheet.grid.rows[0].cells), widths, strict=True))
    for column, header in zip(plan.form.columns, column_headers(plan), strict=True):
        if header in by_header and column.key not in (*LEVEL_COLUMNS, ROW_NUMBER):
            assert by_header[header] == column.width


def test_criteria_keep_their_code() -> None:
    plan = catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX)
    one = next(d for d in assignment(plan).agencies if d.name == "Sở Tài chính")
    sheet = assignment_sheet(plan, one)
    codes = [row.cells[0].text for row in sheet.grid.rows if row.kind is RowKind.ENTRY]
    printed = {row.cells[0].text: row.cells[1].text for row in appendix_sheets(plan)[0].grid.rows}
    assert "6.1.1" in codes
    assert [printed[code] for code in codes] == [
        row.cells[1].text for row in sheet.grid.rows if row.kind is RowKind.ENTRY
    ]
    assert sheet.grid.styles[0].width_mm >= 15


@pytest.mark.parametrize("path", [p for p in SAMPLES if "chuong-trinh" not in p.stem], ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_every_sample_makes_sound_files(tmp_path: Path, path: Path, suffix: str) -> None:
    plan = sample(path)
    agencies = assignment(plan).agencies
    assert len(agencies) > 3
    target = tmp_path / f"a{suffix}"
    with target.open("wb") as file:
        in_one(plan, agencies, suffix)(file)
    assert faults(target) == []
    if suffix == ".xlsx":
        assert len(openpyxl.load_workbook(target).sheetnames) == len(agencies)
    else:
        document = docx.Document(str(target))
        assert len(document.sections) == len(document.tables) == len(agencies)


def test_a_real_plan_has_a_sheet_for_each_of_its_departments(shared: Path) -> None:
    plan = real(shared, "bac_kan_2025.docx")
    names = {one.name for one in assignment(plan).agencies}
    assert {"Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính"} <= names


def test_one_by_one_and_zipped() -> None:
    plan = catalogue.sample_plan()
    agencies = assignment(plan).agencies[:3]
    names = [name for name, _ in one_by_one(plan, agencies, ".docx")]
    assert names == [f"Phân công nhiệm vụ – {one.name}.docx" for one in agencies]
    target, steps = io.BytesIO(), []
    zipped(plan, agencies, (".docx", ".xlsx"), step=lambda *step: steps.append(step))(target)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(steps) == 6
        assert docx.Document(io.BytesIO(archive.read(names[0]))).tables
    assert [step[:2] for step in steps] == [(i, 6) for i in range(6)]


def test_names_are_legal_and_different() -> None:
    names = file_names([Duties('Sở A/B: "x"'), Duties("sở a b x"), Duties("Sở A B x" + "y" * 300)])
    assert names[0] == "Phân công nhiệm vụ – Sở A B x"
    assert names[1] == "Phân công nhiệm vụ – sở a b x (2)"
    assert len(names[2]) < 130


def test_nobody_is_told() -> None:
    with pytest.raises(KnownError) as error:
        in_one(catalogue.sample_plan(), (), ".docx")
    assert error.value.code is ErrorCode.NOTHING_CHOSEN


def test_a_stop_ends_the_work() -> None:
    plan = catalogue.sample_plan()

    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        zipped(plan, assignment(plan).agencies[:2], (".docx",), step=stop)(io.BytesIO())
