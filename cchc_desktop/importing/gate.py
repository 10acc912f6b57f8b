"""The gate: what a foreign file must be before any parser sees it (promises.md §2). Standard library only.

A regular file of bounded size whose first bytes, not its name, say what it is; if it is a zip, an honest one, and parts
without surprises. Everything else is refused with one KnownError. Their readers look into kinds that are no zip.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.archive import LIMITS, Archive, Limits
from cchc_desktop.importing.kinds import RawKind, kind_of
from cchc_desktop.importing.package import Package

__all__ = ["LIMITS", "Admitted", "Limits", "admit", "admit_package", "examine", "open_package", "read_file"]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file whose kind is known: where it is, what it is, its bytes; nothing inside of it was looked at yet."""

    path: str
    kind: RawKind
    data: bytes

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return PurePath(self.path).name


def examine(path: Path, limits: Limits = LIMITS) -> Admitted:
    """Read a file and say what it is. Raises KnownError with a ``SOURCE_*`` code."""
    data = read_file(path, limits.file)
    return Admitted(str(path), kind_of(str(path), data), data)


def admit(path: Path, limits: Limits = LIMITS) -> Package:
    """Let a Word or Excel file in: every part that a reader will read has been looked into.

    Raises KnownError with a ``SOURCE_*`` code.
    """
    return admit_package(open_package(path, limits))


def admit_package(package: Package) -> Package:
    """Look into every part of a package that a reader will read."""
    for name in package.needed():
        package.look(name)
    package.archive.measure()
    return package


def open_package(path: Path, limits: Limits = LIMITS) -> Package:
    """The package with its outer form checked, its parts not yet. Raises KnownError with a ``SOURCE_*`` code."""
    found = examine(path, limits)
    if found.kind != "zip":
        raise KnownError(ErrorCode.SOURCE_NOT_ZIP, path=found.path)
    return Package(Archive(found.path, found.data, limits))


def read_file(path: Path, limit: int = LIMITS.file) -> bytes:
    """The bytes of a regular file, without ever waiting for a pipe or a device.

    Raises KnownError: SOURCE_MISSING, SOURCE_UNREADABLE (reason: "folder", "special", "permission", "in-use" or
    "device"), SOURCE_EMPTY or SOURCE_TOO_LARGE.
    """
    name = str(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                reason = "folder" if stat.S_ISDIR(mode) else "special"
                raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=name, reason=reason)
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        raise _unreadable(path, error) from error
    if not data:
        raise KnownError(ErrorCode.SOURCE_EMPTY, path=name)
    if len(data) > limit:
        raise KnownError(ErrorCode.SOURCE_TOO_LARGE, path=name, limit_mb=limit // (1024 * 1024))
    return data


def _unreadable(path: Path, error: OSError | ValueError) -> KnownError:
    if isinstance(error, ValueError | FileNotFoundError | NotADirectoryError):
        return KnownError(ErrorCode.SOURCE_MISSING, path=str(path))
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # Windows: opening a folder is "permission denied"
        reason = "folder"
    elif getattr(error, "winerror", None) in (32, 33):  # sharing violation, lock violation: open in Word
        reason = "in-use"
    elif error.errno == errno.ENXIO:  # a socket
        reason = "special"
    else:
        reason = "permission" if isinstance(error, PermissionError) else "device"
    return KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=reason)
