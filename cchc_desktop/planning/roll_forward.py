"""Last year's plan becomes this year's: every change that a new year asks for, as a list of proposals. Pure.

Years move by what they mean (:mod:`year_rules`), names of agencies by date (:mod:`agency_changes`), number and date of
the document are emptied, the signature stays. Nothing changes before :func:`roll_apply.carry_out`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.directory import Directory, Province
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.headings import CAPTION
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.texts import DOCUMENT, FORM, TextPlace, plan_texts
from cchc_desktop.planning import agency_proposals
from cchc_desktop.planning.agency_changes import DISTRICTS_ENDED, issuing_province, plan_day, proposals_by_text
from cchc_desktop.planning.agency_proposals import AGENCY_FIELDS, Sureness
from cchc_desktop.planning.roll_names import OWN_UNIT, left_districts, left_units, own_unit, settled
from cchc_desktop.planning.roll_proposals import PROPOSED, Choices, Group, Proposal, grouped
from cchc_desktop.planning.year_rules import Reason, Shift, YearChange, programme_changes, year_changes

DOCUMENT_REASON, FORM_REASON = "document", "form"
PlacedText = tuple[TextPlace, str]
TIME_FIELDS = ("time", "due")
_NO_CHOICES = Choices()
_SKIPPED = frozenset(
    f"{part}/{name}" for part in ("signature",) for name in ("authority", "position", "name")
) | {"number", "date", "issuer", "parent_issuer", "place", "type"}  # fmt: skip
_HISTORY = ("bases", "signature", "number", "date")  # parts of the document whose names are those of their day
_NUMBER = re.compile(r"^\s*\d+[a-z]?\s*(?=/)")
_CAPTION = re.compile(
    r"(?P<number>\{number\}|[\d…._]*\s*/[A-ZĐ][\w-]*)?(?P<gap>\s*,?\s*)"
    r"(?P<date>ngày[\s….·_]*\d{0,2}[\s….·_]*(?:/|tháng)[\s….·_]*\d{0,2}[\s….·_]*(?:/|năm)[\s….·_]*(?:(?:19|20)\d\d)?)"
)


@dataclass(frozen=True, slots=True)
class RollForward:
    """All proposals, as decided so far, from ``plan`` to the year ``shift.new``, in printed order.

    ``day``: the day whose names of agencies hold.
    """

    plan: Plan
    shift: Shift
    day: date
    proposals: tuple[Proposal, ...]
    choices: Choices

    @property
    def groups(self) -> tuple[Group, ...]:
        """What one decision settles each."""
        return grouped(self.proposals)

    @property
    def questions(self) -> tuple[Group, ...]:
        """The groups that only a person can decide."""
        return tuple(group for group in self.groups if group.asks)

    @property
    def period(self) -> tuple[int, int] | None:
        """The period of the new plan, where the old one is a programme."""
        old = self.plan.period
        return None if old is None else (self.shift.new, self.shift.new + old[1] - old[0])

    def decided(self, choices: Choices) -> RollForward:
        """The same proposals with other decisions; the texts are not searched again."""
        decided = tuple(choices.of(proposal.decided(PROPOSED)) for proposal in self.proposals)
        return RollForward(self.plan, self.shift, self.day, decided, choices)


def propose(
    plan: Plan, to_year: int, directory: Directory, choices: Choices = _NO_CHOICES, from_year: int | None = None
) -> RollForward:
    """What should change for the year ``to_year``; ``from_year``: the year of a plan that does not name its own.

    Raises KnownError: YEAR_UNKNOWN (the plan names no year), YEAR_SAME, YEAR_INVALID.
    """
    start = plan.year or (plan.period[0] if plan.period else from_year)
    if start is None:
        raise KnownError(ErrorCode.YEAR_UNKNOWN)
    if to_year == start:
        raise KnownError(ErrorCode.YEAR_SAME, year=to_year)
    if not 1900 <= to_year <= 2199:
        raise KnownError(ErrorCode.YEAR_INVALID, year=to_year)
    shift = Shift(start, to_year)
    day = date(to_year - 1, 12, 31)
    texts = tuple(plan_texts(plan))
    found = [*_document(plan), *_form(plan, shift)]
    # Years and names of one text one after the other: what the grammars keep of a text serves both.
    for years, names in zip_longest(
        _years(plan, texts, shift), _names(plan, shift, directory, day, choices), fillvalue=()
    ):
        found += (*years, *names)
    if day >= DISTRICTS_ENDED:
        home = directory.today(choices.province or issuing_province(plan.document, directory), day)
        found += _left(plan, texts, found, directory, home)
    order = {place: index for index, (place, _) in enumerate(texts)}
    found.sort(key=lambda one: (order.get(one.place, -1), one.start))
    return RollForward(plan, shift, day, tuple(choices.of(proposal) for proposal in found), choices)


# ---- years


def _years(plan: Plan, texts: Iterable[PlacedText], shift: Shift) -> Iterator[list[Proposal]]:
    """The changes of years, text by text."""
    for place, text in texts:
        if not _is_read(plan, place):
            continue
        if plan.year is None and plan.period is not None:
            changes = programme_changes(text, plan.period, shift)
        else:
            changes = year_changes(text, shift, of_time=place.name in TIME_FIELDS)
        yield [_proposal(place, change) for change in changes]


def _is_read(plan: Plan, place: TextPlace) -> bool:
    if place.item == DOCUMENT:
        return place.name not in _SKIPPED
    level = plan[place.item].level
    if level in TEXT_LEVELS:
        return place.name == TEXT
    return place.name not in POINT_FIELDS and not (level is Level.APPENDIX and place.name == CAPTION)


def _proposal(place: TextPlace, change: YearChange) -> Proposal:
    return Proposal(
        place, change.start, change.stop, change.old, change.new, change.reason.value, change.sureness,
        _group(place, change), change.options,
    )  # fmt: skip


def _group(place: TextPlace, change: YearChange) -> str:
    match change.reason:
        case Reason.TIME | Reason.PLAN_YEAR | Reason.YEAR_BEFORE | Reason.YEAR_AFTER:
            return f"year:{change.reason.value}"
        case Reason.EXPIRED_PERIOD:
            years = "-".join(re.findall(r"(?:19|20)\d\d", change.old))
            return f"year:{change.reason.value}:{years}" + (":time" if place.name in TIME_FIELDS else "")
        case Reason.STALE | Reason.DATE | Reason.FAR:
            return f"year:{change.reason.value}:{' '.join(change.old.lower().split())}"
        case _:
            return f"year:{change.reason.value}:{change.year}"


# ---- the document and the form


def _document(plan: Plan) -> Iterator[Proposal]:
    """Number and date are given when the new plan is issued; captions name the document's."""
    number = _NUMBER.sub("", plan.document.number)
    yield from _emptied(TextPlace(DOCUMENT, "number"), plan.document.number, number)
    yield from _emptied(TextPlace(DOCUMENT, "date"), plan.document.date, "")
    for appendix in plan.appendices:
        caption = plan[appendix].fields.get(CAPTION, "")
        match = _CAPTION.search(caption)
        if match:
            head = "{number}" if match["number"] else ""
            yield from _emptied(
                TextPlace(appendix, CAPTION), match[0], f"{head}{match['gap']}{{date}}", start=match.start()
            )


