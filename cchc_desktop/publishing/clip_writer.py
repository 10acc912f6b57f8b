"""A grid for the clipboard: HTML, from which Word gets a merged table and Excel the right cells, and plain text.

Texts go out unchanged (promises.md R14): those that Excel would take for numbers, dates or formulas are marked as text.
Numbers in Vietnamese writing go out as numbers, whatever the reader's PC is set to.
"""

from __future__ import annotations

import re
from html import escape

from cchc_desktop.core.amounts import Doubt, places, read_amount
from cchc_desktop.core.grid import Align, Cell, Grid, Row, RowKind, is_list
from cchc_desktop.publishing.columns import alignments
from cchc_desktop.publishing.printing import cell_align, is_bold, office_text, require_valid

_LINE_BREAK = '<br style="mso-data-placement:same-cell">'  # without it Excel begins a new row
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,6})?")
_QUOTED = re.compile(r'[\t\n\r]|\A"')
_BORDER = "border:.5pt solid windowtext;padding:1pt 4pt"


def clip_html(grid: Grid) -> str:
    """A complete HTML page with the grid as its table; raises ValueError for a grid that covers a place twice."""
    require_valid(grid)
    columns = alignments(grid)
    rows = "".join(_row(row, columns) for row in grid.rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
        f'<table style="border-collapse:collapse" cellspacing="0">{rows}</table></body></html>'
    )


def clip_text(grid: Grid) -> str:
    """The grid between tabs and line ends, quoted as Excel does it; no line end at the end.

    The text of a merged cell stands at its beginning, the places that it covers are empty.
    """
    lines: list[str] = []
    for row in grid.rows:
        texts = [""] * grid.width
        for cell in row.cells:
            texts[cell.col] = office_text(cell.text)
        lines.append("\t".join(f'"{t.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(t) else t for t in texts))
    return "\n".join(lines)


def _row(row: Row, columns: list[Align]) -> str:
    return f"<tr>{''.join(_cell(cell, row.kind, columns) for cell in row.cells)}</tr>"


def _cell(cell: Cell, kind: RowKind, columns: list[Align]) -> str:
    spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
        f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    )
    text = office_text(cell.text)
    number = _number(text)
    align = cell_align(cell.col, cell.colspan, kind, columns, listed=is_list(text))
    style = f"{_BORDER};vertical-align:middle;text-align:{align.value}"
    if is_bold(kind):
        style += ";font-weight:bold"
    if number is None:
        style += ";white-space:pre-wrap;mso-number-format:'\\@'"
        value = ' sdnum="1033;0;@"'
    else:
        value = f' x:num="{number[0]}" sdval="{number[0]}" sdnum="1033;0;{number[1]}"'
        style += f";mso-number-format:'{_MARKS.sub(_escaped, number[1])}'"
    return f'<td{spans} style="{style}"{value}>{escape(text).replace(chr(10), _LINE_BREAK)}</td>'


_MARKS = re.compile(r"[#,.]")


def _escaped(mark: re.Match[str]) -> str:
    """In a style sheet the marks of a number format stand behind a backslash."""
    return "\\" + mark[0]


def _number(text: str) -> tuple[str, str] | None:
    """The value and the format (in the US style of office files) of a text that is surely a number; else None.

    "05" and "1.1" are codes, "1.234" is a thousand and more; longer ones than Excel's fifteen digits stay text.
    """
    if not _NUMBER.fullmatch(text) or sum(char.isdigit() for char in text) > 15:
        return None
    amount = read_amount(text)
    if amount is None or amount.doubt not in (Doubt.NONE, Doubt.THOUSANDS):
        return None
    decimals = places(amount.value)
    shape = ("#,##0" if "." in text else "0") + ("." + "0" * decimals if decimals else "")
    return f"{amount.value:f}", shape
