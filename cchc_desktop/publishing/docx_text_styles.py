"""The Word styles of a document's text: one for each element of Decree 30/2020, so that a clerk goes on by style.

Mục, khoản with a title and their sub-khoản are Word's own headings 1 to 3: the navigation pane shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from cchc_desktop.publishing.text_sheet import Role, TextSetup

COUNTRY, MOTTO, PARENT, ISSUER, NUMBER, PLACE_DATE, DRAFT = (
    "TextCountry",
    "TextMotto",
    "TextParent",
    "TextIssuer",
    "TextNumber",
    "TextPlaceDate",
    "TextDraft",
)
RULE, RECIPIENTS_HEADING, RECIPIENTS, SIGNING, SIGNER, LAYOUT, END, ARTICLE_NUMBER, CORNER = (
    "TextRule",
    "TextRecipientsHeading",
    "TextRecipients",
    "TextSigning",
    "TextSigner",
    "TextLayout",
    "TextEnd",
    "TextArticleNumber",
    "TextCorner",
)
ROLE_STYLES = {
    Role.TYPE: "TextType",
    Role.SUBJECT: "TextSubject",
    Role.RULE: RULE,
    Role.CAPTION: "TextCaption",
    Role.AUTHORITY: "TextAuthority",
    Role.BASIS: "TextBasis",
    Role.DECIDES: "TextDecides",
    Role.ARTICLE: "TextArticle",
    Role.PARAGRAPH: "TextParagraph",
    Role.CHAPTER: "Heading1",
    Role.CLAUSE_TITLE: "Heading2",
    Role.CLAUSE: "TextClause",
    Role.SUBCLAUSE_TITLE: "Heading3",
    Role.SUBCLAUSE: "TextSubclause",
    Role.POINT: "TextPoint",
    Role.MILESTONE: "TextMilestone",
    Role.DASH: "TextDash",
    Role.PLUS: "TextPlus",
}
HEADINGS = (Role.CHAPTER, Role.CLAUSE_TITLE, Role.SUBCLAUSE_TITLE, Role.MILESTONE)  # their styles keep the next line
_BOLD, _ITALIC, _CAPS = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:caps/>"
_KEEP = "<w:keepNext/>"
_CENTRE = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'


def text_styles(setup: TextSetup) -> str:
    """All styles of the text."""
    style = _Maker(setup.family)
    body = _size(setup.body_pt)
    paragraph = ROLE_STYLES[Role.PARAGRAPH]
    running = _running(setup)
    head = f"{_KEEP}<w:keepLines/>{running}"
    parts = [
        *_frame_styles(setup, style),
        style(ROLE_STYLES[Role.TYPE], "Văn bản - Tên loại", f'{_KEEP}<w:spacing w:before="240"/>{_CENTRE}',
              _BOLD + _CAPS + _size(setup.type_pt)),
        style(ROLE_STYLES[Role.SUBJECT], "Văn bản - Trích yếu", _KEEP + _CENTRE, _BOLD + _size(setup.type_pt)),
        style(RULE, "Văn bản - Kẻ ngang", _rule_ppr(), _size(2)),
        style(ROLE_STYLES[Role.CAPTION], "Văn bản - Kèm theo", f'<w:spacing w:after="120"/>{_CENTRE}', _ITALIC + body),
        style(ROLE_STYLES[Role.AUTHORITY], "Văn bản - Thẩm quyền ban hành",
              f'{_KEEP}<w:spacing w:before="240" w:after="120"/>{_CENTRE}', _BOLD + _CAPS + _size(setup.type_pt)),
        style(ROLE_STYLES[Role.BASIS], "Văn bản - Căn cứ", running, _ITALIC + body),
        style(ROLE_STYLES[Role.DECIDES], "Văn bản - Quyết định",
              f'{_KEEP}<w:spacing w:before="120" w:after="120"/>{_CENTRE}', _BOLD + _size(setup.type_pt)),
        style(paragraph, "Văn bản - Nội dung", running, body),
        style(ROLE_STYLES[Role.ARTICLE], "Văn bản - Điều", running, body, after=paragraph),
        style(ROLE_STYLES[Role.CHAPTER], "heading 1", f'{head}<w:outlineLvl w:val="0"/>', _BOLD + _CAPS + body,
              after=paragraph),
        style(ROLE_STYLES[Role.CLAUSE_TITLE], "heading 2", f'{head}<w:outlineLvl w:val="1"/>', _BOLD + body,
              after=paragraph),
        style(ROLE_STYLES[Role.SUBCLAUSE_TITLE], "heading 3", f'{head}<w:outlineLvl w:val="2"/>', _BOLD + body,
              after=paragraph),
        style(ROLE_STYLES[Role.CLAUSE], "Văn bản - Khoản 1.", "", "", based=paragraph),
        style(ROLE_STYLES[Role.SUBCLAUSE], "Văn bản - Khoản 1.1.", "", "", based=paragraph),
        style(ROLE_STYLES[Role.POINT], "Văn bản - Điểm a)", "", "", based=paragraph),
        style(ROLE_STYLES[Role.MILESTONE], "Văn bản - Mốc thời gian", _KEEP, "", based=paragraph),
        style(ROLE_STYLES[Role.DASH], "Văn bản - Gạch đầu dòng", "", "", based=paragraph),
        style(ROLE_STYLES[Role.PLUS], "Văn bản - Dấu cộng", "", "", based=paragraph),
    ]  # fmt: skip
    return "".join(parts) + _ARTICLE_NUMBER + _LAYOUT


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes paragraph styles in one type face."""

    family: str

    def __call__(self, style_id: str, name: str, ppr: str, rpr: str, *, based: str = "", after: str = "") -> str:
        """A style by its paragraph and run properties; ``after``: the style of the paragraph typed next."""
        builtin = style_id.startswith("Heading")
        custom = "" if builtin else ' w:customStyle="1"'
        follow = f'<w:next w:val="{after}"/>' if after else ""
        priority = '<w:uiPriority w:val="9"/>' if builtin else ""
        font = quoteattr(self.family)
        fonts = "" if based else f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{based or "Normal"}"/>{follow}{priority}<w:qFormat/>'
            f"<w:pPr>{ppr}</w:pPr><w:rPr>{fonts}{rpr}</w:rPr></w:style>"
        )


