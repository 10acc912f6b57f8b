"""Dialog "Bản sao dự phòng": every safety copy with what is in it, and the ways back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import jobs, notices
from cchc_desktop.gui.commands import copies
from cchc_desktop.gui.commands.copies import Content
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_copies import Ui_Copies
from cchc_desktop.gui.messages import error_text

if TYPE_CHECKING:
    from cchc_desktop.gui.commands.copies import Copy
    from cchc_desktop.gui.commands.session import PlanSession

_ROLE = Qt.ItemDataRole.UserRole
_WIDTHS = (25, 26, 9)  # average letters


class CopiesDialog(QDialog):
    """``session``: the plan that is open, if one is; its copies come first. ``damaged``: one that does not open."""

    restored = Signal()
    open_wanted = Signal(object)  # Path of a plan file that was written from a copy

    def __init__(self, parent: QWidget | None, session: PlanSession | None, damaged: Path | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Copies()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._session = session
        self._job: jobs.Job | None = None
        self._content: Content | None = None
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.back: QPushButton = self.ui.buttons.addButton("Khôi &phục vào kế hoạch đang mở", role)
        self.save: QPushButton = self.ui.buttons.addButton("&Mở thành tệp mới…", role)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        self.back.clicked.connect(self._restore)
        self.save.clicked.connect(self._save)
        self.ui.buttons.rejected.connect(self.reject)
        unit = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_WIDTHS):
            self.ui.entries.setColumnWidth(column, letters * unit)
        self.ui.halves.setSizes([460, 420])
        first = session.copied_path if session else copies.copied_path(damaged) if damaged else None
        self._plans = copies.plans_with_copies(first)
        # The copies of a plan on a share are those of its working copy; the user knows only the plan itself.
        self._first = session.path if session else damaged
        for row, (_, kept) in enumerate(self._plans):
            path = self._path_of(row)
            here = "" if row or first is None else " (đang mở)" if session else " (bị hỏng)"
            self.ui.plan.addItem(f"{path.name}{here} – {len(kept)} bản sao – {path.parent}")
        self.ui.plan.currentIndexChanged.connect(self._fill)
        self.ui.entries.currentItemChanged.connect(lambda *_: self._look())
        self._fill(0)

    @property
    def chosen(self) -> Copy | None:
        """The copy that is current."""
        entry = self.ui.entries.currentItem()
        return entry.data(0, _ROLE) if entry is not None else None

    @property
    def _is_open_plan(self) -> bool:
        return self._session is not None and self.ui.plan.currentIndex() == 0

    def _path_of(self, row: int) -> Path:
        return self._first if self._first is not None and row == 0 else self._plans[row][0]

    def _fill(self, row: int) -> None:
        self.ui.entries.clear()
        kept = self._plans[row][1] if 0 <= row < len(self._plans) else []
        for copy in kept:
            when = f"{copy.when.astimezone():%d/%m/%Y %H:%M:%S}"
            reason = copies.REASONS.get(copy.reason.value, "")
            entry = QTreeWidgetItem(self.ui.entries, [when, reason, copies.size_text(copy.size)])
            entry.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            entry.setData(0, _ROLE, copy)
        first = self.ui.entries.topLevelItem(0)
        if first is not None:
            self.ui.entries.setCurrentItem(first)
        self._look()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._content = None
        self.back.setEnabled(False)
        self.save.setEnabled(self.chosen is not None)
        self.ui.told.clear()
        copy = self.chosen
        if copy is None:
            self.ui.content.setPlainText("Chưa có bản sao nào của kế hoạch này.")
            return
        self.ui.content.setPlainText("Đang đọc bản sao…")
        now = self._session.document.plan if self._session is not None and self._is_open_plan else None
        self._job = jobs.run(lambda _progress: copies.content_of(copy, now), self._show, self._tell)

    def _show(self, content: Content) -> None:
        self._job = None
        self._content = content
        self.ui.content.setPlainText(content.text)
        writable = self._session is not None and not self._session.read_only
        self.back.setEnabled(writable and self._is_open_plan)

    def _tell(self, error: KnownError) -> None:
        self._job = None
        self.ui.content.clear()
        self.ui.told.setText(error_text(error))

    def _restore(self) -> None:
        if self._session is None or self._content is None:
            return
        try:
            copies.restore(self._session, self._content.plan)
        except KnownError as error:
            self._tell(error)
            return
        self.restored.emit()
        self.accept()

    def _save(self) -> None:
        copy = self.chosen
        if copy is None:
            return
        path = self._path_of(self.ui.plan.currentIndex())
        folder = path.parent if path.parent.is_dir() else Path.home()
        proposal = folder / f"{path.stem} - bản sao {copy.when.astimezone():%Y-%m-%d %Hh%M}.cchc"
        target = notices.ask_save_path(self, "Mở bản sao thành tệp mới", proposal, ".cchc", "Kế hoạch")
        if target is None:
            return
        try:
            copies.save_as_file(copy, target[0], over=target[1])
        except KnownError as error:
            self._tell(error)
            return
        self.open_wanted.emit(target[0])
        self.accept()

    def done(self, result: int) -> None:
        """Override: nobody waits any more."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)
