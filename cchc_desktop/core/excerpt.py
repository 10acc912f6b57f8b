"""The beginning of a plan's first appendix, as a plan of its own: enough to show what its first page looks like."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from cchc_desktop.core.form_edits import WORDS, fits, with_form_words
from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import ROOT, Item, Level, Plan

MOST_ITEMS = 90  # more than stand on a page


def excerpt(plan: Plan, most: int = MOST_ITEMS) -> Plan:
    """The plan without all but the first ``most`` items of its first appendix; numbers stay what they were."""
    if not plan.appendices:
        return plan
    kept: dict[str, Item] = {item.id: item for item in islice(plan.walk(plan.appendices[0]), most)}
    cut = {key: replace(item, children=tuple(c for c in item.children if c in kept)) for key, item in kept.items()}
    others = {i: replace(plan[i], children=()) for i in plan.appendices[1:]}  # they number the heading
    root = replace(plan[ROOT], children=plan.appendices)
    return replace(plan, items={ROOT: root, **cut, **others})


def has_rows(plan: Plan) -> bool:
    """True where the first appendix says more than the titles that every new plan begins with."""
    below = (Level.OBJECTIVE, Level.TASK, Level.ACTIVITY)
    return any(
        item.level in below or (item.level is Level.CRITERION and bool(item.fields or item.children))
        for item in islice(plan.walk(plan.appendices[0]) if plan.appendices else (), MOST_ITEMS)
    )


def shows(plan: Plan | None, form: Form) -> bool:
    """True where a form can be shown with the plan's own rows."""
    return plan is not None and fits(plan, form) and has_rows(plan)


def in_form(plan: Plan | None, sample: Plan, form: Form, words: Collection[str] = ()) -> Plan:
    """What the form is shown with: the beginning of ``plan``, or of ``sample`` where that has no rows to show.

    ``words`` as in :func:`cchc_desktop.core.form_edits.set_form`. ``form`` may be unsound for a moment (the user is
    typing); it is taken as it is.
    """
    if plan is not None and shows(plan, form):
        return replace(with_form_words(excerpt(plan), words), form=form)
    short = replace(with_form_words(excerpt(sample), WORDS), form=form)
    return short if plan is None else replace(short, year=plan.year or sample.year, document=plan.document)
