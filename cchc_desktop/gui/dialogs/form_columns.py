"""Page "Cột" of the form designer: which columns there are, in which order, how wide, with which words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem

from cchc_desktop.core import form_edits
from cchc_desktop.core.forms import ITEM_COLUMNS, LEVEL_COLUMNS, Column, Form
from cchc_desktop.core.grid import Align
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.dialogs.form_words import meant, shown
from cchc_desktop.gui.forms.ui_form_designer import Ui_FormDesigner

NEW_HEADER = "Cột mới"
_KEY = Qt.ItemDataRole.UserRole
_ALIGNS = {Align.LEFT: "Trái", Align.CENTER: "Giữa", Align.RIGHT: "Phải", Align.JUSTIFY: "Đều hai bên"}

Edit = Callable[[Form], Form]


class ColumnsPage(QObject):
    """Shows the columns of a form; every change goes to ``change`` as a function Form → Form."""

    def __init__(self, ui: Ui_FormDesigner, plan: Plan | None, change: Callable[[Edit], None]) -> None:
        super().__init__(ui.columns)
        self._ui = ui
        self._plan = plan
        self._change = change
        self._form: Form | None = None
        self._showing = False
        self.current = ""  # key of the chosen column
        ui.width.setRange(form_edits.LEAST_WIDTH, form_edits.MOST_WIDTH)
        for align, text in _ALIGNS.items():
            ui.align.addItem(text, align.value)
        self._connect()

    def _connect(self) -> None:
        ui = self._ui
        ui.columns.currentItemChanged.connect(self._on_current)
        ui.columns.itemChanged.connect(self._on_tick)
        ui.header.textChanged.connect(self._on_header)
        ui.width.valueChanged.connect(self._on_width)
        ui.align.activated.connect(self._on_align)
        ui.up.clicked.connect(lambda: self._move(-1))
        ui.down.clicked.connect(lambda: self._move(1))
        ui.add.clicked.connect(self._add)
        ui.remove.clicked.connect(self._remove)
        ui.fit.clicked.connect(lambda: self._change(form_edits.fit_widths))
        ui.columns.installEventFilter(self)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), ui.columns)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: Delete in the list takes a free column away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._remove()
            return True
        return super().eventFilter(watched, event)

    # ---- showing

    def show_form(self, form: Form) -> None:
        """Show a form as it is now."""
        self._form = form
        self._showing = True
        columns = [*form.columns, *form_edits.hidden_columns(form, self._plan)]
        if self.current not in [column.key for column in columns]:
            self.current = columns[0].key if columns else ""
        self._fill_list(form, columns)
        self._fill_fields(columns)
        total, room = form_edits.total_width(form), form_edits.text_width(form)
        self._ui.sum_note.setText(_sum_text(total, room))
        self._ui.fit.setEnabled(total != room)
        self._showing = False

    def _fill_list(self, form: Form, columns: list[Column]) -> None:
        entries = self._ui.columns
        while entries.count() > len(columns):
            entries.takeItem(entries.count() - 1)
        while entries.count() < len(columns):
            entries.addItem(QListWidgetItem())
        for row, column in enumerate(columns):
            entry = entries.item(row)
            visible = column.key in form.column_keys
            words = " ".join(shown(column.header).split()) or "(không có tiêu đề)"
            entry.setText(f"{words}  ·  {_mm(column.width)}" if visible else f"{words}  ·  đang ẩn")
            entry.setData(_KEY, column.key)
            fixed = visible and not form_edits.can_hide(form, column.key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            entry.setFlags(flags if fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Checked if visible else Qt.CheckState.Unchecked)
            entry.setToolTip("Bảng phải còn cột này nên không ẩn được." if fixed else "")
            if column.key == self.current:
                entries.setCurrentRow(row)

    def _fill_fields(self, columns: list[Column]) -> None:
        ui, form = self._ui, self._form
        column = next((c for c in columns if c.key == self.current), None)
        visible = form is not None and column is not None and column.key in form.column_keys
        for widget in (ui.header, ui.width, ui.align):
            widget.setEnabled(visible)
        keys = form.column_keys if form else ()
        ui.up.setEnabled(visible and form is not None and form_edits.move(form, self.current, -1) is not form)
        ui.down.setEnabled(visible and form is not None and form_edits.move(form, self.current, 1) is not form)
        ui.remove.setEnabled(form is not None and column is not None and self._removable(form, column.key))
        together = len([key for key in keys if key in LEVEL_COLUMNS]) > 1 and self.current in ITEM_COLUMNS
        ui.up.setToolTip(_move_tip("trái", "↑", together=together))
        ui.down.setToolTip(_move_tip("phải", "↓", together=together))
        if column is None:
            return
        if meant(ui.header.toPlainText()) != column.header:
            ui.header.setPlainText(shown(column.header))
        if ui.width.value() != column.width:
            ui.width.setValue(column.width)
        ui.align.setCurrentIndex(ui.align.findData(column.align.value))

    @staticmethod
    def _removable(form: Form, key: str) -> bool:
        known = key in form.column_keys or any(column.key == key for column in form.hidden)
        return known and form_edits.is_free(form, key)

    def choose(self, key: str) -> None:
        """Make a column current."""
        self.current = key
        if self._form is not None:
            self.show_form(self._form)

    # ---- changing

    def _on_current(self, entry: QListWidgetItem | None) -> None:
        if not self._showing and entry is not None:
            self.current = str(entry.data(_KEY))
            self._change(lambda form: form)

    def _on_tick(self, entry: QListWidgetItem) -> None:
        if self._showing:
            return
        key, on = str(entry.data(_KEY)), entry.checkState() is Qt.CheckState.Checked
        self.current = key

        def edit(form: Form) -> Form:
            if not on:
                return form_edits.hide(form, key)
            known = form_edits.hidden_columns(form, self._plan)
            return next((form_edits.show(form, column) for column in known if column.key == key), form)

        self._change(edit)

    def _on_header(self) -> None:
        if not self._showing:
            key, text = self.current, meant(clean(self._ui.header.toPlainText()))
            self._change(lambda form: form_edits.set_header(form, key, text))

    def _on_width(self, width: float) -> None:
        if not self._showing:
            key = self.current
            self._change(lambda form: form_edits.set_width(form, key, width))

    def _on_align(self, _index: int) -> None:
        key, align = self.current, Align(self._ui.align.currentData())
        self._change(lambda form: form_edits.set_align(form, key, align))

    def _move(self, step: int) -> None:
        key = self.current
        self._change(lambda form: form_edits.move(form, key, step))

    def _add(self) -> None:
        def edit(form: Form) -> Form:
            added = form_edits.add_free(form, NEW_HEADER, self._plan)
            if added is not form:
                self.current = added.column_keys[-1]
            return added

        self._change(edit)
        self._ui.header.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ui.header.selectAll()

    def _remove(self) -> None:
        form, key = self._form, self.current
        if form is None or not self._removable(form, key):
            return
        keys = form.column_keys
        at = keys.index(key) if key in keys else len(keys)
        self.current = next((k for k in (*keys[at + 1 :], *keys[max(0, at - 1) : at]) if k != key), keys[0])
        self._change(lambda f: form_edits.remove_free(f, key))


def _move_tip(side: str, arrow: str, *, together: bool) -> str:
    tip = f"Chuyển cột sang {side} (Alt+{arrow})"
    return f"{tip}; các cột mục tiêu, nhiệm vụ, hoạt động đi liền nhau" if together else tip


def _mm(width: float) -> str:
    return f"{width:g} mm".replace(".", ",")


def _sum_text(total: float, room: float) -> str:
    note = f"Tổng {_mm(total)} / trang {_mm(room)}"
    if total == room:
        return f"{note}."
    how = "thu còn" if total > room else "giãn thành"
    return f"{note}; khi in {how} {room / total:.0%}."
