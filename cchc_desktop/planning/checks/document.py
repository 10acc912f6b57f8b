"""Rules about the document and the title blocks of its appendices: one number, one date, one issuer, rightly signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_heading
from cchc_desktop.core.letterhead import in_sentence, issuer_name, printed_date, printed_number, signature_lines, symbol
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.texts import DOCUMENT, TextPlace
from cchc_desktop.planning.checks.facts import Facts, PlacedText
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity
from cchc_desktop.planning.checks.folding import words

# ---- captions

_NUMBER = re.compile(r"số\s*:?\s*(\d+\s*/\s*[\w.-]+(?:\s*-\s*[\w.-]+)*)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|/|-)\s*(\d{1,2})\s*(?:năm|/|-)\s*(\d{4})", re.IGNORECASE)
_ISSUER = re.compile(r"\bcủa\s+([^()]+?)\s*\)?\s*$")


def captions(facts: Facts) -> Iterator[Finding]:
    """A caption that names another number, date or issuer than the header; blank ones are right on electronic files."""
    for appendix in facts.plan.appendices:
        text = facts.plan[appendix].fields.get(CAPTION, "")
        if text:
            place = TextPlace(appendix, CAPTION)
            yield from _caption_number(facts, place, text)
            yield from _caption_date(facts, place, text)
            yield from _caption_issuer(facts, place, text)


def _caption_number(facts: Facts, place: TextPlace, text: str) -> Iterator[Finding]:
    own = facts.plan.document.number.strip()
    match = _NUMBER.search(text)
    if match is None or not re.match(r"\d", own) or _number_key(match[1]) == _number_key(own):
        return
    right = printed_number(facts.plan.document)
    yield _mended(RuleId.CAPTION_NUMBER, (place, text), match.span(1), "{number}", right)


def _number_key(number: str) -> str:
    return re.sub(r"\s", "", number).lstrip("0").upper()


def _caption_date(facts: Facts, place: TextPlace, text: str) -> Iterator[Finding]:
    right, match = _DAY.search(printed_date(facts.plan.document)), _DAY.search(text)
    if match is None or right is None or [int(part) for part in match.groups()] == [int(p) for p in right.groups()]:
        return
    yield _mended(RuleId.CAPTION_DATE, (place, text), match.span(), "{date}", right[0])


def _caption_issuer(facts: Facts, place: TextPlace, text: str) -> Iterator[Finding]:
    document = facts.plan.document
    match, right = _ISSUER.search(text), issuer_name(document)
    if document.decision is not None and document.decision.authority:
        right = in_sentence(document.decision.authority)
    if match is None or not right or "{" in match[1] or not words(match[1]) or _same_body(match[1], right):
        return
    yield _mended(RuleId.CAPTION_ISSUER, (place, text), match.span(1), right, right)


_BODIES = (
    (rx(r"uy ban nhan dan"), "ubnd"),
    (rx(r"hoi dong nhan dan"), "hdnd"),
    (rx(r"(?<![a-z])tp(?![a-z])"), "thanh pho"),
)


def _same_body(one: str, other: str) -> bool:
    """True for two writings of one body; a letter that the import lost ("Đk Nông") is no other body."""
    from rapidfuzz.distance import Levenshtein

    a, b = (_body_key(text) for text in (one, other))
    return a == b or (a.split()[:1] == b.split()[:1] and Levenshtein.distance(a, b) <= 1)


def _body_key(text: str) -> str:
    key = " ".join(loose(text).split())
    for pattern, short in _BODIES:
        key = pattern.sub(short, key)
    return key


def _mended(rule: RuleId, placed: PlacedText, span: tuple[int, int], new: str, right: str) -> Finding:
    """``new`` is written into the caption, where "{number}" stands for what the header says: ``right``."""
    place, text = placed
    written = text[slice(*span)]
    params = {"written": written, "right": right}
    fix = Fix((Replacement(place, *span, written, new),))
    return Finding(rule, Severity.ERROR, place, *span, params, fix, text, right)


# ---- signature, draft


def signature(facts: Facts) -> Iterator[Finding]:
    """A plan of a people's committee is signed for the committee: "TM. ỦY BAN NHÂN DÂN" (Decree 30/2020, II.7)."""
    document = facts.plan.document
    lines = signature_lines(document.signature)
    number = document.number or f"/{symbol(document)}"
    if document.decision is not None and loose(document.decision.authority).startswith("chu tich"):
        return
    committee = bool(re.search(r"(?:KH|QĐ|CTr|ĐA)-UBND\s*$", number)) or loose(document.issuer).startswith(
        ("uy ban", "ubnd")
    )
    if not lines or not committee or any(line.startswith(("TM.", "TM ", "TL.", "TUQ.")) for line in lines):
        return
    text = document.signature.authority or document.signature.position
    name = "signature/authority" if document.signature.authority else "signature/position"
    fix = Fix(edit="sign-for-committee")
    yield Finding(
        RuleId.SIGNED_WITHOUT_TM,
        Severity.WARNING,
        TextPlace(DOCUMENT, name),
        0,
        len(text),
        {"written": lines[0]},
        fix,
        text,
    )


