"""Which part of the plan goes on paper: two boxes, the second for the area, the agency, the quarter where one is meant.

Used by the preview, the print dialog and the export dialog alike.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCollator, QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.paper import WITH_VALUE, Part, parts_of, values_of

_CONTENTS = 16  # letters that a box shows at least


class PartChoice(QWidget):
    """Two boxes side by side."""

    changed = Signal()  # by the user

    def __init__(self, plan: Plan, parent: QWidget | None = None, without: Collection[Part] = ()) -> None:
        super().__init__(parent)
        self._plan, self._without = plan, without
        self.part_box = _box("Phần in", self)
        self.value_box = _box("Lĩnh vực, cơ quan, quý hoặc phụ lục", self)
        self.value_box.setEditable(True)
        self.value_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.value_box.completer() or QCompleter(self.value_box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.part_box, 1)
        row.addWidget(self.value_box, 1)
        self.setFocusProxy(self.part_box)
        self.fill(plan)
        self.part_box.activated.connect(lambda _row: self._part_chosen())
        self.value_box.activated.connect(lambda _row: self.changed.emit())
        typed = self.value_box.lineEdit()
        assert typed is not None
        typed.editingFinished.connect(self._typed)

    def fill(self, plan: Plan) -> None:
        """The choices of this plan; what was chosen stays, if it is still there."""
        part, value = self.part(), self.value()
        self._plan = plan
        wanted = [(name, key) for key, name in parts_of(plan) if key not in self._without]
        have = [(self.part_box.itemText(i), self.part_box.itemData(i)) for i in range(self.part_box.count())]
        if wanted != have:
            self.part_box.clear()
            for name, key in wanted:
                self.part_box.addItem(name, key)
        self.choose(part, value)

    def choose(self, part: Part, value: str = "") -> None:
        """Show a choice without telling of it."""
        self.part_box.setCurrentIndex(max(self.part_box.findData(part), 0))
        self._fill_values()
        self.value_box.setCurrentIndex(max(self.value_box.findData(value), 0))
        self._show_start()

    def part(self) -> Part:
        """The part chosen."""
        return Part(self.part_box.currentData() or Part.ALL)

    def value(self) -> str:
        """The area, agency, quarter or appendix chosen; "" where the part wants none."""
        return str(self.value_box.currentData() or "") if self.part() in WITH_VALUE else ""

    def _part_chosen(self) -> None:
        self._fill_values()
        self.changed.emit()

    def _fill_values(self) -> None:
        part = self.part()
        self.value_box.setVisible(part in WITH_VALUE)
        values = values_of(self._plan, part)
        if part is Part.AGENCY:
            collator = QCollator(QLocale(QLocale.Language.Vietnamese))
            values.sort(key=lambda entry: collator.sortKey(entry[1]))
        self.value_box.clear()
        for value, name in values:
            self.value_box.addItem(name, value)
        self._show_start()

    def _show_start(self) -> None:
        typed = self.value_box.lineEdit()
        if typed is not None:
            typed.setCursorPosition(0)  # of a long title the beginning is what tells it

    def _typed(self) -> None:
        """What was typed is one of the choices, or the one chosen before."""
        row = self.value_box.findText(self.value_box.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if row < 0:
            self.value_box.setEditText(self.value_box.itemText(self.value_box.currentIndex()))
        elif row != self.value_box.currentIndex():
            self.value_box.setCurrentIndex(row)
            self.changed.emit()


def _box(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_CONTENTS)
    return box
