"""TextTyping: what is typed on the page and not yet in the plan, and when it is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.models.text_page import LISTS, ListKey, PageLine, list_key

if TYPE_CHECKING:
    from cchc_desktop.gui.views.text_view import TextView

PAUSE = 2000  # milliseconds without typing after which a text is written to the plan


class TextTyping(QObject):
    """Of one view: its lines that are being typed."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._dirty: list[str] = []  # keys of the lines, in the order in which they were begun
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self.write_after_pause)

    def follow(self) -> None:
        """The plan changed: lines that are gone are not being typed any more."""
        self._dirty = [key for key in self._dirty if key in self._view.blocks.places]

    def write(self) -> None:
        """Write what was typed to the plan; what it refuses is shown again as it was, and told."""
        self.pause.stop()
        dirty, self._dirty = self._dirty, []
        view = self._view
        for key in dirty:
            place = view.blocks.places.get(key)
            if place is None:
                continue
            line, text = view.blocks.lines[place], view.blocks.text(place)
            if text == line.text or not line.is_writable:
                continue
            try:
                texts.write(view.plan_document, line, text)
            except KnownError as error:
                view.write_block(place)
                view.edit_refused.emit(error)

    def write_after_pause(self) -> None:
        """Write, unless an input method still holds letters."""
        if self._view.is_composing():
            self.pause.start()
        else:
            self._view.commit()

    def lines(self) -> list[tuple[str, str]]:
        """Keys and texts of the lines that are being typed and not written yet."""
        blocks = self._view.blocks
        return [(key, blocks.text(blocks.places[key])) for key in self._dirty if key in blocks.places]

    def revert(self) -> bool:
        """Give the caret's line the text back that the plan has; False where nothing was typed."""
        line = self._view.current_line()
        if line.key not in self._dirty:
            return False
        self._dirty.remove(line.key)
        self._view.write_block(self._view.blocks.places[line.key])
        return True

    def take(self, position: int, _removed: int = 0, _added: int = 0) -> None:
        """Something changed in the blocks: by ourselves, by the user, or by an act of Qt that we did not foresee."""
        view = self._view
        if view.is_following:
            return
        if not view.blocks.is_sound:
            QTimer.singleShot(0, self, self._repair)
            return
        place = view.document().findBlock(position).blockNumber()
        line = view.blocks.lines[place]
        if view.blocks.text(place) == line.text:
            return
        if line.key not in self._dirty:
            self._dirty.append(line.key)
        self.pause.start()

    def _repair(self) -> None:
        """Blocks came or went without an edit of the plan: show again what the plan says."""
        if self._view.blocks.is_sound:
            return
        self._dirty.clear()
        self._view.show_anew()

    # ---- lines of lists that were begun and never written

    def leave(self, key: str) -> None:
        """The caret left a line: a basis or a recipient without a word goes."""
        view = self._view
        if key in view.blocks.places and self._is_idle(view.blocks.lines[view.blocks.places[key]]):
            QTimer.singleShot(0, self, lambda: self._drop_idle(key))  # not in the middle of a press of the mouse

    def _is_idle(self, line: PageLine) -> bool:
        """True for a basis or a recipient that was begun and never written."""
        view = self._view
        if line.zone not in LISTS or line.text or not view.is_writable:
            return False
        return len(texts.texts_of(view.plan_document.plan.document, line.zone)) > 1

    def _drop_idle(self, key: str) -> None:
        view = self._view
        place = view.blocks.places.get(key)
        here = view.current_line()
        if place is None or here.key == key or not self._is_idle(view.blocks.lines[place]):
            return
        gone, offset = list_key(view.blocks.lines[place]), view.textCursor().positionInBlock()
        view.commit()
        texts.put_texts(view.plan_document, "Bỏ dòng trống ở", gone, [])
        if here.zone is gone.zone and (index := list_key(here).index) > gone.index:
            view.put_caret(str(ListKey(gone.zone, index - 1)), offset)
