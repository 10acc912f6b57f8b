"""Every rule has a name and a sentence whose parameters are those that its findings carry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_desktop.catalogue import SAMPLES, sample_plan
from cchc_desktop.gui.messages_check import counts_line, finding_text, rule_name
from cchc_desktop.planning.checks import findings
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.directory import shipped


def _stated_params() -> dict[RuleId, tuple[str, ...]]:
    """The params named in the comment beside each rule."""
    source = Path(findings.__file__).read_text(encoding="utf-8")
    lines = re.findall(r"^    [A-Z_]+ = \"([a-z-]+)\"(?:  # (.*))?$", source, re.MULTILINE)
    return {
        RuleId(rule): tuple(filter(None, (params or "").split(", "))) for rule, params in lines if "-" in rule or params
    }


@pytest.mark.parametrize("rule", list(RuleId), ids=str)
def test_every_rule_speaks(rule: RuleId) -> None:
    params = dict.fromkeys(_stated_params().get(rule, ()), "…")
    text = finding_text(Finding(rule, Severity.INFO, findings.TextPlace("", "title"), params=params))
    assert text.endswith((".", "…", "?"))
    assert rule_name(rule)
    assert not re.search(r"[{}]", text + rule_name(rule))


def test_counts() -> None:
    assert counts_line({Severity.ERROR: 2, Severity.WARNING: 5}) == "2 lỗi · 5 cảnh báo"
    assert counts_line({}, 3) == "Không có lỗi hay cảnh báo nào · 3 đã bỏ qua"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_plans_have_no_errors(name: str) -> None:
    found = check(sample_plan(name), shipped())
    assert [finding_text(one) for one in found if one.severity is Severity.ERROR] == []
