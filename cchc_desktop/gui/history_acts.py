"""What "Lịch sử…" and "Bản sao dự phòng…" do in a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of the past."""
    return {ActionId.HISTORY: lambda: show(window), ActionId.COPIES: lambda: show_copies(window)}


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


def show_copies(window: MainWindow) -> None:
    """Show the safety copies: of the window's plan first, of all others too."""
    from cchc_desktop.gui.dialogs.copies import CopiesDialog

    if window.workspace is not None:
        window.workspace.commit_pending()
    dialog = CopiesDialog(window, window.session)
    dialog.open_wanted.connect(window.files.open)
    dialog.restored.connect(lambda: window.message_bar.tell("Đã khôi phục bản sao. Muốn bỏ, hãy hoàn tác (Ctrl+Z)."))
    dialog.exec()
    dialog.deleteLater()
