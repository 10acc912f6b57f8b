"""Tables cut at the pages: one table per page, the header printed again as a row, rows broken over a page's end.

Found again is the one table that was cut. The rule is for the kind, not for a file: behind a page's beginning a row
without a number is the rest of the row above where its cells go on in the middle of a phrase or where what every row
of the table has is missing; else it is a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.grid import Cell, Grid, Row, Slot, slots
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.decisions import AS_READ, Decisions
from cchc_desktop.importing.headers import Header, body_start, is_column_numbers
from cchc_desktop.importing.own_headers import Sought, header_of
from cchc_desktop.importing.texts import first_line

_PAGE_NUMBER = re.compile(r"(trang\s+)?[-–]?\s*\d{1,3}\s*((/|trên|của)\s*\d{1,3}\s*)?[-–]?", re.IGNORECASE)
_LEAST_COLUMNS = 4  # of a table without a header that goes on with the one before it
_USUAL = 0.9  # share of the rows in which a column says something, from which its absence tells
_RARE = 0.1  # share of the cells of a column that begin in lower case, up to which such a beginning tells
_GAP = 50  # wholly empty rows, one behind the other, that no table has
_SURE = 3  # evidence from which a joined row needs no second look
_BULLET = re.compile(r"[-–+*•]\s")


# ---- tables one behind the other


def joined_tables(source: Source, sought: Sought) -> tuple[Source, dict[int, tuple[int, ...]]]:
    """The source with each table that was cut at the pages as one table.

    Second value: for every such table, by its place among the new blocks, the rows at which a page begins. ``sought``:
    the headers looked for. Numbers of pages between the parts stay as paragraphs, behind the table.
    """
    if not source.is_document:
        return source, {}  # sheets side by side are tables of their own
    blocks: list[Block] = []
    starts: dict[int, list[int]] = {}
    open_at, header, between = -1, None, list[Paragraph]()
    for block in source.blocks:
        if isinstance(block, Paragraph):
            if open_at >= 0 and is_page_number(block.text):
                between.append(block)
                continue
            blocks += [*between, block]
            open_at, between = -1, []
            continue
        table = blocks[open_at] if open_at >= 0 else None
        if isinstance(table, Table) and header is not None and _goes_on(table.grid, header, block.grid, sought):
            starts.setdefault(open_at, []).append(len(table.grid.rows))
            rows = (*table.grid.rows, *(Row(row.cells) for row in block.grid.rows))
            blocks[open_at] = replace(table, grid=Grid(table.grid.width, rows))
            continue
        blocks += between
        between = []
        header = header_of(block.grid, sought)
        open_at = len(blocks) if header else -1
        blocks.append(block)
    blocks += between
    return replace(source, blocks=tuple(blocks)), {at: tuple(rows) for at, rows in starts.items()}


def is_page_number(text: str) -> bool:
    """True for "2", "- 2 -", "Trang 2/24"."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def _goes_on(grid: Grid, header: Header, other: Grid, sought: Sought) -> bool:
    """True where a table is the next part of one: of the same columns, with the same header or none."""
    if other.width != grid.width:
        return False
    own = header_of(other, sought)
    if own is None:
        return other.width >= _LEAST_COLUMNS
    same = [words(c.header) for c in own.columns] == [words(c.header) for c in header.columns]
    return same and own.row == 0


# ---- the rows of one table


@dataclass(frozen=True, slots=True)
class Mended:
    """A table as it was before it was cut: ``origin`` tells the source row of each row; ``repeated`` headers left."""

    grid: Grid
    origin: tuple[int, ...]
    repeated: int = 0
    issues: tuple[Issue, ...] = ()


def mended(grid: Grid, header: Header, starts: Sequence[int] = (), decided: Decisions = AS_READ) -> Mended:
    """The table without the headers printed again, with rows that a page's end broke joined; ``starts`` of pages.

    A table that was not cut comes back as it is, with every cell as the paper has it.
    """
    first = body_start(grid, header)
    cover = slots(grid)
    printed = _header_rows(cover, header, first)
    again = {i for i in range(first, len(grid.rows)) if _texts(cover[i]) in printed}
    begins = {i for i in {*starts, *(row + 1 for row in again)} if i < len(grid.rows)} - again
    if not begins and not again:
        return Mended(grid, tuple(range(len(grid.rows))))
    return _Mender(grid, cover, header, first, again, begins, decided).mend()


def without_gaps(table: Mended) -> Mended:
    """The table without long runs of wholly empty rows: one stray value far below makes thousands of them."""
    grid = table.grid
    kept: list[int] = []
    gap: list[int] = []
    for index, row in enumerate(grid.rows):
        if sum(cell.colspan for cell in row.cells if cell.rowspan == 1 and not cell.text.strip()) == grid.width:
            gap.append(index)
            continue
        kept += [*(gap if len(gap) < _GAP else ()), index]
        gap = []
    kept += gap if len(gap) < _GAP else ()
    if len(kept) == len(grid.rows):
        return table
    rows = tuple(grid.rows[index] for index in kept)
    return replace(table, grid=Grid(grid.width, rows), origin=tuple(table.origin[index] for index in kept))


