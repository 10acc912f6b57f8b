"""Lay out: Plan + Form → Grid and title block, pure. The mirror of importing.recognise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.core.cells import (
    Group,
    PrintedRow,
    appendix_rows,
    area_cell_text,
    area_in_one_cell,
    cell_text,
    item_of_cell,
    joined_above,
    plain_groups,
    row_groups,
    row_kind,
)
from cchc_desktop.core.forms import POINT_FIELDS, Form
from cchc_desktop.core.grid import Cell, CellSource, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.core.headings import appendix_caption, appendix_heading, appendix_title, column_headers
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import NUMBER, TITLE, Plan
from cchc_desktop.publishing.paper import table_page
from cchc_desktop.publishing.selection import Keep, chosen_rows
from cchc_desktop.publishing.spec import AppendixSheet


@dataclass(slots=True)
class _Open:
    """A cell under construction."""

    group: Group
    text: str
    item: str
    row: int
    rowspan: int = 1


def lay_out(plan: Plan, appendix: str, numbers: Numbers | None = None, keep: Keep | None = None) -> Grid:
    """The appendix table as it is printed: the form's header row, then area rows and entry rows.

    ``keep`` chooses the rows (None: all); numbers stay as they are in the whole table.
    """
    numbers = numbers or number(plan)
    form = plan.form
    styles = tuple(ColumnStyle(c.width, c.align) for c in form.columns)
    header = Row(tuple(Cell(i, text) for i, text in enumerate(column_headers(plan))), RowKind.HEADER)
    rows = appendix_rows(plan, appendix)
    if keep is not None:
        rows = chosen_rows(plan, rows, keep)
    return Grid(len(form.columns), (header, *_rows(plan, numbers, rows)), styles)


def _rows(plan: Plan, numbers: Numbers, rows: list[PrintedRow]) -> list[Row]:
    cells: list[list[_Open]] = [[] for _ in rows]
    plain = plain_groups(plan.form)
    open_cells: dict[tuple[int, int], _Open] = {}
    above: PrintedRow | None = None
    result: list[Row | None] = [None] * len(rows)
    for index, row in enumerate(rows):
        if row.is_area:
            result[index] = _area_row(plan, numbers, row)
            open_cells = {}
        elif row.node is not None:
            result[index] = _outline_row(plan, numbers, plain, row, row.node)
            open_cells = {}
        else:
            groups = row_groups(plan, row) if _may_merge(plan, row) else plain
            now: dict[tuple[int, int], _Open] = {}
            for group in groups:
                span = (group.start, group.stop)
                before = open_cells.get(span)
                if before is not None and joined_above(plan, above, row, group.key):
                    before.rowspan += 1
                    now[span] = before
                else:
                    text = cell_text(plan, numbers, above, row, group.key)
                    now[span] = _Open(group, text, item_of_cell(plan, row, group.key), index)
                    cells[index].append(now[span])
            open_cells = now
        above = row
    return [done or Row(tuple(map(_close, begun))) for done, begun in zip(result, cells, strict=True)]


def _outline_row(plan: Plan, numbers: Numbers, groups: Sequence[Group], row: PrintedRow, node: str) -> Row:
    """A criterion or the total: all its cells, none of them merged; a criterion stays with the first of its parts."""
    cells = (
        Cell(group.start, cell_text(plan, numbers, None, row, group.key), source=CellSource(node, group.key))
        for group in groups
    )
    return Row(tuple(cells), row_kind(plan, row), keep=bool(plan[node].children))


def _may_merge(plan: Plan, row: PrintedRow) -> bool:
    """False for the ordinary row, which spares it the search for horizontal merges."""
    items = plan.items
    if row.activity and items[row.activity].marks:
        return True
    return any(items[i].text is None for i in (row.objective, row.task, row.activity) if i)


def _close(cell: _Open) -> Cell:
    group = cell.group
    source = CellSource(cell.item, group.key)
    return Cell(group.start, cell.text, cell.rowspan, group.stop - group.start, source)


def _area_row(plan: Plan, numbers: Numbers, row: PrintedRow) -> Row:
    area = plan.items[row.area]
    width = len(plan.form.columns)
    if area_in_one_cell(plan.form, area) or width < 2:
        text = area_cell_text(numbers, area)
        return Row((Cell(0, text, 1, width, CellSource(area.id, TITLE)),), RowKind.AREA)
    return Row(
        (
            Cell(0, numbers.own.get(area.id, ""), 1, 1, CellSource(area.id, NUMBER)),
            Cell(1, area.text or "", 1, width - 1, CellSource(area.id, TITLE)),
        ),
        RowKind.AREA,
    )


def appendix_sheet(
    plan: Plan,
    appendix: str,
    numbers: Numbers | None = None,
    *,
    electronic: bool = False,
    keep: Keep | None = None,
    true_numbers: bool = False,
) -> AppendixSheet:
    """An appendix ready for any writer: title block, table and page; ``keep`` as in :func:`lay_out`.

    ``electronic``: to be signed digitally; the caption leaves number and date blank, the top right corner is free.
    ``true_numbers``: budget and points go into a workbook as numbers where they are some.
    """
    form = plan.form
    return AppendixSheet(
        grid=lay_out(plan, appendix, numbers, keep),
        heading=appendix_heading(plan, appendix),
        title=appendix_title(plan, appendix),
        caption=appendix_caption(plan, appendix, unfilled=electronic),
        end_mark=form.end_mark,
        page=table_page(form),
        item=appendix,
        free_corner=electronic,
        numbers=_number_columns(form) if true_numbers else frozenset(),
    )


def _number_columns(form: Form) -> frozenset[int]:
    return frozenset(i for i, key in enumerate(form.column_keys) if key in ("budget", *POINT_FIELDS))


def appendix_sheets(
    plan: Plan, *, electronic: bool = False, keep: Keep | None = None, true_numbers: bool = False
) -> list[AppendixSheet]:
    """Every appendix of the plan; none where its form has no table. The rest is as in :func:`appendix_sheet`."""
    if not plan.form.columns:
        return []
    numbers = number(plan)
    return [
        appendix_sheet(plan, appendix, numbers, electronic=electronic, keep=keep, true_numbers=true_numbers)
        for appendix in plan.appendices
    ]
