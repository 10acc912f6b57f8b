"""Citations of documents, understood: type, number, symbol, date, issuer, subject, each with its place in the text.

"Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành …", "Nghị định số 61/2018/NĐ-CP, 107/2021/NĐ-CP",
"Luật Thanh tra năm 2022", "khoản 2 Điều 8", "Phụ lục II". Pure and total: any text may be given, nothing raises.
Citation rule: Decree 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from cchc_desktop.core import citation_words as words
from cchc_desktop.core.loose import loose, nfc, rx

Span = tuple[int, int]


class CitationKind(StrEnum):
    """What is cited."""

    NUMBERED = "numbered"  # a document with number and symbol (the number may be left blank)
    LAW = "law"  # a law cited by name and year
    TITLED = (
        "titled"  # a programme cited by name and period or number: "Đề án 06", "Chương trình … giai đoạn 2021-2030"
    )
    PART = "part"  # a part of a document: "khoản 2 Điều 8", "Phụ lục II"


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation; ``start``:``stop`` is type, number, date and issuer; ``subject``: the span of what it is about.

    ``type``: official name of the type as written, else as the symbol says; ``number``: digits as written, "" = blank;
    ``number_year``: the year inside the number; ``symbol``: "NQ-CP"; ``date_text`` as written; ``day`` None where the
    date is incomplete or impossible (``impossible``). Spans of what is missing are None.
    """

    kind: CitationKind
    start: int
    stop: int
    type: str = ""
    number: str = ""
    number_year: int | None = None
    symbol: str = ""
    date_text: str = ""
    day: date | None = None
    impossible: bool = False
    issuer: str = ""
    name: str = ""  # of a law or programme
    written_type: str = ""  # the type word in front, "" where there is none
    number_span: Span | None = None
    date_span: Span | None = None
    issuer_span: Span | None = None
    subject: Span | None = None

    @property
    def key(self) -> str:
        """What citations of one document have in common: number without zeros, year, symbol; or the name folded."""
        if self.kind is CitationKind.NUMBERED:
            number = self.number.lstrip("0") or "?"
            symbol = _plain(self.symbol) or _plain(self.type)
            return "/".join(filter(None, (number, str(self.number_year or ""), symbol)))
        return f"{loose(self.type)} {_plain(self.name)} {self.number_year or ''}".strip()

    @property
    def body(self) -> str:
        """Who issues by the symbol: "cp", "ubnd", "qh", "tu" of "NQ/TU", "bnv" of "BNV-CCHC"; "" where unknown."""
        last = re.split(r"[-/]", loose(self.symbol))[-1] if self.symbol else ""
        first = re.split(r"[-/]", loose(self.symbol))[0] if self.symbol else ""
        if first and first not in words.SHORT_TYPES and not re.fullmatch(r"(?:qh|ubtvqh)\d+", first):
            last = first  # "581/BNV-CCHC": a công văn names the agency first
        return re.sub(r"\d+$", "", last)

    @property
    def issuer_fits(self) -> bool | None:
        """Whether the issuer written is the one of the symbol; None where one of them is unknown."""
        pattern = words.ISSUERS.get(self.body)
        return bool(pattern.match(" ".join(loose(self.issuer).split()))) if pattern and self.issuer else None

    @property
    def type_fits(self) -> bool | None:
        """Whether the type written in front is the one of the symbol; None where one of them is unknown."""
        first = re.split(r"[-/]", loose(self.symbol))[0] if self.symbol else ""
        short = words.SHORT_TYPES.get(first)
        if not short or not self.written_type or self.written_type == "Văn bản":
            return None
        if "/" in self.symbol and first == "qd" and self.written_type == "Quy định":
            return True  # the party writes both Quyết định and Quy định as QĐ
        return _plain(short) in _plain(self.written_type) or _plain(self.written_type) in _plain(short)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", loose(text)))


