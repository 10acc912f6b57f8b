"""Running a foreign program for a limited time, and ending it with everything it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from cchc_desktop.importing.ticks import Tick
from cchc_desktop.importing.worker_limits import converter_memory

NOTE = "program.pid"  # the file in the program's folder that names its group while it runs
_POLL = 0.1  # seconds between two ticks


def run_limited(command: Sequence[str], folder: Path, seconds: float, environ: Mapping[str, str], tick: Tick) -> bool:
    """Run a program in a folder; True where it ended by itself in time.

    Its children are ended in any case, also where ``tick`` raises. Raises OSError where it cannot be started.
    """
    note = folder / NOTE
    with _started(command, folder, environ) as process:
        try:
            note.write_text(str(process.pid), "ascii")  # for whoever ends this process and cannot ask it
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                tick(0, 0)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_POLL)
                    return True
            return False
        finally:
            _end(process)
            note.unlink(missing_ok=True)


def _started(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    with converter_memory():
        return subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=flags,
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and its whole group: LibreOffice's real program survives the one that started it."""
    if sys.platform == "win32":
        # /T ends the children too; only a process that is still there has any.
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        end_group(process.pid)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)


def end_group(pid: int) -> None:
    """Kill a process group by the id of its leader; on Windows the leader alone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
