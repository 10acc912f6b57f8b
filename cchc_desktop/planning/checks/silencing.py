"""Putting findings aside with a reason, and telling those that were put aside from the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.core.plan import Plan
from cchc_desktop.core.silences import Silence, silence, unsilence
from cchc_desktop.planning.checks.findings import Finding


def silence_of(finding: Finding, reason: str = "") -> Silence:
    """What is kept of a finding that is put aside."""
    place = finding.kept_at
    return Silence(finding.rule.value, place.item, place.name, finding.digest, " ".join(reason.split()))


@dataclass(frozen=True, slots=True)
class Heard:
    """The findings of a plan that still speak, and those put aside with the reasons given."""

    open: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, str], ...] = ()


def heard(plan: Plan, findings: Iterable[Finding]) -> Heard:
    """Part the findings by the silences that the plan keeps."""
    reasons = {one.key: one.reason for one in plan.document.silenced}
    speaking: list[Finding] = []
    aside: list[tuple[Finding, str]] = []
    for found in findings:
        reason = reasons.get(silence_of(found).key) if reasons else None
        if reason is None:
            speaking.append(found)
        else:
            aside.append((found, reason))
    return Heard(tuple(speaking), tuple(aside))


def put_aside(plan: Plan, findings: Iterable[Finding], reason: str) -> Plan:
    """An edit: these findings are not told any more, as long as their texts say the same."""
    return silence(plan, [silence_of(found, reason) for found in findings])


def tell_again(plan: Plan, findings: Iterable[Finding]) -> Plan:
    """An edit: these findings are told again."""
    return unsilence(plan, [silence_of(found) for found in findings])
