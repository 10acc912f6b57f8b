"""Safety: the net under one open plan: safety copies on the PC's own disk, and drafts of what is being typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core import edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import Plan

if TYPE_CHECKING:
    from cchc_desktop.storage.backups import Copy
    from cchc_desktop.storage.drafts import Draft
    from cchc_desktop.storage.plan_file import OpenPlan

DRAFT_LABEL = "Lấy lại phần đang gõ dở"


class Safety(QObject):
    """Ends with :meth:`close`, which must come before the plan file is closed.

    The signals come over from the thread of the copies. ``left``: drafts of a session that did not end.
    """

    copied = Signal(object)  # backups.Copy
    copy_failed = Signal(object)  # KnownError(COPY_FAILED); told at each try

    def __init__(self, file: OpenPlan, parent: QObject | None = None) -> None:
        from cchc_desktop.storage.copy_keeper import CopyKeeper
        from cchc_desktop.storage.drafts import DraftKeeper

        super().__init__(parent)
        self._drafts = DraftKeeper(file.path)
        self._copies = CopyKeeper(file, self._tell_copied, self.copy_failed.emit)
        self.last_copy: Copy | None = None

    @property
    def left(self) -> tuple[Draft, ...]:
        """What was being typed when the program ended without closing the plan; until :meth:`decided`."""
        return self._drafts.left

    def decided(self) -> None:
        """The user has taken over or dropped what was left."""
        self._drafts.decided()

    def keep_drafts(self, typed: Iterable[tuple[str, str, str]]) -> None:
        """All that is being typed now: item, name of the text, text; returns at once."""
        self._drafts.keep(typed)

    def copy_before_restoring(self) -> None:
        """A copy of how the plan is now; raises KnownError(COPY_FAILED)."""
        from cchc_desktop.storage.backups import Reason

        self._copies.make_now(Reason.RESTORE)

    def copy_before_import(self) -> None:
        """A copy of how the plan is now; raises KnownError(COPY_FAILED)."""
        from cchc_desktop.storage.backups import Reason

        self._copies.make_now(Reason.IMPORT)

    def rescue(self) -> None:
        """The plan cannot be saved: keep it, unsaved edits included, in a copy; returns at once."""
        from cchc_desktop.storage.backups import Reason

        self._copies.want(Reason.RESCUE)

    def close(self) -> None:
        """Make the last copy, end the threads, take the drafts' file away."""
        self._copies.stop()
        self._drafts.close()

    def _tell_copied(self, copy: Copy) -> None:
        self.last_copy = copy
        self.copied.emit(copy)


def can_take(plan: Plan, draft: Draft) -> bool:
    """True where the text's place is still there; otherwise it can only be copied by hand."""
    return draft.item in plan


def take(document: Document, drafts: Iterable[Draft]) -> None:
    """Write drafts into the plan where their places are still there: one step, which can be undone."""
    wanted = [(draft.item, draft.column, draft.text) for draft in drafts if can_take(document.plan, draft)]
    document.apply(DRAFT_LABEL, lambda plan: edits.set_texts(plan, wanted))
