"""Exchange file: the text of the document, both ways. Keys ``body``, ``preamble``, ``sections``, ``closing``.

Paragraphs are plain texts; their ids stand beside them under ``ids``. What is no plain text in its usual place (a
paragraph between two sections, one with marks) stands among the sections, with level "paragraph".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from cchc_desktop.core.body import (
    HEADING,
    MARKER,
    MILESTONE,
    NO,
    YES,
    Kind,
    SectionNumber,
    heading_of,
    is_heading,
    kind,
    milestone,
    milestone_of,
    parts,
    section_numbers,
)
from cchc_desktop.core.exchange_values import FaultError, as_list, as_object, as_text, as_text_or_null, as_texts, at
from cchc_desktop.core.plan import ROOT, Item, Level, Plan, new_id

KEYS = ("body", "preamble", "sections", "closing")
_PARAGRAPH = Level.PARAGRAPH.value
_KINDS = {kind.value for kind in Kind}

# ---- writing


def body_to_json(plan: Plan) -> dict[str, Any]:
    """The four keys; without ``body`` where the plan has no text at all."""
    if plan.body is None:
        return {"preamble": [], "sections": [], "closing": []}
    body = plan[plan.body]
    data = _below(plan, section_numbers(plan), body.id, ("preamble", "sections", "closing"))
    ids = data.pop("ids", None)
    own: dict[str, Any] = {"id": body.id, **({"ids": ids} if ids else {}), **_rest(body)}
    if body.text is not None:
        own["text"] = body.text
    return {"body": own, "closing": [], **data}


def _below(plan: Plan, numbers: Mapping[str, SectionNumber], parent: str, keys: tuple[str, str, str]) -> dict[str, Any]:
    """What hangs under the body or a section, under the three keys; the ids of plain paragraphs under ``ids``."""
    before, between, after = keys
    children = parts(plan, parent)
    first = _plain(children.before)
    last = list(reversed(_plain(reversed(children.after))))
    middle = (
        *children.before[len(first) :],
        *children.sections,
        *children.after[: len(children.after) - len(last)],
    )
    data: dict[str, Any] = {
        before: [item.text for item in first],
        between: [_node(plan, numbers, item) for item in middle],
    }
    ids = {before: [item.id for item in first]} if first else {}
    if last:
        data[after] = [item.text for item in last]
        ids[after] = [item.id for item in last]
    return {**data, "ids": ids} if ids else data


def _plain(items: Iterable[Item]) -> list[Item]:
    """The paragraphs at the beginning that are nothing but a text."""
    found: list[Item] = []
    for item in items:
        if item.text is None or item.fields or item.marks:
            break
        found.append(item)
    return found


def _node(plan: Plan, numbers: Mapping[str, SectionNumber], item: Item) -> dict[str, Any]:
    if item.level is Level.PARAGRAPH:
        return {"id": item.id, "level": _PARAGRAPH, "title": item.text, **_rest(item)}
    number = numbers[item.id]
    data: dict[str, Any] = {
        "id": item.id,
        "number": number.number,
        "marker": number.marker,
        "level": kind(item).value,
        "title": item.text,
        "heading": is_heading(item),
    }
    year = milestone(item)
    if year is not None:
        data["milestone"] = year
    return {**data, **_below(plan, numbers, item.id, ("paragraphs", "children", "closing")), **_rest(item)}


def _rest(item: Item) -> dict[str, Any]:
    extra = {name: text for name, text in item.fields.items() if name != MARKER}
    return {**({"extra": extra} if extra else {}), **({"marks": dict(item.marks)} if item.marks else {})}


# ---- reading


def read_body(data: Mapping[str, Any], items: dict[str, Item]) -> str | None:
    """Puts the text that the file holds into ``items``; returns the id of the body, None where there is no text.

    Raises FaultError.
    """
    if not any(data.get(key) for key in KEYS):
        return None
    own = as_object(data.get("body", {}), "body")
    reader = _Reader(items)
    body = reader.identity(own, "body")
    text = as_text_or_null(own.get("text"), "body", "text")
    item = Item(body, Level.BODY, ROOT, text, as_texts(own.get("extra", {}), "body.extra"), _marks(own, "body"))
    reader.below(item, {**data, "ids": own.get("ids", {})}, "", ("preamble", "sections", "closing"))
    return body


def _marks(data: Mapping[str, Any], place: str) -> dict[str, str]:
    return as_texts(data.get("marks", {}), at(place, "marks"))


class _Reader:
    def __init__(self, items: dict[str, Item], fresh: Callable[[], str] = new_id) -> None:
        self._items = items
        self._taken = set(items)
        self._fresh = fresh

    def identity(self, data: Mapping[str, Any], place: str) -> str:
        """The id of an object, new where it has none."""
        return self._claim(data["id"], at(place, "id")) if "id" in data else self._fresh()

    def _claim(self, value: object, place: str) -> str:
        item_id = as_text(value, place)
        if not item_id or item_id in self._taken:
            raise FaultError(place, "used twice" if item_id else "empty")
        self._taken.add(item_id)
        return item_id

    def below(self, parent: Item, data: Mapping[str, Any], place: str, keys: tuple[str, str, str]) -> None:
        """Reads what hangs under ``parent`` and puts it, with its children known, into the items."""
        before, between, after = keys
        ids = as_object(data.get("ids", {}), at(place, "ids"))
        children = [
            *self._paragraphs(parent.id, data.get(before, []), ids.get(before), at(place, before)),
            *(
                self._node(parent.id, as_object(entry, at(place, f"{between}[{i}]")), at(place, f"{between}[{i}]"))
                for i, entry in enumerate(as_list(data.get(between, []), at(place, between)))
            ),
            *self._paragraphs(parent.id, data.get(after, []), ids.get(after), at(place, after)),
        ]
        self._items[parent.id] = replace(parent, children=tuple(children))

    def _paragraphs(self, parent: str, value: object, ids: object, place: str) -> list[str]:
        texts = [as_text(text, f"{place}[{i}]") for i, text in enumerate(as_list(value, place))]
        names = self._ids(ids, len(texts), place)
        for item_id, text in zip(names, texts, strict=True):
            self._items[item_id] = Item(item_id, Level.PARAGRAPH, parent, text)
        return names

    def _ids(self, value: object, count: int, place: str) -> list[str]:
        if value is None:
            return [self._fresh() for _ in range(count)]
        ids = as_list(value, f"ids of {place}")
        if len(ids) != count:
            raise FaultError(f"ids of {place}", f"not {count}")
        return [self._claim(entry, f"ids of {place}") for entry in ids]

    def _node(self, parent: str, data: Mapping[str, Any], place: str) -> str:
        item_id = self.identity(data, place)
        level = as_text(data.get("level"), at(place, "level"))
        title = as_text_or_null(data.get("title"), place, "title")
        extra = as_texts(data.get("extra", {}), at(place, "extra"))
        if level == _PARAGRAPH:
            self._items[item_id] = Item(item_id, Level.PARAGRAPH, parent, title, extra, _marks(data, place))
            return item_id
        if level not in _KINDS or MARKER in extra:
            raise FaultError(at(place, "level"), "no kind of section" if level not in _KINDS else "said twice")
        fields = {MARKER: level, **_deviations(Kind(level), title or "", data, place), **extra}
        item = Item(item_id, Level.SECTION, parent, title, fields, _marks(data, place))
        self.below(item, data, place, ("paragraphs", "children", "closing"))
        return item_id


def _deviations(marked: Kind, words: str, data: Mapping[str, Any], place: str) -> dict[str, str]:
    """Where a file written by others says of heading or milestone what the words do not."""
    fields: dict[str, str] = {}
    year, heading = data.get("milestone"), data.get("heading")
    if year is not None:
        if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= 9999:
            raise FaultError(at(place, "milestone"), "no year")
        if year != milestone_of(marked, words):
            fields[MILESTONE] = str(year)
    if heading is not None and not isinstance(heading, bool):
        raise FaultError(at(place, "heading"), "neither true nor false")
    if heading is not None and marked in (Kind.ARABIC, Kind.DECIMAL) and heading is not heading_of(marked, words):
        fields[HEADING] = YES if heading else NO
    return fields
