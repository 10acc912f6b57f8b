"""What an import (or a check) wants the user to look at: a code, a severity, a place, parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class IssueCode(StrEnum):
    """Every kind of doubt; its sentence stands in gui/messages.py."""

    # recognising the table
    COLUMN_MISSING = "column-missing"  # header
    COLUMN_UNKNOWN = "column-unknown"  # header
    COLUMN_GUESSED = "column-guessed"  # header, field
    COLUMN_LEFT_OUT = "column-left-out"  # header, count: the user did not want it; so many cells had texts
    HEADER_REPEATED = "header-repeated"  # count
    TABLES_JOINED = "tables-joined"  # count: tables cut at the pages, read as one
    SECOND_TABLE = "second-table"  # rows
    BLANK_CONTINUES = "blank-continues"  # column, text: an empty cell was read as continuing the cell above
    REPEAT_CONTINUES = "repeat-continues"  # column, text: a repeated cell was read as the same item
    CONTINUED_TASK = "continued-task"  # number, text: one task under two objectives
    ROW_CONTINUES = "row-continues"  # text: a row broken over a page was joined
    NUMBER_DIFFERS = "number-differs"  # printed, expected, column
    NUMBER_MISSING = "number-missing"  # expected, column
    CELL_CROSSES_AREA = "cell-crosses-area"  # column, text
    CELL_SHAPE_LOST = "cell-shape-lost"  # column, text
    AREA_EXTRA_CELLS = "area-extra-cells"  # text
    AREA_MISSING = "area-missing"  # rows before the first area row
    CELLS_MERGED = "cells-merged"  # columns, text: two cells of a row are one
    LEAD_MISSING = "lead-missing"  # text
    # recognising an outline of criteria
    NUMBER_DOUBLED = "number-doubled"  # printed, expected, column
    CRITERION_ORPHAN = "criterion-orphan"  # printed, missing: there is no criterion with the code above it
    POINTS_UNREAD = "points-unread"  # column, text: no number where points belong
    TOTAL_GUESSED = "total-guessed"  # text: the last row was read as the total
    TOTAL_INSIDE = "total-inside"  # text: a row called a total, with criteria behind it
    # recognising the text
    SECTION_NUMBER_DIFFERS = "section-number-differs"  # printed, expected, text: doubled or out of order, kept
    SECTION_NUMBER_MISSING = "section-number-missing"  # expected, text: a heading without its number
    TEXT_UNPLACED = "text-unplaced"  # text: kept with the document, fits nowhere
    # reading the file
    TEXT_CLEANED = "text-cleaned"  # count: characters no document may hold were removed
    MARGIN_TEXT = "margin-text"  # text: of a header, a footer or a note; kept with the document, fits nowhere
    MARGIN_TABLE = "margin-table"  # rows: the table stands in a header or footer, and was read
    TEXT_OUTSIDE_TABLE = "text-outside-table"  # count: paragraphs that were not taken over
    NESTED_TABLE = "nested-table"  # text
    TRACKED_CHANGES = "tracked-changes"  # count
    COMMENTS_LEFT = "comments-left"  # count
    FORMULA_WITHOUT_VALUE = "formula-without-value"  # count
    CELL_ERROR = "cell-error"  # count: cells that show an error value (#REF!)
    HIDDEN_SHEET = "hidden-sheet"  # name: read like the others
    HIDDEN_CELLS = "hidden-cells"  # count: hidden rows and columns, read like the others
    UNSEEN_TEXT = "unseen-text"  # count: texts that Word or Excel does not show, not read
    SYMBOL_UNREAD = "symbol-unread"  # count: signs of unknown symbol fonts
    PART_UNREAD = "part-unread"  # count: documents embedded in the text
    LEGACY_FONT = "legacy-font"  # font: text in a font from before Unicode (TCVN3, VNI)
    LEGACY_CONVERTED = "legacy-converted"  # font, count: texts turned into Unicode by what their font says
    LETTERS_LOST = "letters-lost"  # text, count: signs of the file that stand for no known letter
    PAGES_SCANNED = "pages-scanned"  # count: pages of a PDF that are pictures, not read
    TABLE_BY_TEXT = "table-by-text"  # a table of a PDF without lines: columns and rows by where the texts stand
    NUMBER_FORMAT_GUESSED = "number-format-guessed"  # count: automatic numbers in an unknown format
    # filling the user's own Word template
    TEMPLATE_PLACE_UNKNOWN = "template-place-unknown"  # text: a place whose name is none of ours, left as it is
    TEMPLATE_PLACE_MISSING = "template-place-missing"  # text: places that the template does not have
    TEMPLATE_PLACE_WRONG = "template-place-wrong"  # the appendices' place is not a paragraph of its own in the text
    TEMPLATE_DROPPED = "template-dropped"  # text: macros, links … that were not taken over
    FORM_GUESSED = "form-guessed"  # form, other
    FORM_NEW = "form-new"  # form, other: no known form is like the table; the nearest is the other


@dataclass(frozen=True, slots=True)
class Place:
    """Where an issue is: a row and column of the source table (from 0), and the item it became, if any."""

    row: int | None = None
    column: int | None = None
    item: str | None = None
    label: str = ""


def _no_params() -> dict[str, str | int]:
    return {}


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubt: what (code), how much it matters, where, and the values its sentence names."""

    code: IssueCode
    severity: Severity = Severity.INFO
    where: Place = Place()
    params: Mapping[str, str | int] = field(default_factory=_no_params)
