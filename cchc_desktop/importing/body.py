"""The text of a document: paragraphs and layout tables become the document's identity and the items of its body.

In the order of the paper: letterhead, [a decision that issues the plan,] type, subject, legal bases, preamble,
sections, closing, recipients and signature. What is none of these is kept as ``unplaced``, with an issue each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.core.decision import without_defaults
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import Decision, DocumentInfo, Item, Level, Signature
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.blocks import Block
from cchc_desktop.importing.letterhead_lines import (
    Letterhead,
    is_letterhead_line,
    read_letterhead,
    read_recipients,
    read_signature_block,
    signature_cells,
    signed_marks,
)
from cchc_desktop.importing.markers import read_marker
from cchc_desktop.importing.text_lines import (
    Layout,
    Line,
    Piece,
    is_letterhead,
    is_signature,
    joined,
    pieces,
    starts_recipients,
    starts_signature,
)
from cchc_desktop.importing.text_sections import build_sections
from cchc_desktop.importing.texts import first_line

TYPES = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "ĐỀ ÁN", "QUYẾT ĐỊNH", "PHƯƠNG ÁN")
_DECISION = "QUYẾT ĐỊNH"
_BASIS = re.compile(r"(căn cứ|thực hiện|theo|xét|thi hành|triển khai)\b", re.IGNORECASE)
_SURE_BASIS = re.compile(r"căn cứ\b", re.IGNORECASE)
_OPENS_TEXT = re.compile(r"(như sau|sau đây|cụ thể)\s*[:.]?\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"điều\s+\d+\s*[.:]", re.IGNORECASE)
_WITH_DECISION = re.compile(r"\(?\s*(ban hành|phê duyệt|kèm)[^()]*kèm theo quyết định|\(?\s*kèm theo quyết định", re.I)
_LONGEST_TITLE = 400
_LEAST_SECTIONS = 2


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was read; ``items`` begins with the body and is empty where there is no text of a document."""

    document: DocumentInfo
    items: tuple[Item, ...] = ()
    issues: tuple[Issue, ...] = ()
    typed: bool = False  # it has a letterhead or says what it is

    @property
    def is_plan(self) -> bool:
        """True where this can stand without a table: it says what it is, and has sections."""
        sections = sum(1 for item in self.items if item.level is Level.SECTION)
        return self.typed and sections >= _LEAST_SECTIONS


def read_text(blocks: Iterable[Block], fresh: Callable[[], str]) -> ReadText:
    """The text of a document whose appendix tables and their title blocks were taken out."""
    return _Reader(pieces(blocks), fresh).read()


