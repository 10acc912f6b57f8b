"""Plan and Item: the frozen heart of the house. An edit makes a new Plan that shares every untouched Item.

A plan is a strict tree of items, kept flat by id (so that finding an item costs nothing):
plan → appendix → area → objective → task → activity. Every activity holds all its texts; ``marks`` say,
column by column, how the paper is drawn (see :mod:`cchc_desktop.core.cells`). Numbers, spans and
counts are computed, never stored.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cchc_desktop.core.forms import Form
from cchc_desktop.core.silences import Silence


class Level(StrEnum):
    """The levels of a plan, from the top; in the code of the field (glossary: domain terms of the Ministry)."""

    PLAN = "plan"  # kế hoạch
    APPENDIX = "appendix"  # phụ lục
    AREA = "area"  # lĩnh vực
    OBJECTIVE = "objective"  # mục tiêu
    TASK = "task"  # nhiệm vụ
    ACTIVITY = "activity"  # hoạt động
    CRITERION = "criterion"  # tiêu chí of PAR INDEX, nested: area, criterion, sub-criterion
    TOTAL = "total"  # tổng điểm: the closing row of a PAR INDEX appendix, as stated
    BODY = "body"  # the text of the main document
    SECTION = "section"  # a numbered or bulleted line of the text (I., 1., a), -, +) with what hangs under it
    PARAGRAPH = "paragraph"  # an unmarked paragraph


ROOT = "plan"  # id of the one item at Level.PLAN

_CHILD = {
    Level.PLAN: Level.APPENDIX,
    Level.APPENDIX: Level.AREA,
    Level.AREA: Level.OBJECTIVE,
    Level.OBJECTIVE: Level.TASK,
    Level.TASK: Level.ACTIVITY,
}
_HOLDS: Mapping[Level, tuple[Level, ...]] = {
    Level.PLAN: (Level.BODY, Level.APPENDIX),
    Level.APPENDIX: (Level.AREA, Level.CRITERION, Level.TOTAL),
    Level.CRITERION: (Level.CRITERION,),
    Level.BODY: (Level.SECTION, Level.PARAGRAPH),
    Level.SECTION: (Level.SECTION, Level.PARAGRAPH),
}
_PARENT = {child: parent for parent, child in _CHILD.items()}


def child_level(level: Level) -> Level | None:
    """The level right below ``level``; None below the activity."""
    return _CHILD.get(level)


def can_hold(parent: Level, child: Level) -> bool:
    """True where an item on ``child`` may hang right under one on ``parent``."""
    return child in _HOLDS[parent] if parent in _HOLDS else _CHILD.get(parent) is child


def parent_level(level: Level) -> Level | None:
    """The level right above ``level``; None above the plan."""
    return _PARENT.get(level)


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Item:
    """One node of the tree.

    ``text``: the item's own words (title of an area, words of an objective, task or activity);
    None = no cell of its own on paper (the next level spans it), "" = an empty cell.
    ``fields``: the other texts by field name (an activity's deliverable, lead, coordinating, time, due, budget,
    note and free columns; a criterion's points as printed, solution and lead; an appendix' heading and caption).
    ``marks``: column → mark; what is not marked is drawn the ordinary way.
    """

    id: str
    level: Level
    parent: str | None
    text: str | None = ""
    fields: Mapping[str, str] = field(default_factory=_nothing)
    marks: Mapping[str, str] = field(default_factory=_nothing)
    children: tuple[str, ...] = ()

    def value(self, column: str) -> str:
        """What the item says in a column: its own text in its own column, a field elsewhere; "" where nothing."""
        if column == self.level.value or (self.level is Level.TOTAL and column == Level.CRITERION.value):
            return self.text or ""
        return self.fields.get(column, "")


def new_id() -> str:
    """A globally unique item id: files of several officials are merged one day."""
    return uuid.uuid4().hex


def _no_strings() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), position, name."""

    authority: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The Quyết định by which a plan is issued ("ban hành kèm theo"); number, date and signature are the document's.

    Empty texts are derived on paper (:mod:`cchc_desktop.core.letterhead`). ``articles`` are whole ("Điều 1. …").
    """

    title: str = ""  # trích yếu: "Ban hành Kế hoạch …"
    authority: str = ""  # who decides: "ỦY BAN NHÂN DÂN TỈNH …", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"
    articles: tuple[str, ...] = field(default_factory=_no_strings)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What identifies the document on paper, as written; ``date`` is the phrase "ngày 23 tháng 12 năm 2024".

    Where the plan is issued by a ``decision``, number, date, bases, recipients and signature are the decision's, type
    and title the plan's. ``unplaced``: texts of the imported file that fit nowhere; kept, shown, not printed.
    """

    number: str = ""  # "223/KH-UBND"; "/KH-UBND" while no number is given
    place: str = ""
    date: str = ""
    issuer: str = ""
    parent_issuer: str = ""
    type: str = ""  # "KẾ HOẠCH"
    title: str = ""  # trích yếu
    bases: tuple[str, ...] = field(default_factory=_no_strings)  # căn cứ
    recipients: tuple[str, ...] = field(default_factory=_no_strings)  # nơi nhận
    signature: Signature = field(default_factory=Signature)
    issuer_level: str = ""  # "province", "department", "commune", "district"; "" = as the names say
    draft: str = ""  # "DỰ THẢO LẦN 2"; empty on the final document
    decision: Decision | None = None
    unplaced: tuple[str, ...] = field(default_factory=_no_strings)
    silenced: tuple[Silence, ...] = ()  # findings of the check that were put aside


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan: its form, its year or period, its document, and the tree of its items by id.

    ``records``: what is kept with the plan and never printed in it, JSON by name (:mod:`cchc_desktop.core.records`).
    """

    form: Form
    items: Mapping[str, Item]
    year: int | None = None
    period: tuple[int, int] | None = None
    document: DocumentInfo = field(default_factory=DocumentInfo)
    records: Mapping[str, str] = field(default_factory=_nothing)

    def __getitem__(self, item_id: str) -> Item:
        return self.items[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.items

    @property
    def appendices(self) -> tuple[str, ...]:
        """Ids of the appendices, in order."""
        return tuple(i for i in self.items[ROOT].children if self.items[i].level is Level.APPENDIX)

    @property
    def body(self) -> str | None:
        """Id of the text of the main document; None where the plan has none."""
        return next((i for i in self.items[ROOT].children if self.items[i].level is Level.BODY), None)

    def children(self, item_id: str) -> tuple[Item, ...]:
        """The children of an item, in order."""
        return tuple(self.items[child] for child in self.items[item_id].children)

    def parent(self, item_id: str) -> Item | None:
        """The parent of an item; None for the root."""
        parent = self.items[item_id].parent
        return None if parent is None else self.items[parent]

    def index(self, item_id: str) -> int:
        """The position of an item among its siblings."""
        parent = self.items[item_id].parent
        return 0 if parent is None else self.items[parent].children.index(item_id)

    def ancestor(self, item_id: str, level: Level) -> Item | None:
        """The item itself or the ancestor that stands on ``level``; None if there is none."""
        item: Item | None = self.items[item_id]
        while item is not None and item.level is not level:
            item = self.items[item.parent] if item.parent is not None else None
        return item

    def walk(self, item_id: str = ROOT) -> Iterator[Item]:
        """An item and all its descendants, in printed order."""
        items = self.items
        stack = [item_id]
        while stack:
            item = items[stack.pop()]
            yield item
            stack.extend(reversed(item.children))

    def counts(self) -> dict[Level, int]:
        """Items per level; a task that continues under a second objective counts once."""
        totals = dict.fromkeys(Level, 0)
        for item in self.walk():
            if not (item.level is Level.TASK and item.marks.get(Level.TASK) == ABOVE):
                totals[item.level] += 1
        return totals

    def with_items(self, *changed: Item) -> Plan:
        """The plan with these items put in place (new or replaced by id)."""
        items = dict(self.items)
        for item in changed:
            items[item.id] = item
        return replace(self, items=items)


_FEW = 50  # items that are put in order by their paths; for more, the whole plan is walked through


def in_order(plan: Plan, ids: Collection[str]) -> list[str]:
    """Items of the plan in printed order, ancestors first."""
    if len(ids) > _FEW:
        wanted = set(ids)
        return [item.id for item in plan.walk() if item.id in wanted]
    return sorted(ids, key=lambda item_id: _path(plan, item_id))


def _path(plan: Plan, item_id: str) -> list[int]:
    """The positions on the way from the root down to an item."""
    path: list[int] = []
    item = plan.items[item_id]
    while item.parent is not None:
        parent = plan.items[item.parent]
        path.append(parent.children.index(item.id))
        item = parent
    path.reverse()
    return path


# The marks (house rule: only a deviation from the ordinary drawing is stored).
ABOVE = "above"  # one cell with the cell above, while both say the same
BLANK = "blank"  # the cell begins anew, empty, inside the same item
AGAIN = "again"  # the cell begins anew, repeated, inside the same item
NONE = "none"  # on numbers: not printed and not counted
OWN = "="  # on numbers, as a prefix: its own number ("=4a")

NUMBER = "number"  # mark column of an item's own code or Roman numeral
TITLE = "title"  # mark column of an area's title; NUMBER there = one cell with the number


def empty_plan(form: Form, year: int | None = None, period: tuple[int, int] | None = None) -> Plan:
    """A plan of ``form`` with one appendix and the form's areas, without objectives; without a table, an empty text."""
    root = Item(ROOT, Level.PLAN, None)
    if not form.columns:
        body = Item(new_id(), Level.BODY, ROOT, text=None)
        root = replace(root, children=(body.id,))
        return Plan(form, {i.id: i for i in (root, body)}, year, period)
    appendix = Item(new_id(), Level.APPENDIX, ROOT, text=None)
    top = Level.CRITERION if form.is_outline else Level.AREA
    areas = [Item(new_id(), top, appendix.id, text=title) for title in form.areas]
    if form.is_outline and form.total:
        areas.append(Item(new_id(), Level.TOTAL, appendix.id, text=form.total))
    appendix = replace(appendix, children=tuple(area.id for area in areas))
    root = replace(root, children=(appendix.id,))
    return Plan(form, {i.id: i for i in (root, appendix, *areas)}, year, period)
