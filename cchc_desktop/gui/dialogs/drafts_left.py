"""Dialog "Lấy lại phần đang gõ dở": what was typed when the program ended: take over, copy, drop."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui.commands import safety
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_drafts_left import Ui_DraftsLeft
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_safety import draft_place, draft_text, left_summary
from cchc_desktop.gui.plain import plain_tip

if TYPE_CHECKING:
    from cchc_desktop.core.document import Document
    from cchc_desktop.gui.commands.safety import Draft

_ROLE = Qt.ItemDataRole.UserRole
_WIDTHS = (46, 16)  # average letters


class DraftsLeftDialog(QDialog):
    """Closed without a decision it leaves the drafts for later."""

    decided = Signal()  # nothing is left that waits for the user
    taken = Signal(int)  # so many texts were written into the plan, as one step

    def __init__(self, parent: QWidget | None, document: Document, drafts: tuple[Draft, ...]) -> None:
        super().__init__(parent)
        self.ui = Ui_DraftsLeft()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._document = document
        self._drafts = drafts
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.take: QPushButton = self.ui.buttons.addButton("&Lấy lại vào kế hoạch", role)
        self.copy: QPushButton = self.ui.buttons.addButton("&Sao chép nội dung", role)
        self.drop: QPushButton = self.ui.buttons.addButton("&Bỏ tất cả", role)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Để sau")
        self.take.clicked.connect(self._take)
        self.copy.clicked.connect(self._copy)
        self.drop.clicked.connect(self._drop)
        self.ui.buttons.rejected.connect(self.reject)
        unit = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_WIDTHS):
            self.ui.entries.setColumnWidth(column, letters * unit)
        self.ui.halves.setSizes([470, 330])
        self.ui.entries.currentItemChanged.connect(lambda *_: self._look())
        self._fill()
        if self.take.isEnabled():
            self.take.setDefault(True)

    @property
    def chosen(self) -> Draft | None:
        """The draft that is current."""
        entry = self.ui.entries.currentItem()
        return entry.data(0, _ROLE) if entry is not None else None

    def _fill(self) -> None:
        plan = self._document.plan
        lost = sum(not safety.can_take(plan, draft) for draft in self._drafts)
        self.ui.summary.setText(left_summary(len(self._drafts), lost))
        self.ui.entries.clear()
        places = Places(plan)
        for draft in self._drafts:
            place = draft_place(places, plan, draft)
            entry = QTreeWidgetItem(self.ui.entries, [place, _clock(draft.at)])
            entry.setToolTip(0, plain_tip(place))
            entry.setData(0, _ROLE, draft)
        self.take.setEnabled(lost < len(self._drafts))
        first = self.ui.entries.topLevelItem(0)
        if first is not None:
            self.ui.entries.setCurrentItem(first)
        self._look()

    def _look(self) -> None:
        draft, plan = self.chosen, self._document.plan
        self.copy.setEnabled(draft is not None)
        if draft is None:
            self.ui.typed.clear()
            return
        placed = safety.can_take(plan, draft)
        self.ui.typed.setPlainText(draft_text(safety.text_now(plan, draft), draft, placed=placed))

    def _take(self) -> None:
        """Those without a place stay on show, to be copied."""
        plan = self._document.plan
        able = tuple(draft for draft in self._drafts if safety.can_take(plan, draft))
        try:
            safety.take(self._document, able)
        except KnownError as error:
            self.ui.told.setText(error_text(error))
            return
        self._drafts = tuple(draft for draft in self._drafts if draft not in able)
        self.taken.emit(len(able))
        if not self._drafts:
            self._decide()
            return
        self.ui.told.setText(f"Đã lấy lại {len(able)} đoạn. Hãy sao chép những nội dung còn lại rồi bỏ.")
        self._fill()

    def _copy(self) -> None:
        draft = self.chosen
        if draft is not None:
            QApplication.clipboard().setText(draft.text)
            self.ui.told.setText("Đã sao chép nội dung. Hãy dán (Ctrl+V) vào chỗ cần dùng.")

    def _drop(self) -> None:
        self._decide()

    def _decide(self) -> None:
        self.decided.emit()
        self.accept()


def _clock(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M}"
    except ValueError:
        return ""
