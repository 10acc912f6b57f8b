"""The verb ``derive``: the plan of a department or commune, from a plan file and from a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.plan import Level
from cchc_desktop.planning.derive import link_of
from cchc_desktop.storage.plan_file import create, read_plan
from tests.conftest import ROOT


def test_a_department_gets_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "tỉnh.cchc", tmp_path / "sở.cchc"
    create(source, catalogue.sample_plan())
    arguments = [
        "derive",
        str(source),
        "--for",
        "Sở Tư pháp",
        "--days",
        "5",
        "--unit",
        "Văn phòng Sở",
        "-o",
        str(target),
    ]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "nêu đích danh" in out
    plan = read_plan(target)
    rows = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    assert 0 < len(rows) < catalogue.sample_plan().counts()[Level.ACTIVITY]
    assert all(link_of(plan, item.id) is not None for item in rows)
    assert {item.fields["lead"] for item in rows} == {"Văn phòng Sở"}
    assert plan.document.issuer == "SỞ TƯ PHÁP"
    assert main(arguments) == 1  # the target is there
    assert main([*arguments, "--force"]) == 0


def test_from_a_word_file(tmp_path: Path) -> None:
    source = ROOT / "resources" / catalogue.SAMPLE_WORD_FILE
    target = tmp_path / "xã.cchc"
    assert main(["derive", str(source), "--for", "UBND cấp xã", "-o", str(target)]) == 0
    assert read_plan(target).document.issuer_level == "commune"


@pytest.mark.parametrize(
    ("extra", "code", "words"),
    [
        (["--for", "Hội Người cao tuổi"], 1, "không có dòng nào chắc chắn giao cho “Hội Người cao tuổi”"),
        (["--for", "Sở Nội vụ", "--days", "-3"], 1, "--days"),
        (["--for", "Sở Nội vụ", "--form", "par-index"], 1, ""),
        ([], 2, "thiếu --for"),
    ],
)
def test_what_cannot_be_done_writes_nothing(
    extra: list[str], code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "tỉnh.cchc", tmp_path / "sở.cchc"
    create(source, catalogue.sample_plan())
    assert main(["derive", str(source), *extra, "-o", str(target)]) == code
    assert words in capsys.readouterr().err
    assert not target.exists()
