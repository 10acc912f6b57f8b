"""A file with several appendices comes back as several, there and back through Word and Excel; never a guess."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import appendices as appendix_edits
from cchc_desktop.core.edits import delete, set_appendix
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level, Plan, new_id
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import export, writer_for


def without_ids(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_ids(entry) for key, entry in value.items() if key not in ("id", "ids", "unplaced")}
    return [without_ids(entry) for entry in value] if isinstance(value, list) else value


def appendices(plan: Plan) -> object:
    return without_ids(plan_to_json(plan)["appendices"])


@pytest.fixture(scope="module")
def three() -> Plan:
    """The sample plan with its appendix, a part of it, and another part."""
    plan = catalogue.sample_plan()
    first = plan.appendices[0]
    for title, kept in (
        ("DANH MỤC NHIỆM VỤ CỦA CẤP XÃ NĂM 2027", slice(0, 2)),
        ("DANH MỤC VIỆC CHUYỂN TIẾP", slice(2, 4)),
    ):
        plan = appendix_edits.copy(plan, first, new_id)
        made = plan.appendices[1]
        areas = plan[made].children
        plan = delete(plan, [area for area in areas if area not in areas[kept]])
        plan = set_appendix(plan, made, None, title, None)
    return plan


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_three_appendices_come_back_as_three(three: Plan, suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"ba phụ lục{suffix}"
    export(target, writer_for(three, suffix), suffix, replace=False)
    result = recognise(read_source(target), shipped_forms())
    assert len(result.plan.appendices) == 3
    assert appendices(result.plan) == appendices(three)
    assert [appendix_heading(result.plan, one) for one in result.plan.appendices] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]
    codes = {issue.code for issue in result.issues}
    assert not codes & {IssueCode.SECOND_TABLE, IssueCode.TEXT_UNPLACED, IssueCode.TEXT_OUTSIDE_TABLE}
    if suffix == ".docx":
        bodies = [without_ids(plan_to_json(plan).get("sections")) for plan in (result.plan, three)]
        assert bodies[0] == bodies[1]


def test_a_second_table_without_a_heading_is_told_and_no_appendix(three: Plan, tmp_path: Path) -> None:
    bare = replace(three, form=replace(three.form, heading="", caption=""))
    for one in bare.appendices:
        bare = bare.with_items(replace(bare[one], fields={}))
    target = tmp_path / "không có tiêu đề.docx"
    export(target, writer_for(bare, ".docx"), ".docx", replace=False)
    result = recognise(read_source(target), shipped_forms())
    assert len(result.plan.appendices) == 1
    told = [issue for issue in result.issues if issue.code is IssueCode.SECOND_TABLE]
    assert len(told) == 2
    first = next(i for i in three.walk(three.appendices[2]) if i.level is Level.ACTIVITY)
    assert any((first.text or "")[:30] in line for line in result.plan.document.unplaced)
