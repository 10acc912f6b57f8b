"""Every command of the window as data: menus, toolbar, shortcut list and tests are made from this one table.

Free of Qt. What a command does stands in the window; here stands what it is called, where it is found, by which keys,
and when it can be used – a pure function of a small state.
"""

from __future__ import annotations

from cchc_desktop.gui.actions.appendix_actions import APPENDIX_ACTIONS
from cchc_desktop.gui.actions.edit_actions import EDIT_ACTIONS
from cchc_desktop.gui.actions.file_actions import FILE_ACTIONS
from cchc_desktop.gui.actions.form_actions import FORM_ACTIONS
from cchc_desktop.gui.actions.help_actions import HELP_ACTIONS
from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.panel_actions import PANEL_ACTIONS
from cchc_desktop.gui.actions.planning_actions import PLANNING_ACTIONS
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import WindowState
from cchc_desktop.gui.actions.structure_actions import STRUCTURE_ACTIONS
from cchc_desktop.gui.actions.text_actions import TEXT_ACTIONS
from cchc_desktop.gui.actions.view_actions import VIEW_ACTIONS

__all__ = ["ACTIONS", "BY_ID", "ActionId", "ActionSpec", "Menu", "WindowState", "enabled", "step_text"]

ACTIONS: tuple[ActionSpec, ...] = (
    FILE_ACTIONS
    + EDIT_ACTIONS
    + APPENDIX_ACTIONS
    + TEXT_ACTIONS
    + VIEW_ACTIONS
    + STRUCTURE_ACTIONS
    + PANEL_ACTIONS
    + PLANNING_ACTIONS
    + FORM_ACTIONS
    + HELP_ACTIONS
)

BY_ID = {spec.id: spec for spec in ACTIONS}


def enabled(action: ActionId, state: WindowState) -> bool:
    """True where the command can be used."""
    return BY_ID[action].when(state)


def step_text(spec: ActionSpec, step: str | None) -> str:
    """The text of undo or redo with the step's name ("&Hoàn tác: chuyển 3 nhiệm vụ lên")."""
    return f"{spec.text}: {step[:1].lower()}{step[1:]}" if step else spec.text
