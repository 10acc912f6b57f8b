"""Agencies of a cell each on its own: what is typed at the caret and what it could become, adding, taking away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_desktop.core.agencies import AgencyCell, MentionKind, agency_key, split_agencies
from cchc_desktop.core.loose import loose
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean

LEAST = 2  # letters typed before anything is offered
MOST = 8  # offers at a time
_COLUMNS = ("lead", "coordinating")
_HARD, _SOFT = ";\n", ",;\n:"  # what ends an item for certain, and what may
_HEAD = re.compile(r"\bcac (so|ban|phong|bo)\s*:[^;\n]*$")
_SEPARATOR = re.compile(r"\s*(?:[;,]|\n|\bvà\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A name to choose, and the span of the text that ``insert`` takes the place of."""

    name: str
    insert: str
    start: int
    stop: int


def known_agencies(plan: Plan, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the plan, the most frequent first, then those of a directory (``names``) that the plan lacks."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for item in plan.items.values():
        for name in _COLUMNS:
            for mention in split_agencies(item.fields.get(name, "")).mentions:
                if mention.kind not in (MentionKind.OTHER, MentionKind.SOME):
                    counts[mention.key] += 1
                    written.setdefault(mention.key, mention.name)
    ordered = [written[key] for key, _count in counts.most_common()]
    return (*ordered, *(name for name in names if agency_key(name) not in written))


def offers(text: str, caret: int, names: Sequence[str]) -> list[Offer]:
    """What the item that ends at the caret could become; names that begin so come before names with such a word."""
    found: list[Offer] = []
    seen: set[str] = set()
    for start in _starts(text, caret):
        typed = loose(text[start:caret])
        if len(typed.strip()) < LEAST:
            continue
        head = _HEAD.search(loose(text[:start]))
        for name in _matching(typed, names, head[1] if head else ""):
            insert = _without_head(name, head[1]) if head else name
            if loose(insert) != typed and insert not in seen:
                seen.add(insert)
                found.append(Offer(name, insert, start, caret))
    return found[:MOST]


def _starts(text: str, caret: int) -> list[int]:
    """Where the item at the caret may begin: a comma may separate items or belong to a name."""
    starts: list[int] = []
    for signs in (_HARD, _SOFT):
        start = max((text.rfind(sign, 0, caret) for sign in signs), default=-1) + 1
        while start < caret and text[start].isspace():
            start += 1
        if start not in starts:
            starts.append(start)
    return starts


def _matching(typed: str, names: Sequence[str], head: str) -> list[str]:
    begins: list[str] = []
    inside: list[str] = []
    for name in names:
        folded = loose(name)
        if head:
            if not folded.startswith(head + " "):
                continue
            folded = folded[len(head) + 1 :]
        if folded.startswith(typed):
            begins.append(name)
        elif f" {typed}" in folded:
            inside.append(name)
    return begins + inside


def _without_head(name: str, head: str) -> str:
    return name[len(head) + 1 :] if loose(name).startswith(f"{head} ") else name


def with_agency(text: str, name: str) -> str:
    """The cell with one more agency at its end; unchanged where it names it already."""
    name = clean(name).strip()
    if not name or agency_key(name) in {mention.key for mention in split_agencies(text).mentions}:
        return text
    bare = text.rstrip().rstrip(";,.").rstrip()
    if not bare:
        return name
    return f"{bare}\n{name}" if "\n" in bare and ";" not in bare else f"{bare}; {name}"


def without_agency(cell: AgencyCell, index: int) -> str:
    """The text of the cell without one of its mentions, and without the separator that joined it to its neighbour."""
    gaps = list(cell.gaps)
    texts = [mention.text for mention in cell.mentions]
    before, after = gaps[index], gaps[index + 1]
    last = index == len(texts) - 1
    if index and _SEPARATOR.fullmatch(before):
        gap = after  # "A; B; C" without B: the separator before it goes
    elif not last and _SEPARATOR.fullmatch(after):
        gap = before  # the first of a list keeps the list's head
    else:
        gap = before + after
    pieces: list[str] = []
    for place, text in enumerate(texts):
        if place == index:
            continue
        own = gap if place == index + 1 else gaps[place]
        pieces += [own, text]
    tail = gap if last else gaps[-1]
    whole = "".join([*pieces, tail])
    return whole[:1].upper() + whole[1:] if index == 0 and cell.text[:1].isupper() else whole
