"""A line for those who see the program for the first time; once put away, it never comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.settings import Settings

_KEY, _AWAY = "first_hint", "away"
_TEXT = "Lần đầu sử dụng? Hãy thử một kế hoạch mẫu, hoặc nhấn F1 ở bất cứ đâu để xem hướng dẫn của đúng phần đang làm."


class FirstHint(QFrame):
    """The words, a button for the help and one that puts the line away."""

    def __init__(self, settings: Settings, run: Callable[[ActionId], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QLabel(_TEXT, self)
        self.text.setWordWrap(True)
        self.help = QPushButton("Xem &hướng dẫn", self)
        self.help.clicked.connect(lambda _checked=False: run(ActionId.HELP))
        self.away = QPushButton("Ẩn &dòng này", self)
        self.away.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        row.addWidget(self.help)
        row.addWidget(self.away)
        self.setVisible(settings.text(_KEY) != _AWAY)

    def put_away(self) -> None:
        """Hide the line, now and always."""
        self._settings.put(_KEY, _AWAY)
        self.hide()
