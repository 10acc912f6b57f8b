"""The verb ``check``: what is found in a plan before it is signed, as text or as JSON; exit 3 where one is an error."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from cchc_desktop import catalogue
from cchc_desktop.cli_files import load_plan, tell_left_out
from cchc_desktop.cli_progress import working
from cchc_desktop.core.exchange import to_bytes
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.messages_check import SEVERITIES, counts_line, finding_text, rule_name
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Severity
from cchc_desktop.planning.checks.products import product_counts
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.checks.silencing import Heard, heard
from cchc_desktop.planning.directory import shipped

REPORT_FORMAT, REPORT_VERSION = "cchc-check-report", 1
ERRORS_EXIT = 3


def run(options: Namespace) -> int:
    """Do the verb. Raises KnownError for a plan that cannot be read."""
    path = Path(options.plan)
    with working(f"Đang kiểm tra {path.name}"):
        loaded = load_plan(path, catalogue.load())
        found = heard(loaded.plan, check(loaded.plan, shipped()))
    if options.json:
        print(to_bytes(check_report(path.name, loaded.plan, found)).decode("utf-8"), end="")
    else:
        tell_left_out(loaded.issues)
        _tell(loaded.plan, found)
    return ERRORS_EXIT if any(one.severity is Severity.ERROR for one in found.open) else 0


def counted(found: Heard) -> Counter[Severity]:
    """How many findings there are of each degree, without those put aside."""
    return Counter(one.severity for one in found.open)


def _tell(plan: Plan, found: Heard) -> None:
    places = Places(plan)
    print(counts_line(counted(found), len(found.silenced)))
    for one in found.open:
        print(f"{SEVERITIES[one.severity]}: {places.of(one.place)}: {finding_text(one)}")
    for one, reason in found.silenced:
        print(f"Đã bỏ qua: {places.of(one.place)}: {finding_text(one)} Lý do: {reason or 'không ghi'}")


def check_report(name: str, plan: Plan, found: Heard) -> dict[str, Any]:
    """The report as data; its shape is resources/schemas/check-report.schema.json."""
    counts = counted(found)
    places = Places(plan)

    def entry(one: Finding) -> dict[str, Any]:
        where = {
            "item": one.place.item or None, "name": one.place.name, "start": one.start, "stop": one.stop,
            "label": places.of(one.place),
        }  # fmt: skip
        return {
            "rule": one.rule.value, "name": rule_name(one.rule), "severity": one.severity.value, "where": where,
            "params": dict(one.params), "text": finding_text(one), "fixable": one.fix is not None,
        }  # fmt: skip

    return {
        "format": REPORT_FORMAT,
        "version": REPORT_VERSION,
        "plan": name,
        "counts": {**{s.value: counts[s] for s in Severity}, "silenced": len(found.silenced)},
        "findings": [entry(one) for one in found.open],
        "silenced": [{**entry(one), "reason": reason} for one, reason in found.silenced],
        "products": dict(product_counts(Facts(plan, shipped())).most_common()),
    }
