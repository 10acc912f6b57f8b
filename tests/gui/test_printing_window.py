"""Printing and PDF out of the window: the pages of the preview, a part, some pages; no printer; a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import notices, print_desk
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.exports import KINDS
from cchc_desktop.gui.commands.paper import Pages, PaperWish, Part, sheets_of
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
from cchc_desktop.gui.dialogs.print_pages import PrintDialog
from cchc_desktop.gui.jobs import CancelledError, Progress
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.print_desk import PrintRequest, chosen_of, print_request
from cchc_desktop.gui.views.agenda_page import AgendaPage
from cchc_desktop.gui.views.page_view import PageView
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pdf_file import PdfFile
from cchc_desktop.rendering import printing
from cchc_desktop.rendering.page_fonts import QtMeasurer
from tests.gui.desk import PATIENCE, open_plan, plan_file, settle, trigger, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QPrintDialog")

MakePrinter = Callable[[str], QPrinter]


def paper_printer(path: Path) -> MakePrinter:
    """A printer whose paper is a file."""

    def make(name: str = "") -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return make


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the only printer of the machine puts out."""
    path = tmp_path / "giấy.pdf"
    monkeypatch.setattr(printing, "make_printer", paper_printer(path))
    return path


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The sample plan in a window."""
    open_plan(qtbot, window, plan_file(tmp_path, catalogue.sample_plan()))
    qtbot.waitUntil(window.menus.actions[ActionId.PRINT].isEnabled)
    return window


def preview(qtbot: QtBot, window: MainWindow) -> PageView:
    trigger(window, ActionId.SHOW_PAGES)
    assert window.workspace is not None
    view = cast(PageView, window.workspace.sides.view(ActionId.SHOW_PAGES))
    qtbot.waitUntil(lambda: view.up_to_date, timeout=PATIENCE)
    return view


def ok(dialog: PrintDialog) -> None:
    button = dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def printed(paper: Path) -> int:
    return len(PdfFile(paper.read_bytes()).pages())


def test_without_a_printer_there_is_one_sentence(opened: MainWindow) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> None:
        said.append(box.text())
        box.close()

    when_shown(QMessageBox, read)
    trigger(opened, ActionId.PRINT)
    assert len(said) == 1
    assert said[0].startswith("Máy này chưa có máy in nào dùng được.")


def test_the_calendar_without_a_printer_says_the_same(opened: MainWindow) -> None:
    trigger(opened, ActionId.SHOW_AGENDA)
    assert opened.workspace is not None
    page = cast(AgendaPage, opened.workspace.sides.view(ActionId.SHOW_AGENDA))
    said: list[str] = []

    def read(box: QMessageBox) -> None:
        said.append(box.text())
        box.close()

    when_shown(QMessageBox, read)
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert said[0].startswith("Máy này chưa có máy in nào dùng được.")


def test_what_is_printed_are_the_pages_of_the_preview(
    opened: MainWindow, qtbot: QtBot, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = preview(qtbot, opened)
    sent: list[Pages] = []
    real = printing.print_pages

    def watched(pages: Pages, *rest: object) -> None:
        sent.append(pages)
        real(pages, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(printing, "print_pages", watched)
    when_shown(PrintDialog, ok)
    trigger(opened, ActionId.PRINT)
    settle(qtbot, opened)
    assert sent[0] is view.pages_for(opened.plan(), view.wish())
    assert printed(paper) == len(view.canvas.pages)
    assert opened.message_bar.text == f"Đã gửi {len(view.canvas.pages)} trang đến máy in."


def test_some_pages_of_a_part_are_printed_without_the_preview(opened: MainWindow, qtbot: QtBot, paper: Path) -> None:
    def choose(dialog: PrintDialog) -> None:
        box = dialog.parts.part_box
        assert not dialog.ui.current_page.isEnabled()
        box.setCurrentIndex(box.findData(Part.APPENDICES))
        box.activated.emit(box.currentIndex())
        dialog.ui.ranges.setFocus()
        QTest.keyClicks(dialog.ui.ranges, "2")
        assert dialog.ui.some_pages.isChecked()
        ok(dialog)

    when_shown(PrintDialog, choose)
    trigger(opened, ActionId.PRINT)
    settle(qtbot, opened)
    assert printed(paper) == 1


def test_pages_that_cannot_be_read_are_not_printed(opened: MainWindow, paper: Path) -> None:
    seen: list[tuple[bool, str]] = []

    def choose(dialog: PrintDialog) -> None:
        button = dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        for text in ("", "hai", "3-1-2", "1-2; 4"):
            dialog.ui.ranges.setText(text)
            dialog.ui.some_pages.setChecked(True)
            seen.append((button.isEnabled(), dialog.ui.note.text()))
        dialog.reject()

    when_shown(PrintDialog, choose)
    trigger(opened, ActionId.PRINT)
    assert [enabled for enabled, _note in seen] == [False, False, False, True]
    assert seen[0][1] == "Hãy ghi các trang cần in, ví dụ: 1-3, 5."
    assert not paper.exists()


def test_pages_beyond_the_last_are_said(opened: MainWindow, qtbot: QtBot, paper: Path) -> None:
    def choose(dialog: PrintDialog) -> None:
        dialog.ui.some_pages.setChecked(True)
        dialog.ui.ranges.setText("900")
        ok(dialog)

    when_shown(PrintDialog, choose)
    trigger(opened, ActionId.PRINT)
    settle(qtbot, opened)
    assert opened.message_bar.text.startswith("Phần được in chỉ có ")
    assert not paper.exists()


@pytest.mark.parametrize(
    ("ranges", "chosen"), [("", [0, 1, 2, 3]), ("2", [1]), ("1-2, 4", [0, 1, 3]), ("3–9", [2, 3]), ("2;3", [1, 2])]
)
def test_ranges_are_read_as_they_are_written(ranges: str, chosen: list[int]) -> None:
    assert chosen_of(ranges, 4) == chosen


@pytest.mark.parametrize("reports", [1, 5, 14])
def test_printing_stops_where_it_is_cancelled(tmp_path: Path, qtbot: QtBot, reports: int) -> None:
    told: list[str] = []

    def count(_done: int, _total: int, text: str) -> None:
        told.append(text)
        if len(told) == reports:
            progress.cancel()

    progress = Progress(count)
    request = PrintRequest(catalogue.sample_plan(), PaperWish(), "thử")
    with pytest.raises(CancelledError):
        print_request(request, paper_printer(tmp_path / "x.pdf")(""), progress)
    assert len(told) == reports


def test_the_way_out_of_a_print_ends_it(
    opened: MainWindow, qtbot: QtBot, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = opened.files.waiting
    reached: list[int] = []

    def slow(request: PrintRequest, printer: QPrinter, progress: Progress) -> None:
        while True:
            reached.append(1)
            QTest.qSleep(5)
            progress.report(len(reached), 0)

    monkeypatch.setattr(print_desk, "print_request", slow)
    when_shown(PrintDialog, ok)
    trigger(opened, ActionId.PRINT)
    qtbot.waitUntil(lambda: len(reached) > 3, timeout=PATIENCE)
    waiting.cancel()
    qtbot.wait(50)
    stopped = len(reached)
    qtbot.wait(100)
    assert len(reached) == stopped
    assert not opened.message_bar.isVisible()


def test_a_pdf_holds_what_the_preview_shows(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = preview(qtbot, opened)
    area = next(i for i in opened.plan().items.values() if i.level is Level.AREA)
    view.bar.parts.choose(Part.AREA, area.id)
    view.bar.parts.changed.emit()
    view.bar.electronic.setChecked(True)
    qtbot.waitUntil(lambda: view.up_to_date, timeout=PATIENCE)
    target = tmp_path / "một lĩnh vực.pdf"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (target, False))
    QTest.mouseClick(view.bar.pdf, Qt.MouseButton.LeftButton)
    settle(qtbot, opened)
    assert printed(target) == len(view.canvas.pages)
    whole = sheets_of(opened.plan(), PaperWish()).pages(Paginator(QtMeasurer()))
    assert printed(target) < len(whole)
    assert view.maker.sheets is not None
    assert view.maker.sheets.appendices[0].free_corner


def test_some_rows_are_exported_by_the_options_dialog(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = next(i for i in opened.plan().items.values() if i.level is Level.AREA)
    targets = {suffix: tmp_path / f"một lĩnh vực{suffix}" for suffix in (".pdf", ".docx", ".csv")}

    def choose(dialog: ExportOptionsDialog) -> None:
        ui = dialog.ui
        ui.kind.setCurrentIndex([kind.suffix for kind in KINDS].index(".csv"))
        assert ui.part.findText("Một lĩnh vực") < 0, "the whole table, or none"
        assert not ui.value.isVisible()
        ui.kind.setCurrentIndex([kind.suffix for kind in KINDS].index(wanted))
        ui.part.setCurrentIndex(ui.part.findText("Một lĩnh vực"))
        assert ui.value.isVisible()
        ui.value.setCurrentIndex(ui.value.findData(area.id))
        dialog.accept()

    for wanted in (".pdf", ".docx"):
        monkeypatch.setattr(notices, "ask_save_path", lambda *_, path=targets[wanted]: (path, False))
        when_shown(ExportOptionsDialog, choose)
        trigger(opened, ActionId.EXPORT_OTHER)
        settle(qtbot, opened)
    expected = sheets_of(opened.plan(), PaperWish(Part.AREA, area.id)).pages(Paginator(QtMeasurer()))
    assert printed(targets[".pdf"]) == len(expected)
    table = docx.Document(str(targets[".docx"])).tables[-1]
    areas = [row.cells[1].text for row in table.rows if row.cells[1].text == row.cells[-1].text]
    assert areas == [area.text]


def test_a_pdf_is_of_everything_where_the_preview_is_not_in_front(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = preview(qtbot, opened)
    whole = len(view.canvas.pages)
    view.bar.parts.choose(Part.BODY)
    view.bar.parts.changed.emit()
    assert opened.workspace is not None
    opened.workspace.show_tab(text=False)
    target = tmp_path / "tất cả.pdf"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (target, False))
    trigger(opened, ActionId.EXPORT_PDF)
    settle(qtbot, opened)
    assert printed(target) == whole
