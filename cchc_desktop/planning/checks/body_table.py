"""Rules about text and table together: targets that differ or have no row, duties without one, forgotten recipients."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from cchc_desktop.core.agencies import MentionKind, agency_key, is_commune, split_agencies
from cchc_desktop.core.body import body_lines
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.citations import protected_spans
from cchc_desktop.core.loose import loose
from cchc_desktop.core.plan import Item
from cchc_desktop.core.row_filter import COORDINATING, LEAD
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.planning.checks.facts import Facts, PlacedText
from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity
from cchc_desktop.planning.checks.folding import words

_SAME = 82.0  # per cent of likeness from which two texts are surely the same target
_SHORTEST = 20  # letters of a line of the table that may hold a target
_PART, _WORDS = 72.0, 82.0  # from which a row may hold the target: as a part of it, by its words
_LEAST_WORDS = 7


# ---- targets

_VALUE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%|phần trăm|điểm phần trăm)")


def _values(text: str) -> frozenset[str]:
    """The shares that a text sets as targets ("80%"), outside citations."""
    shut = protected_spans(text) if "%" in text else ()
    return frozenset(
        match[1].replace(",", ".").removesuffix(".0")
        for match in _VALUE.finditer(text)
        if not any(a <= match.start() < b for a, b in shut)
    )


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    """The words of a target without its numbers."""
    return " ".join(word for word in words(text).split() if not word.isdigit())


def targets(facts: Facts) -> Iterator[Finding | None]:
    """Targets of the text, in shares, beside the objectives, tasks and activities that say the same words."""
    if not facts.plan.appendices or facts.plan.form.is_outline:
        return
    wanted = [(p, t) for p, t in _target_lines(facts) if _values(t) and len(_bare(t).split()) >= _LEAST_WORDS]
    if not wanted:
        return
    table = [(p, t) for p, t in facts.texts if facts.is_table(p) and p.name == TEXT]
    rows = [(p, line) for p, t in table for line in t.split("\n") if len(line) > _SHORTEST]
    if not rows:
        return
    from rapidfuzz import fuzz, process

    bare = [_bare(text) for _, text in rows]
    likenesses = ((fuzz.partial_ratio, _PART), (fuzz.token_set_ratio, _WORDS))
    for place, text in wanted:
        yield None
        own = _bare(text)
        best = process.extractOne(own, bare, scorer=fuzz.ratio, score_cutoff=_SAME)
        if best is not None:
            row = rows[best[2]][1]
            if _values(text) != _values(row) and _values(row) and not _one_holds(text, row):
                params = {"body": _list(_values(text)), "row": _list(_values(row)), "text": _short(row)}
                yield Finding(
                    RuleId.TARGET_DIFFERS, Severity.WARNING, place, 0, len(text), params, text=text, beside=row
                )
            continue
        near = any(process.extractOne(own, bare, scorer=scorer, score_cutoff=least) for scorer, least in likenesses)
        if not near:
            params = {"body": _list(_values(text))}
            yield Finding(RuleId.TARGET_WITHOUT_ROW, Severity.INFO, place, 0, len(text), params, text=text)


def _one_holds(one: str, other: str) -> bool:
    return _values(one) <= _values(other) or _values(other) <= _values(one)


def _list(values: frozenset[str]) -> str:
    return ", ".join(f"{value.replace('.', ',')}%" for value in sorted(values, key=float))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"


def _target_lines(facts: Facts) -> Iterator[PlacedText]:
    """The lines of the text under a heading "Mục tiêu", or all lines but "Tổ chức thực hiện" where there is none."""
    lines = list(body_lines(facts.plan))
    inside: int | None = None
    found: list[PlacedText] = []
    for line in lines:
        if inside is not None and line.depth <= inside and line.kind is not None:
            inside = None
        if line.heading and line.kind is not None and inside is None and "muc tieu" in words(line.words):
            inside = line.depth
        elif inside is not None and line.words:
            found.append((TextPlace(line.item.id, TEXT), line.words))
    return iter(found)


# ---- duties

_DUTIES = re.compile(r"to chuc thuc hien")
_ONE_BODY = re.compile(
    r"\s*,\s*(?=(?:Báo|Đài|Cổng|Công an|Trung tâm|Tỉnh đoàn|Hội|Liên đoàn|Ngân hàng|Kho bạc|Bưu điện|Cục|Chi cục"
    r"|Thuế)\b)"
)
_ASIDE = re.compile(r"\b(?:de nghi|cac co quan|cac so|thu truong|chu tich|giam doc|yeu cau)\b")


class Roles:
    """Who leads and who coordinates, by key and by the groups that are named."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def leads(self) -> Counter[str]:
        """How many rows each agency leads by name; merged cells count for each of their rows."""
        return self._count((LEAD,))

    @cached_property
    def names(self) -> dict[str, str]:
        """The names as written first, by key."""
        found: dict[str, str] = {}
        for text in self._cells((LEAD, COORDINATING)):
            for mention in split_agencies(text).mentions:
                found.setdefault(mention.key, mention.name)
        return found

    @cached_property
    def all(self) -> Counter[str]:
        """Rows by key, leading or coordinating."""
        return self._count((LEAD, COORDINATING))

    @cached_property
    def has_groups(self) -> bool:
        """True where a group of departments is named somewhere in the table."""
        return any(
            m.kind is MentionKind.GROUP and re.match(r"(?:cac )?(?:so|co quan)", m.key)
            for text in self._cells((LEAD, COORDINATING))
            for m in split_agencies(text).mentions
        )

    @cached_property
    def first_row(self) -> dict[str, PlacedText]:
        """The first cell in which an agency leads."""
        found: dict[str, PlacedText] = {}
        for row in self._facts.rows:
            place, text = self._facts.cell(row, LEAD)
            for mention in split_agencies(text).mentions:
                found.setdefault(mention.key, (place, text))
        return found

    def _cells(self, keys: tuple[str, ...]) -> Iterator[str]:
        return (self._facts.cell(row, key)[1] for row in self._facts.rows for key in keys)

    def _count(self, keys: tuple[str, ...]) -> Counter[str]:
        return Counter(m.key for text in self._cells(keys) for m in split_agencies(text).mentions)


