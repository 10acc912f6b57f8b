"""Edits of the text as its lines are typed: split, join, take a range away, mark a line anew, paste lines.

Functions Plan → Plan, like those of :mod:`cchc_desktop.core.body_edits`. None of them changes the order of the printed
lines; what hung under a line that goes hangs under the next section above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.core.body import (
    MARKER,
    RANK,
    SHAPES,
    TEXT_LEVELS,
    Kind,
    beside,
    body_lines,
    is_heading,
    kind,
)
from cchc_desktop.core.body_edits import insert_paragraph, settle
from cchc_desktop.core.edits import attach, detach
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Item, Level, Plan, new_id
from cchc_desktop.core.vietnamese import clean


def line_ids(plan: Plan) -> list[str]:
    """The ids of the text's lines in printed order."""
    return [line.item.id for line in body_lines(plan)]


def _line(plan: Plan, item_id: str) -> Item:
    item = plan[item_id]
    if item.level not in TEXT_LEVELS or item.parent is None:
        raise refused(Refusal.WRONG_LEVEL)
    return item


# ---- typing: Enter, Backspace, a selection over several lines


def split(plan: Plan, item_id: str, before: str, after: str, new: str) -> Plan:
    """A line becomes two: it keeps the text ``before``, its new sister takes ``after`` and what hangs below."""
    item = _line(plan, item_id)
    second = replace(beside(item, new), text=clean(after), children=item.children)
    items = dict(plan.items)
    items[item_id] = replace(item, text=clean(before), children=())
    items[new] = second
    for child in item.children:
        items[child] = replace(items[child], parent=new)
    attach(items, new, item.parent or "", plan.index(item_id) + 1)
    return replace(plan, items=items)


def insert_below(plan: Plan, item_id: str, new: str) -> Plan:
    """An empty line right below a line: its first child, marked as the others, where it has any; else a sister."""
    item = _line(plan, item_id)
    if not item.children:
        items = {**plan.items, new: beside(item, new)}
        attach(items, new, item.parent or "", plan.index(item_id) + 1)
        return replace(plan, items=items)
    first = plan[item.children[0]]
    items = {**plan.items, new: replace(beside(first, new), parent=item_id)}
    attach(items, new, item_id, 0)
    return replace(plan, items=items)


def remove_range(plan: Plan, first: str, last: str, text: str) -> Plan:
    """The lines from ``first`` to ``last`` become the line ``first`` with this text; what hung under them stays."""
    ids = line_ids(plan)
    start, stop = ids.index(first), ids.index(last)
    if stop < start:
        raise ValueError("the last line stands before the first")
    items = dict(plan.items)
    for item_id in reversed(ids[start + 1 : stop + 1]):
        _dissolve(items, item_id)
    items[first] = replace(items[first], text=clean(text))
    return replace(plan, items=items)


def remove_lines(plan: Plan, ids: Iterable[str]) -> Plan:
    """Take lines away, and leave what hangs under them."""
    chosen = [item_id for item_id in line_ids(plan) if item_id in set(ids)]
    if not chosen:
        raise refused(Refusal.NOTHING_SELECTED)
    items = dict(plan.items)
    for item_id in reversed(chosen):
        _dissolve(items, item_id)
    return replace(plan, items=items)


def _dissolve(items: dict[str, Item], item_id: str) -> None:
    """An item goes; each of its children comes under the last section above it that it can follow."""
    item = items[item_id]
    parent = item.parent or ""
    at = items[parent].children.index(item_id)
    detach(items, item_id)
    _rehome(items, item.children, parent, at)
    del items[item_id]


def _rehome(items: dict[str, Item], homeless: Iterable[str], parent: str, at: int) -> None:
    """Items whose section went stand at ``at`` in its parent, or under what stands before that."""
    for item_id in homeless:
        host = _host(items, items[parent].children[:at], items[item_id])
        if host is None:
            attach(items, item_id, parent, at)
            at += 1
        else:
            attach(items, item_id, host, len(items[host].children))


def _host(items: dict[str, Item], before: Sequence[str], item: Item) -> str | None:
    """The deepest section at the end of the branches ``before`` under which an item stands well."""
    host: str | None = None
    while before and items[before[-1]].level is Level.SECTION and _can_follow(items[before[-1]], item):
        host = before[-1]
        before = items[host].children
    return host


def _can_follow(host: Item, item: Item) -> bool:
    """True where an item stands well under a section."""
    return item.level is Level.PARAGRAPH or RANK[kind(host)] < RANK[kind(item)]


# ---- marking lines


def mark_lines(plan: Plan, ids: Sequence[str], marked: Kind | None) -> Plan:
    """Mark lines anew (None: as unmarked paragraphs); each goes to the depth at which its kind stands there."""
    if not ids:
        raise refused(Refusal.NOTHING_SELECTED)
    for item_id in ids:
        item = _line(plan, item_id)
        plan = _unmark(plan, item) if marked is None else _mark(plan, item, marked)
    return plan