def _emptied(place: TextPlace, old: str, new: str, start: int = 0) -> Iterator[Proposal]:
    if old != new:
        yield Proposal(
            place, start, start + len(old), old, new, DOCUMENT_REASON, Sureness.SURE, DOCUMENT_REASON, (new, old)
        )


def _form(plan: Plan, shift: Shift) -> Iterator[Proposal]:
    """Headers of own forms that write a year out instead of naming the plan's."""
    for name, text in form_texts(plan):
        for change in year_changes(text, shift):
            yield Proposal(
                TextPlace(FORM, name), change.start, change.stop, change.old, change.new, FORM_REASON, change.sureness,
                FORM_REASON if change.sureness is Sureness.SURE else f"{FORM_REASON}:{change.year}", change.options,
            )  # fmt: skip


def form_texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """The texts of the plan's form that are printed: "title", "columns/0" …"""
    yield "title", plan.form.title
    for index, column in enumerate(plan.form.columns):
        yield f"columns/{index}", column.header


# ---- agencies


def _names(plan: Plan, shift: Shift, directory: Directory, day: date, choices: Choices) -> Iterator[list[Proposal]]:
    """The changes of names, text by text."""
    by_text = proposals_by_text(plan, directory, day, choices.province)
    return ([_renaming(one) for one in settled(found, shift.old)] for found in by_text)


def _left(
    plan: Plan, texts: Iterable[PlacedText], found: list[Proposal], directory: Directory, home: Province | None
) -> Iterator[Proposal]:
    """Districts that no rule of names has found; not in the cells of agencies, which are read name by name."""
    unit = own_unit(plan.document, plan_day(plan), directory)
    taken: dict[TextPlace, list[tuple[int, int]]] = {}
    for one in found:
        taken.setdefault(one.place, []).append((one.start, one.stop))
    for place, text in texts:
        if place.item == DOCUMENT and place.name.partition("/")[0] in _HISTORY:
            continue
        here = taken.setdefault(place, [])
        for start, stop in left_units(text, here, unit) if unit else ():
            here.append((start, stop))
            old = text[start:stop]
            yield Proposal(place, start, stop, old, old, OWN_UNIT, Sureness.ASK, OWN_UNIT, (old,))
        if place.name in AGENCY_FIELDS or not _is_read(plan, place):
            continue
        for start, stop, options, sureness, group, reason in left_districts(text, here, home, directory):
            yield Proposal(place, start, stop, text[start:stop], options[0], reason, sureness, group, options)


def _renaming(one: agency_proposals.Proposal) -> Proposal:
    options = one.options or (one.new, one.old)
    return Proposal(
        one.place, one.start, one.stop, one.old, one.new, one.rule.value, one.sureness, one.group,
        options, one.note or one.law, one.about, one,
    )  # fmt: skip


def renamed(proposals: tuple[Proposal, ...]) -> tuple[agency_proposals.Proposal, ...]:
    """The decided changes of names."""
    return tuple(one.agency for one in proposals if one.agency is not None and one.ticked)
