"""Pasting: a block of cells onto the rows of an appendix, Plan → Plan. Missing rows and levels come into being.

The block goes down the printed rows as in a spreadsheet, but keeps to the tree: a merged cell of objectives or tasks is
one item and what stands beside it are its children; where a branch has no more rows, new ones are added to that branch.
An area is entered only by a row that looks like an area. Numbers are computed, so pasted ones are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.core.cells import PrintedRow, appendix_rows
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.grid import Cell, Grid, Slot, slots
from cchc_desktop.core.mending import mend
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.paste_tree import PasteTree
from cchc_desktop.core.paste_write import Writer
from cchc_desktop.core.plan import Level, Plan, new_id

Strip = Callable[[str, str], str]  # text and the column's prefix → the text without the number that is printed there
Tick = Callable[[int, int], None]  # rows done, rows in all; may raise to give up
_UPPER = ("objective", "task")
_EVERY = 200  # rows between two reports


@dataclass(frozen=True, slots=True)
class Block:
    """What is pasted: a grid without header rows, and for each of its columns the plan's column (None = left out).

    ``exact``: an empty cell of a level begins an item of its own (the grid is ours). Else it goes on with the item
    above, as in tables that were un-merged on their way, and printed numbers are taken off.
    """

    grid: Grid
    columns: tuple[str | None, ...]
    exact: bool = False


def _no_counts() -> dict[Level, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Pasted:
    """The plan afterwards, texts ``written``, items ``added`` by level, texts ``left_out`` for which there was no cell.

    ``rows`` are the deepest items of the rows that were written, from the top.
    """

    plan: Plan
    written: int
    left_out: int
    added: Mapping[Level, int] = field(default_factory=_no_counts)
    rows: tuple[str, ...] = ()


def _same(text: str, _prefix: str) -> str:
    return text


def _quiet(_done: int, _total: int) -> None:
    """Nobody waits."""


def paste(
    plan: Plan,
    appendix: str,
    row: int,
    block: Block,
    *,
    as_new: bool = False,
    strip: Strip = _same,
    tick: Tick = _quiet,
    fresh: Callable[[], str] = new_id,
) -> Pasted:
    """Write a block from printed row ``row`` (counted from 0, header left out) on; ``as_new``: as items behind it.

    Raises EDIT_REFUSED (NOT_EDITABLE) where the block covers nothing that can be written.
    """
    keys = [key for key in block.columns if key is not None and key != ROW_NUMBER]
    if not keys or not block.grid.rows:
        raise refused(Refusal.NOT_EDITABLE)
    rows = appendix_rows(plan, appendix)
    shape = _Shape.of(keys)
    tree = PasteTree(
        plan,
        appendix,
        rows,
        row,
        free_total=shape.free_total,
        as_new=as_new,
        fresh=fresh,
    )
    paths = _Walk(block, tree, shape).paths(tick)
    made = tree.plan()
    writer = Writer(mend(plan, made), block.grid, block.columns, paths, tree.added)
    writer.write(block.exact, strip, tick)
    counts: dict[Level, int] = {}
    for item_id in tree.added:
        level = made[item_id].level
        counts[level] = counts.get(level, 0) + 1
    covered = tuple(dict.fromkeys(path.item for path in paths if path is not None))
    return Pasted(writer.plan(), writer.written, writer.left_out, counts, covered)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which levels a block covers: ``upper`` (objective, task), and whether each of its rows is a row of the plan."""

    upper: tuple[str, ...]
    has_rows: bool
    free_total: bool  # the closing row of an outline may be written: no names are among the block

    @staticmethod
    def of(keys: Sequence[str]) -> _Shape:
        upper = tuple(key for key in _UPPER if key in keys)
        return _Shape(upper, any(key not in _UPPER for key in keys), CRITERION not in keys)


class _Walk:
    """Finds for every row of a block the row of the plan that it is written to."""

    def __init__(self, block: Block, tree: PasteTree, shape: _Shape) -> None:
        self.block = block
        self.tree = tree
        self.shape = shape
        self.cover = slots(block.grid)

    def paths(self, tick: Tick) -> list[PrintedRow | None]:
        """One row of the plan for each row of the block; None for rows that say nothing of their own."""
        found: list[PrintedRow | None] = []
        total = len(self.block.grid.rows)
        for index in range(total):
            if index % _EVERY == 0:
                tick(index, 2 * total)
            found.append(self._path(index))
        return found

    def _path(self, index: int) -> PrintedRow | None:
        tree = self.tree
        if tree.is_outline:
            return tree.next_node()
        if self._is_area(index):
            return tree.next_area()
        begins = self._begins(index)
        if begins is None and index and not self.shape.has_rows:
            return None  # a merged cell goes on, and nothing stands beside it
        if begins is None and index and not self.block.grid.rows[index].cells:
            return None
        if begins is None and self._is_blank(index) and not self.shape.upper and tree.meets_area():
            return tree.next_area()
        first = next(iter(self.shape.upper), None) if not index or tree.is_at_area else begins
        return tree.next_row(first or begins, self.shape.upper, self._need(index))

    def _need(self, index: int) -> str | None:
        """The deepest level for which a row says something, in cells from above too; None for an empty row."""
        need: str | None = None
        for key, slot in zip(self.block.columns, self.cover[index], strict=True):
            if key is None or key == ROW_NUMBER or slot is None or not slot.cell.text:
                continue
            if key not in _UPPER:
                return "activity"
            need = key
        return need

    def _begins(self, index: int) -> str | None:
        """The highest covered level of which a new item begins in a row; None where every item goes on."""
        for key in self.shape.upper:
            column = self.block.columns.index(key)
            slot = self.cover[index][column]
            if slot is None or slot.row != index:
                continue
            spanned = self.block.columns[slot.cell.col : slot.cell.col + slot.cell.colspan]
            lower = [k for k in spanned if k in LEVEL_COLUMNS]
            if key != lower[-1] and index:
                continue  # no cell of its own: the next level spans it, and stands under what is there
            if slot.cell.text or self.block.exact:
                return key
        return None

    def _is_blank(self, index: int) -> bool:
        return not any(cell.text for cell in self.block.grid.rows[index].cells)

    def _is_area(self, index: int) -> bool:
        """A title across the table, alone or behind a number; or, where cells were un-merged, behind a Roman one."""
        grid, columns = self.block.grid, self.block.columns
        if grid.width < 3 or not self.shape.upper:
            return False
        said = [cell for cell in grid.rows[index].cells if cell.text]
        title = said[-1] if said else None
        if title is None or title.rowspan > 1 or any(_reaches_from_above(self.cover, index)):
            return False
        number = [cell for cell in said[:-1] if columns[cell.col] == ROW_NUMBER]
        if len(number) != len(said) - 1:
            return False
        if title.colspan >= grid.width - 1 and title.colspan > 1:
            return True
        return bool(number) and title.col == 1 and _is_roman(number[0])


def _reaches_from_above(cover: Sequence[Sequence[Slot | None]], index: int) -> list[bool]:
    return [slot is not None and slot.row < index for slot in cover[index]]


def _is_roman(cell: Cell) -> bool:
    return roman_value(cell.text.strip(" .")) is not None
