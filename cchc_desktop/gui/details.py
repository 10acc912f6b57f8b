"""The details of the current row: every text of it in an editor of its own, bound to the document.

A text is committed as one undo step when its editor loses the focus, when another row is shown and before any
command; Esc gives the old text back.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import TEXT, PrintedRow, branch_of, editable_item
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.edits import set_text, write_cell
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.forms import LEVEL_COLUMNS, POINT_FIELDS
from cchc_desktop.core.plan import TITLE, Level, Plan
from cchc_desktop.core.row_filter import context_of
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.commands.agencies import AGENCY_COLUMNS, offered_agencies
from cchc_desktop.gui.messages import sentence_case
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from cchc_desktop.gui.models.place_names import capital, item_words
from cchc_desktop.gui.models.point_book import PointBook, money_note, reading
from cchc_desktop.gui.models.time_wording import time_note
from cchc_desktop.gui.models.wording import column_name, edit_label
from cchc_desktop.gui.views.agency_chips import AgencyChips
from cchc_desktop.gui.views.item_completion import ItemCompletion

_LEAST_LINES, _MOST_LINES = 1, 9


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a row: its column, the item that holds it (None: it comes into being when written), its name there."""

    key: str
    item: str | None
    name: str


def row_of(plan: Plan, item_id: str) -> PrintedRow | None:
    """The row of an item as far down as the item itself; None for what is no row of an appendix."""
    item, branch = plan[item_id], branch_of(plan, item_id)
    if branch is None:
        return None
    if item.level in (Level.CRITERION, Level.TOTAL):
        return PrintedRow(branch, node=item_id)
    if item.level is Level.AREA:
        return PrintedRow(item_id, is_area=True)
    path = {level: plan.ancestor(item_id, Level(level)) for level in LEVEL_COLUMNS}
    ids = {level: found.id if found else None for level, found in path.items()}
    return PrintedRow(branch, False, ids["objective"], ids["task"], ids["activity"])


def fields_of(plan: Plan, row: PrintedRow) -> list[Field]:
    """The texts of a row; those of an activity also where the row is still empty."""
    if row.is_area:
        return [Field(TITLE, row.area, TEXT)]
    if row.node is not None:
        cells = ((key, editable_item(plan, row, key)) for key in plan.form.column_keys)
        return [Field(key, *cell) for key, cell in cells if cell is not None]
    levels = [Field(key, row.at(key), TEXT) for key in plan.form.level_columns if row.at(key)]
    if row.activity is None and plan[row.item].children:
        return levels
    missing = [Field(key, None, TEXT) for key in plan.form.level_columns if not row.at(key)]
    return [*levels, *missing, *(Field(key, row.activity, key) for key in plan.form.leaf_columns)]


def text_of(plan: Plan, field: Field) -> str:
    """What the field says."""
    if field.item is None:
        return ""
    item = plan[field.item]
    return item.text or "" if field.name == TEXT else item.fields.get(field.name, "")


def _source_of(plan: Plan, item_id: str | None) -> str:
    """Where a row of a derived plan comes from; "" for any other."""
    if not plan.records or item_id is None:
        return ""
    from cchc_desktop.gui.commands.deriving import link_of

    link = link_of(plan, item_id)
    return f"Nguồn: {link.said}" if link else ""


