"""Telling how far a long reading is: called often, and whoever is told may stop the reading by raising."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Tick: TypeAlias = Callable[[int, int], None]  # what is done, of how much; 0 of 0: nobody can say


def silent(_done: int, _total: int) -> None:
    """Nobody wants to know."""
