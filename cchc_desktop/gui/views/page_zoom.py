"""How large the pages of the preview are shown: per cent, or as much as fits into the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from cchc_desktop.gui.views.page_places import GAP

FIT_WIDTH, FIT_PAGE = -1, -2  # instead of a zoom in per cent
LEAST, MOST = 25, 300
STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 175, 200, 250, 300)
PIXELS_PER_POINT = 96 / 72  # at 100 %


def stepped(now: int, steps: int) -> int:
    """The zoom in per cent, so many steps larger or smaller."""
    for _ in range(abs(steps)):
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        now = (larger[0] if larger else MOST) if steps > 0 else (smaller[-1] if smaller else LEAST)
    return now


def scale(
    zoom: int, pages: Sequence[tuple[float, float]], current: int, columns: int, *, window: QSize, bars: QSize
) -> float:
    """Pixels per point. ``pages``: width and height in points; ``bars``: pixels that scroll bars would take."""
    if zoom > 0 or not pages:
        return max(zoom, 100 if zoom < 0 else LEAST) / 100 * PIXELS_PER_POINT
    width, height = pages[min(current, len(pages) - 1)]
    widest = max(width for width, _ in pages)
    room = window.width() - bars.width() - GAP * (columns + 1)
    fit = room / columns / (width if zoom == FIT_PAGE else widest)
    if zoom == FIT_PAGE:
        fit = min(fit, (window.height() - 2 * GAP) / height)
        if widest * fit > room:  # the bar below takes its room too
            fit = min(fit, (window.height() - bars.height() - 2 * GAP) / height)
    return min(max(fit, LEAST / 100 * PIXELS_PER_POINT), MOST / 100 * PIXELS_PER_POINT)
