"""A line on the terminal while long work is going on, gone when it is done. Silent where nobody watches."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_PATIENCE = 0.7  # seconds of silence: short work shows nothing
_BEAT = 0.5
_CLEAR = "\r\x1b[K"


@contextmanager
def working(what: str, stream: TextIO | None = None, patience: float = _PATIENCE) -> Iterator[None]:
    """Shows ``what`` and the seconds passed on a terminal (stderr) until the block ends."""
    stream = sys.stderr if stream is None else stream
    # A windowed Windows program has no streams at all.
    if stream is None or not stream.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(what, stream, done, patience), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show(what: str, stream: TextIO, done: threading.Event, patience: float) -> None:
    began = time.monotonic()
    shown = False
    wait = patience
    while not done.wait(wait):
        stream.write(f"{_CLEAR}{what}… {int(time.monotonic() - began)} giây")
        stream.flush()
        shown, wait = True, _BEAT
    if shown:
        stream.write(_CLEAR)
        stream.flush()
