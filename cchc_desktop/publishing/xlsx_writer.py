"""Grid → Excel: appendix sheets that look like the official paper, every text a text, every row high enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import accumulate, pairwise
from math import ceil
from typing import Any, BinaryIO

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc_desktop.core.flat_rows import FLAT_SHEET, FlatTable
from cchc_desktop.core.grid import Grid, RowKind, is_list
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.excel_numbers import excel_number
from cchc_desktop.publishing.excel_text import excel_text
from cchc_desktop.publishing.flat_sheet import write_flat_sheet
from cchc_desktop.publishing.page_breaks import begins_at_top, page_breaks
from cchc_desktop.publishing.printing import (
    cell_align,
    is_bold,
    office_text,
    require_valid,
    stays_with_next,
    title_block,
)
from cchc_desktop.publishing.row_heights import HIGHEST_ROW, PADDING, TableHeights, TallText, row_heights, text_height
from cchc_desktop.publishing.sheet_names import sheet_names
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from cchc_desktop.publishing.text_fit import face

_MOST_FROZEN = 300.0  # points: higher headers would leave no room to scroll on a small screen
_LONG_TEXT = 255  # letters; older Excels show a longer text in a cell of the format "text" as ####
_POINTS_PER_PIXEL = 0.75
_PAGE_FILL = 0.95  # of a page's height is filled: printers set rows up to some percent higher than the screen
_MOST_BREAKS = 1_023  # page breaks that Excel takes in a sheet

# The Normal style counts column widths in digits of its font. A digit of Times New Roman 12 is exactly 8 pixels wide
# on a 96 dpi screen; at 11 it would be 7.5, rounded this way or that.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
    "default_row_height": 21,  # pixels
    "default_column_width": 72,  # pixels
}


def write_xlsx(
    sheets: Sequence[AppendixSheet],
    properties: DocumentProperties,
    target: BinaryIO,
    flat: FlatTable | None = None,
) -> None:
    """Writes the sheets to ``target`` as one Excel workbook, behind them ``flat`` as a sheet for filtering.

    A text that needs more than Excel's 409.5 points is set up to a fifth smaller; where that does not help, its row is
    spread over several sheet rows, all its cells merged over them. A text above 32,767 letters is cut and ends in "…".
    Raises ValueError for a grid that :func:`cchc_desktop.core.grid.check` rejects, OSError where ``target`` does.
    """
    for sheet in sheets:
        require_valid(sheet.grid)
    # Into memory first: where the target fails, XlsxWriter would hide the error and leave an open zip file behind.
    buffer = BytesIO()
    workbook = Workbook(buffer, _OPTIONS)
    created = (properties.created or datetime.now(UTC)).astimezone(UTC)
    texts = {"title": office_text(properties.title), "author": office_text(properties.author)}
    workbook.set_properties({**texts, "created": created})
    wishes = [sheet.name or sheet.heading or sheet.title for sheet in sheets] or [""]
    *names, flat_name = sheet_names([*wishes, FLAT_SHEET])
    for name, sheet in zip(names, sheets or [AppendixSheet(Grid(0, ()))], strict=True):
        _SheetWriter(workbook, workbook.add_worksheet(name, _PlanWorksheet), sheet).write()
    if flat is not None:
        write_flat_sheet(workbook, workbook.add_worksheet(flat_name, _PlanWorksheet), flat)
    workbook.close()
    target.write(buffer.getbuffer())


class _PlanWorksheet(Worksheet):
    """A worksheet whose first page has no header (Decree 30/2020: no number on page 1).

    XlsxWriter has no call for Excel's "different first page" (its issue 454), so one of its methods is replaced.
    """

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", "1")])
        self._write_odd_header()
        self._xml_end_tag("headerFooter")


# Kind of row, column, columns covered, type size, text at the top of its cell, a list, format code.
_FormatKey = tuple[RowKind, int, int, float, bool, bool, str]
# "@": a text stays a text also when the user edits it ("- Sở Nội vụ", "05", "12/2027").
_TEXT, _GENERAL = "@", "General"
_LEAST_SHRUNK = 0.6  # a number is never broken over two lines: a wider one is set smaller, down to this share


class _SheetWriter:
    """Writes one sheet from the top; ``_heights`` are the sheet rows so far, in points."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, source: AppendixSheet) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._source = source
        self._grid = source.grid
        self._heights: list[float] = []
        width = int(source.page.text_width_mm / 25.4 * 96)
        self._pixels = scaled_widths(source.grid, width) or [width]
        self._formats: dict[_FormatKey, Format] = {}
        page = source.page
        self._paper = (page.height_mm - page.top_mm - page.bottom_mm) / 25.4 * 72 * _PAGE_FILL

    def write(self) -> None:
        """Title block, table, end mark; then how the sheet is shown and printed."""
        for column, pixels in enumerate(self._pixels):
            self._sheet.set_column_pixels(column, column, pixels)
        self._write_title_block()
        starts, table = self._add_table_rows()
        if mark := office_text(self._source.end_mark):
            self._write_line(mark, {"font_size": self._source.type.caption_pt, "align": "right"})
        breaks = self._page_breaks(starts, table.texts)
        self._write_table(starts, table.sizes, breaks)
        if len(starts) > 1:
            area = xl_range(starts[0], 0, starts[-1] - 1, len(self._pixels) - 1)
            self._sheet.ignore_errors({"number_stored_as_text": area})  # no green corners at "1" and "05"
        _set_up_page(self._sheet, self._source)
        self._sheet.print_area(0, 0, max(len(self._heights) - 1, 0), len(self._pixels) - 1)
        self._set_up_header_rows(starts[0], starts[self._grid.header_count])
        self._sheet.set_h_pagebreaks(breaks[:_MOST_BREAKS])

    def _add_row(self, height: float) -> int:
        row = len(self._heights)
        self._sheet.set_row(row, height)
        self._heights.append(height)
        return row

    def _write_title_block(self) -> None:
        kind = self._source.type
        looks = {
            "heading": {"bold": True, "font_size": kind.heading_pt},
            "title": {"bold": True, "font_size": kind.title_pt},
            "caption": {"italic": True, "font_size": kind.caption_pt},
        }
        for role, line in title_block(self._source):
            self._write_line(line, {**looks[role], "align": "center"})
        if self._heights and self._grid.rows:
            self._add_row(6)  # between the caption and the table

    def _write_line(self, text: str, look: dict[str, Any]) -> None:
        """A text over the whole width of the table, as high as it needs."""
        line_format = self._workbook.add_format(
            {"font_name": self._source.type.family, "valign": "vcenter", "text_wrap": True, "num_format": "@", **look}
        )
        width = sum(self._pixels) * _POINTS_PER_PIXEL
        height = text_height(text, width, look["font_size"], look.get("bold", False))
        row = self._add_row(min(height, HIGHEST_ROW))
        self._put((row, 0), (row, len(self._pixels) - 1), excel_text(text), line_format)

    def _add_table_rows(self) -> tuple[list[int], TableHeights]:
        """Gives every row its height; returns the first sheet row of each grid row, and the row after the last."""
        widths = [pixels * _POINTS_PER_PIXEL for pixels in self._pixels]
        table = row_heights(self._grid, widths, self._source.type.table_pt)
        starts = [len(self._heights)]
        for height in table.rows:
            parts = ceil(height / HIGHEST_ROW)
            for _ in range(parts):
                self._add_row(height / parts)
            starts.append(starts[-1] + parts)
        return starts, table

    def _write_table(self, starts: list[int], sizes: dict[tuple[int, int], float], breaks: list[int]) -> None:
        formats, write_string, numbers = self._formats, self._sheet.write_string, self._source.numbers
        size = self._source.type.table_pt
        tops = [0.0, *accumulate(self._heights)]
        for index, row in enumerate(self._grid.rows):
            kind, first = row.kind, starts[index]
            for cell in row.cells:
                text, col, colspan = excel_text(cell.text), cell.col, cell.colspan
                end = starts[index + cell.rowspan]
                at_top = end > first + 1 and begins_at_top(first, end, tops, breaks, self._paper)
                own_size = sizes.get((index, col), size) if sizes else size
                number = self._number(text, kind, col, colspan) if col in numbers else None
                code = number[1] if number else _TEXT if len(text) <= _LONG_TEXT else _GENERAL
                key = (kind, col, colspan, own_size, at_top, "\n" in text and is_list(text), code)
                cell_format = formats.get(key) or self._new_format(key)
                if number:
                    self._put_number((first, col), (end - 1, col + colspan - 1), number[0], cell_format)
                elif end == first + 1 and colspan == 1 and text and text[0] != "<":
                    write_string(first, col, text, cell_format)  # nearly all cells: the straight way
                else:
                    self._put((first, col), (end - 1, col + colspan - 1), text, cell_format)

    def _number(self, text: str, kind: RowKind, col: int, colspan: int) -> tuple[float, str] | None:
        """What a text is worth and how it is shown; None where it stays a text."""
        found = excel_number(text) if kind is not RowKind.HEADER else None
        if found is None:
            return None
        room = sum(self._pixels[col : col + colspan]) * _POINTS_PER_PIXEL - PADDING
        needed = face(is_bold(kind)).width(text) * self._source.type.table_pt
        return found if needed * _LEAST_SHRUNK <= room else None

    def _put_number(self, first: tuple[int, int], last: tuple[int, int], value: float, cell_format: Format) -> None:
        if first != last:
            self._sheet.merge_range(*first, *last, "", cell_format)
        self._sheet.write_number(*first, value, cell_format)

    def _put(self, first: tuple[int, int], last: tuple[int, int], text: str, cell_format: Format) -> None:
        """A text in a cell or a merged range; every cell of the range gets the format, hence all its borders."""
        # XlsxWriter takes "<r>…</r>" for ready-made rich text and writes it unescaped: hand it over in two runs.
        in_runs = text.startswith("<r>") and text.endswith("</r>")
        if first != last:
            self._sheet.merge_range(*first, *last, "" if in_runs else text, cell_format)
        elif text and not in_runs:
            self._sheet.write_string(*first, text, cell_format)
        else:
            self._sheet.write_blank(*first, None, cell_format)
        if in_runs:
            self._sheet.write_rich_string(*first, cell_format, text[:3], text[3:], cell_format)

    def _new_format(self, key: _FormatKey) -> Format:
        kind, col, colspan, size, at_top, listed, code = key
        is_number = code not in (_TEXT, _GENERAL)
        made = self._formats[key] = self._workbook.add_format(
            {
                "font_name": self._source.type.family,
                "font_size": size,
                "bold": is_bold(kind),
                "align": cell_align(col, colspan, kind, alignments(self._grid), listed=listed).value,
                "valign": "top" if at_top else "vcenter",
                "text_wrap": not is_number,
                "shrink": is_number,
                "border": 1,
                "num_format": code,
            }
        )
        return made

    def _set_up_header_rows(self, header: int, body: int) -> None:
        """The header rows are repeated on every page and stay in sight with the title block above them."""
        if header < body:
            self._sheet.repeat_rows(header, body - 1)
            if sum(self._heights[:body]) <= _MOST_FROZEN:
                self._sheet.freeze_panes(body, 0)

    def _page_breaks(self, starts: list[int], merged: list[TallText]) -> list[int]:
        """The rows before which a page begins."""
        header, body = starts[0], starts[self._grid.header_count]
        repeated = sum(self._heights[header:body])
        if repeated >= self._paper:
            return []  # the repeated rows leave no room for others, wherever a page ends
        split = [
            TallText(first, end - first, sum(self._heights[first:end]))
            for first, end in pairwise(starts)
            if end > first + 1
        ]
        merges = [(starts[text.first], starts[text.first + text.rows], text.needed) for text in merged]
        texts = split + [TallText(first, end - first, needed) for first, end, needed in merges]
        rows = self._grid.rows
        heads = [starts[index + 1] - 1 for index in range(len(rows)) if stays_with_next(rows, index)]
        last = [starts[-1] - 1] if len(self._heights) > starts[-1] else []  # the end mark never stands alone
        keep = [*range(body), *heads, *last]  # the title block with its table, an area with its first task
        return page_breaks(self._heights, texts, keep, self._paper, repeated)


def _set_up_page(sheet: Worksheet, source: AppendixSheet) -> None:
    """A4, margins, one page wide and as many high as it takes, page numbers."""
    page, kind = source.page, source.type
    if page.landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(9)  # A4
    left, right, top, bottom = (mm / 25.4 for mm in (page.left_mm, page.right_mm, page.top_mm, page.bottom_mm))
    sheet.set_margins(left, right, top, bottom)
    sheet.fit_to_pages(1, 0)
    # Decree 30/2020, Phụ lục I, mục II.7: in the middle of the top margin, from 1 in each appendix.
    sheet.set_header(f'&C&"{kind.family},Regular"&{round(kind.page_number_pt)}&P', {"margin": top / 2})
    sheet.set_start_page(1)
