"""What a plan puts into the named places of a user's own Word template, by the name of the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.letterhead import place_and_date, printed_date, printed_number
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing import docx_text_styles as styles
from cchc_desktop.publishing.printing import office_text
from cchc_desktop.publishing.text_layout import text_sheets
from cchc_desktop.publishing.text_sheet import Role, TextLine

APPENDICES = "phu_luc"  # the place of all appendices, each in a section of its own
_SIGNING_ROOM = ("",) * 4  # lines between position and name: signature and seal
_NOT_CONTENT = (Role.TYPE, Role.SUBJECT, Role.RULE, Role.CAPTION, Role.AUTHORITY, Role.BASIS)

PLACES = {
    "so": "số và ký hiệu, ví dụ 05/KH-UBND",
    "ngay": "ngày tháng năm ban hành",
    "dia_danh_ngay": "địa danh và ngày tháng năm",
    "dia_danh": "địa danh",
    "co_quan_chu_quan": "cơ quan chủ quản",
    "co_quan": "cơ quan ban hành",
    "loai": "tên loại văn bản, ví dụ KẾ HOẠCH",
    "trich_yeu": "trích yếu nội dung",
    "nam": "năm hoặc giai đoạn của kế hoạch",
    "can_cu": "các căn cứ, mỗi căn cứ một đoạn",
    "noi_dung": "nội dung văn bản, mỗi đoạn một đoạn",
    "noi_nhan": "nơi nhận, mỗi nơi một dòng",
    "chu_ky": "thẩm quyền, chức vụ và họ tên người ký",
    "nguoi_ky": "họ tên người ký",
    APPENDICES: "các phụ lục, mỗi phụ lục bắt đầu trang mới",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a value: its text (lines apart by "\\n"); bold as headings are; kept with the next."""

    text: str
    bold: bool = False
    keep: bool = False


def values_of(plan: Plan) -> dict[str, list[Paragraph]]:
    """The value of every place but APPENDICES; an empty list where the plan says nothing."""
    sheets = text_sheets(plan)
    head, main = sheets[0], sheets[-1]
    document = plan.document
    signature = head.signature
    name = [signature.name] if signature.name else []
    return {
        "so": _lines([printed_number(document)]),
        "ngay": _lines([printed_date(document)]),
        "dia_danh_ngay": _lines([place_and_date(document)]),
        "dia_danh": _lines([document.place]),
        "co_quan_chu_quan": _lines(head.letterhead.parent),
        "co_quan": _lines(head.letterhead.issuer),
        "loai": _lines([document.type.upper()]),
        "trich_yeu": _lines([document.title]),
        "nam": _lines([plan_years(plan)]),
        "can_cu": _lines(line.text for line in head.lines if line.role is Role.BASIS),
        "noi_dung": [_content(line) for line in main.lines if line.role not in _NOT_CONTENT],
        "noi_nhan": _lines(signature.recipients),
        "chu_ky": [Paragraph(text, keep=True) for text in (*signature.lines, *(_SIGNING_ROOM if name else ()), *name)],
        "nguoi_ky": _lines(name),
    }


def _lines(texts: Iterable[str]) -> list[Paragraph]:
    return [Paragraph(office_text(text)) for text in texts if text.strip()]


def _content(line: TextLine) -> Paragraph:
    bold = line.role in styles.HEADINGS or bool(line.bold_start)
    return Paragraph(office_text(line.text), bold=bold, keep=bold or line.keep)
