"""Text in fonts from before Unicode: .Vn… fonts show TCVN3 (ABC), VNI-… fonts show VNI; read as Unicode it is noise."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FONT = re.compile(rb"""=["']((?:\.Vn|VNI-)[^"'<>]{1,40})["']""")
# Letters of Latin-1 that TCVN3 or VNI use for Vietnamese letters, and that Vietnamese in Unicode does not have.
_FOREIGN = re.compile("[®µ¸¶·¹¨»¾¼½©Æ§¬ªñøûïöäåëÑØÛÏÖÄ]")
_ENOUGH = 3


def legacy_font(parts: Iterable[bytes], texts: Iterable[str]) -> str | None:
    """The name of such a font, if a part names one and the texts look it; a left-over name alone is no reason."""
    for part in parts:
        if match := _FONT.search(part):
            foreign = 0
            for text in texts:
                foreign += len(_FOREIGN.findall(text))
                if foreign >= _ENOUGH:
                    return match[1].decode("utf-8", "replace")
            return None
    return None
