"""What every command of the table does in a window: the whole list, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.core.plan import Level
from cchc_desktop.gui import (
    appendix_acts,
    assignment_acts,
    check_acts,
    clip_acts,
    columns,
    compare_acts,
    derive_acts,
    directory_acts,
    edit_acts,
    find_acts,
    form_acts,
    history_acts,
    preview_acts,
    program_acts,
    roll_acts,
    structure_acts,
)
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.exports import BY_SUFFIX
from cchc_desktop.gui.crash import log_folder
from cchc_desktop.gui.dialogs.about import AboutDialog
from cchc_desktop.gui.file_acts import open_outside
from cchc_desktop.gui.side_views import DOCKS, TABS

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow

Act = Callable[[], object]


def all_acts(window: MainWindow) -> dict[ActionId, Act]:
    """Every command; what is being typed is written before a command that reads or leaves the plan."""
    return {
        **_side_acts(window),
        **_file_acts(window),
        **edit_acts.acts(window),
        **clip_acts.acts(window),
        **structure_acts.acts(window),
        **appendix_acts.acts(window),
        **assignment_acts.acts(window),
        **find_acts.acts(window),
        **check_acts.acts(window),
        **form_acts.acts(window),
        **roll_acts.acts(window),
        **history_acts.acts(window),
        **directory_acts.acts(window),
        **preview_acts.acts(window),
        **compare_acts.acts(window),
        **derive_acts.acts(window),
        **_view_acts(window),
        **_help_acts(window),
        **program_acts.acts(window),
    }


def _side_acts(window: MainWindow) -> dict[ActionId, Act]:
    """Tabs are brought to the front, docks are shown and hidden as their tick says."""

    def tab(action: ActionId) -> Act:
        def show() -> None:
            if window.workspace is not None:
                window.workspace.sides.show(action)
                window.workspace.sides.take_keyboard(action)

        return show

    def dock(action: ActionId) -> Act:
        return lambda: window.furniture.toggle(action)

    return {spec.action: tab(spec.action) for spec in TABS} | {spec.action: dock(spec.action) for spec in DOCKS}


def _file_acts(window: MainWindow) -> dict[ActionId, Act]:
    files = window.files

    def settled(act: Act) -> Act:
        def run() -> None:
            if window.workspace is not None:
                window.workspace.commit_pending()
            act()

        return run

    return {
        ActionId.NEW: settled(files.new),
        ActionId.OPEN: settled(files.open),
        ActionId.IMPORT: settled(files.import_file),
        ActionId.SAMPLE: settled(files.sample),
        ActionId.EXPORT_WORD: settled(lambda: files.export(BY_SUFFIX[".docx"])),
        ActionId.EXPORT_EXCEL: settled(lambda: files.export(BY_SUFFIX[".xlsx"])),
        ActionId.EXPORT_OTHER: settled(files.export_other),
        ActionId.SAVE: settled(files.save_now),
        ActionId.SAVE_COPY: settled(lambda: files.save_copy(with_history=True)),
        ActionId.SAVE_COPY_PLAIN: settled(lambda: files.save_copy(with_history=False)),
        ActionId.PLAN_INFO: settled(files.plan_info),
        ActionId.NEW_WINDOW: window.services.windows.new,
        ActionId.CLOSE_PLAN: window.close_plan,
        ActionId.QUIT: window.services.windows.close_all,
    }


def _view_acts(window: MainWindow) -> dict[ActionId, Act]:
    def tree(level: Level) -> Act:
        return lambda: window.workspace and window.workspace.tree.expand_to(level)

    return {
        ActionId.SHOW_TREE: lambda: window.furniture.toggle(ActionId.SHOW_TREE),
        ActionId.SHOW_DETAILS: lambda: window.furniture.toggle(ActionId.SHOW_DETAILS),
        ActionId.SHOW_TOOLBAR: lambda: window.furniture.toggle(ActionId.SHOW_TOOLBAR),
        # expand_to names the deepest level whose children are shown
        ActionId.COLLAPSE_AREAS: tree(Level.APPENDIX),
        ActionId.COLLAPSE_OBJECTIVES: tree(Level.AREA),
        ActionId.COLLAPSE_TASKS: tree(Level.OBJECTIVE),
        ActionId.EXPAND_ALL: tree(Level.ACTIVITY),
        ActionId.ZOOM_IN: lambda: preview_acts.step_zoom(window, 1),
        ActionId.ZOOM_OUT: lambda: preview_acts.step_zoom(window, -1),
        ActionId.ZOOM_RESET: lambda: preview_acts.step_zoom(window, 0),
        ActionId.NEXT_PANE: lambda: window.workspace and window.workspace.next_pane(),
        ActionId.RESET_LAYOUT: lambda: _reset_layout(window),
    }


def _reset_layout(window: MainWindow) -> None:
    window.furniture.reset()
    columns.reset(window)


def _help_acts(window: MainWindow) -> dict[ActionId, Act]:
    return {
        ActionId.LOG_FOLDER: lambda: open_outside(log_folder()),
        ActionId.ABOUT: lambda: AboutDialog(window).exec(),
    }
