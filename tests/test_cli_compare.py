"""The verb ``compare``: what it prints and writes, also of plans that are open elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core import edits
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.source import read_source
from cchc_desktop.storage.plan_file import create, open_plan
from tests.test_schemas import validator

COMPARISON: Draft202012Validator = validator("comparison")


@pytest.fixture
def two_plans(tmp_path: Path) -> tuple[Path, Path]:
    """The sample as a plan file, and in an exchange file with another lead in its first activity."""
    plan = catalogue.sample_plan()
    old, new = tmp_path / "cũ.cchc", tmp_path / "mới.json"
    create(old, plan)
    first = next(item.id for item in plan.walk() if item.level is Level.ACTIVITY)
    changed = edits.set_text(plan, first, "lead", "Thanh tra tỉnh")
    new.write_bytes(to_bytes(plan_to_json(changed)))
    return old, new


def test_it_prints_what_differs(two_plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    with open_plan(two_plans[0]):  # also of a plan that is open elsewhere
        assert main(["compare", *map(str, two_plans)]) == 0
    out = capsys.readouterr().out
    assert "1 sửa các cột khác" in out
    assert "Thanh tra tỉnh" in out
    assert len(out.splitlines()) == 4


def test_it_writes_every_kind_of_file(two_plans: tuple[Path, Path], tmp_path: Path) -> None:
    for suffix in (".docx", ".xlsx", ".pdf", ".json"):
        target = tmp_path / f"so sánh{suffix}"
        assert main(["compare", *map(str, two_plans), "-o", str(target)]) == 0
        assert target.stat().st_size > 1000
    data = json.loads((tmp_path / "so sánh.json").read_text(encoding="utf-8"))
    COMPARISON.validate(data)
    assert data["counts"]["changed"] == 1
    blocks = read_source(tmp_path / "so sánh.docx")
    assert "Thanh tra tỉnh" in repr(blocks)


def test_what_it_cannot_write_leaves_what_is_there(
    two_plans: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "so sánh.docx"
    target.write_bytes(b"mine")
    assert main(["compare", *map(str, two_plans), "-o", str(target)]) == 1
    assert "--force" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"
    assert main(["compare", *map(str, two_plans), "-o", str(tmp_path / "a.txt")]) == 1
    assert main(["compare", str(two_plans[0])]) == 2
