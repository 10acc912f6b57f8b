"""Plain text of a clipboard as a grid: cells between tabs, rows between line ends, quotes as Excel writes them."""

from __future__ import annotations

import re

from cchc_desktop.core.grid import Grid
from cchc_desktop.importing.clip_grid import Found, Tick, place, require_size

# A cell in quotes ends where a quote stands before a tab, a line end or the end; else the quotes are text.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+)')
_EVERY = 2_000  # cells between two reports


def read_text(text: str, tick: Tick) -> Grid | None:
    """The cells of a text; None where it says nothing. One line end at the end is no empty row.

    Raises KnownError(CLIPBOARD_TOO_LARGE or CLIPBOARD_LONG_TEXT).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text.strip():
        return None
    rows: list[list[Found]] = [[]]
    at = count = 0
    while True:
        match = _CELL.match(text, at)
        assert match is not None, "the second choice matches everything"
        quoted = match[1]
        rows[-1].append(Found(match[2] if quoted is None else quoted.replace('""', '"')))
        count += 1
        at = match.end()
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
        if count % _EVERY == 0:
            require_size(count)
            tick(at, len(text))
    grid = place(rows)
    return grid if any(cell.text for row in grid.rows for cell in row.cells) else None
