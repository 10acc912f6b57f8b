"""AppendixTableModel: the printed rows of one appendix as a Qt table, kept in step with the Document by its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from cchc_desktop.core import edits
from cchc_desktop.core.cells import PrintedRow
from cchc_desktop.core.changes import Inserted, Moved, PlanUpdated, Removed, Updated
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.grid import Align, is_list
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import TITLE, Level, Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.gui.models.branch_rows import branch_rows
from cchc_desktop.gui.models.cell_map import CellMap, Span
from cchc_desktop.gui.models.column_choice import ColumnChoice
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from cchc_desktop.gui.models.lazy_rows import LazyRows
from cchc_desktop.gui.models.point_book import PointBook
from cchc_desktop.gui.models.row_changes import Replaced, Segment, rows_of, steps, touched_segments
from cchc_desktop.gui.models.wording import cell_sentence, clear_label, edit_label

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MOST_STEPS = 300  # an event with more changes of structure than this resets the model instead

ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable


class AppendixTableModel(QAbstractTableModel):
    """Rows = printed rows (area rows among them), columns = the form's columns.

    A position inside a merged cell gives the data of that cell. Data is asked for by ``cells`` in the view's inner
    loops; ``data()`` is the same for everybody else and never raises.
    """

    edit_refused = Signal(object)  # KnownError
    settled = Signal()  # an event of the document was taken in whole

    def __init__(self, document: Document, appendix: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.is_changing = False
        self.branch: str | None = None  # only its rows are shown
        self.choice = ColumnChoice()
        self.findings: Mapping[TextPlace, tuple[str, str]] = {}  # degree and words of what the check found
        self._form = document.plan.form
        self._bold = QFont()
        self._bold.setBold(True)
        self._roles: dict[int, Callable[[Span], Any]] = {
            # not bound methods of cells: a reset makes another CellMap
            int(Qt.ItemDataRole.DisplayRole): lambda span: self.cells.text(span),  # noqa: PLW0108
            int(Qt.ItemDataRole.EditRole): lambda span: self.cells.edit_text(span),  # noqa: PLW0108
            int(Qt.ItemDataRole.TextAlignmentRole): lambda span: int(
                self.alignment(span) | Qt.AlignmentFlag.AlignVCenter
            ),
            int(Qt.ItemDataRole.FontRole): lambda span: self._bold if self.cells.is_bold(span.row) else None,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.ToolTipRole): self._tip,
        }
        self._flags: dict[tuple[int, int], Qt.ItemFlag] = {}
        self._load(appendix)
        self._stop = document.listen(self._follow)

    def close(self) -> None:
        """Stop listening to the document."""
        self._stop()
        self._stop = lambda: None

    # ---- what is shown

    @property
    def plan(self) -> Plan:
        """The plan that is shown, its form with the columns that the user wants to see."""
        return self.cells.plan

    def show_columns(self, choice: ColumnChoice) -> None:
        """Show other columns of the form, or the same in another order."""
        form = self.document.plan.form
        same = choice.shown(form) == self.choice.shown(form)
        if same:
            self.choice = choice
            return
        self.beginResetModel()
        self.choice = choice
        self._load(self.appendix)
        self.endResetModel()

    def _seen(self, plan: Plan) -> Plan:
        form = self.choice.shown(plan.form)
        if form is plan.form:
            return plan
        if form == self._form:
            form = self._form  # the same object as long as nothing changes: the view goes by it
        self._form = form
        return replace(plan, form=form)

    def _load(self, appendix: str | None) -> None:
        plan = self.document.plan
        if self.branch is not None and (above := plan.ancestor(self.branch, Level.APPENDIX)) is not None:
            appendix = above.id
        known = appendix in plan and plan[appendix or ""].level is Level.APPENDIX
        self.appendix: str = (appendix or "") if known else next(iter(plan.appendices), "")
        self._all_rows: list[PrintedRow] | None = None if self.branch is None else branch_rows(plan, self.branch)
        self.rows: Sequence[PrintedRow] = LazyRows(plan, self.appendix) if self._all_rows is None else self._all_rows
        self.cells = CellMap(self._seen(plan), LazyNumbers(plan), self.rows)
        self.points = PointBook(plan)
        self._flags.clear()

    def _list_rows(self) -> list[PrintedRow]:
        """The rows as a list, to search and to change."""
        if self._all_rows is None:
            assert isinstance(self.rows, LazyRows)
            self.rows = self.cells.rows = self._all_rows = self.rows.all()
        return self._all_rows

    def show_appendix(self, appendix: str) -> None:
        """Show another appendix of the plan."""
        if appendix == self.appendix:
            return
        self.beginResetModel()
        self.branch = None
        self._load(appendix)
        self.endResetModel()

    def show_branch(self, item_id: str | None) -> None:
        """Show the rows of one branch only, numbered as in the whole plan; None: the whole appendix again."""
        if item_id == self.branch:
            return
        self.beginResetModel()
        self.branch = item_id
        self._load(self.appendix)
        self.endResetModel()

    def find(self, item_id: str, column: str = "") -> tuple[int, int] | None:
        """Row and column of the first cell that shows an item (or the named column of its first row)."""
        item = self.plan.items.get(item_id)
        if item is None:
            return None
        level = item.level.value
        row = self.first_row(item_id)
        if row is None:
            return None
        keys = self.plan.form.column_keys
        if self.rows[row].is_area:
            return row, min(1, len(keys) - 1) if column in ("", TITLE) else 0
        return row, next((keys.index(key) for key in (column, level) if key in keys), 0)

    def first_row(self, item_id: str) -> int | None:
        """The first printed row of an item; None for what has none here."""
        item = self.plan.items.get(item_id)
        if item is None:
            return None
        at = _row_reader(item.level)
        return next((i for i, row in enumerate(self._list_rows()) if at(row) == item_id), None)

    def alignment(self, span: Span) -> Qt.AlignmentFlag:
        """How the text of a cell is set, as in print: titles, lists, cells over columns that differ at the left."""
        columns = self.plan.form.columns[span.column : span.column + span.columns]
        align = columns[0].align
        if len(columns) > 1 and (self.rows[span.row].is_area or any(c.align is not align for c in columns)):
            align = Align.LEFT
        if align is Align.CENTER and is_list(self.cells.text(span)):
            align = Align.LEFT
        return ALIGNMENTS[align]

    # ---- points

    def sign(self, span: Span) -> str:
        """What stands below the text on screen, never on paper: that a sum does not fit; "" otherwise."""
        return self.points.sign(self.cells.item(span), span.key) if self._has_points(span) else ""

    def is_serious(self, span: Span) -> bool:
        """True where the sign tells of an error."""
        return self._has_points(span) and self.points.is_serious(self.cells.item(span), span.key)

    def _has_points(self, span: Span) -> bool:
        return span.key in POINT_FIELDS and self.plan.form.is_outline

    def _point_sentence(self, span: Span) -> str:
        return self.points.sentence(self.cells.item(span), span.key) if self._has_points(span) else ""

    def _spoken(self, span: Span) -> str:
        said = (cell_sentence(self.cells, span), self._point_sentence(span), self.finding(span)[1])
        return "; ".join(filter(None, said))

    # ---- findings of the check

    def finding(self, span: Span) -> tuple[str, str]:
        """The worst degree of what was found in a cell and what is said about it; "" and "" for nothing."""
        target = self.cells.target(span) if self.findings else None
        return self.findings.get(TextPlace(*target), ("", "")) if target else ("", "")

    def _tip(self, span: Span) -> str | None:
        tip = "\n".join(filter(None, (self._point_sentence(span), self.finding(span)[1])))
        return (f"<qt>{escape(tip)}</qt>" if "<" in tip or "&" in tip else tip) or None

    # ---- Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Override."""
        return 0 if parent.isValid() else len(self.plan.form.columns)

    def cell_at(self, index: Index) -> Span | None:
        """The cell at an index; None where there is none (or the model is in the middle of a change)."""
        row, column = index.row(), index.column()
        if self.is_changing or not (0 <= row < len(self.rows) and 0 <= column < len(self.plan.form.columns)):
            return None
        return self.cells.span(row, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        read = self._roles.get(int(role))
        if read is None:
            return None
        span = self.cell_at(index)
        return None if span is None else read(span)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override."""
        columns = self.plan.form.columns
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return column_headers(self.plan)[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override: asked twice for every cell painted, so the answers are kept."""
        place = index.row(), index.column()
        flags = self._flags.get(place)
        if flags is None:
            span = self.cell_at(index)
            if span is None:
                return Qt.ItemFlag.NoItemFlags
            flags = self._flags[place] = _WRITE if self.can_edit(span) else _READ
        return flags

    def can_edit(self, span: Span) -> bool:
        """True where the cell's text can be written."""
        return not self.document.read_only and self.cells.is_editable(span)

    # ---- writing

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Override: write a cell's text, one undo step; False where that was refused."""
        span = self.cell_at(index)
        if role != Qt.ItemDataRole.EditRole or span is None or not self.can_edit(span):
            return False
        row, text = self.rows[span.row], str(value)
        if text == self.cells.edit_text(span):
            return True
        return self._apply(edit_label(self.plan, span.key), lambda p: edits.write_cell(p, row, span.key, text))

    def clear(self, spans: Iterable[Span]) -> bool:
        """Empty cells, one undo step; numbers and cells without an item are left alone."""
        chosen = [span for span in spans if self.can_edit(span) and self.cells.edit_text(span)]
        texts = [(*target, "") for span in chosen if (target := self.cells.target(span)) is not None]
        return not texts or self._apply(clear_label(len(texts)), lambda plan: edits.set_texts(plan, texts))

    def _apply(self, label: str, edit: Callable[[Plan], Plan]) -> bool:
        try:
            self.document.apply(label, edit)
        except KnownError as error:
            self.edit_refused.emit(error)
            return False
        return True

    # ---- following the document

    def _follow(self, event: Event) -> None:
        if self._must_reset(event):
            self.beginResetModel()
            if self.branch not in event.after:
                self.branch = None
            self._load(self.appendix)
            self.endResetModel()
        else:
            segments = touched_segments(event.before, event.after, event.changes, self.appendix)
            self._take(event, segments)
            if any(isinstance(change, PlanUpdated) for change in event.changes):  # a header may name the year
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.settled.emit()

    def _must_reset(self, event: Event) -> bool:
        structure = sum(1 for change in event.changes if isinstance(change, Inserted | Removed | Moved))
        form = any(isinstance(change, PlanUpdated) and change.part == "form" for change in event.changes)
        gone = self.branch is not None and self.branch not in event.after
        return form or gone or structure > MOST_STEPS or self.appendix not in event.after

    def _take(self, event: Event, segments: Sequence[Segment] | None) -> None:
        self._list_rows()
        self.is_changing = True
        self._flags.clear()
        changed: list[tuple[int, int]] = []
        if self.branch is not None:
            segments = None
        if segments is None:
            new = branch_rows(event.after, self.branch or self.appendix)
            self._replace(0, len(self.rows), new)
            changed.append((0, len(new) - 1))
        for segment in segments or ():
            start, stop = self._segment(segment)
            new = rows_of(event.after, segment)
            self._replace(start, stop, new)
            changed.append((start, start + len(new) - 1))
        renumbered = self.cells.numbers.follow(event)
        self.cells.forget(self._seen(event.after))
        resigned = {item for item, _ in self.points.follow(event)}
        self.is_changing = False
        changed += self._written(event)
        if resigned:
            changed += _runs([i for i, row in enumerate(self._list_rows()) if row.node in resigned])
        if renumbered is not None and (first := self.first_row(renumbered)) is not None:
            changed.append((first, len(self.rows) - 1))
        self._announce(changed)

    def _segment(self, segment: Segment) -> tuple[int, int]:
        """First row of a part of the appendix in the mirror, and the row behind its last."""
        area, objective = segment
        mine = [i for i, row in enumerate(self._list_rows()) if row.area == area and objective in (None, row.objective)]
        return mine[0], mine[-1] + 1

    def _replace(self, start: int, stop: int, new: Sequence[PrintedRow]) -> None:
        """Bring the mirror's rows from ``start`` to ``stop`` to ``new``, bracketing what comes and goes."""
        rows = self._list_rows()
        for step in steps(start, rows[start:stop], new):
            self._replace_few(rows, step)
        rows[start : start + len(new)] = new  # same rows, but their paths may be others

    def _replace_few(self, rows: list[PrintedRow], step: Replaced) -> None:
        # A row that takes the place of another needs no bracket: position and current cell stay.
        kept = min(step.gone, len(step.come))
        first, last_gone, last_come = step.start + kept, step.start + step.gone - 1, step.start + len(step.come) - 1
        rows[step.start : first] = step.come[:kept]
        if step.gone > kept:
            self.beginRemoveRows(QModelIndex(), first, last_gone)
            del rows[first : last_gone + 1]
            self.endRemoveRows()
        elif len(step.come) > kept:
            self.beginInsertRows(QModelIndex(), first, last_come)
            rows[first:first] = step.come[kept:]
            self.endInsertRows()

    def _written(self, event: Event) -> list[tuple[int, int]]:
        """The rows of items whose texts or marks changed."""
        ids = {change.id for change in event.changes if isinstance(change, Updated)}
        if not ids:
            return []
        if len(ids) == 1:
            only = next(iter(ids))
            item = self.plan.items.get(only)
            level = Level.ACTIVITY if item is None else item.level
            at = _row_reader(level)
            places = [i for i, row in enumerate(self._list_rows()) if at(row) == only]
        else:
            places = [
                i
                for i, row in enumerate(self._list_rows())
                if not ids.isdisjoint((row.activity, row.task, row.objective, row.node, row.area))
            ]
        return _runs(places)

    def _announce(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Tell the views which rows to look at again: with each range the rows beside it, whose merges may change."""
        last_row, last_column = len(self.rows) - 1, self.columnCount() - 1
        if last_row < 0:
            return
        for first, last in _union((max(0, first - 1), min(last_row, last + 1)) for first, last in ranges):
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))


def _row_reader(level: Level) -> Callable[[PrintedRow], str | None]:
    """How to read the item of a level off a row; written out, because it runs once for every row."""
    match level:
        case Level.AREA:
            return lambda row: row.area
        case Level.OBJECTIVE:
            return lambda row: row.objective
        case Level.TASK:
            return lambda row: row.task
        case Level.ACTIVITY:
            return lambda row: row.activity
        case Level.CRITERION | Level.TOTAL:
            return lambda row: row.node
        case _:
            return lambda row: None


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    return list(_union((place, place) for place in places))


def _union(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges (first, last) in order, overlapping and touching ones made one."""
    result: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result
