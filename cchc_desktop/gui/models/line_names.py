"""How the lines of the text are called: "mục V.2", "điểm a mục V.2", "mục V.2, gạch đầu dòng 3", "đoạn mở đầu"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cchc_desktop.core.body import NUMBERED, Kind, SectionNumber, kind, parts, section_numbers
from cchc_desktop.core.document_names import LEVELS
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.plan import Item, Level, Plan

_UNNUMBERED = {Kind.MILESTONE: "mốc thời gian", Kind.DASH: "gạch đầu dòng", Kind.PLUS: "dấu cộng"}
_PARAGRAPH, _OPENING, _CLOSING = "đoạn", "đoạn mở đầu", "đoạn kết thúc"


class _Home(NamedTuple):
    """Where lines hang: what it is called, and its number in steps ("V", "2"); None = it has none of its own."""

    words: str
    steps: tuple[str, ...] | None


def line_names(plan: Plan) -> dict[str, str]:
    """The name of every line of the text inside a sentence, by its id.

    What has a number is called by it, with the numbers above it that it does not repeat (Decree 30/2020, Phụ lục I:
    điểm before mục); what has none by its place among its like in what it hangs under.
    """
    names: dict[str, str] = {}
    if plan.body is None:
        return names
    numbers = section_numbers(plan)
    waiting = [(plan.body, _Home("", ()))]
    while waiting:
        parent, home = waiting.pop()
        for child, named in _children(plan, parent, home, numbers):
            names[child] = named.words
            waiting.append((child, named))
    return names


def _children(
    plan: Plan, parent: str, home: _Home, numbers: Mapping[str, SectionNumber]
) -> Iterator[tuple[str, _Home]]:
    children = plan.children(parent)
    bare = {child.id: _bare_words(child) for child in children if not _number(child, numbers)}
    if parent == plan.body:
        bare |= _frame(plan, parent)
    many, seen = Counter(bare.values()), Counter[str]()
    for child in children:
        words = bare.get(child.id)
        if words is None:
            yield child.id, _numbered(child, _number(child, numbers), home)
            continue
        seen[words] += 1
        said = f"{words} {seen[words]}" if many[words] > 1 else LEVELS[child.level] if words == _PARAGRAPH else words
        yield child.id, _Home(f"{home.words}, {said}" if home.words else said, None)


def _number(item: Item, numbers: Mapping[str, SectionNumber]) -> str:
    found = numbers.get(item.id)
    return (found.number or "") if found is not None and kind(item) in NUMBERED else ""


def _bare_words(item: Item) -> str:
    """What a line without a number is."""
    if item.level is not Level.SECTION:
        return _PARAGRAPH
    return _UNNUMBERED.get(kind(item), LEVELS[Level.SECTION])


def _frame(plan: Plan, body: str) -> dict[str, str]:
    """The paragraphs before and behind all sections of the text."""
    found = parts(plan, body)
    if not found.sections:
        return {}
    return {item.id: _OPENING for item in found.before} | {item.id: _CLOSING for item in found.after}


def _numbered(item: Item, own: str, home: _Home) -> _Home:
    letter = kind(item) is Kind.LETTER
    if home.steps is None:
        return _Home(f"{home.words}, {'điểm' if letter else 'mục'} {own}", None)
    if letter:
        return _Home(f"điểm {own} {home.words}".rstrip(), None)
    steps = home.steps
    if steps and _repeats(own, steps[-1]):
        steps = steps[:-1]
    steps = (*steps, own)
    return _Home(f"mục {'.'.join(steps)}", steps)


def _repeats(own: str, above: str) -> bool:
    """True where a number says the one above it already: 1.1 under 1, or under I."""
    return own.startswith((f"{above}.", f"{roman_value(above) or above}."))
