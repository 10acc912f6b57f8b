"""The title block of an appendix: what was written, else what the form and the document say."""

from __future__ import annotations

from cchc_desktop.core.numerals import roman
from cchc_desktop.core.plan import Plan

HEADING = "heading"  # field of an appendix: "Phụ lục I"
CAPTION = "caption"  # field of an appendix: "(Kèm theo Kế hoạch số …)"


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


def appendix_caption(plan: Plan, appendix: str) -> str:
    """The appendix' own caption, else the form's with number, date and issuer of the document."""
    own = plan[appendix].fields.get(CAPTION)
    return own if own is not None else _fill(plan.form.caption, plan)


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
        "{number}": document.number or "…/KH-…",
        "{date}": document.date or "ngày … tháng … năm …",
        "{issuer}": document.issuer or "…",
    }
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def plan_years(plan: Plan) -> str:
    """The year or the period of the plan, as printed."""
    if plan.period:
        return f"{plan.period[0]} - {plan.period[1]}"
    return str(plan.year) if plan.year else "…"
