"""TextKeys: what keys do on the page. Inside one line Qt does it; across lines it is an edit of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from cchc_desktop.core.body import line_text
from cchc_desktop.core.body_lines import read_lines
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.commands import items, texts
from cchc_desktop.gui.models.text_page import LISTS, ListKey, PageLine, Zone, list_key

if TYPE_CHECKING:
    from cchc_desktop.gui.views.text_view import TextView

_KEY, _MOD, _STANDARD = Qt.Key, Qt.KeyboardModifier, QKeySequence.StandardKey
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_BREAKING = (_MOD.ShiftModifier, _MOD.ControlModifier)
_OUTLINE = _MOD.AltModifier | _MOD.ShiftModifier
_BACKWARD = (_STANDARD.Backspace, _STANDARD.DeleteStartOfWord)
_FORWARD = (_STANDARD.Delete, _STANDARD.DeleteEndOfWord)
_GOING = (*(key for key in _STANDARD if key.name.startswith(("MoveTo", "Select"))), _STANDARD.Copy)


class TextKeys:
    """The keyboard of one page."""

    def __init__(self, view: TextView) -> None:
        self._view = view

    # ---- which keys are whose

    def takes(self, event: QKeyEvent) -> bool | None:
        """True: typing, though the window has a command on it; False: the window's; None: as Qt thinks."""
        modifiers = event.modifiers() & ~_MOD.KeypadModifier
        if event.matches(_STANDARD.Undo) or event.matches(_STANDARD.Redo):
            return False
        if event.key() in _ENTER and modifiers in _BREAKING:
            return True
        if event.key() in (_KEY.Key_Insert, _KEY.Key_Tab, _KEY.Key_Backtab) and not modifiers & _MOD.ControlModifier:
            return True
        if self._moves_text(event):
            return True
        return None

    def _moves_text(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_MOD.KeypadModifier
        updown = event.key() in (_KEY.Key_Up, _KEY.Key_Down) and modifiers == _OUTLINE
        return updown and self._view.current_line().zone in LISTS

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False: it means nothing here."""
        if any(event.matches(key) for key in _GOING):
            self._view.type_key(event)
            return True
        if event.key() == _KEY.Key_Escape:
            return self._view.revert()
        if event.key() in (*_ENTER, _KEY.Key_F2) and self._view.current_line().zone is Zone.INFO:
            self._view.info_wanted.emit(self._view.current_line().part)
            return True
        if not self._view.is_writable:
            return False
        return self._edit(event)

    def _edit(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~_MOD.KeypadModifier
        if self._moves_text(event):
            self._move_text(-1 if key == _KEY.Key_Up else 1)
        elif key in _ENTER:
            self._line_break() if modifiers in _BREAKING else self._enter()
        elif key == _KEY.Key_Tab and not modifiers:
            self._indent(1)
        elif key == _KEY.Key_Backtab:
            self._indent(-1)
        elif event.matches(_STANDARD.Cut):
            self.cut()
        elif event.matches(_STANDARD.Paste):
            self._view.paste()
        elif any(event.matches(standard) for standard in _BACKWARD) or _is_plain(event, _KEY.Key_Backspace):
            self._erase(event, -1)
        elif any(event.matches(standard) for standard in _FORWARD):
            self._erase(event, 1)
        elif _is_text(event):
            if self.prepare():
                self._view.type_key(event)
        else:
            return False
        return True

    # ---- selection and caret

    def prepare(self) -> bool:
        """Make the caret stand in one line that can be typed in, what was selected over several being gone."""
        view = self._view
        if not view.is_writable:
            return False
        lines = view.selected_lines()
        if len(lines) > 1 and not self._remove_selected(lines):
            return False
        return view.current_line().is_writable

    def _halves(self) -> tuple[str, str]:
        """The texts before and behind the caret (the selection) in its line."""
        cursor = self._view.textCursor()
        block = self._view.document().findBlock(cursor.selectionStart())
        start, stop = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
        raw = block.text().encode("utf-16-le")
        return _text(raw[: 2 * start]), _text(raw[2 * stop :])

    def _remove_selected(self, lines: list[PageLine]) -> bool:
        """Take a selection over several lines away: what is left of the first and the last becomes one line."""
        view = self._view
        cursor = view.textCursor()
        before = self._part(cursor.selectionStart(), 0)
        after = self._part(cursor.selectionEnd(), 1)
        view.commit()
        first, last = lines[0], lines[-1]
        if all(line.zone is Zone.ITEM for line in lines):
            texts.join_range(view.plan_document, first.key, last.key, before + after)
        elif first.zone in LISTS and all(line.zone is first.zone for line in lines):
            texts.put_texts(view.plan_document, "Xóa", list_key(first), [before + after], len(lines))
        else:
            return False
        view.put_caret(first.key, _units(before))
        return True

    def _part(self, position: int, half: int) -> str:
        block = self._view.document().findBlock(position)
        raw = block.text().encode("utf-16-le")
        at = 2 * (position - block.position())
        return _text(raw[at:]) if half else _text(raw[:at])

    def selected_text(self) -> str:
        """The selection as plain text, numbers and signs of whole lines with it."""
        cursor = self._view.textCursor()
        lines = self._view.selected_lines()
        if len(lines) == 1:
            return cursor.selectedText().replace("\u2028", "\n")
        found: list[str] = []
        for place, line in enumerate(lines):
            text = self._view.blocks.text(self._view.blocks.places[line.key])
            if place == 0:
                text = self._part(cursor.selectionStart(), 1)
                whole = not self._part(cursor.selectionStart(), 0)
            else:
                whole = True
                text = self._part(cursor.selectionEnd(), 0) if place == len(lines) - 1 else text
            found.append(line_text(line.marker, text) if whole and text else text)
        return "\n".join(found)

    # ---- acts

    def _line_break(self) -> None:
        if self.prepare():
            self._view.textCursor().insertText("\u2028")
            self._view.ensureCursorVisible()

    def _enter(self) -> None:
        view = self._view
        if not self.prepare():
            return
        line = view.current_line()
        before, after = self._halves()
        if line.zone is Zone.TITLE:
            view.moveCursor(QTextCursor.MoveOperation.NextBlock)
        elif line.zone in LISTS:
            where = list_key(line)
            view.revert()
            texts.put_texts(view.plan_document, "Thêm", where, [before, after])
            view.put_caret(str(ListKey(where.zone, where.index + 1)), 0)
        else:
            self._break_item(line.key, before, after)

    def _break_item(self, key: str, before: str, after: str) -> None:
        view, document = self._view, self._view.plan_document
        view.commit()
        if not before and not after and _leaves(document.plan, key):
            items.outdent(document, [key])
            return
        if not after and not view.textCursor().hasSelection():
            new = texts.insert_below(document, key)
        elif not before and after and not view.textCursor().hasSelection():
            texts.insert_above(document, key)
            view.put_caret(key, 0)
            return
        else:
            new = texts.split(document, key, before, after)
        view.put_caret(new, 0)

    def _indent(self, step: int) -> None:
        view = self._view
        ids = view.selected_items()
        cursor = view.textCursor()
        if not ids or (len(ids) == 1 and cursor.positionInBlock() and cursor.anchor() != cursor.block().position()):
            return
        view.commit()
        (items.indent if step > 0 else items.outdent)(view.plan_document, ids)

    def cut(self) -> None:
        """Take the selection to the clipboard."""
        if self._view.textCursor().hasSelection():
            self._view.copy()
            self.erase_selection()

    def erase_selection(self) -> None:
        """Take the selected text away."""
        lines = self._view.selected_lines()
        if not self._view.is_writable:
            return
        if len(lines) > 1:
            self._remove_selected(lines)
        elif lines[0].is_writable:
            self._view.textCursor().removeSelectedText()

    def _erase(self, event: QKeyEvent, direction: int) -> None:
        view = self._view
        cursor = view.textCursor()
        if cursor.hasSelection():
            self.erase_selection()
        elif not view.current_line().is_writable:
            return
        elif direction < 0 and cursor.atBlockStart():
            self._join(cursor.blockNumber() - 1, cursor.blockNumber())
        elif direction > 0 and cursor.atBlockEnd():
            self._join(cursor.blockNumber(), cursor.blockNumber() + 1)
        else:
            view.type_key(event)

    def _join(self, upper: int, lower: int) -> None:
        """Two lines become one; an empty one goes without a trace."""
        view, document = self._view, self._view.plan_document
        view.commit()
        above, below = view.blocks.lines[upper], view.blocks.lines[lower]
        place = _units(above.text)
        if above.zone is below.zone is Zone.ITEM:
            if below.text:
                texts.join_range(document, above.key, below.key, above.text + below.text)
            else:
                texts.remove(document, [below.key])
        elif above.zone is below.zone and above.zone in LISTS:
            texts.put_texts(document, "Nối", list_key(above), [above.text + below.text], 2)
        elif below.zone is Zone.ITEM and not below.text and view.current_line().key == below.key:
            texts.remove(document, [below.key])
        else:
            return
        view.put_caret(above.key, place)

    def _move_text(self, step: int) -> None:
        view = self._view
        view.commit()
        target = texts.move_text(view.plan_document, list_key(view.current_line()), step)
        view.put_caret(str(target), 0)

    def paste(self, text: str) -> None:
        """Put a text at the caret."""
        view = self._view
        lines = read_lines(text)
        if not lines or not self.prepare():
            return
        line = view.current_line()
        if len(lines) == 1 or line.zone is Zone.TITLE:
            words = " ".join(clean(text).split("\n")) if "\n" in text.strip() else clean(text).strip("\n")
            view.textCursor().insertText(words)
            view.ensureCursorVisible()
            return
        before, after = self._halves()
        view.commit()
        if line.zone is Zone.ITEM:
            view.put_caret(*texts.paste(view.plan_document, line.key, before, after, lines))
            return
        where = list_key(line)
        words = [before + lines[0].words, *(line.words for line in lines[1:-1]), lines[-1].words + after]
        texts.put_texts(view.plan_document, "Dán", where, words)
        view.put_caret(str(ListKey(where.zone, where.index + len(words) - 1)), _units(lines[-1].words))


def _leaves(plan: Plan, key: str) -> bool:
    """True for an empty line at the end of its section: Enter goes a level up, as in Word."""
    item = plan[key]
    parent = plan.parent(key)
    return not item.children and parent is not None and parent.level is Level.SECTION and parent.children[-1] == key


def _is_plain(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and not event.modifiers() & (_MOD.AltModifier | _MOD.ControlModifier)


def _is_text(event: QKeyEvent) -> bool:
    """True for a key that writes a letter (AltGr is Ctrl+Alt on some systems)."""
    held = event.modifiers() & (_MOD.ControlModifier | _MOD.AltModifier)
    text = event.text()
    return bool(text) and (text[0].isprintable() or ord(text[0]) >= 0x200B) and held != _MOD.ControlModifier


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(raw: bytes) -> str:
    return raw.decode("utf-16-le").replace("\u2028", "\n")
