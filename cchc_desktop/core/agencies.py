"""The cells "chủ trì" and "phối hợp", understood: which agencies they name, where, and what stands between them.

The text of a cell stays what the user typed. Spans count in the NFC text; mentions and the gaps between them cover it
wholly, so that joining them gives the text back. Rules: domain table of 205 real cells with their right split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from cchc_desktop.core import agency_words as words
from cchc_desktop.core.loose import loose, nfc, rx


class MentionKind(StrEnum):
    """What is named."""

    AGENCY = "agency"  # one body: Sở Nội vụ, UBND tỉnh, Công an tỉnh
    LEVEL = "level"  # the committees of a whole level: UBND cấp xã, UBND các huyện, thị xã, thành phố
    GROUP = "group"  # các sở, ban, ngành
    RELATED = "related"  # an open group: các cơ quan, đơn vị có liên quan
    SOME = "some"  # a group with a condition: các sở, ngành có HTTT cần kết nối
    PERSON = "person"  # a person, an office, a role: thành viên Đoàn kiểm tra, Chủ đầu tư
    OTHER = "other"


class Role(StrEnum):
    """What a cell itself says of a mention ("Chủ trì: …; Phối hợp: …")."""

    NONE = ""
    LEAD = "lead"
    COORDINATING = "coordinating"


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency of a cell: ``text`` as written at ``start``:``stop``, ``name`` whole ("Sở Tư pháp" for "Tư pháp").

    ``scope``: the share of the work that is meant ("đối với …", what stands in brackets), as written. ``list_head``:
    the head of the list it stands in ("các Sở: "), else "".
    """

    start: int
    stop: int
    text: str
    name: str
    kind: MentionKind
    scope: str = ""
    role: Role = Role.NONE
    list_head: str = ""

    @property
    def key(self) -> str:
        """What equal names have in common, however they are spelled."""
        return agency_key(self.name)


@dataclass(frozen=True, slots=True)
class AgencyCell:
    """A cell: its NFC text, its mentions in order, and the texts before, between and after them."""

    text: str
    mentions: tuple[Mention, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """One more than mentions: what stands before the first, between them, and after the last."""
        edges = [0, *(edge for m in self.mentions for edge in (m.start, m.stop)), len(self.text)]
        return tuple(self.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))

    def joined(self) -> str:
        """The text, put together from gaps and mentions."""
        gaps = self.gaps
        return gaps[0] + "".join(m.text + gap for m, gap in zip(self.mentions, gaps[1:], strict=True))

    @property
    def names(self) -> tuple[str, ...]:
        """The whole names, in order."""
        return tuple(mention.name for mention in self.mentions)


_SPACES = re.compile(r"\s+")
_KEY_WORDS = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"^cac (?=so|co quan|don vi|ban|nganh|bo)"), ""),
    (re.compile(r"\bcap (?=tinh\b)"), ""),
    (re.compile(r"\btp\b"), "thanh pho"),
    (re.compile(r"\bso ban(?: va)? nganh tinh\b"), "so ban nganh"),
    (re.compile(r"\bco lien quan\b"), "lien quan"),
    (re.compile(r"\bb[cđ]d\b|\bbcd\b"), "ban chi dao"),
)


@lru_cache(maxsize=4096)
def agency_key(name: str) -> str:
    """A name without case, marks, punctuation and the usual short forms: equal for spellings of one name."""
    key = " ".join(re.findall(r"[a-z0-9&]+", loose(nfc(name))))
    for pattern, plain in _KEY_WORDS:
        key = pattern.sub(plain, key)
    return _SPACES.sub(" ", key).strip()


@lru_cache(maxsize=4096)
def split_agencies(text: str) -> AgencyCell:
    """The agencies of a cell. Never raises; a cell without agencies has no mentions."""
    text = nfc(text)
    if not text.strip():
        return AgencyCell(text)
    return AgencyCell(text, tuple(_Splitter(text).mentions()))


