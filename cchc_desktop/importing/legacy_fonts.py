"""Text in fonts from before Unicode: .Vn… fonts show TCVN3 (ABC), VNI-… fonts show VNI; read as Unicode it is noise."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FONT = re.compile(rb"""=["']((?:\.Vn|VNI-)[^"'<>]{1,40})["']""")
# Letters of Latin-1 that TCVN3 or VNI use for Vietnamese letters, and that Vietnamese in Unicode does not have.
_NOISE = re.compile("[®µ¸¶·¹¨»¾¼½©Æ¬ªñøûïöäåëÑØÛÏÖÄ]")
_ENOUGH = 3


def noise(text: str) -> int:
    """How many letters of a text look as if it were meant for such a font."""
    return len(_NOISE.findall(text))


def legacy_font(letters: int, parts: Iterable[bytes]) -> str | None:
    """The name of such a font, if there was enough noise and a part names one; a left-over name alone is no reason."""
    if letters >= _ENOUGH:
        for part in parts:
            if match := _FONT.search(part):
                return match[1].decode("utf-8", "replace")
    return None
