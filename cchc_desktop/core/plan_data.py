"""Plain data (for JSON and SQL) of the plan's parts: one item, the form, the period, the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from cchc_desktop.core.forms import form_from_data, form_to_data
from cchc_desktop.core.plan import Decision, DocumentInfo, Item, Level, Signature
from cchc_desktop.core.records import checked
from cchc_desktop.core.silences import silences_from_data, silences_to_data


def item_to_data(item: Item) -> dict[str, Any]:
    """An item without its children; what is empty is left out."""
    data: dict[str, Any] = {"id": item.id, "level": item.level.value, "parent": item.parent, "text": item.text}
    if item.fields:
        data["fields"] = dict(item.fields)
    if item.marks:
        data["marks"] = dict(item.marks)
    return data


def item_from_data(data: Mapping[str, Any]) -> Item:
    """The item; raises KeyError/ValueError/TypeError for what is none of ours."""
    text = data["text"]
    parent = data["parent"]
    if not isinstance(data["id"], str) or not isinstance(text, str | None) or not isinstance(parent, str | None):
        raise TypeError("an item's id, parent and text are texts")
    return Item(data["id"], Level(data["level"]), parent, text, texts(data.get("fields")), texts(data.get("marks")))


def texts(data: Any) -> dict[str, str]:
    """A mapping of texts; raises TypeError for anything else."""
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise TypeError("not a mapping")
    entries = cast("Mapping[object, object]", data)
    result: dict[str, str] = {}
    for key, value in entries.items():
        if not isinstance(key, str) or not isinstance(value, str):
            raise TypeError("a field or mark is no text")
        result[key] = value
    return result


def document_to_data(document: DocumentInfo) -> dict[str, Any]:
    """The document's identity under the exchange file's keys; what only some plans have is left out where empty."""
    data: dict[str, Any] = {
        "number": document.number,
        "place": document.place,
        "date": document.date,
        "issuer": document.issuer,
        "parent_issuer": document.parent_issuer,
        "type": document.type,
        "title": document.title,
        "bases": list(document.bases),
        "recipients": list(document.recipients),
        "signature": {
            "authority": document.signature.authority,
            "position": document.signature.position,
            "name": document.signature.name,
        },
    }
    data |= {key: text for key in _SOMETIMES if (text := getattr(document, key))}
    if document.decision is not None:
        decision = document.decision
        data["decision"] = {
            "title": decision.title,
            "authority": decision.authority,
            "articles": list(decision.articles),
        }
    if document.unplaced:
        data["unplaced"] = list(document.unplaced)
    if document.silenced:
        data["silenced"] = silences_to_data(document.silenced)
    return data


_ALWAYS = ("number", "place", "date", "issuer", "parent_issuer", "type", "title")
_SOMETIMES = ("issuer_level", "draft")


def document_from_data(data: Mapping[str, Any]) -> DocumentInfo:
    """The document's identity; missing keys are empty. Raises TypeError for values that are no texts."""
    plain = {key: _text(data.get(key, "")) for key in (*_ALWAYS, *_SOMETIMES)}
    signature = texts(data.get("signature"))
    return DocumentInfo(
        **plain,
        bases=_lines(data.get("bases", ())),
        recipients=_lines(data.get("recipients", ())),
        signature=Signature(*(signature.get(key, "") for key in ("authority", "position", "name"))),
        decision=_decision(data.get("decision")),
        unplaced=_lines(data.get("unplaced", ())),
        silenced=silences_from_data(data.get("silenced", ())),
    )


def _decision(value: object) -> Decision | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise TypeError("a decision is an object")
    data = cast("Mapping[str, object]", value)
    return Decision(_text(data.get("title", "")), _text(data.get("authority", "")), _lines(data.get("articles", ())))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list of texts is expected")
    return tuple(_text(line) for line in cast("list[object]", value))


def plan_part_to_data(part: str, value: Any) -> Any:
    """Plain data of "form", "year", "period" or "document"."""
    if part == "form":
        return form_to_data(value)
    if part == "document":
        return document_to_data(value)
    return list(value) if part == "period" and value is not None else value


def plan_part_from_data(part: str, data: Any) -> Any:
    """The value of a part; raises KeyError/ValueError/TypeError/KnownError for what is none of ours.

    A record ("record:" and its name) is a text of JSON, or None.
    """
    if part.startswith("record:"):
        return None if data is None else checked(_text(data))
    if part == "form":
        return form_from_data(data)
    if part == "document":
        return document_from_data(data)
    if part == "year":
        return None if data is None else int(data)
    if part == "period":
        return None if data is None else (int(data[0]), int(data[1]))
    raise ValueError(f"unknown part {part!r}")
