"""A plan as data: one line for every row that says something, every column filled, nothing merged – for filtering.

The area and the dates that the time cells mean are columns of their own. Readers know the sheet by its name and leave
it out, since the merged sheet beside it says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc_desktop.core.cells import PrintedRow, area_cell_text, cell_text
from cchc_desktop.core.forms import POINT_FIELDS, ROW_NUMBER
from cchc_desktop.core.grid import Align
from cchc_desktop.core.headings import appendix_heading, column_headers
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import content_rows, context_of, row_text
from cchc_desktop.core.schedule import Window, read_time, window

FLAT_SHEET = "Dữ liệu lọc"
_AREA_MM, _APPENDIX_MM, _DATE_MM = 40.0, 25.0, 24.0


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """One column: its heading, its width in millimetres; ``numeric``: texts that are numbers may be made numbers."""

    header: str
    width_mm: float
    align: Align = Align.LEFT
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Columns and lines; a value is a text, a day, or None where the plan says nothing."""

    columns: tuple[FlatColumn, ...]
    rows: tuple[tuple[str | date | None, ...], ...]


def flat_table(plan: Plan, keep: Callable[[PrintedRow], bool] | None = None) -> FlatTable:
    """Every row of every appendix that ``keep`` wants (None: all); rows under an area without anything are left out."""
    numbers = number(plan)
    rows = [row for row in content_rows(plan) if row.item != row.area or row.node]
    rows = [row for row in rows if keep is None or keep(row)]
    spans = [_window(plan, row) for row in rows]
    dated = any(span is not None for span in spans)
    several = len(plan.appendices) > 1
    lines: list[tuple[str | date | None, ...]] = []
    for row, span in zip(rows, spans, strict=True):
        line: list[str | date | None] = [_appendix_of(plan, row)] if several else []
        line.append(_area(plan, numbers, row))
        line += [cell_text(plan, numbers, None, row, key) for key in plan.form.column_keys]
        if dated:
            line += [span.start if span else None, span.end if span else None]
        lines.append(tuple(line))
    return FlatTable(_columns(plan, several, dated), tuple(lines))


def _columns(plan: Plan, several: bool, dated: bool) -> tuple[FlatColumn, ...]:
    columns = [FlatColumn("Phụ lục", _APPENDIX_MM)] if several else []
    columns.append(FlatColumn("Lĩnh vực", _AREA_MM))
    for column, header in zip(plan.form.columns, column_headers(plan), strict=True):
        numeric = column.key in ("budget", ROW_NUMBER, *POINT_FIELDS)
        columns.append(FlatColumn(" ".join(header.split()), column.width, column.align, numeric))
    if dated:
        columns += [FlatColumn(name, _DATE_MM, Align.CENTER) for name in ("Từ ngày", "Đến ngày")]
    return tuple(columns)


def _appendix_of(plan: Plan, row: PrintedRow) -> str:
    parent = plan[row.area].parent
    return " ".join(appendix_heading(plan, parent).split()) if parent else ""


def _area(plan: Plan, numbers: Numbers, row: PrintedRow) -> str:
    """The area, in an outline the top criterion, with its number."""
    area = plan[row.area]
    if row.node is None:
        return area_cell_text(numbers, area)
    return " ".join(part for part in (numbers.of(area), area.text or "") if part)


def _window(plan: Plan, row: PrintedRow) -> Window | None:
    time, due = (row_text(plan, row, key).strip() for key in ("time", "due"))
    if not time and not due:
        return None
    context = context_of(plan)
    if not time:
        return window(read_time(due, context))
    return window(read_time(time, context), read_time(due, context) if due else None)
