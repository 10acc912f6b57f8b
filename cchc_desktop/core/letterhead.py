"""What stands around the text on paper: issuing body, number, place and date, who signs. Derived, never stored.

Rules: Decree 30/2020/NĐ-CP, Phụ lục I, mục II (2 issuing body, 3 number, 4 place and date, 7 signature) and mục V of
Phụ lục I for the appendix caption; the zero rule: a number or day below 10 and the months 1 and 2 get a leading 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.core.plan import DocumentInfo, Signature
from cchc_desktop.core.vietnamese import fold

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
GAP = "\u00a0" * 6  # room to write by hand; a no-break blank, so that no line breaks in it


class IssuerLevel(StrEnum):
    """Who issues a plan. The district level ended on 30/6/2025; its plans are printed unchanged."""

    PROVINCE = "province"  # UBND tỉnh, thành phố
    DEPARTMENT = "department"  # sở, ban, ngành; phòng
    COMMUNE = "commune"  # UBND xã, phường, đặc khu
    DISTRICT = "district"  # UBND huyện, quận, thị xã, thành phố thuộc tỉnh


_PROVINCES = ("tinh",)
_COMMUNES = ("xa", "phuong", "dac khu", "thi tran")
_DISTRICTS = ("huyen", "quan", "thi xa")
_CITY = "thanh pho"
# Centrally run cities; the last three since 2026. Any other city was a district-level one.
_CITIES = (
    "ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue", "dong nai", "quang ninh", "bac ninh",
)  # fmt: skip
_PEOPLES = re.compile(r"(ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+(\S.*)", re.I | re.S)
_BODIES = {"ubnd": "Ủy ban nhân dân", "hđnd": "Hội đồng nhân dân"}
_UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")


def issuer_level(document: DocumentInfo) -> IssuerLevel | None:
    """Who issues: as stated, else as the names say; None where they say nothing."""
    if document.issuer_level in {level.value for level in IssuerLevel}:
        return IssuerLevel(document.issuer_level)
    if not document.issuer.strip():
        return None
    match = _PEOPLES.fullmatch(_one_line(document.issuer))
    if match is None:
        return IssuerLevel.DEPARTMENT
    unit = fold(match[2])
    if unit.startswith(_CITY):
        name = unit.removeprefix(_CITY).strip()
        return IssuerLevel.PROVINCE if name in _CITIES else IssuerLevel.DISTRICT
    for level, words in (
        (IssuerLevel.PROVINCE, _PROVINCES),
        (IssuerLevel.DISTRICT, _DISTRICTS),
        (IssuerLevel.COMMUNE, _COMMUNES),
    ):
        if unit.startswith(tuple(f"{word} " for word in words)):
            return level
    return None


@dataclass(frozen=True, slots=True)
class IssuingLines:
    """The left block of the letterhead: the body above (upright) and the issuing body (bold), in capitals."""

    parent: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()


def issuing_lines(document: DocumentInfo) -> IssuingLines:
    """The lines of the issuing body: a people's committee on two lines, the body above it in short ("UBND TỈNH X")."""
    parent = _lines(_short(document.parent_issuer))
    return IssuingLines(tuple(parent), tuple(_split(document.issuer)))


def _lines(text: str) -> list[str]:
    return [line.strip().upper() for line in text.split("\n") if line.strip()]


def _split(issuer: str) -> list[str]:
    lines = _lines(issuer)
    match = _PEOPLES.fullmatch(lines[0]) if len(lines) == 1 else None
    return [_full(match[1]).upper(), match[2].upper()] if match else lines


def _full(body: str) -> str:
    return _BODIES.get(body.lower(), "Ủy ban nhân dân" if body.lower().startswith(("ủy", "uỷ")) else body.capitalize())


def _short(name: str) -> str:
    match = _PEOPLES.fullmatch(name.strip())
    return f"UBND {match[2]}" if match and fold(match[1]).startswith("uy ban") else name


def issuer_name(document: DocumentInfo) -> str:
    """The issuing body inside a sentence ("Ủy ban nhân dân tỉnh Quảng Trị"); capitals of a letterhead are undone."""
    return in_sentence(document.issuer)


def in_sentence(name: str) -> str:
    """A name in capitals as it stands in a sentence (Decree 30/2020, Phụ lục II); any other is left as it is."""
    name = _one_line(name)
    if not name.isupper() or name in _BODIES:
        return name
    match = _PEOPLES.fullmatch(name)
    if match is None:
        return _agency(name)
    body = "UBND" if match[1] == "UBND" else "HĐND" if match[1] == "HĐND" else _full(match[1])
    return f"{body} {_unit(match[2])}"


def _unit(name: str) -> str:
    for unit in _UNITS:
        if name.lower().startswith(f"{unit} "):
            return f"{unit} {_proper(name[len(unit) + 1 :])}"
    return _proper(name)


