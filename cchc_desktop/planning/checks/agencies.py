"""Rules about agencies: names that were no more when the document was dated, and names spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.core.agencies import MentionKind, agency_key, split_agencies
from cchc_desktop.core.texts import DOCUMENT, TextPlace
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.planning.agency_changes import proposals_by_text
from cchc_desktop.planning.agency_proposals import Proposal, Rule, Sureness
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity
from cchc_desktop.planning.checks.tones import modern_tones
from cchc_desktop.planning.roll_names import settled


def abolished(facts: Facts) -> Iterator[Finding | None]:
    """Agencies, districts and provinces that were abolished, merged or renamed before the document's date."""
    if facts.day.year > 9000:
        return  # neither date nor year: nothing to judge by
    year = facts.years[0] if facts.years is not None else facts.day.year + 1
    for proposals in proposals_by_text(facts.plan, facts.directory, facts.day):
        for proposal in settled(proposals, year):  # who issued a resolution, facts of a year that is told of: history
            # whose work it is is asked when the plan is rolled forward; what names both bodies may mean both
            if proposal.rule is not Rule.FUNCTION and proposal.new != proposal.old:
                yield _abolished(proposal)
        yield None


def _abolished(proposal: Proposal) -> Finding:
    place = proposal.place
    old = proposal.text[proposal.start : proposal.stop]
    sure = proposal.sureness is Sureness.SURE
    fix = (
        Fix((Replacement(place, proposal.start, proposal.stop, old, proposal.new),)) if sure and proposal.new else None
    )
    params = {"agency": proposal.old, "new": proposal.new, "law": proposal.law}
    span = proposal.start, proposal.stop
    return Finding(RuleId.AGENCY_ABOLISHED, Severity.WARNING, place, *span, params, fix, proposal.text)


_CELLS = ("lead", "coordinating")


def spelling(facts: Facts) -> Iterator[Finding | None]:
    """Names of the directory with other capitals or another place of the tone ("Sở Kế hoạch và đầu tư")."""
    for place, text in facts.texts:
        if place.item == DOCUMENT and not place.name.startswith(("title", "recipients/")):
            continue
        if place.name in _CELLS:
            yield from _cell(facts, place, text)
        elif "Sở " in text:
            yield from _running(facts, place, text)
        yield None


def _cell(facts: Facts, place: TextPlace, text: str) -> Iterator[Finding]:
    for mention in split_agencies(text).mentions:
        if mention.kind is MentionKind.AGENCY and mention.text == mention.name:
            yield from _name(facts, place, text, mention.start, mention.stop)


def _running(facts: Facts, place: TextPlace, text: str) -> Iterator[Finding]:
    for sighting in facts.directory.sightings(text):
        if any(entry.type == "sở" for entry in sighting.entries):
            yield from _name(facts, place, text, sighting.start, sighting.stop)


def _name(facts: Facts, place: TextPlace, text: str, start: int, stop: int) -> Iterator[Finding]:
    written = text[start:stop]
    if written.isupper() or not written[:1].isupper():
        return  # "cơ sở y tế" names no agency
    entry = facts.directory.find(written, facts.day)
    if entry is None or entry.type in ("cụm từ", "văn bản"):
        return
    right = next((name for name in entry.names if _letters(name) == _letters(written)), None)
    if right is None or modern_tones(right) == modern_tones(written) or agency_key(right) != agency_key(written):
        return
    if right[1:] == written[1:]:
        return  # a capital at the beginning is a matter of where it stands
    params = {"written": written, "right": right}
    fix = Fix((Replacement(place, start, stop, written, right),))
    yield Finding(RuleId.AGENCY_SPELLING, Severity.INFO, place, start, stop, params, fix, text)


def _letters(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "").replace(",", "")
