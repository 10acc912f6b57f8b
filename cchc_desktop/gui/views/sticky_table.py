"""StickyTable: a table to zoom, whose columns can be drawn, hidden, moved, fixed; points and places follow for Qt."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTableView

from cchc_desktop.gui.models.appendix_table import AppendixTableModel
from cchc_desktop.gui.models.column_choice import ColumnChoice
from cchc_desktop.gui.views.table_layout import TableLayout
from cchc_desktop.gui.zoom import ZOOM_STEP, wheel_steps, within_limits

Index = QModelIndex | QPersistentModelIndex


class StickyTable(QTableView):
    """The part of the appendix' view that knows of columns; the rest is AppendixView's."""

    table_model: AppendixTableModel
    table_layout: TableLayout

    choice_changed = Signal(object)  # ColumnChoice: the user changed what is shown of the columns
    column_menu_wanted = Signal(QPoint, str)  # where on the screen, key of the column
    zoom_changed = Signal(int)  # per cent
    _zoom = 100

    @property
    def choice(self) -> ColumnChoice:
        """What the user chose of the columns."""
        return self.table_model.choice

    def take_choice(self, choice: ColumnChoice) -> None:
        """Show the columns as chosen in an earlier session; nobody is told."""
        layout = self.table_layout
        self.table_model.show_columns(choice)
        layout.sticky.refresh()
        layout.widths.set_own(choice.widths)
        layout.fit_columns()
        self.show_again()

    def choose_columns(self, choice: ColumnChoice) -> None:
        """Show the columns as the user chose just now."""
        self.commit_editor()
        self.take_choice(choice)
        self.scrollTo(self.currentIndex())
        self.choice_changed.emit(choice)

    def keep_widths(self) -> None:
        """The user drew a border, or had the columns fitted: that belongs to the choice."""
        own = self.table_layout.widths.own
        choice = replace(self.choice, widths={**self.choice.widths, **own} if own else {})
        if choice != self.choice:
            self.table_model.show_columns(choice)
            self.choice_changed.emit(choice)

    @property
    def zoom(self) -> int:
        """Size of letters and columns in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom to ``percent`` (kept within its limits)."""
        percent = within_limits(percent)
        if percent == self._zoom:
            return
        self._zoom = percent
        self.commit_editor()
        self.table_layout.set_zoom(percent / 100)
        self.show_again()
        self.zoom_changed.emit(percent)

    def fit_columns(self) -> None:
        """The form's column widths again, fitted to the window."""
        self.table_layout.widths.fit()
        self.table_layout.fit_columns()
        self.keep_widths()
        self.show_again()

    def draw_column(self, column: int, _: int, pixels: int) -> None:
        """The user has drawn the border of a column."""
        layout = self.table_layout
        if layout.sizing:
            return
        layout.widths.draw(column, pixels, layout.per_mm)
        layout.rewrap()
        self.keep_widths()
        self.show_again()

    def tell_column_menu(self, place: QPoint, column: int) -> None:
        """The menu of a column is wanted."""
        keys = self.table_model.plan.form.column_keys
        if 0 <= column < len(keys):
            self.column_menu_wanted.emit(place, keys[column])

    def commit_editor(self) -> None:
        """Write the text of an open editor into the plan."""

    def show_again(self) -> None:
        """Paint the header and the cells anew."""
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    # ---- Qt

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Override: over a fixed column its cell."""
        return super().indexAt(QPoint(self.table_layout.sticky.natural_x(pos.x()), pos.y()))

    def columnAt(self, x: int) -> int:
        """Override: over a fixed column that one."""
        return super().columnAt(self.table_layout.sticky.natural_x(x))

    def visualRect(self, index: Index) -> QRect:
        """Override: where a cell is seen."""
        span = self.table_model.cell_at(index)
        return super().visualRect(index) if span is None else self.table_layout.seen(span)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: Ctrl+wheel zooms."""
        steps = wheel_steps(event)
        if steps:
            self.set_zoom(self._zoom + steps * ZOOM_STEP)
        else:
            super().wheelEvent(event)
