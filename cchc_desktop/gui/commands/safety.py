"""Safety: the net under one open plan: safety copies on the PC's own disk, and drafts of what is being typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core import edits
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean

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
        self.last_copy: Copy | None = None
        self.failure: KnownError | None = None  # of the last try; the first may fail before anybody listens
        self._copies = CopyKeeper(file, self._tell_copied, self._tell_failed)

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
        self.last_copy, self.failure = copy, None
        self.copied.emit(copy)

    def _tell_failed(self, error: KnownError) -> None:
        self.failure = error
        self.copy_failed.emit(error)


def can_take(plan: Plan, draft: Draft) -> bool:
    """True where the text's place is still there; otherwise it can only be copied by hand."""
    return draft.item in plan


def text_now(plan: Plan, draft: Draft) -> str:
    """What stands where the draft was typed; "" where its place is gone."""
    if not can_take(plan, draft):
        return ""
    item = plan[draft.item]
    return (item.text if draft.column == TEXT else item.fields.get(draft.column)) or ""


def worth_offering(plan: Plan, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts that the plan does not hold already."""
    return tuple(draft for draft in drafts if clean(draft.text) != text_now(plan, draft))


def take(document: Document, drafts: Iterable[Draft]) -> None:
    """Write drafts into the plan where their places are still there: one step, which can be undone."""
    wanted = [(draft.item, draft.column, draft.text) for draft in drafts if can_take(document.plan, draft)]
    document.apply(DRAFT_LABEL, lambda plan: edits.set_texts(plan, wanted))
