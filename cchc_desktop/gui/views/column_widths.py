"""ColumnWidths: how wide the table's columns are on screen, from the millimetres of the form."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

from cchc_desktop.core.forms import Form

LEAST_SCALE = 0.65  # a narrower window scrolls sideways instead of breaking every word
LEAST_PIXELS = 16
MOST_MM = 2000.0


class ColumnWidths:
    """Widths in millimetres (the form's, or the user's own) and the scale that fits them to the window.

    At zoom 1 the table is as wide as the window; the zoom widens columns and letters alike, so lines break the same.
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
        self._scale = 1.0

    @property
    def own(self) -> Mapping[str, float]:
        """The widths that the user has set, in millimetres of the screen; empty while the table fits the window."""
        return self._own

    def set_own(self, widths: Mapping[str, float]) -> None:
        """Take over widths that were kept from an earlier session; unknown columns are left out."""
        known = {key: mm for key, mm in widths.items() if key in self._form and 0 < mm <= MOST_MM}
        if known:
            self._own = {**self._form, **known}
            self._scale = 1.0
        else:
            self._own = {}

    def fit(self) -> None:
        """The form's widths again, fitted to the window."""
        self._own = {}

    def pixels(self, window: int, per_mm: float) -> list[int]:
        """One width per column for a window of ``window`` pixels; ``per_mm`` is the screen's pixels per millimetre."""
        widths = [self._own.get(key, self._form[key]) for key in self._keys]
        if not widths:  # a form without a table
            return []
        if not self._own:
            self._scale = max(LEAST_SCALE, window / (sum(widths) * per_mm))
        factor = per_mm * self._scale * self.zoom
        # Rounding the borders, not the widths: the errors do not add up.
        borders = [0, *(round(border * factor) for border in accumulate(widths))]
        return [max(LEAST_PIXELS, right - left) for left, right in pairwise(borders)]

    def draw(self, column: int, pixels: int, per_mm: float) -> None:
        """The user has drawn the border of a column."""
        if not self._own:  # from now on millimetres of the screen: the next window may have another width
            self._own = {key: mm * self._scale for key, mm in self._form.items()}
            self._scale = 1.0
        self._own[self._keys[column]] = max(LEAST_PIXELS, pixels) / (per_mm * self._scale * self.zoom)
