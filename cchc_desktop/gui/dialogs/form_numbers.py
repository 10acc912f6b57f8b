"""Page "Đánh số" of the form designer: what is counted, where it begins anew, how a number is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox

from cchc_desktop.core import form_edits
from cchc_desktop.core.forms import CRITERION, LEVEL_COLUMNS, ROW_NUMBER, Counter, Form
from cchc_desktop.core.numbering import Count
from cchc_desktop.core.plan import Level
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.dialogs.form_words import shown
from cchc_desktop.gui.forms.ui_form_designer import Ui_FormDesigner
from cchc_desktop.gui.messages import LEVELS

Edit = Callable[[Form], Form]
AREA = "area"
_STYLES = {"arabic": "1, 2, 3", "roman": "I, II, III"}
_RESTARTS = {
    "plan": "Không, chạy suốt kế hoạch",
    "appendix": "Không, chạy suốt phụ lục",
    "area": "Ở mỗi lĩnh vực",
    "objective": "Ở mỗi mục tiêu",
    "task": "Ở mỗi nhiệm vụ",
}
_COUNTED = {
    "objective": "Mục tiêu",
    "task": "Nhiệm vụ",
    "activity": "Từng dòng (hoạt động)",
    CRITERION: "Tiêu chí",
}
_DEFAULT_SIGN = ". "
_EXAMPLE = "nội dung"


class NumbersPage(QObject):
    """Shows the counters of a form; every change goes to ``change`` as a function Form → Form."""

    def __init__(self, ui: Ui_FormDesigner, change: Callable[[Edit], None]) -> None:
        super().__init__(ui.subject)
        self._ui = ui
        self._change = change
        self._form: Form | None = None
        self._showing = False
        for style, text in _STYLES.items():
            ui.style.addItem(text, style)
        ui.subject.activated.connect(lambda _index: self._form and self.show_form(self._form))
        ui.numbered.clicked.connect(self._on_numbered)
        ui.counts.activated.connect(lambda _index: self._set(level=ui.counts.currentData()))
        ui.style.activated.connect(lambda _index: self._set(style=ui.style.currentData()))
        ui.restart.activated.connect(lambda _index: self._set(restart=ui.restart.currentData()))
        for editor in (ui.before, ui.after):
            editor.textEdited.connect(lambda _text: self._set(pattern=self._pattern()))
        ui.sign.textEdited.connect(self._on_sign)

    # ---- showing

    def show_form(self, form: Form) -> None:
        """Show a form as it is now."""
        self._form = form
        self._showing = True
        self._fill_subjects(form)
        key = self._key
        counter = form.counters.get(key)
        self._fill_choices(form, key, counter)
        ui = self._ui
        ui.numbered.setChecked(counter is not None)
        ui.counts.setEnabled(counter is not None and ui.counts.count() > 1)
        for widget in (ui.style, ui.restart, ui.before, ui.after):
            widget.setEnabled(counter is not None)
        before, _, after = (counter.pattern if counter else "{n}").partition("{n}")
        column = form.column(key)
        inside = column is not None and key != ROW_NUMBER
        ui.sign.setVisible(inside)
        ui.sign_label.setVisible(inside)
        ui.sign.setEnabled(counter is not None)
        sign = form_edits.sign_of(column) if column is not None and counter is not None else ""
        for editor, text in ((ui.before, before), (ui.after, after), (ui.sign, sign)):
            if clean(editor.text()) != text:
                editor.setText(text)
        ui.example.setText(_example(form, key))
        self._showing = False

    @property
    def _key(self) -> str:
        return str(self._ui.subject.currentData() or "")

    def _fill_subjects(self, form: Form) -> None:
        chosen = self._key
        entries = _subjects(form)
        _fill(self._ui.subject, entries, chosen if chosen in entries else next(iter(entries), ""))

    def _fill_choices(self, form: Form, key: str, counter: Counter | None) -> None:
        ui = self._ui
        rule = counter or _default(form, key)
        levels = form_edits.counter_levels(form) if key == ROW_NUMBER else ()
        _fill(ui.counts, {level: _COUNTED[level] for level in levels}, rule.level)
        ui.counts.setVisible(len(levels) > 1)
        ui.counts_label.setVisible(len(levels) > 1)
        places = {*form_edits.restarts(rule.level), rule.restart}
        _fill(ui.restart, {place: text for place, text in _RESTARTS.items() if place in places}, rule.restart)
        ui.style.setCurrentIndex(ui.style.findData(rule.style))

    # ---- changing

    def _pattern(self) -> str:
        before, after = (clean(editor.text()).replace("{n}", "") for editor in (self._ui.before, self._ui.after))
        return f"{before}{{n}}{after}"

    def _set(self, **values: str) -> None:
        if self._showing or self._form is None:
            return
        key = self._key
        counter = replace(self._form.counters.get(key) or _default(self._form, key), **values)
        self._change(lambda form: form_edits.set_counter(form, key, counter))

    def _on_numbered(self, on: bool) -> None:
        key = self._key

        def edit(form: Form) -> Form:
            form = form_edits.set_counter(form, key, _default(form, key) if on else None)
            if key in (ROW_NUMBER, AREA):
                return form
            return form_edits.set_sign(form, key, _DEFAULT_SIGN if on else "")

        self._change(edit)

    def _on_sign(self, text: str) -> None:
        key, sign = self._key, clean(text)
        if not self._showing:
            self._change(lambda form: form_edits.set_sign(form, key, sign))


def _fill(box: QComboBox, entries: dict[str, str], chosen: str) -> None:
    """The entries of a list, made anew only where they differ."""
    if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] != list(entries.items()):
        box.clear()
        for data, text in entries.items():
            box.addItem(text, data)
    box.setCurrentIndex(box.findData(chosen))


def _subjects(form: Form) -> dict[str, str]:
    """What can have numbers: rows of areas, the TT column, the levels that have a column."""
    found = {} if form.is_outline else {AREA: "Dòng lĩnh vực"}
    if ROW_NUMBER in form.column_keys:
        found[ROW_NUMBER] = _named(form, ROW_NUMBER, "số thứ tự")
    if form.is_outline:
        return found if ROW_NUMBER in found else {CRITERION: _named(form, CRITERION, LEVELS[Level.CRITERION])}
    return found | {key: _named(form, key, LEVELS[Level(key)]) for key in LEVEL_COLUMNS if key in form.column_keys}


def _named(form: Form, key: str, name: str) -> str:
    column = form.column(key)
    header = " ".join(shown(column.header).split()) if column else ""
    return f"Cột {name} ({header})" if header else f"Cột {name}"


def _default(form: Form, key: str) -> Counter:
    if form.is_outline:
        return Counter(CRITERION)
    if key == AREA:
        return Counter(AREA, style="roman")
    return Counter("task" if key == ROW_NUMBER else key)


def _example(form: Form, key: str) -> str:
    """How the first three numbers look; "" where there are none."""
    counter = form.counters.get(key)
    if counter is None:
        return ""
    count = Count(key, counter)
    numbers = [count.write(value) for value in (1, 2, 3)]
    column = form.column(key)
    if key == ROW_NUMBER and counter.style == "roman" and not form.is_outline:
        return f"Ví dụ: {'; '.join(numbers)}. Số La Mã dễ nhầm với dòng lĩnh vực khi nhập lại tệp đã xuất."
    if key in (ROW_NUMBER, AREA) or column is None:
        return f"Ví dụ: {'; '.join(numbers)}"
    sign = form_edits.sign_of(column)
    if not sign:
        return "Số được đếm nhưng không in trong ô vì không có dấu giữa số và nội dung."
    return "Ví dụ: " + "; ".join(f"{number}{sign}{_EXAMPLE}" for number in numbers)
