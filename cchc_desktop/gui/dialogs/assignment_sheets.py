"""Dialog "Phiếu giao việc": which agencies, which kinds of file, one file or many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QWidget

from cchc_desktop.core.assignment import Assignment, Duties
from cchc_desktop.gui.commands.assignments import ARCHIVE, EACH, ONE
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_assignment_sheets import Ui_AssignmentSheets

_NAME_WIDTH = 400  # pixels


class AssignmentSheetsDialog(QDialog):
    """The agencies that the plan names are ticked, those it only means as members of a group are not."""

    def __init__(self, parent: QWidget | None, found: Assignment) -> None:
        super().__init__(parent)
        self.ui = Ui_AssignmentSheets()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._agencies = found.agencies
        for one in found.agencies:
            self._add(one)
        self.ui.agencies.setAccessibleName("Các cơ quan được giao việc")
        self.ui.agencies.setColumnWidth(0, _NAME_WIDTH)
        self.ui.agencies.itemChanged.connect(self._show_count)
        self.ui.all.clicked.connect(lambda: self._tick(True))
        self.ui.none.clicked.connect(lambda: self._tick(False))
        for box in (self.ui.word, self.ui.excel, self.ui.pdf):
            box.toggled.connect(self._show_count)
        self.ui.face_note.hide()
        self.ui.pdf.toggled.connect(self._show_face)
        without = len(found.without_lead)
        self.ui.note.setText(
            f"Có {without} dòng không nêu đích danh cơ quan chủ trì nên không có trong phần chủ trì của phiếu nào."
        )
        self.ui.note.setVisible(without > 0)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Xuất…")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self._show_count()

    def _add(self, one: Duties) -> None:
        name = one.name if one.named else f"{one.name} (qua nhóm)"
        entry = QTreeWidgetItem(self.ui.agencies, [name, str(len(one.leads)), str(len(one.coordinates))])
        entry.setCheckState(0, Qt.CheckState.Checked if one.named else Qt.CheckState.Unchecked)
        for column in (1, 2):
            entry.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _entries(self) -> list[QTreeWidgetItem]:
        root = self.ui.agencies.invisibleRootItem()
        children = (root.child(index) for index in range(root.childCount()))
        return [child for child in children if child is not None]

    def _tick(self, on: bool) -> None:
        self.ui.agencies.blockSignals(True)
        for entry in self._entries():
            entry.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.ui.agencies.blockSignals(False)
        self.ui.agencies.viewport().update()
        self._show_count()

    def _show_face(self, pdf: bool) -> None:
        """Of the letters on the pages of a PDF, where they are not those of Times New Roman."""
        if pdf:
            from cchc_desktop.gui.face_note import face_note

            self.ui.face_note.setText(face_note())
        self.ui.face_note.setVisible(pdf and bool(self.ui.face_note.text()))

    def _show_count(self) -> None:
        chosen = len(self.agencies())
        self.ui.count.setText(f"Đã chọn {chosen}/{len(self._agencies)} cơ quan")
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(chosen and self.suffixes()))

    def agencies(self) -> tuple[Duties, ...]:
        """The agencies ticked."""
        ticked = [entry.checkState(0) is Qt.CheckState.Checked for entry in self._entries()]
        return tuple(one for one, on in zip(self._agencies, ticked, strict=True) if on)

    def suffixes(self) -> tuple[str, ...]:
        """The kinds of file ticked."""
        boxes = ((".docx", self.ui.word), (".xlsx", self.ui.excel), (".pdf", self.ui.pdf))
        return tuple(suffix for suffix, box in boxes if box.isChecked())

    def how(self) -> str:
        """ONE, EACH or ARCHIVE."""
        if self.ui.archive.isChecked():
            return ARCHIVE
        return EACH if self.ui.each.isChecked() else ONE
