"""The main job on real files: import → edit → undo → export → import, cell by cell; and random plans through files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets, lay_out
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.core.plans import FORMS, random_plan, same

WRITERS = {".docx": write_docx, ".xlsx": write_xlsx}
FILES = {
    "bac_kan_2025.docx": "bac_kan_2025",
    "bac_kan_2025.xlsx": "bac_kan_2025",
    "quang_tri_2025.docx": "quang_tri_2025",
    "quang_tri_2025.appendix.xlsx": "quang_tri_2025",
}


def read(path: Path) -> Plan:
    return recognise(read_source(path), shipped_forms()).plan


def table(plan: Plan):
    return to_json(lay_out(plan, plan.appendices[0]), column_headers(plan))


def truth_of(shared: Path, name: str):
    truth = json.loads((shared / "corpus" / f"{name}.grid.json").read_text(encoding="utf-8"))
    rows = [{"kind": row["kind"], "cells": row["cells"]} for row in truth["rows"]]
    return {"columns": truth["columns"], "rows": rows}


def write(plan: Plan, path: Path) -> Path:
    with path.open("wb") as target:
        WRITERS[path.suffix](appendix_sheets(plan), DocumentProperties(title="Phụ lục"), target)
    return path


def appendix_only(plan: Plan) -> Plan:
    """The plan without its text, as a file of the appendix alone holds it (the text: test_round_trip_text.py)."""
    return plan if plan.body is None else edits.delete(plan, [plan.body])


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_read_edited_undone_exported_and_read_again(shared: Path, tmp_path: Path, name: str):
    truth = truth_of(shared, FILES[name])
    document = Document(read(shared / "corpus" / name))
    assert table(document.plan) == truth

    tasks = [item.id for item in document.plan.walk() if item.level is Level.TASK]
    activities = [item.id for item in document.plan.walk() if item.level is Level.ACTIVITY]
    document.apply("Chuyển nhiệm vụ", lambda plan: edits.move_down(plan, tasks[3:4]))
    document.apply("Xóa hoạt động", lambda plan: edits.delete(plan, activities[40:44]))
    document.apply("Sửa chủ trì", lambda plan: edits.set_text(plan, activities[60], "lead", "Sở Tài chính"))
    assert table(document.plan) != truth
    while document.undo():
        pass
    assert table(document.plan) == truth

    for suffix in WRITERS:
        again = read(write(document.plan, tmp_path / f"out{suffix}"))
        assert table(again) == truth
        assert same(again, appendix_only(document.plan))


@given(st.integers(0, 10**6), st.sampled_from(FORMS), st.sampled_from(sorted(WRITERS)))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_random_plan_goes_through_a_file_and_comes_back(tmp_path: Path, seed: int, form_name: str, suffix: str):
    plan = random_plan(seed, form_name)
    again = read(write(plan, tmp_path / f"plan{suffix}"))
    assert lay_out(again, again.appendices[0]) == lay_out(plan, plan.appendices[0])
    if plan.counts()[Level.ACTIVITY]:
        assert same(again, plan)
