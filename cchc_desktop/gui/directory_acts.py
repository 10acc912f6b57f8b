"""What "Danh mục cơ quan…" does in a window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of the directory."""
    return {ActionId.DIRECTORY: lambda: show(window)}


def show(window: MainWindow) -> None:
    """Show the directory, on the day of the window's plan where there is one."""
    from cchc_desktop.gui import notices
    from cchc_desktop.gui.commands import agencies
    from cchc_desktop.gui.dialogs.directory import DirectoryDialog

    try:
        own = agencies.own_rows()
    except KnownError as error:  # the file stays as it is until the user keeps another one
        notices.tell_error(window, error)
        own = ()
    day = agencies.plan_day(window.plan()) if window.session is not None else date.today()
    dialog = DirectoryDialog(window, agencies.shipped_rows(), own, day)
    dialog.exec()
    dialog.deleteLater()
