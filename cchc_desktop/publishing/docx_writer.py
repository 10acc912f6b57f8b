"""The whole document → Word: its text, then its appendices streamed row by row into a slim .docx package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_desktop.core.grid import Align, Grid, RowKind, is_list
from cchc_desktop.publishing import docx_parts as parts
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.docx_borders import bordered_rows
from cchc_desktop.publishing.docx_text import corner_xml, end_xml, text_xml
from cchc_desktop.publishing.docx_text_styles import corner_style, text_styles
from cchc_desktop.publishing.printing import (
    cell_align,
    has_last_in_tow,
    is_bold,
    office_text,
    require_valid,
    stays_with_next,
    title_block,
)
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup, TypeSetup
from cchc_desktop.publishing.text_sheet import TextSheet

_TEXT = '<w:r><w:t xml:space="preserve">'
_TEXT_END = "</w:t></w:r></w:p>"
_CELL_END = f"{_TEXT_END}</w:tc>"
_MIDDLE = '<w:vAlign w:val="center"/>'  # official plans set every text in the middle of its cell's height
_LEVEL = 5  # of 9; the usual 6 takes 1.5 times as long for files that are a tenth smaller
_BATCH = 8_192  # strings that are joined and compressed at once: few calls, little memory


def write_docx(
    sheets: Sequence[AppendixSheet],
    properties: DocumentProperties,
    target: BinaryIO,
    texts: Sequence[TextSheet] = (),
    *,
    bordered: bool = False,
) -> None:
    """Writes texts, then sheets to ``target`` as one Word document, each in a section with page numbers of its own.

    ``bordered``: tall cells are made by hidden borders, see :mod:`cchc_desktop.publishing.docx_borders`.
    Layout: Decree 30/2020, Phụ lục I. The file depends on the arguments alone (no clock but ``properties.created``).
    Raises ValueError for a grid that :func:`cchc_desktop.core.grid.check` rejects, OSError where ``target`` does.
    """
    for sheet in sheets:
        require_valid(sheet.grid)
    types = list(dict.fromkeys(sheet.type for sheet in sheets)) or [TypeSetup()]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        # By name and open(), not writestr(): that one would stamp the parts with the time of day.
        for name, text in parts.static_parts(types, properties, _more_styles(sheets, texts)).items():
            with package.open(name, "w") as part:
                part.write(text.encode())
        with package.open("word/document.xml", "w") as part:
            for piece in _document(sheets, types, texts, bordered=bordered):
                part.write(piece.encode())


def _more_styles(sheets: Sequence[AppendixSheet], texts: Sequence[TextSheet]) -> str:
    """The styles that only some documents need."""
    corner = corner_style() if any(sheet.free_corner for sheet in sheets) else ""
    return corner + (text_styles(texts[0].setup) if texts else "")


def _document(
    sheets: Sequence[AppendixSheet], types: list[TypeSetup], texts: Sequence[TextSheet], *, bordered: bool
) -> Iterator[str]:
    yield f'{parts.DECLARATION}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>'
    for index, text in enumerate(texts):
        section = _section(text.page, 0)
        last = index == len(texts) - 1 and not sheets
        yield from text_xml(text)
        yield end_xml("" if last else section)
        if last:
            yield section
    yield from sheets_xml(sheets, types, bordered=bordered)
    yield "</w:body></w:document>"


def sheets_xml(sheets: Sequence[AppendixSheet], types: list[TypeSetup], *, bordered: bool = False) -> Iterator[str]:
    """The paragraphs and tables of sheets, each closed by its section: the last one's stands alone at the end."""
    for index, sheet in enumerate(sheets):
        setup = types.index(sheet.type)
        last = index == len(sheets) - 1
        section = _section(sheet.page, setup)
        if sheet.free_corner:
            yield corner_xml()
        yield from _title_block(sheet, setup)
        if sheet.grid.rows and sheet.grid.width:
            yield from _table(sheet, setup, bordered=bordered)
        yield _after_table(sheet.end_mark, setup, "" if last else section)
        if last:
            yield section


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


