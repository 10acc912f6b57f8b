"""Agencies by date: which names of a plan were right once and are not on a day, and what they should be.

Rules: whole names only, the longest first, inside lists ("các Sở: A, B") too, never inside citations of documents or
quoted titles; districts to communes or departments as the user decides; tasks whose function went elsewhere are asked
about one by one; provinces merged, renamed or become cities. A plan is changed by :mod:`agency_apply` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cchc_desktop.core.agencies import (
    Mention,
    MentionKind,
    agency_key,
    is_commune,
    is_district,
    split_agencies,
)
from cchc_desktop.core.citations import is_protected, protected_spans
from cchc_desktop.core.directory import Directory, Entry, Province
from cchc_desktop.core.loose import loose
from cchc_desktop.core.plan import DocumentInfo, Level, Plan
from cchc_desktop.core.texts import DOCUMENT, TextPlace, is_words, plan_texts
from cchc_desktop.planning.agency_levels import (
    BESIDE_COMMUNES,
    DISTRICT_LAW,
    DISTRICTS_ENDED,
    Day,
    districts,
    phrases,
)
from cchc_desktop.planning.agency_names import Change, Names
from cchc_desktop.planning.agency_proposals import AGENCY_FIELDS, Proposal, Rule, Sureness
from cchc_desktop.planning.province_names import city_changes, province_changes

_COMMUNES = "UBND cấp xã"


def agency_proposals(plan: Plan, directory: Directory, day: date, province: str = "") -> tuple[Proposal, ...]:
    """What should be renamed for a plan of that ``day``, in printed order; ``province``: "" = the plan's issuer's.

    A merged cell comes once. Texts are not touched; see :func:`agency_apply.apply_changes`.
    """
    return tuple(proposal for found in proposals_by_text(plan, directory, day, province) for proposal in found)


def proposals_by_text(plan: Plan, directory: Directory, day: date, province: str = "") -> Iterator[list[Proposal]]:
    """The proposals text by text, so that whoever is in a hurry may pause between them."""
    home = directory.today(province or issuing_province(plan.document, directory), day)
    finder = _Finder(plan, Names(directory, day, home, plan_day(plan)), home)
    return (finder.proposals(_Text(place, text)) for place, text in plan_texts(plan) if _is_read(plan, place))


def plan_day(plan: Plan) -> date:
    """The day by which the names of a plan are judged: its document's, else 31 December before the plan year."""
    match = re.search(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})", plan.document.date)
    if match:
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            pass
    first = plan.period[0] if plan.period else plan.year
    return date(first - 1, 12, 31) if first else date.max


def issuing_province(document: DocumentInfo, directory: Directory) -> str:
    """The province that the letterhead, the title or the place of a document names; "" where none does."""
    for text in (document.issuer, document.parent_issuer, document.title, document.place):
        f = " ".join(loose(text).split())
        for row in sorted(directory.provinces, key=lambda one: -len(one.name)):
            if re.search(rf"(?<![a-z]){re.escape(loose(row.name))}(?![a-z])", f):
                return row.name
    return ""


_DOCUMENT_PARTS = ("issuer", "parent_issuer", "place", "title", "recipients", "decision", "articles")


def _is_read(plan: Plan, place: TextPlace) -> bool:
    """False for what is history (the bases), for the signature, and for what are no words."""
    if place.item == DOCUMENT:
        return place.name.partition("/")[0] in _DOCUMENT_PARTS
    return is_words(plan, place)


class _Text(NamedTuple):
    """A text with its place."""

    place: TextPlace
    text: str

    @property
    def of_agencies(self) -> bool:
        """True for the cells that list agencies."""
        return self.place.name in AGENCY_FIELDS


