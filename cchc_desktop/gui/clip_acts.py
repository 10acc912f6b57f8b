"""The commands on ranges and the clipboard for one window, and the context menu of the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.gui import clip_mime, icons, range_acts
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.actions.table import BY_ID
from cchc_desktop.gui.commands import branch_items, clipboard
from cchc_desktop.gui.edit_acts import guarded
from cchc_desktop.gui.messages import whole
from cchc_desktop.gui.pasting import Pasting

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

_A = ActionId
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_MENU: tuple[tuple[ActionId, ...], ...] = (
    (_A.CUT, _A.COPY, _A.PASTE, _A.PASTE_SPECIAL),
    (_A.FILL_DOWN, _A.CLEAR),
    (_A.ROW_ABOVE, _A.ROW_BELOW, _A.ADD_CHILD, _A.DUPLICATE),
    (_A.MOVE_UP, _A.MOVE_DOWN, _A.OUTDENT, _A.INDENT),
    (_A.JOIN, _A.SPLIT, _A.NUMBER),
    (_A.DELETE,),
)


def acts(window: MainWindow) -> dict[ActionId, Callable[[], None]]:
    """What each command does. In a text that is being edited it is the text's own."""
    pasting = Pasting(window)
    plain: dict[ActionId, tuple[str, Callable[[Workspace], None]]] = {
        _A.CUT: ("cut", lambda desk: _cut(window, desk)),
        _A.COPY: ("copy", lambda desk: clip_mime.to_clipboard(_copied(desk))),
        _A.PASTE: ("paste", pasting.paste),
        _A.PASTE_SPECIAL: ("paste", lambda desk: pasting.paste(desk, ask=True)),
        _A.FILL_DOWN: ("", lambda desk: _in_table(window, desk, range_acts.fill_down)),
        _A.CLEAR: ("", lambda desk: _in_table(window, desk, range_acts.clear)),
        _A.SELECT_ALL: ("selectAll", _select_all),
    }
    return {action: _guarded(window, own, act) for action, (own, act) in plain.items()}


def _guarded(window: MainWindow, own: str, act: Callable[[Workspace], None]) -> Callable[[], None]:
    on_plan = guarded(window, act)

    def run() -> None:
        text = None if window.workspace is None else _text_in_hand(window.workspace)
        if text is None:
            on_plan()
        elif own:
            getattr(text, own)()

    return run


def _text_in_hand(desk: Workspace) -> QWidget | None:
    """The text that has the keyboard: an editor over a cell, a field of the details, the page of the document."""
    focus = QApplication.focusWidget()
    if isinstance(focus, _TEXTS):
        return focus
    return desk.text.view if desk.in_text and not desk.in_tree else None


def _copied(desk: Workspace) -> clipboard.Clip:
    if desk.in_tree:
        return clipboard.of_branches(desk.plan, desk.tree.selected_items())
    return range_acts.copied(desk.table)


def _cut(window: MainWindow, desk: Workspace) -> None:
    range_acts.require_editable(desk.session.document)
    clip = _copied(desk)
    if desk.in_tree:
        beside = branch_items.cut(desk.session.document, desk.tree.selected_items())
        clip_mime.to_clipboard(clip)
        if beside is not None:
            desk.go_to(beside)
        return
    locked = range_acts.clear(desk.table, "Cắt")
    clip_mime.to_clipboard(clip)
    tell_locked(window, locked)


def _in_table(window: MainWindow, desk: Workspace, act: Callable[..., int]) -> None:
    if not desk.in_tree:
        tell_locked(window, act(desk.table))
    elif act is range_acts.clear:
        raise refused(Refusal.NOTHING_SELECTED)


def tell_locked(window: MainWindow, count: int) -> None:
    """Say which part of a command was not done."""
    if count:
        window.message_bar.tell(f"Đã bỏ qua {whole(count)} ô do chương trình tự tính (số thứ tự).", "warning")


def _select_all(desk: Workspace) -> None:
    if desk.in_tree:
        desk.tree.selectAll()
    else:
        desk.table.ranges.everything()


def show_table_menu(window: MainWindow, place: QPoint) -> None:
    """The context menu of the table."""
    menu = make_table_menu(window)
    menu.exec(place)
    menu.deleteLater()


def make_table_menu(window: MainWindow) -> QMenu:
    """The commands that are of use on cells, those of the menus themselves."""
    menu = QMenu(window)
    for number, group in enumerate(_MENU):
        if number:
            menu.addSeparator()
        for name in group:
            action, spec = window.menus.actions[name], BY_ID[name]
            if spec.icon and action.icon().isNull():  # the menu bar paints them when it is first opened
                action.setIcon(icons.icon(spec.icon))
            menu.addAction(action)
    return menu
