"""Who works here, as the history of changes says where the user prefers no other name."""

from __future__ import annotations


def system_user() -> str:
    """The system's name of the user; "" where it knows none."""
    from cchc_desktop.storage.stamps import user_name

    return user_name()
