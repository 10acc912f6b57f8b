"""Grid → HTML: one page with a real table per sheet (rowspan, colspan), for the .html export and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import BinaryIO

from cchc_desktop.core.grid import Align, Grid, Row, RowKind, is_list
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.printing import cell_align, is_bold, office_text, require_valid, title_block
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, PageSetup, TypeSetup

_LINE_BREAK = '<br style="mso-data-placement: same-cell">'  # without it Excel begins a new row


def write_html(sheets: Sequence[AppendixSheet], properties: DocumentProperties, target: BinaryIO) -> None:
    """Writes :func:`html_page` to ``target``; raises OSError where ``target`` does."""
    target.write(html_page(sheets, properties).encode())


def html_page(sheets: Sequence[AppendixSheet], properties: DocumentProperties) -> str:
    """A complete HTML 5 page; every text is escaped, a line feed becomes <br>, nothing is loaded from outside.

    Raises ValueError for a grid that :func:`cchc_desktop.core.grid.check` rejects.
    """
    first = sheets[0] if sheets else AppendixSheet(Grid(0, ()))
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(properties.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(office_text(properties.title))}</title>\n"
        f'<meta name="author" content="{escape(office_text(properties.author))}">\n'
        f"<style>\n{_css(first.page, first.type)}</style>\n</head>\n<body>\n"
    )
    return head + "".join(f"<section>\n{_section(sheet)}</section>\n" for sheet in sheets) + "</body>\n</html>\n"


def html_table(grid: Grid) -> str:
    """The table alone. Header rows stand in <thead> unless one of their cells reaches into the body."""
    require_valid(grid)
    columns, header = alignments(grid), grid.header_count
    if any(index + cell.rowspan > header for index in range(header) for cell in grid.rows[index].cells):
        header = 0
    # In ‰ of the width: whole numbers that add up.
    widths = "".join(f'<col style="width: {share / 10:g}%">' for share in scaled_widths(grid, 1000))
    rows = [_row(row, columns) for row in grid.rows]
    head = f"<thead>\n{''.join(rows[:header])}</thead>\n" if header else ""
    return f"<table>\n<colgroup>{widths}</colgroup>\n{head}<tbody>\n{''.join(rows[header:])}</tbody>\n</table>\n"


def _section(sheet: AppendixSheet) -> str:
    lines = [f'<p class="{role}">{escape(line)}</p>\n' for role, line in title_block(sheet)]
    end = f'<p class="end">{_lines(sheet.end_mark)}</p>\n' if sheet.end_mark else ""
    return "".join(lines) + html_table(sheet.grid) + end


def _row(row: Row, columns: list[Align]) -> str:
    return f'<tr class="{row.kind.value}">{"".join(_cells(row, columns))}</tr>\n'


def _cells(row: Row, columns: list[Align]) -> Iterator[str]:
    tag = "th" if row.kind is RowKind.HEADER else "td"
    for cell in row.cells:
        spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
            f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        )
        # Inline, so that the table alone carries it (clipboard). The last one is Excel's "text": "05" and "=1" stay.
        bold = "; font-weight: bold" if is_bold(row.kind) else ""
        align = cell_align(cell.col, cell.colspan, row.kind, columns, listed=is_list(cell.text)).value
        style = f"text-align: {align}{bold}; mso-number-format: '\\@'"
        yield f'<{tag}{spans} style="{style}">{_lines(cell.text)}</{tag}>'


def _lines(text: str) -> str:
    return escape(office_text(text)).replace("\n", _LINE_BREAK)


def _css(page: PageSetup, kind: TypeSetup) -> str:
    margins = " ".join(f"{mm:g}mm" for mm in (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm))
    family = "".join(char for char in kind.family if char.isalnum() or char in " -")
    return (
        f"@page {{ size: {page.width_mm:g}mm {page.height_mm:g}mm; margin: {margins}; }}\n"
        f'body {{ font-family: "{family}", serif; font-size: {kind.table_pt:g}pt; }}\n'
        "section + section { break-before: page; }\n"
        f".heading, .title, .caption {{ margin: 0; text-align: center; font-size: {kind.title_pt:g}pt; }}\n"
        f".heading, .title {{ font-weight: bold; }} .heading {{ font-size: {kind.heading_pt:g}pt; }}\n"
        f".caption {{ font-style: italic; font-size: {kind.caption_pt:g}pt; margin-bottom: 6pt; }}\n"
        ".end { margin: 0; text-align: right; }\n"
        "table { width: 100%; border-collapse: collapse; table-layout: fixed; }\n"
        "th, td { border: 1px solid black; padding: 0.5mm 1mm; vertical-align: middle; white-space: pre-wrap;"
        " overflow-wrap: break-word; }\n"
        "tr { break-inside: avoid; }\n"
    )
