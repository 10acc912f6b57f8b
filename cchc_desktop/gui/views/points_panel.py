"""The panel "Điểm số": sums that do not fit with their cure, and what each criterion still has to win.

Filled while it is seen, again after every change of the plan.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from cchc_desktop.core.document import Document, Event
from cchc_desktop.gui.models.point_book import PointBook
from cchc_desktop.gui.views.gap_page import GapPage
from cchc_desktop.gui.views.sums_page import SumsPage

NO_POINTS = (
    "Kế hoạch này không có điểm số. Khung này dành cho kế hoạch theo biểu mẫu Chỉ số cải cách hành chính (PAR INDEX)."
)
SUMS, GAPS = "Kiểm tra tổng", "Còn thiếu và thử mục tiêu"


class PointsPanel(QTabWidget):
    """A side view with two pages."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._book = PointBook(document.plan)
        self._stale = True
        self.setDocumentMode(True)
        self.sums = SumsPage(document, self)
        self.gaps = GapPage(document, self)
        self._pages = (_or_note(self.sums, self), _or_note(self.gaps, self))
        for page, title in zip(self._pages, (SUMS, GAPS), strict=True):
            self.addTab(page, title)
        for view in (self.sums, self.gaps):
            view.item_chosen.connect(self.item_chosen)
            view.edit_refused.connect(self.edit_refused)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refresh)
        self._stop = document.listen(self._follow)

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item: mark it where it is listed."""
        if self._stale:
            self._refresh()
        self.gaps.mark(item_id)

    def commit(self) -> None:
        """Take what is being typed in the column of trials."""
        self.gaps.commit()

    def close_document(self) -> None:
        """Hear of the document no more."""
        self._stop()
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Override."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _follow(self, event: Event) -> None:
        self._book.follow(event)
        self._stale = True
        if self.isVisible():
            self._timer.start(0)  # once for the edits of one moment

    def _refresh(self) -> None:
        self._timer.stop()
        self._stale = False
        plan = self._document.plan
        for page in self._pages:
            page.setCurrentIndex(0 if plan.form.is_outline else 1)
        self.sums.show_findings(plan, self._book.findings)
        self.gaps.show_plan(plan)
        count = self.sums.count
        self.setTabText(0, f"{SUMS} ({count})" if count else SUMS)


def _or_note(page: QWidget, parent: QWidget) -> QStackedWidget:
    """A page, or the sentence that there are no points."""
    stack = QStackedWidget(parent)
    stack.addWidget(page)
    note = QWidget(stack)
    column = QVBoxLayout(note)
    label = QLabel(NO_POINTS, note)
    label.setWordWrap(True)
    column.addWidget(label)
    column.addStretch(1)
    stack.addWidget(note)
    return stack
