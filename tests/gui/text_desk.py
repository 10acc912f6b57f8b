"""What the tests of the text share: a plan with a text, the page and what stands on it, keys and input methods."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.body import body_lines, line_text
from cchc_desktop.core.body_lines import read_lines
from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import DocumentInfo, Plan, Signature, empty_plan
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.models.text_page import page_lines
from cchc_desktop.gui.views.text_view import TextView
from tests.gui.desk import to_front

TEXT = """Thực hiện nghị quyết, Ủy ban ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Mục đích
a) Điểm thứ nhất.
b) Điểm thứ hai.
2. Yêu cầu
- Gạch một;
- Gạch hai.
II. NHIỆM VỤ
1. Nhiệm vụ chung
Trên đây là kế hoạch./."""
PLAIN, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def plan_with_text(text: str = TEXT) -> Plan:
    form = next(form for form in shipped_forms() if form.id == "annual-coded")
    info = DocumentInfo(
        number="/KH-UBND",
        place="Quảng Trị",
        issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ",
        type="KẾ HOẠCH",
        title="Cải cách hành chính năm 2027",
        bases=("Căn cứ Luật thứ nhất;", "Căn cứ Luật thứ hai;"),
        recipients=("Bộ Nội vụ;", "Lưu: VT."),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
    document = Document(replace(empty_plan(form, 2027), document=info))
    if text:
        texts.put_body(document, read_lines(text), "Soạn phần văn bản")
    return document.plan


def shown(qtbot: QtBot, view: TextView) -> TextView:
    to_front(qtbot, view, 1000, 700)
    return view


def printed(document: Document) -> list[str]:
    return [line.text for line in body_lines(document.plan)]


def outline(document: Document) -> list[str]:
    return ["  " * line.depth + line.text for line in body_lines(document.plan)]


def on_page(view: TextView) -> list[str]:
    """What the blocks say, numbers with them; they must be the lines of the plan whatever was done."""
    lines = page_lines(view.plan_document.plan)
    assert view.blocks.lines == lines
    assert view.document().blockCount() == len(lines)
    for place, line in enumerate(lines):
        assert view.blocks.text(place) == line.text
        block = view.blocks.block(place)
        letters = block.charFormat() if block.length() == 1 else _format_of(block)
        assert letters.font().bold() == line.style.bold, line
        assert letters.font().italic() == line.style.italic, line
    return [line_text(line.marker, line.text) for line in lines]


def _format_of(block):
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.length() - 1)
    return cursor.charFormat()


def go(view: TextView, words: str, offset: int = 0) -> None:
    """The caret into the line that begins with these words."""
    line = next(line for line in view.blocks.lines if line.text.startswith(words))
    view.put_caret(line.key, offset)


def select(view: TextView, first: str, start: int, last: str, stop: int) -> None:
    go(view, first, start)
    cursor = view.textCursor()
    end = next(place for place, line in enumerate(view.blocks.lines) if line.text.startswith(last))
    cursor.setPosition(view.blocks.block(end).position() + stop, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def press(view: TextView, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(view, key, modifiers)


def type_text(view: TextView, text: str) -> None:
    """Letters as a keyboard driver sends them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(view, QKeyEvent(kind, 0, PLAIN, letter))


def compose(view: TextView, *steps: str, commit: str) -> None:
    """An input method: preedit texts, then the letters."""
    for step in steps:
        QCoreApplication.sendEvent(view, QInputMethodEvent(step, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(view, event)


def last_step(document: Document) -> str | None:
    return document.history.undo_label


def put_on_clipboard(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)
