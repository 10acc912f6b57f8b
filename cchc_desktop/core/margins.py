"""Margins of the page: a setting of a plan's form, within the ranges of Decree 30/2020/NĐ-CP, Phụ lục I, mục I.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SIDES = ("top_mm", "bottom_mm", "left_mm", "right_mm")
RANGES = ((20.0, 25.0), (20.0, 25.0), (30.0, 35.0), (15.0, 20.0))  # of the decree, in millimetres; order of SIDES


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of every page in millimetres; by itself what the decree names first."""

    top_mm: float = 20.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    right_mm: float = 15.0

    def within_the_decree(self) -> Margins:
        """The same, each within the range of the decree."""
        return Margins(
            *(min(max(getattr(self, side), low), high) for side, (low, high) in zip(SIDES, RANGES, strict=True))
        )


def margins_to_data(margins: Margins) -> dict[str, float]:
    """Plain data: "top", "bottom", "left", "right" in millimetres."""
    return {_name(side): getattr(margins, side) for side in SIDES}


def margins_from_data(data: Mapping[str, object]) -> Margins:
    """What :func:`margins_to_data` wrote; a side that is missing is the usual one.

    Raises ValueError for a side outside the range of the decree or of another name, TypeError for what is no number.
    """
    strange = set(data) - {_name(side) for side in SIDES}
    if strange:
        raise ValueError(f"no margin: {min(strange)!r}")
    values: dict[str, float] = {}
    for side, (low, high) in zip(SIDES, RANGES, strict=True):
        value = data.get(_name(side), getattr(USUAL, side))
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError("a margin is no number")
        if not low <= value <= high:
            raise ValueError(f"margin {_name(side)!r} is not between {low:g} and {high:g} mm")
        values[side] = float(value)
    return Margins(**values)


USUAL = Margins()


def _name(side: str) -> str:
    return side.removesuffix("_mm")
