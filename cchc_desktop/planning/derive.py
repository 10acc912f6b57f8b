"""A lower-level plan from a higher one: the rows that concern an agency, with its roles, earlier, linked to them.

Of a picked row its branch is taken (area, objective, task). Its lead is a unit of the agency, to be filled in; who led
it above is whom to coordinate with, where the agency led it itself its coordinating agencies stay. Every row remembers
its source row in the record ``derived`` of the plan (:mod:`cchc_desktop.core.records`), which is never printed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cchc_desktop.core import edits
from cchc_desktop.core.agencies import MentionKind, split_agencies
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.form_edits import own_words, set_form, with_form_words
from cchc_desktop.core.forms import Form
from cchc_desktop.core.mending import mend
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import NUMBER, OWN, ROOT, Item, Level, Plan, new_id
from cchc_desktop.core.records import with_record
from cchc_desktop.core.row_filter import context_of
from cchc_desktop.core.schedule import Context
from cchc_desktop.planning.agency_cells import rewritten
from cchc_desktop.planning.derive_document import document_for, source_short, with_text
from cchc_desktop.planning.earlier import earlier, own_line
from cchc_desktop.planning.lower import COORDINATING, LEAD, Lower, Pick, Rank, Reason, pick_of, rows

RECORD = "derived"
NOTE = "note"
_TIMES = ("time", "due")
_WORDS_OF = {Rank.COMMUNE: (r"\bxã\b", r"\bcác cấp\b"), Rank.DEPARTMENT: (r"\bsở\b",), Rank.DISTRICT: (r"\bhuyện\b",)}
_LEVEL_WORDS = {
    Level.AREA: "lĩnh vực", Level.OBJECTIVE: "mục tiêu", Level.TASK: "nhiệm vụ", Level.ACTIVITY: "hoạt động",
    Level.CRITERION: "tiêu chí",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """How a plan is derived.

    ``days``: by which deadlines are brought forward; ``unit``: the lead of every row, "" to be filled in later;
    ``form``: another form, None = that of the source; ``note_source``: write the link into the column "Ghi chú" too.
    """

    days: int = 0
    unit: str = ""
    form: Form | None = None
    note_source: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The higher plan's file: name and digest of its content."""

    file: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a row of a derived plan comes from: the source's item, its number in words, why and in which role."""

    item: str
    said: str
    reason: str
    role: str


def derive(source: Plan, lower: Lower, chosen: Sequence[Pick], wish: Wish, file: SourceFile | None = None) -> Plan:
    """The lower-level plan of these picks. Raises KnownError(NOTHING_CHOSEN, EDIT_REFUSED for a form of another kind).

    ``source`` is not touched; the new plan has ids of its own.
    """
    if not chosen:
        raise KnownError(ErrorCode.NOTHING_CHOSEN)
    job = _Job(source, lower, {pick.item: pick for pick in chosen}, wish, number(source))
    plan = _rewritten(_pruned(source, job.chosen), job)
    plan = replace(plan, document=document_for(source, lower), records={})
    plan = set_form(plan, wish.form, own_words(plan)) if wish.form else with_form_words(plan, own_words(plan))
    plan, ids = _renewed(plan)
    plan = with_record(plan, RECORD, _record(job, file or SourceFile(), ids))
    return with_text(plan, source)


@dataclass(frozen=True, slots=True)
class _Job:
    """What is derived from what, for whom, how."""

    source: Plan
    lower: Lower
    chosen: Mapping[str, Pick]
    wish: Wish
    numbers: Numbers


def _pruned(plan: Plan, chosen: Collection[str]) -> Plan:
    """The plan with the chosen rows and what they hang under, without text and totals."""
    kept: set[str] = {ROOT}
    for item_id in chosen:
        item: Item | None = plan[item_id]
        while item is not None and item.id not in kept:
            kept.add(item.id)
            item = plan.parent(item.id)
    for item in plan.walk():  # a criterion's parts that have no lead of their own go with it
        if item.level is Level.CRITERION and item.parent in kept and not item.fields.get(LEAD):
            kept.add(item.id)
    gone = [item.id for item in plan.walk() if item.id not in kept and item.parent in kept]
    return edits.delete(plan, gone) if gone else plan


def _rewritten(plan: Plan, job: _Job) -> Plan:
    """Roles and deadlines of the lower level in every row; numbers that were set by hand are counted anew."""
    changed: list[Item] = []
    for item in plan.walk():
        marks = {k: m for k, m in item.marks.items() if not (k in (NUMBER, "tt") and m.startswith(OWN))}
        fields = dict(item.fields)
        if item.id in job.chosen:
            row, pick = job.source[item.id], job.chosen[item.id]
            fields.update(cells_of(row, pick, job.lower, job.wish, context_of(job.source)))
            if job.wish.note_source:
                fields[NOTE] = _joined(fields.get(NOTE, ""), _capital(said_place(job.source, item.id, job.numbers)))
        if marks != item.marks or fields != item.fields:
            changed.append(replace(item, marks=marks, fields=fields))
    new = plan.with_items(*changed)
    return mend(plan, new)


def cells_of(row: Item, pick: Pick, lower: Lower, wish: Wish, context: Context) -> dict[str, str]:
    """What the cells of a row say on the lower level, where that is something else."""
    cells = {LEAD: wish.unit, COORDINATING: coordinating_of(row, pick, lower)}
    times = [name for name in _TIMES if row.fields.get(name, "").strip()]
    for name in times:
        text = row.fields[name]
        own = own_line(text, context, _WORDS_OF[lower.rank])
        if own is not None:
            cells[name] = own
        if name == times[-1] and (moved := earlier(own or text, context, wish.days)) is not None:
            cells[name] = moved
    return cells


