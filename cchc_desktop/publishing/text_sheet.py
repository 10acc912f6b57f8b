"""What the printed text of a document is made of: letterhead, lines by role, signature; the sizes of Decree 30/2020."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cchc_desktop.core.grid import CellSource
from cchc_desktop.publishing.spec import PageSetup

PORTRAIT = PageSetup(210.0, 297.0)


@dataclass(frozen=True, slots=True)
class TextSetup:
    """Type face, sizes in points, measures of the text (Decree 30/2020/NĐ-CP, Phụ lục I, mục I, II and its table)."""

    family: str = "Times New Roman"
    country_pt: float = 13.0  # 12–13
    motto_pt: float = 14.0  # 13–14
    issuer_pt: float = 13.0  # 12–13
    number_pt: float = 13.0
    date_pt: float = 13.0  # 13–14
    type_pt: float = 14.0  # 13–14: type, subject, who decides
    body_pt: float = 14.0  # 13–14
    signature_pt: float = 14.0  # 13–14
    recipients_heading_pt: float = 12.0
    recipients_pt: float = 11.0
    first_line_mm: float = 12.7  # 1 or 1.27 cm
    paragraph_gap_pt: float = 6.0  # at least
    line_spacing: float = 1.1  # single to 1.5
    signature_room_pt: float = 76.0  # between position and name: signature and seal
    left_block_mm: float = 62.0  # of the letterhead: the issuing body; the right block takes the rest
    recipients_mm: float = 80.0  # of the last table: the recipients; the signature takes the rest


class Role(StrEnum):
    """What a line of the text is; the writer has a style for each."""

    TYPE = "type"  # KẾ HOẠCH
    SUBJECT = "subject"  # trích yếu
    RULE = "rule"  # drawn under the subject, as long as its text says in millimetres
    CAPTION = "caption"  # (Ban hành kèm theo Quyết định …)
    AUTHORITY = "authority"  # who decides
    BASIS = "basis"  # căn cứ
    DECIDES = "decides"  # QUYẾT ĐỊNH:
    ARTICLE = "article"  # Điều 1. …
    PARAGRAPH = "paragraph"
    CHAPTER = "chapter"  # I. with its title
    CLAUSE_TITLE = "clause-title"  # 1. with a title
    CLAUSE = "clause"  # 1. without
    SUBCLAUSE_TITLE = "subclause-title"  # 1.1. with a title
    SUBCLAUSE = "subclause"  # 1.1. without
    POINT = "point"  # a)
    MILESTONE = "milestone"  # Đến năm 2030:
    DASH = "dash"
    PLUS = "plus"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed paragraph; its text may hold line breaks. ``bold_start``: how many of its letters are bold.

    ``keep``: it announces the next line and stays on a page with it.
    """

    role: Role
    text: str
    bold_start: int = 0
    width_mm: float = 0.0  # of a rule
    keep: bool = False
    source: CellSource | None = field(default=None, compare=False, repr=False)  # what to edit where it is clicked


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page: the issuing body on the left, the country on the right."""

    parent: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: str = ""  # "Số: 05/KH-UBND"; empty on a plan that a decision issues
    place_and_date: str = ""
    draft: str = ""
    issuer_rule_mm: float = 0.0  # 1/3 to 1/2 of the line above it
    motto_rule_mm: float = 0.0  # as long as the motto


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The end of the last page: recipients on the left, capacity, position and name on the right."""

    recipients: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.recipients or self.lines or self.name)


@dataclass(frozen=True, slots=True)
class TextSheet:
    """The text of a document, ready for a writer; a section with page numbers of its own."""

    letterhead: Letterhead
    lines: tuple[TextLine, ...]
    signature: SignatureBlock = field(default_factory=SignatureBlock)
    page: PageSetup = PORTRAIT
    setup: TextSetup = field(default_factory=TextSetup)
