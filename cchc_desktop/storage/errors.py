"""What went wrong with a file, from SQLite's and the system's words to the one error the user reads."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cchc_desktop.core.errors import ErrorCode, KnownError

FULL = (errno.ENOSPC, errno.EDQUOT)
_LEAST_ROOM = 65_536  # bytes free below which a disk is called full


class DamagedError(Exception):
    """The content of a plan file contradicts itself; ``str()`` says in which point."""


def damaged(path: Path, detail: object) -> KnownError:
    """The error for a plan file whose content is not whole."""
    return KnownError(ErrorCode.PLAN_DAMAGED, path=str(path), detail=str(detail))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """While a plan file is read: what is found wrong becomes a KnownError about ``path``."""
    try:
        yield
    except DamagedError as error:
        raise damaged(path, error) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise _reading_error(_cause(error), path) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """While an open plan file is written: what the disk refuses becomes a KnownError about ``path``."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = _world_error(_cause(error), path)
        if known is None:
            raise
        raise known from error


@contextmanager
def making(path: Path) -> Iterator[None]:
    """While a new file is made at ``path``: what the folder refuses becomes a KnownError about ``path``."""
    try:
        with writing(path):
            yield
    except KnownError as error:
        if error.code is ErrorCode.PLAN_READ_ONLY:
            raise _not_writable(path, error.__cause__) from error
        raise
    except OSError as error:
        if not path.parent.is_dir():
            raise KnownError(ErrorCode.TARGET_FOLDER_MISSING, path=str(path)) from error
        if error.errno in FULL:
            raise KnownError(ErrorCode.DISK_FULL, path=str(path)) from error
        raise _not_writable(path, error.strerror) from error


def _not_writable(path: Path, reason: object) -> KnownError:
    return KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason=str(reason))


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's primary result code; None where the error came from Python's side (text that is no UTF-8)."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _cause(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _world_error(error: BaseException | None, path: Path) -> KnownError | None:
    match primary_code(error):
        case sqlite3.SQLITE_FULL:
            return KnownError(ErrorCode.DISK_FULL, path=str(path))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return KnownError(ErrorCode.PLAN_READ_ONLY, path=str(path))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, error)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:  # also where there is no room for a journal
            return KnownError(ErrorCode.DISK_FULL, path=str(path)) if _no_room(path) else _not_writable(path, error)
        case _:
            return None


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:  # the disk is gone
        return False


def _reading_error(error: BaseException | None, path: Path) -> KnownError:
    match primary_code(error):
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return KnownError(ErrorCode.PLAN_READ_ONLY, path=str(path))
        case sqlite3.SQLITE_IOERR:
            return KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=str(error))
        case sqlite3.SQLITE_FULL:
            return KnownError(ErrorCode.DISK_FULL, path=str(path))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return KnownError(ErrorCode.PLAN_IN_USE, path=str(path), user="", host="", since="")
        case _:  # our own fixed statements failed on this file: its content is not what we wrote
            return damaged(path, error)
