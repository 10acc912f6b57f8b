"""The panel "Thay đổi khi chuyển năm": every text that became another when the plan was made from last year's."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.commands import rolling
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_roll import difference

EMPTY = "Kế hoạch này không được lập từ kế hoạch năm trước."
_CHANGE = Qt.ItemDataRole.UserRole
_WHOLE = Qt.ItemDataRole.UserRole  # of the columns of words: the whole text, of which the list shows where it differs
_EDITED = "đã sửa tiếp"


class RolledPanel(QWidget):
    """A side view."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Tìm trong các thay đổi")
        self.search.setPlaceholderText("Tìm trong danh sách")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels(["Vị trí", "Nội dung cũ", "Nội dung mới", "Tình trạng"])
        self.list.setAccessibleName("Các thay đổi khi chuyển năm")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.resizeSection(0, 250)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.back = QPushButton("&Lấy lại nội dung cũ", self)
        self.back.setToolTip("Trả các chỗ đang chọn về nội dung của kế hoạch cũ; có thể hoàn tác")
        self.export = QPushButton("Xuất &danh sách…", self)
        self.export.setToolTip("Ghi danh sách thay đổi ra tệp Word, Excel, PDF")
        self.print = QPushButton("&In…", self)
        self.print.setToolTip("In danh sách thay đổi")
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        for widget in (self.search, self.back, self.export, self.print):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(row)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._filter)
        self.list.itemActivated.connect(lambda line, _column: self._go_to(line))
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.back.clicked.connect(self.take_back)
        self.export.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self.print_wanted)
        self._stop = document.listen(self._follow)
        self._fill()

    # ---- a side view

    def show_item(self, item_id: str | None) -> None:
        """The list stays where it is."""

    def commit(self) -> None:
        """Nothing is typed here."""

    def close_document(self) -> None:
        """Hear of the document no more."""
        self._stop()

    def _follow(self, event: Event) -> None:
        if event.before.records is not event.after.records:
            self._fill()
        else:
            self._show_edited()

    def _fill(self) -> None:
        data = rolling.report(self._document.plan)
        self.list.clear()
        if data is None:
            self.state.setText(EMPTY)
        else:
            places = Places(self._document.plan)
            for change in data["texts"]:
                place = TextPlace(change["item"], change["name"])
                before, after = (" ".join(change[key].split()) for key in ("before", "after"))
                line = QTreeWidgetItem(self.list, [places.of(place), *difference(before, after), ""])
                line.setData(0, _CHANGE, change)
                line.setToolTip(0, line.text(0))
                for column, text in ((1, before), (2, after)):
                    line.setData(column, _WHOLE, text)
                    line.setToolTip(column, f"<p>{html.escape(text)}</p>")
            carried = f"; {len(data['carried'])} hoạt động chuyển tiếp" if data["carried"] else ""
            source = f"Lập từ “{data['source']['file']}” (năm {data['from_year']})"
            # as many places as the assistant and the printed list say; a text with several of them is one line here
            changed = f"{data['counts']['changed']} chỗ đã thay trong {len(data['texts'])} ô, đoạn văn"
            self.state.setText(f"{source}: {changed}{carried}.")
        self.export.setEnabled(data is not None)
        self.print.setEnabled(data is not None)
        self._show_edited()
        self._filter(self.search.text())
        self._show_buttons()

    def _lines(self) -> list[QTreeWidgetItem]:
        lines = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [line for line in lines if line is not None]

    def _show_edited(self) -> None:
        plan = self._document.plan
        for line in self._lines():
            line.setText(3, "" if rolling.can_take_back(plan, line.data(0, _CHANGE)) else _EDITED)

    def _filter(self, wanted: str) -> None:
        folded = fold(wanted)
        for line in self._lines():
            said = (line.text(0), line.data(1, _WHOLE), line.data(2, _WHOLE))
            line.setHidden(bool(folded) and not any(folded in fold(text) for text in said))

    # ---- acts

    def chosen(self) -> list[dict[str, Any]]:
        """The selected changes that can be taken back, in order."""
        changes = [line.data(0, _CHANGE) for line in self._lines() if line.isSelected()]
        return [change for change in changes if rolling.can_take_back(self._document.plan, change)]

    def _show_buttons(self) -> None:
        self.back.setEnabled(bool(self.chosen()) and not self._document.read_only)

    def _go_to(self, line: QTreeWidgetItem) -> None:
        change = line.data(0, _CHANGE)
        item = self._document.plan.items.get(change["item"])
        if item is not None:
            self.item_chosen.emit(item.id, item.level.value if change["name"] == TEXT else change["name"])

    def take_back(self) -> None:
        """The selected texts as they were in the old plan: one step."""
        chosen = self.chosen()
        if not chosen:
            return
        count = f"{len(chosen)} chỗ" if len(chosen) > 1 else "một chỗ"
        try:
            self._document.apply(f"Lấy lại nội dung cũ ở {count}", rolling.take_back(chosen))
        except KnownError as error:
            self.edit_refused.emit(error)
