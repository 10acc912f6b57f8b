"""The explicit mapping between the rows of the plan file and the frozen Plan, both ways, with every check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from cchc_desktop.core.changes import PLAN_PARTS
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import ROOT, Item, Level, Plan, can_hold
from cchc_desktop.core.plan_data import plan_part_from_data, plan_part_to_data, texts
from cchc_desktop.storage.digest import row_digest
from cchc_desktop.storage.errors import DamagedError
from cchc_desktop.storage.positions import spread
from cchc_desktop.storage.rows import FIELDS, ITEMS

ItemRow = Sequence[Any]  # the values of a row of ITEMS, in the order of its columns

COLUMNS = tuple(ITEMS.c.keys())
_PARENT, _POSITION, _LEVEL, _TEXT, _EXTRA, _MARKS = (
    COLUMNS.index(name) for name in ("parent", "position", "level", "text", "extra", "marks")
)
_FIELDS = slice(COLUMNS.index(FIELDS[0]), COLUMNS.index(FIELDS[-1]) + 1)
_OWN = frozenset(FIELDS)
_LEVELS = {level.value: level for level in Level}


def item_row(item: Item, position: int) -> tuple[str | int | None, ...]:
    """The row of an item that stands at ``position`` among its siblings."""
    fields = item.fields
    value = fields.get
    return (
        item.id,
        item.parent,
        position,
        item.level.value,
        item.text,
        *[value(name) for name in FIELDS],
        None if fields.keys() <= _OWN else _json({k: v for k, v in fields.items() if k not in _OWN}),
        _json(item.marks) if item.marks else None,
    )


def item_digest(row: ItemRow) -> int:
    """The digest of a row of ITEMS."""
    values = list(row)
    values[_POSITION] = str(values[_POSITION])
    return row_digest(values)


def plan_rows(plan: Plan) -> Iterator[tuple[str | int | None, ...]]:
    """The rows of all items, from the top, each parent before its children."""
    place = {ROOT: 0}
    for item in plan.walk():
        place.update(zip(item.children, spread(len(item.children)), strict=True))
        yield item_row(item, place[item.id])


def items_from_rows(rows: Iterable[ItemRow]) -> dict[str, Item]:
    """The items, each with its children, in printed order; raises DamagedError where the rows are no tree."""
    ordered = sorted(rows, key=itemgetter(_POSITION))
    children: dict[str | None, list[str]] = {}
    for row in ordered:
        children.setdefault(row[_PARENT], []).append(row[0])
    by_id = {row[0]: row for row in ordered}
    if children.get(None) != [ROOT]:
        raise DamagedError(f"the items without a parent are {children.get(None)}")
    items = _assemble(by_id, children)
    if len(items) != len(ordered):
        raise DamagedError(f"{len(ordered) - len(items)} items are doubled or hang under no other")
    return items


def _assemble(rows: Mapping[str, ItemRow], children: Mapping[str | None, list[str]]) -> dict[str, Item]:
    items: dict[str, Item] = {}
    stack: list[tuple[str, Level | None]] = [(ROOT, None)]
    childless: list[str] = []
    try:
        while stack:
            at, above = stack.pop()
            row = rows[at]
            level = _LEVELS[row[_LEVEL]]
            if not (level is Level.PLAN if above is None else can_hold(above, level)):
                raise DamagedError(f"{level} {at} hangs under an item that cannot hold it")
            fields = {name: text for name, text in zip(FIELDS, row[_FIELDS], strict=True) if text is not None}
            if row[_EXTRA]:
                fields |= texts(json.loads(row[_EXTRA]))
            marks = texts(json.loads(row[_MARKS])) if row[_MARKS] else {}
            below = children.get(at, childless)
            items[at] = Item(at, level, row[_PARENT], row[_TEXT], fields, marks, tuple(below))
            if below:
                stack += [(child, level) for child in reversed(below)]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise DamagedError(f"an item is not understood: {error!r}") from error
    return items


def meta_digest(key: str, value: str) -> int:
    """The digest of a row of META."""
    return row_digest((key, value))


def meta_value(part: str, value: Any) -> str:
    """A part of the plan ("form", "year", "period", "document") as the text that META keeps."""
    return _json(plan_part_to_data(part, value))


def plan_meta(plan: Plan) -> dict[str, str]:
    """The rows of META that say what the plan holds beside its items."""
    return {part: meta_value(part, getattr(plan, part)) for part in PLAN_PARTS}


def plan_from(meta: Mapping[str, str], items: Mapping[str, Item]) -> Plan:
    """The plan; raises DamagedError where META says nothing sensible."""
    try:
        parts = {part: plan_part_from_data(part, json.loads(meta[part])) for part in PLAN_PARTS}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(f"what the plan says of itself is not understood: {error!r}") from error
    except KnownError as error:
        raise DamagedError(f"the form is not understood: {error.params.get('detail')}") from error
    return Plan(items=items, **parts)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
