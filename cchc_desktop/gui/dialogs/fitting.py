"""What all dialogs have: never larger than the screen (1366×768 at 150 % leaves 910×512), and help by F1."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

_FRAME = 60  # pixels for the title bar and the edge of the screen


def fit_to_screen(dialog: QDialog) -> None:
    """Make the dialog as large as its form says, or as the screen allows; F1 opens its chapter of the help."""
    QShortcut(QKeySequence("F1"), dialog, lambda: _help(dialog))
    room = dialog.screen().availableGeometry()
    dialog.resize(min(dialog.width(), room.width() - _FRAME), min(dialog.height(), room.height() - _FRAME))


def _help(dialog: QDialog) -> None:
    from cchc_desktop.gui.help_window import chapter_for, show_help

    show_help(dialog, chapter_for(dialog))
