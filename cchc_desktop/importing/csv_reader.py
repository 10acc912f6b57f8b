"""Text tables (.csv, .tsv, .txt): delimiter and encoding are found out; cells may hold quotes and line breaks."""

from __future__ import annotations

import csv
import io

from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.importing.archive import LIMITS, Limits, Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Source
from cchc_desktop.importing.charset import decode
from cchc_desktop.importing.sheets import cleaning_issues, sheet_table
from cchc_desktop.importing.texts import Cleaner

_DELIMITERS = (";", "\t", ",", "|")  # Excel with Vietnamese settings writes ";", as "," is the decimal mark
_TRIED_ROWS = 200
_LONGEST_CELL = 1_000_000
_SHEET_NAME = "Bảng"


def read_csv(data: bytes, path: str, name: str, limits: Limits = LIMITS) -> Source:
    """The one table of a file. Raises KnownError: SOURCE_DAMAGED or SOURCE_SUSPICIOUS."""
    text, unread = decode(data)
    text = text.replace("\0", "")
    delimiter, text = _said(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = _rows(text, delimiter or _delimiter(text))
    except csv.Error as error:
        raise damaged(path, error) from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.positions:
        raise suspicious(path, Suspicion.POSITIONS)
    clean = Cleaner()
    texts = clean.many([cell for row in rows for cell in (*row, *[""] * (width - len(row)))])
    table, issues = sheet_table(texts, width, (), _SHEET_NAME, counts={})
    if unread:
        issues.append(Issue(IssueCode.LETTERS_LOST, Severity.WARNING, params={"count": unread, "text": name}))
    return Source(name, "csv", (table,) if table is not None else (), (*issues, *cleaning_issues(clean)))


def _said(text: str) -> tuple[str, str]:
    """The delimiter that Excel's first line "sep=;" states, and the text behind it."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], rest
    return ("\t", rest) if first.lower() == "sep=" else ("", text)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, doublequote=True))


def _delimiter(text: str) -> str:
    """The delimiter with which the most rows have the same number of columns, more than one."""
    best, score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            widths = [len(row) for row, _ in zip(reader, range(_TRIED_ROWS), strict=False) if row]
        except csv.Error:
            continue
        common = max(set(widths), key=widths.count, default=0)
        found = (widths.count(common) if common > 1 else 0, common)
        if found > score:
            best, score = delimiter, found
    return best
