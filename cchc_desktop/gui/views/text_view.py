"""TextView: the text of the document as its printed page, typed in place.

The QTextDocument is a mirror of the plan, one block for each line of the page (:mod:`..models.text_page`). What is
typed stays in its block until the caret leaves it, a moment passes or a command comes; then it is written to the plan
as one named step. Everything else – a line that is broken, joined, marked anew – is an edit of the plan first, and the
mirror follows. Undo and redo are the plan's alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cchc_desktop.core.document import Act, Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.models.text_page import PageLine, Zone, page_lines
from cchc_desktop.gui.views.text_blocks import TextBlocks
from cchc_desktop.gui.views.text_keys import TextKeys
from cchc_desktop.gui.views.text_painter import TextPainter
from cchc_desktop.gui.views.text_paper import changed_line, fit_page
from cchc_desktop.gui.views.text_typing import TextTyping
from cchc_desktop.gui.zoom import ZOOM_STEP, wheel_steps, within_limits

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TextView(QTextEdit):
    """Shows and edits the text of one document."""

    current_item_changed = Signal(str, str)  # id of the item with the caret (else of the text) and its level
    edit_refused = Signal(object)  # KnownError
    info_wanted = Signal(str)  # a part of the document's identity that is edited in its dialog
    zoom_changed = Signal(int)  # per cent
    menu_wanted = Signal(QPoint)  # on screen
    _settled = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan_document = document
        self._zoom = 100
        self.is_following = False
        self._told = ("", "")
        self._caret_line = ""
        self._set_up()
        self.blocks = TextBlocks(self.document(), float(self.logicalDpiX()))
        self._painter = TextPainter(self)
        self._keys = TextKeys(self)
        self._typing = TextTyping(self)
        self._rebuild()
        self.put_caret("title", 0)
        self._caret_line = "title"
        self.document().contentsChange.connect(self._typing.take)
        self.cursorPositionChanged.connect(self._caret_moved)
        self._settled.connect(self._tell_current, Qt.ConnectionType.QueuedConnection)
        self._stop: Callable[[], None] = document.listen(self._follow)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Phần văn bản"))
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        palette = self.palette()  # paper, also in dark mode
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.white)
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.setPalette(palette)

    # ---- what others ask and tell

    def close_document(self) -> None:
        """Write what was typed and stop following the document."""
        self.commit()
        self._stop()
        self._stop = lambda: None

    @property
    def is_writable(self) -> bool:
        """True where the plan may be changed."""
        return not self.plan_document.read_only

    def current_line(self) -> PageLine:
        """The line with the caret."""
        return self.blocks.lines[min(self.textCursor().blockNumber(), len(self.blocks.lines) - 1)]

    def current_item(self) -> tuple[str, str]:
        """Id of the item with the caret and its level; on a line that is no item, of the text as a whole."""
        line, plan = self.current_line(), self.plan_document.plan
        item = plan.items.get(line.key if line.zone is Zone.ITEM else plan.body or "")
        return (item.id, item.level.value) if item is not None else ("", "")

    def selected_lines(self) -> list[PageLine]:
        """The lines that the selection touches, the caret's own where nothing is selected."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return self.blocks.lines[first : last + 1]

    def selected_items(self) -> list[str]:
        """Ids of the items that the selection touches."""
        return [line.key for line in self.selected_lines() if line.zone is Zone.ITEM]

    def set_current(self, item_id: str, column: str = "") -> None:
        """Put the caret on an item's line; ``column`` means nothing here."""
        if item_id == self.plan_document.plan.body and self.current_line().zone is Zone.ITEM:
            self.put_caret("title", 0)
        elif item_id in self.blocks.places and self.current_line().key != item_id:
            self.put_caret(item_id, 0)
            self._show_well()

    def _show_well(self) -> None:
        """The caret not at the very edge: what follows it is wanted too."""
        height, caret = self.viewport().height(), self.cursorRect()
        if caret.bottom() > height * 2 / 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + caret.top() - height // 3)

    def put_caret(self, key: str, offset: int, anchor: int | None = None) -> None:
        """Put the caret into a line, ``offset`` places from its start (-1: at its end)."""
        place = self.blocks.places.get(key)
        if place is None:
            return
        block = self.blocks.block(place)
        most = block.length() - 1
        cursor = QTextCursor(block)
        if anchor is not None:
            cursor.setPosition(block.position() + min(anchor, most))
        mode = QTextCursor.MoveMode.MoveAnchor if anchor is None else QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(block.position() + (most if offset < 0 else min(offset, most)), mode)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def commit(self) -> None:
        """Write what was typed to the plan."""
        self._typing.write()

    def typed(self) -> list[tuple[str, str]]:
        """Keys and texts of the lines that are being typed and not written yet."""
        return self._typing.lines()

    def revert(self) -> bool:
        """Give the caret's line the text back that the plan has; False where nothing was typed."""
        return self._typing.revert()

    def write_block(self, place: int) -> None:
        """Show what the plan says in a line."""
        self.is_following = True
        self.blocks.write(self.blocks.block(place), self.blocks.lines[place])
        self.is_following = False

    def is_composing(self) -> bool:
        """True while an input method holds letters that are not in the text yet."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    # ---- following the document

    def _follow(self, event: Event) -> None:
        lines = page_lines(event.after)
        before = self.blocks.lines
        where = self._caret()
        self.is_following = True
        moved = self.blocks.update(lines)
        self.is_following = False
        self._typing.follow()
        if event.before.form is not event.after.form:
            fit_page(self)
        changed = None if event.act is Act.EDIT else changed_line(event, before, self.blocks)
        if changed is not None:
            self.is_following = True
            self.put_caret(changed, -1)
            self.is_following = False
        elif moved:
            self._put_back(where)
        self._caret_line = self.current_line().key
        self._settled.emit()

    def _caret(self) -> tuple[str, int, int | None]:
        cursor = self.textCursor()
        within = cursor.hasSelection() and self.document().findBlock(cursor.anchor()) == cursor.block()
        anchor = cursor.anchor() - cursor.block().position() if within else None
        return self.current_line().key, cursor.positionInBlock(), anchor

    def _put_back(self, where: tuple[str, int, int | None]) -> None:
        key, offset, anchor = where
        self.is_following = True
        if key in self.blocks.places:
            self.put_caret(key, offset, anchor)
        self.is_following = False

    def show_anew(self) -> None:
        """Lay the whole page out again, the caret where it was."""
        where = self._caret()
        self._rebuild()
        self._put_back(where)

    def _rebuild(self) -> None:
        self.is_following = True
        self.blocks.rebuild(page_lines(self.plan_document.plan))
        fit_page(self)
        self.is_following = False

    # ---- the caret

    def _caret_moved(self) -> None:
        if self.is_following:
            return
        key = self.current_line().key
        if key != self._caret_line:
            left, self._caret_line = self._caret_line, key
            self.commit()
            self._typing.leave(left)
        self._tell_current()

    def _tell_current(self) -> None:
        current = self.current_item()
        if current == self._told:
            return
        self._told = current
        items = self.plan_document.plan.items
        item = items.get(current[0])
        self.setAccessibleDescription(texts.line_name(self.plan_document.plan, item) if item is not None else "")
        self.current_item_changed.emit(*current)

    # ---- zoom and page

    @property
    def zoom(self) -> int:
        """Size of the page in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom to ``percent`` (kept within its limits)."""
        percent = within_limits(percent)
        if percent == self._zoom:
            return
        self._zoom = percent
        self.commit()
        self.blocks.set_zoom(percent / 100)
        self.show_anew()
        self.zoom_changed.emit(percent)

    def set_sides(self, width: int) -> None:
        """So many pixels of desk on either side of the paper."""
        self.setViewportMargins(width, 0, width, 0)

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        """Override: which keys are typing, and which are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            takes = self._keys.takes(event)
            if takes is not None:
                event.setAccepted(takes)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override."""
        with self._refusals():
            if not self._keys.press(event):
                event.ignore()

    def type_key(self, event: QKeyEvent) -> None:
        """Let Qt do what it does with a key inside a line."""
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Override: letters of an input method go where typed ones would go."""
        with self._refusals():
            if (event.commitString() or event.preeditString()) and not self._keys.prepare():
                event.ignore()
                return
            super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Override: texts only."""
        return source.hasText() and self.is_writable

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Override: several lines become several lines of the plan."""
        with self._refusals():
            self._keys.paste(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Override: numbers and signs go along, formats do not."""
        made = QMimeData()
        made.setText(self._keys.selected_text())
        return made

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: leaving writes; opening the context menu or another program's window does not."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.commit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click on a line that is derived leads to where it is edited."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            line = self.line_at(event.position().toPoint())
            if line is not None and line.zone is Zone.INFO:
                self.info_wanted.emit(line.part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: a hand over what opens a dialog."""
        super().mouseMoveEvent(event)
        line = self.line_at(event.position().toPoint())
        hand = line is not None and line.zone is Zone.INFO
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(self.tr("Bấm để sửa trong “Thông tin kế hoạch”") if hand else "")

    def line_at(self, point: QPoint) -> PageLine | None:
        """The line at a point of the viewport; None on the margins."""
        block = self.cursorForPosition(point).block()
        rect = self.block_rect(block.blockNumber())
        inside = rect.top() <= point.y() <= rect.bottom()
        return self.blocks.lines[block.blockNumber()] if inside and self.blocks.is_sound else None

    def block_rect(self, place: int) -> QRectF:
        """Where a line lies in the viewport."""
        offset = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        rect = self.document().documentLayout().blockBoundingRect(self.blocks.block(place))
        return rect.translated(-offset[0], -offset[1])

    def cut_selection(self) -> None:
        """Take the selection to the clipboard."""
        with self._refusals():
            self._keys.cut()

    def erase_selection(self) -> None:
        """Take the selection away."""
        with self._refusals():
            self._keys.erase_selection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: Qt's own menu would cut across lines."""
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: with Ctrl it zooms, as in the table."""
        steps = wheel_steps(event)
        if steps:
            self.set_zoom(self._zoom + steps * ZOOM_STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        fit_page(self)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: numbers, signs, rules and hints beside what Qt paints."""
        super().paintEvent(event)
        self._painter.paint(event.rect())

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """What the plan refuses is told, and no crash."""
        try:
            yield
        except KnownError as error:
            self.edit_refused.emit(error)
