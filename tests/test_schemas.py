"""The JSON that goes out has the shape that resources/schemas promises; so has the sample that comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from cchc_desktop import catalogue, resources
from cchc_desktop.cli_import import import_report
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import all_plans

SAMPLES = catalogue.SAMPLES


def validator(name: str) -> Draft202012Validator:
    """The validator of a shipped schema."""
    return Draft202012Validator(json.loads(resources.read_text(f"schemas/{name}.schema.json")))


PLAN, GRID, REPORT = validator("plan"), validator("grid"), validator("import-report")
ROLL_FORWARD = validator("roll-forward")


@pytest.mark.parametrize("name", resources.names("schemas"))
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(resources.read_text(name)))


@given(all_plans)
def test_every_plan_goes_out_in_the_promised_shape(plan: Plan) -> None:
    PLAN.validate(plan_to_json(plan))
    appendix = plan.appendices[0]
    GRID.validate(to_json(lay_out(plan, appendix), column_headers(plan)))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_the_promised_shape(name: str) -> None:
    PLAN.validate(json.loads(resources.read_text(name)))


@pytest.mark.parametrize(
    "spoil",
    [
        {"format": "other"},
        {"version": 2},
        {"appendices": {}},
        {"appendices": [{"areas": [{"id": "x"}]}]},
        {"appendices": [{"areas": [{"title": "x", "marks": {"number": 4}}]}]},
        {"appendices": [{"areas": [{"title": "x", "id": "plan"}]}]},
        {"form": {"name": "no id"}},
        {"appendices": [{"criteria": [{"text": "x", "children": [{"number": "1.1"}]}]}]},
        {"appendices": [{"criteria": [{"text": "x", "target_points": 8.5}]}]},
        {"appendices": [{"total": {"standard_points": "100"}}]},
        {"year": "2027"},
    ],
)
def test_the_schema_of_a_plan_can_say_no(spoil: dict[str, Any]) -> None:
    good = plan_to_json(catalogue.sample_plan())
    PLAN.validate(good)
    with pytest.raises(ValidationError):
        PLAN.validate({**good, **spoil})


@pytest.mark.parametrize("name", ["bac_kan_2025", "quang_tri_2025", "dak_nong_2022"])
def test_the_tables_of_the_corpus_have_the_shape_of_ours(shared: Path, name: str) -> None:
    GRID.validate(json.loads((shared / "corpus" / f"{name}.grid.json").read_text(encoding="utf-8")))


def test_the_schema_of_a_grid_can_say_no() -> None:
    with pytest.raises(ValidationError):
        GRID.validate({"columns": ["TT"], "rows": [{"kind": "header", "cells": []}]})


def test_an_import_report_has_the_promised_shape() -> None:
    issues = [
        Issue(IssueCode.LEAD_MISSING, Severity.WARNING, Place(3, 5, "id", "bảng 1"), {"text": "Rà soát"}),
        Issue(IssueCode.HEADER_REPEATED, params={"count": 2}),
    ]
    report = import_report(Path("a/năm trước.docx"), Path("b/mới.cchc"), catalogue.sample_plan(), issues)
    REPORT.validate(report)
    assert (report["source"], report["plan"]) == ("năm trước.docx", "mới.cchc")
    assert report["counts"]["tasks"] == 26
    assert report["issues"][0]["where"] == {"row": 3, "column": 5, "item": "id", "label": "bảng 1"}
    assert "Rà soát" in report["issues"][0]["text"]
    with pytest.raises(ValidationError):
        REPORT.validate({**report, "issues": [{"code": "x"}]})
