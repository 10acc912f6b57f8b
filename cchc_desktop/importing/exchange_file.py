"""Exchange files on disk: a plan's JSON, read with the care that any foreign file gets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange_read import Exchange, read_exchange
from cchc_desktop.core.forms import Form

MOST_MB = 64  # as of any foreign file


def is_exchange(path: Path) -> bool:
    """True for a name of an exchange file."""
    return path.suffix.lower() == ".json"


def read_exchange_file(path: Path, forms: Mapping[str, Form]) -> Exchange:
    """The plan in an exchange file, and what of the file the plan cannot hold; ``forms`` are the known ones by id.

    Raises KnownError: SOURCE_MISSING, SOURCE_UNREADABLE, SOURCE_TOO_LARGE, SOURCE_EMPTY, and those of read_exchange.
    """
    return read_exchange(_content(path), forms, str(path))


def _content(path: Path) -> bytes:
    if not path.exists():
        raise KnownError(ErrorCode.SOURCE_MISSING, path=str(path))
    if not path.is_file():  # a folder, a device, a pipe that nobody writes to
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason="no regular file")
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_MB * 2**20 + 1)
    except OSError as error:
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=str(error.strerror)) from None
    if len(raw) > MOST_MB * 2**20:
        raise KnownError(ErrorCode.SOURCE_TOO_LARGE, path=str(path), limit_mb=MOST_MB)
    if not raw.strip():
        raise KnownError(ErrorCode.SOURCE_EMPTY, path=str(path))
    return raw
