"""Other people's readers as witnesses: python-docx, openpyxl and lxml give back the grid that a writer was handed."""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Iterable
from zipfile import ZipFile

import openpyxl
from docx.table import Table
from lxml import etree, html
from openpyxl.worksheet.worksheet import Worksheet

Shape = list[list[tuple[int, str, int, int]]]  # as strategies.plain: column, text, rowspan, colspan
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(package: bytes, name: str) -> etree._Element:
    """A part of an office package as a tree."""
    return etree.fromstring(ZipFile(io.BytesIO(package)).read(name))


def _shape(owners: list[list[Hashable]], text: Callable[[Hashable], str]) -> Shape:
    """Cells from a table of owners: who owns each position."""
    begun: set[Hashable] = set()
    rows: Shape = []
    for index, line in enumerate(owners):
        cells: list[tuple[int, str, int, int]] = []
        for col, owner in enumerate(line):
            if owner in begun:
                continue
            begun.add(owner)
            colspan = sum(1 for other in line if other == owner)
            rowspan = sum(1 for other in owners[index:] if other[col] == owner)
            assert all(other[col : col + colspan] == [owner] * colspan for other in owners[index : index + rowspan])
            cells.append((col, text(owner), rowspan, colspan))
        rows.append(cells)
    return rows


def docx_shape(table: Table) -> Shape:
    """The grid of a Word table, as python-docx reads it."""
    owners: list[list[Hashable]] = []
    texts: dict[Hashable, str] = {}
    for row in table.rows:
        cells = row.cells
        owners.append([cell._tc for cell in cells])
        texts.update({cell._tc: cell.text for cell in cells})
    return _shape(owners, texts.__getitem__)


def load_xlsx(package: bytes) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(package))


def xlsx_shape(sheet: Worksheet, first_row: int, rows: int, columns: int) -> Shape:
    """The grid of ``rows`` sheet rows from ``first_row`` (from 1), as openpyxl reads it."""
    owners: list[list[Hashable]] = [
        [(row, col) for col in range(1, columns + 1)] for row in range(first_row, first_row + rows)
    ]
    for area in sheet.merged_cells.ranges:
        if first_row <= area.min_row < first_row + rows:
            for row in range(area.min_row, area.max_row + 1):
                for col in range(area.min_col, area.max_col + 1):
                    owners[row - first_row][col - 1] = (area.min_row, area.min_col)

    def text(owner: Hashable) -> str:
        assert isinstance(owner, tuple)
        cell = sheet.cell(*owner)
        assert cell.data_type in ("s", "n"), cell.data_type
        assert cell.value is None or isinstance(cell.value, str), "every text stays a text"
        return cell.value or ""

    return _shape(owners, text)


def html_shape(page: str) -> Shape:
    """The grid of the first table of a page, by the table model of HTML (rowspans may not leave their row group)."""
    table = html.document_fromstring(page).find(".//table")
    assert table is not None
    rows: Shape = []
    for group in table.iterchildren("thead", "tbody"):
        rows += _html_group(group.findall("tr"))
    return rows


def _html_group(rows: Iterable[etree._Element]) -> Shape:
    taken: dict[int, set[int]] = {}
    shape: Shape = []
    for index, row in enumerate(rows):
        cells: list[tuple[int, str, int, int]] = []
        col = 0
        for cell in row.iterchildren("td", "th"):
            while col in taken.get(index, set()):
                col += 1
            rowspan, colspan = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for below in range(index, index + rowspan):
                taken.setdefault(below, set()).update(range(col, col + colspan))
            cells.append((col, _html_text(cell), rowspan, colspan))
            col += colspan
        shape.append(cells)
    return shape


def _html_text(cell: etree._Element) -> str:
    return (cell.text or "") + "".join("\n" + (line.tail or "") for line in cell.iterchildren("br"))
