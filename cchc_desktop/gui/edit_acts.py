"""The commands of the menus "Sửa", "Chèn" and "Cấu trúc" for one window: on what the user stands, then go there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from cchc_desktop.core.body import Kind, is_heading, section_numbers
from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import NUMBER, Level, Plan
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import items, texts
from cchc_desktop.gui.selected_items import SelectedItems

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

AUTOMATIC = "tự động"
KINDS: dict[ActionId, Kind | None] = {
    ActionId.KIND_ROMAN: Kind.ROMAN,
    ActionId.KIND_ARABIC: Kind.ARABIC,
    ActionId.KIND_DECIMAL: Kind.DECIMAL,
    ActionId.KIND_LETTER: Kind.LETTER,
    ActionId.KIND_DASH: Kind.DASH,
    ActionId.KIND_PLUS: Kind.PLUS,
    ActionId.KIND_MILESTONE: Kind.MILESTONE,
    ActionId.KIND_PARAGRAPH: None,
}
_LEVELS = {
    ActionId.ADD_AREA: Level.AREA,
    ActionId.ADD_OBJECTIVE: Level.OBJECTIVE,
    ActionId.ADD_TASK: Level.TASK,
    ActionId.ADD_ACTIVITY: Level.ACTIVITY,
}


def acts(window: MainWindow) -> dict[ActionId, Callable[[], None]]:
    """What each editing command does in a window; a refused edit is told in the message bar."""
    plain: dict[ActionId, Callable[[Workspace], None]] = {
        ActionId.UNDO: lambda desk: desk.step(desk.session.document.undo),
        ActionId.REDO: lambda desk: desk.step(desk.session.document.redo),
        ActionId.REVERT: lambda desk: desk.session.revert(),
        ActionId.ROW_BELOW: lambda desk: _go(desk, items.row_below(desk.session.document, _row(desk))),
        ActionId.ROW_ABOVE: lambda desk: _go(desk, items.row_above(desk.session.document, _row(desk))),
        ActionId.ADD_CHILD: lambda desk: _go(desk, items.add_child(desk.session.document, _item(desk))),
        ActionId.DELETE: _delete,
        ActionId.MOVE_UP: lambda desk: keep(desk, lambda ids: items.move(desk.session.document, ids, -1)),
        ActionId.MOVE_DOWN: lambda desk: keep(desk, lambda ids: items.move(desk.session.document, ids, 1)),
        ActionId.INDENT: lambda desk: keep(desk, lambda ids: items.indent(desk.session.document, ids)),
        ActionId.OUTDENT: lambda desk: keep(desk, lambda ids: items.outdent(desk.session.document, ids)),
        ActionId.JOIN: lambda desk: items.join_cells(desk.session.document, *desk.selected_cells()),
        ActionId.SPLIT: _split,
        ActionId.NUMBER: lambda desk: _number(window, desk),
        ActionId.TEXT_HEADING: _toggle_heading,
        ActionId.WRITE_TEXT: lambda desk: desk.write_text(),
    }
    for action, marked in KINDS.items():
        plain[action] = lambda desk, marked=marked: keep(
            desk, lambda ids: texts.mark(desk.session.document, ids, marked)
        )
    for action, level in _LEVELS.items():
        plain[action] = lambda desk, level=level: _go(desk, items.add(desk.session.document, _row(desk), level))
    return {action: guarded(window, act) for action, act in plain.items()}


def guarded(window: MainWindow, act: Callable[[Workspace], None]) -> Callable[[], None]:
    """A command of a window with a plan: what is being typed is written first, a refusal is told."""

    def run() -> None:
        desk = window.workspace
        if desk is None:
            return
        window.message_bar.drop_warning()
        desk.commit_pending()
        try:
            act(desk)
        except KnownError as error:
            window.tell_refusal(error)

    return run


def _row(desk: Workspace) -> str:
    item = desk.current_row()
    if item is None:
        raise refused(Refusal.NOTHING_SELECTED)
    return item


def _item(desk: Workspace) -> str:
    ids = desk.acting_items()
    if not ids:
        raise refused(Refusal.NOTHING_SELECTED)
    return ids[0]


def _go(desk: Workspace, item_id: str) -> None:
    desk.edit_item(item_id)


def keep(desk: Workspace, act: Callable[[list[str]], None]) -> None:
    """Act on the selected items, stay on the one that is current, and keep them selected."""
    ids = desk.acting_items()
    if not ids:
        raise refused(Refusal.NOTHING_SELECTED)
    item, column = desk.current()
    chosen = SelectedItems(desk, ids)
    act(ids)
    if item is not None:
        desk.go_to(item, column)
    chosen.select_again()


def _delete(desk: Workspace) -> None:
    beside = items.delete(desk.session.document, desk.acting_items())
    if beside is not None:
        desk.go_to(beside)


def _split(desk: Workspace) -> None:
    _rows, columns = desk.selected_cells()
    row = desk.table.current_row_item()
    column = desk.table.current_item()[1] or (columns[0] if columns else "")
    if not row or not column:
        raise refused(Refusal.NOTHING_SELECTED)
    items.split_cell(desk.session.document, row, column)


def _number(window: MainWindow, desk: Workspace) -> None:
    item_id, plan = _item(desk), desk.plan
    column = items.number_column(plan, item_id)
    if column is None:
        raise refused(Refusal.NOT_EDITABLE)
    now = _printed_number(plan, item_id, column)
    prompt = f"Số in của mục này. Để trống: không đánh số. Gõ “{AUTOMATIC}”: trả về số tự động."
    written, accepted = QInputDialog.getText(window, "Đặt số thứ tự", prompt, text=now)
    if accepted:
        own = written.strip()
        items.set_number(desk.session.document, item_id, None if own.lower() == AUTOMATIC else own)


def _printed_number(plan: Plan, item_id: str, column: str) -> str:
    if plan[item_id].level is Level.SECTION:
        return section_numbers(plan)[item_id].number or ""
    numbers = number(plan)
    return (numbers.own if column == NUMBER else numbers.row).get(item_id, "")


def _toggle_heading(desk: Workspace) -> None:
    item = desk.plan[_item(desk)]
    texts.set_heading(desk.session.document, item.id, not is_heading(item))
