"""Records: JSON objects kept with a plan by name, never printed in it – where it came from, what was silenced in it.

Each is held as its canonical text, so that a plan stays frozen and two plans are compared as ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan


def record(plan: Plan, name: str) -> dict[str, Any] | None:
    """A record of the plan as plain data, the caller's own to change; None where there is none."""
    text = plan.records.get(name)
    return None if text is None else json.loads(text)


def with_record(plan: Plan, name: str, data: Mapping[str, Any] | None) -> Plan:
    """An edit: the plan with this record; None takes it away. Raises ValueError for a name that no file could hold."""
    if not is_name(name):
        raise ValueError(f"no name of a record: {name!r}")
    records = {key: text for key, text in plan.records.items() if key != name}
    if data is not None:
        records[name] = record_text(data)
    return plan if records == plan.records else replace(plan, records=records)


def is_name(name: str) -> bool:
    """True for small letters, digits and dashes."""
    return name.isascii() and name.replace("-", "").isalnum() and name == name.lower() and len(name) <= 60


def record_text(data: Mapping[str, Any]) -> str:
    """The canonical text of a record."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def checked(text: str) -> str:
    """The canonical form of a record's text; raises ValueError where it is no object of JSON."""
    data: object = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("a record is an object")
    return record_text(cast("dict[str, Any]", data))
