"""Comparing the open plan with another one: reading it from any file, the rows, the words that changed. Free of Qt."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.comparing import SUFFIXES, Compared, compared, write
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.planning.compare import Fate
from cchc_desktop.planning.compare_rows import Row, TextPair
from cchc_desktop.planning.compare_table import MOVED, fate_text
from cchc_desktop.planning.word_diff import Op, Piece, word_diff

__all__ = [
    "MOVED", "SUFFIXES", "Compared", "Fate", "Op", "Piece", "Row", "TextPair", "compared", "fate_text", "read_other",
    "word_diff", "write",
]  # fmt: skip


def read_other(path: Path, progress: Progress) -> Plan:
    """A plan in any file: a plan file, also one that is open elsewhere, else what an import makes of it."""
    if path.suffix.lower() == ".cchc":
        from cchc_desktop.storage.plan_file import read_plan

        return read_plan(path)
    from cchc_desktop.gui.commands import imports

    return imports.read(path, progress).plan
