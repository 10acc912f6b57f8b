"""The dated directory of agencies: which name was right when, what became of it, who belongs to a group.

A directory is frozen and made of rows, a file that offices can edit and pass on (:mod:`.directory_csv`).
Names are compared by :func:`cchc_desktop.core.agencies.agency_key`: case, marks and usual short forms do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from cchc_desktop.core.agencies import MentionKind, agency_key, classify, is_commune, is_district
from cchc_desktop.core.loose import loose, nfc

ABOLISHED = "(bãi bỏ)"  # in ``became``: nothing took its place
PROVINCE_NAME, PROVINCE_WORD = "{tỉnh}", "{đơn vị}"  # in names: "Lâm Đồng", and "tỉnh" or "thành phố"


class Apply(StrEnum):
    """What to do with an old name that is met."""

    AUTO = "auto"  # propose the new name
    ASK = "ask"  # the new name depends on the province or on the task
    KEEP = "keep"  # the name stays; the row is there so that it is known


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a name from when to when, and what became of it (or of some of its ``functions``) afterwards.

    ``others``: other spellings; ``level``: "trung ương", "tỉnh", "huyện", "xã" or ""; ``type``: "sở", "bộ", "cụm từ",
    "văn bản" …; ``until``: last day; ``became``: alternatives, the likely one first. ``own``: from the user's file.
    """

    name: str
    others: tuple[str, ...] = ()
    level: str = ""
    type: str = ""
    since: date | None = None
    until: date | None = None
    became: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    apply: Apply = Apply.AUTO
    law: str = ""
    note: str = ""
    own: bool = False

    def valid(self, day: date) -> bool:
        """True where the name is right on that day (a row of functions says nothing of the name)."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until or bool(self.functions)
        )

    @property
    def changed(self) -> date | None:
        """The first day of what came after."""
        return self.until + timedelta(days=1) if self.until else None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.others)


@dataclass(frozen=True, slots=True)
class Province:
    """One province or centrally-run city under one name and status; ``became``: its successor ("tỉnh Lâm Đồng")."""

    name: str
    unit: str  # "tỉnh", "thành phố"
    code: str = ""
    since: date | None = None
    until: date | None = None
    became: str = ""
    law: str = ""
    special_zones: tuple[str, ...] = ()

    def valid(self, day: date) -> bool:
        """True where the province has this name and status on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def full_name(self) -> str:
        """ "tỉnh Lâm Đồng", "thành phố Huế", as inside a sentence."""
        unit = "Thành phố" if self.name == "Hồ Chí Minh" else self.unit
        return f"{unit} {self.name}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A known name in a text: where, and the rows of the directory that have it."""

    start: int
    stop: int
    text: str
    entries: tuple[Entry, ...]


_WORD = re.compile(r"[a-z0-9&]+")
_BETWEEN = re.compile(r"[ ,\-–&/]{1,4}")


