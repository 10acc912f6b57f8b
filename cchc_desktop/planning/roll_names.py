"""What rolling forward makes of the changes of names: history stays, names are whole, bodies without a rule are asked.

:mod:`agency_changes` knows names and the day. A plan of a new year knows more: who issued a resolution is history,
facts with their figures too; "các huyện, thành phố Gia Nghĩa" is one name; the new name may stand there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.core.citations import is_protected, protected_spans
from cchc_desktop.core.directory import Directory, Province
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.core.plan import DocumentInfo
from cchc_desktop.planning import agency_proposals
from cchc_desktop.planning.agency_apply import in_case_of
from cchc_desktop.planning.agency_levels import DISTRICTS_ENDED, IN_TEXT
from cchc_desktop.planning.agency_proposals import AGENCY_FIELDS, Rule, Sureness
from cchc_desktop.planning.year_rules import fact_spans

OWN_UNIT = "own-unit"  # the reason of the question what became of the district or commune that issued the plan
NAMED_DISTRICT = "district-named"  # the reason of a question about a district that is called by its name
_DISTRICT_UNITS = ("thanh pho", "thi xa", "tp")
# "các Nghị quyết 01, 02, 03 của …": who issued them, though no symbol says so
_ISSUED = rx(
    r"(?<![a-z])(?:nghi quyet|chi thi|quyet dinh|ket luan|thong bao|ke hoach|cong van|quy dinh|huong dan|chuong trinh)"
    r"(?: so)?~:?~\d{1,4}(?:(?:~,~| va )(?:so )?\d{1,4})* cua $"
)
_BODY = rx(
    r"(?<![a-z])(?P<body>(?:chu tich )?(?:ubnd|uy ban nhan dan)) huyen(?:~[,/]~(?:thi xa|thanh pho|tp|quan))+(?![a-z])"
)
_NAMED = rx(r"(?<!cap\s)(?<![a-z])(?P<unit>huyen|thi xa|thanh pho|quan) (?=[a-z])")
# "Sở, huyện: trước ngày …", "cấp Sở, ngành, huyện", "Cấp tỉnh 80%; huyện 80%; xã 70%"
_SHORT = (
    rx(r"(?<=[a-z])(?<=so|nh)~,~huyen(?![a-z])(?!~,~xa(?![a-z]))"),
    rx(r"~[;,]~huyen~:?~\d+(?:[.,]\d+)?~%(?=~[;,]~xa~:?~\d)"),
)
_COMMUNE = re.compile(r"(?<![a-z])xa(?! hoi)(?![a-z])")
_SENTENCE_END = re.compile(r"[.;\n]")
_BEFORE = 90  # letters in front of a name that say whose it is
_UNIT_AT_END = re.compile(r"\b(?P<unit>huyện|thị xã|thành phố|quận|xã|phường|thị trấn) (?P<name>\w.*)$", re.IGNORECASE)
_UNIT_NAMES = ("huyện", "thị xã", "thành phố", "quận")
_UNITS = re.compile("|".join(_UNIT_NAMES), re.IGNORECASE)
_BODIES_GROUP = "renamed:ubnd huyen thanh pho"


def settled(found: Sequence[agency_proposals.Proposal], year: int) -> Iterator[agency_proposals.Proposal]:
    """The proposals for one text of the plan of ``year`` as a new one wants them; those for history fall out."""
    if not found:
        return
    f, facts = loose(found[0].text), fact_spans(found[0].text, year)
    for one in found:
        issued = _ISSUED.search(f, max(0, one.start - _BEFORE), one.start)
        if not issued and not is_protected(facts, one.start, one.stop):
            written = _written(_whole(one))
            yield _doubtful(written) if _is_beside(written) else written


def _written(one: agency_proposals.Proposal) -> agency_proposals.Proposal:
    """The proposal as it will be written: in running text names take the capitals of the old ones."""
    if one.place.name in AGENCY_FIELDS:
        return one
    old = one.text[one.start : one.stop]
    options = tuple(dict.fromkeys(in_case_of(old, option) for option in one.options))
    return one if options == one.options else replace(one, new=in_case_of(old, one.new), options=options)


def _whole(one: agency_proposals.Proposal) -> agency_proposals.Proposal:
    """ "UBND các huyện, thành phố Gia Nghĩa": the name of the town falls with its unit."""
    if one.place.name in AGENCY_FIELDS or one.rule is not Rule.RENAMED or not loose(one.old).endswith(_DISTRICT_UNITS):
        return one
    stop = _name_end(one.text, one.stop)
    old = one.text[one.start : stop]
    return replace(one, stop=stop, old=old, options=(*one.options[:-1], old)) if stop > one.stop else one


def _name_end(text: str, start: int) -> int:
    """Where the words with capitals end that follow a place; ``start`` where none does."""
    stop = start
    for match in re.compile(r" +(\w+)").finditer(text, start, start + 40):
        if match.start() != stop or not match[1][0].isupper():
            break
        stop = match.end()
    return stop


def _is_beside(one: agency_proposals.Proposal) -> bool:
    """True where the sentence names the new body too: "giữa Cổng dịch vụ công tỉnh với Cổng Dịch vụ công quốc gia"."""
    if one.place.name in AGENCY_FIELDS or one.rule is not Rule.RENAMED or one.sureness is Sureness.SURE or not one.new:
        return False
    f, new = loose(one.text), loose(one.new)
    before = [match.end() for match in _SENTENCE_END.finditer(f, 0, one.start)]
    after = _SENTENCE_END.search(f, one.stop)
    begin, end = before[-1] if before else 0, after.start() if after else len(f)
    return new in f[begin : one.start] or new in f[one.stop : end]


def _doubtful(one: agency_proposals.Proposal) -> agency_proposals.Proposal:
    """A question of its own, that leaves the name where nobody decides."""
    options = (one.old, *(option for option in one.options if option != one.old))
    return replace(one, new=one.old, options=options, group=f"{one.group}:beside")


def own_unit(document: DocumentInfo, written: date, directory: Directory) -> re.Pattern[str] | None:
    """Finds the district or commune that issued a plan before the communes of July 2025, by the name it then had."""
    if written >= DISTRICTS_ENDED:
        return None
    for issuer in (document.issuer, document.parent_issuer):
        found = _UNIT_AT_END.search(" ".join(issuer.split()))
        if found and not (found["unit"].lower() == "thành phố" and _is_central(found["name"], directory)):
            return re.compile(r"(?<!\w)" + re.escape(found[0]).replace(r"\ ", r"\s+") + r"(?!\w)", re.IGNORECASE)
    return None


def left_units(text: str, taken: Iterable[tuple[int, int]], unit: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a text names the unit that issued the plan, outside what is history."""
    shut = (*taken, *protected_spans(text))
    return (match.span() for match in unit.finditer(text) if not is_protected(shut, *match.span()))


