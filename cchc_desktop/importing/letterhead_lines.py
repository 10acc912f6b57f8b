"""The lines around the text, read: issuing body, number, place and date, draft mark, recipients, signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_desktop.core.letterhead import read_signature
from cchc_desktop.core.plan import Signature
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.text_lines import COUNTRY_WORDS, Layout, starts_recipients

_MOTTO_WORDS = "doc lap tu do hanh phuc"
_NUMBER = re.compile(r"số\s*:?\s*(?P<n>[\d\s….·_/]*/?.*)", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<place>[^,]{0,60}?)[\s,]*(?P<date>ngày[\s\d….·_]*tháng[\s\d….·_]*năm[\s\d….·_]*)", re.IGNORECASE
)
_FILLER = re.compile(r"[….·_]+")
_DRAFT = re.compile(r"\W*(?P<d>dự thảo(?:\s+lần\s+(?:thứ\s+)?\w+)?)\W*", re.IGNORECASE)
_UNIT = re.compile(r"(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(và|thuộc|trực thuộc)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"(,|\bvà)$", re.IGNORECASE)


@dataclass(slots=True)
class Letterhead:
    """What a letterhead says; ``rest``: lines that none of its elements explains."""

    issuer: str = ""
    parent_issuer: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    draft: str = ""
    found: bool = False
    rest: list[str] = field(default_factory=list[str])


def read_letterhead(lines: Iterable[str]) -> Letterhead:
    """The letterhead in its lines, in the order of the paper (the left block before the right one)."""
    head = Letterhead()
    issuing: list[str] = []
    for line in lines:
        if not _element(head, line):
            (issuing if line.isupper() and len(line) < 100 else head.rest).append(line)
    head.parent_issuer, head.issuer = _issuing_bodies(issuing)
    return head


def _element(head: Letterhead, line: str) -> bool:
    """Take a line in where it is an element of its own."""
    said = words(line)
    if said in (COUNTRY_WORDS, _MOTTO_WORDS) or (COUNTRY_WORDS in said and _MOTTO_WORDS in said):
        head.found = True
    elif match := _DRAFT.fullmatch(line):
        head.draft = " ".join(match["d"].upper().split())
    elif (match := _NUMBER.fullmatch(line)) and not head.number:
        head.number = read_number_line(match["n"])
        head.found = True
    elif (match := _DATE.fullmatch(line)) and not head.date:
        head.place, head.date = match["place"].strip(), read_date_line(match["date"])
    else:
        return False
    return True


def read_number_line(written: str) -> str:
    """A number with what fills its blank place taken out ("…/KH-UBND" → "/KH-UBND")."""
    number = _FILLER.sub("", written)
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(number.split()))


def read_date_line(written: str) -> str:
    """A date with what fills its blank places taken out; "" where all of them are blank."""
    date = " ".join(_FILLER.sub(" ", written).split())
    return date[:1].lower() + date[1:] if any(map(str.isdigit, date)) else ""


def is_letterhead_line(line: str) -> bool:
    """True for a line that can only be part of a letterhead."""
    return _element(Letterhead(), line)


def _issuing_bodies(lines: Sequence[str]) -> tuple[str, str]:
    """The body above and the issuing body; a unit ("TỈNH X") and a name that goes on belong to the line before."""
    names: list[str] = []
    for line in lines:
        follows = _UNIT.match(line) or _GOES_ON.match(line) or (names and _UNFINISHED.search(names[-1]))
        if names and follows:
            names[-1] += f" {line}"
        else:
            names.append(line)
    if len(names) < 2:
        return "", "".join(names)
    return names[0], " ".join(names[1:])


def read_recipients(lines: Sequence[str]) -> tuple[str, ...]:
    """The recipients behind the words "Nơi nhận", without their dashes; a broken line is put together again."""
    found: list[str] = []
    for line in lines:
        if starts_recipients(line):
            continue
        dash = re.match(r"[-–—]\s*", line)
        text = line[dash.end() :].strip() if dash else line
        if dash or line.startswith("+") or not found or found[-1].endswith((";", ".")):
            found.append(text)
        else:
            found[-1] += f" {text}"
    return tuple(text for text in found if text)


def read_signature_block(lines: Sequence[str]) -> Signature:
    """Capacity and position in capitals, then the name; a block without a name is a draft's."""
    kept = [line for line in lines if not _signed(line)]
    name = kept.pop() if kept and _is_name(kept) else ""
    return read_signature(kept, name)


_OFFICES = re.compile(
    r"\b(chủ tịch|giám đốc|trưởng|chánh|phó|bí thư|thủ trưởng|ủy ban|uỷ ban|ubnd|hội đồng|ban|sở|phòng)\b",
    re.IGNORECASE,
)


def _is_name(lines: Sequence[str]) -> bool:
    """True where the last line is no position; a name in capitals stands behind one."""
    return not lines[-1].isupper() or (len(lines) > 1 and not _OFFICES.search(lines[-1]))


def signed_marks(lines: Sequence[str]) -> list[str]:
    """The lines of a signature block that only say that it is signed."""
    return [line for line in lines if _signed(line)]


def _signed(line: str) -> bool:
    return words(line) in ("da ky", "ky ten dong dau", "ky ghi ro ho ten", "chu ky", "da ky dong dau")


def signature_cells(table: Layout) -> tuple[tuple[str, ...], Signature, list[str]]:
    """Recipients, signature and whatever else a layout table holds."""
    recipients: tuple[str, ...] = ()
    signing: list[str] = []
    rest: list[str] = []
    for lines in table.columns():
        if starts_recipients(lines[0]):
            recipients += read_recipients(lines)
        else:
            signing += lines
    if len(signing) > 12:
        return recipients, Signature(), signing
    rest += signed_marks(signing)
    return recipients, read_signature_block(signing), rest