_TYPE = "|".join(sorted(words.TYPES, key=len, reverse=True))
_Y = r"(?:19|20)\d\d"
_SHORT = "|".join(sorted(words.SHORT_TYPES, key=len, reverse=True))
_HEAD = rf"(?:(?<![a-z])(?P<type>{_TYPE}) (?:lien tich )?)?(?:(?P<so>so)~:?~)?"
_NUMBERED = rx(
    rf"(?:{_HEAD})(?<![\d/])(?P<no>\d{{1,6}}[a-c]?)?~(?:"
    rf"/~(?:(?P<year>{_Y})~/~)?(?P<symbol>[a-z]{{1,8}}\d{{0,2}}(?:~-~[a-z](?:[a-z0-9.&]*[a-z0-9&])?)*(?:~/~[a-z]+)?)"
    rf"|-~(?P<party>(?:{_SHORT})~/~[a-z]{{2,10}}(?:~-~[a-z]+)?))(?![a-z0-9])"
)
_BARE = rx(rf"(?<![a-z])(?P<type>{_TYPE}) so~:?~(?P<no>\d{{1,6}})(?![\d/]|~[/-]~[a-z])")
_DATE = rx(
    rf"~,?~(?:ban hanh )?(?:ngay )*(?:ngay~(?P<d>\d{{0,2}})~/+~(?P<m>\d{{0,2}})~/+~(?P<y>{_Y})"
    rf"|ngay~(?P<d2>\d{{0,2}})[ .…_]*thang~(?P<m2>\d{{0,2}})[ .…_]*nam~(?P<y2>{_Y})?)(?!\d)"
)
_IN_YEAR = rx(rf"~nam~(?P<y>{_Y})(?!\d)")
_OF = rx(r"~,?~cua ")
_LAW = rx(
    rf"(?<![a-z])(?P<type>bo luat|luat|phap lenh|hien phap)(?P<name>(?: [a-z,]+){{0,24}}?)"
    rf"(?: so (?P<no>\d{{1,3}})~/~(?P<noyear>{_Y})~/~(?P<symbol>qh\d+|ubtvqh\d+))?"
    rf"(?:~,?~(?:ngay~(?P<d>\d{{1,2}})~/~(?P<m>\d{{1,2}})~/~(?P<dy>{_Y})|(?:nam )?(?P<year>{_Y}))(?!\d)|(?<=qh\d\d))"
    rf"(?:~\([^()]{{0,80}}\))?"
)
# What every law, every part of a document has in its name: words are looked for first, which is quicker.
_LAW_WORDS, _PART_WORDS = ("luat", "phap"), ("dieu", "phu luc", "chuong", "bieu")
_PERIOD = rf"{_Y}~-~{_Y}(?:~,?~(?:dinh huong|tam nhin)(?: den)?(?: nam)?~{_Y})?"
_TITLED = rx(
    rf"(?<![a-z])(?P<type>de an|chuong trinh|chien luoc|du an|quy hoach|ke hoach|phong trao)"
    rf"(?: (?P<no>\d{{1,3}})(?![\d/%])|(?P<name> [^;.\n\t:()“”\"]{{3,180}}?)~,?~(?:trong )?giai doan~{_PERIOD})"
)
_CONGRESS = rx(
    r"(?<![a-z])(?P<type>nghi quyet) "
    r"(?P<name>(?:dai hoi|hoi nghi)(?![a-z])[^;.\n\t:()]{0,120}?(?:lan thu|khoa) [ivxl\d]+)(?![a-z])"
)
_PART = rx(
    r"(?<![a-z])(?:(?:diem [a-z]{1,2}(?:,~[a-z]{1,2})*~,?~)?(?:khoan \d{1,2}(?:~,~\d{1,2})*~,?~)?dieu \d{1,3}[a-z]?"
    r"|phu luc (?:so )?(?:[ivx]+|\d{1,2})(?![a-z0-9])|chuong [ivx]+(?![a-z])|bieu (?:mau )?so \d{1,3})"
)
_QUOTES = re.compile(r"“[^“”\n]{1,600}”|\"[^\"\n]{1,600}\"|«[^«»\n]{1,600}»|‘[^‘’\n]{1,300}’")
_OPENING_QUOTES = '“"«‘'
_CLAUSE_ENDS = rx(rf"[;\n\t]|\.(?: |$)|~,~(?={_TYPE} so)|\)| va (?=(?:{_TYPE}) so)")


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[Citation, ...]:
    """All citations of a text, in order, none inside another; spans count in the NFC text."""
    text = nfc(text)
    f = loose(text)
    if not any(sign in f for sign in "0123456789/"):
        return tuple(_parts(f, text))
    found: list[Citation] = []
    taken: list[Span] = []
    for read in (*_laws(f, text), *_numbered(f, text), *_titled(f, text), *_parts(f, text)):
        citation = _before(read, taken, text)
        span = (citation.start, citation.stop)
        if not any(a < span[1] and span[0] < b for a, b in taken):
            found.append(citation)
            taken.append(span)
    return tuple(sorted(found, key=lambda citation: citation.start))


