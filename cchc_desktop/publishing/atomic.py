"""A file is written whole or not at all: temporary file beside it, flush, re-read, replace (promises.md R8).

On Windows a folder cannot be flushed: after a power cut the old file may be back there, but never half a file.
A kill of the program while it writes leaves one file ".cchc-….tmp" in the folder.
"""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from cchc_desktop.core.errors import ErrorCode, KnownError

_PATIENCE = 2.5  # seconds that a file held open by another program (Word, a virus scanner) is tried again
_WINDOWS_IN_USE = (5, 32, 33)  # access denied, sharing violation, lock violation


class WriteFault(StrEnum):
    """Why a target cannot be written; TARGET_NOT_WRITABLE carries one of these as its ``reason``."""

    PERMISSION = "permission"
    READ_ONLY = "read-only"  # the whole drive
    IN_USE = "in-use"  # open in another program
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FOLDER = "not-a-folder"  # what should be the target's folder is a file
    NAME = "name"  # too long, or not allowed there
    TOO_LARGE = "too-large"  # for the file system
    NOT_READ_BACK = "not-read-back"  # written, but what was read again differs or is damaged
    DEVICE = "device"  # the drive reports an error or is gone


class DamagedFileError(Exception):
    """Raised by a ``verify`` function: what was written cannot be read again."""


def write_atomically(
    target: Path,
    write: Callable[[BinaryIO], None],
    *,
    replace: bool,
    verify: Callable[[Path], None] | None = None,
) -> None:
    """Lets ``write`` fill ``target``; a reader sees the old file or the whole new one, whatever happens.

    ``replace`` False: an existing target is an error, also one that appears meanwhile. ``verify`` reads the complete
    file before it takes its place and raises DamagedFileError if it is not sound. A symbolic link is followed.
    Raises KnownError TARGET_EXISTS, TARGET_FOLDER_MISSING, TARGET_NOT_WRITABLE (``reason``: a WriteFault), DISK_FULL;
    after any error the folder is as it was.
    """
    try:
        place = Path(os.path.realpath(target))
        _check_place(target, place, replace)
        temporary = _write_temporary(place.parent, write)
        try:
            if verify:
                verify(temporary)
            _keep_mode(place, temporary)
            _publish(temporary, place, replace)
        finally:
            with suppress(OSError):  # renamed away, as a rule
                temporary.unlink()
        _flush_folder(place.parent)
    except DamagedFileError as error:
        raise _not_writable(target, WriteFault.NOT_READ_BACK) from error
    except OSError as error:
        raise _known(error, target) from error


def _check_place(target: Path, place: Path, replace: bool) -> None:
    """The errors that are sure before anything is written."""
    if place.is_dir():
        raise _not_writable(target, WriteFault.IS_A_FOLDER)
    if not replace and os.path.lexists(place):
        raise KnownError(ErrorCode.TARGET_EXISTS, path=str(target))
    if place.parent.exists() and not place.parent.is_dir():
        raise _not_writable(target, WriteFault.NOT_A_FOLDER)


def _write_temporary(folder: Path, write: Callable[[BinaryIO], None]) -> Path:
    """A complete, flushed file with a name of its own in ``folder``; nothing is left of it after an error."""
    temporary = folder / f".cchc-{secrets.token_hex(8)}.tmp"
    # Not tempfile: its files are private (mode 600), this one becomes a document with the usual rights.
    with temporary.open("xb") as file:
        try:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):  # closing flushes again, which fails again on a full disk
                file.close()
            with suppress(OSError):
                temporary.unlink()
            raise
    return temporary


def _keep_mode(place: Path, temporary: Path) -> None:
    """The new file gets the old one's rights; some file systems have none to give."""
    with suppress(OSError):
        temporary.chmod(place.stat().st_mode & 0o777)


def _publish(temporary: Path, place: Path, replace: bool) -> None:
    """Gives the temporary file its name in one step; with ``replace`` False only if nothing has that name."""
    if replace:
        _patiently(lambda: os.replace(temporary, place))
    elif os.name == "nt":
        os.rename(temporary, place)  # on Windows this one refuses an existing target, in one step
    else:
        _link(temporary, place)


def _link(temporary: Path, place: Path) -> None:
    try:
        os.link(temporary, place)
    except OSError as error:
        if isinstance(error, FileExistsError) or error.errno not in _NO_LINKS:
            raise
        # FAT sticks and some shares have no hard links: take the name with an empty file, then replace that.
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(temporary, place)
        except BaseException:
            place.unlink()
            raise


_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


def _patiently(replace: Callable[[], None]) -> None:
    """On Windows a target that is open elsewhere refuses for a moment or for long: try again for a while."""
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            replace()
        except PermissionError as error:
            if _windows_code(error) not in _WINDOWS_IN_USE or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """Makes the new name survive a power cut. Where that cannot be done (Windows, some shares), the file is whole."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _known(error: OSError, target: Path) -> KnownError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or _windows_code(error) in (39, 112):
        return KnownError(ErrorCode.DISK_FULL, path=str(target))
    if error.errno == errno.EEXIST:
        return KnownError(ErrorCode.TARGET_EXISTS, path=str(target))
    if error.errno == errno.ENOENT:
        return KnownError(ErrorCode.TARGET_FOLDER_MISSING, path=str(target))
    if _windows_code(error) in (32, 33):
        return _not_writable(target, WriteFault.IN_USE)
    return _not_writable(target, _FAULTS.get(error.errno or 0, WriteFault.DEVICE))


_FAULTS = {
    errno.EACCES: WriteFault.PERMISSION,
    errno.EPERM: WriteFault.PERMISSION,
    errno.EROFS: WriteFault.READ_ONLY,
    errno.EBUSY: WriteFault.IN_USE,
    errno.ETXTBSY: WriteFault.IN_USE,
    errno.EISDIR: WriteFault.IS_A_FOLDER,
    errno.ENOTDIR: WriteFault.NOT_A_FOLDER,
    errno.ENAMETOOLONG: WriteFault.NAME,
    errno.EINVAL: WriteFault.NAME,
    errno.ELOOP: WriteFault.NAME,
    errno.EFBIG: WriteFault.TOO_LARGE,
}


def _windows_code(error: OSError) -> int | None:
    return getattr(error, "winerror", None)


def _not_writable(target: Path, reason: WriteFault) -> KnownError:
    return KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(target), reason=reason.value)