@dataclass(frozen=True, eq=False)  # compared and hashed as the one object it is: it is large, and used as a key
class Directory:
    """All entries and provinces, in the order of their files; the user's own rows come first."""

    entries: tuple[Entry, ...] = ()
    provinces: tuple[Province, ...] = field(default=())

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(agency_key(name) for name in entry.names):
                found.setdefault(key, []).append(entry)
        for entries in found.values():  # a spelling of its own tells more than a borrowed one
            entries.sort(key=lambda entry: not entry.own)
        return found

    def rows(self, name: str) -> tuple[Entry, ...]:
        """All rows that have this name, in any of its spellings; moves of single functions among them."""
        return tuple(self._by_key.get(agency_key(name), ()))

    def find(self, name: str, day: date) -> Entry | None:
        """The row of a name on a day: the one valid then, else the last that had it; None for an unknown name."""
        rows = [row for row in self.rows(name) if not row.functions]
        valid = [row for row in rows if row.valid(day)]
        return (valid or rows or [None])[0]

    def names(self, day: date, *, types: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The names that are right on a day, for choosing from; ``types``: only rows of these types."""
        wanted = (
            entry.name
            for entry in self.entries
            if not entry.functions
            and entry.valid(day)
            and entry.type not in ("cụm từ", "văn bản")
            and "{" not in entry.name
            and ";" not in entry.name
            and (not types or entry.type in types)
        )
        return tuple(dict.fromkeys(wanted))

    def canonical(self, name: str, day: date) -> str:
        """The name as the directory writes it; the name itself where it is not known."""
        entry = self.find(name, day)
        return entry.name if entry and "{" not in entry.name else nfc(name).strip()

    # ---- provinces

    def province(self, name: str, day: date) -> Province | None:
        """The province that a name means ("Bắc Giang", "tỉnh Bắc Giang"), with its status on that day if it has one."""
        key = _province_key(name)
        rows = [row for row in self.provinces if _province_key(row.name) == key]
        valid = [row for row in rows if row.valid(day)]
        return (valid or rows or [None])[0]

    def today(self, name: str, day: date) -> Province | None:
        """What a province is on a day, through mergers and changes of status; None for an unknown name."""
        row = self.province(name, day)
        for _ in range(len(self.provinces)):
            if row is None or row.valid(day) or not row.became or (row.until is not None and day <= row.until):
                return row
            after = self.province(row.became, max(day, (row.until or day) + timedelta(days=1)))
            row = next((one for one in self._named(row.became) if one.valid(day)), after)
        return row

    def _named(self, name: str) -> Iterator[Province]:
        key = _province_key(name)
        return (row for row in self.provinces if _province_key(row.name) == key)

    # ---- names in texts

    @cached_property
    def _starts(self) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[Entry, ...]]]]:
        """First two words → word sequences of names that begin with them, longest first."""
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.entries:
            for name in entry.names:
                if "{" not in name and ";" not in name:
                    found.setdefault(tuple(_WORD.findall(loose(nfc(name)))), []).append(entry)
        starts: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
        for sequence in sorted(found, key=len, reverse=True):
            starts.setdefault(sequence[:2], []).append((sequence, tuple(found[sequence])))
        return starts

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(start[0] for start in self._starts if start)

    def sightings(self, text: str) -> Iterator[Sighting]:
        """The known names of a text, longest first at each place, whole words only; spans count in the NFC text."""
        text = nfc(text)
        f = loose(text)
        tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(f)]
        firsts = self._first_words
        index = 0
        while index < len(tokens):
            found = self._sighting(f, text, tokens, index) if tokens[index][0] in firsts else None
            if found is None:
                index += 1
                continue
            sighting, count = found
            yield sighting
            index += count

    def _sighting(
        self, f: str, text: str, tokens: list[tuple[str, int, int]], index: int
    ) -> tuple[Sighting, int] | None:
        pair = tuple(token[0] for token in tokens[index : index + 2])
        for sequence, entries in (*self._starts.get(pair, ()), *self._starts.get(pair[:1], ())):
            run = tokens[index : index + len(sequence)]
            if tuple(token[0] for token in run) != sequence:
                continue
            if not all(_BETWEEN.fullmatch(f[a[2] : b[1]]) for a, b in pairwise(run)):
                continue
            start, stop = run[0][1], run[-1][2]
            if "," in f[start:stop] and not any("," in name for entry in entries for name in entry.names):
                continue
            return Sighting(start, stop, text[start:stop], entries), len(sequence)
        return None

    # ---- groups

    def members(self, name: str, day: date, *, communes: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Who belongs to a group ("Các sở, ban, ngành", "UBND cấp xã"), as far as the directory knows; () for no group.

        ``communes``: the province's communes ("xã Hướng Hiệp"). An open group ("… có liên quan") holds everybody that
        its words name, since nobody is left out by them; a commune level without list holds only itself.
        """
        if is_commune(name):
            return tuple(f"UBND {commune}" for commune in communes) or (nfc(name).strip(),)
        kind = classify(name)
        if is_district(name) or kind not in (MentionKind.GROUP, MentionKind.RELATED, MentionKind.SOME):
            return ()
        f = agency_key(name)
        specialised = "chuyen mon" in f
        return tuple(
            entry.name
            for entry in self.entries
            if entry.valid(day)
            and not entry.functions
            and entry.level == "tỉnh"
            and (entry.type == "sở" or (not specialised and entry.type == "cơ quan khác" and _is_branch(entry.name)))
        )


def _is_branch(name: str) -> bool:
    """The "ban, ngành" beside the departments; councils, committees and the party are not among them."""
    return agency_key(name).startswith(("ban quan ly", "cong an", "bo chi huy"))


def _province_key(name: str) -> str:
    key = " ".join(_WORD.findall(loose(nfc(name))))
    return re.sub(r"^(?:tinh|thanh pho|tp) ", "", key)
