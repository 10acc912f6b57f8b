"""What the real plans hold, cell by cell, and how far a table that was read agrees with it."""

from __future__ import annotations

import json
from pathlib import Path

from cchc_desktop.core.grid import Grid, check
from cchc_desktop.importing.source import Source, Table
from tests.importing.office import cells

Cells = list[list[tuple[int, int, int, str]]]


def true_cells(shared: Path, plan: str) -> Cells:
    """Column, row span, column span and text of every cell of a plan's appendix, without its header."""
    truth = json.loads((shared / f"corpus/{plan}.grid.json").read_text(encoding="utf-8"))
    return [[(c["col"], c["rowspan"], c["colspan"], c["text"]) for c in row["cells"]] for row in truth["rows"]]


def appendix(source: Source) -> Table:
    """The largest table."""
    table = max(source.tables, key=lambda table: len(table.grid.rows))
    assert check(table.grid) is None
    return table


def last_rows(grid: Grid, count: int) -> Cells:
    """The cells of the last rows: what stands above is the header, in sheets also the title."""
    return cells(grid.rows[-count:])
