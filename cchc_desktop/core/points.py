"""Points of a PAR INDEX outline: what the parts of a criterion add up to beside what was entered. Nothing is changed.

All sums are exact decimals of what is printed. A criterion is compared with its own parts as they are printed, the
total of an appendix with the criteria of its top. Which cell is wrong, what is to be gained, and what would be if, is
answered as data; the sentences are the business of whoever shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from cchc_desktop.core.amounts import parse_amount, places
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Item, Level, Plan

STANDARD, ACHIEVED, TARGET = POINT_FIELDS
Cell = tuple[str, str]  # (item id, column)
_ZERO, _HALF = Decimal(0), Decimal("0.5")


class Verdict(StrEnum):
    """How an entered number stands to the sum of its parts."""

    EXACT = "exact"
    ROUNDED = "rounded"  # off by what rounding explains: nothing to say
    DOUBTFUL = "doubtful"  # off by what rounding of the parts might add up to: a warning
    WRONG = "wrong"  # an error
    OPEN = "open"  # nothing to compare: no number was entered, or parts have none


@dataclass(frozen=True, slots=True)
class PointSum:
    """One cell of a criterion with parts, or of the total: ``stated`` (None: no number) and ``computed`` from parts.

    ``computed`` is the sum of the parts that have a number, None where none has; ``missing`` are the others.
    ``step`` is the unit of the last digit that the cell is taken to be rounded to.
    """

    item: str
    column: str
    stated: Decimal | None
    computed: Decimal | None
    parts: int
    missing: tuple[str, ...]
    step: Decimal

    @property
    def difference(self) -> Decimal | None:
        """How much must be added to what is stated; None where there is nothing to compare."""
        if self.stated is None or self.computed is None or self.missing:
            return None
        return self.computed - self.stated

    @property
    def verdict(self) -> Verdict:
        """The tolerance: half a unit of the last digit, and that once for the sum and once for each part."""
        difference = self.difference
        if difference is None:
            return Verdict.OPEN
        return judge(difference, self.step, self.parts)


def judge(difference: Decimal, step: Decimal, parts: int) -> Verdict:
    """What a difference means for a sum of ``parts`` numbers that are rounded to multiples of ``step``."""
    off, half = abs(difference), step * _HALF
    if not off:
        return Verdict.EXACT
    if off <= half:
        return Verdict.ROUNDED
    return Verdict.DOUBTFUL if off <= half * (parts + 1) else Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Explanation:
    """The one cell whose change mends most: ``item`` says ``stated`` in ``column``; with ``computed`` it would fit.

    ``mends``: the criteria (and the total) whose sums are right then, itself among them where it has parts.
    ``is_part``: the cell is a leaf, the only one of its parent's parts that could be the wrong one.
    """

    item: str
    column: str
    stated: Decimal
    computed: Decimal
    mends: tuple[str, ...]
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What a leaf has not got yet: ``gap`` to the standard, of which the target wins ``planned``, None if unknown."""

    item: str
    standard: Decimal
    achieved: Decimal
    target: Decimal | None

    @property
    def gap(self) -> Decimal:
        """Points that could still be won."""
        return self.standard - self.achieved

    @property
    def planned(self) -> Decimal | None:
        """Points that the plan means to win; negative where it expects less than was achieved."""
        return None if self.target is None else self.target - self.achieved


@dataclass(frozen=True, slots=True)
class Outcome:
    """A criterion above a changed leaf, or the total: its target as entered, and what the changes would make of it."""

    item: str
    stated: Decimal | None
    computed: Decimal


# ---- sums


def points_of(item: Item, column: str) -> Decimal | None:
    """The number in a column of points; None where there is no number."""
    text = item.fields.get(column)
    return _number(text) if text else None


_number = lru_cache(maxsize=8192)(parse_amount)  # points are few, and looked at after every edit


def leaves(plan: Plan, appendix: str) -> Iterator[Item]:
    """The criteria without parts, in printed order: those that are scored."""
    return (item for item in plan.walk(appendix) if item.level is Level.CRITERION and not item.children)


