"""Files put in place whole: made under a temporary name in the same folder, then renamed, never over a plan in use."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage.errors import making


@contextmanager
def new_file(target: Path, *, replace: bool) -> Iterator[Path]:
    """Gives the path of an empty file beside ``target``; at the end of the context it is ``target``.

    Where the context fails nothing is left of it. Raises KnownError: TARGET_EXISTS (unless ``replace``; also for
    a journal that an earlier file of this name left behind and that SQLite would play back into the new one),
    TARGET_FOLDER_MISSING, TARGET_NOT_WRITABLE, DISK_FULL.
    """
    with making(target):
        _refuse_taken(target, replace=replace)
        temporary = target.with_name(f".{uuid.uuid4().hex}.new")
        try:
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            yield temporary
            _sync_file(temporary)
            _put(temporary, target, replace=replace)
        except BaseException:
            for leftover in (temporary, journal_path(temporary)):
                with suppress(OSError):
                    leftover.unlink()
            raise
        _sync_folder(target.parent)


def journal_path(plan: Path) -> Path:
    """Where SQLite keeps the rollback journal of a file."""
    return plan.with_name(f"{plan.name}-journal")


def _refuse_taken(target: Path, *, replace: bool) -> None:
    if os.path.lexists(target) and not replace:
        raise KnownError(ErrorCode.TARGET_EXISTS, path=str(target))
    journal = journal_path(target)
    with suppress(FileNotFoundError, NotADirectoryError):  # any other error: the name has no room for the journal's
        if journal.stat().st_size:
            raise KnownError(ErrorCode.TARGET_EXISTS, path=str(journal))


def _put(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        os.replace(temporary, target)
        return
    try:
        if sys.platform == "win32":
            os.rename(temporary, target)  # refuses an existing target
        else:
            _link(temporary, target)
    except FileExistsError:
        raise KnownError(ErrorCode.TARGET_EXISTS, path=str(target)) from None


def _link(temporary: Path, target: Path) -> None:
    """Give the file its name if that is free, in one step where the file system knows links (FAT does not)."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        os.rename(temporary, target)
    else:
        temporary.unlink()


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # no handle on a folder there; the rename is journalled by NTFS
        return
    with suppress(OSError):  # the file is in place; some network file systems know no sync of a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
