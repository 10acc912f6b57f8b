"""The clipboard, free of Qt: what goes out of a plan, what comes in, and what a paste would make of the plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.core import branches, pasting
from cchc_desktop.core.branches import Branch
from cchc_desktop.core.cells import appendix_rows
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal, refused
from cchc_desktop.core.grid import Cell, Grid, Row, check, from_rows, to_json
from cchc_desktop.core.pasting import Block, Pasted
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.models.cell_blocks import block
from cchc_desktop.gui.models.cell_map import CellMap
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers

CELLS = "application/x-cchc-cells+json"
BRANCHES = "application/x-cchc-branches+json"
_MOST_BYTES = 32 * 1024 * 1024
_HEAD_ROWS = 4  # a header of three lines and the row below it
Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Clip:
    """A clipboard's contents by kind, "" and b"" where there is none. Going out and coming in are the same."""

    html: str = ""
    text: str = ""
    cells: bytes = b""
    branches: bytes = b""
    has_picture: bool = False
    has_files: bool = False

    @property
    def size(self) -> int:
        """About how much there is to read, in letters."""
        return len(self.html) + len(self.text) + len(self.cells) + len(self.branches)

    @property
    def weight(self) -> int:
        """About how many letters a plan would get from it: marks of HTML and JSON are read but not written."""
        if self.branches or self.cells:
            return len(self.branches or self.cells) // 4
        return len(self.html) // 4 if "<" in self.html else len(self.text)


# ---- going out


def of_cells(printed: Grid, raw: Grid, keys: Sequence[str]) -> Clip:
    """A range of the table: as it is printed for others, as it is edited for our own windows."""
    from cchc_desktop.publishing.clip_writer import clip_html, clip_text

    own = json.dumps(to_json(raw, keys), ensure_ascii=False).encode("utf-8", "replace")
    return Clip(clip_html(printed), clip_text(printed), own)


def of_branches(plan: Plan, ids: Sequence[str]) -> Clip:
    """Whole branches; for others the rows in which they are printed. Raises EDIT_REFUSED where none of them travels."""
    from cchc_desktop.publishing.clip_writer import clip_html, clip_text

    taken = branches.take(plan, ids)
    if not taken:
        raise refused(Refusal.NOTHING_SELECTED)
    own = json.dumps(branches.to_data(taken), ensure_ascii=False).encode("utf-8", "replace")
    grid = _printed(plan, ids)
    if grid is None:
        said = (item.text or "" for top in ids for item in plan.walk(top))
        return Clip("", "\n".join(filter(None, said)), b"", own)
    return Clip(clip_html(grid), clip_text(grid), b"", own)


def _printed(plan: Plan, ids: Iterable[str]) -> Grid | None:
    """The rows of branches as printed, one below the other; None for lines of the text."""
    rows: list[Row] = []
    width = len(plan.form.columns)
    maps: dict[str, CellMap] = {}
    places = branches.rows_of(plan, ids)
    at = 0
    while at < len(places) and width:
        appendix, first = places[at]
        last = first
        while at + 1 < len(places) and places[at + 1] == (appendix, last + 1):
            at, last = at + 1, last + 1
        if appendix not in maps:
            maps[appendix] = CellMap(plan, LazyNumbers(plan), appendix_rows(plan, appendix))
        rows += block(maps[appendix], first, 0, last, width - 1).rows
        at += 1
    return Grid(width, tuple(rows)) if rows else None


# ---- coming in


