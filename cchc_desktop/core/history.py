"""History: labelled steps, undo, redo and save points. Steps are changes, so that undo outlives a restart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_desktop.core.changes import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: the name the user reads ("Chuyển 3 nhiệm vụ") and what it changed."""

    label: str
    changes: tuple[Change, ...]


def _no_steps() -> list[Step]:
    return []


@dataclass(slots=True)
class History:
    """The steps done and the steps undone; a new edit forgets the undone ones."""

    done: list[Step] = field(default_factory=_no_steps)
    undone: list[Step] = field(default_factory=_no_steps)  # the next redo last

    def push(self, step: Step) -> None:
        """A new edit was made."""
        self.done.append(step)
        self.undone.clear()

    def step_back(self) -> Step | None:
        """The step to undo, moved to the undone ones."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def step_forward(self) -> Step | None:
        """The step to redo, moved to the done ones."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]

    @property
    def undo_label(self) -> str | None:
        """Name of the step that undo would take back."""
        return self.done[-1].label if self.done else None

    @property
    def redo_label(self) -> str | None:
        """Name of the step that redo would do again."""
        return self.undone[-1].label if self.undone else None

    def labels(self) -> Sequence[str]:
        """Names of the steps done, oldest first."""
        return [step.label for step in self.done]
