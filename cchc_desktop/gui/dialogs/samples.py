"""Dialog "Kế hoạch mẫu": which of the shipped sample plans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QWidget

from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_samples import Ui_Samples
from cchc_desktop.gui.plain import plain_tip

_TITLE_WIDTH, _FORM_WIDTH = 360, 330  # pixels; longer texts are elided, their tips are whole


class SamplesDialog(QDialog):
    """A list of plans, the first one chosen."""

    def __init__(self, parent: QWidget | None, plans: Sequence[Plan]) -> None:
        super().__init__(parent)
        self.ui = Ui_Samples()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._plans = plans
        for plan in plans:
            self._add(plan)
        self.ui.entries.setAccessibleName("Các kế hoạch mẫu")
        self.ui.entries.setColumnWidth(0, _TITLE_WIDTH)
        self.ui.entries.setColumnWidth(1, _FORM_WIDTH)
        self.ui.entries.setCurrentIndex(self.ui.entries.model().index(0, 0))
        self.ui.entries.itemActivated.connect(lambda _entry, _column: self.accept())
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Mở bản sao…")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.entries.setFocus()

    def _add(self, plan: Plan) -> None:
        texts = [plan.document.title, plan.form.name, str(_rows(plan)) if plan.form.columns else "–"]
        entry = QTreeWidgetItem(self.ui.entries, texts)
        entry.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        entry.setToolTip(0, plain_tip(f"{plan.document.title} – {plan.document.issuer}"))
        entry.setToolTip(1, plain_tip(plan.form.description or plan.form.name))

    def choice(self) -> Plan:
        """The plan chosen."""
        return self._plans[self.ui.entries.currentIndex().row()]


def _rows(plan: Plan) -> int:
    counts = plan.counts()
    return counts[Level.ACTIVITY] + counts[Level.CRITERION]
