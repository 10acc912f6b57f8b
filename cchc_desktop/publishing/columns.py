"""Column widths: from the form's millimetres to whole units of a file format that add up exactly."""

from __future__ import annotations

from itertools import accumulate, pairwise

from cchc_desktop.core.grid import Align, Grid


def scaled_widths(grid: Grid, total: int) -> list[int]:
    """One width per column in whole units; together exactly ``total``, in the proportions of ``grid.styles``.

    A grid without styles gets equal columns. No column gets less than one unit (if ``total`` allows it).
    """
    if not grid.width:
        return []
    shares = [max(style.width_mm, 0.0) for style in grid.styles] if has_styles(grid) else []
    if sum(shares) < 1e-3:
        shares = [1.0] * grid.width
    # Rounding the borders, not the widths: the errors do not add up and the sum is exact.
    spare = max(total - grid.width, 0)
    scale = spare / sum(shares)
    borders = [0, *(round(border * scale) for border in accumulate(shares))]
    return [right - left + 1 for left, right in pairwise(borders)]


def alignments(grid: Grid) -> list[Align]:
    """The alignment of each column's entry cells; left where the grid has no styles."""
    if has_styles(grid):
        return [style.align for style in grid.styles]
    return [Align.LEFT] * grid.width


def has_styles(grid: Grid) -> bool:
    """True for a laid-out grid; readers leave the styles out."""
    return len(grid.styles) == grid.width
