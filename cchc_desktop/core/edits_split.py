"""One row made into several at the lines or semicolons of a cell, and several rows made into one. Nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cchc_desktop.core.cells import TEXT, branch_of
from cchc_desktop.core.criteria import level_below
from cchc_desktop.core.edits import attach, cell_members, detach, insert_child, set_text, topmost, with_text
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import ROW_NUMBER, Form
from cchc_desktop.core.mending import drop_dead_marks, mend, neighbours
from cchc_desktop.core.plan import ABOVE, NONE, Item, Level, Plan, new_id
from cchc_desktop.core.vietnamese import clean

_LEVELS = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION)


class Cut(StrEnum):
    """Where a text is cut."""

    LINES = "lines"
    SEMICOLONS = "semicolons"
    BOTH = "both"


_CUTS = {
    Cut.LINES: re.compile(r"[^\S\n]*\n\s*"),
    Cut.SEMICOLONS: re.compile(r"\s*;[\s;]*"),
    Cut.BOTH: re.compile(r"[^\S\n]*[;\n][\s;]*"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; ``glue`` stood between it and the piece before."""

    text: str
    glue: str = ""


def pieces(text: str, cut: Cut = Cut.BOTH) -> list[Piece]:
    """The pieces of a text, none of them empty. A semicolon inside brackets does not cut; the last one falls away."""
    found: list[Piece] = []
    start, glue = 0, ""
    for match in _cuts(text, cut):
        if piece := text[start : match.start()].strip():
            found.append(Piece(piece, glue))
            glue = ""
        glue += match.group()
        start = match.end()
    if rest := text[start:].strip():
        found.append(Piece(rest, glue))
    return found


def _cuts(text: str, cut: Cut) -> Iterator[re.Match[str]]:
    depth = at = 0
    for match in _CUTS[cut].finditer(text):
        before = text[at : match.start()]
        depth = max(0, depth + before.count("(") - before.count(")"))
        at = match.start()
        if "\n" in match.group():
            depth = 0  # a bracket that is never closed ends with its line
        if not depth:
            yield match


def parts(found: Sequence[Piece], begins: Sequence[bool]) -> list[str]:
    """The texts of the rows: a piece that does not begin a row stays with the one before, as it was written."""
    texts: list[str] = []
    for piece, begin in zip(found, begins, strict=True):
        if begin or not texts:
            texts.append(piece.text)
        else:
            texts[-1] += (piece.glue or " ") + piece.text
    return texts


def split_text(plan: Plan, item_id: str, name: str, texts: Sequence[str], fresh: Callable[[], str] = new_id) -> Plan:
    """A row for each text: the item keeps the first, sisters behind it say the others.

    Of an activity's row the other cells stay one cell over the new rows; what hangs under an area, objective, task or
    criterion stays under the first. Raises EDIT_REFUSED for fewer than two texts and for what is no row.
    """
    texts = _cleaned(texts)
    item = plan[item_id]
    if item.level not in _LEVELS or (name != TEXT and item.level is not Level.ACTIVITY):
        raise refused(Refusal.NOT_EDITABLE)
    return (_split_row if item.level is Level.ACTIVITY else _split_upper)(plan, item, name, texts, fresh)


def split_below(plan: Plan, item_id: str, texts: Sequence[str], fresh: Callable[[], str] = new_id) -> Plan:
    """The item keeps the first text, the others become items of the level below, at the end of what it holds.

    A row that has no words yet takes the first of them, and gives its other cells to the rest.
    """
    texts = _cleaned(texts)
    item = plan[item_id]
    level = level_below(plan, item)
    if item.level not in _LEVELS or level is None:
        raise refused(Refusal.ALREADY_DEEPEST)
    plan = set_text(plan, item_id, TEXT, texts[0])
    last = plan[item.children[-1]] if item.children else None
    if last is not None and last.text == "" and not last.children:
        plan = set_text(plan, last.id, TEXT, texts[1])
        return split_text(plan, last.id, TEXT, texts[1:], fresh) if len(texts) > 2 else plan
    for text in texts[1:]:
        new = fresh()
        plan = insert_child(plan, item_id, len(plan[item_id].children), new, "")
        plan = set_text(plan, new, TEXT, text)
    return plan


def _cleaned(texts: Iterable[str]) -> list[str]:
    found = [text for text in (clean(text).strip() for text in texts) if text]
    if len(found) < 2:
        raise refused(Refusal.NOTHING_TO_SPLIT)
    return found


def _split_row(plan: Plan, row: Item, name: str, texts: Sequence[str], fresh: Callable[[], str]) -> Plan:
    members = cell_members(plan, row.id, name)
    written = set_text(plan, row.id, name, texts[0])
    source = written[members[-1][0]]
    names = {member for _, member in members}
    marks = _marks(plan.form, source, names)
    copies: list[Item] = []
    for text in texts[1:]:
        made = replace(source, id=fresh(), marks=marks)
        for member in names:
            made = with_text(made, member, text)
        copies.append(made)
    return _put_behind(plan, written, source, copies, copies)


