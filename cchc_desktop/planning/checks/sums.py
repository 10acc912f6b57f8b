"""Rules about sums: points of an outline by their tolerance, and the money of the rows beside the sum in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_desktop.core.amounts import format_amount, places, read_amount
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import Level
from cchc_desktop.core.point_findings import PointDoubt, PointFinding, point_findings
from cchc_desktop.core.points import Verdict, judge
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts, PlacedText
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity
from cchc_desktop.planning.checks.folding import words

_RULES = {
    PointDoubt.EXPLAINED: RuleId.POINTS_CELL,
    PointDoubt.SUM: RuleId.POINTS_SUM,
    PointDoubt.MISSING: RuleId.POINTS_OPEN,
    PointDoubt.UNREAD: RuleId.POINTS_UNREAD,
}


def points(facts: Facts) -> Iterator[Finding]:
    """Sums of criteria and of the total; one cell is blamed where its change makes everything right."""
    if not facts.plan.form.is_outline:
        return
    for appendix in facts.plan.appendices:
        for found in point_findings(facts.plan, appendix):
            yield _points(facts, found)


def _points(facts: Facts, found: PointFinding) -> Finding:
    item = facts.plan[found.item]
    place = TextPlace(found.item, found.column)
    text = item.fields.get(found.column, "")
    headers = dict(zip(facts.plan.form.column_keys, column_headers(facts.plan), strict=True))
    params = {
        "stated": _number(found.stated), "computed": _number(found.computed), "missing": str(found.missing),
        "text": text, "column": headers.get(found.column, found.column),
    }  # fmt: skip
    severity = Severity.ERROR if found.serious else Severity.WARNING
    if found.kind is PointDoubt.MISSING:
        severity = Severity.INFO
    fix = None
    if found.can_mend and found.stated is not None and found.computed is not None:
        new = format_amount(found.computed, places(found.stated))
        fix = Fix((Replacement(place, 0, len(text), text, new),))
    beside = params["computed"]
    return Finding(_RULES[found.kind], severity, place, 0, len(text), params, fix, text, beside)


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_amount(value)


# ---- money

_UNITS = {"đồng": Decimal(1), "nghìn đồng": Decimal(1_000), "triệu đồng": Decimal(10**6), "tỷ đồng": Decimal(10**9)}
_MONEY = re.compile(r"(\d[\d.,]*)\s*(nghìn|triệu|tỷ|tỉ)?\s*đồng", re.IGNORECASE)
_TOTAL = re.compile(r"tổng (?:kinh phí|dự toán|số kinh phí|nhu cầu kinh phí)", re.IGNORECASE)


def _amounts(text: str) -> list[tuple[Decimal, Decimal, tuple[int, int]]]:
    """Sums of money in a text: value in đồng, the unit of its last digit, and where."""
    found: list[tuple[Decimal, Decimal, tuple[int, int]]] = []
    for match in _MONEY.finditer(text):
        amount = read_amount(match[1].rstrip(".,"))
        if amount is None:
            continue
        word = (match[2] or "").lower().replace("tỉ", "tỷ")
        unit = _UNITS[f"{word} đồng".strip()]
        found.append((amount.value * unit, unit / (10 ** places(amount.value)), match.span()))
    return found


def money(facts: Facts) -> Iterator[Finding]:
    """ "Tổng kinh phí: 2.350 triệu đồng" in the text beside what the rows with an amount add up to."""
    if "budget" not in facts.plan.form.column_keys:
        return
    stated = [(p, t, amounts[0]) for p, t in facts.body_texts if _TOTAL.search(t) and (amounts := _amounts(t))]
    if len(stated) != 1:
        return
    rows = _row_money(facts)
    if rows is None:
        return
    total, parts = rows
    place, text, (value, step, span) = stated[0]
    verdict = judge(total - value, step, parts)
    if verdict in (Verdict.EXACT, Verdict.ROUNDED):
        return
    severity = Severity.ERROR if verdict is Verdict.WRONG else Severity.WARNING
    params = {"stated": text[slice(*span)], "computed": f"{format_amount(total)} đồng"}
    yield Finding(RuleId.MONEY_TOTAL, severity, place, *span, params, text=text, beside=str(total))


def _row_money(facts: Facts) -> tuple[Decimal, int] | None:
    """What the cells of the budget add up to, merged cells once; None where one cannot be read."""
    total, parts = Decimal(0), 0
    header = facts.plan.form.column("budget")
    unit = next((value for word, value in reversed(_UNITS.items()) if header and word in header.header.lower()), None)
    cells: list[PlacedText] = [entry for entry in facts.texts if entry[0].name == "budget"]
    for place, text in cells:
        if facts.plan[place.item].level is not Level.ACTIVITY or not re.search(r"\d", text):
            continue
        amounts = _amounts(text)
        bare = read_amount(text)
        if bare is not None and unit is not None:
            total, parts = total + bare.value * unit, parts + 1
        elif len(amounts) == 1:
            total, parts = total + amounts[0][0], parts + 1
        elif "đồng" in words(text) or bare is not None:
            return None
    return (total, parts) if parts else None
