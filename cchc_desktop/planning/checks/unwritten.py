"""What is still to be written: areas without a task, rows without a word – each told once, calmly while one drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_desktop.core.cells import TEXT, PrintedRow
from cchc_desktop.core.forms import LEAF_FIELDS
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity


def unwritten(facts: Facts) -> Iterator[Finding]:
    """Areas (PAR INDEX: top criteria) in which nothing is written, as one finding; empty rows, one finding each."""
    empty = [row for row in facts.rows if is_empty_area(facts, row)]
    if empty:
        yield _areas(facts, [row.area for row in empty])
    for row in facts.rows:
        if is_empty_row(facts, row):
            place, text = facts.cell(row, "activity")
            beside = next((t for key in ("task", "objective") if (t := facts.cell(row, key)[1].strip())), "")
            yield Finding(RuleId.ROW_UNWRITTEN, Severity.ERROR, place, text=text, beside=beside)


def is_empty_area(facts: Facts, row: PrintedRow) -> bool:
    """True for the one row of an area that says nothing but its name."""
    if row.node is not None:
        item = facts.plan[row.node]
        return row.node == row.area and not item.children and not any(text.strip() for text in item.fields.values())
    keys = (key for key in facts.plan.form.column_keys if key != "area")
    return not any(facts.cell(row, key)[1].strip() for key in keys) and _is_alone(facts, row)


def is_empty_row(facts: Facts, row: PrintedRow) -> bool:
    """True for a row of a task (or objective) that is written, in which every cell of its own is empty."""
    keys = facts.plan.form.column_keys
    if row.node is not None or "activity" not in keys or is_empty_area(facts, row):
        return False
    item = facts.plan[row.activity] if row.activity else None
    if item is not None and item.text is None:
        return False  # the task spans it: the row has words
    return not any(facts.cell(row, key)[1].strip() for key in keys if key == "activity" or key in LEAF_FIELDS)


def _is_alone(facts: Facts, row: PrintedRow) -> bool:
    """True where no other row of the area is there."""
    area = facts.plan[row.area]
    return all(len(facts.plan[item.id].children) <= 1 for item in facts.plan.walk(area.id))


def _areas(facts: Facts, areas: list[str]) -> Finding:
    """One finding for all: an information while nothing is written at all, an error where the rest is."""
    everything = len({row.area for row in facts.rows})
    written = everything - len(areas)
    if re.match(r"\s*\d", facts.plan.document.number) or written >= len(areas):
        severity = Severity.ERROR
    else:
        severity = Severity.WARNING if written else Severity.INFO
    names = ", ".join(facts.numbers.of(facts.plan[area]) or facts.plan[area].text or "…" for area in areas)
    text = facts.plan[areas[0]].text or ""
    params = {"count": str(len(areas)), "areas": names}
    place = TextPlace(areas[0], TEXT)
    return Finding(
        RuleId.AREA_UNWRITTEN, severity, place, 0, len(text), params, text=text, beside=names, everywhere=True
    )
