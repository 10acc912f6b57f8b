"""The explicit mapping between the rows of the plan file and the frozen Plan, both ways, with every check."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from operator import itemgetter
from typing import Any

from cchc_desktop.core.changes import PLAN_PARTS, RECORD
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
_OWN = frozenset(FIELDS)
_NOTHING: dict[str, str] = {}  # shared by all items without fields or marks: like all of an Item it never changes
# by name: the level, and the names of those that may hang right under it (names: an enum is slow to look up)
_LEVELS = {level.value: (level, frozenset(c.value for c in Level if can_hold(level, c))) for level in Level}


def item_row(item: Item, position: int) -> tuple[str | int | None, ...]:
    """The row of an item that stands at ``position`` among its siblings."""
    fields = item.fields
    return (
        item.id,
        item.parent,
        position,
        str(item.level),
        item.text,
        *map(fields.get, FIELDS),
        None if _OWN.issuperset(fields) else _json({k: v for k, v in fields.items() if k not in _OWN}),
        _json(item.marks) if item.marks else None,
    )


def item_digest(row: ItemRow) -> int:
    """The digest of a row of ITEMS."""
    return row_digest([*row[:_POSITION], str(row[_POSITION]), *row[_POSITION + 1 :]])


def plan_rows(plan: Plan) -> Iterator[tuple[str | int | None, ...]]:
    """The rows of all items, from the top, each parent before its children."""
    items = plan.items
    stack = [(ROOT, 0)]
    while stack:
        item_id, position = stack.pop()
        item = items[item_id]
        yield item_row(item, position)
        if item.children:
            stack += zip(reversed(item.children), reversed(spread(len(item.children))), strict=True)


def items_from_rows(rows: Collection[ItemRow]) -> dict[str, Item]:
    """The items, each with its children, in printed order; raises DamagedError where the rows are no tree."""
    children: defaultdict[str | None, list[ItemRow]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter(_POSITION)):
        children[row[_PARENT]].append(row)
    top = children[None]
    if [row[0] for row in top] != [ROOT]:
        raise DamagedError(f"the items without a parent are {[row[0] for row in top]}")
    try:
        items = _assemble(top, children.get, *_used_fields(rows))
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise DamagedError(f"an item is not understood: {error!r}") from error
    if len(items) != len(rows):
        raise DamagedError(f"{len(rows) - len(items)} items are doubled or hang under no other")
    return items


def _used_fields(rows: Collection[ItemRow]) -> tuple[Sequence[str], Callable[[ItemRow], tuple[Any, ...]]]:
    """The fields that any row has, and how to take them from a row: a form uses some of the columns only."""
    used = [name for name in FIELDS if any(row[COLUMNS.index(name)] is not None for row in rows)]
    names = used if len(used) > 1 else FIELDS  # itemgetter gives a tuple from two on
    return names, itemgetter(*map(COLUMNS.index, names))


# A frozen dataclass sets its fields by name through object.__setattr__; the slots' own setters take a third of the
# time, and loading a plan is mostly this.
_SETTERS: Sequence[Callable[[Item, object], None]] = [getattr(Item, field.name).__set__ for field in fields_of(Item)]
_set_id, _set_level, _set_parent, _set_text, _set_fields, _set_marks, _set_children = _SETTERS


def _assemble(
    top: Sequence[ItemRow],
    children: Callable[[str], Sequence[ItemRow] | None],
    names: Sequence[str],
    pick: Callable[[ItemRow], tuple[Any, ...]],
) -> dict[str, Item]:
    """All items from the top down; one function, as whatever is done per row counts in loading a plan."""
    items: dict[str, Item] = {}
    no_fields = (None,) * len(names)
    new = object.__new__

    def add(siblings: Sequence[ItemRow], allowed: Collection[str]) -> None:
        for row in siblings:
            item_id, parent, _, level_name, text, _, _, _, _, _, _, _, extra, marks = row
            if level_name not in allowed:
                raise DamagedError(f"{level_name} {item_id} hangs under an item that cannot hold it")
            level, held = _LEVELS[level_name]
            values = pick(row)
            fields = _NOTHING
            if None not in values:
                fields = dict(zip(names, values, strict=True))
            elif values != no_fields:
                fields = {name: value for name, value in zip(names, values, strict=True) if value is not None}
            items[item_id] = item = new(Item)
            _set_id(item, item_id)
            _set_level(item, level)
            _set_parent(item, parent)
            _set_text(item, text)
            _set_fields(item, fields | texts(json.loads(extra)) if extra else fields)
            _set_marks(item, texts(json.loads(marks)) if marks else _NOTHING)
            below = children(item_id)
            _set_children(item, tuple([child[0] for child in below]) if below else ())
            if below:
                add(below, held)

    add(top, frozenset([Level.PLAN.value]))
    return items


def meta_digest(key: str, value: str) -> int:
    """The digest of a row of META."""
    return row_digest((key, value))


def meta_value(part: str, value: Any) -> str:
    """A part of the plan ("form", "year", "period", "document", a record) as the text that META keeps."""
    return _json(plan_part_to_data(part, value))


def plan_meta(plan: Plan) -> dict[str, str]:
    """The rows of META that say what the plan holds beside its items."""
    parts = {part: meta_value(part, getattr(plan, part)) for part in PLAN_PARTS}
    return parts | {f"{RECORD}{name}": meta_value(f"{RECORD}{name}", text) for name, text in plan.records.items()}


def plan_from(meta: Mapping[str, str], items: Mapping[str, Item]) -> Plan:
    """The plan; raises DamagedError where META says nothing sensible."""
    try:
        parts = {part: plan_part_from_data(part, json.loads(meta[part])) for part in PLAN_PARTS}
        parts["records"] = {
            key.removeprefix(RECORD): text
            for key, value in meta.items()
            if key.startswith(RECORD) and (text := plan_part_from_data(key, json.loads(value))) is not None
        }
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(f"what the plan says of itself is not understood: {error!r}") from error
    except KnownError as error:
        raise DamagedError(f"the form is not understood: {error.params.get('detail')}") from error
    return Plan(items=items, **parts)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
