"""Codes of criteria as tables print them: 1, 1.1, 1.1.1, I, 2.4a, a), -; and what the closing row is called."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.headers import total_labels

Path = tuple[str, ...]  # the parts of a code from the top: ("1", "3", "2"); a Roman part is ("R2",)

_CODE = re.compile(r"\d{1,6}[a-zđ]?(?:\s*[.,]\s*\d{1,6}[a-zđ]?)*", re.IGNORECASE)
_LETTER = re.compile(r"[A-ZĐ]|[a-zđ]|[-–+*•]")
_LIKE = 0.8  # likeness from which a label with lost letters is still a total
_LONGEST = 40  # letters of the longest name that is compared with the labels


def read_code(printed: str) -> Path | None:
    """The place that a code says; None where it says none. Roman numbers are marked, to be told from the others."""
    bare = printed.strip().rstrip(".):").strip()
    value = roman_value(bare)
    if value is not None and (len(bare) > 1 or bare in "IVX"):
        return (f"R{value}",)
    if _CODE.fullmatch(bare):
        return tuple(_part(part) for part in re.split(r"[.,]", bare))
    return (bare,) if _LETTER.fullmatch(bare) else None


def _part(part: str) -> str:
    return part.strip().lower().lstrip("0") or "0"


def is_relative(path: Path) -> bool:
    """True for a code that counts only among its sisters: a), -. Capital letters stand at the top: A, B."""
    return len(path) == 1 and len(path[0]) == 1 and not path[0].isdigit() and not path[0].isupper()


_LEADING = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})*|[IVX]+)([.):]*[ \u00a0]+)(\S.*)", re.DOTALL)


def leading_code(text: str) -> tuple[str, str, str] | None:
    """Code, what stands behind it (". "), and words of a text that begins with a code; None where it does not."""
    match = _LEADING.fullmatch(text)
    return (match[1], match[2], match[3]) if match and read_code(match[1]) else None


def split_code(text: str, prefix: str = "") -> tuple[str, str]:
    """Code and words of a text that begins with its code ("1.1. Thực hiện …"); ("", text) where it does not.

    ``prefix`` is how the form prints the code ("{number}. "); what else stands behind the code belongs to the code.
    """
    found = leading_code(text)
    if found is None:
        return "", text
    code, behind, said = found
    usual = prefix.partition("{number}")[2].strip()
    return code + (behind.strip() if behind.strip() != usual else ""), said


def total_likeness(name: str) -> float:
    """How surely the name of a row without a code is that of a total: 1 = it is, less = nearly, 0 = it is not."""
    key = words(name)
    if key in total_labels():
        return 1.0
    near = 4 < len(key) <= _LONGEST and max(SequenceMatcher(None, key, label).ratio() for label in total_labels())
    longer = any(key.startswith(f"{label} ") for label in total_labels() if label.endswith((" diem", " cong")))
    return max(near if near >= _LIKE else 0.0, 0.9 if longer else 0.0)
