"""The order of siblings as numbers with gaps: a row that comes or moves writes its own number and no other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

# SQLite's integers have 64 bits: room for 2**21 siblings in a row, and 40 halvings of the gap between two.
GAP = 1 << 40
_LIMIT = 1 << 62


def spread(count: int) -> range:
    """Fresh positions for all children of one parent."""
    return range(GAP, GAP * (count + 1), GAP)


def place(children: Sequence[str], placed: Collection[str], position: Callable[[str], int]) -> dict[str, int]:
    """The positions to write so that ``children`` stand in this order.

    ``placed`` are the ids that came or moved among them; ``position`` gives the present one of any other child.
    The answer names the placed ids, or all children where a gap is used up.
    """
    positions: dict[str, int] = {}
    for start, stop in _runs(children, placed):
        before = position(children[start - 1]) if start else None
        after = position(children[stop]) if stop < len(children) else None
        found = _between(before, after, stop - start)
        if found is None:
            return dict(zip(children, spread(len(children)), strict=True))
        positions.update(zip(children[start:stop], found, strict=True))
    return positions


def _runs(children: Sequence[str], placed: Collection[str]) -> list[tuple[int, int]]:
    """Where neighbours stand that were placed: [start, stop) for each run of them, from the left."""
    if len(placed) == 1:  # the common case, without a look at each sibling in Python
        at = children.index(next(iter(placed)))
        return [(at, at + 1)]
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, child in enumerate(children):
        if child in placed:
            start = at if start is None else start
        elif start is not None:
            runs.append((start, at))
            start = None
    return runs if start is None else [*runs, (start, len(children))]


def _between(before: int | None, after: int | None, count: int) -> range | None:
    """``count`` positions between two others; None where they do not fit."""
    if before is None:
        start, step = (0 if after is None else after - GAP * (count + 1)), GAP
    else:
        start, step = before, GAP if after is None else (after - before) // (count + 1)
    last = start + step * count
    if step < 1 or start < -_LIMIT or last > _LIMIT:
        return None
    return range(start + step, last + step, step)
