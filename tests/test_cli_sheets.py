"""``export … --part sheets``: assignment sheets from the command line, as one file, one by one, zipped."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.cli import main
from tests.checkout import ROOT

PLAN = str(ROOT / "resources/samples/ke-hoach-2027.json")


def run(*arguments: str) -> int:
    return main(["export", PLAN, *arguments, "--part", "sheets"])


def test_one_workbook_with_a_sheet_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.xlsx"
    assert run(str(target)) == 0
    names = openpyxl.load_workbook(target).sheetnames
    assert "Sở Tài chính" in names
    assert "Sở Ngoại vụ" not in names
    assert str(target) in capsys.readouterr().out
    assert run(str(target)) == 1, "what is there is not replaced"
    assert run(str(target), "--force", "--option", "members=all") == 0
    assert "Sở Ngoại vụ" in openpyxl.load_workbook(target).sheetnames


def test_one_file_for_each(tmp_path: Path) -> None:
    assert run(str(tmp_path / "x.docx"), "--option", "files=separate", "--option", "agency=Sở T") == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["Phân công nhiệm vụ – Sở Tài chính.docx", "Phân công nhiệm vụ – Sở Tư pháp.docx"]


def test_zipped_with_pdf(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    assert run(str(target), "--option", "kinds=docx,pdf", "--option", "agency=Sở Tài chính") == 0
    with zipfile.ZipFile(target) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".docx", ".pdf"}
        assert archive.read(archive.namelist()[-1]).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("target", "option"),
    [("a.html", "files=one"), ("a.zip", "kinds=exe"), ("a.docx", "files=x"), ("a.docx", "merged=repeat"),
     ("a.docx", "agency=Sở Không có")],
)  # fmt: skip
def test_what_cannot_be_is_said(tmp_path: Path, target: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / target), "--option", option) == 1
    assert capsys.readouterr().err
    assert not list(tmp_path.iterdir())
