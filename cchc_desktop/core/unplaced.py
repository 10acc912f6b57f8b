"""Texts of an imported file that fit nowhere: kept with the document until somebody gives them a place or drops them.

A text is named by its position and by itself, so that a list that is out of date changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desktop.core import body_edits
from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.body_lines import mark_lines, paste_lines, read_lines
from cchc_desktop.core.edits import set_document, set_text
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Plan, new_id

Loose = tuple[int, str]  # position among the texts without a place, and the text


def loose_texts(plan: Plan) -> list[Loose]:
    """All of them, in the order of the file they came from."""
    return list(enumerate(plan.document.unplaced))


def drop(plan: Plan, chosen: Iterable[Loose]) -> Plan:
    """Take texts off the list. Raises KnownError(EDIT_REFUSED) where one of them is not there (any more)."""
    gone = dict(chosen)
    now = plan.document.unplaced
    if not gone or any(not 0 <= at < len(now) or now[at] != text for at, text in gone.items()):
        raise refused(Refusal.NOTHING_SELECTED)
    left = tuple(text for at, text in enumerate(now) if at not in gone)
    return set_document(plan, replace(plan.document, unplaced=left))


def into_text(plan: Plan, chosen: Iterable[Loose], after: str | None, fresh: Callable[[], str] = new_id) -> Plan:
    """Lines of the text behind the line ``after`` (None, or no line: at the end); what has a marker keeps its kind."""
    chosen = sorted(chosen)
    plan = drop(plan, chosen)
    lines = [line for _, text in chosen for line in read_lines(text)]
    if after is None or after not in plan or plan[after].level not in TEXT_LEVELS:
        if plan.body is None:
            plan = body_edits.add_body(plan, fresh())
        body = plan[plan.body or ""]
        if body.children:
            after = body.children[-1]
        else:
            after = fresh()
            plan = body_edits.insert_paragraph(plan, body.id, 0, after, lines[0].words)
            plan = mark_lines(plan, [after], lines[0].marked)
            lines = lines[1:]
    made = [fresh() for _ in lines]
    ids = iter(made)
    plan = paste_lines(plan, after, lines, lambda: next(ids)) if lines else plan
    bare = [new for new, line in zip(made, lines, strict=True) if line.marked is None]
    return mark_lines(plan, bare, None) if bare else plan  # a paragraph, not the next number of where the user stands


def into_cell(plan: Plan, chosen: Iterable[Loose], item: str, name: str) -> Plan:
    """New lines at the end of a cell's text; ``name`` as in :func:`cchc_desktop.core.edits.set_text`."""
    chosen = sorted(chosen)
    plan = drop(plan, chosen)
    owner = plan[item]
    now = (owner.text or "") if name == "text" else owner.fields.get(name, "")
    return set_text(plan, item, name, "\n".join([*filter(None, [now]), *(text for _, text in chosen)]))
