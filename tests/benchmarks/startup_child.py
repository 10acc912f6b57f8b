"""One start of a window, timed from its spawn: ``python startup_child.py WHAT SPAWNED [PLAN]``; prints JSON.

WHAT: "bare" (an empty PySide6 window), "ours" (the program to its first paint), "page" (… until the start page is
painted), "plan" (… until the plan is shown), "sqlalchemy" (what importing it takes, from within).
SPAWNED: time.monotonic() of the parent right before it started this process.
"""

from __future__ import annotations

import json
import sys
import time

HEAVY = ("sqlalchemy", "lxml", "xlsxwriter", "python_calamine", "docx", "openpyxl", "sqlite3")


def report() -> None:
    """Print how long it took, and what was imported by then."""
    seconds = time.monotonic() - float(sys.argv[2])
    heavy = [name for name in HEAVY if name in sys.modules]
    print(json.dumps({"seconds": seconds, "heavy": heavy}), flush=True)
    import os

    os._exit(0)  # how long the end takes is not asked


def bare() -> None:
    """The least that PySide6 can do."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        """Tells of its first paint."""

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 – Qt's name
            """Override."""
            super().paintEvent(event)
            QTimer.singleShot(0, report)

    app = QApplication([])
    window = Window()
    window.resize(1280, 720)
    window.show()
    app.exec()


def ours(paths: list[str]) -> None:
    """The program as its user starts it; only the event loop's entry is watched."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from cchc_desktop.__main__ import main

    enter = QApplication.exec

    def watched(*_app: object) -> int:
        (window,) = [widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "painted")]
        if sys.argv[1] == "ours":
            window.painted.connect(report)
            return enter()
        timer = QTimer()

        def look() -> None:
            if sys.argv[1] == "page" and window.has_front:
                window.start_page.repaint()
                report()
            if window.workspace is not None:
                window.workspace.table.viewport().repaint()
                report()

        timer.timeout.connect(look)
        timer.start(2)
        return enter()

    QApplication.exec = watched  # type: ignore[method-assign]
    sys.exit(main(paths))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    elif sys.argv[1] == "sqlalchemy":
        sys.argv[2] = repr(time.monotonic())
        __import__("sqlalchemy")
        report()
    else:
        ours(sys.argv[3:])
