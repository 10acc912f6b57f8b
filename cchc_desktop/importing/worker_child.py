"""The reading process: reads one foreign file within limits and leaves JSON in its folder; nothing else comes out.

Started by worker.py with the folder and the file as arguments. ``state`` says that the reading has begun and how far it
is; ``result.json`` is the source or the one error.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cchc_desktop.core.errors import KnownError
from cchc_desktop.importing import worker_limits
from cchc_desktop.importing.source import Source, read_source
from cchc_desktop.importing.source_data import to_data

FLAG = "--cchc-import-worker"  # the first argument of the program, before folder and file (as in __main__.py)
STATE = "state"
RESULT = "result.json"
MOST = 64 * 2**20  # bytes of a result
_BETWEEN = 0.05  # seconds between two notes of how far it is


def main(arguments: Sequence[str]) -> int:
    """Read the file ``arguments[1]``; the result goes into the folder ``arguments[0]``. Returns the exit code."""
    folder, path = Path(arguments[0]), Path(arguments[1])
    tempfile.tempdir = str(folder)
    sys.dont_write_bytecode = True
    _import_readers()
    worker_limits.limit_this_process()
    worker_limits.guard_this_process(folder)
    gc.disable()  # it lives for one file
    tick = _notes(folder)
    data = outcome(lambda: read_source(path, tick=tick))
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if len(written) > MOST:
        written = json.dumps({"broke": "memory", "detail": "result too large"}).encode()
    draft = folder / f"{RESULT}.tmp"
    draft.write_bytes(written)
    draft.replace(folder / RESULT)
    sys.stdout = sys.stderr = None
    os._exit(0)  # no taking apart of what is thrown away anyway


def _import_readers() -> None:
    """What most files need, before memory is counted and files are watched."""
    import lxml.etree  # noqa: F401  # pyright: ignore[reportUnusedImport]


def outcome(read: Callable[[], Source]) -> dict[str, Any]:
    """What a reading gave: {"source"}, {"error"} of the world, or {"broke"} with where, but no text of the file."""
    try:
        return {"source": to_data(read())}
    except KnownError as error:
        return {"error": {"code": error.code.value, "params": dict(error.params)}}
    except MemoryError:
        return {"broke": "memory", "detail": ""}
    except BaseException as error:  # whatever a parser raises ends here; also panics, which are no Exception
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1] if frames else None
        where = f"{Path(last.filename).name}:{last.lineno}" if last else ""
        return {"broke": "crash", "detail": f"{type(error).__name__} {where}"}


def _notes(folder: Path) -> Callable[[int, int], None]:
    """A tick that notes how far the reading is; the first note says that it has begun."""
    descriptor = os.open(folder / STATE, os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(descriptor, f"{0:010d} {0:010d} begun\n".encode())
    last = 0.0

    def tick(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BETWEEN or done == total:
            last = now
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{min(done, 10**9):010d} {min(total, 10**9):010d} slow \n".encode())

    return tick
