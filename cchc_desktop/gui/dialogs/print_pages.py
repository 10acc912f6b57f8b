"""Dialog "In kế hoạch": which printer, how many copies, which part of the plan, which pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.paper import OF_ITEMS, PaperWish, Part
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_print_pages import Ui_PrintPages
from cchc_desktop.gui.views.part_choice import PartChoice

Items = Callable[[Part], tuple[str, ...]]


class Printers(NamedTuple):
    """The printers of this machine: their names, the usual one, and how one is had."""

    names: list[str]
    usual: str
    find: Callable[[str], QPrinter | None]


class PrintDialog(QDialog):
    """``items``: which items a part means that is made of items; ``page``: the page looked at (from 1), 0 = none."""

    def __init__(
        self, plan: Plan, wish: PaperWish, items: Items, printers: Printers, *, page: int = 0, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_PrintPages()
        self.ui.setupUi(self)
        self._wish, self._items, self._find, self._page = wish, items, printers.find, page
        self._printer: QPrinter | None = None
        self.parts = PartChoice(plan, self.ui.part_place)
        self.parts.choose(wish.part, wish.value)
        self.parts.changed.connect(self._check)
        place = QVBoxLayout(self.ui.part_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.parts)
        self.ui.part_label.setBuddy(self.parts.part_box)
        self.ui.printer.addItems(printers.names)
        self.ui.printer.setCurrentIndex(max(self.ui.printer.findText(printers.usual), 0))
        self.ui.repeat.setChecked(wish.repeat)
        self.ui.electronic.setChecked(wish.electronic)
        self.ui.current_page.setEnabled(page > 0)
        if page:
            self.ui.current_page.setText(f"Trang đang &xem ({page})")
        self.ui.ranges.setAccessibleName("Các trang cần in")
        buttons = self.ui.buttons
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&In")
        more = buttons.addButton("Tùy chọn của má&y in…", QDialogButtonBox.ButtonRole.ActionRole)
        more.setToolTip("Khay giấy, chất lượng và các thiết lập riêng của máy in")
        more.clicked.connect(self._ask_system)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.ui.ranges.textEdited.connect(lambda _text: self.ui.some_pages.setChecked(True))
        self.ui.ranges.textChanged.connect(lambda _text: self._check())
        for button in (self.ui.all_pages, self.ui.current_page, self.ui.some_pages):
            button.toggled.connect(lambda _on: self._check())
        fit_to_screen(self)
        self._check()

    # ---- what was chosen

    def wish(self) -> PaperWish:
        """Which part, and how."""
        part = self.parts.part()
        return replace(
            self._wish,
            part=part,
            value=self.parts.value(),
            items=self._items(part) if part in OF_ITEMS else (),
            repeat=self.ui.repeat.isChecked(),
            electronic=self.ui.electronic.isChecked(),
        )

    def ranges(self) -> str:
        """The pages, "1-3, 5"; "" = all."""
        if self.ui.current_page.isChecked():
            return str(self._page)
        return self.ui.ranges.text().strip() if self.ui.some_pages.isChecked() else ""

    def printer(self) -> QPrinter | None:
        """The printer, set up; there once the dialog was accepted."""
        return self._printer

    def _accept(self) -> None:
        printer = self._made()
        if printer is not None:
            self._printer = printer
            self.accept()

    def _made(self) -> QPrinter | None:
        printer = self._find(self.ui.printer.currentText())
        if printer is not None:
            printer.setCopyCount(self.ui.copies.value())
            if self.ui.both_sides.isChecked():
                printer.setDuplex(QPrinter.DuplexMode.DuplexAuto)
        return printer

    def _ask_system(self) -> None:
        """The system's own dialog for this printer; what is accepted there is printed."""
        printer = self._made()
        if printer is None:
            return
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Tùy chọn của máy in")
        if dialog.exec():
            if printer.printRange() is QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
                self.ui.ranges.setText(printer.pageRanges().toString())
                self.ui.some_pages.setChecked(True)
            self._printer = printer
            self.accept()

    def _check(self) -> None:
        """Pages that cannot be read are said at once."""
        wrong = self.ui.some_pages.isChecked() and not _readable(self.ui.ranges.text())
        elsewhere = self.ui.current_page.isChecked() and (self.parts.part(), self.parts.value()) != (
            self._wish.part,
            self._wish.value,
        )
        if wrong:
            note = "Hãy ghi các trang cần in, ví dụ: 1-3, 5."
        elif elsewhere:
            note = "Trang đang xem thuộc phần khác; số trang tính theo phần được in."
        else:
            note = ""
        self.ui.note.setText(note)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wrong)


def _readable(text: str) -> bool:
    cleaned = text.replace(";", ",").replace("–", "-").replace(" ", "")
    return bool(cleaned) and not QPageRanges.fromString(cleaned).isEmpty()