def point_sums(plan: Plan, appendix: str) -> dict[Cell, PointSum]:
    """Every cell of points that has parts: of criteria with children, and of the total; in printed order."""
    sums: dict[Cell, PointSum] = {}
    values = _values(plan, appendix)
    steps = {column: _usual_step(plan, appendix, values, column) for column in POINT_FIELDS}
    for whole, parts in _wholes(plan, appendix):
        for column in POINT_FIELDS:
            numbers = [(part.id, values[part.id, column]) for part in parts]
            known = [number for _, number in numbers if number is not None]
            stated = values[whole.id, column]
            sums[whole.id, column] = PointSum(
                whole.id,
                column,
                stated,
                sum(known, _ZERO) if known else None,
                len(parts),
                tuple(part for part, number in numbers if number is None),
                min(steps[column], _step(stated)),
            )
    return sums


def _values(plan: Plan, appendix: str) -> dict[Cell, Decimal | None]:
    rows = [item for item in plan.walk(appendix) if item.level in (Level.CRITERION, Level.TOTAL)]
    return {(item.id, column): points_of(item, column) for item in rows for column in POINT_FIELDS}


def _wholes(plan: Plan, appendix: str) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Everything that has parts, and its parts: criteria by their children, the total by the top criteria."""
    for item in plan.walk(appendix):
        parts = plan.children(item.id)
        if item.level is Level.TOTAL:
            parts = tuple(top for top in plan.children(appendix) if top.level is Level.CRITERION)
        if item.level in (Level.CRITERION, Level.TOTAL) and parts:
            yield item, parts


def _usual_step(plan: Plan, appendix: str, values: Mapping[Cell, Decimal | None], column: str) -> Decimal:
    """The unit to which the sums of a column are rounded: the smallest that two of them are printed with.

    Paper drops zeros at the end: among sums like 12,64 a "2" means 2,00, and may not be 1,60 rounded. Where no sum
    prints a decimal, nothing is rounded: the unit is that of the parts.
    """
    wholes = [values[whole.id, column] for whole, _ in _wholes(plan, appendix)]
    used = Counter(places(stated) for stated in wholes if stated is not None)
    shared = [digits for digits in used if sum(n for d, n in used.items() if d >= digits) >= min(2, used.total())]
    finest = max(shared, default=0)
    if not finest:
        finest = max((places(value) for (_, of), value in values.items() if value and of == column), default=0)
    return Decimal(1).scaleb(-finest)


def _step(stated: Decimal | None) -> Decimal:
    return Decimal(1).scaleb(-places(stated)) if stated is not None else Decimal(1)


# ---- which cell is wrong


def explain(plan: Plan, appendix: str, sums: Mapping[Cell, PointSum] | None = None) -> list[Explanation]:
    """For every sum that does not fit, if one cell can be named: which, and what it would have to say.

    A cell is named where its change makes more sums right than wrong; the one that mends most comes first, and what it
    mends needs no other explanation. A sum that stays unexplained has several cells that could be the wrong one.
    ``sums``: those of the plan, where they are known already.
    """
    sums = point_sums(plan, appendix) if sums is None else sums
    found: list[Explanation] = []
    for column in POINT_FIELDS:
        found += _Column(plan, appendix, column, sums).explanations()
    return sorted(found, key=lambda explanation: -len(explanation.mends))


class _Column:
    """The sums of one column, and what a change of one cell does to them."""

    def __init__(self, plan: Plan, appendix: str, column: str, sums: Mapping[Cell, PointSum]) -> None:
        self.plan = plan
        self.column = column
        self.sums = {item: total for (item, of), total in sums.items() if of == column}
        self.values = {item.id: points_of(item, column) for item in plan.walk(appendix)}
        self.whole_of: dict[str, str] = {}
        self.parts_of: dict[str, tuple[str, ...]] = {}
        for whole, parts in _wholes(plan, appendix):
            self.parts_of[whole.id] = tuple(part.id for part in parts)
            self.whole_of.update(dict.fromkeys(self.parts_of[whole.id], whole.id))

    def explanations(self) -> list[Explanation]:
        """The cells to name, one after the other, until no further one mends anything."""
        wrong = {item: None for item, total in self.sums.items() if _is_off(total.verdict)}
        candidates = [(item, c) for item in wrong for c in self._candidates(item)]
        found: list[Explanation] = []
        for mended in (2, 1):  # what others have mended mends no more, so that one pass finds all of a kind
            for item, candidate in candidates:
                mends = tuple(whole for whole in candidate.mends if whole in wrong)
                if item in wrong and len(mends) == mended:
                    found.append(replace(candidate, mends=mends))
                    for whole in mends:
                        del wrong[whole]
        return found

    def _candidates(self, item: str) -> list[Explanation]:
        """Changes that would make the sum of ``item`` right: of its own cell, or of its only possible part."""
        total = self.sums[item]
        difference, stated, computed = total.difference, total.stated, total.computed
        if difference is None or stated is None or computed is None:
            return []
        whole = self.whole_of.get(item)
        effect = self._effect(whole, difference)
        if effect >= 0:
            return [Explanation(item, self.column, stated, computed, (item, whole) if effect and whole else (item,))]
        parts = [part for part in self.parts_of[item] if self._may_be(part, -difference)]
        if len(parts) != 1 or (value := self.values[parts[0]]) is None:
            return []
        return [Explanation(parts[0], self.column, value, value - difference, (item,), is_part=True)]

    def _effect(self, whole: str | None, change: Decimal) -> int:
        """What the change of a part does to the sum above: 1 = mends it, -1 = spoils it, 0 = neither."""
        total = self.sums.get(whole or "")
        if total is None or total.difference is None:
            return 0
        after = judge(total.difference + change, total.step, total.parts)
        return _is_off(total.verdict) - _is_off(after)

    def _may_be(self, part: str, change: Decimal) -> bool:
        """Could this cell be off by ``change``? Not if it has parts that fit, or would leave 0 … its standard."""
        value = self.values[part]
        if value is None or part in self.sums or value + change < 0:
            return False
        standard = points_of(self.plan[part], STANDARD)
        return self.column == STANDARD or standard is None or value + change <= standard


def _is_off(verdict: Verdict) -> bool:
    return verdict in (Verdict.DOUBTFUL, Verdict.WRONG)


# ---- what is to be gained


def gaps(plan: Plan, appendix: str) -> list[Gap]:
    """The leaves below their standard, the biggest gain first; leaves without a standard or a result are left out."""
    found: list[Gap] = []
    for leaf in leaves(plan, appendix):
        standard, achieved = points_of(leaf, STANDARD), points_of(leaf, ACHIEVED)
        if standard is not None and achieved is not None and achieved < standard:
            found.append(Gap(leaf.id, standard, achieved, points_of(leaf, TARGET)))
    return sorted(found, key=lambda gap: -gap.gap)


def what_if(plan: Plan, appendix: str, targets: Mapping[str, Decimal]) -> list[Outcome]:
    """What other targets of some leaves would make of all criteria above them and of the total, in printed order.

    Criteria that no change touches count with what was entered (without a number, with the sum of their parts).
    Raises ValueError for an id that is no leaf of the appendix.
    """
    strange = targets.keys() - {leaf.id for leaf in leaves(plan, appendix)}
    if strange:
        raise ValueError(f"no leaves: {', '.join(sorted(strange))}")
    touched = {above for leaf in targets for above in _above(plan, leaf)}
    new = dict(targets)
    outcomes: list[Outcome] = []
    wholes = sorted(_wholes(plan, appendix), key=lambda whole: whole[0].level is not Level.TOTAL)
    for whole, parts in reversed(wholes):  # from the bottom up, the total at the end
        stated = points_of(whole, TARGET)
        changed = whole.id in touched or (whole.level is Level.TOTAL and bool(targets))
        if changed or stated is None:
            new[whole.id] = sum((new.get(part.id, points_of(part, TARGET) or _ZERO) for part in parts), _ZERO)
        if changed:
            outcomes.append(Outcome(whole.id, stated, new[whole.id]))
    order = {item.id: at for at, item in enumerate(plan.walk(appendix))}
    return sorted(outcomes, key=lambda outcome: order[outcome.item])


def _above(plan: Plan, leaf: str) -> Iterator[str]:
    parent = plan.parent(leaf)
    while parent is not None and parent.level is Level.CRITERION:
        yield parent.id
        parent = plan.parent(parent.id)
