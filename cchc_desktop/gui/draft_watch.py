"""DraftWatch: looks every half a second at what is being typed and not written yet, and has it kept as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from cchc_desktop.gui.workspace import Workspace

INTERVAL = 400  # milliseconds; with the keeper's half a second a draft is on disk within one


class DraftWatch(QObject):
    """Of one workspace; a plan that is only looked at has no drafts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desk = workspace
        self._cell: tuple[str, str, str] | None = None  # the last word of the table's editor
        workspace.table.draft_changed.connect(self._cell_typed)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.look)
        if workspace.session.safety is not None:
            self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Have everything kept that is being typed now."""
        safety = self._desk.session.safety
        if safety is None:
            return
        typed = list(self._desk.details.typed())
        if self._desk.table.state() is QAbstractItemView.State.EditingState:
            typed += [self._cell] if self._cell is not None else []
        else:
            self._cell = None
        if self._desk.has_text_view:
            typed += [(key, "text", text) for key, text in self._desk.text.view.typed()]
        safety.keep_drafts(typed)

    def _cell_typed(self, item: str, column: str, text: str) -> None:
        cell = self._desk.table_cell() or (item, column)
        self._cell = (*cell, text)
