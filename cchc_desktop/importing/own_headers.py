"""Headers in the words of a form: a form of one's own may call its columns as no vocabulary does.

A table is looked for in the usual words and in those of every form; once found, it is read in one form after the
other, and what a form calls just so is its column, whatever the usual words say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from cchc_desktop.core.forms import Form
from cchc_desktop.core.grid import Grid, Slot, slots
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.importing.headers import Header, HeaderColumn, find_header

_SEARCH_ROWS = 60  # as for headers in the usual words
_FILLED = {"year": r"\d{4}(?:\s*[-–]\s*\d{4})?|…", "last_year": r"\d{4}|…"}  # what the year may look like
_PLACE = re.compile(r"\\\{(year|last_year|number|date|issuer)\\\}")


@dataclass(frozen=True, slots=True)
class Sought:
    """What headers are looked for: of which kinds (outline or not) in the usual words, and of which forms."""

    kinds: tuple[bool, ...]
    forms: tuple[Form, ...] = ()

    @classmethod
    def of(cls, forms: Sequence[Form]) -> Sought:
        """Those of forms that have a table."""
        tables = tuple(form for form in forms if form.columns)
        return cls(tuple(sorted({form.is_outline for form in tables})), tables)


def header_of(grid: Grid, sought: Sought) -> Header | None:
    """The header in the words of an outline, which say more, else in those of a table of levels, else of a form.

    A form goes before the usual words where these leave a column unknown.
    """
    headers = (find_header(grid, outline=outline) for outline in reversed(sought.kinds))
    usual = next((header for header in headers if header is not None), None)
    if usual is not None and all(column.field and column.sure for column in usual.columns):
        return usual
    cover = slots(Grid(grid.width, grid.rows[:_SEARCH_ROWS]))
    own = (_form_header(cover, form) for form in sought.forms if len(form.columns) == grid.width)
    return next((header for header in own if header is not None), usual)


def _form_header(cover: Sequence[Sequence[Slot | None]], form: Form) -> Header | None:
    """The first row that says just what the form's header says; one column alone is no evidence."""
    if len(form.columns) < 2 or not any(column.header.strip() for column in form.columns):
        return None
    for index, line in enumerate(cover):
        cells = [slot.cell for slot in line if slot is not None and slot.begins and slot.cell.colspan == 1]
        if len(cells) == len(line) and _all_said(form, [cell.text for cell in cells]):
            columns = zip(form.column_keys, cells, strict=True)
            return Header(index, 1, tuple(HeaderColumn(cell.text, key) for key, cell in columns), form.is_outline)
    return None


def in_words_of(form: Form, header: Header) -> Header:
    """The header with the columns that the form calls just so: all of them in order, or those not known else."""
    texts = [column.header for column in header.columns]
    if header.outline is not form.is_outline:
        return header
    if len(texts) == len(form.columns) and _all_said(form, texts):
        keys = form.column_keys
        return replace(header, columns=tuple(HeaderColumn(text, key) for text, key in zip(texts, keys, strict=True)))
    known = {column.field for column in header.columns if column.sure}
    named: list[str | None] = []
    for column in header.columns:
        key = column.field if column.sure else None
        if key is None:
            called = (c.key for c in form.columns if c.header.strip() and says(c.header, column.header))
            key = next((key for key in called if key not in known and key not in named), None)
        named.append(key)
    taken = {*known, *named}
    columns = (
        HeaderColumn(c.header, key) if key else replace(c, field=None if c.field in taken else c.field)
        for c, key in zip(header.columns, named, strict=True)
    )
    return replace(header, columns=tuple(columns))


def _all_said(form: Form, texts: Sequence[str]) -> bool:
    return all(says(column.header, text) for column, text in zip(form.columns, texts, strict=True))


def says(pattern: str, text: str) -> bool:
    """True where a printed header, heading or caption is a form's, its places filled in."""
    return parts_of(pattern, text) is not None


def parts_of(pattern: str, text: str) -> dict[str, str] | None:
    """What a printed text says in the places of a form's ("number", "date" …); None where it says something else."""
    match = _compiled(pattern).fullmatch(" ".join(clean(text).split()))
    return match.groupdict() if match else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    named: set[str] = set()

    def place(found: re.Match[str]) -> str:
        name, filled = found[1], _FILLED.get(found[1], ".*")
        group = f"(?:{filled})" if name in named else f"(?P<{name}>{filled})"
        named.add(name)
        return group

    return re.compile(_PLACE.sub(place, re.escape(" ".join(clean(pattern).split()))))
