"""Making the rows of a Grid from flat lists: columns without an edge are left out, cells are made all at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat

from cchc_desktop.core.grid import Cell, Row, RowKind

_SETTERS = tuple(getattr(Cell, name).__set__ for name in ("col", "text", "rowspan", "colspan", "source"))


class Columns:
    """The columns that are seen: a file's own grid is often finer (edges left over from dragging, merged columns)."""

    def __init__(self, edges: Iterable[int]) -> None:
        """``edges``: the columns of the file at which a cell begins or ends."""
        self._edges = sorted({0, *edges})

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._edges) - 1

    def __getitem__(self, edge: int) -> int:
        """The column that begins at an edge, or that an edge lies in front of."""
        return bisect_left(self._edges, edge)


def make_cells(
    cols: Iterable[int], texts: Sequence[str], rowspans: Iterable[int], colspans: Iterable[int]
) -> list[Cell]:
    """Many cells at once, in half the time: a frozen dataclass sets each field by a call from Python."""
    cells = list(map(object.__new__, repeat(Cell, len(texts))))
    for setter, values in zip(_SETTERS, (cols, texts, rowspans, colspans, repeat(None)), strict=True):
        deque(map(setter, cells, values), maxlen=0)
    return cells


def make_rows(cells: Iterable[Cell], counts: Iterable[int], headers: int = 0) -> tuple[Row, ...]:
    """Rows of so many cells each, the first ``headers`` of them header rows."""
    following = iter(cells)
    return tuple(
        Row(tuple(islice(following, count)), kind) for count, kind in zip(counts, _kinds(headers), strict=False)
    )


def _kinds(headers: int) -> Iterator[RowKind]:
    yield from repeat(RowKind.HEADER, headers)
    yield from repeat(RowKind.ENTRY)
