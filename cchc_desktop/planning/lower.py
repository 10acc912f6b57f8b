"""Who in a higher plan is meant by an agency's name: itself, its old name, a group or a level that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from cchc_desktop.core.agencies import (
    Mention,
    MentionKind,
    Role,
    agency_key,
    is_commune,
    is_district,
    split_agencies,
)
from cchc_desktop.core.directory import Directory
from cchc_desktop.core.loose import loose
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.planning.agency_changes import plan_day

LEAD, COORDINATING = "lead", "coordinating"
_SPECIALISED = re.compile(r"(?:so|ban quan ly|ban dan toc|thanh tra|van phong ubnd|cong an|bo chi huy)(?: |$)")
_UNIT = re.compile(r"(?:ubnd )?(?:(?P<commune>xa|phuong|dac khu|thi tran)|(?P<district>huyen|quan|thi xa)) ")
_BRANCHES = re.compile(r"\b(?:so|ban|nganh|chuyen mon)\b")
_LOCAL = re.compile(r"\b(?:dia phuong|cac xa|cap xa|phuong)\b")
_DISTRICTS_ENDED = date(2025, 7, 1)


class Rank(StrEnum):
    """Who an agency is, for the groups that it belongs to."""

    DEPARTMENT = "department"
    COMMUNE = "commune"
    DISTRICT = "district"


class Reason(StrEnum):
    """Why a row is picked, the surest first."""

    NAMED = "named"
    FORMER = "former"  # under the name of an agency that has become this one
    GROUP = "group"  # "các sở, ban, ngành"
    LEVEL = "level"  # "UBND cấp xã"
    DISTRICT = "district"  # "UBND cấp huyện", whose work came to communes and departments on 01/7/2025
    CONDITION = "condition"  # "các sở, ngành có HTTT cần kết nối": only some
    OPEN = "open"  # "các cơ quan, đơn vị liên quan"
    WORDS = "words"  # its words name the agency, its cells do not


SURE = (Reason.NAMED, Reason.FORMER, Reason.GROUP, Reason.LEVEL)
_ORDER = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Pick:
    """A row of the higher plan that concerns an agency: why, by which words, in which role; ``ticked``: surely."""

    item: str
    reason: Reason
    role: str  # LEAD, COORDINATING, "" where only its words name the agency
    name: str
    ticked: bool


@dataclass(frozen=True, eq=False)
class Lower:
    """An agency below the one that issued a plan; ``day``: when the plan's names were right."""

    name: str
    directory: Directory
    day: date

    @cached_property
    def key(self) -> str:
        """What spellings of the name have in common."""
        key = agency_key(self.name)
        return f"ubnd {key}" if _UNIT.match(f"{key} ") and not key.startswith("ubnd") else key

    @cached_property
    def rank(self) -> Rank:
        """What it is, by its name."""
        match = _UNIT.match(f"{self.key} ")
        if is_commune(self.name) or (match and match["commune"]):
            return Rank.COMMUNE
        return Rank.DISTRICT if is_district(self.name) or (match and match["district"]) else Rank.DEPARTMENT

    @property
    def is_generic(self) -> bool:
        """True where no single body is named: "UBND cấp xã"."""
        return self.rank is not Rank.DEPARTMENT and not _UNIT.match(f"{self.key} ")

    @cached_property
    def _former(self) -> frozenset[str]:
        """Keys of the names that became this one."""
        return frozenset(
            agency_key(name)
            for entry in self.directory.entries
            if not entry.functions and any(agency_key(became) == self.key for became in entry.became)
            for name in entry.names
            if agency_key(name) != self.key
        )

    def reason(self, mention: Mention) -> Reason | None:
        """Why a mention means this agency; None where it does not."""
        if mention.key == self.key:
            return Reason.NAMED
        if mention.key in self._former and not is_district(mention.name):
            return Reason.FORMER
        if self.rank is Rank.COMMUNE:
            return self._of_commune(mention)
        if self.rank is Rank.DISTRICT:
            return Reason.LEVEL if is_district(mention.name) else self._of_open(mention)
        return self._of_department(mention)

    def _of_commune(self, mention: Mention) -> Reason | None:
        if is_commune(mention.name) or mention.key in ("ubnd cac cap", "ubnd cap duoi"):
            return Reason.LEVEL
        if mention.kind is MentionKind.LEVEL and is_district(mention.name):
            return Reason.DISTRICT
        if mention.kind is MentionKind.SOME and "dia phuong" in mention.key and "co " not in f"{mention.key} ":
            return Reason.GROUP  # "các sở, ngành, địa phương"
        if mention.kind is MentionKind.GROUP and _LOCAL.search(mention.key):
            return Reason.GROUP
        return self._of_open(mention)

    def _of_department(self, mention: Mention) -> Reason | None:
        if mention.key.startswith("don vi su nghiep"):
            return None
        if mention.kind is MentionKind.GROUP and self._in_group(mention):
            return Reason.GROUP
        if mention.kind is MentionKind.SOME and "dia phuong" in mention.key and _BRANCHES.search(mention.key):
            return Reason.GROUP
        if mention.kind is MentionKind.LEVEL and is_district(mention.name) and self.day >= _DISTRICTS_ENDED:
            return Reason.DISTRICT
        if mention.kind is MentionKind.SOME and not _BRANCHES.search(mention.key):
            return None
        return self._of_open(mention)

    def _in_group(self, mention: Mention) -> bool:
        members = {agency_key(name) for name in self.directory.members(mention.name, self.day)}
        of_branches = bool(_BRANCHES.search(mention.key) or mention.key.startswith("co quan"))
        return self.key in members or (self._is_branch and of_branches)

    @cached_property
    def _is_branch(self) -> bool:
        """True for the departments and the bodies beside them, also where the directory does not know the name."""
        return self.rank is Rank.DEPARTMENT and bool(_SPECIALISED.match(f"{self.key} "))

    def _of_open(self, mention: Mention) -> Reason | None:
        open_to_all = mention.key.startswith(("co quan", "don vi", "dia phuong"))
        if not open_to_all and not self._is_branch:
            return None  # "các sở, ngành liên quan": departments only
        if mention.kind is MentionKind.RELATED or (mention.kind is MentionKind.GROUP and open_to_all):
            return Reason.OPEN
        return Reason.CONDITION if mention.kind is MentionKind.SOME else None

    def means(self, mention: Mention) -> bool:
        """True where a mention surely means this agency."""
        return self.reason(mention) in SURE

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        name = loose(self.name)
        return None if self.is_generic else re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")

    def named_in(self, text: str) -> bool:
        """True where a running text names the agency itself."""
        return self._words is not None and bool(self._words.search(loose(text)))


