"""Dialog "Thông tin kế hoạch": the document's identity and the title blocks of its appendices."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget

from cchc_desktop.core.edits import set_appendix, set_document, set_year
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_caption, appendix_heading, appendix_title
from cchc_desktop.core.letterhead import Capacity, IssuerLevel
from cchc_desktop.core.plan import DocumentInfo, Plan, Signature
from cchc_desktop.core.signing import capacity_of, usual_signature
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.dialogs.decision_fields import DecisionFields
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_plan_info import Ui_PlanInfo

_LINES = ("number", "place", "date", "parent_issuer", "issuer", "type")
# parts of the page that a field of another name holds
_PARTS = {"signature": "authority", "name": "signer", "decision": "by_decision"}
_MOST_DRAFTS = 5
_LEVELS = {
    "": "Theo tên cơ quan ban hành",
    IssuerLevel.PROVINCE.value: "Tỉnh, thành phố",
    IssuerLevel.DEPARTMENT.value: "Sở, ban, ngành; phòng",
    IssuerLevel.COMMUNE.value: "Xã, phường, đặc khu",
    IssuerLevel.DISTRICT.value: "Huyện, quận, thị xã (trước 01/7/2025)",
}
_CAPACITIES = {
    Capacity.HEAD.value: "Người đứng đầu ký trực tiếp",
    Capacity.TM.value: "TM. – thay mặt tập thể",
    Capacity.KT.value: "KT. – cấp phó ký thay",
    Capacity.Q.value: "Q. – quyền cấp trưởng",
    Capacity.TL.value: "TL. – ký thừa lệnh",
    Capacity.TUQ.value: "TUQ. – ký thừa ủy quyền",
}


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """An appendix' own heading, title and caption; None = as the form and the document say."""

    heading: str | None
    title: str | None
    caption: str | None


