"""Replacing what was found: one named step for all of it."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.finding import Match, Query, replace_matches
from cchc_desktop.core.vietnamese import clean


def replace_found(
    document: Document, matches: Sequence[Match], wanted: str, query: Query, *, keep_capitals: bool = True
) -> int:
    """Replace the matches; how many texts changed. Raises KnownError(EDIT_REFUSED) in a plan that is only looked at."""
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    wanted = clean(wanted)
    label = f"Thay “{_short(query.text)}” bằng “{_short(wanted)}” ({len(matches)} chỗ)"
    before = document.plan
    document.apply(label, lambda p: replace_matches(p, matches, wanted, keep_capitals=keep_capitals, query=query))
    return sum(1 for item in document.plan.items if document.plan.items[item] is not before.items.get(item))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else text[:23] + "…"
