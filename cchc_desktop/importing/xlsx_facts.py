"""What a sheet's own XML tells and the library does not: number formats, errors, empty formulas, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from cchc_desktop.importing.number_formats import BUILT_IN
from cchc_desktop.importing.xml_check import is_hidden, place
from cchc_desktop.importing.xml_walk import SHEET, Attributes, Walk, attribute, whole

Position: TypeAlias = tuple[int, int]  # row and column, from 0


@dataclass(slots=True)
class SheetFacts:
    """``styles``: the style of each number, by its cell; ``errors``: "#REF!" by cell; the others count."""

    styles: dict[Position, int] = field(default_factory=dict[Position, int])
    errors: dict[Position, str] = field(default_factory=dict[Position, str])
    without_value: int = 0
    hidden: int = 0


def sheet_facts(data: bytes) -> SheetFacts:
    """Read them in one pass. Raises expat.ExpatError."""
    return _FactsWalk().read(data)


class _FactsWalk:
    def __init__(self) -> None:
        self._facts = SheetFacts()
        self._row = self._column = 0  # from 1
        self._type = ""
        self._style = 0
        self._has_formula = self._in_value = False
        self._value = ""

    def read(self, data: bytes) -> SheetFacts:
        starts = {"row": self._on_row, "col": self._on_column, "c": self._on_cell, "f": self._on_formula,
                  "v": self._start_value}  # fmt: skip
        Walk({SHEET: starts}, {SHEET: {"v": self._end_value, "c": self._end_cell}}).run(data, self._take)
        return self._facts

    def _on_row(self, attributes: Attributes) -> None:
        self._row = whole(attribute(attributes, "r"), self._row + 1)
        self._column = 0
        self._facts.hidden += is_hidden(attributes)

    def _on_column(self, attributes: Attributes) -> None:
        self._facts.hidden += is_hidden(attributes)

    def _on_cell(self, attributes: Attributes) -> None:
        reference = attribute(attributes, "r")
        if reference:
            self._row, self._column = place(reference)
        else:
            self._column += 1
        self._type = attribute(attributes, "t", "n")
        self._style = whole(attribute(attributes, "s"))
        self._has_formula, self._value = False, ""

    def _on_formula(self, _attributes: Attributes) -> None:
        self._has_formula = True

    def _start_value(self, _attributes: Attributes) -> None:
        self._in_value = True

    def _end_value(self) -> None:
        self._in_value = False

    def _take(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _end_cell(self) -> None:
        position = self._row - 1, self._column - 1
        if self._type == "e" and self._value:
            self._facts.errors[position] = self._value
        elif self._type in ("n", "d") and self._value:
            self._facts.styles[position] = self._style
        if self._has_formula and not self._value and self._type != "str":
            self._facts.without_value += 1


def format_codes(data: bytes | None) -> list[str]:
    """The format code of each cell style, "" for those that show a number as it is. Raises expat.ExpatError."""
    own: dict[int, str] = {}
    ids: list[int] = []
    in_cells = False

    def on_format(attributes: Attributes) -> None:
        own[whole(attribute(attributes, "numFmtId"))] = attribute(attributes, "formatCode")

    def on_cell_styles(_attributes: Attributes) -> None:
        nonlocal in_cells
        in_cells = True

    def after_cell_styles() -> None:
        nonlocal in_cells
        in_cells = False

    def on_style(attributes: Attributes) -> None:
        if in_cells:
            ids.append(whole(attribute(attributes, "numFmtId")))

    if data:
        starts = {"numFmt": on_format, "cellXfs": on_cell_styles, "xf": on_style}
        Walk({SHEET: starts}, {SHEET: {"cellXfs": after_cell_styles}}).run(data)
    codes = (own.get(number, BUILT_IN.get(number, "")) for number in ids)
    return ["" if code in ("General", "@") else code for code in codes]
