"""Small plans to check, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cchc_desktop.core.body import HEADING, MARKER, YES
from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan, Signature
from cchc_desktop.planning.checks.findings import Finding, RuleId
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.directory import shipped
from tests.core.plans import form, plan_of

GOOD = {
    "deliverable": "Kế hoạch của UBND tỉnh",
    "lead": "Sở Nội vụ",
    "coordinating": "Các sở, ban, ngành",
    "time": "Quý I/2027",
}
DOCUMENT = DocumentInfo(
    number="12/KH-UBND",
    place="Cao Bằng",
    date="ngày 20 tháng 12 năm 2026",
    issuer="ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
    type="KẾ HOẠCH",
    title="Cải cách hành chính tỉnh Cao Bằng năm 2027",
    recipients=("Bộ Nội vụ;", "Các sở, ban, ngành;", "UBND các xã, phường;", "Lưu: VT, NC."),
    signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
)


def plan(*rows: Any, task: str = "Nhiệm vụ chung của tỉnh", form_name: str = "annual-coded", **document: Any) -> Plan:
    """An annual plan of 2027 with these activities (words, or words and fields over GOOD) in one task."""
    made = [(row, GOOD) if isinstance(row, str) else (row[0], {**GOOD, **row[1]}, *row[2:]) for row in rows]
    made = made or [("Ban hành kế hoạch năm", GOOD)]
    made = [(text, {key: value for key, value in cells.items() if value}, *marks) for text, cells, *marks in made]
    areas = [("CẢI CÁCH THỂ CHẾ", [("Mục tiêu chung của tỉnh", [(task, made)])])]
    return replace(plan_of(form(form_name), areas), year=2027, document=replace(DOCUMENT, **document))


def with_text(plan: Plan, lines: Sequence[tuple[str, str] | tuple[str, str, Sequence[Any]]]) -> Plan:
    """The plan with a text: (kind, words[, lines under it]); a heading is one that has lines under it."""
    items: dict[str, Item] = {}

    def add(entry: Any, parent: str) -> str:
        item_id = f"line-{len(items)}"
        marked, words, *below = entry
        items[item_id] = Item(item_id, Level.SECTION, parent)
        children = tuple(add(child, item_id) for child in (below[0] if below else ()))
        fields = {MARKER: marked} | ({HEADING: YES} if below else {})
        items[item_id] = Item(item_id, Level.SECTION, parent, words, fields, {}, children)
        return item_id

    ids = tuple(add(line, "body") for line in lines)
    body = Item("body", Level.BODY, ROOT, None, children=ids)
    root = plan[ROOT]
    whole = {**plan.items, **items, "body": body, ROOT: replace(root, children=("body", *root.children))}
    return replace(plan, items=whole)


def found(plan: Plan, *rules: RuleId) -> list[Finding]:
    """What is found, of these rules only where some are named."""
    return [one for one in check(plan, shipped()) if not rules or one.rule in rules]


def said(plan: Plan, rule: RuleId) -> list[str]:
    """The spans of the findings of a rule."""
    return [one.text[one.start : one.stop] for one in found(plan, rule)]
