"""The commands on the program itself for one window: columns of the screen, preferences, help, list of keys.

What they need is imported when one is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """What each of them does in a window."""
    return {
        ActionId.COLUMNS: lambda: _columns(window),
        ActionId.PREFERENCES: lambda: _preferences(window),
        ActionId.HELP: lambda: _help(window),
        ActionId.SHORTCUTS: lambda: _shortcuts(window),
    }


def _columns(window: MainWindow) -> None:
    from cchc_desktop.gui import columns

    columns.show_menu(window)


def _preferences(window: MainWindow) -> None:
    from cchc_desktop.gui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(window, window.services).exec()


def _help(window: MainWindow) -> None:
    from cchc_desktop.gui.help_window import show_help

    show_help(window)


def _shortcuts(window: MainWindow) -> None:
    from cchc_desktop.gui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(window).exec()
