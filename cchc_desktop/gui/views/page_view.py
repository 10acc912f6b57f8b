"""The tab "Trang in": the pages of the plan as they will be printed, laid out anew as the plan changes.

What is shown here is what is printed: the same pages go to the printer and into the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.grid import CellSource
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.commands.paper import (
    DOCUMENT,
    OF_ITEMS,
    Box,
    Margins,
    Page,
    Pages,
    PaperWish,
    Part,
    margins_of,
    set_margins,
)
from cchc_desktop.gui.face_note import stand_in_text
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.page_maker import PageMaker
from cchc_desktop.gui.views.page_bar import PageBar
from cchc_desktop.gui.views.page_canvas import PageCanvas

PAUSE_MS = 250  # after an edit: who types is not held up
_MANY = 25  # per cent at which many pages are looked at
_NARROW = 760  # pixels below which the table of contents is not opened by itself
_ENTRY = Qt.ItemDataRole.UserRole
Items = Callable[[Part], tuple[str, ...]]


class PageView(QWidget):
    """A side view (side_views.SideView). ``items``: which items a part means that is made of items."""

    item_chosen = Signal(str, str)
    edit_refused = Signal(object)
    info_wanted = Signal(str)  # a part of the document's identity is to be edited
    print_wanted = Signal()
    pdf_wanted = Signal()
    told_substitute = Signal(str)  # the user has read of the face that stands in

    def __init__(
        self, document: Document, items: Items, wish: PaperWish | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._items = document, items
        self._stop = document.listen(self._follow)
        self._item: str | None = None
        self._reveal = False  # the current item is to be brought in sight once it has a page
        self._made_for: tuple[Plan, PaperWish] | None = None
        self._pages: Pages | None = None
        self._entries: list[tuple[int, int, str, float]] = []
        self.maker = PageMaker(self)
        self.maker.pages_made.connect(self._take)
        self.maker.finished.connect(self._finish)
        self.maker.failed.connect(self._fail)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.bar = PageBar(document.plan, wish or PaperWish(), self)
        self.canvas = PageCanvas(self)
        self.canvas.margins = margins_of(document.plan)
        self._make_rest()
        self._connect()
        self.bar.show_zoom(self.canvas.zoom, self.canvas.percent)
        self.setFocusProxy(self.canvas)

    # ---- building

    def _make_rest(self) -> None:
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setMargin(12)
        self.notice.hide()
        self.face_note = QWidget(self)
        row = QHBoxLayout(self.face_note)
        row.setContentsMargins(8, 0, 6, 2)
        self.face_text = QLabel(self.face_note)
        self.face_text.setWordWrap(True)
        seen = QToolButton(self.face_note)
        seen.setText("Đã hiểu")
        seen.setAutoRaise(True)
        seen.clicked.connect(self._face_seen)
        row.addWidget(self.face_text, 1)
        row.addWidget(seen)
        self.face_note.hide()
        self._face = ""
        self.outline = QTreeWidget(self)
        self.outline.setHeaderHidden(True)
        self.outline.setAccessibleName("Mục lục các trang")
        self.outline.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.outline.setIndentation(12)
        self.outline.hide()
        self.splitter = QSplitter(self)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(self.canvas)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([200, 800])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.face_note, self.notice):
            column.addWidget(widget)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        bar, canvas = self.bar, self.canvas
        bar.wish_changed.connect(self._wish_changed)
        bar.print_wanted.connect(self.print_wanted)
        bar.pdf_wanted.connect(self.pdf_wanted)
        bar.page_wanted.connect(canvas.go_to_page)
        bar.zoom_wanted.connect(self.set_zoom)
        bar.columns_wanted.connect(self.set_columns)
        bar.guides_wanted.connect(canvas.set_guides)
        bar.outline_wanted.connect(self.outline.setVisible)
        canvas.page_changed.connect(lambda _page: self._tell_page())
        canvas.zoom_changed.connect(lambda percent: bar.show_zoom(canvas.zoom, percent))
        bar.margins_wanted.connect(self._set_margins)
        canvas.margins_dragged.connect(self._set_margins)
        canvas.source_clicked.connect(self._clicked)
        self.outline.itemActivated.connect(self._entry_chosen)
        self.outline.itemClicked.connect(self._entry_chosen)

    # ---- SideView

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item now: it is framed, and brought in sight."""
        self._bring_up_to_date()
        if item_id != self._item:
            self._item = item_id
            self._reveal = item_id is not None
            self._frame()

    def commit(self) -> None:
        """Nothing is typed into the pages."""

    def close_document(self) -> None:
        """Let go of the document."""
        self._stop()
        self._pause.stop()
        self.maker.cancel()

    # ---- what is printed

    def wish(self) -> PaperWish:
        """What is chosen now."""
        part = self.bar.parts.part()
        return self.bar.wish(self._items(part) if part in OF_ITEMS else ())

    def pages_for(self, plan: Plan, wish: PaperWish) -> Pages | None:
        """The pages shown, if they are all there and what is asked for."""
        return self._pages if self._is_made_for(plan, wish) else None

    def _is_made_for(self, plan: Plan, wish: PaperWish) -> bool:
        made = self._made_for
        return made is not None and made[0] is plan and made[1] == wish

    @property
    def up_to_date(self) -> bool:
        """True where the pages shown are those of the plan as it is now."""
        return self._pages is not None and not self._pause.isActive() and not self.maker.busy

    def refresh(self) -> None:
        """Lay out the plan as it is now."""
        self._pause.stop()
        plan = self._document.plan
        self.bar.parts.fill(plan)
        wish = self.wish()
        self._made_for, self._pages = (plan, wish), None
        self._entries = []
        self.maker.start(plan, wish)

    def _bring_up_to_date(self) -> None:
        if not self._is_made_for(self._document.plan, self.wish()):
            self.refresh()

    def _wish_changed(self) -> None:
        wish = self.wish()
        if self._made_for is None or self._made_for[1] != wish:
            self.refresh()

    def _set_margins(self, margins: Margins | None) -> None:
        """An edit of the plan; shown at once, not after the pause of typing."""
        try:
            set_margins(self._document, margins)
        except KnownError as error:
            self.edit_refused.emit(error)
        self._show_margins()
        self._bring_up_to_date()

    def _show_margins(self) -> None:
        margins = margins_of(self._document.plan)
        self.canvas.margins = margins
        self.bar.show_margins(margins)

    def _follow(self, event: Event) -> None:
        """The plan has changed; who does not look is served when they come."""
        self._pages = None
        if event.before.form is not event.after.form:
            self._show_margins()
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed while nobody looked."""
        super().showEvent(event)
        self._bring_up_to_date()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: nobody looks, nothing is laid out."""
        super().hideEvent(event)
        self._pause.stop()
        if self.maker.busy:
            self.maker.cancel()
            self._made_for = None

    # ---- pages come

    def _take(self, first: int, pages: list[Page]) -> None:
        self.notice.hide()
        self.canvas.put(first, pages)
        for index, page in enumerate(pages, first):
            self._entries += [(index, mark.level, mark.title, mark.y) for mark in page.bookmarks]
        if first == 0:
            self._tell_face()
        if self._reveal and self._boxes(pages, first):
            self._frame()
        self._tell_page()

    def _finish(self, pages: Pages) -> None:
        self._pages = pages
        self.canvas.cut(len(pages))
        self._fill_outline()
        self._frame()
        self._tell_page()

    def _fail(self, error: KnownError) -> None:
        self.canvas.cut(0)
        self.notice.setText(error_text(error))
        self.notice.show()
        self._entries = []
        self._fill_outline()
        self._tell_page()

    def _frame(self) -> None:
        boxes = self._boxes(self.canvas.pages)
        self.canvas.frame(boxes, reveal=self._reveal)
        self._reveal = self._reveal and not boxes and self.maker.busy

    def _boxes(self, pages: Sequence[Page], first: int = 0) -> list[tuple[int, Box]]:
        """Where the current item stands on these pages."""
        item = self._item
        if item is None:
            return []
        return [
            (index, box)
            for index, page in enumerate(pages, first)
            for box in page.boxes
            if box.source is not None and box.source.item == item
        ]

    def _tell_page(self) -> None:
        self.bar.show_page(self.canvas.current_page, len(self.canvas.pages), more=self.maker.busy)

    def _fill_outline(self) -> None:
        shown = [self.outline.topLevelItem(i) for i in range(self.outline.topLevelItemCount())]
        if self._entries == [entry for item in shown if item for entry in _entries_of(item)]:
            return
        self.outline.clear()
        parent: QTreeWidgetItem | None = None
        for entry in self._entries:
            page, level, title, _y = entry
            item = QTreeWidgetItem([title])
            item.setToolTip(0, f"Trang {page + 1}")
            item.setData(0, _ENTRY, entry)
            if level == 0 or parent is None:
                self.outline.addTopLevelItem(item)
                parent = item
            else:
                parent.addChild(item)
        self.outline.expandAll()

    def _entry_chosen(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        page, _level, _title, y = item.data(0, _ENTRY)
        self.canvas.go_to_page(page, y)

    # ---- size

    def set_zoom(self, zoom: int) -> None:
        """Per cent or a fit."""
        self.canvas.set_zoom(zoom)
        self.bar.show_zoom(self.canvas.zoom, self.canvas.percent)

    def step_zoom(self, steps: int) -> None:
        """So many steps larger or smaller."""
        self.canvas.step_zoom(steps)
        self.bar.show_zoom(self.canvas.zoom, self.canvas.percent)

    def set_columns(self, columns: int) -> None:
        """Pages beside one another; many of them are small."""
        self.canvas.set_columns(columns)
        if columns == 0:
            self.set_zoom(_MANY)

    # ---- going to the editor

    def _clicked(self, source: CellSource) -> None:
        plan = self._document.plan
        if source == DOCUMENT:
            self.info_wanted.emit("issuer")
        elif source.item in plan:
            if plan[source.item].level is Level.APPENDIX:
                self.info_wanted.emit(f"appendix:{source.item}")
            else:
                self.item_chosen.emit(source.item, source.column)

    # ---- the face

    def set_face(self, family: str) -> None:
        """Times New Roman is missing, ``family`` stands in: say so until it is read."""
        self._face = family

    def _tell_face(self) -> None:
        if self._face and self.face_note.isHidden():
            self.face_text.setText(stand_in_text(self._face))
            self.face_note.show()

    def _face_seen(self) -> None:
        self.face_note.hide()
        self.told_substitute.emit(self._face)
        self._face = ""


def _entries_of(item: QTreeWidgetItem) -> list[tuple[int, int, str, float]]:
    below = (item.child(i) for i in range(item.childCount()))
    return [item.data(0, _ENTRY), *(child.data(0, _ENTRY) for child in below if child is not None)]
