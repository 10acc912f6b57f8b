"""Rules about rows: what is missing in them, agencies that lead and coordinate, deliverables that are none, doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_desktop.core.agencies import Mention, MentionKind, Role, is_commune, is_district, split_agencies
from cchc_desktop.core.cells import PrintedRow, joined_above
from cchc_desktop.core.forms import ITEM_COLUMNS
from cchc_desktop.core.plan import ABOVE
from cchc_desktop.core.row_filter import COORDINATING, LEAD, missing
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity
from cchc_desktop.planning.checks.folding import words
from cchc_desktop.planning.checks.unwritten import is_empty_area, is_empty_row

_MISSING = {
    "lead": (RuleId.LEAD_MISSING, Severity.ERROR),
    "time": (RuleId.TIME_MISSING, Severity.WARNING),
    "due": (RuleId.DUE_MISSING, Severity.WARNING),
    "deliverable": (RuleId.DELIVERABLE_MISSING, Severity.WARNING),
    "solution": (RuleId.SOLUTION_MISSING, Severity.WARNING),
}
_VAGUE = frozenset(
    """ket qua|san pham|ket qua thuc hien|thuc hien|da thuc hien|hoan thanh|da hoan thanh|co|dat|co ket qua|tot|nang cao
    |theo quy dinh|theo yeu cau|thuong xuyen|cac nhiem vu|cac noi dung|nhiem vu|viec thuc hien|ket qua dat duoc|khong
    |thuc hien theo quy dinh|thuc hien tot|dam bao|bao dam|x""".replace("\n    ", "").split("|")
)  # fmt: skip


def missing_parts(facts: Facts) -> Iterator[Finding]:
    """Lead, time, own words, deliverable (PAR INDEX: solution) that a finished row has."""
    above: PrintedRow | None = None
    for row in facts.rows:
        before, above = above, row
        if is_empty_area(facts, row) or is_empty_row(facts, row):
            continue  # told as a whole
        for key in missing(facts.plan, row):
            place, text = facts.cell(row, key)
            if joined_above(facts.plan, before, row, key):
                continue  # one empty cell of several rows
            if key in ITEM_COLUMNS:
                item_id = row.at(key)
                if item_id is not None and facts.plan[item_id].text is None:
                    continue  # the level above spans it: no cell
                rule, severity = RuleId.WORDS_MISSING, Severity.WARNING
            else:
                rule, severity = _MISSING[key]
            beside = _row_words(facts, row)
            yield Finding(rule, severity, place, text=text, beside=beside)


def _row_words(facts: Facts, row: PrintedRow) -> str:
    """What a row is about: a silence about its empty cell holds as long as this is said."""
    return next((text for key in reversed(facts.level_columns) if (text := facts.cell(row, key)[1].strip())), "")


# ---- who leads and coordinates


def lead_and_coordinating(facts: Facts) -> Iterator[Finding]:
    """An agency that is asked to work with itself, by name or by the level or group it belongs to."""
    keys = facts.plan.form.column_keys
    if LEAD not in keys or COORDINATING not in keys:
        return
    told: set[tuple[object, ...]] = set()
    for row in facts.rows:
        (place, coordinating), lead = facts.cell(row, COORDINATING), facts.cell(row, LEAD)[1]
        if not lead.strip() or not coordinating.strip():
            continue
        if not _is_told(facts, row, told):
            found = _twice(lead, coordinating)
            for rule in dict.fromkeys(rule for rule, _, _ in found):
                mentions = [(mention, group) for kind, mention, group in found if kind is rule]
                first, group = mentions[0]
                params = {"agency": "; ".join(mention.name for mention, _ in mentions), "group": group}
                yield Finding(
                    rule, Severity.INFO, place, first.start, first.stop, params, text=coordinating, beside=lead
                )


def _is_told(facts: Facts, row: PrintedRow, told: set[tuple[object, ...]]) -> bool:
    """True for a row that shares both merged cells with one that was looked at already."""
    task = row.task
    key = (task, facts.cell(row, LEAD)[1], facts.cell(row, COORDINATING)[1])
    activity = facts.plan[row.activity] if row.activity else None
    merged = activity is not None and {LEAD, COORDINATING} <= {k for k, mark in activity.marks.items() if mark == ABOVE}
    again = merged and key in told
    told.add(key)
    return again


@lru_cache(maxsize=4096)
def _twice(lead: str, coordinating: str) -> tuple[tuple[RuleId, Mention, str], ...]:
    found: list[tuple[RuleId, Mention, str]] = []
    leaders = [m for m in split_agencies(lead).mentions if m.role is not Role.COORDINATING and not m.scope]
    for mention in split_agencies(coordinating).mentions:
        if mention.role is Role.LEAD or mention.scope:
            continue
        if any(leader.key == mention.key for leader in leaders):
            found.append((RuleId.LEAD_COORDINATING, mention, ""))
        elif leader := next((leader for leader in leaders if _within(leader, mention)), None):
            found.append((RuleId.LEAD_IN_GROUP, mention, leader.name))
    return tuple(found)


def _within(leader: Mention, mention: Mention) -> bool:
    """True where who leads as a whole group or level is asked again as such ("UBND cấp huyện", "UBND các cấp").

    One agency beside the group it belongs to ("Sở Nội vụ" with "các sở, ban, ngành") means the others: that is right.
    """
    if leader.kind is MentionKind.LEVEL and mention.kind is MentionKind.LEVEL:
        if words(mention.name).endswith("cac cap") or words(leader.name).endswith("cac cap"):
            return True
        return (is_district(leader.name) and is_district(mention.name)) or (
            is_commune(leader.name) and is_commune(mention.name)
        )
    return leader.kind is MentionKind.GROUP and mention.kind is MentionKind.GROUP and _departments(leader, mention)


def _departments(one: Mention, other: Mention) -> bool:
    return all(re.match(r"(?:cac )?(?:so|co quan chuyen mon)", words(m.name)) for m in (one, other))


# ---- deliverables


def deliverables(facts: Facts) -> Iterator[Finding | None]:
    """A deliverable that is an agency, a copy of the task, or an empty word."""
    if "deliverable" not in facts.plan.form.column_keys:
        return
    above: PrintedRow | None = None
    for row in facts.rows:
        place, text = facts.cell(row, "deliverable")
        merged = above is not None and joined_above(facts.plan, above, row, "deliverable")
        above = row
        yield None
        if merged or not (said := words(text)):
            continue
        if agency := _only_agencies(text):
            yield Finding(
                RuleId.DELIVERABLE_AGENCY, Severity.WARNING, place, 0, len(text), {"agency": agency}, text=text
            )
        elif said in _VAGUE:
            yield Finding(
                RuleId.DELIVERABLE_VAGUE, Severity.INFO, place, 0, len(text), {"text": text.strip()}, text=text
            )
        elif len(said) > 12:
            own = [words(facts.cell(row, key)[1]) for key in facts.level_columns if key in ("task", "activity")]
            if said in own:
                yield Finding(RuleId.DELIVERABLE_COPY, Severity.WARNING, place, 0, len(text), text=text)


@lru_cache(maxsize=8192)
def _only_agencies(text: str) -> str:
    """The first agency of a text that names agencies and nothing else; "" for any other."""
    mentions = split_agencies(text).mentions
    sure = (MentionKind.AGENCY, MentionKind.LEVEL)
    if not mentions or len(text) > 200 or any(m.kind not in sure or m.scope or len(m.text) > 60 for m in mentions):
        return ""
    return mentions[0].name if all(_AGENCY.match(m.name) for m in mentions) else ""


_AGENCY = re.compile(
    r"(?:(?:các )?sở|ubnd|[uủ][yỷ] ban nhân dân|văn phòng|công an|thanh tra|ban quản lý|bộ chỉ huy|cục|chi cục"
    r"|kho bạc|bảo hiểm xã hội) \w",
    re.IGNORECASE,
)


# ---- doubles


def doubled_rows(facts: Facts) -> Iterator[Finding | None]:
    """The same activity, word for word, twice in one task, or with the same deliverable and lead elsewhere."""
    columns = facts.level_columns
    if not columns or facts.plan.form.is_outline:
        return
    deepest = columns[-1]
    seen: dict[tuple[str, ...], PrintedRow] = {}
    for row in facts.rows:
        yield None
        item_id = row.at(deepest)
        place, text = facts.cell(row, deepest)
        said = words(text)
        if item_id is None or len(said) < 15 or facts.plan[item_id].marks.get(deepest) == ABOVE:
            continue
        inside = (said, row.at(columns[-2]) or "" if len(columns) > 1 else "")
        alike = (
            said,
            words(facts.cell(row, "deliverable")[1]),
            words(facts.cell(row, LEAD)[1]),
            _time_words(facts, row),
        )
        before = seen.get(alike) or (seen.get(inside) if deepest != "task" else None)
        if before is not None and before.at(deepest) != item_id:
            other = facts.numbers.of(facts.plan[before.at(deepest) or before.item])
            params = {"other": other}
            yield Finding(RuleId.ROW_DOUBLE, Severity.WARNING, place, 0, len(text), params, text=text)
        seen.setdefault(inside, row)
        seen.setdefault(alike, row)


def _time_words(facts: Facts, row: PrintedRow) -> str:
    return words(facts.cell(row, "time")[1] + " " + facts.cell(row, "due")[1])
