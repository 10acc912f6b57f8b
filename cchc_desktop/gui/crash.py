"""What happens on a bug of ours: a line in the log (never a text of the plan), and one dialog that says what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG_NAME = "cchc-desktop.log"
_MOST_BYTES = 1_000_000


def log_folder() -> Path:
    """The folder of the log, made where it is missing."""
    from platformdirs import user_log_path

    return user_log_path("cchc-desktop", appauthor=False, ensure_exists=True)


class CrashHandler:
    """The program's excepthook. ``show`` is called with the log's path, in the GUI thread, never twice at a time."""

    def __init__(self, show: Callable[[Path], None], folder: Callable[[], Path] = log_folder) -> None:
        self._show = show
        self._folder = folder
        self._showing = False
        self._told: set[str] = set()

    def install(self) -> None:
        """Take over sys.excepthook (exceptions of slots, timers and overridden methods arrive there)."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the bug, and tell of it unless that is being done already or this very place was told of before.

        One faulty paint or ``data()`` raises again at every repaint, also while the dialog is open.
        """
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = describe(kind, error)
        path = _write(self._folder, report)
        sys.stderr.write(report)
        if self._showing or report in self._told:
            return
        self._told.add(report)
        self._showing = True
        try:
            self._show(path)
        finally:
            self._showing = False


def describe(kind: type[BaseException], error: BaseException) -> str:
    """Kind and places of an exception, without its message: a message may quote the plan."""
    import traceback

    lines = [f"{kind.__module__}.{kind.__qualname__}"]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += [
            f"  {Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
        if cause is not None:
            lines.append(f" from {type(cause).__qualname__}")
    return "\n".join(lines) + "\n"


def _write(folder: Callable[[], Path], report: str) -> Path:
    """Append to the log, which starts anew when it has grown too long; a disk that refuses is no second crash."""
    from datetime import datetime

    from cchc_desktop import __version__

    path = Path(LOG_NAME)
    try:
        path = folder() / LOG_NAME
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.replace(path.with_suffix(".old.log"))
        stamp = datetime.now().astimezone().isoformat(timespec="seconds")
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{stamp} {__version__} {sys.platform} Python {sys.version.split()[0]}\n{report}")
    except OSError:
        pass
    return path
