"""What is to be said about the points of an outline: sums that do not fit, cells that are no number, and the cure.

Data for whoever shows it; nothing is changed but by :func:`mend_point`. Tolerances and the cell that is to blame are
those of :mod:`cchc_desktop.core.points`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desktop.core.amounts import Doubt, format_amount, places, read_amount
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.points import Cell, Explanation, PointSum, Verdict, explain, point_sums, points_of


class PointDoubt(StrEnum):
    """Kinds of findings."""

    EXPLAINED = "explained"  # one cell is named whose change makes it right
    SUM = "sum"  # a sum does not fit; several cells could be the wrong one
    MISSING = "missing"  # some parts have no number, so that the sum cannot be compared
    UNREAD = "unread"  # the cell says something that is no number


@dataclass(frozen=True, slots=True)
class PointFinding:
    """One finding about the cell of ``item`` in ``column``.

    ``stated``: the number there; ``computed``: what it would have to be (EXPLAINED) or what its parts add up to.
    ``whole``: the first criterion (or total) whose sum does not fit; the cell's own item where that is the sum.
    ``mends``: what is right after the change; ``missing``: how many parts have no number.
    """

    kind: PointDoubt
    serious: bool
    item: str
    column: str
    stated: Decimal | None = None
    computed: Decimal | None = None
    whole: str = ""
    mends: tuple[str, ...] = ()
    missing: int = 0

    @property
    def can_mend(self) -> bool:
        """True where one change makes it right."""
        return self.kind is PointDoubt.EXPLAINED


_OFF = (Verdict.DOUBTFUL, Verdict.WRONG)


def point_findings(plan: Plan, appendix: str, sums: Mapping[Cell, PointSum] | None = None) -> tuple[PointFinding, ...]:
    """Everything about an appendix: what one change mends most first, then the rest in printed order."""
    sums = point_sums(plan, appendix) if sums is None else sums
    explanations = explain(plan, appendix, sums)
    explained = {(whole, e.column) for e in explanations for whole in e.mends}
    found = [_explained(e, sums) for e in explanations]
    found += [_sum(total) for cell, total in sums.items() if total.verdict in _OFF and cell not in explained]
    found += [_missing(total) for total in sums.values() if _is_open(total)]
    return (*found, *_unread(plan, appendix))


def _explained(explanation: Explanation, sums: Mapping[Cell, PointSum]) -> PointFinding:
    cells = [sums[whole, explanation.column] for whole in explanation.mends]
    return PointFinding(
        PointDoubt.EXPLAINED,
        any(total.verdict is Verdict.WRONG for total in cells),
        explanation.item,
        explanation.column,
        explanation.stated,
        explanation.computed,
        explanation.mends[0],
        explanation.mends,
    )


def _sum(total: PointSum) -> PointFinding:
    wrong = total.verdict is Verdict.WRONG
    return PointFinding(PointDoubt.SUM, wrong, total.item, total.column, total.stated, total.computed, total.item)


def _is_open(total: PointSum) -> bool:
    """True where a sum is stated and some parts, not all, have a number to compare it with."""
    return total.stated is not None and total.computed is not None and bool(total.missing)


def _missing(total: PointSum) -> PointFinding:
    return PointFinding(
        PointDoubt.MISSING,
        False,
        total.item,
        total.column,
        total.stated,
        total.computed,
        total.item,
        missing=len(total.missing),
    )


def _unread(plan: Plan, appendix: str) -> list[PointFinding]:
    return [
        PointFinding(PointDoubt.UNREAD, False, item.id, column)
        for item in plan.walk(appendix)
        if item.level in (Level.CRITERION, Level.TOTAL)
        for column in POINT_FIELDS
        if item.fields.get(column, "").strip() and points_of(item, column) is None
    ]


def mend_point(plan: Plan, finding: PointFinding) -> Plan:
    """Write what the finding says the cell should be, with as many decimals as were printed there.

    Raises ValueError for a finding that one change does not mend.
    """
    if finding.stated is None or finding.computed is None or not finding.can_mend:
        raise ValueError(f"nothing to mend: {finding.kind}")
    return set_text(plan, finding.item, finding.column, format_amount(finding.computed, places(finding.stated)))


# ---- what was typed


def retyped(text: str) -> str | None:
    """A number typed the English way ("86.26", "1,234.5") in Vietnamese writing; None where nothing is to do."""
    amount = read_amount(text)
    if amount is None or amount.doubt not in (Doubt.DECIMAL_POINT, Doubt.ENGLISH):
        return None
    return format_amount(amount.value)


def as_decimal(text: str) -> str | None:
    """What "1.234" would be if its point were meant as a decimal mark ("1,234"); None where it has only one reading."""
    amount = read_amount(text)
    if amount is None or amount.doubt is not Doubt.THOUSANDS:
        return None
    return text.strip().replace(".", ",")


# ---- surveys

_SURVEYS = ("điều tra xã hội học", "điều tra xhh", "khảo sát", "hài lòng", "sipas")


def by_survey(plan: Plan, item_id: str) -> bool:
    """True where the criterion, or one that it is a part of, says that it is scored by a survey."""
    item: Item | None = plan[item_id]
    while item is not None and item.level is Level.CRITERION:
        if any(word in (item.text or "").lower() for word in _SURVEYS):
            return True
        item = plan.parent(item.id)
    return False
