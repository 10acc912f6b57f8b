"""What the user prefers, read from the settings as one value; the dialog writes it, everybody else reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.zoom import LEAST_ZOOM, MOST_ZOOM

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cchc_desktop.gui.commands.exports import ExportChoice

POINTS_RANGE = (8, 24)
_KEY = "preferences/"


class Preferences(NamedTuple):
    """``points``: size of the program's letters, 0 = the system's. ``opening_zoom``: in per cent, 0 = as it was last.

    ``user``: the name in the history of changes, "" = the system's. ``folder``: where file dialogs begin, "" = where
    the last one ended. ``electronic``, ``true_numbers``: ticked beforehand when a plan is exported.
    """

    theme: str = "system"
    points: int = 0
    opening_zoom: int = 0
    user: str = ""
    folder: str = ""
    electronic: bool = False
    true_numbers: bool = False


def read(settings: Settings) -> Preferences:
    """The preferences as they are kept; what is not understood counts as not set."""
    theme = settings.text(f"{_KEY}theme")
    return Preferences(
        theme if theme in ("light", "dark") else "system",
        _number(settings, "points", POINTS_RANGE),
        _number(settings, "opening_zoom", (LEAST_ZOOM, MOST_ZOOM)),
        settings.text(f"{_KEY}user").strip(),
        settings.text(f"{_KEY}folder").strip(),
        settings.text(f"{_KEY}electronic") == "yes",
        settings.text(f"{_KEY}true_numbers") == "yes",
    )


def write(settings: Settings, preferences: Preferences) -> None:
    """Keep the preferences."""
    for name, value in preferences._asdict().items():
        settings.put(f"{_KEY}{name}", ("yes" if value else "no") if isinstance(value, bool) else str(value))


def apply(app: QApplication, preferences: Preferences) -> None:
    """Make the program look as preferred."""
    from cchc_desktop.gui import themes

    themes.apply_theme(app, themes.Theme(preferences.theme))
    themes.apply_points(app, preferences.points)


def apply_at_start(app: QApplication, settings: Settings) -> None:
    """The same before the first window; costs nothing where the user prefers nothing."""
    preferences = read(settings)
    if preferences.theme != "system" or preferences.points:
        apply(app, preferences)


def zoom_at_opening(settings: Settings) -> int:
    """In which size a plan is shown when it is opened, in per cent."""
    return read(settings).opening_zoom or settings.zoom


def folder_of(settings: Settings) -> Path | None:
    """The folder that the user prefers, if it is there."""
    folder = read(settings).folder
    return Path(folder) if folder and Path(folder).is_dir() else None


def export_choice(settings: Settings, suffix: str, *, with_text: bool) -> ExportChoice:
    """How a plan goes out where nobody asks."""
    from cchc_desktop.gui.commands.exports import ExportChoice

    preferences = read(settings)
    return ExportChoice(
        electronic=with_text and preferences.electronic, true_numbers=suffix == ".xlsx" and preferences.true_numbers
    )


def _number(settings: Settings, name: str, limits: tuple[int, int]) -> int:
    text = settings.text(f"{_KEY}{name}")
    number = int(text) if text.isascii() and text.isdigit() else 0
    return number if limits[0] <= number <= limits[1] else 0
