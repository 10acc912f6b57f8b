"""Grid: the hinge of the house, an immutable table of cells with spans. Readers make Grids, writers take Grids.

A Grid knows nothing of plans or files. Rows and columns count from 0. Every position inside the
grid is covered by exactly one cell; :func:`check` says where that is not so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RowKind(StrEnum):
    """What a row is: header rows repeat on every page, area rows are bold, totals close the table."""

    HEADER = "header"
    AREA = "area"
    ENTRY = "row"
    TOTAL = "total"


class Align(StrEnum):
    """Horizontal alignment of the text in a cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


_BULLETS = ("-", "+", "–", "•")


def is_list(text: str) -> bool:
    """True for several lines of which one begins with a dash or a plus sign."""
    return "\n" in text and any(line.lstrip().startswith(_BULLETS) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class CellSource:
    """Which text of which item a laid-out cell shows; readers leave it out."""

    item: str
    column: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its first column, the rows and columns it covers, its text (lines separated by "\\n")."""

    col: int
    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    source: CellSource | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in this row, from left to right; a row wholly covered from above has none.

    ``keep``: it announces the row below, as an area row does, and stays on a page with it; readers leave it out.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ENTRY
    keep: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ColumnStyle:
    """How a column is drawn: width in millimetres and the alignment of its entry cells."""

    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    """``width`` columns, rows from the top. ``styles`` (laid-out grids only) has one entry per column."""

    width: int
    rows: tuple[Row, ...]
    styles: tuple[ColumnStyle, ...] = field(default=(), compare=False)

    @property
    def header_count(self) -> int:
        """Number of header rows at the top."""
        count = 0
        for row in self.rows:
            if row.kind is not RowKind.HEADER:
                break
            count += 1
        return count


def check(grid: Grid) -> str | None:
    """None if every position is covered exactly once, else an English sentence naming the first fault."""
    open_until = [0] * grid.width  # first row index at which each column is free again
    for index, row in enumerate(grid.rows):
        covered = [until > index for until in open_until]
        for cell in row.cells:
            if cell.rowspan < 1 or cell.colspan < 1:
                return f"row {index}: cell at column {cell.col} has a span below 1"
            end = cell.col + cell.colspan
            if cell.col < 0 or end > grid.width or index + cell.rowspan > len(grid.rows):
                return f"row {index}: cell at column {cell.col} leaves the grid"
            for col in range(cell.col, end):
                if covered[col]:
                    return f"row {index}: column {col} is covered twice"
                covered[col] = True
                open_until[col] = index + cell.rowspan
        if not all(covered):
            return f"row {index}: column {covered.index(False)} is not covered"
    return None


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a grid: the cell that covers it and where that cell begins."""

    cell: Cell
    row: int
    begins: bool  # this is the cell's first row and first column


def slots(grid: Grid) -> list[list[Slot | None]]:
    """The cover of every position, row by row; None where nothing covers it."""
    table: list[list[Slot | None]] = [[None] * grid.width for _ in grid.rows]
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            for r in range(index, min(index + cell.rowspan, len(grid.rows))):
                line = table[r]
                for c in range(cell.col, min(cell.col + cell.colspan, grid.width)):
                    line[c] = Slot(cell, index, r == index and c == cell.col)
    return table


def body_rows(grid: Grid) -> tuple[Row, ...]:
    """All rows but the header rows."""
    return grid.rows[grid.header_count :]


def to_json(grid: Grid, columns: Sequence[str]) -> dict[str, Any]:
    """The exchange shape of a laid-out table: ``columns`` and ``rows``; header rows are left out."""
    return {
        "columns": list(columns),
        "rows": [
            {
                "kind": row.kind.value,
                "cells": [
                    {"col": c.col, "rowspan": c.rowspan, "colspan": c.colspan, "text": c.text} for c in row.cells
                ],
            }
            for row in body_rows(grid)
        ],
    }


def from_rows(width: int, rows: Iterable[Mapping[str, Any]]) -> Grid:
    """A Grid from the exchange shape's ``rows``."""
    return Grid(
        width,
        tuple(
            Row(
                tuple(Cell(c["col"], c["text"], c.get("rowspan", 1), c.get("colspan", 1)) for c in row["cells"]),
                RowKind(row.get("kind", "row")),
            )
            for row in rows
        ),
    )
