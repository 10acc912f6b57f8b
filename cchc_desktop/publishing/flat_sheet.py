"""The second sheet of a workbook: the plan as data, without merges, with filter buttons and a header that stays.

Numbers and dates are numbers and dates of Excel; every other text stays one, whatever it begins with.
"""

from __future__ import annotations

from datetime import date, datetime, time
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc_desktop.core.flat_rows import FlatColumn, FlatTable
from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind, is_list
from cchc_desktop.publishing.excel_numbers import excel_number
from cchc_desktop.publishing.excel_text import excel_text
from cchc_desktop.publishing.row_heights import HIGHEST_ROW, PADDING, row_heights
from cchc_desktop.publishing.spec import TypeSetup
from cchc_desktop.publishing.text_fit import face

_PIXELS_PER_MM = 96 / 25.4
_POINTS_PER_PIXEL = 0.75
_NARROWEST = 48  # pixels: a heading of one word beside its filter button
_TEXT_MM, _WIDER = 30.0, 1.6  # columns from this width on hold texts; how much wider they are than on paper
_BUTTON = 15.0  # points that the filter button covers of the heading's last line
_SPARE = 1.05  # screens and printers set letters somewhat wider
_LONG_TEXT = 255  # letters; older Excels show a longer text in a cell of the format "text" as ####


def write_flat_sheet(workbook: Workbook, sheet: Worksheet, table: FlatTable, kind: TypeSetup | None = None) -> None:
    """Fills ``sheet``; texts above Excel's highest row are shown in part and are whole in the cell."""
    _FlatWriter(workbook, sheet, table, kind or TypeSetup()).write()


class _FlatWriter:
    def __init__(self, workbook: Workbook, sheet: Worksheet, table: FlatTable, kind: TypeSetup) -> None:
        self._workbook, self._sheet, self._table, self._type = workbook, sheet, table, kind
        self._formats: dict[tuple[Align, str, bool], Format] = {}

    def write(self) -> None:
        """Header, lines, filter; then how the sheet is shown and printed."""
        table, sheet = self._table, self._sheet
        pixels = [max(_width(column), self._needed(index)) for index, column in enumerate(table.columns)]
        for index, width in enumerate(pixels):
            sheet.set_column_pixels(index, index, width)
        heights = self._heights([width * _POINTS_PER_PIXEL for width in pixels])
        for row, height in enumerate(heights):
            sheet.set_row(row, min(height + (_BUTTON if row == 0 else 0), HIGHEST_ROW))
        for index, column in enumerate(table.columns):
            sheet.write_string(0, index, excel_text(column.header), self._format(Align.CENTER, "@", bold=True))
        for row, line in enumerate(table.rows, 1):
            for index, (column, value) in enumerate(zip(table.columns, line, strict=True)):
                self._put(row, index, column, value)
        last = (len(table.rows), len(table.columns) - 1)
        sheet.autofilter(0, 0, *last)
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(table.rows) + 1}"})
        self._set_up_page(last)

    def _heights(self, widths: list[float]) -> list[float]:
        """The header's height and every line's, so that nothing is cut off."""
        lines = [tuple(column.header for column in self._table.columns), *self._table.rows]
        rows = tuple(
            Row(tuple(Cell(i, _shown(value)) for i, value in enumerate(line)), RowKind.ENTRY if at else RowKind.HEADER)
            for at, line in enumerate(lines)
        )
        styles = tuple(ColumnStyle(column.width_mm, column.align) for column in self._table.columns)
        return row_heights(Grid(len(styles), rows, styles), widths, self._type.table_pt).rows

    def _needed(self, index: int) -> int:
        """The pixels of the widest number in a column: a number is never broken over two lines."""
        if not self._table.columns[index].numeric:
            return 0
        texts = {value for line in self._table.rows if isinstance(value := line[index], str) and excel_number(value)}
        widest = max((face(False).width(text) for text in texts), default=0.0) * self._type.table_pt
        return ceil((widest * _SPARE + PADDING) / _POINTS_PER_PIXEL)

    def _put(self, row: int, col: int, column: FlatColumn, value: str | date | None) -> None:
        if isinstance(value, date):
            look = self._format(column.align, "dd/mm/yyyy")
            self._sheet.write_datetime(row, col, datetime.combine(value, time()), look)
            return
        text = excel_text(value or "")
        number = excel_number(text) if column.numeric else None
        if number is not None:
            self._sheet.write_number(row, col, number[0], self._format(column.align, number[1]))
            return
        align = Align.LEFT if column.align is Align.CENTER and is_list(text) else column.align
        look = self._format(align, "@" if len(text) <= _LONG_TEXT else "General")
        if not text:
            self._sheet.write_blank(row, col, None, look)
        elif text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter would take it for ready-made rich text
            self._sheet.write_rich_string(row, col, look, text[:3], text[3:], look)
        else:
            self._sheet.write_string(row, col, text, look)

    def _format(self, align: Align, code: str, *, bold: bool = False) -> Format:
        key = (align, code, bold)
        if key not in self._formats:
            is_number = code not in ("@", "General")  # never broken over two lines: a wider one is set smaller
            look: dict[str, Any] = {
                "font_name": self._type.family,
                "font_size": self._type.table_pt,
                "bold": bold,
                "align": align.value,
                "valign": "vcenter" if bold else "top",
                "text_wrap": not is_number,
                "shrink": is_number,
                "border": 1,
                "num_format": code,
            }
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def _set_up_page(self, last: tuple[int, int]) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(0.6, 0.6, 0.8, 0.8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, *last)
        sheet.set_start_page(1)  # not where the sheet before it ends
        sheet.set_header(f'&C&"{self._type.family},Regular"&{round(self._type.page_number_pt)}&P', {"margin": 0.4})


def _width(column: FlatColumn) -> int:
    """Pixels: columns of texts are wider than on paper, since every line repeats what is merged there."""
    wider = _WIDER if column.width_mm >= _TEXT_MM else 1.0
    return max(round(column.width_mm * wider * _PIXELS_PER_MM), _NARROWEST)


def _shown(value: str | date | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value or ""