def duties(facts: Facts) -> Iterator[Finding]:
    """Agencies with duties under "Tổ chức thực hiện" that no row of the table names."""
    if LEAD not in facts.plan.form.column_keys or not facts.rows:
        return
    roles = Roles(facts)
    seen: set[str] = set()
    for item, name in _duty_holders(facts):
        key = agency_key(name)
        if key in seen or key in roles.all or not key:
            continue
        seen.add(key)
        entry = facts.directory.find(name, facts.day)
        if entry is not None and any(agency_key(other) in roles.all for other in entry.names):
            continue
        place, text = TextPlace(item.id, TEXT), item.text or ""
        start = max(0, text.find(name))
        grouped = roles.has_groups and key.startswith(("so ", "thanh tra", "van phong", "ban "))
        rule = RuleId.DUTY_ONLY_IN_GROUP if grouped else RuleId.DUTY_WITHOUT_ROW
        severity = Severity.INFO if grouped else Severity.WARNING
        yield Finding(rule, severity, place, start, start + len(name), {"agency": name}, text=text, beside=key)


def _duty_holders(facts: Facts) -> Iterator[tuple[Item, str]]:
    """The agencies that the titles (or first words) of the sections of "Tổ chức thực hiện" name."""
    depth: int | None = None
    for line in body_lines(facts.plan):
        if line.kind is None:
            continue
        if depth is not None and line.depth <= depth:
            depth = None
        if depth is None:
            if line.heading and _DUTIES.search(words(line.words)):
                depth = line.depth
            continue
        if line.depth != depth + 1:
            continue
        title = line.words.split(":")[0] if len(line.words) > 100 or ":" in line.words else line.words
        if len(title) > 160:
            continue
        for mention in split_agencies(title.removeprefix("Trách nhiệm của ").strip()).mentions:
            if mention.kind is not MentionKind.AGENCY or _ASIDE.match(words(mention.name)):
                continue
            for name in _ONE_BODY.split(mention.name):  # a title lists bodies with commas that a cell would part by ";"
                if len(name) < 70:
                    yield line.item, name


