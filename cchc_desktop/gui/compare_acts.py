"""Comparing in a window: with another plan from any file, with this plan as it was when opened; the table of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cchc_desktop.core.finding import Match
from cchc_desktop.core.texts import DOCUMENT, TextPlace
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import comparing, plans
from cchc_desktop.gui.find_acts import LINES, go_to_match
from cchc_desktop.gui.other_plan import with_other_plan
from cchc_desktop.gui.table_export import TableExport, ask_and_write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.views.compare_page import ComparePage
    from cchc_desktop.gui.workspace import Workspace

AT_OPENING = "lúc mở"
_EXPORTS = {".docx": "Word", ".xlsx": "Excel", ".pdf": "PDF", ".json": "Tệp dữ liệu"}


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of comparing."""
    return {
        ActionId.COMPARE: lambda: compare_with_file(window),
        ActionId.COMPARE_OPENED: lambda: compare_with_opening(window),
        ActionId.NEXT_DIFFERENCE: lambda: _step(window, 1),
        ActionId.PREVIOUS_DIFFERENCE: lambda: _step(window, -1),
    }


def make_page(desk: Workspace, parent: QWidget) -> ComparePage:
    """The tab of a plan's comparison."""
    from cchc_desktop.gui.views.compare_page import ComparePage

    page = ComparePage(desk.session.document, parent)

    def window() -> MainWindow:
        return cast("MainWindow", page.window())

    page.row_shown.connect(desk.stand_on)
    page.document_wanted.connect(lambda name: _show_document(desk, name))
    page.file_wanted.connect(lambda: compare_with_file(window()))
    page.opening_wanted.connect(lambda: compare_with_opening(window()))
    page.export_wanted.connect(lambda: export(window(), page))
    return page


def compare_with_file(window: MainWindow, path: Path | None = None) -> None:
    """Ask for another plan, read it, show both side by side."""
    if window.workspace is None:
        return

    def compare(plan: Plan, name: str) -> None:
        show(window).compare_with(plan, name)

    with_other_plan(window, path, "So sánh với kế hoạch khác", compare)


def compare_with_opening(window: MainWindow) -> None:
    """Show what was changed since the plan was opened."""
    if window.session is not None and window.workspace is not None:
        window.workspace.commit_pending()
        show(window).compare_with(window.session.at_opening, AT_OPENING)


def show(window: MainWindow) -> ComparePage:
    """Bring the tab of the comparison to the front."""
    assert window.workspace is not None
    return cast("ComparePage", window.workspace.sides.show(ActionId.COMPARE))


def _show_document(desk: Workspace, name: str) -> None:
    """A text of the document: in the text where it is printed, else where it is filled in."""
    if name.partition("/")[0] in LINES:
        go_to_match(desk, Match(TextPlace(DOCUMENT, name), 0, 0))
    else:
        desk.info_wanted.emit(name.partition("/")[0])


def _step(window: MainWindow, by: int) -> None:
    """To the next difference; where nothing is compared yet, to the tab that offers it."""
    if window.workspace is not None:
        show(window).step(by)


def export(window: MainWindow, page: ComparePage) -> None:
    """Ask where, and write the comparison as Word, Excel, PDF or JSON, as the name's ending says."""
    found = page.found
    if found is None:
        return
    stem = f"So sánh kế hoạch {window.session.path.stem if window.session else ''}".strip()
    proposal = plans.free_path(window.files.folder(), stem, ".docx")
    ask_and_write(
        window,
        window,
        TableExport(
            "Xuất bảng so sánh", proposal, _EXPORTS, lambda path, *, over: comparing.write(found, path, over=over)
        ),
    )
