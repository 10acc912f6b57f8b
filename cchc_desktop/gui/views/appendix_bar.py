"""The appendices of a plan as tabs below the table, like the sheets of a workbook; hidden while there is only one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.core.changes import Change, PlanUpdated, Updated
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.headings import appendix_caption, appendix_title
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.commands import appendices
from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.plain import plain_action, plain_tip
from cchc_desktop.gui.status import ElidedLabel
from cchc_desktop.gui.views.appendix_view import AppendixView


class AppendixBar(QWidget):
    """Shows which appendix the table shows, and changes it; a tab is dragged elsewhere, double-clicked to name it."""

    chosen = Signal(str)
    name_wanted = Signal(str)
    edit_refused = Signal(object)  # KnownError

    def __init__(self, document: Document, model: AppendixTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._model = document, model
        self._shown: tuple[tuple[str, str], ...] = ()
        self._filling = False
        self.tabs = QTabBar(self)
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setMovable(not document.read_only)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName("Các phụ lục")
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_button = QToolButton(self)
        self.add_button.setAutoRaise(True)
        self.title = ElidedLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 2)
        row.addWidget(self.tabs)
        row.addWidget(self.add_button)
        row.addWidget(self.title, 1)
        self.tabs.currentChanged.connect(self._on_current)
        self._dragged = False
        self.tabs.tabMoved.connect(self._on_moved)
        self.tabs.installEventFilter(self)
        self.tabs.tabBarDoubleClicked.connect(self._on_double_click)
        self._stop = document.listen(self._follow)
        model.modelReset.connect(self.refresh)
        self.refresh()

    def serve(self, add: QAction) -> None:
        """The button behind the tabs gives this command."""
        self.add_button.setText("+")
        self.add_button.setToolTip(add.toolTip())
        self.add_button.setAccessibleName("Thêm phụ lục")
        self.add_button.clicked.connect(add.trigger)

    def close_document(self) -> None:
        """Hear of the document no more."""
        self._stop()

    def refresh(self) -> None:
        """Tabs and title as the plan has them now."""
        plan = self._document.plan
        shown = tuple((item, appendices.name_of(plan, item)) for item in plan.appendices)
        self._filling = True
        if shown != self._shown:
            self._shown = shown
            while self.tabs.count() > len(shown):
                self.tabs.removeTab(self.tabs.count() - 1)
            while self.tabs.count() < len(shown):
                self.tabs.addTab("")
            for place, (item, name) in enumerate(shown):
                self.tabs.setTabText(place, plain_action(name))
                self.tabs.setTabData(place, item)
        ids = [item for item, _ in shown]
        if self._model.appendix in ids:
            self.tabs.setCurrentIndex(ids.index(self._model.appendix))
            title = " ".join(appendix_title(plan, self._model.appendix).split())
            caption = " ".join(appendix_caption(plan, self._model.appendix).split())
            self.title.set_full_text(title)
            self.title.setToolTip(plain_tip(f"{title}\n{caption}"))
        self._filling = False
        self.setVisible(len(shown) > 1)

    def _follow(self, event: Event) -> None:
        if event.after.appendices != event.before.appendices or any(_names(change) for change in event.changes):
            self.refresh()

    def _on_current(self, place: int) -> None:
        if not self._filling and 0 <= place < len(self._shown):
            self.chosen.emit(str(self.tabs.tabData(place)))

    def _on_moved(self, _start: int, _end: int) -> None:
        """Told at every step of a drag: only where it ends is written."""
        if not self._filling:
            self._dragged = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: the mouse lets go of a tab."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._dragged:
            QTimer.singleShot(0, self._finish_drag)
        return super().eventFilter(watched, event)

    def _finish_drag(self) -> None:
        """The mouse let go: the order of the tabs is the order of the appendices."""
        if not self._dragged:
            return
        self._dragged = False
        plan = self._document.plan
        order = [str(self.tabs.tabData(place)) for place in range(self.tabs.count())]
        moved = next((item for item in order if _without(order, item) == _without(plan.appendices, item)), None)
        self._shown = ()
        if moved is not None:
            try:
                appendices.place(self._document, moved, order.index(moved))
            except KnownError as error:
                self.edit_refused.emit(error)
        self.refresh()

    def _on_double_click(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.name_wanted.emit(self._shown[place][0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: the commands of appendices, about the one under the mouse."""
        place = self.tabs.tabAt(self.tabs.mapFrom(self, event.pos()))
        if place >= 0:
            self.tabs.setCurrentIndex(place)
        QMenu.exec(self.actions(), event.globalPos(), None, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override: also on the title beside the tabs."""
        super().mouseDoubleClickEvent(event)
        self.name_wanted.emit(self._model.appendix)


def _names(change: Change) -> bool:
    """True where a heading, a title or what they are made of may have changed."""
    return isinstance(change, PlanUpdated) or (isinstance(change, Updated) and change.after.level is Level.APPENDIX)


def _without(order: Sequence[str], item: str) -> list[str]:
    return [other for other in order if other != item]


class AppendixPage(QWidget):
    """The table with the bar below it."""

    def __init__(self, table: AppendixView, bar: AppendixBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(bar)
