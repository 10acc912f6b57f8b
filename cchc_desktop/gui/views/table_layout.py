"""TableLayout: where the appendix' cells lie on screen. Columns fitted, rows measured and cells merged as far as seen.

Nothing here ever looks at all rows: heights and merges are made for the rows in the window (and a margin), kept
while rows come and go, and made again where something changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QStaticText
from PySide6.QtWidgets import QTableView

from cchc_desktop.core.forms import POINT_FIELDS, ROW_NUMBER
from cchc_desktop.core.headings import column_headers
from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.column_widths import ColumnWidths
from cchc_desktop.gui.views.row_heights import RowHeights
from cchc_desktop.gui.views.sticky_columns import StickyColumns
from cchc_desktop.gui.views.text_setter import TextSetter

_MARGIN = 30  # rows beyond the window whose cells are merged in advance
_ROUNDS = 12  # measuring changes which rows are seen: at most so often
_NEAR = 200  # a change of one row is looked for in merged cells at most so far away
_MM_PER_INCH = 25.4


def _usual(key: str) -> str:
    """A word that stands in the cells of a column in many a plan and must not be broken; "" for numbers."""
    if key == ROW_NUMBER or key in POINT_FIELDS:
        return ""
    return "31/12/2027" if key in ("time", "due") else "Nghiêng"


@dataclass(frozen=True, slots=True)
class Look:
    """What is needed to paint one cell: its text set into its width, and the height of that."""

    text: QStaticText | None
    height: int
    bold: bool
    sign: QStaticText | None = None  # below the text, on screen only
    sign_height: int = 0
    serious: bool = False


class TableLayout:
    """The layout of one table view."""

    def __init__(self, view: QTableView, model: AppendixTableModel) -> None:
        self.view = view
        self.model = model
        self.setter = TextSetter()
        self.widths = ColumnWidths(model.plan.form)
        self.sticky = StickyColumns(view, model)
        self.grown: tuple[int, int, int] | None = None  # row, column of the cell being edited, pixels its editor needs
        self._set_padding()
        self.heights = RowHeights(model.cells, self._needed, self._least())
        self._looks: dict[tuple[int, int], Look] = {}
        self._merged = (0, -1)  # rows whose cells are merged in the view
        self._settling = False
        self._estimate_due = True
        self.sizing = False
        self._resetting = False  # Qt sizes header and window anew while the columns here are still the old ones
        model.modelAboutToBeReset.connect(self._begin_reset)

    # ---- columns and zoom

    @property
    def per_mm(self) -> float:
        """Pixels per millimetre at zoom 1."""
        return self.view.logicalDpiX() / _MM_PER_INCH

    def set_zoom(self, zoom: float) -> None:
        """Letters and columns ``zoom`` times as large."""
        self.widths.zoom = zoom
        self.setter.set_zoom(zoom)
        self._set_padding()
        self.heights.least = self._least()
        self._estimate_due = True
        self.fit_columns()

    def _set_padding(self) -> None:
        self.padding_x = max(2, round(3 * self.widths.zoom))
        self.padding_y = max(1, round(2 * self.widths.zoom))

    def _least(self) -> int:
        return self.setter.line + 2 * self.padding_y + 1

    def fit_columns(self) -> None:
        """Give the columns their widths and have everything wrapped again."""
        if self._resetting:
            return  # start_over comes, and whoever calls it fits
        header = self.view.horizontalHeader()
        widths = self.widths.pixels(self.view.viewport().width(), self.per_mm, self._least_words())
        self.sizing = True
        for column, pixels in enumerate(widths):
            header.resizeSection(column, pixels)
        self.sizing = False
        self.rewrap()

    def _least_words(self) -> list[float]:
        """Pixels at zoom 1 for the longest word of each head, or a usual word of its cells, padding included."""
        room = 2 * self.padding_x + 3  # the line beside it, and what rounding may take
        plan, setter = self.model.plan, self.setter
        least = (
            max(setter.longest_word(head), setter.longest_word(_usual(column.key), bold=False))
            for column, head in zip(plan.form.columns, column_headers(plan), strict=True)
        )
        return [(pixels + room) / self.widths.zoom for pixels in least]

    def rewrap(self) -> None:
        """Widths or letters changed: all heights are to be measured again; the old ones serve as estimates."""
        self.heights.forget()
        self._looks.clear()
        self.view.updateGeometries()

    # ---- following the model

    def _begin_reset(self) -> None:
        self._resetting = True

    def start_over(self) -> None:
        """The model was reset."""
        self._resetting = False
        if self.widths.form is not self.model.plan.form:
            self.widths.set_form(self.model.plan.form)
            self.widths.set_own(self.model.choice.widths)
        self.sticky.refresh()
        self.heights.cells = self.model.cells
        self.heights.resize(len(self.model.rows))
        self._estimate_due = True
        self.change_merges()

    def change_merges(self) -> None:
        """Cells may be merged otherwise: make it anew before the next look."""
        self._looks.clear()
        self._merged = (0, -1)

    def change_rows(self, first: int, last: int) -> None:
        """Rows say something else: measure them again, with all rows that share a cell with them."""
        cells = self.model.cells
        rows, columns = len(self.model.rows), len(self.model.plan.form.columns)
        first, last = max(0, first), min(last, rows - 1)
        if first <= last and columns:
            lowest, highest = max(0, first - _NEAR), min(rows - 1, last + _NEAR)
            while first > lowest and any(cells.span(first, g.start).row < first for g in cells.groups(first)):
                first -= 1
            while last < highest and any(self._end(last, g.start) > last for g in cells.groups(last)):
                last += 1
        self.heights.forget(first, last)
        self.change_merges()

    def _end(self, row: int, column: int) -> int:
        span = self.model.cells.span(row, column)
        return span.row + span.rows - 1

    # ---- looking

    def look(self, span: Span) -> Look:
        """How a cell is painted."""
        place = (span.row, span.column)
        look = self._looks.get(place)
        if look is None:
            look = self._looks[place] = self._make_look(span)
        return look

    def _make_look(self, span: Span) -> Look:
        text = self.model.cells.text(span)
        bold = self.model.cells.is_bold(span.row)
        width, align = self._text_width(span), self.model.alignment(span)
        look = Look(*self.setter.get(text, width, align, bold), bold) if text else Look(None, 0, bold)
        sign = self.model.sign(span)
        if not sign:
            return look
        return Look(look.text, look.height, bold, *self.setter.sign(sign, width, align), self.model.is_serious(span))

    def _text_width(self, span: Span) -> int:
        return self.width(span) - 2 * self.padding_x - 1

    def width(self, span: Span) -> int:
        """Pixels from the left to the right border of a cell."""
        view = self.view
        return sum(view.columnWidth(column) for column in range(span.column, span.column + span.columns))

    def rect(self, span: Span) -> QRect:
        """Where a cell lies in the viewport, whether or not it is seen."""
        rows, columns = self.view.verticalHeader(), self.view.horizontalHeader()
        last = span.row + span.rows - 1
        top, left = rows.sectionViewportPosition(span.row), columns.sectionViewportPosition(span.column)
        bottom = rows.sectionViewportPosition(last) + rows.sectionSize(last)
        return QRect(left, top, self.width(span), bottom - top)

    def seen(self, span: Span) -> QRect:
        """Where a cell is seen in the viewport: the part that fixed columns leave, or its place among them."""
        return self.sticky.seen(span, self.rect(span))

    def _needed(self, span: Span) -> int:
        """Pixels of height that a cell needs; the cell being edited needs what its editor needs."""
        if self.grown is not None and self.grown[:2] == (span.row, span.column):
            return self.grown[2]
        text, sign = self.model.cells.text(span), self.model.sign(span)
        if not text and not sign:
            return self.heights.least
        bold = self.model.cells.is_bold(span.row)
        width, align = self._text_width(span), self.model.alignment(span)
        height = self.setter.height(text, width, align, bold)
        if sign:
            height += self.setter.sign(sign, width, align)[1]
        return height + 2 * self.padding_y + 1

    def bottom(self) -> int:
        """Where the paper ends, in the viewport."""
        header = self.view.verticalHeader()
        return header.length() - header.offset() - 1

    def right(self) -> int:
        """Where the paper ends on the right, in the viewport."""
        header = self.view.horizontalHeader()
        return header.length() - header.offset() - 1

    def visible_rows(self) -> tuple[int, int]:
        """First and last row in the window; (0, -1) where there is none."""
        return self.rows_between(0, self.view.viewport().height() - 1)

    def rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row that meet a stretch of the viewport; (0, -1) where there is none."""
        first = self.view.rowAt(top)
        if first < 0 or not self.model.rows:
            return 0, -1
        last = self.view.rowAt(bottom)
        return first, len(self.model.rows) - 1 if last < 0 else last

    # ---- settling

    def settle(self) -> None:
        """Measure and merge what is seen; cheap where nothing changed."""
        if self._settling or self._resetting or self.model.is_changing:
            return
        self._settling = True
        try:
            self._measure_window()
            self._merge_window()
        finally:
            self._settling = False

    def ensure_measured(self, first: int, last: int) -> None:
        """Measure rows that will be looked at next."""
        unknown = self.heights.unknown(first, last)
        if unknown >= 0:
            self._set_heights(self.heights.measure(unknown, last))

    def _measure_window(self) -> None:
        bar = self.view.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0
        changed = False
        for _ in range(_ROUNDS):
            first, last = self.visible_rows()
            if self.heights.unknown(first, last) < 0:
                break
            changed |= self._measure_rows(first, last)
            if at_end:
                self.view.updateGeometries()
                bar.setValue(bar.maximum())
        if changed:
            self.view.updateGeometries()
            self.view.viewport().update()

    def _measure_rows(self, first: int, last: int) -> bool:
        """Measure the unknown rows in the window; True where a height changed.

        What the user already sees stays where it is, whatever the rows above it turn out to need.
        """
        rows, known = self.view.verticalHeader(), self.heights.known
        anchor = known.find(1, first, last + 1)
        anchor = first if anchor < 0 else anchor
        before = rows.sectionPosition(anchor)
        measured = self.heights.measure(known.find(0, first, last + 1), known.rfind(0, first, last + 1))
        changed = self._set_heights(measured)
        if self._estimate_due:
            changed |= self._estimate(first, last)
        moved = rows.sectionPosition(anchor) - before
        if moved:
            self.view.updateGeometries()
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        return changed

    def _set_heights(self, heights: dict[int, int]) -> bool:
        header = self.view.verticalHeader()
        blocked = header.blockSignals(True)  # the view is brought up to date once, by us
        changed = False
        for row, height in heights.items():
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
                changed = True
        header.blockSignals(blocked)
        return changed

    def _estimate(self, first: int, last: int) -> bool:
        """Take the mean of the rows seen for all others, so that the scroll bar tells about the truth."""
        self._estimate_due = False
        header = self.view.verticalHeader()
        known = {row: header.sectionSize(row) for row in range(first, last + 1) if self.heights.known[row]}
        if not known:
            return False
        blocked = header.blockSignals(True)
        header.setDefaultSectionSize(round(sum(known.values()) / len(known)))
        header.blockSignals(blocked)
        self.heights.forget()
        self._set_heights(known)
        for row in known:
            self.heights.known[row] = 1
        return True

    def _merge_window(self) -> None:
        first, last = self.visible_rows()
        if last < first or (self._merged[0] <= first and last <= self._merged[1]):
            return
        view, cells = self.view, self.model.cells
        first, last = max(0, first - _MARGIN), min(len(self.model.rows) - 1, last + _MARGIN)
        view.clearSpans()
        for row in range(first, last + 1):
            for group in cells.groups(row):
                span = cells.span(row, group.start)
                begins = row in (span.row, first)
                if begins and (span.rows > 1 or span.columns > 1):
                    view.setSpan(span.row, span.column, span.rows, span.columns)
        self._merged = (first, last)

    @property
    def merged_rows(self) -> tuple[int, int]:
        """The rows whose cells are merged in the view at the moment (first, last)."""
        return self._merged