def coordinating_of(row: Item, pick: Pick, lower: Lower) -> str:
    """Whom to coordinate with: the lead above, or where the agency leads, its fellow leads and its coordinators."""
    lead = split_agencies(row.fields.get(LEAD, ""))
    others = split_agencies(row.fields.get(COORDINATING, ""))
    if pick.role != LEAD:
        rest = rewritten(lead, {i: "" for i, m in enumerate(lead.mentions) if lower.means(m)}).text.strip()
        return _plain(rest or lead.text)  # named beside its own group: it works with the others of the group
    fellows = [m.name for m in lead.mentions if m.kind is MentionKind.AGENCY and not lower.means(m)]
    mine = {i: "" for i, m in enumerate(others.mentions) if lower.means(m)}
    rest = rewritten(others, mine).text.strip(" ;,.\n") if mine else row.fields.get(COORDINATING, "").strip()
    return _joined(*fellows, _plain(rest))


def _plain(cell: str) -> str:
    """A cell of one line without the bullet and the sign at its end that its list had."""
    cell = cell.strip(" \n,;")
    return cell if "\n" in cell else cell.removeprefix("- ").strip()


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text.strip())


def _renewed(plan: Plan) -> tuple[Plan, dict[str, str]]:
    """The plan with new ids, and old id → new id."""
    ids = {item_id: item_id if item_id == ROOT else new_id() for item_id in plan.items}
    items = {
        ids[item.id]: replace(
            item,
            id=ids[item.id],
            parent=ids[item.parent] if item.parent is not None else None,
            children=tuple(ids[child] for child in item.children),
        )
        for item in plan.items.values()
    }
    return replace(plan, items=items), ids


# ---- the record


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _record(job: _Job, file: SourceFile, ids: Mapping[str, str]) -> dict[str, Any]:
    source, picked = job.source, job.chosen
    document = source.document
    branches = [item_id for item_id in ids if item_id not in picked and source[item_id].level in _LEVEL_WORDS]
    return {
        "source": {
            "file": file.file,
            "digest": file.digest,
            "number": document.number,
            "date": document.date,
            "title": document.title,
            "issuer": document.issuer,
            "said": source_short(document, source),
        },
        "agency": job.lower.name,
        "day": job.lower.day.isoformat(),
        "days": job.wish.days,
        "unit": job.wish.unit,
        "rows": {ids[item]: row_data(source, pick, job.numbers) for item, pick in picked.items()},
        "branches": {ids[item]: {"item": item, "text": source[item].text} for item in branches},
        "others": {
            item.id: {"text": item.text or "", "reason": pick.reason.value if pick else ""}
            for item in rows(source)
            if item.id not in picked
            for pick in (pick_of(item, job.lower),)
        },
    }


def row_data(source: Plan, pick: Pick, numbers: Numbers) -> dict[str, Any]:
    """What is kept of a source row: where it is, what it said, why it was picked."""
    item = source[pick.item]
    return {
        "item": pick.item,
        "said": said_place(source, pick.item, numbers),
        "reason": pick.reason.value,
        "role": pick.role,
        "name": pick.name,
        "was": {TEXT: item.text, "fields": dict(item.fields)},
    }


def said_place(source: Plan, item_id: str, numbers: Numbers) -> str:
    """ "nhiệm vụ 3.12, Kế hoạch số 223/KH-UBND"; a row without number is known by what it hangs under."""
    item: Item | None = source[item_id]
    while item is not None and item.level in _LEVEL_WORDS:
        printed = numbers.of(item)
        if printed:
            area = source.ancestor(item.id, Level.AREA)
            inside = ""
            if area is not None and area.id != item.id and item.id not in numbers.own:  # TT may begin anew in each area
                inside = f" mục {numbers.of(area)}" if numbers.of(area) else ""
            name = f"{_LEVEL_WORDS[item.level]} {printed.rstrip('.')}{inside}"
            return f"{name}, {source_short(source.document, source)}"
        item = source.parent(item.id)
    return source_short(source.document, source)


def is_derived(plan: Plan) -> bool:
    """True for a plan that was derived from a higher one."""
    return RECORD in plan.records


def link_of(plan: Plan, item_id: str) -> Link | None:
    """Where a row comes from; None for one that was written here, and in a plan that is not derived."""
    text = plan.records.get(RECORD)
    return _links(text).get(item_id) if text is not None else None


@lru_cache(maxsize=4)
def _links(text: str) -> Mapping[str, Link]:
    """The links of a record; asked for at every step through the rows, so it is read once."""
    rows_: dict[str, dict[str, str]] = json.loads(text)["rows"]
    return {here: Link(row["item"], row["said"], row["reason"], row["role"]) for here, row in rows_.items()}


def chosen_of(found: Iterable[Pick], ticked: Callable[[Pick], bool] = lambda pick: pick.ticked) -> list[Pick]:
    """The picks that are taken."""
    return [pick for pick in found if ticked(pick)]


__all__ = [
    "NOTE", "RECORD", "Link", "Reason", "SourceFile", "Wish", "cells_of", "chosen_of", "coordinating_of", "derive",
    "is_derived", "link_of", "row_data", "said_place",
]  # fmt: skip
