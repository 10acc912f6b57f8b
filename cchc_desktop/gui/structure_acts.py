"""The commands on rows and branches for one window: split, join, share, look at one alone, bring back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.core.cells import TEXT, editable_item
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.details import row_of
from cchc_desktop.gui.edit_acts import guarded, keep

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace


def acts(window: MainWindow) -> dict[ActionId, Callable[[], None]]:
    """What each command does; a refused one is told in the message bar."""
    plain: dict[ActionId, Callable[[Workspace], None]] = {
        ActionId.SPLIT_TEXT: lambda desk: _split_text(window, desk),
        ActionId.JOIN_ROWS: _join_rows,
        ActionId.SHARE_TASK: _share,
        ActionId.UNSHARE_TASK: lambda desk: keep(
            desk, lambda ids: structure.unshare_task(desk.session.document, ids[0])
        ),
        ActionId.DUPLICATE: _duplicate,
        ActionId.DELETED: lambda desk: _show_deleted(window, desk),
        ActionId.FOCUS: _focus,
        ActionId.FOCUS_ALL: lambda desk: desk.focus.leave(),
    }
    return {action: guarded(window, act) for action, act in plain.items()}


def cell_to_split(desk: Workspace) -> tuple[str, str]:
    """Item and text name of the current cell; in the tree the item's own words."""
    item, column = desk.current()
    if item is None:
        raise refused(Refusal.NOTHING_SELECTED)
    if desk.in_tree or desk.in_text:
        return item, TEXT
    row = row_of(desk.plan, desk.table.current_row_item())
    cell = editable_item(desk.plan, row, column) if row is not None else None
    if cell is None:
        raise refused(Refusal.NOT_EDITABLE)
    return cell


def _split_text(window: MainWindow, desk: Workspace) -> None:
    from cchc_desktop.gui.dialogs.split_text import SplitTextDialog

    item_id, name = cell_to_split(desk)
    item = desk.plan[item_id]
    if item.level in (Level.APPENDIX, Level.SECTION, Level.PARAGRAPH, Level.TOTAL):
        raise refused(Refusal.NOT_EDITABLE)
    text = (item.text or "") if name == TEXT else item.fields.get(name, "")
    if not SplitTextDialog.can_split(text):
        raise refused(Refusal.NOTHING_TO_SPLIT)
    dialog = SplitTextDialog(window, item.level, text, own=name == TEXT)
    if dialog.exec():
        structure.split_text(desk.session.document, item_id, name, dialog.texts, below=dialog.below)
        desk.go_to(item_id, "" if name == TEXT else name)
    dialog.deleteLater()


def _join_rows(desk: Workspace) -> None:
    column = desk.current()[1]
    desk.go_to(structure.join_rows(desk.session.document, desk.acting_items()), column)


def _share(desk: Workspace) -> None:
    ids = desk.acting_items()
    if not ids:
        raise refused(Refusal.NOTHING_SELECTED)
    desk.go_to(structure.share_task(desk.session.document, ids[0]))


def _duplicate(desk: Workspace) -> None:
    made = structure.duplicate(desk.session.document, desk.acting_items())
    desk.edit_item(made[0])
    if len(made) > 1:
        desk.tree.select_items(made)


def _show_deleted(window: MainWindow, desk: Workspace) -> None:
    from cchc_desktop.gui.commands.history import done_moments
    from cchc_desktop.gui.dialogs.deleted_items import DeletedItemsDialog

    dialog = DeletedItemsDialog(window, desk.session.document, desk.current()[0], done_moments(desk.session))
    dialog.restored.connect(desk.go_to)
    dialog.exec()
    dialog.deleteLater()


def _focus(desk: Workspace) -> None:
    ids = desk.acting_items()
    if not ids or not desk.focus.enter(ids[0]):
        raise refused(Refusal.NOTHING_SELECTED)
