"""What "Lịch sử…" does in a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of the past."""
    return {ActionId.HISTORY: lambda: show(window)}


def show(window: MainWindow) -> None:
    """Show the past of the window's plan."""
    from cchc_desktop.gui.dialogs.history import HistoryDialog

    session = window.session
    if session is None or window.workspace is None:
        return
    window.workspace.commit_pending()
    dialog = HistoryDialog(window, session)
    dialog.exec()
    dialog.deleteLater()
