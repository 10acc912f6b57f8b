"""CellPainter: paints the cells in the window as they are printed.

One pass over the visible cells with texts that are set already. A delegate called cell by cell would cost more in
being called (an index and a style option made for each) than the painting itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.appendix_header import INK, PAPER
from cchc_desktop.gui.views.cell_signs import paint_signs
from cchc_desktop.gui.views.cell_steps import Place
from cchc_desktop.gui.views.sticky_columns import Borders
from cchc_desktop.gui.views.table_layout import TableLayout

FRAME, ASLEEP = QColor(31, 99, 176), QColor("gray")  # around the current cell, with and without the keyboard
SELECTED = QColor(214, 230, 248)  # light enough that black text stays clear
WRONG, DOUBTFUL = QColor(183, 28, 28), QColor(140, 84, 0)  # of signs, which say it in words too
SHADE = QColor(0, 0, 0, 50)  # at the edge of what stays in sight
Cell = tuple[Span, int, int, int, int]  # a cell and its borders in the viewport: left, top, right, bottom


class CellPainter:
    """Paints for one view; white paper is there already."""

    def __init__(self, layout: TableLayout) -> None:
        self._layout = layout

    def paint(self, painter: QPainter, dirty: QRect, selected: set[Place]) -> None:
        """Paint what lies in ``dirty`` (viewport); ``selected``: the beginnings of the selected cells."""
        borders = self._layout.sticky.borders()
        if borders.stuck:
            whole = self._layout.view.viewport().rect()
            painter.setClipRect(whole.adjusted(borders.edge, 0, 0, 0))
            self._paint(painter, self._cells(dirty), selected)
            painter.setClipping(False)
            self._paint(painter, self._fixed_cells(dirty, borders), selected, over=True)
            painter.fillRect(borders.edge, dirty.top(), 3, dirty.height(), SHADE)
        else:
            self._paint(painter, self._cells(dirty), selected)
        painter.setPen(INK)
        start = borders.lefts[0] if borders.stuck else self._layout.view.columnViewportPosition(0)
        painter.drawLine(start, dirty.top(), start, min(dirty.bottom(), self._layout.bottom()))
        self._paint_desk(painter)

    def _paint(self, painter: QPainter, cells: Iterable[Cell], selected: set[Place], *, over: bool = False) -> None:
        """Paint cells; ``over`` others, which they cover, each cut off at its borders."""
        layout = self._layout
        padding, least = layout.padding_x, layout.padding_y
        floor = layout.view.viewport().height() - 1
        lines: list[QLine] = []
        signed = layout.model.finding if layout.model.findings else None
        corners: list[tuple[int, int, str]] = []
        painter.setPen(INK)
        painter.setFont(layout.setter.regular)
        for span, left, top, right, bottom in cells:
            if over:
                painter.setClipping(False)
                painter.fillRect(left, top, right - left + 1, bottom - top + 1, PAPER)
                painter.setClipRect(left, top, right - left + 1, bottom - top + 1)
            if selected and (span.row, span.column) in selected:
                painter.fillRect(left, top, right - left + 1, bottom - top + 1, SELECTED)
            # from the border before, or fractions of a pixel show as gaps at a scaling of 150 %
            lines += (QLine(right, top - 1, right, bottom), QLine(left - 1, bottom, right, bottom))
            if signed is not None and (degree := signed(span)[0]):
                corners.append((right - 1, top, degree))
            look = layout.look(span)
            if look.text is None and look.sign is None:
                continue
            height = look.height + look.sign_height
            y = top + max(least, (bottom - top + 1 - height) >> 1)
            if top < 0 or bottom > floor:  # a text stays in sight as long as its cell is
                y = _in_sight(y, height, max(top, 0) + least, min(bottom, floor) - least)
                y = _in_sight(y, height, top + least, bottom - least)
            if look.sign is not None:
                painter.setFont(layout.setter.small)
                painter.setPen(WRONG if look.serious else DOUBTFUL)
                painter.drawStaticText(left + padding, y + look.height, look.sign)
                painter.setFont(layout.setter.regular)
                painter.setPen(INK)
            if look.text is None:
                continue
            if look.bold:
                painter.setFont(layout.setter.bold)
                painter.drawStaticText(left + padding, y, look.text)
                painter.setFont(layout.setter.regular)
            else:
                painter.drawStaticText(left + padding, y, look.text)
        if over:
            painter.setClipping(False)
        painter.drawLines(lines)
        if corners:
            paint_signs(painter, corners)
            painter.setPen(INK)

    def _paint_desk(self, painter: QPainter) -> None:
        """What lies beside and below the paper."""
        view = self._layout.view
        window, desk = view.viewport().rect(), view.palette().window()
        right, bottom = self._layout.right() + 1, self._layout.bottom() + 1
        if right <= window.right():
            painter.fillRect(window.adjusted(right, 0, 0, 0), desk)
        if bottom <= window.bottom():
            painter.fillRect(window.adjusted(0, bottom, 0, 0), desk)

    def paint_frame(self, painter: QPainter, current: Span, *, active: bool) -> None:
        """The frame around the current cell."""
        painter.setPen(QPen(FRAME if active else ASLEEP, 2))
        borders = self._layout.sticky.borders()
        if borders.is_stuck(current.column, current.column + current.columns):
            painter.drawRect(self._layout.seen(current).adjusted(0, 0, -1, -1))
            return
        painter.setClipRect(self._layout.view.viewport().rect().adjusted(borders.edge, 0, 0, 0))
        painter.drawRect(self._layout.rect(current).adjusted(0, 0, -1, -1))
        painter.setClipping(False)

    def _fixed_cells(self, dirty: QRect, borders: Borders) -> Iterator[Cell]:
        """The cells with a column that is kept in sight away from its place, where they are seen."""
        layout = self._layout
        first, last = layout.rows_between(dirty.top(), dirty.bottom())
        for row in range(first, last + 1):
            for group in layout.model.cells.groups(row):
                if not borders.is_stuck(group.start, group.stop):
                    continue
                span = layout.model.cells.span(row, group.start)
                if row in (span.row, first):
                    rect = layout.rect(span)
                    right = borders.rights[group.stop - 1] - 1
                    yield span, borders.lefts[group.start], rect.top(), right, rect.bottom()

    def _cells(self, dirty: QRect) -> Iterator[Cell]:
        """The cells that meet a part of the viewport, each once, with their borders: left, top, right, bottom."""
        layout = self._layout
        cells, header = layout.model.cells, layout.view.verticalHeader()
        first, last = layout.rows_between(dirty.top(), dirty.bottom())
        lefts = self._borders()
        top = header.sectionViewportPosition(first)
        for row in range(first, last + 1):
            below = top + header.sectionSize(row)
            for group in cells.groups(row):
                left, right = lefts[group.start], lefts[group.stop] - 1
                if right < dirty.left() or left > dirty.right():
                    continue
                span = cells.span(row, group.start)
                if span.rows == 1:
                    yield span, left, top, right, below - 1
                elif row in (span.row, first):  # else it was painted with a row above
                    rect = layout.rect(span)
                    yield span, left, rect.top(), right, rect.bottom()
            top = below

    def _borders(self) -> list[int]:
        """The left borders of all columns in the viewport, and the right one of the last."""
        header = self._layout.view.horizontalHeader()
        lefts = [header.sectionViewportPosition(column) for column in range(header.count())]
        return [*lefts, header.length() - header.offset()]


def _in_sight(y: int, height: int, top: int, bottom: int) -> int:
    """The place nearest to ``y`` where a text lies between two lines; at the upper one where it is too high."""
    return max(top, min(y, bottom - height))
