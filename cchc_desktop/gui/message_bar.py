"""A line above the table that tells something without stopping the work: a refused edit, a finished export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cchc_desktop.gui import icons

Offer = tuple[str, Callable[[], None]]  # text of a button and what it does
READING_MS = 8_000  # how long a message without buttons stays
_ICONS = {"info": "saved", "warning": "warning", "error": "error"}


class MessageBar(QFrame):
    """Shows one message at a time; hidden when there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setToolTip("Đóng thông báo")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(self.hide)
        self._kind = "info"
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        for widget in (self._icon, self._text, self._close):
            self._row.addWidget(widget)
        self._row.setStretch(1, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; "" while hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """The buttons of the message shown."""
        return tuple(self._buttons)

    def drop_warning(self) -> None:
        """The next command is given: a refusal of the one before is no news any more."""
        if self._kind == "warning":
            self.hide()

    def tell(self, text: str, kind: str = "info", offers: Sequence[Offer] = ()) -> None:
        """Show a message ("info", "warning" or "error"). With buttons it stays until it is closed."""
        self._kind = kind
        self._icon.setPixmap(icons.pixmap(_ICONS[kind], 16))
        self._close.setIcon(icons.icon("close"))
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._offer(name, act) for name, act in offers]
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if offers or kind == "error":
            self._timer.stop()
        else:
            self._timer.start(READING_MS)

    def _offer(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(name, self)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked=False: act())
        self._row.insertWidget(self._row.count() - 1, button)
        return button
