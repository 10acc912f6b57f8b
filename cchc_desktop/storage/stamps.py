"""Who works here and when, as the plan file and the owner file say it."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime


def now() -> str:
    """The time: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def user_name() -> str:
    """The system's name of the user; "" where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
