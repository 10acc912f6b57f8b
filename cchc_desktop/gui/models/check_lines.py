"""What the check panel, the tree and the table show of findings: plain lines and counts, free of the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import DOCUMENT, TextPlace

ERROR, WARNING, INFO, SILENCED = "error", "warning", "info", "silenced"
DEGREES = (ERROR, WARNING, INFO, SILENCED)
DEGREE_NAMES = {ERROR: "Lỗi", WARNING: "Cảnh báo", INFO: "Thông tin", SILENCED: "Đã bỏ qua"}
DEGREE_ICONS = {ERROR: "error", WARNING: "warning", INFO: "info", SILENCED: "check"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding as it is shown. ``key`` names it from one run to the next; ``origin`` is the finding itself."""

    degree: str
    rule: str
    title: str
    where: str
    sentence: str
    place: TextPlace
    start: int
    stop: int
    can_fix: bool
    key: str
    origin: object = field(compare=False)
    reason: str = ""

    @property
    def words(self) -> str:
        """Everything that it says, for filtering and for reading aloud."""
        return f"{self.where}: {self.sentence}" + (f" Lý do bỏ qua: {self.reason}" if self.reason else "")


class Trouble(NamedTuple):
    """How many errors and warnings."""

    errors: int = 0
    warnings: int = 0

    @property
    def sign(self) -> str:
        """ "×1 ⚠2"; "" where there is nothing."""
        return " ".join(f"{sign}{count}" for sign, count in (("×", self.errors), ("⚠", self.warnings)) if count)

    @property
    def words(self) -> str:
        """ "1 lỗi, 2 cảnh báo"."""
        named = ((self.errors, "lỗi"), (self.warnings, "cảnh báo"))
        return ", ".join(f"{count} {name}" for count, name in named if count)


def counts(lines: Iterable[CheckLine]) -> Mapping[str, int]:
    """How many lines there are of each degree."""
    return Counter(line.degree for line in lines)


def by_item(plan: Plan, lines: Iterable[CheckLine]) -> Mapping[str, Trouble]:
    """Errors and warnings of every item, those of what hangs under it among them."""
    found: dict[str, list[int]] = {}
    for line in lines:
        if line.degree not in (ERROR, WARNING) or line.place.item == DOCUMENT:
            continue
        item = plan.items.get(line.place.item)
        while item is not None:
            found.setdefault(item.id, [0, 0])[line.degree == WARNING] += 1
            item = plan.items.get(item.parent) if item.parent is not None else None
    return {item: Trouble(*numbers) for item, numbers in found.items()}


def by_place(lines: Iterable[CheckLine]) -> Mapping[TextPlace, tuple[str, str]]:
    """The worst degree of every text, and what is said about it; informations and silences make no sign."""
    found: dict[TextPlace, tuple[str, str]] = {}
    for line in lines:
        if line.degree not in (ERROR, WARNING):
            continue
        before = found.get(line.place)
        worst = ERROR if ERROR in (line.degree, before[0] if before else "") else WARNING
        said = f"{DEGREE_NAMES[line.degree]}: {line.sentence}"
        found[line.place] = worst, f"{before[1]}\n{said}" if before else said
    return found