@dataclass(slots=True)
class _Reader:
    pieces: list[Piece]
    fresh: Callable[[], str]
    at: int = 0
    document: DocumentInfo = field(default_factory=DocumentInfo)
    unplaced: list[str] = field(default_factory=list[str])
    issues: list[Issue] = field(default_factory=list[Issue])
    typed: bool = False

    def read(self) -> ReadText:
        self._head()
        if self.document.type == _DECISION:
            self._decision()
        lines = joined(self._until_end())
        self._end()
        items = self._body(lines)
        document = without_defaults(replace(self.document, unplaced=tuple(self.unplaced)))
        return ReadText(document, items, tuple(self.issues), self.typed)

    def _leave(self, piece: Piece) -> None:
        """Keep a piece that fits nowhere, and say so; a table is one thing."""
        texts = [piece.text] if isinstance(piece, Line) else piece.texts()
        self.unplaced += texts
        self.issues += [unplaced(text) for text in texts[:1]]

    def _leave_texts(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._leave(Line(text))

    # ---- letterhead, type, subject

    def _head(self) -> None:
        """Everything up to the subject; nothing is taken where there is neither letterhead nor type."""
        start, typed = self._type_at()
        lines: list[str] = []
        for piece in self.pieces[self.at : start]:
            if isinstance(piece, Line):
                lines.append(piece.text)
            elif is_letterhead(piece) or is_letterhead_table(piece):
                lines += [line for column in piece.columns() for line in column]
            else:
                self._leave(piece)
        head = read_letterhead(lines)
        self.typed = self.typed or head.found or typed
        self._take(head)
        self.at = start
        if typed:
            self._type_and_subject()

    def _type_at(self) -> tuple[int, bool]:
        """Where the line with the type stands; where there is none (False), the first piece behind the letterhead."""
        for i in range(self.at, len(self.pieces)):
            piece = self.pieces[i]
            if isinstance(piece, Line):
                if _type_of(piece):
                    return i, True
                if read_marker(piece.text, piece.number) or _BASIS.match(piece.text):
                    break
        end = self.at
        while end < len(self.pieces) and self._heads(self.pieces[end]):
            end += 1
        return end, False

    def _heads(self, piece: Piece) -> bool:
        return is_letterhead_line(piece.text) if isinstance(piece, Line) else is_letterhead(piece)

    def _take(self, head: Letterhead) -> None:
        """The second letterhead, that of the plan which a decision issues, says nothing new."""
        self._leave_texts(head.rest)
        old = self.document
        self.document = replace(
            old,
            issuer=old.issuer or head.issuer,
            parent_issuer=old.parent_issuer or head.parent_issuer,
            number=old.number or head.number,
            place=old.place or head.place,
            date=old.date or head.date,
            draft=old.draft or head.draft,
        )

    def _type_and_subject(self) -> None:
        piece = self.pieces[self.at]
        assert isinstance(piece, Line)
        kind = _type_of(piece)
        self.at += 1
        title: list[Line] = []
        while self.at < len(self.pieces) and self._is_subject(self.pieces[self.at], title):
            line = self.pieces[self.at]
            assert isinstance(line, Line)
            title.append(line)
            self.at += 1
        self.document = replace(self.document, type=kind, title=" ".join(line.text for line in title))

    def _is_subject(self, piece: Piece, before: Sequence[Line]) -> bool:
        if not isinstance(piece, Line) or read_marker(piece.text, piece.number) or _WITH_DECISION.match(piece.text):
            return False
        if before and before[0].centred and not piece.centred:
            return False  # a heading
        if _SURE_BASIS.match(piece.text) or piece.text.endswith((":", ";")) or _is_authority(piece):
            return False
        if piece.bold or piece.centred or (piece.goes_on and not before):
            return len(piece.text) < _LONGEST_TITLE
        # A plain text tells by its words alone: the first line behind the type, unless it is a sentence.
        plain = not before and not piece.text.endswith(".") and not _BASIS.match(piece.text)
        return plain or (piece.upper and len(piece.text) < _LONGEST_TITLE)

    # ---- a decision that issues the plan

    def _decision(self) -> None:
        title, bases, articles = self.document.title, list[str](), list[str]()
        authority = ""
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if not isinstance(piece, Line) or starts_recipients(piece.text) or starts_signature(piece):
                break
            self.at += 1
            if _ARTICLE.match(piece.text):
                articles.append(piece.text)
            elif articles:
                articles[-1] += f"\n{piece.text}"
            elif _is_authority(piece):
                authority = piece.text
            elif words(piece.text) != words(_DECISION):
                bases.append(piece.text)
        self._end(whole=False)
        decision = Decision(_without(title), authority, tuple(articles))
        self.document = replace(self.document, type="", title="", bases=tuple(bases), decision=decision)
        self._head()
        self._with_decision()

    def _with_decision(self) -> None:
        """The line under the subject that names the decision says nothing that is not derived."""
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if not isinstance(piece, Line) or not _WITH_DECISION.match(piece.text):
                return
            self.at += 1

    # ---- the text

    def _until_end(self) -> list[Line]:
        """The lines of the text; tables in it that are no layout have no place in it."""
        if (
            self.at < len(self.pieces)
            and isinstance(line := self.pieces[self.at], Line)
            and _WITH_DECISION.match(line.text)
        ):
            self.document = replace(self.document, decision=self.document.decision or Decision())
            self._with_decision()
        lines: list[Line] = []
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if isinstance(piece, Line):
                if starts_recipients(piece.text) or (starts_signature(piece) and not read_marker(piece.text)):
                    break
                lines.append(piece)
            elif is_signature(piece):
                break
            else:
                self._leave(piece)
            self.at += 1
        return lines

    def _body(self, lines: list[Line]) -> tuple[Item, ...]:
        first = next((i for i, line in enumerate(lines) if read_marker(line.text, line.number)), len(lines))
        bases = _bases(lines[:first]) if not self.document.bases else 0
        if bases:
            self.document = replace(self.document, bases=tuple(line.text for line in lines[:bases]))
        tree = build_sections(lines[bases:], self.fresh)
        sections = any(item.level is Level.SECTION for item in tree.items)
        if not (self.typed or sections):
            self._leave_texts([line.text for line in lines[bases:]])
            return ()
        self.issues += tree.issues
        return tree.items

    # ---- recipients and signature

    def _end(self, *, whole: bool = True) -> None:
        """Recipients and signature, in a table or as lines; what follows in the ``whole`` document has no place."""
        recipients: tuple[str, ...] = ()
        signature = Signature()
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if isinstance(piece, Layout) and is_signature(piece):
                more, signed, rest = signature_cells(piece)
                recipients, signature = recipients or more, _first(signature, signed)
                self._leave_texts(rest)
                self.at += 1
            elif isinstance(piece, Line) and starts_recipients(piece.text):
                recipients = recipients or read_recipients(self._listed())
            elif isinstance(piece, Line) and starts_signature(piece) and signature == Signature():
                signature = self._signed_lines()
            else:
                break
        if whole:
            self._leftovers()
        self._sign(recipients, signature)

    def _sign(self, recipients: tuple[str, ...], signature: Signature) -> None:
        """A plan issued by a decision repeats the decision's signature, if anything."""
        old = self.document
        if old.recipients and recipients and old.recipients != recipients:
            self._leave_texts(recipients)
        if Signature() not in (old.signature, signature) and old.signature != signature:
            self._leave_texts([f"{signature.authority} {signature.position} {signature.name}".strip()])
        self.document = replace(
            old, recipients=old.recipients or recipients, signature=_first(old.signature, signature)
        )

    def _listed(self) -> list[str]:
        """The lines of a list of recipients."""
        found: list[str] = []
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if not isinstance(piece, Line) or starts_signature(piece) or (found and piece.upper):
                break
            found.append(piece.text)
            self.at += 1
        return found

    def _signed_lines(self) -> Signature:
        """Capitals, then one line that is none: the name."""
        found: list[str] = []
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if not isinstance(piece, Line) or (
                len(found) > 1 and not found[-1].isupper() and not signed_marks(found[-1:])
            ):
                break
            if not piece.upper and found and len(piece.text) > 60:
                break
            found.append(piece.text)
            self.at += 1
        self._leave_texts(signed_marks(found))
        return read_signature_block(found)

    def _leftovers(self) -> None:
        for piece in self.pieces[self.at :]:
            self._leave(piece)
        self.at = len(self.pieces)


def unplaced(text: str) -> Issue:
    """The issue for a text that fits nowhere."""
    return Issue(IssueCode.TEXT_UNPLACED, Severity.WARNING, Place(), {"text": first_line(text)})


def is_letterhead_table(piece: Piece) -> bool:
    """True for a table in which every line is one of a letterhead, or in capitals."""
    if not isinstance(piece, Layout):
        return False
    lines = [line for cell in piece.cells for line in cell.lines]
    return any(map(is_letterhead_line, lines)) and all(line.isupper() or is_letterhead_line(line) for line in lines)


def _type_of(line: Line) -> str:
    said = " ".join(line.text.split())
    return said.upper() if said.isupper() and said in TYPES else ""


def _is_authority(line: Line) -> bool:
    """True for the line of a decision that says who decides."""
    said = words(line.text)
    return line.upper and said.startswith(
        ("uy ban nhan dan", "chu tich", "giam doc", "ubnd", "hoi dong nhan dan", "truong")
    )


def _without(title: str) -> str:
    """The subject of a decision without "Về việc"."""
    said = re.sub(r"^(về việc|v/v)\s+", "", title, flags=re.IGNORECASE)
    return said[:1].upper() + said[1:]


def _bases(lines: Sequence[Line]) -> int:
    """How many of the lines before the first section are legal bases."""
    count = 0
    for i, line in enumerate(lines):
        sure = bool(_SURE_BASIS.match(line.text))
        likely = bool(_BASIS.match(line.text)) and (line.italic or count > 0 or _sure_follows(lines[i + 1 :]))
        if not (sure or likely) or line.text.endswith(":") or _OPENS_TEXT.search(line.text):
            break
        if not sure and not line.italic and i == len(lines) - 1:
            break  # "Thực hiện …, UBND tỉnh ban hành Kế hoạch." opens the text itself
        count += 1
    return count


def _sure_follows(lines: Sequence[Line]) -> bool:
    return any(_SURE_BASIS.match(line.text) for line in lines)


def _first(one: Signature, other: Signature) -> Signature:
    return one if one != Signature() else other
