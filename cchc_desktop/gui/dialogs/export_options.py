"""Dialog "Xuất theo lựa chọn": which kind of file, which part of the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands.exports import KINDS, WHOLE, ExportChoice, ExportKind
from cchc_desktop.gui.commands.paper import OF_ITEMS, PaperWish, Part, parts_of, values_of
from cchc_desktop.gui.commands.plans import free_path
from cchc_desktop.gui.commands.templates import SUFFIXES, save_suggested
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_export_options import Ui_ExportOptions
from cchc_desktop.gui.plain import plain_tip
from cchc_desktop.gui.preferences import Preferences

_Part = tuple[str, str | None, int | None]  # name, part, position of an appendix
Items = Callable[[Part], tuple[str, ...]]
_ROWS = (Part.AREA, Part.AGENCY, Part.QUARTER, Part.LISTED, Part.SELECTED)
_OF_ROWS = (".docx", ".pdf", ".xlsx", ".html")  # kinds that can hold some rows of the appendices
_SEPARATE = "separate"
_EVERYTHING = (".json",)  # kinds that always hold the whole plan


class ExportOptionsDialog(QDialog):
    """The parts that are offered follow the kind and what the plan has.

    ``items``: which items a part means that is made of items; without it, no such part is offered. ``folder``: where
    templates are looked for first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        plan: Plan,
        preferred: Preferences | None = None,
        items: Items | None = None,
        *,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._items = plan, items
        self._template: Path | None = None
        self._folder = folder or Path.home()
        self.ui = Ui_ExportOptions()
        self.ui.setupUi(self)
        fit_to_screen(self)
        preferred = preferred or Preferences()
        self.ui.electronic.setChecked(preferred.electronic)
        self.ui.numbers.setChecked(preferred.true_numbers)
        self._has_body = plan.body is not None
        self._parts: list[_Part] = []
        for kind in KINDS:
            self.ui.kind.addItem(f"{kind.name} ({kind.suffix})")
        self._headings = [" ".join(appendix_heading(plan, appendix).split()) for appendix in plan.appendices]
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Xuất…")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.value.setAccessibleName("Lĩnh vực, cơ quan hoặc quý")
        self.ui.kind.currentIndexChanged.connect(self._show_kind)
        self.ui.part.currentIndexChanged.connect(self._show_values)
        self.ui.template_path.setAccessibleName("Tệp mẫu Word")
        self.ui.own_template.toggled.connect(self._show_template)
        self.ui.choose_template.clicked.connect(self._choose_template)
        self.ui.save_template.clicked.connect(self._save_template)
        self._show_kind()

    def kind(self) -> ExportKind:
        """The kind chosen."""
        return KINDS[self.ui.kind.currentIndex()]

    def choice(self) -> ExportChoice:
        """The part chosen, and how it is written."""
        _name, part, appendix = self._parts[self.ui.part.currentIndex()]
        suffix = self.kind().suffix
        rows = self._rows()
        return ExportChoice(
            None if part == _SEPARATE else "appendix" if rows else part,
            appendix,
            suffix == ".csv" and self.ui.safe.isChecked(),
            self.kind().with_text and self.ui.electronic.isChecked(),
            suffix == ".xlsx" and self.ui.numbers.isChecked(),
            self.ui.flat.isChecked(),
            separate=part == _SEPARATE,
            rows=rows,
            bordered=suffix == ".docx" and self.ui.bordered.isChecked(),
            template=self._template if suffix == ".docx" and self.ui.own_template.isChecked() else None,
        )

    def _choose_template(self) -> None:
        filters = (f"Mẫu Word ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})", notices.ALL_FILES)
        path = notices.ask_open_path(self, "Chọn mẫu Word", self._template_folder(), filters)
        if path is not None:
            self._take_template(path)

    def _take_template(self, path: Path) -> None:
        self._template = path
        self.ui.template_path.setText(path.name)
        self.ui.template_path.setToolTip(plain_tip(str(path)))
        self._show_template()

    def _save_template(self) -> None:
        proposal = free_path(self._template_folder(), "Mẫu kế hoạch", ".docx")
        target = notices.ask_save_path(self, "Lưu mẫu gợi ý", proposal, ".docx", "Word")
        if target is None:
            return
        try:
            save_suggested(target[0], over=target[1])
        except KnownError as error:
            notices.tell_error(self, error)
            return
        if self._template is None:  # else the one chosen before stays
            self._take_template(target[0])

    def _template_folder(self) -> Path:
        return self._template.parent if self._template is not None else self._folder

    def _show_template(self) -> None:
        """With a template there are no parts to choose: it says itself where text and appendices go."""
        word = self.kind().suffix == ".docx"
        wanted = word and self.ui.own_template.isChecked()
        self.ui.own_template.setVisible(word)
        self.ui.bordered.setVisible(word)
        self.ui.bordered.setEnabled(not wanted)
        for widget in (self.ui.template_path, self.ui.choose_template, self.ui.save_template):
            widget.setVisible(wanted)
        self.ui.part.setEnabled(len(self._parts) > 1 and not wanted)
        self.ui.value.setEnabled(not wanted)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wanted or self._template is not None)

    def _rows(self) -> PaperWish | None:
        """The rows of the part chosen; None = all."""
        chosen = self._chosen()
        if chosen is None:
            return None
        items = self._items(chosen) if self._items and chosen in OF_ITEMS else ()
        return PaperWish(chosen, str(self.ui.value.currentData() or ""), items)

    def _chosen(self) -> Part | None:
        index = self.ui.part.currentIndex()
        part = self._parts[index][1] if 0 <= index < len(self._parts) else None
        return Part(part) if part in _ROWS else None

    def _show_values(self) -> None:
        """The areas, agencies or quarters that the part offers."""
        chosen = self._chosen()
        values = values_of(self._plan, chosen) if chosen is not None else []
        self.ui.value.clear()
        for value, name in values:
            self.ui.value.addItem(name, value)
        self.ui.value.setVisible(bool(values))

    def _show_kind(self) -> None:
        kind = self.kind()
        said = [kind.note]
        if kind.suffix == ".pdf":
            from cchc_desktop.gui.face_note import face_note

            said.append(face_note())
        self.ui.kind_note.setText("\n".join(filter(None, said)))
        self.ui.safe.setVisible(kind.suffix == ".csv")
        self.ui.numbers.setVisible(kind.suffix == ".xlsx")
        self.ui.flat.setVisible(kind.suffix == ".xlsx")
        self.ui.electronic.setVisible(kind.with_text)
        self._parts = self._parts_of(kind) + self._row_parts(kind)
        self.ui.part.clear()
        self.ui.part.addItems([name for name, *_ in self._parts])
        self._show_template()

    def _row_parts(self, kind: ExportKind) -> list[_Part]:
        if kind.suffix not in _OF_ROWS:
            return []
        offered = [entry for entry in parts_of(self._plan) if entry[0] in _ROWS]
        return [(name, part.value, None) for part, name in offered if self._items or part not in OF_ITEMS]

    def _parts_of(self, kind: ExportKind) -> list[_Part]:
        one_by_one: list[_Part] = [
            (heading or f"Phụ lục {position + 1}", "appendix", position)
            for position, heading in enumerate(self._headings)
        ]
        several = one_by_one if len(one_by_one) > 1 else []
        if kind.per_appendix:
            return one_by_one
        if kind.suffix in _EVERYTHING:
            return [("Toàn bộ kế hoạch", WHOLE.part, None)]
        if not self._has_body or not kind.with_text:
            each: list[_Part] = [("Toàn bộ phụ lục, mỗi phụ lục một tệp", _SEPARATE, None)] if several else []
            return [("Toàn bộ phụ lục", WHOLE.part, None), *each, *several]
        both: list[_Part] = [("Văn bản và phụ lục", "all", None), ("Chỉ phần văn bản", "body", None)]
        if one_by_one:
            both.insert(1, ("Văn bản và phụ lục, mỗi phụ lục một tệp", _SEPARATE, None))
        return [*both, ("Chỉ phụ lục", "appendix", None), *several]
