"""Excel files (.xlsx, .xlsm, .xltx): one table for every sheet that shows anything, and what was not read."""

from __future__ import annotations

import io
from itertools import chain
from xml.parsers import expat

import python_calamine as calamine

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import damaged
from cchc_desktop.importing.blocks import Source, Table
from cchc_desktop.importing.legacy_fonts import converted, legacy_font
from cchc_desktop.importing.number_formats import Value, shown
from cchc_desktop.importing.package import Package
from cchc_desktop.importing.texts import Cleaner
from cchc_desktop.importing.xlsx_facts import SheetFacts, format_codes, sheet_facts
from cchc_desktop.importing.xlsx_fonts import OldFonts, names_old_font
from cchc_desktop.importing.xlsx_grid import SheetGrid
from cchc_desktop.importing.xml_walk import elements

_VISIBLE = calamine.SheetVisibleEnum.Visible
_SHEET = calamine.SheetTypeEnum.WorkSheet


def read_xlsx(package: Package) -> Source:
    """The sheets of an Excel package: values as they are shown, merged cells as such, hidden sheets marked.

    Raises KnownError (SOURCE_DAMAGED).
    """
    try:
        with no_collection():
            return _Reader(package).read()
    except (expat.ExpatError, calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(package.path, error) from error
    except BaseException as error:
        # The library's own bugs arrive as pyo3's PanicException, which is no Exception and has no importable name.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(package.path, error) from error


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._clean = Cleaner()
        self._issues: list[Issue] = []
        self._formats: list[str] | None = None
        self._fonts = self._old_fonts()

    def read(self) -> Source:
        package = self._package
        parts = self._sheet_parts()
        tables: list[Table] = []
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(package.archive.data)) as workbook:
            for index, sheet in enumerate(workbook.sheets_metadata):
                if sheet.typ == _SHEET:
                    part = parts.get(sheet.name, "")
                    table = self._table(workbook.get_sheet_by_index(index), part, sheet.visible != _VISIBLE)
                    tables += [table] if table.grid.width else []
        self._note_what_was_left()
        return Source(package.name, "xlsx", tuple(tables), tuple(self._issues))

    def _old_fonts(self) -> OldFonts | None:
        """The fonts of cells, where they matter: where a part names one from before Unicode."""
        styles, shared = self._part("styles"), self._part("sharedStrings")
        sheets = (self._package.part(link.target) for link in self._package.related(["worksheet"]))
        return OldFonts(styles, shared) if names_old_font(styles, (shared, *sheets)) else None

    def _sheet_parts(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name."""
        targets = {link.id: link.target for link in self._package.related(["worksheet"])}
        return {
            attributes.get("name", ""): targets[attributes["id"]]
            for tag, attributes in elements(self._package.part(self._package.main))
            if tag == "sheet" and attributes.get("id") in targets
        }

    def _table(self, sheet: calamine.CalamineSheet, part: str, hidden: bool) -> Table:
        rows = sheet.to_python(skip_empty_area=False)
        width = len(rows[0]) if rows else 0
        values: list[Value] = list(chain.from_iterable(rows))
        texts = self._texts(values, width, part, sheet.name)
        layout = SheetGrid(texts, width, sheet.merged_cell_ranges or ()) if width else SheetGrid([], 1, ())
        table = Table(layout.build(), sheet.name, hidden)
        for row, column in layout.overlaps:
            place = Place(row, column, label=sheet.name)
            params: dict[str, str | int] = {"column": column + 1, "text": ""}
            self._issues.append(Issue(IssueCode.CELL_SHAPE_LOST, Severity.WARNING, place, params))
        self._count(IssueCode.UNSEEN_TEXT, layout.covered, sheet.name)
        if hidden and table.grid.width:
            self._issues.append(
                Issue(IssueCode.HIDDEN_SHEET, Severity.WARNING, Place(label=sheet.name), {"name": sheet.name})
            )
        return table

    def _texts(self, values: list[Value], width: int, part: str, name: str) -> list[str]:
        """The cleaned texts of all positions; numbers and dates as they are shown."""
        only_texts = set(map(type, values)) <= {str}
        numbers = [] if only_texts else [at for at, value in enumerate(values) if not isinstance(value, str)]
        formats = self._format_codes() if numbers else []
        look = part and (any(formats) or self._package.is_notable(part))
        facts = sheet_facts(self._package.part(part)) if look else SheetFacts()
        for at in numbers:
            style = facts.styles.get(divmod(at, width), -1)
            values[at] = shown(values[at], formats[style] if 0 <= style < len(formats) else "")
        for (row, column), text in facts.errors.items():
            if column < width and row * width + column < len(values):
                values[row * width + column] = text
        if self._fonts is not None and part:
            for (row, column), text in self._fonts.texts(self._package.part(part)).items():
                if column < width and row * width + column < len(values):
                    values[row * width + column] = text
        self._count(IssueCode.CELL_ERROR, len(facts.errors), name)
        self._count(IssueCode.FORMULA_WITHOUT_VALUE, facts.without_value, name)
        self._count(IssueCode.HIDDEN_CELLS, facts.hidden, name)
        return self._clean.many(values)  # pyright: ignore[reportArgumentType] - all texts by now

    def _format_codes(self) -> list[str]:
        if self._formats is None:
            self._formats = format_codes(self._part("styles"))
        return self._formats

    def _part(self, kind: str) -> bytes | None:
        links = self._package.related([kind])
        return self._package.part(links[0].target) if links else None

    def _count(self, code: IssueCode, count: int, sheet: str) -> None:
        if count:
            self._issues.append(Issue(code, Severity.WARNING, Place(label=sheet), {"count": count}))

    def _note_what_was_left(self) -> None:
        if self._clean.unread:
            self._issues.append(Issue(IssueCode.SYMBOL_UNREAD, Severity.WARNING, params={"count": self._clean.unread}))
        if self._clean.removed:
            self._issues.append(Issue(IssueCode.TEXT_CLEANED, Severity.INFO, params={"count": self._clean.removed}))
        self._issues += converted(self._fonts.legacy) if self._fonts is not None else []
        styles = self._part("styles")
        if styles and (font := legacy_font(self._clean.noise, [styles])):
            self._issues.append(Issue(IssueCode.LEGACY_FONT, Severity.WARNING, params={"font": font}))
