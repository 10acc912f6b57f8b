"""Views of a plan beyond tree, table, text and details: which there are, as data. A new one adds an entry here.

A view is a QWidget with the members of ``SideView``; it is made when first shown, by ``make(session, parent)``, which
imports the view's module only then. Tabs stand beside the table; docks lie below it and are brought by a command.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.workspace import Workspace


class SideView(Protocol):
    """What every side view can do, besides being a QWidget."""

    item_chosen: SignalInstance  # (item id: str, column: str): the user wants to see it in the table or the text
    edit_refused: SignalInstance  # KnownError

    def show_item(self, item_id: str | None) -> None:
        """The user stands on this item now; called while the view is visible, and when it comes."""
        ...

    def commit(self) -> None:
        """Write what is being typed in it."""
        ...

    def close_document(self) -> None:
        """Let go of the document; nothing may listen to it afterwards."""
        ...


class SideSpec(NamedTuple):
    """A view: its command (checkable for docks), title, object name, and how it is made."""

    action: ActionId
    title: str
    name: str
    make: Callable[[Workspace, QWidget], QWidget]


def _points(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.views.points_panel import PointsPanel

    return PointsPanel(desk.session.document, parent)


def _unplaced(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.views.unplaced_panel import UnplacedPanel

    return UnplacedPanel(desk.session.document, desk.text_line, desk.table_cell, parent)


def _rolled(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.roll_acts import make_panel

    return make_panel(desk, parent)


def _find(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.find_acts import make_panel

    return make_panel(desk, parent)


def _list(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.views.list_page import ListPage

    page = ListPage(desk.session.document, parent)
    page.row_shown.connect(desk.stand_on)
    return page


def _agenda(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.agenda_acts import make_page

    return make_page(desk, parent)


def _pages(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.preview_acts import make_page

    return make_page(desk, parent)


def _compare(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.compare_acts import make_page

    return make_page(desk, parent)


def _check(desk: Workspace, parent: QWidget) -> QWidget:
    from cchc_desktop.gui.check_acts import make_panel

    return make_panel(desk, parent)


TABS: tuple[SideSpec, ...] = (
    SideSpec(ActionId.SHOW_LIST, "Danh sách", "list_tab", _list),
    SideSpec(ActionId.SHOW_AGENDA, "Lịch", "agenda_tab", _agenda),
    SideSpec(ActionId.SHOW_PAGES, "Trang in", "pages_tab", _pages),
    SideSpec(ActionId.COMPARE, "So sánh", "compare_tab", _compare),
)
DOCKS: tuple[SideSpec, ...] = (
    SideSpec(ActionId.SHOW_CHECK, "Kiểm tra", "check_dock", _check),
    SideSpec(ActionId.SHOW_POINTS, "Điểm số", "points_dock", _points),
    SideSpec(ActionId.SHOW_UNPLACED, "Nội dung chưa xếp", "unplaced_dock", _unplaced),
    SideSpec(ActionId.SHOW_ROLLED, "Thay đổi khi chuyển năm", "rolled_dock", _rolled),
    SideSpec(ActionId.SHOW_FIND, "Tìm và thay", "find_dock", _find),
)
