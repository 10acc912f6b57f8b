"""ColumnWidths: how wide the table's columns are on screen, from the millimetres of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from cchc_desktop.core.forms import Form

LEAST_SCALE = 0.65  # a narrower window scrolls sideways instead of breaking every word
LEAST_PIXELS = 16
MOST_MM = 2000.0


class ColumnWidths:
    """Widths in millimetres (the form's, or the user's own) and the scale that fits them to the window.

    At zoom 1 the table is as wide as the window; the zoom widens columns and letters alike, so lines break the same.
    A column never gets narrower than the longest word of its head or a usual one of its cells: others give it room as
    far as theirs allow.
    Once the user has drawn a column's border, the widths stay as they are until :meth:`fit` is asked for again.
    """

    def __init__(self, form: Form) -> None:
        self.zoom = 1.0
        self.set_form(form)

    def set_form(self, form: Form) -> None:
        """Another form: its own widths."""
        self.form = form
        self._keys = form.column_keys
        self._form = {column.key: column.width for column in form.columns}
        self._own: dict[str, float] = {}
        self._fitted: dict[str, float] = {}  # as last fitted to the window, in millimetres of the screen

    @property
    def own(self) -> Mapping[str, float]:
        """The widths that the user has set, in millimetres of the screen; empty while the table fits the window."""
        return self._own

    def set_own(self, widths: Mapping[str, float]) -> None:
        """Take over widths that were kept from an earlier session; unknown columns are left out."""
        known = {key: mm for key, mm in widths.items() if key in self._form and 0 < mm <= MOST_MM}
        if known:
            self._own = {**self._form, **known}
        else:
            self._own = {}

    def fit(self) -> None:
        """The form's widths again, fitted to the window."""
        self._own = {}

    def pixels(self, window: int, per_mm: float, words: Sequence[float] = ()) -> list[int]:
        """One width per column for a window of ``window`` pixels; ``per_mm`` is the screen's pixels per millimetre.

        ``words`` are the pixels at zoom 1 that the columns need for words that must not break.
        """
        widths = [self._own.get(key, self._form[key]) for key in self._keys]
        if not widths:  # a form without a table
            return []
        if not self._own:
            scale = max(LEAST_SCALE, window / (sum(widths) * per_mm))
            widths = widened([mm * scale for mm in widths], [pixels / per_mm for pixels in words])
            self._fitted = dict(zip(self._keys, widths, strict=True))
        factor = per_mm * self.zoom
        # Rounding the borders, not the widths: the errors do not add up.
        borders = [0, *(round(border * factor) for border in accumulate(widths))]
        return [max(LEAST_PIXELS, right - left) for left, right in pairwise(borders)]

    def draw(self, column: int, pixels: int, per_mm: float) -> None:
        """The user has drawn the border of a column."""
        if not self._own:  # from now on millimetres of the screen: the next window may have another width
            self._own = {**self._form, **self._fitted}
        self._own[self._keys[column]] = max(LEAST_PIXELS, pixels) / (per_mm * self.zoom)


def widened(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths of at least ``least`` each (missing ones: 0); the others give what they can spare, so the sum stays."""
    least = [*least, *[0.0] * (len(widths) - len(least))]
    lacking = sum(max(0.0, need - width) for width, need in zip(widths, least, strict=True))
    spare = sum(max(0.0, width - need) for width, need in zip(widths, least, strict=True))
    share = min(1.0, lacking / spare) if spare else 0.0
    return [need if width < need else width - (width - need) * share for width, need in zip(widths, least, strict=True)]
