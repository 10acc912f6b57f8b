"""A proposal to rename an agency: place, old and new name, why, how sure, and what is decided together with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cchc_desktop.core.texts import TextPlace

AGENCY_FIELDS = ("lead", "coordinating")  # the cells that list agencies


class Rule(StrEnum):
    """Why a name should change."""

    RENAMED = "renamed"  # merged into another body or renamed
    ABOLISHED = "abolished"  # nothing took its place
    FUNCTION = "function"  # this task went to another body than the agency's other work
    DISTRICT_DOUBLE = "district-double"  # the district level ended, and the commune level is named beside it
    DISTRICT = "district"  # the district level ended: to the communes or up to a department
    PROVINCE = "province"  # the province was merged into another or renamed
    CITY = "city"  # the province became a centrally-run city


class Sureness(StrEnum):
    """Whether a proposal may be ticked from the start."""

    SURE = "sure"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One name in one place. ``start``:``stop`` is where it stands in ``text``, the whole text of ``place``.

    ``old``, ``new``: whole names ("Sở Tư pháp", where a list says "Tư pháp"); ``new`` "" = the name falls out.
    ``options``: what may be chosen, the proposed one first, ``old`` = leave it; ``free``: any name may be typed.
    ``group``: equal for proposals that one decision settles; ``about``: the words of the task that raised the question.
    """

    place: TextPlace
    text: str
    start: int
    stop: int
    old: str
    new: str
    rule: Rule
    sureness: Sureness
    law: str
    group: str
    options: tuple[str, ...] = ()
    free: bool = False
    about: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Names the proposal among those of one plan."""
        return f"{self.place.item}/{self.place.name}/{self.start}"

    def decided(self, new: str) -> Proposal:
        """The proposal with another new name (one of ``options``, or a typed one)."""
        return replace(self, new=new)
