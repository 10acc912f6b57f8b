"""Headers: which row of a table is its header, and what each column means.

There are two kinds of tables: plans with levels, and outlines of criteria with points. A header is read in the words
of one kind: "Mục tiêu năm 2027" is an objective in the one and a number of points in the other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from cchc_desktop import resources
from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, POINT_FIELDS
from cchc_desktop.core.grid import Grid, RowKind, Slot, slots
from cchc_desktop.core.vietnamese import words

_SEARCH_ROWS = 60  # a header stands near the top; sheets carry letterhead and title above it
_DEEPEST = 20  # rows of the deepest header, or of column numbers below one
_FUZZY = 0.86  # likeness from which a misspelt header still counts
_LONGEST = 70  # letters of the longest header that is looked at
_YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """One column: its printed header and the field it stands for (None = unknown); ``sure`` is False for a guess."""

    header: str
    field: str | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands (first row and number of rows) and what its columns mean; of an outline or of levels."""

    row: int
    count: int
    columns: tuple[HeaderColumn, ...]
    outline: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The known fields, from left to right."""
        return tuple(column.field for column in self.columns if column.field)


@cache
def _vocabulary() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(resources.read_text("recognise/headers.toml"))


@cache
def synonyms(outline: bool = False) -> Mapping[str, str]:
    """Folded header text → field, in tables of levels or in outlines."""
    table = _vocabulary()["fields"]
    words_ = {header_key(text): field for field, texts in table.items() for text in texts}
    if not outline:
        return words_
    own = {header_key(text): field for field, texts in _vocabulary()["outline"].items() for text in texts}
    return {key: field for key, field in words_.items() if field not in LEVEL_COLUMNS} | own


@cache
def known_headings(outline: bool = False) -> tuple[str, ...]:
    """One printed heading per field, for the sentence that says what was looked for."""
    table = _vocabulary()["fields"]
    if outline:
        table = {key: texts for key, texts in table.items() if key in ("tt", "lead")} | _vocabulary()["outline"]
    return tuple(texts[0] for texts in table.values())


@cache
def total_labels() -> tuple[str, ...]:
    """What the closing row of an outline is called, folded."""
    return tuple(words(text) for text in _vocabulary()["total"]["labels"])


def header_key(text: str) -> str:
    """A header as it is compared: folded words without column number and year ("1-Mục tiêu" → "muc tieu")."""
    bare = _YEAR.sub(" ", text)
    return re.sub(r"^(\d+ )+| \d+$", "", words(bare)).strip()


@cache
def field_of(text: str, outline: bool = False) -> tuple[str | None, bool]:
    """The field a header stands for and whether that is sure; (None, True) for an empty one."""
    key = header_key(text)
    if not key or len(key) > _LONGEST:
        return None, True
    known_words = synonyms(outline)
    exact = known_words.get(key)
    if exact:
        return exact, True
    best, score = None, 0.0
    for known, field in known_words.items():
        matcher = SequenceMatcher(None, key, known)
        near = matcher.real_quick_ratio() >= _FUZZY and matcher.quick_ratio() >= _FUZZY  # upper bounds, quickly found
        likeness = matcher.ratio() if near else 0.0
        if known in key and len(known) > 4:
            likeness = max(likeness, 0.87 + 0.001 * len(known))
        if likeness > score:
            best, score = field, likeness
    return (best, False) if score >= _FUZZY else (None, True)


def find_header(grid: Grid, *, outline: bool = False) -> Header | None:
    """The header of the table, or None where no row names enough of its fields.

    At least three: a level and an agency, result or time; in an outline a criterion and something called points.
    """
    cover = _first_slots(grid, _SEARCH_ROWS + _DEEPEST)
    best: Header | None = None
    for index in range(min(len(grid.rows), _SEARCH_ROWS)):
        header = _header_at(cover, grid.width, index, outline)
        if _is_header(header) and (best is None or len(header.fields) > len(best.fields)):
            best = header
    return best and _with_second_line(cover, best)


def header_at(grid: Grid, row: int, *, outline: bool = False) -> Header:
    """The header that the user says stands in a row, whatever it says."""
    cover = _first_slots(grid, row + _DEEPEST)
    return _with_second_line(cover, _header_at(cover, grid.width, row, outline))


def _first_slots(grid: Grid, rows: int) -> list[list[Slot | None]]:
    """The cover of the first rows: a long table is not laid out whole to look at its top."""
    return slots(Grid(grid.width, grid.rows[:rows]))


def _header_at(cover: Sequence[Sequence[Slot | None]], width: int, row: int, outline: bool) -> Header:
    columns: list[HeaderColumn] = []
    taken: set[str] = set()
    for col in range(width):
        slot = cover[row][col]
        if slot is None or slot.cell.col != col:
            columns.append(HeaderColumn("", None))
            continue
        field, sure = field_of(slot.cell.text, outline)
        if field in taken:
            field = None
        if field:
            taken.add(field)
        columns.append(HeaderColumn(slot.cell.text, field, sure))
    return Header(row, 1, tuple(columns), outline)


def _is_header(header: Header) -> bool:
    fields = set(header.fields)
    if header.outline:
        points = any(c.field in POINT_FIELDS and "diem" in words(c.header) for c in header.columns)
        return len(fields) >= 3 and CRITERION in fields and points
    levels = fields & set(LEVEL_COLUMNS)
    return len(fields) >= 3 and bool(levels) and bool(fields & {"lead", "deliverable", "time", "coordinating"})


def _with_second_line(cover: Sequence[Sequence[Slot | None]], header: Header) -> Header:
    """Headers of two lines: a merged head ("Cơ quan") over its parts ("Chủ trì", "Phối hợp")."""
    above = min((slot.row for slot in cover[header.row] if slot is not None), default=header.row)
    if above < header.row:  # the lower line was found, and with it the cells that reach down from the upper one
        return replace(header, row=above, count=header.row - above + header.count)
    depth = 1
    for slot in cover[header.row]:
        if slot is not None and slot.row == header.row and slot.cell.colspan == 1:
            depth = max(depth, slot.cell.rowspan)
    if depth == 1 or header.row + depth > len(cover):
        return header
    columns: list[HeaderColumn] = []
    for col, column in enumerate(header.columns):
        lower = cover[header.row + depth - 1][col]
        upper = cover[header.row][col]
        if lower is None or upper is None or lower.row == header.row:
            columns.append(column)
            continue
        text = lower.cell.text
        field, sure = field_of(f"{upper.cell.text} {text}", header.outline)
        if field is None or not sure:
            alone = field_of(text, header.outline)
            field, sure = alone if alone[0] else (field, sure)
        columns.append(HeaderColumn(text, field, sure))
    return replace(header, count=depth, columns=tuple(columns))


def is_column_numbers(texts: Sequence[str]) -> bool:
    """True for the row "(1) (2) (3) …" under a header."""
    digits = [re.sub(r"[^\d]", "", text) for text in texts]
    return len(texts) > 2 and digits == [str(i) for i in range(1, len(texts) + 1)]


def body_start(grid: Grid, header: Header) -> int:
    """The first row behind the header and its column numbers."""
    start = header.row + header.count
    cover = _first_slots(grid, start + _DEEPEST)
    while start < len(cover):
        texts = [slot.cell.text if slot else "" for slot in cover[start]]
        if grid.rows[start].kind is not RowKind.HEADER and not is_column_numbers(texts):
            break
        start += 1
    return start
