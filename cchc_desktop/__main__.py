"""The one entry of the program: the window, or the command line where a verb or an option is given.

Nothing but the standard library is imported here: what is started imports its own.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

PLAN_SUFFIX = ".cchc"
READER = "--cchc-import-worker"  # as in importing/worker_child.py, which is not imported for a start


def wants_window(arguments: Sequence[str]) -> bool:
    """True for no arguments and for plans to open; a verb or an option is for the command line."""
    return all(_is_file(argument) for argument in arguments)


def _is_file(argument: str) -> bool:
    if argument.startswith("-"):
        return False
    return argument.lower().endswith(PLAN_SUFFIX) or Path(argument).is_file()


def main(arguments: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [READER] and len(given) == 3:  # the program reads a foreign file in a process of its own
        from cchc_desktop.importing.worker_child import main as read

        return read(given[1:])
    if wants_window(given):
        from cchc_desktop.app import run

        return run(given)
    from cchc_desktop.cli import main as command_line

    return command_line(given)


if __name__ == "__main__":
    sys.exit(main())
