"""CellRanges: selecting ranges with Shift, the mouse and the headers. The current cell stays where the range began.

A range that would cut a merged cell grows until it holds it whole, as in a spreadsheet; rows of areas, which are one
cell across the table, do not make it grow. Rows and columns chosen by their heads are taken as they are.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.gui.models.cell_map import CellMap, Span
from cchc_desktop.gui.views.cell_scroll import scroll_to
from cchc_desktop.gui.views.cell_steps import Place, Step, take
from cchc_desktop.gui.views.cell_walk import CellWalk
from cchc_desktop.gui.views.table_layout import TableLayout

_FLAG = QItemSelectionModel.SelectionFlag
_SCROLL_MS = 50  # between two steps of scrolling while the mouse is beyond the edge


class Rect(NamedTuple):
    """Rows and columns from the first to the last, both included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, span: Span) -> bool:
        """True where the whole cell lies inside."""
        return (
            self.top <= span.row
            and self.left <= span.column
            and span.row + span.rows - 1 <= self.bottom
            and span.column + span.columns - 1 <= self.right
        )

    def lies_in(self, span: Span) -> bool:
        """True where all of it is inside one cell."""
        return Rect(span.row, span.column, span.row + span.rows - 1, span.column + span.columns - 1).holds(
            Span(self.top, self.left, self.bottom - self.top + 1, self.right - self.left + 1, "")
        )

    def united(self, other: Rect) -> Rect:
        """The least range that holds both."""
        return Rect(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def rect_of(span: Span) -> Rect:
    """What one cell covers."""
    return Rect(span.row, span.column, span.row + span.rows - 1, span.column + span.columns - 1)


def grown(cells: CellMap, rect: Rect) -> Rect:
    """The least range around ``rect`` that cuts no merged cell but those of area rows."""
    while True:
        wide = _wider(cells, rect)
        for row in (wide.top, wide.bottom):
            if cells.rows[row].is_area:
                continue
            for column in range(wide.left, wide.right + 1):
                wide = wide.united(rect_of(cells.span(row, column)))
        if wide == rect:
            return rect
        rect = wide


def _wider(cells: CellMap, rect: Rect) -> Rect:
    left, right = rect.left, rect.right
    width = len(cells.plan.form.columns)
    for row in range(rect.top, rect.bottom + 1):
        groups = cells.groups(row)
        if len(groups) == width or cells.rows[row].is_area:
            continue
        for group in groups:
            if group.start <= left < group.stop:
                left = group.start
            if group.start <= right < group.stop:
                right = group.stop - 1
    return Rect(rect.top, left, rect.bottom, right)


class CellRanges:
    """The ranges of one view. ``head`` is where the range is drawn to; None while only the current cell counts."""

    def __init__(self, view: QTableView, layout: TableLayout, walk: CellWalk) -> None:
        self._view = view
        self._layout = layout
        self._model = layout.model
        self._walk = walk
        self._follows = True  # the window scrolls to where the range is drawn to
        self.head: Place | None = None
        self._mode = ""  # what the mouse is drawing: "cells", "rows"; "" = nothing
        self._anchor: Place = (0, 0)  # where the mouse, or a head, was pressed
        self._timer = QTimer(view)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)
        self._beyond = QPoint()

    def forget(self) -> None:
        """The current cell went elsewhere by itself: ranges begin there."""
        self.head = None

    # ---- by keyboard

    def step(self, step: Step, *, jump: bool) -> None:
        """Shift+arrow: draw the range one cell further; ``jump``: to the end of what is filled."""
        start = self.head or self._walk.place()
        self._draw(jumped(self._model.cells, start, step) if jump else self.after(start, step))

    def to(self, place: Place) -> None:
        """Draw the range from the current cell to another."""
        self._draw(place)

    def after(self, place: Place, step: Step) -> Place:
        """The position one step from another."""
        return take(self._model.cells, place, step, lambda _span: True)

    def everything(self) -> None:
        """All cells."""
        if self._model.rows:
            self.select(Rect(0, 0, len(self._model.rows) - 1, self._model.columnCount() - 1))

    def whole_rows(self) -> None:
        """The rows of what is selected (Shift+Space)."""
        span = self._model.cell_at(self._view.currentIndex())
        if span is not None:
            place = self.head or self._walk.place()
            other = self._model.cells.span(*place)
            self._rows(rect_of(span).united(rect_of(other)) if self.head else rect_of(span))

    def columns(self, first: int, last: int) -> None:
        """Whole columns, by position."""
        if self._model.rows:
            low, high = min(first, last), max(first, last)
            self.select(Rect(0, low, len(self._model.rows) - 1, high))

    def _rows(self, rect: Rect) -> None:
        self.select(Rect(rect.top, 0, rect.bottom, self._model.columnCount() - 1))

    def _draw(self, head: Place) -> None:
        cells = self._model.cells
        span = self._model.cell_at(self._view.currentIndex())
        if span is None:
            return
        self.head = head
        self.select(grown(cells, rect_of(span).united(rect_of(cells.span(*head)))))
        if self._follows and self._view.isVisible():
            hint = QAbstractItemView.ScrollHint.EnsureVisible
            scroll_to(self._layout, cells.span(*head), head[0], hint)

    def select(self, rect: Rect, *, add: bool = False) -> None:
        """Select a range; the current cell stays."""
        model = self._model
        chosen = QItemSelection(model.index(rect.top, rect.left), model.index(rect.bottom, rect.right))
        self._view.selectionModel().select(chosen, _FLAG.Select if add else _FLAG.ClearAndSelect)

    # ---- by mouse

    @property
    def is_drawing(self) -> bool:
        """True while the mouse draws a range."""
        return bool(self._mode)

    def press(self, place: Place, *, extend: bool) -> None:
        """The left button went down on a cell that is current now, or with Shift on another one."""
        span = self._model.cells.span(*place)
        on_number = span.key == ROW_NUMBER and span.columns == 1
        self._mode, self._anchor = ("rows" if on_number else "cells"), place
        if extend:
            self._mode = "cells"
            self._draw(place)
        elif on_number:
            self._rows(rect_of(span))

    def move(self, point: QPoint) -> None:
        """The mouse went on with its button down; ``point`` in the viewport, or beyond it."""
        window = self._view.viewport().rect()
        if window.contains(point):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._beyond = point
        inside = QPoint(
            min(max(point.x(), window.left()), window.right()), min(max(point.y(), window.top()), window.bottom())
        )
        row, column = self._view.rowAt(inside.y()), self._view.columnAt(inside.x())
        place = (
            row if row >= 0 else len(self._model.rows) - 1,
            column if column >= 0 else self._model.columnCount() - 1,
        )
        if self._mode == "rows":
            cells = self._model.cells
            self._rows(rect_of(cells.span(*self._anchor)).united(Rect(place[0], 0, place[0], 0)))
        elif place != (self.head or self._anchor):
            self._follows = False  # the mouse scrolls at the edges
            self._draw(place)
            self._follows = True

    def release(self) -> None:
        """The button went up."""
        self._mode = ""
        self._timer.stop()

    def _scroll_on(self) -> None:
        window, point = self._view.viewport().rect(), self._beyond
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        down.setValue(down.value() + min(0, point.y() - window.top()) + max(0, point.y() - window.bottom()))
        across.setValue(across.value() + min(0, point.x() - window.left()) + max(0, point.x() - window.right()))
        self.move(point)


def jumped(cells: CellMap, place: Place, step: Step) -> Place:
    """Ctrl+arrow: to the end of the filled cells, from there to the next filled one, at last to the border."""

    def following(at: Place) -> Place:
        return take(cells, at, step, lambda _span: True)

    def filled(at: Place) -> bool:
        return bool(cells.text(cells.span(*at)))

    after = following(place)
    run = filled(place) and filled(after)
    while after != place:
        further = following(after)
        if further == after or (filled(further) is not run if run else filled(after)):
            break
        after = further
    return after