class _Finder:
    def __init__(self, plan: Plan, names: Names, home: Province | None) -> None:
        self.plan = plan
        self.names = names
        self.home = home
        zones = ", đặc khu" if home and home.special_zones else ""
        self._when = Day(names.day, names.written, f"các xã, phường{zones}")

    def proposals(self, here: _Text) -> list[Proposal]:
        """The proposals for one text, in order, none over another."""
        found = list(self._of_cell(here) if here.of_agencies else self._of_text(here))
        for proposal in self._of_provinces(here):
            if not any(p.start < proposal.stop and proposal.start < p.stop for p in found):
                found.append(proposal)
        return sorted(found, key=lambda proposal: proposal.start)

    # ---- cells that list agencies

    def _of_cell(self, here: _Text) -> Iterator[Proposal]:
        mentions = split_agencies(here.text).mentions
        communes = any(is_commune(mention.name) for mention in mentions)
        about = self._about(here)
        for mention in mentions:
            if change := self._of_mention(here, mention, about, communes=communes):
                yield _proposal(here, mention.start, mention.stop, mention.name, change)
            elif (
                mention.kind is not MentionKind.LEVEL
                and self.names.directory.find(mention.name, self.names.day) is None
            ):
                yield from self._seen(here, mention.start, mention.stop, about)

    def _of_mention(self, here: _Text, mention: Mention, about: str, *, communes: bool) -> Change | None:
        if mention.kind is MentionKind.LEVEL and is_district(mention.name) and self.names.day >= DISTRICTS_ENDED:
            if communes:
                options = ("", mention.name)
                return Change(Rule.DISTRICT_DOUBLE, Sureness.SURE, options, DISTRICT_LAW, BESIDE_COMMUNES)
            change = self.names.change(mention.name)
            if change and change.sureness is Sureness.SURE:
                return change
            options = (_COMMUNES, "", mention.name)
            return Change(Rule.DISTRICT, Sureness.ASK, options, DISTRICT_LAW, f"district:{here.place.name}")
        return self.names.change(mention.name, about)

    # ---- running text

    def _of_text(self, here: _Text) -> Iterator[Proposal]:
        yield from self._seen(here, 0, len(here.text), self._about(here))

    def _seen(self, here: _Text, start: int, stop: int, about: str) -> Iterator[Proposal]:
        """Known names between two places of a text, outside citations and quotations."""
        text = here.text[start:stop]
        shut = list(protected_spans(text))
        for a, b, change in phrases(text, shut, self._when):
            yield _proposal(here, start + a, start + b, text[a:b], change)
        known = [(s.start, s.stop) for s in self.names.directory.sightings(text) if not _is_level_word(s.entries)]
        for a, b in (*self.names.patterned(text), *known):
            if is_protected(tuple(shut), a, b):
                continue
            if change := self.names.change(text[a:b], about):
                shut.append((a, b))
                yield _proposal(here, start + a, start + b, text[a:b], change)
        for a, b, change in districts(text, shut, self._when, self.names.change):
            yield _proposal(here, start + a, start + b, text[a:b], change)

    # ---- provinces

    def _of_provinces(self, here: _Text) -> Iterator[Proposal]:
        changes = [
            *province_changes(here.text, self.names.directory, self.names.day),
            *city_changes(here.text, self.home, self.names.directory),
        ]
        shut = protected_spans(here.text) if changes else ()
        for start, stop, change in changes:
            if not is_protected(shut, start, stop):
                yield _proposal(here, start, stop, here.text[start:stop], change)

    def _about(self, here: _Text) -> str:
        """What the row of a text speaks of: activity, product and task; a text of the document speaks for itself."""
        if here.place.item == DOCUMENT:
            return here.text
        item = self.plan[here.place.item]
        if item.level not in (Level.ACTIVITY, Level.TASK, Level.CRITERION):
            return here.text
        task = self.plan.ancestor(item.id, Level.TASK)
        words = [item.text, item.fields.get("deliverable"), item.fields.get("solution"), task.text if task else ""]
        return "\n".join(word for word in words if word)


def _is_level_word(entries: Iterable[Entry]) -> bool:
    """Phrases of levels are read by their own patterns, which know what stands beside them."""
    return any(
        (entry.type == "cấp chính quyền" and entry.level == "huyện")
        or (entry.type == "cụm từ" and "cap huyen" in agency_key(entry.name))
        for entry in entries
    )


def _proposal(here: _Text, start: int, stop: int, old: str, change: Change) -> Proposal:
    new = change.options[0]
    return Proposal(
        here.place, here.text, start, stop, old, new, change.rule, change.sureness, change.law, change.group,
        change.options, change.rule in (Rule.DISTRICT, Rule.FUNCTION, Rule.ABOLISHED), change.about, change.note,
    )  # fmt: skip
