"""The text of a form file (TOML), as :func:`cchc_desktop.core.forms.parse_form` reads it, and ids for own forms."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import cast

from cchc_desktop.core.forms import Column, Counter, Form, form_to_data
from cchc_desktop.core.vietnamese import words

SUFFIX = ".toml"
_LONGEST_ID = 40  # letters: an id is the name of a file, too
_COMMENT = "# Biểu mẫu của CCHC Desktop. Mở bằng: Tệp → Biểu mẫu… → Mở biểu mẫu…"


def form_to_text(form: Form) -> str:
    """A form as a form file that says the same: plain texts first, then counters, then columns."""
    data = form_to_data(form)
    columns: list[dict[str, object]] = data.pop("columns")
    hidden: list[dict[str, object]] = data.pop("hidden", [])
    counters: dict[str, dict[str, object]] = data.pop("counters")
    margins: dict[str, object] = data.pop("margins", {})
    lines = [_COMMENT, *(f"{key} = {_value(value)}" for key, value in data.items())]
    if margins:
        lines += ["", "[margins]", *(f"{side} = {_value(value)}" for side, value in margins.items())]
    if counters:
        lines += ["", "[counters]"]
        lines += [f"{_value(key)} = {_inline(entry)}" for key, entry in counters.items()]
    for name, listed in (("columns", columns), ("hidden", hidden)):
        for column in listed:
            lines += ["", f"[[{name}]]", *_pairs(column)]
    return "\n".join(lines) + "\n"


def form_id(name: str, taken: Collection[str]) -> str:
    """An id for a form called ``name``, in letters that any file system takes; none of ``taken``."""
    stem = words(name).encode("ascii", "ignore").decode().replace(" ", "-").strip("-")[:_LONGEST_ID] or "bieu-mau"
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


_SPARE: Mapping[type, Mapping[str, object]] = {  # what need not be written
    kind: {f.name: f.default for f in fields(kind)} for kind in (Column, Counter)
}


def _pairs(entry: Mapping[str, object], kind: type = Column) -> Iterable[str]:
    spare = _SPARE[kind]
    return (f"{key} = {_value(value)}" for key, value in entry.items() if spare.get(key) != value)


def _inline(entry: Mapping[str, object]) -> str:
    return "{ " + ", ".join(_pairs(entry, Counter)) + " }"


def _value(value: object) -> str:
    """A text, a number or a list of texts. JSON writes them as TOML does, but for DEL, which TOML wants escaped."""
    if isinstance(value, list):
        inner = ", ".join(_value(entry) for entry in cast("list[object]", value))
        return f"[{inner}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
