"""Dialog "Kế hoạch mới": form, year, issuer – what a new plan begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import DocumentInfo
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_new_plan import Ui_NewPlan

DOCUMENT_TYPE = "KẾ HOẠCH"
DEFAULT_FORM = "annual-coded"  # the one whose tasks and activities all carry codes (domain: default candidate)
_DRAFTING_BEGINS = 7  # in July officials begin to draft next year's plan


@dataclass(frozen=True, slots=True)
class NewPlanChoice:
    """What was chosen."""

    form: Form
    year: int
    document: DocumentInfo


def likely_year(today: date) -> int:
    """The year that a plan begun on ``today`` is most likely for."""
    return today.year + (1 if today.month >= _DRAFTING_BEGINS else 0)


class NewPlanDialog(QDialog):
    """``known`` fills in what the user wrote in the last plan (issuer, place)."""

    def __init__(self, parent: QWidget | None, forms: Sequence[Form], known: DocumentInfo, today: date) -> None:
        super().__init__(parent)
        self.ui = Ui_NewPlan()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._forms = tuple(forms)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Tạo kế hoạch…")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        for form in self._forms:
            self.ui.form.addItem(form.name)
        ids = [form.id for form in self._forms]
        self.ui.form.setCurrentIndex(ids.index(DEFAULT_FORM) if DEFAULT_FORM in ids else 0)
        self.ui.form.currentIndexChanged.connect(self._show_form)
        self.ui.year.valueChanged.connect(self._show_form)
        self.ui.year.setValue(likely_year(today))
        self.ui.issuer.setText(known.issuer)
        self.ui.parent_issuer.setText(known.parent_issuer)
        self.ui.place.setText(known.place)
        self._show_form()

    def choice(self) -> NewPlanChoice:
        """What the user chose."""
        ui = self.ui
        title = ui.title.toPlainText().strip() or ui.title.placeholderText()
        document = DocumentInfo(
            place=clean(ui.place.text().strip()),
            issuer=clean(ui.issuer.text().strip()),
            parent_issuer=clean(ui.parent_issuer.text().strip()),
            type=DOCUMENT_TYPE,
            title=clean(title),
        )
        return NewPlanChoice(self._forms[ui.form.currentIndex()], ui.year.value(), document)

    def _show_form(self) -> None:
        form = self._forms[self.ui.form.currentIndex()]
        self.ui.form_note.setText(form.description)
        self.ui.title.setPlaceholderText(f"Thực hiện công tác cải cách hành chính năm {self.ui.year.value()}")