class DetailsPanel(QScrollArea):
    """The form of one row."""

    edit_refused = Signal(object)  # KnownError

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._item: str | None = None
        self._numbers = LazyNumbers(document.plan)
        self._points = PointBook(document.plan)
        self._editors: dict[Field, TextEditor] = {}
        self._columns: list[tuple[str, str]] = []  # keys and names of what the editors are for
        self._notes: dict[str, QLabel] = {}  # below the editors of points, times and money, by column
        self._chips: dict[str, AgencyChips] = {}  # below the editors of agencies
        self._agencies: tuple[str, ...] | None = None  # names to offer; None: the plan has changed since
        self._page = QWidget(self)
        self._title = QLabel(self._page)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._source = QLabel(self._page)  # where a row of a derived plan comes from
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._source.setWordWrap(True)
        self._rows = QFormLayout()
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        page = QVBoxLayout(self._page)
        page.addWidget(self._title)
        page.addWidget(self._source)
        page.addLayout(self._rows)
        page.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._unlisten = document.listen(self._follow)
        self.show_item(None)

    @property
    def editors(self) -> dict[str, TextEditor]:
        """The editors by column key."""
        return {field.key: editor for field, editor in self._editors.items()}

    def close_document(self) -> None:
        """Commit and hear of the document no more."""
        self.commit()
        self._unlisten()

    def show_item(self, item_id: str | None) -> None:
        """Show the row of an item."""
        if item_id != self._item:
            self.commit()
        self._item = item_id
        self._refresh()

    def commit(self) -> None:
        """Write what was typed."""
        for field, editor in tuple(self._editors.items()):
            if editor.is_changed:
                self._commit(field, editor)

    def typed(self) -> list[tuple[str, str, str]]:
        """What is being typed and not committed yet: item, name of the text, text."""
        found = ((field, editor) for field, editor in self._editors.items() if editor.is_changed)
        return [(field.item or self._item or "", field.name, editor.toPlainText()) for field, editor in found]

    def focus_first(self) -> None:
        """Put the cursor into the first editor."""
        for editor in self._editors.values():
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _commit(self, field: Field, editor: TextEditor) -> None:
        plan, item = self._document.plan, self._item
        row = row_of(plan, item) if item is not None and item in plan else None
        text = clean(editor.toPlainText())
        editor.accept()
        if row is None or field not in fields_of(plan, row):
            return
        try:
            self._document.apply(edit_label(plan, field.key), lambda p: _write(p, row, field, text))
        except KnownError as error:
            editor.show_text(text_of(plan, field))
            self.edit_refused.emit(error)

    def _follow(self, event: Event) -> None:
        self._numbers.follow(event)
        self._points.follow(event)
        self._agencies = None
        if self._item is not None and self._item not in event.after:
            self._item = None
        self._refresh()

    def _refresh(self) -> None:
        plan = self._document.plan
        row = row_of(plan, self._item) if self._item is not None and self._item in plan else None
        fields = fields_of(plan, row) if row else []
        self._title.setText(self._name(plan, self._item) if row and self._item else self._nothing(plan))
        self._source.setText(_source_of(plan, self._item))
        self._source.setVisible(bool(self._source.text()))
        columns = [(f.key, column_name(plan, f.key)) for f in fields]  # a changed form may say others, or otherwise
        if columns != self._columns:
            self._columns = columns
            self._rebuild(plan, fields)
        else:
            self._editors = dict(zip(fields, self._editors.values(), strict=True))
        for field, editor in self._editors.items():
            if not editor.is_changed:
                editor.show_text(text_of(plan, field))
        for key in self._notes:
            self._show_note(key)
        for key, chips in self._chips.items():
            chips.show_text(self.editors[key].toPlainText(), writable=not self._document.read_only)

    def agencies(self) -> tuple[str, ...]:
        """Names to offer: those of the plan, then those of the directory."""
        if self._agencies is None:
            self._agencies = offered_agencies(self._document.plan)
        return self._agencies

    def note(self, key: str) -> str:
        """What stands below the editor of a column of points; "" for nothing and for other columns."""
        return self._notes[key].text() if key in self._notes else ""

    def _show_note(self, key: str) -> None:
        """How the number is understood, and what the parts of the criterion add up to."""
        editor = self.editors[key]
        if key in _TIMES:
            said = [time_note(editor.toPlainText(), context_of(self._document.plan))]
        else:
            said = [reading(editor.toPlainText())] if key in POINT_FIELDS else [money_note(editor.toPlainText())]
        if key in POINT_FIELDS and self._item is not None and not editor.is_changed:
            said.append(self._points.sentence(self._item, key))
        text = "; ".join(filter(None, said))
        self._notes[key].setText(text)
        self._notes[key].setVisible(bool(text))
        editor.setAccessibleDescription(text)

    def _name(self, plan: Plan, item_id: str) -> str:
        item = plan[item_id]
        area = plan.ancestor(item_id, Level.AREA)
        name = capital(item_words(plan, self._numbers.at, item, quoting=False))
        return name if area is None or area.id == item_id else f"{name} · {area.text or ''}".rstrip(" ·")

    def _nothing(self, plan: Plan) -> str:
        """What to do where no row is shown."""
        item = plan.items.get(self._item or "")
        return _IN_TEXT if item is not None and item.level in (Level.BODY, *TEXT_LEVELS) else _EMPTY

    def _rebuild(self, plan: Plan, fields: list[Field]) -> None:
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self._editors = {}
        self._notes = {}
        self._chips = {}
        for field in fields:
            name = sentence_case(column_name(plan, field.key))
            editor = TextEditor(self._page)
            editor.setAccessibleName(name)
            editor.setReadOnly(self._document.read_only)
            editor.left.connect(self.commit)
            label = QLabel(name, self._page)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setBuddy(editor)
            self._rows.addRow(label, editor)
            self._editors[field] = editor
            if field.key in (*POINT_FIELDS, *_TIMES, "budget"):
                self._add_note(field.key, editor)
            elif field.key in AGENCY_COLUMNS:
                self._add_chips(field.key, editor)

    def _add_note(self, key: str, editor: TextEditor) -> None:
        note = self._notes[key] = QLabel(self._page)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        self._rows.addRow(note)
        editor.textChanged.connect(lambda: key in self._notes and self._show_note(key))

    def _add_chips(self, key: str, editor: TextEditor) -> None:
        ItemCompletion(editor, self.agencies)
        chips = self._chips[key] = AgencyChips(self.agencies, self._page)
        chips.text_chosen.connect(lambda text: self._take(key, text))
        self._rows.addRow(chips)
        writable = not self._document.read_only
        editor.textChanged.connect(lambda: chips.show_text(editor.toPlainText(), writable=writable))

    def _take(self, key: str, text: str) -> None:
        """A whole text chosen for an editor is one step."""
        self.editors[key].setPlainText(text)
        self.commit()


