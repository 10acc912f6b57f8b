"""Dialog "Xuất định dạng khác": which kind of file, which appendix."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.exports import KINDS, ExportKind
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_export_options import Ui_ExportOptions

_WHOLE = (".json",)  # kinds that always hold everything


class ExportOptionsDialog(QDialog):
    """The kinds that have no command of their own come first."""

    def __init__(self, parent: QWidget | None, plan: Plan) -> None:
        super().__init__(parent)
        self.ui = Ui_ExportOptions()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._kinds = sorted(KINDS, key=lambda kind: kind.suffix in (".docx", ".xlsx"))
        for kind in self._kinds:
            self.ui.kind.addItem(f"{kind.name} ({kind.suffix})")
        self._headings = [" ".join(appendix_heading(plan, appendix).split()) for appendix in plan.appendices]
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Xuất…")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()

    def kind(self) -> ExportKind:
        """The kind chosen."""
        return self._kinds[self.ui.kind.currentIndex()]

    def appendix(self) -> int | None:
        """Position of the appendix chosen; None = all."""
        position: int | None = self.ui.appendix.currentData()
        return position

    def safe_csv(self) -> bool:
        """May cells be changed so that Excel does not take them for formulas?"""
        return self.kind().suffix == ".csv" and self.ui.safe.isChecked()

    def _show_kind(self) -> None:
        kind = self.kind()
        self.ui.kind_note.setText(kind.note)
        self.ui.safe.setVisible(kind.suffix == ".csv")
        self.ui.appendix.clear()
        if not kind.per_appendix:
            self.ui.appendix.addItem("Tất cả", None)
        if kind.suffix not in _WHOLE and (kind.per_appendix or len(self._headings) > 1):
            for position, heading in enumerate(self._headings):
                self.ui.appendix.addItem(heading or f"Phụ lục {position + 1}", position)
        self.ui.appendix.setEnabled(self.ui.appendix.count() > 1)
