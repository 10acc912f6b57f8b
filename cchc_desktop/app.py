"""The composition root of the window: makes the application, puts the parts together, opens what was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop import __version__
from cchc_desktop.gui import overrides as _overrides  # noqa: F401 – first: see there
from cchc_desktop.gui import preferences, translations
from cchc_desktop.gui.crash import CrashHandler
from cchc_desktop.gui.first_program import FirstProgram
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import NAME, Settings
from cchc_desktop.gui.windows import Windows

if TYPE_CHECKING:
    from cchc_desktop.gui.jobs import Progress

STYLE = "Fusion"  # the one style that looks alike on every system, light and dark
# Imported in the background once the window is painted: the first open, import and export find them ready.
_AFTER_A_WINDOW_MS, _AFTER_A_PLAN_MS = 300, 3000
LATER = (
    "cchc_desktop.gui.window_acts",
    "cchc_desktop.gui.workspace",
    "cchc_desktop.gui.commands.checking",
    "cchc_desktop.storage.plan_file",
    "cchc_desktop.importing.recognise",
    "cchc_desktop.importing.source",
    "cchc_desktop.importing.docx_reader",
    "cchc_desktop.importing.xlsx_reader",
    "cchc_desktop.publishing.docx_writer",
    "cchc_desktop.publishing.xlsx_writer",
)


def make_application() -> QApplication:
    """The application object: Vietnamese, one look, our name."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    if app.style().objectName() != STYLE.lower():  # choosing what is chosen already costs 6 % of a start
        app.setStyle(STYLE)
    translations.install(app)
    return app


def run(paths: Sequence[str]) -> int:
    """Show a window for each plan, or the start page; returns when the last window is closed."""
    app = make_application()
    CrashHandler(_show_crash).install()
    settings = Settings()
    preferences.apply_at_start(app, settings)
    waiting = [Path(path) for path in paths]
    first = FirstProgram(settings.folder)
    if not first.is_first and first.hand_over(waiting):
        return 0
    windows = Windows(settings, RecentPlans(settings))
    first.asked.connect(windows.open_asked)

    def on_start(window: MainWindow) -> None:
        QTimer.singleShot(0, first.listen)
        if waiting and window.session is None:
            window.files.open(waiting.pop(0))
            if waiting:
                windows.new()
            else:
                QTimer.singleShot(_AFTER_A_PLAN_MS, _begin_importing)
        elif not waiting:
            QTimer.singleShot(_AFTER_A_WINDOW_MS, _begin_importing)

    windows.started.connect(on_start)
    windows.new()
    code = app.exec()
    first.close()
    from cchc_desktop.gui import jobs

    jobs.wait_for_all()
    settings.flush()
    return code


def _begin_importing() -> None:
    from cchc_desktop.gui import jobs

    jobs.run(_import_later, _nothing, _nothing)


def _import_later(progress: Progress) -> None:
    for name in LATER:
        if progress.cancelled:
            return
        import_module(name)


def _nothing(_result: object) -> None:
    """Nobody waits for it."""


def _show_crash(log: Path) -> None:
    from cchc_desktop.gui.dialogs.crash import CrashDialog

    if CrashDialog(log).exec():
        QApplication.exit(1)
