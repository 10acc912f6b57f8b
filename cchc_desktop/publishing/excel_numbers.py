"""Texts that are numbers ("10,10", "1.500", "420 triệu đồng") as a value for Excel and the format code that shows them.

A text becomes a number only where Excel, set to Vietnamese, shows letter for letter what the paper says; every other
one ("05", "86.26", "khoảng 3 tỷ") stays a text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from cchc_desktop.core.amounts import format_amount, places

_MONEY = re.compile(r"(?P<digits>\d[\d.]*(?:,\d+)?)(?P<unit> (?:(?P<scale>nghìn|triệu|tỷ|tỉ) )?đồng)?")
_SCALES = {"nghìn": 1, "triệu": 2, "tỷ": 3, "tỉ": 3}  # thousands that a unit stands for
_MOST_DIGITS = 15  # that a number of Excel holds exactly


def excel_number(text: str) -> tuple[float, str] | None:
    """The value and the format code of a text; None where it is no number, or would be shown in other letters.

    An amount of money is worth what it says: "1,5 tỷ đồng" is 1500000000, shown with the format ``0.0,,," tỷ đồng"``.
    """
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        return None
    digits, scale = match["digits"], _SCALES.get(match["scale"] or "", 0)
    value = Decimal(digits.replace(".", "").replace(",", "."))
    grouped = "." in digits
    if (format_amount(value) if grouped else f"{value:f}".replace(".", ",")) != digits:
        return None
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return None
    decimals = places(value)
    code = "#,##0" if grouped else "0"
    code += f".{'0' * decimals}" if decimals else ""
    code += "," * scale
    if match["unit"]:
        code += f'"{match["unit"]}"'
    return float(value * 1000**scale), code
