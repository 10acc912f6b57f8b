"""The past of the plan in a window: moments to look at, the way back to one, named versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_desktop.core.document import Act
from cchc_desktop.core.plan import Plan

if TYPE_CHECKING:
    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.storage.past import StepInfo

MOST_STEPS = 2_000  # listed at once, the newest


class MomentKind(StrEnum):
    """What a moment is."""

    OPENED = "opened"
    VERSION = "version"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the plan that can be shown again: how it was before or after something; ``step``: after which one."""

    kind: MomentKind
    label: str
    at: datetime | None = None  # local time
    user: str = ""
    step: int = 0


def moments(session: PlanSession) -> list[Moment]:
    """How it was when opened, the named versions (newest first), then every step kept, the last one first.

    Raises KnownError where the file cannot be read.
    """
    found = [Moment(MomentKind.OPENED, "Lúc mở kế hoạch lần này")]
    past = session.past
    if past is None:
        return found
    found += [
        Moment(MomentKind.VERSION, version.name, _local(version.at), version.user, version.seq)
        for version in reversed(past.versions())
    ]
    for step in past.steps(MOST_STEPS):
        act = {Act.UNDO: "Hoàn tác: ", Act.REDO: "Làm lại: "}.get(step.act, "")
        found.append(Moment(MomentKind.STEP, act + step.label, _local(step.at), step.user, step.seq))
    return found


def done_moments(session: PlanSession) -> list[Moment | None]:
    """Who took each step that undo can reach, and when, the oldest first; None where the file does not say it.

    Raises KnownError where the file cannot be read.
    """
    past = session.past
    labels = session.document.history.labels()
    taken: list[StepInfo] = []
    undone: list[StepInfo] = []
    for step in reversed(past.steps(MOST_STEPS)) if past is not None else ():
        if step.act is Act.EDIT:
            taken.append(step)
            undone.clear()
        elif step.act is Act.UNDO and taken:
            undone.append(taken.pop())
        elif step.act is Act.REDO and undone:
            taken.append(undone.pop())
    found: list[Moment | None] = [None] * len(labels)
    for place, step in zip(range(len(labels) - 1, -1, -1), reversed(taken), strict=False):
        if step.label != labels[place]:
            break
        found[place] = Moment(MomentKind.STEP, step.label, _local(step.at), step.user, step.seq)
    return found


def _local(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return None


def plan_of(session: PlanSession, moment: Moment) -> Plan:
    """The plan as it was then: a step means after it. Raises KnownError."""
    past = session.past
    if moment.kind is MomentKind.OPENED or past is None:
        return session.at_opening
    return past.version_plan(moment.label) if moment.kind is MomentKind.VERSION else past.plan_after(moment.step)


def go_back(session: PlanSession, moment: Moment, plan: Plan) -> None:
    """Make the plan what it was then: one step, which can be undone like any other."""
    when = f" ({moment.at:%d/%m/%Y %H:%M})" if moment.at else ""
    label = f"Trở về “{moment.label}”{when}" if moment.kind is not MomentKind.OPENED else "Trở về lúc mở"
    session.document.apply(label, lambda _now: plan)