def _before(citation: Citation, taken: list[Span], text: str) -> Citation:
    """Where a law follows at once, the issuer ends in front of it: "… của Chính phủ Luật Đất đai năm 2024"."""
    if citation.issuer_span is None:
        return citation
    begin, end = citation.issuer_span
    stop = min((a for a, _ in taken if begin <= a < end), default=end)
    if stop == end:
        return citation
    issuer = text[begin:stop].rstrip(" ,;")
    if not issuer:
        last = (citation.date_span or citation.number_span or (0, begin))[1]
        return replace(citation, issuer="", issuer_span=None, subject=None, stop=last)
    return replace(
        citation, issuer=issuer, issuer_span=(begin, begin + len(issuer)), stop=begin + len(issuer), subject=None
    )


# ---- documents with a number


def _numbered(f: str, text: str) -> Iterator[Citation]:
    stop, before = 0, ""
    for match in _NUMBERED.finditer(f) if "/" in f else ():
        if match.start() < stop or not _is_document(match, f):
            continue
        kind = match["type"] or ""
        listed = not kind and before and re.fullmatch(r"[ ,;]*(?:va )?(?:so:? *)?", f[stop : match.start()])
        citation = _with_tail(_base(match, text, kind or (before if listed else "")), f, text)
        before, stop = kind or (before if listed else ""), citation.stop
        yield citation
    for match in _BARE.finditer(f) if " so" in f else ():
        kind = words.TYPES[match["type"]]
        span = match.span("no")
        bare = Citation(
            CitationKind.NUMBERED, match.start(), match.end(), kind, match["no"], written_type=kind, number_span=span
        )
        found = _with_tail(bare, f, text)
        if found.date_text or found.issuer:
            yield found


def _is_document(match: re.Match[str], f: str) -> bool:
    """No date, no fraction, no "và/hoặc": a type, "số" or a known short form must be there."""
    if match["party"]:
        return bool(match["no"])
    first = re.split(r"[-/ ]", match["symbol"])[0]
    known = first in words.SHORT_TYPES or bool(re.fullmatch(r"(?:qh|ubtvqh)\d+", first))
    if not match["no"]:
        return bool(match["type"] or match["so"]) and known and "-" in match["symbol"]
    return bool(match["so"] or (match["type"] and ("-" in match["symbol"] or known))) or (
        known and ("-" in match["symbol"] or bool(match["year"]))
    )


def _base(match: re.Match[str], text: str, kind: str) -> Citation:
    group = "party" if match["party"] else "symbol"
    symbol = re.sub(r"\s", "", text[slice(*match.span(group))])
    first = re.split(r"[-/]", loose(symbol))[0]
    written = words.TYPES.get(kind, "")
    said = words.SHORT_TYPES.get(first, "") if not match["type"] else written
    said = said or written or ("Công văn" if "-" in symbol else "")
    begin = match.start("no") if match["no"] else match.start(group)
    return Citation(
        CitationKind.NUMBERED, match.start(), match.end(), said, match["no"] or "",
        int(match["year"]) if match["year"] else None, symbol,
        written_type=words.TYPES.get(match["type"] or "", ""), number_span=(begin, match.end()),
    )  # fmt: skip


def _with_tail(citation: Citation, f: str, text: str) -> Citation:
    """The citation with date, issuer and subject, where they follow."""
    if match := _DATE.match(f, citation.stop):
        citation = _dated(citation, match, text)
    elif match := _IN_YEAR.match(f, citation.stop):
        citation = replace(
            citation, stop=match.end(), date_text=text[slice(*match.span("y"))], date_span=match.span("y")
        )
    if match := _OF.match(f, citation.stop):
        end = _issuer_end(f, match.end())
        if end > match.end():
            span = (match.end(), end)
            citation = replace(citation, issuer=text[slice(*span)], issuer_span=span, stop=end)
    if match := words.SUBJECT.match(f, citation.stop):
        begin = match.end() - len(match[0].lstrip(" ,("))
        ends = _CLAUSE_ENDS.search(f, match.end())
        citation = replace(citation, subject=(begin, ends.start() if ends else len(f)))
    return citation


def _dated(citation: Citation, match: re.Match[str], text: str) -> Citation:
    day, month = match["d"] or match["d2"] or "", match["m"] or match["m2"] or ""
    year = match["y"] or match["y2"] or ""
    begin = match.start() + len(match[0]) - len(match[0].lstrip(" ,"))
    found, impossible = None, False
    if day and month and year:
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            impossible = True
    return replace(
        citation, stop=match.end(), date_text=text[begin : match.end()], day=found, impossible=impossible,
        date_span=(begin, match.end()),
    )  # fmt: skip


