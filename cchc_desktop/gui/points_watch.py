"""Watches the points that are typed: "86.26" is written as 86,26 and shown back, "1.234" is asked about.

The cell keeps what was typed for one undo step: writing it the Vietnamese way is a step of its own. Only numbers that
an edit has just brought are looked at, never those of an imported file or of an undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.core.changes import Updated
from cchc_desktop.core.document import Act, Document, Event
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Level
from cchc_desktop.core.point_findings import as_decimal, retyped
from cchc_desktop.core.points import Cell
from cchc_desktop.gui.commands import points
from cchc_desktop.gui.commands.session import REVERT_LABEL

Offers = Sequence[tuple[str, Callable[[], None]]]


class PointsWatch(QObject):
    """One for each plan on the desk; ``told`` carries a sentence and what is offered with it."""

    told = Signal(str, object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._due: list[Cell] = []
        self._timer = QTimer(self)  # the document tells everybody else first
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)
        self._stop = document.listen(self._follow)

    def close(self) -> None:
        """Hear of the document no more."""
        self._stop()
        self._stop = lambda: None
        self._timer.stop()

    def _follow(self, event: Event) -> None:
        self._due.clear()
        self._timer.stop()
        if event.act is not Act.EDIT or event.label == REVERT_LABEL:
            return
        for change in event.changes:
            if isinstance(change, Updated) and change.after.level in (Level.CRITERION, Level.TOTAL):
                before, after = change.before.fields, change.after.fields
                typed = [key for key in POINT_FIELDS if after.get(key) and after[key] != before.get(key)]
                doubtful = [key for key in typed if retyped(after[key]) or as_decimal(after[key])]
                self._due += [(change.id, key) for key in doubtful]
        if self._due:
            self._timer.start()

    def _look(self) -> None:
        cells, document = list(self._due), self._document
        self._due.clear()
        first = points.write_vietnamese(document, cells)
        if first is not None:
            typed, written = first
            self.told.emit(f"Đã hiểu “{typed}” là {written} (dấu phẩy trước phần thập phân).", self._undo(typed))
            return
        for cell in cells:
            if self._ask(*cell):
                return

    def _ask(self, item: str, column: str) -> bool:
        """Tell how a number with two readings was read; False where the cell says no such number."""
        plan = self._document.plan
        text = plan[item].fields.get(column, "") if item in plan else ""
        decimal = as_decimal(text)
        if decimal is None:
            return False
        whole = text.strip().replace(".", "")
        self.told.emit(
            f"“{text}” được hiểu là {whole}, vì dấu chấm tách hàng nghìn. Số thập phân phải viết {decimal}.",
            ((f"Sửa thành &{decimal}", lambda: self._write(item, column, text, decimal)),),
        )
        return True

    def _undo(self, typed: str) -> Offers:
        label = self._document.history.undo_label

        def back() -> None:
            if self._document.history.undo_label == label:
                self._document.undo()

        return ((f"&Giữ “{typed}”", back),)

    def _write(self, item: str, column: str, typed: str, text: str) -> None:
        plan = self._document.plan
        if item in plan and plan[item].fields.get(column) == typed:
            points.write_point(self._document, item, column, text)
