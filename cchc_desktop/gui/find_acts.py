"""The commands of finding and replacing for one window: bring the panel, go from place to place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.models.match_table import cell_column
from cchc_desktop.gui.views.find_panel import FindPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.core.finding import Match
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

LINES = {"title": "title", "bases": "basis", "recipients": "recipient"}  # part of the document → key of its line


def make_panel(desk: Workspace, parent: QWidget) -> FindPanel:
    """The panel of a plan on the desk."""
    panel = FindPanel(desk.session.document, parent)
    panel.span_chosen.connect(lambda match: go_to_match(desk, match))
    panel.left.connect(lambda: _leave(desk))
    return panel


def acts(window: MainWindow) -> dict[ActionId, Callable[[], None]]:
    """What each command of finding does."""
    return {
        ActionId.FIND: lambda: _begin(window, replacing=False),
        ActionId.REPLACE: lambda: _begin(window, replacing=True),
        ActionId.FIND_NEXT: lambda: _step(window, 1),
        ActionId.FIND_PREVIOUS: lambda: _step(window, -1),
    }


def _leave(desk: Workspace) -> None:
    """Done with finding: the room is the table's again; F3 goes on without the panel."""
    desk.sides.hide(ActionId.SHOW_FIND)
    desk.take_keyboard()


def _panel(window: MainWindow) -> FindPanel | None:
    if window.workspace is None:
        return None
    window.workspace.commit_pending()
    window.furniture.bring(ActionId.SHOW_FIND)
    return cast(FindPanel, window.workspace.sides.show(ActionId.SHOW_FIND))


def _begin(window: MainWindow, *, replacing: bool) -> None:
    panel = _panel(window)
    if panel is not None:
        panel.begin(replacing=replacing)


def _step(window: MainWindow, step: int) -> None:
    if window.workspace is None:
        return
    panel = cast("FindPanel | None", window.workspace.sides.made(ActionId.SHOW_FIND))
    if panel is None or not panel.wanted.text().strip():
        _begin(window, replacing=False)
    else:
        window.workspace.commit_pending()
        panel.step(step)


def go_to_match(desk: Workspace, match: Match) -> None:
    """Show a place; in the text the match itself is selected."""
    place = match.place
    item = desk.plan.items.get(place.item)
    if place.item == DOCUMENT:
        part, _, index = place.name.partition("/")
        desk.show_tab(text=True)
        if part in LINES:
            key = f"{LINES[part]}:{index}" if index else LINES[part]
            desk.text.view.put_caret(key, match.stop, match.start)
    elif item is not None:
        desk.go_to(item.id, cell_column(item, place))
        if desk.in_text:
            desk.text.view.put_caret(item.id, match.stop, match.start)
