"""The form a table is really drawn in: a shipped form with the table's own columns."""

from __future__ import annotations

import re
from collections import Counter as Tally
from dataclasses import replace

from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, POINT_FIELDS, ROW_NUMBER, Column, Counter, Form
from cchc_desktop.core.grid import Align, Grid, slots
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.importing.codes import leading_code, read_code
from cchc_desktop.importing.headers import Header, HeaderColumn, body_start
from cchc_desktop.importing.own_headers import says
from cchc_desktop.importing.prefixes import prefix_pattern

_OTHER_PLACES = re.compile(r"\{(number|date|issuer)\}")  # what a header may name beside the year
_FREE = Column("", "", 25.0)
_TEXT_WIDTH = {"landscape": 252.0, "portrait": 165.0}  # millimetres between the margins
_DEFAULTS = {
    "tt": Column("tt", "TT", 10.0, Align.CENTER),
    "due": Column("due", "", 20.0, Align.CENTER),
    "note": Column("note", "", 20.0),
}


def derive_form(base: Form, grid: Grid, header: Header, year: int | None) -> tuple[Form, list[Issue], float]:
    """The form of the table, what is doubtful about its columns, and how far it is from ``base``.

    Where the table has just the base's columns and headers the base itself comes back. ``year`` is the plan
    year: a header that names it ("MỤC TIÊU NĂM 2025") is the base's header with its placeholder.
    """
    issues: list[Issue] = []
    columns: list[Column] = []
    if base.is_outline:
        base = _with_codes(base, grid, header)
    levels = _usable_levels(header)
    for col, entry in enumerate(header.columns):
        column = _column(base, entry, levels, len(columns), year)
        columns.append(_with_evidence(base, column, grid, header, col))
        issues += _doubts(header, entry, col)
    for missing in base.columns:
        if missing.key not in header.fields:
            params = {"header": filled_header(missing, year)}
            issues.append(Issue(IssueCode.COLUMN_MISSING, Severity.INFO, Place(header.row), params))
    if tuple(columns) == base.columns:
        return base, issues, 0.0
    distance = _distance(base, columns)
    return replace(base, columns=_fitted(columns, base.orientation)), issues, distance


def _with_codes(base: Form, grid: Grid, header: Header) -> Form:
    """An outline whose codes are counted as the table prints them: a point behind, Roman at the top, in the names."""
    fields = [column.field for column in header.columns]
    if ROW_NUMBER not in fields:
        return _with_codes_in_names(base, _column_texts(grid, header, fields.index(CRITERION)))
    codes = [text for text in _column_texts(grid, header, fields.index(ROW_NUMBER)) if read_code(text)]
    counter = base.counters.get(ROW_NUMBER, Counter(CRITERION))
    if sum(1 for code in codes if code.endswith(".")) * 2 > len(codes):
        counter = replace(counter, pattern="{n}.")
    bare = [code.rstrip(".") for code in codes]
    if sum(1 for code in bare if roman_value(code)) > 1 and sum(1 for code in bare if code.isdigit()) > 1:
        counter = replace(counter, style="roman")
    counters = {ROW_NUMBER: counter}
    return base if counters == base.counters else replace(base, counters=counters)


def _with_codes_in_names(base: Form, names: list[str]) -> Form:
    """The outline with its codes in front of the names, or without any codes."""
    behind = Tally(found[1] for name in names if (found := leading_code(name)))
    if behind.total() * 2 <= len(names):
        return replace(base, counters={})
    prefix = "{number}" + behind.most_common(1)[0][0]
    columns = tuple(replace(c, prefix=prefix) if c.key == CRITERION else c for c in base.columns)
    return replace(base, columns=columns, counters={CRITERION: Counter(CRITERION)})


def _column_texts(grid: Grid, header: Header, col: int) -> list[str]:
    """The texts that begin in a column of the body."""
    cover = slots(grid)
    found = (cover[row][col] for row in range(body_start(grid, header), len(grid.rows)))
    return [slot.cell.text.strip() for slot in found if slot is not None and slot.begins and slot.cell.text.strip()]


