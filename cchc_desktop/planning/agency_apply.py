"""Carries out accepted changes of agencies: lists and doubles in cells, capitals in running text, who leads twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_desktop.core.agencies import AgencyCell, split_agencies
from cchc_desktop.core.edits import set_document
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import DOCUMENT, TextPlace, column_cells, text_at, write_texts
from cchc_desktop.planning.agency_cells import rewritten
from cchc_desktop.planning.agency_proposals import AGENCY_FIELDS, Proposal


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text before and after."""

    place: TextPlace
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The new plan, the texts that changed, and names that fell out because they stood in the cell (or led) already."""

    plan: Plan
    changes: tuple[TextChange, ...]
    doubled: tuple[tuple[TextPlace, str], ...] = ()


def changed_text(place: TextPlace, text: str, proposals: Iterable[Proposal]) -> tuple[str, tuple[str, ...]]:
    """``text`` of a place with these proposals carried out, and the names that fell out as doubles."""
    wanted = sorted(proposals, key=lambda proposal: proposal.start)
    if place.name in AGENCY_FIELDS:
        cell = split_agencies(text)
        names = _mention_names(cell, wanted)
        if names is not None:
            done = rewritten(cell, names)
            return done.text, done.doubled
    for proposal in reversed(wanted):
        text = text[: proposal.start] + _fitted(proposal) + text[proposal.stop :]
    return _said_once(text, {proposal.new for proposal in wanted if proposal.new}), ()


def _said_once(text: str, names: set[str]) -> str:
    """Running text without a new name right behind itself ("Báo X, Đài X" have become one body)."""
    for name in names:
        again = re.escape(name)
        text = re.sub(rf"(?<!\w)({again})(?:(?:\s*[,;]\s*|\s+và\s+){again})+(?!\w)", r"\1", text)
    return text


def _mention_names(cell: AgencyCell, wanted: list[Proposal]) -> dict[int, str] | None:
    """The new whole name of each mention that proposals touch; None where one lies outside the names."""
    names: dict[int, str] = {}
    for proposal in reversed(wanted):
        index = next(
            (i for i, m in enumerate(cell.mentions) if m.start <= proposal.start and proposal.stop <= m.stop), None
        )
        if index is None:
            return None
        mention = cell.mentions[index]
        if (proposal.start, proposal.stop) == (mention.start, mention.stop):
            names[index] = proposal.new
            continue
        text = names.get(index, mention.name)
        shift = len(mention.name) - len(
            mention.text
        )  # "Sở Tư pháp" for "Tư pháp"; spans before this one are not shifted
        if mention.name[shift:] != mention.text or shift < 0:
            return None
        begin, end = proposal.start - mention.start + shift, proposal.stop - mention.start + shift
        names[index] = text[:begin] + _fitted(proposal) + text[end:]
    return names


def _fitted(proposal: Proposal) -> str:
    return in_case_of(proposal.text[proposal.start : proposal.stop], proposal.new)


def in_case_of(old: str, new: str) -> str:
    """New words in the case of the old: all capitals, or a capital first."""
    first = old.split(" ", maxsplit=1)[0]
    if old.isupper() and len(old) > 5:
        return new.upper()
    capital = old[:1].isupper() and not (len(first) > 1 and first.isupper())
    return new[:1].upper() + new[1:] if capital else new


def apply_changes(plan: Plan, accepted: Iterable[Proposal]) -> Applied:
    """The plan with the accepted proposals (as decided) carried out. What falls together becomes one name; who leads
    by a change no longer coordinates in the same row."""
    by_place: dict[TextPlace, list[Proposal]] = {}
    for proposal in accepted:
        by_place.setdefault(proposal.place, []).append(proposal)
    texts: dict[TextPlace, str] = {}
    doubled: list[tuple[TextPlace, str]] = []
    for place, proposals in by_place.items():
        old = proposals[0].text
        text, fallen = changed_text(place, old, proposals)
        doubled += [(place, name) for name in fallen]
        if text != old:
            texts[place] = text
    for place, text, name in _leading_twice(plan, texts):
        texts[place] = text
        doubled.append((place, name))
    olds = {place: text_at(plan, place) for place in texts}
    changes = tuple(TextChange(place, olds[place], text) for place, text in texts.items() if text != olds[place])
    return Applied(_recipients_once(write_texts(plan, texts), texts), changes, tuple(doubled))


def _leading_twice(plan: Plan, texts: Mapping[TextPlace, str]) -> Iterator[tuple[TextPlace, str, str]]:
    """Coordinating cells that name, after the changes, who leads the row, and did not before."""
    after: dict[tuple[str, str], str] = {}  # what every row says in a changed cell
    for name in AGENCY_FIELDS:
        cells = column_cells(plan, name) if any(place.name == name for place in texts) else ()
        for rows in cells:
            text = texts.get(TextPlace(rows[0], name))
            if text is not None:
                after.update(((row, name), text) for row in rows)
    for rows in column_cells(plan, "coordinating") if after else ():
        if not any((row, name) in after for row in rows for name in AGENCY_FIELDS):
            continue
        old = plan[rows[0]].value("coordinating")
        cell = split_agencies(after.get((rows[0], "coordinating"), old))
        leads = [
            ({m.key for m in split_agencies(plan[row].value("lead")).mentions},
             {m.key for m in split_agencies(after.get((row, "lead"), plan[row].value("lead"))).mentions})
            for row in rows
        ]  # fmt: skip
        before = {m.key for m in split_agencies(old).mentions}
        out = {
            i: "" for i, m in enumerate(cell.mentions)
            if all(m.key in new and not (m.key in old and m.key in before) for old, new in leads)
        }  # fmt: skip
        if out:
            place = TextPlace(rows[0], "coordinating")
            yield place, rewritten(cell, out).text, "; ".join(cell.mentions[i].name for i in out)


def _recipients_once(plan: Plan, texts: Mapping[TextPlace, str]) -> Plan:
    """The plan without the recipients that by a change say what one before or behind them says."""
    changed = {text for place, text in texts.items() if place.item == DOCUMENT and place.name.startswith("recipients/")}
    lines = plan.document.recipients
    kept: list[str] = []
    for index, line in enumerate(lines if changed else ()):
        others = (*kept, *(later for later in lines[index + 1 :] if later not in changed))
        if line not in changed or line.strip(" -;.") not in [other.strip(" -;.") for other in others]:
            kept.append(line)
    if not changed or len(kept) == len(lines):
        return plan
    return set_document(plan, replace(plan.document, recipients=tuple(kept)))
