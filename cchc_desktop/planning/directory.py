"""The directory of agencies in use: what ships with the program and the user's own file, read, merged, written."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cchc_desktop import resources
from cchc_desktop.core.directory import Directory, Entry
from cchc_desktop.core.directory_csv import LARGEST, entries_text, merged, read_entries, read_provinces
from cchc_desktop.core.errors import ErrorCode, KnownError

AGENCIES = "directory/agencies.csv"
PROVINCES = "directory/provinces.csv"


@cache
def shipped() -> Directory:
    """The directory that comes with the program; its rows say by which law a name changed."""
    return Directory(
        read_entries(resources.read_text(AGENCIES), AGENCIES), read_provinces(resources.read_text(PROVINCES), PROVINCES)
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A directory, and why the user's own file is not in it, if it could not be read."""

    directory: Directory
    fault: KnownError | None = None


def load(own: Path | None = None) -> Loaded:
    """The shipped directory with the user's ``own`` rows in front; the file need not exist."""
    if own is None or not own.exists():
        return Loaded(shipped())
    try:
        return Loaded(with_own(read_own(own)))
    except KnownError as fault:
        return Loaded(shipped(), fault)


def with_own(own: Iterable[Entry]) -> Directory:
    """The shipped directory and the user's own rows, which take the place of shipped rows for the same name."""
    plain = shipped()
    own = tuple(own)
    entries = merged(plain.entries, own)
    return Directory((*own, *(entry for entry in entries if not entry.own)), plain.provinces)


def read_own(path: Path) -> tuple[Entry, ...]:
    """The rows of a user's file.

    Raises KnownError: SOURCE_MISSING, SOURCE_UNREADABLE, and those of
    :func:`cchc_desktop.core.directory_csv.read_entries`.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(4 * LARGEST + 1)
        return read_entries(raw.decode("utf-8-sig"), str(path), own=True)
    except FileNotFoundError:
        raise KnownError(ErrorCode.SOURCE_MISSING, path=str(path)) from None
    except UnicodeDecodeError:
        raise KnownError(ErrorCode.DIRECTORY_UNREADABLE, path=str(path)) from None
    except OSError as error:
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=str(error)) from None


def write_own(path: Path, entries: Iterable[Entry]) -> None:
    """Writes rows to a file, whole or not at all; an existing file is replaced only after the new one is complete.

    Raises KnownError: TARGET_FOLDER_MISSING, TARGET_NOT_WRITABLE, DISK_FULL.
    """
    raw = entries_text(entries).encode("utf-8")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except FileNotFoundError:
        raise KnownError(ErrorCode.TARGET_FOLDER_MISSING, path=str(path)) from None
    except OSError as error:
        raise _not_written(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _not_written(path, error) from None


def _not_written(path: Path, error: OSError) -> KnownError:
    if error.errno == errno.ENOSPC:
        return KnownError(ErrorCode.DISK_FULL, path=str(path))
    return KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason=str(error))


@dataclass(frozen=True, slots=True)
class Merge:
    """What taking over a colleague's file did: all rows afterwards, the new ones and the replaced ones."""

    entries: tuple[Entry, ...]
    new: tuple[Entry, ...]
    replaced: tuple[Entry, ...]


def merge(own: Iterable[Entry], other: Iterable[Entry]) -> Merge:
    """The user's rows with a colleague's: one for the same name, functions and first day is replaced, others added."""
    own, other = tuple(own), tuple(other)
    both = merged(own, other)
    new = both[len(own) :]
    replaced = tuple(entry for entry in other if entry not in new and entry not in own)
    return Merge(both, tuple(new), replaced)
