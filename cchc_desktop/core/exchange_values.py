"""Exchange file: foreign values checked one by one; a fault says where and what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from cchc_desktop.core.vietnamese import clean


class FaultError(ValueError):
    """Something in the data is not as it must be: where, and what."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place or '$'}: {what}")


def at(place: str, key: str) -> str:
    """The place one step further in ("areas[2].title")."""
    return f"{place}.{key}" if place else key


def as_object(value: object, place: str) -> Mapping[str, Any]:
    """The value as an object, or a fault."""
    if not isinstance(value, dict):
        raise FaultError(place, "no object")
    return cast("dict[str, Any]", value)


def as_list(value: object, place: str) -> list[object]:
    """The value as a list, or a fault."""
    if not isinstance(value, list):
        raise FaultError(place, "no list")
    return cast("list[object]", value)


def as_text(value: object, place: str) -> str:
    """The value as a clean text, or a fault."""
    if not isinstance(value, str):
        raise FaultError(place, "no text")
    return clean(value)


def as_text_or_null(value: object, place: str, key: str) -> str | None:
    """The value under ``key`` of a place as a clean text, None for null, or a fault."""
    return None if value is None else as_text(value, at(place, key))


def as_texts(value: object, place: str) -> dict[str, str]:
    """The value as clean texts by clean names, or a fault."""
    return {clean(key): as_text(text, f"{place}.{key}") for key, text in as_object(value, place).items()}
