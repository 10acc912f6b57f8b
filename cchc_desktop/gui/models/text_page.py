"""The page of the text as lines: what stands in every one of them, where it comes from, and how it is set.

A pure function of the plan. The view keeps a text document in step with these lines; lines of one ``key`` are the same
line before and after an edit. Sizes and styles: Decree 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from cchc_desktop.core.body import BodyLine, Kind, body_lines
from cchc_desktop.core.decision import decision_articles, decision_authority, decision_subject, issued_with
from cchc_desktop.core.letterhead import (
    COUNTRY,
    MOTTO,
    issuing_lines,
    place_and_date,
    printed_number,
    signature_lines,
)
from cchc_desktop.core.plan import DocumentInfo, Plan


class Frame(IntEnum):
    """The parts of the page, in order: cells of the letterhead, the text, cells of the end."""

    START = 0  # what Qt wants before a table
    ISSUER = 1
    COUNTRY = 2
    NUMBER = 3
    DATE = 4
    TEXT = 5
    RECIPIENTS = 6
    SIGNATURE = 7
    STOP = 8  # what Qt wants behind a table


class Zone(StrEnum):
    """Where a line's text comes from."""

    NOTHING = "nothing"
    INFO = "info"  # derived from the document's identity: edited in its dialog
    TITLE = "title"
    BASIS = "basis"
    ITEM = "item"
    RECIPIENT = "recipient"


WRITABLE = (Zone.TITLE, Zone.BASIS, Zone.ITEM, Zone.RECIPIENT)
LISTS = (Zone.BASIS, Zone.RECIPIENT)  # texts without an id: a line's key says which one


class Style(NamedTuple):
    """How a line is set. ``rule``: length of the line drawn below it, as a share of the text's own."""

    points: float
    bold: bool = False
    italic: bool = False
    align: str = "left"  # "left", "center", "justify"
    indent: bool = False  # the first line begins 1.27 cm from the edge
    above: float = 0.0  # points of air
    below: float = 0.0
    rule: float = 0.0
    fits: bool = False  # smaller letters on a page narrower than paper: a line of the letterhead must not break


FILLER = Style(1.0)
_GAP = Style(5.0)  # room for a rule: Qt leaves out margins at the edge of a cell
_PARENT = Style(13, align="center", fits=True)
_ISSUER = Style(13, bold=True, align="center", fits=True)
_COUNTRY = Style(13, bold=True, align="center", fits=True)
_MOTTO = Style(14, bold=True, align="center", rule=1.0, fits=True)
_NUMBER = Style(13, align="center", fits=True)
_DATE = Style(13, italic=True, align="center", fits=True)
_DRAFT = Style(13, bold=True, align="center", above=4)
_TYPE = Style(14, bold=True, align="center")
_TITLE = Style(14, bold=True, align="center", rule=0.4, below=10)
_AUTHORITY = Style(14, bold=True, align="center", above=4, below=6)
_WITH = Style(13, italic=True, align="center", below=14)
_SIGNED_BELOW = "(Quyết định được ký ở đây; nơi nhận và chữ ký xem ở cuối trang này)"
_BASIS = Style(14, italic=True, align="justify", indent=True, below=6)
_BODY = Style(14, align="justify", indent=True, below=6)
_HEADING = _BODY._replace(bold=True)
_TO = Style(12, bold=True, italic=True)
_RECIPIENT = Style(11)
_SIGN = Style(14, bold=True, align="center")
ROOM = 62.0  # points between position and name, for signature and seal


class PageLine(NamedTuple):
    """One line. ``text`` is without ``marker``; ``part`` names the text in the dialog of the document's identity."""

    key: str
    frame: Frame
    zone: Zone
    text: str
    style: Style
    marker: str = ""
    part: str = ""
    hint: str = ""  # shown in grey while there is no text
    kind: Kind | None = None

    @property
    def is_writable(self) -> bool:
        """True where its text is typed in place."""
        return self.zone in WRITABLE


@dataclass(frozen=True, slots=True)
class ListKey:
    """The key of a basis or a recipient, read."""

    zone: Zone
    index: int

    def __str__(self) -> str:
        return f"{self.zone.value}:{self.index}"


def list_key(line: PageLine) -> ListKey:
    """Which basis or recipient a line is."""
    return ListKey(line.zone, int(line.key.rpartition(":")[2]))


def page_lines(plan: Plan) -> list[PageLine]:
    """The whole page."""
    document = plan.document
    return [
        PageLine("start", Frame.START, Zone.NOTHING, "", FILLER),
        *_head(document),
        *_subject(document),
        *(_item(line) for line in body_lines(plan)),
        *_end(document),
        PageLine("stop", Frame.STOP, Zone.NOTHING, "", FILLER),
    ]


