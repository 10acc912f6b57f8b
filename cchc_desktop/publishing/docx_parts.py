"""The fixed parts of a slim Word package: content types, relations, styles, settings, page number, properties.

python-docx's template would bring 14 parts and 0.8 MB; Word needs no more than these.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from cchc_desktop.core.grid import Align
from cchc_desktop.publishing.docx_theme import font_table, theme
from cchc_desktop.publishing.printing import office_text
from cchc_desktop.publishing.spec import DocumentProperties, TypeSetup

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ALIGN_JC = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_ALIGN_NAMES = {Align.LEFT: "trái", Align.CENTER: "giữa", Align.RIGHT: "phải", Align.JUSTIFY: "đều"}

HEADING, TITLE, CAPTION, END_MARK, TABLE_END = "Heading", "Title", "Caption", "EndMark", "TableEnd"
HEADER_CELL, BOLD_CELL, CELL, TABLE = "HeaderCell", "BoldCell", "Cell", "Table"


def style_id(role: str, setup: int, align: Align | None = None) -> str:
    """The id of a style: its role, for cells the alignment, and the number of the type setup where it is not 0."""
    return f"Plan{role}{align.value.title() if align else ''}{setup or ''}"


def static_parts(types: Sequence[TypeSetup], properties: DocumentProperties, more_styles: str = "") -> dict[str, str]:
    """Every part but word/document.xml; ``types`` are the document's different type setups, at least one."""
    headers = [f"header{number}.xml" for number in range(1, len(types) + 1)]
    return {
        "[Content_Types].xml": _content_types(headers),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(properties),
        "word/_rels/document.xml.rels": _document_relations(headers),
        "word/styles.xml": _styles(types, properties.language, more_styles),
        "word/settings.xml": _settings(properties.language),
        "word/fontTable.xml": font_table([setup.family for setup in types]),
        "word/theme/theme1.xml": theme(types[0].family),
        **{f"word/{name}": _page_number(setup) for setup, name in enumerate(headers)},
    }


def header_relation(setup: int) -> str:
    """The relation id of the page number header of a type setup."""
    return f"rIdHeader{setup + 1}"


def _content_types(headers: Sequence[str]) -> str:
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        **{f"/word/{name}": f"{_WORD_TYPE}.header+xml" for name in headers},
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
        + "</Types>"
    )


def _relations(targets: Sequence[tuple[str, str, str]]) -> str:
    entries = (f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in targets)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(headers: Sequence[str]) -> str:
    return _relations(
        [
            ("rIdStyles", f"{R}/styles", "styles.xml"),
            ("rIdSettings", f"{R}/settings", "settings.xml"),
            ("rIdFonts", f"{R}/fontTable", "fontTable.xml"),
            ("rIdTheme", f"{R}/theme", "theme/theme1.xml"),
            *((header_relation(setup), f"{R}/header", name) for setup, name in enumerate(headers)),
        ]
    )


def _app() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>CCHC Desktop</Application></Properties>'


def _core(properties: DocumentProperties) -> str:
    moment = (properties.created or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = {
        "dc:title": properties.title,
        "dc:creator": properties.author,
        "cp:lastModifiedBy": properties.author,
        "dc:language": properties.language,
    }
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{tag}>{escape(office_text(text))}</{tag}>" for tag, text in texts.items() if text)
        + f"{dates}</cp:coreProperties>"
    )


def _settings(language: str) -> str:
    # Compatibility mode 15 = Word 2013 and later; without it Word lays tables out as in 2007 and says so in the title.
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f"</w:compat><w:themeFontLang w:val={quoteattr(language)}/></w:settings>"
    )


def _page_number(setup: int) -> str:
    """Decree 30/2020, Phụ lục I, mục II.7: Arabic numerals in the middle of the top margin."""
    return (
        f'{DECLARATION}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id("PageNumber", setup)}"/></w:pPr>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    )


def _styles(types: Sequence[TypeSetup], language: str, more: str) -> str:
    family = quoteattr(types[0].family)
    fonts = f"<w:rFonts w:ascii={family} w:hAnsi={family} w:eastAsia={family} w:cs={family}/>"
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(13)}'
        f'<w:lang w:val={quoteattr(language)} w:eastAsia={quoteattr(language)} w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_setup_styles(setup, kind) for setup, kind in enumerate(types))
        + f"{more}</w:styles>"
    )


def _setup_styles(setup: int, kind: TypeSetup) -> str:
    """The named styles of one type setup; a second setup in the same document gets its own set, numbered."""
    mark = f" ({setup + 1})" if setup else ""
    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    font = quoteattr(kind.family)
    base = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"

    def paragraph(role: str, name: str, ppr: str, rpr: str, align: Align | None = None) -> str:
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role, setup, align)}">'
            f'<w:name w:val="{name}{mark}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f"<w:pPr>{ppr}</w:pPr><w:rPr>{base}{rpr}</w:rPr></w:style>"
        )

    def jc(align: Align) -> str:
        return f'<w:jc w:val="{ALIGN_JC[align]}"/>'

    centre, keep = jc(Align.CENTER), "<w:keepNext/>"
    after = '<w:spacing w:after="120"/><w:contextualSpacing/>'  # after the last line of the caption only
    table = _size(kind.table_pt)
    styles = [
        paragraph(HEADING, "Phụ lục - Số", f'{keep}{centre}<w:outlineLvl w:val="0"/>', bold + _size(kind.heading_pt)),
        paragraph(TITLE, "Phụ lục - Tên", f"{keep}{centre}", bold + _size(kind.title_pt)),
        paragraph(CAPTION, "Phụ lục - Chỉ dẫn", f"{keep}{after}{centre}", italic + _size(kind.caption_pt)),
        paragraph(END_MARK, "Phụ lục - Kết thúc", jc(Align.RIGHT), _size(kind.caption_pt)),
        # Word wants a paragraph after a table; one point high it opens no page of its own.
        paragraph(TABLE_END, "Bảng - Sau bảng", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(1)),
        paragraph("PageNumber", "Số trang", centre, _size(kind.page_number_pt)),
        paragraph(HEADER_CELL, "Bảng - Tên cột", f"{keep}{centre}", bold + table),
    ]
    for align, name in _ALIGN_NAMES.items():
        styles.append(paragraph(CELL, f"Bảng - Nội dung {name}", jc(align), table, align))
        styles.append(paragraph(BOLD_CELL, f"Bảng - Lĩnh vực {name}", keep + jc(align), bold + table, align))
    return "".join(styles) + _table_style(setup, mark)


def _table_style(setup: int, mark: str) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    margins = (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))  # twips: 0.5 and 1 mm
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(TABLE, setup)}">'
        f'<w:name w:val="Bảng kế hoạch{mark}"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        + "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins)
        + "</w:tblCellMar></w:tblPr></w:style>"
    )


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
