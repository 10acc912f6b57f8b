"""Light and dark: the palettes that the user can choose instead of the system's, and the size of the program's letters.

Paper stays white with black letters in both: tables, text and pages set their own colours.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_ROLE, _GROUP = QPalette.ColorRole, QPalette.ColorGroup


class Theme(StrEnum):
    """What the window looks like; ``SYSTEM``: as the system is set, and when that changes with it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


# Every text has 4.5 : 1 or more against every ground it can stand on (tests/gui/test_themes.py).
LIGHT = {
    _ROLE.Window: "#efefef", _ROLE.WindowText: "#1a1a1a", _ROLE.Base: "#ffffff", _ROLE.AlternateBase: "#f5f6f8",
    _ROLE.Text: "#1a1a1a", _ROLE.Button: "#e9e9ea", _ROLE.ButtonText: "#1a1a1a", _ROLE.BrightText: "#b00020",
    _ROLE.ToolTipBase: "#fffbe6", _ROLE.ToolTipText: "#1a1a1a", _ROLE.Highlight: "#1f63b0",
    _ROLE.HighlightedText: "#ffffff", _ROLE.Link: "#0b5cad", _ROLE.LinkVisited: "#6a3fa0",
    _ROLE.PlaceholderText: "#666666", _ROLE.Light: "#ffffff", _ROLE.Midlight: "#f4f4f4", _ROLE.Mid: "#b8b8b8",
    _ROLE.Dark: "#9a9a9a", _ROLE.Shadow: "#767676",
}  # fmt: skip
DARK = {
    _ROLE.Window: "#33363a", _ROLE.WindowText: "#e8e8e8", _ROLE.Base: "#17191b", _ROLE.AlternateBase: "#212427",
    _ROLE.Text: "#e8e8e8", _ROLE.Button: "#41454a", _ROLE.ButtonText: "#e8e8e8", _ROLE.BrightText: "#ff8a80",
    _ROLE.ToolTipBase: "#3a3d41", _ROLE.ToolTipText: "#e8e8e8", _ROLE.Highlight: "#2b62ad",
    _ROLE.HighlightedText: "#ffffff", _ROLE.Link: "#6cb4f5", _ROLE.LinkVisited: "#c7a8f5",
    _ROLE.PlaceholderText: "#a3a7ad", _ROLE.Light: "#54585e", _ROLE.Midlight: "#474a4f", _ROLE.Mid: "#1c1d1f",
    _ROLE.Dark: "#17181a", _ROLE.Shadow: "#0c0d0e",
}  # fmt: skip
_FAINT = {Theme.LIGHT: "#767676", Theme.DARK: "#8f9399"}  # what cannot be used now
_FADED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.HighlightedText)
_system_points: list[float] = []  # the size of letters before we changed it, once known


def palette_of(theme: Theme) -> QPalette:
    """The palette of a theme; for the system's an empty one, which leaves everything to Qt."""
    palette = QPalette()
    if theme is Theme.SYSTEM:
        return palette
    for role, color in (DARK if theme is Theme.DARK else LIGHT).items():
        palette.setColor(role, QColor(color))
    for role in _FADED:
        palette.setColor(_GROUP.Disabled, role, QColor(_FAINT[theme]))
    palette.setColor(_GROUP.Disabled, _ROLE.Highlight, palette.color(_ROLE.Mid))
    return palette


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Show all windows in a theme; on Windows and macOS their title bars too."""
    from PySide6.QtCore import Qt

    scheme = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}.get(theme, Qt.ColorScheme.Unknown)
    hints = app.styleHints()
    if hasattr(hints, "setColorScheme"):  # Qt 6.8
        hints.setColorScheme(scheme)
    app.setPalette(app.style().standardPalette() if theme is Theme.SYSTEM else palette_of(theme))
    if theme is Theme.SYSTEM:
        app.setPalette(QPalette())  # from now on whatever the system says


def apply_points(app: QApplication, points: int) -> None:
    """Letters of the program in a size; 0 = the system's."""
    font = app.font()
    if not _system_points:
        _system_points.append(font.pointSizeF())
    font.setPointSizeF(points or _system_points[0])
    if font != app.font():
        app.setFont(font)
