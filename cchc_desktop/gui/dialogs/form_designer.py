"""Dialog "Biểu mẫu": a form is changed while its first page is seen; it goes into the plan or into a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from cchc_desktop.catalogue import Catalogue
from cchc_desktop.core import form_edits
from cchc_desktop.core.excerpt import shows
from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.commands import own_forms
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.dialogs.form_columns import ColumnsPage
from cchc_desktop.gui.dialogs.form_numbers import NumbersPage
from cchc_desktop.gui.dialogs.form_words import HINT, meant, shown
from cchc_desktop.gui.forms.ui_form_designer import Ui_FormDesigner
from cchc_desktop.rendering.first_page import FirstPage

OF_PLAN = ""  # the form of the open plan in the list of forms to begin from
_ORIENTATIONS = {"landscape": "Nằm ngang", "portrait": "Đứng"}
_LINES = ("name", "heading", "total")
_TEXTS = ("title", "caption")
_OWN_WORDS = "Phụ lục đang mở có lời riêng ở phần này; sửa tại đây sẽ thay lời riêng đó."
_PAGE = "Kéo đường kẻ giữa hai cột để đổi bề rộng; bấm vào cột để chọn."
_SAMPLE = "Nội dung minh họa. "


class FormDesigner(QDialog):
    """``plan`` is the open one. Forms leave by signals; what becomes of them is told by :meth:`take`."""

    use_wanted = Signal(object, object)  # Form; which of its words take the place of the appendices' own
    keep_wanted = Signal(object)  # Form, to be put among the user's own
    send_wanted = Signal(object)  # Form, to be written into a file
    forget_wanted = Signal(str)  # id of one of the user's own forms
    open_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, catalogue: Catalogue, plan: Plan | None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_FormDesigner()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._plan = plan if plan is not None and plan.form.columns else None
        self._read_only = read_only
        self._catalogue = catalogue
        self._base = self._plan.form if self._plan else next(iter(catalogue.forms.values()))
        self.form = self._base
        self._said: set[str] = set()  # words that the user wrote here: they go before the appendices' own
        self._safe = self._base  # what is in the plan or in a file: nothing of it is lost
        self._showing = False
        self._columns = ColumnsPage(self.ui, self._plan, self.change)
        self._numbers = NumbersPage(self.ui, self.change)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self.draw_now)
        self._set_up()
        self._base_id = OF_PLAN if self._plan else self._base.id
        self.show_catalogue(catalogue, self._base_id)
        self._show()
        self.draw_now()

    def _set_up(self) -> None:
        ui = self.ui
        for value, text in _ORIENTATIONS.items():
            ui.orientation.addItem(text, value)
        ui.hint.setText(HINT)
        ui.parts.setSizes([410, 640])
        ui.base.activated.connect(lambda _index: self.begin_from(str(ui.base.currentData())))
        ui.orientation.activated.connect(
            lambda _index: self.change(lambda f: form_edits.set_orientation(f, ui.orientation.currentData()))
        )
        for name in _LINES:
            getattr(ui, name).textEdited.connect(lambda text, name=name: self._word(name, text))
        for name in _TEXTS:
            editor: QPlainTextEdit = getattr(ui, name)
            editor.textChanged.connect(lambda name=name, editor=editor: self._word(name, editor.toPlainText()))
        ui.page.column_chosen.connect(self._on_column)
        ui.page.border_drawn.connect(self._on_border)
        ui.open.clicked.connect(lambda: self._may_lose() and self.open_wanted.emit())
        ui.reset.clicked.connect(lambda: self._begin(self._base, self._base_id))
        ui.keep.clicked.connect(lambda: self.keep_wanted.emit(self.form))
        ui.send.clicked.connect(lambda: self.send_wanted.emit(self.form))
        ui.forget.clicked.connect(lambda: self.forget_wanted.emit(self.form.id))
        ui.use.clicked.connect(lambda: self.use_wanted.emit(self.form, tuple(self._said)))
        ui.leave.clicked.connect(self.reject)

    # ---- which form

    def show_catalogue(self, catalogue: Catalogue, chosen: str) -> None:
        """The forms to begin from; ``chosen`` is the id of the current one, OF_PLAN for the plan's."""
        self._catalogue = catalogue
        base = self.ui.base
        base.clear()
        if self._plan is not None:
            base.addItem(f"Kế hoạch đang mở: {self._plan.form.name}", OF_PLAN)
        for form in catalogue.forms.values():
            base.addItem(f"{form.name} (biểu mẫu riêng)" if form.id in catalogue.own else form.name, form.id)
        base.setCurrentIndex(max(base.findData(chosen), 0))

    def take(self, form: Form, catalogue: Catalogue) -> None:
        """The form is one of the catalogue's now, and goes on being designed."""
        self.show_catalogue(catalogue, form.id)
        self._begin(form, form.id)

    def forgotten(self, catalogue: Catalogue) -> None:
        """The form is no more; begin from the first of the others."""
        self.show_catalogue(catalogue, OF_PLAN)
        chosen = str(self.ui.base.currentData())
        self._begin(self._form_of(chosen), chosen)

    def written(self, form: Form) -> None:
        """The form, maybe under another name, stands in a file."""
        self.form = self._safe = form
        self._show()

    def begin_from(self, form_id: str) -> None:
        """Go on from another form; changes that stand nowhere yet are asked about."""
        if self._may_lose():
            self._begin(self._form_of(form_id), form_id)
        else:
            self.ui.base.setCurrentIndex(max(self.ui.base.findData(self._base_id), 0))

    def _form_of(self, form_id: str) -> Form:
        return self._plan.form if form_id == OF_PLAN and self._plan else self._catalogue.forms[form_id]

    def _begin(self, form: Form, base_id: str) -> None:
        self.form = self._base = self._safe = form
        self._base_id = base_id
        self.ui.base.setCurrentIndex(max(self.ui.base.findData(base_id), 0))
        self._said.clear()
        self._show()
        self._soon.start()

    # ---- changing

    def change(self, edit: Callable[[Form], Form]) -> None:
        """Make a change and show it."""
        self.form = edit(self.form)
        self._show()
        self._soon.start()

    def _word(self, name: str, text: str) -> None:
        if not self._showing:
            words = clean(text) if name == "name" else meant(clean(text))
            if name in form_edits.WORDS:
                self._said.add(name)
            self.change(lambda form: form_edits.set_words(form, **{name: words}))

    def _on_column(self, column: int) -> None:
        self.ui.tabs.setCurrentWidget(self.ui.columns_page)
        self._columns.choose(self.form.column_keys[column])
        self.ui.page.mark(column)

    def _on_border(self, column: int, shift: float) -> None:
        """The page is drawn to scale: its millimetres are the form's only where the widths fill it."""
        scale = form_edits.total_width(self.form) / form_edits.text_width(self.form)
        self.change(lambda form: form_edits.draw_border(form, column, shift * scale))

    # ---- showing

    def _show(self) -> None:
        """Bring every field to what the form says."""
        self._showing = True
        ui, form = self.ui, self.form
        self._columns.show_form(form)
        self._numbers.show_form(form)
        for name in _LINES:
            _write(getattr(ui, name), getattr(form, name))
        for name in _TEXTS:
            editor: QPlainTextEdit = getattr(ui, name)
            if meant(clean(editor.toPlainText())) != getattr(form, name):
                editor.setPlainText(shown(getattr(form, name)))
        ui.orientation.setCurrentIndex(ui.orientation.findData(form.orientation))
        ui.total.setVisible(form.is_outline)
        ui.total_label.setVisible(form.is_outline)
        own = [part for part in (form_edits.own_words(self._plan) if self._plan else ()) if part not in self._said]
        for part in form_edits.WORDS:
            getattr(ui, part).setToolTip(_OWN_WORDS if part in own else "")
        ui.own_note.setVisible(bool(own))
        ui.reset.setEnabled(form != self._base)
        fitting = self._plan is not None and form_edits.fits(self._plan, form)
        ui.use.setEnabled(fitting and not self._read_only and bool(form.columns))
        ui.use.setToolTip(self._use_tip(fitting))
        ui.forget.setVisible(form.id in self._catalogue.own)
        self._showing = False

    def _use_tip(self, fitting: bool) -> str:
        if self._plan is None:
            return "Chưa mở kế hoạch nào có bảng phụ lục."
        if self._read_only:
            return "Kế hoạch đang mở chỉ để xem."
        if not fitting:
            return "Biểu mẫu thuộc loại khác với kế hoạch đang mở."
        return "Trình bày phụ lục của kế hoạch đang mở theo biểu mẫu này; có thể hoàn tác."

    def draw_now(self) -> None:
        """Draw the page as the form is now."""
        self._soon.stop()
        ui = self.ui
        ui.page.show_page(FirstPage(own_forms.page_of(self.form, self._plan, self._said)))
        keys = self.form.column_keys
        ui.page.mark(keys.index(self._columns.current) if self._columns.current in keys else None)
        ui.page_note.setText(_PAGE if shows(self._plan, self.form) else _SAMPLE + _PAGE)

    # ---- leaving

    def reject(self) -> None:
        """Override: changes that stand nowhere are asked about."""
        if self._may_lose():
            super().reject()

    def _may_lose(self) -> bool:
        if self.form in (self._safe, self._base):
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText("Biểu mẫu đã sửa nhưng chưa lưu và chưa dùng cho kế hoạch. Bỏ các thay đổi này?")
        drop = box.addButton("&Bỏ thay đổi", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("&Tiếp tục sửa", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is drop


def _write(editor: QLineEdit, text: str) -> None:
    """Words into a line, its caret left alone where they are there already."""
    with QSignalBlocker(editor):
        if meant(clean(editor.text())) != text:
            editor.setText(shown(text))
            editor.setCursorPosition(0)
