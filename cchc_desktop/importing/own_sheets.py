"""Sheets that our own export adds for filtering: they repeat the merged sheet beside them and are not read."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_desktop.core.flat_rows import FLAT_SHEET
from cchc_desktop.core.loose import loose, nfc
from cchc_desktop.importing.blocks import Source, Table

_FLAT = re.compile(re.escape(loose(FLAT_SHEET)) + r"(?: \(\d+\))?")


def without_flat_sheets(source: Source) -> Source:
    """The source without them; one that is the only sheet of its file is read like any other."""
    if source.is_document:
        return source
    kept = tuple(b for b in source.blocks if not (isinstance(b, Table) and _FLAT.fullmatch(loose(nfc(b.name)))))
    return replace(source, blocks=kept) if kept else source
