"""The side views of one plan on the desk: made when first shown, kept in step with where the user stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QTabWidget, QVBoxLayout, QWidget

from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.side_views import DOCKS, TABS, SideSpec, SideView

if TYPE_CHECKING:
    from cchc_desktop.gui.workspace import Workspace


class SideDesk(QObject):
    """Pages for the side views in the tabs and the lower docks of a window."""

    def __init__(self, desk: Workspace, tabs: QTabWidget, docks: Mapping[ActionId, QDockWidget]) -> None:
        super().__init__(desk)
        self._desk, self._tabs, self._docks = desk, tabs, docks
        self._pages: dict[ActionId, QWidget] = {}
        self._views: dict[ActionId, SideView] = {}
        for spec in TABS:
            tabs.addTab(self._page(spec, tabs), spec.title)
        for spec in DOCKS:
            docks[spec.action].setWidget(self._page(spec, docks[spec.action]))
            docks[spec.action].visibilityChanged.connect(self._dock_shown)

    def view(self, action: ActionId) -> SideView:
        """The view that the command shows; made when first asked for."""
        if action not in self._views:
            spec = next(spec for spec in (*TABS, *DOCKS) if spec.action is action)
            page = self._pages[action]
            widget = spec.make(self._desk, page)
            column = page.layout()
            assert column is not None
            column.addWidget(widget)
            widget.show()  # at once, not with the layout's next turn: the keyboard may be wanted there now
            view = self._views[action] = cast(SideView, widget)
            view.item_chosen.connect(self._desk.go_to)
            view.edit_refused.connect(self._desk.edit_refused)
        return self._views[action]

    def made(self, action: ActionId) -> SideView | None:
        """The view that the command shows, if it was ever shown."""
        return self._views.get(action)

    def in_front(self, action: ActionId) -> bool:
        """True where the view is the tab that is shown."""
        return action in self._views and self._tabs.currentWidget() is self._pages[action]

    def show(self, action: ActionId) -> SideView:
        """Bring the tab or the dock of a view before the others."""
        page = self._pages[action]
        if self._tabs.indexOf(page) >= 0:
            self._tabs.setCurrentWidget(page)
        else:
            self._docks[action].show()
            self._docks[action].raise_()
        view = self.view(action)
        view.show_item(self._desk.shown_item())
        return view

    def front(self) -> ActionId | None:
        """The command of the view whose tab is shown; None for table and text."""
        page = self._tabs.currentWidget()
        return next((action for action, own in self._pages.items() if own is page), None)

    def take_keyboard(self, action: ActionId) -> None:
        """The keyboard goes where one begins in a view: its ``begin``, else the list in it."""
        widget = cast(QWidget, self.view(action))
        begin = getattr(widget, "begin", None)
        if begin is not None:
            begin()
        else:
            (widget.focusProxy() or widget.findChild(QAbstractItemView) or widget).setFocus()

    def hide(self, action: ActionId) -> None:
        """Take the dock of a view away."""
        self._docks[action].hide()

    def show_item(self, item_id: str | None) -> None:
        """The user stands on another item."""
        for view in self._views.values():
            if cast(QWidget, view).isVisible():
                view.show_item(item_id)

    def tab_shown(self, page: QWidget | None) -> None:
        """A tab came to the front: make its view where it is one of ours."""
        for action, own in self._pages.items():
            if own is page:
                self.view(action).show_item(self._desk.shown_item())

    def commit(self) -> None:
        """Write what is being typed."""
        for view in self._views.values():
            view.commit()

    def close(self) -> None:
        """Let go of the document and of the window."""
        for view in self._views.values():
            view.close_document()
        for spec in DOCKS:
            dock = self._docks[spec.action]
            dock.visibilityChanged.disconnect(self._dock_shown)
            dock.setWidget(QWidget(dock))
        for page in self._pages.values():
            if self._tabs.indexOf(page) >= 0:
                self._tabs.removeTab(self._tabs.indexOf(page))
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
        self._views.clear()

    def _page(self, spec: SideSpec, parent: QWidget) -> QWidget:
        page = self._pages[spec.action] = QWidget(parent)
        QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
        return page

    def _dock_shown(self, shown: bool) -> None:
        if not shown:
            return
        for spec in DOCKS:
            if spec.action in self._pages and self._docks[spec.action].isVisible():
                self.view(spec.action).show_item(self._desk.shown_item())
