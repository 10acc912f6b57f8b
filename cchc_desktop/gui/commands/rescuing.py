"""A damaged plan in the window: which copies of it there are, and what can be read of it brought into a new file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.copies import copied_path
from cchc_desktop.gui.commands.plans import create, forms


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was rescued. ``losses``: kind (storage.rescue.Loss) and how often; each has its sentence."""

    plan: Plan
    losses: tuple[tuple[str, int], ...]


def copies_of(path: Path) -> int:
    """How many safety copies of a plan lie on this PC."""
    from cchc_desktop.storage import backups

    return len(backups.copies(copied_path(path)))


def rescue_into(path: Path, target: Path, *, over: bool = False) -> Outcome:
    """Write what can be read of a damaged plan as a new plan file; the damaged one stays as it is.

    A plan whose own form is lost gets the first of those shipped. Raises KnownError: NOTHING_RESCUED, and as reading
    and writing do. To be called off the window's thread.
    """
    from cchc_desktop.storage.rescue import rescue

    found = rescue(path, forms()[0])
    create(target, found.plan, over=over)
    return Outcome(found.plan, tuple((loss.value, count) for loss, count in found.losses))
