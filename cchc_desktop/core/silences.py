"""Findings that somebody has looked at and wants to hear no more of: kept with the text that they were silenced for.

A silence names the rule, the place and a digest of the text there; another text brings the finding back by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from cchc_desktop.core.plan import DocumentInfo, Plan


@dataclass(frozen=True, slots=True)
class Silence:
    """One finding put aside. ``item`` and ``name`` are those of its TextPlace; ``reason`` in the user's words."""

    rule: str
    item: str
    name: str
    digest: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it silences."""
        return self.rule, self.item, self.name, self.digest


def silence(plan: Plan, silences: Iterable[Silence]) -> Plan:
    """An edit: put findings aside; a new reason takes the place of an old one. Silences of lost items fall out."""
    new = {one.key: one for one in silences}
    kept = [one for one in plan.document.silenced if one.key not in new and (not one.item or one.item in plan)]
    return replace(plan, document=replace(plan.document, silenced=(*kept, *new.values())))


def unsilence(plan: Plan, silences: Iterable[Silence]) -> Plan:
    """An edit: hear of them again."""
    gone = {one.key for one in silences}
    kept = tuple(one for one in plan.document.silenced if one.key not in gone)
    return replace(plan, document=replace(plan.document, silenced=kept))


def same_but_silences(one: DocumentInfo, other: DocumentInfo) -> bool:
    """True where two states of a document differ in nothing but what was put aside."""
    return replace(one, silenced=()) == replace(other, silenced=())


def silences_to_data(silences: Iterable[Silence]) -> list[dict[str, str]]:
    """Plain data for JSON."""
    return [{field.name: getattr(one, field.name) for field in fields(Silence)} for one in silences]


def silences_from_data(value: object) -> tuple[Silence, ...]:
    """The silences of plain data; raises TypeError for what is none."""
    if not isinstance(value, list | tuple):
        raise TypeError("a list of silences is expected")
    return tuple(_read(entry) for entry in cast("list[object]", value))


def _read(entry: object) -> Silence:
    if not isinstance(entry, Mapping):
        raise TypeError("a silence is an object")
    data = cast("Mapping[str, Any]", entry)
    values = [data.get(field.name, "") for field in fields(Silence)]
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a silence is made of texts")
    return Silence(*values)