def _unmark(plan: Plan, item: Item) -> Plan:
    if item.level is Level.PARAGRAPH:
        return plan
    items = dict(plan.items)
    items[item.id] = replace(item, level=Level.PARAGRAPH, fields={}, marks={}, children=())
    parent = item.parent or ""
    before = items[parent].children[: plan.index(item.id)]
    host = _host(items, before, items[item.children[0]]) if item.children else None
    if host is not None:  # it stands before its children, wherever they go
        detach(items, item.id)
        attach(items, item.id, host, len(items[host].children))
    _rehome(items, item.children, parent, len(before) + (host is None))
    return replace(plan, items=items)


def _mark(plan: Plan, item: Item, marked: Kind) -> Plan:
    if item.level is Level.SECTION and kind(item) is marked:
        return plan
    items = dict(plan.items)
    if item.level is Level.PARAGRAPH:
        items[item.id] = replace(item, level=Level.SECTION, fields={MARKER: marked.value}, marks={})
    _rise(items, item.id, marked)
    _sink(items, item.id, marked)
    parent = items[items[item.id].parent or ""]
    settle(items, item.id, kind(parent) if parent.level is Level.SECTION else None, marked)
    return replace(plan, items=items)


def _rise(items: dict[str, Item], item_id: str, marked: Kind) -> None:
    """Out of every section that does not stand above its kind; those behind it come under it."""
    while True:
        parent = items[items[item_id].parent or ""]
        if parent.level is not Level.SECTION or RANK[kind(parent)] < RANK[marked] or parent.parent is None:
            return
        if kind(parent) is marked is Kind.PLUS:
            return  # a plus may stand under a plus
        followers = parent.children[parent.children.index(item_id) + 1 :]
        place = items[parent.parent].children.index(parent.id) + 1
        detach(items, item_id)
        attach(items, item_id, parent.parent, place)
        for follower in followers:
            detach(items, follower)
            attach(items, follower, item_id, len(items[item_id].children))


def _sink(items: dict[str, Item], item_id: str, marked: Kind) -> None:
    """Under the deepest section right before it that stands above its kind."""
    parent = items[items[item_id].parent or ""]
    item = replace(items[item_id], fields={MARKER: marked.value})
    host = _host(items, parent.children[: parent.children.index(item_id)], item)
    if host is not None:
        detach(items, item_id)
        attach(items, item_id, host, len(items[host].children))


# ---- pasting

_MARKED = re.compile(
    r"(?P<roman>[IVXLC]+)\.\s+|(?P<decimal>\d{1,3}(?:\.\d{1,3})+)\.?\s+|(?P<arabic>\d{1,3})[.)]\s+"
    r"|(?P<letter>[a-eđg-ik-v]|[xy])\)\s+|(?P<dash>[-–•*])\s+|(?P<plus>\+)\s+"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was written somewhere else: its kind (None: unmarked) and its words."""

    marked: Kind | None
    words: str


def read_lines(text: str) -> list[Written]:
    """The lines of a pasted text that are not empty, with their markers taken off."""
    found: list[Written] = []
    for line in clean(text).replace("\t", " ").split("\n"):
        words = line.strip()
        match = _MARKED.match(words)
        if words:
            marked = Kind(match.lastgroup) if match and match.lastgroup else None
            found.append(Written(marked, words[match.end() :] if match else words))
    return found


def paste_lines(plan: Plan, item_id: str, lines: Sequence[Written], fresh: Callable[[], str] = new_id) -> Plan:
    """New lines behind a line, before what hangs under it is looked at: each where its kind stands.

    Lines without markers are its sisters where none has one, else paragraphs, below a title in its section.
    """
    _line(plan, item_id)
    bare = all(line.marked is None for line in lines)
    here = item_id
    for line in lines:
        new = fresh()
        above = plan[here]
        if not bare and line.marked is None and above.level is Level.SECTION and is_heading(above):
            plan = insert_paragraph(plan, here, 0, new)
        else:
            plan = insert_below(plan, here, new)
        written = plan[new]
        if not bare and written.level is Level.SECTION and line.marked is None:
            written = replace(written, level=Level.PARAGRAPH, fields={})
        plan = plan.with_items(replace(written, text=clean(line.words)))
        if line.marked is not None:
            plan = _mark(plan, plan[new], line.marked)
        here = new
    return plan


def marker_sign(marked: Kind) -> str:
    """A kind as a sample of its marker ("I.", "a)", "-"); "" for a kind without one."""
    samples = {Kind.ROMAN: "I", Kind.ARABIC: "1", Kind.DECIMAL: "1.1", Kind.LETTER: "a"}
    return SHAPES[marked].replace("{n}", samples.get(marked, ""))
