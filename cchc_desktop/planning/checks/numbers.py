"""Rules about numbers: what stands on paper beside what would be counted – doubled, left out, own or missing ones."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.core.body import NUMBERED, Kind, Numbering, kind, prefix_below, section_numbers
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.numbering import Count, Counts
from cchc_desktop.core.plan import NONE, NUMBER, OWN, Item, Level
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Fix, RuleId, Severity

FOREIGN_LETTERS = frozenset("fjwz")  # no letters of the order of điểm (Decree 30/2020, Phụ lục I, mục II.6)


def table_numbers(facts: Facts) -> Iterator[Finding]:
    """Numbers of the table that are stored because they are not the counted ones."""
    counts = Counts(facts.plan.form)
    used: dict[int, set[str]] = {id(count): set() for count in counts.all.values()}
    for item in facts.plan.walk():
        level = item.level.value
        for count in counts.all.values():
            if count.counter.restart == level:
                used[id(count)] = set()
        counts.enter(level)
        for count in counts.at(level):
            mark = item.marks.get(count.mark_column, "")
            before = count.last
            value = count.value
            printed = count.take(item)
            if mark.startswith(OWN) or mark == NONE:
                yield from _strange(item, count, count.write(value + 1), printed, used=printed in used[id(count)])
            if printed and printed != before:
                used[id(count)].add(printed)


def _strange(item: Item, count: Count, expected: str, printed: str, *, used: bool) -> Iterator[Finding]:
    """A stored number; ``used``: it was given before."""
    if item.level is Level.CRITERION:
        return  # codes of criteria come from the ministry; leaving some out is usual
    mark = item.marks.get(count.mark_column, "")
    place = TextPlace(item.id, TEXT)
    params = {"number": printed, "expected": expected}
    fix = Fix(edit="count-number", arguments=(item.id, count.mark_column))
    text = item.text or ""
    if mark == NONE:
        if item.text:
            yield Finding(RuleId.NUMBER_NONE, Severity.INFO, place, params=params, fix=fix, text=text, beside=mark)
        return
    if used:
        rule = RuleId.NUMBER_DOUBLE
    elif count.read(printed) is None:
        yield Finding(RuleId.NUMBER_OWN, Severity.INFO, place, params=params, fix=fix, text=text, beside=mark)
        return
    elif printed == expected:
        return
    else:
        rule = RuleId.NUMBER_GAP
    yield Finding(rule, Severity.WARNING, place, params=params, fix=fix, text=text, beside=mark)


def text_numbers(facts: Facts) -> Iterator[Finding]:
    """The same of the sections of the text; letters that are none of the order are told as such."""
    plan = facts.plan
    if plan.body is None:
        return
    printed = section_numbers(plan)
    waiting = [(plan.body, "")]
    while waiting:
        parent, prefix = waiting.pop()
        numbering, used = Numbering(prefix), set[tuple[Kind, str]]()
        for child in plan.children(parent):
            if child.level is not Level.SECTION:
                continue
            marked = kind(child)
            if marked in NUMBERED:
                yield from _section(child, numbering, used)
            else:
                numbering.take(child)
            waiting.append((child.id, prefix_below(marked, printed[child.id].number or "", prefix)))


def _section(item: Item, numbering: Numbering, used: set[tuple[Kind, str]]) -> Iterator[Finding]:
    marked, mark = kind(item), item.marks.get(NUMBER, "")
    expected = numbering.series(marked).expected()
    before = numbering.series(marked).value
    number = numbering.take(item).number or ""
    place, text = TextPlace(item.id, TEXT), item.text or ""
    params = {"number": number, "expected": expected}
    fix = Fix(edit="count-number", arguments=(item.id, NUMBER))
    if mark.startswith(OWN):
        severity, rule = Severity.WARNING, RuleId.NUMBER_GAP
        if marked is Kind.LETTER and set(number.lower()) & FOREIGN_LETTERS:
            rule, params = RuleId.POINT_LETTER, {"letter": number, "right": expected}
        elif (marked, number) in used:
            rule = RuleId.NUMBER_DOUBLE
        elif numbering.series(marked).value == before:
            rule, severity = RuleId.NUMBER_OWN, Severity.INFO
        if number != expected:
            yield Finding(rule, severity, place, params=params, fix=fix, text=text, beside=mark)
    used.add((marked, number))
