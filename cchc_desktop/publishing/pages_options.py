"""What may be chosen about pages, and how laying them out reports; apart from the rest so that asking costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cchc_desktop.publishing.spec import PageSetup

Report = Callable[[int, int], None]  # pages done, pages in all (0 = not known yet); raises to stop the work


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of every page in millimetres; what Decree 30/2020, Phụ lục I, mục I.2 recommends."""

    top_mm: float = 20.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    right_mm: float = 15.0

    def within_the_decree(self) -> Margins:
        """The same, each within the range of the decree."""
        sides = ("top_mm", "bottom_mm", "left_mm", "right_mm")
        return Margins(
            *(min(max(getattr(self, side), low), high) for side, (low, high) in zip(sides, RANGES, strict=True))
        )


RANGES = ((20.0, 25.0), (20.0, 25.0), (30.0, 35.0), (15.0, 20.0))  # top, bottom, left, right: the same place


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``repeat_merged``: a merged cell says its text again after a page break, else it flows on.

    ``margins``: of every page instead of those of the sheets.
    """

    repeat_merged: bool = True
    margins: Margins | None = None

    def setup(self, page: PageSetup) -> PageSetup:
        """The page of a sheet with the margins chosen."""
        chosen = self.margins
        if chosen is None:
            return page
        return replace(
            page,
            top_mm=chosen.top_mm,
            bottom_mm=chosen.bottom_mm,
            left_mm=chosen.left_mm,
            right_mm=chosen.right_mm,
        )
