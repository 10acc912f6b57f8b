"""A change that a new year proposes: place, old and new words, why, how sure, and what is decided together with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning import agency_proposals
from cchc_desktop.planning.agency_apply import in_case_of
from cchc_desktop.planning.agency_proposals import AGENCY_FIELDS, Sureness


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided for a group or a single proposal: an option by its number, or words of his own."""

    option: int = 0
    text: str | None = None


PROPOSED = Decision()
KEEP = Decision(option=-1)  # nothing changes


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change in one place. ``start``:``stop`` counts in the old plan's text; a merged cell comes once.

    ``old``, ``new``: the words, equal where it stays as it is; ``reason``: a value of :class:`year_rules.Reason` or
    :class:`agency_proposals.Rule`, or "document" / "form"; ``group``: equal for what one decision settles; ``options``:
    what may be chosen, the proposed one first; ``agency``: the proposal of a name that this one stands for.
    """

    place: TextPlace
    start: int
    stop: int
    old: str
    new: str
    reason: str
    sureness: Sureness
    group: str
    options: tuple[str, ...]
    note: str = ""
    about: str = ""
    agency: agency_proposals.Proposal | None = None

    @property
    def key(self) -> str:
        """Names the proposal among those of one plan."""
        return f"{self.place.item}/{self.place.name}/{self.start}"

    @property
    def ticked(self) -> bool:
        """True where something changes."""
        return self.new != self.old

    def decided(self, decision: Decision) -> Proposal:
        """The proposal as the user decided it."""
        if decision == KEEP:
            new = self.old
        elif decision.text is not None:
            new = decision.text if self.place.name in AGENCY_FIELDS else in_case_of(self.old, decision.text)
        else:
            new = self.options[decision.option if decision.option < len(self.options) else 0]
        return replace(self, new=new, agency=self.agency.decided(new) if self.agency else None)


def _no_decisions() -> Mapping[str, Decision]:
    return {}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided so far. ``single`` (by key) goes before ``groups``.

    ``carried``: activities that last year did not finish; they are marked in the new plan.
    """

    groups: Mapping[str, Decision] = field(default_factory=_no_decisions)
    single: Mapping[str, Decision] = field(default_factory=_no_decisions)
    carried: frozenset[str] = frozenset()
    province: str = ""  # where the plan belongs; "" = as its letterhead says

    def of(self, proposal: Proposal) -> Proposal:
        """A proposal as decided, or as it is."""
        decision = self.single.get(proposal.key) or self.groups.get(proposal.group)
        return proposal if decision is None else proposal.decided(decision)


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that one decision settles, in printed order."""

    key: str
    proposals: tuple[Proposal, ...]

    @property
    def asks(self) -> bool:
        """True where only a person knows."""
        return self.proposals[0].sureness is Sureness.ASK

    @property
    def reason(self) -> str:
        """Why, the same for all."""
        return self.proposals[0].reason


def grouped(proposals: Iterable[Proposal]) -> tuple[Group, ...]:
    """The groups in the order of their first proposals."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(proposal.group, []).append(proposal)
    return tuple(Group(key, tuple(members)) for key, members in groups.items())
