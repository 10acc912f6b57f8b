"""Texts of the document made at random or written by hand, for tests."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cchc_desktop.core import body_edits, edits
from cchc_desktop.core.body import MARKER, Kind, body_lines, kind_below
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import NUMBER, ROOT, Item, Level, Plan
from tests.core.plans import WORDS, form, ids, random_plan

SIGNS = {"I": Kind.ROMAN, "1": Kind.ARABIC, "1.1": Kind.DECIMAL, "a": Kind.LETTER, "-": Kind.DASH, "+": Kind.PLUS}
SIGNS["y"] = Kind.MILESTONE


def with_text(plan: Plan, entries: Sequence[Any], fresh: Callable[[], str] | None = None) -> Plan:
    """The plan with a text from nested entries: "words" = a paragraph, (sign, words, [entries], {marks}) a section."""
    fresh = fresh or ids("t")
    items = dict(plan.items)

    def add(entry: Any, parent: str) -> str:
        item_id = fresh()
        if isinstance(entry, str):
            items[item_id] = Item(item_id, Level.PARAGRAPH, parent, entry)
            return item_id
        sign, words, below, marks = (*entry, [], {})[:4] if len(entry) < 3 else (*entry, {})[:4]
        fields = {MARKER: SIGNS[sign].value}
        children = tuple(add(child, item_id) for child in below)
        items[item_id] = Item(item_id, Level.SECTION, parent, words, fields, marks, children)
        return item_id

    body = fresh()
    children = tuple(add(entry, body) for entry in entries)
    items[body] = Item(body, Level.BODY, ROOT, None, children=children)
    items[ROOT] = replace(items[ROOT], children=(body, *plan.appendices))
    return replace(plan, items=items)


def text_plan(*entries: Any) -> Plan:
    """A plan with this text over an appendix of one area."""
    root = Item(ROOT, Level.PLAN, None, children=("a",))
    appendix = Item("a", Level.APPENDIX, ROOT, None)
    return with_text(Plan(form(), {ROOT: root, "a": appendix}, 2027), entries)


def printed(plan: Plan) -> list[str]:
    """The lines of the text as printed, indented by depth."""
    return ["  " * line.depth + line.text for line in body_lines(plan)]


def random_text(seed: int, *, interleaved: bool = False) -> list[Any]:
    """Entries for :func:`with_text` as the paper can show them: kinds in order."""
    rng = random.Random(seed)
    serial = itertools.count(1)

    def words() -> str:
        return f"{rng.choice(WORDS)} {rng.choice(WORDS)} số {next(serial)}"

    def below(signs: Sequence[str], depth: int) -> list[Any]:
        entries: list[Any] = [words() for _ in range(rng.choice((0, 0, 1, 2)))]
        if depth and signs:
            at = rng.randrange(min(2, len(signs)))
            for _ in range(rng.randint(0, 4)):
                entries.append((signs[at], words(), below(signs[at + 1 :], depth - 1)))
                if interleaved and rng.random() < 0.2:
                    entries.append(words())
        return entries

    return below(("I", "1", "a", "-", "+"), 4)


def random_text_plan(seed: int, *, interleaved: bool = True) -> Plan:
    """A random plan with a random text."""
    return with_text(random_plan(seed, "annual-coded", 2), random_text(seed, interleaved=interleaved))


def random_text_edit(plan: Plan, rng: random.Random, fresh: Callable[[], str]) -> Plan:
    """The plan after one edit of its text picked at random; a refused edit leaves it as it is."""
    if plan.body is None:
        return body_edits.add_body(plan, fresh())
    texts = [line.item for line in body_lines(plan)]
    if not texts:
        return body_edits.insert_section(plan, plan.body, 0, fresh(), "Mục đầu")
    item, other = rng.choice(texts), rng.choice(texts)
    parent = plan[item.parent or ""]
    acts: list[Callable[[], Plan]] = [
        lambda: edits.set_text(plan, item.id, TEXT, f"{rng.choice(WORDS)} {rng.random():.3f}"),
        lambda: edits.insert_after(plan, item.id, fresh()),
        lambda: edits.insert_before(plan, item.id, fresh()),
        lambda: body_edits.insert_section(plan, item.id, len(item.children), fresh(), "Mới"),
        lambda: body_edits.insert_paragraph(plan, parent.id, plan.index(item.id), fresh(), "Đoạn mới"),
        lambda: edits.delete(plan, [item.id]) if rng.random() < 0.4 else plan,
        lambda: edits.move_up(plan, [item.id]),
        lambda: edits.move_down(plan, [item.id]),
        lambda: edits.move(plan, [item.id], other.id, 0),
        lambda: edits.duplicate(plan, item.id, fresh) if len(plan.items) < 300 else plan,
        lambda: body_edits.indent(plan, [item.id]),
        lambda: body_edits.outdent(plan, [item.id]),
        lambda: body_edits.set_kind(plan, [item.id], rng.choice(list(Kind))),
        lambda: body_edits.set_heading(plan, item.id, rng.random() < 0.5),
        lambda: body_edits.set_milestone(plan, item.id, rng.choice((None, 2025, 2030))),
        lambda: body_edits.to_paragraph(plan, item.id),
        lambda: body_edits.to_section(plan, item.id, kind_below(plan, parent)),
        lambda: edits.set_number(plan, item.id, NUMBER, rng.choice(("4a", "V", "", None))),
    ]
    try:
        return rng.choice(acts)()
    except KnownError:
        return plan
