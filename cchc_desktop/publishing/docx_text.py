"""TextSheet → Word: letterhead, lines and signature of a document's text as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from cchc_desktop.core.letterhead import COUNTRY, MOTTO
from cchc_desktop.publishing import docx_text_styles as styles
from cchc_desktop.publishing.docx_text_styles import twips
from cchc_desktop.publishing.text_sheet import Letterhead, Role, SignatureBlock, TextLine, TextSheet

_NO_BORDER = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_PADDING = 28  # twips at each side of a cell, as in the style of the frame


def text_xml(sheet: TextSheet) -> Iterator[str]:
    """The paragraphs and tables of a sheet, without its section."""
    yield _letterhead(sheet)
    last = len(sheet.lines) - 1
    for i, line in enumerate(sheet.lines):
        yield _text_line(line, sheet, keep=bool(sheet.signature) and i == last)
    if sheet.signature:
        yield _signature(sheet)


def end_xml(section: str) -> str:
    """The paragraph behind the last table; it holds the section where another one follows."""
    return _paragraph(styles.END, "", section)


def corner_xml() -> str:
    """Room at the top of an appendix for the digital signature of the organisation, in the right corner."""
    return _paragraph(styles.CORNER, "")


def _text_line(line: TextLine, sheet: TextSheet, *, keep: bool) -> str:
    style = styles.ROLE_STYLES[line.role]
    if line.role is Role.RULE:
        return _rule(line.width_mm, sheet.page.text_width_mm)
    # The signature never stands alone on a page; headings keep by their style.
    properties = "<w:keepNext/>" if keep or (line.keep and line.role not in styles.HEADINGS) else ""
    if not line.bold_start:
        return _paragraph(style, _run(line.text), properties)
    bold = _run(line.text[: line.bold_start], styles.ARTICLE_NUMBER)
    return _paragraph(style, bold + _run(line.text[line.bold_start :]), properties)


def _rule(width_mm: float, available_mm: float) -> str:
    """A rule in the middle of the available width."""
    indent = twips(max(0.0, (available_mm - width_mm) / 2))
    return _paragraph(styles.RULE, "", f'<w:ind w:left="{indent}" w:right="{indent}"/>')


def _letterhead(sheet: TextSheet) -> str:
    head, setup = sheet.letterhead, sheet.setup
    widths = [twips(setup.left_block_mm), twips(sheet.page.text_width_mm) - twips(setup.left_block_mm)]
    inner = [width * 25.4 / 1440 - 2 * _PADDING * 25.4 / 1440 for width in widths]
    left = [_styled(styles.PARENT, head.parent), _styled(styles.ISSUER, head.issuer)]
    if head.issuer_rule_mm:
        left.append(_rule(head.issuer_rule_mm, inner[0]))
    right = [
        _styled(styles.COUNTRY, (COUNTRY,)),
        _styled(styles.MOTTO, (MOTTO,)),
        _rule(head.motto_rule_mm or inner[1] / 2, inner[1]),
    ]
    rows = [_row(widths, ["".join(left), "".join(right)])]
    rows += _number_rows(head, widths, inner[0])
    return _frame(widths, rows)


def _number_rows(head: Letterhead, widths: Sequence[int], inner: float) -> list[str]:
    rows: list[str] = []
    if head.number or head.place_and_date:
        cells = [_styled(styles.NUMBER, (head.number,)), _styled(styles.PLACE_DATE, (head.place_and_date,))]
        rows.append(_row(widths, cells))
    if head.draft:
        indent = twips(inner * 0.15)
        box = _paragraph(styles.DRAFT, _run(head.draft), f'<w:ind w:left="{indent}" w:right="{indent}"/>')
        rows.append(_row(widths, [box, ""]))
    return rows


def _signature(sheet: TextSheet) -> str:
    block, setup = sheet.signature, sheet.setup
    widths = [twips(setup.recipients_mm), twips(sheet.page.text_width_mm) - twips(setup.recipients_mm)]
    return _frame(widths, [_row(widths, [_recipients(block), _signing(block)])])


def _recipients(block: SignatureBlock) -> str:
    if not block.recipients:
        return ""
    return _styled(styles.RECIPIENTS_HEADING, ("Nơi nhận:",)) + _styled(styles.RECIPIENTS, block.recipients)


def _signing(block: SignatureBlock) -> str:
    return _styled(styles.SIGNING, block.lines) + _paragraph(styles.SIGNER, _run(block.name))


def _frame(widths: Sequence[int], rows: Sequence[str]) -> str:
    """A table without borders that only places texts side by side."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.LAYOUT}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{_NO_BORDER}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(widths: Sequence[int], cells: Sequence[str]) -> str:
    """A row that stays on one page."""
    xml = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{xml}</w:tr>"


def _styled(style: str, lines: Sequence[str]) -> str:
    return "".join(_paragraph(style, _run(line)) for line in lines)


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    """A run; line breaks and tabs are elements of their own."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = escape(text).split("\n")
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    content = content.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{look}{content}</w:r>"
