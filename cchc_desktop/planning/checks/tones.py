"""The two places of a tone mark on oa, oe, uy: "hòa" (old) and "hoà" (new); both are right, in one document one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_OLD = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_NEW = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_TO_OLD: Mapping[str, str] = dict(zip(_NEW, _OLD, strict=True))
_TO_NEW: Mapping[str, str] = dict(zip(_OLD, _NEW, strict=True))
TONED = re.compile(rf"(?<![qQ])(?:{'|'.join((*_OLD, *_NEW))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=32768)
def toned(text: str) -> tuple[tuple[int, int, bool], ...]:
    """The toned pairs of vowels of a text: where, and whether the old way."""
    return tuple((*match.span(), match[0].lower() in _TO_NEW) for match in TONED.finditer(text))


def rewritten(pair: str, *, old: bool) -> str:
    """A toned pair of vowels the old or the new way, its capitals kept."""
    table: Mapping[str, str] = _TO_OLD if old else _TO_NEW
    new = table.get(pair.lower(), pair.lower())
    return "".join(n.upper() if w.isupper() else n for w, n in zip(pair, new, strict=True))


def modern_tones(text: str) -> str:
    """A text with all tones the new way, to compare by."""
    return TONED.sub(lambda match: rewritten(match[0], old=False), text)
