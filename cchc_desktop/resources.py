"""One door to the data files: the same names in a checkout, an installed wheel and the frozen program.

All three keep the package as a folder on disk, so paths do; importlib.resources alone costs a start 4 % of its time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class MissingResourceError(KeyError):
    """A data file that the program expects is not there, or its name is not allowed: always a bug of ours."""


def read_text(name: str) -> str:
    """The UTF-8 text of the data file ``name`` ("forms/annual-coded.toml").

    Raises MissingResourceError where there is no such file.
    """
    return _file(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of the data file ``name``; raises MissingResourceError where there is no such file."""
    return _file(name).read_bytes()


def names(folder: str) -> list[str]:
    """The files directly in ``folder``, sorted, as names for the other functions of this module.

    Raises MissingResourceError where there is no such folder.
    """
    place = _locate(folder)
    if not place.is_dir():
        raise MissingResourceError(folder)
    return sorted(f"{folder}/{child.name}" for child in place.iterdir() if child.is_file() and child.name[0] != ".")


@contextmanager
def path(name: str) -> Iterator[Path]:
    """A real path to the data file ``name``, for libraries that take no bytes; valid inside the ``with`` only."""
    yield _file(name)


def _file(name: str) -> Path:
    place = _locate(name)
    if not place.is_file():
        raise MissingResourceError(name)
    return place


def _locate(name: str) -> Path:
    parts = name.split("/")
    # One rule for all systems: "\\" and ":" are harmless on Linux and lead out of the folder on Windows.
    if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        raise MissingResourceError(name)
    return _root().joinpath(*parts)


def _root() -> Path:
    package = Path(sys.modules["cchc_desktop"].__path__[0])
    shipped = package / "_resources"
    return shipped if shipped.is_dir() else package.parent / "resources"
