"""Who has to do what: for every agency the rows that it leads and those that it coordinates, by the days they end.

A group ("các sở, ban, ngành") counts for each of its members: those that the plan names, and those that a directory
knows. An open group ("các cơ quan liên quan") and a person count for no agency; such rows are told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from cchc_desktop.core.agencies import Mention, MentionKind, Role, agency_key, split_agencies
from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.involvement import Involvement
from cchc_desktop.core.letterhead import IssuerLevel, issuer_level
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, LEAD, content_rows, context_of, row_text
from cchc_desktop.core.schedule import read_time, window

Members = Callable[[str], Iterable[str]]  # name of a group → names of its members
_NAMED = (MentionKind.AGENCY, MentionKind.LEVEL)


@dataclass(slots=True)
class Duties:
    """One agency's rows. ``named``: the plan names it; else it is only meant as the member of a group."""

    name: str
    named: bool = True
    leads: list[PrintedRow] = field(default_factory=list[PrintedRow])
    coordinates: list[PrintedRow] = field(default_factory=list[PrintedRow])


@dataclass(frozen=True, slots=True)
class Assignment:
    """All agencies, the named ones first, each in the order in which the plan comes to them; rows without any lead."""

    agencies: tuple[Duties, ...]
    without_lead: tuple[PrintedRow, ...]


def nobody(_group: str) -> Iterable[str]:
    """The members of a group where no directory is asked."""
    return ()


def assignment(plan: Plan, members: Members = nobody) -> Assignment:
    """The duties of every agency. ``members`` is asked for groups of a province's plan only: it knows no others."""
    reader = _Reader(plan, members if issuer_level(plan.document) in (IssuerLevel.PROVINCE, None) else nobody)
    without: list[PrintedRow] = []
    for row in content_rows(plan):
        if row.item == row.area and row.node is None:
            continue
        leads, others = reader.read(row_text(plan, row, LEAD), row_text(plan, row, COORDINATING))
        for key in leads:
            reader.duties[key].leads.append(row)
        for key in others:
            reader.duties[key].coordinates.append(row)
        if not leads and not (row.node is not None and plan[row.node].children):
            without.append(row)
    for duties in reader.duties.values():
        duties.leads.sort(key=lambda row: row_end(plan, row))
        duties.coordinates.sort(key=lambda row: row_end(plan, row))
    found = [duties for duties in reader.duties.values() if duties.leads or duties.coordinates]
    return Assignment(tuple(sorted(found, key=lambda duties: not duties.named)), tuple(without))


def row_end(plan: Plan, row: PrintedRow) -> date:
    """The day a row has to be done by; the last of all days where it names none."""
    context = context_of(plan)
    time, due = (row_text(plan, row, key).strip() for key in ("time", "due"))
    if not time and not due:
        return date.max
    span = window(read_time(time or due, context), read_time(due, context) if time and due else None)
    return span.end if span is not None and span.end is not None else date.max


class _Reader:
    """Reads cells into keys of agencies, and keeps one Duties for each key."""

    def __init__(self, plan: Plan, members: Members) -> None:
        self._involvement = Involvement(plan)
        self._members = members
        self._cells: dict[tuple[str, bool], tuple[dict[str, None], dict[str, None]]] = {}
        self.duties: dict[str, Duties] = {}

    def read(self, lead: str, coordinating: str) -> tuple[list[str], list[str]]:
        """The keys of those who lead, and of those who coordinate and do not lead."""
        leads, others = (dict(found) for found in self._cell(lead, leading=True))
        more_leads, more = self._cell(coordinating, leading=False)
        leads |= more_leads
        others |= more
        return list(leads), [key for key in others if key not in leads]

    def _cell(self, text: str, *, leading: bool) -> tuple[dict[str, None], dict[str, None]]:
        """The same for one cell; what the cell says itself ("Phối hợp: …") comes before its column."""
        if (text, leading) not in self._cells:
            leads: dict[str, None] = {}
            others: dict[str, None] = {}
            for mention in split_agencies(text).mentions:
                led = leading if mention.role is Role.NONE else mention.role is Role.LEAD
                (leads if led else others).update(dict.fromkeys(self._meant(mention)))
            self._cells[text, leading] = (leads, others)
        return self._cells[text, leading]

    def _meant(self, mention: Mention) -> list[str]:
        if mention.kind in _NAMED:
            self._add(mention.key, self._involvement.names.get(mention.key, mention.name), named=True)
            return [mention.key]
        if mention.kind is not MentionKind.GROUP:
            return []
        keys = sorted(self._involvement.of(mention.name) - {mention.key})
        for key in keys:
            self._add(key, self._involvement.names[key], named=True)
        for name in self._members(mention.name):
            if "{" not in name and agency_key(name) not in keys:
                keys.append(agency_key(name))
                self._add(keys[-1], name, named=False)
        return keys

    def _add(self, key: str, name: str, *, named: bool) -> None:
        known = self.duties.setdefault(key, Duties(name, named))
        if named and not known.named:
            known.name, known.named = name, True
