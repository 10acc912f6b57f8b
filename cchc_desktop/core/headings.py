"""The title block of an appendix: what was written, else what the form and the document say."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_desktop.core.letterhead import issuer_name, printed_date, printed_number
from cchc_desktop.core.numerals import roman
from cchc_desktop.core.plan import DocumentInfo, Plan

HEADING = "heading"  # field of an appendix: "Phụ lục I"
CAPTION = "caption"  # field of an appendix: "(Kèm theo Kế hoạch số …)"; may name {number} and {date}


def appendix_heading(plan: Plan, appendix: str) -> str:
    """ "Phụ lục", with a Roman number where there are two or more (Decree 30/2020, Phụ lục I, mục III)."""
    own = plan[appendix].fields.get(HEADING)
    if own is not None:
        return own
    if len(plan.appendices) < 2 or not plan.form.heading:
        return plan.form.heading
    return f"{plan.form.heading} {roman(plan.appendices.index(appendix) + 1)}"


def appendix_title(plan: Plan, appendix: str) -> str:
    """The appendix' own title, else the form's with the plan's year."""
    own = plan[appendix].text
    return own if own is not None else _fill(plan.form.title, plan)


def appendix_caption(plan: Plan, appendix: str, *, unfilled: bool = False) -> str:
    """The appendix' own caption, else the form's, with number, date and issuer of the document.

    ``unfilled``: number and date are left blank, as on electronic documents (Decree 30/2020, Phụ lục I, mục III.1).
    """
    own = plan[appendix].fields.get(CAPTION)
    pattern = own if own is not None else plan.form.caption
    if plan.document.decision is not None:
        pattern = _BY_PLAN.sub(r"Quyết định\1", pattern)
    if not unfilled:
        return _fill(pattern, plan)
    blank = replace(plan.document, number=_NUMBER.sub("", plan.document.number), date="")
    return _fill(caption_pattern(plan.document, pattern), replace(plan, document=blank))


_BY_PLAN = re.compile(r"(?:Kế hoạch|Chương trình|Đề án)( số:? \{number\})")
_NUMBER = re.compile(r"^\s*\d+(?=\s*/)")


def caption_pattern(document: DocumentInfo, caption: str) -> str:
    """A caption with {number} and {date} where it says the document's: entered once, they change in it too."""
    caption = _NO_DATE.sub("ngày tháng năm ", caption)
    pattern = _placed(document, squeeze(caption))
    bare = _placed(document, squeeze(_FILLER.sub(" ", caption)))
    pattern = bare if "{number}" in bare and "{date}" in bare else pattern
    return pattern if document.decision is None else _BY_DECISION.sub(rf"{_kind(document)}\1", pattern)


_BY_DECISION = re.compile(r"Quyết định( số:? \{number\})")


def _kind(document: DocumentInfo) -> str:
    """What a caption calls the plan; behind a decision :func:`appendix_caption` says the decision instead."""
    kind = document.type.strip().capitalize()
    return kind if _BY_PLAN.fullmatch(f"{kind} số {{number}}") else "Kế hoạch"


_NO_DATE = re.compile(r"ngày[\s….·_]*/[\s….·_]*/[\s….·_]*(?=của\b|\)|$)")  # "ngày … / … / …"
_FILLER = re.compile(r"[….·_]{2,}|…")  # what marks a place to be filled in by hand


def _placed(document: DocumentInfo, pattern: str) -> str:
    for name, printed in (("{number}", printed_number(document)), ("{date}", printed_date(document))):
        said = squeeze(printed)
        if "/" in said or said.startswith("ngày"):
            pattern = re.sub(rf"(?<![\w.…/-]){re.escape(said)}(?![\w/-])", name, pattern, count=1)
    return pattern


def squeeze(text: str) -> str:
    """Text with every run of blanks, also of those left to write by hand, as one."""
    return " ".join(text.split())


def column_headers(plan: Plan) -> tuple[str, ...]:
    """The header texts of the form's columns as printed; a header may name the plan's year ("MỤC TIÊU NĂM {year}")."""
    return tuple(_fill(column.header, plan) for column in plan.form.columns)


def _fill(pattern: str, plan: Plan) -> str:
    if "{" not in pattern:
        return pattern
    document = plan.document
    values = {
        "{year}": plan_years(plan),
        "{last_year}": str(plan.year - 1) if plan.year else "…",
        "{number}": printed_number(document),
        "{date}": printed_date(document),
        "{issuer}": issuer_name(document) or "…",
    }
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def plan_years(plan: Plan) -> str:
    """The year or the period of the plan, as printed."""
    if plan.period:
        return f"{plan.period[0]} - {plan.period[1]}"
    return str(plan.year) if plan.year else "…"