def _frame_styles(setup: TextSetup, style: _Maker) -> list[str]:
    """Letterhead, recipients and signature, page number."""
    box = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="2" w:color="auto"/>' for side in _SIDES)
    room = round(setup.signature_room_pt * 20)
    return [
        style(COUNTRY, "Văn bản - Quốc hiệu", _CENTRE, _BOLD + _size(setup.country_pt)),
        style(MOTTO, "Văn bản - Tiêu ngữ", _CENTRE, _BOLD + _size(setup.motto_pt)),
        style(PARENT, "Văn bản - Cơ quan chủ quản", _CENTRE, _CAPS + _size(setup.issuer_pt)),
        style(ISSUER, "Văn bản - Cơ quan ban hành", _CENTRE, _BOLD + _CAPS + _size(setup.issuer_pt)),
        style(NUMBER, "Văn bản - Số, ký hiệu", f'<w:spacing w:before="60"/>{_CENTRE}', _size(setup.number_pt)),
        style(PLACE_DATE, "Văn bản - Địa danh, thời gian", f'<w:spacing w:before="60"/>{_CENTRE}',
              _ITALIC + _size(setup.date_pt)),
        style(DRAFT, "Văn bản - Dự thảo", f'<w:pBdr>{box}</w:pBdr><w:spacing w:before="120"/>{_CENTRE}',
              _BOLD + _CAPS + _size(setup.number_pt)),
        style(RECIPIENTS_HEADING, "Văn bản - Nơi nhận", _LEFT, _BOLD + _ITALIC + _size(setup.recipients_heading_pt)),
        style(RECIPIENTS, "Văn bản - Danh sách nơi nhận", _LEFT, _size(setup.recipients_pt)),
        style(SIGNING, "Văn bản - Quyền hạn, chức vụ", _KEEP + _CENTRE, _BOLD + _CAPS + _size(setup.signature_pt)),
        style(SIGNER, "Văn bản - Người ký", f'<w:spacing w:before="{room}"/>{_CENTRE}',
              _BOLD + _size(setup.signature_pt)),
        # Word wants a paragraph after a table; one point high it opens no page of its own.
        style(END, "Văn bản - Sau bảng", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(1)),
    ]  # fmt: skip


_SIDES = ("top", "left", "bottom", "right")


def _running(setup: TextSetup) -> str:
    """Justified, the first line indented, a gap after each paragraph."""
    gap, line = round(setup.paragraph_gap_pt * 20), round(setup.line_spacing * 240)
    return (
        f'<w:spacing w:after="{gap}" w:line="{line}" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="{twips(setup.first_line_mm)}"/><w:jc w:val="both"/>'
    )


def _rule_ppr() -> str:
    """A thin rule: the upper border of an empty paragraph; its length comes from the paragraph's indents."""
    return (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="40" w:after="120" w:line="60" w:lineRule="exact"/><w:jc w:val="center"/>'
    )


_ARTICLE_NUMBER = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{ARTICLE_NUMBER}"><w:name w:val="Văn bản - Số điều"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{_BOLD}</w:rPr></w:style>'
)
_LAYOUT = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{LAYOUT}"><w:name w:val="Văn bản - Khung"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblCellMar>'
    + "".join(f'<w:{side} w:w="28" w:type="dxa"/>' for side in _SIDES)
    + "</w:tblCellMar></w:tblPr></w:style>"
)


def corner_style() -> str:
    """The style that keeps the top of an appendix free for a digital signature: room for four lines of 10 points."""
    return _Maker("Times New Roman")(
        CORNER, "Phụ lục - Chỗ chữ ký số", '<w:spacing w:line="960" w:lineRule="exact"/>', ""
    )


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def twips(millimetres: float) -> int:
    """Millimetres in Word's unit, the twentieth of a point."""
    return round(millimetres * 1440 / 25.4)
