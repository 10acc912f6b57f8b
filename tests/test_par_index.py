"""The whole way of a PAR INDEX plan: file → plan → edits → plan file → every export → and back, through the program."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.catalogue import SAMPLE_PAR_INDEX, sample_plan, shipped_forms
from cchc_desktop.cli import main
from cchc_desktop.core import edits, edits_outline
from cchc_desktop.core.amounts import format_amount
from cchc_desktop.core.document import Document
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.points import ACHIEVED, STANDARD, TARGET, Verdict, leaves, point_sums, points_of
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import writer_for
from cchc_desktop.publishing.layout import lay_out
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.core.outlines import OUTLINE, random_outline
from tests.core.plans import ids, random_edit, same
from tests.test_schemas import GRID, PLAN, REPORT

_numbers = itertools.count()


def read(path: Path) -> Plan:
    return recognise(read_source(path), shipped_forms()).plan


def write(plan: Plan, path: Path) -> Path:
    with path.open("wb") as target:
        writer_for(plan, path.suffix)(target)
    return path


def table(plan: Plan):
    return lay_out(plan, plan.appendices[0])


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_real_file_is_read_edited_undone_exported_and_read_again(shared: Path, tmp_path: Path, suffix: str):
    document = Document(read(shared / f"corpus/dak_nong_2022.{suffix}"))
    before = document.plan
    criteria = [item.id for item in before.walk() if item.level is Level.CRITERION]
    document.apply("Xóa tiêu chí", lambda plan: edits.delete(plan, criteria[20:24]))
    document.apply("Hạ cấp", lambda plan: edits_outline.indent(plan, criteria[2:3]))
    document.apply("Sửa điểm", lambda plan: edits.set_text(plan, criteria[60], "target_points", "0,75"))
    assert table(document.plan) != table(before)
    while document.undo():
        pass
    assert document.plan == before
    for out in (".docx", ".xlsx"):
        again = read(write(before, tmp_path / f"out{out}"))
        assert table(again) == table(before)
        assert same(again, before)


@given(st.integers(0, 10**6), st.sampled_from([".docx", ".xlsx"]))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_random_outline_goes_through_an_office_file_and_comes_back(tmp_path: Path, seed: int, suffix: str):
    plan = random_outline(seed)
    again = read(write(plan, tmp_path / f"plan{suffix}"))
    assert table(again) == table(plan)
    assert same(again, plan)


@given(st.integers(0, 10**6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_an_outline_lives_in_its_plan_file_through_edits_and_undo(tmp_path: Path, seed: int):
    rng, fresh = random.Random(seed), ids("x")
    path = tmp_path / f"{next(_numbers)}.cchc"
    plan = random_outline(seed)
    create(path, plan)
    assert read_plan(path) == plan
    with opened(path) as document:
        for step in range(6):
            document.apply(f"bước {step}", lambda p: random_edit(p, rng, fresh))
        edited = document.plan
    with opened(path) as document:
        assert document.plan == edited
        while document.undo():
            pass
        assert document.plan == plan


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """The document of a plan file, as the window puts them together."""
    file = open_plan(path)
    document = Document(file.plan, file.history)
    document.listen(file.record)
    try:
        yield document
    finally:
        file.close()


def test_the_command_line_makes_shows_and_exports_a_new_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "mới.cchc"
    assert main(["new", "--form", OUTLINE, "--year", "2027", "-o", str(path)]) == 0
    assert main(["forms"]) == 0
    assert main(["show", str(path)]) == 0
    shown = capsys.readouterr().out
    assert OUTLINE in shown
    assert "1. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH" in shown
    assert "Gồm: 8 tiêu chí" in shown
    assert "TỔNG ĐIỂM" in shown
    for suffix in (".docx", ".xlsx", ".html", ".csv", ".json", ".grid.json"):
        assert main(["export", str(path), str(tmp_path / f"mới{suffix}")]) == 0
    grid = json.loads((tmp_path / "mới.grid.json").read_text(encoding="utf-8"))
    GRID.validate(grid)
    assert grid["columns"][3:5] == ["Điểm 2026 đạt được", "Mục tiêu năm 2027"]
    assert [row["kind"] for row in grid["rows"]] == ["area"] * 8 + ["total"]


def test_the_command_line_imports_the_real_plan_and_gives_it_back(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source, path, report = shared / "corpus/dak_nong_2022.docx", tmp_path / "đn.cchc", tmp_path / "đn.report.json"
    assert main(["import", str(source), "-o", str(path), "--json-report", str(report)]) == 0
    out = capsys.readouterr().out
    assert "Biểu mẫu: par-index" in out
    assert "Gồm: 119 tiêu chí" in out
    told = json.loads(report.read_text(encoding="utf-8"))
    REPORT.validate(told)
    assert told["counts"]["criteria"] == 119
    assert main(["show", str(path)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "    1.3.2. Xử lý các vấn đề phát hiện qua kiểm tra" in shown
    assert any(
        line.startswith("        Điểm chuẩn: 1 | Điểm 2021 đạt được: 1 | Mục tiêu năm 2022: 1 | ") for line in shown
    )
    plan = read_plan(path)
    data = tmp_path / "đn.json"
    assert main(["export", str(path), str(data)]) == 0
    PLAN.validate(json.loads(data.read_text(encoding="utf-8")))
    assert main(["import", str(data), "-o", str(tmp_path / "lại.cchc")]) == 0
    assert read_plan(tmp_path / "lại.cchc") == plan
    for suffix in (".docx", ".xlsx"):
        assert main(["export", str(path), str(tmp_path / f"đn{suffix}")]) == 0
        assert main(["import", str(tmp_path / f"đn{suffix}"), "-o", str(tmp_path / "lại.cchc"), "--force"]) == 0
        assert same(read_plan(tmp_path / "lại.cchc"), plan)
    assert plan_to_json(plan)["appendices"][0]["total"]["achieved_points"] == "86,26"


# ---- the sample


def test_the_sample_adds_up_and_says_for_every_criterion_who_does_what():
    plan = sample_plan(SAMPLE_PAR_INDEX)
    appendix = plan.appendices[0]
    *areas, total = plan.children(appendix)
    scored = list(leaves(plan, appendix))
    assert len(areas) >= 8
    assert len(scored) >= 30
    assert {found.verdict for found in point_sums(plan, appendix).values()} == {Verdict.EXACT}
    assert points_of(total, STANDARD) == 100
    for leaf in scored:
        standard, achieved, target = (points_of(leaf, column) for column in POINT_FIELDS)
        assert 0 <= achieved <= target <= standard, leaf.text
        assert leaf.text
        assert leaf.fields["solution"].endswith(".")
        assert leaf.fields["lead"]


def test_the_text_of_the_sample_says_what_its_table_says():
    plan = sample_plan(SAMPLE_PAR_INDEX)
    total = plan.children(plan.appendices[0])[-1]
    gain = format_amount(points_of(total, TARGET) - points_of(total, ACHIEVED))
    assert plan.body is not None
    said = " ".join(item.text or "" for item in plan.walk(plan.body))
    for figure in (total.fields[ACHIEVED], total.fields[TARGET], gain):
        assert f" {figure} điểm" in said
    assert plan.document.signature.name


def test_the_sample_goes_through_word_and_comes_back(tmp_path: Path):
    plan = sample_plan(SAMPLE_PAR_INDEX)
    again = read(write(plan, tmp_path / "mẫu.docx"))
    assert table(again) == table(plan)
    mine, its = plan.children(plan.appendices[0]), again.children(again.appendices[0])
    assert [(item.text, item.fields) for item in mine] == [(item.text, item.fields) for item in its]
