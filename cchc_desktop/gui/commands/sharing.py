"""Sharing: the second sign of a plan on a share or in a cloud folder: saved here is one thing, published another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.storage.shared_plan import SharedPlan


class Sharing(QObject):
    """Publishes in the background. The signals come over from its thread.

    ``conflict``: at opening, edits never published met a file that somebody else had changed; tell the user once.
    """

    published = Signal(object)  # datetime, local: all that is saved here lies on the share
    publish_failed = Signal(
        object
    )  # KnownError: SHARE_UNREACHABLE (tried again by itself), SHARE_CONFLICT, DISK_FULL …

    def __init__(self, plan: SharedPlan, parent: QObject | None = None) -> None:
        from cchc_desktop.storage.shared_plan import Publisher

        super().__init__(parent)
        self._plan = plan
        self.conflict: KnownError | None = plan.conflict
        self.last: datetime | None = None
        self.left_unpublished = False  # known once closed: the next opening publishes it
        self.failed_at_closing: KnownError | None = None
        self._closing = False
        self._publisher = Publisher(plan, self._tell, self._fail)

    @property
    def unpublished(self) -> bool:
        """True while the share does not hold what is saved here."""
        return self._plan.unpublished

    @property
    def is_reachable(self) -> bool:
        """False while the share cannot be reached."""
        return self._plan.is_reachable

    def close(self, *, discard: bool = False) -> None:
        """Publish what is left, if that can be, and close the plan; raises what closing a plan file raises.

        A failure is not told while closing, but kept in ``failed_at_closing``.
        """
        self._closing = True
        self._publisher.stop()
        self.left_unpublished = not discard and self._plan.unpublished
        self._plan.close(discard=discard)

    def _fail(self, error: KnownError) -> None:
        if self._closing:
            self.failed_at_closing = error
        else:
            self.publish_failed.emit(error)

    def _tell(self, when: datetime) -> None:
        self.last = when
        self.published.emit(when)
