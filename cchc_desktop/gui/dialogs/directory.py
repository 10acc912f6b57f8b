"""Dialog "Danh mục cơ quan": the dated directory, with the user's own rows that go in and out as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from cchc_desktop.core.directory import Apply, Entry
from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import agencies
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_directory import Ui_Directory
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.models.directory_table import KEYS, DirectoryModel

FILES = "Danh mục cơ quan (*.csv)"
NEW_NAME = "Cơ quan mới"
_WIDTHS = {"name": 34, "others": 26, "became": 30, "law": 26, "note": 26, "functions": 22}  # average letters
_PAUSE_MS = 200


class DirectoryDialog(QDialog):
    """Edits the own rows; they are kept when "Lưu" is chosen."""

    def __init__(self, parent: QWidget | None, shipped: Sequence[Entry], own: Sequence[Entry], day: date) -> None:
        super().__init__(parent)
        self.ui = Ui_Directory()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.model = DirectoryModel(shipped, own, day, self)
        self.ui.rows.setModel(self.model)
        self.ui.rows.verticalHeader().hide()
        self.ui.rows.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.ui.rows.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = self.fontMetrics().averageCharWidth()
        for section, key in enumerate(KEYS, 1):
            self.ui.rows.setColumnWidth(section, _WIDTHS.get(key, 13) * unit)
        self.ui.rows.setColumnWidth(0, 9 * unit)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.ui.filter.textChanged.connect(lambda _text: self._pause.start())
        for box in (self.ui.own_only, self.ui.valid_only):
            box.toggled.connect(lambda _on: self._filter())
        self.ui.add.clicked.connect(self._add)
        self.ui.copy.clicked.connect(self._copy)
        self.ui.remove.clicked.connect(self._remove)
        self.ui.take_in.clicked.connect(self._take_in)
        self.ui.send.clicked.connect(self._send)
        self.ui.buttons.accepted.connect(self._save)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Save).setText("&Lưu")
        self.model.refused.connect(self._tell)
        self.model.edited.connect(self._edited)
        self.model.modelReset.connect(self._refresh)
        self.ui.rows.selectionModel().selectionChanged.connect(lambda *_: self._refresh())
        self._changed = False
        self.ui.fault.hide()
        self._refresh()

    @property
    def own(self) -> list[Entry]:
        """The user's rows as they stand in the dialog."""
        return self.model.own

    def chosen(self) -> list[Entry]:
        """The rows that are selected."""
        return [self.model.rows[index.row()] for index in self.ui.rows.selectionModel().selectedRows()]

    def reject(self) -> None:
        """Override: what was changed is not thrown away unasked."""
        if not self._changed or notices.ask_yes(self, "Bỏ các thay đổi trong danh mục cơ quan?", "&Bỏ thay đổi"):
            super().reject()

    def _filter(self) -> None:
        self._pause.stop()
        ui = self.ui
        self.model.filter(ui.filter.text(), own_only=ui.own_only.isChecked(), valid_only=ui.valid_only.isChecked())

    def _refresh(self) -> None:
        chosen = self.chosen()
        self.ui.copy.setEnabled(any(not entry.own for entry in chosen))
        self.ui.remove.setEnabled(any(entry.own for entry in chosen))
        self.ui.send.setEnabled(bool(self.own))
        self.ui.count.setText(f"{len(self.model.rows)} dòng, {len(self.own)} dòng riêng")

    def _edited(self) -> None:
        self._changed = True
        self.ui.fault.hide()
        self._refresh()

    def _tell(self, error: KnownError) -> None:
        self.ui.fault.setText(error_text(error))
        self.ui.fault.show()

    def _add(self) -> None:
        self.ui.filter.clear()
        self.ui.valid_only.setChecked(False)
        self._filter()
        self.model.add([Entry(NEW_NAME, level="tỉnh", type="sở", apply=Apply.KEEP, own=True)])
        row = next(i for i, entry in enumerate(self.model.rows) if entry.own and entry.name == NEW_NAME)
        index = self.model.index(row, 1)
        self.ui.rows.setCurrentIndex(index)
        self.ui.rows.edit(index)

    def _copy(self) -> None:
        self.model.add([replace(entry, own=True) for entry in self.chosen() if not entry.own])

    def _remove(self) -> None:
        self.model.remove([entry for entry in self.chosen() if entry.own])

    def _take_in(self) -> None:
        path = notices.ask_open_path(self, "Nhận danh mục cơ quan", Path.home(), (FILES, notices.ALL_FILES))
        if path is not None:
            self._try(lambda: self.model.add(agencies.read_directory(path)))

    def _send(self) -> None:
        start = Path.home() / "danh-muc-co-quan.csv"
        chosen = notices.ask_save_path(self, "Gửi danh mục cơ quan", start, ".csv", FILES)
        if chosen is not None:
            self._try(lambda: agencies.write_directory(chosen[0], self.own))

    def _save(self) -> None:
        if self._try(lambda: agencies.keep_directory(self.own)):
            self.accept()

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except KnownError as error:
            self._tell(error)
            return False
        return True
