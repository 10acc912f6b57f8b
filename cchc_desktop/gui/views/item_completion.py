"""ItemCompletion: names offered below the caret of a text editor, for the item being typed and not for the whole cell.

The list never takes the keyboard and never opens while an input method is composing a letter: typing goes on as if it
were not there. The arrow down enters it; Return takes the chosen name, Tab takes it and goes on to the
next cell, Esc sends it away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from cchc_desktop.core.completion import Offer, offers

_WIDEST = 420  # pixels
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ItemCompletion(QObject):
    """Belongs to its editor. ``names`` gives the names to offer, asked for when the first letters are typed."""

    def __init__(self, editor: QPlainTextEdit, names: Callable[[], Sequence[str]]) -> None:
        super().__init__(editor)
        self._editor, self._names = editor, names
        self._offers: list[Offer] = []
        self._busy = False
        self._typed = False
        self.popup = _Popup(editor)
        self.popup.itemClicked.connect(lambda _item: self._take())
        editor.installEventFilter(self)
        self._before_others = QTimer(
            self, singleShot=True, interval=0
        )  # a delegate filters the keys of its editor, too
        self._before_others.timeout.connect(lambda: editor.installEventFilter(self))
        self._before_others.start()
        editor.textChanged.connect(self._text_changed)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._offer)

    @property
    def is_open(self) -> bool:
        """True while names are offered."""
        return self.popup.isVisible()

    def _text_changed(self) -> None:
        if not self._busy and self._editor.hasFocus() and not self._editor.isReadOnly():
            self._turn.start()

    def _offer(self) -> None:
        cursor = self._editor.textCursor()
        composing = bool(cursor.block().layout().preeditAreaText())
        typed = self._editor.document().isModified() and not cursor.hasSelection() and not composing
        text = self._editor.toPlainText()
        behind = text[cursor.position() : cursor.position() + 1]
        self._offers = offers(text, cursor.position(), self._names()) if typed and not behind.isalnum() else []
        if not self._offers:
            self.popup.hide()
            return
        self.popup.clear()
        self.popup.addItems([offer.name for offer in self._offers])
        self.popup.setCurrentRow(-1)
        self.popup.show_below(self._editor)

    def _take(self) -> None:
        row = self.popup.currentRow()
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        self._busy = True
        cursor = self._editor.textCursor()
        cursor.setPosition(offer.start)
        cursor.setPosition(offer.stop, cursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.insert)
        self._editor.setTextCursor(cursor)
        self._busy = False
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: keys while the list is open."""
        if not self.is_open:
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.popup.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        row = self.popup.currentRow()
        if key == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            if row < 0 and step < 0:
                self.popup.hide()
                return False
            self.popup.setCurrentRow((row + step) % self.popup.count())
            return True
        if key in _TAKES and row >= 0 and not event.modifiers():
            self._take()
            return key != Qt.Key.Key_Tab  # which goes on as it does behind a typed name
        return False


class _Popup(QListWidget):
    """A list that is only looked at: it never has the keyboard."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Gợi ý tên cơ quan")
        self.hide()

    def show_below(self, editor: QPlainTextEdit) -> None:
        """Just below the caret, inside the screen."""
        caret = editor.cursorRect()
        width = min(_WIDEST, self.sizeHintForColumn(0) + 2 * self.frameWidth() + 24)
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth()
        place = editor.viewport().mapToGlobal(caret.bottomLeft() + QPoint(0, 2))
        room = editor.screen().availableGeometry()
        if place.y() + height > room.bottom():
            place.setY(editor.viewport().mapToGlobal(caret.topLeft()).y() - height - 2)
        place.setX(max(room.left(), min(place.x(), room.right() - width)))
        self.setGeometry(place.x(), place.y(), width, height)
        self.show()
