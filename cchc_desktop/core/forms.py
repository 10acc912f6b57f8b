"""Form (biểu mẫu): which levels and fields stand in which column, as data; a new form needs no code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, cast

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Align
from cchc_desktop.core.margins import Margins, margins_from_data, margins_to_data
from cchc_desktop.core.vietnamese import clean_data

ROW_NUMBER = "tt"  # key of the column that counts (TT, STT)
LEVEL_COLUMNS = ("objective", "task", "activity")
LEAF_FIELDS = ("deliverable", "lead", "coordinating", "time", "due", "budget", "note")
CRITERION = "criterion"  # key of the one item column of an outline form (PAR INDEX): every item is a row of its own
POINT_FIELDS = ("standard_points", "achieved_points", "target_points")
CRITERION_FIELDS = (*POINT_FIELDS, "solution", "lead")
ITEM_COLUMNS = (*LEVEL_COLUMNS, CRITERION)  # the columns that show an item's own words
_COUNTED = ("area", "objective", "task", "activity", CRITERION)
_STYLES = ("arabic", "roman")
_RESTARTS = ("plan", "appendix", "area", "objective", "task")
RESERVED_KEYS = ("area", "number", "title", "text", "heading", "caption", "above", "blank", "again", "none")
MOST_COLUMNS = 60  # Word takes 63


@dataclass(frozen=True, slots=True)
class Counter:
    """How one kind of number runs: over items of ``level``, from 1 again in each ``restart``.

    ``style`` is "arabic" or "roman"; ``pattern`` wraps the number ("1.{n}"). A counter of criteria makes codes down
    the outline: 1, 1.1, 1.1.1; in the style "roman" the top is I, II and what hangs below begins anew: 1, 1.1.
    """

    level: str
    restart: str = "appendix"
    style: str = "arabic"
    pattern: str = "{n}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table.

    ``key`` is "tt", a level with a column of its own ("objective", "task", "activity"; in an outline form
    "criterion") or a field of the items that are rows. ``width`` is in millimetres. ``prefix`` is printed before the
    text and names the item's own number ("{number}. "); "" where the column has none.
    """

    key: str
    header: str
    width: float
    align: Align = Align.LEFT
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One layout of the appendix table, with its words. ``counters`` is keyed by column ("tt", "area", "task" …).

    A form with a column "criterion" is an outline: no other level has a column, every item prints one row.
    ``hidden``: columns that are not printed now, with the words and widths that they come back with; the items keep
    their texts in them. ``margins``: of every page of the plan, its text and its appendices; None = the usual ones.
    """

    id: str
    name: str
    columns: tuple[Column, ...]
    counters: Mapping[str, Counter]
    kind: str = "annual"
    areas: tuple[str, ...] = ()  # titles that a new plan begins with: areas, in an outline the top criteria
    total: str = ""  # label of the closing row of an outline ("TỔNG ĐIỂM"); "" = no such row
    orientation: str = "landscape"
    heading: str = "Phụ lục"
    title: str = ""  # may name {year} and {issuer}
    caption: str = ""  # may name {number}, {date} and {issuer}
    end_mark: str = ""
    description: str = ""
    hidden: tuple[Column, ...] = ()
    margins: Margins | None = None
    column_keys: tuple[str, ...] = field(default=(), compare=False)
    level_columns: tuple[str, ...] = field(default=(), compare=False)  # level keys that have a column, from the top
    leaf_columns: tuple[str, ...] = field(default=(), compare=False)  # keys of the fields of a row's item
    is_outline: bool = field(default=False, compare=False)  # its rows are criteria

    def __post_init__(self) -> None:
        keys = tuple(column.key for column in self.columns)
        object.__setattr__(self, "column_keys", keys)
        hidden = {column.key: column for column in self.hidden if column.key not in keys}
        object.__setattr__(self, "hidden", tuple(hidden.values()))
        object.__setattr__(self, "level_columns", tuple(k for k in ITEM_COLUMNS if k in keys))
        leaves = tuple(k for k in keys if k != ROW_NUMBER and k not in ITEM_COLUMNS)
        object.__setattr__(self, "leaf_columns", leaves)
        object.__setattr__(self, "is_outline", CRITERION in keys)

    @property
    def row_level(self) -> str | None:
        """The level that the TT column counts; None where the form has no such column."""
        counter = self.counters.get(ROW_NUMBER)
        return counter.level if counter and ROW_NUMBER in self.column_keys else None

    def column(self, key: str) -> Column | None:
        """The column with this key."""
        return next((column for column in self.columns if column.key == key), None)


def parse_form(text: str, name: str = "") -> Form:
    """A Form from the text of a form file (TOML).

    Raises KnownError(FORM_INVALID) with the file's name and the first fault.
    """
    try:
        return form_from_data(clean_data(tomllib.loads(text)))
    except (ValueError, RecursionError) as error:  # tomllib lets both through beside its own ValueError
        raise KnownError(ErrorCode.FORM_INVALID, form=name, detail=_short(error)) from None
    except KnownError as error:
        raise KnownError(ErrorCode.FORM_INVALID, form=name, detail=error.params["detail"]) from None


def form_from_data(data: Mapping[str, Any]) -> Form:
    """A Form from plain data (a form file or an exchange file); raises KnownError(FORM_INVALID), whatever the data."""
    try:
        form = _form(data)
        fault = _fault(form)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        raise _invalid(data, f"{type(error).__name__}: {_short(error)}") from None
    if fault:
        raise _invalid(data, fault)
    return form


def form_to_data(form: Form) -> dict[str, Any]:
    """The plain data of a form, as :func:`form_from_data` reads it."""
    data = asdict(form)
    for derived in _DERIVED:
        del data[derived]
    data["columns"] = [{**entry, "align": str(entry["align"])} for entry in data["columns"]]
    data["areas"] = list(form.areas)
    hidden = data.pop("hidden")
    if hidden:
        data["hidden"] = [{**entry, "align": str(entry["align"])} for entry in hidden]
    del data["margins"]
    if form.margins is not None:
        data["margins"] = margins_to_data(form.margins)
    return data


def with_columns(form: Form, columns: tuple[Column, ...]) -> Form:
    """The form with other columns."""
    return replace(form, columns=columns)


_DERIVED = ("column_keys", "level_columns", "leaf_columns", "is_outline")
_LISTED = ("columns", "hidden", "counters", "areas", "margins", *_DERIVED)
SPARED = ("hidden", "margins")  # what :func:`form_to_data` leaves out where there is nothing of the kind
_PLAIN = tuple(f.name for f in fields(Form) if f.name not in _LISTED)  # the texts


def _form(data: Mapping[str, Any]) -> Form:
    plain: dict[str, Any] = {key: _text(data[key]) for key in _PLAIN if key in data}
    if "id" not in plain or "name" not in plain:
        raise ValueError("a form needs an id and a name")
    return Form(
        columns=tuple(_column(entry) for entry in _list(data.get("columns", []))),  # a programme has no table
        hidden=tuple(_column(entry) for entry in _list(data.get("hidden", []))),
        counters={_text(key): _counter(entry) for key, entry in _table(data.get("counters", {})).items()},
        areas=tuple(_text(title) for title in _list(data.get("areas", []))),
        margins=margins_from_data(_table(data["margins"])) if "margins" in data else None,
        **plain,
    )


def _column(entry: object) -> Column:
    values = dict(_table(entry))
    width = values.pop("width")
    if isinstance(width, bool) or not isinstance(width, int | float):
        raise TypeError("a width is no number")
    align = Align(_text(values.pop("align", Align.LEFT.value)))
    texts: dict[str, Any] = {key: _text(value) for key, value in values.items()}
    return Column(width=float(width), align=align, **texts)


def _counter(entry: object) -> Counter:
    return Counter(**{key: _text(value) for key, value in _table(entry).items()})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is not a text")
    return str(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list is not a list")
    return list(cast("list[object]", value))


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("a table is not a table")
    return dict(cast("Mapping[str, object]", value))


def _fault(form: Form) -> str:
    keys = form.column_keys
    positions = [keys.index(k) for k in form.level_columns]
    faults = (
        (len(set(keys)) != len(keys), "two columns have the same key"),
        (not form.id or "" in keys, "an id or the key of a column is empty"),
        (any(key in RESERVED_KEYS for key in keys), "a column has a key that means something else"),
        (len(keys) > MOST_COLUMNS, f"more than {MOST_COLUMNS} columns"),
        (bool(keys) and not positions, "no column for objective, task, activity or criterion"),
        (form.is_outline and len(positions) > 1, "criteria stand beside objectives, tasks or activities"),
        (
            positions != list(range(positions[0], positions[0] + len(positions))) if positions else False,
            "the columns of the levels do not stand side by side in the order objective, task, activity",
        ),
    )
    for wrong, sentence in faults:
        if wrong:
            return sentence
    for key, counter in form.counters.items():
        if counter.level not in _COUNTED or counter.restart not in _RESTARTS or "{n}" not in counter.pattern:
            return f"counter {key!r} is not understood"
        if counter.style not in _STYLES:
            return f"counter {key!r}: the style is neither arabic nor roman"
    if form.orientation not in ("landscape", "portrait"):
        return "orientation is neither landscape nor portrait"
    if any(not 0 < column.width <= 1000 for column in (*form.columns, *form.hidden)):
        return "a column width is not between 0 and 1000 mm"
    return ""


def _invalid(data: object, detail: str) -> KnownError:
    given = cast("Mapping[str, object]", data).get("id") if isinstance(data, Mapping) else None
    return KnownError(ErrorCode.FORM_INVALID, form=given if isinstance(given, str) else "?", detail=detail)


def _short(error: Exception) -> str:
    return str(error)[:200]