_TIMES = ("time", "due")
_IN_TEXT = "Phần văn bản được viết và sửa ngay trên trang, ở thẻ “Văn bản”."
_EMPTY = "Hãy chọn một dòng trong bảng hoặc trong cây cấu trúc để xem và sửa chi tiết."


def _write(plan: Plan, row: PrintedRow, field: Field, text: str) -> Plan:
    if field.key == TITLE:
        return set_text(plan, row.area, TEXT, text)
    return write_cell(plan, row, field.key, text)


class TextEditor(QPlainTextEdit):
    """A plain text editor that grows with its text and knows whether it was changed."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def is_changed(self) -> bool:
        """True while what is typed is not committed."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show what the document says."""
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def accept(self) -> None:
        """What stands here now is what the document says."""
        self._kept = self.toPlainText()

    def event(self, event: QEvent) -> bool:
        """Override: with nothing typed, undo and redo are the document's; Insert is never the window's here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Insert:
                event.accept()
                return True
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if not self.is_changed and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc gives the old text back."""
        if event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.setPlainText(self._kept)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: leaving commits; opening the context menu or another program's window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as the text, within limits."""
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0
        while block.isValid() and lines < _MOST_LINES:
            layout.blockBoundingRect(block)  # lays the block out in the width there is
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        wanted = min(max(lines, _LEAST_LINES), _MOST_LINES)
        frame = 2 * self.frameWidth() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(wanted * self.fontMetrics().lineSpacing() + frame + 2)