def _table(sheet: AppendixSheet, setup: int, *, bordered: bool) -> Iterator[str]:
    grid = sheet.grid
    widths = scaled_widths(grid, _twips(sheet.page.text_width_mm))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{parts.style_id(parts.TABLE, setup)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    openings = _Openings(alignments(grid), widths, setup)
    yield from _bordered_rows(sheet, openings) if bordered else _rows(grid, openings)
    yield "</w:tbl>"


def _bordered_rows(sheet: AppendixSheet, openings: _Openings) -> Iterator[str]:
    for row in bordered_rows(sheet):
        xml = [_row_start(row.kind)]
        for one in row.cells:
            start, paragraph, _ = openings[one.cell.col, one.cell.colspan, False, row.kind, row.keep, is_list(one.text)]
            hidden = [side for side, drawn in (("top", one.above), ("bottom", one.below)) if not drawn]
            if hidden:
                sides = "".join(f'<w:{side} w:val="nil"/>' for side in hidden)
                top_text = '<w:vAlign w:val="top"/>'  # in the middle, it would stand in the middle of one row
                start = start.replace(_MIDDLE, f"<w:tcBorders>{sides}</w:tcBorders>{top_text}")
            if row.page and one is row.cells[0]:
                paragraph = paragraph.replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>")
            lines = office_text(one.text).split("\n")
            xml += start, *(paragraph + _line(line) for line in lines), "</w:tc>"
        yield "".join(xml) + "</w:tr>"


class _Openings(dict[tuple[int, int, bool, RowKind, bool, bool], tuple[str, str, str]]):
    """The fixed xml of the few kinds of cells in a table, made when first asked for; the last of a key: keep, list.

    Each is the xml up to the cell's paragraphs, up to a paragraph's text, and that of a continuing cell.
    """

    def __init__(self, columns: list[Align], widths: list[int], setup: int) -> None:
        super().__init__()
        self._columns, self._widths, self._setup = columns, widths, setup

    def __missing__(self, key: tuple[int, int, bool, RowKind, bool, bool]) -> tuple[str, str, str]:
        col, colspan, tall, kind, keep, listed = key
        if kind is RowKind.HEADER:
            style = parts.style_id(parts.HEADER_CELL, self._setup)
        else:
            align = cell_align(col, colspan, kind, self._columns, listed=listed)
            style = parts.style_id(parts.BOLD_CELL if is_bold(kind) else parts.CELL, self._setup, align)
        shape = f'<w:tc><w:tcPr><w:tcW w:w="{sum(self._widths[col : col + colspan])}" w:type="dxa"/>'
        if colspan > 1:
            shape += f'<w:gridSpan w:val="{colspan}"/>'
        merge = '<w:vMerge w:val="restart"/>' if tall else ""
        continued = f"{shape}<w:vMerge/>{_MIDDLE}</w:tcPr>{_paragraph(style, '')}</w:tc>"
        start = _paragraph_start(style, "<w:keepNext/>" if keep else "")
        made = self[key] = (f"{shape}{merge}{_MIDDLE}</w:tcPr>", start, continued)
        return made


def _rows(grid: Grid, openings: _Openings) -> Iterator[str]:
    # The merged cells that reach into the row, by first column: how many columns, xml of the continuing cell.
    merged: dict[int, tuple[int, str]] = {}
    xml: list[str] = []
    for index, row in enumerate(grid.rows):
        xml.append(_row_start(row.kind))
        col, kind = 0, row.kind
        # Area rows keep by their style.
        keep = kind is RowKind.ENTRY and (stays_with_next(grid.rows, index) or has_last_in_tow(grid.rows, index))
        for cell in row.cells:
            if col < cell.col:
                _continue_cells(merged, col, cell.col, xml, keep=keep)
            col, colspan, tall, text = cell.col, cell.colspan, cell.rowspan > 1, cell.text
            start, paragraph, continued = openings[col, colspan, tall, kind, keep, "\n" in text and is_list(text)]
            if tall:
                merged[col] = (colspan, continued)
            if text and text.isprintable():  # nearly all: one line, nothing to clean
                xml += start, paragraph, _TEXT, escape(text), _CELL_END
            else:
                lines = office_text(text).split("\n")
                xml += start, *(paragraph + _line(line) for line in lines), "</w:tc>"
            col += colspan
        _continue_cells(merged, col, grid.width, xml, keep=keep)
        xml.append("</w:tr>")
        if len(xml) > _BATCH:
            yield "".join(xml)
            xml.clear()
    yield "".join(xml)


def _continue_cells(merged: dict[int, tuple[int, str]], col: int, stop: int, xml: list[str], *, keep: bool) -> None:
    """Adds the continuing cells from column ``col`` up to ``stop``: what a valid grid does not begin, it continues.

    ``keep``: the row stays with the next one; LibreOffice asks the first cell of a row for that, Word the row.
    """
    while col < stop:
        colspan, continued = merged[col]
        xml.append(continued.replace("</w:pPr>", "<w:keepNext/></w:pPr>") if keep else continued)
        col += colspan


def _row_start(kind: RowKind) -> str:
    """A row stays on one page; header rows are repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if kind is RowKind.HEADER else ''}</w:trPr>"


def _paragraph(style: str, line: str, section: str = "") -> str:
    return _paragraph_start(style, section) + _line(line)


def _paragraph_start(style: str, section: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>'


def _line(line: str) -> str:
    """The rest of a paragraph: its text, if any; a tab is an element of its own."""
    if not line:
        return "</w:p>"
    return _TEXT + escape(line).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') + _TEXT_END


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
