"""Rolling a plan forward in the window: proposals, the new plan, its report. Runs off the window's thread, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cchc_desktop import roll_report
from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.directory import Province
from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.records import record
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.planning import directory
from cchc_desktop.planning.agency_changes import issuing_province, plan_day
from cchc_desktop.planning.agency_proposals import Rule
from cchc_desktop.planning.roll_apply import RECORD, Outcome, Source, can_take_back, carry_out, plan_digest, taken_back
from cchc_desktop.planning.roll_forward import RollForward, form_texts, propose
from cchc_desktop.planning.roll_names import NAMED_DISTRICT, OWN_UNIT
from cchc_desktop.planning.roll_proposals import KEEP, PROPOSED, Choices, Decision, Group, Proposal

__all__ = [
    "KEEP", "NAME_REASONS", "PROPOSED", "Choices", "Decision", "Group", "Proposal", "RollForward",
    "can_take_back", "form_texts", "home", "keep", "label", "new_plan", "proposals", "provinces", "read_old", "report",
    "report_html", "take_back", "write_report",
]  # fmt: skip


NAME_REASONS = frozenset({*(rule.value for rule in Rule), NAMED_DISTRICT, OWN_UNIT})  # what is about names


def proposals(plan: Plan, to_year: int, from_year: int | None = None, province: str = "") -> RollForward:
    """What should change; ``province``: where the new plan belongs. Raises KnownError.

    A directory of the user's that cannot be read is left out.
    """
    names = directory.load(own_directory_file()).directory
    return propose(plan, to_year, names, Choices(province=province), from_year)


def provinces(to_year: int) -> list[Province]:
    """The provinces and cities of the day that a plan of that year is made for, by name."""
    day = date(max(to_year, 2) - 1, 12, 31)
    here = {row.full_name: row for row in directory.shipped().provinces if row.valid(day)}
    return sorted(here.values(), key=lambda row: fold(row.name))


def home(plan: Plan, to_year: int) -> tuple[Province | None, Province | None]:
    """The province of an old plan as it then was, and what it is for the new one; None where no text names it."""
    names = directory.shipped()
    name = issuing_province(plan.document, names)
    if not name:
        return None, None
    return names.province(name, plan_day(plan)), names.today(name, date(max(to_year, 2) - 1, 12, 31))


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


def write_report(path: Path, plan: Plan, *, over: bool) -> Path:
    """The list of changes as Word, Excel, PDF or JSON, as the name's ending says. Raises KnownError."""
    return roll_report.write(report(plan) or {}, plan, path, over=over)


def report_html(plan: Plan) -> str:
    """The list of changes to print."""
    return roll_report.report_html(report(plan) or {}, plan)
