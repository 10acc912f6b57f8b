"""All rules, in the order in which they are told, and the one way to run them: at once, or step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cchc_desktop.core.directory import Directory
from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.checks import (
    abbreviations,
    agencies,
    body_table,
    citations,
    consistency,
    document,
    numbers,
    rows,
    sums,
    times,
    unwritten,
    writing,
)
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Severity

Rule = Callable[[Facts], Iterator[Finding | None]]  # None: nothing found just now; whoever is in a hurry may pause

RULES: tuple[Rule, ...] = (
    unwritten.unwritten,
    rows.missing_parts,
    rows.lead_and_coordinating,
    rows.deliverables,
    rows.doubled_rows,
    times.time_cells,
    times.year_of_task,
    times.title_year,
    times.expired_programmes,
    document.captions,
    document.signature,
    document.draft_numbered,
    document.appendix_numbers,
    document.appendix_references,
    document.area_titles,
    numbers.table_numbers,
    numbers.text_numbers,
    agencies.abolished,
    agencies.spelling,
    citations.grammar,
    citations.two_ways,
    citations.outdated,
    sums.points,
    sums.money,
    body_table.targets,
    body_table.duties,
    body_table.recipients,
    abbreviations.abbreviations,
    writing.writing,
    consistency.variants,
    consistency.tone_marks,
    consistency.dashes,
)
ORDER = {severity: at for at, severity in enumerate(Severity)}


def check(plan: Plan, directory: Directory) -> list[Finding]:
    """Everything that is found: errors first, each degree in printed order."""
    facts = Facts(plan, directory)
    return in_order(facts, [found for found in steps(facts) if found is not None])


def steps(facts: Facts) -> Iterator[Finding | None]:
    """All rules in small steps: a finding, or None between two texts or rows. The findings are in no order."""
    for rule in RULES:
        yield None
        yield from rule(facts)


def in_order(facts: Facts, found: list[Finding]) -> list[Finding]:
    """Errors first, then by place."""
    order = facts.order
    return sorted(found, key=lambda f: (ORDER[f.severity], order.get(f.place.item, 0), f.place.name, f.start))
