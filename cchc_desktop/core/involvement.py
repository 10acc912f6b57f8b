"""Whom a cell "chủ trì" or "phối hợp" means: the agencies it names, and the members of the groups it names.

A group counts for those of its members that the plan names somewhere ("các sở, ban, ngành" for every Sở of the plan);
an open group ("các cơ quan liên quan") counts for nobody but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cchc_desktop.core.agencies import MentionKind, agency_key, split_agencies
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import COORDINATING, LEAD, content_rows, row_text

_SPECIALISED = re.compile(r"(?:so|ban|thanh tra|van phong|cong an|bo chi huy)(?: |$)")  # the bodies of one level
_GROUP = re.compile(r"\b(?:so|ban|nganh|co quan chuyen mon)\b")


class Involvement:
    """The agencies of a plan by their keys, as written first and most plainly."""

    def __init__(self, plan: Plan) -> None:
        cells = {row_text(plan, row, role) for row in content_rows(plan) for role in (LEAD, COORDINATING)}
        self.names: Mapping[str, str] = _names(sorted(cells))
        self._specialised = frozenset(
            key
            for key, name in self.names.items()
            if _SPECIALISED.match(key) and split_agencies(name).mentions[:1]
            and split_agencies(name).mentions[0].kind is MentionKind.AGENCY
        )  # fmt: skip

    def of(self, text: str) -> frozenset[str]:
        """The keys of all agencies that a cell means."""
        found: set[str] = set()
        for mention in split_agencies(text).mentions:
            found.add(mention.key)
            if mention.kind is MentionKind.GROUP and _GROUP.search(mention.key):
                found |= self._specialised
        return frozenset(found)


def _names(cells: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for cell in cells:
        for mention in split_agencies(cell).mentions:
            if mention.kind is not MentionKind.OTHER:
                names.setdefault(agency_key(mention.name), mention.name)
    return names
