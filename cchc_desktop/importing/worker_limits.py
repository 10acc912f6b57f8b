"""What a reading process may do: so much memory and time, no network, no program but a converter, no file but its own.

The operating system's limits stop native code too; the guard stops Python code at its first forbidden step. Linux and
macOS set them in the process itself; on Windows a job object sets them from outside (job_object.py).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

MEMORY = 500 * 2**20  # bytes of address space: promises.md R9
OUTPUT = 128 * 2**20  # bytes of one file that it writes
LIFE = 150  # seconds after which an orphan ends by itself
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PROGRAMS = frozenset({"soffice", "soffice.exe", "libreoffice", "powershell.exe", "taskkill"})
_FORBIDDEN = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.fork", "os.forkpty",
    "webbrowser.open", "ftplib.connect", "urllib.Request",
})  # fmt: skip
_CHANGING = frozenset({"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"})


def limit_this_process(memory: int = MEMORY) -> None:
    """Set the system's limits for this process and what it starts. Does nothing where the system has none."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, OUTPUT), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that grows too large is an OSError
    signal.alarm(LIFE)


@contextmanager
def converter_memory() -> Iterator[None]:
    """Inside the block a started program gets the memory of any program: an office program needs more than a reader."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def guard_this_process(folder: Path) -> None:
    """Refuse, for good, network, foreign programs and writing anywhere but in ``folder``: each is a PermissionError."""
    inside = os.path.realpath(folder) + os.sep

    def is_inside(path: object) -> bool:
        if isinstance(path, int):
            return True  # a descriptor that is open already
        name = os.fsdecode(path) if isinstance(path, str | bytes) else ""
        return name == os.devnull or (os.path.realpath(name) + os.sep).startswith(inside)

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            flags = args[2]
            if isinstance(flags, int) and flags & _WRITING and not is_inside(args[0]):
                raise PermissionError(f"{event} {flags}")
        elif event == "subprocess.Popen":
            if PurePath(os.fsdecode(str(args[0]))).name.lower() not in _PROGRAMS:
                raise PermissionError(event)
        elif event in _FORBIDDEN or (event in _CHANGING and not is_inside(args[0])):
            raise PermissionError(event)

    sys.addaudithook(watch)
