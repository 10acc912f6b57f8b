"""Texts as the rules compare them: small letters without marks, words parted by single blanks; cached."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_desktop.core.loose import loose, nfc

_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=32768)
def words(text: str) -> str:
    """ "Đẩy mạnh CCHC, năm 2027" → "day manh cchc nam 2027"."""
    return " ".join(_WORD.findall(loose(nfc(text))))
