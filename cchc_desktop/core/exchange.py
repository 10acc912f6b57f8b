"""Exchange file, writing: Plan → JSON, the exit door. Everything the plan holds, under the fixed keys of the contract.

Printed values (``number``, ``tt``, an appendix' title block where it is ``derived``) are there for other readers
and are not read back; :mod:`cchc_desktop.core.exchange_read` is the way in. The shape is
resources/schemas/plan.schema.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import appendix_rows, cell_text, joined_above
from cchc_desktop.core.exchange_body import body_to_json
from cchc_desktop.core.forms import CRITERION_FIELDS, LEAF_FIELDS, ROW_NUMBER, form_to_data
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_caption, appendix_heading, appendix_title
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.plan_data import document_to_data
from cchc_desktop.core.records import record

FORMAT = "cchc-plan"
VERSION = 1
CHILDREN_KEYS: Mapping[Level, tuple[tuple[str, Level], ...]] = {  # lists under an item, in this order
    Level.PLAN: (("appendices", Level.APPENDIX),),
    Level.APPENDIX: (("areas", Level.AREA), ("criteria", Level.CRITERION)),
    Level.AREA: (("objectives", Level.OBJECTIVE),),
    Level.OBJECTIVE: (("tasks", Level.TASK),),
    Level.TASK: (("activities", Level.ACTIVITY),),
    Level.CRITERION: (("children", Level.CRITERION),),
}
TOTAL_KEY = "total"  # of an appendix: one object
_LEVELS = {*CHILDREN_KEYS, Level.ACTIVITY, Level.TOTAL, Level.BODY, *TEXT_LEVELS}
FIXED_FIELDS = {  # the others stand in ``extra``
    Level.APPENDIX: (HEADING, CAPTION),
    Level.ACTIVITY: LEAF_FIELDS,
    Level.CRITERION: CRITERION_FIELDS,
    Level.TOTAL: CRITERION_FIELDS,
}
ROW_LEVELS = (Level.ACTIVITY, Level.CRITERION, Level.TOTAL)  # their items are table rows: no text is an empty cell
_NOTHING: Mapping[str, str] = {}
CAPTION_PATTERN = "caption_pattern"
TITLE_KEY = "title"  # of areas and appendices; the other levels say ``text``


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data; ``plan_from_json`` gives the same plan back, ids included.

    Raises ValueError for a plan with items for which this version of the format has no keys: better no file than
    half a plan.
    """
    strange = {item.level.value for item in plan.items.values() if item.level not in _LEVELS}
    if strange:
        raise ValueError(f"no keys for {', '.join(sorted(strange))}")
    numbers = number(plan)
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "form": form_to_data(plan.form),
        "kind": plan.form.kind,
    }
    if plan.year is not None or plan.period is None:
        data["year"] = plan.year
    if plan.period is not None:
        data["period"] = list(plan.period)
    document = document_to_data(plan.document)
    data["document"] = {**document, "date_iso": iso_date(plan.document.date)}
    data |= body_to_json(plan)
    data["appendices"] = [_appendix(plan, numbers, appendix) for appendix in plan.appendices]
    if plan.records:
        data["records"] = {name: record(plan, name) for name in sorted(plan.records)}
    return data


def to_bytes(data: Mapping[str, Any]) -> bytes:
    """Plain data as the bytes of a JSON file: UTF-8, readable by eye, a line feed at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)


def iso_date(written: str) -> str | None:
    """The ISO form of "ngày 05 tháng 01 năm 2026"; None where the phrase is not complete or no day of the calendar."""
    match = _DATE.fullmatch(" ".join(written.split()))
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _appendix(plan: Plan, numbers: Numbers, appendix: str) -> dict[str, Any]:
    item = plan[appendix]
    printed = {
        HEADING: appendix_heading(plan, appendix),
        TITLE_KEY: appendix_title(plan, appendix),
        CAPTION: appendix_caption(plan, appendix),
    }
    own = {**item.fields, TITLE_KEY: item.text}
    data: dict[str, Any] = {"id": item.id, **printed}
    if own.get(CAPTION, printed[CAPTION]) != printed[CAPTION]:
        data[CAPTION_PATTERN] = own[CAPTION]  # it names the document's number or date
    derived = [name for name in printed if own.get(name) is None]
    if derived:
        data["derived"] = derived
    row_numbers = _row_numbers(plan, numbers, appendix)
    data |= _rest(item)
    below = plan.children(appendix)
    for key, level in CHILDREN_KEYS[Level.APPENDIX]:
        listed = [_item(plan, numbers, row_numbers, child) for child in below if child.level is level]
        if listed or plan.form.is_outline is (level is Level.CRITERION):
            data[key] = listed
    for total in (child for child in below if child.level is Level.TOTAL):
        if TOTAL_KEY in data:
            raise ValueError("no keys for a second total")
        data[TOTAL_KEY] = _row(plan, total)
    return data


def _row_numbers(plan: Plan, numbers: Numbers, appendix: str) -> dict[str, str]:
    """What stands in the TT column of each activity's row; a cell of several rows counts for all of them."""
    result: dict[str, str] = {}
    above = None
    shown = ""
    for row in appendix_rows(plan, appendix):
        if not row.is_area and not joined_above(plan, above, row, ROW_NUMBER):
            shown = cell_text(plan, numbers, above, row, ROW_NUMBER)
        if row.activity is not None:
            result[row.activity] = shown
        above = row
    return result


def _item(plan: Plan, numbers: Numbers, row_numbers: Mapping[str, str], item: Item) -> dict[str, Any]:
    data: dict[str, Any] = {"id": item.id}
    if item.level is Level.ACTIVITY:
        data["tt"] = row_numbers.get(item.id, "")
    data["number"] = numbers.of(item)
    if item.level in ROW_LEVELS:
        data |= _row(plan, item)
    else:
        data |= {TITLE_KEY if item.level is Level.AREA else "text": item.text, **_rest(item)}
    for key, level in CHILDREN_KEYS.get(item.level, ()):
        children = [child for child in plan.children(item.id) if child.level is level]
        data[key] = [_item(plan, numbers, row_numbers, child) for child in children]
    return data


def _row(plan: Plan, item: Item) -> dict[str, Any]:
    """What a table row says. It keeps no empty text: an empty cell is "" here, null says that there is no such cell."""
    columns, fixed = plan.form.leaf_columns, FIXED_FIELDS[item.level]
    data: dict[str, Any] = {"id": item.id, "text": item.text}
    data |= {name: item.fields.get(name, "" if name in columns else None) for name in fixed}
    return data | _rest(item, {name: "" for name in columns if name not in fixed})


def _rest(item: Item, empty: Mapping[str, str] = _NOTHING) -> dict[str, Any]:
    """The texts without a key of their own over the ``empty`` ones, and the marks; left out where there are none."""
    fixed = FIXED_FIELDS.get(item.level, ())
    extra = {**empty, **{name: text for name, text in item.fields.items() if name not in fixed}}
    data: dict[str, Any] = {}
    if extra or item.level is Level.ACTIVITY:
        data["extra"] = extra
    if item.marks:
        data["marks"] = dict(item.marks)
    return data
