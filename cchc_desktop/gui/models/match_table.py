"""The list of what was found: a tick, the place in words, and the text around the match."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.finding import Match, replacement
from cchc_desktop.core.forms import CRITERION
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.texts import TextPlace, text_at
from cchc_desktop.gui.models.flat_table import FlatTableModel, Index
from cchc_desktop.gui.models.place_names import Places

SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 1
PLACE_COLUMN, TEXT_COLUMN = 0, 1
_BEFORE, _AFTER = 36, 90  # letters shown around a match


class Snippet(NamedTuple):
    """A match as it is drawn: what stands before it, itself, what would stand there ("" = nothing), what follows."""

    before: str
    found: str
    new: str | None
    after: str

    @property
    def text(self) -> str:
        """All on one line, for reading aloud."""
        arrow = "" if self.new is None else f" → {self.new or 'xóa'}"
        return f"{self.before}{self.found}{arrow}{self.after}"


class MatchTableModel(FlatTableModel):
    """Matches of one plan; ticked ones are those that a replacement takes."""

    HEADERS = ("Vị trí", "Nội dung")
    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._places: Places | None = None
        self._matches: list[Match] = []
        self._unticked: set[Match] = set()
        self._wanted: str | None = None
        self._keep_capitals = True
        self._ticks = True

    @property
    def lines(self) -> list[Match]:
        """Override."""
        return self._matches

    @property
    def matches(self) -> list[Match]:
        """All matches, in printed order."""
        return self._matches

    @property
    def ticked(self) -> list[Match]:
        """The matches that a replacement takes."""
        return [match for match in self._matches if match not in self._unticked]

    def begin(self, plan: Plan) -> None:
        """An empty list on this plan."""
        self.beginResetModel()
        self._plan, self._places = plan, Places(plan)
        self._matches = []
        self._unticked = set()
        self.endResetModel()

    def add(self, matches: list[Match]) -> None:
        """More matches, behind those that are there."""
        if matches:
            first = len(self._matches)
            self.beginInsertRows(QModelIndex(), first, first + len(matches) - 1)
            self._matches += matches
            self.endInsertRows()

    def preview(self, wanted: str | None, *, keep_capitals: bool) -> None:
        """Show what would stand in the place of each match; None: no replacement is meant."""
        if (wanted, keep_capitals) != (self._wanted, self._keep_capitals):
            self._wanted, self._keep_capitals = wanted, keep_capitals
            if self._matches:
                last = len(self._matches) - 1
                self.dataChanged.emit(self.index(0, TEXT_COLUMN), self.index(last, TEXT_COLUMN))

    def offer_ticks(self, offered: bool) -> None:
        """Show the ticks, or leave them out where nothing is to be replaced."""
        if offered != self._ticks:
            self._ticks = offered
            if self._matches:
                last = len(self._matches) - 1
                self.dataChanged.emit(self.index(0, PLACE_COLUMN), self.index(last, PLACE_COLUMN))

    def tick_all(self, ticked: bool) -> None:
        """Tick or untick every match."""
        self._unticked = set() if ticked else set(self._matches)
        if self._matches:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._matches) - 1, 0))
        self.ticked_changed.emit()

    def match_at(self, row: int) -> Match:
        """The match of a row."""
        return self._matches[row]

    def snippet(self, match: Match) -> Snippet:
        """The text around a match, on one line."""
        assert self._plan is not None
        text = text_at(self._plan, match.place)
        found = text[match.start : match.stop]
        start, stop = max(0, match.start - _BEFORE), match.stop + _AFTER
        before = ("…" if start else "") + text[start : match.start]
        after = text[match.stop : stop] + ("…" if stop < len(text) else "")
        new = None
        if self._wanted is not None:
            new = replacement(found, self._wanted) if self._keep_capitals else self._wanted
        return Snippet(_line(before), _line(found), None if new is None else _line(new), _line(after))

    # ---- Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override: the first column has a tick."""
        flags = super().flags(index)
        ticked = self._ticks and index.column() == PLACE_COLUMN
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticked else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        if not index.isValid():
            return None
        match = self._matches[index.row()]
        if index.column() == PLACE_COLUMN:
            return self._place_data(match, role)
        if role == SNIPPET_ROLE:
            return self.snippet(match)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.snippet(match).text
        return None

    def _place_data(self, match: Match, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            assert self._places is not None
            return self._places.of(match.place)
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks:
            return Qt.CheckState.Unchecked if match in self._unticked else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Override: ticking."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PLACE_COLUMN:
            return False
        match = self._matches[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._unticked.discard(match)
        else:
            self._unticked.add(match)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True


def cell_column(item: Item, place: TextPlace) -> str:
    """The column of the table that shows a text of an item."""
    if place.name != TEXT:
        return place.name
    return CRITERION if item.level is Level.TOTAL else item.level.value


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")
