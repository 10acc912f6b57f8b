"""Zoom in per cent: limits and steps of the table and the text, and what the wheel does to it, in the preview too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 50, 300, 10


def within_limits(percent: int) -> int:
    """The zoom nearest to ``percent`` that there is."""
    return max(LEAST_ZOOM, min(MOST_ZOOM, percent))


def wheel_steps(event: QWheelEvent) -> int:
    """Steps that the wheel asks for: 1 larger, -1 smaller; 0 where it scrolls, that is without Ctrl or sideways.

    A wheel that zooms is taken, so that nothing scrolls besides.
    """
    from PySide6.QtCore import Qt  # dear to read, and the limits are asked for before the first paint

    turned = event.angleDelta().y()
    if not turned or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    event.accept()
    return 1 if turned > 0 else -1
