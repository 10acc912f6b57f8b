"""PlanPast: what the window asks about the past of an open plan file (``OpenPlan.past``).

Each call runs on the writer's thread, behind the edits that can be saved, and waits for its answer; so call it off the
window's thread where the disk may be slow. Nothing here changes the plan: to step back, apply :meth:`plan_after` (or
:meth:`version_plan`) as an edit of the Document: one step, which can be undone like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cchc_desktop.core.changes import Change
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage import past
from cchc_desktop.storage.database import Database
from cchc_desktop.storage.errors import reading, writing
from cchc_desktop.storage.ledger import Ledger
from cchc_desktop.storage.past import StepInfo, Version

if TYPE_CHECKING:
    from cchc_desktop.storage.writer import Writer

Result = TypeVar("Result")


class PlanPast:
    """Steps, plans of the past, named versions of one open plan file.

    All methods raise KnownError: PLAN_DAMAGED where what is asked for is not whole, and what writing raises.
    """

    def __init__(
        self,
        path: Path,
        database: Database,
        writer: Writer,
        ledger: Ledger,
        *,
        user: Callable[[], str],
        saved: Callable[[], Plan],
    ) -> None:
        self._path = path
        self._database = database
        self._writer = writer
        self._ledger = ledger
        self._user = user
        self._saved = saved

    @property
    def first_step(self) -> int:
        """The oldest step still kept: 1 unless the journal was thinned. The plan before it can be shown, too."""
        return past.kept_from(self._ledger)

    def steps(self, newest: int | None = None) -> list[StepInfo]:
        """Who did what when, the last step first; ``newest``: at most so many."""
        return self._ask(lambda: past.steps(self._database.connection, newest))

    def changes(self, step: int) -> tuple[Change, ...]:
        """What a step changed."""
        return self._ask(lambda: past.changes_of(self._database.connection, step))

    def plan_after(self, step: int) -> Plan:
        """The plan as it was after ``step``; ``first_step - 1``: before the first one kept."""
        return self._ask(
            lambda: past.plan_at(self._database.connection, self._saved(), self._ledger.seq, step),
        )

    def versions(self) -> list[Version]:
        """The named versions, the oldest first."""
        return self._ask(lambda: past.versions(self._database.connection))

    def version_plan(self, name: str) -> Plan:
        """The plan of a named version."""
        return self._ask(lambda: past.version_plan(self._database.connection, name))

    def name_version(self, name: str) -> None:
        """Keep the plan as it now is in the file under a name; raises KnownError(VERSION_EXISTS, VERSION_UNNAMED)."""
        cleaned = past.names_clean(name)

        def keep() -> None:
            with writing(self._path), self._database.transaction():
                past.keep_version(self._database.connection, cleaned, self._saved(), self._ledger.seq, self._user())

        self._writer.call(keep)

    def drop_version(self, name: str) -> None:
        """Forget a named version; this cannot be undone."""

        def drop() -> None:
            with writing(self._path), self._database.transaction():
                past.drop_version(self._database.connection, name)

        self._writer.call(drop)

    def _ask(self, question: Callable[[], Result]) -> Result:
        def ask() -> Result:
            with reading(self._path), self._database.transaction():
                return question()

        return self._writer.call(ask)
