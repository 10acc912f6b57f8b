"""AppendixView: the appendix on screen as it will be printed, edited in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.gui.delegates.cell_delegate import CellDelegate
from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.views.appendix_header import PAPER, AppendixHeader
from cchc_desktop.gui.views.cell_editing import CellEditing
from cchc_desktop.gui.views.cell_keys import CellKeys
from cchc_desktop.gui.views.cell_mouse import CellMouse
from cchc_desktop.gui.views.cell_painter import CellPainter
from cchc_desktop.gui.views.cell_ranges import CellRanges
from cchc_desktop.gui.views.cell_scroll import scroll_to
from cchc_desktop.gui.views.cell_selection import CellSelection
from cchc_desktop.gui.views.cell_steps import Place, Step, take
from cchc_desktop.gui.views.cell_walk import CellWalk, covers
from cchc_desktop.gui.views.column_drag import ColumnDrag
from cchc_desktop.gui.views.row_drag import RowDrag
from cchc_desktop.gui.views.sticky_table import StickyTable
from cchc_desktop.gui.views.table_layout import TableLayout

Index = QModelIndex | QPersistentModelIndex
_CONTROL = Qt.KeyboardModifier.ControlModifier


class AppendixView(StickyTable):
    """The table of one appendix of a document. Whoever needs to act on the plan asks for items, never for rows."""

    current_item_changed = Signal(str, str)  # id of the item that the current cell shows, key of its column
    edit_refused = Signal(object)  # KnownError
    draft_changed = Signal(str, str, str)  # item, column and text of an open editor, at every letter
    menu_wanted = Signal(QPoint)  # where on the screen

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table_model = AppendixTableModel(document, parent=self)
        self.table_layout = TableLayout(self, self.table_model)
        self._painter = CellPainter(self.table_layout)
        self.is_following = False  # the document is telling what changed
        self.is_replacing = False  # an editor is being opened by typing: the first letter replaces the text
        self._editing = CellEditing(self, self.table_model, self.table_layout)
        self.walk = self._walk = CellWalk(self, self.table_model)
        self.selection = self._selection = CellSelection(self, self.table_model)
        self.ranges = CellRanges(self, self.table_layout, self.walk)
        self._keys, self._mouse = CellKeys(self, self._editing), CellMouse(self)
        self._told = ("", "")
        self._set_up()
        self.row_drag = RowDrag(self)
        self.column_drag = ColumnDrag(self)
        delegate = CellDelegate(self._editing)
        delegate.finished.connect(self.go_on)
        self.setItemDelegate(delegate)
        self.setModel(self.table_model)
        self._connect()
        self.table_layout.start_over()
        self._go_to_first()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Bảng phụ lục"))
        header = AppendixHeader(self.table_layout, self)
        self.setHorizontalHeader(header)
        header.sectionResized.connect(self.draw_column)
        header.sectionHandleDoubleClicked.connect(self.fit_columns)
        header.columns_chosen.connect(self._mouse.choose_columns)
        header.menu_wanted.connect(self.tell_column_menu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        self.setShowGrid(False)  # the delegate draws the lines: one pixel at every scaling
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, PAPER)  # also in dark mode
        self.setPalette(palette)

    def _connect(self) -> None:
        model, layout = self.table_model, self.table_layout
        model.rowsInserted.connect(lambda _, first, last: layout.heights.insert(first, last))
        model.rowsRemoved.connect(lambda _, first, last: layout.heights.remove(first, last))
        model.modelReset.connect(self._start_over)
        model.headerDataChanged.connect(self.updateGeometries)
        model.edit_refused.connect(self.edit_refused)
        self._editing.draft_changed.connect(lambda text: self.draft_changed.emit(*self.current_item(), text))
        model.settled.connect(self.viewport().update)
        # Queued: the other views must have taken the event in before anybody goes to the current item there.
        model.settled.connect(self._after_event, Qt.ConnectionType.QueuedConnection)

    # ---- what others ask and tell

    def close_document(self) -> None:
        """Stop following the document; call it before the view is thrown away."""
        self.table_model.close()

    @property
    def appendix(self) -> str:
        """Id of the appendix that is shown."""
        return self.table_model.appendix

    def show_appendix(self, appendix: str) -> None:
        """Show another appendix of the plan."""
        self.table_model.show_appendix(appendix)

    def current_item(self) -> tuple[str, str]:
        """Id of the item that the current cell shows, and the key of its column; ("", "") where there is none."""
        span = self.table_model.cell_at(self.currentIndex())
        return ("", "") if span is None else (self.table_model.cells.item(span), span.key)

    def set_current(self, item_id: str, column: str = "") -> None:
        """Go to the cell that shows an item (in its own column where none is named), in whatever appendix it is."""
        plan = self.table_model.plan
        if item_id not in plan:
            return
        now = self.current_item()
        if now[0] == item_id and column in ("", now[1]) and self.selectionModel().hasSelection():
            return  # else its row has just come to be current because the selected one went
        appendix = plan.ancestor(item_id, plan[plan.appendices[0]].level) if plan.appendices else None
        if appendix is not None:
            self.show_appendix(appendix.id)
        place = self.table_model.find(item_id, column)
        if place is not None:
            self.go_to_place(place)

    def current_row_item(self) -> str:
        """Id of the deepest item of the current row (the row inside a merged cell that the walk came through)."""
        row = self._walk.place()[0]
        return self.table_model.rows[row].item if 0 <= row < len(self.table_model.rows) else ""

    def selected_row_items(self) -> list[str]:
        """Ids of the deepest items of all rows that the selected cells cover, from the top."""
        return self._selection.row_items()

    def selected_columns(self) -> list[str]:
        """Keys of all columns that the selected cells cover, from the left."""
        return self._selection.columns()

    def clear_selected(self) -> None:
        """Empty the selected cells, one undo step."""
        spans = self._selection.spans()
        if spans and not any(map(self.table_model.can_edit, spans)):
            self.edit_refused.emit(refused(Refusal.NOT_EDITABLE))
        else:
            self.table_model.clear(spans)

    def commit_editor(self) -> None:
        """Write the text of an open editor into the plan: before saving, exporting, closing."""
        self._editing.commit()

    # ---- following the model

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Override: rows say something else; an open editor keeps its draft."""
        self.table_layout.change_rows(top_left.row(), bottom_right.row())
        self._editing.is_following = True
        super().dataChanged(top_left, bottom_right, list(roles))
        self._editing.is_following = False

    def _start_over(self) -> None:
        self.table_layout.start_over()
        self.table_layout.fit_columns()
        place = self.table_model.find(*self._told)
        if place is not None:
            self.go_to_place(place)
        else:
            self._go_to_first()
        self._tell_current()

    def _after_event(self) -> None:
        """The current index may stand inside a cell now, or show another item."""
        self.ranges.forget()
        index = self.currentIndex()
        span = self.table_model.cell_at(index)
        if span is not None and (span.row, span.column) != (index.row(), index.column()):
            self.setCurrentIndex(self._walk.origin((span.row, span.column)))
        elif span is None:
            self._go_to_first()
        self._tell_current()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Override."""
        self._walk.arrive(current)
        self.ranges.forget()
        super().currentChanged(current, previous)
        # The input method stays on, also on a number: switching it off and on disturbs Telex and VNI.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.viewport().update()
        self._tell_current()

    def _tell_current(self) -> None:
        if self.table_model.is_changing:
            return  # _after_event comes
        current = self.current_item()
        if current != self._told:
            self._told = current
            self.current_item_changed.emit(*current)

    # ---- going from cell to cell

    def _go_to_first(self) -> None:
        """The first cell that can be written, below the name of the first area: names are there, rows are to come."""
        rows = self.table_model.rows
        if rows and self.table_model.columnCount():
            start = (1 if rows[0].is_area and len(rows) > 1 and not rows[1].is_area else 0, 0)
            self.go_to_place(take(self.table_model.cells, start, Step.NEXT, self.table_model.can_edit))

    def go_to_place(self, place: Place) -> None:
        """Make the cell at a position current."""
        self._walk.hint = place
        index = self._walk.origin(place)
        if index == self.currentIndex() and self.selectionModel().hasSelection():
            self.scrollTo(index)
        else:  # not by setCurrentIndex: it leaves the selection behind while Ctrl of a command's keys is held down
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Override: over merged cells, and never stuck in one."""
        if not self.table_model.rowCount() or not self.table_model.columnCount():
            return QModelIndex()
        place = self._walk.after_key(action, control=bool(modifiers & _CONTROL))
        self._walk.hint = place
        return self._walk.origin(place)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Override: a cell higher than the window shows the row of it that the walk came through."""
        span = self.table_model.cell_at(index)
        if span is None or not self.isVisible():
            return
        row = self._walk.hint[0] if covers(span, self._walk.hint) else span.row
        scroll_to(self.table_layout, span, row, hint)

    # ---- editing

    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Override: typing replaces the text, every other way keeps it."""
        self._editing.begin(index, trigger)
        return super().edit(index, trigger, event)  # type: ignore[call-overload]

    def edit_span(self, start: int, stop: int) -> None:
        """Open the editor over the current cell, letters ``start``:``stop`` of its text selected."""
        self.edit(self.currentIndex())
        if self._editing.editor is not None:
            self._editing.editor.select_span(start, stop)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Override."""
        super().closeEditor(editor, hint)
        self._editing.closed()

    def go_on(self, step: Step) -> None:
        """Go a step; inside a selected range round and round in it."""
        if step is Step.STAY:
            return
        beside = self._selection.beside(self.currentIndex(), step)
        if beside is None:
            self.go_to_place(self._walk.after(step))
        else:
            self._walk.stand_on(beside)

    def keyboardSearch(self, search: str) -> None:
        """Override: a letter on a cell that cannot be written does nothing."""

    def say_if_locked(self) -> bool:
        """True where the current cell cannot be written; whoever listens is told why nothing happens."""
        span = self.table_model.cell_at(self.currentIndex())
        locked = span is not None and not self.table_model.can_edit(span)
        if locked:
            self.edit_refused.emit(refused(Refusal.NOT_EDITABLE))
        return locked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the keys of a spreadsheet."""
        if self._editing.editor is not None or not self._keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: see CellMouse."""
        if not self._mouse.before_press(event):
            super().mousePressEvent(event)
            self._mouse.after_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override."""
        if not self._mouse.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override."""
        self.ranges.release()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: the window makes the menu."""
        self.menu_wanted.emit(self._mouse.menu_place(event))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override: the caret goes where the mouse is."""
        super().mouseDoubleClickEvent(event)
        if self._editing.editor is not None:
            local = self._editing.editor.viewport().mapFrom(self.viewport(), event.position().toPoint())
            self._editing.editor.setTextCursor(self._editing.editor.cursorForPosition(local))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Override: Qt opens the editor and hands a composition over; a text committed at once it would lose."""
        was_open = self._editing.editor is not None
        if not was_open and (event.commitString() or event.preeditString()) and self.say_if_locked():
            event.ignore()
            return
        super().inputMethodEvent(event)
        if self._editing.editor is not None and not was_open and event.commitString() and not event.preeditString():
            QCoreApplication.sendEvent(self._editing.editor, event)

    # ---- painting

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Override."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Override: what is about to be painted is measured and merged first."""
        if event.type() == QEvent.Type.Paint:
            self.table_layout.settle()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: not cell by cell through the delegate, see CellPainter."""
        painter = QPainter(self.viewport())
        if self.table_model.rows:
            selected = self._selection.origins(*self.table_layout.visible_rows())
            self._painter.paint(painter, event.rect(), selected)
            span = self.table_model.cell_at(self.currentIndex())
            if span is not None:
                self._painter.paint_frame(painter, span, active=self.hasFocus() or self._editing.editor is not None)
        else:
            hint = self.tr("Phụ lục chưa có lĩnh vực nào. Hãy thêm lĩnh vực để bắt đầu.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, hint)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Override: painting the window anew is cheaper than moving its pixels and painting what comes in."""
        self.viewport().setUpdatesEnabled(False)
        super().scrollContentsBy(dx, dy)
        self.viewport().setUpdatesEnabled(True)
        if dx:  # fixed columns stay: the header paints them where the scrolled ones went
            self.horizontalHeader().viewport().update()
        self.table_layout.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self.table_layout.fit_columns()
        self.table_layout.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: the first current cell is shown once there is a window to show it in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_current)  # not after the view is gone

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())
