"""Every text of a plan with its place: the one walk of searching, replacing, comparing, checking, rolling forward.

A merged cell is one text: it is named once, by its first row, and written in all its rows (:func:`edits.set_texts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cchc_desktop.core.body import HEADING, MARKER, MILESTONE, SHAPE, TEXT_LEVELS
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.edits import set_texts
from cchc_desktop.core.plan import ABOVE, DocumentInfo, Item, Level, Plan
from cchc_desktop.core.vietnamese import clean

DOCUMENT = ""  # the item id of a text that belongs to the document (title, bases, recipients, signature …)
FORM = "form"  # the item of a place in the form: its title, its caption, a column's header ("columns/3")
_DOCUMENT_TEXTS = ("number", "place", "date", "issuer", "parent_issuer", "type", "title", "draft")
_DOCUMENT_LISTS = ("bases", "recipients")
_SIGNATURE = ("authority", "position", "name")
_SIGNS = frozenset({MARKER, SHAPE, HEADING, MILESTONE})  # fields of a section that are no words


class TextPlace(NamedTuple):
    """Where a text stands: an item and the name of the text there (``cells.TEXT``: its own words, else a field).

    Of the document (item ``DOCUMENT``): the name of its part, lists with their position ("bases/0", "recipients/2",
    "signature/name", "decision/title", "articles/0").
    """

    item: str
    name: str

    @property
    def column(self) -> str:
        """The column of a cell that shows the text; the item's own words stand in the column of its level."""
        return "" if self.name == TEXT else self.name


def plan_texts(plan: Plan, root: str | None = None) -> Iterator[tuple[TextPlace, str]]:
    """Every text that is not empty, in printed order: the document's own first, then item by item.

    ``root``: only that item and what hangs under it, without the document's own texts.
    """
    if root is None:
        yield from document_texts(plan.document)
    walked = plan.walk() if root is None else plan.walk(root)
    order = plan.form.leaf_columns
    above: dict[Level, Item] = {}  # the last item of each level
    for item in walked:
        if item.level is Level.AREA:
            above.clear()  # no cell crosses an area row
        before = above.get(item.level)
        if item.text and _is_told(item, item.level.value, before):
            yield TextPlace(item.id, TEXT), item.text
        if item.fields:
            yield from _fields(item, order, before)
        above[item.level] = item


def _fields(item: Item, order: tuple[str, ...], above: Item | None) -> Iterator[tuple[TextPlace, str]]:
    names = [name for name in order if name in item.fields]
    names += [name for name in item.fields if name not in order]
    for name in names:
        if item.fields[name] and _is_told(item, name, above):
            yield TextPlace(item.id, name), item.fields[name]


def _is_told(item: Item, name: str, above: Item | None) -> bool:
    """False for a cell that is one with the cell above or with the one to the left, and so says the same."""
    mark = item.marks.get(name)
    if mark is None:
        return True
    if mark == ABOVE:
        return above is None or above.value(name) != item.value(name)
    return item.value(mark) != item.value(name)


def column_cells(plan: Plan, name: str) -> Iterator[tuple[str, ...]]:
    """The cells of a field's column from above: the activities that each stands for, the first one holding its place.

    Without the cells that are one with the column to the left.
    """
    rows: list[str] = []
    before: Item | None = None
    for item in plan.walk():
        if item.level is Level.AREA:
            before = None
        if item.level is not Level.ACTIVITY:
            continue
        if rows and before is not None and item.marks.get(name) == ABOVE and not _is_told(item, name, before):
            rows.append(item.id)
        else:
            if rows:
                yield tuple(rows)
            rows = [item.id] if _is_told(item, name, before) else []
        before = item
    if rows:
        yield tuple(rows)


def is_words(plan: Plan, place: TextPlace) -> bool:
    """False for what no reader sees as words: how a section is marked, the year that is kept beside it."""
    return place.item == DOCUMENT or place.name not in _SIGNS or plan[place.item].level not in TEXT_LEVELS


def document_texts(document: DocumentInfo) -> Iterator[tuple[TextPlace, str]]:
    """The texts of the document that are not empty."""
    for name in _DOCUMENT_TEXTS:
        text: str = getattr(document, name)
        if text:
            yield TextPlace(DOCUMENT, name), text
    if document.decision is not None:
        for name in ("authority", "title"):
            text = getattr(document.decision, name)
            if text:
                yield TextPlace(DOCUMENT, f"decision/{name}"), text
        for index, article in enumerate(document.decision.articles):
            yield TextPlace(DOCUMENT, f"articles/{index}"), article
    for name in _DOCUMENT_LISTS:
        for index, entry in enumerate(getattr(document, name)):
            yield TextPlace(DOCUMENT, f"{name}/{index}"), entry
    for name in _SIGNATURE:
        text = getattr(document.signature, name)
        if text:
            yield TextPlace(DOCUMENT, f"signature/{name}"), text


def text_at(plan: Plan, place: TextPlace) -> str:
    """The text of a place; "" where there is none (any more)."""
    if place.item == DOCUMENT:
        return dict(document_texts(plan.document)).get(place, "")
    if place.item not in plan:
        return ""
    item = plan[place.item]
    return (item.text or "") if place.name == TEXT else item.fields.get(place.name, "")


def write_texts(plan: Plan, texts: Mapping[TextPlace, str]) -> Plan:
    """An edit: the plan with these texts; merged cells are written whole."""
    document = plan.document
    for place, text in texts.items():
        if place.item == DOCUMENT:
            document = _with_text(document, place.name, clean(text))
    if document != plan.document:
        plan = replace(plan, document=document)
    return set_texts(plan, [(place.item, place.name, text) for place, text in texts.items() if place.item != DOCUMENT])


def _with_text(document: DocumentInfo, name: str, text: str) -> DocumentInfo:
    part, _, detail = name.partition("/")
    match part:
        case "signature":
            return replace(document, signature=replace(document.signature, **{detail: text}))
        case "decision" if document.decision is not None:
            return replace(document, decision=replace(document.decision, **{detail: text}))
        case "articles" if document.decision is not None:
            articles = _with_entry(document.decision.articles, int(detail), text)
            return replace(document, decision=replace(document.decision, articles=articles))
        case "bases" | "recipients":
            return replace(document, **{part: _with_entry(getattr(document, part), int(detail), text)})
        case _:
            return replace(document, **{part: text})


def _with_entry(entries: tuple[str, ...], index: int, text: str) -> tuple[str, ...]:
    return (*entries[:index], text, *entries[index + 1 :])