def _proper(name: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


_AGENCY_WORDS = re.compile(r"(?:^|(?<=, )|(?<=và ))(sở |ban |phòng )?([^\W\d_])")


def _agency(name: str) -> str:
    """Capitals on the words for the kind of body and for each of its fields ("Sở Giáo dục và Đào tạo")."""
    lowered = name.lower()
    said = _AGENCY_WORDS.sub(lambda m: (m[1] or "").capitalize() + m[2].upper(), lowered)
    said = re.sub(r" - ([^\W\d_])", lambda m: f" - {m[1].upper()}", said).replace("Công thương", "Công Thương")
    return re.sub(rf" ({'|'.join(_UNITS)}) (.+)$", lambda m: f" {m[1]} {_proper(m[2])}", said.replace("ubnd", "UBND"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ---- number, place and date

_NUMBER = re.compile(r"(\d+)(\D.*)?", re.DOTALL)
_DATE_PARTS = re.compile(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d*)", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})", re.IGNORECASE)
_KIND_SYMBOLS = {"KẾ HOẠCH": "KH", "QUYẾT ĐỊNH": "QĐ", "CHƯƠNG TRÌNH": "CTr", "ĐỀ ÁN": "ĐA", "HƯỚNG DẪN": "HD"}


def printed_number(document: DocumentInfo) -> str:
    """ "05/KH-UBND": the number with its zero; room for it where there is none yet."""
    number = _one_line(document.number)
    if not number:
        return f"{GAP}/{symbol(document)}"
    if number.startswith("/"):
        return GAP + number
    match = _NUMBER.fullmatch(number)
    return f"{int(match[1]):02d}{match[2] or ''}" if match and len(match[1]) < 7 else number


def symbol(document: DocumentInfo) -> str:
    """The symbol behind the number where none was written ("KH-UBND"); "…" for a body whose short name is not known."""
    kind = "QUYẾT ĐỊNH" if document.decision is not None else document.type.strip().upper()
    body = "UBND" if _PEOPLES.fullmatch(_one_line(document.issuer)) else "…"
    return f"{_KIND_SYMBOLS.get(kind, 'KH')}-{body}"


def printed_date(document: DocumentInfo) -> str:
    """ "ngày 05 tháng 01 năm 2026": zeros where the rule wants them, room where a figure is missing."""
    written = _one_line(document.date)
    match = _DATE_PARTS.fullmatch(written) or _SHORT_DATE.fullmatch(written)
    if match is None:
        return written or f"ngày{GAP}tháng{GAP}năm{GAP}"
    day, month, year = match[1], match[2], match[3]
    day = f" {int(day):02d} " if day else GAP
    month = GAP if not month else f" {int(month):02d} " if int(month) < 3 else f" {int(month)} "
    return f"ngày{day}tháng{month}năm{f' {year}' if year else GAP}"


def place_and_date(document: DocumentInfo) -> str:
    """ "Quảng Trị, ngày 23 tháng 12 năm 2024"."""
    place = _one_line(document.place)
    return f"{place}, {printed_date(document)}" if place else printed_date(document)


# ---- who signs


class Capacity(StrEnum):
    """In what capacity somebody signs (Decree 30/2020, Phụ lục I, mục II.7)."""

    HEAD = ""  # the head of an agency signs for himself
    TM = "TM."  # thay mặt: the head, for a body that decides together
    KT = "KT."  # ký thay: a deputy, for the head
    Q = "Q."  # quyền: acting head
    TL = "TL."  # thừa lệnh: a subordinate head, by order
    TUQ = "TUQ."  # thừa ủy quyền: by authority delegated


def signature(capacity: Capacity, body: str, head: str, position: str = "", name: str = "") -> Signature:
    """The lines over a name. ``body``: the collective body ("ỦY BAN NHÂN DÂN"), "" for a head of agency.

    ``head``: the head's position ("CHỦ TỊCH", "GIÁM ĐỐC"); ``position``: the signer's own where it is another
    ("PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG").
    """
    collective = f"{Capacity.TM} {body}" if body and capacity in (Capacity.TM, Capacity.KT, Capacity.Q) else ""
    if capacity in (Capacity.HEAD, Capacity.TM):
        return Signature(collective, head, name)
    if capacity is Capacity.Q:
        return Signature(collective, f"{Capacity.Q} {head}", name)
    lines = f"{capacity.value} {head}"
    if collective:
        return Signature(collective, f"{lines}\n{position}", name)
    return Signature(lines, position, name)


def signature_lines(block: Signature) -> list[str]:
    """Capacity and position, line by line, in capitals."""
    return _lines(f"{block.authority}\n{block.position}")


def read_signature(lines: list[str], name: str) -> Signature:
    """The signature of printed lines: the first names the capacity where a capacity and another line follow it."""
    capacities = tuple(capacity.value for capacity in Capacity if capacity.value and capacity is not Capacity.Q)
    if len(lines) > 1 and lines[0].upper().startswith(capacities):
        return Signature(lines[0], "\n".join(lines[1:]), name)
    return Signature("", "\n".join(lines), name)
