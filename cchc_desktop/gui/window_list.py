"""The menu of the open windows: each by its title, the one it hangs in ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.gui.plain import plain_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from cchc_desktop.gui.main_window import MainWindow


def fill_windows(menu: QMenu, here: MainWindow) -> None:
    """Make the entries anew; choosing one brings its window to the front."""
    menu.clear()
    for number, window in enumerate(here.services.windows.all, 1):
        text = plain_action(window.windowTitle())
        entry = menu.addAction(f"&{number} {text}" if number < 10 else text)
        entry.setCheckable(True)
        entry.setChecked(window is here)
        entry.triggered.connect(lambda _checked=False, window=window: window.come_forward())
