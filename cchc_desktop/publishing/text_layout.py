"""Lay out the text of a document, pure: Plan → TextSheets, one for the plan, before it one for its decision, if any.

What is printed here and stored nowhere: the order of the elements, "Số:", zeros, closing signs of bases, the end mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desktop.core.body import BodyLine, Kind, body_lines
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.decision import decision_articles, decision_authority, decision_subject, issued_with
from cchc_desktop.core.grid import CellSource
from cchc_desktop.core.letterhead import (
    MOTTO,
    issuing_lines,
    place_and_date,
    printed_number,
    signature_lines,
)
from cchc_desktop.core.plan import DocumentInfo, Plan
from cchc_desktop.publishing.paper import text_page
from cchc_desktop.publishing.printing import office_text
from cchc_desktop.publishing.spec import PageSetup
from cchc_desktop.publishing.text_fit import face
from cchc_desktop.publishing.text_sheet import (
    Letterhead,
    Role,
    SignatureBlock,
    TextLine,
    TextSetup,
    TextSheet,
)

_RULE = 0.4  # of the line above it: between 1/3 and 1/2
_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]", re.IGNORECASE)
_END_MARK = "./."
_ENDED = re.compile(r"\.\s*/\s*\.\s*$")

_ROLES = {
    Kind.ROMAN: (Role.CHAPTER, Role.CHAPTER),
    Kind.ARABIC: (Role.CLAUSE, Role.CLAUSE_TITLE),
    Kind.DECIMAL: (Role.SUBCLAUSE, Role.SUBCLAUSE_TITLE),
    Kind.LETTER: (Role.POINT, Role.POINT),
    Kind.MILESTONE: (Role.MILESTONE, Role.MILESTONE),
    Kind.DASH: (Role.DASH, Role.DASH),
    Kind.PLUS: (Role.PLUS, Role.PLUS),
}


def text_sheets(plan: Plan, setup: TextSetup | None = None) -> list[TextSheet]:
    """The main document as printed: the plan, behind the decision that issues it if there is one."""
    setup, page = setup or TextSetup(), text_page(plan.form)
    document = plan.document
    lines = [_line(line) for line in body_lines(plan)]
    if document.decision is None:
        lines = [*_head(document.type, document.title, setup, page), *_bases(document), *lines]
        return [TextSheet(_letterhead(document, setup), _ended(lines), _signature(document), page, setup)]
    issued = TextLine(Role.CAPTION, issued_with(document))
    head = [*_head(document.type, document.title, setup, page, ruled=False), issued]
    plain = replace(_letterhead(document, setup), number="", place_and_date="", draft="")
    return [_decision(document, setup, page), TextSheet(plain, _ended([*head, *lines]), page=page, setup=setup)]


def _decision(document: DocumentInfo, setup: TextSetup, page: PageSetup) -> TextSheet:
    lines = [
        *_head("QUYẾT ĐỊNH", decision_subject(document), setup, page),
        TextLine(Role.AUTHORITY, decision_authority(document).upper()),
        *_bases(document),
        TextLine(Role.DECIDES, "QUYẾT ĐỊNH:"),
        *(line for article in decision_articles(document) for line in _article(article)),
    ]
    return TextSheet(_letterhead(document, setup), _ended(lines), _signature(document), page, setup)


def _article(text: str) -> Iterator[TextLine]:
    for paragraph in text.split("\n"):
        match = _ARTICLE.match(paragraph)
        yield TextLine(Role.ARTICLE, paragraph, bold_start=match.end() if match else 0)


def _letterhead(document: DocumentInfo, setup: TextSetup) -> Letterhead:
    issuing = issuing_lines(document)
    issuer = [part for line in issuing.issuer for part in _fitting(_plain(line), setup)]
    return Letterhead(
        parent=tuple(map(_plain, issuing.parent)),
        issuer=tuple(issuer),
        number=f"Số: {_plain(printed_number(document))}",
        place_and_date=_plain(place_and_date(document)),
        draft=_plain(document.draft).upper(),
        issuer_rule_mm=_RULE * _width(issuer[-1], setup.issuer_pt) if issuer else 0.0,
        motto_rule_mm=_width(MOTTO, setup.motto_pt),
    )


def _fitting(name: str, setup: TextSetup) -> tuple[str, ...]:
    """A name that is too long for the left block in two lines, the second from its last "và"."""
    first, blank, last = name.rpartition(" VÀ ")
    if not blank or _width(name, setup.issuer_pt) < setup.left_block_mm - 1:
        return (name,)
    return (first, f"VÀ {last}")


def _head(kind: str, title: str, setup: TextSetup, page: PageSetup, *, ruled: bool = True) -> Iterator[TextLine]:
    if kind.strip():
        yield TextLine(Role.TYPE, _plain(kind).upper())
    lines = [line.strip() for line in office_text(title).split("\n") if line.strip()]
    if lines:
        yield TextLine(Role.SUBJECT, "\n".join(lines))
        if ruled:
            longest = min(max(_width(line, setup.type_pt) for line in lines), page.text_width_mm)
            yield TextLine(Role.RULE, "", width_mm=_RULE * longest)


def _bases(document: DocumentInfo) -> Iterator[TextLine]:
    """Each closed by a semicolon, the last by a full stop."""
    texts = [text for base in document.bases if (text := _plain(base).rstrip(" ;,."))]
    for i, text in enumerate(texts, 1):
        yield TextLine(Role.BASIS, f"{text}{'.' if i == len(texts) else ';'}")


def _line(line: BodyLine) -> TextLine:
    role = Role.PARAGRAPH if line.kind is None else _ROLES[line.kind][line.heading]
    keep = line.heading or line.text.endswith(":")
    return TextLine(role, office_text(line.text), keep=keep, source=CellSource(line.item.id, TEXT))


def _ended(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, the last of the text with the end mark."""
    last = lines[-1] if lines else None
    if last is None or last.role in (Role.RULE, Role.SUBJECT, Role.TYPE, Role.CAPTION) or _ENDED.search(last.text):
        return tuple(lines)
    text = last.text.rstrip(" .;,\n")
    return (*lines[:-1], replace(last, text=text + _END_MARK, keep=False))


def _signature(document: DocumentInfo) -> SignatureBlock:
    recipients = (text for written in document.recipients if (text := _plain(written)))
    return SignatureBlock(
        tuple(text if text.startswith(("+", "-")) else f"- {text}" for text in recipients),
        tuple(map(_plain, signature_lines(document.signature))),
        _plain(document.signature.name),
    )


def _width(text: str, size_pt: float) -> float:
    """The width of a bold text in millimetres."""
    return face(True).width(text) * size_pt * 25.4 / 72


def _plain(text: str) -> str:
    """One line; the blanks that leave room for writing stay."""
    return " ".join(part for part in re.split(r"[ \t\n]+", office_text(text)) if part)
