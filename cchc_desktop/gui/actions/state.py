"""When a command can be used: pure functions of a small state of the window. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class WindowState(NamedTuple):
    """What decides which commands can be used."""

    has_plan: bool = False
    read_only: bool = False
    changed: bool = False  # something differs from how the plan was when opened
    undo: str | None = None  # name of the step that undo takes back
    redo: str | None = None
    level: str | None = None  # level of the current item
    cells: int = 0  # selected cells of the table
    appendices: int = 0  # 0 where the form has no table
    outline: bool = False  # the form is one of criteria
    total: bool = False  # the appendix shown has its closing row
    focused: bool = False  # one branch is looked at alone


When = Callable[[WindowState], bool]


def always(state: WindowState) -> bool:
    """Needs nothing."""
    return True


def with_plan(state: WindowState) -> bool:
    """Needs an open plan."""
    return state.has_plan


def editable(state: WindowState) -> bool:
    """Needs an open plan that may be changed."""
    return state.has_plan and not state.read_only


_LADDER = ("area", "objective", "task", "activity")  # the levels of an annual plan's appendix
_LINES = ("section", "paragraph")  # the levels of the text
_ROWS = (*_LADDER, "criterion", *_LINES)  # levels whose items can be inserted, copied and indented
_LEAVES = ("activity", "paragraph")  # what holds no other level


def on_item(state: WindowState) -> bool:
    """Needs a current item of an appendix or of the text, or the appendix itself, in a plan that may be changed."""
    return editable(state) and state.level in ("appendix", "total", *_ROWS)


def on_host(state: WindowState) -> bool:
    """Needs a current item behind or under which a row can come."""
    return editable(state) and state.level in ("appendix", *_ROWS)


def on_row(state: WindowState) -> bool:
    """Needs a current item inside an appendix or the text that is no total."""
    return editable(state) and state.level in _ROWS


def on_ladder(state: WindowState) -> bool:
    """Needs a current item of an annual plan's appendix."""
    return editable(state) and state.level in _LADDER


def on_child_host(state: WindowState) -> bool:
    """Needs a current item that can hold another level."""
    return editable(state) and state.level in ("appendix", "body", *_ROWS) and state.level not in _LEAVES


def on_branch(state: WindowState) -> bool:
    """Needs a current item of an appendix, or the appendix itself, behind or under which a branch can come."""
    return (on_host(state) and state.level not in _LINES) or (editable(state) and state.level == "total")


def on_text(state: WindowState) -> bool:
    """Needs a current line of the text."""
    return editable(state) and state.level in _LINES


def on_section(state: WindowState) -> bool:
    """Needs a current line of the text that has a number or a sign."""
    return editable(state) and state.level == "section"


def numbered(state: WindowState) -> bool:
    """Needs a current item that can have a number."""
    return on_row(state) and state.level != "paragraph"


def deletable(state: WindowState) -> bool:
    """Needs a current item, or the whole text."""
    return on_item(state) or (editable(state) and state.level == "body")


def below_area(state: WindowState) -> bool:
    """Needs a current item below an area: areas have no other level to go to."""
    return on_row(state) and state.level != "area"


def above_activity(state: WindowState) -> bool:
    """Needs a current item above the activity, which is the deepest level."""
    return on_row(state) and state.level != "activity"


def can_undo(state: WindowState) -> bool:
    """Needs a step to take back."""
    return editable(state) and state.undo is not None


def can_redo(state: WindowState) -> bool:
    """Needs a step to do again."""
    return editable(state) and state.redo is not None


def can_revert(state: WindowState) -> bool:
    """Needs a change since the plan was opened."""
    return editable(state) and state.changed


def on_cells(state: WindowState) -> bool:
    """Needs two or more selected cells."""
    return editable(state) and state.cells > 1


def on_cell(state: WindowState) -> bool:
    """Needs a selected cell."""
    return editable(state) and state.cells > 0


def with_table(state: WindowState) -> bool:
    """Needs a form with a table, in a plan that may be changed."""
    return editable(state) and state.appendices > 0


def several_appendices(state: WindowState) -> bool:
    """Needs two or more appendices."""
    return state.has_plan and state.appendices > 1


def writable_appendices(state: WindowState) -> bool:
    """Needs two or more appendices, in a plan that may be changed."""
    return with_table(state) and state.appendices > 1


def without_total(state: WindowState) -> bool:
    """Needs an appendix of criteria that has no closing row yet."""
    return with_table(state) and state.outline and not state.total


def copyable(state: WindowState) -> bool:
    """Needs a current item that can have a copy beside it: a row, or an appendix."""
    return on_row(state) or (editable(state) and state.level == "appendix")
