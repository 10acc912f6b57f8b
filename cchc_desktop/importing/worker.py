"""Reading a foreign file in a process of its own: a parser that hangs, crashes or eats memory hurts nobody else.

One process per file, with limits (worker_limits.py), killed as a group at its time or when ``tick`` raises; only JSON
of limited size comes back, and it is checked (source_data.py). Its folder is removed in any case.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing import worker_child
from cchc_desktop.importing.blocks import Source
from cchc_desktop.importing.job_object import Job
from cchc_desktop.importing.processes import NOTE, end_group
from cchc_desktop.importing.source_data import DataError, from_data
from cchc_desktop.importing.ticks import Tick, silent
from cchc_desktop.importing.worker_limits import MEMORY

_POLL = 0.02  # seconds between two looks
_WINDOWS_MEMORY = 2 * MEMORY  # committed bytes, those of an office program in the same job too


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a reading may take: to start the process, for one file, for a PDF or what a program converts."""

    start: float = 30.0
    file: float = 5.0
    slow: float = 60.0


PATIENCE = Patience()


def read_apart(path: Path, tick: Tick = silent, patience: Patience = PATIENCE) -> Source:
    """Read a foreign file as read_source does, in a process of its own.

    ``tick`` is called all the time, with 0 of 0 where nobody can say how far it is; when it raises, the process is
    killed at once. Raises KnownError: those of read_source, SOURCE_TOO_SLOW or SOURCE_READER_BROKE.
    """
    with tempfile.TemporaryDirectory(prefix="cchc-read-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with _started(folder, path) as process:
            try:
                with Job(process.pid, _WINDOWS_MEMORY):
                    _wait(process, folder, path, tick, patience)
            finally:
                _end(process, folder)
        return _result(folder, path, process.returncode)


def command(folder: Path, path: Path) -> list[str]:
    """How the program starts itself to read a file: the frozen one, or the package by the interpreter."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "cchc_desktop"]
    return [*own, worker_child.FLAG, str(folder), os.path.abspath(path)]


def _started(folder: Path, path: Path) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "MALLOC_ARENA_MAX": "1"}
    environ |= {variable: str(folder) for variable in ("TMPDIR", "TMP", "TEMP")}
    try:
        return subprocess.Popen(
            command(folder, path),
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=flags,
        )
    except ValueError as error:  # a name with a zero character
        raise KnownError(ErrorCode.SOURCE_MISSING, path=str(path)) from error


def _wait(process: subprocess.Popen[bytes], folder: Path, path: Path, tick: Tick, patience: Patience) -> None:
    """Wait for the process; raises SOURCE_TOO_SLOW, or what ``tick`` raises."""
    began, known = time.monotonic(), ""
    until, seconds = began + patience.start, patience.start
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_POLL)
            return
        state, done, total = _state(folder)
        if state != known:
            seconds = patience.file if state == "begun" else patience.slow
            if not known:
                began = time.monotonic()
            known, until = state, began + seconds
        tick(done, total)
        if time.monotonic() >= until:
            raise KnownError(ErrorCode.SOURCE_TOO_SLOW, path=str(path), seconds=int(seconds))


def _state(folder: Path) -> tuple[str, int, int]:
    try:
        done, total, state = (folder / worker_child.STATE).read_text("ascii").split()
        return (state if state in ("begun", "slow") else "begun"), int(done), int(total)
    except (OSError, ValueError):
        return "", 0, 0


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Kill what is left of the process, of its group, and of an office program that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    for note in folder.glob(f"*/{NOTE}"):
        with contextlib.suppress(OSError, ValueError):
            end_group(int(note.read_text("ascii")))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)


def _result(folder: Path, path: Path, code: int | None) -> Source:
    """What the process left. Raises the error that it met, or SOURCE_READER_BROKE where it left nothing sound."""
    file = folder / worker_child.RESULT
    try:
        if file.stat().st_size > worker_child.MOST:
            raise _broke(path, "memory", "result too large")
        data = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise _broke(path, "crash", f"exit code {code}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise _broke(path, "crash", type(error).__name__) from None
    return source_of(data, path)


def source_of(data: object, path: Path) -> Source:
    """The source in what a reading process left; raises the KnownError in it, or SOURCE_READER_BROKE."""
    fields = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    try:
        if "source" in fields:
            return from_data(fields["source"])
        if "error" in fields:
            raise _known(fields["error"])
    except (DataError, TypeError, KeyError, ValueError) as error:
        raise _broke(path, "crash", f"result: {error}") from None
    raise _broke(path, str(fields.get("broke", "crash")), str(fields.get("detail", "")))


def _known(error: Any) -> KnownError:
    params = {str(key): value for key, value in error["params"].items() if isinstance(value, str | int)}
    return KnownError(ErrorCode(error["code"]), **params)


def _broke(path: Path, reason: str, detail: str) -> KnownError:
    return KnownError(ErrorCode.SOURCE_READER_BROKE, path=str(path), reason=reason, detail=detail)
