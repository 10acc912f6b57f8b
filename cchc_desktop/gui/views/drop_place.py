"""Where a drop goes: which parent and position a point of the tree means. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Item, Level, Plan, can_hold

_EDGE, _FIRST = 0.3, 0.75  # parts of a line's height


class Mark(StrEnum):
    """How the place is drawn."""

    ABOVE = "above"  # a line above the item
    BELOW = "below"  # a line below the item and all that is open under it
    INSIDE = "inside"  # a line right below the item, in front of what it holds
    ON = "on"  # a frame around the item: at the end of what it holds


class DropPlace(NamedTuple):
    """``item`` is where the mark is drawn; ``position`` counts among the children of ``parent`` as they stand now."""

    parent: str
    position: int
    item: str
    mark: Mark


def place_at(plan: Plan, levels: Sequence[Level], item_id: str, part: float, *, is_open: bool) -> DropPlace:
    """The place meant by a point in an item's line; ``part`` is 0 at its upper edge and 1 at its lower.

    Raises KnownError(EDIT_REFUSED) where these levels may stand neither in the item nor beside it.
    """
    item = plan[item_id]
    on = _fits(item, levels)
    parent = plan.parent(item_id)
    beside = parent is not None and _fits(parent, levels)
    if beside and parent is not None:
        at = parent.children.index(item_id)
        edge = _EDGE if on else 0.5
        if part < edge:
            return DropPlace(parent.id, at, item_id, Mark.ABOVE)
        if part >= 1 - edge and not (on and is_open and item.children):
            return DropPlace(parent.id, at + 1, item_id, Mark.BELOW)
    if not on:
        raise refused(Refusal.WRONG_LEVEL)
    if part >= _FIRST and is_open and item.children:
        return DropPlace(item_id, 0, item_id, Mark.INSIDE)
    return DropPlace(item_id, len(item.children), item_id, Mark.ON)


def place_behind_all(plan: Plan, levels: Sequence[Level]) -> DropPlace:
    """The place meant by the empty room below the tree: behind the last item that stands on such a level."""
    hosts = [item for item in plan.walk() if _fits(item, levels)]
    widest = [item for item in hosts if item.level in (Level.APPENDIX, Level.BODY)] or hosts
    if not widest:
        raise refused(Refusal.WRONG_LEVEL)
    host = widest[-1]
    if not host.children:
        return DropPlace(host.id, 0, host.id, Mark.ON)
    return DropPlace(host.id, len(host.children), host.children[-1], Mark.BELOW)


def _fits(host: Item, levels: Sequence[Level]) -> bool:
    if host.level is Level.APPENDIX and len(set(levels)) > 1 and not set(levels) <= set(TEXT_LEVELS):
        return False
    return all(can_hold(host.level, level) for level in levels)
