"""AgencyChips: the agencies of a cell one by one – taken away with a click, added from a list – below its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLayout, QLayoutItem, QLineEdit, QToolButton, QWidget

from cchc_desktop.core.agencies import split_agencies
from cchc_desktop.core.completion import with_agency, without_agency
from cchc_desktop.gui.plain import plain_action, plain_tip

_LONGEST = 28  # letters of a name on its button; the whole name is in the tip


class AgencyChips(QWidget):
    """``text_chosen`` tells the new text of the whole cell."""

    text_chosen = Signal(str)

    def __init__(self, names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._text: str | None = None
        self._row = FlowLayout(self)
        self.chips: list[QToolButton] = []
        self.add = QLineEdit(self)
        self.add.setPlaceholderText("+ thêm cơ quan")
        self.add.setAccessibleName("Thêm cơ quan")
        self.add.setMinimumWidth(16 * self.fontMetrics().averageCharWidth())
        self.add.returnPressed.connect(self._add)
        self.add.textEdited.connect(self._complete)
        self._row.addWidget(self.add)

    def show_text(self, text: str, *, writable: bool) -> None:
        """Show the agencies of a cell."""
        self.add.setVisible(writable)
        if text == self._text:
            return
        self._text = text
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        self._row.removeWidget(self.add)
        for place, mention in enumerate(split_agencies(text).mentions):
            chip = QToolButton(self)
            name = mention.name if len(mention.name) <= _LONGEST else mention.name[: _LONGEST - 1] + "…"
            chip.setMinimumWidth(self.add.minimumWidth())  # in a narrow pane a name is cut, not the whole form
            chip.setText(plain_action(f"{name}  ×"))
            chip.setToolTip(plain_tip(f"Bỏ {mention.name} khỏi ô này"))
            chip.setAccessibleName(f"Bỏ {mention.name}")
            chip.setEnabled(writable)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _on=False, place=place: self._take_away(place))
            self._row.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self._row.addWidget(self.add)
        self.updateGeometry()

    def _complete(self, _typed: str) -> None:
        if self.add.completer() is None:
            completer = QCompleter(list(self._names()), self.add)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.add.setCompleter(completer)

    def _add(self) -> None:
        name = self.add.text().strip()
        self.add.clear()
        if name:
            self.text_chosen.emit(with_agency(self._text or "", name))

    def _take_away(self, place: int) -> None:
        cell = split_agencies(self._text or "")
        self.add.setFocus()  # not on to the next name, which the same key would take away too
        if place < len(cell.mentions):
            self.text_chosen.emit(without_agency(cell, place))


class FlowLayout(QLayout):
    """Widgets beside one another, broken to lines like words."""

    def __init__(self, parent: QWidget, gap: int = 3) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Override."""
        self._items.append(item)

    def count(self) -> int:
        """Override."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Override."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Override."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override."""
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        """Override."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        """Override."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Override."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            line = max(line, size.height())
        return y + line - rect.y()
