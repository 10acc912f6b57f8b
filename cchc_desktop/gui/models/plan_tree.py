"""PlanTreeModel: the outline of a plan as a Qt tree, kept in step with the Document by its events."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from cchc_desktop.core import edits
from cchc_desktop.core.body import TEXT_LEVELS, section_numbers
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.changes import Change, Inserted, Moved, PlanUpdated, Removed, Updated
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.headings import appendix_heading, appendix_title
from cchc_desktop.core.plan import ROOT, TITLE, Item, Level
from cchc_desktop.gui.models import wording
from cchc_desktop.gui.models.check_lines import Trouble
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from cchc_desktop.gui.models.level_icons import level_icon
from cchc_desktop.gui.models.line_names import line_names
from cchc_desktop.gui.models.place_names import capital, item_words
from cchc_desktop.gui.models.tree_mirror import Structure, TreeMirror

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MOST_CHANGES = 300  # an event with more changes of structure than this resets the model instead
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # errors and warnings, activities of an area, as text; None for none
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable
_DRAG = Qt.ItemFlag.ItemIsDragEnabled
_STAYING = (Level.APPENDIX, Level.BODY, Level.TOTAL)  # levels that are not dragged
_TITLED = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION, Level.TOTAL)


class PlanTreeModel(QAbstractItemModel):
    """Appendices, below them areas, objectives, tasks and activities; the plan itself is the invisible root.

    Shows number and first line of the text; COUNT_ROLE gives how many activities an area has. Indexes carry a number
    for the item's id, never a pointer.
    """

    edit_refused = Signal(object)  # KnownError
    settled = Signal()  # an event of the document was taken in whole

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.is_changing = False
        self._plan = document.plan
        self._numbers = LazyNumbers(self._plan)
        self._mirror = TreeMirror(self._plan)
        self._counts: dict[str, int] = {}
        self._troubles: Mapping[str, Trouble] = {}
        self._markers: dict[str, str] | None = None  # of the sections of the text
        self._lines: dict[str, str] | None = None  # names of the lines of the text
        self._quiet = QFont()
        self._quiet.setItalic(True)
        self._roles: dict[int, Callable[[Item], Any]] = {
            int(Qt.ItemDataRole.DisplayRole): self.label,
            int(Qt.ItemDataRole.EditRole): lambda item: item.text or "",
            int(Qt.ItemDataRole.ToolTipRole): lambda item: _plain_tip(self._full_text(item)),
            int(Qt.ItemDataRole.DecorationRole): lambda item: level_icon(item.level),
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.FontRole): lambda item: self._quiet if _is_quiet(item) else None,
            int(Qt.ItemDataRole.ForegroundRole): lambda item: _quiet_color() if _is_quiet(item) else None,
            COUNT_ROLE: self._count,
        }
        self._stop = document.listen(self._follow)

    def close(self) -> None:
        """Stop listening to the document."""
        self._stop()
        self._stop = lambda: None

    # ---- ids and indexes

    def item_id(self, index: Index) -> str:
        """The id of the item at an index; the plan's own for the invisible root."""
        return self._mirror.key(index.internalId()) if index.isValid() else ROOT

    def index_of(self, item_id: str) -> QModelIndex:
        """The index of an item; the invalid index for the plan itself and for what is not in the tree."""
        if item_id == ROOT or item_id not in self._mirror:
            return QModelIndex()
        return self._index(self._mirror.number(item_id))

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._mirror.row(number), 0, number) if number else QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Override."""
        children = self._children(parent)
        if not (0 <= row < len(children) and column == 0):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Override."""
        parent = self._mirror.parent(index.internalId()) if index.isValid() else None
        return self._index(parent) if parent else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return len(self._children(parent))

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        """Override."""
        return bool(self._children(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 1

    def _children(self, parent: Index) -> list[int]:
        return self._mirror.children(parent.internalId() if parent.isValid() else 0)

    # ---- what is shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        item = self._item(index)
        if item is None:
            return None
        read = self._roles.get(int(role))
        return None if read is None else read(item)

    def _item(self, index: Index) -> Item | None:
        """The item at an index; None in the middle of a change, when tree and plan are not the same."""
        return None if self.is_changing or not index.isValid() else self._plan.items.get(self.item_id(index))

    def activities(self, area: Item) -> int:
        """How many activities an area has."""
        count = self._counts.get(area.id)
        if count is None:
            items = self._plan.items
            count = sum(len(items[task].children) for objective in area.children for task in items[objective].children)
            self._counts[area.id] = count
        return count

    def _count(self, item: Item) -> str | None:
        """What stands at the right end of a line: what the check found, and how many activities an area has."""
        trouble = self._troubles.get(item.id)
        said = (trouble.sign if trouble else "", str(self.activities(item)) if item.level is Level.AREA else "")
        return "  ".join(filter(None, said)) or None

    def show_troubles(self, troubles: Mapping[str, Trouble]) -> None:
        """Show how many errors and warnings each item has, those below it among them."""
        before, self._troubles = self._troubles, troubles
        for item_id in before.keys() | troubles.keys():
            if before.get(item_id) != troubles.get(item_id) and (index := self.index_of(item_id)).isValid():
                self.dataChanged.emit(index, index, [COUNT_ROLE, Qt.ItemDataRole.AccessibleTextRole])

    def _spoken(self, item: Item) -> str:
        trouble = self._troubles.get(item.id)
        return f"{self._named(item)}, {trouble.words}" if trouble else self._named(item)

    def label(self, item: Item) -> str:
        """Number and first line of the text."""
        if item.level is Level.APPENDIX:
            heading = " ".join(appendix_heading(self._plan, item.id).split()) or self.tr("Phụ lục")
            title = " ".join(appendix_title(self._plan, item.id).split())
            return f"{heading} – {title}" if title and len(self._plan.appendices) > 1 else heading
        if item.text is None:
            return wording.absent(item.level) or capital(wording.level_name(item.level))
        number = self._text_number(item) if item.level in TEXT_LEVELS else self._numbers.at(item).of(item)
        line = item.text.split("\n", 1)[0].strip() or wording.empty_text()
        return f"{number} {line}" if number else line

    def _text_number(self, item: Item) -> str:
        """The marker of a section of the text; counted once after every edit."""
        if self._markers is None:
            self._markers = {key: number.marker for key, number in section_numbers(self._plan).items()}
        return self._markers.get(item.id, "")

    def _full_text(self, item: Item) -> str:
        return appendix_title(self._plan, item.id) if item.level is Level.APPENDIX else item.text or ""

    def _named(self, item: Item) -> str:
        if item.level is Level.APPENDIX:
            return f"{self.label(item)}: {appendix_title(self._plan, item.id)}"
        if item.level in TEXT_LEVELS:
            if self._lines is None:
                self._lines = line_names(self._plan)
            return f"{capital(self._lines.get(item.id, wording.level_name(item.level)))}: {item.text or ''}"
        name = item_words(self._plan, self._numbers.at, item, quoting=False)
        spoken = f"{capital(name)}: {item.text or wording.absent(item.level)}"
        if item.level is not Level.AREA:
            return spoken
        return self.tr("{area}, {count} hoạt động").format(area=spoken, count=self.activities(item))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.tr("Cấu trúc") if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override: a text of several lines is edited in the table, where all of it is seen."""
        item = self._item(index)
        if item is None:
            return Qt.ItemFlag.NoItemFlags
        writable = item.level in _TITLED and item.text is not None and "\n" not in item.text
        flags = _WRITE if writable and not self.document.read_only else _READ
        return flags if item.level in _STAYING else flags | _DRAG

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Override: write an item's own text, one undo step; False where that was refused."""
        item = self._item(index)
        if role != Qt.ItemDataRole.EditRole or item is None or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        text = str(value)
        if text == item.text:
            return True
        label = wording.edit_label(self._plan, TITLE if item.level is Level.AREA else item.level.value)
        try:
            self.document.apply(label, lambda plan: edits.set_text(plan, item.id, TEXT, text))
        except KnownError as error:
            self.edit_refused.emit(error)
            return False
        return True

    # ---- following the document

    def _follow(self, event: Event) -> None:
        self._markers = self._lines = None
        structure = [change for change in event.changes if isinstance(change, Structure)]
        if len(structure) > MOST_CHANGES:
            self._reset(event)
        else:
            if structure:
                self._rearrange(event, structure)
            renumbered = self._numbers.follow(event)
            self._plan = event.after
            self._forget_counts(event, structure)
            self._announce(event, renumbered is not None)
        self.settled.emit()

    def _reset(self, event: Event) -> None:
        self.beginResetModel()
        self._plan = event.after
        self._numbers.reset(event.after)
        self._mirror.reset(event.after)
        self._counts.clear()
        self.endResetModel()

    def _rearrange(self, event: Event, changes: Iterable[Structure]) -> None:
        """Bracket the mirror with every single change; positions hold at the moment of each."""
        self.is_changing = True
        self._mirror.begin(event)
        for change in changes:
            match change:
                case Inserted(item, index):
                    self.beginInsertRows(self.index_of(item.parent or ROOT), index, index)
                    self._mirror.insert(change)
                    self.endInsertRows()
                case Removed(item, index):
                    self.beginRemoveRows(self.index_of(item.parent or ROOT), index, index)
                    self._mirror.remove(change)
                    self.endRemoveRows()
                case Moved():
                    self._move(change)
        self._mirror.end(event)
        self.is_changing = False

    def _move(self, change: Moved) -> None:
        old, new = self.index_of(change.old_parent), self.index_of(change.new_parent)
        if change.old_parent == change.new_parent and change.old_index == change.new_index:
            return
        # Qt counts the target before the row has left its old place.
        beyond = change.old_parent == change.new_parent and change.new_index > change.old_index
        target = change.new_index + 1 if beyond else change.new_index
        self.beginMoveRows(old, change.old_index, change.old_index, new, target)
        self._mirror.move(change)
        self.endMoveRows()

    def _forget_counts(self, event: Event, structure: Iterable[Structure]) -> None:
        for change in structure:
            for plan in (event.before, event.after):
                for item_id in _ids(change):
                    area = plan.ancestor(item_id, Level.AREA) if item_id in plan else None
                    if area is not None:
                        self._counts.pop(area.id, None)

    def _announce(self, event: Event, renumbered: bool) -> None:
        for change in event.changes:
            if isinstance(change, Updated) and (index := self.index_of(change.id)).isValid():
                self.dataChanged.emit(index, index)
        # Numbers and counts may be others anywhere: one signal for the top makes the views paint what they show
        # again, instead of one for each of some thousand parents.
        top = self.rowCount()
        renumbered = renumbered or any(_of_text(change) for change in event.changes)
        if top and (renumbered or any(isinstance(change, PlanUpdated) for change in event.changes)):
            self.dataChanged.emit(self.index(0, 0), self.index(top - 1, 0))


def _of_text(change: Change) -> bool:
    """True where a section of the text came, went or is marked otherwise."""
    match change:
        case Inserted(item, _) | Removed(item, _):
            return item.level in TEXT_LEVELS
        case Updated(before, after):
            return after.level in TEXT_LEVELS and (before.fields, before.marks) != (after.fields, after.marks)
        case Moved():
            return True
        case _:
            return False


def _ids(change: Change) -> tuple[str, ...]:
    match change:
        case Inserted(item, _) | Removed(item, _):
            return item.id, item.parent or ROOT
        case Moved(item_id, old_parent, _, new_parent, _):
            return item_id, old_parent, new_parent
        case _:
            return ()


def _is_quiet(item: Item) -> bool:
    """True for an item that stands in the tree without words of its own."""
    return item.level in _TITLED and not item.text


def _quiet_color() -> object:
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def _plain_tip(text: str) -> str:
    """Plain text for a tool tip, wrapped, whatever it looks like (promises.md R16)."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if text else ""