def _no_branches() -> tuple[Branch, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a clipboard holds for a plan: ``branches``, else a ``grid``.

    ``exact``: the grid is ours. ``header``: its first rows that are the heads of a table; ``fields``: which column of
    the plan each of its columns is after these heads. ``outside``: paragraphs, ``others``: rows of other tables left.
    """

    grid: Grid
    exact: bool = False
    header: int = 0
    fields: tuple[str | None, ...] = ()
    branches: tuple[Branch, ...] = field(default_factory=_no_branches)
    outside: int = 0
    others: int = 0

    @property
    def is_one(self) -> bool:
        """True for a single value, to be written into every selected cell."""
        return not self.branches and len(self.grid.rows) == 1 and self.grid.width == 1

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.grid.rows), self.grid.width


_EMPTY = Grid(0, ())


def read(clip: Clip, plan: Plan, tick: Tick) -> Incoming:
    """Branches first, then our own cells, HTML, plain text; raises KnownError(CLIPBOARD_…) where there is nothing."""
    if clip.size > _MOST_BYTES:
        from cchc_desktop.importing.clip_grid import MOST_CELLS

        raise KnownError(ErrorCode.CLIPBOARD_TOO_LARGE, cells=MOST_CELLS, limit=MOST_CELLS)
    if clip.branches:
        return Incoming(_EMPTY, branches=tuple(branches.from_data(_data(clip.branches))))
    if clip.cells:
        return Incoming(_own(clip.cells), exact=True)
    found = _table(clip, tick)
    if found is not None:
        return _with_header(found, plan)
    if clip.has_files:
        raise KnownError(ErrorCode.CLIPBOARD_FILES)
    raise KnownError(ErrorCode.CLIPBOARD_PICTURE if clip.has_picture else ErrorCode.CLIPBOARD_EMPTY)


def _table(clip: Clip, tick: Tick) -> Incoming | None:
    from cchc_desktop.importing.clip_html import read_html
    from cchc_desktop.importing.clip_text import read_text

    table = read_html(clip.html, tick) if "<" in clip.html else None
    if table is not None and any(cell.text for row in table.grid.rows for cell in row.cells):
        return Incoming(table.grid, outside=table.outside, others=table.others)
    grid = read_text(clip.text, tick)
    return None if grid is None else Incoming(grid)


def _with_header(found: Incoming, plan: Plan) -> Incoming:
    """Heads of a table are no texts of a plan: they say which column is which."""
    from cchc_desktop.importing.headers import body_start, find_header

    if len(found.grid.rows) < 2 or found.grid.width < 2:
        return found
    top = Grid(found.grid.width, found.grid.rows[:_HEAD_ROWS])  # heads further down would be texts of rows
    header = find_header(top, outline=plan.form.is_outline)
    if header is None or header.row != 0:
        return found
    fields: list[str | None] = []
    for column in header.columns:
        known = column.field in plan.form.column_keys and column.field not in fields
        fields.append(column.field if known else None)
    fields += [None] * (found.grid.width - len(fields))
    return replace(found, header=min(body_start(found.grid, header), len(found.grid.rows)), fields=tuple(fields))


def _data(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise KnownError(ErrorCode.CLIPBOARD_DAMAGED) from None


def _own(raw: bytes) -> Grid:
    from cchc_desktop.importing.clip_grid import require_size

    data = _data(raw)
    try:
        width, rows = len(data["columns"]), data["rows"]
        require_size(width * len(rows))
        grid = from_rows(width, rows)
        whole = all(isinstance(cell.text, str) for row in grid.rows for cell in row.cells)
        sound = bool(width and rows) and whole and check(grid) is None
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        sound, grid = False, _EMPTY
    if not sound:
        raise KnownError(ErrorCode.CLIPBOARD_DAMAGED)
    return grid


# ---- what it would make of the plan


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a grid goes: ``row`` (position among the printed rows) and ``first`` column of an appendix.

    ``by_heads``: the columns are those that the grid's own heads name. ``as_new``: as new items behind the row.
    """

    appendix: str
    row: int
    first: str
    by_heads: bool = False
    as_new: bool = False
    columns: tuple[str, ...] = ()  # the keys in the order in which they are filled; () = the form's


def block_of(plan: Plan, incoming: Incoming, wish: Wish) -> Block:
    """The grid without its heads, with its columns named."""
    grid = incoming.grid
    if incoming.header:
        grid = _without(grid, incoming.header)
    if wish.by_heads and incoming.fields:
        return Block(grid, incoming.fields, incoming.exact)
    keys = wish.columns or plan.form.column_keys
    here = keys[keys.index(wish.first) if wish.first in keys else 0 :][: grid.width]
    return Block(grid, (*here, *[None] * (grid.width - len(here))), incoming.exact)


def _without(grid: Grid, count: int) -> Grid:
    """The grid from a row on; cells that reach down into it begin there."""
    left = list(grid.rows[count:])
    for above in range(count):
        for cell in grid.rows[above].cells:
            down = above + cell.rowspan - count
            if down > 0 and left:
                cells = sorted((*left[0].cells, replace(cell, rowspan=down)), key=lambda c: c.col)
                left[0] = Row(tuple(cells))
    return Grid(grid.width, tuple(left))


def attempt(plan: Plan, incoming: Incoming, wish: Wish, tick: Tick) -> Pasted:
    """What a paste would make of the plan; raises EDIT_REFUSED."""
    chosen = block_of(plan, incoming, wish)
    return pasting.paste(plan, wish.appendix, wish.row, chosen, as_new=wish.as_new, strip=bare, tick=tick)


def bare(text: str, prefix: str) -> str:
    """A text without the code that its column prints in front of it ("2.1. Chỉ đạo…")."""
    from cchc_desktop.importing.codes import split_code

    return split_code(text, prefix)[1]


def tiled(incoming: Incoming, rows: int, columns: int) -> Incoming:
    """A grid without merged cells, repeated to fill a selection that is a multiple of it; else as it is."""
    down, across = incoming.size
    spans = any(cell.rowspan > 1 or cell.colspan > 1 for row in incoming.grid.rows for cell in row.cells)
    if incoming.header or spans or rows % down or columns % across or (rows, columns) == (down, across):
        return incoming
    width = columns
    made = [
        Row(
            tuple(
                Cell(cell.col + across * time, cell.text)
                for time in range(columns // across)
                for cell in incoming.grid.rows[row % down].cells
            )
        )
        for row in range(rows)
    ]
    return replace(incoming, grid=Grid(width, tuple(made)))
