"""Grid → CSV for other programs: a flat table, texts unchanged, merged texts on each of their rows."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from cchc_desktop.core.grid import Grid, RowKind, slots
from cchc_desktop.publishing.printing import office_text, require_valid
from cchc_desktop.publishing.spec import AppendixSheet

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


def write_csv(sheet: AppendixSheet, target: BinaryIO, *, safe_for_excel: bool = False) -> None:
    """Writes the table of a sheet: UTF-8 with byte order mark, comma, CRLF (RFC 4180); header rows first.

    A cell over several rows or columns stands in each of them; in area, header and total rows only in its first
    column. ``safe_for_excel``: a text that Excel would take for a formula (= + - @ or a tab in front) gets an
    apostrophe before it; other programs then see that apostrophe.
    Raises ValueError for a grid that :func:`cchc_desktop.core.grid.check` rejects, OSError where ``target`` does.
    """
    require_valid(sheet.grid)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for record in _records(sheet.grid):
        writer.writerow([_safe(value) for value in record] if safe_for_excel else record)
    target.write(text.getvalue().encode("utf-8-sig"))


def _records(grid: Grid) -> list[list[str]]:
    records: list[list[str]] = []
    for row, line in zip(grid.rows, slots(grid), strict=True):
        record: list[str] = []
        for col, slot in enumerate(line):
            assert slot is not None  # a valid grid covers every position
            shown = row.kind is RowKind.ENTRY or col == slot.cell.col
            record.append(office_text(slot.cell.text) if shown else "")
        records.append(record)
    return records


def _safe(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value
