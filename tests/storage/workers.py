"""What other processes do to a plan file in the tests: edit until killed, race for it, hold it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import event

from cchc_desktop.core.errors import KnownError
from cchc_desktop.storage.plan_file import open_plan
from tests.storage.desk import Desk, Session

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(_METHOD)
if _METHOD == "forkserver":
    CONTEXT.set_forkserver_preload(["tests.storage.workers"])


def start(work: Callable[..., None], *args: Any) -> tuple[BaseProcess, Connection]:
    """A process that does ``work(connection, *args)``, and our end of the connection."""
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=work, args=(theirs, *args), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def end(process: BaseProcess, connection: Connection) -> None:
    """Kill a process, if it still lives, and wait for its end."""
    process.kill()
    process.join()
    process.close()
    connection.close()


def kill_myself() -> None:
    """As kill -9 does it: nothing is flushed, closed or taken away."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def edit(connection: Connection, path: Path, seed: int, acts: int, statements: int | None) -> None:
    """A random session; sends the number of each saved edit. ``statements``: die at this one, inside a transaction."""
    desk = Desk(path)
    desk.file.on_saved = lambda number, when: connection.send(number)
    connection.send("open")
    if statements is not None:
        _die_at_statement(desk, statements)
    user = Session(desk.document, seed)
    for _ in range(acts):
        user.act()
    desk.file.flush()
    connection.send("done")
    time.sleep(60)


def _die_at_statement(desk: Desk, number: int) -> None:
    left = [number]

    def count(*_args: object) -> None:
        left[0] -= 1
        if left[0] == 0 and desk.file._database.raw.in_transaction:
            kill_myself()
        left[0] = max(left[0], 1)

    event.listen(desk.file._database._engine, "after_cursor_execute", count)


def edit_much_and_die_before_commit(connection: Connection, path: Path, mode: str) -> None:
    """One edit so large that it is written to the file before its COMMIT, in a journal mode of one's choice."""
    desk = Desk(path)
    raw = desk.file._database.raw
    for pragma in (f"journal_mode={mode}", "cache_size=5", "cache_spill=5"):
        raw.execute(f"PRAGMA {pragma}").close()
    event.listen(desk.file._database._engine, "commit", lambda _connection: kill_myself())
    connection.send(raw.execute("PRAGMA journal_mode").fetchone()[0])
    desk.add_rows(400, "Đẩy mạnh cải cách hành chính " * 10)
    time.sleep(60)


def race(connection: Connection, path: Path) -> None:
    """Open the plan each time a line comes; send what became of it; close at the next line."""
    while connection.recv() == "go":
        try:
            opened = open_plan(path)
        except KnownError as error:
            connection.send((error.code.value, error.params))
            connection.recv()
            continue
        connection.send(("open", {"pid": os.getpid()}))
        connection.recv()
        opened.close()


def hold(connection: Connection, path: Path) -> None:
    """Have the plan open until killed or told to close; ("read", file): open the bytes of a file and close them."""
    desk = Desk(path)
    connection.send(os.getpid())
    while (line := connection.recv()) != "close":
        if isinstance(line, tuple):
            line[1].read_bytes()
            connection.send("read")
            continue
        desk.write(line)
        connection.send(desk.file.flush())
    desk.file.close()
    connection.send("closed")


def keep_editing(connection: Connection, path: Path, seed: int) -> None:
    """Edit without a pause until killed."""
    desk = Desk(path)
    connection.send("open")
    user = Session(desk.document, seed)
    while True:
        user.act()
        if desk.file.unsaved > 20:
            desk.file.flush()
