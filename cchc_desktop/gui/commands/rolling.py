"""Rolling a plan forward in the window: proposals, the new plan, its report. Runs off the window's thread, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import to_bytes
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.records import record
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.gui.messages_roll import with_words
from cchc_desktop.planning import directory
from cchc_desktop.planning.roll_apply import RECORD, Outcome, Source, can_take_back, carry_out, plan_digest, taken_back
from cchc_desktop.planning.roll_forward import RollForward, form_texts, propose
from cchc_desktop.planning.roll_proposals import FORM, KEEP, PROPOSED, Choices, Decision, Group, Proposal

__all__ = [
    "FORM", "KEEP", "PROPOSED", "Choices", "Decision", "Group", "Proposal", "RollForward", "can_take_back",
    "form_texts", "keep", "label", "new_plan", "proposals", "read_old", "report", "take_back", "write_report",
]  # fmt: skip


def proposals(plan: Plan, to_year: int, from_year: int | None = None, choices: Choices | None = None) -> RollForward:
    """What should change; raises KnownError. A directory of the user's that cannot be read is left out."""
    names = directory.load(own_directory_file()).directory
    return propose(plan, to_year, names, choices or Choices(), from_year)


def new_plan(rolled: RollForward, source: str) -> Outcome:
    """The plan as decided; ``source`` is the name of the old plan's file."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return carry_out(rolled, Source(source, plan_digest(rolled.plan), at))


def read_old(path: Path, progress: Progress) -> Plan:
    """Last year's plan from a plan file, also one that is open, or from a Word, Excel … file. Raises KnownError."""
    if path.suffix.lower() == plans.SUFFIX:
        from cchc_desktop.storage.plan_file import read_plan

        return read_plan(path)
    from cchc_desktop.gui.commands import imports

    return imports.read(path, progress).plan


def keep(path: Path, rolled: RollForward, source: str, *, over: bool) -> None:
    """The new plan in a file, made out of the old one by one step of its history. Raises KnownError."""
    from cchc_desktop.storage.plan_file import open_plan

    outcome = new_plan(rolled, source)
    plans.create(path, rolled.plan, over=over)
    with open_plan(path) as file:
        document = Document(file.plan, file.history)

        def write(event: Event) -> None:
            file.record(event)

        document.listen(write)
        document.apply(label(rolled), lambda _old: outcome.plan)


def label(rolled: RollForward) -> str:
    """The name of the step that makes the new plan out of the old one."""
    return f"Chuyển kế hoạch năm {rolled.shift.old} sang năm {rolled.shift.new}"


def report(plan: Plan) -> dict[str, Any] | None:
    """What was changed when the plan was made from last year's; None where it was not."""
    return record(plan, RECORD)


def take_back(changes: Sequence[Mapping[str, Any]]) -> Callable[[Plan], Plan]:
    """An edit: these texts of the report as they were in the old plan."""

    def edit(plan: Plan) -> Plan:
        for change in changes:
            plan = taken_back(plan, change)
        return plan

    return edit


def write_report(path: Path, plan: Plan) -> None:
    """The report as a JSON file, places in words. Raises KnownError."""
    data = report(plan)
    if data is None:
        return
    try:
        path.write_bytes(to_bytes(with_words(data, plan)))
    except OSError as error:
        raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason=str(error.strerror)) from None
