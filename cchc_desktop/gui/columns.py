"""The columns of the table on screen: the menu of a column's head, and what is remembered for every form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cchc_desktop.gui.models.column_choice import NO_COLUMN, ColumnChoice, choice_from_text
from cchc_desktop.gui.models.wording import column_name
from cchc_desktop.gui.plain import plain_action

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.settings import Settings
    from cchc_desktop.gui.views.appendix_view import AppendixView

_KEY = "columns/{form}"


def remember(window: MainWindow) -> None:
    """Show the columns of a window's plan as they were left, and keep what the user changes from now on."""
    desk = window.workspace
    if desk is None:
        return
    table, settings = desk.table, window.services.settings
    table.take_choice(choice_from_text(settings.text(_key(desk.plan))))
    table.choice_changed.connect(lambda choice: _keep(settings, desk.plan, choice))
    table.column_menu_wanted.connect(lambda place, column: column_menu(table, column, window).popup(place))


def show_menu(window: MainWindow) -> None:
    """The menu of the current cell's column, below its head: for the keyboard."""
    desk = window.workspace
    if desk is None or not desk.plan.form.columns:
        return
    desk.show_tab(text=False)
    table = desk.table
    keys = table.table_model.plan.form.column_keys
    column = max(0, table.walk.place()[1])
    header = table.horizontalHeader()
    left = table.table_layout.sticky.borders().lefts[column]
    place = header.viewport().mapToGlobal(QPoint(max(0, min(left, header.width() - 20)), header.height()))
    menu = column_menu(table, keys[min(column, len(keys) - 1)], window)
    menu.popup(place)
    menu.setActiveAction(menu.actions()[0])


def reset(window: MainWindow) -> None:
    """All columns, in the form's order, fitted to the window."""
    if window.workspace is not None:
        window.workspace.table.choose_columns(ColumnChoice())


def column_menu(table: AppendixView, key: str, parent: MainWindow) -> QMenu:
    """What can be done with a column; the menu deletes itself when it is closed."""
    plan = table.table_model.document.plan
    form, choice, choose = plan.form, table.choice, table.choose_columns
    name = plain_action(_short(column_name(plan, key)))
    menu = QMenu(parent)
    menu.setAccessibleName("Cột của bảng")
    menu.aboutToHide.connect(menu.deleteLater)

    def add(text: str, new: ColumnChoice, *, possible: bool = True, ticked: bool | None = None) -> None:
        action = menu.addAction(text)
        action.setEnabled(possible)
        if ticked is not None:
            action.setCheckable(True)
            action.setChecked(ticked)
        action.triggered.connect(lambda _checked=False: choose(new))

    add(f"Ẩ&n cột “{name}”", choice.hide(form, key), possible=choice.can_hide(form, key))
    menu.addMenu(_shown_menu(table, menu, plan))
    menu.addSeparator()
    add("Chuyển cột sang t&rái", choice.move(form, key, -1), possible=choice.can_move(form, key, -1))
    add("Chuyển cột sang &phải", choice.move(form, key, 1), possible=choice.can_move(form, key, 1))
    menu.addSeparator()
    add("Cố định đến &cột này", replace(choice, fixed=key), ticked=choice.fixed == key)
    add("Cố định &số thứ tự và tên", replace(choice, fixed=None), ticked=choice.fixed is None)
    add("&Không cố định cột nào", replace(choice, fixed=NO_COLUMN), ticked=choice.fixed == NO_COLUMN)
    menu.addSeparator()
    add("Bề rộng &vừa cửa sổ", replace(choice, widths={}), possible=bool(choice.widths))
    add("Bố cục cột &mặc định", ColumnChoice(), possible=not choice.is_default)
    return menu


def _shown_menu(table: AppendixView, parent: QMenu, plan: Plan) -> QMenu:
    form, choice = plan.form, table.choice
    menu = QMenu("&Hiện cột", parent)
    for column in choice.columns(form):
        hidden = choice.is_hidden(form, column.key)
        action = menu.addAction(plain_action(column_name(plan, column.key)))
        action.setCheckable(True)
        action.setChecked(not hidden)
        action.setEnabled(hidden or choice.can_hide(form, column.key))
        new = choice.hide(form, column.key, hidden=not hidden)
        action.triggered.connect(lambda _checked=False, new=new: table.choose_columns(new))
    menu.addSeparator()
    everything = menu.addAction("Hiện &mọi cột")
    everything.setEnabled(any(choice.is_hidden(form, column.key) for column in form.columns))
    everything.triggered.connect(lambda _checked=False: table.choose_columns(choice.show_all()))
    return menu


def _key(plan: Plan) -> str:
    return _KEY.format(form=plan.form.id.replace("/", "_").replace("\\", "_"))


def _keep(settings: Settings, plan: Plan, choice: ColumnChoice) -> None:
    settings.put(_key(plan), "" if choice.is_default else choice.to_text())


def _short(text: str) -> str:
    return text if len(text) <= 32 else f"{text[:31].rstrip()}…"
