"""Findings put aside: the reason is kept with the text, undone like any edit, and gone when the text changes."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from cchc_desktop.cli import main
from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.exchange_read import read_exchange
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.planning.checks.findings import Finding, RuleId
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.checks.silencing import heard, put_aside, tell_again
from cchc_desktop.planning.directory import shipped
from cchc_desktop.storage.plan_file import create, read_plan
from tests.planning.checks.making import plan, with_text


def _bad() -> Plan:
    lines = [("roman", "Nhiệm vụ tại Phụ lục kèm theo.")]
    return with_text(plan(("Bổ xung, bổ xung thêm nội dung", {"lead": ""})), lines)


def _found(made: Plan) -> tuple[Finding, ...]:
    return heard(made, check(made, shipped())).open


def test_a_finding_is_put_aside_with_its_reason_and_comes_back_with_another_text() -> None:
    document = Document(_bad())
    spelled = [one for one in _found(document.plan) if one.rule is RuleId.CONFUSED_WORD]
    assert len(spelled) == 2
    document.apply("Bỏ qua", lambda p: put_aside(p, spelled, "Trích nguyên  văn "))
    result = heard(document.plan, check(document.plan, shipped()))
    assert [one.rule for one in result.open] == [RuleId.LEAD_MISSING]
    assert [reason for _, reason in result.silenced] == ["Trích nguyên văn"] * 2
    activity = next(item for item in document.plan.walk() if item.level is Level.ACTIVITY)
    document.apply("Gõ", lambda p: set_text(p, activity.id, "text", "Bổ xung một lần"))
    assert RuleId.CONFUSED_WORD in {one.rule for one in _found(document.plan)}
    document.undo()
    assert len(_found(document.plan)) == 1
    document.undo()
    assert len(_found(document.plan)) == 3


def test_what_was_put_aside_can_be_told_again() -> None:
    made = _bad()
    found = _found(made)
    quiet = put_aside(made, found, "")
    assert _found(quiet) == ()
    assert len(_found(tell_again(quiet, found[:1]))) == 1


def test_silences_live_in_the_plan_file_and_in_the_exchange_file(tmp_path: Path) -> None:
    made = put_aside(_bad(), _found(_bad())[:2], "đã xem")
    create(tmp_path / "a.cchc", made)
    assert read_plan(tmp_path / "a.cchc") == made
    assert read_exchange(to_bytes(plan_to_json(made))).plan == made


def test_the_verb_tells_and_leaves_with_3_for_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.test_schemas import validator

    bad, aside = tmp_path / "a.cchc", tmp_path / "b.cchc"
    create(bad, _bad())
    assert main(["check", str(bad)]) == 3
    told = capsys.readouterr().out
    assert "1 lỗi · 2 cảnh báo" in told
    assert "Lỗi: Hoạt động 3.1, cột Cơ quan chủ trì: Chưa ghi cơ quan chủ trì." in told
    create(aside, put_aside(_bad(), _found(_bad())[:1], "Chờ phân công"))
    assert main(["check", str(aside)]) == 0
    assert "Lý do: Chờ phân công" in capsys.readouterr().out
    assert main(["check", str(bad), "--json"]) == 3
    import json

    report = json.loads(capsys.readouterr().out)
    validator("check-report").validate(report)
    assert report["counts"] == {"error": 1, "warning": 2, "info": 0, "silenced": 0}
    assert report["findings"][0]["where"]["label"] == "Hoạt động 3.1, cột Cơ quan chủ trì"
    with pytest.raises(jsonschema.ValidationError):
        validator("check-report").validate({**report, "findings": [{}]})
