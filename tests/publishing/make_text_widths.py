"""Makes resources/metrics/times_new_roman.json from Liberation Serif, as wide as Times New Roman letter by letter.

Development only; needs Liberation 2 (1.07 lacks the Vietnamese letters). From the checkout:
``python tests/publishing/make_text_widths.py FOLDER`` with the folder of LiberationSerif-Regular.ttf and -Bold.ttf.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

TARGET = Path("resources/metrics/times_new_roman.json")
LAST = 0x25FF  # letters, punctuation, arrows, mathematical signs; no pictures


def text_widths(folder: Path) -> dict[str, Any]:
    """The content of the data file: per face, advance width in font units → every character of that width."""
    faces = {name: _face(folder / f"LiberationSerif-{name.title()}.ttf") for name in ("regular", "bold")}
    return {"units_per_em": 2048, **faces}


def _face(path: Path) -> dict[str, str]:
    font = TTFont(path)
    assert font["head"].unitsPerEm == 2048
    by_width: dict[int, list[str]] = {}
    for code, glyph in font.getBestCmap().items():
        if code <= LAST and unicodedata.category(chr(code)) != "Cc":
            by_width.setdefault(font["hmtx"][glyph][0], []).append(chr(code))
    return {str(width): "".join(sorted(chars)) for width, chars in sorted(by_width.items())}


def to_json(widths: dict[str, Any]) -> str:
    """The text of the data file."""
    return json.dumps(widths, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(to_json(text_widths(Path(sys.argv[1]))), encoding="utf-8")
