"""Asking for another plan beside the one that is open, to read only: for comparing with it or following it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import comparing

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.main_window import MainWindow


def with_other_plan(window: MainWindow, path: Path | None, question: str, then: Callable[[Plan, str], object]) -> None:
    """Read a plan from any file and go on with it and the file's name; ``path`` None: the user is asked for one.

    Nothing happens where the user names none; a file that cannot be read is told.
    """
    if path is None:
        filters = (notices.COMPARABLE_FILES, notices.PLAN_FILES, notices.ALL_FILES)
        path = notices.ask_open_path(window, question, window.files.folder(), filters)
    if path is None:
        return
    chosen = path
    window.files.waiting.run(
        f"Đang đọc “{chosen.name}”…",
        lambda progress: comparing.read_other(chosen, progress),
        lambda plan: then(plan, chosen.name),
        lambda error: notices.tell_error(window, error),
    )