def left_districts(
    text: str, taken: Iterable[tuple[int, int]], home: Province | None, directory: Directory
) -> Iterator[tuple[int, int, tuple[str, ...], Sureness, str, str]]:
    """District bodies and districts called by name that no rule of names has found: start, stop, options, …, reason.

    "UBND huyện, thành phố" is replaced; "huyện Việt Yên" is asked about: only people of the place know what it became.
    """
    if not _UNITS.search(text):
        return
    f = loose(text)
    shut = [*taken]
    history: tuple[tuple[int, int], ...] | None = None
    zones = ", đặc khu" if home and home.special_zones else ""
    for match in _BODY.finditer(f):
        history = protected_spans(text) if history is None else history
        stop = _name_end(text, match.end())
        if not is_protected((*shut, *history), match.start(), stop):
            shut.append((match.start(), stop))
            old, body = text[match.start() : stop], text[slice(*match.span("body"))]
            options = (f"{body} các xã, phường{zones}", old)
            yield match.start(), stop, options, Sureness.SURE, _BODIES_GROUP, Rule.RENAMED.value
    for short in _SHORT:
        for match in short.finditer(f):
            history = protected_spans(text) if history is None else history
            if not is_protected((*shut, *history), *match.span()):
                shut.append(match.span())
                old = text[slice(*match.span())]
                options = ("" if _COMMUNE.search(f) else old.replace("huyện", "xã"), old)
                yield *match.span(), options, Sureness.ASK, IN_TEXT, Rule.DISTRICT.value
    for match in _NAMED.finditer(f):
        unit, stop = text[slice(*match.span("unit"))], _name_end(text, match.end("unit"))
        if stop == match.end("unit") or unit.isupper() or unit.lower() not in _UNIT_NAMES:
            continue  # in capitals nobody can tell a name; "cơ quan Trung ương" is no quận
        history = protected_spans(text) if history is None else history
        old = text[match.start() : stop]
        name = text[match.end("unit") : stop].strip()
        if unit.lower() == "thành phố" and _is_central(name, directory):
            continue
        if not is_protected((*shut, *history), match.start(), stop):
            yield match.start(), stop, (old,), Sureness.ASK, f"{NAMED_DISTRICT}:{loose(old)}", NAMED_DISTRICT


def _is_central(name: str, directory: Directory) -> bool:
    """True for a centrally-run city, as it is or once was called."""
    return any(row.unit == "thành phố" and loose(name).startswith(loose(row.name)) for row in directory.provinces)