def lower_of(plan: Plan, name: str, directory: Directory) -> Lower:
    """The agency as the plan would name it."""
    return Lower(" ".join(name.split()), directory, plan_day(plan))


def picks(plan: Plan, lower: Lower) -> tuple[Pick, ...]:
    """The rows that concern the agency, in printed order; what is not sure is there without a tick."""
    return tuple(pick for item in rows(plan) if (pick := pick_of(item, lower)) is not None)


def rows(plan: Plan) -> Iterator[Item]:
    """The items that hold the cells of a row: activities, and criteria with a lead of their own."""
    for appendix in plan.appendices:
        for item in plan.walk(appendix):
            if item.level is Level.ACTIVITY or (item.level is Level.CRITERION and item.fields.get(LEAD)):
                yield item


def pick_of(item: Item, lower: Lower) -> Pick | None:
    """Why a row concerns the agency; its surest reason, as lead before as coordinating agency."""
    found: list[Pick] = []
    for cell in (LEAD, COORDINATING):
        for mention in split_agencies(item.fields.get(cell, "")).mentions:
            reason = lower.reason(mention)
            if reason is not None:
                role = {Role.LEAD: LEAD, Role.COORDINATING: COORDINATING}.get(mention.role, cell)
                found.append(Pick(item.id, reason, role, mention.name, reason in SURE))
    if found:
        return min(found, key=lambda pick: (_ORDER[pick.reason], pick.role != LEAD))
    texts = (item.text or "", *(text for name, text in item.fields.items() if name not in (LEAD, COORDINATING)))
    if any(lower.named_in(text) for text in texts):
        return Pick(item.id, Reason.WORDS, "", lower.name, False)
    return None
