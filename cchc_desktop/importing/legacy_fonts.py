"""What is told of texts in fonts from before Unicode: which were converted, and where one may have been overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.importing.legacy_text import is_noise

_FONT = re.compile(rb"""=["']((?:\.Vn|VNI-)[^"'<>]{1,40})["']""")


def converted(fonts: Mapping[str, int]) -> list[Issue]:
    """One issue for each font whose texts were turned into Unicode, with their number."""
    return [
        Issue(IssueCode.LEGACY_CONVERTED, Severity.WARNING, params={"font": font, "count": count})
        for font, count in fonts.items()
    ]


def legacy_font(letters: int, parts: Iterable[bytes]) -> str | None:
    """The name of such a font, if there was enough noise and a part names one; a left-over name alone is no reason."""
    if is_noise(letters):
        for part in parts:
            if match := _FONT.search(part):
                return match[1].decode("utf-8", "replace")
    return None
