"""A job the user waits for: a progress dialog with a way out, shown only where the work takes noticeable time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QProgressDialog, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import jobs
from cchc_desktop.gui.notices import PROGRAM

PATIENCE_MS = 400  # work that is done sooner shows no dialog


class Waiting:
    """One job at a time for a window; the next one has to wait until the dialog is gone."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._job: jobs.Job | None = None
        self._dialog: QProgressDialog | None = None
        self._bar: QProgressBar | None = None

    @property
    def busy(self) -> bool:
        """True while a job runs that nobody has cancelled."""
        return self._job is not None

    def run(
        self,
        text: str,
        work: jobs.Work,
        done: Callable[[Any], object],
        failed: Callable[[KnownError], None],
        dropped: Callable[[Any], object] | None = None,
    ) -> bool:
        """Start the work; False where another one is still running. ``dropped``: see jobs.run."""
        if self.busy:
            return False
        dialog = QProgressDialog(self._parent)
        label = QLabel(text, dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setLabel(label)
        self._bar = QProgressBar(dialog)
        dialog.setBar(self._bar)
        dialog.setWindowTitle(PROGRAM)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setRange(0, 0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumWidth(420)
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setValue(0)
        dialog.canceled.connect(self.cancel)
        self._dialog = dialog
        self._job = jobs.run(work, self._then(done), self._then(failed), self._show, dropped)
        return True

    def cancel(self) -> None:
        """Wait no longer; what the work gives is dropped."""
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _show(self, done: int, total: int, text: str) -> None:
        dialog, bar = self._dialog, self._bar
        if dialog is None or bar is None:
            return
        if text:
            dialog.setLabelText(text)
        # Never QProgressDialog.setValue: a modal one lets events in there. The job's end, and with it the deletion of
        # the dialog, may be among them, and Qt goes on writing into the deleted dialog.
        bar.setMaximum(total)
        bar.setValue(done)

    def _then(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        def end_and_act(result: Any) -> None:
            self._end()
            act(result)

        return end_and_act

    def _end(self) -> None:
        self._job = None
        if self._dialog is not None:
            dialog, self._dialog, self._bar = self._dialog, None, None
            dialog.canceled.disconnect(self.cancel)
            dialog.close()
            dialog.deleteLater()
