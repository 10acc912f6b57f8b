"""Dialog "Thay đổi của kế hoạch cấp trên": what a derived plan has to adapt, adopted or kept one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from cchc_desktop.core.document import Document, Event
from cchc_desktop.gui.commands.deriving import Adaptation, Cell, SourceFollowing, What
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_source_changes import Ui_SourceChanges
from cchc_desktop.gui.models.wording import column_name, level_name
from cchc_desktop.gui.plain import plain_tip

_WHAT = {
    What.NEW: "Thêm dòng mới",
    What.CHANGED: "Sửa dòng",
    What.GONE: "Bỏ dòng: cấp trên không còn",
    What.RELEASED: "Bỏ dòng: không còn giao cho cơ quan này",
}


class SourceChangesDialog(QDialog):
    """Stands beside the window; follows every edit of the plan, undo among them."""

    item_chosen = Signal(str)

    def __init__(self, parent: QWidget | None, document: Document, following: SourceFollowing, source: str) -> None:
        super().__init__(parent)
        self.ui = Ui_SourceChanges()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._document, self._following, self._source = document, following, source
        self._found: tuple[Adaptation, ...] = ()
        self._stop = document.listen(self._follow)
        self._quiet = False
        self.ui.entries.setAccessibleName("Những chỗ cần điều chỉnh theo kế hoạch cấp trên")
        letters = self.fontMetrics().averageCharWidth()
        self.ui.entries.setColumnWidth(0, 52 * letters)
        self.ui.entries.setColumnWidth(1, 32 * letters)
        self.ui.entries.currentItemChanged.connect(lambda *_: self._enable())
        self.ui.entries.itemActivated.connect(lambda *_: self._go())
        self.ui.adopt.clicked.connect(lambda: self._act(self._following.adopt))
        self.ui.dismiss.clicked.connect(lambda: self._act(self._following.dismiss))
        self.ui.adopt_all.clicked.connect(self._following.adopt_all)
        self.ui.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _code: self._let_go())
        self._show()

    def _show(self, at: int = 0) -> None:
        self._found = self._following.adaptations()
        self.ui.entries.clear()
        for one in self._found:
            self._add(one)
        entry = self.ui.entries.topLevelItem(min(at, len(self._found) - 1)) if self._found else None
        if entry is not None:
            self.ui.entries.setCurrentItem(entry)
        count = len(self._found)
        self.ui.told.setText(
            f"So với “{self._source}”, kế hoạch này có {count} chỗ cần điều chỉnh. "
            "Mỗi lần áp dụng là một bước hoàn tác được."
            if count
            else f"Kế hoạch này đã theo đúng “{self._source}”."
        )
        self._enable()

    def _add(self, one: Adaptation) -> None:
        entry = QTreeWidgetItem(self.ui.entries, [f"{self._what(one)}: {one.words}", "", ""])
        entry.setToolTip(0, plain_tip(f"{one.words}\n{one.said}"))
        entry.setFirstColumnSpanned(True)
        for cell in one.cells:
            self._add_cell(entry, cell)
        entry.setExpanded(True)

    def _what(self, one: Adaptation) -> str:
        if one.what is What.REWORDED:
            return f"Sửa lời {level_name(self._document.plan[one.item].level)}"
        return _WHAT[one.what]

    def _add_cell(self, entry: QTreeWidgetItem, cell: Cell) -> None:
        plan = self._document.plan
        name = "Nội dung" if cell.name == "text" else column_name(plan, cell.name)
        edited = " (đã sửa tay ở đây)" if cell.edited else ""
        below = QTreeWidgetItem(
            entry, [f"{name}{edited}", " ".join(cell.here.split()), " ".join(cell.proposed.split())]
        )
        below.setToolTip(1, plain_tip(cell.here))
        below.setToolTip(2, plain_tip(cell.proposed))

    def _place(self) -> int:
        entry = self.ui.entries.currentItem()
        if entry is None:
            return -1
        return self.ui.entries.indexOfTopLevelItem(entry.parent() or entry)

    def _enable(self) -> None:
        writable = not self._document.read_only
        for button in (self.ui.adopt, self.ui.dismiss):
            button.setEnabled(writable and self._place() >= 0)
        self.ui.adopt_all.setEnabled(writable and bool(self._found))

    def _act(self, act: object) -> None:
        place = self._place()
        if place >= 0 and callable(act):
            act(self._found[place])

    def _go(self) -> None:
        place = self._place()
        if place >= 0 and self._found[place].item:
            self.item_chosen.emit(self._found[place].item)

    def _follow(self, _event: Event) -> None:
        self._show(max(self._place(), 0))

    def _let_go(self) -> None:
        if not self._quiet:
            self._quiet = True
            self._stop()

    def stay_beside(self) -> None:
        """The window can be used while the dialog is there; closing it lets go of the plan."""
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
