"""Writer: the texts of a pasted block into the rows that were found for them, merged cells as the block has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.core.cells import TEXT, PrintedRow, editable_item
from cchc_desktop.core.edits import cell_members, with_text
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.grid import Cell, Grid
from cchc_desktop.core.mending import drop_dead_marks
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.plan import ABOVE, Item, Plan
from cchc_desktop.core.vietnamese import clean

_NUMBER = re.compile(r"\d{1,6}[a-zđ]?(?:[.,]\d{1,6}[a-zđ]?)*")
_EVERY = 200  # rows between two reports
_AREA_PREFIX = "{number}. "


class Writer:
    """Writes one block into ``plan``; ``paths`` names the row of the plan for every row of the grid."""

    def __init__(
        self,
        plan: Plan,
        grid: Grid,
        columns: Sequence[str | None],
        paths: Sequence[PrintedRow | None],
        added: Sequence[str],
    ) -> None:
        self.written = 0
        self.left_out = 0
        self._plan = plan
        self._grid = grid
        self._columns = columns
        self._paths = paths
        self._added = frozenset(added)
        self._items = dict(plan.items)
        # One task under two objectives is one cell; that is rare, and looking for it costs.
        self._has_parts = any(item.marks.get("task") == ABOVE for item in plan.items.values())

    def plan(self) -> Plan:
        """The plan with the texts, marks that merge nothing any more taken away."""
        plan = replace(self._plan, items=self._items)
        if not plan.form.is_outline:
            for area in dict.fromkeys(path.area for path in self._paths if path is not None):
                plan = drop_dead_marks(plan, area)
        return plan

    def write(self, exact: bool, strip: Callable[[str, str], str], tick: Callable[[int, int], None]) -> None:
        """Write everything; ``exact`` texts are taken as they are, of others printed numbers are taken off."""
        total = len(self._paths)
        for index, (row, path) in enumerate(zip(self._grid.rows, self._paths, strict=True)):
            if index % _EVERY == 0:
                tick(total + index, 2 * total)
            if path is None:
                self.left_out += sum(1 for cell in row.cells if cell.text)
            elif path.is_area:
                self._write_area(path, row.cells, strip)
            else:
                for cell in row.cells:
                    self._write_cell(index, path, cell, exact, strip)

    def _write_area(self, path: PrintedRow, cells: Sequence[Cell], strip: Callable[[str, str], str]) -> None:
        said = [cell.text for cell in cells if cell.text]
        if not said:
            return  # an empty row of the block lies on the area's row
        title = strip(said[-1], _AREA_PREFIX) if len(said) == 1 else said[-1]
        self._put(path.area, TEXT, title)
        self.written += 1

    def _write_cell(
        self, index: int, path: PrintedRow, cell: Cell, exact: bool, strip: Callable[[str, str], str]
    ) -> None:
        keys = [key for key in self._columns[cell.col : cell.col + cell.colspan] if key is not None]
        keys = [key for key in keys if key != ROW_NUMBER or len(keys) == 1]
        if not keys or keys == [ROW_NUMBER]:
            self.left_out += bool(cell.text) and not (keys and _is_number(cell.text))
            return
        text = cell.text
        if path.node is not None:
            self._write_node(path, keys[0], text if exact else self._bare(keys[0], text, strip))
            return
        levels = [key for key in keys if key in LEVEL_COLUMNS and key != "activity"]
        leaves = [key for key in keys if key not in levels]
        if "activity" in leaves or not leaves:
            main = "activity" if "activity" in leaves else levels[-1]
            text = text if exact else self._bare(main, text, strip)
        for key in levels if leaves else levels[:-1]:
            self._take_cell_away(path.at(key))
        if leaves:
            self._write_leaves(index, cell, leaves, text)
        else:
            self._write_level(path.at(levels[-1]), text, exact=exact, first=index == 0)

    def _bare(self, key: str, text: str, strip: Callable[[str, str], str]) -> str:
        column = self._plan.form.column(key)
        return strip(text, column.prefix) if column is not None and column.prefix else text

    def _take_cell_away(self, item_id: str | None) -> None:
        """A new item over whose column the next level reaches has no cell of its own."""
        if item_id is not None and item_id in self._added and not self._items[item_id].text:
            self._items[item_id] = replace(self._items[item_id], text=None)

    def _write_level(self, item_id: str | None, text: str, *, exact: bool, first: bool) -> None:
        if item_id is None:
            self.left_out += bool(text)
        elif text or exact or first:  # elsewhere an empty cell goes on with the item above
            members = cell_members(self._plan, item_id, TEXT) if self._has_parts else [(item_id, TEXT)]
            for member, name in members:
                self._put(member, name, text)
            self.written += 1

    def _write_leaves(self, index: int, cell: Cell, keys: Sequence[str], text: str) -> None:
        rows = [path for path in self._paths[index : index + cell.rowspan] if path is not None and path.activity]
        self.written += bool(rows)
        self.left_out += not rows and bool(text)
        for number, path in enumerate(rows):
            item = self._items[path.activity or ""]
            marks = {key: mark for key, mark in item.marks.items() if key not in keys}
            for position, key in enumerate(keys):
                if position:
                    marks[key] = keys[position - 1]
                elif number:
                    marks[key] = ABOVE
            self._items[item.id] = item if marks == item.marks else replace(item, marks=marks)
            for key in keys:
                self._put(item.id, TEXT if key == "activity" else key, text)

    def _write_node(self, path: PrintedRow, key: str, text: str) -> None:
        target = editable_item(replace(self._plan, items=self._items), path, key)
        if target is None:
            self.left_out += bool(text)
        else:
            self._put(*target, text)
            self.written += 1

    def _put(self, item_id: str, name: str, text: str) -> None:
        item: Item = self._items[item_id]
        self._items[item_id] = with_text(item, name, clean(text))


def _is_number(text: str) -> bool:
    """True for what a column of numbers may hold: computed here, so nothing is lost without it."""
    bare = text.strip(" .):")
    return bool(_NUMBER.fullmatch(bare)) or roman_value(bare) is not None
