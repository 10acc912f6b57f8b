"""The gate: what a foreign file must be before any parser sees it (promises.md §2). Standard library only.

A regular file of bounded size whose first bytes, not its name, say what it is; an honest zip; a Word or Excel package;
parts without surprises. Everything else is refused with one KnownError.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.archive import LIMITS, Archive, Limits
from cchc_desktop.importing.compound import streams
from cchc_desktop.importing.package import Package

__all__ = ["LIMITS", "Limits", "admit", "open_package", "read_file"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm")
# First bytes (of text kinds: in lower case, after white space) of kinds that users mistake for Word or Excel files.
_OTHER_KINDS = ((b"%pdf", ".pdf"), (b"{\\rtf", ".rtf"), (b"mime-version:", ".mht"), (b"<?xml", ".xml"),
                (b"<!doctype html", ".html"), (b"<html", ".html"), (b"\x89png", ".png"), (b"\xff\xd8\xff", ".jpg"),
                (b"rar!", ".rar"), (b"7z\xbc\xaf\x27\x1c", ".7z"))  # fmt: skip
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STREAM_SUFFIXES = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"), ("PowerPoint Document", ".ppt"))
_ENCRYPTED_STREAMS = frozenset({"EncryptedPackage", "EncryptionInfo", "\tDRMContent"})


def admit(path: Path, limits: Limits = LIMITS) -> Package:
    """Let a file in: every part that a reader will read has been looked into.

    Raises KnownError with a ``SOURCE_*`` code.
    """
    package = open_package(path, limits)
    for name in package.needed():
        package.look(name)
    package.archive.measure()
    return package


def open_package(path: Path, limits: Limits = LIMITS) -> Package:
    """The package with its outer form checked, its parts not yet. Raises KnownError with a ``SOURCE_*`` code."""
    data = read_file(path, limits.file)
    _check_magic(path, data)
    return Package(Archive(str(path), data, limits))


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


def _check_magic(path: Path, data: bytes) -> None:
    """Return if the data are a zip, else say what they are."""
    if data.startswith(_ZIP):
        return
    suffix = path.suffix.lower()
    if data.startswith(_COMPOUND):
        raise _old_or_encrypted(path, data)
    start = data[:512]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    start = start.replace(b"\0", b"").lstrip().lower()  # UTF-16 text reads like ASCII
    for magic, kind in _OTHER_KINDS:
        if start.startswith(magic):
            raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=str(path), suffix=kind)
    if suffix in _OFFICE_SUFFIXES:
        raise KnownError(ErrorCode.SOURCE_NOT_ZIP, path=str(path))
    raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=str(path), suffix=suffix)


def _old_or_encrypted(path: Path, data: bytes) -> KnownError:
    names = streams(data)
    if names & _ENCRYPTED_STREAMS:
        return KnownError(ErrorCode.SOURCE_ENCRYPTED, path=str(path))
    found = [suffix for name, suffix in _STREAM_SUFFIXES if name in names]
    own = path.suffix.lower()
    fallback = own if own and own not in _OFFICE_SUFFIXES else ".doc"
    return KnownError(ErrorCode.SOURCE_OLD_FORMAT, path=str(path), suffix=found[0] if found else fallback)