_BULLET = rx(r"(?:^|[\n ;.])[-+•*]~(?=[a-z\d])")
_STRIP = " \n\t.,;:-+•*"
_CUT = re.compile(
    r"[;\n,]| va (?! )|\.(?= *[A-Z\n-])|(?<=[\n ;.,])[-+•*] *(?=[a-z])|(?<![^\n ;.])\d{1,2}[.)] *(?=[a-z])"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ALSO = rx(r"cap (?:tinh|huyen|xa)$")


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.f = loose(text)
        self.shut = self._shut()

    def _shut(self) -> bytearray:
        """Which letters separate nothing: those in brackets and in protected phrases."""
        shut = bytearray(len(self.f))
        for match in _BRACKETS.finditer(self.f):
            shut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        for match in words.PROTECTED.finditer(self.f):
            if match.start() == 0 or not self.f[match.start() - 1].isalnum():
                for place in range(match.start(), match.end()):
                    if self.f[place] in ",/ " and not shut[place]:
                        shut[place] = 2
        return shut

    # ---- pieces

    def mentions(self) -> Iterator[Mention]:
        """Mentions in order; the prefix of a list and of an ellipsis is carried along."""
        role, head, before = Role.NONE, "", None
        for a, b, hard in self._pieces():
            start, stop = self._trim(a, b)
            if start >= stop:
                continue
            if match := words.ROLE.match(self.f, start, stop):
                role, head = Role.LEAD if match[1] else Role.COORDINATING, ""
                start = match.end()
            elif self.f[a:start].strip().startswith("phoi hop") or words.WITH.search(self.f, max(a - 20, 0), start):
                role = Role.COORDINATING
            if match := words.LIST_HEAD.match(self.f, start, stop):
                head, start = self.text[start : match.end()], match.end()
            elif head and hard and self._begins(start):
                head = ""
            start, stop = self._trim(start, stop)
            if start >= stop:
                continue
            before = self._mention(start, stop, role, head, before)
            yield before

    def _pieces(self) -> Iterator[tuple[int, int, bool]]:
        """Spans between separators; the flag says that a ";", a line or a bullet stood in front."""
        begin, hard = 0, True
        for a, b, cut_hard in self._cuts():
            if a < begin:
                continue
            yield begin, a, hard
            begin, hard = b, cut_hard
        yield begin, len(self.text), hard

    def _cuts(self) -> list[tuple[int, int, bool]]:
        f = self.f
        cuts: list[tuple[int, int, bool]] = []
        in_list = self._lists()
        for match in _CUT.finditer(f):
            a, b = match.span()
            if self.shut[a] or (match[0] == " va " and self.shut[a + 1]):
                continue
            sign = match[0]
            if sign in ";\n":
                cuts.append((a, b, True))
            elif sign[0] in "-+•*" or sign[0].isdigit():
                if self._begins(b):
                    cuts.append((a, b, True))
            elif self._separates(sign, self._after(b), in_list.get(a, "")):
                cuts.append((a, b, False))
        for match in words.WITH.finditer(f):
            if not self.shut[match.start()] and match.start() > 0:
                cuts.append((match.start(), match.end(), False))
        return sorted(cuts)

    def _lists(self) -> dict[int, str]:
        """For each comma and "và" of a list "các Sở: A, B; C": the kind of list."""
        found: dict[int, str] = {}
        for match in words.LIST_HEAD.finditer(self.f):
            if match.start() and self.f[match.start() - 1].isalnum():
                continue
            stop = self._list_end(match.end())
            found.update((place, match[1] or "so") for place in range(match.end(), stop))
        return found

    def _list_end(self, pos: int) -> int:
        """A list ends at a ";" or line behind which an agency begins that needs no head."""
        for match in re.finditer(r"[;\n]", self.f[pos:]):
            if self._begins(self._after(pos + match.end())):
                return pos + match.start()
        return len(self.f)

    def _after(self, pos: int) -> int:
        while pos < len(self.f) and self.f[pos] in " -":
            pos += 1
        return pos

    def _separates(self, sign: str, after: int, in_list: str) -> bool:
        if sign == ".":
            return True
        if sign == ",":
            if in_list:
                return True
            if words.FIELD.match(self.f, after) and self._ends_item(after):
                return True  # "Sở Nội vụ, Tài chính"
            return self._begins(after)
        if in_list and words.FIELD.match(self.f, after):
            return True  # "các Sở: Tư pháp, Nội vụ và Tài chính"; names with "và" are protected
        capital = self.text[after : after + 1].isupper()
        return bool(words.AND_START.match(self.f, after)) or (capital and self._begins(after))

    def _ends_item(self, after: int) -> bool:
        match = words.FIELD.match(self.f, after)
        return bool(match) and bool(re.match(r" *(?:$|[,;.\n]| va )", self.f[match.end() :] if match else ""))

    def _begins(self, pos: int) -> bool:
        """True where a new agency begins at ``pos``."""
        if words.SURE_START.match(self.f, pos) or words.DEPARTMENT.match(self.f, pos):
            return True
        if words.PROTECTED.match(self.f, pos) and self.f.startswith(("so", "co quan", "don vi", "ban"), pos):
            return True
        return self.text[pos : pos + 1].isupper() and bool(words.CAPITAL_START.match(self.f, pos))

    def _trim(self, a: int, b: int) -> tuple[int, int]:
        while a < b and self.f[a] in _STRIP:
            a += 1
        while b > a and self.f[b - 1] in _STRIP:
            b -= 1
        return a, b

    # ---- one mention

    def _mention(self, start: int, stop: int, role: Role, head: str, before: Mention | None) -> Mention:
        if self.f[start] == "(" and (inner := self._in_brackets(start, stop)):
            start, stop, scope = inner
        else:
            stop, scope = self._scope(start, stop)
        text = self.text[start:stop]
        name = _SPACES.sub(" ", text)
        f = loose(name)
        if head:
            name = _with_prefix(name, head)
        elif _ALSO.match(f) and before is not None and loose(before.name).startswith(("ubnd", "uy ban", "hdnd")):
            body = before.name.split(" cấp ")[0] if " cấp " in before.name else before.name.split(" ")[0]
            name = f"{body} {name}"
        elif words.FIELD.fullmatch(f) and before is not None and loose(before.name).startswith("so "):
            name = f"Sở {name}"
        if role is Role.NONE and loose(scope).startswith("chu tri"):
            role = Role.LEAD
        return Mention(start, stop, text, name, classify(name), scope, role, head)

    def _scope(self, start: int, stop: int) -> tuple[int, str]:
        """Where the name ends, and what is said behind it."""
        bracket = self.f.find("(", start + 1, stop)
        end = bracket if bracket > 0 else stop
        match = words.SCOPE.search(self.f, start + 3, end)
        if match and not words.FIELD.search(self.f, match.start(), match.end()) and self._known(start, match.start()):
            end = match.start()
        while end > start and self.f[end - 1] in " ,":
            end -= 1
        return end, self.text[end:stop].strip()

    def _known(self, start: int, stop: int) -> bool:
        """True where what stands there is a name by itself, so that the words behind it are no part of it."""
        f = self.f[start:stop].rstrip()
        return bool(
            words.DEPARTMENT.fullmatch(f) or words.LEVEL.fullmatch(f) or words.OPEN_GROUP.fullmatch(f)
            or words.SPECIALISED.fullmatch(f) or re.fullmatch(r"van phong (?:ubnd|uy ban nhan dan)(?: cap)? tinh", f)
        )  # fmt: skip

    def _in_brackets(self, start: int, stop: int) -> tuple[int, int, str] | None:
        """ "(TTHC cấp huyện: UBND cấp huyện rà soát …)": the agency named behind the colon."""
        colon = self.f.find(":", start, stop)
        begin = self._after(colon + 1) if colon > 0 else start + 1
        match = words.LEVEL.match(self.f, begin, stop) or words.DEPARTMENT.match(self.f, begin, stop)
        return (begin, match.end(), self.text[start:stop]) if match else None


def _with_prefix(name: str, head: str) -> str:
    kind = loose(head).removeprefix("cac ").split(":")[0].strip().split(",")[0]
    if loose(name).startswith((f"{kind} ", "so ", "ubnd ", "van phong", "cong an", "ban ")):
        return name
    place = loose(head).find(kind)
    word = head[place : place + len(kind)]
    return f"{word[:1].upper()}{word[1:]} {name}"


def classify(name: str) -> MentionKind:
    """What a whole name names."""
    f = " ".join(loose(nfc(name)).split())
    if words.LEVEL.match(f):
        return MentionKind.LEVEL
    if words.RELATED.search(f) and words.GROUP.match(f):
        return MentionKind.RELATED
    if words.SPECIALISED.fullmatch(f) or words.PUBLIC_UNITS.match(f) or words.OPEN_GROUP.fullmatch(f):
        return MentionKind.GROUP
    if words.PERSON.match(f):
        return MentionKind.PERSON
    if words.GROUP.match(f):
        return MentionKind.SOME
    return MentionKind.AGENCY if words.AGENCY.match(f) else MentionKind.OTHER


def is_district(name: str) -> bool:
    """True for the committees of the district level, which ended on 30/6/2025 ("UBND cấp huyện")."""
    f = " ".join(loose(nfc(name)).split())
    return bool(words.DISTRICT.search(f)) and not re.search(r"(?<![a-z])cap xa(?![a-z])", f)


def is_commune(name: str) -> bool:
    """True for the committees of the commune level ("UBND cấp xã", "UBND các xã, phường")."""
    return bool(words.COMMUNE.search(" ".join(loose(nfc(name)).split()))) and not is_district(name)


def with_name(mention: Mention, name: str) -> Mention:
    """The mention under another name, classified anew."""
    return replace(mention, name=name, kind=classify(name))
