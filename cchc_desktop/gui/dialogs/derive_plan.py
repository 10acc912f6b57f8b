"""Dialog "Lập kế hoạch cấp dưới": for whom, which rows and why, how much earlier, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QHeaderView, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.deriving import Deriving, Pick, Wish, reason_text, role_text
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_derive_plan import Ui_DerivePlan
from cchc_desktop.gui.plain import plain_tip

_PAUSE_MS = 250
_TICK, _ROLE, _REASON, _TIME = range(4)


class DerivePlanDialog(QDialog):
    """The rows of an agency, ticked where they surely concern it; the result is :meth:`derived`."""

    def __init__(
        self, parent: QWidget | None, deriving: Deriving, agencies: Sequence[str], forms: Sequence[Form]
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DerivePlan()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._deriving = deriving
        self._picks: tuple[Pick, ...] = ()
        self._told_for = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._pick)
        self._fill(agencies, forms)
        self._set_up_rows()
        self._connect()
        self._tell()

    def _fill(self, agencies: Sequence[str], forms: Sequence[Form]) -> None:
        self.ui.agency.addItems(list(agencies))
        self.ui.agency.setCurrentIndex(-1)
        self.ui.agency.setEditText("")
        typed = self.ui.agency.lineEdit()
        assert typed is not None
        typed.setPlaceholderText("Sở Tư pháp, UBND xã Hướng Hiệp, UBND cấp xã…")
        completer = self.ui.agency.completer() or QCompleter(self.ui.agency)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.ui.form.addItem("Như kế hoạch này", None)
        for form in self._deriving.forms(tuple(forms)):
            self.ui.form.addItem(form.name, form)
        self.ui.note_source.setEnabled(True)

    def _set_up_rows(self) -> None:
        rows = self.ui.rows
        rows.setAccessibleName("Các dòng của kế hoạch này liên quan đến cơ quan")
        header = rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TICK, QHeaderView.ResizeMode.Stretch)
        letters = self.fontMetrics().averageCharWidth()
        for column, width in ((_ROLE, 22), (_REASON, 30), (_TIME, 28)):
            rows.setColumnWidth(column, width * letters)

    def _connect(self) -> None:
        self.ui.agency.editTextChanged.connect(lambda _text: self._pause.start())
        self.ui.agency.activated.connect(lambda _row: self._pick())
        self.ui.days.valueChanged.connect(lambda _days: self._show_times())
        self.ui.rows.itemChanged.connect(lambda _item, column: column == _TICK and self._tell())
        self.ui.tick_all.clicked.connect(lambda: self._tick(lambda _pick: True))
        self.ui.tick_sure.clicked.connect(lambda: self._tick(lambda pick: pick.ticked))
        make = self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        make.setText("&Lập kế hoạch…")
        for button in self.ui.buttons.buttons():  # Enter in the name of the agency shows its rows, no more
            cast(QPushButton, button).setAutoDefault(False)
        make.setDefault(False)
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)

    # ---- the rows

    @property
    def agency(self) -> str:
        """Whose plan it is to be."""
        return " ".join(self.ui.agency.currentText().split())

    def _pick(self) -> None:
        self._pause.stop()
        if self.agency == self._told_for:
            return
        self._told_for = self.agency
        self._picks = self._deriving.picks(self.agency) if len(self.agency) > 2 else ()
        self.ui.rows.blockSignals(True)
        self.ui.rows.clear()
        plan = self._deriving.plan
        for pick in self._picks:
            text = " ".join((plan[pick.item].text or "").split()) or _above(plan, pick.item)
            entry = QTreeWidgetItem(self.ui.rows, [text, role_text(pick), f"{reason_text(pick.reason)}: “{pick.name}”"])
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(_TICK, Qt.CheckState.Checked if pick.ticked else Qt.CheckState.Unchecked)
            entry.setToolTip(_TICK, plain_tip(text))
            entry.setToolTip(_REASON, plain_tip(entry.text(_REASON)))
        self.ui.rows.blockSignals(False)
        self._show_times()
        self._tell()

    def _show_times(self) -> None:
        self.ui.rows.blockSignals(True)
        for place, pick in enumerate(self._picks):
            said, new = self._deriving.time_of(pick, self.agency, self.ui.days.value())
            entry = self.ui.rows.topLevelItem(place)
            if entry is not None:
                entry.setText(_TIME, " ".join(new.split()))
                entry.setToolTip(_TIME, plain_tip(f"Cấp trên ghi: {said}" if new != said else "Giữ nguyên"))
        self.ui.rows.blockSignals(False)

    def _tick(self, wanted: object) -> None:
        assert callable(wanted)
        self.ui.rows.blockSignals(True)
        for place, pick in enumerate(self._picks):
            entry = self.ui.rows.topLevelItem(place)
            if entry is not None:
                entry.setCheckState(_TICK, Qt.CheckState.Checked if wanted(pick) else Qt.CheckState.Unchecked)
        self.ui.rows.blockSignals(False)
        self._tell()

    def chosen(self) -> list[Pick]:
        """The ticked rows."""
        entries = (self.ui.rows.topLevelItem(place) for place in range(len(self._picks)))
        return [
            pick
            for pick, entry in zip(self._picks, entries, strict=True)
            if entry is not None and entry.checkState(_TICK) is Qt.CheckState.Checked
        ]

    def _tell(self) -> None:
        chosen = self.chosen()
        if not self.agency:
            text = "Chọn hoặc gõ tên cơ quan: các dòng giao cho cơ quan đó, đích danh hoặc qua nhóm, sẽ hiện ra ở dưới."
        elif not self._picks:
            text = "Kế hoạch này không có dòng nào liên quan đến cơ quan đó. Hãy kiểm tra tên."
        else:
            lead = sum(pick.role == "lead" for pick in chosen)
            text = (
                f"Đã chọn {len(chosen)} trong {len(self._picks)} dòng: {lead} dòng chủ trì, {len(chosen) - lead} dòng "
                "phối hợp. Dòng chưa đánh dấu là dòng cần bạn xem: nhóm mở, nhóm có điều kiện, việc của cấp huyện."
            )
        self.ui.told.setText(text)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(chosen))

    def derived(self) -> Plan:
        """The lower-level plan; raises KnownError."""
        wish = Wish(
            self.ui.days.value(),
            self.ui.unit.text().strip(),
            self.ui.form.currentData(),
            self.ui.note_source.isChecked(),
        )
        return self._deriving.derived(self.agency, self.chosen(), wish)


def _above(plan: Plan, item_id: str) -> str:
    above = plan.parent(item_id)
    while above is not None and not (above.text or "").strip():
        above = plan.parent(above.id)
    return " ".join((above.text or "").split()) if above is not None else ""
