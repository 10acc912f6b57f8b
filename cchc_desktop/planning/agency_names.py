"""What one name should be on a day: the directory asked step by step, tasks that went elsewhere, provinces, cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.directory import ABOLISHED, PROVINCE_NAME, PROVINCE_WORD, Apply, Directory, Entry, Province
from cchc_desktop.core.loose import loose
from cchc_desktop.planning.agency_proposals import Rule, Sureness


@dataclass(frozen=True, slots=True)
class Change:
    """What a name should become: ``options`` with the likely one first, and why."""

    rule: Rule
    sureness: Sureness
    options: tuple[str, ...]
    law: str
    group: str
    about: str = ""
    note: str = ""


_COMMUNES = ("các xã, phường", "các xã, phường, đặc khu")


class Names:
    """Answers for one day and one province; ``written``: the day of the plan, which knew of earlier changes."""

    def __init__(self, directory: Directory, day: date, province: Province | None, written: date) -> None:
        self.directory = directory
        self.day = day
        self.province = province
        self.written = written
        provinces = "|".join(sorted((re.escape(loose(p.name)) for p in directory.provinces), key=len, reverse=True))
        heads = [
            (loose(name.removesuffix(PROVINCE_NAME)), entry)
            for entry in directory.entries
            for name in entry.names
            if name.endswith(PROVINCE_NAME)
        ]
        self._patterns = [
            (head, re.compile(rf"(?<![a-z]){re.escape(head)}(?:{provinces})(?![a-z])"), e) for head, e in heads
        ]

    def change(self, name: str, about: str = "") -> Change | None:
        """What a whole name should become, for a task that speaks ``about`` this; None where it stays."""
        rows = self.directory.rows(name) or self._like(name)
        base = next((row for row in rows if not row.functions), None)
        moved = self._moved(rows, about, base)
        if moved is not None:
            return moved
        if (
            base is None
            or base.type == "văn bản"
            or base.valid(self.day)
            or not base.became
            or base.apply is Apply.KEEP
        ):
            return None
        if base.type == "cụm từ" and base.apply is Apply.ASK and base.changed and self.written >= base.changed:
            return None  # "3 cấp chính quyền" of a plan written since then means what it says
        return self._renamed(name, base)

    def _like(self, name: str) -> tuple[Entry, ...]:
        """Rows whose name leaves the province open: "Báo {tỉnh}"; only the province's own name fits."""
        f = " ".join(loose(name).split())
        return tuple(entry for head, pattern, entry in self._patterns if f.startswith(head) and pattern.fullmatch(f))

    def patterned(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text has names that go with the name of a province ("Báo Quảng Trị")."""
        f = loose(text)
        return (
            (m.start(), m.end())
            for head, pattern, _ in self._patterns
            if head in f
            for m in pattern.finditer(f)
            if text[m.start()].isupper()
        )

    def _renamed(self, name: str, base: Entry) -> Change | None:
        if base.became[0] == ABOLISHED:
            group = f"abolished:{agency_key(base.name)}"
            return Change(Rule.ABOLISHED, Sureness.ASK, ("", name), base.law, group, note=base.note)
        options = tuple(dict.fromkeys(self._today(new) for new in base.became))
        if agency_key(options[0]) == agency_key(name):
            return None
        sure = base.apply is Apply.AUTO and len(options) == 1 and "…" not in options[0]
        group = f"renamed:{agency_key(base.name)}"
        options = (*options, name)
        return Change(Rule.RENAMED, Sureness.SURE if sure else Sureness.ASK, options, base.law, group, note=base.note)

    def _moved(self, rows: tuple[Entry, ...], about: str, base: Entry | None) -> Change | None:
        """A question where the task names a function that went elsewhere, and the plan is older than that."""
        for row in rows:
            if not row.functions or row.changed is None or row.changed > self.day or not row.became:
                continue
            if base is not None and base.valid(self.day) and self.written >= row.changed:
                continue  # the plan was written when this was so already
            word = function_word(row.functions, about)
            if word:
                general = self._today(base.became[0]) if base and base.became and not base.valid(self.day) else row.name
                options = tuple(dict.fromkeys((self._today(row.became[0]), general, row.name)))
                group = f"function:{agency_key(row.name)}:{loose(row.functions[0])}"
                return Change(Rule.FUNCTION, Sureness.ASK, options, row.law, group, word, row.note)
        return None

    def _today(self, name: str) -> str:
        """A new name as it stands on the day: later changes followed, the province's name and status put in."""
        for _ in range(5):
            row = self.directory.find(name, self.day)
            if row is None or row.valid(self.day) or not row.became or row.became[0] == ABOLISHED:
                break
            name = row.became[0]
        province = self.province
        if province is not None and name.endswith(_COMMUNES):
            name = name.removesuffix(", đặc khu") + (", đặc khu" if province.special_zones else "")
        if province is not None and province.unit == "thành phố":
            name = (
                re.sub(r"\btỉnh$", "thành phố", name).replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn")
            )
        unit, proper = (province.unit, province.name) if province else ("tỉnh", "tỉnh")
        if proper == "tỉnh" and PROVINCE_WORD in name:
            return " ".join(name.replace(PROVINCE_NAME, "").replace(PROVINCE_WORD, unit).split())
        return name.replace(PROVINCE_WORD, unit).replace(PROVINCE_NAME, proper)


def function_word(functions: tuple[str, ...], about: str) -> str:
    """The first of these words that a text names, whole; "" where it names none."""
    f = " ".join(loose(about).split())
    return next((word for word, pattern in _word_patterns(functions) if pattern.search(f)), "")


@lru_cache(maxsize=512)
def _word_patterns(words: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((word, re.compile(rf"(?<![a-z0-9]){re.escape(loose(word))}(?![a-z0-9])")) for word in words)
