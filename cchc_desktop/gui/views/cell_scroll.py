"""Scrolling to a cell: whole where it fits, else the row of it that matters; measuring on the way.

The first row of an area brings the area's name with it: without it nobody knows where the row belongs.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView

from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.table_layout import TableLayout

Hint = QAbstractItemView.ScrollHint
_MOST_ROWS = 50  # of a very long cell so many rows are measured before its place is taken for known
_ROUNDS = 3  # what is measured on the way changes where the cell lies


def scroll_to(layout: TableLayout, span: Span, row: int, hint: Hint) -> None:
    """Bring a cell into the window; of one that is higher than that, its row ``row``."""
    view = layout.view
    bar = view.verticalScrollBar()
    for _ in range(_ROUNDS):
        name = _name_above(layout, span, row)
        layout.ensure_measured(span.row - name, min(span.row + span.rows, span.row + _MOST_ROWS) - 1)
        view.updateGeometries()
        rect = layout.rect(span)
        if name:
            rect.setTop(rect.top() - view.rowHeight(span.row - 1))
        if rect.height() > view.viewport().height():
            top = view.rowViewportPosition(row - name)
            rect = QRect(rect.left(), top, rect.width(), view.rowViewportPosition(row) + view.rowHeight(row) - top)
        before = bar.value()
        _show(layout, span, rect, hint)
        layout.settle()
        if bar.value() == before:
            break


def _name_above(layout: TableLayout, span: Span, row: int) -> int:
    """1 where the row right above the cell names its area and the cell's first row is the one that matters, else 0."""
    return int(row == span.row > 0 and layout.model.rows[row - 1].is_area)


def _show(layout: TableLayout, span: Span, rect: QRect, hint: Hint) -> None:
    down, across = layout.view.verticalScrollBar(), layout.view.horizontalScrollBar()
    window = layout.view.viewport().rect()
    if hint is Hint.PositionAtCenter:
        down.setValue(down.value() + rect.center().y() - window.center().y())
    elif rect.top() < 0 or rect.height() > window.height() or hint is Hint.PositionAtTop:
        down.setValue(down.value() + rect.top())
    elif rect.bottom() > window.bottom():
        down.setValue(down.value() + rect.bottom() - window.bottom())
    if not layout.sticky.borders().is_stuck(span.column, span.column + span.columns):  # else it is in sight
        least = layout.sticky.before(span.column)
        if rect.width() <= window.width() - least:
            if rect.left() < least:
                across.setValue(across.value() + rect.left() - least)
            elif rect.right() > window.right():
                across.setValue(across.value() + rect.right() - window.right())
