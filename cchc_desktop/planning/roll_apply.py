"""Carries out what was decided for the new year, and says in a record of the plan what was changed and from what.

The old plan is not touched; items keep their ids, so that the two can be compared. Names of agencies are changed with
the rules of :mod:`agency_changes` (lists, doubles), years in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from cchc_desktop.core.edits import set_document, set_texts
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.records import record, with_record
from cchc_desktop.core.texts import DOCUMENT, FORM, TextPlace, text_at, write_texts
from cchc_desktop.planning import agency_proposals
from cchc_desktop.planning.agency_apply import apply_changes
from cchc_desktop.planning.roll_forward import RollForward, form_texts, renamed
from cchc_desktop.planning.roll_proposals import Proposal

RECORD = "roll-forward"
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """The plan that was rolled forward: its file's name, its digest, and when it was done (ISO 8601)."""

    file: str = ""
    digest: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text of the plan before and after."""

    place: TextPlace
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new plan with its record, its changed texts, and the names that fell out because they stood there already."""

    plan: Plan
    texts: tuple[TextChange, ...]
    doubled: tuple[tuple[TextPlace, str], ...]


def carry_out(rolled: RollForward, source: Source) -> Outcome:
    """The new plan: texts as decided, the new year, marks of what was carried over, the record."""
    old = rolled.plan
    dated = [one for one in rolled.proposals if one.agency is None and one.ticked]
    plan = write_texts(old, _retexted(old, [one for one in dated if one.place.item != FORM]))
    applied = apply_changes(plan, _moved(old, plan, rolled.proposals, dated))
    plan = applied.plan
    plan = _with_form(plan, [one for one in dated if one.place.item == FORM])
    plan = replace(plan, year=rolled.shift.new if old.year or not old.period else None, period=rolled.period)
    plan = _carried(plan, rolled)
    texts = _text_changes(old, plan, rolled.proposals)
    return Outcome(with_record(plan, RECORD, report(rolled, source, texts, applied.doubled)), texts, applied.doubled)


def plan_digest(plan: Plan) -> str:
    """What names the content of a plan in a record: SHA-256 of its exchange file."""
    return sha256(to_bytes(plan_to_json(plan))).hexdigest()


# ---- texts


def _retexted(plan: Plan, proposals: Iterable[Proposal]) -> dict[TextPlace, str]:
    by_place: dict[TextPlace, list[Proposal]] = {}
    for proposal in proposals:
        by_place.setdefault(proposal.place, []).append(proposal)
    return {place: with_changes(text_at(plan, place), members) for place, members in by_place.items()}


def with_changes(text: str, proposals: Iterable[Proposal]) -> str:
    """A text with changes of years carried out, from the end so that the places of the others hold."""
    for one in sorted(proposals, key=lambda one: -one.start):
        text = text[: one.start] + one.new + text[one.stop :]
    return text


def _moved(
    old: Plan, plan: Plan, proposals: tuple[Proposal, ...], dated: list[Proposal]
) -> list[agency_proposals.Proposal]:
    """The changes of names, with their places in the texts whose years are new already."""
    by_place: dict[TextPlace, list[Proposal]] = {}
    for one in dated:
        by_place.setdefault(one.place, []).append(one)
    moved: list[agency_proposals.Proposal] = []
    for one in renamed(proposals):
        before = by_place.get(one.place)
        if not before:
            moved.append(one)
            continue
        text = text_at(plan, one.place)
        by = sum(len(d.new) - (d.stop - d.start) for d in before if d.stop <= one.start)
        if any(d.start < one.stop and one.start < d.stop and len(d.new) != d.stop - d.start for d in before):
            continue  # the user wrote other words over this very name
        moved.append(replace(one, text=text, start=one.start + by, stop=one.stop + by))
    return moved


def _with_form(plan: Plan, proposals: list[Proposal]) -> Plan:
    if not proposals:
        return plan
    form, texts = plan.form, dict(form_texts(plan))
    for name in dict.fromkeys(one.place.name for one in proposals):
        text = with_changes(texts[name], [one for one in proposals if one.place.name == name])
        if name == "title":
            form = replace(form, title=text)
            continue
        index = int(name.partition("/")[2])
        column = replace(form.columns[index], header=text)
        form = replace(form, columns=(*form.columns[:index], column, *form.columns[index + 1 :]))
    return replace(plan, form=form)


