"""A Word table: rows of cells as the file states them, merged by Word's rules into a Grid.

A cell that continues one above (vMerge) joins it only if both have the same columns; a continuation of nothing is a
cell of its own. The text of a continuation is never printed by Word: it is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from cchc_desktop.core.grid import Grid
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Table
from cchc_desktop.importing.shape import Columns, make_cells, make_rows
from cchc_desktop.importing.texts import Cleaner, first_line

_WIDE = 4  # columns of a table of data


class WordCell:
    """A w:tc; ``vertical`` and ``horizontal`` are "" (not merged), "restart" or "continue".

    The defaults stand on the class: of the many cells most change one, and making them takes half the time.
    """

    span = 1
    rows = 1  # how many the cell covers, after merging
    vertical = ""
    horizontal = ""
    deleted = False
    text = ""
    parts: tuple[str, ...] = ()  # of a cell with a table in it: its lines, the table among them as an InnerTable


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


class InnerTable(str):
    """A table that stands in a cell, as the lines the cell shows of it."""

    __slots__ = ("table",)
    table: WordTable

    @classmethod
    def of(cls, table: WordTable) -> InnerTable:
        """The lines of a table, and the table."""
        inner = cls("\n".join(table.lines()))
        inner.table = table
        return inner

    @property
    def is_wide(self) -> bool:
        """True for a table of data; a narrow one only places texts, as its cell does."""
        return len(self.table.rows) > 1 and max(len(row.cells) for row in self.table.rows) >= _WIDE


def is_frame(table: WordTable) -> bool:
    """True for a table that only stands around another one, which has the data."""
    if not table.nested or max(row.column for row in table.rows) >= _WIDE:
        return False
    parts = (part for row in table.rows for cell in row.cells for part in cell.parts)
    return any(isinstance(part, InnerTable) and part.is_wide for part in parts)


_GAP = WordCell()  # where a row is shorter than the table


class _Layout:
    """Where the cells of a row stand; rows of equal spans share one. ``cols`` are the file's columns."""

    def __init__(self, before: int, spans: tuple[int, ...]) -> None:
        self.cols = list(accumulate(spans, initial=before))
        self.end = self.cols.pop()
        self.first: list[int] = []
        self.spans: list[int] = []
        self.gap_before = self.gap_after = range(0)

    def settle(self, columns: Columns) -> None:
        """Translate to the columns that are seen."""
        edges = [columns[col] for col in (*self.cols, self.end)]
        self.first = edges[:-1]
        self.spans = [end - begin for begin, end in zip(self.first, edges[1:], strict=True)]
        self.gap_before, self.gap_after = range(edges[0]), range(edges[-1], columns.count)


class TableBuilder:
    """Makes the Grid of one table and notes what its shape lost."""

    def __init__(self, table: WordTable, name: str, clean: Cleaner, limit: int) -> None:
        """``limit``: the most positions (rows × columns) that the Grid may have."""
        self._table, self._name, self._clean, self._limit = table, name, clean, limit
        self._lost: list[tuple[int, int, str]] = []
        self._unprinted = 0
        self._columns = Columns(())
        self._cells: list[WordCell] = []  # those that are seen, row by row
        self._cols: list[int] = []
        self._spans: list[int] = []

    def build(self) -> tuple[Table, list[Issue]] | None:
        """The table and its issues; None if it is larger than the limit."""
        rows = self._table.rows
        for row in rows:
            if any(cell.horizontal for cell in row.cells):
                self._join_sideways(row)
        layouts = self._layouts()
        if len(rows) * self._columns.count > self._limit:
            return None
        counts = self._merge(layouts)
        cells = make_cells(
            self._cols,
            self._clean.many([cell.text for cell in self._cells]),
            [cell.rows for cell in self._cells],
            self._spans,
        )
        grid = Grid(self._columns.count, make_rows(cells, counts, self._header_count()))
        return Table(grid, self._name), self._issues()

    def _join_sideways(self, row: WordRow) -> None:
        """Old files join neighbours by hMerge instead of a span."""
        cells: list[WordCell] = []
        for cell in row.cells:
            if cell.horizontal == "continue" and cells and cells[-1].horizontal:
                cells[-1].span += cell.span
                self._unprinted += bool(cell.text.strip())
            else:
                cells.append(cell)
        row.cells = cells

    def _layouts(self) -> list[_Layout]:
        """The layout of each row; sets the columns of the Grid."""
        known: dict[tuple[int, ...], _Layout] = {}
        result: list[_Layout] = []
        for row in self._table.rows:
            spans = tuple([cell.span for cell in row.cells])
            key = (row.before, *spans)
            if key not in known:
                known[key] = _Layout(row.before, spans)
            result.append(known[key])
        self._columns = Columns(edge for layout in known.values() for edge in (*layout.cols, layout.end))
        for layout in known.values():
            layout.settle(self._columns)
        return result

    def _merge(self, layouts: list[_Layout]) -> list[int]:
        """Collect the cells that are seen; how many each row has."""
        counts: list[int] = []
        above: dict[int, WordCell] = {}  # by column: the cells that the next row may continue
        for index, (row, layout) in enumerate(zip(self._table.rows, layouts, strict=True)):
            before = len(self._cells)
            self._fill(layout.gap_before)
            going_on: dict[int, WordCell] = {}
            for cell, col, first, span in zip(row.cells, layout.cols, layout.first, layout.spans, strict=True):
                if cell.vertical:
                    if cell.vertical == "continue" and self._continues(above.get(col), cell, index, col):
                        going_on[col] = above[col]
                        continue
                    going_on[col] = cell
                self._cells.append(cell)
                self._cols.append(first)
                self._spans.append(span)
            self._fill(layout.gap_after)
            above = going_on
            counts.append(len(self._cells) - before)
        return counts

    def _fill(self, columns: range) -> None:
        if columns:
            self._cells += [_GAP] * len(columns)
            self._cols += columns
            self._spans += [1] * len(columns)

    def _continues(self, above: WordCell | None, cell: WordCell, row: int, col: int) -> bool:
        if above is None or above.span != cell.span:
            self._lost.append((row, col, cell.text))
            return False
        above.rows += 1
        if cell.text.strip():
            self._unprinted += 1
        return True

    def _header_count(self) -> int:
        """Rows that Word repeats on every page: marked ones at the top. Where all are marked, none is a header."""
        rows = self._table.rows
        count = next((index for index, row in enumerate(rows) if not row.header), len(rows))
        return count if count < len(rows) else 0

    def _issues(self) -> list[Issue]:
        issues = [
            Issue(IssueCode.NESTED_TABLE, Severity.WARNING, self._place(row, col), {"text": self._quoted(text)})
            for row, col, text in self._table.nested
        ]
        for row, col, text in self._lost:
            place = self._place(row, col)
            params: dict[str, str | int] = {"column": (place.column or 0) + 1, "text": self._quoted(text)}
            issues.append(Issue(IssueCode.CELL_SHAPE_LOST, Severity.WARNING, place, params))
        hidden = sum(row.hidden for row in self._table.rows)
        for code, count in ((IssueCode.HIDDEN_CELLS, hidden), (IssueCode.UNSEEN_TEXT, self._unprinted)):
            if count:
                issues.append(Issue(code, Severity.WARNING, Place(label=self._name), {"count": count}))
        return issues

    def _quoted(self, text: str) -> str:
        return first_line(self._clean(text))

    def _place(self, row: int, col: int) -> Place:
        return Place(row, self._columns[col], label=self._name)
