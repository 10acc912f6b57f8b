"""The text of a document through the command line: parts of an export, separate files, programmes without a table."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from cchc_desktop.cli import main


@pytest.fixture
def programme(shared: Path, tmp_path: Path) -> Path:
    plan = tmp_path / "chương trình.cchc"
    assert main(["import", str(shared / "corpus/bac_giang_2021_2030.docx"), "-o", str(plan)]) == 0
    return plan


@pytest.fixture
def annual(shared: Path, tmp_path: Path) -> Path:
    plan = tmp_path / "kế hoạch.cchc"
    assert main(["import", str(shared / "corpus/quang_tri_2025.docx"), "-o", str(plan)]) == 0
    return plan


def words(path: Path) -> list[str]:
    document = docx.Document(str(path))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_an_import_tells_how_much_text_it_read(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report = tmp_path / "báo cáo.json"
    source = str(shared / "corpus/quang_tri_2025.docx")
    assert main(["import", source, "-o", str(tmp_path / "a.cchc"), "--json-report", str(report)]) == 0
    assert "Gồm: 104 mục, 8 đoạn văn; 7 lĩnh vực" in capsys.readouterr().out
    counts = json.loads(report.read_text(encoding="utf-8"))["counts"]
    assert (counts["sections"], counts["paragraphs"], counts["activities"]) == (104, 8, 73)


def test_a_plan_with_a_text_goes_out_whole_unless_a_part_is_asked_for(annual: Path, tmp_path: Path):
    sizes = {}
    for part in ("", "all", "body", "appendix"):
        target = tmp_path / f"ra {part}.docx"
        assert main(["export", str(annual), str(target), *(["--part", part] if part else [])]) == 0
        document = docx.Document(str(target))
        sizes[part] = (len(document.sections), len(document.tables), "KẾ HOẠCH" in words(target))
    assert sizes == {"": (2, 3, True), "all": (2, 3, True), "body": (1, 2, True), "appendix": (1, 1, False)}


def test_every_appendix_in_a_file_of_its_own(annual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "ra" / "KH 2025.docx"
    target.parent.mkdir()
    assert main(["export", str(annual), str(target), "--option", "files=separate", "--option", "electronic=yes"]) == 0
    other = target.with_name("KH 2025 - Phụ lục.docx")
    assert sorted(path.name for path in target.parent.iterdir()) == sorted([target.name, other.name])
    assert str(other) in capsys.readouterr().out
    assert words(target)[0] == "KẾ HOẠCH"
    assert words(other)[0] == "Phụ lục"
    assert "tháng" in words(other)[2]
    assert "2024" not in words(other)[2]
    before = target.read_bytes(), other.read_bytes()
    target.unlink()
    assert main(["export", str(annual), str(target), "--option", "files=separate"]) == 1, "the appendix is there"
    assert not target.exists()
    assert other.read_bytes() == before[1]


def test_a_programme_goes_out_as_its_text_and_has_no_table(
    programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    target = tmp_path / "ra.docx"
    assert main(["export", str(programme), str(target)]) == 0
    assert words(target)[0] == "KẾ HOẠCH"
    for arguments in (["ra.xlsx"], ["ra.csv"], ["ra.grid.json"], ["b.docx", "--part", "appendix"]):
        capsys.readouterr()
        assert main(["export", str(programme), str(tmp_path / arguments[0]), *arguments[1:]]) == 1
        assert "chưa có phụ lục" in capsys.readouterr().err
        assert not (tmp_path / arguments[0]).exists()


def test_a_text_that_is_not_there_cannot_go_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plan = tmp_path / "a.cchc"
    assert main(["new", "--form", "annual-coded", "--year", "2027", "-o", str(plan)]) == 0
    assert main(["export", str(plan), str(tmp_path / "a.docx"), "--part", "body"]) == 1
    assert "chưa có phần văn bản" in capsys.readouterr().err
    assert main(["export", str(plan), str(tmp_path / "a.xlsx"), "--part", "all"]) == 1
    assert "--part" in capsys.readouterr().err


def test_a_new_programme_for_a_period(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plan = tmp_path / "a.cchc"
    assert main(["new", "--form", "programme", "--year", "2026-2030", "-o", str(plan)]) == 0
    assert main(["show", str(plan)]) == 0
    out = capsys.readouterr().out
    assert "Năm: 2026 - 2030" in out
    assert "Gồm: 0 mục, 0 đoạn văn" in out
    assert main(["new", "--form", "programme", "--year", "2030-2026", "-o", str(tmp_path / "b.cchc")]) == 1