def draft_numbered(facts: Facts) -> Iterator[Finding]:
    """What has a number is no draft any more."""
    document = facts.plan.document
    if document.draft.strip() and re.match(r"\s*\d", document.number):
        place = TextPlace(DOCUMENT, "draft")
        params = {"draft": document.draft.strip(), "number": printed_number(document)}
        fix = Fix((Replacement(place, 0, len(document.draft), document.draft, ""),))
        yield Finding(
            RuleId.DRAFT_NUMBERED, Severity.WARNING, place, 0, len(document.draft), params, fix, document.draft,
            document.number,
        )  # fmt: skip


# ---- appendices

_REFERENCE = re.compile(r"(?:Phụ lục|phụ lục|PHỤ LỤC)\s+(?:số\s+)?([IVX]+|\d{1,2})(?![\w/.-])")
_ANY = re.compile(
    r"phụ lục|biểu (?:mẫu |chi tiết )?kèm theo|bảng kèm theo|danh mục kèm theo|kèm theo kế hoạch này", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Heading:
    appendix: str
    text: str
    number: int | None


def appendix_numbers(facts: Facts) -> Iterator[Finding]:
    """Two or more appendices have Roman numbers, each its own, in order (Decree 30/2020, Phụ lục I, mục III.1)."""
    plan = facts.plan
    if len(plan.appendices) < 2:
        return
    for index, appendix in enumerate(plan.appendices):
        heading = _heading(facts, appendix)
        if heading.number == index + 1 and not re.search(r"\d", heading.text):
            continue
        if plan[appendix].fields.get(HEADING) is None and not plan.form.heading:
            continue
        place = TextPlace(appendix, HEADING)
        fix = Fix(edit="number-appendix", arguments=(appendix,))
        params = {"heading": heading.text}
        yield Finding(
            RuleId.APPENDIX_NUMBERS,
            Severity.WARNING,
            place,
            0,
            len(heading.text),
            params,
            fix,
            heading.text,
            str(index),
        )


def _heading(facts: Facts, appendix: str) -> _Heading:
    text = " ".join(appendix_heading(facts.plan, appendix).split())
    match = re.search(r"\s([IVX]+|\d{1,2})\.?$", text)
    return _Heading(appendix, text, _value(match[1]) if match else None)


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else roman_value(number)


def appendix_references(facts: Facts) -> Iterator[Finding]:
    """ "Phụ lục II" where there is only one; appendices that the text does not mention at all."""
    plan = facts.plan
    texts = [*facts.body_texts, *((p, t) for p, t in facts.texts if p.item == DOCUMENT)]
    if not plan.appendices:
        return
    known = {_heading(facts, appendix).number or index for index, appendix in enumerate(plan.appendices, 1)}
    for place, text in (*texts, *((p, t) for p, t in facts.texts if facts.is_table(p))):
        for match in _REFERENCE.finditer(text):
            if _value(match[1]) in known or _of_another(text, match.span()):
                continue
            params = {"written": match[0], "count": str(len(plan.appendices))}
            yield Finding(RuleId.APPENDIX_UNKNOWN, Severity.WARNING, place, *match.span(), params, text=text)
    if facts.body_texts and not any(_ANY.search(text) for _, text in texts):
        first = facts.body_texts[0]
        yield Finding(RuleId.APPENDIX_UNMENTIONED, Severity.INFO, first[0], everywhere=True)


_OTHERS = re.compile(
    r"\s*,?\s*(?:ban hành\s+)?(?:kèm theo|của|tại|thuộc)\s+(?:các\s+)?(?!Kế hoạch này|kế hoạch này)"
    r"(?=Nghị|Quyết|Thông|Kế hoạch|Công văn|Luật|Chương trình|Đề án|Văn bản)"
)


def _of_another(text: str, span: tuple[int, int]) -> bool:
    """True for an appendix of another document ("Phụ lục II ban hành kèm theo Nghị định số …")."""
    before = text[max(0, span[0] - 50) : span[0]]
    return bool(_OTHERS.match(text, span[1])) or bool(re.search(r"(?:Nghị định|Thông tư|Quyết định)[^.;]*$", before))


# ---- areas


def area_titles(facts: Facts) -> Iterator[Finding]:
    """A title like, but not quite, one of the areas of Resolution 76/NQ-CP; one quite unlike is the plan's own."""
    from cchc_desktop.planning.checks.areas import nearest_area

    for appendix in facts.plan.appendices:
        for area in facts.plan.children(appendix):
            if not area.text or area.level.value not in ("area",):
                continue
            right = nearest_area(area.text)
            if right is None:
                continue
            title = right.upper() if area.text.isupper() else right
            place = TextPlace(area.id, TEXT)
            fix = Fix((Replacement(place, 0, len(area.text), area.text, title),))
            params = {"title": area.text.strip(), "right": title}
            yield Finding(RuleId.AREA_TITLE, Severity.INFO, place, 0, len(area.text), params, fix, area.text)
