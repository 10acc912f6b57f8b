"""Rules about citations: dates, issuers, types, the same document cited in two ways, what has been superseded."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO

from cchc_desktop import resources
from cchc_desktop.core import citation_words
from cchc_desktop.core.citations import Citation, CitationKind
from cchc_desktop.core.loose import loose
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity
from cchc_desktop.planning.checks.folding import words

SUPERSEDED = "checks/superseded.csv"


def grammar(facts: Facts) -> Iterator[Finding | None]:
    """What one citation says against itself: an impossible day, an issuer or a type that its symbol excludes."""
    for place, text, found in facts.citations:
        yield None
        for citation in found:
            if citation.kind is CitationKind.PART:
                continue
            yield from _one(place, text, citation)


def _one(place: TextPlace, text: str, citation: Citation) -> Iterator[Finding]:
    span = citation.start, citation.stop
    cited = text[slice(*span)]

    def tell(rule: RuleId, severity: Severity, **params: str) -> Finding:
        return Finding(rule, severity, place, *span, {"cited": cited, **params}, text=text)

    if citation.impossible:
        yield tell(RuleId.CITATION_DATE, Severity.ERROR)
    elif citation.day and citation.number_year and abs(citation.day.year - citation.number_year) > 0:
        yield tell(RuleId.CITATION_DATE, Severity.WARNING)
    if citation.kind is not CitationKind.NUMBERED:
        return
    if citation.issuer_fits is False:
        yield tell(RuleId.CITATION_ISSUER, Severity.WARNING, issuer=citation.issuer)
    if citation.type_fits is False:
        yield tell(RuleId.CITATION_TYPE, Severity.WARNING, type=citation.written_type)
    elif (
        (bodies := citation_words.TYPE_BODIES.get(citation.written_type))
        and citation.body not in bodies
        and citation.symbol
    ):
        yield tell(RuleId.CITATION_BODY, Severity.WARNING, type=citation.written_type)
    if (citation.number and not citation.symbol) or _needs_year(citation):
        yield tell(RuleId.CITATION_INCOMPLETE, Severity.INFO)


_WITH_YEAR = ("nd-cp", "tt-", "qh1")  # legal documents carry their year in the number


def _needs_year(citation: Citation) -> bool:
    symbol = loose(citation.symbol)
    return bool(citation.number) and citation.number_year is None and symbol.startswith(_WITH_YEAR)


def two_ways(facts: Facts) -> Iterator[Finding | None]:
    """One document cited with two dates, or with and without the year in its number, or with two issuers."""
    first: dict[str, tuple[TextPlace, str, Citation]] = {}
    years: dict[str, tuple[TextPlace, str, Citation]] = {}
    for place, text, found in facts.citations:
        yield None
        for citation in found:
            if citation.kind is not CitationKind.NUMBERED or not citation.number or not citation.symbol:
                continue
            key = citation.key
            before = first.get(key)
            if before is not None and (said := _contradiction(before[2], citation)):
                yield _pair(place, text, citation, before, said)
            elif before is None:
                bare = f"{citation.number.lstrip('0')}/{loose(citation.symbol)}"
                other = years.get(bare)
                if other is not None and _one_year(other[2], citation):
                    yield _pair(place, text, citation, other, "")
                years.setdefault(bare, (place, text, citation))
            if before is None or (citation.day and not before[2].day):
                first[key] = (place, text, citation)


def _contradiction(one: Citation, other: Citation) -> str:
    if one.day and other.day and one.day != other.day:
        return "date"
    if one.issuer and other.issuer and one.issuer_fits is None and other.issuer_fits is None:
        a, b = words(one.issuer), words(other.issuer)
        if a and b and a.split()[0] != b.split()[0]:
            return ""  # "của UBND tỉnh", "của Ủy ban nhân dân tỉnh": never sure enough
    return ""


def _one_year(one: Citation, other: Citation) -> bool:
    """True where one names the year in its number, the other does not, and nothing else parts them."""
    if (one.number_year is None) == (other.number_year is None):
        return False
    years = {c.number_year or (c.day.year if c.day else None) for c in (one, other)}
    return len(years - {None}) == 1


def _pair(
    place: TextPlace, text: str, citation: Citation, before: tuple[TextPlace, str, Citation], _why: str
) -> Finding:
    other = before[1][before[2].start : before[2].stop]
    params = {"cited": text[citation.start : citation.stop], "other": other}
    return Finding(
        RuleId.CITATION_TWO_WAYS,
        Severity.WARNING,
        place,
        citation.start,
        citation.stop,
        params,
        text=text,
        beside=other,
    )


# ---- superseded


@dataclass(frozen=True, slots=True)
class Superseded:
    """A document that another took the place of. ``name``: words of a law's name; empty for a number with symbol."""

    key: str
    since: date
    new: str
    verified: bool = True  # against a public source; else from what is known, told as an information only


@cache
def superseded() -> dict[str, Superseded]:
    """The shipped list, by key: "61/2018/NĐ-CP" as citations say it, or a law's name and year."""
    found: dict[str, Superseded] = {}
    for row in csv.DictReader(StringIO(resources.read_text(SUPERSEDED))):
        entry = Superseded(
            row["Văn bản"], date.fromisoformat(row["Hết hiệu lực từ"]), row["Thay bằng"], bool(row["Đã đối chiếu"])
        )
        found[_key(entry.key)] = entry
    return found


def _key(written: str) -> str:
    return " ".join(words(written.replace("/", " ").replace("-", " ")).split())


def outdated(facts: Facts) -> Iterator[Finding | None]:
    """Citations of documents that were superseded before the plan's date."""
    known = superseded()
    for place, text, found in facts.citations:
        yield None
        for citation in found:
            if citation.kind is CitationKind.PART or _is_history(text, citation):
                continue
            entry = next((known[key] for key in _keys(citation) if key in known), None)
            if entry is None or facts.day < entry.since:
                continue
            span = citation.start, citation.stop
            params = {"cited": text[slice(*span)], "new": entry.new, "since": f"{entry.since:%d/%m/%Y}"}
            severity = Severity.WARNING if entry.verified else Severity.INFO
            yield Finding(RuleId.CITATION_SUPERSEDED, severity, place, *span, params, text=text)


def _keys(citation: Citation) -> Iterator[str]:
    if citation.symbol and citation.number:
        year = f"/{citation.number_year}" if citation.number_year else ""
        yield _key(f"{citation.number}{year}/{citation.symbol}")
        if not citation.number_year and citation.day:
            yield _key(f"{citation.number}/{citation.day.year}/{citation.symbol}")
    if citation.kind is CitationKind.LAW:
        name = citation.name.split(" số ")[0]
        yield _key(f"{citation.type} {name} {citation.number_year or ''}")


def _is_history(text: str, citation: Citation) -> bool:
    """True where the sentence itself says that the document is changed or replaced ("thay thế Nghị định số …")."""
    before = words(text[max(0, citation.start - 60) : citation.start])
    return before.endswith(("thay the", "bai bo", "sua doi bo sung mot so dieu cua", "bo sung mot so dieu cua"))
