"""Codes in front of the words of a cell ("1.1. Mục tiêu"), as a form prints them and as tables have them."""

from __future__ import annotations

import re

from cchc_desktop.core.forms import Counter

_CODE = r"(\d+(?:\.\d+)*[a-zđ]?)"


def prefix_pattern(prefix: str, counter: Counter | None = None) -> re.Pattern[str]:
    """Code and words of a cell; blanks around the code's punctuation may be lost or doubled.

    ``counter`` makes the codes where they are more than digits ("NV1", "I").
    """
    before, _, after = prefix.partition("{number}")
    loose = r"\s*".join(re.escape(c) for c in after.strip())
    between = rf"(\s*{loose}|\s)" if loose else r"(\s|$)"
    return re.compile(rf"{re.escape(before.strip())}\s*{_code(counter)}{between}\s*(.*)", re.DOTALL)


def _code(counter: Counter | None) -> str:
    if counter is None:
        return _CODE
    before, _, after = counter.pattern.partition("{n}")
    digits = "[IVXLCDM]+" if counter.style == "roman" else r"\d+"
    return f"({re.escape(before)}{digits}{re.escape(after)}|{_CODE[1:-1]})"
