"""Old Excel files (.xls): one table for every sheet that shows anything; values as they are shown, merged cells."""

from __future__ import annotations

import io
from collections import Counter
from itertools import chain

import python_calamine as calamine

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue, IssueCode
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import LIMITS, Limits, Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Source, Table
from cchc_desktop.importing.compound import stream
from cchc_desktop.importing.legacy_fonts import converted
from cchc_desktop.importing.legacy_text import encoding_of
from cchc_desktop.importing.number_formats import Value, shown
from cchc_desktop.importing.sheets import cleaning_issues, sheet_table
from cchc_desktop.importing.texts import Cleaner
from cchc_desktop.importing.xls_facts import XlsFacts, XlsSheet, xls_facts

_VISIBLE = calamine.SheetVisibleEnum.Visible
_SHEET = calamine.SheetTypeEnum.WorkSheet


def read_xls(data: bytes, path: str, name: str, limits: Limits = LIMITS) -> Source:
    """The sheets of a file. Raises KnownError: SOURCE_ENCRYPTED, SOURCE_DAMAGED or SOURCE_SUSPICIOUS."""
    try:
        with no_collection():
            return _Reader(data, path, limits).read(name)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(path, error) from error
    except BaseException as error:
        # The library's own bugs arrive as pyo3's PanicException, which is no Exception and has no importable name.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path, error) from error


class _Reader:
    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self._data, self._path, self._limits = data, path, limits
        self._clean = Cleaner()
        self._legacy: Counter[str] = Counter()

    def read(self, name: str) -> Source:
        facts = self._facts()
        tables: list[Table] = []
        issues: list[Issue] = []
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(self._data)) as workbook:
            for index, sheet in enumerate(workbook.sheets_metadata):
                if sheet.typ != _SHEET:
                    continue
                own = facts.sheets[index] if index < len(facts.sheets) else XlsSheet()
                table, found = self._table(workbook.get_sheet_by_index(index), own, facts, sheet.visible != _VISIBLE)
                tables += [table] if table is not None else []
                issues += found
        issues += [*converted(self._legacy), *cleaning_issues(self._clean)]
        return Source(name, "xls", tuple(tables), tuple(issues))

    def _facts(self) -> XlsFacts:
        content = stream(self._data, "Workbook") or stream(self._data, "Book")
        facts = xls_facts(content) if content else XlsFacts()
        if facts.encrypted:
            raise KnownError(ErrorCode.SOURCE_ENCRYPTED, path=self._path)
        for sheet in facts.sheets:  # before the library makes a rectangle of it
            rows = max((row for row, _ in sheet.styles), default=0) + 1
            if rows * (max((col for _, col in sheet.styles), default=0) + 1) > self._limits.positions:
                raise suspicious(self._path, Suspicion.POSITIONS)
        return facts

    def _table(
        self, sheet: calamine.CalamineSheet, own: XlsSheet, facts: XlsFacts, hidden: bool
    ) -> tuple[Table | None, list[Issue]]:
        rows = sheet.to_python(skip_empty_area=False)
        width = len(rows[0]) if rows else 0
        values: list[Value] = list(chain.from_iterable(rows))
        texts = [self._text(value, divmod(at, width), own, facts) for at, value in enumerate(values)]
        merges = sheet.merged_cell_ranges or ()
        counts = {IssueCode.CELL_ERROR: len(own.errors), IssueCode.HIDDEN_CELLS: own.hidden}
        return sheet_table(self._clean.many(texts), width, merges, sheet.name, hidden=hidden, counts=counts)

    def _text(self, value: Value, position: tuple[int, int], own: XlsSheet, facts: XlsFacts) -> str:
        if position in own.errors:
            return own.errors[position]
        style = own.styles.get(position, -1)
        known = 0 <= style < len(facts.formats)
        if not isinstance(value, str):
            return shown(value, facts.formats[style] if known else "")
        font = facts.fonts[style] if known else ""
        encoding = encoding_of(font)
        if encoding is None or not encoding.changes(value):
            return value
        self._legacy[font] += 1
        return encoding.decode(value)
