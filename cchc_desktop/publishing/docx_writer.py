"""Grid → Word: appendix sheets streamed row by row into a slim .docx package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_desktop.core.grid import Align, Cell, Grid, RowKind
from cchc_desktop.publishing import docx_parts as parts
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.printing import cell_align, is_bold, office_text, require_valid, title_block
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup, TypeSetup

_TEXT = '<w:r><w:t xml:space="preserve">'
_TEXT_END = "</w:t></w:r></w:p>"
_MIDDLE = '<w:vAlign w:val="center"/>'  # official plans set every text in the middle of its cell's height
_BATCH = 256  # pieces written at once: few calls of the compressor, little memory


def write_docx(sheets: Sequence[AppendixSheet], properties: DocumentProperties, target: BinaryIO) -> None:
    """Writes the sheets to ``target`` as one Word document, each in a section with page numbers of its own.

    Layout: Decree 30/2020, Phụ lục I. The file depends on the arguments alone (no clock but ``properties.created``).
    Raises ValueError for a grid that :func:`cchc_desktop.core.grid.check` rejects, OSError where ``target`` does.
    """
    for sheet in sheets:
        require_valid(sheet.grid)
    types = list(dict.fromkeys(sheet.type for sheet in sheets)) or [TypeSetup()]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as package:
        # By name and open(), not writestr(): that one would stamp the parts with the time of day.
        for name, text in parts.static_parts(types, properties).items():
            with package.open(name, "w") as part:
                part.write(text.encode())
        with package.open("word/document.xml", "w") as part:
            pieces = _document(sheets, types)
            while batch := list(islice(pieces, _BATCH)):
                part.write("".join(batch).encode())


def _document(sheets: Sequence[AppendixSheet], types: list[TypeSetup]) -> Iterator[str]:
    yield f'{parts.DECLARATION}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>'
    for index, sheet in enumerate(sheets):
        setup = types.index(sheet.type)
        last = index == len(sheets) - 1
        section = _section(sheet.page, setup)
        yield from _title_block(sheet, setup)
        if sheet.grid.rows and sheet.grid.width:
            yield from _table(sheet.grid, sheet.page, setup)
        yield _after_table(sheet.end_mark, setup, "" if last else section)
        if last:
            yield section
    yield "</w:body></w:document>"


def _title_block(sheet: AppendixSheet, setup: int) -> Iterator[str]:
    roles = {"heading": parts.HEADING, "title": parts.TITLE, "caption": parts.CAPTION}
    for role, line in title_block(sheet):
        yield _paragraph(parts.style_id(roles[role], setup), line)


def _after_table(end_mark: str, setup: int, section: str) -> str:
    """The paragraph that must follow a table; it holds the section where another one follows."""
    style = parts.style_id(parts.END_MARK if end_mark else parts.TABLE_END, setup)
    return _paragraph(style, office_text(end_mark).replace("\n", " "), section)


def _section(page: PageSetup, setup: int) -> str:
    """Page, margins, page number (not on the first page, from 1 in each section)."""
    orient = ' w:orient="landscape"' if page.landscape else ""
    top, header = _twips(page.top_mm), _twips(page.top_mm / 2)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{parts.header_relation(setup)}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{_twips(page.width_mm)}" w:h="{_twips(page.height_mm)}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{_twips(page.right_mm)}" w:bottom="{_twips(page.bottom_mm)}"'
        f' w:left="{_twips(page.left_mm)}" w:header="{header}" w:footer="{header}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _table(grid: Grid, page: PageSetup, setup: int) -> Iterator[str]:
    widths = scaled_widths(grid, _twips(page.text_width_mm))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{parts.style_id(parts.TABLE, setup)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    yield from _rows(grid, _cell_openings(alignments(grid), widths, setup))
    yield "</w:tbl>"


_Opening = tuple[str, str, str]  # xml before a cell's first text; its style; the whole cell in further rows
_Openings = Callable[[Cell, RowKind], _Opening]


def _cell_openings(columns: list[Align], widths: list[int], setup: int) -> _Openings:
    """A function that gives the fixed xml of a cell; the few kinds of cells in a table are made once."""
    made: dict[tuple[int, int, bool, RowKind], _Opening] = {}

    def opening(cell: Cell, kind: RowKind) -> _Opening:
        key = (cell.col, cell.colspan, cell.rowspan > 1, kind)
        found = made.get(key)
        if found is None:
            found = made[key] = _opening(cell, kind, columns, widths, setup)
        return found

    return opening


def _opening(cell: Cell, kind: RowKind, columns: list[Align], widths: list[int], setup: int) -> _Opening:
    align = cell_align(cell, kind, columns)
    if kind is RowKind.HEADER:
        style = parts.style_id(parts.HEADER_CELL, setup)
    else:
        style = parts.style_id(parts.BOLD_CELL if is_bold(kind) else parts.CELL, setup, align)
    width = sum(widths[cell.col : cell.col + cell.colspan])
    shape = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.colspan > 1:
        shape += f'<w:gridSpan w:val="{cell.colspan}"/>'
    merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    continued = f"{shape}<w:vMerge/>{_MIDDLE}</w:tcPr>{_paragraph(style, '')}</w:tc>"
    return f"{shape}{merge}{_MIDDLE}</w:tcPr>", style, continued


def _rows(grid: Grid, opening: _Openings) -> Iterator[str]:
    # The merged cells that reach into the row, by first column: how many columns, xml of the continuing cell.
    merged: dict[int, tuple[int, str]] = {}
    for row in grid.rows:
        xml = [_row_start(row.kind)]
        col = 0
        for cell in row.cells:
            if col < cell.col:
                _continue_cells(merged, col, cell.col, xml)
            start, style, continued = opening(cell, row.kind)
            if cell.rowspan > 1:
                merged[cell.col] = (cell.colspan, continued)
            xml += start, _cell_text(cell.text, style)
            col = cell.col + cell.colspan
        _continue_cells(merged, col, grid.width, xml)
        xml.append("</w:tr>")
        yield "".join(xml)


def _continue_cells(merged: dict[int, tuple[int, str]], col: int, stop: int, xml: list[str]) -> None:
    """Adds the continuing cells from column ``col`` up to ``stop``: what a valid grid does not begin, it continues."""
    while col < stop:
        colspan, continued = merged[col]
        xml.append(continued)
        col += colspan


def _row_start(kind: RowKind) -> str:
    """A row stays on one page; header rows are repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if kind is RowKind.HEADER else ''}</w:trPr>"


def _cell_text(text: str, style: str) -> str:
    """The paragraphs of a cell, one per line."""
    if text and text.isprintable():  # nearly all texts: one line, nothing to clean
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_TEXT}{escape(text)}</w:t></w:r></w:p></w:tc>'
    lines = office_text(text).split("\n")
    return "".join([_paragraph(style, line) for line in lines]) + "</w:tc>"


def _paragraph(style: str, line: str, section: str = "") -> str:
    start = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>'
    if not line:
        return f"{start}</w:p>"
    return f"{start}{_TEXT}{_escaped(line)}{_TEXT_END}"


def _escaped(line: str) -> str:
    """A line as the content of <w:t>; a tab is an element of its own."""
    text = escape(line)
    return text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') if "\t" in text else text


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
