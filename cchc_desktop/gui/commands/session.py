"""A plan open in a window: its Document, the file behind it, and the signals that say what has become of the edits."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cchc_desktop.core.document import Document, Event
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.safety import Safety
from cchc_desktop.gui.commands.sharing import Sharing

if TYPE_CHECKING:
    from cchc_desktop.storage.plan_file import OpenPlan
    from cchc_desktop.storage.plan_past import PlanPast
    from cchc_desktop.storage.shared_plan import SharedPlan

REVERT_LABEL = "Trở về lúc mở"


class PlanSession(QObject):
    """``file`` None: the plan is only looked at, nothing is written, no ``safety``; ``shared``: on a share."""

    saving = Signal()
    saved = Signal(object)  # datetime, local
    save_failed = Signal(object)  # KnownError
    changed = Signal(object)  # Event, after the models have taken it in
    _committed = Signal(int, object)
    _failed = Signal(object)

    def __init__(self, path: Path, plan: Plan, file: OpenPlan | None = None, shared: SharedPlan | None = None) -> None:
        super().__init__()
        self.path = path
        self.at_opening = plan
        self.document = Document(plan, file.history if file else None, read_only=file is None)
        self._file = file
        self._last = 0  # number of the last edit given to the file
        self.document.listen(self._on_event)
        # The file tells on its own thread; these signals carry it over into the window's.
        queued = Qt.ConnectionType.QueuedConnection
        self._committed.connect(self._on_committed, queued)
        self._failed.connect(self._on_failed, queued)
        self.safety = Safety(file, self) if file is not None else None
        self.sharing = Sharing(shared, self) if shared is not None else None
        if file is not None:
            file.on_saved = self._committed.emit
            file.on_failed = self._failed.emit

    @property
    def read_only(self) -> bool:
        """True where the plan is only looked at."""
        return self._file is None

    @property
    def copied_path(self) -> Path:
        """The file that the safety copies are of (storage.backups): of a shared plan its working copy."""
        return self._file.path if self._file else self.path

    @property
    def past(self) -> PlanPast | None:
        """The steps and named versions in the file; None for a plan that is only looked at."""
        return self._file.past if self._file else None

    @property
    def unsaved(self) -> int:
        """How many edits are not on disk yet."""
        return self._file.unsaved if self._file else 0

    @property
    def changed_since_opening(self) -> bool:
        """True where the plan differs from how it was when opened."""
        return self.document.plan is not self.at_opening and self.document.plan != self.at_opening

    def act_as(self, name: str) -> None:
        """The name under which edits stand in the history from now on; "" = the system's name of the user."""
        from cchc_desktop.gui.commands.user import system_user

        if self._file is not None:
            self._file.user = name or system_user()

    def revert(self) -> None:
        """Go back to how the plan was when opened: one step, which can be undone like any other."""
        self.document.apply(REVERT_LABEL, lambda _plan: self.at_opening)

    def save_now(self) -> bool:
        """Wait until everything is on disk; False where it cannot be written (save_failed tells why)."""
        return self._file is None or self._file.flush()

    def retry(self) -> None:
        """Try again to write what could not be written."""
        if self._file is not None:
            self.saving.emit()
            self._file.retry()

    def save_copy(self, target: Path, *, with_history: bool, replace: bool) -> None:
        """Write a copy of the plan as it stands; raises KnownError.

        Of a plan that is only looked at the history is not known: its copy has none.
        """
        if self._file is not None:
            self._file.save_copy(target, with_history=with_history, replace=replace)
            return
        from cchc_desktop.storage.plan_file import create

        create(target, self.document.plan, replace=replace)

    def close(self, *, discard: bool = False) -> None:
        """Write what is left and let go of the file. Raises KnownError, and stays open, where that fails."""
        if self._file is not None:
            if self.safety is not None and (discard or self._file.flush()):  # else the file says why it cannot close
                self.safety.close()
            (self.sharing or self._file).close(discard=discard)
            self._file = None

    def _on_event(self, event: Event) -> None:
        if self._file is not None:
            self.saving.emit()
            self._last = self._file.record(event)
        self.changed.emit(event)

    @Slot(int, object)
    def _on_committed(self, number: int, when: datetime) -> None:
        # Only when the last edit is on disk is everything saved.
        if number == self._last and self._file is not None:
            self.saved.emit(when.astimezone())

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error  # a bug of ours: the crash dialog
        if self.safety is not None:
            self.safety.rescue()
        self.save_failed.emit(error)
