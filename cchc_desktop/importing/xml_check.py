"""One look into an XML part before any reader: no document type, not too deep, not too much of anything."""

from __future__ import annotations

from xml.parsers import expat

from cchc_desktop.importing.archive import Limits, Suspicion, damaged, suspicious
from cchc_desktop.importing.xml_walk import SHEET, SPACE, WORD, Attributes, OnStart, attribute, value, whole

_SPANS = frozenset(f"{space}{SPACE}{local}" for space in WORD for local in ("gridSpan", "gridBefore", "gridAfter"))
_ROWS = frozenset(f"{space}{SPACE}row" for space in SHEET)
_CELLS = frozenset(f"{space}{SPACE}c" for space in SHEET)
_FORMULAS = frozenset(f"{space}{SPACE}f" for space in SHEET)
_COLUMNS = frozenset(f"{space}{SPACE}col" for space in SHEET)
_VALUES = frozenset(f"{space}{SPACE}{local}" for space in SHEET for local in ("v", "is"))
_OTHER_MARKUP = 1_000  # comments, processing instructions
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


class Inspector:
    """Looks into the parts of one file; elements and table positions are counted over all of them."""

    def __init__(self, path: str, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._elements = 0
        self._positions = 0

    def look(self, data: bytes) -> bool:
        """Look into one part. True if it is a sheet with formulas, error values or hidden rows or columns.

        Raises KnownError: SOURCE_SUSPICIOUS, or SOURCE_DAMAGED for what is no XML.
        """
        sheet = _Sheet()
        # Told in no time for what would take seconds to count: every start tag has one "<" that no "/" follows.
        if data.count(b"<") - data.count(b"</") > self._limits.elements + _OTHER_MARKUP:
            raise suspicious(self._path, Suspicion.ELEMENTS)
        try:
            self._parse(data, sheet)
        except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an encoding nobody knows
            raise damaged(self._path, error) from error
        self._positions += sheet.positions
        if sheet.is_outside or self._positions > self._limits.positions:
            raise suspicious(self._path, Suspicion.POSITIONS)
        return sheet.is_notable

    def _parse(self, data: bytes, sheet: _Sheet) -> None:
        limits, depth, count = self._limits, 0, self._elements
        special = {**dict.fromkeys(_SPANS, self._span), **sheet.handlers()}.get

        def on_start(name: str, attributes: Attributes) -> None:
            nonlocal depth, count
            depth += 1
            count += 1
            if depth > limits.depth:
                raise suspicious(self._path, Suspicion.DEPTH)
            if count > limits.elements:
                raise suspicious(self._path, Suspicion.ELEMENTS)
            if (handler := special(name)) is not None:
                handler(attributes)

        def on_end(_name: str) -> None:
            nonlocal depth
            depth -= 1

        def on_doctype(*_: object) -> None:
            raise suspicious(self._path, Suspicion.DOCTYPE)

        parser = expat.ParserCreate(namespace_separator=SPACE)
        parser.ordered_attributes = True
        parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
        parser.StartDoctypeDeclHandler = on_doctype
        parser.Parse(data, True)
        self._elements = count

    def _span(self, attributes: Attributes) -> None:
        if whole(value(attributes)) > self._limits.span:
            raise suspicious(self._path, Suspicion.SPAN)


class _Sheet:
    """A sheet's size – the rectangle from its first position to the last cell with a value – and its peculiarities."""

    def __init__(self) -> None:
        self._row = self._column = 0  # of the cell being read, from 1
        self._last_row = self._last_column = 0
        self.is_notable = False

    @property
    def positions(self) -> int:
        return self._last_row * self._last_column

    @property
    def is_outside(self) -> bool:
        """Whether a value stands where no sheet of Excel reaches."""
        return self._last_row > _MOST_ROWS or self._last_column > _MOST_COLUMNS

    def handlers(self) -> dict[str, OnStart]:
        handlers: dict[str, OnStart] = {}
        for names, handler in (
            (_ROWS, self._on_row), (_COLUMNS, self._on_column), (_CELLS, self._on_cell), (_VALUES, self._on_value),
            (_FORMULAS, self._on_formula),
        ):  # fmt: skip
            handlers |= dict.fromkeys(names, handler)
        return handlers

    def _on_row(self, attributes: Attributes) -> None:
        self._row = whole(attribute(attributes, "r"), self._row + 1)
        self._column = 0
        self.is_notable |= is_hidden(attributes)

    def _on_column(self, attributes: Attributes) -> None:
        self.is_notable |= is_hidden(attributes)

    def _on_cell(self, attributes: Attributes) -> None:
        self._column += 1
        for at in range(0, len(attributes), 2):
            if attributes[at] == "r":
                self._row, self._column = place(attributes[at + 1])
            elif attributes[at] == "t" and attributes[at + 1] == "e":
                self.is_notable = True

    def _on_value(self, _attributes: Attributes) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)

    def _on_formula(self, _attributes: Attributes) -> None:
        self.is_notable = True


def is_hidden(attributes: Attributes) -> bool:
    """Whether a row or a column of a sheet is hidden."""
    return attribute(attributes, "hidden") in ("1", "true", "on")


def place(reference: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell reference like "AB12"; what is no reference lies outside of every sheet."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = min(column * 26 + ord(letter) - ord("A") + 1, _MOST_COLUMNS + 1)
    digits = reference[len(letters) :]
    row = int(digits) if 0 < len(digits) < 8 else _MOST_ROWS + 1
    return row, column if letters.isalpha() and letters.isascii() else _MOST_COLUMNS + 1
