"""What the tests of the clipboard share: a window with a small plan, what stands on the clipboard, the preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.dialogs.paste_preview import PastePreviewDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.cell_ranges import Rect
from tests.checkout import ROOT
from tests.gui.desk import PATIENCE, small_plan, when_shown

KEYS = small_plan().form.column_keys
CLIPS = ROOT / "tests" / "importing" / "clips"


def table(window: MainWindow) -> AppendixView:
    assert window.workspace is not None
    return window.workspace.table


def plan(window: MainWindow) -> Plan:
    return window.plan()


def labels(window: MainWindow) -> list[str]:
    assert window.session is not None
    return list(window.session.document.history.labels())


def go(window: MainWindow, row: int, key: str, last_row: int | None = None, last_key: str = "") -> None:
    view = table(window)
    view.go_to_place((row, KEYS.index(key)))
    if last_row is not None:
        view.ranges.select(Rect(row, KEYS.index(key), last_row, KEYS.index(last_key or key)))


def says(window: MainWindow, row: int, key: str) -> str:
    model = table(window).table_model
    return model.cells.edit_text(model.cells.span(row, KEYS.index(key)))


def column(window: MainWindow, key: str, first: int = 1, last: int = 3) -> list[str]:
    return [says(window, row, key) for row in range(first, last + 1)]


def put(html: str = "", text: str = "") -> None:
    """What another program leaves on the clipboard."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QApplication.clipboard().setMimeData(data)


def fixture(name: str) -> str:
    return (CLIPS / name).read_text(encoding="utf-8")


def clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def wait_for(done: Callable[[], bool]) -> bool:
    """Let the window live until something is so; False where it never is."""
    for _ in range(PATIENCE // 10):
        if done():
            return True
        QTest.qWait(10)
    return False


def answer(act: Callable[[PastePreviewDialog], None]) -> None:
    """What the user does in the preview, once its result is there."""

    def when_ready(dialog: PastePreviewDialog) -> None:
        try:
            assert wait_for(lambda: dialog.pasted is not None)
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()  # a failing test must not wait for an answer

    when_shown(PastePreviewDialog, when_ready)


def accept(dialog: PastePreviewDialog) -> None:
    dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def small(window: MainWindow) -> Plan:
    assert window.session is not None
    return window.session.at_opening