def _issuer_end(f: str, pos: int) -> int:
    """Where the name of the issuer ends, not at a comma inside it ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ")."""
    end = pos
    for match in words.ISSUER_ENDS.finditer(f, pos, pos + 160):
        end = match.start()
        inside = f[pos:end].rstrip()
        if match[0] == "," and inside.endswith(("bo truong", "van hoa")):
            continue
        if match[0] in "()" and _SHORT_FORM.match(f, f.rfind("(", pos, match.end())):
            continue  # "Ủy ban nhân dân (UBND) tỉnh …"
        if match[0].strip() == "" and f.startswith("va ", match.end()) and _goes_on(inside, f[match.end() :]):
            continue
        return pos + len(inside)
    return len(f.rstrip()) if len(f) - pos <= 160 else pos


_SHORT_FORM = rx(r"\([a-z]{2,8}\) (?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong)(?![a-z])")


def _goes_on(inside: str, rest: str) -> bool:
    """True for the "và" inside the name of a ministry or department."""
    return bool(
        re.search(
            r"(?:ke hoach|thong tin|khoa hoc|giao duc|nong nghiep|tai nguyen|the thao|thuong binh|dan toc)$", inside
        )
        and re.match(
            r"va (?:dau tu|truyen thong|cong nghe|dao tao|phat trien|moi truong|du lich|xa hoi|ton giao|ptnt)", rest
        )
    )


# ---- laws, programmes, parts


def _laws(f: str, text: str) -> Iterator[Citation]:
    for match in _LAW.finditer(f) if any(word in f for word in _LAW_WORDS) else ():
        after = match.end("type") + 1
        if not text[match.start()].isupper() or not (match["type"] == "hien phap" or text[after : after + 1].isalpha()):
            continue
        year = match["year"] or match["dy"] or match["noyear"]
        kind = words.TYPES[match["type"]]
        symbol = text[slice(*match.span("symbol"))] if match["symbol"] else ""
        span = (match.start("no"), match.end("symbol")) if match["no"] else None
        name = text[slice(*match.span("name"))].strip(" ,")
        if not name and match["type"] != "hien phap":
            continue  # "Luật số 72/2025/QH15" is a document with a number
        law = Citation(
            CitationKind.LAW, match.start(), match.end(), kind, match["no"] or "", int(year) if year else None, symbol,
            name=name, written_type=kind, number_span=span,
        )  # fmt: skip
        yield replace(law, **_day(match)) if match["d"] else law


def _day(match: re.Match[str]) -> dict[str, date | bool | None]:
    try:
        return {"day": date(int(match["dy"]), int(match["m"]), int(match["d"]))}
    except ValueError:
        return {"impossible": True}


def _titled(f: str, text: str) -> Iterator[Citation]:
    congresses = _CONGRESS.finditer(f) if "nghi quyet" in f else ()
    for match in (*congresses, *_TITLED.finditer(f)):
        if not text[match.start()].isupper():
            continue
        kind = {"chien luoc": "Chiến lược", "du an": "Dự án", "quy hoach": "Quy hoạch", "phong trao": "Phong trào"}
        name = text[match.end("type") : match.end()].strip()
        said = words.TYPES.get(match["type"]) or kind[match["type"]]
        number = match.groupdict().get("no") or ""
        yield Citation(CitationKind.TITLED, match.start(), match.end(), said, number, name=name, written_type=said)


def _parts(f: str, text: str) -> Iterator[Citation]:
    for match in _PART.finditer(f) if any(word in f for word in _PART_WORDS) else ():
        yield Citation(CitationKind.PART, match.start(), match.end(), name=text[match.start() : match.end()])


# ---- what may not be rewritten


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Where quoted titles stand, with their quotation marks; spans count in the NFC text."""
    if not any(sign in text for sign in _OPENING_QUOTES):
        return ()
    return tuple(match.span() for match in _QUOTES.finditer(nfc(text)))


def protected_spans(text: str) -> tuple[Span, ...]:
    """Citations with their subjects, and quotations: names and years in them are history and stay; sorted, merged."""
    spans = list(quoted_spans(text))
    for citation in find_citations(text):
        if citation.kind is not CitationKind.PART:
            spans.append((citation.start, citation.subject[1] if citation.subject else citation.stop))
    merged: list[Span] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return tuple(merged)


def is_protected(spans: tuple[Span, ...], start: int, stop: int) -> bool:
    """True where ``start``:``stop`` touches one of the spans."""
    return any(a < stop and start < b for a, b in spans)
