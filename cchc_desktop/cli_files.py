"""Files of the command line: reading a plan from wherever it is kept, looking at a target before long work."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.catalogue import Catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue
from cchc_desktop.core.plan import Plan
from cchc_desktop.importing.exchange_file import is_exchange, read_exchange_file


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan that was read, and what of its file could not be taken over."""

    plan: Plan
    issues: tuple[Issue, ...] = ()


def load_plan(path: Path, catalogue: Catalogue) -> Loaded:
    """The plan in a plan file, also one that is open elsewhere, or in an exchange file. Raises KnownError."""
    if is_exchange(path):
        exchange = read_exchange_file(path, catalogue.forms)
        return Loaded(exchange.plan, exchange.issues)
    from cchc_desktop.storage.plan_file import read_plan

    return Loaded(read_plan(path))


def tell_left_out(issues: tuple[Issue, ...]) -> None:
    """Say on stderr what of a file could not be taken over."""
    from cchc_desktop.gui.messages import issue_line

    for issue in issues:
        print(issue_line(issue), file=sys.stderr)


def save_plan(path: Path, plan: Plan, force: bool) -> None:
    """A new plan file. Raises KnownError; then the folder is as it was."""
    from cchc_desktop.storage.plan_file import create

    create(path, plan, replace=force)


def check_target(path: Path, force: bool) -> None:
    """Say before the work what would stop the writing after it; the writing itself looks again.

    Raises KnownError(TARGET_FOLDER_MISSING, TARGET_NOT_WRITABLE or TARGET_EXISTS).
    """
    folder = path.parent
    if not folder.is_dir():
        raise KnownError(ErrorCode.TARGET_FOLDER_MISSING, path=str(path))
    if path.is_dir():
        raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason="a folder")
    if not os.access(folder, os.W_OK):
        raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason="folder not writable")
    if not force and os.path.lexists(path):
        raise KnownError(ErrorCode.TARGET_EXISTS, path=str(path))
