"""The shim under the C library (shim.c) from Python's side: compiled on the spot, woken, asked."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
VARIABLE = "CCHC_SHIM"  # path of the compiled shim, for the processes that run under it
_RECORD = struct.Struct("=c3xiqqii")


def available() -> str:
    """Why the shim cannot be used here; "" where it can."""
    if sys.platform != "linux":
        return "only on Linux"
    return "" if shutil.which("cc") else "no C compiler (cc)"


def compiled(folder: Path) -> Path:
    """The shim as a library in ``folder``."""
    target = folder / "shim.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(target), str(SOURCE), "-lpthread"]
    subprocess.run(command, check=True)
    return target


def environment(library: Path) -> dict[str, str]:
    """The environment of a process under the shim; the same hash seed for all, so that sessions repeat."""
    return os.environ | {"LD_PRELOAD": str(library), VARIABLE: str(library), "PYTHONHASHSEED": "0"}


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ[VARIABLE])
    for name in ("cchc_count", "cchc_writes", "cchc_syncs"):
        getattr(library, name).restype = ctypes.c_long
    longs = [ctypes.c_long] * 3
    library.cchc_begin.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int, *longs]
    return library


@dataclass(frozen=True, slots=True)
class Order:
    """What the shim is to do. ``kill_at``, ``fail_at``: number of the operation, of the write (0: never)."""

    folder: str
    log: str = ""
    data: bool = False
    kill_at: int = 0
    torn: bool = False
    fail_at: int = 0
    fails: int = 0
    delay_us: int = 0

    def begin(self) -> None:
        """Wake the shim in this process."""
        _library().cchc_begin(
            os.fsencode(self.folder),
            os.fsencode(self.log),
            int(self.data),
            self.kill_at,
            int(self.torn),
            self.fail_at,
            self.fails,
            self.delay_us,
        )


def end() -> None:
    """Put the shim to sleep."""
    _library().cchc_end()


def mark(text: str) -> None:
    """A line of our own in the record ("ack 12")."""
    _library().cchc_mark(text.encode())


def count() -> int:
    """Disk operations so far."""
    return int(_library().cchc_count())


def writes() -> int:
    """Writes (and files made) so far, refused ones included."""
    return int(_library().cchc_writes())


def syncs() -> int:
    """fsync and fdatasync calls so far."""
    return int(_library().cchc_syncs())


@dataclass(frozen=True, slots=True)
class Op:
    """One record. ``kind``: c(reate) o(pen) x (close) w(rite) t(runcate) s(ync) u(nlink) r(ename) l(ink) A (mark)."""

    kind: str
    fd: int
    offset: int
    one: str
    two: str
    data: bytes


def read_log(path: Path) -> Iterator[Op]:
    """The records of a log made with ``data``; one cut short at the end is left out."""
    packed = path.read_bytes()
    at = 0
    while at + _RECORD.size <= len(packed):
        kind, fd, offset, length, one, two = _RECORD.unpack_from(packed, at)
        at += _RECORD.size
        size = length if kind == b"w" else 0
        if at + one + two + size > len(packed):
            return
        first, second = packed[at : at + one], packed[at + one : at + one + two]
        data = packed[at + one + two : at + one + two + size]
        at += one + two + size
        yield Op(kind.decode(), fd, offset, os.fsdecode(first), os.fsdecode(second), data)


def marks(path: Path) -> list[str]:
    """The marks in a log made without ``data``."""
    packed = path.read_bytes()
    found: list[str] = []
    at = 0
    while at + _RECORD.size <= len(packed):
        kind, _, _, _, one, two = _RECORD.unpack_from(packed, at)
        at += _RECORD.size
        if kind == b"A":
            found.append(packed[at : at + one].decode())
        at += one + two
    return found
