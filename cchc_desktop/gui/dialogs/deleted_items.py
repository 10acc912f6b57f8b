"""Dialog "Mục đã xóa": what was deleted, a look at it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.branches import Branch
from cchc_desktop.core.deleted import Deleted, deleted_branches
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.commands.history import Moment
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_deleted_items import Ui_DeletedItems
from cchc_desktop.gui.messages import COLUMNS, LEVELS, error_text, sentence_case, shorten
from cchc_desktop.gui.plain import plain_tip

_ROLE = Qt.ItemDataRole.UserRole
_LETTERS = 90  # of an entry's words
_WIDEST = (300, 130, 150)  # pixels: what was deleted, by which command, when


class DeletedItemsDialog(QDialog):
    """Stays open while things are put back; ``current`` is the item that the user stands on.

    ``moments``: who took the steps of the history and when, the oldest first.
    """

    restored = Signal(str)  # id of the top of what was put back

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        current: str | None,
        moments: Sequence[Moment | None] = (),
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DeletedItems()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._document, self._current, self._moments = document, current, moments
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.back: QPushButton = self.ui.buttons.addButton("&Khôi phục về chỗ cũ", role)
        self.here: QPushButton = self.ui.buttons.addButton("Đưa &vào vị trí đang chọn", role)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        self.back.clicked.connect(lambda _checked=False: self._restore(None))
        self.here.clicked.connect(lambda _checked=False: self._restore(self._current))
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.entries.setAccessibleName("Các mục đã xóa, mục xóa sau cùng đứng đầu")
        self.ui.preview.setAccessibleName("Nội dung của mục đã xóa")
        self.ui.entries.itemSelectionChanged.connect(self._look)
        self.ui.halves.setSizes([640, 320])
        self._fill()
        self.ui.entries.setFocus()

    def _fill(self) -> None:
        gone = deleted_branches(self._document.plan, self._document.history)
        self.ui.entries.clear()
        for one in gone:
            moment = self._moments[one.step] if one.step < len(self._moments) else None
            when = f"{moment.at:%d/%m/%Y %H:%M}" if moment is not None and moment.at else ""
            user = moment.user if moment is not None else ""
            entry = QTreeWidgetItem(self.ui.entries, [_title(one), one.label, when, user])
            entry.setData(0, _ROLE, one)
            entry.setToolTip(0, plain_tip(_first_words(one.branch)))
        for column, most in enumerate(_WIDEST):
            self.ui.entries.resizeColumnToContents(column)
            self.ui.entries.setColumnWidth(column, min(self.ui.entries.columnWidth(column), most))
        self.ui.summary.setText(
            f"Có {len(gone)} mục đã xóa trong lịch sử của kế hoạch. Chọn một hoặc nhiều mục để khôi phục."
            if gone
            else "Chưa có mục nào bị xóa, hoặc các mục đã xóa đều đã được khôi phục."
        )
        if (first := self.ui.entries.topLevelItem(0)) is not None:
            self.ui.entries.setCurrentItem(first)
        self._look()

    @property
    def chosen(self) -> list[Deleted]:
        """The selected entries, from the top of the list."""
        entries = [self.ui.entries.topLevelItem(row) for row in range(self.ui.entries.topLevelItemCount())]
        return [entry.data(0, _ROLE) for entry in entries if entry is not None and entry.isSelected()]

    def _look(self) -> None:
        chosen = self.chosen
        self.ui.preview.setPlainText("\n\n".join(_whole(one) for one in chosen))
        writable = bool(chosen) and not self._document.read_only
        self.back.setEnabled(writable)
        self.here.setEnabled(writable and self._current is not None and self._current in self._document.plan)

    def _restore(self, at: str | None) -> None:
        try:
            tops = structure.restore(self._document, self.chosen, at)
        except KnownError as error:
            self.ui.told.setText(error_text(error))
            return
        self.ui.told.setText(f"Đã khôi phục {len(tops)} mục.")
        self.restored.emit(tops[-1])
        self._fill()


def _title(one: Deleted) -> str:
    rows = len(one.ids) - 1
    more = f" (và {rows} mục cấp dưới)" if rows else ""
    return f"{sentence_case(LEVELS[one.branch.level])}: {shorten(_first_words(one.branch), _LETTERS)}{more}"


def _first_words(branch: Branch) -> str:
    """The words of the branch, of what is below it where it has none itself."""
    words: list[Callable[[], str | None]] = [lambda: branch.text, lambda: next(iter(branch.fields.values()), None)]
    found = next((text for read in words if (text := read())), "")
    return found or next((text for child in branch.children if (text := _first_words(child))), "(chưa có nội dung)")


def _whole(one: Deleted) -> str:
    """Everything the branch says, indented by level."""
    lines: list[str] = []
    for depth, branch in one.lines:
        indent = "    " * depth
        lines.append(f"{indent}{sentence_case(LEVELS[branch.level])}: {branch.text or '–'}")
        for name, text in branch.fields.items():
            lines.append(f"{indent}    {sentence_case(COLUMNS.get(name, name))}: {text}")
    return "\n".join(lines)
