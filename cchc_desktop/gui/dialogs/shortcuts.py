"""Dialog "Phím tắt": every command with its keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.actions.table import ACTIONS
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_shortcuts import Ui_Shortcuts
from cchc_desktop.gui.menus import shortcut_text

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
        self.ui.buttons.rejected.connect(self.reject)
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

    def _search(self, wanted: str) -> None:
        for row in self._rows:
            words = fold(" ".join(row.text(column) for column in range(3)))
            row.setHidden(fold(wanted) not in words)
