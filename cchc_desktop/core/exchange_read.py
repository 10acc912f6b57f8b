"""Exchange file, reading: JSON → Plan. Foreign data: every value is checked, every text cleaned, nothing guessed.

Unknown keys are tolerated (a later version may add some); a wrong type, a list on the wrong level, an id used
twice or an unknown form is a KnownError that names the place ("appendices[0].areas[2].title").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import (
    CAPTION_PATTERN,
    CHILDREN_KEYS,
    FIXED_FIELDS,
    FORMAT,
    ROW_LEVELS,
    TITLE_KEY,
    TOTAL_KEY,
    VERSION,
)
from cchc_desktop.core.exchange_body import read_body
from cchc_desktop.core.exchange_values import FaultError, as_list, as_object, as_text, as_text_or_null, as_texts, at
from cchc_desktop.core.forms import SPARED, Form, form_from_data, form_to_data
from cchc_desktop.core.headings import CAPTION, HEADING
from cchc_desktop.core.issues import Issue
from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan, new_id
from cchc_desktop.core.plan_data import document_from_data
from cchc_desktop.core.records import is_name, record_text
from cchc_desktop.core.vietnamese import clean_data

_NOTHING: Mapping[str, Form] = {}
_ALL_KEYS = {key for lists in CHILDREN_KEYS.values() for key, _ in lists} | {TOTAL_KEY}


@dataclass(frozen=True, slots=True)
class Exchange:
    """What an exchange file gave: the plan, and what of the file the plan cannot hold."""

    plan: Plan
    issues: tuple[Issue, ...] = ()


def read_exchange(raw: bytes, forms: Mapping[str, Form] = _NOTHING, path: str = "") -> Exchange:
    """The plan in the bytes of an exchange file; ``forms`` are the known forms by id, ``path`` is named in errors.

    Raises KnownError(JSON_INVALID, JSON_NEWER, FORM_UNKNOWN or FORM_INVALID).
    """
    data = parse(raw, path)
    return Exchange(plan_from_json(data, forms, path))


def parse(raw: bytes, path: str = "") -> dict[str, Any]:
    """The object in the bytes of a JSON file; raises KnownError(JSON_INVALID), also for a key given twice."""
    try:
        data: object = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_unique_keys, parse_constant=_no_such_number
        )
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise _invalid(path, str(error) or type(error).__name__) from None
    if not isinstance(data, dict):
        raise _invalid(path, "$: no object")
    return cast("dict[str, Any]", data)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"key given twice: {next(key for key in keys if keys.count(key) > 1)}")
    return data


def _no_such_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _invalid(path: str, detail: str) -> KnownError:
    return KnownError(ErrorCode.JSON_INVALID, path=path, detail=detail)


def plan_from_json(data: Mapping[str, Any], forms: Mapping[str, Form] = _NOTHING, path: str = "") -> Plan:
    """The plan of plain data as ``plan_to_json`` makes it.

    ``form`` may name a known form by id alone; every further key of it replaces that form's value.
    Raises KnownError(JSON_INVALID, JSON_NEWER, FORM_UNKNOWN or FORM_INVALID).
    """
    try:
        return _Reader(forms, path).plan(data)
    except FaultError as fault:
        raise _invalid(path, str(fault)) from None
    except RecursionError:
        raise _invalid(path, "nested too deeply") from None


@dataclass(slots=True)
class _Reader:
    forms: Mapping[str, Form]
    path: str
    items: dict[str, Item] = field(default_factory=dict[str, Item])

    def plan(self, data: Mapping[str, Any]) -> Plan:
        self._check_head(data)
        form = self._form(as_object(data.get("form"), "form"))
        kind = data.get("kind", form.kind)
        if kind != form.kind:
            raise FaultError("kind", f"is not the form's ({form.kind})")
        document = self._document(as_object(data.get("document", {}), "document"))
        self._children(Item(ROOT, Level.PLAN, None), data, "")
        body = read_body(data, self.items)
        if body is not None:
            self.items[ROOT] = _with_children(self.items[ROOT], [body, *self.items[ROOT].children])
        years = (_year(data.get("year"), "year"), _period(data.get("period")))
        return Plan(form, self.items, *years, document, _records(as_object(data.get("records", {}), "records")))

    def _check_head(self, data: Mapping[str, Any]) -> None:
        if data.get("format") != FORMAT:
            raise FaultError("format", f"is not {FORMAT}")
        version = data.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise FaultError("version", "no whole number from 1")
        if version > VERSION:
            raise KnownError(ErrorCode.JSON_NEWER, path=self.path, version=version)

    def _form(self, data: Mapping[str, Any]) -> Form:
        form_id = as_text(data.get("id"), "form.id")
        known = self.forms.get(form_id)
        if known is None and "columns" not in data:
            raise KnownError(ErrorCode.FORM_UNKNOWN, form=form_id)
        base = form_to_data(known) if known is not None else {}
        if "columns" in data:  # a whole form: what its writer left out, it has not
            base = {key: value for key, value in base.items() if key not in SPARED}
        return form_from_data({**base, **clean_data(data)})

    def _document(self, data: Mapping[str, Any]) -> DocumentInfo:
        try:
            return document_from_data(clean_data(data))
        except TypeError as error:
            raise FaultError("document", str(error)) from None

    def _children(self, parent: Item, data: Mapping[str, Any], place: str) -> None:
        """Read what hangs under ``parent`` and put it, with its children known, into ``items``."""
        mine = dict(CHILDREN_KEYS.get(parent.level, ()))
        for key in _ALL_KEYS - mine.keys():
            if key in data and not (key == TOTAL_KEY and parent.level is Level.APPENDIX):
                raise FaultError(at(place, key), "on the wrong level")
        self.items[parent.id] = parent
        ids: list[str] = []
        for key, level in mine.items():
            for i, entry in enumerate(as_list(data.get(key, []), at(place, key))):
                inner = at(place, f"{key}[{i}]")
                ids.append(self._item(level, parent.id, as_object(entry, inner), inner))
        if parent.level is Level.APPENDIX and data.get(TOTAL_KEY):
            inner = at(place, TOTAL_KEY)
            ids.append(self._item(Level.TOTAL, parent.id, as_object(data[TOTAL_KEY], inner), inner))
        if ids:
            self.items[parent.id] = _with_children(parent, ids)

    def _item(self, level: Level, parent: str, data: Mapping[str, Any], place: str) -> str:
        item_id = as_text(data["id"], at(place, "id")) if "id" in data else new_id()
        if not item_id or item_id in self.items:
            raise FaultError(at(place, "id"), "used twice" if item_id else "empty")
        text = self._own_text(level, data, place)
        fields = self._fields(level, data, place)
        marks = as_texts(data.get("marks", {}), at(place, "marks"))
        self._children(Item(item_id, level, parent, text, fields, marks), data, place)
        return item_id

    def _own_text(self, level: Level, data: Mapping[str, Any], place: str) -> str | None:
        if level is Level.APPENDIX:
            return (
                None if TITLE_KEY in _derived(data, place) else as_text_or_null(data.get(TITLE_KEY), place, TITLE_KEY)
            )
        key = TITLE_KEY if level is Level.AREA else "text"
        if key not in data:
            raise FaultError(at(place, key), "missing")
        return as_text_or_null(data[key], place, key)

    def _fields(self, level: Level, data: Mapping[str, Any], place: str) -> dict[str, str]:
        fixed = FIXED_FIELDS.get(level, ())
        derived = _derived(data, place) if level is Level.APPENDIX else ()
        fields = {
            name: text
            for name in fixed
            if name not in derived and (text := as_text_or_null(data.get(name), place, name)) is not None
        }
        extra = as_texts(data.get("extra", {}), at(place, "extra"))
        for name in extra:
            if name in fixed:
                raise FaultError(at(place, f"extra.{name}"), "has a key of its own")
        if level is Level.APPENDIX and CAPTION_PATTERN in data:
            fields[CAPTION] = as_text(data[CAPTION_PATTERN], at(place, CAPTION_PATTERN))
        fields |= extra
        # As the edits do it: a row's empty cell is no text at all.
        return {name: text for name, text in fields.items() if text or level not in ROW_LEVELS}


def _with_children(item: Item, ids: list[str]) -> Item:
    return Item(item.id, item.level, item.parent, item.text, item.fields, item.marks, tuple(ids))


def _derived(data: Mapping[str, Any], place: str) -> tuple[str, ...]:
    names = [as_text(name, at(place, "derived")) for name in as_list(data.get("derived", []), at(place, "derived"))]
    wrong = [name for name in names if name not in (HEADING, TITLE_KEY, CAPTION)]
    if wrong:
        raise FaultError(at(place, "derived"), f"names {wrong[0]}")
    return tuple(names)


def _records(data: Mapping[str, Any]) -> dict[str, str]:
    for name in data:
        if not is_name(name):
            raise FaultError("records", "a name that no file could hold")
    return {name: record_text(clean_data(as_object(value, f"records.{name}"))) for name, value in data.items()}


def _year(value: object, place: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 9999:
        raise FaultError(place, "no year")
    return value


def _period(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    years = [_year(year, "period") for year in as_list(value, "period")]
    if len(years) != 2 or years[0] is None or years[1] is None or years[0] > years[1]:
        raise FaultError("period", "not two years in order")
    return (years[0], years[1])
