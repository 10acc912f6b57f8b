"""The dialog of a long job: it says how far the work is, and lets no event in while it does so."""

from __future__ import annotations

import threading
import traceback

import pytest
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import waiting
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.gui.waiting import Waiting


def fail(error: object) -> None:
    """The work of these tests is well."""
    raise AssertionError(error)


def test_the_end_of_the_work_never_comes_while_progress_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """QProgressDialog.setValue runs events: the dialog was deleted inside it, and Qt wrote into freed memory."""
    monkeypatch.setattr(waiting, "PATIENCE_MS", 0)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    seen, stacks = threading.Event(), list[list[str]]()

    def work(progress: Progress) -> str:
        progress.report(1, 200, "Đang đọc trang 1/200")
        assert seen.wait(10)
        for page in range(2, 201):  # the last of these and the end are in the queue together
            progress.report(page, 200, f"Đang đọc trang {page}/200")
        return "xong"

    def done(_result: object) -> None:
        stacks.append([frame.name for frame in traceback.extract_stack()])

    job = Waiting(parent)
    assert job.run("Đang đọc…", work, done, fail)
    qtbot.waitUntil(lambda: bool(parent.findChildren(QProgressDialog)) and shown(parent).value() == 1)
    dialog = parent.findChildren(QProgressDialog)[0]
    qtbot.waitUntil(dialog.isVisible)
    assert (shown(parent).maximum(), dialog.labelText()) == (200, "Đang đọc trang 1/200")
    seen.set()
    qtbot.waitUntil(lambda: bool(stacks))
    assert "_show" not in stacks[0]
    assert not job.busy
    qtbot.waitUntil(lambda: not parent.findChildren(QProgressDialog))


def shown(parent: QWidget) -> QProgressBar:
    """The bar of the dialog."""
    return parent.findChildren(QProgressDialog)[0].findChildren(QProgressBar)[0]
