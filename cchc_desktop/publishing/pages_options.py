"""What may be chosen about pages, and how laying them out reports; apart from the rest so that asking costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Report = Callable[[int, int], None]  # pages done, pages in all (0 = not known yet); raises to stop the work


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``repeat_merged``: a merged cell says its text again after a page break, else it flows on."""

    repeat_merged: bool = True
