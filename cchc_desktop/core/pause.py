"""Work without the cycle collector: reading and laying out make many small objects and no cycles, in a moment."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Generator[None]:
    """Hold the collector back: it looks at every object made so far again and again, a third of all laying out."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
