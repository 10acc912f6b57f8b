"""A plan on the desk: tree, table, text and details on one document, one selection, and what the commands act on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import cast

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QTabWidget, QVBoxLayout, QWidget

from cchc_desktop.core.changes import Inserted, PlanUpdated, Removed
from cchc_desktop.core.document import Event
from cchc_desktop.core.edits import row_target
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.form_edits import same_but_margins
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.silences import same_but_silences
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.branch_focus import BranchFocus
from cchc_desktop.gui.check_watch import CheckWatch
from cchc_desktop.gui.commands.session import PlanSession
from cchc_desktop.gui.details import DetailsPanel, row_of
from cchc_desktop.gui.draft_watch import DraftWatch
from cchc_desktop.gui.points_watch import PointsWatch
from cchc_desktop.gui.side_desk import SideDesk
from cchc_desktop.gui.text_pane import TextPane
from cchc_desktop.gui.views.appendix_bar import AppendixBar, AppendixPage
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.plan_tree import PlanTreeView

APPENDIX_TAB, TEXT_TAB = "Phụ lục", "Văn bản"
NO_TABLE = "Biểu mẫu của kế hoạch này không có bảng phụ lục."
_INDENTATION = 13  # pixels: four levels deep a narrow dock must still show words


class Workspace(QObject):
    """Fills the docks and the tabs of a window with the views of one plan. The text's is made when first shown."""

    current_changed = Signal()
    edit_refused = Signal(object)  # KnownError
    info_wanted = Signal(str)  # a part of the document's identity is to be edited
    zoom_changed = Signal(int)  # per cent
    menu_wanted = Signal(QPoint)  # the context menu of the table, there on the screen

    def __init__(
        self,
        session: PlanSession,
        tree_dock: QDockWidget,
        tabs: QTabWidget,
        details_dock: QDockWidget,
        lower_docks: Mapping[ActionId, QDockWidget],
    ) -> None:
        super().__init__()
        self.session = session
        document = session.document
        self.tree = PlanTreeView(document, tree_dock)
        self.tree.setIndentation(_INDENTATION)
        self.table = AppendixView(document, tabs)
        self.details = DetailsPanel(document, details_dock)
        self.points = PointsWatch(document, self)
        self.checks = CheckWatch(document, self)
        self._docks = (tree_dock, details_dock)
        self._tabs = tabs
        self.appendix_bar = AppendixBar(document, self.table.table_model, tabs)
        tree_dock.setWidget(self.tree)
        if document.plan.form.columns:
            self._page: QWidget = AppendixPage(self.table, self.appendix_bar, tabs)
        else:  # no table to paint
            self._page = _note(NO_TABLE, tabs)
            self.table.hide()
            self.appendix_bar.hide()
        tabs.addTab(self._page, APPENDIX_TAB)
        self._text_page = QWidget(tabs)
        tabs.addTab(self._text_page, TEXT_TAB)
        details_dock.setWidget(self.details)
        self.sides = SideDesk(self, tabs, lower_docks)
        self.appendix_bar.chosen.connect(self.table.show_appendix)
        self.appendix_bar.name_wanted.connect(lambda appendix: self.info_wanted.emit(f"appendix:{appendix}"))
        for view in (self.tree, self.table, self.details, self.appendix_bar):
            view.edit_refused.connect(self.edit_refused)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.current_changed.emit())
        self.table.zoom_changed.connect(self.zoom_changed)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.focus = BranchFocus(self)
        self.drafts = DraftWatch(self)
        self._leading = False  # one view is taking the other to its item
        self.tree.current_item_changed.connect(lambda item, _: self._follow_tree(item))
        self.table.current_item_changed.connect(lambda item, _: self.in_text or self._lead(self.tree, item))
        if not document.plan.form.columns:
            tabs.setCurrentWidget(self._text_page)
        tabs.currentChanged.connect(self._tab_shown)
        self._tab_shown()

    @cached_property
    def text(self) -> TextPane:
        """The text of the document."""
        pane = TextPane(self.session.document, self._text_page)
        column = QVBoxLayout(self._text_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        pane.view.set_zoom(self.table.zoom)
        pane.edit_refused.connect(self.edit_refused)
        pane.info_wanted.connect(self.info_wanted)
        pane.zoom_changed.connect(self.zoom_changed)
        pane.current_item_changed.connect(self._follow_text)
        return pane

    # ---- where the user is

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.document.plan

    @property
    def in_tree(self) -> bool:
        """True while the tree has the keyboard."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.tree or self.tree.isAncestorOf(focus))

    @property
    def in_text(self) -> bool:
        """True while the tab of the text is shown."""
        return self._tabs.currentWidget() is self._text_page

    @property
    def view(self) -> AppendixView | TextPane:
        """The view of the tab that is shown."""
        return self.text if self.in_text else self.table

    def current(self) -> tuple[str | None, str]:
        """The current item and column; (None, "") where there is none."""
        item, column = (self.tree if self.in_tree else self.view).current_item()
        return (item, column) if item in self.plan else (None, "")

    def shown_item(self) -> str | None:
        """The item that the details are of: the current one, in the table the row's."""
        return (self.current()[0] if self.in_tree or self.in_text else self.table.current_row_item()) or None

    def current_row(self) -> str | None:
        """The item that "a row below" means: of the table's row the deepest one that has a column."""
        if self.in_tree or self.in_text:
            return self.current()[0]
        return self._target(self.table.current_row_item())

    def acting_items(self) -> list[str]:
        """What move, indent, delete act on: the tree's selection, or the items that the selected cells show."""
        if self.in_tree:
            return self.tree.selected_items()
        if self.in_text:
            return self.text.selected_items()
        column = self.table.current_item()[1]
        plan = self.plan
        level = plan.form.row_level if column == ROW_NUMBER else column
        found: list[str] = []
        for item_id in self.table.selected_row_items() or [self.table.current_row_item()]:
            if item_id not in plan:
                continue
            item = plan.ancestor(item_id, Level(level)) if level in LEVEL_COLUMNS else None
            target = item.id if item else self._target(item_id)
            if target is not None and target not in found:
                found.append(target)
        return found

    def current_appendix(self) -> str:
        """The appendix that the user stands on or in, else the one that the table shows; "" where there is none."""
        item = self.current()[0] if self.in_tree else None
        appendix = self.plan.ancestor(item, Level.APPENDIX) if item else None
        return appendix.id if appendix else self.table.appendix

    def text_line(self) -> str | None:
        """The line of the text with the caret; None where the text was not shown yet."""
        return self.text.current_item()[0] or None if self.has_text_view else None

    def table_cell(self) -> tuple[str, str] | None:
        """Item and name of the text that the table's current cell edits; None for numbers and empty rows."""
        span = self.table.table_model.cell_at(self.table.currentIndex())
        return None if span is None else self.table.table_model.cells.target(span)

    def selected_cells(self) -> tuple[Sequence[str], Sequence[str]]:
        """Rows (by their deepest items) and columns of the selected cells."""
        if self.in_text:
            return (), ()
        return self.table.selected_row_items(), self.table.selected_columns()

    def selected_count(self) -> int:
        """About how many cells of the table are selected; asked at every step, so nothing is looked at one by one."""
        return 0 if self.in_text else self.table.selection.count()

    def _target(self, item_id: str) -> str | None:
        plan = self.plan
        if item_id not in plan:
            return None
        row = row_of(plan, item_id)
        return row_target(plan, row) if row else item_id

    # ---- going about

    def go_to(self, item_id: str, column: str = "") -> None:
        """Make an item current in every view."""
        if item_id in self.plan:
            self.focus.make_room(item_id)
            self.show_tab(text=self._is_text(item_id))
            self.view.set_current(item_id, column)
            self.tree.set_current(item_id, column)

    def stand_on(self, item_id: str) -> None:
        """Make an item current in table, tree and details, whatever tab is shown."""
        if self._leading or item_id not in self.plan:
            return
        self._leading = True
        self.table.set_current(item_id)
        self.tree.set_current(item_id)
        self._leading = False
        self.details.show_item(item_id)
        self.current_changed.emit()

    def edit_item(self, item_id: str) -> None:
        """Go to a new item, ready for its words to be typed."""
        self.go_to(item_id)
        if not self.in_tree:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, *, text: bool) -> None:
        """Show the text or the appendix."""
        self._tabs.setCurrentWidget(self._text_page if text else self._page)

    def write_text(self) -> None:
        """Show the text; where there is none, begin one."""
        self.show_tab(text=True)
        self.text.begin()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, act: Callable[[], object]) -> None:
        """Undo or redo, then show what has changed."""
        events: list[Event] = []
        stop = self.session.document.listen(events.append)
        act()
        stop()
        for event in events:
            self._show_changes(event)

    def _show_changes(self, event: Event) -> None:
        plan = self.plan
        for change in event.changes:
            match change:
                case PlanUpdated("document", before, after) if same_but_silences(before, after):
                    continue
                case PlanUpdated("form", before, after) if same_but_margins(before, after):
                    self.sides.show(ActionId.SHOW_PAGES)
                    return
                case PlanUpdated("document" | "form" as part):
                    self.show_tab(text=part == "document")
                    return
                case PlanUpdated():
                    continue
                case Removed(item, index):
                    item_id = _beside(plan, item.parent or "", index)
                case _:
                    item_id = change.item.id if isinstance(change, Inserted) else change.id
            if item_id in plan and plan[item_id].level is not Level.PLAN:
                if not self._is_text(item_id):
                    self.go_to(item_id)
                elif self.has_text_view and self.text.has_text:
                    self.show_tab(text=True)  # its caret stands there already
                else:
                    self.go_to(item_id)
                return

    @property
    def has_text_view(self) -> bool:
        """True once the text was shown."""
        return "text" in self.__dict__

    def set_zoom(self, percent: int) -> None:
        """Show table and text in this size."""
        self.table.set_zoom(percent)
        if self.has_text_view:
            self.text.view.set_zoom(percent)

    def commit_pending(self) -> None:
        """Write what is being typed, before a command looks at the plan."""
        self.table.commit_editor()
        if self.has_text_view:
            self.text.commit()
        self.details.commit()
        self.sides.commit()

    def take_keyboard(self) -> None:
        """The keyboard to the tab in front."""
        front = self.sides.front()
        if front is None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sides.take_keyboard(front)

    def next_pane(self) -> None:
        """The keyboard to the next of tree, the tab in front and details that is shown."""
        front = self.sides.front()
        middle = self.view if front is None else cast(QWidget, self.sides.view(front))
        panes: list[QWidget] = [view for view in (self.tree, middle, self.details) if view.isVisible()]
        focus = QApplication.focusWidget()
        here = next((i for i, v in enumerate(panes) if focus is not None and (v is focus or v.isAncestorOf(focus))), -1)
        if panes:
            chosen = panes[(here + 1) % len(panes)]
            if chosen is self.details:
                self.details.focus_first()
            elif chosen is middle:
                self.take_keyboard()
            else:
                chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Let go of the document; the views are gone afterwards."""
        self.commit_pending()
        self.drafts.close()
        self.focus.close()
        self.details.close_document()
        self.points.close()
        self.checks.close()
        self.appendix_bar.close_document()
        self._tabs.currentChanged.disconnect(self._tab_shown)
        views = [self.tree, self.table, *([self.text] if self.has_text_view else [])]
        for view in views:
            view.close_document()
        for dock in self._docks:
            dock.setWidget(QWidget(dock))
        self.sides.close()
        for page in (self._page, self._text_page):
            self._tabs.removeTab(self._tabs.indexOf(page))
        for view in (self.tree, self.table, self.appendix_bar, self.details, self._page, self._text_page):
            view.setParent(None)
            view.deleteLater()

    def _is_text(self, item_id: str) -> bool:
        return self.plan.ancestor(item_id, Level.BODY) is not None

    def _tab_shown(self, _index: int = 0) -> None:
        """The tree goes to where the user stands in the view that comes."""
        self.sides.tab_shown(self._tabs.currentWidget())
        self._lead(self.tree, self.view.current_item()[0])

    def _follow_tree(self, item_id: str) -> None:
        if not self._leading and item_id in self.plan:
            self._leading = True
            if not self.sides.in_front(ActionId.SHOW_PAGES):  # the pages show every item
                self.show_tab(text=self._is_text(item_id))
            self._leading = False
            self._lead(self.view, item_id)

    def _follow_text(self, item_id: str, _level: str) -> None:
        if self.in_text:
            self._lead(self.tree, item_id)

    def _lead(self, other: PlanTreeView | AppendixView | TextPane, item_id: str) -> None:
        """The current item of one view becomes that of the other, which answers, and is not listened to."""
        if self._leading:
            return
        self._leading = True
        other.set_current(item_id)
        self._leading = False
        shown = self.shown_item()
        self.details.show_item(shown)
        self.sides.show_item(shown)
        self.current_changed.emit()


def _beside(plan: Plan, parent: str, index: int) -> str:
    """What stands before the place where something was taken out, else after it, else what it hung under."""
    children = plan[parent].children if parent in plan else ()
    return children[min(max(index - 1, 0), len(children) - 1)] if children else parent


def _note(text: str, parent: QWidget) -> QLabel:
    note = QLabel(text, parent)
    note.setAlignment(Qt.AlignmentFlag.AlignCenter)
    note.setWordWrap(True)
    return note


def refusal(session: PlanSession, error: KnownError) -> str:
    """Why an edit was refused; a plan that is only looked at says that first."""
    from cchc_desktop.gui.messages import error_text

    if session.read_only:
        return "Kế hoạch đang mở chỉ để xem. Muốn sửa, hãy chọn Tệp → Lưu bản sao rồi mở bản đó."
    return error_text(error)
