"""A file could not be written: try again, write under another name at once, or somewhere else – without a new start."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands.plans import free_path

_COUNTED = re.compile(r" \(\d+\)$")
_OF_THE_PLACE = (
    ErrorCode.TARGET_NOT_WRITABLE,
    ErrorCode.TARGET_EXISTS,
    ErrorCode.TARGET_FOLDER_MISSING,
    ErrorCode.DISK_FULL,
)
_OF_THE_NAME = ("in-use", "permission", "is-a-folder")  # reasons for which the folder may still take another file


class Target(NamedTuple):
    """Where something is to be written: the path, over an existing file or not, and the words of the file dialog."""

    path: Path
    over: bool
    suffix: str
    kind: str  # "Word"
    title: str  # of the file dialog: "Xuất ra Word"


def ask_again(
    parent: QWidget | None, error: KnownError, target: Target, write: Callable[[Target], None], *, folder: bool = False
) -> None:
    """Say why ``target`` was not written, and write again where and as the user wants; other errors are only told.

    ``folder``: the target is the folder of many files, none of which has another name to go by.
    """
    if error.code not in _OF_THE_PLACE:
        notices.tell_error(parent, error)
        return
    other = other_path(target.path, target.suffix) if not folder and _another_name_helps(error) else None
    match notices.ask_refused_target(parent, error, other):
        case notices.TargetAnswer.RETRY:
            write(target)
        case notices.TargetAnswer.OTHER if other is not None:
            write(target._replace(path=other, over=False))
        case notices.TargetAnswer.ELSEWHERE:
            elsewhere = _ask_place(parent, target, folder=folder)
            if elsewhere is not None:
                write(elsewhere)
        case _:
            pass


def _ask_place(parent: QWidget | None, target: Target, *, folder: bool) -> Target | None:
    if folder:
        chosen = notices.ask_folder(parent, target.title, target.path)
        return None if chosen is None else target._replace(path=chosen, over=False)
    asked = notices.ask_save_path(parent, target.title, target.path, target.suffix, target.kind)
    return None if asked is None else target._replace(path=asked[0], over=asked[1])


def other_path(path: Path, suffix: str) -> Path:
    """A name beside ``path`` that no file has: "Kế hoạch.docx" and "Kế hoạch (2).docx" give "Kế hoạch (3).docx"."""
    stem = path.name[: -len(suffix)] if path.name.lower().endswith(suffix) else path.name
    return free_path(path.parent, _COUNTED.sub("", stem), suffix)


def _another_name_helps(error: KnownError) -> bool:
    if error.code is ErrorCode.TARGET_EXISTS:
        return True
    refused = Path(str(error.params.get("path", "")))
    return error.params.get("reason") in _OF_THE_NAME and refused.exists()
