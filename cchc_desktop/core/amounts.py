"""Numbers as Vietnamese paper writes them ("1.234,5"), as exact decimals; the text stays what the user typed.

The comma is the decimal mark, the point parts thousands (Luật Kế toán; Nghị định 30/2020 says nothing of it). Machines
set to English write it the other way round, so a point may be read as a decimal mark where it can mean nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Doubt(StrEnum):
    """Why a number that was understood should be shown back to whoever typed it."""

    NONE = "none"
    DECIMAL_POINT = "decimal-point"  # "86.26" was read as 86,26
    THOUSANDS = "thousands"  # "1.234" was read as 1234, and may have meant 1,234
    ENGLISH = "english"  # "1,234.5" was read as 1.234,5


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that was read from a text, exactly and with all its decimals ("10,10" has two)."""

    value: Decimal
    doubt: Doubt = Doubt.NONE


_LONGEST = 20  # letters: more is no amount that a plan could mean, and sums of such numbers stay exact
_GAPS = re.compile("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")  # blanks that part thousands
_SIGNS = {"-": -1, "\u2212": -1, "+": 1}
_WHOLE = r"[0-9]{1,3}(?:\.[0-9]{3})+"
_READINGS = (
    (re.compile(r"[0-9]+(?:,[0-9]+)?"), Doubt.NONE),
    (re.compile(rf"{_WHOLE},[0-9]+"), Doubt.NONE),
    (re.compile(r"0\.[0-9]+"), Doubt.DECIMAL_POINT),
    (re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}"), Doubt.THOUSANDS),
    (re.compile(_WHOLE), Doubt.NONE),
    (re.compile(r"[0-9]+\.[0-9]+"), Doubt.DECIMAL_POINT),
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"), Doubt.ENGLISH),
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}"), Doubt.ENGLISH),
)


def read_amount(text: str) -> Amount | None:
    """The number that a text is; None for an empty text, for words, and for anything else beside a number.

    One point with three digits behind it parts thousands ("1.234"), else it is a decimal mark ("86.26", "0.879").
    """
    bare = text.strip()
    if not bare or len(bare) > _LONGEST:
        return None
    sign = _SIGNS.get(bare[0], 0)
    digits = _GAPS.sub("", bare[1:].lstrip() if sign else bare)
    doubt = next((doubt for pattern, doubt in _READINGS if pattern.fullmatch(digits)), None)
    if doubt is None:
        return None
    if doubt in (Doubt.DECIMAL_POINT, Doubt.ENGLISH):
        plain = digits.replace(",", "")
    else:
        plain = digits.replace(".", "").replace(",", ".")
    return Amount(Decimal(plain) * (sign or 1), doubt)


def parse_amount(text: str) -> Decimal | None:
    """The number that a text is, without the doubt; None where it is none."""
    amount = read_amount(text)
    return amount and amount.value


def places(value: Decimal) -> int:
    """How many decimals a number was written with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def format_amount(value: Decimal, at_least: int = 0) -> str:
    """A number in Vietnamese writing, all its decimals kept, at least so many written: "1.234,50"."""
    written = f"{value:,.{max(places(value), at_least)}f}"
    return written.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")
