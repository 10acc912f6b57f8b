"""The user's own Word template in the window: filling it, and the suggested one to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cchc_desktop import resources
from cchc_desktop.core.issues import Issue
from cchc_desktop.core.plan import Plan

if TYPE_CHECKING:
    from cchc_desktop.gui.jobs import Progress

SUGGESTED = "templates/mau-ke-hoach.docx"
SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")


@dataclass(frozen=True, slots=True)
class Filling:
    """Which template, what goes in, and where the result is written."""

    plan: Plan
    template: Path
    target: Path
    over: bool = False
    electronic: bool = False


def fill(filling: Filling, progress: Progress) -> tuple[Path, tuple[Issue, ...]]:
    """Write the filled template; returns where, and what there is to say of it. Raises KnownError."""
    from cchc_desktop.publishing.export import export
    from cchc_desktop.publishing.template import fill_from_file

    progress.report(0, 2, f"Đang điền vào mẫu “{filling.template.name}”…")
    filled = fill_from_file(filling.template, filling.plan, electronic=filling.electronic)
    progress.report(1, 2, f"Đang ghi “{filling.target.name}”…")
    export(filling.target, filled.write, ".docx", replace=filling.over)
    return filling.target, filled.issues


def save_suggested(target: Path, *, over: bool) -> None:
    """The shipped template as a file of the user's, to be changed at will. Raises KnownError."""
    from cchc_desktop.publishing.export import export

    content = resources.read_bytes(SUGGESTED)

    def write(file: BinaryIO) -> None:
        file.write(content)

    export(target, write, ".docx", replace=over)
