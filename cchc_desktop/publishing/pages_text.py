"""The text of a document as pieces of pages: letterhead, lines by role, signature; measures as in the Word export.

Which size and style an element has: Decree 30/2020/NĐ-CP, Phụ lục I; the same values stand in docx_text_styles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_desktop.core.grid import Align
from cchc_desktop.core.letterhead import COUNTRY, MOTTO
from cchc_desktop.publishing.pages_flow import Frame, Paragraph, Piece, kept
from cchc_desktop.publishing.pages_lines import LineBreaker
from cchc_desktop.publishing.pages_spec import DOCUMENT, POINTS_PER_MM, Box, Font, Rule
from cchc_desktop.publishing.text_sheet import Letterhead, Role, SignatureBlock, TextLine, TextSetup, TextSheet

_PAD = 1.4  # the cell margins of the two tables that only place texts
_RULE_WIDTH = 0.75
_RULE_BEFORE, _RULE_HEIGHT = 2.375, 12.75  # from the text above to the rule, and to the text below
_BOX_GAP = 2.0  # between "DỰ THẢO" and its box


@dataclass(frozen=True, slots=True)
class _Look:
    """How the lines of a role are set; ``running``: justified, indented, with the gap and the spacing of the text."""

    size: str  # name of the field of TextSetup
    bold: bool = False
    italic: bool = False
    running: bool = False
    before: float = 0.0
    after: float = 0.0
    capitals: bool = False
    keep: bool = False
    level: int = 0  # of its bookmark, if any


_RUNNING = _Look("body_pt", running=True)
LOOKS = {
    Role.TYPE: _Look("type_pt", bold=True, before=12, capitals=True, keep=True),
    Role.SUBJECT: _Look("type_pt", bold=True, keep=True),
    Role.CAPTION: _Look("body_pt", italic=True, after=6),
    Role.AUTHORITY: _Look("type_pt", bold=True, before=12, after=6, capitals=True, keep=True),
    Role.BASIS: _Look("body_pt", italic=True, running=True),
    Role.DECIDES: _Look("type_pt", bold=True, before=6, after=6, keep=True),
    Role.CHAPTER: _Look("body_pt", bold=True, running=True, capitals=True, keep=True, level=1),
    Role.CLAUSE_TITLE: _Look("body_pt", bold=True, running=True, keep=True),
    Role.SUBCLAUSE_TITLE: _Look("body_pt", bold=True, running=True, keep=True),
    Role.MILESTONE: _Look("body_pt", running=True, keep=True),
}
_HEADINGS = (Role.CHAPTER, Role.CLAUSE_TITLE, Role.SUBCLAUSE_TITLE)  # are not broken over pages either


def text_pieces(sheet: TextSheet, breaker: LineBreaker) -> list[Piece]:
    """Everything on the pages of a text, from the letterhead to the signature."""
    maker = _Maker(sheet, breaker)
    lines = [maker.line(line) for line in sheet.lines]
    # The signature never stands alone on a page.
    body = kept(lines) if sheet.signature else lines
    pieces = [maker.letterhead(sheet.letterhead), *body]
    if sheet.signature:
        pieces.append(maker.signature(sheet.signature))
    return pieces


def text_name(sheet: TextSheet) -> str:
    """What the text is called in an outline: its type and subject on one line."""
    parts = [line.text for line in sheet.lines if line.role in (Role.TYPE, Role.SUBJECT)]
    return " ".join(" ".join(parts).split())


class _Maker:
    """Makes the pieces of one text."""

    def __init__(self, sheet: TextSheet, breaker: LineBreaker) -> None:
        self._setup: TextSetup = sheet.setup
        self._width = sheet.page.text_width_mm * POINTS_PER_MM
        self._breaker = breaker

    def line(self, line: TextLine) -> Piece:
        """A paragraph, or a rule in the middle."""
        if line.role is Role.RULE:
            return Frame(_RULE_HEIGHT, rules=(_rule(0.0, self._width, 0.0, line.width_mm),), keep=False)
        look, setup = LOOKS.get(line.role, _RUNNING), self._setup
        text = line.text.upper() if look.capitals else line.text
        block = self._breaker.block(
            text,
            self._width,
            Font(getattr(setup, look.size), look.bold, look.italic),
            Align.JUSTIFY if look.running else Align.CENTER,
            indent=setup.first_line_mm * POINTS_PER_MM if look.running else 0.0,
            spacing=setup.line_spacing if look.running else 1.0,
            bold_start=line.bold_start,
        )
        return Paragraph(
            block,
            look.before,
            setup.paragraph_gap_pt if look.running else look.after,
            keep=look.keep or line.keep,
            whole=line.role in _HEADINGS,
            source=line.source or DOCUMENT,
            bookmark=(look.level, " ".join(text.split())) if look.level else None,
        )

    def letterhead(self, head: Letterhead) -> Frame:
        """The issuing body on the left, the country on the right, under them number and date."""
        setup = self._setup
        left, right = self._columns(setup.left_block_mm)
        for text in head.parent:
            left.add(text, Font(setup.issuer_pt))
        for text in head.issuer:
            left.add(text, Font(setup.issuer_pt, bold=True))
        if head.issuer_rule_mm:
            left.add_rule(head.issuer_rule_mm)
        right.add(COUNTRY, Font(setup.country_pt, bold=True))
        right.add(MOTTO, Font(setup.motto_pt, bold=True))
        right.add_rule(head.motto_rule_mm or right.width / 2 / POINTS_PER_MM)
        columns = [left, right]
        bottom = _end_row(columns)
        if head.number or head.place_and_date:
            left.add(head.number, Font(setup.number_pt), before=3.0)
            right.add(head.place_and_date, Font(setup.date_pt, italic=True), before=3.0)
            bottom = _end_row(columns)
        if head.draft:
            left.add_framed(head.draft, Font(setup.number_pt, bold=True), before=6.0)
            bottom = _end_row(columns)
        return _frame(columns, bottom)

    def signature(self, block: SignatureBlock) -> Frame:
        """Who gets the document on the left, who signs it on the right."""
        setup = self._setup
        left, right = self._columns(setup.recipients_mm)
        if block.recipients:
            left.add("Nơi nhận:", Font(setup.recipients_heading_pt, bold=True, italic=True), Align.LEFT)
            for text in block.recipients:
                left.add(text, Font(setup.recipients_pt), Align.LEFT)
        for text in block.lines:
            right.add(text, Font(setup.signature_pt, bold=True))
        right.add(block.name, Font(setup.signature_pt, bold=True), before=setup.signature_room_pt)
        return _frame([left, right], _end_row([left, right]))

    def _columns(self, left_mm: float) -> tuple[_Column, _Column]:
        width = left_mm * POINTS_PER_MM
        left = _Column(self._breaker, _PAD, width - 2 * _PAD)
        return left, _Column(self._breaker, width + _PAD, self._width - width - 2 * _PAD)


@dataclass(slots=True)
class _Column:
    """Lines one under the other in one half of a frame; ``y`` is where the next one begins."""

    breaker: LineBreaker
    x: float
    width: float
    y: float = _PAD
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def add(self, text: str, font: Font, align: Align = Align.CENTER, *, before: float = 0.0) -> None:
        """A paragraph; an empty one only takes its room."""
        block = self.breaker.block(text, self.width, font, align)
        self.y += before
        if text:
            count = len(block.lines)
            box = Box(self.x, self.y, self.width, block.height, block, 0, count, self.x, self.y, DOCUMENT)
            self.boxes.append(box)
        self.y += block.height

    def add_rule(self, width_mm: float) -> None:
        """A rule in the middle."""
        self.rules.append(_rule(self.x, self.width, self.y, width_mm))
        self.y += _RULE_HEIGHT

    def add_framed(self, text: str, font: Font, *, before: float) -> None:
        """A paragraph in a box of 70 % of the width."""
        inset = self.width * 0.15
        block = self.breaker.block(text, self.width - 2 * inset, font, Align.CENTER)
        edge = _BOX_GAP + _RULE_WIDTH
        top = self.y + before
        x, bottom = self.x + inset, top + 2 * edge + block.height
        text_y = top + edge
        box = Box(x, text_y, block.width, block.height, block, 0, len(block.lines), x, text_y, DOCUMENT)
        self.boxes.append(box)
        left, right = x - edge, x + block.width + edge
        corners = ((left, top, right, top), (left, bottom, right, bottom))
        sides = ((left, top, left, bottom), (right, top, right, bottom))
        self.rules += [Rule(*ends, _RULE_WIDTH) for ends in (*corners, *sides)]
        self.y = bottom


def _end_row(columns: Sequence[_Column]) -> float:
    """All columns go on below the longest one; where the row ends."""
    bottom = max(column.y for column in columns) + _PAD
    for column in columns:
        column.y = bottom + _PAD
    return bottom


def _frame(columns: Sequence[_Column], height: float) -> Frame:
    boxes = tuple(box for column in columns for box in column.boxes)
    return Frame(height, boxes, tuple(rule for column in columns for rule in column.rules))


def _rule(x: float, available: float, y: float, width_mm: float) -> Rule:
    """A rule in the middle of the available width, below a text that ends at ``y``."""
    width = min(width_mm * POINTS_PER_MM, available)
    begin = x + (available - width) / 2
    return Rule(begin, y + _RULE_BEFORE, begin + width, y + _RULE_BEFORE, _RULE_WIDTH)
