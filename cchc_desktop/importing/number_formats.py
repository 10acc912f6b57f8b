"""Numbers and dates of a sheet as the paper shows them, in Vietnamese writing: "10,50", "1.500", "80%", "05/3/2026".

Excel keeps a value and a format code (always in US style); the library gives the value alone. Only what plans use is
followed; any other code leaves the plain number. Dates follow Decree 30/2020: a zero before days below 10 and before
months 1 and 2.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

# The formats that a file names by number only (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
_EXACT = Context(prec=1000)  # digits: a cell holds up to 1e308, a format code has 255 characters
_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | [_*](?P<space>.)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[(?P<bracket>[^\]]*)\]
    | (?P<digits>[0\#?][0\#?,]*(?:\.[0\#?]*,*)?|\.[0\#?]+,*) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LITERAL_OR_SEPARATOR = re.compile(r'("[^"]*"|\\.|\[[^\]]*\])|;')
_NOT_DATES = re.compile(
    r'"[^"]*"|\\.|\[\$[^\]]*\]|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color\d+)\]', re.I
)


def shown(value: Value, code: str = "") -> str:
    """The text of a cell; ``code`` is its format code, "" for the general one."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return _number(value, code)
    return _moment(value, code)


def general(value: float) -> str:
    """A number as a cell without a format shows it: no ".0", no more digits than are real, a decimal comma."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")


def _number(value: float, code: str) -> str:
    if not math.isfinite(value):
        return str(value)
    section, value = _section(code, value)
    tokens = list(_TOKEN.finditer(section))
    digits = [token["digits"] for token in tokens if token["digits"]]
    others = "".join(token["other"] or "" for token in tokens)
    if not digits and others in ("", "-") and section:  # nothing but a literal, mostly a dash for zero
        return "".join(token["quoted"] or token["escaped"] or token["other"] or "" for token in tokens)
    if len(digits) != 1 or re.search("[eE@/]|General", others):  # no format, a scientific one, a fraction, a text
        return general(value)
    scale = Decimal(100) ** others.count("%")
    out: list[str] = []
    for token in tokens:
        if token["digits"]:
            out.append(_digits(Decimal(f"{value:.15g}") * scale, token["digits"]))
        elif token["space"] is not None:
            out.append(" ")
        else:
            out.append(token["quoted"] or token["escaped"] or token["currency"] or token["other"] or "")
    text = "".join(out).strip()
    return f"-{text.removeprefix('-')}" if value < 0 else text


def _section(code: str, value: float) -> tuple[str, float]:
    """The part of the code that is for this value; a part of its own for negative numbers writes the sign itself."""
    sections = _LITERAL_OR_SEPARATOR.sub(lambda match: match[1] or "\0", code).split("\0")
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _digits(value: Decimal, pattern: str) -> str:
    """The digits of a number in a pattern like "#,##0.0#", without its sign."""
    before, _, after = pattern.partition(".")
    whole, places = before.rstrip(","), after.rstrip(",")
    scaled = len(before) - len(whole) + len(after) - len(places)  # commas behind the digits: each one a thousand
    value = abs(value) / Decimal(1000) ** scaled
    value = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP, _EXACT)
    integer, _, decimals = f"{value:f}".partition(".")
    while decimals and len(decimals) > places.count("0") and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", integer)
    return f"{integer},{decimals}" if decimals else integer or "0"


def _moment(value: dt.date | dt.time, code: str) -> str:
    """A date, a time or both: of a date the parts that the code shows, in Vietnamese order."""
    letters = _NOT_DATES.sub("", code).lower()
    clock = "h" in letters or not letters
    day, year = "d" in letters, "y" in letters
    if isinstance(value, dt.time) or (letters and clock and not day and not year):
        return f"{value:%H:%M}"
    parts: list[str] = []
    if day or not year:
        parts.append(f"{value.day:02}")
    # Beside a day or a year an "m" may mean minutes; the month is shown then all the same.
    if day or "m" in letters or not year:
        parts.append(f"{value.month:02}" if value.month < 3 else str(value.month))
    if year or not day:
        parts.append(str(value.year))
    text = "/".join(parts)
    if clock and isinstance(value, dt.datetime) and (value.hour or value.minute):
        text += f" {value:%H:%M}"
    return text
