"""The check on the desk: its panel, the way to a finding, the signs in tree, table and status bar, the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from cchc_desktop.core.finding import Match
from cchc_desktop.core.headings import CAPTION, HEADING
from cchc_desktop.core.plan import Level
from cchc_desktop.core.texts import DOCUMENT
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.find_acts import go_to_match
from cchc_desktop.gui.models.check_lines import CheckLine, by_item, by_place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.views.check_panel import CheckPanel
    from cchc_desktop.gui.workspace import Workspace

_IN_TEXT = ("title", "bases", "recipients")  # parts of the document that are lines of the text


def make_panel(desk: Workspace, parent: QWidget) -> CheckPanel:
    """The panel of a plan on the desk."""
    from cchc_desktop.gui.views.check_panel import CheckPanel

    panel = CheckPanel(desk.session.document, desk.checks, parent)
    panel.place_chosen.connect(lambda line, edit: go_to_finding(desk, line, edit=edit))
    panel.place_looked_at.connect(lambda line: look_at_finding(desk, line))
    panel.print_wanted.connect(lambda: print_report(desk, panel))
    panel.left.connect(desk.take_keyboard)
    return panel


def look_at_finding(desk: Workspace, line: CheckLine) -> None:
    """Bring the place of a finding in sight; no dialog opens, and the keyboard stays in the list."""
    item = desk.plan.items.get(line.place.item)
    if item is not None and item.level is not Level.APPENDIX:
        go_to_match(desk, Match(line.place, line.start, line.stop))


def go_to_finding(desk: Workspace, line: CheckLine, *, edit: bool = False) -> None:
    """Show the place of a finding, its words selected; ``edit``: with the editor open on them."""
    place = line.place
    if place.item == DOCUMENT:
        if place.name.partition("/")[0] in _IN_TEXT:
            go_to_match(desk, Match(place, line.start, line.stop))
        else:
            desk.info_wanted.emit(place.name.partition("/")[0])
        return
    item = desk.plan.items.get(place.item)
    if item is None:
        return
    if item.level is Level.APPENDIX:
        desk.go_to(item.id)
        if edit or place.name in (CAPTION, HEADING):
            desk.info_wanted.emit(f"appendix:{item.id}")
        return
    go_to_match(desk, Match(place, line.start, line.stop))
    if edit and not desk.in_text and not desk.session.read_only:
        desk.table.edit_span(line.start, line.stop)


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """What the commands of the check do."""
    return {ActionId.CHECK: lambda: show_findings(window)}


def show_findings(window: MainWindow) -> None:
    """Bring the panel, its list under the keyboard."""
    if window.workspace is None:
        return
    window.workspace.commit_pending()
    window.furniture.bring(ActionId.SHOW_CHECK)
    cast("CheckPanel", window.workspace.sides.show(ActionId.SHOW_CHECK)).begin()


def watch_signs(window: MainWindow, desk: Workspace) -> None:
    """Show every new result in the tree, in the cells and in the status bar."""

    def show() -> None:
        from cchc_desktop.gui.commands import checking  # dear: a plan is shown before its rules are read

        lines = desk.checks.lines
        desk.tree.tree_model.show_troubles(by_item(desk.plan, lines))
        desk.table.table_model.findings = by_place(lines)
        desk.table.viewport().update()
        window.status.show_findings(checking.summary(lines))

    desk.checks.found.connect(show)


def errors_left(window: MainWindow) -> tuple[str, tuple[tuple[str, Callable[[], None]], ...]]:
    """A sentence and an offer for whoever prints or exports a plan with errors left; "" and () where it has none."""
    desk = window.workspace
    errors = desk.checks.errors if desk is not None else 0
    if not errors:
        return "", ()
    return f" Kế hoạch còn {errors} lỗi chưa xử lý.", (("Xem &lỗi", lambda: show_findings(window)),)


def print_report(desk: Workspace, panel: CheckPanel) -> None:
    """Ask for a printer and print the report; the dialog also writes a PDF file where the system offers it."""
    from cchc_desktop.gui.commands import checking
    from cchc_desktop.gui.print_desk import ask_printer
    from cchc_desktop.rendering.check_paper import page_layout, paint_report

    desk.checks.finish()
    html = checking.report(desk.plan, desk.session.path.stem, desk.checks.lines)
    printer = ask_printer(panel, "In kết quả kiểm tra", "Kết quả kiểm tra kế hoạch", page_layout())
    if printer is not None:
        paint_report(printer, html)
