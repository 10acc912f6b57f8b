"""The document of a lower-level plan: letterhead of the agency, the source plan among its căn cứ, a usual text.

Layout: Decree 30/2020/NĐ-CP, Phụ lục I (issuing body, its superior, number and symbol, who signs). Number and date are
left to be given.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_desktop import resources
from cchc_desktop.core import body_edits, body_lines
from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.letterhead import Capacity, in_sentence, issuer_name
from cchc_desktop.core.loose import loose
from cchc_desktop.core.plan import DocumentInfo, Plan, new_id
from cchc_desktop.core.signing import usual_signature
from cchc_desktop.planning.lower import Lower, Rank

_SKELETON = "skeletons/derived.txt"
_LEFT_OUT = {"và", "của", "các", "-"}
_COMMITTEE = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
_NAME = r"[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ][^\W\d_]*"
_OF_PROVINCE = re.compile(
    r"(?:,?\s+(?:của|trên địa bàn|tại))?(?:\s+(?:UBND|Ủy ban nhân dân))?"
    rf"\s+(?:tỉnh|thành phố)(?:(?:\s+|\s+-\s+){_NAME})*(?![^\W\d_])"
)
_DATE = re.compile(r"\d+\D+\d+\D+\d{4}")
_REAL_NUMBER = re.compile(r"\d+\s*/")


def source_name(document: DocumentInfo, plan: Plan) -> str:
    """The source plan in a sentence: "Kế hoạch số 223/KH-UBND ngày 23/12/2024 của Ủy ban nhân dân tỉnh X về …"."""
    said = [source_short(document, plan)]
    if _DATE.search(document.date):
        said.append(document.date if document.date.lower().startswith("ngày") else f"ngày {document.date}")
    issuer = issuer_name(document)
    if issuer:
        said.append(f"của {issuer}")
    if document.title and _REAL_NUMBER.search(document.number):  # without a number it is known by its subject
        title = " ".join(document.title.split())
        said.append(title if title.lower().startswith(("về ", "v/v ")) else _about(title))
    return " ".join(said)


def _about(title: str) -> str:
    lowered = title[:1].lower() + title[1:]
    return lowered if lowered.startswith("ban hành") else f"về {lowered}"


def source_short(document: DocumentInfo, plan: Plan) -> str:
    """ "Kế hoạch số 223/KH-UBND", while it has no number "Kế hoạch cải cách hành chính năm 2025"."""
    kind = document.type.strip().capitalize() or "Kế hoạch"
    if _REAL_NUMBER.search(document.number):
        return f"{kind} số {' '.join(document.number.split())}"
    return f"{kind} cải cách hành chính năm {plan_years(plan)}"


def document_for(source: Plan, lower: Lower) -> DocumentInfo:
    """The letterhead, căn cứ, nơi nhận and signature lines of the lower plan."""
    above = source.document
    committee = lower.rank is not Rank.DEPARTMENT
    issuer = _issuer(lower)
    level = {Rank.DEPARTMENT: "department", Rank.COMMUNE: "commune", Rank.DISTRICT: "district"}[lower.rank]
    document = DocumentInfo(
        number=f"/KH-{'UBND' if committee else symbol_of(lower.name)}",
        place=_place(lower) if committee else above.place,
        issuer=issuer.upper(),
        parent_issuer="" if committee else above.issuer,
        type="KẾ HOẠCH",
        title=f"{_subject(source)} của {in_sentence(issuer.upper()) if not lower.is_generic else _generic(lower)}",
        bases=(f"Căn cứ {source_name(above, source)};",),
        recipients=_recipients(source, committee=committee),
        issuer_level=level,
    )
    capacity = Capacity.TM if committee else Capacity.HEAD
    return replace(document, signature=usual_signature(document, capacity))


def _issuer(lower: Lower) -> str:
    if lower.rank is Rank.DEPARTMENT:
        return lower.name
    if lower.is_generic:
        return "Ủy ban nhân dân xã …" if lower.rank is Rank.COMMUNE else "Ủy ban nhân dân huyện …"
    return f"Ủy ban nhân dân {_COMMITTEE.sub('', lower.name)}"


def _generic(lower: Lower) -> str:
    return "xã …" if lower.rank is Rank.COMMUNE else "huyện …"


def _place(lower: Lower) -> str:
    """The name of the commune without the word for its kind (Decree 30/2020, Phụ lục I, mục II.4)."""
    if lower.is_generic:
        return ""
    name = _COMMITTEE.sub("", lower.name)
    return re.sub(r"^(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã)\s+", "", name, flags=re.IGNORECASE)


def symbol_of(name: str) -> str:
    """The short name of an agency in a symbol: first letters without "và" ("Sở Khoa học và Công nghệ" → "SKHCN")."""
    letters = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _LEFT_OUT]
    return "".join(letters)


def _subject(source: Plan) -> str:
    """The title of the source without the province that it speaks of."""
    title = " ".join(source.document.title.split())
    title = " ".join(_OF_PROVINCE.sub("", f" {title}").split()).strip(" ,;.")
    title = re.sub(r"^(?:về|v/v)\s+", "", title, flags=re.IGNORECASE)
    if "cai cach hanh chinh" not in loose(title):
        return f"Cải cách hành chính năm {plan_years(source)}"
    years = "" if re.search(r"\d{4}", title) else f" năm {plan_years(source)}"
    return f"{title[:1].upper()}{title[1:]}{years}"


def _recipients(source: Plan, *, committee: bool) -> tuple[str, ...]:
    issuer = issuer_name(source.document) or "UBND tỉnh"
    issuer = issuer.replace("Ủy ban nhân dân", "UBND")
    kept = "Lưu: VT." if not committee else "Lưu: VT, VP."
    return (f"{issuer} (để báo cáo);", "Sở Nội vụ (để theo dõi);", "Lãnh đạo cơ quan;", "Các bộ phận, đơn vị;", kept)


def with_text(plan: Plan, source: Plan) -> Plan:
    """The plan with a usual text that names its source."""
    values = {
        "{years}": plan_years(plan),
        "{issuer}": issuer_name(plan.document) or "…",
        "{source}": source_name(source.document, source),
        "{source_short}": source_short(source.document, source),
    }
    text = resources.read_text(_SKELETON)
    for name, value in values.items():
        text = text.replace(name, value)
    lines = body_lines.read_lines(text)
    body = new_id()
    plan = body_edits.add_body(plan, body)
    first = new_id()
    plan = body_edits.insert_paragraph(plan, body, 0, first, lines[0].words)
    plan = body_lines.paste_lines(plan, first, lines[1:-1])
    return body_edits.insert_paragraph(plan, body, len(plan[body].children), new_id(), lines[-1].words)


def is_agency(name: str) -> bool:
    """True where a text can be the name of an agency at all."""
    return len(agency_key(name)) > 2
