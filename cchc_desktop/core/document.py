"""Document: the only mutable object. It holds the current plan and its history and tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.core.changes import Change, diff, invert
from cchc_desktop.core.changes import apply as apply_changes
from cchc_desktop.core.history import History, Step
from cchc_desktop.core.plan import Plan

Edit = Callable[[Plan], Plan]


class Act(StrEnum):
    """What brought a change about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Event:
    """The one message: the plan before and after, the changes between them, the step's name, and why."""

    act: Act
    label: str
    changes: tuple[Change, ...]
    before: Plan
    after: Plan


Listener = Callable[[Event], None]


class Document:
    """The plan being edited. Every change goes through :meth:`apply`, :meth:`undo` or :meth:`redo`."""

    def __init__(self, plan: Plan, history: History | None = None, *, read_only: bool = False) -> None:
        self._plan = plan
        self._history = history or History()
        self._listeners: list[Listener] = []
        self._telling = False
        self.read_only = read_only

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    @property
    def history(self) -> History:
        """Steps done and undone, to be read only."""
        return self._history

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` every change, in order of registration; the returned call ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, label: str, edit: Edit) -> tuple[Change, ...]:
        """Make an edit under a name; returns its changes, () where it changed nothing.

        The edit is a function Plan → Plan. Whatever it raises (a KnownError for a refused edit) leaves the
        document as it was.
        """
        if self.read_only:
            raise RuntimeError("the document is read-only")
        before = self._plan
        after = edit(before)
        changes = diff(before, after)
        if changes:
            self._history.push(Step(label, changes))
            self._become(Event(Act.EDIT, label, changes, before, after))
        return changes

    def undo(self) -> str | None:
        """Take the last step back; its name, or None where there is none."""
        step = None if self.read_only else self._history.step_back()
        if step is None:
            return None
        self._replay(Act.UNDO, step.label, invert(step.changes))
        return step.label

    def redo(self) -> str | None:
        """Do the last undone step again; its name, or None where there is none."""
        step = None if self.read_only else self._history.step_forward()
        if step is None:
            return None
        self._replay(Act.REDO, step.label, step.changes)
        return step.label

    def _replay(self, act: Act, label: str, changes: tuple[Change, ...]) -> None:
        before = self._plan
        self._become(Event(act, label, changes, before, apply_changes(before, changes)))

    def _become(self, event: Event) -> None:
        if self._telling:
            raise RuntimeError("a listener changed the document while being told of a change")
        self._plan = event.after
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                listener(event)
        finally:
            self._telling = False
