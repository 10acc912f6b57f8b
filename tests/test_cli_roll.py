"""The verb roll-forward: next year's draft, what it prints, its report, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.records import record
from cchc_desktop.planning.roll_apply import RECORD
from cchc_desktop.storage.plan_file import create, read_plan
from tests.test_schemas import ROLL_FORWARD


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Last year's plan as a plan file."""
    path = tmp_path / "kế hoạch 2027.cchc"
    create(path, catalogue.sample_plan())
    return path


def test_next_years_draft_and_its_report(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = old.read_bytes()
    target, report = tmp_path / "mới.cchc", tmp_path / "báo cáo.json"
    assert main(["roll-forward", str(old), "--to", "2028", "-o", str(target), "--json-report", str(report)]) == 0
    assert old.read_bytes() == before
    plan = read_plan(target)
    assert plan.year == 2028
    assert plan.items.keys() == catalogue.sample_plan().items.keys()
    data = json.loads(report.read_text(encoding="utf-8"))
    ROLL_FORWARD.validate(data)
    kept = record(plan, RECORD)
    assert kept is not None
    ROLL_FORWARD.validate(kept)
    assert kept["source"]["file"] == old.name
    assert [one["where"] for one in data["proposals"]] == [one["where"] for one in data["proposals"] if one["where"]]
    said = capsys.readouterr().out
    assert "Năm: 2027 → 2028" in said
    assert f"Đề xuất: {len(data['proposals'])}" in said
    assert f"Đã ghi: {target}" in said


def test_the_report_can_say_no(old: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    assert (
        main(["roll-forward", str(old), "--to", "2028", "-o", str(tmp_path / "a.cchc"), "--json-report", str(report)])
        == 0
    )
    data = json.loads(report.read_text(encoding="utf-8"))
    assert not ROLL_FORWARD.is_valid({**data, "to_year": "2028"})
    assert not ROLL_FORWARD.is_valid({key: value for key, value in data.items() if key != "proposals"})


@pytest.mark.parametrize(("to", "said"), [("2027", "đã là kế hoạch năm 2027"), ("28", "không hợp lệ")])
def test_years_that_cannot_be_leave_nothing_behind(
    old: Path, tmp_path: Path, to: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roll-forward", str(old), "--to", to, "-o", str(tmp_path / "mới.cchc")]) == 1
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [old.name]


def test_a_plan_without_a_year_says_so_and_takes_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.cchc"
    create(path, replace(catalogue.sample_plan(), year=None))
    assert main(["roll-forward", str(path), "--to", "2028", "-o", str(tmp_path / "b.cchc")]) == 1
    assert "không ghi năm" in capsys.readouterr().err
    assert main(["roll-forward", str(path), "--to", "2028", "--from-year", "2027", "-o", str(tmp_path / "b.cchc")]) == 0
    assert read_plan(tmp_path / "b.cchc").year == 2028


def test_last_years_word_file_goes_in_directly(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = shared / "corpus" / "quang_tri_2025.docx", tmp_path / "q.cchc"
    assert main(["roll-forward", str(source), "--to", "2027", "-o", str(target)]) == 0
    assert read_plan(target).document.title == "Cải cách hành chính nhà nước tỉnh Quảng Trị năm 2027"
    assert "Cần người quyết định" in capsys.readouterr().out
