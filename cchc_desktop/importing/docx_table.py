"""A Word table: rows of cells as the file states them, merged by Word's rules into a Grid.

A cell that continues one above (vMerge) joins it only if both have the same columns; a continuation of nothing is a
cell of its own. The text of a continuation is never printed by Word: it is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_desktop.core.grid import RowKind
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Table
from cchc_desktop.importing.shape import Placed, PlacedRow, Shaped, column_edges, shape
from cchc_desktop.importing.texts import Cleaner, first_line


class WordCell:
    """A w:tc; ``vertical`` and ``horizontal`` are "" (not merged), "restart" or "continue".

    The defaults stand on the class: of the many cells most change one, and making them takes half the time.
    """

    span = 1
    vertical = ""
    horizontal = ""
    deleted = False
    text = ""


@dataclass(slots=True)
class WordRow:
    """A w:tr; ``before``: columns of the table's grid left free at its beginning."""

    header: bool = False
    hidden: bool = False
    deleted: bool = False
    before: int = 0
    cells: list[WordCell] = field(default_factory=list[WordCell])

    @property
    def column(self) -> int:
        """The column at which the next cell begins."""
        return self.before + sum(cell.span for cell in self.cells)


@dataclass(slots=True)
class WordTable:
    """A w:tbl. ``nested`` notes tables inside cells: row, column of the file, text."""

    rows: list[WordRow] = field(default_factory=list[WordRow])
    nested: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])

    def lines(self) -> list[str]:
        """The texts in reading order, for a table that stands inside a cell of another."""
        return [
            cell.text for row in self.rows for cell in row.cells
            if cell.text.strip() and "continue" not in (cell.vertical, cell.horizontal)
        ]  # fmt: skip


class TableBuilder:
    """Makes the Grid of one table and notes what its shape lost."""

    def __init__(self, table: WordTable, name: str, clean: Cleaner, limit: int) -> None:
        """``limit``: the most positions (rows × columns) that the Grid may have."""
        self._table, self._name, self._clean, self._limit = table, name, clean, limit
        self._lost: list[tuple[int, int, str]] = []
        self._unprinted = 0

    def build(self) -> tuple[Table, list[Issue]] | None:
        """The table and its issues; None if it is larger than the limit. A table without cells has no columns."""
        rows = self._merged()
        edges = column_edges(rows)
        if len(rows) * (len(edges) - 1) > self._limit:
            return None
        shaped = shape(rows, edges)
        return Table(shaped.grid, self._name), self._issues(shaped)

    def _merged(self) -> list[PlacedRow]:
        rows: list[PlacedRow] = []
        above: dict[int, Placed] = {}  # by first column: the cells that the next row may continue
        headers = self._header_count()
        texts = iter(self._clean.many([cell.text for row in self._table.rows for cell in row.cells]))
        for index, row in enumerate(self._table.rows):
            placed = PlacedRow(RowKind.HEADER if index < headers else RowKind.ENTRY)
            going_on: dict[int, Placed] = {}
            for cell, vertical in self._joined_sideways(row, [next(texts) for _ in row.cells]):
                if vertical == "continue" and self._continues(above.get(cell.col), cell, index):
                    going_on[cell.col] = above[cell.col]
                    continue
                placed.cells.append(cell)
                if vertical:
                    going_on[cell.col] = cell
            above = going_on
            rows.append(placed)
        return rows

    def _joined_sideways(self, row: WordRow, texts: list[str]) -> list[tuple[Placed, str]]:
        """The cells of a row with their vertical merge; old files join neighbours by hMerge instead of a span."""
        cells: list[tuple[Placed, str]] = []
        col, joinable = row.before, False
        for cell, text in zip(row.cells, texts, strict=True):
            if cell.horizontal == "continue" and joinable:
                cells[-1][0].colspan += cell.span
                self._unprinted += bool(text)
            else:
                cells.append((Placed(col, text, cell.span), cell.vertical))
                joinable = bool(cell.horizontal)
            col += cell.span
        return cells

    def _continues(self, above: Placed | None, cell: Placed, row: int) -> bool:
        if above is None or above.colspan != cell.colspan:
            self._lost.append((row, cell.col, cell.text))
            return False
        above.rowspan += 1
        self._unprinted += bool(cell.text)
        return True

    def _header_count(self) -> int:
        """Rows that Word repeats on every page: marked ones at the top. Where all are marked, none is a header."""
        rows = self._table.rows
        count = next((index for index, row in enumerate(rows) if not row.header), len(rows))
        return count if count < len(rows) else 0

    def _issues(self, shaped: Shaped) -> list[Issue]:
        issues = [
            Issue(IssueCode.NESTED_TABLE, Severity.WARNING, self._place(shaped, row, col), {"text": first_line(text)})
            for row, col, text in self._table.nested
        ]
        for row, col, text in self._lost:
            place = self._place(shaped, row, col)
            params: dict[str, str | int] = {"column": (place.column or 0) + 1, "text": first_line(text)}
            issues.append(Issue(IssueCode.CELL_SHAPE_LOST, Severity.WARNING, place, params))
        hidden = sum(row.hidden for row in self._table.rows)
        for code, count in ((IssueCode.HIDDEN_CELLS, hidden), (IssueCode.UNSEEN_TEXT, self._unprinted)):
            if count:
                issues.append(Issue(code, Severity.WARNING, Place(label=self._name), {"count": count}))
        return issues

    def _place(self, shaped: Shaped, row: int, col: int) -> Place:
        return Place(row, shaped.column(col), label=self._name)
