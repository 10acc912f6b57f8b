"""The usual text of a plan to begin with: its sections in order, for the kind of its form (resources/skeletons)."""

from __future__ import annotations

from cchc_desktop import resources
from cchc_desktop.core.body_lines import Written, read_lines
from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.letterhead import issuer_name
from cchc_desktop.core.plan import Plan


def skeleton(plan: Plan) -> list[Written]:
    """The lines of the usual text, with the plan's years and issuing body in their places."""
    text = resources.read_text(f"skeletons/{_name(plan)}.txt")
    values = {"{years}": plan_years(plan), "{issuer}": issuer_name(plan.document) or "…"}
    for name, value in values.items():
        text = text.replace(name, value)
    return read_lines(text)


def _name(plan: Plan) -> str:
    if not plan.form.columns:
        return "programme"
    return "par-index" if plan.form.is_outline else "annual"
