"""WholeLabel: a label that asks for the height that the longest of its texts needs, so that none is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_LEAST, _MOST = 2, 8  # lines


class WholeLabel(QLabel):
    """In a splitter a wrapped label is given no more than its minimum height: here that follows width and texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()

    def make_room_for(self, texts: Sequence[str]) -> None:
        """All texts that will be shown: room for the longest of them, so that nothing jumps from one to the next."""
        self._texts = tuple(texts)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Override: letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect()
        line = metrics.lineSpacing()
        rect = room.adjusted(0, 0, 0, 10_000)
        flags = self.alignment().value | Qt.TextFlag.TextWordWrap.value
        # several thousand doubts say the same sentences of other cells: the longest ones are measured
        longest = sorted({self.text(), *self._texts}, key=len)[-20:]
        need = max(metrics.boundingRect(rect, flags, text).height() for text in longest)
        height = max(_LEAST * line, min(_MOST * line, need)) + self.height() - room.height()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