class PlanInfoDialog(QDialog):
    """Shows a plan's identity; :meth:`edited` gives the plan with what the user wrote."""

    def __init__(self, parent: QWidget | None, plan: Plan, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.ui = Ui_PlanInfo()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._plan = plan
        self._shown = 0
        self._blocks = {appendix: _block(plan, appendix) for appendix in plan.appendices}
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self._fill_document(plan.document)
        self._decision = DecisionFields(self.ui, plan.document.decision, self._document, self)
        self._decision.refresh()
        self.ui.tabs.currentChanged.connect(self._refresh_derived)
        self._pairs = (
            (self.ui.heading_auto, self.ui.heading),
            (self.ui.name_auto, self.ui.name),
            (self.ui.caption_auto, self.ui.caption),
        )
        for box, editor in self._pairs:
            box.toggled.connect(lambda on, box=box, editor=editor: self._on_auto(box, editor, on))
        for appendix in plan.appendices:
            self.ui.appendix.addItem(" ".join(appendix_heading(plan, appendix).split()) or "Phụ lục")
        self.ui.appendix.setEnabled(len(plan.appendices) > 1)
        if plan.appendices:
            self._show_block()
        else:  # a form without a table
            self.ui.tabs.removeTab(self.ui.tabs.indexOf(self.ui.appendix_page))
        self.ui.appendix.currentIndexChanged.connect(self._on_appendix)
        self.ui.read_only_note.setVisible(read_only)
        if read_only:
            self._forbid_editing()

    def edited(self) -> Plan:
        """The plan with everything as it stands in the dialog; raises KnownError(YEAR_INVALID)."""
        if self._blocks:
            self._keep_block()
        plan = set_document(self._plan, replace(self._document(), decision=self._decision.decision()))
        if plan.period is None:
            year = self.ui.year.value()
            plan = set_year(plan, year if year > self.ui.year.minimum() else None)
        for appendix, block in self._blocks.items():
            if block != _block(plan, appendix):
                plan = set_appendix(plan, appendix, block.heading, block.title, block.caption)
        return plan

    def show_part(self, part: str) -> None:
        """Go to the field of a part of the identity; "" leaves everything as it is."""
        kind, _, appendix = part.partition(":")
        if kind == "appendix" and appendix in self._plan.appendices:
            self.ui.appendix.setCurrentIndex(self._plan.appendices.index(appendix))
            part = "name" if not self.ui.name_auto.isChecked() else "name_auto"
            self.ui.tabs.setCurrentWidget(self.ui.appendix_page)
            getattr(self.ui, part).setFocus()
            return
        widget = getattr(self.ui, _PARTS.get(part, part), None)
        ui = self.ui
        pages = (ui.document_page, ui.lists_page, ui.sign_page, ui.decision_page, ui.appendix_page)
        for page in pages:
            if isinstance(widget, QWidget) and page.isAncestorOf(widget):
                self.ui.tabs.setCurrentWidget(page)
                widget.setFocus()

    def _refresh_derived(self) -> None:
        """Another page: what is derived follows what was written on the one before."""
        self._decision.refresh()
        for box, editor in self._pairs if self._blocks else ():
            if box.isChecked():
                self._on_auto(box, editor, True)

    def _fill_document(self, document: DocumentInfo) -> None:
        for name in _LINES:
            getattr(self.ui, name).setText(getattr(document, name))
        self.ui.title.setPlainText(document.title)
        self.ui.year.setValue(self._plan.year or self.ui.year.minimum())
        self.ui.year.setEnabled(self._plan.period is None)
        for level, text in _LEVELS.items():
            self.ui.issuer_level.addItem(text, level)
        self.ui.issuer_level.setCurrentIndex(max(self.ui.issuer_level.findData(document.issuer_level), 0))
        self.ui.draft.addItems(["", "DỰ THẢO", *(f"DỰ THẢO LẦN {number}" for number in range(1, _MOST_DRAFTS + 1))])
        self.ui.draft.setEditText(document.draft)
        self.ui.bases.setPlainText("\n".join(document.bases))
        self.ui.recipients.setPlainText("\n".join(document.recipients))
        self._fill_signature(document.signature)
        for capacity, text in _CAPACITIES.items():
            self.ui.capacity.addItem(text, capacity)
        self._show_capacity()
        self.ui.capacity.activated.connect(self._on_capacity)
        self.ui.authority.textEdited.connect(lambda _text: self._show_capacity())
        self.ui.position.textChanged.connect(self._show_capacity)

    def _fill_signature(self, block: Signature) -> None:
        self.ui.authority.setText(block.authority)
        self.ui.position.setPlainText(block.position)
        self.ui.signer.setText(block.name)

    def _signature(self) -> Signature:
        ui = self.ui
        texts = (ui.authority.text(), ui.position.toPlainText(), ui.signer.text())
        return Signature(*(clean(text.strip()) for text in texts))

    def _show_capacity(self) -> None:
        """What the lines say; nothing is chosen while there are none."""
        self.ui.capacity.setCurrentIndex(self.ui.capacity.findData(capacity_of(self._signature())))

    def _on_capacity(self, _index: int) -> None:
        """The usual lines for a capacity of the issuing body as it stands in the dialog now."""
        self._fill_signature(usual_signature(self._document(), Capacity(self.ui.capacity.currentData())))

    def _document(self) -> DocumentInfo:
        lines = {name: clean(getattr(self.ui, name).text().strip()) for name in _LINES}
        old = self._plan.document
        block = self._signature()
        return replace(
            old,
            title=clean(self.ui.title.toPlainText().strip()),
            issuer_level=self.ui.issuer_level.currentData(),
            draft=clean(self.ui.draft.currentText().strip()),
            bases=_texts(self.ui.bases, old.bases),
            recipients=_texts(self.ui.recipients, old.recipients),
            signature=block if block != _stripped(old.signature) else old.signature,
            **lines,
        )

    def _on_appendix(self, index: int) -> None:
        self._keep_block()
        self._shown = index
        self._show_block()

    def _appendix(self) -> str:
        return self._plan.appendices[self._shown]

    def _show_block(self) -> None:
        block = self._blocks[self._appendix()]
        own = (block.heading, block.title, block.caption)
        for (box, editor), text in zip(self._pairs, own, strict=True):
            box.setChecked(text is None)
            self._on_auto(box, editor, text is None)
            if text is not None:
                _write(editor, text)

    def _keep_block(self) -> None:
        texts = [None if box.isChecked() else clean(_read(editor).strip()) for box, editor in self._pairs]
        self._blocks[self._appendix()] = TitleBlock(*texts)

    def _on_auto(self, box: QCheckBox, editor: QLineEdit | QPlainTextEdit, on: bool) -> None:
        """Automatic: show what the form makes of the document as it stands in the dialog now."""
        editor.setEnabled(not on)
        if on:
            document = replace(self._document(), decision=self._decision.decision())
            plan = set_document(self._plan, document)
            plan = set_appendix(plan, self._appendix(), None, None, None)
            derive = {self.ui.heading_auto: appendix_heading, self.ui.name_auto: appendix_title}
            _write(editor, derive.get(box, appendix_caption)(plan, self._appendix()))

    def _forbid_editing(self) -> None:
        ui = self.ui
        for page in (ui.document_page, ui.lists_page, ui.sign_page, ui.decision_page, ui.appendix_page):
            for child in page.findChildren(QWidget):
                if isinstance(child, QLineEdit | QPlainTextEdit):
                    child.setReadOnly(True)
                elif isinstance(child, QCheckBox | QComboBox) and child is not self.ui.appendix:
                    child.setEnabled(False)
        self.ui.year.setReadOnly(True)
        self.ui.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)


def _texts(editor: QPlainTextEdit, old: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of an editor; texts that hold line breaks themselves stay whole while nothing was changed."""
    written = editor.toPlainText()
    if written == "\n".join(old):
        return old
    return tuple(clean(line.strip()) for line in written.split("\n") if line.strip())


def _stripped(block: Signature) -> Signature:
    return Signature(*(clean(text.strip()) for text in (block.authority, block.position, block.name)))


def _block(plan: Plan, appendix: str) -> TitleBlock:
    item = plan[appendix]
    return TitleBlock(item.fields.get(HEADING), item.text, item.fields.get(CAPTION))


def _read(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _write(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