def _head(document: DocumentInfo) -> Iterator[PageLine]:
    lines = issuing_lines(document)
    for place, text in enumerate(lines.parent):
        yield _info(f"parent:{place}", Frame.ISSUER, text, _PARENT, "parent_issuer")
    issuer = lines.issuer or ("",)
    for place, text in enumerate(issuer):
        style = _ISSUER._replace(rule=0.4) if place == len(issuer) - 1 else _ISSUER
        yield _info(f"issuer:{place}", Frame.ISSUER, text, style, "issuer", "(Cơ quan ban hành)")
    yield PageLine("issuer-gap", Frame.ISSUER, Zone.NOTHING, "", _GAP)
    yield _info("country", Frame.COUNTRY, COUNTRY, _COUNTRY, "issuer")
    yield _info("motto", Frame.COUNTRY, MOTTO, _MOTTO, "issuer")
    yield PageLine("motto-gap", Frame.COUNTRY, Zone.NOTHING, "", _GAP)
    yield _info("number", Frame.NUMBER, f"Số: {printed_number(document)}", _NUMBER, "number")
    if document.draft:
        yield _info("draft", Frame.NUMBER, document.draft.upper(), _DRAFT, "draft")
    yield _info("date", Frame.DATE, place_and_date(document), _DATE, "date")


def _subject(document: DocumentInfo) -> Iterator[PageLine]:
    """Type, subject and bases; where a decision issues the plan it comes first, and the bases are its own."""
    if document.decision is not None:
        yield from _decision(document)
    yield _info("type", Frame.TEXT, document.type.upper(), _TYPE, "type", "(Tên loại văn bản)")
    style = _TITLE if document.decision is None else _TITLE._replace(rule=0.0, below=2)
    yield PageLine("title", Frame.TEXT, Zone.TITLE, document.title, style, part="title", hint="Trích yếu nội dung")
    if document.decision is None:
        yield from _bases(document)
    else:
        yield _info("with-decision", Frame.TEXT, issued_with(document), _WITH, "number")


def _decision(document: DocumentInfo) -> Iterator[PageLine]:
    yield _info("decision-type", Frame.TEXT, "QUYẾT ĐỊNH", _TYPE, "decision")
    yield _info("decision-title", Frame.TEXT, decision_subject(document), _TITLE, "decision_title")
    yield _info("authority", Frame.TEXT, decision_authority(document).upper(), _AUTHORITY, "decision_authority")
    yield from _bases(document)
    yield _info("decides", Frame.TEXT, "QUYẾT ĐỊNH:", _AUTHORITY, "decision")
    for place, text in enumerate(decision_articles(document)):
        yield _info(f"article:{place}", Frame.TEXT, text, _BODY, "articles")
    yield _info("decision-end", Frame.TEXT, _SIGNED_BELOW, _WITH, "signature")


def _bases(document: DocumentInfo) -> Iterator[PageLine]:
    hint = "Căn cứ ban hành (để trống nếu không có)"
    for place, text in enumerate(document.bases or ("",)):
        key = str(ListKey(Zone.BASIS, place))
        yield PageLine(key, Frame.TEXT, Zone.BASIS, text, _BASIS, part="bases", hint=hint)


def _item(line: BodyLine) -> PageLine:
    style = _HEADING if line.heading else _BODY
    if line.kind is Kind.ROMAN:
        style = style._replace(above=4.0)
    hint = "Đoạn văn" if line.kind is None else "Nội dung của mục"
    return PageLine(line.item.id, Frame.TEXT, Zone.ITEM, line.words, style, line.marker, hint=hint, kind=line.kind)


def _end(document: DocumentInfo) -> Iterator[PageLine]:
    yield _info("to", Frame.RECIPIENTS, "Nơi nhận:", _TO, "recipients")
    for place, text in enumerate(document.recipients or ("",)):
        key = str(ListKey(Zone.RECIPIENT, place))
        marker = "" if text.startswith(("+", "-")) else "-"
        yield PageLine(
            key, Frame.RECIPIENTS, Zone.RECIPIENT, text, _RECIPIENT, marker, part="recipients", hint="Nơi nhận"
        )
    lines = signature_lines(document.signature) or [""]
    for place, text in enumerate(lines):
        yield _info(f"sign:{place}", Frame.SIGNATURE, text, _SIGN, "signature", "(Chức vụ người ký)")
    name = _SIGN._replace(above=ROOM)
    yield _info("name", Frame.SIGNATURE, document.signature.name, name, "name", "(Họ tên người ký)")


def _info(key: str, frame: Frame, text: str, style: Style, part: str, hint: str = "") -> PageLine:  # noqa: PLR0917
    return PageLine(key, frame, Zone.INFO, text, style, part=part, hint=hint)