# ---- recipients

_GROUPS = re.compile(
    r"(?:cac )?(?:so|co quan chuyen mon|co quan|ban nganh|thu truong|giam doc)\b.*(?:nganh|tinh|ubnd|don vi|co quan)"
)
_AS_PLAN = re.compile(r"nhu (?:muc|phan|dieu|tren)|cac co quan[, ]|cac don vi|thanh vien|nhu \w+ \w+")
_COMMUNES = re.compile(r"ubnd|uy ban nhan dan")
# The units of the issuing agency itself: "Các phòng, đơn vị thuộc UBND xã", "Các bộ phận, đơn vị".
_OWN_UNITS = re.compile(
    r"\b(?:cac )?(?:phong|bo phan)\b.{0,30}\b(?:don vi|ban|trung tam|bo phan)\b|\bcac (?:phong|bo phan)\b"
)
_UNITS = ("phong ", "van phong ", "bo phan ", "trung tam ", "thanh tra", "ban ", "chi cuc ", "to ")


def recipients(facts: Facts) -> Iterator[Finding]:
    """Agencies that lead rows but are not among the recipients, by name or by group."""
    lines = [words(line) for line in facts.plan.document.recipients]
    if not lines or LEAD not in facts.plan.form.column_keys:
        return
    everything = " | ".join(lines)
    grouped = any(_GROUPS.search(line) or _AS_PLAN.search(line) for line in lines)
    committees = any(_COMMUNES.search(line) and re.search(r"huyen|xa|phuong|thanh pho", line) for line in lines)
    own_units = any(_OWN_UNITS.search(line) for line in lines)
    roles = Roles(facts)
    forgotten = [
        key
        for key in roles.leads
        if key in roles.first_row
        and not (own_units and key.startswith(_UNITS) and not key.endswith("tinh"))
        and not _is_told(key, roles.names[key], everything, grouped=grouped, committees=committees)
    ]
    if not forgotten:
        return
    place, text = roles.first_row[forgotten[0]]
    names = [roles.names[key] for key in forgotten]
    start = max(0, loose(text).find(loose(names[0])))
    params = {"agency": "; ".join(names), "count": str(len(names))}
    stop = start + len(names[0])
    yield Finding(
        RuleId.LEAD_NOT_RECIPIENT, Severity.WARNING, place, start, stop, params, text=text,
        beside="|".join([*sorted(forgotten), everything]), everywhere=True,
    )  # fmt: skip


_TEAMS = re.compile(r"(?:cac )?(?:to |doan |ban chi dao|hoi dong|thanh vien|chu dau tu)(?!\s*$)")


def _is_told(key: str, name: str, everything: str, *, grouped: bool, committees: bool) -> bool:
    """True for who is named among the recipients, belongs to a group that is, or is no agency that gets letters."""
    mentions = split_agencies(name).mentions
    if not mentions or mentions[0].kind not in (MentionKind.AGENCY, MentionKind.LEVEL) or len(name) > 70:
        return True
    if _TEAMS.match(key) or words(name) in everything or key in everything or _by_short_name(key, everything):
        return True
    if mentions[0].kind is MentionKind.LEVEL:
        return committees or (is_commune(name) and bool(re.search(r"ubnd cac xa|ubnd cap xa|xa phuong", everything)))
    if grouped and key.startswith(("so ", "thanh tra", "ban ", "van phong", "cong an", "bo chi huy")):
        return True
    return key.startswith("van phong ubnd") and bool(
        re.search(r"\b(?:cvp|pcvp|vp|van phong|lanh dao van phong)\b", everything)
    )


def _by_short_name(key: str, everything: str) -> bool:
    """ "Nội vụ" in a list "các Sở: Nội vụ, Tài chính"."""
    return key.startswith("so ") and re.search(rf"\bso\b[^|]*\b{re.escape(key[3:])}\b", everything) is not None
