"""What an open plan file holds, in short: place and digest of every row, so that writing an edit reads nothing back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc_desktop.core.changes import Change, Inserted, Moved, PlanUpdated, Removed, Updated, part_of
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import digest
from cchc_desktop.storage.mapping import ItemRow, item_digest, item_row, meta_digest, meta_value
from cchc_desktop.storage.positions import place

SEQ = "seq"  # key in META: number of the last journal row
CUT = "cut"  # key in META: the first row that the journal still holds, once it was thinned


@dataclass(slots=True)
class RowsChanged:
    """What one step writes. ``places`` are the ledger's lines of ``come`` and ``changed``; ``total`` the new digest."""

    come: list[ItemRow] = field(default_factory=list[ItemRow])
    changed: list[ItemRow] = field(default_factory=list[ItemRow])
    gone: list[str] = field(default_factory=list[str])
    meta: dict[str, str] = field(default_factory=dict[str, str])
    fresh: set[str] = field(default_factory=set[str])  # keys of ``meta`` that have no row yet: a record's first text
    places: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    total: int = 0


@dataclass(slots=True)
class Ledger:
    """The lines: ``places`` id → (position, digest of the row), ``meta`` the rows of META but the digest itself.

    ``total`` is the content digest. The digests are those of the rows as they stand in the file, never of rows
    made anew from the plan, so that the sum stays true whatever the mapping does.
    """

    places: dict[str, tuple[int, int]]
    meta: dict[str, str]
    total: int

    @property
    def seq(self) -> int:
        """The number of the last journal row."""
        return int(self.meta[SEQ])

    def copy(self) -> Ledger:
        """An independent ledger of the same content."""
        return Ledger(dict(self.places), dict(self.meta), self.total)

    def work_out(self, seq: int, changes: Iterable[Change], after: Plan) -> RowsChanged:
        """What journal step ``seq`` writes, where ``changes`` led to ``after``."""
        touched, placed, parts = _touched(changes)
        positions = self._positions(placed & after.items.keys(), after)
        work = RowsChanged()
        for item_id in dict.fromkeys([*touched, *positions]):
            self._work_out_item(item_id, after, positions, work)
        work.meta = {part: meta_value(part, part_of(after, part)) for part in parts} | {SEQ: str(seq)}
        gone = [self.places[i][1] for i in (*work.gone, *work.places) if i in self.places]
        work.fresh = work.meta.keys() - self.meta.keys()
        gone += [meta_digest(key, self.meta[key]) for key in work.meta if key not in work.fresh]
        come = [row for _, row in work.places.values()]
        come += [meta_digest(key, value) for key, value in work.meta.items()]
        work.total = digest.replaced(self.total, gone, come)
        return work

    def _work_out_item(self, item_id: str, after: Plan, positions: Mapping[str, int], work: RowsChanged) -> None:
        item = after.items.get(item_id)
        known = self.places.get(item_id)
        if item is None:
            if known is not None:
                work.gone.append(item_id)
            return
        position = positions[item_id] if item_id in positions else self.places[item_id][0]
        row = item_row(item, position)
        (work.come if known is None else work.changed).append(row)
        work.places[item_id] = (position, item_digest(row))

    def _positions(self, placed: Iterable[str], after: Plan) -> dict[str, int]:
        by_parent: dict[str, set[str]] = {}
        for item_id in placed:
            parent = after.items[item_id].parent
            assert parent is not None, "the root never moves"
            by_parent.setdefault(parent, set()).add(item_id)
        positions: dict[str, int] = {}
        for parent, ids in by_parent.items():
            positions |= place(after.items[parent].children, ids, lambda item_id: self.places[item_id][0])
        return positions

    def absorb(self, work: RowsChanged) -> None:
        """The step was committed."""
        for item_id in work.gone:
            del self.places[item_id]
        self.places |= work.places
        self.meta |= work.meta
        self.total = work.total


def _touched(changes: Iterable[Change]) -> tuple[list[str], set[str], list[str]]:
    """The ids whose rows change, those of them that came or moved, and the parts of the plan that changed."""
    touched: list[str] = []
    placed: set[str] = set()
    parts: list[str] = []
    for change in changes:
        match change:
            case Inserted(item, _):
                touched.append(item.id)
                placed.add(item.id)
            case Moved(item_id):
                touched.append(item_id)
                placed.add(item_id)
            case Removed(item, _):
                touched.append(item.id)
            case Updated(_, item):
                touched.append(item.id)
            case PlanUpdated(part):
                parts.append(part)
    return touched, placed, parts
