"""Outline plans (PAR INDEX) made at random, for property tests; and a short way to write one by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from typing import Any

from cchc_desktop.core import edits
from cchc_desktop.core.forms import CRITERION_FIELDS, POINT_FIELDS, ROW_NUMBER, Form
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import ROOT, Item, Level, Plan
from tests.core.plans import WORDS, form, ids

OUTLINE = "par-index"


def outline_of(criteria: Sequence[Any], total: Any = None, shape: Form | None = None) -> Plan:
    """A plan from nested tuples (name, {field: text} or points "1/0,5/1", children); the total likewise.

    Items are called n2, n3 … in printed order behind the appendix n1.
    """
    fresh = ids()
    items: dict[str, Item] = {}

    def add(entry: Any, level: Level, parent: str) -> str:
        name, said, *rest = entry
        item_id = fresh()
        fields = dict(zip(POINT_FIELDS, said.split("/"), strict=True)) if isinstance(said, str) else dict(said)
        below = tuple(add(child, Level.CRITERION, item_id) for child in (rest[0] if rest else ()))
        fields = {key: text for key, text in fields.items() if text}
        items[item_id] = Item(item_id, level, parent, name, fields, {}, below)
        return item_id

    appendix = fresh()
    children = [add(entry, Level.CRITERION, appendix) for entry in criteria]
    if total is not None:
        children.append(add(total, Level.TOTAL, appendix))
    items[appendix] = Item(appendix, Level.APPENDIX, ROOT, None, {}, {}, tuple(children))
    items[ROOT] = Item(ROOT, Level.PLAN, None, children=(appendix,))
    return Plan(shape or form(OUTLINE), items, 2027)


def codes(plan: Plan) -> dict[str, str]:
    """The printed code of every criterion, by id."""
    return dict(number(plan).row)


def random_outline(seed: int, size: int = 3, *, bent: bool = True) -> Plan:
    """An outline as the paper can show it; ``bent``: some codes are lost, foreign or begun anew."""
    rng = random.Random(seed)
    serial = itertools.count(1)

    def points() -> str:
        return rng.choice(("", "0", "1", "0,5", "8,75", "10,10", "0,8791"))

    def criterion(depth: int) -> Any:
        some = rng.randint(0, size) if depth < 2 or (depth < 5 and rng.random() < 0.3) else 0
        fields = {key: points() for key in POINT_FIELDS}
        fields |= {key: rng.choice((*WORDS, "", "Một dòng\nhai dòng")) for key in CRITERION_FIELDS[3:]}
        name = f"{rng.choice(WORDS)} {rng.choice(WORDS)} {next(serial)}"
        return name.upper() if depth == 0 else name, fields, [criterion(depth + 1) for _ in range(some)]

    total = ("TỔNG ĐIỂM", "100/86,26/89,93") if rng.random() < 0.8 else None
    plan = outline_of([criterion(0) for _ in range(rng.randint(1, size))], total)
    return with_random_codes(plan, rng) if bent else plan


def with_random_codes(plan: Plan, rng: random.Random) -> Plan:
    """The plan with some codes of its own, and some that are not printed where their place in the outline is plain."""
    for item in list(plan.walk()):
        if item.level is not Level.CRITERION or rng.random() > 0.2:
            continue
        base = codes(plan).get(item.parent or "", "")
        own = f"{base}.{rng.choice(('4a', '77', '3'))}".lstrip(".")
        at_top = plan[item.parent or ""].level is Level.APPENDIX
        choices = [own, own] if (base or at_top) and own != codes(plan)[item.id] else []
        at = plan.index(item.id)
        if at and not item.children and not plan.children(item.parent or "")[at - 1].children:
            choices.append("")
        if choices:
            plan = edits.set_number(plan, item.id, ROW_NUMBER, rng.choice(choices))
    return plan


def edited(plan: Plan, *acts: Callable[[Plan], Plan]) -> Plan:
    """The plan after one edit after the other."""
    for act in acts:
        plan = act(plan)
    return plan
