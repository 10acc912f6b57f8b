"""What is selected, in the words of the plan: cells, rows by their deepest items, columns by key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTableView

from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.views.cell_ranges import Rect, rect_of
from cchc_desktop.gui.views.cell_steps import Place, Step


class CellSelection:
    """The selection of a table view. A cell is selected where the selection holds it whole, or lies inside it alone."""

    def __init__(self, view: QTableView, model: AppendixTableModel) -> None:
        self._view = view
        self._model = model

    def rects(self) -> list[Rect]:
        """The selected ranges; one inside a merged cell is that cell."""
        selection = self._view.selectionModel().selection()
        found: list[Rect] = []
        for number in range(selection.count()):
            area = selection.at(number)
            rect = Rect(area.top(), area.left(), area.bottom(), area.right())
            if rect.bottom < len(self._model.rows):
                span = self._model.cells.span(rect.top, rect.left)
                found.append(rect_of(span) if rect.lies_in(span) else rect)
        return found

    def rect(self) -> Rect | None:
        """The selected range; None where there is none, or several that are no rectangle together."""
        rects = self.rects()
        if not rects:
            return None
        whole = rects[0]
        for rect in rects[1:]:
            whole = whole.united(rect)
        covered = {place for rect in rects for place in _places(rect)} if len(rects) > 1 else None
        size = (whole.bottom - whole.top + 1) * (whole.right - whole.left + 1)
        return whole if covered is None or len(covered) == size else None

    def count(self) -> int:
        """About how many cells are selected: places, without looking at what is merged; at least one where any is."""
        rects = [r for r in self.rects() if not r.lies_in(self._model.cells.span(r.top, r.left))]
        single = len(self.rects()) - len(rects)
        return single + sum((r.bottom - r.top + 1) * (r.right - r.left + 1) for r in rects)

    def _spans(self, first: int, last: int) -> Iterator[Span]:
        cells = self._model.cells
        for rect in self.rects():
            for row in range(max(first, rect.top), min(last, rect.bottom) + 1):
                for group in cells.groups(row):
                    if group.stop > rect.left and group.start <= rect.right:
                        span = cells.span(row, group.start)
                        if rect.holds(span):
                            yield span

    def spans(self) -> list[Span]:
        """The selected cells, row by row."""
        return sorted(set(self._spans(0, len(self._model.rows) - 1)), key=lambda span: (span.row, span.column))

    def origins(self, first: int, last: int) -> set[Place]:
        """Where the selected cells begin that are seen in the rows from ``first`` to ``last``."""
        return {(span.row, span.column) for span in self._spans(first, last)}

    def beside(self, index: QModelIndex | QPersistentModelIndex, step: Step) -> Place | None:
        """The next selected cell, down the columns or along the rows, round and round; None where one is selected."""
        if self.count() < 2:
            return None
        down = step in (Step.UP, Step.DOWN)
        spans = [span for span in self.spans() if self._model.can_edit(span)]
        if down:
            spans.sort(key=lambda span: (span.column, span.row))
        here = next((i for i, span in enumerate(spans) if (span.row, span.column) == (index.row(), index.column())), -1)
        if here < 0 or len(spans) < 2:
            return None
        span = spans[(here + (1 if step in (Step.DOWN, Step.NEXT) else -1)) % len(spans)]
        return span.row, span.column

    def row_items(self) -> list[str]:
        """Ids of the deepest items of all rows that the selected cells cover, from the top."""
        rows = {row for span in self.spans() for row in range(span.row, span.row + span.rows)}
        return list(dict.fromkeys(self._model.rows[row].item for row in sorted(rows)))

    def columns(self) -> list[str]:
        """Keys of all columns that the selected cells cover, from the left."""
        columns = {column for span in self.spans() for column in range(span.column, span.column + span.columns)}
        keys = self._model.plan.form.column_keys
        return [keys[column] for column in sorted(columns)]


def _places(rect: Rect) -> Iterator[Place]:
    return ((row, column) for row in range(rect.top, rect.bottom + 1) for column in range(rect.left, rect.right + 1))