def _header_rows(cover: Sequence[Sequence[Slot | None]], header: Header, first: int) -> list[tuple[str, ...]]:
    """What the rows of the header say, those of column numbers among them, and its last line with the heads in it."""
    rows = [_texts(cover[i]) for i in range(header.row, first)]
    rows.append(tuple(words(column.header) for column in header.columns))
    return [row for row in rows if any(row)]


def _texts(line: Sequence[Slot | None]) -> tuple[str, ...]:
    texts = [slot.cell.text if slot else "" for slot in line]
    return tuple(texts) if is_column_numbers(texts) else tuple(words(text) for text in texts)


@dataclass(slots=True)
class _Mender:
    grid: Grid
    cover: Sequence[Sequence[Slot | None]]
    header: Header
    first: int
    again: set[int]
    begins: set[int]
    decided: Decisions
    issues: list[Issue] = field(default_factory=list[Issue])
    _columns: dict[str, int] = field(default_factory=dict[str, int])
    _usual: frozenset[int] = frozenset()
    _capital: frozenset[int] = frozenset()

    def mend(self) -> Mended:
        self._columns = {c.field: i for i, c in enumerate(self.header.columns) if c.field}
        self._learn()
        texts: dict[tuple[int, int], str] = {}  # of the cells that grow, by where they begin
        kept: list[int] = []
        for index in range(len(self.grid.rows)):
            if index in self.again:
                continue
            apart = self.decided.other(IssueCode.ROW_CONTINUES, index, None)
            if index in self.begins and kept and not apart and (evidence := self._evidence(index, kept[-1])) > 0:
                self._join(index, kept[-1], texts, evidence)
            else:
                kept.append(index)
        rows = [[self._grown(cell, index, texts) for cell in self.grid.rows[index].cells] for index in kept]
        self._merge_blanks(rows, kept)
        kinds = [self.grid.rows[index].kind for index in kept]
        grid = Grid(self.grid.width, tuple(Row(tuple(r), k) for r, k in zip(rows, kinds, strict=True)))
        repeated = len({row - i for i, row in enumerate(sorted(self.again))})  # lines that follow each other are one
        return Mended(grid, tuple(kept), repeated, tuple(self.issues))

    # -- what the rows of this table have

    def _learn(self) -> None:
        """Columns that say something in nearly every row, and columns whose cells nearly all begin with a capital."""
        sure = [i for i in range(self.first, len(self.grid.rows)) if i not in self.again | self.begins]
        lines = [self.cover[i] for i in sure if len({slot.cell.col for slot in self.cover[i] if slot}) > 2]
        levels = {ROW_NUMBER, "objective", "task"}
        leaves = [c for c in range(self.grid.width) if self.header.columns[c].field not in levels]
        said = {c: [slot.cell.text.strip() for line in lines if (slot := line[c])] for c in range(self.grid.width)}
        filled = {c: [text for text in texts if text] for c, texts in said.items()}
        self._usual = frozenset(c for c in leaves if lines and len(filled[c]) >= _USUAL * len(lines))
        self._capital = frozenset(
            c for c, texts in filled.items() if sum(map(_goes_on_lower, texts)) <= _RARE * len(texts)
        )

    # -- rows that a page's end broke

    def _evidence(self, index: int, above: int) -> int:
        """How much speaks for a row being the rest of the one above; 0 or less: it is a row of its own."""
        line, upper = self.cover[index], self.cover[above]
        if above < self.first or not self._same_shape(index, above) or not any(_said(slot) for slot in line):
            return 0
        number = self._columns.get(ROW_NUMBER)
        if number is not None and _said(line[number]):
            return 0
        evidence = 0
        objective = self._columns.get("objective")
        for col in range(self.grid.width):
            text, over = _said(line[col]), _said(upper[col])
            if text and col in self._capital and _goes_on_lower(text) and over:
                evidence += 2
            elif text and text != over and col == objective and number is not None and over:
                evidence += 2  # a new objective would have its number
            elif col in self._usual:
                evidence += -1 if text else 1
        return evidence

    def _same_shape(self, index: int, above: int) -> bool:
        """True where every cell of a row begins in it, is one row high, and stands under a cell of the same columns."""
        if len({slot.cell.col for slot in self.cover[above] if slot}) < _LEAST_COLUMNS - 1:
            return False  # an area's row
        for slot, over in zip(self.cover[index], self.cover[above], strict=True):
            if slot is None or over is None or slot.row != index or slot.cell.rowspan > 1:
                return False
            if (slot.cell.col, slot.cell.colspan) != (over.cell.col, over.cell.colspan):
                return False
        return True

    def _join(self, index: int, above: int, texts: dict[tuple[int, int], str], evidence: int) -> None:
        for cell in self.grid.rows[index].cells:
            over = self.cover[above][cell.col]
            if over is None or not cell.text.strip():
                continue
            key = (over.row, over.cell.col)
            texts[key] = _together(texts.get(key, over.cell.text), cell.text)
        said = next(cell.text for cell in self.grid.rows[index].cells if cell.text.strip())
        severity = Severity.INFO if evidence >= _SURE else Severity.WARNING
        self._tell(IssueCode.ROW_CONTINUES, severity, index, None, text=first_line(said))

    @staticmethod
    def _grown(cell: Cell, index: int, texts: dict[tuple[int, int], str]) -> Cell:
        text = texts.get((index, cell.col))
        return cell if text is None else replace(cell, text=text)

    # -- cells that begin empty

    def _merge_blanks(self, rows: list[list[Cell]], kept: Sequence[int]) -> None:
        """Empty level cells join the cell above: all of a table without tall cells, else those at a page's begin."""
        levels = [self._columns[key] for key in (ROW_NUMBER, "objective", "task") if key in self._columns]
        body = next((i for i, origin in enumerate(kept) if origin >= self.first), len(kept))
        bare = all(cell.rowspan == 1 for row in rows[body:] for cell in row if cell.col in levels)
        owners: dict[int, tuple[int, int]] = {}  # by column: row and place in the row of the cell that can grow
        counted = self._number_counts_objectives(rows[body:])
        for at in range(body, len(rows)):
            row = rows[at]
            if len(row) < 3 and not owners:
                continue
            cells = {cell.col: cell for cell in row}
            joins = self._joining(cells, counted) if bare or kept[at] in self.begins else set[int]()
            for col in levels:
                cell = cells.get(col)
                if cell is None:
                    continue
                if cell.colspan > 1 and len(row) < 3:  # an area's row
                    owners.clear()
                    break
                owner = owners.get(col)
                apart = self.decided.other(IssueCode.BLANK_CONTINUES, kept[at], col)
                if col in joins and owner is not None and not apart:
                    self._grow(rows, owner, at, col, kept[at])
                    row.remove(cell)
                elif cell.colspan == 1:
                    owners[col] = (at, col)
                else:
                    owners.pop(col, None)

    def _joining(self, cells: dict[int, Cell], counted: bool) -> set[int]:
        """The level columns whose empty cells go on with the ones above, by what stands beside them."""
        blank = {
            key for key in (ROW_NUMBER, "objective", "task")
            if (col := self._columns.get(key)) is not None and (col not in cells or not cells[col].text.strip())
        }  # fmt: skip
        numbered = ROW_NUMBER in self._columns and ROW_NUMBER not in blank
        found = blank & {"objective"}
        if "task" in blank and ("objective" in found or "objective" not in self._columns) and not numbered:
            found.add("task")
        if ROW_NUMBER in blank and ("objective" if counted else "task") in found:
            found.add(ROW_NUMBER)
        return {self._columns[key] for key in found}

    def _number_counts_objectives(self, rows: Iterable[Sequence[Cell]]) -> bool:
        """True where no row has a number beside an empty objective."""
        number, objective = self._columns.get(ROW_NUMBER, -1), self._columns.get("objective", -1)
        for row in rows:
            said = {cell.col: cell.text.strip() for cell in row}
            if len(row) > 2 and said.get(number) and not said.get(objective):
                return False
        return objective >= 0

    def _grow(self, rows: list[list[Cell]], owner: tuple[int, int], at: int, col: int, origin: int) -> None:
        row, _ = owner
        place = next(i for i, cell in enumerate(rows[row]) if cell.col == col)
        above = rows[row][place]
        rows[row][place] = replace(above, rowspan=at - row + 1)
        column = self.header.columns[col].header
        self._tell(IssueCode.BLANK_CONTINUES, Severity.INFO, origin, col, column=column, text=first_line(above.text))

    def _tell(self, code: IssueCode, severity: Severity, row: int, col: int | None, **params: str) -> None:
        self.issues.append(Issue(code, severity, Place(row, col), params))


def _said(slot: Slot | None) -> str:
    return slot.cell.text.strip() if slot else ""


def _goes_on_lower(text: str) -> bool:
    """True for a text that begins in the middle of a phrase: a small letter, or a closing sign."""
    return text[0].islower() or text[0] in ",;.)”…%"


def _together(above: str, below: str) -> str:
    """The text of a cell that was cut: one blank between its parts; an item of a list keeps its own line."""
    return f"{above.rstrip()}{chr(10) if _BULLET.match(below) else ' '}{below.lstrip()}" if above.strip() else below
