"""A dialog is never larger than the screen: 1366×768 at 150 % leaves 910×512."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

_FRAME = 60  # pixels for the title bar and the edge of the screen


def fit_to_screen(dialog: QDialog) -> None:
    """Make the dialog as large as its form says, or as the screen allows."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(dialog.width(), room.width() - _FRAME), min(dialog.height(), room.height() - _FRAME))
