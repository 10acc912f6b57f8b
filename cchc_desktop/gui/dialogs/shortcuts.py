"""Dialog "Phím tắt": every command with its keys, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QWidget

from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.actions.table import ACTIONS
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_shortcuts import Ui_Shortcuts
from cchc_desktop.gui.help_pages import keyboard_map
from cchc_desktop.gui.menus import shortcut_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_AIR = 14  # pixels between two columns
# Keys that belong to the table and the tree themselves and are no commands of a menu.
TABLE_KEYS = (
    ("Bảng: sửa ô", "F2", "Sửa ô đang chọn; gõ chữ cũng bắt đầu sửa"),
    ("Bảng: bỏ sửa", "Esc", "Trả lại nội dung cũ của ô đang sửa"),
    ("Bảng: ghi ô", "Enter", "Ghi ô đang sửa và xuống ô dưới"),
    ("Bảng: xuống dòng trong ô", "Alt+Enter", "Thêm một dòng trong ô đang sửa"),
    ("Bảng: ô kế tiếp", "Tab", "Sang ô bên phải; Shift+Tab sang ô bên trái"),
    ("Bảng: xóa nội dung", "Delete", "Xóa nội dung các ô đang chọn"),
)


class ShortcutsDialog(QDialog):
    """A searchable list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Shortcuts()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.ui.commands.setAccessibleName("Các lệnh và phím tắt")
        self.ui.buttons.rejected.connect(self.reject)
        self.print_button = self.ui.buttons.addButton("&In…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self._ask_and_print)
        self._rows: list[QTreeWidgetItem] = []
        for spec in ACTIONS:
            menu = spec.menu.value.replace("&", "")
            self._add(f"{menu}: {spec.plain_text}", shortcut_text(spec), spec.tip)
        for text, keys, tip in TABLE_KEYS:
            self._add(text, keys, tip)
        for column in (0, 1):
            self.ui.commands.resizeColumnToContents(column)
            self.ui.commands.setColumnWidth(column, self.ui.commands.columnWidth(column) + _AIR)
        self.ui.search.textChanged.connect(self._search)

    def _add(self, text: str, keys: str, tip: str) -> None:
        row = QTreeWidgetItem([text, keys, tip])
        row.setToolTip(2, tip)
        self._rows.append(row)
        self.ui.commands.addTopLevelItem(row)

    def _ask_and_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self)
        dialog.setWindowTitle("In danh sách phím tắt")
        if dialog.exec():
            self.print_on(dialog.printer())

    def print_on(self, printer: QPrinter) -> None:
        """Print the keyboard map: the commands that have keys, and the keys of the table."""
        rows = "\n".join(f"| {text} | {keys} |" for text, keys, _tip in TABLE_KEYS)
        own = f"## Trong bảng\n\n| Việc | Phím |\n| --- | --- |\n{rows}\n"
        text = f"# Phím tắt – CCHC Desktop\n\n{keyboard_map()}\n\n{own}"
        document = QTextDocument(self)
        document.setMarkdown(text)
        document.print_(printer)
        document.deleteLater()

    def _search(self, wanted: str) -> None:
        for row in self._rows:
            words = fold(" ".join(row.text(column) for column in range(3)))
            row.setHidden(fold(wanted) not in words)