def _carried(plan: Plan, rolled: RollForward) -> Plan:
    """The note "chuyển từ năm …" at what was not finished; behind a note that is there."""
    mark = carried_note(rolled.shift.old)
    cells: list[tuple[str, str, str]] = []
    for item_id in sorted(rolled.choices.carried):
        if item_id in plan and plan[item_id].level is Level.ACTIVITY:
            note = plan[item_id].fields.get(NOTE, "").strip()
            if mark not in note:
                cells.append((item_id, NOTE, f"{note}; {mark}" if note else mark))
    return set_texts(plan, cells) if cells else plan


def carried_note(year: int) -> str:
    """What is written at an activity that is carried over."""
    return f"Chuyển từ năm {year}"


def _text_changes(old: Plan, new: Plan, proposals: tuple[Proposal, ...]) -> tuple[TextChange, ...]:
    places = dict.fromkeys(one.place for one in proposals if one.place.item != FORM)
    if len(old.document.recipients) != len(new.document.recipients):  # doubles fell out: the places do not match
        places = dict.fromkeys(_RECIPIENTS if place.name.startswith("recipients/") else place for place in places)
    changes = [TextChange(place, _said(old, place), _said(new, place)) for place in places]
    return tuple(change for change in changes if change.before != change.after)


_RECIPIENTS = TextPlace(DOCUMENT, "recipients")  # all of them, a line each


def _said(plan: Plan, place: TextPlace) -> str:
    return "\n".join(plan.document.recipients) if place == _RECIPIENTS else text_at(plan, place)


# ---- the record


def report(
    rolled: RollForward,
    source: Source,
    texts: tuple[TextChange, ...] = (),
    doubled: tuple[tuple[TextPlace, str], ...] = (),
) -> dict[str, Any]:
    """What was proposed and done, as plain data (resources/schemas/roll-forward.schema.json)."""
    plan = rolled.plan
    return {
        "format": "cchc-roll-forward",
        "version": 1,
        "source": {
            "file": source.file,
            "digest": source.digest,
            "year": plan.year,
            "period": list(plan.period) if plan.period else None,
        },
        "at": source.at,
        "from_year": rolled.shift.old,
        "to_year": rolled.shift.new,
        "names_as_of": rolled.day.isoformat(),
        "counts": {
            "proposals": len(rolled.proposals),
            "changed": sum(one.ticked for one in rolled.proposals),
            "questions": len(rolled.questions),
            "groups": len(rolled.groups),
        },
        "proposals": [_proposal_data(one) for one in rolled.proposals],
        "texts": [
            {"item": one.place.item, "name": one.place.name, "before": one.before, "after": one.after} for one in texts
        ],
        "doubled": [{"item": place.item, "name": place.name, "text": name} for place, name in doubled],
        "carried": sorted(rolled.choices.carried),
    }


def _proposal_data(one: Proposal) -> dict[str, Any]:
    return {
        "item": one.place.item,
        "name": one.place.name,
        "start": one.start,
        "stop": one.stop,
        "old": one.old,
        "new": one.new,
        "changed": one.ticked,
        "reason": one.reason,
        "sureness": one.sureness.value,
        "group": one.group,
        "options": list(one.options),
        "note": one.note,
        **({"about": one.about} if one.about else {}),
    }


def report_of(plan: Plan) -> Mapping[str, Any] | None:
    """The report kept in a plan; None where it was not rolled forward."""
    return record(plan, RECORD)


# ---- taking back


def can_take_back(plan: Plan, change: Mapping[str, Any]) -> bool:
    """True where a text of the report still says what the change made of it."""
    return _said(plan, TextPlace(change["item"], change["name"])) == change["after"]


def taken_back(plan: Plan, change: Mapping[str, Any]) -> Plan:
    """An edit: one text of the report as it was in the old plan; the report no longer names it."""
    data = record(plan, RECORD)
    place = TextPlace(change["item"], change["name"])
    if place == _RECIPIENTS:
        recipients = tuple(change["before"].split("\n"))
        plan = set_document(plan, replace(plan.document, recipients=recipients))
    else:
        plan = write_texts(plan, {place: change["before"]})
    if data is None:
        return plan
    here = [one for one in data["texts"] if (one["item"], one["name"]) != place]
    for one in data["proposals"]:
        if (one["item"], one["name"].partition("/")[0] if place == _RECIPIENTS else one["name"]) == place:
            one["new"], one["changed"] = one["old"], False
    counts = {**data["counts"], "changed": sum(one["changed"] for one in data["proposals"])}
    return with_record(plan, RECORD, {**data, "texts": here, "counts": counts})