def _marks(form: Form, source: Item, names: set[str]) -> dict[str, str]:
    """How the cells of a row's copy hang together with those of the row above it."""
    marks: dict[str, str] = {}
    for key in (key for key in form.column_keys if key == "activity" or key in form.leaf_columns):
        mark = source.marks.get(key)
        if mark in form.column_keys:
            marks[key] = mark or ""
        elif (TEXT if key == "activity" else key) not in names and source.value(key):
            marks[key] = ABOVE
    if source.marks.get(ROW_NUMBER) == NONE:
        marks[ROW_NUMBER] = NONE
    elif form.row_level == Level.ACTIVITY.value and marks.get("activity") == ABOVE:
        marks[ROW_NUMBER] = ABOVE
    return marks


def _split_upper(plan: Plan, item: Item, name: str, texts: Sequence[str], fresh: Callable[[], str]) -> Plan:
    members = cell_members(plan, item.id, name)
    written = set_text(plan, item.id, name, texts[0])
    source = written[members[-1][0]]
    only = written[source.children[0]] if item.level is Level.TASK and len(source.children) == 1 else None
    tops: list[Item] = []
    rows: list[Item] = []
    for text in texts[1:]:
        top = Item(fresh(), item.level, source.parent, text)
        if only is not None and not only.text:  # a task in one row: its other cells go on beside the new tasks
            row = replace(only, id=fresh(), parent=top.id, marks=_marks(plan.form, only, {TEXT}))
            top = replace(top, children=(row.id,))
            rows.append(row)
        tops.append(top)
    return _put_behind(plan, written, source, tops, rows)


def _put_behind(old: Plan, plan: Plan, source: Item, tops: Sequence[Item], rows: Sequence[Item]) -> Plan:
    """``tops`` behind their sister ``source``; ``rows``: the activities among what comes, with the marks they carry."""
    items = dict(plan.items)
    items.update((item.id, item) for item in (*tops, *rows))
    at = items[source.parent or ""].children.index(source.id) + 1
    for offset, item in enumerate(tops):
        attach(items, item.id, source.parent or "", at + offset)
    plan = mend(old, replace(plan, items=items))
    joined = [replace(plan[row.id], marks=row.marks) for row in rows]
    if rows:
        below = neighbours(plan, rows[-1].id)[1]
        if below is not None and below.activity is not None and below.activity in old:
            before = old[below.activity].marks
            marks = {key: ABOVE for key in rows[-1].marks if before.get(key) == ABOVE}
            joined.append(replace(plan[below.activity], marks={**plan[below.activity].marks, **marks}))
    plan = plan.with_items(*joined)
    area = branch_of(plan, tops[0].id)
    return plan if area is None else drop_dead_marks(plan, area)


def join_rows(plan: Plan, ids: Iterable[str]) -> Plan:
    """Make one item of neighbouring sisters: texts one a line (the same only once), fields likewise, branches in order.

    Raises EDIT_REFUSED where they are not neighbours of one level under one parent.
    """
    chosen = topmost(plan, ids)
    if len(chosen) < 2:
        raise refused(Refusal.SINGLE_ROW)
    members = [plan[item_id] for item_id in chosen]
    kept = members[0]
    if any(member.parent != kept.parent or member.level is not kept.level for member in members):
        raise refused(Refusal.ROWS_APART)
    if kept.level not in _LEVELS:
        raise refused(Refusal.NOT_EDITABLE)
    at = plan.index(kept.id)
    if plan[kept.parent or ""].children[at : at + len(chosen)] != tuple(chosen):
        raise refused(Refusal.ROWS_APART)
    return _joined(plan, members)


def _joined(plan: Plan, members: Sequence[Item]) -> Plan:
    kept = members[0]
    texts = [member.text for member in members if member.text is not None]
    text = together(texts) if texts else None
    names = dict.fromkeys(name for member in members for name in member.fields)
    fields = {name: together(member.fields.get(name, "") for member in members) for name in names}
    children = tuple(child for member in members for child in member.children)
    parts_ = [part for part, _ in cell_members(plan, kept.id, TEXT)] if kept.level is Level.TASK else []
    items = dict(plan.items)
    for member in members[1:]:
        detach(items, member.id)
        del items[member.id]
    items[kept.id] = replace(kept, text=text, fields=fields, children=children)
    for child in children:
        items[child] = replace(items[child], parent=kept.id)
    for part in parts_:  # one task under two objectives: all its parts say the same
        items[part] = replace(items[part], text=text)
    new = mend(plan, replace(plan, items=items))
    area = branch_of(new, kept.id)
    return new if area is None else drop_dead_marks(new, area)


def together(texts: Iterable[str]) -> str:
    """All different texts, one a line, in order."""
    return "\n".join(dict.fromkeys(text for text in texts if text))
