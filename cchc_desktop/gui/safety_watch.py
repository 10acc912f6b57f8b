"""SafetyWatch: tells in a window what the safety net of its plan has to say: drafts left, failed copies, shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.messages_safety import conflict_places, copy_failure, left_unpublished

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.gui.dialogs.drafts_left import DraftsLeftDialog
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace


class SafetyWatch(QObject):
    """Of one workspace, with which it goes. Its slots are methods of a QObject: the signals come from other threads."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._window = window
        self._session = workspace.session
        self._copy_told = ""  # the sentence told about copies that fail
        self._share_told = False  # of this break in the connection
        safety, sharing = self._session.safety, self._session.sharing
        if safety is not None:
            safety.copied.connect(self._copied)
            safety.copy_failed.connect(self._copy_failed)
            QTimer.singleShot(0, self, self._begin)
        if sharing is not None:
            self._session.saving.connect(window.status.share_sign.waiting)
            sharing.published.connect(self._published)
            sharing.publish_failed.connect(self._publish_failed)
            self._begin_sharing()

    @Slot()
    def _begin(self) -> None:
        safety = self._session.safety
        if safety is not None and safety.failure is not None:
            self._copy_failed(safety.failure)
        self._offer()

    # ---- what was being typed

    @Slot()
    def _offer(self) -> None:
        """Ask at once; put off, the way back stays on the message bar."""
        dialog = self._drafts()
        if dialog is not None:
            dialog.rejected.connect(self._put_off)
            dialog.open()

    def _drafts(self) -> DraftsLeftDialog | None:
        from cchc_desktop.gui.commands.safety import worth_offering

        safety = self._session.safety
        if safety is None or not safety.left or self._window.session is not self._session:
            return None
        drafts = worth_offering(self._session.document.plan, safety.left)
        if not drafts:
            safety.decided()
            return None
        from cchc_desktop.gui.dialogs.drafts_left import DraftsLeftDialog

        dialog = DraftsLeftDialog(self._window, self._session.document, drafts)
        dialog.decided.connect(safety.decided)
        dialog.taken.connect(self._tell_taken)
        self._window.hold_dialog(dialog)
        return dialog

    @Slot(int)
    def _tell_taken(self, count: int) -> None:
        self._window.message_bar.tell(f"Đã lấy lại {count} đoạn đang gõ dở. Muốn bỏ, hãy hoàn tác (Ctrl+Z).")

    @Slot()
    def _put_off(self) -> None:
        if self._session.read_only:  # closed, and the dialog with it
            return
        self._window.message_bar.tell(
            "Còn phần đang gõ dở của lần trước chưa lấy lại.", offers=(("&Lấy lại phần đang gõ dở…", self._offer),)
        )

    # ---- copies

    @Slot(object)
    def _copied(self, _copy: object) -> None:
        self._window.status.copy_sign.clear()
        if self._copy_told and self._window.message_bar.text == self._copy_told:
            self._window.message_bar.hide()
        self._copy_told = ""

    @Slot(object)
    def _copy_failed(self, error: KnownError) -> None:
        text = copy_failure(error)
        self._window.status.copy_sign.failed(text)
        if not self._copy_told:
            self._copy_told = text
            self._window.message_bar.tell(text, "error")

    # ---- shares

    def _begin_sharing(self) -> None:
        sharing, status = self._session.sharing, self._window.status
        assert sharing is not None
        status.save_sign.here = " trên máy này"
        status.save_sign.saved(None)
        if not sharing.is_reachable:
            self._publish_failed(KnownError(ErrorCode.SHARE_UNREACHABLE, path=str(self._session.path), reason=""))
        elif sharing.unpublished:
            status.share_sign.waiting()
        else:
            status.share_sign.published(None)
        if sharing.conflict is not None:
            QTimer.singleShot(0, self, self._tell_opening_conflict)

    @Slot(object)
    def _published(self, when: datetime) -> None:
        sharing = self._session.sharing
        self._share_told = False
        if sharing is not None and not sharing.unpublished:
            self._window.status.share_sign.published(when)

    @Slot(object)
    def _publish_failed(self, error: KnownError) -> None:
        text = error_text(error)
        if error.code is ErrorCode.SHARE_CONFLICT:
            self._window.status.share_sign.failed(text)
            tell_conflict(self._window, error, Path(str(error.params["path"])))
            return
        self._window.status.share_sign.failed(text)
        if not self._share_told:
            self._share_told = True
            self._window.message_bar.tell(text, "error")

    @Slot()
    def _tell_opening_conflict(self) -> None:
        sharing = self._session.sharing
        if sharing is not None and sharing.conflict is not None:
            tell_conflict(self._window, sharing.conflict, Path(str(sharing.conflict.params["other"])))


def tell_conflict(window: MainWindow, error: KnownError, other: Path | None) -> None:
    """Two people changed a plan: both versions are there; say where. ``other``: the one that is not open here."""
    from cchc_desktop.gui.compare_acts import compare_with_file
    from cchc_desktop.gui.file_acts import open_outside

    answer = notices.ask_conflict(window, error_text(error), conflict_places(error), can_compare=other is not None)
    if answer is notices.ConflictAnswer.FOLDER:
        open_outside(Path(str(error.params["other"])).parent)
    elif answer is notices.ConflictAnswer.COMPARE and other is not None:
        compare_with_file(window, other)


def tell_unpublished(window: MainWindow, session: PlanSession) -> None:
    """A plan was closed that is not on the share as it is saved here: say so, and what will become of it."""
    sharing = session.sharing
    if sharing is None:
        return
    error = sharing.failed_at_closing
    if error is not None and error.code is ErrorCode.SHARE_CONFLICT:
        tell_conflict(window, error, None)
    elif sharing.left_unpublished:
        notices.tell_text(window, left_unpublished(session.path.name))
