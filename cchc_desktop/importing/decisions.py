"""What the user decided about a table that is read: which table, what its columns are, where the other meaning holds.

A doubt is an issue with another meaning: an empty or repeated cell may begin an item of its own, a printed number may
give way to the counted one, a row behind a page's beginning may be a row of its own, a last row no total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from cchc_desktop.core.forms import LEVEL_COLUMNS
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.headers import Header, HeaderColumn

FREE = "*"  # a column of no known meaning: kept as a column of its own
LEFT_OUT = "-"  # a column that is not taken over
WIDEST = 256  # columns of a table that is read as it is; empty ones of a wider sheet are passed over
Doubt: TypeAlias = tuple[IssueCode, int | None, int | None]  # what is doubtful, and the row and column of the source

_WITH_OTHER = frozenset({
    IssueCode.BLANK_CONTINUES, IssueCode.REPEAT_CONTINUES, IssueCode.ROW_CONTINUES, IssueCode.NUMBER_DIFFERS,
    IssueCode.NUMBER_MISSING, IssueCode.NUMBER_DOUBLED, IssueCode.TOTAL_GUESSED,
})  # fmt: skip
_OF_LEVELS = frozenset({IssueCode.BLANK_CONTINUES, IssueCode.REPEAT_CONTINUES})
_OF_ITEMS = frozenset({IssueCode.NUMBER_DIFFERS, IssueCode.NUMBER_MISSING, IssueCode.NUMBER_DOUBLED})
_ABOUT_COLUMNS = frozenset({IssueCode.COLUMN_UNKNOWN, IssueCode.COLUMN_GUESSED})


def _no_columns() -> Mapping[int, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Decisions:
    """``table``: the block of the joined source that is read; ``header_row``: where its header stands, if not found.

    ``columns``: by column of the source the field that it is, FREE or LEFT_OUT. ``others``: the doubts in which the
    other meaning holds.
    """

    table: int | None = None
    header_row: int | None = None
    columns: Mapping[int, str] = field(default_factory=_no_columns)
    others: frozenset[Doubt] = frozenset()

    def other(self, code: IssueCode, row: int | None, column: int | None) -> bool:
        """Whether the other meaning holds there."""
        return (code, row, column) in self.others

    def shaped(self, grid: Grid, header: Header) -> tuple[Grid, Header, tuple[int, ...]]:
        """Table and header as decided, and for each column that is left its column in the source."""
        kept = tuple(c for c in range(grid.width) if self.columns.get(c) != LEFT_OUT)
        if not self.columns or not kept:
            return grid, header, tuple(range(grid.width))
        chosen = {key for key in self.columns.values() if key not in (FREE, LEFT_OUT)}
        columns: list[HeaderColumn] = []
        for col in kept:
            column, key = header.columns[col], self.columns.get(col)
            if key is not None:
                column = HeaderColumn(column.header, None if key == FREE else key)
            elif column.field in chosen:
                column = replace(column, field=None)
            columns.append(column)
        return only_columns(grid, kept), replace(header, columns=tuple(columns)), kept

    def settled(self, issues: Sequence[Issue], kept: Sequence[int]) -> list[Issue]:
        """The issues at their columns of the source, without the doubts about columns that are decided."""
        found: list[Issue] = []
        for issue in issues:
            column = issue.where.column
            if column is not None and column < len(kept):
                column = kept[column]
            if issue.code not in _ABOUT_COLUMNS or column not in self.columns:
                found.append(replace(issue, where=replace(issue.where, column=column)))
        return found

    def told(self, grid: Grid, header: Header) -> list[Issue]:
        """What is left out with the columns that the user does not want."""
        issues: list[Issue] = []
        for col, key in sorted(self.columns.items()):
            if key == LEFT_OUT and col < grid.width:
                rows = grid.rows[header.row + header.count :]
                count = sum(1 for row in rows for cell in row.cells if cell.col == col and cell.text.strip())
                params = {"header": " ".join(header.columns[col].header.split()), "count": count}
                issues.append(Issue(IssueCode.COLUMN_LEFT_OUT, Severity.INFO, Place(header.row, col), params))
        return issues


AS_READ = Decisions()


def doubt_of(issue: Issue, fields: Sequence[str | None]) -> Doubt | None:
    """The doubt that an issue is; None where there is no other meaning. ``fields``: what the source's columns are."""
    column = issue.where.column
    if issue.code not in _WITH_OTHER:
        return None
    if issue.code in _OF_ITEMS and issue.where.item is None:
        return None
    if issue.code in _OF_LEVELS:
        key = fields[column] if column is not None and column < len(fields) else None
        if key not in LEVEL_COLUMNS:
            return None
    return issue.code, issue.where.row, column


def only_columns(grid: Grid, kept: Sequence[int]) -> Grid:
    """The table with these columns alone; a cell over others as well is made narrower."""
    place = {col: at for at, col in enumerate(kept)}
    rows: list[Row] = []
    for row in grid.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            at = [place[c] for c in range(cell.col, cell.col + cell.colspan) if c in place]
            if at:
                cells.append(replace(cell, col=at[0], colspan=len(at)))
        rows.append(Row(tuple(cells), row.kind))
    return Grid(len(kept), tuple(rows))


def narrow(grid: Grid) -> Grid:
    """A table that is far too wide without its empty columns: one stray value far to the right makes a sheet wide."""
    if grid.width <= WIDEST:
        return grid
    said = {cell.col for row in grid.rows for cell in row.cells if cell.text.strip()}
    return only_columns(grid, sorted(said)[:WIDEST])
