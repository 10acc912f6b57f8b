"""Texts as a cell of Excel can hold them."""

from __future__ import annotations

from cchc_desktop.publishing.printing import office_text
from cchc_desktop.publishing.sheet_names import utf16_cut

MOST_LETTERS = 32_767  # of a cell, in UTF-16 units


def excel_text(text: str) -> str:
    """``text`` as a cell can hold it: cleaned, at most 32,767 UTF-16 units (a longer one ends in "…")."""
    text = office_text(text)
    if len(text) * 2 <= MOST_LETTERS or len(text.encode("utf-16-le")) <= MOST_LETTERS * 2:
        return text
    return utf16_cut(text, MOST_LETTERS - 1) + "…"
