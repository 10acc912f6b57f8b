"""Number words of the outline: Roman numerals, written and read."""

from __future__ import annotations

import re

_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def roman(number: int) -> str:
    """``number`` (1 … 3999) as a Roman numeral; other numbers as digits."""
    if not 0 < number < 4000:
        return str(number)
    out: list[str] = []
    for value, letters in _STEPS:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def roman_value(text: str) -> int | None:
    """The value of a well-formed upper-case Roman numeral, else None."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    rest = text
    for value, letters in _STEPS:
        while rest.startswith(letters):
            total += value
            rest = rest[len(letters) :]
    return total
