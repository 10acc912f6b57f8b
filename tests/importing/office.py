"""Word and Excel files put together part by part, as odd as a test wants them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from cchc_desktop.core.grid import Row

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_RELATIONSHIPS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def write_zip(path: Path, parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def content_types(main: str, content_type: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )


def relationships(links: Mapping[str, tuple[str, str]]) -> str:
    """Links by id: the type's last word and the target."""
    items = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def word_parts(body: str, styles: str = "", numbering: str = "", content_type: str = WORD_TYPE) -> dict[str, str]:
    """The parts of a document; ``styles`` and ``numbering`` are the insides of their roots."""
    parts = {
        "[Content_Types].xml": content_types("word/document.xml", content_type),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f'<?xml version="1.0"?><w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>',
    }
    links: dict[str, tuple[str, str]] = {}
    for name, content in (("styles", styles), ("numbering", numbering)):
        if content:
            links[f"r{name}"] = (name, f"{name}.xml")
            parts[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"
    parts["word/_rels/document.xml.rels"] = relationships(links)
    return parts


def word_file(path: Path, body: str, styles: str = "", numbering: str = "") -> Path:
    return write_zip(path, word_parts(body, styles, numbering))


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML is text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell; content that is no XML is one paragraph of text."""
    inside = content if content.startswith("<") else p(content) if content else "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str, columns: int = 0) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int | str) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def vertical(state: str) -> str:
    return f'<w:vMerge w:val="{state}"/>'


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """A worksheet part from its rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{SHEET}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def excel_parts(
    sheets: Mapping[str, str],
    styles: str = "",
    content_type: str = EXCEL_TYPE,
    date_1904: bool = False,
    state: str = "",
) -> dict[str, str]:
    """The parts of a workbook: worksheet parts by name; ``styles`` is the inside of the style sheet."""
    links = {f"rId{index}": ("worksheet", f"worksheets/sheet{index}.xml") for index, _ in enumerate(sheets, 1)}
    listing = "".join(
        f'<sheet name="{name}" sheetId="{index}" {state} r:id="rId{index}"/>' for index, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": content_types("xl/workbook.xml", content_type),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_RELATIONSHIPS}">'
        f'<workbookPr date1904="{int(date_1904)}"/><sheets>{listing}</sheets></workbook>',
    }
    parts |= {f"xl/{links[f'rId{index}'][1]}": part for index, part in enumerate(sheets.values(), 1)}
    if styles:
        links["styles"] = ("styles", "styles.xml")
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = relationships(links)
    return parts


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def cells(rows: tuple[Row, ...]) -> list[list[tuple[int, int, int, str]]]:
    """Column, row span, column span and text of every cell, as the truth files have them."""
    return [[(cell.col, cell.rowspan, cell.colspan, cell.text) for cell in row.cells] for row in rows]


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]
