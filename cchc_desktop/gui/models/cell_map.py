"""Where the cells of an appendix are: which rows and columns are one cell, what it shows, what it edits.

Asked position by position, from the drawing rules of :mod:`cchc_desktop.core.cells`; answers are kept until the
rows or the plan change. No Qt here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.core.cells import (
    TEXT,
    Group,
    PrintedRow,
    area_cell_text,
    area_in_one_cell,
    cell_text,
    editable_item,
    item_of_cell,
    joined_above,
    plain_groups,
    row_break,
    row_groups,
    row_kind,
)
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.grid import RowKind
from cchc_desktop.core.plan import BLANK, NUMBER, TITLE, Plan
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers


@dataclass(frozen=True, slots=True)
class Span:
    """One printed cell: its first row and column, how many it covers, and the key of the column that it shows.

    In area rows the key is plan.TITLE or plan.NUMBER.
    """

    row: int
    column: int
    rows: int
    columns: int
    key: str


class CellMap:
    """The cells of one appendix. ``rows`` are the owner's: call :meth:`forget` whenever it changed."""

    def __init__(self, plan: Plan, numbers: LazyNumbers, rows: Sequence[PrintedRow]) -> None:
        self.rows = rows
        self.numbers = numbers
        self.forget(plan)

    def forget(self, plan: Plan) -> None:
        """The plan or the rows are others now."""
        self.plan = plan
        self._plain = plain_groups(plan.form)
        self._groups: dict[int, tuple[Group, ...]] = {}
        self._joined: dict[tuple[int, int], bool] = {}  # (row, first column) → one with the cell above
        self._spans: dict[tuple[int, int], Span] = {}

    def groups(self, row: int) -> tuple[Group, ...]:
        """The cells of a row from left to right, without regard to the rows above and below."""
        groups = self._groups.get(row)
        if groups is None:
            groups = self._groups[row] = self._find_groups(self.rows[row])
        return groups

    def _find_groups(self, row: PrintedRow) -> tuple[Group, ...]:
        plan = self.plan
        items = plan.items
        if row.node is not None:
            return self._plain
        if row.is_area:
            width = len(self._plain)
            if area_in_one_cell(plan.form, items[row.area]) or width < 2:
                return (Group(0, width, TITLE),)
            return (Group(0, 1, NUMBER), Group(1, width, TITLE))
        if row.activity and items[row.activity].marks:
            return row_groups(plan, row)
        if any(items[i].text is None for i in (row.objective, row.task, row.activity) if i):
            return row_groups(plan, row)
        return self._plain

    def span(self, row: int, column: int) -> Span:
        """The cell that covers a position."""
        span = self._spans.get((row, column))
        if span is None:
            span = self._find_span(row, column)
            for covered in range(span.column, span.column + span.columns):
                self._spans[row, covered] = span
        return span

    def _find_span(self, row: int, column: int) -> Span:
        group = next(g for g in self.groups(row) if g.start <= column < g.stop)
        for beside in (row - 1, row + 1):  # a long cell is walked through once, from either end
            known = self._spans.get((beside, group.start))
            if known is not None and known.row <= row < known.row + known.rows and known.column == group.start:
                return known
        top = row
        while self._goes_on(top, group):
            top -= 1
        bottom = row + 1
        while bottom < len(self.rows) and self._goes_on(bottom, group):
            bottom += 1
        key = group.key if top == row else next(g.key for g in self.groups(top) if g.start == group.start)
        return Span(top, group.start, bottom - top, group.stop - group.start, key)

    def _goes_on(self, row: int, group: Group) -> bool:
        """True where the row has a cell in these very columns, and it is one with the cell above."""
        known = self._joined.get((row, group.start))
        mine = next((g for g in self.groups(row) if g.start == group.start), None)
        if mine is None or mine.stop != group.stop:
            return False
        if known is None:
            known = row > 0 and self._is_joined(row, mine)
            self._joined[row, group.start] = known
        return known

    def _is_joined(self, row: int, group: Group) -> bool:
        rows = self.rows
        if not any(g.start == group.start and g.stop == group.stop for g in self.groups(row - 1)):
            return False
        return joined_above(self.plan, rows[row - 1], rows[row], group.key)

    def text(self, span: Span) -> str:
        """What the cell prints."""
        row = self.rows[span.row]
        numbers = self.numbers.row(row)
        if row.is_area:
            area = self.plan.items[row.area]
            if span.key == NUMBER:
                return numbers.own.get(row.area, "")
            return area_cell_text(numbers, area) if span.column == 0 else area.text or ""
        return cell_text(self.plan, numbers, self._above(span.row), row, span.key)

    def _above(self, row: int) -> PrintedRow | None:
        return self.rows[row - 1] if row else None

    def item(self, span: Span) -> str:
        """Id of the item whose number or text the cell shows; the row's deepest item where it has none yet."""
        row = self.rows[span.row]
        return row.area if row.is_area else item_of_cell(self.plan, row, span.key)

    def is_bold(self, row: int) -> bool:
        """True for the rows of areas, top criteria and the total."""
        return row_kind(self.plan, self.rows[row]) is not RowKind.ENTRY

    def target(self, span: Span) -> tuple[str, str] | None:
        """Which item and which text of it the cell edits; None for numbers and where there is no item yet."""
        row = self.rows[span.row]
        if row.is_area:
            return (row.area, TEXT) if span.key == TITLE else None
        return editable_item(self.plan, row, span.key)

    def is_editable(self, span: Span) -> bool:
        """False for numbers, and for the empty cell with which an item goes on behind a page break.

        A cell whose row has no item for it can be written all the same: the item comes into being.
        """
        row = self.rows[span.row]
        if row.is_area or row.node is not None:
            return self.target(span) is not None
        if span.key == ROW_NUMBER:
            return False
        above = self._above(span.row)
        if span.key not in LEVEL_COLUMNS or above is None or above.is_area:
            return True
        item_id = row.at(span.key)
        if item_id is None or above.at(span.key) != item_id:
            return True
        return row_break(self.plan, above, row, span.key, span.key) != BLANK

    def edit_text(self, span: Span) -> str:
        """The text that is edited: without the code that the form prints in front of it."""
        target = self.target(span)
        if target is None:
            return ""
        item_id, name = target
        item = self.plan.items[item_id]
        return (item.text or "") if name == TEXT else item.fields.get(name, "")
