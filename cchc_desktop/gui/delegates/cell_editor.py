"""CellEditor: plain text of several lines, laid over the cell it edits so that the letters do not move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.vietnamese import clean

MOST_LETTERS = 32_767  # of one cell: what a cell of Excel holds
FRAME = (1, 1, 2, 2)  # pixels of the cell around the editor: left, top, right, bottom; its lines and the frame
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class CellEditor(QPlainTextEdit):
    """Grows with its text: ``height_changed`` tells the pixels it needs."""

    height_changed = Signal(int)
    refused = Signal(object)  # KnownError: a pasted text was not taken

    def __init__(self, font: QFont, align: Qt.AlignmentFlag, padding: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._padding_x, self._padding_y = padding
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalScrollBar()  # wrapped text never moves sideways, whatever the caret would like
        across.rangeChanged.connect(lambda _, most: across.setRange(0, 0) if most else None)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(self._padding_x - FRAME[0], 0, self._padding_x - FRAME[0], 0)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, Qt.GlobalColor.white)  # paper, also in dark mode
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.setPalette(palette)
        self.setAutoFillBackground(True)  # the room above and below the text
        self.document().documentLayout().documentSizeChanged.connect(self._tell_height)

    def select_span(self, start: int, stop: int) -> None:
        """Select some letters of the text."""
        caret = self.textCursor()
        caret.setPosition(min(start, len(self.toPlainText())))
        caret.setPosition(min(stop, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

    def load(self, text: str, *, replacing: bool) -> None:
        """Show a text; the next letter replaces it where ``replacing``, else the caret stands at its end."""
        self.setPlainText(text)
        if replacing:
            self.selectAll()
        else:
            self.moveCursor(self.textCursor().MoveOperation.End)

    def text(self) -> str:
        """What stands in the editor, line breaks as "\\n" (toPlainText() would turn hard blanks into plain ones)."""
        return self.document().toRawText().translate(_BREAKS)

    def needed_height(self) -> int:
        """Pixels for all lines and the padding of the cell."""
        return self._text_height() + 2 * self._padding_y + 1

    def _text_height(self) -> int:
        return round(self.line_count() * self._line_height())

    def line_count(self) -> int:
        """Lines as wrapped on screen (for plain text the document's height counts lines)."""
        return max(1, round(self.document().documentLayout().documentSize().height()))

    def _line_height(self) -> float:
        block = self.document().firstBlock()
        layout = block.layout()
        line = layout.lineAt(0) if layout.lineCount() else None
        return line.height() if line is not None and line.height() > 0 else self.fontMetrics().height()

    def _tell_height(self) -> None:
        if self.isVisible():  # before that it has no width to wrap at
            self.height_changed.emit(self.needed_height())
            self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: another width wraps the text otherwise."""
        super().resizeEvent(event)
        self._centre()
        self._tell_height()

    def _centre(self) -> None:
        """Keep the text in the middle of the cell's height, where it is printed."""
        cell = self.height() + FRAME[1] + FRAME[3]
        top = max(self._padding_y, (cell - self._text_height()) // 2) - FRAME[1]
        if self.viewportMargins().top() != top:
            side = self._padding_x - FRAME[0]
            self.setViewportMargins(side, top, side, 0)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Override: texts only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Override: plain text, without the line end behind a cell of Excel; what no cell can hold is refused."""
        text = source.text().replace("\r\n", "\n").removesuffix("\n")
        letters = len(text) + len(self.text())
        if letters > MOST_LETTERS:
            self.refused.emit(
                KnownError(ErrorCode.CLIPBOARD_LONG_TEXT, letters=letters, limit=MOST_LETTERS, row=1, column=1)
            )
            return
        self.insertPlainText(clean(text))

    def insert_line_break(self) -> None:
        """A new line at the caret."""
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Override: Tab belongs to the table, whatever the window does with it."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)
