"""Carrying out cures: edits Plan → Plan, one step for one finding or for all of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desktop.core.edits import set_document, set_number
from cchc_desktop.core.headings import HEADING, appendix_heading
from cchc_desktop.core.letterhead import signature_lines
from cchc_desktop.core.numerals import roman
from cchc_desktop.core.plan import Plan, Signature
from cchc_desktop.core.texts import TextPlace, text_at, write_texts
from cchc_desktop.planning.checks.findings import Finding, Replacement


def _sign_for_committee(plan: Plan) -> Plan:
    """ "TM. ỦY BAN NHÂN DÂN" above what is there."""
    block = plan.document.signature
    lines = [line for line in signature_lines(block) if line]
    signed = Signature("TM. ỦY BAN NHÂN DÂN", "\n".join(lines), block.name)
    return set_document(plan, replace(plan.document, signature=signed))


def _count_number(plan: Plan, item_id: str, column: str) -> Plan:
    """The counted number instead of a stored one."""
    if item_id not in plan or column not in plan[item_id].marks:
        return plan
    if plan.form.is_outline or column == "tt":
        return set_number(plan, item_id, column, None)
    marks = {key: mark for key, mark in plan[item_id].marks.items() if key != column}
    return plan.with_items(replace(plan[item_id], marks=marks))


def _number_appendix(plan: Plan, appendix: str) -> Plan:
    """ "Phụ lục II" by the place among the appendices."""
    if appendix not in plan.appendices:
        return plan
    heading = appendix_heading(plan, appendix).split()
    words = [word for word in heading if not word.rstrip(".").isdigit() and not _is_roman(word)] or ["Phụ", "lục"]
    text = " ".join((*words, roman(plan.appendices.index(appendix) + 1)))
    item = plan[appendix]
    return plan.with_items(replace(item, fields={**item.fields, HEADING: text}))


def _is_roman(word: str) -> bool:
    return bool(word) and set(word.rstrip(".")) <= set("IVX")


EDITS: dict[str, Callable[..., Plan]] = {
    "sign-for-committee": _sign_for_committee,
    "count-number": _count_number,
    "number-appendix": _number_appendix,
}


def mend(plan: Plan, findings: Iterable[Finding]) -> Plan:
    """An edit: the plan with the cures of these findings. What has changed since it was looked at is left alone."""
    wanted = [found.fix for found in findings if found.fix is not None]
    by_place: dict[TextPlace, list[Replacement]] = {}
    for fix in wanted:
        for one in fix.replacements:
            by_place.setdefault(one.place, []).append(one)
    texts = {place: _replaced(text_at(plan, place), spans) for place, spans in by_place.items()}
    plan = write_texts(plan, {place: text for place, text in texts.items() if text != text_at(plan, place)})
    for fix in wanted:
        if fix.edit:
            plan = EDITS[fix.edit](plan, *fix.arguments)
    return plan


def _replaced(text: str, spans: Iterable[Replacement]) -> str:
    """The text with the spans replaced that still say what was found there; of two that overlap, the first."""
    done = 0
    pieces: list[str] = []
    for one in sorted(spans, key=lambda span: (span.start, span.stop)):
        if one.start < done or text[one.start : one.stop] != one.old:
            continue
        pieces += [text[done : one.start], one.new]
        done = one.stop
    return "".join((*pieces, text[done:]))
