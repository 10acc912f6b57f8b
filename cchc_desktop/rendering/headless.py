"""Qt without a window: what the command line needs before it measures and paints letters."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication


def application() -> QGuiApplication:
    """The application object; the one that is there, else one that needs no display.

    Elsewhere than on Linux the offscreen platform finds no fonts; there the usual one works without a window too.
    """
    there = QGuiApplication.instance()
    if isinstance(there, QGuiApplication):
        return there
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([])
