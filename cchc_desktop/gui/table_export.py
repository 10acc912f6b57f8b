"""Writing a table that is no plan (a comparison, a list of changes) into a file of the kind that its name says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cchc_desktop.gui import notices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.refused_target import Target


class Write(Protocol):
    """Writes the file in a thread and returns its path; raises KnownError (TARGET_…, DISK_FULL)."""

    def __call__(self, path: Path, *, over: bool) -> Path: ...


class TableExport(NamedTuple):
    """What is written: the title of the file dialog, the name offered, kinds of files by suffix ({".docx": "Word"})."""

    title: str
    proposal: Path
    kinds: Mapping[str, str]
    write: Write


def ask_and_write(window: MainWindow, parent: QWidget, table: TableExport) -> None:
    """Ask where, write, tell; where it cannot be written, offer another name, another place or one more try."""
    from cchc_desktop.gui.refused_target import Target

    asked = notices.ask_export_path(parent, table.title, table.proposal, table.kinds)
    if asked is not None:
        suffix = asked[0].suffix.lower()
        _write(window, parent, table, Target(*asked, suffix, table.kinds[suffix], table.title))


def _write(window: MainWindow, parent: QWidget, table: TableExport, target: Target) -> None:
    from cchc_desktop.gui.refused_target import ask_again

    window.files.waiting.run(
        f"Đang ghi “{target.path.name}”…",
        lambda _progress: table.write(target.path, over=target.over),
        lambda path: window.files.tell_exported(path, of_plan=False),
        lambda error: ask_again(parent, error, target, lambda to: _write(window, parent, table, to)),
    )