def _usable_levels(header: Header) -> set[str]:
    """The level columns that stand side by side in their order; others are kept as free columns."""
    usable: list[str] = []
    last = -1
    for col, entry in enumerate(header.columns):
        if entry.field in LEVEL_COLUMNS:
            order = LEVEL_COLUMNS.index(entry.field)
            if not usable or (col == last + 1 and order > LEVEL_COLUMNS.index(usable[-1])):
                usable.append(entry.field)
                last = col
    return set(usable)


def _column(base: Form, entry: HeaderColumn, levels: set[str], index: int, year: int | None) -> Column:
    key = entry.field
    if key is None or (key in LEVEL_COLUMNS and key not in levels):
        return replace(_FREE, key=_free_key(base, index + 1), header=entry.header)
    known = base.column(key) or _DEFAULTS.get(key) or replace(_FREE, key=key)
    named = _OTHER_PLACES.search(known.header) is not None and says(known.header, entry.header)
    if named or filled_header(known, year) == entry.header:
        return known
    return replace(known, header=_pattern(entry.header, year) if key in POINT_FIELDS else entry.header)


def _free_key(base: Form, number: int) -> str:
    """A key for an unknown column that no column of the form has: the user's forms have free columns, too."""
    taken = {*base.column_keys, *(column.key for column in base.hidden)}
    key = f"x{number}"
    while key in taken:
        number += 100
        key = f"x{number}"
    return key


def _pattern(header: str, year: int | None) -> str:
    """The header of a column of points with the plan year and the year before as placeholders."""
    if year is None:
        return header
    return header.replace(str(year), "{year}").replace(str(year - 1), "{last_year}")


def filled_header(column: Column, year: int | None) -> str:
    """The header text of a form's column in a plan of ``year``."""
    text = column.header
    return text if year is None else text.replace("{year}", str(year)).replace("{last_year}", str(year - 1))


def _with_evidence(base: Form, column: Column, grid: Grid, header: Header, col: int) -> Column:
    """The column without its code prefix where the table prints no codes in it."""
    if not column.prefix:
        return column
    pattern = prefix_pattern(column.prefix, base.counters.get(column.key))
    cover = slots(grid)
    texts = [
        slot.cell.text
        for row in range(body_start(grid, header), len(grid.rows))
        if (slot := cover[row][col]) is not None
        and slot.begins
        and slot.cell.text
        and slot.cell.col + slot.cell.colspan < grid.width  # an area's title is no coded text
    ]
    coded = sum(1 for text in texts if pattern.fullmatch(text))
    return column if coded * 2 >= len(texts) else replace(column, prefix="")


def _doubts(header: Header, entry: HeaderColumn, col: int) -> list[Issue]:
    place = Place(header.row, col)
    if entry.field is None:
        return [Issue(IssueCode.COLUMN_UNKNOWN, Severity.WARNING, place, {"header": entry.header})]
    if not entry.sure:
        params = {"header": entry.header, "field": entry.field}
        return [Issue(IssueCode.COLUMN_GUESSED, Severity.WARNING, place, params)]
    return []


def _distance(base: Form, columns: list[Column]) -> float:
    """How many columns differ: a missing or added field counts 2, another header ½, lost codes 3."""
    mine = {column.key: column for column in columns}
    theirs = {column.key: column for column in base.columns}
    fields = 2.0 * len(mine.keys() ^ theirs.keys())
    shared = mine.keys() & theirs.keys()
    headers = 0.5 * sum(1 for key in shared if mine[key].header != theirs[key].header)
    codes = 3.0 * sum(1 for key in shared if mine[key].prefix != theirs[key].prefix)
    return fields + headers + codes


def _fitted(columns: list[Column], orientation: str) -> tuple[Column, ...]:
    """Widths scaled so that the table fills the page."""
    total = sum(column.width for column in columns)
    scale = _TEXT_WIDTH[orientation] / total if total else 1.0
    return tuple(replace(column, width=round(column.width * scale, 1)) for column in columns)
