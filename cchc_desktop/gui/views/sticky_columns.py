"""StickyColumns: where the columns lie in the viewport while some of them stay in sight.

A fixed column scrolls with the others until it meets the left edge (or the fixed column before it), and stays there;
what is between slides under it. So the number and the name of a row are seen together, however far they are apart.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTableView

from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.cell_map import Span

MOST_SHARE = 0.6  # of the window: what would fix more leaves too little to scroll in


class Borders(NamedTuple):
    """For every column where it is seen, in pixels of the viewport; ``edge``: what lies left of it stays in sight."""

    lefts: list[int]
    rights: list[int]
    stuck: frozenset[int]  # fixed columns that are away from their place
    edge: int

    def is_stuck(self, first: int, stop: int) -> bool:
        """True where one of the columns ``first`` … ``stop`` - 1 is away from its place."""
        return any(column in self.stuck for column in range(first, stop))


class StickyColumns:
    """The columns of one table view."""

    def __init__(self, view: QTableView, model: AppendixTableModel) -> None:
        self._view = view
        self._model = model
        self._fixed: tuple[int, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """The form or the user's choice is another one."""
        keys = self._model.plan.form.column_keys
        fixed = self._model.choice.fixed_keys(self._model.document.plan.form)
        self._fixed = tuple(keys.index(key) for key in fixed if key in keys)

    def fixed(self) -> list[int]:
        """The columns that stay in sight, as far as the window has room for them."""
        header, room = self._view.horizontalHeader(), self._view.viewport().width() * MOST_SHARE
        chosen: list[int] = []
        for column in self._fixed:
            room -= header.sectionSize(column)
            if room < 0:
                break
            chosen.append(column)
        return chosen

    def before(self, column: int) -> int:
        """Pixels at the left that fixed columns take from a column further right."""
        header = self._view.horizontalHeader()
        return sum(header.sectionSize(fixed) for fixed in self.fixed() if fixed < column)

    def borders(self) -> Borders:
        """Where the columns are seen now."""
        header = self._view.horizontalHeader()
        count = header.count()
        if not header.offset():
            lefts = [header.sectionViewportPosition(column) for column in range(count)]
            return Borders(lefts, [*lefts[1:], header.length()], frozenset(), 0)
        fixed = self.fixed()
        lefts: list[int] = []
        rights: list[int] = []
        stuck: list[int] = []
        least = edge = 0
        for column in range(count):
            natural, size = header.sectionViewportPosition(column), header.sectionSize(column)
            left = max(natural, least)
            lefts.append(left)
            if column in fixed:
                rights.append(left + size)
                least += size
                if left > natural:
                    stuck.append(column)
                    edge = left + size
            else:
                rights.append(max(natural + size, left))
        return Borders(lefts, rights, frozenset(stuck), edge)

    def natural_x(self, x: int) -> int:
        """Where Qt, which knows nothing of fixed columns, thinks that a point of the viewport lies."""
        borders = self.borders()
        for column in borders.stuck:
            if borders.lefts[column] <= x < borders.rights[column]:
                return x - borders.lefts[column] + self._view.horizontalHeader().sectionViewportPosition(column)
        return x

    def seen(self, span: Span, rect: QRect) -> QRect:
        """The part of a cell's place that is not under fixed columns; ``rect`` is where it would lie without them."""
        borders = self.borders()
        if not borders.stuck:
            return rect
        left, right = borders.lefts[span.column], borders.rights[span.column + span.columns - 1]
        return QRect(left, rect.top(), right - left, rect.height())
